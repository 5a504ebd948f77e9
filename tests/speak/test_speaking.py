from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

import pytest

from articlecast.engine import SpeechEngine, SpeechRequest, Traits, Voice
from articlecast.errors import EngineUnavailable, SpeakError, UsageError
from articlecast.model import Chapter, Pause, Script, Segment, Sound, Utterance
from articlecast.speak import Ledger, SegmentCache, SpeakOptions, list_engines, load_engine, speak_script
from articlecast.speak.sound import find_heard
from support.engines import MoodyEngine


def write_script(*sentences: str) -> Script:
    cues = [cue for text in sentences for cue in (Utterance(text, text, "en"), Pause(0.5))]
    return Script("A title", "en", (Chapter("A title"), *cues))


class Notes:
    def __init__(self) -> None:
        self.taken: list[bool] = []

    def __call__(self, *, cached: bool) -> None:
        self.taken.append(cached)


class OddEngine:
    """Says nothing, or silence."""

    traits = Traits("odd", "1", parallel="thread")

    def __init__(self, frames: bytes) -> None:
        self.frames = frames

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def render_text(self, said: str) -> str:
        return said

    def speak(self, _request: SpeechRequest) -> Sound:
        return Sound(self.frames, 22050)


def test_cues_come_in_order_with_a_segment_for_each_utterance() -> None:
    script = write_script("One.", "Two.")
    cues = list(speak_script(script, load_engine("tone")))
    assert [type(cue) for cue in cues] == [Chapter, Segment, Pause, Segment, Pause]
    assert [cue.utterance for cue in cues if isinstance(cue, Segment)] == list(script.utterances)


def test_an_edited_sentence_costs_one_sentence(tmp_path: Path) -> None:
    cache, notes = SegmentCache(tmp_path), Notes()
    first = list(speak_script(write_script("One.", "Two.", "Three."), load_engine("tone"), cache=cache, note=notes))
    again = list(speak_script(write_script("Three.", "2!", "One."), load_engine("tone"), cache=cache, note=notes))
    assert notes.taken == [False, False, False, True, False, True]
    assert first[1] == again[5]


def test_nothing_is_spoken_before_it_is_asked_for(tmp_path: Path) -> None:
    notes = Notes()
    cues = speak_script(write_script("One.", "Two."), load_engine("tone"), cache=SegmentCache(tmp_path), note=notes)
    next(cues)
    next(cues)
    assert notes.taken == [False]


@pytest.mark.parametrize(("frames", "wrong"), [(b"", "no sound"), (b"\x05\x00" * 9000, "only silence")])
def test_an_utterance_without_speech_is_told_with_its_text(frames: bytes, wrong: str, tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    with pytest.raises(SpeakError, match=rf"odd: gave {wrong} for 'One\.'"):
        list(speak_script(write_script("One."), OddEngine(frames), cache=cache))
    assert not list(tmp_path.rglob("*.*"))


def test_options_reach_the_engine() -> None:
    (plain,) = [cue for cue in speak_script(write_script("One two."), load_engine("tone")) if isinstance(cue, Segment)]
    options = SpeakOptions(voice="low", rate=2.0)
    (low,) = [c for c in speak_script(write_script("One two."), load_engine("tone"), options) if isinstance(c, Segment)]
    assert low.sound.seconds - 0.3 == pytest.approx((plain.sound.seconds - 0.3) / 2, rel=0.02)


@pytest.mark.parametrize("value", [0.0, 0.49, 2.1, float("nan")])
def test_a_rate_nobody_could_follow_is_a_wrong_setting(value: float) -> None:
    with pytest.raises(UsageError, match=r"speak.rate: must be between 0.5 and 2"):
        SpeakOptions(rate=value)


def test_an_unknown_engine_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match="no engine 'espek'; did you mean 'espeak'"):
        load_engine("espek")
    assert {"espeak", "tone"} <= set(list_engines())


def test_an_unknown_option_of_an_engine_is_a_wrong_setting() -> None:
    with pytest.raises(UsageError, match="tone: has no such settings"):
        load_engine("tone", colour="blue")


