"""Names in the Latin spellings of Chinese and Vietnamese, syllable by syllable, in misaki's alphabet for English.

English dictionaries hold some of them, by other languages' rules ("Xi" as the Greek letter), and a network that guesses
from spelling knows none of the two systems. The sounds are those that English-speaking newsreaders use: no tones, and
the nearest English sound for what English lacks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articlecast.engines.misaki import VOWELS


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What begins a syllable and what follows it, each with its sounds; ``sign`` is what only this spelling has."""

    onsets: dict[str, str]
    rhymes: dict[str, str]
    sign: re.Pattern[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        onsets, rhymes = ("|".join(sorted(row, key=len, reverse=True)) for row in (self.onsets, self.rhymes))
        # A consonant between two vowels begins the second syllable: "Xinjiang", but "Nanjing".
        return re.compile(rf"({onsets})({rhymes})(?![aeiou])")


def _pair(rows: str) -> dict[str, str]:
    return dict(row.split("=") for row in rows.split())


# Hanyu Pinyin, ISO 7098; after x, q, zh, ch, sh, z, c, s and r the letter i is another vowel than after the others.
_PINYIN = _Spelling(
    _pair("b=b p=p m=m f=f d=d t=t n=n l=l g=ɡ k=k h=h j=ʤ q=ʧ x=ʃ zh=ʤ ch=ʧ sh=ʃ r=ɹ z=z c=ts s=s y=j w=w"),
    _pair(
        "a=ɑ ai=I an=ɑn ang=ɑŋ ao=W e=ə ei=A en=ən eng=ʌŋ er=ɜɹ i=i ia=jɑ ian=jɛn iang=jɑŋ iao=jW ie=jɛ in=ɪn ing=ɪŋ "
        "iong=jʊŋ iu=jO o=O ong=ʊŋ ou=O u=u ua=wɑ uai=wI uan=wɑn uang=wɑŋ ue=wɛ ui=wA un=ʊn uo=wO"
    ),
    re.compile(r"x[iu]|qi|zh[aeiou]"),
)

# Quốc ngữ as Hanoi says it; tones are left out, as English does.
_VIETNAMESE = _Spelling(
    _pair(
        "ngh=n ng=n nh=nj kh=k ph=f th=t tr=tɹ ch=ʧ gh=ɡ gi=z qu=kw b=b c=k d=z đ=d g=ɡ h=h k=k l=l m=m n=n p=p r=z "
        "s=s t=t v=v x=s"
    ),
    {
        vowel + end: sounds + last
        for vowel, sounds in _pair(
            "a=ɑ ă=ʌ â=ʌ e=ɛ ê=A i=i y=i o=ɔ ô=O ơ=ə u=u ư=ʊ ai=I ao=W au=W âu=O ay=I ây=A eo=Aə êu=Au iê=iə "
            "yê=iə ia=iə iu=iu oa=wɑ oai=wI oă=wʌ oe=wɛ oi=Y ôi=Y ơi=əi ua=uə uô=uə uâ=wʌ uê=wA ui=ui uôi=uɪ "
            "uy=wi uya=wiə uyê=wɪ ưa=uə ươ=uə ưu=u uye=wɪ"
        ).items()
        for end, last in _pair("c=k ch=k m=m n=n ng=ŋ nh=n p=p t=t").items() | {("", "")}
    },
    re.compile(r"[ăđơư]|^nguye|^ngh|^ng[êô]"),
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above and dot below: what marks a tone, while breve, circumflex and horn make a letter."""
_MARKED = re.compile(r"[\u0309\u0323\u031b]|[\u0302\u0306][\u0300\u0301\u0303]|y[\u0300\u0303]")
"""Marks, decomposed, that of the languages with Latin letters only Vietnamese has."""
_STRANGE = re.compile(r"[b-df-hj-np-tv-xz][\u0300-\u036f]")
"""A consonant with a mark, which neither has."""


@lru_cache(maxsize=1024)
def write_name(word: str) -> str:
    """The sounds of a capitalised word that only one of the two spellings can be; empty for any other."""
    if not word[:1].isupper() or word[1:] != word[1:].lower():
        return ""
    parts = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    if _STRANGE.search(parts):
        return ""
    if _VIETNAMESE.sign.search(plain) or _MARKED.search(parts):
        match = _VIETNAMESE.pattern.fullmatch(plain)  # it writes each syllable as a word
        return _write_syllables([match], _VIETNAMESE) if match else ""
    if not _PINYIN.sign.match(plain) or plain != parts:
        return ""
    matches = list(_PINYIN.pattern.finditer(plain))
    return _write_syllables(matches, _PINYIN) if "".join(match[0] for match in matches) == plain else ""


def _write_syllables(matches: Iterable[re.Match[str]], spelling: _Spelling) -> str:
    """The sounds, the last syllable stressed."""
    *before, last = [spelling.onsets[match[1]] + spelling.rhymes[match[2]] for match in matches]
    return "".join(before) + re.sub(rf"(?=[{VOWELS}])", "ˈ", last, count=1)
