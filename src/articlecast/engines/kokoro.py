"""Kokoro, a local neural voice for six languages: its model and its voices are two files of the editor's.

They are the files of kokoro-onnx, whose package is not used: it loads espeak-ng for itself and keeps it, and what our
own voice speaks would depend on what was spoken before. Its sounds are made here, word by word from the script.
"""

from __future__ import annotations

import re
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.kokoro_alphabet import NUMBERS, knows_reading, write_reading, write_sounds
from articlecast.engines.onnx_models import add_output, digest_file, has_tensor, open_session, stamp_file
from articlecast.engines.phonemes import place_words
from articlecast.engines.phonemizer import phonemize
from articlecast.engines.text import BY_ITS_PHONEMES, clean_text, find_words, spell_marked
from articlecast.engines.voice_files import find_voice_folder
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.model import Sound, WordTime, render_readings
from articlecast.names import sha256_hex, suggest_name

RATE = 24000
LONGEST = 510
"""Sounds that the model takes at once."""

_MODELS = ("kokoro-v1.0.onnx", "kokoro-v1.0.int8.onnx")
_VOICES = "voices-v1.0.bin"
_DURATIONS = "/encoder/Cast_output_0"
"""The tensor of Kokoro's exports that holds how many frames each sound lasts; it sums to the length exactly."""

_LANGUAGES = {"a": "en-US", "b": "en-GB", "e": "es", "f": "fr-FR", "i": "it", "p": "pt-BR"}
"""What a voice speaks, by the first letter of its name; the voices of Chinese, Hindi and Japanese want other sounds."""
_GENDERS = {"f": "female", "m": "male"}
_FIRST = {"en-us": "af_heart", "en-gb": "bf_emma", "en": "af_heart", "es": "ef_dora", "fr": "ff_siwis", "it": "if_sara",
          "pt": "pf_dora"}  # fmt: skip
_LICENCE = "Apache-2.0"
_HINT = "articlecast voices --get kokoro"
_READING = re.compile(r"\[\[(.*?)\]\]")

Style = npt.NDArray[np.float32]


class KokoroEngine:
    """``model`` and ``voices_file`` are paths; empty, what ``articlecast voices --get kokoro`` put into ``folder``."""

    def __init__(self, model: str = "", voices_file: str = "", folder: str = "") -> None:
        self._model, self._voices_file = model, voices_file
        self._folder = Path(folder) if folder else find_voice_folder()

    @property
    def traits(self) -> Traits:
        revision = "none"
        if (model := self._find_model()).is_file() and (styles := self._find_styles()).is_file():
            revision = sha256_hex(repr(("1", digest_file(model), digest_file(styles))).encode())[:16]
        # By its speed, 3 times real time, and 2 s to load: estimated, not measured.
        return Traits("kokoro", revision, word_times=True, ipa_languages=("*",), worth_processes=6)

    def voices(self) -> tuple[Voice, ...]:
        names = [name for name in _load_styles(self._find_styles()) if name[:1] in _LANGUAGES]
        voices = (Voice(name, _LANGUAGES[name[0]], _GENDERS.get(name[1:2], ""), "neural", _LICENCE) for name in names)
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        plain = said.replace("[[", "[ [").replace("]]", "] ]")
        return spell_marked(render_readings(plain, _mark_reading), BY_ITS_PHONEMES)

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice for one that is not there, EngineUnavailable where the file of the voices is not."""
        self._choose_voice(SpeechRequest("", "en", name))

    def speak(self, request: SpeechRequest) -> Sound:
        text = clean_text(request.text)
        words = find_words(text)
        if not words:
            raise SpeakError("kokoro", f"there is nothing to say in {text!r}")
        name, style = self._choose_voice(request)
        language = _choose_language(request.language, name)
        sentence, alone = _make_sounds(text, words, language)
        if not any(sound.isalpha() for sound in sentence):
            raise SpeakError("kokoro", f"has no sound for {text!r}")
        samples, starts = _run_parts(_load_model(self._find_model()), sentence, style, request.rate)
        frames = (np.clip(samples, -1, 1) * 32767).astype("<i2")
        return Sound(frames.tobytes(), RATE, _time_words(words, alone, sentence, starts) if starts.size else ())

    def _find_model(self) -> Path:
        if self._model:
            return Path(self._model)
        places = [self._folder / name for name in _MODELS]
        return next((path for path in places if path.is_file()), places[0])

    def _find_styles(self) -> Path:
        return Path(self._voices_file) if self._voices_file else self._folder / _VOICES

    def _choose_voice(self, request: SpeechRequest) -> tuple[str, Style]:
        styles, hint = _load_styles(self._find_styles()), "articlecast voices --engine kokoro"
        if request.voice:
            if request.voice not in styles:
                raise NoSuchVoice("kokoro", f"no voice '{request.voice}'{suggest_name(request.voice, styles)}", hint)
            return request.voice, styles[request.voice]
        tag = request.language.lower()
        base = tag.partition("-")[0]
        spoken = [name for name in sorted(styles) if _LANGUAGES.get(name[0], "").lower().partition("-")[0] == base]
        first = next((_FIRST[key] for key in (tag, base) if _FIRST.get(key) in spoken), spoken[0] if spoken else "")
        if not first:
            raise NoSuchVoice("kokoro", f"no voice for the language '{request.language}'", hint)
        return first, styles[first]


def _mark_reading(words: str, ipa: str) -> str:
    """A pronunciation between its marks, or the words where it has a sound that Kokoro was never taught."""
    return f"[[{ipa}]]" if knows_reading(ipa) else words


def _choose_language(language: str, voice: str) -> str:
    """The voice's own dialect of the text's language, or the text's language where it is another that Kokoro has."""
    own = _LANGUAGES.get(voice[0], "en-US")
    base = language.lower().partition("-")[0]
    if own.lower().startswith(base):
        return own
    return next((tag for tag in _LANGUAGES.values() if tag.lower().startswith(base)), own)


