"""IPA in the names that espeak-ng's English voices have for their sounds, and words found among a sentence's sounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

# https://github.com/espeak-ng/espeak-ng/blob/1.52.0/phsource/ph_english and the files that it builds on
_NAMES = {
    "tʃ": "tS", "t͡ʃ": "tS", "dʒ": "dZ", "d͡ʒ": "dZ", "ʧ": "tS", "ʤ": "dZ",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "g": "g", "ɡ": "g", "f": "f", "v": "v", "θ": "T", "ð": "D",
    "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h", "m": "m", "n": "n", "ŋ": "N", "l": "l", "ɫ": "l", "r": "r",
    "ɹ": "r", "j": "j", "w": "w", "x": "x", "ç": "C", "ɾ": "t#", "ʔ": "?", "ɬ": "l", "n̩": "n-", "l̩": "@L", "əl": "@L",
    "æ": "a", "a": "a", "ɑ": "A:", "ɑː": "A:", "aː": "A:", "ɑːɹ": "A@", "ɑːr": "A@", "ɛ": "E", "e": "E", "ɛː": "e@",
    "ɛə": "e@", "eə": "e@", "ɛɹ": "e@", "ɛr": "e@", "eː": "eI", "ɪ": "I", "i": "i", "iː": "i:", "ɪə": "i@",
    "iə": "i@3", "ɪɹ": "i@3", "ɪr": "i@3", "ɒ": "0", "ɔ": "O:", "ɔː": "O:", "oː": "oU", "ɔːɹ": "O@", "ɔːr": "O@",
    "o": "oU", "ʌ": "V", "ʊ": "U", "u": "u:", "uː": "u:", "ʊə": "U@", "ʊɹ": "U@", "ʊr": "U@", "ə": "@", "ɚ": "3",
    "ɜ": "3:", "ɜː": "3:", "ɝ": "3:", "ɝː": "3:", "ɜːɹ": "3:", "ɜːr": "3:", "ɐ": "a#", "ᵻ": "I#",
    "eɪ": "eI", "aɪ": "aI", "aʊ": "aU", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU", "aɪə": "aI@", "aɪɚ": "aI3", "y": "u:",
    "ø": "3:", "œ": "3:",
    "ˈ": "'", "ˌ": ",", "'": "'", ".": "", "͡": "", "‿": "", "-": "",
    " ": "_|",
}  # fmt: skip
_SOUND = re.compile("|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True))))


def write_mnemonics(ipa: str) -> str:
    """The names of the sounds, in order; empty where one of them is no sound of English."""
    text = ipa.replace(":", "ː").replace("ʹ", "ˈ")
    named = [_NAMES[sound] for sound in _SOUND.findall(text)]
    return "".join(named) if not _SOUND.sub("", text) else ""


_UNHEARD = frozenset("ˈˌːˑ ")
"""Signs of IPA that are no sound of their own."""


def place_words(words: Sequence[str], sentence: str) -> tuple[int | None, ...]:
    """Where each word begins in the sounds of its sentence; ``words`` are their sounds alone, in order.

    A sentence runs words together ("in the" is one to espeak-ng) and says some otherwise than alone ("a"): a word is
    placed by its first sound, and None where the sentence has another. Its stress, which is written first, is its own.
    """
    heard = [index for index, sound in enumerate(sentence) if sound.isalpha() and sound not in _UNHEARD]
    alone = ["".join(sound for sound in word if sound.isalpha() and sound not in _UNHEARD) for word in words]
    matcher = SequenceMatcher(None, "".join(alone), "".join(sentence[index] for index in heard), autojunk=False)
    blocks = matcher.get_matching_blocks()
    placed: list[int | None] = []
    place = 0
    for sounds in alone:
        index = next((heard[b + place - a] for a, b, size in blocks if a <= place < a + size), None) if sounds else None
        while index and sentence[index - 1] in "ˈˌ":
            index -= 1
        placed.append(index)
        place += len(sounds)
    return tuple(placed)
