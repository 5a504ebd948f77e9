"""AsciiDoc's blocks → HTML: sections, paragraphs, lists, tables, listings, quotes, admonitions, pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articlecast.read.formats.markups.asciidoc_inline import Words
from articlecast.read.formats.markups.asciidoc_tables import split_table
from articlecast.read.formats.markups.stash import escape, find_label

DEEPEST = 20
_SECTION = re.compile(r"^(={1,6}|#{1,6}) +(\S.*?)(?: +\1)?$")
_FENCE = re.compile(r"^(?:(-{4,})|(\.{4,})|(={4,})|(\*{4,})|(_{4,})|(\+{4,})|(--)|([|,:!]={3,})|(```+)(\S*))$")
_ATTRIBUTES = re.compile(r"^\[(?!\[)([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]$")
_TITLE = re.compile(r"^\.(?![. \t])(\S.*)$")
_MEDIA = re.compile(r"^(image|video|audio)::([^\s\[\]]{1,2000})\[(.*)\]$")
_LABELLED = re.compile(r"^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_ITEM = re.compile(r"^[ \t]*(\*{1,6}|-|•|\.{1,6}|(?:\d{1,4}|[a-zA-Z])\.|[ivxIVX]+\)|<(?:\d{1,3}|\.)>)[ \t]+(\S.*)$")
_TERM = re.compile(r"^[ \t]*(\S.*?)(:{2,4}|;;)(?:[ \t]+(\S.*))?$")
_ENTRY = re.compile(r"^:(!?[a-zA-Z0-9_][\w-]*!?):(?:[ \t]+(.*))?$")
_DROPPED = frozenset({"comment"})


@dataclass(slots=True)
class _About:
    """What the lines above a block say of it."""

    title: str = ""
    names: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)

    @property
    def style(self) -> str:
        return re.split(r"[.#%]", self.names[0], maxsplit=1)[0].strip() if self.names else ""

    def has(self, name: str) -> bool:
        return any(name in re.split(r"[.#%, ]", each) for each in self.names) or name in self.named.get("options", "")


def read_attributes(inside: str) -> _About:
    """``source,ruby`` or ``quote, Ana Lee, "The tide, 2026"`` or ``options="header"``, in parts."""
    about = _About()
    for found in re.finditer(r"\s*(?:([\w-]+)=)?(?:\"([^\"]*)\"|'([^']*)'|([^,]*))\s*(?:,|$)", inside):
        value = next((part for part in found.groups()[1:] if part is not None), "").strip()
        if found[1]:
            about.named[found[1]] = value
        elif found.start() < len(inside):
            about.names.append(value)
    return about


class Blocks:
    """Walks through lines; each kind of block has a method that takes what is its own."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._depth = 0
        self._open: list[str] = []

    def render(self, lines: list[str]) -> str:
        """The HTML of lines that hold any blocks."""
        self._depth += 1
        done: list[str] = []
        at, about = 0, _About()
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                at += 1
            elif entry := _ENTRY.match(line):
                self._set(entry[1], entry[2] or "")
                at += 1
            elif re.fullmatch(r"\[\[[^\[\]]*\]\]", line):
                at += 1
            elif found := _ATTRIBUTES.match(line):
                new = read_attributes(found[1])
                about.names, about.named = about.names + new.names, about.named | new.named
                at += 1
            elif (found := _TITLE.match(line)) and not _FENCE.match(line):
                about.title = found[1]
                at += 1
            else:
                at, piece = self._block(lines, at, about)
                done.append(piece)
                about = _About()
        self._depth -= 1
        return "\n".join(filter(None, done)) + "\n"

    def _set(self, name: str, value: str) -> None:
        if "!" in name:
            self.words.attributes.pop(name.strip("!").lower(), None)
        else:
            self.words.attributes[name.lower()] = value

    def _block(self, lines: list[str], at: int, about: _About) -> tuple[int, str]:
        line = lines[at]
        if fence := _FENCE.match(line):
            end = _find_end(lines, at, "```" if fence[9] else line)
            return min(end + 1, len(lines)), self._fenced(lines[at + 1 : end], fence, about)
        if found := _SECTION.match(line):
            return at + 1, self._section(found, about)
        if found := _MEDIA.match(line):
            return at + 1, self._media(found, about)
        if re.fullmatch(r"'{3,}|- ?- ?-|\* ?\* ?\*", line):
            return at + 1, "<hr>"
        if re.fullmatch(r"<{3,}|\+|[\w-]+::\S*\[.*\]", line):  # a page's end, a stray sign, an unknown macro
            return at + 1, ""
        if self._depth < DEEPEST:
            if _ITEM.match(line):
                return self._list(lines, at, about)
            if _is_term(line):
                return self._terms(lines, at)
        end = at
        while end < len(lines) and lines[end].strip() and not (end > at and _FENCE.match(lines[end])):
            end += 1
        return end, self._paragraph(lines[at:end], about)

    def _section(self, found: re.Match[str], about: _About) -> str:
        level = min(len(found[1]), 6)
        if about.style in {"discrete", "float"}:
            level = min(level + 1, 6)
        return f"<h{level}>{self.words.render(found[2])}</h{level}>"

    def _media(self, found: re.Match[str], about: _About) -> str:
        kind, target, inside = found.groups()
        said = read_attributes(inside)
        if kind != "image":
            place = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}
            address = place.get(said.names[0] if said.names else "", "") + self.words.fill(target)
            return f'<iframe src="{html.escape(address)}"></iframe>' if "://" in address else ""
        alt = html.escape(html.unescape(said.named.get("alt", said.names[0] if said.names else "")))
        title = self.words.render(about.title or said.named.get("title", ""))
        caption = f"<figcaption>{title}</figcaption>" if title else ""
        return f'<figure><img src="{html.escape(self.words.fill(target))}" alt="{alt}">{caption}</figure>'

    def _fenced(self, inside: list[str], fence: re.Match[str], about: _About) -> str:
        style = about.style
        if style in _DROPPED or self._depth >= DEEPEST:
            return ""
        if fence[8]:
            return self._table(inside, fence[8][0], about)
        if fence[6]:  # raw HTML or maths
            return _list_code("\n".join(inside), "tex") if style in {"stem", "latexmath"} else ""
        if fence[1] or fence[2] or fence[9]:
            if style in {"stem", "latexmath", "asciimath"}:
                return _list_code("\n".join(inside), "tex")
            language = fence[10] or (about.names[1] if style == "source" and len(about.names) > 1 else "")
            return _list_code("\n".join(inside), language or about.named.get("language", ""))
        if style == "verse":
            return self._quote(f"<p>{self._break_lines(inside)}</p>", about)
        body = self.render(inside)
        if fence[5] or style == "quote":
            return self._quote(body, about)
        title = f"<p><strong>{self.words.render(about.title)}</strong></p>\n" if about.title else ""
        if style.upper() in {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}:
            return _label(style, f"{title}{body}")
        return f"<div>{title}{body}</div>"

    def _quote(self, body: str, about: _About) -> str:
        rest = [*about.names[1:3]] if about.style in {"quote", "verse"} else []
        rest = rest or [about.named[name] for name in ("attribution", "citetitle") if name in about.named]
        who = self.words.render(", ".join(filter(None, rest)))
        return f"<blockquote>{body}{f'<footer>{who}</footer>' if who else ''}</blockquote>"

    def _break_lines(self, lines: list[str]) -> str:
        return "<br>".join(self.words.render(line) for line in lines)

    def _paragraph(self, lines: list[str], about: _About) -> str:
        style = about.style
        if style in _DROPPED:
            return ""
        if lines[0][:1] in {" ", "\t"} and style not in {"quote", "verse", "normal"}:
            return _list_code("\n".join(line.strip() for line in lines))
        if style in {"source", "listing", "literal"}:
            return _list_code("\n".join(lines), about.names[1] if len(about.names) > 1 else "")
        if style in {"stem", "latexmath", "asciimath"}:
            return _list_code("\n".join(lines), "tex")
        if style == "verse":
            return self._quote(f"<p>{self._break_lines(lines)}</p>", about)
        text = "\n".join(lines)
        if style == "quote":
            return self._quote(f"<p>{self.words.render(text)}</p>", about)
        if len(lines) > 1 and lines[-1].startswith("-- ") and text.startswith('"'):
            about = _About(names=["quote", lines[-1][3:]])
            return self._quote(f"<p>{self.words.render(text[1:].rpartition(chr(10))[0].rstrip(chr(34)))}</p>", about)
        label = _LABELLED.match(text)
        kind = label[1] if label else style.upper()
        title = f"<strong>{self.words.render(about.title)}</strong> " if about.title else ""
        if kind in {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}:
            return _label(kind, f"<p>{title}{self.words.render(text[label.end() if label else 0 :])}</p>")
        if "hardbreaks" in ",".join(about.names) or about.has("hardbreaks"):
            return f"<p>{self._break_lines(lines)}</p>"
        return f"<p>{title}{self.words.render(text)}</p>"

    # ------------------------------------------------------------ lists

    def _list(self, lines: list[str], at: int, about: _About) -> tuple[int, str]:
        """A list with all that is nested in it; an item's own blocks follow a line of ``+``."""
        sign = _sign(lines[at])
        start = about.named.get("start", "")
        items: list[str] = []
        while at < len(lines) and (found := _ITEM.match(lines[at])) and _sign(lines[at]) == sign:
            at, inside = self._item(lines, at + 1, found[2], sign)
            items.append(f"<li>{inside}</li>")
            at = _skip_blank(lines, at, lambda line: _ITEM.match(line) is not None and _sign(line) == sign)
        tag = "ol" if sign[0] in ".1a)<" else "ul"
        first = f' start="{start}"' if start.isdigit() else ""
        title = f"<p><strong>{self.words.render(about.title)}</strong></p>\n" if about.title else ""
        return at, f"{title}<{tag}{first}>\n" + "\n".join(items) + f"\n</{tag}>"

    def _item(self, lines: list[str], at: int, first: str, sign: str) -> tuple[int, str]:
        """An item from its second line on: where it ends, and its HTML."""
        text = [re.sub(r"^\[[ xX*]\] ", "", first)]
        while at < len(lines) and lines[at].strip() and not _starts(lines[at]):
            text.append(lines[at].strip())
            at += 1
        done = [self.words.render("\n".join(text))]
        while at < len(lines):
            if lines[at].strip() == "+" and at + 1 < len(lines):
                at, piece = self._attached(lines, at + 1)
                done.append(piece)
                continue
            ahead = _skip_blank(lines, at, lambda line: bool(_ITEM.match(line) or _is_term(line)))
            nested = ahead < len(lines) and self._depth < DEEPEST
            if nested and _ITEM.match(lines[ahead]) and _sign(lines[ahead]) not in {sign, *self._open}:
                self._open.append(sign)
                self._depth += 1
                at, piece = self._list(lines, ahead, _About())
                self._depth -= 1
                self._open.pop()
                done.append(piece)
                continue
            break
        return at, "\n".join(done)

    def _attached(self, lines: list[str], at: int) -> tuple[int, str]:
        about = _About()
        while at < len(lines) and (_ATTRIBUTES.match(lines[at]) or _TITLE.match(lines[at])):
            if found := _ATTRIBUTES.match(lines[at]):
                about.names += read_attributes(found[1]).names
            at += 1
        if at >= len(lines) or not lines[at].strip():
            return at, ""
        if _FENCE.match(lines[at]) or _ITEM.match(lines[at]) or _MEDIA.match(lines[at]):
            return self._block(lines, at, about)
        end = at
        while end < len(lines) and lines[end].strip() and lines[end].strip() != "+" and not _starts(lines[end]):
            end += 1
        end = max(end, at + 1)
        return end, self._paragraph(lines[at:end], about)

    def _terms(self, lines: list[str], at: int) -> tuple[int, str]:
        """A list of terms, each with what is said of it."""
        rows: list[str] = []
        while at < len(lines) and (found := _TERM.match(lines[at])):
            at += 1
            if not found[3] and not (at < len(lines) and _starts(lines[at])):
                at = _skip_blank(lines, at, lambda line: not _starts(line) and not _SECTION.match(line))
                rest = lines[at].strip() if at < len(lines) and not _starts(lines[at]) and lines[at].strip() else ""
                at += bool(rest)
            else:
                rest = found[3] or ""
            at, inside = self._item(lines, at, rest, "::")
            rows.append(f"<dt>{self.words.render(found[1])}</dt><dd>{inside}</dd>")
            at = _skip_blank(lines, at, _is_term)
        return at, "<dl>\n" + "\n".join(rows) + "\n</dl>"

    def _table(self, inside: list[str], sign: str, about: _About) -> str:
        rows, has_head = split_table(
            inside, "," if about.named.get("format") == "csv" else sign, about.named.get("cols", "")
        )
        has_head = (has_head or about.has("header")) and not about.has("noheader")
        done = []
        for number, row in enumerate(rows):
            tag = "th" if has_head and not number else "td"
            done.append(
                "".join(
                    f'<{tag} colspan="{cell.across}" rowspan="{cell.down}">{self.words.render(cell.text)}</{tag}>'
                    for cell in row
                )
            )
        caption = f"<caption>{self.words.render(about.title)}</caption>" if about.title else ""
        return f"<table>{caption}" + "".join(f"<tr>{row}</tr>" for row in done) + "</table>"


