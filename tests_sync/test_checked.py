"""What goes out is what was built and checked: whatever is damaged between is seen, and mended or held back."""

import os
import shutil
from pathlib import Path

import pytest

from articlecast.errors import PublishError
from articlecast.publish.deliver.store import Store
from cli.conftest import WriteArticle
from support.command import Called, call


def sync(show: Path, *arguments: str) -> Called:
    return call("sync", *arguments, folder=show)


@pytest.fixture
def delivered(show: Path, write: WriteArticle) -> Path:
    """A show of two episodes that is delivered to ``www`` and up to date."""
    with (show / "articlecast.toml").open("a") as stream:
        stream.write('\n[publish]\ntarget = "www"\n')
    write("tide", 1)
    write("gull", 2)
    called = sync(show)
    assert called.code == 0, called.err
    return show


def damage(path: Path) -> None:
    """Zeros in the place of what the file holds, its length and its times as they were."""
    status = path.stat()
    path.write_bytes(bytes(status.st_size))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def pages(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_feed_that_was_cut_is_built_again_before_it_is_published(delivered: Path) -> None:
    feed = delivered / "feed/feed.xml"
    whole = feed.read_bytes()
    feed.write_bytes(whole[:500])
    called = call("publish", folder=delivered)
    assert called.code == 0, called.err
    assert feed.read_bytes() == whole
    assert (delivered / "www/feed.xml").read_bytes() == whole


def test_an_idle_run_builds_what_was_damaged(delivered: Path) -> None:
    before = pages(delivered / "feed")
    (delivered / "feed/feed.xml").write_bytes(before["feed.xml"][:500])
    damage(delivered / "feed/index.html")
    (delivered / "feed/episodes/the-tide/index.html").unlink()
    assert sync(delivered).code == 0
    assert pages(delivered / "feed") == before
    assert {name: (delivered / "www" / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".json", ".txt", ".html", ".mp3", ".md"])
@pytest.mark.parametrize("how", ["deleted", "altered", "cut"])
def test_an_idle_run_heals_any_file_of_an_episode(delivered: Path, suffix: str, how: str) -> None:
    home = delivered / "episodes/the-tide"
    before = pages(home)
    path = next(path for path in sorted(home.iterdir()) if path.suffix == suffix and path.name != "episode.json")
    match how:
        case "deleted":
            path.unlink()
        case "altered":
            path.write_bytes(path.read_bytes().swapcase())
        case "cut":
            path.write_bytes(path.read_bytes()[:50])
    called = sync(delivered)
    assert called.code == 0, called.err
    assert pages(home) == before
    assert call("check", folder=delivered).code == 0
    called = sync(delivered)
    assert (called.code, called.out) == (0, "")


def test_sound_that_was_altered_before_anybody_knew_it_is_made_again_by_the_run_after_the_check(
    delivered: Path,
) -> None:
    audio = next((delivered / "episodes/the-tide").glob("audio-*"))
    before, feed = audio.read_bytes(), (delivered / "www/feed.xml").read_bytes()
    damage(audio)
    shutil.rmtree(delivered / ".articlecast")  # as where a damaged copy is restored: its length is all that is known
    first = sync(delivered)
    assert (first.code, first.err.count("error:")) == (1, 1)
    assert "was altered" in first.err
    second = sync(delivered)
    assert (second.code, second.err) == (0, "")
    assert audio.read_bytes() == before
    assert (delivered / "www/feed.xml").read_bytes() == feed


@pytest.mark.parametrize("place", ["feed/feed.xml", "feed/index.html", "episodes/the-tide/*.vtt", "www/feed.xml",
                                   "www/.articlecast-delivered.json", ".articlecast/memory.json",
                                   ".articlecast/site.json", ".articlecast/catalog.json"])  # fmt: skip
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_a_file_holds_no_run(delivered: Path, place: str, write: WriteArticle) -> None:
    path = next(delivered.glob(place))
    path.unlink()
    os.mkfifo(path)
    write("kelp", 3)
    called = sync(delivered)
    assert (called.code, called.err) == (0, "")
    assert path.is_file()
    assert (delivered / "www/feed.xml").read_bytes().count(b"<item>") == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_a_manifest_is_one_line_and_one_episode(delivered: Path) -> None:
    path = delivered / "episodes/the-tide/episode.json"
    path.unlink()
    os.mkfifo(path)
    called = sync(delivered)
    assert called.code == 1
    assert called.err.count("error:") == 1, called.err
    assert b"the-tide" in (delivered / "www/feed.xml").read_bytes()


@pytest.mark.parametrize("suffix", [".vtt", ".md", ".mp3"])
@pytest.mark.parametrize("where", ["itself", "nowhere"])
def test_a_link_that_leads_nowhere_is_made_a_file_again(delivered: Path, suffix: str, where: str) -> None:
    home = delivered / "episodes/the-tide"
    before = pages(home)
    path = next(path for path in sorted(home.iterdir()) if path.suffix == suffix)
    path.unlink()
    path.symlink_to(path.name if where == "itself" else "nowhere")
    (delivered / ".articlecast/memory.json").unlink()
    called = sync(delivered)
    assert (called.code, called.err) == (0, "")
    assert not path.is_symlink()
    assert pages(home) == before


@pytest.mark.parametrize("what", ["folder", "link"])
def test_what_stands_in_a_files_place_is_told_with_what_makes_room(delivered: Path, what: str) -> None:
    audio = next((delivered / "episodes/the-tide").glob("audio-*"))
    page = delivered / "feed/index.html"
    if what == "folder":
        audio.unlink()
        audio.mkdir()
        called, remedy = sync(delivered), f"try:   mv {audio} {audio}.old "
    else:
        page.unlink()
        page.symlink_to(page.name)
        called, remedy = sync(delivered), f"try:   rm {page} "
    assert called.code == 1
    assert remedy in called.err
    assert "df -h" not in called.err


@pytest.mark.parametrize("content", [b"", b"no GUID", b"[]", b'{"guid": 5}', b'{"guid": "c88bd682-1"}', b"\0" * 60])
def test_the_shows_guid_is_written_again_as_its_feed_says_it(show: Path, write: WriteArticle, content: bytes) -> None:
    write("tide")
    assert sync(show).code == 0
    own, feed = show / "episodes/show.json", (show / "feed/feed.xml").read_bytes()
    before = own.read_bytes()
    own.write_bytes(content)
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("example.org", "example.net", 1))  # it is of its first address
    called = sync(show)
    assert (called.code, called.err) == (0, "")
    assert own.read_bytes() == before
    assert find_guid((show / "feed/feed.xml").read_bytes()) == find_guid(feed)


