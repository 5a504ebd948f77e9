"""IPA in misaki's alphabet for American English, which Kokoro and what was distilled from it read."""

from __future__ import annotations

import re

VOWELS = "AIOWYiuæɑɔəɛɜɪʊʌɐᵊᵻ"

# https://github.com/hexgrad/misaki/blob/main/EN_PHONES.md; British vowels become the nearest American ones
_SOUNDS = {
    "tʃ": "ʧ", "t͡ʃ": "ʧ", "ʧ": "ʧ", "dʒ": "ʤ", "d͡ʒ": "ʤ", "ʤ": "ʤ",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "g": "ɡ", "ɡ": "ɡ", "f": "f", "v": "v", "θ": "θ", "ð": "ð",
    "s": "s", "z": "z", "ʃ": "ʃ", "ʒ": "ʒ", "h": "h", "m": "m", "n": "n", "ŋ": "ŋ", "l": "l", "ɫ": "l", "r": "ɹ",
    "ɹ": "ɹ", "j": "j", "w": "w", "ʍ": "w", "ɾ": "T", "ʔ": "t", "n̩": "ᵊn", "l̩": "ᵊl", "m̩": "ᵊm",
    "æ": "æ", "a": "æ", "aː": "ɑ", "ɑ": "ɑ", "ɑː": "ɑ", "ɒ": "ɑ", "ɔ": "ɔ", "ɔː": "ɔ", "ɛ": "ɛ", "e": "ɛ",
    "ɛː": "ɛɹ", "ɛə": "ɛɹ", "eə": "ɛɹ", "ɛəɹ": "ɛɹ", "ɛər": "ɛɹ", "eəɹ": "ɛɹ", "eər": "ɛɹ",
    "ɪ": "ɪ", "i": "i", "iː": "i", "ɪə": "ɪɹ", "ɪəɹ": "ɪɹ", "ɪər": "ɪɹ", "ʊ": "ʊ", "u": "u", "uː": "u",
    "ʊə": "ʊɹ", "ʊəɹ": "ʊɹ", "ʊər": "ʊɹ", "ʌ": "ʌ", "ə": "ə", "ɐ": "ə", "ɨ": "ᵻ", "ᵻ": "ᵻ", "ᵊ": "ᵊ",
    "ɚ": "əɹ", "ɝ": "ɜɹ", "ɝː": "ɜɹ", "ɜ": "ɜɹ", "ɜː": "ɜɹ", "ɜɹ": "ɜɹ", "ɜr": "ɜɹ", "ɜːɹ": "ɜɹ", "ɜːr": "ɜɹ",
    "eɪ": "A", "eː": "A", "aɪ": "I", "aʊ": "W", "ɔɪ": "Y", "oʊ": "O", "əʊ": "O", "oː": "O", "o": "O",
    "ˈ": "ˈ", "ˌ": "ˌ", "'": "ˈ", ".": "", "͡": "", "‿": "", "-": "", " ": " ",
}  # fmt: skip
_SOUND = re.compile("|".join(map(re.escape, sorted(_SOUNDS, key=len, reverse=True))))
_STRESSED = re.compile(rf"([ˈˌ])([^{VOWELS}ˈˌ ]*)(?=[{VOWELS}])")


def write_misaki(ipa: str) -> str:
    """The sounds in order, each stress before its vowel; empty where one of them is no sound of American English."""
    text = ipa.replace(":", "ː").replace("ʹ", "ˈ")
    if _SOUND.sub("", text):
        return ""
    sounds = "".join(_SOUNDS[sound] for sound in _SOUND.findall(text))
    words = (re.sub("[ˈˌ](?![AIOWYiuæɑɔəɛɜɪʊʌɐᵊᵻ])", "", _STRESSED.sub(r"\2\1", word)) for word in sounds.split())
    return " ".join(map(_stress, words))


def _stress(word: str) -> str:
    """A word of one's own with a stress on its first vowel unless it has one elsewhere: unstressed it is swallowed."""
    return word if "ˈ" in word else re.sub(rf"(?=[{VOWELS}])", "ˈ", word.replace("ˌ", ""), count=1)


def write_plural(sounds: str) -> str:
    """The sounds with an English plural or possessive after them."""
    last = sounds[-1:]
    return sounds + ("s" if last in "ptkfθ" else "ᵻz" if last in "szʃʒʧʤ" else "z")