def test_an_outage_is_told_as_an_outage() -> None:
    class Dead(OddEngine):
        def speak(self, _request: SpeechRequest) -> Sound:
            raise EngineUnavailable("dead", "does not answer")

    with pytest.raises(EngineUnavailable):
        list(speak_script(write_script("One."), Dead(b"")))


LEARNT = tuple(f"A sentence with the number {number}, for learning the pace." for number in range(30))
LAST = "And this is the sentence which is not heard as it should be."


def speak_moodily(engine: SpeechEngine, folder: Path, executor: Executor | None = None) -> Ledger:
    ledger = Ledger()
    script = write_script(*LEARNT, LAST)
    list(speak_script(script, engine, cache=SegmentCache(folder / "segments"), executor=executor, ledger=ledger))
    return ledger


@pytest.mark.parametrize("mood", ["silence", "short", "refused"])
@pytest.mark.parametrize("parallel", ["thread", "process"])
def test_a_doubtful_sentence_is_made_again_once(
    mood: str, parallel: Literal["thread", "process"], tmp_path: Path
) -> None:
    engine = MoodyEngine(tmp_path, (*["fine"] * 30, mood), parallel)
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        ledger = speak_moodily(engine, tmp_path, pool if parallel == "process" else None)
    assert ledger.doubts == ()
    assert len(ledger.entries) == 31
    assert engine.count() == 32


def test_a_doubt_that_stays_is_reported_with_its_text(tmp_path: Path) -> None:
    engine = MoodyEngine(tmp_path, (*["fine"] * 30, "short", "short"))
    (entry,) = speak_moodily(engine, tmp_path).doubts
    assert entry.written == LAST
    assert "is too short" in entry.doubt
    assert engine.count() == 32


@pytest.mark.parametrize("mood", ["silence", "refused"])
def test_a_sentence_that_is_never_heard_is_an_error_with_its_text_and_the_others_are_kept(
    mood: str, tmp_path: Path
) -> None:
    engine = MoodyEngine(tmp_path, (*["fine"] * 30, mood, mood))
    with pytest.raises(SpeakError, match="only silence for 'And this is" if mood == "silence" else "not in the mood"):
        speak_moodily(engine, tmp_path)
    assert engine.count() == 32
    assert len(speak_moodily(engine, tmp_path).entries) == 31
    assert engine.count() == 33


@pytest.mark.posix
def test_a_worker_that_is_killed_is_told_and_what_was_spoken_is_kept(tmp_path: Path) -> None:
    engine = MoodyEngine(tmp_path, (*["fine"] * 30, "killed"), "process")
    with (
        ProcessPoolExecutor(1, get_context("spawn")) as pool,
        pytest.raises(SpeakError, match="moody: the process that spoke was killed"),
    ):
        speak_moodily(engine, tmp_path, pool)
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert len(speak_moodily(engine, tmp_path, pool).entries) == 31
    assert engine.count() <= 32 + 4


BREATHS = ("It rained.", "It rained on both sides of the river for a week.", "These were asked:")


@pytest.mark.parametrize(("engine", "expected"), [("hibari", (0.36, 0.42, 0.22)), ("espeak", (0.3, 0.3, 0.3))])
def test_the_natural_voice_breathes_longer_after_a_longer_sentence(engine: str, expected: tuple[float, ...]) -> None:
    script = Script("A", "en", tuple(Utterance(line, line, "en") for line in BREATHS))
    sounds = [cue.sound for cue in speak_script(script, load_engine(engine)) if isinstance(cue, Segment)]
    silences = [sound.seconds - find_heard(sound)[1] / sound.sample_rate for sound in sounds]
    assert silences == pytest.approx(expected, abs=0.02)


def test_a_sentence_of_several_requests_breathes_once_at_its_end() -> None:
    line = "The committee, which meets twice a year, could not agree on a chairman; " * 6 + "it parted."
    (segment,) = speak_script(Script("A", "en", (Utterance(line, line, "en"),)), load_engine("hibari"))
    assert isinstance(segment, Segment)
    silence = segment.sound.seconds - find_heard(segment.sound)[1] / segment.sound.sample_rate
    assert silence > 0.33
