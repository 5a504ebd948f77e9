"""Org within a paragraph → HTML: emphasis, links, footnotes, timestamps, macros."""

from __future__ import annotations

import html
import html.entities
import re
from dataclasses import dataclass, field

from articlecast.read.formats.markups.stash import Stash, link_note, write_formula

_TIME = re.compile(
    r"[<\[](\d{4}-\d{2}-\d{2})(?:[ \t]+[^\W\d_]{1,12}\.?)?(?:[ \t]+(\d{1,2}:\d{2})(?:-\d{1,2}:\d{2})?)?"
    r"(?:[ \t]+[.+-]{1,2}\d+[hdwmy](?:/\d+[hdwmy])?)*[>\]]"
)
_LINK = re.compile(r"\[\[([^\[\]\n]{1,2000})\](?:\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){1,2000})\])?\]")
_URL = re.compile(r"(?:&lt;)?\b(https?://[^\s<>\[\]\ue000\ue001]{1,1000}?)(?:&gt;|(?=[.,;:!?)]*(?:\s|$)))")
_NOTE = re.compile(r"\[fn:([\w-]{0,60})(?::((?:[^\[\]]|\[[^\[\]]{0,500}\]){1,3000}))?\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$", re.IGNORECASE)
_EDGE, _AFTER = r"(?<![\w*/+=~\\])(?<!\w[_])", r"(?![\w*/+=~])"
_DROPPED = re.compile(
    r"@@[\w-]{1,20}:[^@\n]{0,500}@@|\{\{\{[^{}\n]{1,300}\}\}\}|<<(?!<)[^<>\n]{1,200}>>(?!>)|\[cite[^\[\]\n]{0,200}\]"
    r"|[ \t]?\[(?:\d{0,4}/\d{0,4}|\d{0,3}%)\](?=[ \t]*(?:$|\n))"  # how much of a list is done
)
_MACRO = re.compile(r"\{\{\{([A-Za-z][\w-]{0,40})(?:\(([^{}\n]{0,300})\))?\}\}\}")
_RADIO = re.compile(r"<<<([^<>\n]{1,200})>>>")
_SOURCE = re.compile(r"\bsrc_[\w-]{1,20}(?:\[[^\[\]\n]{0,100}\])?\{([^{}\n]{1,500})\}")
_CODE = re.compile(rf"{_EDGE}([=~])(?=\S)([^\n]{{1,500}}?)(?<=\S)\1{_AFTER}")
_MATHS = re.compile(r"\\\((.{1,500}?)\\\)|(?<![\w$\\])\$(?=[^\s\d$])([^$\n]{1,300}?)(?<=\S)\$(?![\w$])")
_QUOTES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), shape)
    for pattern, shape in (
        (rf"{_EDGE}\*(?=\S)([^*]{{1,2000}}?)(?<=\S)\*{_AFTER}", r"<strong>\1</strong>"),
        (rf"{_EDGE}(?<!&lt;)/(?=\S)([^/]{{1,2000}}?)(?<=\S)/{_AFTER}", r"<em>\1</em>"),
        (r"(?<![\w_])_(?=\S)([^_]{1,2000}?)(?<=\S)_(?![\w_])", r"<em>\1</em>"),
        (rf"{_EDGE}\+(?=\S)([^+]{{1,2000}}?)(?<=\S)\+{_AFTER}", r"<s>\1</s>"),
        (r"(?<=\w)\^\{([^{}\n]{1,60})\}", r"<sup>\1</sup>"),
        (r"(?<=\w)_\{([^{}\n]{1,60})\}", r"<sub>\1</sub>"),
        (r"(?<=\w)\^(\d{1,4})\b", r"<sup>\1</sup>"),
        (r"\\\\[ \t]*(?=\n|$)", "<br>"),
        (r"(?<!-)---(?!-)", "—"),
        (r"(?<!-)--(?!-)", "–"),
        (r"\.\.\.", "…"),
    )
)


