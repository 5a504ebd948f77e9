"""Romance nouns and adjectives that a short form stands for, in the gender and number of the words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlecast.narrate.languages.neighbours import name_gender

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form
    from articlecast.narrate.languages.tongue import Said, Tongue

_SEVERAL = {
    "es": frozenset("los las unos unas estos estas esos esas varios varias algunos algunas sus".split()),
    "fr": frozenset("les des aux ces ses mes leurs quelques plusieurs certains certaines".split()),
    "pt": frozenset("os as dos das nos nas aos às uns umas estes estas esses essas vários várias pelos pelas".split()),
}
"""What stands before several of a thing."""
_UNBENT = frozenset(
    "environ approximativement contre voir après avant souvent pendant dans monsieur madame mademoiselle maître rue "
    "aproximadamente contra hacia véase cerca confira também quando você para com sem".split()
)
"""What short forms stand for that is no noun, or that has a short form of its own for several."""
_JOINTS = frozenset({"y", "e", "et", "ed", "ou", "o", "de", "di"})
_PLURAL_ENDS = {
    "es": (
        (r"z$", "ces"), (r"ión$", "iones"), (r"és$", "eses"), (r"án$", "anes"), (r"(?<=[aeiou])$", "s"), ("$", "es"),
    ),
    "fr": ((r"(?<=[sxz])$", ""), (r"al$", "aux"), (r"eau$", "eaux"), ("$", "s")),
    "it": ((r"io$", "i"), (r"[oe]$", "i"), (r"ca$", "che"), (r"a$", "e"), ("$", "")),
    "pt": (
        (r"ão$", "ões"), (r"m$", "ns"), (r"al$", "ais"), (r"ol$", "óis"), (r"ês$", "eses"), (r"(?<=[rz])$", "es"),
        ("$", "s"),
    ),
}  # fmt: skip
_FEMININE_ENDS = {
    "es": ((r"o$", "a"), (r"és$", "esa"), (r"án$", "ana"), (r"ñol$", "ñola"), (r"(?<=or)$", "a"), ("$", "")),
    "fr": ((r"e$", "e"), (r"ec$", "ecque"), (r"(?<=e)([ln])$", r"\1\1e"), ("$", "e")),
    "it": ((r"o$", "a"), ("$", "")),
    "pt": ((r"o$", "a"), (r"ês$", "esa"), (r"hol$", "hola"), ("$", "")),
}
"""How a word ends that is feminine or of several, the first row that fits."""


def _bend(word: str, ends: tuple[tuple[str, str], ...]) -> str:
    for end, other in ends:
        bent, found = re.subn(end, other, word, count=1)
        if found:
            return bent
    return word


_COUNT_AHEAD = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)[ \u00a0\u202f]?\Z")


def agree_in_number(tongue: Tongue, said: str, before: str) -> str:
    """A noun in the number that the word before it tells: les articles, los números; five unidades."""
    tag = tongue.grammar.tag
    if not (said.islower() and said.isalpha()) or said in _UNBENT or said.endswith("s"):
        return said
    return _bend(said, _PLURAL_ENDS[tag]) if before in _SEVERAL.get(tag, ()) else said


def count_noun(tongue: Tongue, match: re.Match[str], said: str) -> str:
    """What is counted, by the number straight before it: 1 unidade, 5 unidades."""
    found = re.search(
        r"(?<![\d.,])(\d+(?:[.,]\d+)?)[ \u00a0\u202f]?\Z", match.string[max(0, match.start() - 12) : match.start()]
    )
    single = not found or found[1] == "1" or (tongue.grammar.tag == "fr" and found[1].startswith(("0", "1,")))
    return said if single else _bend(said, _PLURAL_ENDS[tongue.grammar.tag])


def follow_noun(tongue: Tongue, match: re.Match[str], said: str) -> Said:
    """An adjective as the noun before it asks: edición revisada, traductions françaises; nothing without one."""
    tag = tongue.grammar.tag
    words = match.string[max(0, match.start() - 60) : match.start()].split()
    while words and _passes(tongue, words[-1]):
        words.pop()
    noun = re.split("['’]", words[-1])[-1] if words else ""
    form = tongue.short_forms.get(noun) or tongue.short_forms.get(noun.lower())
    if not form and (noun[-1:] in set(".:;!?)") or len(noun) < 3):
        return None
    name = (form.said.split(";")[0].split("|")[0] if form else noun.lower()).split(" ")[0]
    gender: Form = name_gender(tongue.grammar, name)
    if not gender:
        return None
    several = name.endswith("s") if tag != "it" else name.endswith("i")
    if tag == "it" and not form and noun.endswith("e") and gender == "m":
        several = False
    lead = words[-2].lower() if len(words) > 1 else ""
    several = several or lead in _SEVERAL.get(tag, ()) or (form is not None and lead.isdecimal() and lead != "1")
    said = _bend(said, _FEMININE_ENDS[tag]) if gender == "f" else said
    return _bend(said, _PLURAL_ENDS[tag]) if several else said


_ALONE = frozenset({"máximo", "mínimo"})
_HERS = frozenset({"la", "las", "a", "as", "da", "das", "na", "nas"})


def stand_alone(tongue: Tongue, said: str, before: str) -> Said:
    """An adjective that is a noun, too, where no other is before it: las máximas, un mínimo; nothing for others."""
    if said not in _ALONE:
        return None
    said = _bend(said, _FEMININE_ENDS[tongue.grammar.tag]) if before in _HERS else said
    return _bend(said, _PLURAL_ENDS[tongue.grammar.tag]) if before in _SEVERAL[tongue.grammar.tag] else said


def _passes(tongue: Tongue, word: str) -> bool:
    """Whether a word stands between a noun and its second adjective: trad. fr. et angl., temp. máx. 35 °C, mín."""
    bare = word.strip(",;()")
    form = tongue.short_forms.get(bare)
    return bare in _JOINTS or bare[:1].isdecimal() or bare in tongue.units or bool(form and form.where == "&")
