"""Lines that a writer broke by hand: where they are no running text, each is said by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from articlecast.model import Span, Text, plain
from articlecast.narrate.islands import Turn, take_turns
from articlecast.sentences import CLOSED

_OPENING = "\"'“‘«([¿¡—–-"
SHORT = 60
"""Characters; longer lines are prose that somebody's editor wrapped."""
_LEAST_VERSES = 3
_LABEL = re.compile(r"[^\W\d_][\w’'/&-]*(?: [\w’'/&-]+){0,3}:\s")


def take_lines(content: Text, pause: float) -> Iterator[Turn]:
    """The turns of inline content, in order, with a pause before each line that is said by itself."""
    for number, line in enumerate(split_lines(content)):
        for at, turn in enumerate(take_turns(line)):
            yield replace(turn, pause=turn.pause or (pause if number and not at else 0.0))


def is_verse(lines: list[str]) -> bool:
    """Whether lines are verses: short ones, of which nearly all begin with a capital and few end a sentence."""
    written = [line.strip() for line in lines if line.strip()]
    if len(written) < _LEAST_VERSES or max(map(len, written)) >= SHORT:
        return False
    capitals = sum(line.lstrip(_OPENING)[:1].isupper() for line in written)
    return capitals >= 0.75 * len(written)


def split_lines(content: Text) -> list[Text]:
    """Inline content parted behind each short line without a stop that a capital, a figure or a quotation mark follows.

    ``Red`` / ``Blue`` are two; ``Roses are red,`` / ``violets are blue`` are one, and so is what goes on in lower case,
    but for a label as ``phone: 5550``. Verses are parted at each line, whatever it ends with.
    """
    if not any("\n" in span.text for span in content):
        return [content]
    verse = is_verse(plain(content).split("\n"))
    lines: list[Text] = []
    run: list[Span] = []
    last = ""  # the line so far, in words
    for at, span in enumerate(content):
        pieces = span.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                following = piece.lstrip() or "".join(each.text for each in content[at + 1 : at + 2]).lstrip()
                if (verse and last.strip() and following) or _parts(last, following):
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
    first = following.lstrip(_OPENING)[:1]
    return first.isupper() or first.isdigit() or bool(_LABEL.match(following))
