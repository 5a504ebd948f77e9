"""AsciiDoc within a paragraph → HTML: its quotes, macros, links, footnotes and attributes.

https://docs.asciidoctor.org/asciidoc/latest/text/, …/macros/
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articlecast.read.formats.markups.stash import Stash, escape, link_note, write_formula

_INTRINSIC = {
    "nbsp": "\u00a0", "zwsp": "", "wj": "", "shy": "", "sp": " ", "empty": "", "blank": "", "amp": "&", "lt": "<",
    "gt": ">", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°",
    "plus": "+", "brvbar": "¦", "vbar": "|", "asterisk": "*", "tilde": "~", "caret": "^", "backtick": "`",
    "backslash": "\\", "two-colons": "::", "two-semicolons": ";;", "startsb": "[", "endsb": "]", "cpp": "C++",
    "cxx": "C++", "pp": "++",
}  # fmt: skip
_ATTRIBUTE = re.compile(r"(\\?)\{([a-zA-Z0-9_][\w-]{0,60})\}")
_RAW = re.compile(r"\+\+\+(?P<triple>[^\n]{1,2000}?)\+\+\+|pass:[a-z,]{0,20}\[(?P<passed>[^\]\n]{0,2000})\]")
_CODE = re.compile(r"``(?P<double>[^`]{1,500})``|(?<![\w`\"'])`(?P<single>[^`]{1,500})`(?![\w`])")
_PLUS = re.compile(r"(?<![\w+])\+(?=\S)([^+\n]{1,500}?)(?<=\S)\+(?![\w+])")
_INSIDE = r"((?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,3000})"
_MACRO = re.compile(
    r"(?P<name>footnote|footnoteref|link|mailto|xref|kbd|btn|menu|icon|image|stem|latexmath|asciimath|indexterm2?"
    r"|anchor|video|audio)"
    rf":(?P<target>[^\s\[\]]{{0,500}})\[{_INSIDE}\]"
)
_URL = re.compile(r"(\\?)(?:&lt;)?\b((?:https?|ftp|irc)://[^\s\[\]<>\ue000\ue001]{1,1000}?)"
                  rf"(?:\[{_INSIDE}\]|(?=&gt;|[.,;:!?)]*(?:\s|$|&lt;|[\"'”’)\ue000]))(?:&gt;)?)")  # fmt: skip
_CROSS = re.compile(r"&lt;&lt;([^\n,<>&]{1,200})(?:,\s*([^\n<>]{1,300}?))?&gt;&gt;")
_ANCHOR = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|\[\[\[[^\[\]\n]{1,200}\]\]\]|&lt;\d{1,3}&gt;\s*$|&lt;\.&gt;\s*$")
_INDEX = re.compile(r"\(\(\([^()\n]{1,300}\)\)\)")
_TERM = re.compile(r"(?<!\()\(\(([^()\n]{1,200})\)\)(?!\))")
_ROLE = r"(?:\[[^\[\]\n]{0,100}\])?"
_QUOTES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), shape)
    for pattern, shape in (
        (rf"{_ROLE}\*\*(?=\S)((?:.|\n){{1,2000}}?)\*\*", r"<strong>\1</strong>"),
        (rf"(?<![\w\\*]){_ROLE}\*(?=\S)([^*]{{1,2000}}?)(?<=\S)\*(?![\w*])", r"<strong>\1</strong>"),
        (rf"{_ROLE}__(?=\S)((?:.|\n){{1,2000}}?)__", r"<em>\1</em>"),
        (rf"(?<![\w\\_/]){_ROLE}_(?=\S)([^_]{{1,2000}}?)(?<=\S)_(?![\w_])", r"<em>\1</em>"),
        (r"\[\.?(?:line-through|strike)\]#(?=\S)([^#]{1,2000}?)#", r"<s>\1</s>"),
        (rf"{_ROLE}##(?=\S)((?:.|\n){{1,2000}}?)##", r"\1"),
        (rf"(?<![\w\\&#]){_ROLE}#(?=\S)([^#]{{1,2000}}?)(?<=\S)#(?![\w#])", r"\1"),
        (r"(?<!\\)\^([^\s^]{1,60})\^", r"<sup>\1</sup>"),
        (r"(?<!\\)~([^\s~]{1,60})~", r"<sub>\1</sub>"),
        (r"\"`([^`]{1,2000}?)`\"", r"“\1”"),
        (r"'`([^`]{1,2000}?)`'", r"‘\1’"),
        (r"(?<=\w)`'(?=\w)|(?<=\w)'(?=\w)", "’"),
        (r"(?<=\w)--(?=\w)| -- ", "\u2009—\u2009"),
        (r"\.\.\.", "…"),
        (r"-&gt;", "→"),
        (r"=&gt;", "⇒"),
        (r"\(C\)", "©"),
        (r"\(R\)", "®"),
        (r"\(TM\)", "™"),
        (r"[ \t]\+(?=\n|$)", "<br>"),
        (r"\\(?=[*_#^~`\[{(<&.'\"-])", ""),
    )
)


@dataclass(slots=True)
class Words:
    """Reads runs of text with the document's attributes; collects its footnotes, by name."""

    attributes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """Text with the values of its attributes, as ``{name}``; one that nobody has set stays as it is."""
        for _ in range(3):
            filled = _ATTRIBUTE.sub(self._fill, text)
            if filled == text or len(filled) > 4 * len(text) + 10_000:
                break
            text = filled
        return text

    def _fill(self, found: re.Match[str]) -> str:
        escaped, name = found.groups()
        if escaped:
            return found[0]
        return self.attributes.get(name.lower(), _INTRINSIC.get(name.lower(), found[0]))

    def render(self, text: str) -> str:
        """The HTML of one run of text."""
        stash = Stash()
        return stash.restore(self._read(text, stash))

    def _read(self, text: str, stash: Stash) -> str:
        text = _RAW.sub(lambda m: stash.put(escape(re.sub(r"<[^<>]{0,300}>", "", m[1] or m[2] or ""))), text)
        text = _CODE.sub(lambda m: stash.put(f"<code>{escape(self.fill(_strip_plus(m[1] or m[2])))}</code>"), text)
        text = _PLUS.sub(lambda m: stash.put(escape(m[1])), text)
        text = _keep_places(self.fill(text))
        text = _INDEX.sub("", text)
        text = _TERM.sub(r"\1", text)
        text = _MACRO.sub(lambda m: self._expand(m, stash), text)
        text = _URL.sub(lambda m: self._link_url(m, stash), text)
        text = _CROSS.sub(lambda m: self._cross(m[1], m[2] or ""), text)
        text = _ANCHOR.sub("", text)
        for pattern, shape in _QUOTES:
            text = pattern.sub(shape, text)
        return text

    def _expand(self, found: re.Match[str], stash: Stash) -> str:
        name, target, inside = found["name"], found["target"], (found[3] or "").replace("\\]", "]")
        return _MACROS[name](self, target, inside, stash)

    def _note(self, target: str, inside: str, _stash: Stash) -> str:
        name = re.sub(r"[^\w-]", "", target) or str(len(self.notes) + 1)
        if inside.strip():
            self.notes[name] = ""  # numbered before those within it
            self.notes[name] = self.render(html.unescape(inside.strip()))
        number = list(self.notes).index(name) + 1 if name in self.notes else 0
        return _stash.put(link_note(name, str(number))) if number else ""

    def _note_by_name(self, _target: str, inside: str, stash: Stash) -> str:
        name, _, text = inside.partition(",")
        return self._note(name.strip(), text, stash)

    def _link(self, target: str, inside: str, stash: Stash) -> str:
        words = _first_words(inside) or target.removeprefix("mailto:")
        address = target if "://" in target else ""
        start = stash.put(f'<a href="{html.escape(html.unescape(address))}">') if address else ""
        return f"{start}{words}{stash.put('</a>') if address else ''}"

    def _link_url(self, found: re.Match[str], stash: Stash) -> str:
        if found[1]:
            return found[2]
        return self._link(found[2], found[3] or "", stash)

    def _cross(self, target: str, words: str) -> str:
        return words or self.titles.get(target.lstrip("#"), "") or self.titles.get(_fold(target), target.lstrip("#"))

    def _stem(self, _target: str, inside: str, stash: Stash) -> str:
        """A formula in the notation that the document names: AsciiMath, which nobody speaks here, or TeX."""
        is_tex = self.attributes.get("stem", "").strip().lower() in {"latexmath", "tex"}
        return stash.put(write_formula(html.unescape(inside)) if is_tex else f"<code>{inside}</code>")

    def _image(self, target: str, inside: str, stash: Stash) -> str:
        words = _first_words(inside)
        return stash.put(f'<img src="{html.escape(target)}" alt="{html.escape(html.unescape(words))}">')


