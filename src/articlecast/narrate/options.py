"""What an editor may choose about narration: the table ``[narrate]`` of ``articlecast.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_type_hints

from articlecast.bounds import Bound, check_bounds
from articlecast.errors import NarrateError, UsageError
from articlecast.names import suggest_name

LINE_FIELDS = ("title", "author", "by", "date", "site", "summary")
"""What an opening or closing line may name."""

LINE_FIELD = re.compile(r"\{(\w*)\}")

_BOUNDS = (
    Bound("title_pause", 0, 60, 1.0, "s"),
    Bound("heading_pause", 0, 60, 0.7, "s"),
    Bound("paragraph_pause", 0, 60, 0.6, "s"),
    Bound("item_pause", 0, 60, 0.35, "s"),
    Bound("section_pause", 0, 60, 1.2, "s"),
    Bound("table_rows", 0, 10_000, 6),
    Bound("longest_utterance", 40, 10_000, 400),
)


@dataclass(frozen=True, slots=True)
class NarrateOptions:
    """How each kind of block is spoken; pauses in seconds, after the kind of block that each is named for.

    Raises UsageError for a number out of bounds and for a line that names a field that there is not.
    """

    title_pause: float = 1.0
    """After the title and the lines below it."""
    heading_pause: float = 0.7
    """After a heading."""
    paragraph_pause: float = 0.6
    """After a paragraph."""
    item_pause: float = 0.35
    """After an item of a list."""
    section_pause: float = 1.2
    """Before a heading, and at a break."""
    opening: str = "{title}\n{by}\n{date}"
    """Lines from {title}, {by}, {author}, {date}, {site}, {summary}; a line with an empty field is left out."""
    closing: str = ""
    """Lines after the last block, from the same fields."""
    quotes: Literal["say", "voice", "plain"] = "say"
    """Say "quote" and "end quote" around a block quotation, mark it for another voice alone, or do neither."""
    list_numbers: bool = True
    """Say the numbers of a numbered list."""
    table_rows: int = 6
    """A table of more rows than this, or more than five columns, is named and left to the show notes."""
    code: Literal["name", "read", "skip"] = "name"
    """Say that there is code and in what language, read it, or say nothing of it."""
    maths: Literal["say", "name", "skip"] = "say"
    """Say formulas in words (MathML and simple TeX, in English articles), say that there is one, or nothing."""
    captions: bool = True
    """Say what stands below a picture."""
    credits: bool = False
    """Say who made a picture, after its caption."""
    alt_texts: bool = False
    """Describe every picture without a caption by its alternative text."""
    pointed_alt_texts: bool = True
    """Describe so the pictures that the prose beside them points at: "as the chart below shows"."""
    pointers: Literal["rephrase", "say"] = "rephrase"
    """Say "click here" and "the chart below" as a listener can use them, and leave out "(see figure 2)"."""
    interviews: Literal["plain", "voices"] = "plain"
    """Have the turns of an interview said by the voices of ``interviewer`` and ``guest`` in ``[speak.voices]``."""
    speech: Literal["plain", "voice"] = "plain"
    """Have what is quoted within a paragraph said by the voice of ``quote`` in ``[speak.voices]``."""
    embeds: Literal["name", "skip"] = "name"
    """Name a video or a player."""
    posts: Literal["read", "skip"] = "read"
    """Read the words of an embedded post as a quotation, or leave the post out."""
    notes: Literal["skip", "end", "place"] = "skip"
    """Leave footnotes and lists of references out, read them after the article, or footnotes after the paragraph that
    points to them."""
    citations: Literal["say", "skip"] = "say"
    """Say sources that are named in brackets, or leave them out: "(Smith 2019; Lee et al. 2020)"."""
    editor_notes: Literal["say", "skip"] = "say"
    """Editor's notes and corrections."""
    boilerplate: Literal["drop", "keep"] = "drop"
    """What only the page needs: "Read more", newsletters, share bars, photo credits; also a sentence in a paragraph."""
    longest_utterance: int = 400
    """Characters, of what is written and of what is said; a longer sentence is broken at its clauses."""

    def __post_init__(self) -> None:
        check_bounds("narrate", self, _BOUNDS)
        for setting in ("opening", "closing"):
            _check_lines(setting, getattr(self, setting))


def override_options(options: NarrateOptions, directives: Iterable[tuple[str, str]]) -> NarrateOptions:
    """The options of one article: those of the show, but for the lines below ``narration:`` in its header.

    A line that names no option is none of ours. Raises NarrateError for a value that its option cannot have.
    """
    kinds = get_type_hints(NarrateOptions)
    changes: dict[str, Any] = {}  # each of the kind that its option has, as _parse_value sees to
    for name, value in directives:
        if name in kinds:
            changes[name] = _parse_value(name, value, kinds[name])
    try:
        return replace(options, **changes) if changes else options
    except UsageError as error:
        thing = error.thing.replace("narrate.", "narration: ")
        raise NarrateError(thing, error.wrong, "correct it in the article's header") from error


def _parse_value(name: str, value: str, kind: object) -> str | float | bool:
    """A directive's words as its option has them."""
    known = ("true", "false") if kind is bool else get_args(kind)
    value = value.lower() if kind is bool else value
    if known and value not in known:
        hint = f"take one of {', '.join(known)}"
        raise NarrateError(
            f"narration: {name}", f"'{value[:60]}' is none of its values{suggest_name(value, known)}", hint
        )
    if kind is bool:
        return value == "true"
    if kind in {int, float}:
        try:
            return int(value) if kind is int else float(value)
        except ValueError as error:
            raise NarrateError(f"narration: {name}", f"'{value[:60]}' is no number", f"{name}: 6") from error
    return value


def _check_lines(setting: str, lines: str) -> None:
    known = ", ".join(f"{{{name}}}" for name in LINE_FIELDS)
    for name in LINE_FIELD.findall(lines):
        if name not in LINE_FIELDS:
            wrong = f"no such field '{{{name}}}'{suggest_name(name, LINE_FIELDS)}"
            raise UsageError(f"narrate.{setting}", wrong, f"take one of {known}")
    if {"{", "}"} & set(LINE_FIELD.sub("", lines)):
        raise UsageError(f"narrate.{setting}", "has a brace that is not closed or not opened", f"take one of {known}")
