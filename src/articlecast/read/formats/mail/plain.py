"""A letter's text as HTML: flowed lines joined (RFC 3676), quoted ones in a quotation, addresses made links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from articlecast.read.formats.mail.closing import is_signed

_QUOTED = re.compile(r"(?:> ?)+")
_RULE = re.compile(r"\s*(?:[-=_*~#•·] ?){4,}\s*")
_ITEM = re.compile(r"\s{0,6}(?:[*•·+–-]|\d{1,3}[.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\s{0,6}\d{1,3}[.)]\s")
_ADDRESS = re.compile(r"\s?[<(\[]\s*(https?://[^\s<>()\]]{1,2000})\s*[>)\]]")
_LEADING = re.compile(r"\s*+\[?\d{0,3}\]?:?\s*+<?https?://\S+>?\s*")
_STARS = re.compile(r"(?<![\w*])\*([^*\n]{1,200})\*(?![\w*])")
_ADORNED = re.compile(r"^\s{0,20}([*~=#-]{1,5})\s(?=\S)(.{1,70}?)(?<=\S)\s\1\s{0,9}$")
"""A heading between stars: ``* POINTS FAILURE *``."""
_HEADING = re.compile(r"#{1,4} (?=\S)")
SIGNATURE = "--"


def as_html(text: str, *, flowed: bool = False, delsp: bool = False) -> str:
    """The text's paragraphs, lists and quotations as HTML; a line of ``--`` begins its signature."""
    lines = _unflow(text, delsp=delsp) if flowed else ((_depth(line), _unquote(line)) for line in text.split("\n"))
    pieces = []
    for quoted, group in groupby(lines, key=lambda line: line[0] > 0):
        html = "".join(_paragraphs([line for _depth, line in group], one_line=flowed))
        pieces.append(f'<blockquote class="quoted">{html}</blockquote>' if quoted and html else html)
    return "\n".join(pieces)


def _depth(line: str) -> int:
    found = _QUOTED.match(line)
    return found.group().count(">") if found else 0


def _unquote(line: str) -> str:
    return _QUOTED.sub("", line, count=1) if line.startswith(">") else line


def _unflow(text: str, *, delsp: bool) -> Iterator[tuple[int, str]]:
    """Lines that end in a space go on in the next of the same depth (RFC 3676, 4.2)."""
    waiting: list[str] = []
    depth = 0
    for line in text.split("\n"):
        own = len(line) - len(line.lstrip(">"))
        words = line[own:].removeprefix(" ")
        if waiting and (own != depth or words == "-- "):
            yield depth, "".join(waiting)
            waiting = []
        depth = own
        if words.endswith(" ") and words != "-- ":
            waiting.append(words[:-1] if delsp else words)
        else:
            yield depth, "".join([*waiting, words])
            waiting = []
    if waiting:
        yield depth, "".join(waiting)


def _paragraphs(lines: list[str], *, one_line: bool) -> Iterator[str]:
    chunk: list[str] = []
    for line in [*(_ADORNED.sub(r"\2", line) for line in lines), ""]:
        if line.rstrip() == SIGNATURE:
            yield from _paragraph(chunk)
            yield "<p>--</p>"
            chunk = []
        elif _RULE.fullmatch(line[:200]):
            is_heading = len(chunk) == 1 and len(chunk[0]) < 80 and not _ITEM.match(chunk[0])
            yield f"<h2>{_inline(chunk)}</h2>" if is_heading else "".join([*_paragraph(chunk), "<hr>"])
            chunk = []
        elif not line.strip():
            yield from _paragraph(chunk)
            chunk = []
        elif one_line and not _ITEM.match(line):
            yield from _paragraph(chunk)
            yield from _paragraph([line])
            chunk = []
        else:
            chunk.append(line)


def _paragraph(lines: list[str]) -> Iterator[str]:
    lines = [line for line in lines if not _LEADING.fullmatch(line)]
    if not lines:
        return
    if _ITEM.match(lines[0]) and (len(lines) > 1 or not _NUMBERED.match(lines[0])):
        items: list[list[str]] = []
        for line in lines:
            if _ITEM.match(line):
                items.append([_ITEM.sub("", line, count=1)])
            else:
                items[-1].append(line)
        kind = "ol" if _NUMBERED.match(lines[0]) else "ul"
        yield f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"
    elif len(lines) == 1 and (found := _HEADING.match(lines[0])):
        yield f"<h{found.end()}>{_inline([lines[0][found.end() :]])}</h{found.end()}>"
    elif len(lines) > 1 and _is_shouted(lines[0]) and not lines[1][:1].islower() and not _is_shouted(lines[1]):
        yield f"<h3>{_inline(lines[:1])}</h3>"
        yield from _paragraph(lines[1:])
    elif _are_fields(lines):
        yield "".join(f"<p>{_inline([line])}</p>" for line in lines)
    else:
        yield f"<p>{_inline(lines)}</p>"


def _is_shouted(line: str) -> bool:
    """Whether a line in capitals stands for itself, as a heading that no blank line parts from its text."""
    words = line.strip()
    return words.isupper() and 4 < len(words) < 60 and not words.endswith((",", ";", "-"))


def _are_fields(lines: Iterable[str]) -> bool:
    """Whether lines stand for themselves, as the head of a forwarded letter has them, or a signature."""
    lines = list(lines)
    return len(lines) > 1 and (
        is_signed(lines)
        or sum(1 for line in lines if re.match(r"\*?\w[\w-]{1,20}\*?:\*? \S", line)) > 1
        or all(len(line) < 45 and not line.strip()[:1].islower() for line in lines)
    )


def _inline(lines: Iterable[str]) -> str:
    """Words with the addresses behind them as links; an address that stands for itself is left."""
    words = " ".join(line.strip() for line in lines)
    html = escape(_ADDRESS.sub("", words), quote=False)
    return _STARS.sub(r"<em>\1</em>", html)