def _label(kind: str, body: str) -> str:
    """An admonition, its label before its first words."""
    label = find_label(kind)
    return f'<div class="admonition">{body.replace("<p>", f"<p>{label}", 1) if "<p>" in body else label + body}</div>'


def _list_code(text: str, language: str = "") -> str:
    named = re.sub(r"[^\w+#-]", "", language)
    kept = re.sub(r"[ \t]*(?://|#|--|;;)?[ \t]*<(?:\d{1,3}|\.)>(?=$|\n)", "", text)  # marks of callouts
    code = f' class="language-{named}"' if named else ""
    return f"<pre><code{code}>{escape(kept)}</code></pre>"


def _find_end(lines: list[str], at: int, fence: str) -> int:
    return next((row for row in range(at + 1, len(lines)) if lines[row].rstrip() == fence), len(lines))


def _sign(line: str) -> str:
    """What tells the items of one list from those of another: their sign, a kind for numbers and letters."""
    found = _ITEM.match(line)
    sign = found[1] if found else ""
    if sign[:1].isdigit():
        return "1"
    return "<" if sign[:1] == "<" else "a" if sign[:1].isalpha() else sign


def _is_term(line: str) -> bool:
    return (
        _TERM.match(line) is not None
        and not re.match(r"[\w-]+::\S*\[.*\]$", line)
        and "://" not in line.partition("::")[0]
    )


def _starts(line: str) -> bool:
    """Whether a line ends an item's text: another block or item begins, or what is attached."""
    return bool(
        line.strip() == "+" or _FENCE.match(line) or _ITEM.match(line) or _is_term(line) or _ATTRIBUTES.match(line)
    )


def _skip_blank(lines: list[str], at: int, wanted: Callable[[str], bool]) -> int:
    """Past the blank lines and comments before a line that is wanted; where it was, if another one comes."""
    ahead = at
    while ahead < len(lines) and not lines[ahead].strip():
        ahead += 1
    return ahead if ahead < len(lines) and wanted(lines[ahead]) else at
