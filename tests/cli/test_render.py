import json
import shutil
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import mutagen.id3
import mutagen.mp3
import pytest

from cli.conftest import WriteArticle, write_settings
from support.command import call


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file that a run may write, with its bytes and the moment of its last change."""
    parts = [folder / "episodes", folder / "feed"]
    found = [path for part in parts for path in part.rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def manifest(show: Path, slug: str) -> dict[str, object]:
    episode = json.loads((show / "episodes" / slug / "episode.json").read_text())["episode"]
    assert isinstance(episode, dict)
    return episode


def guids(show: Path) -> list[str | None]:
    return [item.findtext("guid") for item in ET.parse(show / "feed/feed.xml").iter("item")]  # noqa: S314 -- our own


def test_a_folder_of_articles_becomes_a_feed(show: Path, write: WriteArticle) -> None:
    write("tide", day=1)
    write("gull", day=2)
    called = call("render", folder=show)
    assert called.code == 0, called.err
    titles = [item.findtext("title") for item in ET.parse(show / "feed/feed.xml").iter("item")]  # noqa: S314 -- our own
    assert titles == ["The gull", "The tide"]
    names = sorted(
        path.name.split("-")[0].removesuffix(path.suffix) + path.suffix
        for path in (show / "episodes/the-tide").iterdir()
    )
    transcripts = [f"transcript.{suffix}" for suffix in ("html", "json", "srt", "txt", "vtt")]
    assert names == [
        "audio.mp3",
        "chapters.json",
        "episode.json",
        "ledger.json",
        "script.md",
        *transcripts,
        "words.json",
    ]


def test_a_second_render_does_nothing(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    before = snapshot(show)
    called = call("render", "--json", folder=show)
    assert [event.get("state") for event in called.events] == ["unchanged", None]
    assert called.events[-1]["changed"] is False
    assert snapshot(show) == before


def test_an_edited_sentence_costs_one_sentence_and_keeps_the_guid(show: Path, write: WriteArticle) -> None:
    write("tide")
    first = call("render", "--json", folder=show).events[0]
    before = guids(show)
    old = manifest(show, "the-tide")
    write("tide", last="It went out again at midnight.")
    second = call("render", "--json", folder=show).events[0]
    assert first["cached"] == 0
    assert (second["state"], second["spoken"], second["cached"]) == ("changed", 1, first["spoken"] - 1)
    assert guids(show) == before
    new = manifest(show, "the-tide")
    assert new["revision"] == 2
    assert new["assets"] != old["assets"]
    audio = list((show / "episodes/the-tide").glob("audio-*"))
    assert len(audio) == 1, "the audio of the first revision is swept away once the feed names the second"


def test_a_correction_that_its_article_does_not_date_has_the_moment_it_was_heard_of(
    show: Path, write: WriteArticle
) -> None:
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[publish]\ncorrections = "new episode"\ncorrection_share = 0\n')
    write("tide")
    call("render", folder=show)
    first = manifest(show, "the-tide")
    write("tide", last="It went out again at midnight.")
    call("render", folder=show)
    second = manifest(show, "the-tide")
    call("render", "--force", "articles/tide.md", folder=show)

    assert "updated" not in first
    assert second["published"] == first["published"]
    assert str(second["updated"]) > str(second["published"])
    assert manifest(show, "the-tide")["updated"] == second["updated"], "the same words are no correction"
    shown = format_datetime(datetime.fromisoformat(str(second["updated"])))
    assert f"<pubDate>{shown}<" in (show / "feed" / "feed.xml").read_text()


def test_another_bitrate_is_new_audio_and_no_correction(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    old = manifest(show, "the-tide")
    with (show / "articlecast.toml").open("a") as settings:
        settings.write("\n[master]\nbitrate = 96\n")
    event = call("render", "--json", folder=show).events[0]
    new = manifest(show, "the-tide")
    assert (event["state"], event["spoken"]) == ("changed", 0)
    assert new["assets"] != old["assets"]
    assert (new["revision"], new["guid"]) == (1, old["guid"])


def test_the_same_show_rendered_elsewhere_has_the_same_bytes(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    write("tide")
    call("render", folder=show)
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(show / "articlecast.toml", other)
    shutil.copytree(show / "articles", other / "articles")
    call("render", folder=other)
    assert {name: content for name, (content, _) in snapshot(show).items()} == {
        name: content for name, (content, _) in snapshot(other).items()
    }


def test_a_lost_cache_loses_no_episode_and_no_guid(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    before = snapshot(show)
    shutil.rmtree(show / ".articlecast")
    assert call("render", "--json", folder=show).events[0]["state"] == "unchanged"
    assert call("render", "--json", "--force", folder=show).events[0]["state"] == "changed"
    after = snapshot(show)
    assert {
        name: content for name, (content, _) in before.items() if "episode.json" not in name and "feed" not in name
    } == {name: content for name, (content, _) in after.items() if "episode.json" not in name and "feed" not in name}


def test_a_file_lost_from_an_episode_is_made_again(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    (transcript,) = (show / "episodes/the-tide").glob("transcript-*.vtt")
    content = transcript.read_bytes()
    transcript.unlink()
    assert call("render", "--json", folder=show).events[0]["state"] == "changed"
    assert transcript.read_bytes() == content


def test_one_bad_article_never_stops_the_others(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "articles/broken.md").write_text("---\ntitle: [unclosed\n---\n\nText.\n")
    called = call("render", folder=show)
    assert called.code == 1
    assert called.err.startswith("error: articles/broken.md: ") or "broken.md" in called.err.splitlines()[0]
    assert "Traceback" not in called.err
    assert (show / "episodes/the-tide/episode.json").exists()
    assert not (show / "episodes/broken").exists()


def test_a_corrected_article_that_is_now_broken_keeps_its_episode(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    call("render", folder=show)
    before = snapshot(show)
    path.write_text("---\ntitle: The tide\n---\n")
    assert call("render", folder=show).code == 3, "of one article that fails nothing could be done"
    after = snapshot(show)
    content, _ = after.pop("episodes/failures.json")
    assert [row["source"] for row in json.loads(content)] == ["articles/tide.md"], "which it is remembered"
    assert after == before


def test_named_articles_alone_are_rendered(show: Path, write: WriteArticle) -> None:
    write("tide")
    gull = write("gull", day=2)
    called = call("render", "--json", str(gull), folder=show)
    assert [event["slug"] for event in called.events[:-1]] == ["the-gull"]


def test_two_articles_with_the_same_slug_are_told_apart(show: Path, write: WriteArticle) -> None:
    for name in ("tide", "gull"):
        path = write(name)
        path.write_text(path.read_text().replace("---\n", "---\nslug: same\n", 1))
    called = call("render", folder=show)
    assert called.code == 1
    assert "articles/tide.md: has the slug 'same' of articles/gull.md" in called.err
    assert [path.name for path in (show / "episodes").iterdir() if path.is_dir()] == ["same"]


def test_a_slug_cannot_leave_the_folder(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    path.write_text(path.read_text().replace("---\n", "---\nslug: ../../escaped\n", 1))
    called = call("render", folder=show)
    assert called.code == 3
    assert "articles/tide.md: slug: '../../escaped'" in called.err
    assert not (show.parent / "escaped").exists()


def test_no_article_at_all_is_said_so(show: Path) -> None:
    called = call("render", folder=show)
    assert called.code == 2
    assert "no article found" in called.err


def test_the_sound_of_an_unsigned_article_is_by_its_show_and_not_by_its_owner(show: Path) -> None:
    (show / "articles/tide.md").write_text(
        "---\ntitle: The tide\ndate: 2026-02-01\n---\n\nThe tide was there at six.\n"
    )
    call("render", folder=show)
    (audio,) = (show / "episodes/the-tide").glob("audio-*.mp3")
    tags = mutagen.id3.ID3(audio)
    assert (str(tags["TPE1"]), str(tags["TPE2"])) == ("Harbour Notes", "Ana Lee")


def test_the_audio_says_what_it_is(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    (audio,) = (show / "episodes/the-tide").glob("audio-*.mp3")
    sound: Any = mutagen.mp3.MP3(audio)
    assert (round(sound.info.bitrate, -3), sound.info.sample_rate, sound.info.channels) == (64000, 44100, 1)
    assert abs(sound.info.length - float(str(manifest(show, "the-tide")["seconds"]))) < 0.1
    tags = mutagen.id3.ID3(audio, translate=False)
    assert tags.version[:2] == (2, 3)
    assert str(tags["TIT2"]) == "The tide"
    assert str(tags["TALB"]) == "Harbour Notes"
    assert str(tags["TPE1"]) == "Ana Lee"
    chapters = list(tags.getall("CHAP"))
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == ["The tide", "What happened next"]
    assert tags.getall("CTOC")
    assert tags.getall("APIC")
    assert "Nobody had told the harbour master." in str(tags.getall("USLT")[0])


def test_the_transcript_shows_every_written_sentence_in_time(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    (transcript,) = (show / "episodes/the-tide").glob("transcript-*.vtt")
    text = transcript.read_text()
    assert text.startswith("WEBVTT")
    for sentence in ("The tide came in at six.", "Nobody had told the harbour master.", "It went out again at noon."):
        assert sentence in text.replace("\n", " ")
    assert "https" not in text


def test_a_feed_rebuilt_from_the_episodes_alone_has_the_same_bytes(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    before = {name: content for name, (content, _) in snapshot(show).items() if name.startswith("feed")}
    shutil.rmtree(show / "feed")
    shutil.rmtree(show / "articles")
    assert call("feed", folder=show).code == 0
    after = {name: content for name, (content, _) in snapshot(show).items() if name.startswith("feed")}
    assert after == before
    assert "unchanged" in call("feed", folder=show).out


def test_the_shows_guid_survives_a_move(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    first = podcast_guid(show)
    write_settings(show, base_url="https://elsewhere.example/pod")
    call("feed", folder=show)
    assert podcast_guid(show) == first


def podcast_guid(show: Path) -> str | None:
    return ET.parse(show / "feed/feed.xml").findtext(".//{https://podcastindex.org/namespace/1.0}guid")  # noqa: S314


def test_a_second_run_at_the_same_time_is_told_to_wait(show: Path, write: WriteArticle) -> None:
    from articlecast.show.episodes.store import lock_episodes  # noqa: PLC0415 -- this test alone takes the lock by hand

    write("tide")
    with lock_episodes(show / "episodes"):
        called = call("render", folder=show)
    assert called.code == 3
    assert "another articlecast is at work on this show" in called.err


def test_an_article_that_was_renamed_is_the_same_episode(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    call("render", folder=show)
    before = guids(show)
    path.rename(path.with_name("2026-tide.md"))
    assert call("render", "--json", folder=show).events[0]["state"] == "moved"
    assert guids(show) == before


@pytest.mark.parametrize("flag", ["--quiet", "-q"])
def test_quiet_says_nothing(show: Path, write: WriteArticle, flag: str) -> None:
    write("tide")
    called = call("render", flag, folder=show)
    assert (called.code, called.out, called.err) == (0, "", "")


def test_every_transcript_names_the_narrator_and_never_who_wrote_it(show: Path, write: WriteArticle) -> None:
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('\n[publish]\nnarrator = "Alba"\n')
    write("tide")
    call("render", folder=show)
    texts = {path.suffix: path.read_text() for path in (show / "episodes/the-tide").glob("transcript-*")}
    assert "\n<v Alba>The tide" in texts[".vtt"]
    assert "\nAlba: The tide" in texts[".srt"]
    assert {row["speaker"] for row in json.loads(texts[".json"])["segments"]} == {"Alba"}
    assert "<cite>Alba:</cite>" in texts[".html"]


def test_without_a_narrators_name_nobody_speaks_in_a_transcript(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    texts = {path.suffix: path.read_text() for path in (show / "episodes/the-tide").glob("transcript-*")}
    assert not [suffix for suffix, text in texts.items() if "<v " in text or "speaker" in text or "<cite>" in text]
    assert "\nThe tide" in texts[".srt"]
