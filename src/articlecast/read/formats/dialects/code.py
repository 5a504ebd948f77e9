"""Code within a text, hidden while tags are looked for: what it shows of another program is to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articlecast.read.formats.braces import list_code

_FENCE = re.compile(r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,5})(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
_CONTAINER = re.compile(r" {0,3}(?:(?:[-*+]|\d{1,9}[.)])(?:\s|$)|!!!|\?\?\?|===|:{3}|\[\^|:\s|<)")
_PLACE = re.compile("\x02(\\d+)\x03")
_ELEMENT = re.compile(r"<(pre|code|script|style|textarea|svg|math)\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
_QUERIES = frozenset("dataview dataviewjs query tasks button mermaid toc contents-table ad-toc".split())
"""Listings that a program fills with a list or a drawing of its own."""
_UNSEEN = re.compile(r"\b(?:echo|include)\s*[=:]\s*(?:false|F)\b", re.IGNORECASE)
_SEEN = re.compile(r"\becho\s*[=:]\s*(?:true|T|fenced|\[)", re.IGNORECASE)
_QUIET = re.compile(r"opts_chunk\$set\([^)]{0,400}\becho\s*=\s*F(?:ALSE)?\b")
"""What knitr and Quarto run and do not show, by a cell's own options or, in knitr, by those that it sets for all."""
_DIRECTIVE = re.compile(r"\{([a-z][a-z-]*)\}[ \t]*(.*)$", re.IGNORECASE)
_ROLE = re.compile(r"\{([a-z][a-z:+-]{1,30})\}$", re.IGNORECASE)
_RAW = re.compile(r"\{=[a-z][\w+-]{0,20}\}")
"""Behind what is for one kind of output alone (https://pandoc.org/MANUAL.html#extension-raw_attribute)."""
_TARGET = re.compile(r"\s*<[^<>]*>$")
_SILENT_ROLES = frozenset("cite cite:p cite:t cite:ps numref eq footcite index".split())
_SHOWN_DIRECTIVES = frozenset("code code-block code-cell literalinclude math sourcecode r python julia ojs".split())
_SILENT_DIRECTIVES = frozenset("toctree contents tableofcontents bibliography index raw mermaid".split())
_SHOWN_TAG = re.compile(r"\{\{([<%])/\*([^{}]{1,1000})\*/([>%])\}\}")
"""How Hugo's authors write a shortcode that is to be shown."""
_TONGUE = re.compile(r"^(`+)(?:#!|:::)[a-z][\w+-]{0,20} (?=\S)")
"""The language that pymdown's InlineHilite has before inline code."""
_BOXED = re.compile(r"ad-([a-z]{3,12})$")
_TITLED, _COLLAPSED = (
    re.compile(r"[ \t>]*title:[ \t]*(.*)$"),
    re.compile(r"[ \t>]*(?:collapse|icon|color):[ \t]*\S*[ \t]*$"),
)
"""Boxes of the plugin Admonition (https://plugins.javalent.com/admonitions)."""
_COMPUTED = re.compile(r"\$?=\s*(?:this|dv)\b")


