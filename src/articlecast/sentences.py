"""Sentences, and the clauses of those that are too long; both before anything is normalised."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?P<stop>(?<![.!?…؟।])[.!?…؟।]+)(?P<close>(?: ?»|[\"'”’)\]])*) (?P<open>[\"'“‘«(\[¿¡—–-]*)(?P<next>\S+)"
)

CLOSED = re.compile(r"[.!?:;,…—–](?: ?»|[\"'”’“)\]])*$")
"""How words end that need no full stop to be heard as a whole."""
_NEVER = frozenset(
    "mr mrs ms mx dr prof rev hon gov sen rep reps sens gen lt col capt cmdr maj sgt cpl pvt adm st ste mt ft "
    "messrs pres supt det insp vs v viz cf eg ie e.g i.e p pp fig figs vol ch sec eq ed eds trans al ca approx sr "
    "msgr pfc det ret sgts profs mmes atty amb brig drs govs hwy rte viz "
    "ee sra srta srs dra d dña m mm mme mlle me bzw vgl hr fr nr sig sig.ra dott prof.ssa exmo exma z.b u.a d.h".split()
)
_NUMBERED = frozenset(
    "no nos nr núm nº art par matt ps rom cor rm pct jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""End no sentence where a number follows."""
_MAYBE = frozenset(
    "jr sr inc corp co ltd llc bros etc esq ave blvd rd dept univ assn govt est usw ecc mln mld assoc asst".split()
)
"""End one where a word follows that often begins one."""
_CAPITAL = frozenset(
    "mass calif ala ariz ark colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn "
    "tex va vt wash wis wyo pt dist twp cty bldg apt pkwy".split()
)
"""As those, with a capital alone: ill. and apt. end a sentence as any word does."""
_GERMAN = frozenset("mio mrd tsd std sek abs bd kap hrsg evtl ggf inkl sog mind max min str tel jh".split())
_STARTERS = frozenset(
    "The A An He She It They We You I In On At But And Or So This That These Those His Her Its Their Our My There "
    "Here When While If As After Before Since For From By With Now Then Yet Not No Yes What Who Why How Where "
    "Some Many Most All Both Each Every One Two Three Still Later Today Yesterday Last Next According Also "
    "However Instead Once Perhaps Well El La Los Las Un Una Le Les Il Elle Der Die Das Ein Eine Er Sie Es Und "
    "Aber O Os As E Mas I Lo Gli".split()
)
_ORDINAL_STOPS = frozenset("de da nb nn no fi cs sk pl hu hr sl et lv is".split())
"""Languages in which a full stop behind a number makes it an ordinal: am 3. Mai."""
_SHORT = re.compile(r"[A-Za-z]{1,2}\.")
_SAYING = re.compile(r"(?:[A-Z][\w.’'-]* ){1,3}(?:said|asked|told|wrote|replied|added|says|asks|shouted|answered)\b")
_LAST = re.compile(r"[^\s\"'“”‘’(\[«—–/]*$")


def split_sentences(text: str, language: str = "en") -> Iterator[str]:
    """The sentences of a text, in order; joined by single spaces they are the text with its white space folded."""
    ordinals = language.partition("-")[0].lower() in _ORDINAL_STOPS
    folded = " ".join(text.split())
    start = at = 0
    while match := _END.search(folded, at):
        at = match.end("close") + 1
        if _ends_sentence(folded, start, match, ordinals=ordinals):
            yield folded[start : at - 1]
            start = at
    if folded[start:]:
        yield folded[start:]


def _ends_sentence(text: str, start: int, match: re.Match[str], *, ordinals: bool) -> bool:
    following = match["next"]
    first, word = following[0], following.rstrip(".,;:!?…”’\"')]")
    if first.islower():
        return False
    if match["stop"] != ".":
        quoted = any(mark in match["close"] for mark in "\"'”’»")
        return not (quoted and not match["open"] and _SAYING.match(text, match.start("next")))
    found = _LAST.search(text, max(start, match.start() - 24), match.start())  # no abbreviation is longer
    before = found[0] if found else ""
    if len(before) == 1 and before.islower() and _SHORT.match(following):
        return False  # z. B., p. ej.
    if ordinals and before.isdecimal() and len(before) < 3 and word not in _STARTERS:
        return False
    at = match.start() - len(before)
    at_start = at <= start or text[at - 2 : at] in {": ", "; "}
    if ordinals and before.lower() in _GERMAN:
        return word in _STARTERS
    return _full_stop_ends(before, word, at_start=at_start) or bool(match["close"])


def _full_stop_ends(before: str, word: str, *, at_start: bool) -> bool:
    """Whether the full stop after ``before`` ends a sentence when ``word`` comes next."""
    lowered = before.lower()
    if lowered in _NEVER and (before[:1].isupper() or lowered not in {"d", "m", "v", "p", "me", "fr", "al"}):
        return False
    if lowered in {"v", "p", "pp"}:
        return False
    if at_start and (before.isdigit() or (len(before) == 1 and before.isalpha())):
        return False  # the number of a list item, or an initial
    if lowered in _NUMBERED and before[:1].isupper():
        return not word[:1].isdigit()
    named = before[:1].isupper() and lowered in _CAPITAL
    if (len(before) == 1 and before.isupper()) or "." in before or lowered in _MAYBE or named:
        return word in _STARTERS
    return True


# Where a sentence may be broken, the best place first. A comma inside a number has no space after it.
_PLACES = (
    re.compile(r"[;:][\"”’)\]]* "),
    re.compile(r" [—–-] |—"),
    re.compile(r",[\"”’)\]]* (?=(?:and|but|or|nor|yet|so|which|who|while|where|because|although|though|if|when|as)\b)"),
    re.compile(r",[\"”’)\]]* (?=[a-z])"),
    re.compile(r" (?=(?:and|but|or|which|who|that|because|while|if|when|with|for|from|in|on|at|by|to)\b)"),
    re.compile(r"(?<=[a-z]) (?=[a-z])"),
    re.compile(r"[。、！？，；]"),
    re.compile(r" (?=[^\d])(?<=[^\d] )"),
    re.compile(r" "),
)


def split_clauses(sentence: str, limit: int) -> Iterator[str]:
    """The sentence in parts of at most ``limit`` characters, broken at its clauses, never inside a number or a name.

    Only a name or number that is longer than ``limit`` is broken itself, and then at its spaces if it has any.
    """
    rest = sentence
    while len(rest) > limit:
        at = _find_break(rest, limit)
        yield rest[:at].strip()
        rest = rest[at:].strip()
    if rest:
        yield rest


def _find_break(text: str, limit: int) -> int:
    """The end of the last best place within ``limit``; not in the first quarter, where a scrap would be left."""
    for floor in (limit // 4, 0):
        for place in _PLACES:
            ends = [match.end() for match in place.finditer(text, 0, limit + 1) if floor < match.end() <= limit]
            if ends:
                return ends[-1]
    return limit
