"""The embedded natural voice: hibari, a small network distilled from Kokoro, from its wheel; English alone.

Its own normaliser and sentence splitter are bypassed: what narrate wrote is what is said. Words become phonemes token
by token, so that each keeps its place in the text, and the network tells how long each phoneme takes.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.english import Phonemes, Reader, is_latin
from articlecast.engines.levels import find_gain
from articlecast.engines.misaki import write_misaki
from articlecast.engines.text import clean_text, find_words, join_spelled
from articlecast.engines.voice_files import PinnedFile, PinnedVoice
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError
from articlecast.model import Sound, WordTime, render_readings
from articlecast.names import suggest_name
from articlecast.system import find_cache_folder

SAMPLE_RATE = 24000
LONGEST_TEXT = 400
"""Characters of one request; a phoneme each, about, and the network was taught on sentences of up to 400."""

_DEFAULT = "heart"
_LICENCE = "Apache-2.0"
_HINT = "pip install --force-reinstall hibari-tts==0.2.1 onnxruntime"

_WORTH_PROCESSES = 40
"""By processor time, the longest process of two against one alone: 24 sentences 1.28 s against 1.24, 40 1.50 against
1.70. Two cost 1 s of processor time more in all, so that a machine that is busy gains nothing by them.
"""

_FRAME = 600
"""Samples of one step of the durations: 25 ms."""
_DURATIONS = "/Cast_32_output_0"
"""The tensor of the network that holds how many frames each phoneme takes; version 0.2.1 has it in every voice."""

_PARTS = ("lh", "theta", "ln", "lr", "phi", "f0")
"""The network's own outputs, in the order in which the package's signal processing takes them."""

_GAIN = 1.6
"""Brings the voice to the level of espeak-ng's, with which it shares an episode: see the tests."""
_LEVEL_DB, _CEILING = -21.65, 0.355
"""The level that 200 sentences have on average with that gain; each is brought there, from a spread of 0.42 dB.

It is the one behind a limiter at -9 dB of full scale: mastering has its own at -2.5 dB, and adds about 6.5 dB before.
"""
_PEAK = 0.97
"""Four of 200 sentences would pass full scale, for some milliseconds."""

Floats = npt.NDArray[Any]


