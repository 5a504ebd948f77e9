"""Bytes → text, by what is declared and by what the bytes allow."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.text.language import detect_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAD = re.compile(r"\A[\s\ufeff]*\ufeff")
_HEAD = 1024
"""Bytes in which UTF-16 is looked for."""

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
MOST_LETTERS = 3_000_000
"""Four long novels."""
MOST_TAGS = 50_000
"""A body of more takes longer than five seconds, and the memory of a page of its own; a long novel has 20,000."""
TAG = re.compile("<[a-zA-Z]")
_WRITTEN_OUT = re.compile(r"data:[\w.+/-]{0,60};base64,[A-Za-z0-9+/=%]{200,}")
_MONSTERS = re.compile(r"<([a-zA-Z]\w*)\s[^<>]{20000,}>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,20})|([0-9]{1,20}));?")
_REFERENCES = re.compile(rf"(?:{_REFERENCE.pattern})+")
_C1 = re.compile("[\x80-\x9f]")
_MOJIBAKE = re.compile("[\xc2-\xf4][\x80-\xbf]{1,3}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufff9-\ufffb\ud800-\udfff]")

# Browsers read these labels as their Windows supersets (WHATWG Encoding Standard, "Names and labels").
_SUPERSETS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "tis-620": "cp874", "windows-949": "cp949", "windows-31j": "cp932",
}  # fmt: skip

# What pages without a word about their charset are written in, and the languages that bear it out.
_GUESSES = {
    "cp932": {"ja"}, "euc_jp": {"ja"}, "cp949": {"ko"}, "gb18030": {"zh"}, "big5hkscs": {"zh"}, "cp1251": {"ru"},
    "koi8_r": {"ru"}, "cp1253": {"el"}, "cp1255": {"he"}, "cp1256": {"ar"}, "cp874": {"th"},
    "cp1250": {"pl", "cs", "hu", "ro"}, "iso8859_2": {"pl", "cs", "hu", "ro"}, "cp1254": {"tr"},
}  # fmt: skip
_LINE = re.compile(rb"[^<>\r\n]+")


def tame_html(html: str) -> str:
    """HTML as the parsers can bear it.

    Monstrous tags lose their attributes, of which libxml2 needs the square of their number to read them; pictures that
    are written out within the text lose their bytes first, so that their descriptions stay. References are mended.
    """
    return mend_references(_MONSTERS.sub(r"<\1>", _WRITTEN_OUT.sub("data:,", html) if "base64," in html else html))


def mend_references(markup: str) -> str:
    """HTML or XML without references to what is no character: ``&#8;``, ``&#xD83D;``, ``&#99999999;``.

    A control stops trafilatura, and half a character stops feedparser. Two halves in a row, as blogging software writes
    an emoji (``&#55357;&#56842;``), become the one that was meant; a lone half becomes U+FFFD, as in a browser.
    """
    if "&#" not in markup or all(map(_is_sound, {found[0] for found in _REFERENCE.finditer(markup)})):
        return markup
    return _REFERENCES.sub(_mend_run, markup)


def _is_sound(reference: str) -> bool:
    """Whether a reference as it is written is one to a character."""
    return all(map(_is_character, _list_numbers(reference)))


def _list_numbers(run: str) -> list[int]:
    return [int(hexadecimal, 16) if hexadecimal else int(decimal) for hexadecimal, decimal in _REFERENCE.findall(run)]


def _mend_run(run: re.Match[str]) -> str:
    numbers = _list_numbers(run.group())
    if all(map(_is_character, numbers)):
        return run.group()
    halves = "".join(chr(number if number < 0x110000 else 0xFFFD) for number in numbers)
    whole = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(f"&#{ord(letter)};" for letter in strip_controls(whole))


def _is_character(number: int) -> bool:
    """As XML has it (section 2.2, production 2)."""
    return (
        number in {0x09, 0x0A, 0x0D}
        or 0x20 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or 0xFFFF < number < 0x110000
    )


def refuse_volume(text: str, name: str, most: int = MOST_LETTERS) -> None:
    """Raises ReadError for a text of more than ``most`` letters, which would take minutes to read."""
    if len(text) > most:
        raise ReadError(name, f"holds more than {most:,} letters; that is no article", f"split {name} into several")


def refuse_crowd(text: str, name: str, sign: re.Pattern[str] = TAG, most: int = MOST_TAGS, what: str = "tags") -> None:
    """Raises ReadError for a body of more than ``most`` tags, whose tree would take minutes and gigabytes."""
    if next(islice(sign.finditer(text), most, None), None):
        raise ReadError(name, f"holds more than {most:,} {what}; that is no article", f"split {name} into several")


def mend_mojibake(text: str) -> str:
    """UTF-8 that was once read as Latin-1 and written again, undone: ``Ared’s`` out of ``Aredâ\\x80\\x99s``.

    Only runs that hold C1 controls are touched, which no writer types.
    """
    return _MOJIBAKE.sub(_mend, text) if not text.isascii() and _C1.search(text) else text


def _mend(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return match.group()


def strip_controls(text: str) -> str:
    """``text`` without the control characters that no writer meant and XML forbids; tabs and line ends stay.

    Where a page or a line is fed, a space stays.
    """
    return _CONTROLS.sub("", text.replace("\v", " ").replace("\f", " "))


def find_unicode(content: bytes) -> str:
    """The Unicode encoding that bytes are in by their byte order mark or, without one, as UTF-16 looks; or nothing.

    Windows' editors write UTF-16 with a mark, and its shells without one as well. Every other byte of ASCII is zero
    then, and none of the bytes between.
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if marked or b"\0" not in content[:_HEAD]:
        return marked
    head = content[: min(_HEAD, len(content) & ~1)]
    first, second = head[::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if not first else "utf-16-be" if not second else ""
    if not encoding or 10 * max(first, second) < len(head) // 2:
        return ""
    text = _decode(head, encoding) or _decode(head[:-2], encoding)  # half a pair may stand at its end
    return encoding if text and not _CONTROLS.search(text) else ""


def is_unicode(content: bytes) -> bool:
    """Whether the bytes are text by ``find_unicode``, whatever follows."""
    return bool(find_unicode(content))


def fold_lines(text: str) -> str:
    """The text with a line feed at each line's end, as Windows and old Macs have none, and no mark before it."""
    text = _LEAD.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def decode_head(content: bytes, most: int) -> str:
    """The beginning of a document as text, for whoever looks at what it is: what is no UTF-8 is left out of it."""
    return fold_lines(content[:most].decode(find_unicode(content) or "utf-8", "ignore"))


def find_charset(label: str) -> str:
    """Python's name for a declared charset, or nothing where there is no such charset."""
    name = label.strip().strip("\"'").lower()
    name = _SUPERSETS.get(name, name)
    try:
        found = codecs.lookup(name).name
        b"".decode(found)
    except (LookupError, ValueError):
        return ""
    # Some of Python's codecs are no charsets of text (idna, punycode, undefined, unicode_escape).
    return "" if found in {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"} else found


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return ""


def decode_page(document: Document) -> str:
    """The text of a page: byte order mark, then the header, then ``meta``, then UTF-8, then the closest guess.

    A wrong declaration is overruled by bytes that are valid UTF-8, or clearly those of another script. Never raises
    for wrong bytes: what cannot be read becomes U+FFFD, as in a browser.
    """
    content = document.content
    if encoding := find_unicode(content):
        return strip_controls(content.decode(encoding, "replace"))
    # ISO-2022-JP has seven bits, and would pass for UTF-8.
    names = [*(["iso2022_jp"] if b"\x1b$B" in content else []), "utf-8", *_declared_charsets(document)]
    for name in names:
        if (text := _decode(content, name)) and not (name == "cp1252" and _guess_charset(content, most=True)):
            return strip_controls(mend_mojibake(text))
    # A page that has a few broken bytes among sound ones is UTF-8; one that is broken all over is not.
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(1 for letter in text if letter > "\x7f") >= max(2 * broken, 1):  # those that stand for the broken count
        return strip_controls(text)
    names = [_guess_charset(content), *(name for name in names if name != "utf-8"), "cp1252"]
    return strip_controls(content.decode(next(filter(None, names)), "replace"))


def _declared_charsets(document: Document) -> list[str]:
    """What the header, the XML declaration and ``meta`` say, as far as there is such a charset of single bytes."""
    content = document.content
    labels = [document.charset]
    labels += [match.group(1).decode("ascii") for match in (_XML_ENCODING.search(content[:200]),) if match]
    labels += [match.group(1).decode("ascii") for match in (_META_CHARSET.search(content[:8192]),) if match]
    found = [find_charset(label) for label in labels]
    return [name for name in found if name and not name.startswith(("utf-16", "utf-32"))]


def _guess_charset(content: bytes, *, most: bool = False) -> str:
    """The charset of another script than the Latin of the West, where the bytes are clearly written in one; or nothing.

    Only lines with bytes above ASCII are looked at, since a page's head and scripts would outweigh them; with ``most``
    a third of what they hold must be such bytes.
    """
    size, lines = 0, []
    for match in _LINE.finditer(content):
        if (line := match.group()).isascii():  # a picture that is written out is a line of megabytes
            continue
        lines.append(line)
        size += len(line)
        if size > 16_000:
            break
    sample = b"\n".join(lines)[:64_000]
    if not sample or (most and 3 * sum(byte > 127 for byte in sample) < len(sample)):
        return ""
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- few pages leave it to a guess

    found = from_bytes(sample, cp_isolation=list(_GUESSES)).best()
    if found is None or detect_language(str(found)) not in _GUESSES.get(found.encoding, ()):
        return ""
    return found.encoding


def _name_charset(content: bytes) -> str:
    """What a text that is no UTF-8 is most likely in, as ``iconv`` calls it."""
    return re.sub(r"^CP(?=12)", "WINDOWS-", _guess_charset(content).upper()) or "WINDOWS-1252"


def decode_text(document: Document) -> str:
    """The text of an editor's own file, which must be UTF-8 or UTF-16 (or say otherwise by its header).

    Raises ReadError with the place of the first wrong byte: a guess would be narrated with wrong letters.
    """
    content = document.content
    if marked := find_unicode(content):
        return fold_lines(strip_controls(content.decode(marked, "replace")))
    encoding = find_charset(document.charset) or "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReadError(
            document.url,
            f"line {line} is not {encoding.upper()}: byte 0x{content[error.start]:02x}",
            f"iconv -f {_name_charset(content)} -t UTF-8 {document.url} > fixed.txt",
        ) from error
    return fold_lines(strip_controls(text))
