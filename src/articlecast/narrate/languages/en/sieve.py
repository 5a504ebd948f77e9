"""Which of the English rules can fit at all, by the characters at hand: of thirty three are left to be matched."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from articlecast.narrate.languages.en import units as u
from articlecast.narrate.languages.en import words as w
from articlecast.narrate.languages.en.currencies import CODES, CURRENCIES
from articlecast.narrate.languages.en.emoji import NAMES, STARS
from articlecast.narrate.languages.en.patterns import Rule
from articlecast.narrate.languages.en.placed_forms import PLACED
from articlecast.narrate.languages.en.places import POSTAL
from articlecast.narrate.languages.en.rules import DIGIT_RULES
from articlecast.narrate.languages.en.science import RAISED
from articlecast.narrate.languages.en.shortforms import SHORTS
from articlecast.narrate.languages.en.signrules import SIGN_RULES
from articlecast.narrate.languages.en.slashes import FRACTIONS
from articlecast.narrate.languages.en.typed import KEY_SIGNS
from articlecast.narrate.languages.en.wordrules import WORD_RULES


def _sort_out(rules: tuple[Rule, ...], kinds: dict[str, str], every: tuple[str, ...]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the kinds that each is for, in their order; a rule whose name is not in ``kinds`` is for all."""
    return {kind: tuple(rule for rule in rules if kind in kinds.get(rule[0], kind).split()) for kind in every}


def _begin(*words: Iterable[str]) -> str:
    """The characters that any of the words begins with."""
    return "".join({word[0] for word in chain(*words)})


_FOLLOWS = {
    "iso date": "dash mark",
    "named date": "hyphen",
    "year": "space letter",
    "numeric date": "mark dash",
    "dotted date": "point",
    "month of year": "mark",
    "lap": "mark letter",
    "show times": "mark",
    "date": "space letter dash mark",
    "hexadecimal": "letter",
    "hash": "letter",
    "scaled measure": "space point letter",
    "duration": "mark letter",
    "plural number": "letter mark point",
    "ratio": "mark point",
    "time": "space point mark letter dash",
    "phone": "dash point hyphen space",
    "seconds": "point space letter",
    "kitchen measure": "space point",
    "score": "mark point",
    "temperature": "letter space mark point dash",
    "cents": "space point mark",
    "money": "space point letter",
    "percent": "space point mark dash",
    "decade": "mark letter",
    "ordinal": "letter point comma",
    "rank": "letter",
    "power": "mark letter space point",
    "operation": "space point mark dash",
    "house": "space",
    "zip": "dash",
    "road": "space letter",
    "rooms": "space letter hyphen",
    "move": "point",
    "game": "mark",
    "points": "letter point hyphen space",
    "minutes": "letter",
    "age": "hyphen dash",
    "sides": "letter point space",
    "airliner": "dash hyphen",
    "amps": "letter point space",
    "named sides": "mark space point letter",
    "bowling": "mark",
    "minute of play": "mark end",
    "millions": "space point letter dash",
    "stone": "space letter",
    "height": "space letter hyphen",
    "standard": "point",
    "cent letter": "letter",
    "pages on": "letter space",
    "money behind": "space mark letter point",
    "sizes": "mark space point",
    "record": "dash",
    "series": "mark",
    "dose": "mark point",
    "exposure": "mark",
    "time signature": "mark",
    "eyesight": "mark",
    "century": "letter",
    "share": "mark",
    "releases": "point",
    "tire": "mark",
    "fraction": "space mark dash letter hyphen",
    "measure": "space point mark dash hyphen letter",
    "feet and inches": "mark dash point",
    "coordinate": "mark point",
    "inches": "point mark dash",
    "amount": "space point letter dash",
    "band": "point letter",
    "version": "point",
    "clause": "mark point",
    "times": "space point mark letter dash",
    "digit groups": "dash",
    "range": "space point dash hyphen",
    "pair": "mark",
    "model": "letter",
}
"""By a rule's name, what may come after its first digits; anything where a name is not here."""
_DASHES = "-–—‑−‐‒"
_FOLLOWING = {
    "date": "/osnrt" + _begin(w.MONTHS, w.LOWER_MONTHS),
    "time": ":apAP" + _DASHES,
    "lap": ":m",
    "hexadecimal": "x",
    "hash": "abcdef",
    "kitchen measure": "ctT",
    "scaled measure": "tmbMK" + _begin(u.UNITS),
    "show times": "/",
    "year": "BA",
    "temperature": "°FC",
    "score": "/",
    "cents": "¢",
    "money": "tmb" + _begin(CODES) + "0123456789",
    "percent": "%" + _DASHES + "0123456789",
    "decade": "'’s",
    "plural number": "'’se",
    "coordinate": "°",
    "ordinal": "snrtSNRTd",
    "power": "^⁻×⋅·x*eE" + RAISED,
    "ratio": ":",
    "operation": "+=×÷*" + _DASHES,
    "house": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "millions": "mt",
    "stone": "s",
    "height": "f",
    "cent letter": "c",
    "pages on": "f",
    "money behind": "€£₽₩₪₺₴₦₹₫₡฿₱₸₿¥₾৳mtbk0123456789",
    "sizes": "×",
    "series": "/",
    "dose": "/0123456789",
    "exposure": "/",
    "time signature": "/",
    "eyesight": "/",
    "share": "/",
    "fraction": "/⁄∕0123456789" + "".join(FRACTIONS) + _DASHES,
    "measure": _begin(u.UNITS) + _DASHES + "+0123456789",
    "feet and inches": "'’′",
    "inches": '"″”',
    "road": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "rooms": "Bb",
    "game": "/",
    "points": "p",
    "minutes": "m",
    "sides": "mckifp",
    "amps": "A",
    "named sides": '"″”icmWHDL(',
    "bowling": "/",
    "minute of play": "+'’′",
    "amount": "mbtkKMB" + "0123456789",
    "band": "AF",
    "clause": "(",
    "times": "x×'′″”’\"" + _DASHES,
    "range": "t" + _DASHES,
    "pair": "/",
    "numeric date": "/-‑",
    "month of year": "/",
    "iso date": "-‑/",
    "duration": ":h",
}
"""By a rule's name, the characters that may come next, after one space if there is one; any where a name is not here."""
_AFTER_DIGITS = _sort_out(DIGIT_RULES, _FOLLOWS, ("space", "dash", "hyphen", "comma", "point", "letter", "mark", "end"))


