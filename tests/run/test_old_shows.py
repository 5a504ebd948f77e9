"""Shows that earlier versions rendered: an upgrade renders nothing again, and tells no listener of anything."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from articlecast.model import Episode
from articlecast.model.episode import RULES
from articlecast.names import sha256_hex
from articlecast.show.episodes.store import load_episode, load_episodes
from support.command import Called, call

SHOWS = sorted((Path(__file__).parent / "old_shows").iterdir())
"""Each was rendered by the version of its name: articles, ``episodes/``, its feed, and what it remembered."""


@pytest.fixture(params=SHOWS, ids=lambda folder: folder.name)
def show(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Listeners hear of a correction as of a new episode, where the show's file does not say otherwise."""
    show = Path(shutil.copytree(request.param, tmp_path / "show"))
    settings = show / "articlecast.toml"
    if "[publish]" not in settings.read_text():
        settings.write_text(settings.read_text() + '\n[publish]\ncorrections = "new episode"\n')
    return show


def list_files(show: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((show / "episodes").rglob("*.*")):
        if path.is_file() and path.name != ".lock":
            yield str(path.relative_to(show)), path.read_bytes()


def guids(show: Path) -> list[str]:
    return [entry.id for entry in feedparser.parse((show / "feed/feed.xml").read_bytes()).entries]


def list_known(feed: bytes) -> list[tuple[str, ...]]:
    """What apps know of each item by its feed, in its order."""
    return [
        (
            entry.id, entry.title, entry.link, entry.published, entry.itunes_duration,
            *(part[name] for part in entry.enclosures for name in ("href", "length", "type")),
        )
        for entry in feedparser.parse(feed).entries
    ]  # fmt: skip


OWNER = re.compile(r"\s*<(dc:creator|podcast:person [^>]*)>Ana Lee</[\w:]+>|Written by Ana Lee\. ")
"""What a version of ours said of who owns the show: it is told of who wrote the article alone."""


def drop_owner(feed: bytes) -> str:
    return OWNER.sub("", feed.decode())


def assert_kept(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Each file is what it was, but for what a manifest has of a later version beside all that it had."""
    for name, content in before.items():
        if not name.endswith("episode.json"):
            assert after[name] == content
            continue
        now, then = json.loads(after[name]), json.loads(content)
        assert set(now["episode"]) - set(then["episode"]) <= {"article", "parts", "renewed"}
        assert now | {"episode": {field: now["episode"].get(field) for field in then["episode"]}} == then


def unname_cover(feed: bytes) -> bytes:
    """The feed without the digest in its cover's name: a drawn cover is ours, and drawn better by a later version."""
    return re.sub(rb"cover-[0-9a-f]{12}", b"cover", feed)


def states(done: Called) -> dict[str, str]:
    """By source, what became of each article."""
    return {row["source"]: row["state"] for row in done.events if row["event"] == "article"}


def edit_article(show: Path) -> str:
    """Change a word of one article; its source."""
    source, old, new = next(
        row
        for row in (
            ("articles/tide.md", "It came in at six.", "It came in at seven."),
            ("feed.xml", "neither had a crew", "either had a crew"),
        )
        if (show / row[0]).is_file()
    )
    text = (show / source).read_text()
    assert old in text
    (show / source).write_text(text.replace(old, new))
    return source


@pytest.mark.parametrize("forgetful", [False, True])
@pytest.mark.parametrize("command", ["render", "sync"])
def test_an_upgrade_renders_nothing_again(show: Path, command: str, *, forgetful: bool) -> None:
    """With what the earlier version remembered, and without it."""
    if forgetful:
        shutil.rmtree(show / ".articlecast")
    before, feed = dict(list_files(show)), (show / "feed/feed.xml").read_bytes()
    done = call(command, "--json", folder=show)
    assert done.code == 0, done.err
    assert {row["state"] for row in done.events if row["event"] == "article"} <= {"unchanged"}
    after = dict(list_files(show))
    assert after.keys() == before.keys()
    assert_kept(before, after)
    now = (show / "feed/feed.xml").read_bytes()
    assert list_known(unname_cover(now)) == list_known(unname_cover(feed))
    assert drop_owner(unname_cover(now)) == drop_owner(unname_cover(feed))


@pytest.mark.parametrize("show", SHOWS[:1], indirect=True)
@pytest.mark.parametrize("command", ["render", "sync"])
def test_after_an_upgrade_a_setting_renders_what_it_touches_and_nothing_else(show: Path, command: str) -> None:
    """The first run with this version notes what the settings were to each episode."""
    call(command, folder=show)
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[lexicon]\ngull = "gool"\n')
    done = call(command, "--json", folder=show)
    assert done.code == 0, done.err
    assert [name for name, state in states(done).items() if state != "unchanged"] == ["articles/gull.md"]


@pytest.mark.parametrize("show", SHOWS[-1:], indirect=True)
def test_a_plan_says_that_there_is_nothing_to_do(show: Path) -> None:
    done = call("sync", "--dry-run", "--json", folder=show)
    todo = {row["todo"] for row in done.events if row["event"] == "decision"}
    assert todo == {"unchanged", "withdrawn"}


def test_a_changed_word_is_found_after_an_upgrade(show: Path) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("[publish]\n", "[publish]\ncorrection_share = 0\n"))
    source = edit_article(show)
    before = guids(show)
    done = call("sync", "--json", folder=show)
    assert done.code == 0, done.err
    changed = [name for name, state in states(done).items() if state != "unchanged"]
    if source == "feed.xml" and not changed:  # its only entry was withdrawn by an editor
        return
    assert [name.partition("#")[0] for name in changed] == [source]
    assert len(set(guids(show)) - set(before)) == 1, "what really changed is a correction as ever"


@pytest.mark.parametrize("show", SHOWS[:1] + SHOWS[-1:], indirect=True)
def test_a_mended_word_after_an_upgrade_is_no_correction(show: Path) -> None:
    """Of the words around an article, as the day that is said of it since, none is the article's."""
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("[publish]\n", "[publish]\ncorrection_share = 0.2\n"))
    source, before = edit_article(show), guids(show)
    done = call("sync", "--json", folder=show)
    assert states(done)[source] == "changed", done.err
    assert guids(show) == before