def _make_sounds(text: str, words: tuple[tuple[int, int], ...], language: str) -> tuple[str, list[str]]:
    """The sounds of the text, and of each of its words alone; a pronunciation is what it says."""
    pieces = _READING.split(text)
    spoken = phonemize([*pieces[::2], *(text[start:end] for start, end in words)], language)
    plain = [write_sounds(sounds, language) for sounds in spoken]
    readings = [write_reading(ipa, language) for ipa in pieces[1::2]]
    sentence = plain[0] + "".join(map("".join, zip(readings, plain[1:], strict=False)))
    alone = [
        write_reading(text[start:end], language) if text.rfind("[[", 0, start) > text.rfind("]]", 0, start) else sounds
        for (start, end), sounds in zip(words, plain[len(pieces[::2]) :], strict=True)
    ]
    return _part_words(" ".join(sentence.split()), alone), alone


def _part_words(sentence: str, alone: list[str]) -> str:
    """The sounds with a space before each word: espeak-ng runs "of the" together, and Kokoro was never taught that."""
    for index in sorted((index for index in place_words(alone, sentence) if index), reverse=True):
        if sentence[index - 1].isalpha():
            sentence = f"{sentence[:index]} {sentence[index:]}"
    return sentence


def _run_parts(
    session: InferenceSession, sentence: str, style: Style, rate: float
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """The samples, and where each sound of the sentence begins among them; no places where the model tells none."""
    samples, starts, measured, place = [], list[npt.NDArray[np.int64]](), True, 0
    for part in _split_sounds(sentence):
        numbers = [NUMBERS[sound] for sound in part]
        speed, *_rest = (each for each in session.get_inputs() if each.name == "speed")
        feed = {
            session.get_inputs()[0].name: np.array([[0, *numbers, 0]], np.int64),
            "style": style[min(len(numbers), len(style)) - 1].reshape(1, -1),
            "speed": np.array([rate], np.float32) if "float" in speed.type else np.array([round(rate)], np.int32),
        }
        sound, *told = (np.asarray(each).ravel() for each in session.run(None, feed))
        frames = int(told[0].sum()) if told else 0
        measured = measured and bool(frames) and len(told[0]) == len(numbers) + 2 and len(sound) % frames == 0
        if measured:
            starts.append(place + np.cumsum(told[0][:-1], dtype=np.int64)[: len(numbers)] * (len(sound) // frames))
        samples.append(sound)
        place += len(sound)
    return np.concatenate(samples), np.concatenate(starts) if measured else np.array([], np.int64)


def _split_sounds(sentence: str) -> list[str]:
    """Parts of at most LONGEST sounds, parted behind a mark or at a space where there is one."""
    parts = []
    while len(sentence) > LONGEST:
        head = sentence[:LONGEST]
        cut = max(head.rfind(mark) for mark in (", ", "; ", ": ", ". ", "— ")) + 1 or head.rfind(" ") + 1 or LONGEST
        parts.append(sentence[:cut])
        sentence = sentence[cut:]
    return [*parts, sentence]


def _time_words(
    words: tuple[tuple[int, int], ...], alone: list[str], sentence: str, starts: npt.NDArray[np.int64]
) -> tuple[WordTime, ...]:
    times: list[WordTime] = []
    for (start, end), index in zip(words, place_words(alone, sentence), strict=True):
        if index is not None and (not times or starts[index] > times[-1].sample):
            times.append(WordTime(start, end, int(starts[index])))
    return tuple(times)


def _load_model(path: Path) -> InferenceSession:
    """The model in a session of one thread; a process loads each one once."""
    return _load_stamped(str(path), stamp_file(path, "kokoro", _HINT))


@lru_cache(maxsize=2)
def _load_stamped(path: str, _stamp: tuple[int, int]) -> InferenceSession:
    try:
        with Path(path).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as model:
            told = has_tensor(model, _DURATIONS)
            session = open_session(add_output(model, _DURATIONS) if told else model[:])
    except Exception as error:  # onnxruntime's errors share no class but this
        raise EngineUnavailable("kokoro", f"{path} cannot be loaded: {str(error)[:200]}", _HINT) from error
    return session


def _load_styles(path: Path) -> dict[str, Style]:
    """The voices by name: for each number of sounds, how it speaks that many."""
    return _load_stamped_styles(str(path), stamp_file(path, "kokoro", _HINT))


@lru_cache(maxsize=2)
def _load_stamped_styles(path: str, _stamp: tuple[int, int]) -> dict[str, Style]:
    try:
        file: Any = np.load(path)
        return {name: np.asarray(file[name], np.float32) for name in file.files}
    except (OSError, ValueError, AttributeError, BadZipFile) as error:
        raise EngineUnavailable("kokoro", f"{path} holds no voices: {str(error)[:200]}", _HINT) from error
