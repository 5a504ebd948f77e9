"""The sounds that Kokoro was taught, by its number for each, and how espeak-ng's are written with them.

The numbers are those of its config.json, https://huggingface.co/hexgrad/Kokoro-82M; English sounds are written as in
https://github.com/hexgrad/misaki/blob/main/EN_PHONES.md, those of other languages as espeak-ng has them.
"""

from __future__ import annotations

import re

_RUNS = {
    1: ";:,.!?", 9: '—…"()“” \u0303ʣʥʦʨᵝꭧAI', 31: "O", 33: "Q", 35: "ST", 39: "W", 41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ", 75: "βɔɕç", 80: "ɖðʤə", 85: "ɚɛɜ", 90: "ɟ", 92: "ɡ", 99: "ɥ", 101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø", 118: "ɸθœ", 123: "ɹ", 125: "ɾɻ", 128: "ʁɽʂʃʈʧ", 135: "ʊʋ", 138: "ʌɣɤ", 142: "χʎ", 147: "ʒʔ",
    156: "ˈˌː", 162: "ʰ", 164: "ʲ", 169: "↓", 171: "→↗↘", 177: "ᵻ",
}  # fmt: skip
NUMBERS = {sound: start + place for start, sounds in _RUNS.items() for place, sound in enumerate(sounds)}
"""The number of each sound and mark; 0 stands before the first and behind the last one."""

_TIED = {
    "a^ɪ": "I", "a^ʊ": "W", "e^ɪ": "A", "o^ʊ": "O", "ə^ʊ": "Q", "ɔ^ɪ": "Y", "d^z": "ʣ", "d^ʒ": "ʤ", "t^s": "ʦ",
    "t^ʃ": "ʧ", "–": "—", "«": "“", "»": "”", "[": "(", "]": ")",
}  # fmt: skip
_ENGLISH = _TIED | {
    "ə^l": "ᵊl", "n̩": "ᵊn", "m̩": "ᵊm", "l̩": "ᵊl", "ɚ": "əɹ", "ɐ": "ə", "r": "ɹ", "x": "k", "ç": "k", "ɬ": "l", "ʲ": "",
    "\u0303": "", "ʔ": "t", "e": "A", "g": "ɡ",
}  # fmt: skip
_AMERICAN = _ENGLISH | {
    "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɝ": "ɜɹ", "i^ə": "iə", "ɪ^ə": "iə", "oː": "ɔ", "ə^ʊ": "O", "ɾ": "T", "ː": "",
}  # fmt: skip
_BRITISH = _ENGLISH | {"e^ə": "ɛː", "i^ə": "ɪə", "oː": "ɔː", "ɾ": "t"}
_ALPHABETS = {"en-us": _AMERICAN, "en-gb": _BRITISH, "en": _AMERICAN}
_PATTERNS = {
    name: re.compile("|".join(map(re.escape, sorted(alphabet, key=len, reverse=True))))
    for name, alphabet in (_ALPHABETS | {"": _TIED}).items()
}
_UNTIED = re.compile("[aeɔo]ɪ|[aoə]ʊ|dʒ|tʃ|əl")
"""What an editor writes as two letters and English says as one sound."""
_EDITORS = str.maketrans({"\u0361": "", ".": "", "‿": "", "-": "", ":": "ː", "'": "ˈ", "g": "ɡ"})
"""Signs that editors write and Kokoro has no number for, or another one."""


def write_sounds(ipa: str, language: str) -> str:
    """espeak-ng's sounds, several letters of one tied by "^", in Kokoro's alphabet; what it has no number for is left
    out.
    """
    tag = language.lower()
    name = next((name for name in (tag, tag.partition("-")[0]) if name in _ALPHABETS), "")
    alphabet = _ALPHABETS.get(name, _TIED)
    text = _PATTERNS[name].sub(lambda match: alphabet[match[0]], ipa)
    return "".join(sound for sound in text if sound in NUMBERS)


def write_reading(ipa: str, language: str) -> str:
    """A pronunciation as an editor writes it, in the same alphabet."""
    return write_sounds(_UNTIED.sub(lambda match: "^".join(match[0]), _plain(ipa)), language)


def knows_reading(ipa: str) -> bool:
    """Whether Kokoro was taught every sound of a pronunciation."""
    return bool(ipa) and all(sound in NUMBERS or sound in _ENGLISH for sound in _plain(ipa))


def _plain(ipa: str) -> str:
    return ipa.translate(_EDITORS)
