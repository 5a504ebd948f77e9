from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.master import (
    build_track,
    write_chapters,
    write_srt,
    write_transcript_html,
    write_transcript_json,
    write_transcript_text,
    write_vtt,
    write_words,
)
from articlecast.master.transcript import split_cues
from articlecast.model import Chapter, TimedChapter, TimedUtterance, TimedWord, Timeline
from support.voices import Spoken, sentence

LONG = (
    "The director, who had not been told of any of this by the people whose work it was to tell him, "
    "said on Tuesday that he would look into it, and that nobody, least of all the men behind the masks, "
    "stood above the law of the land."
)


def timeline_of(*written: str, words: bool = True, rate: int = 1000) -> Timeline:
    """One second a word, no pauses."""
    utterances, place = [], 0
    for number, text in enumerate(written):
        parts = text.split()
        times = tuple(TimedWord(part, place + index * rate, estimated=False) for index, part in enumerate(parts))
        end = place + len(parts) * rate
        utterances.append(TimedUtterance(place, end, text, "text", number, times if words else ()))
        place = end
    return Timeline(rate, place, tuple(utterances), (TimedChapter(0, place, "All"),))


def test_a_cue_names_the_speaker_and_escapes_what_vtt_reads_as_markup() -> None:
    vtt = write_vtt(timeline_of("Tom & <b>Jerry</b> --> run."), "A. Voice")
    assert (
        vtt == "WEBVTT\n\n00:00:00.000 --> 00:00:05.000\n<v A. Voice>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; --&gt; run.\n"
    )


def test_a_long_sentence_becomes_cues_of_two_lines_that_begin_with_their_words() -> None:
    timeline = timeline_of(LONG)
    cues = list(split_cues(timeline))
    assert len(cues) == 2
    assert all(len(cue.lines) <= 2 and max(map(len, cue.lines)) <= 65 for cue in cues)
    first_words = sum(len(line.split()) for line in cues[0].lines)
    assert cues[1].start == first_words * 1000
    assert cues[0].end == cues[1].start
    assert [cue.opens for cue in cues] == [True, False]


def test_without_word_times_the_parts_share_the_sentence_by_characters() -> None:
    first, second = split_cues(timeline_of(LONG, words=False))
    share = sum(map(len, first.lines)) / sum(len(line) for cue in (first, second) for line in cue.lines)
    assert second.start == pytest.approx(share * timeline_of(LONG).samples, abs=2)


def test_srt_counts_its_cues_and_uses_commas() -> None:
    srt = write_srt(timeline_of("One two.", "Three."), "Ann")
    assert srt == "1\n00:00:00,000 --> 00:00:02,000\nAnn: One two.\n\n2\n00:00:02,000 --> 00:00:03,000\nThree.\n"


NAMES = ("Ann", "Gabriele Mustermann-Oyelaran", "Gabriele Mustermann-Oyelaran, Bartholomew Featherstonehaugh")


@pytest.mark.parametrize("name", NAMES)
def test_the_speaker_s_name_is_counted_in_the_line_that_it_opens(name: str) -> None:
    timeline = timeline_of(LONG, LONG)
    srt = [block.split("\n")[2:] for block in write_srt(timeline, name).strip().split("\n\n")]
    assert srt[0][0].startswith(f"{name}:"[:20])
    assert all(len(lines) <= 2 and max(map(len, lines)) <= 32 for lines in srt)
    assert " ".join(line for lines in srt for line in lines).partition(": ")[2] == f"{LONG} {LONG}"
    vtt = [block.split("\n")[1:] for block in write_vtt(timeline, name).strip().split("\n\n")[1:]]
    assert all(lines[0].startswith(f"<v {name}>") and len(lines) <= 2 for lines in vtt)
    if len(name) < 30:
        assert max(len(line) for lines in vtt for line in lines) <= 65


def test_json_holds_sentences_and_nothing_that_the_namespace_has_no_name_for() -> None:
    document = json.loads(write_transcript_json(timeline_of("One two."), "Ann"))
    assert document == {
        "version": "1.0.0",
        "segments": [{"speaker": "Ann", "startTime": 0.0, "endTime": 2.0, "body": "One two."}],
    }


def test_an_hour_of_json_is_smaller_than_its_text_and_its_times() -> None:
    hour = [
        f"Sentence {number} of the hour says what every other one of them says, and a number." for number in range(720)
    ]
    assert len(write_transcript_json(timeline_of(*hour)).encode()) < 2.2 * len("".join(hour))


