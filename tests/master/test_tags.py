from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import pytest
from mutagen import id3, mp4

from articlecast.errors import DiskError, MasterError
from articlecast.master import MasterOptions, Tags, build_track, draw_cover, tag_track
from articlecast.model import Chapter, Track
from support.voices import Spoken, article, sentence

TAGS = Tags(
    title="Über “ICE”",
    show="The Show",
    author="A Writer",
    published=datetime(2024, 5, 1, 10, 30, tzinfo=UTC),
    language="en-GB",
    url="https://example.org/a",
    guid="urn:uuid:1",
    feed_url="https://example.org/feed.xml",
    summary="What it is about.",
)


@pytest.fixture
def track(tmp_path: Path) -> Track:
    return build_track(article(9, chapter=3), tmp_path)


def read_label(track: Track) -> Any:
    label: Any = id3.ID3
    return label(track.path, translate=False)


def test_a_player_finds_title_chapters_and_length(track: Track) -> None:
    tag_track(track, TAGS)
    with av.open(track.path) as container:
        assert container.metadata["title"] == "Über “ICE”"
        assert container.metadata["album"] == "The Show"
        assert container.metadata["artist"] == "A Writer"
        assert container.duration == pytest.approx(track.timeline.seconds * 1_000_000, abs=2)
        titles = [chapter["metadata"]["title"] for chapter in container.chapters()]
        starts = [chapter["start"] for chapter in container.chapters()]
    assert titles == ["Chapter 0", "Chapter 1", "Chapter 2"]
    assert starts == [round(track.timeline.at(chapter.start) * 1000) for chapter in track.timeline.chapters]


def test_chapters_stand_in_the_order_of_time_whatever_their_size(tmp_path: Path) -> None:
    spoken: Spoken = []
    for number, title in enumerate(["A very long title " * 5, "B", "Middling", "C" * 60, "D"]):
        spoken += [Chapter(title), sentence(number)]
    track = build_track(spoken, tmp_path)
    tag_track(track, TAGS)
    content = Path(track.path).read_bytes()
    places = [content.index(f"ch{number}\0".encode()) for number in range(5)]
    in_frames = [content.index(b"CHAP", places[0] - 10)]
    assert in_frames
    order = sorted(range(5), key=lambda number: content.index(b"CHAP" + frame_tail(content, number)))
    assert order == [0, 1, 2, 3, 4]
    toc = read_label(track).getall("CTOC")[0]
    assert toc.child_element_ids == ["ch0", "ch1", "ch2", "ch3", "ch4"]
    assert toc.flags == id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED


def frame_tail(content: bytes, number: int) -> bytes:
    """What stands between a CHAP frame's name and the end of its element's name."""
    name = f"ch{number}\0".encode()
    place = content.index(b"CHAP")
    while content[place + 10 : place + 10 + len(name)] != name:
        place = content.index(b"CHAP", place + 1)
    return content[place + 4 : place + 10 + len(name)]


def test_the_label_is_version_2_3_and_holds_what_podcast_apps_read(track: Track) -> None:
    cover = draw_cover("A title")
    tag_track(track, dataclass_with_cover(cover))
    label = read_label(track)
    assert label.version == (2, 3, 0)
    assert label["APIC:"].data == cover
    assert label["APIC:"].type == 3
    assert str(label["TGID"]) == "urn:uuid:1"
    assert str(label["TLAN"]) == "eng"
    assert str(label["TYER"]) == "2024"
    assert label["WFED"].url == "https://example.org/feed.xml"
    assert label["PCST"].value == 1
    assert str(label["USLT::eng"]).startswith("Sentence number 0 here. Sentence number 1 here.")
    assert int(str(label["TLEN"])) == round(track.timeline.seconds * 1000)


FULL = replace(
    TAGS,
    copyright="The Harbour",
    publisher="A House",
    keywords=("tar", "rope"),
    category="Arts",
    number=7,
    text="Read.",
)
FRAMES = {  # what podcast apps and tools for labels read
    "the item's title": ("TIT2", "Über “ICE”"),
    "the show": ("TALB", "The Show"),
    "the author": ("TPE1", "A Writer"),
    "the publisher, where albums are sorted by it": ("TPE2", "A House"),
    "the publisher": ("TPUB", "A House"),
    "the genre of podcasts": ("TCON", "Podcast"),
    "the episode's number": ("TRCK", "7"),
    "the year": ("TYER", "2024"),
    "the day": ("TDAT", "0105"),
    "the date, as podcast apps have it": ("TDRL", "2024-05-01 10:30:00"),
    "the language, in three letters": ("TLAN", "eng"),
    "the summary": ("TDES", "What it is about."),
    "the summary, as a comment": ("COMM::eng", "What it is about."),
    "the text": ("USLT::eng", "Read."),
    "the copyright": ("TCOP", "The Harbour"),
    "the program": ("TENC", "articlecast"),
    "the category": ("TCAT", "Arts"),
    "the keywords": ("TKWD", "tar, rope"),
    "the guid": ("TGID", "urn:uuid:1"),
}