@lru_cache(maxsize=1024)
def find_digit_rules(kind: str, following: str) -> tuple[Rule, ...]:
    """The rules that can fit digits: the kind of what follows them, and the character that comes first but for a space.

    Of thirty rules three are left as a rule: matching them one by one was a third of the time of dense news.
    """
    rules = _AFTER_DIGITS[kind]
    if kind not in {"space", "letter", "mark"}:
        return rules
    return tuple(rule for rule in rules if following in _FOLLOWING.get(rule[0], following))


_WORD_SHAPES = {
    "party": "single",
    "federal court": "single",
    "dosing": "lower single",
    "stitches": "lower single",
    "placed form": "name lower single",
    "keys": "name",
    "move": "caps name lower",
    "interstate": "single caps",
    "sizes": "single caps",
    "grade": "single caps",
    "date": "caps name",
    "named date": "caps name",
    "month and year": "caps name",
    "short month": "name",
    "number sign": "caps name lower",
    "saint": "caps",
    "security number": "caps",
    "loud short form": "caps single",
    "page": "lower",
    "initials": "single lower",
    "days": "name single",
    "money": "caps name",
    "bare day": "name",
    "roman": "caps single",
    "fiscal year": "caps",
    "subreddit": "lower",
    "lineage": "caps single",
    "letter pair": "single",
    "letters and": "caps single",
    "letters apart": "caps lower",
    "circa": "lower",
    "raised unit": "lower single",
    "compound": "caps name single",
    "version": "single lower",
    "serial": "caps single",
    "thread": "single",
    "hyphened model": "caps single",
    "letters before": "caps",
    "run on": "caps",
    "long letters": "caps",
    "all letters": "single",
    "era": "caps",
    "toggled": "lower",
    "initialism": "caps",
    "small roman": "lower",
    "compass": "single",
    "contraction": "lower name",
}
"""By a rule's name, how its first two letters may look: AB, Ab, A and a sign, a."""
_BEGINS = {
    "party": "DRI",
    "federal court": "DNSEWMC",
    "dosing": "q",
    "stitches": "kKpP",
    "placed form": _begin(PLACED),
    "keys": "ACFOSCW",
    "move": "KQRBNabcdefgh",
    "interstate": "IUSC" + _begin(POSTAL),
    "sizes": "SMX",
    "grade": "ABCDO",
    "date": _begin(w.MONTHS),
    "named date": _begin(w.MONTHS),
    "month and year": _begin(w.MONTHS),
    "short month": "JFMASOND",
    "number sign": "NnCc",
    "saint": "S",
    "page": "p",
    "loud short form": "FVSCAPE",
    "security number": "C",
    "circa": "bcdrf",
    "short form": _begin(w.DOTTED, SHORTS),
    "days": "MTWFS",
    "money": _begin(CODES) + "R",
    "bare day": "MTWFS",
    "roman": "IVXLCDM",
    "fiscal year": "FC",
    "subreddit": "ru",
    "small roman": "ivx",
    "compass": "NSEW",
    "contraction": _begin(w.CONTRACTED),
    "raised unit": "kcmfisgL",
    "letters apart": "T",
    "long letters": "LAM",
    "all letters": "A",
    "era": "BCA",
    "version": "vV",
    "thread": "M",
}
"""By a rule's name, the letters that it may begin with; any where a name is not here."""
_BY_WORD_SHAPE = _sort_out(WORD_RULES, _WORD_SHAPES, ("caps", "name", "single", "lower"))