_ENTITY = re.compile(r"\\([a-zA-Z]{2,8})(?:\{\}|(?![a-zA-Z]))")


def _name_entity(found: re.Match[str]) -> str:
    """Org's name of a letter, most of which are those of HTML; any other command of TeX stays as it is."""
    return f"&{found[1]};" if f"{found[1]};" in html.entities.html5 else found[0]


def strip_time(text: str) -> str:
    """Text with its timestamps as plain dates: ``<2026-03-01 Sun>`` is 2026-03-01."""
    return _TIME.sub(lambda found: " ".join(filter(None, found.groups())), text)


@dataclass(slots=True)
class OrgWords:
    """Reads runs of text; collects what is noted, by name, and which notes the text marks."""

    notes: dict[str, str] = field(default_factory=dict)
    macros: dict[str, str] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)

    def list_noted(self) -> dict[str, str]:
        """The notes in the order of their marks, then those that nothing marks."""
        return {name: self.notes[name] for name in dict.fromkeys([*self.marked, *self.notes]) if name in self.notes}

    def render(self, text: str) -> str:
        """The HTML of one run of text."""
        stash = Stash()
        text = _MACRO.sub(self._expand, text) if self.macros and "{{{" in text else text
        text = _SOURCE.sub(lambda m: self._put_code(stash, m[1]), text.translate({0xE000: None, 0xE001: None}))
        text = _CODE.sub(lambda m: self._put_code(stash, m[2]), text)
        text = _MATHS.sub(lambda m: stash.put(write_formula(m[1] or m[2])), text)
        text = _RADIO.sub(r"\1", _DROPPED.sub("", text))
        text = _NOTE.sub(lambda m: self._note(m, stash), text)
        text = _LINK.sub(lambda m: self._link(m, stash), strip_time(text))
        text = _URL.sub(lambda m: self._put_link(stash, m[1], m[1]), html.escape(text, quote=False))
        for pattern, shape in _QUOTES:
            text = pattern.sub(shape, text)
        return stash.restore(_ENTITY.sub(_name_entity, text))

    def _expand(self, found: re.Match[str]) -> str:
        """What a macro stands for, with its arguments in it; one that nobody defined stays for whoever drops it."""
        given = [part.replace("\\,", ",").strip() for part in re.split(r"(?<!\\),", found[2] or "")]
        meant = self.macros.get(found[1].lower())
        if meant is None:
            return found[0]
        return re.sub(r"\$(\d)", lambda one: (given[int(one[1]) - 1 :] or [""])[0] if one[1] != "0" else "", meant)

    def _put_code(self, stash: Stash, code: str) -> str:
        return stash.put(f"<code>{html.escape(code, quote=False)}</code>")

    def _note(self, found: re.Match[str], stash: Stash) -> str:
        name = found[1] or f"in-place-{len(self.marked) + 1}"
        if found[2]:
            self.notes[name] = self.render(found[2])
        if name not in self.marked:
            self.marked.append(name)
        return stash.put(link_note(name, str(self.marked.index(name) + 1)))

    def _link(self, found: re.Match[str], stash: Stash) -> str:
        target, words = found[1], found[2] or ""
        if not words and _PICTURE.search(target):
            return stash.put(f'<img src="{html.escape(target.removeprefix("file:"))}" alt="">')
        if words and _PICTURE.search(words) and re.match(r"(?:file:|https?:|\.{0,2}/)\S+$", words):
            return stash.put(f'<img src="{html.escape(words.removeprefix("file:"))}" alt="">')
        if re.match(r"https?://", target):
            return self._put_link(stash, target, words or target)
        return words or re.sub(r"^(?:\*|#|id:|file:|[\w+-]+:(?=\S))", "", target)

    def _put_link(self, stash: Stash, address: str, words: str) -> str:
        return stash.put(f'<a href="{html.escape(address)}">') + words + stash.put("</a>")
