"""What is heard beside what was to be said, and what a show does about it; the recognisers stand behind their seam."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from articlecast.engines.openai import OpenaiEngine
from articlecast.errors import PluginError, UsageError
from articlecast.model import SPELLED_JOINER, Script, Sound, Utterance, write_reading
from articlecast.narrate.languages.tongues import speak_text
from articlecast.speak import Hearing, Ledger, SegmentCache, SpeakOptions, load_engine, load_recogniser, speak_script
from articlecast.speak.hearing import compare_words
from support.services import Service, serve_openai

DHS = SPELLED_JOINER.join("DHS")


def normalise(text: str, language: str) -> str:
    return speak_text(text, language)[0]


def tell(said: str, heard: str, language: str = "en") -> list[str]:
    return [str(each) for each in compare_words(said, heard, language, normalise)]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("It cost three and a half million dollars.", "it cost $3.5m"),
        ("It cost three point five million dollars.", "It cost $3.5 million."),
        ("In twenty twenty-four, a hundred and five people left.", "In 2024 105 people left."),
        ("About twelve hundred people came at seven thirty p.m.", "About 1,200 people came at 7:30 PM."),
        ("Nineteen oh five was wet.", "1905 was wet."),
        (f"The {DHS} said so.", "The D.H.S. said so."),
        (f"The {DHS} said so.", "The D H S said so."),
        ("No ship needs it any more; the church-yard is empty.", "No ship needs it anymore, the churchyard is empty."),
        ("The ferries wait for Ms. Lee’s tenant.", "The fairies wait for Ms. Li's tenet."),
        ("It returned two bronze heads.", "It returned to bronze heads."),
        ("Rescue teams searched the river.", "Rescue teams search the river."),
        ("A planet where a year lasts long.", "A planet where year lasts long."),
        ("L’été dure trois mois.", "L'ete dure 3 mois."),
        ("", ""),
    ],
)
def test_one_text_written_in_two_ways_is_one_text(said: str, heard: str) -> None:
    assert tell(said, heard, "fr" if "été" in said else "en") == []


@pytest.mark.parametrize(
    ("said", "heard", "told"),
    [
        ("They closed the old bridge.", "They closed the bridge.", ["'old' is not heard"]),
        ("They closed the old bridge.", "They closed the the old bridge.", ["'the' is heard twice"]),
        ("They closed the old bridge.", "They closed the old bridge yesterday.", ["'yesterday' is heard and not said"]),
        ("It cost three point five million.", "It cost 3.9 million.", ["the number '3500000' is heard as '3900000'"]),
        ("It cost nineteen dollars.", "It cost ninety dollars.", ["the number '19' is heard as '90'"]),
        (f"The {DHS} said so.", "The FBI said so.", ["the initialism 'DHS' is heard as 'FBI'"]),
        ("It was Ms. Johnson.", "It was Ms. Lee.", ["the name 'Johnson' is heard as 'Lee'"]),
        ("The bridge was closed.", "The bridge was painted.", ["the word 'closed' is heard as 'painted'"]),
        ("The bridge.", "", ["'bridge' is not heard"]),
    ],
)
def test_a_divergence_is_told_by_its_class(said: str, heard: str, told: list[str]) -> None:
    assert tell(said, heard) == told


@dataclass
class Ears:
    """A recogniser that hears what it is given to hear, one sound after the other; the last for all that follow."""

    words: deque[str]
    heard: list[float] = field(default_factory=list)

    def hear(self, sound: Sound, language: str) -> str | None:
        self.heard.append(round(sound.seconds, 3))
        return None if language == "zh" else self.words.popleft() if len(self.words) > 1 else self.words[0]


def listen(*words: str) -> tuple[Hearing, Ears]:
    ears = Ears(deque(words))
    return Hearing(ears, normalise), ears


def write_script(*sentences: str, language: str = "en") -> Script:
    return Script("A title", language, tuple(Utterance(text, text, language) for text in sentences))


def doubt(
    script: Script,
    hearing: Hearing,
    cache: SegmentCache | None = None,
    *,
    engine: str = "tone",
    executor: Executor | None = None,
) -> list[str]:
    ledger = Ledger()
    list(speak_script(script, load_engine(engine), cache=cache, ledger=ledger, hearing=hearing, executor=executor))
    return [entry.doubt for entry in ledger.entries]


def test_a_sentence_that_is_heard_whole_is_heard_once_and_kept(tmp_path: Path) -> None:
    hearing, ears = listen("The tide came in at 6.")
    script, cache = write_script("The tide came in at six."), SegmentCache(tmp_path)
    assert [doubt(script, hearing, cache), doubt(script, hearing, cache)] == [[""], [""]]
    assert len(ears.heard) == 1


def test_a_misheard_sentence_is_a_doubt_in_every_render(tmp_path: Path) -> None:
    hearing, ears = listen("The tide came in at 7.")
    script, cache = write_script("The tide came in at six."), SegmentCache(tmp_path)
    expected = ["the number '6' is heard as '7'"]
    assert [doubt(script, hearing, cache), doubt(script, hearing, cache)] == [expected, expected]
    assert len(ears.heard) == 2, "this machine's engine gives the same bytes again: nothing to hear in them"


@pytest.mark.parametrize("engine", ["espeak", "tone"])
def test_a_doubt_holds_for_every_place_of_a_sentence_whoever_speaks_it(engine: str) -> None:
    hearing, _ears = listen("The tide came in at 7.")
    script = write_script("The tide came in at six.", "The tide came in at seven.", "The tide came in at six.")
    pool = ProcessPoolExecutor(1, get_context("spawn")) if engine == "espeak" else ThreadPoolExecutor(2)
    with pool:
        doubts = doubt(script, hearing, engine=engine, executor=pool)
    wrong = "the number '6' is heard as '7'"
    assert doubts == doubt(script, hearing, engine=engine) == [wrong, "", wrong]


def test_a_sentence_in_a_language_that_is_not_known_is_kept_unheard(tmp_path: Path) -> None:
    hearing, _ears = listen("nothing of it")
    assert doubt(write_script("Words that nobody knows.", language="zh"), hearing, SegmentCache(tmp_path)) == [""]
    assert SegmentCache(tmp_path).measure()[0] == 1


def test_a_pronunciation_is_not_expected_to_be_heard_beside_its_words(tmp_path: Path) -> None:
    hearing, _ears = listen("We met Siobhan at noon.")
    script = write_script(f"We met {write_reading('Siobhan', 'ʃɪˈvɔːn')} at noon.")
    assert doubt(script, hearing, SegmentCache(tmp_path)) == [""]


def ask_service(service: Service, hearing: Hearing, cache: SegmentCache, *, limit: int = 0) -> str:
    engine, ledger = OpenaiEngine("m", service.url), Ledger()
    script = write_script("The tide came in at six.")
    chosen = SpeakOptions(requests_per_minute=60_000, attempts=1, max_characters_per_run=limit)
    list(speak_script(script, engine, chosen, cache=cache, ledger=ledger, hearing=hearing))
    engine.close()
    return ledger.entries[0].doubt


@pytest.mark.parametrize(
    ("heard", "expected", "kept"),
    [
        (["The tide came in.", "The tide came in at 6."], "", 1),
        (["The tide came in at 7.", "The came in."], "the number '6' is heard as '7'", 0),
        (["The came in.", "The tide came in at 7."], "the number '6' is heard as '7'", 0),
    ],
)
def test_a_service_is_asked_once_more_and_the_better_answer_counts(
    tmp_path: Path, heard: Iterable[str], expected: str, kept: int
) -> None:
    hearing, _ears = listen(*heard)
    with serve_openai() as service:
        assert ask_service(service, hearing, SegmentCache(tmp_path)) == expected
        assert service.requests == 2
    assert SegmentCache(tmp_path).measure()[0] == kept


def test_a_service_that_cannot_answer_again_leaves_the_first_answer_and_its_doubt(tmp_path: Path) -> None:
    hearing, _ears = listen("The tide came in at 7.")
    with serve_openai(Service(faults=lambda number: "500" if number else "")) as service:
        assert ask_service(service, hearing, SegmentCache(tmp_path)) == "the number '6' is heard as '7'"
    with serve_openai() as service:
        assert ask_service(service, hearing, SegmentCache(tmp_path), limit=30)
        assert service.requests == 1, "the limit of a run holds for second attempts, too"


def test_an_unknown_recogniser_is_told_with_the_one_that_is_there() -> None:
    assert load_recogniser(SpeakOptions()) is None
    with pytest.raises(UsageError, match=r"speak.hear: no recogniser 'wisper'; did you mean 'whisper'\?"):
        load_recogniser(SpeakOptions(hear="wisper"))


def test_a_sound_s_own_words_do_not_matter_to_whoever_hears_it() -> None:
    hearing, _ears = listen("The tide.")
    sound = Sound(np.full(800, 9000, "<i2").tobytes(), 8000)
    assert hearing.find_divergences("The tide.", "en", sound) == ()
    (found,) = hearing.find_divergences("The ebb tide.", "en", sound)
    assert (found.kind, found.said, found.heard) == ("dropped", "ebb", "")


@pytest.mark.parametrize(("place", "raised"), [("articlecast.speak.recogniser", ValueError), ("theirs", PluginError)])
def test_a_fault_of_the_built_in_recogniser_is_ours_and_no_strangers(place: str, raised: type[Exception]) -> None:
    class Faulty:
        def hear(self, _sound: Sound, _language: str) -> str:
            raise ValueError("no such beam")

    Faulty.__module__ = place
    hearing = Hearing(Faulty(), lambda text, _language: text)
    with pytest.raises(raised, match="no such beam"):
        hearing.find_divergences("Hello.", "en", Sound(bytes(2000), 16000))
