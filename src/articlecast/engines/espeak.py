"""The embedded voice: espeak-ng in process, from the wheel of espeakng-loader; no program, no network.

What espeak-ng speaks depends on what it spoke before, and neither reseeding nor initialising again helps. A fresh
load of the library for each segment does: about 1 ms, and equal requests give equal bytes in any order and process.
"""

from __future__ import annotations

import ctypes
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import espeakng_loader

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.phonemes import write_mnemonics
from articlecast.engines.text import BY_ESPEAK, clean_text, find_words, spell_marked
from articlecast.errors import EngineUnavailable, NoSuchVoice, NoVoiceForLanguage, SpeakError
from articlecast.model import Sound, WordTime, render_readings
from articlecast.names import suggest_name
from articlecast.system import encode_path, link_folder, list_temporary_folders, unload_library

LONGEST_DATA_PATH = 140
"""Bytes of path that surely fit: the library keeps 160 and tries a subfolder first."""

# The names of speak_lib.h, https://github.com/espeak-ng/espeak-ng/blob/1.52.0/src/include/espeak-ng/speak_lib.h
_SYNCHRONOUS, _DONT_EXIT, _UTF8, _PHONEMES, _END_PAUSE = 2, 0x8000, 1, 0x100, 0x1000
_RATE, _PITCH = 1, 3
_WORD_EVENT, _LAST_EVENT = 1, 0
_WORDS_A_MINUTE, _PITCH_MIDDLE = 175, 50

_LIKELY = {"en": "en-us", "fr": "fr-fr", "pt": "pt-br", "zh": "cmn", "no": "nb"}
"""Where the plain language is not a voice of its own, or not the likeliest (CLDR, likely subtags)."""

