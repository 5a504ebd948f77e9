"""A person's recording is cut into the sentences that it says."""

from pathlib import Path

import numpy as np
import pytest

from articlecast.errors import SpeakError
from articlecast.model import Article, Chapter, Heading, Paragraph, Pause, Script, Segment, Span
from articlecast.narrate import write_script
from articlecast.speak import (
    Ledger,
    PaceBook,
    Recorded,
    SpeakOptions,
    decode_recording,
    load_chosen,
    refuse_other,
    speak_script,
)
from articlecast.speak.aligning import LEAD, Gap, find_gaps, place_starts
from support.recordings import RATE, record, write_recording

SENTENCES = (
    "The tide came in at six, and nobody was on the quay.", "It rained.", "Why would anyone do that?",
    "Ropes lay in heaps, and the old master counted them again as he had every night for thirty years.",
    "A gull screamed twice.", "By noon the water had gone out as far as the second buoy.",
)  # fmt: skip


@pytest.fixture(scope="module")
def script() -> Script:
    blocks = [Paragraph((Span(f"{SENTENCES[n % 6]} {SENTENCES[(n * 5 + 2) % 6]}"),)) for n in range(12)]
    return write_script(Article("The last tide", "en", (*blocks[:6], Heading(2, (Span("Later"),)), *blocks[6:])))


@pytest.fixture(scope="module")
def guide(script: Script) -> list[Segment | Pause]:
    options = SpeakOptions(engine="espeak")
    cues = speak_script(script, load_chosen("espeak", options), options, paces=PaceBook())
    return [cue for cue in cues if not isinstance(cue, Chapter)]


def align(script: Script, frames: bytes, guide: list[Segment | Pause] | None) -> Recorded:
    recorded = Recorded(script, np.frombuffer(frames, "<i2"), RATE)
    recorded.align(guide)
    return recorded


def list_starts(recorded: Recorded) -> list[float]:
    """Where each sentence begins in the recording, its lead aside."""
    starts, at = [], None
    for line in recorded._lines:
        at = line.start / RATE + LEAD
        starts.append(at)
    return starts


@pytest.mark.parametrize(("rate", "hiss"), [(0.85, 0.0), (1.25, 40.0)])
def test_a_sentence_begins_where_it_is_heard(
    script: Script, guide: list[Segment | Pause], rate: float, hiss: float
) -> None:
    frames, starts = record(script, rate=rate, hiss=hiss)
    off = np.abs(np.array(list_starts(align(script, frames, guide))) - starts)
    assert float(np.median(off)) < 0.03
    assert float(off.max()) < 0.15


def test_without_a_voice_that_knows_the_language_length_and_pauses_tell(script: Script) -> None:
    frames, starts = record(script)
    off = np.abs(np.array(list_starts(align(script, frames, None))) - starts)
    assert float(np.median(off)) < 3
    assert len(off) == len(script.utterances)


def test_its_sound_comes_whole_in_the_scripts_order_as_often_as_one_likes(
    script: Script, guide: list[Segment | Pause]
) -> None:
    frames, _ = record(script)
    recorded = align(script, frames, guide)
    cues = list(recorded)
    assert [cue.utterance for cue in cues if isinstance(cue, Segment)] == list(script.utterances)
    assert [cue.title for cue in cues if isinstance(cue, Chapter)] == ["The last tide", "Later"]
    sound = b"".join(
        cue.sound.frames if isinstance(cue, Segment) else bytes(2 * round(cue.seconds * RATE))
        for cue in cues
        if not isinstance(cue, Chapter)
    )
    place = frames.find(sound[:4000])
    assert place >= 0
    same = np.frombuffer(sound, "<i2") == np.frombuffer(frames[place : place + len(sound)], "<i2")
    assert same.mean() > 0.99, "but for what fades into the silences at which the track is parted"
    assert list(recorded) == cues


def test_words_rise_within_their_sentence_and_are_estimates(script: Script, guide: list[Segment | Pause]) -> None:
    for cue in align(script, record(script)[0], guide):
        if isinstance(cue, Segment):
            places = [word.sample for word in cue.sound.words]
            assert places == sorted(places)
            assert all(word.estimated for word in cue.sound.words)
            assert 0 <= places[0] <= places[-1] < cue.sound.samples


