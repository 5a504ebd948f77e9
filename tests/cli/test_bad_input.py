"""Whatever the world puts in the folder: one clear line that names the file, the good articles rendered."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import pytest

from cli.conftest import WriteArticle
from support.command import call

HEADER = b"---\ntitle: Bad\ndate: 2026-03-09\n---\n\n"


def nested(levels: int) -> bytes:
    return HEADER + b"<div>" * levels + b"deep" + b"</div>" * levels


CASES: dict[str, tuple[bytes, str]] = {
    "broken YAML": (b"---\ntitle: [unclosed\n---\n\nText.\n", "line"),
    "a header without an end": (b"---\ntitle: Bad\n\nText.\n", "---"),
    "a header that is a list": (b"---\n- a\n- b\n---\n\nText.\n", "header"),
    "an empty body": (HEADER, "text"),
    "a body of tags alone": (HEADER + b"<p> </p><div></div>", "text"),
    "a wrong encoding": (HEADER + "Caf\xe9".encode("latin-1") + b" au lait.", "UTF-8"),
    "a binary file": (bytes(range(256)) * 40, "bad.md"),
    "a body of 50 MB": (HEADER + b"Words and words. " * 3_100_000, "larger"),
    "ten thousand nested tags": (nested(10_000), "nested"),
    "a date that is none": (b"---\ntitle: Bad\ndate: the day after tomorrow\n---\n\nText.\n", "date"),
    "a day that is none": (b"---\ntitle: Bad\ndate: 2026-02-31\n---\n\nText.\n", "date"),
    "a slug that leaves the folder": (b"---\ntitle: Bad\nslug: ../../bad\n---\n\nText.\n", "slug"),
    "an absolute slug": (b"---\ntitle: Bad\nslug: /etc/bad\n---\n\nText.\n", "slug"),
}


@pytest.mark.parametrize(("content", "word"), CASES.values(), ids=list(CASES))
def test_bad_input_is_named_and_the_good_articles_are_rendered(
    show: Path, write: WriteArticle, content: bytes, word: str
) -> None:
    write("tide")
    (show / "articles/bad.md").write_bytes(content)
    called = call("render", folder=show)
    assert called.code == 1
    errors = [line for line in called.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, called.err
    assert "articles/bad.md" in errors[0]
    assert word in called.err
    assert [path.name for path in (show / "episodes").iterdir() if path.is_dir()] == ["the-tide"]
    assert "The tide" in (show / "feed/feed.xml").read_text()


def test_control_characters_in_a_title_reach_neither_feed_nor_tags(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    path.write_text(path.read_text().replace("title: The tide", 'title: "The\\x07 ti\\x1bde\\u2028 \\u202E <b>&"'))
    assert call("render", folder=show).code == 0
    feed = (show / "feed/feed.xml").read_text()
    assert not any(character in feed for character in "\x07\x1b\u2028")


@pytest.mark.posix
def test_a_folder_is_told_from_an_article(show: Path, write: WriteArticle) -> None:
    write("tide")
    called = call("script", "articles", folder=show)
    assert (called.code, called.err.splitlines()[0]) == (3, "error: articles: is a folder, not one article")
    assert "articlecast plan articles" in called.err


@pytest.mark.posix
def test_an_article_that_cannot_be_read_is_named(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "articles/bad.md").symlink_to(show / "nowhere.md")
    (show / "articles/loop.md").symlink_to("loop.md")
    called = call("render", folder=show)
    assert called.code in {0, 1}
    assert "Traceback" not in called.err
    assert (show / "episodes/the-tide/episode.json").exists()


def as_nobody(work: Callable[[], None]) -> int:
    """Run ``work`` in a child that has given up root's right to write everywhere; its exit code."""
    pid = os.fork()
    if pid == 0:
        status = 99
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.posix
def test_a_read_only_disk_is_one_clear_line_and_keeps_what_was_there(show: Path, write: WriteArticle) -> None:
    write("tide")
    assert call("render", folder=show).code == 0  # also imports what the child may no longer read
    write("tide", last="And then it rose again.")
    with TemporaryDirectory() as open_to_all:
        folder = Path(shutil.copytree(show, Path(open_to_all) / "show"))
        said = folder / "said.txt"
        said.touch()
        for path in (Path(open_to_all), folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        said.chmod(0o666)
        before = {path: path.read_bytes() for path in (folder / "episodes").rglob("*.*") if path.is_file()}

        def work() -> None:
            called = call("render", folder=folder)
            said.write_text(f"{called.code}\n{called.err}")

        assert as_nobody(work) == 0
        code, first, *_ = said.read_text().splitlines()
        assert code in {"1", "3"}
        assert first.startswith("error: ")
        assert "Permission denied" in first
        assert "Traceback" not in said.read_text()
        assert {path: path.read_bytes() for path in (folder / "episodes").rglob("*.*") if path.is_file()} == before


@pytest.mark.posix
def test_a_full_disk_is_one_clear_line_and_keeps_what_was_there(show: Path, write: WriteArticle) -> None:
    write("tide")
    assert call("render", folder=show).code == 0
    before = {path.name for path in (show / "episodes/the-tide").iterdir()}
    write("tide", last="And then it rose again. " * 40)
    script = (
        "import resource, signal, sys\n"
        "from articlecast.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"  # no file may grow further, as on a full disk
        "main(['render'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=show, capture_output=True, text=True, check=False)
    assert done.returncode in {1, 3}
    assert done.stderr.splitlines()[0].startswith("error: ")
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in (show / "episodes/the-tide").iterdir()} == before
    assert not list((show / ".articlecast").glob("work/*"))


@pytest.mark.posix
@pytest.mark.parametrize("name", ["-rf.md", "--help.md", "a\nb.md", "q\"'<b>&;$(touch pwned) `touch pwned`.md"])
def test_a_file_name_is_neither_option_nor_markup_nor_command(show: Path, name: str) -> None:
    text = "---\ndate: 2026-03-01\n---\n\n# The buoy\n\nA buoy rang in the fog.\n"
    (show / "articles" / name).write_text(text)
    called = call("sync", folder=show)
    assert (called.code, called.err) == (0, "")
    (episode,) = feedparser.parse((show / "feed/feed.xml").read_bytes()).entries
    assert episode.title == "The buoy"
    assert not list(show.rglob("pwned"))


def test_no_file_that_a_show_consists_of_is_ever_a_slug(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "articles/bad.md").write_text("---\ntitle: [\n---\n")
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[publish]\ntarget = "out"\n')
    call("sync", folder=show)
    (show / "articles/bad.md").unlink()
    files = [path.name for path in show.rglob("*.*") if path.is_file() and "articles" not in path.parts]
    assert {"failures.json", "show.json", "episode.json", "memory.json", "feed.xml", ".lock"} <= set(files)
    names = sorted({*files, *(name.upper() for name in files), "con", "Nul.json", "lpt1"})
    for number, name in enumerate(names):
        text = f"---\ntitle: Number {number}\ndate: 2026-03-01\nslug: '{name}'\n---\n\nText.\n"
        (show / f"articles/{number}.md").write_text(text)
    called = call("render", folder=show)
    assert (called.err.count("slug: "), called.err.count("error: ")) == (2 * len(names), len(names)), called.err
    assert [path.name for path in (show / "episodes").iterdir() if path.is_dir()] == ["the-tide"]


USAGE = {
    ("pln",): ("articlecast: no such command 'pln'; did you mean 'plan'?", "articlecast plan"),
    ("quux",): ("articlecast: no such command 'quux'", "articlecast --help"),
    ("hold",): ("hold: missing argument 'SLUG...'", "articlecast hold --help"),
    ("opml",): (
        "opml: missing argument '{import|export}'. Choose from: import, export",
        "articlecast opml --help",
    ),
    ("check", "articles"): (
        "check: got unexpected extra argument (articles)",
        "articlecast check --help",
    ),
    ("sync", "--dry"): ("sync: no such option: --dry; did you mean --dry-run?", "articlecast sync --help"),
    ("sync", "--limit", "x"): (
        "sync: invalid value for '--limit': 'x' is not a valid integer range",
        "articlecast sync --help",
    ),
}


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_a_call_that_is_none_is_one_line_with_what_to_type(show: Path, words: tuple[str, ...]) -> None:
    called = call(*words, folder=show)
    wrong, hint = USAGE[words]
    assert (called.code, called.out, called.err) == (2, "", f"error: {wrong}\ntry:   {hint}\n")