_LOCK = threading.Lock()


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("message", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class EspeakEngine:
    """espeak-ng with its word events; a voice is a language of ``articlecast voices``, or ``en-us+f3`` and the like."""

    @property
    def traits(self) -> Traits:
        # By processor time, the longest process of two against one alone: 60 sentences 0.51 s against 0.55, 100 0.69
        # against 0.80, 150 0.89 against 1.15.
        revision = f"1-{_loader_version()}"
        return Traits("espeak", revision, word_times=True, ipa_languages=("en",), worth_processes=100)

    def voices(self) -> tuple[Voice, ...]:
        voices = (voice for _file, voice in _list_files().values())
        return tuple(sorted(voices, key=lambda voice: (voice.language, voice.name)))

    def render_text(self, said: str) -> str:
        """Initialisms as dotted capitals: letters apart would break the A ("A I" is heard as "uh eye").

        A pronunciation becomes espeak-ng's own phoneme names between double brackets, where it has all the sounds.
        """
        plain = said.replace("[[", "[ [").replace("]]", "] ]")
        return spell_marked(render_readings(plain, _write_reading), BY_ESPEAK)

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice for one that is not there."""
        _choose_voice(SpeechRequest("", "en", name))

    def speak(self, request: SpeechRequest) -> Sound:
        text = clean_text(request.text)
        if not text:
            raise SpeakError("espeak", "there is no text to say")
        voice = _choose_voice(request)
        with open_library() as (library, sample_rate):
            if library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise NoSuchVoice("espeak", f"no voice '{voice}'", "articlecast voices --engine espeak")
            library.espeak_SetParameter(_RATE, round(_WORDS_A_MINUTE * request.rate), 0)
            library.espeak_SetParameter(_PITCH, min(99, max(0, round(_PITCH_MIDDLE * request.pitch))), 0)
            taken = _synthesise(library, text)
        return Sound(b"".join(taken.frames), sample_rate, _map_words(text, taken.events))


def _write_reading(words: str, ipa: str) -> str:
    mnemonics = write_mnemonics(ipa)
    return f"[[{mnemonics}]]" if mnemonics else words


@dataclass(slots=True)
class _Taken:
    frames: list[bytes] = field(default_factory=list)
    events: list[tuple[int, int]] = field(default_factory=list)


def _synthesise(library: ctypes.CDLL, text: str) -> _Taken:
    taken = _Taken()

    def take(wave: int | None, count: int, events: ctypes._Pointer[_Event]) -> int:
        if wave and count > 0:
            taken.frames.append(ctypes.string_at(wave, count * 2))
        for index in range(10_000):  # the library ends its list with an event of its own
            event = events[index]
            if event.type == _LAST_EVENT:
                break
            if event.type == _WORD_EVENT:
                taken.events.append((event.text_position - 1, event.sample))
        return 0

    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    encoded = text.encode() + b"\0"
    flags = _UTF8 | _END_PAUSE | (_PHONEMES if "[[" in text else 0)
    failed = library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded)), 0, 1, 0, flags, None, None)
    if failed:
        raise SpeakError("espeak", f"refused this text with error {failed}: {text[:60]!r}")
    library.espeak_Synchronize()
    return taken


def _map_words(text: str, events: list[tuple[int, int]]) -> tuple[WordTime, ...]:
    """The events laid on the words of the text by nearest position: espeak-ng reports some words twice, some never."""
    words = find_words(text)
    found: dict[tuple[int, int], int] = {}
    index, latest = 0, 0
    for position, sample in events:
        while index + 1 < len(words) and words[index + 1][0] <= position:
            index += 1
        if words and sample >= latest and found.setdefault(words[index], sample) == sample:
            latest = sample
    return tuple(WordTime(start, end, sample) for (start, end), sample in found.items())


@contextmanager
def open_library() -> Iterator[tuple[ctypes.CDLL, int]]:
    """The library as if nothing had been spoken yet, and its sample rate; one at a time in a process."""
    with _LOCK, _short_data_path() as data_path:
        try:
            library = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            hint = "pip install --force-reinstall espeakng-loader"
            raise EngineUnavailable("espeak", f"its library cannot be loaded: {error}", hint) from error
        try:
            sample_rate = library.espeak_Initialize(_SYNCHRONOUS, 0, encode_path(data_path), _DONT_EXIT)
            if sample_rate <= 0:
                hint = "pip install --force-reinstall espeakng-loader"
                raise EngineUnavailable("espeak", f"its data cannot be read in {data_path}", hint)
            yield library, sample_rate
            library.espeak_Terminate()
        finally:
            unload_library(library)


@contextmanager
def _short_data_path() -> Iterator[str]:
    real = espeakng_loader.get_data_path()
    if len(real.encode()) <= LONGEST_DATA_PATH:
        yield real
        return
    for place in list_temporary_folders():
        if len(place.encode()) > LONGEST_DATA_PATH - 40 or not Path(place).is_dir():
            continue
        with tempfile.TemporaryDirectory(prefix="espeak-", dir=place) as folder:
            link = Path(folder) / "espeak-ng-data"
            link_folder(link, Path(real))
            yield str(link)
            return
    raise EngineUnavailable("espeak", f"its data path is too long: {real}", "set TMPDIR to a short path")


@lru_cache(maxsize=1)
def _list_files() -> dict[str, tuple[str, Voice]]:
    """Of each voice, by the language it is named for: the file that the library finds it in, and what we tell of it."""
    genders = {1: "male", 2: "female"}
    found: dict[str, tuple[str, Voice]] = {}
    with open_library() as (library, _rate):
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        for pointer in library.espeak_ListVoices(None):
            if not pointer:
                break
            row = pointer.contents
            language = ctypes.string_at(row.languages + 1).decode()  # the first byte is its priority
            gender = genders.get(row.gender, "")
            voice = Voice(language, _write_tag(language), gender, "robotic", "GPL-3.0-or-later")
            found.setdefault(language, (row.identifier.decode(), voice))
    return found


def _write_tag(language: str) -> str:
    """A BCP 47 tag in its usual case: en-GB, zh-Latn-pinyin."""
    first, *others = language.split("-")
    cased = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in others]
    return "-".join([first, *cased])


def _choose_voice(request: SpeechRequest) -> str:
    """The file of the voice, with its variant; raises NoSuchVoice with the nearest name."""
    if not request.voice:
        return choose_by_language(request.language)
    files, hint = _list_files(), "articlecast voices --engine espeak"
    name, plus, variant = request.voice.lower().partition("+")
    if name not in files:
        raise NoSuchVoice("espeak", f"no voice '{request.voice}'{suggest_name(name, files)}", hint)
    if plus and variant not in _list_variants():
        near = suggest_name(variant, _list_variants())
        raise NoSuchVoice("espeak", f"no variant '{variant}' of voice '{name}'{near}", hint)
    return files[name][0] + plus + variant


def choose_by_language(language: str) -> str:
    """The voice of the longest beginning of the tag, or of the nearest sister: de-AT is spoken by de."""
    files = _list_files()
    parts = language.lower().split("-")
    for length in range(len(parts), 0, -1):
        choice = "-".join(parts[:length])
        choice = _LIKELY.get(choice, choice)
        if choice in files:
            return files[choice][0]
    sisters = sorted(name for name in files if name.split("-")[0] == parts[0])
    if not sisters:
        raise NoVoiceForLanguage(
            "espeak", f"no voice for the language '{language}'", "articlecast voices --engine espeak"
        )
    return files[sisters[0]][0]


@lru_cache(maxsize=1)
def _list_variants() -> frozenset[str]:
    folder = Path(espeakng_loader.get_data_path()) / "voices" / "!v"
    # The library wants a variant's file name in its own case, and most are lower case.
    return frozenset(path.name for path in folder.iterdir() if re.fullmatch(r"[a-z0-9_-]+", path.name))


@lru_cache(maxsize=1)
def _loader_version() -> str:
    try:
        return version("espeakng-loader")
    except PackageNotFoundError:
        return "unknown"