class HibariEngine:
    """The voice in the wheel, and those that ``articlecast voices --get`` fetched before: nothing is downloaded here.

    Only ``speak`` loads the network (0.3 s, 215 MB). Raises EngineUnavailable where a package is missing.
    """

    def __init__(self) -> None:
        _find_assets()

    @property
    def traits(self) -> Traits:
        """The revision is the package's and its weights'.

        Not onnxruntime's, though its versions round differently: 1.20 and 1.32 gave equal durations, and samples that
        differ by up to 45 % of full scale, most likely by their phase. Each upgrade would have every hour spoken again.
        """
        return _make_traits()

    def voices(self) -> tuple[Voice, ...]:
        voices = (
            Voice(name, row["language"], row["gender"], "neural", _LICENCE)
            for name, row in _read_registry().items()
            if _locate(row).is_file()
        )
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """Initialisms with dots between the letters; pronunciations in its own alphabet between double brackets."""
        plain = said.replace("[[", "[ [").replace("]]", "] ]")
        return join_spelled(render_readings(plain, _write_reading), ".".join)

    @staticmethod
    def can_say(text: str, language: str) -> bool:
        """Whether it is English, and every letter a Latin one, or one that decomposes into such."""
        return _is_english(language) and _has_only_latin(text)

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice for one that is not there."""
        _find_row(name)

    def prepare(self, voice: str) -> None:
        """Load the dictionaries and the network of that voice, 0.5 s, in whatever thread; raises as ``speak`` does."""
        row = _find_row(voice)
        _load_reader("gb" if row["british"] else "us")
        _load_model(str(_locate(row)), row["sha256"])

    def speak(self, request: SpeechRequest) -> Sound:
        """Raises SpeakError for another language than English and for a text without letters that it can say."""
        text = clean_text(request.text)
        if not _is_english(request.language):
            raise SpeakError("hibari", f"speaks English, and not '{request.language}'", '[speak] engine = "auto"')
        if strange := _list_strange(text):
            wrong = f"has no sounds for {strange[:20]!r}, which a listener would miss"
            raise SpeakError("hibari", wrong, '[speak] engine = "auto"')
        row = _find_row(request.voice)
        reader = _load_reader("gb" if row["british"] else "us")
        try:
            phonemes = reader.read(text)
        except (AttributeError, LookupError, TypeError, ValueError) as error:  # 76,000 odd texts found none
            raise SpeakError("hibari", f"its dictionaries fail at {text[:60]!r}: {error}") from error
        if not any(phoneme.isalpha() for phoneme in phonemes.sounds):
            raise SpeakError("hibari", f"has no sounds for {text[:60]!r}")
        model = _load_model(str(_locate(row)), row["sha256"])
        wave, starts = model.run(reader.number(phonemes.sounds), request.rate)
        wave *= _GAIN
        wave *= find_gain(wave, SAMPLE_RATE, _LEVEL_DB, _CEILING)
        frames = (np.clip(wave, -_PEAK, _PEAK) * 32767.0).astype("<i2").tobytes()
        return Sound(frames, SAMPLE_RATE, _time_words(text, phonemes, starts))


def _write_reading(words: str, ipa: str) -> str:
    sounds = write_misaki(ipa)
    return f"[[{sounds}]]" if sounds else words


def _list_strange(text: str) -> str:
    """The letters of other scripts in a text, its pronunciations aside, which its dictionaries would leave out."""
    letters = (letter for letter in _PRONUNCIATION.sub("", text) if unicodedata.category(letter) in {"Ll", "Lo", "Lu"})
    return "".join(letter for letter in letters if not is_latin(letter))


@lru_cache(maxsize=2048)  # asked of each sentence where it is planned, spoken and judged
def _has_only_latin(text: str) -> bool:
    return text.isascii() or all(is_latin(character) for character in text if character.isalpha())


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


class _Model:
    """The network, which tells its durations where its graph has them under the name that is known."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime  # noqa: PLC0415 -- 45 MB and 0.1 s, for whoever speaks
        from hibari import dsp  # noqa: PLC0415 -- as above

        self._dsp: Any = dsp
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the processes beside it have the other cores
        options.log_severity_level = 4
        # What one sentence took is given back before the next: 18 MB less a process, 3 % slower, the same bytes.
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        names = [*_PARTS, _DURATIONS] if _DURATIONS.encode() in content else [*_PARTS]
        self._names = names
        self._session: Any = onnxruntime.InferenceSession(
            add_output(content, _DURATIONS) if _DURATIONS in names else content, options, ["CPUExecutionProvider"]
        )

    def run(self, numbers: list[int], speed: float) -> tuple[Floats, Floats | None]:
        """The wave, and the sample at which each number begins, if that is known."""
        given = {"ids": np.asarray([numbers], np.int64), "speed": np.asarray([speed], np.float32)}
        told = self._session.run(self._names, given)
        # Fresh for each request: what is drawn depends on nothing that was drawn before.
        wave = self._dsp.synth(*(part[0] for part in told[: len(_PARTS)]), np.random.default_rng(0))
        if len(told) == len(_PARTS):
            return wave, None
        ends = np.cumsum(told[-1].ravel()) * _FRAME
        return wave, np.concatenate([[0], ends[:-1]]) if len(ends) == len(numbers) and ends[-1] == len(wave) else None


def add_output(graph: bytes, name: str) -> bytes:
    """The bytes of an ONNX model that also tells the tensor of that name.

    Protobuf merges a message that comes twice: field 7 of a model is its graph, field 12 of a graph an output, field 1
    of an output its name. https://protobuf.dev/programming-guides/encoding/#last-one-wins
    """
    told = name.encode()
    output = bytes([0x0A, len(told)]) + told
    return graph + bytes([0x3A, len(output) + 2, 0x62, len(output)]) + output


def _time_words(text: str, phonemes: Phonemes, starts: Floats | None) -> tuple[WordTime, ...]:
    """When each word begins whose first sound is known; none where the network does not tell."""
    if starts is None:
        return ()
    words, index = find_words(text), 0
    times: list[WordTime] = []
    for place, sound in phonemes.places:
        while index < len(words) and words[index][1] <= place:
            index += 1
        if index == len(words):
            break
        start, end = words[index]
        # After the silence that comes first, and a frame earlier: the wave begins to rise while the network still has
        # the sound before (ten sentences against rises of their energy: median 28 ms without, 23 ms with it).
        sample = max(0, int(starts[sound + 1]) - _FRAME)
        if not times or (times[-1].start < start and times[-1].sample < sample):
            times.append(WordTime(start, end, sample))
    return tuple(times)


_PRONUNCIATION = re.compile(r"\[\[.*?\]\]")