def test_the_words_stand_in_a_file_of_their_own_which_says_which_are_estimated() -> None:
    timeline = timeline_of("One two.")
    (first, second) = timeline.utterances[0].words
    guessed = replace(timeline.utterances[0], words=(first, replace(second, estimated=True)))
    (segment,) = json.loads(write_words(replace(timeline, utterances=(guessed,))))["segments"]
    assert segment == {
        "startTime": 0.0,
        "endTime": 2.0,
        "body": "One two.",
        "words": [{"text": "One", "startTime": 0.0}, {"text": "two.", "startTime": 1.0, "estimated": True}],
    }


@pytest.mark.parametrize("texts", [(), ("One two.", "Three.")])
def test_there_is_no_file_of_words_whose_times_nobody_knows(texts: tuple[str, ...]) -> None:
    assert write_words(timeline_of(*texts, words=False)) == ""


@given(
    st.lists(st.text(alphabet=st.sampled_from('ab é—\\-"\x07. 漢\n😀'), max_size=40), max_size=4),
    st.booleans(),
    st.sampled_from(["", 'Ann "A" \\ Lee\t']),
)
def test_json_says_each_sentence_as_it_is_written_on_a_line_of_its_own(
    texts: list[str],
    words: bool,  # noqa: FBT001
    speaker: str,
) -> None:
    for timeline in (timeline_of(*texts, words=words), timeline_of()):
        written = write_transcript_json(timeline, speaker)
        assert [row["body"] for row in json.loads(written)["segments"]] == [
            told.written for told in timeline.utterances
        ]
        assert written.count("\n") == 2 + max(1, len(timeline.utterances))


def test_html_gives_paragraphs_again() -> None:
    html = write_transcript_html(timeline_of("One <two>.", "Three."), title="T & T", language="en-GB", speaker="Ann")
    assert '<p data-paragraph="0"><span data-start="0.000">One &lt;two&gt;.</span></p>' in html
    assert "<title>T &amp; T</title>" in html


@given(st.lists(st.text(alphabet=st.sampled_from("ab é—-. 漢\n<&"), max_size=400), max_size=5), st.booleans())
def test_cues_rise_within_the_track_and_lose_no_word(texts: list[str], words: bool) -> None:  # noqa: FBT001
    timeline = timeline_of(*texts, words=words)
    cues = list(split_cues(timeline))
    edges = [edge for cue in cues for edge in (cue.start, cue.end)]
    assert edges == sorted(edges)
    assert all(len(line) <= 65 for cue in cues for line in cue.lines)
    assert not edges or edges[-1] <= timeline.samples


JAPANESE = "昨日の夜、町の港に大きな船が入ってきたので、子どもたちは走って見に行きました。しかし船はもう出ていました。"


def test_cues_of_a_script_without_spaces_are_cut_between_words_and_joined_without_a_space() -> None:
    timeline = timeline_of(JAPANESE, "船は戻らない。")
    lines = [line for cue in split_cues(timeline, width=16) for line in cue.lines]
    assert "".join(lines) == JAPANESE + "船は戻らない。"
    assert all(len(line) <= 16 for line in lines)
    assert all(line[0] not in "、。ーっャュョ」" for line in lines)
    assert [word for word in ("大きな", "子どもたち", "しかし") if not any(word in line for line in lines)] == []
    assert " " not in write_transcript_text(timeline).strip().replace("\n", "")


def test_chapters_are_written_as_version_1_2() -> None:
    timeline = Timeline(
        1000,
        90_500,
        (),
        (TimedChapter(0, 30_250, "One"), TimedChapter(30_250, 90_500, "Two", "https://e.org/", "i.jpg")),
    )
    assert json.loads(write_chapters(timeline, title="T", podcast="P")) == {
        "version": "1.2.0",
        "title": "T",
        "podcastName": "P",
        "chapters": [
            {"startTime": 0.0, "title": "One", "endTime": 30.25},
            {"startTime": 30.25, "title": "Two", "url": "https://e.org/", "img": "i.jpg", "endTime": 90.5},
        ],
    }


def test_the_written_text_is_shown_and_not_the_respelled_one(tmp_path: Path) -> None:
    spoken: Spoken = [Chapter("One"), sentence(1, written="Plain words stand here.")]
    vtt = write_vtt(build_track(spoken, tmp_path).timeline)
    assert "Plain words stand here." in vtt
