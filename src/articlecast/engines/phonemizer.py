"""Text as the sounds that espeak-ng makes of it, its punctuation kept: what neural voices are fed."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence

from articlecast.engines.espeak import choose_by_language, open_library
from articlecast.errors import NoSuchVoice

# https://github.com/espeak-ng/espeak-ng/blob/1.52.0/src/include/espeak-ng/speak_lib.h: text in UTF-8; IPA, with "^"
# tying the letters of one sound.
_UTF8, _TIED_IPA = 1, 0x02 | 0x80 | ord("^") << 8
_MARK = re.compile(r"\s*([.,;:!?…]+)(?=[”’\"')\]]*(?:\s|$))\s*|\s*([—–])\s*|([“”\"«»()\[\]])")
_SWITCH = re.compile(r"\([a-z-]+\)|[-_|]")
"""Names of languages, where espeak-ng lends a word to another voice, and its marks of joints."""


def phonemize(texts: Sequence[str], language: str) -> list[str]:
    """Of each text its sounds in IPA and its punctuation, as a voice of the language would say it.

    Sounds of several letters are tied by "^". The library is loaded afresh, so equal calls have equal results.
    """
    voice = choose_by_language(language)
    with open_library() as (library, _rate):
        if library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise NoSuchVoice("espeak", f"no voice for the language '{language}'", "articlecast voices --engine espeak")
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        return [_phonemize_marked(library, text) for text in texts]


def _phonemize_marked(library: ctypes.CDLL, text: str) -> str:
    """Clause by clause, as espeak-ng keeps no punctuation."""
    sounds, place = "", 0
    for match in _MARK.finditer(text):
        sounds += _phonemize_clause(library, text[place : match.start()])
        after = text[match.end() :]
        before = " " if match[2] and sounds else ""
        sounds += before + (match[1] or match[2] or match[3]) + (" " if match[0][-1:].isspace() and after else "")
        place = match.end()
    return sounds + _phonemize_clause(library, text[place:])


def _phonemize_clause(library: ctypes.CDLL, text: str) -> str:
    if not any(character.isalnum() for character in text):
        return " " if text.strip(" ") != text or text == " " else ""
    encoded = ctypes.create_string_buffer(text.encode())
    place = ctypes.c_void_p(ctypes.addressof(encoded))
    clauses = []
    while place.value:
        clauses.append((library.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, _TIED_IPA) or b"").decode())
    sounds = " ".join(_SWITCH.sub("", " ".join(clauses)).split())
    return " " * text.startswith(" ") + sounds + " " * text.endswith(" ")
