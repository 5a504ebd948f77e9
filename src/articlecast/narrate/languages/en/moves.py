"""The moves of a game of chess, and how it ended."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.numbers import say_cardinal
from articlecast.narrate.languages.en.patterns import Match

_PIECES = {"K": "king", "Q": "queen", "R": "rook", "B": "bishop", "N": "knight"}
_SQUARE = "[a-h][1-8]"
_STEP = rf"(?:[KQRBN][a-h]?[1-8]?x?{_SQUARE}|(?:[a-h]x)?{_SQUARE}(?:=[QRBN])?|[O0]-[O0](?:-[O0])?)[+#]?(?:[!?]{{1,2}}(?=[ ,;)]))?"
NUMBERED_MOVE = rf"(?P<count>\d{{1,3}})\.(?P<dots>\.\.|…)? ?(?P<moves>{_STEP}(?: {_STEP})?)(?![\w-])"
"""23. Rxd7+ and 1...e5: the count of a move and what is played."""
MOVE = rf"(?P<moves>[KQRBN][a-h]?[1-8]?x{_SQUARE}[+#]?|[KQRBN][a-h]?[1-8]?{_SQUARE}[+#]|[KQRBN][a-h]?{_SQUARE}|[a-h]x{_SQUARE}(?:=[QRBN])?[+#]?|[a-h][18]=[QRBN][+#]?)(?P<mark>[!?]{{1,2}}(?=[ ,;)]))?(?!\w|-)"
_PLAYED = re.compile(
    r"\b(?:[Cc]hess|[Ww]hite|[Bb]lack|[Cc]heckmate|[Gg]randmaster|[Gg]ambit|[Pp]awns?|[Kk]nights?|[Bb]ishops?|[Rr]ooks?)\b"
    rf"|\b\d{{1,3}}\.(?:\.\.)? ?{_SQUARE}|[KQRBN]x{_SQUARE}"
)
"""What a text about chess has somewhere: without it, Ba2 is a name."""
_PARTS = re.compile(rf"[KQRBN]|{_SQUARE}|[a-h1-8]|x|=|[+#]|[O0]-[O0]-[O0]|[O0]-[O0]")
_NEXT = re.compile(r" \d{1,3}\.")
_NEAR = 300


def say_numbered_move(match: Match) -> str:
    """1. e4 e5: one, E four, E five."""
    more = "," if _NEXT.match(match.string, match.end()) else ""
    return ", ".join((say_cardinal(int(match["count"])), *map(_say_step, match["moves"].split()))) + more


def say_move(match: Match) -> str | None:
    """Nf3 and Qxd7+: knight F three, queen takes D seven check; nothing where nobody plays."""
    at = match.start()
    if (
        "x" not in match["moves"]
        and "=" not in match["moves"]
        and not _PLAYED.search(match.string, max(0, at - _NEAR), match.end() + _NEAR)
    ):
        return None
    return _say_step(match["moves"])


def _say_step(written: str) -> str:
    said = []
    for part in _PARTS.findall(written):
        if len(part) > 3:
            said.append("castles queenside")
        elif len(part) > 2:
            said.append("castles")
        elif len(part) == 2:
            said.append(f"{part[0].upper()} {say_cardinal(int(part[1]))}")
        elif part.isdecimal():
            said.append(say_cardinal(int(part)))
        else:
            said.append(
                _PIECES.get(part) or {"x": "takes", "=": "becomes", "+": "check", "#": "mate"}.get(part) or part.upper()
            )
    return " ".join(said)
