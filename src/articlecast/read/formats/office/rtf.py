"""RTF, as Word, WordPad, TextEdit and LibreOffice write it (Rich Text Format Specification 1.9.1).

No package reads it here: striprtf, the field's choice, gives plain text in which hidden and deleted words stand, and
neither headings nor notes nor tables; the others of the index have had no release for years.
"""

from __future__ import annotations

import locale
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.office.finish import Properties, finish_document
from articlecast.read.formats.office.flow import Flow, refer_note, show_picture
from articlecast.read.formats.office.looks import is_fixed
from articlecast.read.formats.office.rtf_body import Body, Shape
from articlecast.read.formats.office.rtf_tokens import Decoder, Token, join_halves, list_tokens
from articlecast.read.options import ReadOptions

_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_LOOKS = {"b": "bold", "i": "italic", "strike": "strike", "striked": "strike", "v": "hidden", "deleted": "deleted",
          "super": "super", "sub": "sub"}  # fmt: skip
_INFO = frozenset({"title", "author", "keywords", "creatim", "revtim"})
_NEVER = frozenset(
    """
    colortbl filetbl object header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn
    aftnsep aftnsepc aftncn xe tc tcn rxe txe annotation nonshppict shprslt template subject operator manager company
    category comment doccomm hlinkbase printim buptim sp background
    """.split()
)
"""Destinations of which nothing is read; so are all that are marked as ignorable and are not known here."""
_KNOWN = frozenset({"fldinst", "footnote", "shppict", "ud", "listtext", "pntext", "shpinst", "do", "fldrslt"})
"""Destinations that may be marked as ignorable, and are read all the same."""
_DESCRIPTIONS = frozenset({"wzDescription", "pictureDescription"})
"""Properties of a picture that say what it shows ([MS-ODRAW], 2.3.2)."""
_NO_RESULT = re.compile(r"\s*(?:TOC|INDEX|TOA|TC|XE|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\+[a-z]\s+)*"?((?:https?://|mailto:)[^"\s]{1,2000})', re.IGNORECASE)

_WITHIN = re.compile(r'\s*HYPERLINK\s+(?:\\+l\s+"|"#)')


@dataclass(slots=True)
class _State:
    """What holds within a group: where its text goes, how it looks, and how many letters stand in for Unicode.

    ``opened`` tells that nothing stood in it yet, ``box`` in which note or box of text it is, ``fields`` in how many
    fields, ``linked`` that it is the text of a link.
    """

    place: str = "text"
    looks: frozenset[str] = frozenset()
    font: int = 0
    size: int = 24
    fallback: int = 1
    ignorable: bool = False
    either: bool = False
    box: str = ""
    fields: int = 0
    linked: bool = False

    def open(self, place: str) -> _State:
        """What holds at the beginning of a group within; copy.copy takes ten times as long."""
        return _State(
            place, self.looks, self.font, self.size, self.fallback, box=self.box, fields=self.fields, linked=self.linked
        )


def read_rtf(document: Document, options: ReadOptions) -> Article:
    """The article of an RTF file. Raises ReadError for one that is cut off or hostile, NotAnArticle for one without a
    text.
    """
    reader = _Reader()
    for token in list_tokens(document.content.lstrip(b"\xef\xbb\xbf \t\r\n"), document.url):
        reader.take(token)
        if reader.closed:
            break
    if not reader.closed:
        wrong = "is an RTF file that is damaged: it ends before its last group does"
        raise ReadError(document.url, wrong, "save or download it once more")
    if reader.pictures:
        _tell_pictures(document.url, reader.pictures)
    return finish_document(document, reader.finish(), reader.tell(), options)


@lru_cache(maxsize=64)
def _tell_pictures(name: str, count: int) -> None:
    _LOG.warning(
        "note: %s: %s shown by their descriptions alone, for RTF keeps no file of a picture\n"
        "try:   save it as .docx to have them in the show",
        name,
        "its picture is" if count == 1 else f"its {count} pictures are",
    )


class _Reader:
    """Takes the tokens of one document, and hands its text to the body that is open: its own, a note's, a box's."""

    def __init__(self) -> None:
        self.closed = False
        self._states = [_State("none")]
        self._decoder = Decoder()
        self._bodies = [Body()]
        self._styles: dict[int, str] = {}
        self._notes: dict[str, Body] = {}
        self._info: dict[str, str] = {}
        self._moment: dict[str, int] = {}
        self._fields: list[str] = []
        self._collected: list[str] = []
        self._property = self._described = ""
        self.pictures = 0
        self._style = self._language = self._skip = self._font = 0
        self._fixed: set[int] = set()

    @property
    def _state(self) -> _State:
        return self._states[-1]

    @property
    def _body(self) -> Body:
        return self._bodies[-1]

    def _set(self, **changes: object) -> None:
        state = self._states[-1]
        for name, value in changes.items():
            setattr(state, name, value)

    def take(self, token: Token) -> None:
        if token.raw:
            self._text(token.raw)
        elif token.word == "{" and not token.escaped:
            self._skip = 0
            state = self._state
            place = "never" if state.either else "text" if state.place == "none" else state.place
            self._states.append(state.open(place))
        elif token.word == "}" and not token.escaped:
            self._skip = 0
            self._close()
        elif self._skip and token.word in _SIGNS:
            self._skip -= 1
        else:
            self._skip = 0
            self._word(token.word, token.number)

    # ------------------------------------------------------------ text

    def _text(self, raw: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if raw and self._state.place not in {"never", "none", "pict"}:  # a picture's megabytes are written as hex
            self._put(self._decoder.decode(raw, self._state.font))

    def _put(self, text: str) -> None:
        state = self._state
        if not text or state.place in {"never", "none"}:
            return
        if state.place == "text":
            if not state.looks & {"hidden", "deleted"}:
                self._body.put(text, state.looks, state.size)
        elif state.place == "fonttbl":
            self._fixed |= {self._font} if is_fixed(text.strip("; ")) else set()
        elif state.place == "label":
            self._body.label = (self._body.label + text)[:40]
        else:
            self._collected.append(text)

    # ------------------------------------------------------------ groups

    def _close(self) -> None:
        self._put(self._decoder.end())
        if len(self._states) < 2:
            return
        ended = self._states.pop()
        state = self._state
        if ended.place != state.place:
            self._settle(ended.place, join_halves("".join(self._collected)).strip())
        if ended.linked and not state.linked:
            self._body.put_html("</a>")
        if ended.box != state.box:
            self._end_box(ended.box)
        if ended.fields != state.fields:
            self._fields.pop()
        self.closed = len(self._states) == 1

    def _settle(self, place: str, text: str) -> None:
        """A destination is done, and its text is known."""
        if place == "style":
            self._styles[self._style] = text.rstrip(";").strip().lower()
        elif place == "fldinst" and self._fields:
            self._fields[-1] = self._fields[-1] or text
        elif place in {"creatim", "revtim"} and "yr" in self._moment:
            year, month, day, hour, minute = (self._moment.get(part, 0) for part in ("yr", "mo", "dy", "hr", "min"))
            self._info[place] = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"
            self._moment = {}
        elif place in _INFO and text:
            self._info[place] = text
        elif place == "sn":
            self._property = text
        elif place == "sv" and self._property in _DESCRIPTIONS:
            self._described = text
        elif place == "pict":
            self._body.put_beside(show_picture("", self._described))
            self.pictures += 1
            self._described = ""
        self._collected.clear()

    def _end_box(self, box: str) -> None:
        inner = self._bodies.pop()
        if box.startswith("note"):
            self._notes[box] = inner
            return
        flow = Flow(within=True)
        inner.finish(flow, self._styles)
        self._body.put_beside(flow.finish())

    def _open_box(self, name: str) -> None:
        if name.startswith("note"):
            self._body.put_html(refer_note(name))
        self._bodies.append(Body())
        self._set(box=name, place="text", looks=frozenset())

    # ------------------------------------------------------------ control words

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        ignorable, state.ignorable = state.ignorable, False
        if word == "*":
            self._set(ignorable=True)
        elif state.place == "pict":
            self._describe_picture(word, ignorable=ignorable)
        elif ignorable and word not in _KNOWN and state.place != "never":
            self._set(place="never")
        elif word == "ud":
            self._set(place=self._states[-2].place if len(self._states) > 1 else "never")
        elif state.place == "shape" and word in {"shptxt", "dptxbxtext"}:
            self._open_box(f"box {len(self._states)} {len(self._notes)}")
        elif state.place == "never":
            return
        elif word in _NEVER:
            self._set(place="never")
        elif state.place == "fonttbl":
            self._define_font(word, number)
        elif state.place == "stylesheet":
            self._define_style(word, number)
        elif state.place in {"creatim", "revtim"}:
            self._moment[word] = number or 0
        elif state.place == "info" and word in _INFO:
            self._collected.clear()
            self._set(place=word)
        elif found := _WORDS.get(word):
            found(self, word, number)
        elif word in _SIGNS:
            self._put(self._decoder.end() + _SIGNS[word])

    def _describe_picture(self, word: str, *, ignorable: bool) -> None:
        if word in {"sn", "sv"}:
            self.go(word, None)
        elif ignorable and word not in {"picprop", "sp"}:
            self._set(place="never")

    def _define_style(self, word: str, number: int | None) -> None:
        if word == "s":
            self._style = number or 0
            self.go("style", None)
        elif word in {"cs", "ds", "ts", "tsrowd"}:
            self._set(place="never")

    def _define_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font = number or 0
        elif word in {"fcharset", "cpg"}:
            self._decoder.set_font(self._font, number)

    def go(self, word: str, _number: int | None) -> None:
        self._collected.clear()
        self._set(place=_PLACES.get(word, word))

    def either(self, _word: str, _number: int | None) -> None:
        self._set(either=True)

    def charset(self, word: str, number: int | None) -> None:
        self._decoder.set_page(word, number)

    def look(self, word: str, number: int | None) -> None:
        look = _LOOKS[word]
        looks = self._state.looks - {look} if number == 0 else self._state.looks | {look}
        self._set(looks=looks - ({"super", "sub"} - {look}) if look in {"super", "sub"} else looks)

    def lower(self, _word: str, _number: int | None) -> None:
        self._set(looks=self._state.looks - {"super", "sub"})

    def plain(self, _word: str, _number: int | None) -> None:
        self._set(looks=self._state.looks & {"deleted"}, size=24)

    def unicode(self, _word: str, number: int | None) -> None:
        self._put(self._decoder.end() + chr((number or 0) % 0x10000))
        self._skip = self._state.fallback

    def paragraph(self, _word: str, _number: int | None) -> None:
        if self._state.place == "text":
            if self._state.looks & {"deleted"}:
                return
            self._body.end_paragraph()

    def cell(self, word: str, _number: int | None) -> None:
        if self._state.place == "text":
            (self._body.end_cell if word == "cell" else self._body.end_row)()

    def line(self, _word: str, _number: int | None) -> None:
        if self._state.place == "text" and not self._state.looks & {"hidden", "deleted"}:
            self._body.put_html("<br>")

    def shape(self, word: str, number: int | None) -> None:
        name, value = _SHAPES[word]
        if self._state.place == "text":
            told: object = (number or 0) if value is None else value
            self._body.shape = Shape() if not name else replace(self._body.shape, **{name: told})  # type: ignore[arg-type]

    def picture(self, word: str, number: int | None) -> None:
        seen = self._state.place == "text" and not self._state.looks & {"hidden", "deleted"}
        self.go(word if seen else "never", number)

    def header_row(self, _word: str, _number: int | None) -> None:
        self._body.headed = True

    def field(self, _word: str, _number: int | None) -> None:
        self._fields.append("")
        self._set(fields=self._state.fields + 1)

    def result(self, _word: str, _number: int | None) -> None:
        told = self._fields[-1] if self._fields else ""
        if _NO_RESULT.match(told):
            self._set(place="never")
        elif _WITHIN.match(told):
            self._body.led_within = True
        elif (link := _LINK.match(told)) and not self._state.linked:
            self._body.put_html(f'<a href="{escape(link[1])}">')
            self._set(linked=True)

    def note(self, _word: str, _number: int | None) -> None:
        if not self._state.box.startswith("note"):
            name = f"note-{len(self._notes) + 1}"
            self._open_box(name)
            self._notes[name] = self._body
        else:
            self._set(place="never")

    def say_language(self, word: str, number: int | None) -> None:
        if word == "deflang" or not self._language:
            self._language = number or 0

    def say_size(self, _word: str, number: int | None) -> None:
        self._set(size=number or 24)

    def say_font(self, _word: str, number: int | None) -> None:
        looks = self._state.looks - {"fixed"}
        self._set(font=number or 0, looks=looks | {"fixed"} if (number or 0) in self._fixed else looks)

    def say_fallback(self, _word: str, number: int | None) -> None:
        self._set(fallback=min(max(number or 0, 0), 16))

    # ------------------------------------------------------------ the end

    def finish(self) -> Flow:
        """All of the text as HTML, with its notes."""
        flow = Flow()
        self._bodies[0].finish(flow, self._styles, top=True)
        for name, body in self._notes.items():
            inner = Flow(within=True)
            body.finish(inner, self._styles)
            flow.notes[name] = inner.finish()
        return flow

    def tell(self) -> Properties:
        """What the document says of itself."""
        language = locale.windows_locale.get(self._language, "").replace("_", "-")
        author = self._info.get("author", "")
        return Properties(
            title=self._info.get("title", ""),
            authors=tuple(re.split(r"\s*;\s*", author)) if author else (),
            created=self._info.get("creatim", ""),
            modified=self._info.get("revtim", ""),
            language=language,
            tags=tuple(re.split(r"\s*[,;]\s*", self._info.get("keywords", ""))),
        )


_PLACES = {"listtext": "label", "pntext": "label", "shpinst": "shape", "do": "shape"}
_SHAPES: dict[str, tuple[str, object]] = {
    "pard": ("", None),
    "s": ("style", None),
    "outlinelevel": ("outline", None),
    "ilvl": ("depth", None),
    "intbl": ("in_table", True),
    "fi": ("first", None),
    "li": ("left", None),
    "ri": ("right", None),
}
_Way = Callable[[_Reader, str, int | None], None]
_WORDS: dict[str, _Way] = {
    **dict.fromkeys(("fonttbl", "stylesheet", "info", "listtext", "pntext", "fldinst", "shpinst", "do"), _Reader.go),
    **dict.fromkeys(("ansi", "mac", "pc", "pca", "ansicpg"), _Reader.charset),
    **dict.fromkeys(_LOOKS, _Reader.look),
    **dict.fromkeys(("par", "sect", "\n", "\r", "nestcell"), _Reader.paragraph),
    **dict.fromkeys(("cell", "row"), _Reader.cell),
    **dict.fromkeys(_SHAPES, _Reader.shape),
    **dict.fromkeys(("deflang", "lang"), _Reader.say_language),
    "pict": _Reader.picture,
    "upr": _Reader.either,
    "nosupersub": _Reader.lower,
    "plain": _Reader.plain,
    "u": _Reader.unicode,
    "uc": _Reader.say_fallback,
    "line": _Reader.line,
    "trhdr": _Reader.header_row,
    "field": _Reader.field,
    "fldrslt": _Reader.result,
    "footnote": _Reader.note,
    "fs": _Reader.say_size,
    "f": _Reader.say_font,
}
