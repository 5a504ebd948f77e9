"""Lines that a writer broke by hand: where they are no running text, each is said by itself."""

from __future__ import annotations

from articlecast.model import Span, Text
from articlecast.sentences import CLOSED

SHORT = 60
"""Characters; longer lines are prose that somebody's editor wrapped."""


def split_lines(content: Text) -> list[Text]:
    """Inline content parted behind each short line without a stop that a capital, a figure or a quotation mark follows.

    ``Red`` / ``Blue`` are two; ``Roses are red,`` / ``violets are blue`` are one, and so is what goes on in lower case.
    """
    if not any("\n" in span.text for span in content):
        return [content]
    lines: list[Text] = []
    run: list[Span] = []
    last = ""  # the line so far, in words
    for at, span in enumerate(content):
        pieces = span.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                following = piece.lstrip() or "".join(each.text for each in content[at + 1 : at + 2]).lstrip()
                if _parts(last, following):
                    lines.append(tuple(run))
                    run = []
                else:
                    run.append(Span("\n", span.marks))
                last = ""
            if piece:
                run.append(Span(piece, span.marks))
                last += piece
    return [line for line in [*lines, tuple(run)] if line]


def _parts(line: str, following: str) -> bool:
    line = line.strip()
    if not line or len(line) >= SHORT or CLOSED.search(line) or not following:
        return False
    first = following.lstrip("\"'“‘«([¿¡—–-")[:1]
    return first.isupper() or first.isdigit()
