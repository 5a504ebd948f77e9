"""Org's blocks → HTML: headlines, paragraphs, lists, tables, listings, quotes, pictures, footnotes."""

from __future__ import annotations

import html
import re

from articlecast.read.formats.markups.org_inline import OrgWords
from articlecast.read.formats.markups.stash import escape

DEEPEST = 20
LONGEST_DRAWER = 500
"""Lines."""
_HEADLINE = re.compile(r"^(\*+) (.*)$")
_BEGIN = re.compile(r"^[ \t]*#\+begin_([\w-]+)(?:[ \t]+(\S+))?.*$", re.IGNORECASE)
_DRAWER = re.compile(r"^[ \t]*:([\w-]+):[ \t]*$")
_PLAN = re.compile(r"^[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*\S.*)$")
_ITEM = re.compile(r"^([ \t]*)([-+]|(?:\d{1,5}|[a-zA-Z])[.)]|(?<=[ \t])\*)(?:[ \t]+(.*))?$")
_DEFINED = re.compile(r"^\[fn:([\w-]{1,60})\][ \t]*(.*)$")
_COMMENT = re.compile(r"^[ \t]*#(?: |$)")
_DROPPED = frozenset("comment export html latex ascii beamer".split())
_CODE = frozenset("src example".split())


class OrgBlocks:
    """Walks through lines; each kind of block has a method that takes what is its own."""

    def __init__(self, words: OrgWords) -> None:
        self.words = words
        self._depth = 0
        self._caption = ""

    def render(self, lines: list[str]) -> str:
        """The HTML of lines that hold any blocks."""
        self._depth += 1
        done: list[str] = []
        at, is_result = 0, False
        while at < len(lines):
            line = lines[at]
            if not line.strip() or _COMMENT.match(line) or _PLAN.match(line):
                at += 1
            elif found := re.match(r"^[ \t]*#\+(\w+)(?:\[[^\]]*\])?:[ \t]*(.*)$", line):
                self._caption = found[2] if found[1].lower() == "caption" else self._caption
                is_result = found[1].lower() == "results"
                at += 1
            else:
                at, piece = self._block(lines, at)
                done += [piece] * (not is_result)  # what a listing gave is not exported unless somebody says so
                self._caption, is_result = "", False
        self._depth -= 1
        return "\n".join(filter(None, done)) + "\n"

    def _block(self, lines: list[str], at: int) -> tuple[int, str]:
        line = lines[at]
        if found := _HEADLINE.match(line):
            level = min(len(found[1]) + 1, 6)
            return at + 1, f"<h{level}>{self.words.render(found[2])}</h{level}>"
        if found := _BEGIN.match(line):
            return self._greater(lines, at, found[1].lower(), found[2] or "")
        if found := _DRAWER.match(line):
            end = at + 1 + _find(lines[at + 1 : at + LONGEST_DRAWER], -1, r"^[ \t]*:end:[ \t]*$|^\*+ ")
            if end < len(lines) and _HEADLINE.match(lines[end]):
                return at + 1, ""
            return (end + 1, "") if end < len(lines) else (at + 1, "")
        if found := _DEFINED.match(line):
            return self._define(lines, at, found[1], found[2])
        if re.match(r"^[ \t]*-{5,}$", line):
            return at + 1, "<hr>"
        if re.match(r"^[ \t]*:(?: |$)", line):
            end = _run(lines, at, r"^[ \t]*:(?: |$)")
            return end, _list_code("\n".join(re.sub(r"^[ \t]*: ?", "", each) for each in lines[at:end]))
        if re.match(r"^[ \t]*\|", line):
            end = _run(lines, at, r"^[ \t]*\|")
            return end, self._table(lines[at:end])
        if re.match(r"^[ \t]*\\begin\{[\w*]+\}", line):
            end = min(_find(lines, at, r"\\end\{"), len(lines) - 1) + 1
            return end, _list_code("\n".join(lines[at:end]), "tex")
        if re.match(r"^[ \t]*\\\[", line):
            end = min(_find(lines, at - 1, r"\\\][ \t]*$|^[ \t]*$"), len(lines) - 1) + 1
            shown = re.fullmatch(r"\s*\\\[(.*)\\\]\s*", "\n".join(lines[at:end]), re.DOTALL)
            if shown:
                return end, _list_code(shown[1].strip(), "tex")
        if _ITEM.match(line) and self._depth < DEEPEST:
            return self._list(lines, at)
        end = at + 1
        while end < len(lines) and lines[end].strip() and not _ends_paragraph(lines[end]):
            end += 1
        return end, self._paragraph(lines[at:end])

    def _paragraph(self, lines: list[str]) -> str:
        inside = self.words.render("\n".join(line.strip() for line in lines))
        if re.fullmatch(r"\s*<img [^<>]*>\s*", inside):
            caption = f"<figcaption>{self.words.render(self._caption)}</figcaption>" if self._caption else ""
            return f"<figure>{inside.strip()}{caption}</figure>"
        return f"<p>{inside}</p>"

    def _greater(self, lines: list[str], at: int, kind: str, language: str) -> tuple[int, str]:
        """What stands between ``#+BEGIN_KIND`` and its end."""
        end = _find(lines, at, rf"^[ \t]*#\+end_{re.escape(kind)}\b")
        inside, after = lines[at + 1 : end], min(end + 1, len(lines))
        if kind in _DROPPED or self._depth >= DEEPEST:
            return after, ""
        if kind in _CODE:
            kept = [re.sub(r"^([ \t]*),(?=\*|#\+|,)", r"\1", line) for line in inside]
            return after, _list_code("\n".join(kept), language if kind == "src" else "")
        if kind == "verse":
            words = "<br>".join(self.words.render(line.strip()) for line in inside)
            return after, f"<blockquote><p>{words}</p></blockquote>"
        body = self.render(inside)
        return after, f"<blockquote>{body}</blockquote>" if kind == "quote" else f"<div>{body}</div>"

    def _define(self, lines: list[str], at: int, name: str, first: str) -> tuple[int, str]:
        """A footnote's definition: to two blank lines, the next one or a headline."""
        end = at + 1
        while end < len(lines) and not (_DEFINED.match(lines[end]) or _HEADLINE.match(lines[end])):
            if not lines[end].strip() and not "".join(lines[end + 1 : end + 2]).strip():
                break
            end += 1
        self.words.notes[name] = ""
        self.words.notes[name] = self.render([first, *lines[at + 1 : end]]) if self._depth < DEEPEST else ""
        return end, ""

    def _table(self, lines: list[str]) -> str:
        rows = [line.strip() for line in lines]
        rule = next((number for number, row in enumerate(rows) if row.startswith("|-")), 0)
        has_head = rule == 1 and len(rows) > 2
        done: list[str] = []
        for row in rows:
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if row.startswith("|-") or all(re.fullmatch(r"(?:<[lcr]?\d*>)?", cell) for cell in cells):
                continue
            tag = "th" if has_head and not done else "td"
            done.append("".join(f"<{tag}>{self.words.render(cell)}</{tag}>" for cell in cells))
        caption = f"<caption>{self.words.render(self._caption)}</caption>" if self._caption else ""
        return f"<table>{caption}" + "".join(f"<tr>{row}</tr>" for row in done) + "</table>"

    def _list(self, lines: list[str], at: int) -> tuple[int, str]:
        """A list: an item holds all that is indented deeper than its own sign."""
        first = _ITEM.match(lines[at])
        assert first is not None  # noqa: S101 -- the caller saw it
        indent = len(first[1].expandtabs())
        rows: list[str] = []
        kind = _name_kind(first)
        while at < len(lines) and (found := _ITEM.match(lines[at])) and len(found[1].expandtabs()) == indent:
            if _name_kind(found) != kind:
                break
            end = at + 1
            while end < len(lines) and (_indent(lines[end]) > indent or not lines[end].strip()):
                if not lines[end].strip() and not "".join(lines[end + 1 : end + 2]).strip():
                    break
                end += 1
            text = re.sub(r"^\[[ xX-]\][ \t]+|^\[@\w+\][ \t]*", "", found[3] or "")
            term, _, said = text.partition(" :: ")
            inside = lines[at + 1 : end]
            if kind == "dl":
                rows.append(f"<dt>{self.words.render(term)}</dt><dd>{self._item(said, inside)}</dd>")
            else:
                rows.append(f"<li>{self._item(text, inside)}</li>")
            at = end
        return max(at, 1), f"<{kind}>\n" + "\n".join(rows) + f"\n</{kind}>"

    def _item(self, first: str, rest: list[str]) -> str:
        body = self.render([first, *(line.strip() if not line.strip() else _dedent(line, rest) for line in rest)])
        single = body.strip()
        if single.count("<p>") == 1 and single.startswith("<p>"):
            body = single.replace("<p>", "", 1).replace("</p>", "", 1)
        return body


