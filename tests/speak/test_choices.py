"""Voices by role and language, substitutes, what a render would take, and an engine that somebody else wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articlecast.errors import EngineUnavailable, NoSuchVoice, NoVoiceForLanguage, UsageError
from articlecast.model import Pause, Role, Script, Segment, Utterance, write_reading
from articlecast.speak import (
    SegmentCache,
    SpeakOptions,
    SpeechEstimate,
    add_estimates,
    estimate_speech,
    load_engine,
    open_workers,
    speak_script,
    try_engines,
)
from articlecast.speak.voices import choose_voice, drop_voices, make_requests

VOICES = {"narrator": "n", "quote": "q", "fr": "f", "en-GB": "gb", "tone/narrator": "low"}


def write_script(*sentences: str) -> Script:
    return Script("A title", "en", tuple(Utterance(text, text, "en") for text in sentences))


@pytest.mark.parametrize(
    ("role", "language", "engine", "voice"),
    [
        ("text", "en", "gtts", "n"),
        ("list", "en-US", "gtts", "n"),
        ("quote", "en", "gtts", "q"),
        ("quote", "fr", "gtts", "q"),
        ("text", "fr-CA", "gtts", "f"),
        ("text", "en-GB", "gtts", "gb"),
        ("heading", "en", "gtts", "n"),
        ("text", "en", "tone", "low"),
        ("quote", "en", "tone", "low"),
        ("text", "en", "espeak", ""),
    ],
)
def test_the_role_comes_before_the_language_and_a_substitute_has_its_own(
    role: Role, language: str, engine: str, voice: str
) -> None:
    options = SpeakOptions(engine="gtts", voice="v", voices=VOICES)
    assert choose_voice(Utterance("x", "x", language, role), engine, options) == voice


def test_without_any_choice_the_engines_own_voice_speaks() -> None:
    assert choose_voice(Utterance("x", "x", "en"), "espeak", SpeakOptions(voice="en-gb")) == "en-gb"
    assert choose_voice(Utterance("x", "x", "en", "title"), "espeak", SpeakOptions(voices={"heading": "h"})) == "h"


@pytest.mark.parametrize(
    ("marked", "role", "language", "engine", "voice"),
    [
        ("quote", "text", "en", "gtts", "q"),
        ("narrator", "quote", "fr", "gtts", "f"),
        ("heading", "quote", "en", "gtts", "n"),  # of which there is none
        ("quote", "text", "en", "tone", "low"),
        ("amy", "quote", "fr", "gtts", "amy"),
        ("amy", "text", "en", "tone", "low"),  # another engine than the one that has it
    ],
)
def test_what_an_utterance_is_marked_for_takes_the_place_of_its_role(
    marked: str, role: Role, language: str, engine: str, voice: str
) -> None:
    options = SpeakOptions(engine="gtts", voice="v", voices=VOICES)
    assert choose_voice(Utterance("x", "x", language, role, voice=marked), engine, options) == voice


def test_a_mark_for_a_voice_that_the_engine_has_not_is_dropped_and_named_once() -> None:
    options, engine = SpeakOptions("tone"), load_engine("tone")
    cues = tuple(Utterance("x", "x", "en", voice=voice) for voice in ("low", "amy", "quote", "amy", ""))
    script, wrong = drop_voices(Script("A title", "en", (*cues, Pause(1))), engine, options)
    assert [each.voice for each in script.utterances] == ["low", "", "quote", "", ""]
    assert wrong == ("amy",)
    assert drop_voices(script, engine, options) == (script, ())
    other = Script("A title", "en", cues)
    assert drop_voices(other, engine, SpeakOptions("gtts", substitutes=("tone",))) == (other, ())


def test_a_pronunciation_reaches_an_engine_in_the_languages_in_which_it_takes_ipa() -> None:
    said = f"Hello {write_reading('shi-vawn', 'ʃɪˈvɔːn')}."

    def ask(engine: str, language: str) -> str:
        return make_requests(Utterance(said, "Hello Siobhan.", language), load_engine(engine), SpeakOptions())[0]

    assert ask("espeak", "en-GB") == "Hello [[SI'vO:n]]."
    assert ask("espeak", "de") == "Hello shi-vawn."
    assert ask("tone", "en") == "Hello shi-vawn."


def test_a_substitute_speaks_the_whole_episode_while_the_first_choice_cannot() -> None:
    options = SpeakOptions(engine="command", substitutes=("tone",), engines={"command": {"run": "no-such-program"}})
    name, cues = try_engines(options, lambda engine: list(speak_script(write_script("One.", "Two."), engine, options)))
    assert name == "tone"
    assert len(cues) == 2


def test_a_substitute_speaks_what_the_first_choice_has_no_voice_for() -> None:
    options = SpeakOptions(engine="espeak", substitutes=("gtts", "tone"))
    script = Script("A", "tlh", (Utterance("nuqneH.", "nuqneH.", "tlh"), Utterance("Qapla.", "Qapla.", "tlh")))
    name, cues = try_engines(options, lambda engine: list(speak_script(script, engine, options)))
    assert (name, len(cues)) == ("tone", 2)
    with pytest.raises(NoVoiceForLanguage, match="espeak: no voice for the language 'tlh'"):
        try_engines(replace(options, substitutes=("gtts",)), lambda engine: list(speak_script(script, engine, options)))


@pytest.mark.parametrize(
    "voices", [{"voice": "en-gbb"}, {"voices": {"narrator": "en-gbb"}}, {"voices": {"tlh": "en-gbb"}}]
)
def test_a_misspelt_voice_is_the_editors_whatever_substitute_there_is(voices: dict[str, Any]) -> None:
    options = SpeakOptions(engine="espeak", substitutes=("tone",), **voices)
    script = Script("A", "tlh", (Utterance("nuqneH.", "nuqneH.", "tlh"),))
    with pytest.raises(NoSuchVoice, match="espeak: no voice 'en-gbb'; did you mean 'en-gb'"):
        try_engines(options, lambda engine: list(speak_script(script, engine, options)))


def test_without_a_substitute_the_outage_is_told() -> None:
    options = SpeakOptions(engine="command", engines={"command": {"run": "no-such-program"}})
    with pytest.raises(EngineUnavailable, match="no program 'no-such-program'"):
        try_engines(options, lambda engine: list(speak_script(write_script("One."), engine, options)))


def test_a_wrong_setting_is_no_outage() -> None:
    with pytest.raises(UsageError, match="no engine 'gtss'; did you mean 'gtts'"):
        try_engines(SpeakOptions(engine="gtss", substitutes=("tone",)), lambda _engine: None)


def test_an_estimate_counts_what_is_new_and_sends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    long = "word " * 39 + "end."
    script = Script("A", "en", (*write_script("One.", "Two.", "Two.", long).cues, Pause(60)))
    options = SpeakOptions(engine="gtts", requests_per_minute=30, price_per_million=16)
    estimate = estimate_speech(script, load_engine("gtts"), options, SegmentCache(tmp_path / "segments"))
    assert (estimate.new, estimate.cached, estimate.requests) == (4, 0, 4)
    assert estimate.characters == len("One.Two.") + len(long) - 1
    assert estimate.waiting_seconds == pytest.approx(3 * 2.0)
    assert estimate.price == pytest.approx(estimate.characters * 16 / 1e6)
    assert 60 + 199 / 15 < estimate.audio_seconds < 60 + 199 / 15 + 4
    assert not (tmp_path / "segments").exists()


def test_a_free_engine_costs_nothing_and_of_another_somebody_has_to_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    script, options = write_script("One."), SpeakOptions()
    assert estimate_speech(script, load_engine("gtts"), options).price == 0
    assert estimate_speech(script, load_engine("tone"), SpeakOptions(price_per_million=16)).price == 0
    paid = load_engine("openai", base_url="http://127.0.0.1:9/v1")
    assert estimate_speech(script, paid, options).price is None
    assert estimate_speech(script, paid, SpeakOptions(price_per_million=16)).price == pytest.approx(4 * 16 / 1e6)
    assert add_estimates([SpeechEstimate("a", price=1.5), SpeechEstimate("b", price=None)]).price is None


def test_a_sum_names_the_engines_that_are_asked_and_all_where_none_is() -> None:
    said, kept = SpeechEstimate("hibari", new=2, requests=2), SpeechEstimate("auto", cached=3)
    assert add_estimates([kept, said]) == SpeechEstimate("hibari", new=2, cached=3, requests=2)
    assert add_estimates([kept, SpeechEstimate("espeak")]).engine == "auto, espeak"


def test_an_estimate_knows_the_cache(tmp_path: Path) -> None:
    engine, cache, options = load_engine("tone"), SegmentCache(tmp_path / "segments"), SpeakOptions()
    list(speak_script(write_script("One.", "Two."), engine, options, cache))
    estimate = estimate_speech(write_script("Two.", "Three."), engine, options, cache)
    assert (estimate.new, estimate.cached, estimate.characters) == (1, 1, len("Three."))


def test_processes_give_the_same_segments_in_order_as_none(tmp_path: Path) -> None:
    engine, options = load_engine("espeak"), SpeakOptions(workers=2)
    script = write_script(*(f"This is sentence number {number}." for number in range(24)), "This is sentence number 3.")
    alone = list(speak_script(script, engine, options))
    with open_workers(engine, options) as pool:
        assert isinstance(pool, ProcessPoolExecutor)
        cache = SegmentCache(tmp_path / "segments")
        together = list(speak_script(script, engine, options, cache, executor=pool))
    assert together == alone
    assert cache.measure()[0] == 24
    assert len([cue for cue in together if isinstance(cue, Segment)]) == 25


@pytest.mark.parametrize(("name", "worth"), [("espeak", 100), ("hibari", 40), ("auto", 40)])
def test_processes_are_opened_from_as_many_new_sentences_as_the_engine_says(name: str, worth: int) -> None:
    engine, options = load_engine(name), SpeakOptions(workers=2)
    with open_workers(engine, options, worth - 1) as pool:
        assert pool is None
    with open_workers(engine, options, worth) as pool:
        assert isinstance(pool, ProcessPoolExecutor)


ASK = """
from articlecast.model import Script, Utterance
from articlecast.speak import list_engines, load_engine, speak_script
engine = load_engine("buzz")
assert "buzz" in list_engines()
script = Script("A", "en", (Utterance("Hello there.", "Hello there.", "en"),))
(segment,) = speak_script(script, engine)
print(engine.traits.name, engine.voices()[0].name, segment.sound.samples)
"""


def test_the_engine_that_the_readme_shows_is_installed_and_speaks(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    files = re.findall(r"^```\w+\n# (pyproject\.toml|\w+\.py)\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert [name for name, _content in files] == ["pyproject.toml", "articlecast_buzz.py"]
    assert sum(bool(line.strip()) for _name, content in files for line in content.splitlines()) <= 20
    (package := tmp_path / "package").mkdir()
    for name, content in files:
        (package / name).write_text(content, "utf-8")
    site = str(tmp_path / "site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", site, str(package)], check=True, capture_output=True)
    called = subprocess.run(
        [sys.executable, "-c", ASK], check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": site}
    )
    assert called.stdout.split() == ["buzz", "bee", str(96 + 2400)]
