"""docs/moving.md is run: its commands as they stand there, and what it says of copies and losses."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from support.command import call
from support.unattended import LATER, guids, make_show, run, running, write_article
from test_readme import ROOT

pytestmark = pytest.mark.posix
PAGE = (ROOT / "docs/moving.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def read_commands(section: str) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", SECTIONS[section], re.DOTALL)
    return re.findall(r"^\$ (.+)$", "".join(blocks), re.MULTILINE)


def follow(section: str, folder: Path, *, good: Iterable[int] = (0,)) -> Path:
    """Type the section's commands; the folder in which one stands at the end. tar may end with one of ``good``."""
    for command in read_commands(section):
        program, *arguments = shlex.split(command)
        if program == "cd":
            folder = (folder / arguments[0]).resolve()
        elif program == "articlecast":
            called = call(*arguments, folder=folder)
            assert called.code == 0, f"{command}\n{called.out}{called.err}"
        else:
            done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode in good, f"{command}\n{done.stderr}"
    return folder


def read_files(show: Path, *parts: str) -> dict[str, bytes]:
    found = [path for part in parts for path in sorted((show / part).rglob("*")) if path.is_file()]
    return {str(path.relative_to(show)): path.read_bytes() for path in found if path.name != ".lock"}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A show, the one restored from its backup, and where that was delivered under its new address."""
    show = make_show(tmp_path_factory.mktemp("house") / "show")
    run(show)
    follow("A backup", show)
    restored = follow("Restore", show)
    shutil.copytree(restored, restored.with_name("before"))
    settings = restored / "articlecast.toml"
    (example,) = re.findall(r"```toml\n(.*?)```", SECTIONS["Another address"], re.DOTALL)
    base, feed = re.findall(r'^\w+ = "(.+)"$', example, re.MULTILINE)
    text = re.sub(r'base_url = ".*"', f'base_url = "{base}"', settings.read_text())
    settings.write_text(f'{text}new_feed_url = "{feed}"\n')
    follow("Another address", restored)
    return show, restored, restored.with_name("new-host")


def test_a_restored_show_is_the_same_and_nothing_is_rendered_again(moved: tuple[Path, Path, Path]) -> None:
    show, restored, _ = moved
    before = read_files(restored.with_name("before"), "episodes", "feed")
    assert before == read_files(show, "episodes", "feed")
    assert not (restored.with_name("before") / "episodes/.lease").exists()


def test_a_show_at_another_address_keeps_its_guids_and_its_sound(moved: tuple[Path, Path, Path]) -> None:
    show, restored, there = moved
    assert read_files(restored, "episodes") == read_files(show, "episodes")
    old, new = ((place / "feed.xml").read_text() for place in (show / "delivered", there))
    for tag in ("podcast:guid", "guid"):
        pattern = re.compile(rf"<{tag}[ >].*?</{tag}>")
        assert pattern.findall(new) == pattern.findall(old) != []
    assert "https://example.org/podcast" not in new
    address = "https://pods.example.net/harbour"
    assert f"<itunes:new-feed-url>{address}/feed.xml</itunes:new-feed-url>" in new
    assert f'<enclosure url="{address}/episodes/' in new


def test_a_backup_while_a_run_is_at_work_holds_no_word_of_it_and_is_brought_up_to_date(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show")
    known = guids(show)
    with running(show):
        assert (show / "episodes/.lease").is_file()
        follow("A backup", show, good=(0, 1))
    run(show)
    restored = tmp_path / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-xzf", "backup.tar.gz", "-C", "restored"], cwd=tmp_path, check=True)
    assert not (restored / "episodes/.lease").exists()
    assert guids(restored) == known
    report = run(restored)
    assert (report.failed, len(report.made)) == (False, 3)  # the run that was slow had another voice
    assert guids(restored) == guids(show)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_copy_that_a_run_came_into_at_any_moment_is_healed_by_the_next(tmp_path: Path, *, backwards: bool) -> None:
    before = make_show(tmp_path / "before")
    after = shutil.copytree(before, tmp_path / "after")
    run(after)
    write_article(after, "gull", "A gull sat on the slip, and another one.", 3)
    parts = ("episodes", "feed", "articles")
    old, new = read_files(before, *parts), read_files(after, *parts)
    names = sorted(old.keys() | new.keys(), reverse=backwards)
    for cut in range(0, len(names) + 1, -(-len(names) // 4)):
        copy = tmp_path / f"copy-{cut}"
        for number, name in enumerate(names):
            content = old.get(name) if number < cut else new.get(name)
            if content is not None:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(content)
        shutil.copy(before / "articlecast.toml", copy)
        report = run(copy, LATER + timedelta(minutes=5))
        assert not report.failed, f"cut at {cut}: {report.troubles} {report.failures}"
        assert call("check", folder=copy).code == 0, f"cut at {cut}"
        assert guids(after).items() <= guids(copy).items(), f"cut at {cut}"
        assert run(copy, LATER + timedelta(minutes=10)).idle, f"cut at {cut}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_show(tmp_path_factory.mktemp("whole") / "show")
    run(show)
    return show


def lose(*names: str) -> Callable[[Path], None]:
    def remove(show: Path) -> None:
        for name in names:
            for path in list(show.glob(name)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


@pytest.mark.parametrize(
    ("lost", "made"),
    [
        ((".articlecast",), 0),
        (("feed",), 0),
        ((".articlecast", "feed"), 0),
        (("episodes/the-tide/audio-*",), 1),
        (("episodes/the-tide",), 1),
        (("articles/tide.md",), 0),
        (("episodes/failures.json", "episodes/show.json"), 0),
    ],
)
def test_what_is_lost_is_made_again_as_the_page_says(
    whole: Path, tmp_path: Path, lost: tuple[str, ...], made: int
) -> None:
    show = shutil.copytree(whole, tmp_path / "show")
    known = guids(show)
    lose(*lost)(show)
    report = run(show, LATER + timedelta(minutes=5))
    assert not report.failed, report
    assert len(report.made) == made
    assert guids(show) == known
    if not {"articles/tide.md", "episodes/the-tide"} & {*lost}:  # the first is noted, the second's notes are gone
        assert (show / "feed/feed.xml").read_bytes() == (whole / "feed/feed.xml").read_bytes()


def test_articles_that_are_lost_all_at_once_are_told_and_their_episodes_stay(whole: Path, tmp_path: Path) -> None:
    show = shutil.copytree(whole, tmp_path / "show")
    lose("articles/*")(show)
    report = run(show, LATER + timedelta(minutes=5))
    assert report.failed
    assert (show / "feed/feed.xml").read_bytes() == (whole / "feed/feed.xml").read_bytes()
