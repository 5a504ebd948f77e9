"""Local neural voices by piper: a voice is a model file of the editor's (``voices/en_US-amy-medium.onnx``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession
from piper import AudioChunk, PiperConfig, PiperVoice, SynthesisConfig
from piper.const import BOS, EOS, PAD

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines import voice_files
from articlecast.engines.onnx_models import add_output, digest_file, find_tensor, open_session, stamp_file
from articlecast.engines.phonemes import place_words
from articlecast.engines.text import BY_ITS_PHONEMES, clean_text, find_words, spell_marked
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import Sound, WordTime, render_readings
from articlecast.names import sha256_hex, suggest_name

_HINT = "articlecast voices --get en_US-joe-medium"


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
        models = [(path.name, *_look_into(path)) for path in self._list_models()]
        named = [(name, digest) for name, digest, _tells in models]
        revision = sha256_hex(repr(("2", self._noise, self._noise_w, self._model, named)).encode())[:16]
        measured = bool(models) and all(tells for _name, _digest, tells in models)
        # By its speed, 20 times real time, and a second to load: estimated, not measured.
        return Traits("piper", revision, word_times=measured, ipa_languages=("*",), worth_processes=15)

    def voices(self) -> tuple[Voice, ...]:
        voices, licences = [], {voice.name: voice.licence for voice in voice_files.VOICES}
        for path in (*self._list_models(), *self._list_fetched()):
            try:
                config = json.loads(Path(f"{path}.json").read_text("utf-8"))
                language = str(config["espeak"]["voice"])
            except (OSError, ValueError, LookupError, TypeError):
                continue
            fetched = path.parent == voice_files.find_voice_folder()
            licence = licences.get(path.stem, "") if fetched else ""
            voices.append(Voice(path.stem if fetched else str(path), language, "", "neural", licence))
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """As its phonemizer reads, which is espeak-ng's. Its marks for raw phonemes hold pronunciations alone."""
        plain = said.replace("[[", "[ [").replace("]]", "] ]")
        marked = render_readings(plain, lambda _words, ipa: f"[[{ipa}]]")
        return spell_marked(marked, BY_ITS_PHONEMES)

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice for one whose model is not there."""
        self._choose_model(SpeechRequest("", "en", name))

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
        return Sound(frames, chunks[0].sample_rate, _time_words(text, voice, chunks))

    def _list_models(self) -> list[Path]:
        found = {path for path in self._folder.glob("*.onnx") if Path(f"{path}.json").is_file()}
        if self._model and Path(self._model).is_file():
            found.add(Path(self._model))
        return sorted(found)

    def _list_fetched(self) -> list[Path]:
        """What ``articlecast voices --get`` put where every show finds it. It is no part of the revision: its name is
        its digest's, and a voice fetched for one show must not have another one spoken again.
        """
        fetched = {path for path in voice_files.find_voice_folder().glob("*.onnx") if Path(f"{path}.json").is_file()}
        return sorted(fetched - set(self._list_models()))

    def _choose_model(self, request: SpeechRequest) -> Path:
        name = request.voice or self._model
        if not name:
            raise UsageError("piper", "no model file is named", 'in articlecast.toml: [speak] voice = "voices/….onnx"')
        fetched = voice_files.find_voice_folder() / f"{name}.onnx"
        for path in (Path(name), self._folder / name, self._folder / f"{name}.onnx", fetched):
            if path.is_file():
                return path
        pinned = [voice.name for voice in voice_files.VOICES if voice.engine == "piper"]
        if name in pinned:
            raise NoSuchVoice("piper", f"the voice '{name}' is not on this machine", f"articlecast voices --get {name}")
        near = suggest_name(name, [*(path.stem for path in self._list_models() + self._list_fetched()), *pinned])
        raise NoSuchVoice("piper", f"no voice '{name}'{near}", "articlecast voices --engine piper")


def _time_words(text: str, voice: PiperVoice, chunks: list[AudioChunk]) -> tuple[WordTime, ...]:
    """Times of the words, by how long the model says that it speaks each phoneme; none where it does not say."""
    sounds, samples, place = "", list[int](), 0
    for chunk in chunks:
        for sound, sample in _time_sounds(voice, chunk):
            sounds += sound
            samples += [place + sample] * len(sound)
        place += len(chunk.audio_float_array)
    if not sounds:
        return ()
    words = find_words(text)
    alone = ["".join(chain(*voice.phonemize(_cut_word(text, start, end)))) for start, end in words]
    times: dict[tuple[int, int], int] = {}
    latest = -1
    for word, index in zip(words, place_words(alone, sounds), strict=True):
        if index is not None and latest < samples[index] < place:
            times[word] = latest = samples[index]
    return tuple(WordTime(start, end, sample) for (start, end), sample in times.items())


def _time_sounds(voice: PiperVoice, chunk: AudioChunk) -> Iterator[tuple[str, int]]:
    """Each phoneme of a sentence that the voice knows, and the sample at which it begins; none where it tells none."""
    ids, lengths = voice.config.phoneme_id_map, chunk.phoneme_id_samples
    pad = len(ids.get(PAD, ()))
    known = [sound for sound in chunk.phonemes if sound in ids]
    sizes = [len(ids.get(BOS, ())) + pad, *(len(ids[sound]) + pad for sound in known)]
    if lengths is None or sum(sizes) + len(ids.get(EOS, ())) != len(lengths):
        return
    starts = np.cumsum(np.append(0, lengths))
    yield from zip(known, map(int, starts[np.cumsum(sizes)[:-1]]), strict=True)


def _cut_word(text: str, start: int, end: int) -> str:
    raw = text.rfind("[[", 0, start) > text.rfind("]]", 0, start)
    return f"[[{text[start:end]}]]" if raw else text[start:end]


@lru_cache(maxsize=4)
def _load_stamped(path: str, _stamp: tuple[int, int]) -> PiperVoice:
    try:
        model = Path(path).read_bytes()
        config = PiperConfig.from_dict(json.loads(Path(f"{path}.json").read_text("utf-8")))
        return PiperVoice(_open_telling(model), config)
    except FileNotFoundError as error:
        raise EngineUnavailable("piper", f"{error.filename} is missing beside the model", _HINT) from error
    except Exception as error:  # onnxruntime's errors share no class but this
        raise EngineUnavailable("piper", f"{path} cannot be loaded: {str(error)[:200]}", _HINT) from error


def _open_telling(model: bytes) -> InferenceSession:
    """The model with the lengths of its phonemes as its second output, where it has them."""
    if tensor := _find_durations(model):
        with suppress(RuntimeError):  # it is an output already: somebody patched the model
            return open_session(add_output(model, tensor))
    return open_session(model)


def _find_durations(model: bytes) -> str:
    """The tensor of a VITS model that holds how many frames each phoneme lasts: what its one Ceil node gives.

    That is where piper's own ``patch_voice_with_alignment`` finds it.
    """
    return find_tensor(model, "Ceil")


def _load_voice(path: Path) -> PiperVoice:
    """The loaded model; a process loads each one once."""
    return _load_stamped(str(path), stamp_file(path, "piper", _HINT))


@lru_cache(maxsize=64)
def _tells_stamped(path: str, _stamp: tuple[int, int]) -> bool:
    return bool(_find_durations(Path(path).read_bytes()))


def _look_into(path: Path) -> tuple[str, bool]:
    """The digest of a model, and whether it tells how long its phonemes last; nothing is loaded."""
    return digest_file(path), _tells_stamped(str(path), stamp_file(path, "piper", _HINT))
