"""RTF (Rich Text Format Specification 1.9.1) → control words, groups and text, its bytes decoded by their fonts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articlecast.errors import ReadError

MOST_TOKENS = 1_500_000
"""A document of 500 pages that Word wrote has 700,000; reading so many takes five seconds."""
DEEPEST = 500
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z])|([{}])|([^\\{}]+)|\\", re.DOTALL
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "cp950", 128: "cp932", 129: "cp949",
    130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Of ``\\fcharset``; 1 is the document's own, and 2 that of symbols."""
_PAGES = {"932": "cp932", "936": "gb18030", "949": "cp949", "950": "cp950", "10000": "mac_roman", "65001": "utf-8"}
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Token(NamedTuple):
    """A control word with its number, a control symbol, a group's beginning or end (``word`` is ``{`` or ``}``), or
    text, which has no word. ``raw`` are the bytes of text as they stand; a brace that is ``escaped`` is a letter.
    """

    word: str = ""
    number: int | None = None
    raw: bytes = b""
    escaped: bool = False


def list_tokens(content: bytes, url: str) -> Iterator[Token]:
    """All tokens in order; raises ReadError for more of them, or for groups nested deeper, than any document has."""
    if content.count(b"\\") + content.count(b"{") > MOST_TOKENS:
        raise ReadError(url, f"is an RTF file of more than {MOST_TOKENS:,} tokens", f"split {url} into several")
    at = depth = 0
    match = _TOKEN.match
    while found := match(content, at):
        at = found.end()
        word, number, coded, sign, brace, text = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin" and value:
                at += max(value, 0)
            yield Token(word.decode(), value)
        elif coded is not None:
            yield Token(raw=bytes.fromhex(coded.translate(None, b"\\'").decode()))
        elif sign is not None:
            yield Token(sign.decode("latin-1"), escaped=True)
        elif brace is not None:
            depth += 1 if brace == b"{" else -1
            if depth > DEEPEST:
                raise ReadError(url, f"has groups nested more than {DEEPEST} deep", f"save {url} anew")
            yield Token(brace.decode())
        elif text is not None and (text := text.translate(None, b"\r\n\0")):
            yield Token(raw=text)


@dataclass(slots=True)
class Decoder:
    """Bytes → text by the font that is in use, and Unicode with as many letters skipped that stand in for it."""

    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    _name: str = "cp1252"
    _decode: codecs.IncrementalDecoder | None = None

    def set_page(self, word: str, number: int | None) -> None:
        """The charset of the document, by ``\\ansicpg`` and its like."""
        name = _SETS.get(word) or _PAGES.get(str(number)) or f"cp{number}"
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self.page = name

    def set_font(self, font: int, charset: int | None) -> None:
        if charset in _CHARSETS and charset != 0:
            self.fonts[font] = _CHARSETS[charset]

    def decode(self, raw: bytes, font: int) -> str:
        """Text of some bytes; the first half of a letter of two bytes waits for the other, which may be plain."""
        name = self.fonts.get(font, self.page)
        before = ""
        if self._decode is None or name != self._name:
            before = self.end()
            self._decode, self._name = codecs.getincrementaldecoder(name)("replace"), name
        return before + self._decode.decode(raw)

    def end(self) -> str:
        """What is left of a letter that was never ended."""
        left = self._decode.decode(b"", final=True) if self._decode else ""
        self._decode = None
        return left


def join_halves(text: str) -> str:
    """Text whose letters beyond the 16 bits of ``\\u`` are written as two halves, made whole."""
    if not re.search("[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