def test_what_the_recording_does_not_say_is_a_doubt(script: Script, guide: list[Segment | Pause]) -> None:
    frames, _ = record(script)
    ledger = Ledger()
    align(script, frames, guide).write(ledger)
    assert ledger.doubts == ()
    assert ledger.engine == "recording"
    ledger = Ledger()
    align(script, frames[: len(frames) // 8], guide).write(ledger)
    assert [entry.written for entry in ledger.entries] == [each.written for each in script.utterances]
    assert len(ledger.doubts) > len(script.utterances) // 3


def test_a_faint_recording_is_doubted_no_more_than_a_loud_one(script: Script, guide: list[Segment | Pause]) -> None:
    loud = np.frombuffer(record(script)[0], "<i2")
    faint = (loud * (150 / np.abs(loud).max())).astype("<i2")
    refuse_other("voice.wav", script, faint, RATE)
    recorded = align(script, faint.tobytes(), guide)
    assert recorded.doubts == {}


@pytest.mark.parametrize(
    ("share", "gain", "wrong"),
    [(1, 0.0, "nothing is heard"), (1, 0.001, "nothing is heard"), (0.08, 1.0, "s are heard in it, and nobody says")],
)
def test_what_cannot_be_a_reading_of_the_article_is_refused(
    script: Script, share: float, gain: float, wrong: str
) -> None:
    whole = np.frombuffer(record(script)[0], "<i2")
    heard = (whole[: round(whole.size * share)] * gain).astype("<i2")
    with pytest.raises(SpeakError, match=rf"voice\.wav: .*{wrong}"):
        refuse_other("voice.wav", script, heard, RATE)


@pytest.mark.parametrize("share", [0.5, 1.0])
@pytest.mark.parametrize("rate", [0.7, 2.0])
def test_a_quick_reader_is_heard_and_so_is_one_who_leaves_out_half(script: Script, share: float, rate: float) -> None:
    whole = np.frombuffer(record(script, rate=rate)[0], "<i2")
    refuse_other("voice.wav", script, whole[: round(whole.size * share)], RATE)


@pytest.mark.parametrize("seconds", [0.0, 0.02, 3.0])
def test_silence_and_next_to_nothing_are_cut_all_the_same(
    script: Script, guide: list[Segment | Pause], seconds: float
) -> None:
    frames = bytes(2 * max(round(seconds * RATE), 1))
    recorded = align(script, frames, guide)
    assert sum(isinstance(cue, Segment) for cue in recorded) == len(script.utterances)


def test_the_pause_nearest_to_where_a_sentence_was_laid_is_the_one_before_it() -> None:
    gaps = (Gap(1.0, 1.2), Gap(2.0, 2.9), Gap(3.3, 3.45), Gap(9.0, 9.5))
    whole = Gap(0.5, 12.0)
    assert place_starts([(0.5, 2.1), (2.5, 5.0), (6.0, 7.0), (9.6, 11.0)], gaps, whole) == pytest.approx(
        [0.46, 2.86, 6.0, 9.46]
    )


def test_a_comma_is_no_end_of_a_sentence() -> None:
    gaps = (Gap(2.0, 2.5), Gap(2.9, 3.02))
    assert place_starts([(0.0, 2.1), (2.6, 5.0)], gaps, Gap(0.0, 6.0)) == pytest.approx([0.0, 2.46])


@pytest.mark.parametrize("hiss", [0, 30, 200])
def test_pauses_are_found_in_a_room_that_hisses(hiss: int) -> None:
    noise = np.random.default_rng(3)
    tone = (8000 * np.sin(np.arange(RATE) * 0.2)).astype("<i2")
    quiet = np.zeros(RATE // 2, "<i2")
    sound = np.concatenate((quiet, tone, quiet, tone, quiet)) + noise.normal(0, hiss or 0.01, 7 * RATE // 2)
    gaps, whole = find_gaps(sound.astype("<i2"), RATE)
    assert [(round(gap.start, 1), round(gap.end, 1)) for gap in gaps] == [(1.5, 2.0)]
    assert (round(whole.start, 1), round(whole.end, 1)) == (0.5, 3.0)


def test_a_file_is_decoded_whole_at_the_rate_that_is_wanted(tmp_path: Path) -> None:
    frames = (8000 * np.sin(np.arange(2 * RATE) * 0.2)).astype("<i2").tobytes()
    write_recording(tmp_path / "voice.wav", frames)
    (tmp_path / "work").mkdir()
    assert len(decode_recording(tmp_path / "voice.wav", 44100, tmp_path / "work")) == pytest.approx(4 * RATE, abs=64)
    assert decode_recording(tmp_path / "voice.wav", RATE, tmp_path / "work").tobytes() == frames


@pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF" + bytes(100)])
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "voice.wav").write_bytes(content)
    with pytest.raises(SpeakError, match=r"voice\.wav"):
        decode_recording(tmp_path / "voice.wav", RATE, tmp_path)
