"""Kokoro's engine with a tiny model of the same inputs and outputs that is built here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from articlecast.engine import SpeechRequest
from articlecast.engines.kokoro import LONGEST, KokoroEngine, _load_model, _make_sounds
from articlecast.engines.kokoro_alphabet import NUMBERS
from articlecast.engines.text import find_words
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.model import Sound, write_reading
from support.onnx_kokoro import FRAMES, HOP, RATE, build_kokoro

TEXT = "Good morning to all of you."


@pytest.fixture
def engine(tmp_path: Path) -> KokoroEngine:
    build_kokoro(tmp_path)
    return KokoroEngine(folder=str(tmp_path))


def hear(text: str, language: str) -> str:
    given = KokoroEngine().render_text(text)
    return _make_sounds(given, find_words(given), language)[0]


def measure_level(sound: Sound) -> float:
    return float(np.abs(np.frombuffer(sound.frames, "<i2")).max() / 32767)


@pytest.mark.parametrize(
    ("language", "text", "sounds"),
    [
        ("en-US", "The boat of the judge, a bottle: “No!”", "ðə bˈOt ʌv ðə ʤˈʌʤ, ə bˈɑTᵊl: “nˈO!”"),
        ("en-US", "The C\u202fE\u202fOs, said she — hurt.", "ðə sˌiˌiˈO z, sˈɛd ʃi — hˈɜɹt."),
        ("en-GB", "The boat is near.", "ðə bˈQt ɪz nˈɪə."),
        ("es", "¿Qué dijo? Los coches y el aire.", "kˈe ðˈixo? los kˈoʧes i el ˈIɾe."),
        ("fr", "Il dit, bien.", "il dˈi, bjˈɛ̃."),
        ("it", "La pizza.", "la pˈiʦːa."),
        ("pt-BR", "A caixa, tchau.", "a kˈIʃæ, tʃˈW."),
        ("en-US", f"The {write_reading('hut', 'ˈhaʊsbəʊt')} fell.", "ðə ˈhWsbOt fˈɛl."),
    ],
)
def test_a_text_is_written_in_kokoros_alphabet(language: str, text: str, sounds: str) -> None:
    assert hear(text, language) == sounds
    assert set(sounds) <= set(NUMBERS)


def test_a_pronunciation_with_a_sound_that_kokoro_was_never_taught_is_said_by_its_words() -> None:
    engine = KokoroEngine()
    assert engine.render_text(f"The {write_reading('hut', 'ǃʘ')} fell.") == "The hut fell."
    assert engine.render_text(f"The {write_reading('hut', 'ˈɡaʊ.t͡ʃa')} fell.") == "The [[ˈɡaʊ.t͡ʃa]] fell."
    assert engine.render_text("[[hut]]") == "[ [hut] ]"


def test_every_word_of_a_pronunciation_of_two_has_its_time(engine: KokoroEngine) -> None:
    text = engine.render_text(f"In {write_reading('NY', 'nuː ˈjɔːk')} it rains.")
    words = [text[word.start : word.end] for word in engine.speak(SpeechRequest(text, "en-US")).words]
    assert words == ["In", "nuː", "ˈjɔːk", "it", "rains"]


def test_every_sound_has_the_number_that_kokoro_was_taught() -> None:
    assert len(NUMBERS) == len(set(NUMBERS.values())) == 114
    known = {".": 4, "A": 24, "O": 31, "ə": 83, "ɡ": 92, "ɹ": 123, "ʌ": 138, "ˈ": 156, "ː": 158, "ᵻ": 177}
    assert known.items() <= NUMBERS.items()


def test_every_word_has_the_time_of_its_sounds(engine: KokoroEngine) -> None:
    sound = engine.speak(SpeechRequest(TEXT, "en-US"))
    sounds = _make_sounds(TEXT, find_words(TEXT), "en-US")[0]
    assert sound.samples == (len(sounds) + 2) * FRAMES * HOP
    assert [TEXT[word.start : word.end] for word in sound.words] == ["Good", "morning", "to", "all", "of", "you"]
    assert sound.words[1].sample == (1 + sounds.index("mˈ")) * FRAMES * HOP
    assert sound.sample_rate == RATE


def test_a_model_that_tells_no_lengths_claims_no_times(tmp_path: Path) -> None:
    build_kokoro(tmp_path, tensor="/elsewhere")
    assert KokoroEngine(folder=str(tmp_path)).speak(SpeechRequest(TEXT, "en-US")).words == ()


def test_the_voice_is_named_or_chosen_by_language(engine: KokoroEngine) -> None:
    levels = {
        tag: round(measure_level(engine.speak(SpeechRequest("Radio", tag))), 2)
        for tag in ("en", "en-AU", "en-GB", "es-MX", "fr", "it", "pt")
    }
    assert levels == {"en": 0.2, "en-AU": 0.2, "en-GB": 0.3, "es-MX": 0.35, "fr": 0.4, "it": 0.45, "pt": 0.55}
    assert round(measure_level(engine.speak(SpeechRequest("Radio", "fr", "am_adam"))), 2) == 0.25
    with pytest.raises(NoSuchVoice, match="no voice for the language 'ja'"):
        engine.speak(SpeechRequest("Radio", "ja"))
    with pytest.raises(NoSuchVoice, match="no voice 'af_hart'; did you mean 'af_heart'"):
        engine.speak(SpeechRequest("Radio", "en", "af_hart"))


def test_voices_are_those_whose_language_it_can_write(engine: KokoroEngine) -> None:
    voices = {voice.name: (voice.language, voice.gender) for voice in engine.voices()}
    assert voices["bf_emma"] == ("en-GB", "female")
    assert voices["am_adam"] == ("en-US", "male")
    assert "jf_alpha" not in voices


def test_a_text_longer_than_the_model_takes_is_spoken_in_parts(engine: KokoroEngine) -> None:
    text = ", ".join(["the harbour master of the old town left"] * 30) + "."
    sounds = _make_sounds(text, find_words(text), "en-US")[0]
    assert len(sounds) > 2 * LONGEST
    sound = engine.speak(SpeechRequest(text, "en-US"))
    parts = -(-len(sounds) // LONGEST)
    assert sound.samples == (len(sounds) + 2 * parts) * FRAMES * HOP
    assert len(sound.words) > 0.9 * len(text.split())


def test_another_model_or_other_voices_are_another_revision(engine: KokoroEngine, tmp_path: Path) -> None:
    before = engine.traits.revision
    build_kokoro(tmp_path, tensor="/elsewhere")
    assert engine.traits.revision != before


def test_files_that_are_not_there_or_broken_are_told(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"voices-v1\.0\.bin: No such file") as caught:
        KokoroEngine(folder=str(tmp_path)).speak(SpeechRequest(TEXT, "en"))
    assert caught.value.hint == "articlecast voices --get kokoro"
    model, styles = build_kokoro(tmp_path)
    model.write_bytes(b"no model")
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        KokoroEngine(folder=str(tmp_path)).speak(SpeechRequest(TEXT, "en"))
    styles.write_bytes(b"no voices")
    with pytest.raises(EngineUnavailable, match="holds no voices"):
        KokoroEngine(folder=str(tmp_path)).voices()
    with pytest.raises(SpeakError, match="nothing to say"):
        KokoroEngine(folder=str(tmp_path)).speak(SpeechRequest("…", "en"))


def test_the_model_runs_on_one_thread(tmp_path: Path) -> None:
    assert _load_model(build_kokoro(tmp_path)[0]).get_session_options().intra_op_num_threads == 1