@lru_cache(maxsize=1)
def _find_assets() -> Path:
    """The folder of the package's files; nothing of it is imported. Raises EngineUnavailable where it is missing."""
    for name in ("hibari", "onnxruntime"):
        if find_spec(name) is None:
            raise EngineUnavailable("hibari", f"there is no package '{name}'", _HINT)
    spec = find_spec("hibari")
    assert spec is not None  # noqa: S101 -- seen above
    return Path(spec.origin or "").parent / "assets"


@lru_cache(maxsize=1)
def _read_version() -> str:
    try:
        return version("hibari-tts")
    except PackageNotFoundError:
        return "unknown"


@lru_cache(maxsize=1)
def _read_registry() -> dict[str, dict[str, Any]]:
    """Of each voice its language, its file and the SHA-256 of that, as the package has it."""
    try:
        registry: dict[str, dict[str, Any]] = json.loads((_find_assets() / "voices.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EngineUnavailable("hibari", f"its list of voices cannot be read: {error}", _HINT) from error
    return registry


def list_pinned() -> tuple[PinnedVoice, ...]:
    """The voices that are not in the wheel, as its own registry pins them; raises EngineUnavailable."""
    rows = _read_registry()
    from hibari.voices import BASE_URL  # noqa: PLC0415 -- numpy and the signal processing come with it

    origin = f"computed by its publisher: hibari/assets/voices.json of hibari-tts {_read_version()}"
    return tuple(
        PinnedVoice(
            name,
            "hibari",
            row["language"],
            _LICENCE,
            name,
            (PinnedFile(row["file"], url, row["bytes"], row["sha256"], origin, url.replace("/resolve/", "/blob/")),),
            _locate(row).parent,
        )
        for name, row in rows.items()
        if not row.get("bundled")
        for url in [f"{BASE_URL}{row['file']}"]
    )


def _find_row(voice: str) -> dict[str, Any]:
    """Raises NoSuchVoice for one that is not there; ``voices --get NAME`` fetches those that the package knows."""
    rows = _read_registry()
    name = voice.lower() or _DEFAULT
    if name not in rows:
        wrong = f"no voice '{voice}'{suggest_name(name, rows)}"
        raise NoSuchVoice("hibari", wrong, "articlecast voices --engine hibari")
    if not _locate(rows[name]).is_file():
        hint = f"articlecast voices --get {name}   (fetches it once, {rows[name]['bytes'] / 1e6:.0f} MB)"
        raise NoSuchVoice("hibari", f"the voice '{name}' is not on this machine", hint)
    return rows[name]


def _locate(row: dict[str, Any]) -> Path:
    """Where the package keeps that voice's network, or would, after it has fetched it: see its ``cache_dir``."""
    if row.get("bundled"):
        return _find_assets() / str(row["file"])
    home = os.environ.get("HIBARI_HOME")
    return (Path(home) if home else find_cache_folder() / "hibari") / str(row["file"])


@lru_cache(maxsize=1)  # asked of each sentence several times
def _make_traits() -> Traits:
    revision = f"3-{_read_version()}-{sha256(repr(_read_registry()).encode()).hexdigest()[:8]}"
    return Traits(
        "hibari",
        revision,
        "process",
        LONGEST_TEXT,
        word_times=True,
        ipa_languages=("en",),
        breathes=True,
        worth_processes=_WORTH_PROCESSES,
    )


@lru_cache(maxsize=2)
def _load_reader(accent: str) -> Reader:
    try:
        return Reader(_find_assets(), british=accent == "gb")
    except (ImportError, OSError, ValueError) as error:
        raise EngineUnavailable("hibari", f"its dictionaries cannot be read: {error}", _HINT) from error


@lru_cache(maxsize=2)
def _load_model(path: str, digest: str) -> _Model:
    """The network in that file, once a process; raises EngineUnavailable where it is not what was published."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise EngineUnavailable("hibari", f"{path} cannot be read: {error.strerror}", _HINT) from error
    if sha256(content).hexdigest() != digest:
        known = (name for name, row in _read_registry().items() if row["sha256"] == digest and not row.get("bundled"))
        hint = next((f"articlecast voices --get {name}" for name in known), _HINT)
        raise EngineUnavailable("hibari", f"{path} is not what was published: its SHA-256 is another", hint)
    try:
        return _Model(content)
    except Exception as error:  # onnxruntime's errors share no class but this
        raise EngineUnavailable("hibari", f"{path} cannot be loaded: {str(error)[:200]}", _HINT) from error
