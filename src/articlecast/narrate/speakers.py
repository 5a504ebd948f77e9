"""Who speaks in an article: the turns of an interview and what is quoted within paragraphs, marked for other voices.

A turn is learnt from its label ("Q:", "ANNA LIND:"), or from questions that stand in bold over their answers. The marks
are those that an editor would set: the voice of a role, which is the narrator's own where no voice is set for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from articlecast.model import Block, Break, Heading, Mark, Paragraph, Span, Text, plain

Speaker = Literal["interviewer", "guest"]

_LABEL = re.compile(
    r"\s*(?P<name>[QAFR](?=[:.])|(?:[A-ZÀ-Þ][\w.’'-]{0,24})"
    r"(?: (?:(?:de|von|van|del|al|bin) )?[A-ZÀ-Þ][\w.’'-]{0,24}){0,3})"
    r"\s?(?P<stop>[:.])\s*(?=\S|$)"
)  # fmt: skip
_ASKERS = frozenset({"q", "f", "question", "questioner", "interviewer", "frage", "pregunta", "domanda", "pergunta"})
"""Labels of whoever asks, in small letters: Q and A, F(rage) and A, …; a name asks where it asks most."""
_FEWEST = 4
"""Turns, of two speakers at least; fewer are a remark with a colon."""
_QUESTIONS = 3
"""Questions in bold, each over an answer; fewer are headings."""
_SAID = re.compile(r"[“«„](?P<words>[^“”«»„]{12,}?)[”»“]|(?<!\w)\"(?P<straight>[^\"“”]{12,}?)\"(?!\w)")
"""Words between quotation marks, a clause at least."""
_SHORTEST = 4
"""Words; fewer are a title, a term or a word that the writer keeps at arm's length."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A block's label: the name, and how many characters of the block's words it takes."""

    name: str
    length: int


def mark_interview(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each turn of an interview marked for its speaker's voice; as they are where there is none.

    A label of one letter is not said; a name is, by the narrator, at its first turn alone. What follows a turn
    without a label is the same speaker's, up to a heading.
    """
    labels = _find_labels(blocks)
    if labels:
        return tuple(_mark_labelled(blocks, labels))
    bold = _find_bold_questions(blocks)
    return tuple(_mark_bold(blocks, bold)) if bold else tuple(blocks)


def mark_speech(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with what is quoted within their paragraphs marked for the voice of quotations.

    A quotation is of four words at least, and opens and closes in one paragraph; another mark for a voice goes before.
    """
    return tuple(
        replace(block, content=_mark_quoted(block.content)) if isinstance(block, Paragraph) else block
        for block in blocks
    )


# ---------------------------------------------------------------- turns with labels


def _find_labels(blocks: Sequence[Block]) -> dict[int, _Turn]:
    """The blocks that begin with a speaker's label; none where they are no interview."""
    found: dict[int, _Turn] = {}
    for number, block in enumerate(blocks):
        match = _LABEL.match(plain(block.content)) if isinstance(block, Paragraph) else None
        if match and (match["stop"] == ":" or len(match["name"]) == 1):
            found[number] = _Turn(match["name"], match.end())
    counts = Counter(turn.name for turn in found.values())
    found = {number: turn for number, turn in found.items() if counts[turn.name] > 1}
    speakers = {turn.name for turn in found.values()}
    changes = [turn.name for turn in found.values()]
    alternates = sum(one != other for one, other in pairwise(changes))
    regular = len(found) >= _FEWEST and 1 < len(speakers) <= 6 and 2 * alternates >= len(found) - 1
    return found if regular else {}


def _find_askers(blocks: Sequence[Block], labels: dict[int, _Turn]) -> frozenset[str]:
    """The names of whoever asks: by their labels, otherwise the one of whose turns most are questions."""
    names = dict.fromkeys(turn.name for turn in labels.values())
    known = frozenset(name for name in names if name.lower() in _ASKERS)
    if known:
        return known
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for number, turn in labels.items():
        turns[turn.name] += 1
        asked[turn.name] += _asks(blocks[number])
    most = max(names, key=lambda name: asked[name] / turns[name])  # the first of those that are equal
    return frozenset({most}) if asked[most] else frozenset()


def _mark_labelled(blocks: Sequence[Block], labels: dict[int, _Turn]) -> Iterator[Block]:
    askers = _find_askers(blocks, labels)
    named: set[str] = set()
    speaker: Speaker | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Heading | Break):
            speaker = None
        if not isinstance(block, Paragraph):
            yield block
        elif number in labels:
            turn = labels[number]
            speaker = "interviewer" if turn.name in askers else "guest"
            label, words = _part(block.content, turn.length)
            silent = turn.name in named or len(turn.name) == 1
            named.add(turn.name)
            content = (*(() if silent else label), *_mark_voice(words, speaker))
            yield replace(block, content=content) if plain(content).strip() else block
        else:
            yield replace(block, content=_mark_voice(block.content, speaker)) if speaker else block


# ---------------------------------------------------------------- questions in bold


def _find_bold_questions(blocks: Sequence[Block]) -> frozenset[int]:
    found = frozenset(
        number
        for number, (block, after) in enumerate(pairwise(blocks))
        if _is_bold(block) and _asks(block) and isinstance(after, Paragraph) and not _is_bold(after)
    )  # fmt: skip
    return found if len(found) >= _QUESTIONS else frozenset()


def _mark_bold(blocks: Sequence[Block], questions: frozenset[int]) -> Iterator[Block]:
    """Every answer from the first question on is the guest's; what is bold and no question stays the narrator's."""
    speaker: Speaker | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Heading | Break) or (speaker and number not in questions and _is_bold(block)):
            speaker = None
        elif number in questions:
            speaker = "interviewer"
        elif speaker == "interviewer":
            speaker = "guest"
        if speaker and isinstance(block, Paragraph):
            yield replace(block, content=_mark_voice(block.content, speaker))
        else:
            yield block


def _is_bold(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    words = [span for span in block.content if span.text.strip()]
    return bool(words) and all(span.mark("strong") for span in words)


# ---------------------------------------------------------------- inline content


def _asks(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.content).rstrip(' ”"»').endswith("?")


def _part(content: Text, length: int) -> tuple[Text, Text]:
    """Inline content in two, after so many characters."""
    before: list[Span] = []
    after: list[Span] = []
    for span in content:
        cut = max(min(length, len(span.text)), 0)
        length -= len(span.text)
        before += [replace(span, text=span.text[:cut])] if cut else []
        after += [replace(span, text=span.text[cut:])] if cut < len(span.text) else []
    return tuple(before), tuple(after)


def _mark_voice(content: Text, voice: str) -> Text:
    return tuple(
        span if span.mark("voice") else replace(span, marks=(*span.marks, Mark("voice", voice))) for span in content
    )


def _mark_quoted(content: Text) -> Text:
    words = plain(content)
    spans: list[Span] = []
    at = 0
    for match in _SAID.finditer(words):
        if len(match[0].split()) >= _SHORTEST:
            before, rest = _part(content, match.start() - at)
            said, content = _part(rest, match.end() - match.start())
            spans += [*before, *_mark_voice(said, "quote")]
            at = match.end()
    return (*spans, *content) if spans else content