def _keep_places(text: str) -> str:
    """Text escaped as HTML, with the places of what is set aside."""
    return html.escape(text, quote=False)


def _strip_plus(code: str) -> str:
    return code[1:-1] if len(code) > 2 and code[0] == code[-1] == "+" else code


def _fold(words: str) -> str:
    return " ".join(words.lower().split())


def _first_words(inside: str) -> str:
    """The words of a macro's brackets, without what comes after them by name: ``the site,window=_blank``."""
    inside = inside.strip()
    if inside.startswith('"') and (quoted := re.match(r'"([^"]{0,2000})"', inside)):
        return quoted[1]
    return re.sub(r",\s*[\w-]{1,30}=.*$", "", inside).removesuffix("^").strip()


Macro = Callable[[Words, str, str, Stash], str]
_MACROS: dict[str, Macro] = {
    "footnote": Words._note,  # noqa: SLF001 -- a table of this class' own
    "footnoteref": Words._note_by_name,  # noqa: SLF001
    "link": Words._link,  # noqa: SLF001
    "mailto": Words._link,  # noqa: SLF001
    "image": Words._image,  # noqa: SLF001
    "xref": lambda self, target, inside, _: self._cross(target, _first_words(inside)),
    "kbd": lambda _self, _target, inside, _: inside,
    "btn": lambda _self, _target, inside, _: inside,
    "menu": lambda _self, target, inside, _: " > ".join(filter(None, (target, inside))).replace(">", "›"),
    "stem": Words._stem,  # noqa: SLF001
    "latexmath": lambda _self, _target, inside, stash: stash.put(write_formula(html.unescape(inside))),
    "asciimath": lambda _self, _target, inside, stash: stash.put(f"<code>{inside}</code>"),
    "indexterm2": lambda _self, _target, inside, _: inside,
    **dict.fromkeys(("indexterm", "icon", "anchor", "video", "audio"), lambda *_: ""),
}