def test_a_changed_setting_is_found_after_an_upgrade_and_is_no_correction(show: Path) -> None:
    """Every word may be another then, but the article is not."""
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + '\n[narrate]\nopening = "Now: {title}"\n')
    before, feed = {one.slug: one for one in load_episodes(show / "episodes")}, guids(show)
    done = call("render", "--json", folder=show)
    assert done.code == 0, done.err
    assert "changed" in states(done).values()
    assert guids(show) == feed
    after = {one.slug: one for one in load_episodes(show / "episodes")}
    assert {slug: one.revision for slug, one in after.items()} == {slug: one.revision for slug, one in before.items()}


def test_a_refresh_makes_episodes_anew_and_tells_no_listener(show: Path) -> None:
    for script in (show / "episodes").glob("*/script-*.md"):  # as if earlier rules had said something else
        home = script.parent
        manifest = json.loads((home / "episode.json").read_bytes())
        manifest["episode"]["wording"] = "0" * 64
        (home / "episode.json").write_text(json.dumps(manifest))
    before, feed = {one.slug: one for one in load_episodes(show / "episodes")}, guids(show)
    call("render", "--json", folder=show)
    done = call("render", "--refresh", "--json", folder=show)
    assert done.code == 0, done.err
    kept = {slug for slug, one in before.items() if one.withdrawn}
    assert set(states(done).values()) == {"refreshed"}
    assert len(states(done)) == len(before) - len(kept)
    after = {one.slug: one for one in load_episodes(show / "episodes")}
    for slug, episode in after.items():
        assert (episode.guid, episode.revision) == (before[slug].guid, before[slug].revision)
        assert episode.updated == before[slug].updated
        assert (episode.rules == RULES) == (slug not in kept)
    assert guids(show) == feed
    assert call("render", "--refresh", "--json", folder=show).code == 0
    assert call("render", folder=show).out.startswith(f"{len(before)} unchanged")


def test_a_refresh_of_a_corrected_article_is_a_correction_as_ever(show: Path) -> None:
    source = edit_article(show)
    slug = next(one.slug for one in load_episodes(show / "episodes") if one.source.startswith(source))
    done = call("render", "--refresh", slug, "--json", folder=show)
    if done.code == 2:
        assert "articlecast withdraw the-lamp --undo" in done.err
        return
    assert list(states(done).values()) == ["changed"]
    assert find(show, slug).revision == 2


def find(show: Path, slug: str) -> Episode:
    episode = load_episode(show / "episodes" / slug)
    assert episode is not None
    return episode


def test_a_plan_says_what_a_refresh_would_change(show: Path) -> None:
    slug = next(one.slug for one in load_episodes(show / "episodes") if not one.withdrawn)
    alter_script(show, slug)
    done = call("plan", folder=show)
    assert done.code == 0, done.err
    assert re.search(rf"1 of \d sentences would be said otherwise .*: articlecast render --refresh {slug}\)", done.out)
    again = call("render", "--refresh", slug, "--dry-run", folder=show)
    assert "(1 of " in again.out
    assert call("render", "--refresh", "--since", "2030-01-01", folder=show).out.startswith("nothing to do; feed: ")


def alter_script(show: Path, slug: str) -> None:
    """Have the episode say its title otherwise, as earlier rules might have done."""
    path = show / "episodes" / slug / "episode.json"
    manifest = json.loads(path.read_bytes())
    asset = next(asset for asset in manifest["episode"]["assets"] if asset["role"] == "script")
    script = path.parent / asset["name"]
    text = write_script_of_today(show, slug)
    altered = re.sub(r"(?m)^\[title\] (.*)$", r"[title] {\1|Once upon a time|rule}", text)
    assert altered != text
    script.write_text(altered)
    asset["sha256"], asset["length"] = sha256_hex(script.read_bytes()), script.stat().st_size
    path.write_text(json.dumps(manifest))


def write_script_of_today(show: Path, slug: str) -> str:
    done = call("script", find(show, slug).source, folder=show)
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("command", ["render", "sync"])
def test_a_newer_versions_manifest_is_one_line_and_nothing_is_lost(show: Path, command: str) -> None:
    """Whatever its fields are by then."""
    slug = next(one.slug for one in load_episodes(show / "episodes") if not one.withdrawn)
    path = show / "episodes" / slug / "episode.json"
    manifest = json.loads(path.read_bytes())
    newer = {"format": 2, "episode": manifest["episode"] | {"revision": "1.0", "assets": {}, "seconds": "PT9S"}}
    path.write_text(json.dumps(newer, indent=2))
    before, feed = dict(list_files(show)), guids(show)
    done = call(command, folder=show)
    assert done.code in {1, 3}
    assert done.err.count("error: ") == 1
    assert "was written by a newer articlecast (format 2, this one reads 1)" in done.err
    assert_kept(before, dict(list_files(show)))
    assert guids(show) == feed