@dataclass(slots=True)
class Kept:
    """What is hidden of a text, each in the place of a number between two controls, which no text holds."""

    texts: list[str] = field(default_factory=list)

    def hide(self, text: str) -> str:
        """What stands in the text's place until ``show``."""
        self.texts.append(text)
        return f"\x02{len(self.texts) - 1}\x03"

    def show(self, text: str, *, is_html: bool = False) -> str:
        """The text with all that was hidden; of several lines each begins as the first one does by now, but in HTML."""
        if not self.texts:
            return text
        if is_html:
            return self._put_back(text, "")
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if "\x02" in line:
                lines[number] = self._show_line(line)
        return "\n".join(lines)

    def _show_line(self, line: str) -> str:
        lead = re.match(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*", line)
        margin = re.sub(r"[^\s>]", " ", lead[0] if lead else "")
        return self._put_back(line, margin)

    def _put_back(self, text: str, margin: str) -> str:
        for _ in range(4):  # what is hidden may hold what was hidden before
            if "\x02" not in text:
                break
            text = _PLACE.sub(lambda found: self.texts[int(found[1])].replace("\n", f"\n{margin}"), text)
        return text


def is_unseen(info: str, body: Iterable[str], *, echo: bool = True) -> bool:
    """Whether a cell that is run is not shown, by the options in its first line and in comments; ``echo`` is all
    cells' own.
    """
    options = [info, *(row for row in body if "#|" in row)]
    if any(map(_UNSEEN.search, options)):
        return True
    return not (echo or any(map(_SEEN.search, options)))


def hide_code(text: str, kept: Kept, *, runs: bool = False, echo: bool = True) -> str:
    """A text of Markdown with its fenced, indented and inline code, and that of HTML, hidden.

    Where knitr ``runs`` it, inline code of R's is a value that is not here; without ``echo`` no cell is shown.
    """
    echo = echo and not (runs and _QUIET.search(text))
    if "```" in text or "~~~" in text or "\n    " in text or "\n\t" in text or text.startswith(("    ", "\t")):
        text = "\n".join(_hide_blocks(text.split("\n"), kept, echo=echo))
    text = hide_elements(text, kept)
    if "`" in text:
        parts = _PARAGRAPHS.split(text)
        text = "".join(_hide_spans(part, kept, runs=runs) if "`" in part else part for part in parts)
    return text


def hide_elements(text: str, kept: Kept) -> str:
    """A text with the elements of HTML hidden in which nothing is markup."""
    pieces, at, endless = [], 0, set()
    while found := _ELEMENT.search(text, at):
        name = found[1].lower()
        closing = None if name in endless else re.compile(f"</{name}", re.IGNORECASE).search(text, found.end())
        if not closing:
            endless.add(name)
            pieces.append(text[at : found.end()])
            at = found.end()
            continue
        end = text.find(">", closing.end()) + 1 or len(text)
        pieces += [text[at : found.start()], kept.hide(text[found.start() : end])]
        at = end
    return "".join([*pieces, text[at:]])


def _hide_spans(part: str, kept: Kept, *, runs: bool) -> str:
    pieces, at = [], 0
    for start, end in list_code(part):
        before, code = part[at:start], part[start:end]
        role = _ROLE.search(before[-40:])
        if raw := _RAW.match(part, end):
            code, end = "", raw.end()  # noqa: PLW2901 -- the span ends behind its attribute
        elif role and role[1].lower() != "code":
            before = before[: len(before) - len(role[0])]
            words = _TARGET.sub("", code.strip("`")).lstrip("~!")
            code = "" if role[1].lower() in _SILENT_ROLES else kept.hide(code) if role[1] == "math" else words
        elif _COMPUTED.match(code.strip("` ")) or (runs and re.match(r"`\{?(?:r|python)\}? ", code)):
            code = ""
        else:
            code = kept.hide(_SHOWN_TAG.sub(r"{{\1\2\3}}", _TONGUE.sub(r"\1", code)))
        if not code and part[end : end + 1] in tuple(".,;:!?)"):
            before = before.rstrip(" ")
        pieces += [before, code]
        at = end
    return "".join([*pieces, part[at:]])


def _hide_blocks(lines: list[str], kept: Kept, *, echo: bool) -> Iterator[str]:
    number, holds, blank = 0, False, True
    while number < len(lines):
        line = lines[number]
        if ("`" in line or "~" in line) and (fence := _FENCE.match(line)) and not (
            fence["fence"][0] == "`" and "`" in fence["info"]
        ):  # fmt: skip
            end, body = _find_end(lines, number, fence)
            yield from _write_fence(fence, body, lines[number:end], kept, echo=echo)
            number, blank = end, False
            continue
        if blank and not holds and line.startswith(("    ", "\t")) and line.strip():
            end = number
            while end < len(lines) and (lines[end].startswith(("    ", "\t")) or not lines[end].strip()):
                end += 1
            while not lines[end - 1].strip():
                end -= 1
            yield kept.hide("\n".join(lines[number:end]))
            number, blank = end, False
            continue
        if line.strip() and not line.startswith(("    ", "\t")):
            holds = _CONTAINER.match(line) is not None or (holds and (not blank or line.startswith(" ")))
        blank = not line.strip()
        yield line
        number += 1


def _find_end(lines: list[str], start: int, fence: re.Match[str]) -> tuple[int, list[str]]:
    """The number of the first line below a fenced block, and the lines within it."""
    lead, sign = fence["lead"], fence["fence"]
    margin = len(lead.expandtabs(4))
    closing = re.compile(rf"[ \t>]*{re.escape(sign[0])}{{{len(sign)},}}[ \t]*$")
    body: list[str] = []
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if closing.match(line):
            return number + 1, body
        if (">" in lead and not line.lstrip().startswith(">")) or (
            margin >= 2 and line.strip() and not line.startswith((" ", "\t", ">"))
        ):
            return number, body
        body.append(line)
    return len(lines), body


def _write_fence(fence: re.Match[str], body: list[str], whole: list[str], kept: Kept, *, echo: bool) -> Iterator[str]:
    lead, info = fence["lead"], fence["info"].strip()
    margin = re.sub(r"[^\s>]", " ", lead)
    directive = _DIRECTIVE.match(info)
    name = directive[1].lower() if directive else ""
    is_cell = info.startswith("{") and (name in {"", *_SHOWN_DIRECTIVES} or "," in info)
    unseen = info.startswith("{") and is_unseen(info, body, echo=echo or not is_cell)
    if unseen or info.lower().split(" ")[0] in _QUERIES or name in _SILENT_DIRECTIVES:
        yield lead.rstrip()
        yield from (f"{margin}{row}".rstrip() for row in _list_captions(info, body) if is_cell)
    elif box := _BOXED.match(info):
        titled = _TITLED.match(body[0]) if body else None
        rows = [row for row in body if not _TITLED.match(row) and not _COLLAPSED.match(row)]
        yield from ("", f"{margin}:::{box[1]} {titled[1] if titled else ''}".rstrip())
        yield from (*(f"{margin}{row}".rstrip() for row in _unindent(rows, margin)), f"{margin}:::", "")
    elif directive and name not in _SHOWN_DIRECTIVES and not re.match(r"[\w]+[,\s]", info.strip("{}")):
        from articlecast.read.formats.dialects.directives import write_directive  # noqa: PLC0415 -- MyST's alone

        yield lead.rstrip()
        yield from (f"{margin}{row}".rstrip() for row in write_directive(name, directive[2], _unindent(body, margin)))
    else:
        yield lead + kept.hide("\n".join(_unindent([whole[0][len(lead) :], *whole[1:]], margin)))
        yield from (f"{margin}{row}".rstrip() for row in _list_captions(info, body) if is_cell)


def _list_captions(info: str, body: list[str]) -> list[str]:
    if ".cap" not in info and not any("-cap:" in row or ".cap:" in row for row in body[:40]):
        return []
    from articlecast.read.formats.dialects.cells import write_captions  # noqa: PLC0415 -- YAML, for few cells

    return write_captions(info, body)


def _unindent(lines: list[str], margin: str) -> list[str]:
    """Lines without what stands before all of a block, as far as they have it."""
    return [line[len(margin) :] if line.startswith(margin) else line.lstrip(" \t>") if margin else line
            for line in lines]  # fmt: skip