def _name_kind(item: re.Match[str]) -> str:
    """Of which kind of list an item is, as HTML names it."""
    if item[2][0].isalnum():
        return "ol"
    return "dl" if " :: " in (item[3] or "") else "ul"


def _dedent(line: str, lines: list[str]) -> str:
    least = min((_indent(each) for each in lines if each.strip()), default=0)
    return line.expandtabs()[least:]


def _indent(line: str) -> int:
    return len(line.expandtabs()) - len(line.expandtabs().lstrip()) if line.strip() else -1


def _ends_paragraph(line: str) -> bool:
    return bool(
        _HEADLINE.match(line)
        or _BEGIN.match(line)
        or _ITEM.match(line)
        or _DEFINED.match(line)
        or _DRAWER.match(line)
        or re.match(r"^[ \t]*(?:\||#\+|:(?: |$)|-{5,}$|# )", line)
    )


def _find(lines: list[str], at: int, pattern: str) -> int:
    wanted = re.compile(pattern, re.IGNORECASE)
    return next((row for row in range(at + 1, len(lines)) if wanted.search(lines[row])), len(lines))


def _run(lines: list[str], at: int, pattern: str) -> int:
    wanted = re.compile(pattern)
    return next((row for row in range(at, len(lines)) if not wanted.match(lines[row])), len(lines))


def _list_code(text: str, language: str = "") -> str:
    named = html.escape(re.sub(r"[^\w+#-]", "", language))
    code = f' class="language-{named}"' if named else ""
    return f"<pre><code{code}>{escape(text)}</code></pre>"