@pytest.mark.parametrize("keeps_source", [True, False])
def test_a_plan_makes_nothing_of_an_article_whose_manifest_is_damaged(delivered: Path, *, keeps_source: bool) -> None:
    path = delivered / "episodes/the-tide/episode.json"
    path.write_bytes(path.read_bytes().replace(b'"seconds"', b'"s"') if keeps_source else b"\0" * 200)
    called = call("plan", folder=delivered)
    assert called.code == 1
    assert called.err.count("error:") == 1
    assert "is no manifest" in called.err
    assert "articles/gull.md" in called.out, "the other one is planned"
    assert call("sync", "--dry-run", folder=delivered).err.count("error:") == 1


def find_guid(feed: bytes) -> bytes:
    """The show's own, as it stands there."""
    return feed.partition(b"<podcast:guid>")[2].partition(b"<")[0]


@pytest.mark.parametrize("command", ["feed", "publish", "sync"])
def test_a_folder_in_the_feeds_place_is_told_by_each_command_with_what_makes_room(
    delivered: Path, command: str
) -> None:
    feed = delivered / "feed/feed.xml"
    live = (delivered / "www/feed.xml").read_bytes()
    feed.unlink()
    feed.mkdir()
    called = call(command, folder=delivered)
    assert called.code in {1, 3}
    assert called.err.count("error:") == 1
    assert f"try:   mv {feed} {feed}.old " in called.err
    assert (delivered / "www/feed.xml").read_bytes() == live


def test_what_is_in_the_way_is_named_and_never_the_show_around_it(delivered: Path, write: WriteArticle) -> None:
    own = delivered / "episodes/show.json"
    own.unlink()
    own.mkdir()
    write("kelp", 3)
    called = sync(delivered)
    assert called.code == 1
    assert f"mv {own} {own}.old " in called.err
    assert f"mv {delivered} " not in called.err


def test_a_run_that_finds_all_as_it_was_writes_nothing(delivered: Path) -> None:
    sync(delivered)
    before = {path: path.stat().st_mtime_ns for path in delivered.rglob("*")}
    assert sync(delivered).code == 0
    assert {path: path.stat().st_mtime_ns for path in delivered.rglob("*")} == before


