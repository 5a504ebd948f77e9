"""``articlecast check`` and ``articlecast publish``, as an editor calls them."""

import json
import os
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from support.command import call


def test_a_rendered_show_passes_the_check(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)

    called = call("check", folder=show)

    assert called.code == 0, called.out
    assert "0 errors" in called.out


def test_a_deleted_file_and_a_broken_manifest_stop_the_publisher(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    write("tide", day=1)
    write("gull", day=2)
    call("render", folder=show)
    next((show / "episodes" / "the-tide").glob("audio-*")).unlink()
    (show / "episodes" / "the-gull" / "episode.json").write_text("{")

    called = call("publish", str(tmp_path / "www"), folder=show)

    assert called.code == 1
    assert "is missing" in called.err
    assert "the-gull" in called.err
    assert not (tmp_path / "www").exists()


def test_files_are_looked_into_again_once_they_are_touched_or_when_asked(show: Path, write: WriteArticle) -> None:
    """What was found the first time is written over, to see who reads it."""
    write("tide")
    call("render", folder=show)
    call("check", folder=show)
    memo = show / ".articlecast" / "inspected.json"
    (slug, (stamp,)) = next(iter(json.loads(memo.read_bytes()).items()))
    marked = json.dumps({slug: [stamp, ["note", "here", "somebody wrote this", "nothing"]]})

    def write_and_check(*options: str) -> str:
        memo.write_text(marked)
        return call("check", *options, folder=show).out

    assert "somebody wrote this" in write_and_check()
    assert "somebody wrote this" not in write_and_check("--anew")
    audio = next((show / "episodes" / slug).glob("audio-*"))
    content, status = audio.read_bytes(), audio.stat()
    audio.write_bytes(content[:-10] + bytes(10))
    os.utime(audio, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "was altered" in write_and_check()


def test_a_damaged_memo_of_what_was_found_costs_looking_again(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    sound = call("check", folder=show)
    memo = show / ".articlecast" / "inspected.json"
    (slug, (stamp,)) = next(iter(json.loads(memo.read_bytes()).items()))
    for row in (["note", "too short"], ["loud", "here", "of no severity", "nothing"], "a text"):
        memo.write_text(json.dumps({slug: [stamp, row]}))

        assert call("check", folder=show) == sound


def test_a_show_is_published_to_a_folder_and_then_nothing_is_left_to_do(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    write("tide")
    call("render", folder=show)

    first = call("publish", str(tmp_path / "www"), folder=show)
    second = call("publish", str(tmp_path / "www"), folder=show)

    assert first.code == 0, first.err
    assert first.out.splitlines()[-2] == "sent: feed.xml"
    assert "0 files sent" in second.out
    assert (tmp_path / "www" / "episodes" / "the-tide" / "index.html").is_file()


def test_an_episode_is_compared_with_the_feed_that_listeners_have_though_another_was_built_since(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    write("tide")
    call("render", folder=show)
    call("publish", str(tmp_path / "www"), folder=show)
    manifest = show / "episodes" / "the-tide" / "episode.json"
    text = manifest.read_text()
    guid = json.loads(text)["episode"]["guid"]
    manifest.write_text(text.replace(guid, "urn:uuid:another"))
    call("feed", folder=show)

    called = call("publish", str(tmp_path / "www"), folder=show)

    assert called.code == 1
    assert f"its GUID was {guid} and is now urn:uuid:another" in called.err
    assert guid in (tmp_path / "www" / "feed.xml").read_text()


def test_each_target_is_compared_with_what_its_own_listeners_have(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    """The tide leaves for a while, which only the second target hears of, and comes back with another GUID."""
    write("gull", day=2)
    article = write("tide")
    call("render", folder=show)
    call("publish", str(tmp_path / "first"), folder=show)
    home, text = show / "episodes" / "the-tide", article.read_text()
    home.rename(tmp_path / "away")
    article.unlink()
    call("feed", folder=show)
    other = call("publish", str(tmp_path / "second"), folder=show)
    (tmp_path / "away").rename(home)
    article.write_text(text)
    manifest = home / "episode.json"
    guid = json.loads(manifest.read_text())["episode"]["guid"]
    manifest.write_text(manifest.read_text().replace(guid, "urn:uuid:another"))
    call("feed", folder=show)

    called = call("publish", str(tmp_path / "first"), folder=show)

    assert other.code == 0, other.err
    assert called.code == 1
    assert f"its GUID was {guid} and is now urn:uuid:another" in called.err
    assert call("publish", str(tmp_path / "second"), folder=show).code == 0


def test_episodes_in_the_archives_are_compared_too(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    with (show / "articlecast.toml").open("a") as stream:
        stream.write("\n[publish]\npage_size = 1\nfeed_size = 1\n")
    for day, name in enumerate(("tide", "gull", "rope"), 1):
        write(name, day=day)
    call("render", folder=show)
    call("publish", str(tmp_path / "www"), folder=show)
    manifest = show / "episodes" / "the-tide" / "episode.json"
    guid = json.loads(manifest.read_text())["episode"]["guid"]
    manifest.write_text(manifest.read_text().replace(guid, "urn:uuid:another"))

    called = call("check", folder=show)

    assert called.code == 1
    assert f"feed.xml: The tide: its GUID was {guid}" in called.out


def test_no_target_is_said_with_the_command_to_type(show: Path, write: WriteArticle) -> None:
    called = call("publish", folder=show)

    assert called.code == 2
    assert "publish.target: is not set" in called.err


def test_a_private_shows_subscribers_are_added_and_revoked(show: Path) -> None:
    added = call("serve", "--add", "Ana", folder=show)
    anew = call("serve", "--add", "Ana", folder=show)
    revoked = call("serve", "--revoke", "Ana", folder=show)
    again = call("serve", "--revoke", "Ana", folder=show)

    assert added.out.startswith("Ana: https://example.org/podcast/")
    assert "/feed.xml   (shown this once" in added.out
    assert "the earlier address is closed" in anew.out.removeprefix(added.out)
    assert (revoked.code, again.code) == (0, 2)
    assert "no subscriber 'Ana'" in again.err
    assert again.err.endswith("\ntry:   articlecast serve --add Ana\n")
    call("serve", "--add", "Bo", folder=show)
    assert call("serve", "--revoke", "B", folder=show).err.endswith("(Bo)\ntry:   articlecast serve --revoke Bo\n")


@pytest.mark.parametrize("name", ["", "  ", "An\na"])
def test_a_subscriber_without_a_name_is_wrong_usage_and_starts_no_server(show: Path, name: str) -> None:
    called = call("serve", "--add", name, folder=show)

    assert called.code == 2
    assert "is no name" in called.err
    assert not (show / "subscribers.json").exists()


def test_an_articles_header_reaches_the_feed(show: Path, write: WriteArticle) -> None:
    article = write("tide", last="It went out again at noon, and the men went with it. " * 12)
    article.write_text(article.read_text().replace("---\n", "---\nseason: 2\nepisode: 7\nlicence: CC-BY-4.0\n", 1))

    call("render", folder=show)

    feed = (show / "feed" / "feed.xml").read_text()
    for tag in ("<itunes:season>2<", "<podcast:episode>7<", "<podcast:license>cc-by-4.0<", "<podcast:soundbite start"):
        assert tag in feed
    assert 'integrity type="sri" value="sha384-' in feed
    assert 'width="' in feed


def test_a_check_does_not_say_that_a_damaged_episode_was_never_made(show: Path, write: WriteArticle) -> None:
    write("tide", day=1)
    assert "error: episodes: there is none, and no directory" in call("check", folder=show).out
    call("render", folder=show)
    manifest = show / "episodes" / "the-tide" / "episode.json"
    manifest.write_bytes(manifest.read_bytes()[:-40])
    said = call("check", folder=show).out
    assert "the-tide/episode.json: is no manifest: it ends too early\n" in said
    assert "error: episodes: none can be read, and no directory takes an empty show\n" in said


def test_a_broken_manifest_loses_nothing_and_stops_nobody_else(show: Path, write: WriteArticle) -> None:
    write("tide", day=1)
    write("gull", day=2)
    call("render", folder=show)
    feed, manifest = show / "feed" / "feed.xml", show / "episodes" / "the-tide" / "episode.json"
    before, whole = feed.read_bytes(), manifest.read_bytes()
    manifest.write_bytes(whole[:-40])

    broken = call("feed", folder=show)
    assert (broken.code, broken.err.count("error:")) == (1, 1)
    assert "the-tide/episode.json: is no manifest" in broken.err
    assert feed.read_bytes().split(b"<item>")[1:] == before.split(b"<item>")[1:]
    assert (show / "feed" / "episodes" / "the-tide" / "index.html").is_file()

    write("buoy", day=3)
    write("tide", day=1, last="It came back.")
    rendered = call("render", folder=show)
    assert rendered.code == 1
    assert "1 new, 1 unchanged, 1 failed" in rendered.out
    titles = [text.partition(b"<")[0] for text in feed.read_bytes().split(b"<itunes:title>")[1:]]
    assert titles == [b"The buoy", b"The gull", b"The tide"]
    assert manifest.read_bytes() == whole[:-40]
    assert call("publish", str(show.parent / "www"), folder=show).code == 1

    manifest.write_bytes(whole)
    mended = call("render", folder=show)
    assert mended.code == 0, mended.err
    assert feed.read_bytes().count(b"<item>") == 3


def test_what_an_editor_took_out_of_the_feed_is_no_finding_and_what_is_lost_is_one(
    show: Path, write: WriteArticle, tmp_path: Path
) -> None:
    for day, name in enumerate(("tide", "gull", "pier"), 1):
        write(name, day=day)
    assert call("render", folder=show).code == 0
    assert call("publish", str(tmp_path / "www"), folder=show).code == 0
    assert call("withdraw", "the-gull", folder=show).code == 0
    write("tide").write_text((show / "articles/tide.md").read_text().replace("---\n", "---\ndraft: true\n", 1))
    assert call("render", folder=show).code == 0
    told = call("publish", str(tmp_path / "www"), "--dry-run", folder=show)
    assert "no more among the episodes" not in told.out + told.err

    (show / "episodes/the-pier/episode.json").unlink()
    assert call("feed", folder=show).code == 0
    told = call("publish", str(tmp_path / "www"), "--dry-run", folder=show)
    assert "The pier: is in the published feed and no more among the episodes" in told.out + told.err