@lru_cache(maxsize=4096)
def find_word_rules(head: str) -> tuple[Rule, ...]:
    """The rules that can fit a word by its first two characters."""
    shape = "lower"
    if head[0].isupper():
        shape = "caps" if head[1:].isupper() else "name" if head[1:].islower() else "single"
    return tuple(rule for rule in _BY_WORD_SHAPE[shape] if head[0] in _BEGINS.get(rule[0], head[0]))


_SIGNS = {
    "note mark": "[(",
    "ornament": "=*~_#+<>|^%&@\\/§¶→•·■▪●◆»[$({}`;:!?\"'",
    "money": "".join(sorted({code[0] for code in CURRENCIES})) + "-–—‑−",
    "operator": "<>!=:&|-",
    "decade": "'’‘",
    "short year": "'’‘",
    "short years": "'’‘",
    "phone": "(+",
    "percent": "-–—‑−",
    "measure": "-–—‑−",
    "fraction": "".join(FRACTIONS),
    "number sign": "#",
    "sharp": "#",
    "cents": "¢",
    "ticker": "$",
    "variable": "$",
    "key": "".join(KEY_SIGNS),
    "price signs": "$€£",
    "plus or minus": "+",
    "star": "*",
    "time": "-–",
    "home path": "~",
    "degree sign": "°",
    "pronunciation": "/[(",
    "element": "[",
    "quoted word": "[",
    "path": "/*",
    "dot": ".",
    "hashtag": "#",
    "handle": "@",
    "minus": "-–—‑−",
    "hyphen": "−‐",
    "copyright": "©",
    "range": "−‒‐",
    "point": ".",
    "average": ".",
    "accidental": "♯♭♮",
    "caliber": ".",
    "isotope": RAISED,
    "temperature": "-–—‑−",
    "rate": "/",
    "rating": STARS,
    "emoji": "".join(NAMES),
}
"""By a rule's name, the signs that it may begin with; any where a name is not here."""
BY_SIGN = {
    sign: tuple(rule for rule in SIGN_RULES if sign in _SIGNS.get(rule[0], sign)) for sign in "".join(_SIGNS.values())
}