@pytest.mark.parametrize("what", FRAMES)
def test_the_label_has(track: Track, what: str) -> None:
    frame, text = FRAMES[what]
    tag_track(track, FULL)
    assert str(read_label(track)[frame]) == text


def test_the_label_has_the_articles_address_and_the_mark_of_a_podcast(track: Track) -> None:
    tag_track(track, FULL)
    label = read_label(track)
    assert (label["WOAF"].url, label["WXXX:"].url, label["PCST"].value) == (FULL.url, FULL.url, 1)


def test_addresses_in_any_script_are_labelled_in_ascii(track: Track) -> None:
    """Latin-1 is all that a link in ID3 can hold; an article from a Japanese site stopped here."""
    tag_track(track, replace(FULL, url="https://例え.jp/記事", feed_url="https://例え.jp/feed.xml"))
    label = read_label(track)
    assert label["WOAF"].url == label["WXXX:"].url == "https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"
    assert label["WFED"].url == "https://xn--r8jz45g.jp/feed.xml"


def test_chapters_are_listed_at_the_top_in_order_each_with_its_title_and_without_offsets(track: Track) -> None:
    tag_track(track, FULL)
    label = read_label(track)
    toc = label["CTOC:toc"]
    chapters = [label[f"CHAP:{name}"] for name in toc.child_element_ids]
    assert toc.flags == id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == ["Chapter 0", "Chapter 1", "Chapter 2"]
    assert {(chapter.start_offset, chapter.end_offset) for chapter in chapters} == {(0xFFFFFFFF, 0xFFFFFFFF)}
    assert [chapter.start_time for chapter in chapters] == sorted(chapter.start_time for chapter in chapters)


def dataclass_with_cover(cover: bytes) -> Tags:
    return Tags(**{name: getattr(TAGS, name) for name in TAGS.__slots__} | {"cover": cover})


def test_the_same_label_gives_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for _ in range(2):
        track = build_track(article(8), tmp_path)
        tag_track(track, TAGS)
        contents.append(Path(track.path).read_bytes())
    assert contents[0] == contents[1]


def test_a_control_character_in_a_title_does_not_end_it(track: Track) -> None:
    tag_track(track, Tags(title="One\0two\x07three"))
    assert str(read_label(track)["TIT2"]) == "Onetwothree"


def test_a_cover_too_large_for_players_is_refused(track: Track) -> None:
    with pytest.raises(MasterError, match="cover"):
        tag_track(track, Tags(title="x", cover=bytes(700_000)))


def test_a_track_that_is_gone_is_one_clear_line(track: Track) -> None:
    Path(track.path).unlink()
    Path(track.path).mkdir()
    with pytest.raises(DiskError, match="cannot be tagged"):
        tag_track(track, TAGS)


NUMBERED = replace(FULL, season=2, language="de-AT")
ATOMS = {
    "trkn": [(7, 0)],
    "tves": [7],
    "disk": [(2, 0)],
    "tvsn": [2],
    "\xa9url": [FULL.url],
    "----:com.apple.iTunes:LANGUAGE": [b"deu"],
}


@pytest.fixture(scope="module")
def m4a(tmp_path_factory: pytest.TempPathFactory) -> Track:
    return build_track(article(4), tmp_path_factory.mktemp("m4a"), MasterOptions(formats=("m4a",)))


@pytest.mark.parametrize("atom", ATOMS)
def test_an_m4a_file_knows_its_number_season_article_and_language(m4a: Track, atom: str) -> None:
    tag_track(m4a, NUMBERED)
    assert mp4.MP4(m4a.path)[atom] == ATOMS[atom]


@pytest.mark.parametrize("atom", sorted(set(ATOMS) - {"----:com.apple.iTunes:LANGUAGE"}))
def test_an_m4a_file_of_no_season_says_nothing_of_one(m4a: Track, atom: str) -> None:
    tag_track(m4a, replace(NUMBERED, season=0, number=0, url=""))
    assert atom not in mp4.MP4(m4a.path)


def test_the_sound_of_an_m4a_file_is_in_the_articles_language(m4a: Track) -> None:
    tag_track(m4a, NUMBERED)
    with av.open(m4a.path) as container:
        assert container.streams.audio[0].metadata["language"] == "deu"


def test_the_season_is_a_part_of_a_set_in_the_label(track: Track) -> None:
    tag_track(track, NUMBERED)
    assert str(read_label(track)["TPOS"]) == "2"
