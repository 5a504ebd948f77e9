"""What programmers write: comparisons and arrows, releases, the codes that a server answers with."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.patterns import Match, after, before, either
from articlecast.narrate.languages.en.words import VERSIONED

OPERATORS = {
    ">=": "is greater than or equal to",
    "=>": "to",
    "<=": "is less than or equal to",
    "!=": "is not equal to",
    "<>": "to",
    "===": "equals",
    "!==": "is not equal to",
    "==": "equals",
    ":=": "becomes",
    "->": "to",
    "<-": "from",
    "&&": "and",
    "||": "or",
}
OPERATOR = rf"(?:{'|'.join(re.escape(sign) for sign in sorted(OPERATORS, key=len, reverse=True))})(?![<>=|&]) ?"
"""With the space behind it; four signs in a row are an ornament."""
_COPULA = frozenset("is are was were be".split())
_ANSWERS = frozenset(
    "http https status code codes error errors response returns returned return gives gave get gets got throws threw throwing "
    "returning serves served serving".split()
)
_ANSWERED = frozenset("error errors status response responses page pages code codes not".split())
_SERVED = re.compile(
    r"\b(?:HTTPS?|URLs?|API|[Ss]erver|[Bb]rowser|[Rr]equests?|[Ee]ndpoint|[Pp]ages?|[Ss]ites?|[Ww]ebsites?|[Aa]pp|[Ww]eb ?page|links?)\b"
)
_RELEASED = re.compile(r"\b[A-Z][\w+#.]* (?P<whole>\d{1,2})\.\d{1,2}(?!\d|\.\d|%)[^.!?]*[\s(]\Z")
"""An earlier release of something named, in the same sentence."""
_RELEASES = re.compile(rf"\b(?:{either(VERSIONED)}) \d+\.\d+(?:, \d+\.\d+)*,? (?:and|or|to) \Z")
"""Others before it: Ubuntu 22.04 and 20.04."""
_COMPARED = frozenset("than from to and or over since after before until through with in of".split())


def say_operator(match: Match) -> str:
    """If y >= 3: is greater than or equal to; without "is" where it stands already."""
    said = OPERATORS[match[0].strip()]
    return f"{said.removeprefix('is ') if before(match) in _COPULA else said} "


def is_answer(match: Match, written: str, stem: str) -> bool:
    """Whether three digits are what a server answers with: a 404, error 503, HTTP 302."""
    if not re.fullmatch("[345]0[1-9]", written):
        return False
    if stem.lower() in _ANSWERS or after(match).lower() in _ANSWERED:
        return True
    text, at = match.string, match.start()
    if (noun := after(match)).islower() and noun.endswith("s"):
        return False
    spoken = stem.lower() in {"a", "the", "or", "and", "with"}
    return spoken and bool(_SERVED.search(text, max(0, at - 60), min(len(text), match.end() + 60)))


def is_compared_release(match: Match, written: str, stem: str) -> bool:
    """Whether it is a release that an earlier one is compared with: Python 3.12 is faster than 3.11."""
    if _RELEASES.search(match.string, max(0, match.start() - 40), match.start()):
        return True
    whole, _, part = written.partition(".")
    if len(part) != 2 or stem.lower() not in _COMPARED or match.string[match.end() : match.end() + 1] in "%°":
        return False
    earlier = _RELEASED.search(match.string, max(0, match.start() - 80), match.start())
    return bool(earlier and earlier["whole"] == whole)
