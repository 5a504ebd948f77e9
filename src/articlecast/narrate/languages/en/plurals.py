"""The s of a plural, a possessive or a verb behind a word's sounds."""

from __future__ import annotations

_VOICELESS = frozenset("ptkfθ")
_HISSING = ("s", "z", "ʃ", "ʒ")


def add_s(ipa: str) -> str:
    """The pronunciation with the s as it is said behind its last sound: /s/, /z/ or /ɪz/."""
    return ipa + ("ɪz" if ipa.endswith(_HISSING) else "s" if ipa[-1] in _VOICELESS else "z")
