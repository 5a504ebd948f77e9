"""Local neural voices by piper: a voice is a model file of the editor's (``voices/en_US-amy-medium.onnx``)."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from piper import PiperVoice, SynthesisConfig

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.text import BY_ITS_PHONEMES, clean_text, find_words, spell_marked
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import Sound, WordTime, render_readings
from articlecast.names import sha256_hex

_HINT = "python -m piper.download_voices en_US-lessac-medium"


class PiperEngine:
    """``model`` is the voice where a request names none; ``folder`` is where models are looked for and listed.

    ``noise`` and ``noise_w`` are piper's two sources of chance. They are 0 as we ask for equal bytes: the model draws
    its noise inside, unseeded, and no two renderings with noise are alike.
    """

    def __init__(self, model: str = "", folder: str = ".", noise: float = 0.0, noise_w: float = 0.0) -> None:
        self._model, self._folder = model, Path(folder)
        self._noise, self._noise_w = noise, noise_w

    @property
    def traits(self) -> Traits:
        models = [(path.name, _digest_file(path)) for path in self._list_models()]
        revision = sha256_hex(repr(("1", self._noise, self._noise_w, self._model, models)).encode())[:16]
        return Traits("piper", revision, parallel="process", word_times=True, ipa_languages=("*",))

    def voices(self) -> tuple[Voice, ...]:
        voices = []
        for path in self._list_models():
            try:
                voice = _load_voice(path)
            except EngineUnavailable:
                continue
            language = voice.config.espeak_voice
            voices.append(Voice(str(path), language, quality="neural"))
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """Dotted capitals: piper's phonemes are espeak-ng's. Its marks for raw phonemes hold pronunciations alone."""
        plain = said.replace("[[", "[ [").replace("]]", "] ]")
        marked = render_readings(plain, lambda _words, ipa: f"[[{ipa}]]")
        return spell_marked(marked, BY_ITS_PHONEMES)

    def speak(self, request: SpeechRequest) -> Sound:
        """All that piper makes of the text, joined as it comes; no sentence is normalised on its own."""
        text = clean_text(request.text)
        voice = _load_voice(self._choose_model(request))
        settings = SynthesisConfig(
            length_scale=voice.config.length_scale / request.rate,
            noise_scale=self._noise,
            noise_w_scale=self._noise_w,
            normalize_audio=False,
        )
        chunks = list(voice.synthesize(text, settings, include_alignments=True))
        if not chunks:
            raise SpeakError("piper", f"made no sound of {text!r}")
        frames = b"".join(chunk.audio_int16_bytes for chunk in chunks)
        return Sound(frames, chunks[0].sample_rate, _align_words(text, chunks))

    def _list_models(self) -> list[Path]:
        found = {path for path in self._folder.glob("*.onnx") if Path(f"{path}.json").is_file()}
        if self._model and Path(self._model).is_file():
            found.add(Path(self._model))
        return sorted(found)

    def _choose_model(self, request: SpeechRequest) -> Path:
        name = request.voice or self._model
        if not name:
            raise UsageError("piper", "no model file is named", 'in articlecast.toml: [speak] voice = "voices/….onnx"')
        for path in (Path(name), self._folder / name, self._folder / f"{name}.onnx"):
            if path.is_file():
                return path
        raise NoSuchVoice("piper", f"no voice '{name}'", "articlecast voices --engine piper")


def _align_words(text: str, chunks: list[Any]) -> tuple[WordTime, ...]:
    """Times of the words where the voice tells how long each phoneme lasts, and none where it does not.

    Phonemes are parted into words by their spaces; where that gives another number of words than the text has
    ("1999"), nothing is claimed.
    """
    starts, place = [], 0
    for chunk in chunks:
        if chunk.phoneme_alignments is None:
            return ()
        fresh = True
        for row in chunk.phoneme_alignments:
            if row.phoneme in {" ", "_"}:
                fresh = True
            elif fresh and row.phoneme.isalpha():
                starts.append(place)
                fresh = False
            place += int(row.num_samples)
        place = sum(len(done.audio_float_array) for done in chunks[: chunks.index(chunk) + 1])
    words = find_words(text)
    if len(words) != len(starts) or len(set(starts)) != len(starts):
        return ()
    return tuple(WordTime(start, end, sample) for (start, end), sample in zip(words, starts, strict=True))


@lru_cache(maxsize=4)
def _load_stamped(path: str, _stamp: tuple[int, int]) -> PiperVoice:
    try:
        return PiperVoice.load(path)
    except FileNotFoundError as error:
        raise EngineUnavailable("piper", f"{error.filename} is missing beside the model", _HINT) from error
    except Exception as error:  # onnxruntime's errors share no class but this
        raise EngineUnavailable("piper", f"{path} cannot be loaded: {str(error)[:200]}", _HINT) from error


def _load_voice(path: Path) -> PiperVoice:
    """The loaded model; a process loads each one once."""
    return _load_stamped(str(path), _stamp(path))


def _stamp(path: Path) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 -- one call, and both figures are of one moment
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _digest_stamped(path: str, _stamp: tuple[int, int]) -> str:
    return sha256_hex(Path(path).read_bytes())


def _digest_file(path: Path) -> str:
    return _digest_stamped(str(path), _stamp(path))