@pytest.mark.parametrize("command", ["sync", "publish"])
def test_a_damaged_manifest_stays_as_it_was_with_listeners_and_holds_nothing_back(
    delivered: Path, write: WriteArticle, command: str
) -> None:
    manifest, there = delivered / "episodes/the-tide/episode.json", delivered / "www/episodes/the-tide"
    whole, sound = manifest.read_bytes(), {path.name for path in there.iterdir()}
    with (delivered / "articlecast.toml").open("a") as stream:
        stream.write("grace_days = 0\n")
    manifest.write_bytes(whole[:90])
    write("storm", 3)
    if command == "publish":
        call("render", folder=delivered)
    called = call(command, folder=delivered)
    assert called.code == 1
    assert "error: " in called.err
    assert "the-tide" in called.err
    feed = (delivered / "www/feed.xml").read_text()
    assert all(slug in feed for slug in ("the-tide", "the-gull", "the-storm"))
    assert {path.name for path in there.iterdir()} == sound
    manifest.write_bytes(whole)
    assert call(command, folder=delivered).code == 0
    assert {path.name for path in there.iterdir()} == sound


def test_the_check_tells_a_feed_that_is_not_there_though_nobody_knows_what_was_built(delivered: Path) -> None:
    (delivered / ".articlecast/site.json").unlink()
    (delivered / "feed/feed.xml").unlink()
    (delivered / "feed/feed.xml").mkdir()
    called = call("check", folder=delivered)
    assert called.code == 1
    assert "error: feed/feed.xml: is not there\ntry:   articlecast feed" in called.out


def test_the_check_tells_pages_that_are_not_what_was_built(delivered: Path) -> None:
    assert call("check", folder=delivered).code == 0
    damage(delivered / "feed/episodes/the-tide/index.html")
    (delivered / "feed/index.html").unlink()
    called = call("check", folder=delivered)
    assert called.code == 1
    for name in ("episodes/the-tide/index.html", "index.html"):
        assert f"error: feed/{name}: is not what was built, or gone\ntry:   articlecast feed" in called.out
    assert call("feed", folder=delivered).code == 0
    assert call("check", folder=delivered).code == 0


def test_a_disk_that_lost_every_page_is_told_in_a_few_lines(delivered: Path, write: WriteArticle) -> None:
    for day in range(3, 8):
        write(f"buoy{day}", day)
    sync(delivered)
    for path in (delivered / "feed").rglob("*.html"):
        damage(path)
    called = call("check", folder=delivered)
    assert "error: feed: 17 files are not what was built" in called.out
    assert called.out.count("is not what was built, or gone") == 10


def test_all_is_built_again_where_nobody_knows_what_was(delivered: Path) -> None:
    before = pages(delivered / "feed")
    damage(delivered / "feed/index.html")
    (delivered / ".articlecast/site.json").unlink()
    assert sync(delivered).code == 0
    assert pages(delivered / "feed") == before


def test_a_feed_that_nobody_has_yet_and_that_was_cut_stops_no_publisher(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    whole = (show / "feed/feed.xml").read_bytes()
    (show / "feed/feed.xml").write_bytes(whole[:500])
    called = call("publish", "www", folder=show)
    assert called.code == 0, called.err
    assert (show / "www/feed.xml").read_bytes() == whole


def test_what_is_not_what_was_checked_is_not_sent(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(b"another")
    store = Store.open(str(tmp_path / "www"), {}, print)
    with pytest.raises(PublishError, match="is not what was checked"):
        store.send(page, "index.html", "text/html", 7, "0" * 64)
    assert not (tmp_path / "www").exists()


def test_a_link_that_somebody_left_in_a_target_is_not_written_through(delivered: Path, write: WriteArticle) -> None:
    precious = delivered / "precious"
    precious.write_text("mine")
    for name in ("feed.xml.part", ".articlecast-delivered.json.part", "index.html.part"):
        (delivered / "www" / name).symlink_to(precious)
    (delivered / "www/feed.xml").unlink()
    (delivered / "www/feed.xml").symlink_to(precious)
    write("storm", 3)
    called = sync(delivered)
    assert called.code == 0, called.err
    assert precious.read_text() == "mine"
    assert not (delivered / "www/feed.xml").is_symlink()
    assert (delivered / "www/feed.xml").read_bytes() == (delivered / "feed/feed.xml").read_bytes()
