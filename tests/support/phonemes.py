"""What espeak-ng makes of a text, in IPA: what is heard, without a sound."""

from __future__ import annotations

import ctypes

from articlecast.engines.espeak import choose_by_language, open_library

_UTF8, _IPA = 1, 2


def read_phonemes(text: str, language: str = "en-US") -> str:
    """The IPA of each clause, clauses parted by " | "."""
    clauses = []
    with open_library() as (library, _rate):
        assert library.espeak_SetVoiceByName(choose_by_language(language).encode()) == 0
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        encoded = ctypes.create_string_buffer(text.encode())
        place = ctypes.c_void_p(ctypes.addressof(encoded))
        while place.value:
            clauses.append((library.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, _IPA) or b"").decode())
    return " | ".join(clauses)
