"""Archives, charsets, and what is no text."""

from __future__ import annotations

import base64
import gzip
import plistlib
import quopri

from support.hostile.shapes import PARAGRAPHS, PROSE, Attack, repeat

_PAGE = f"<html><head><title>Tide tables</title></head><body><h1>Tide tables</h1>{PARAGRAPHS}"
_ACCENTED = "<p>Der Gezeitenplan für das Hafenbüro von Rønne und Lübeck ist fällig, schön früh am Morgen.</p>"
_MIME = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'


def _encoded(name: str, charset: str, piece: str, head: str = _PAGE, tail: str = "</body></html>") -> Attack:
    shape = repeat(name, ".html", piece, head, tail)
    return Attack(name, ".html", lambda size: shape.make(size).decode().encode(charset, "replace"))


def _with_picture(size: int) -> bytes:
    """A Windows-1252 page that declares no charset, its picture written into it."""
    picture = base64.b64encode(bytes(range(256)) * (size // 340)).decode()
    return (
        f"{_PAGE}{_ACCENTED}<p>Öl<img src='data:image/jpeg;base64,{picture}'>ist</p>{_ACCENTED}</body></html>".encode(
            "cp1252"
        )
    )


def _mhtml(transfer: str) -> Attack:
    def make(size: int) -> bytes:
        page = repeat("", ".html", f"<p>{PROSE}é</p>", _PAGE, "</body></html>").make(size)
        coded = base64.encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
        head = f"{_MIME}--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {transfer}\n\n"
        return head.encode() + coded + b"\n--b--\n"

    return Attack(f"MHTML: {transfer}", ".mhtml", make)


def _web_archive(name: str, fill: bytes) -> Attack:
    def make(size: int) -> bytes:
        page = _PAGE.encode() + fill * (size // len(fill))
        return plistlib.dumps({"WebMainResource": {"WebResourceData": page}}, fmt=plistlib.FMT_BINARY)

    return Attack(f"web archive: {name}", ".webarchive", make)


def _plist_bomb(size: int) -> bytes:
    """A binary property list in which each array holds the next one ten times."""
    count = max(size // 14, 2)
    objects = [bytes([0xAA]) + (number + 1).to_bytes(4, "big") * 10 for number in range(min(count // 4, 60_000))] + [
        b"\xa0"
    ]
    table, place, body = [], 8, b"".join(objects)
    for each in objects:
        table.append(place.to_bytes(4, "big"))
        place += len(each)
    trailer = bytes(6) + bytes([4, 4]) + len(objects).to_bytes(8, "big") + bytes(8) + (8 + len(body)).to_bytes(8, "big")
    return b"bplist00" + body + b"".join(table) + trailer


MIME: dict[str, tuple[str, str, str]] = {
    "parts": (_MIME, "--b\nContent-Type: image/png\n\nx\n", "--b--"),
    "boundaries": (_MIME, "--b", ""),
    "empty boundaries": (_MIME.replace('"b"', '"-"'), "---", ""),
    "headers": ("", "X-{n}: y\n", _MIME),
    "folded headers": ("X: y\n", " y\n", _MIME),
    "spaces": ("Content-Type: multipart/related;\n", " \n", "boundary=b"),
    "headers of a part": (f"{_MIME}--b\n", "X-{n}: y\n", f"Content-Type: text/html\n\n{_PAGE}"),
    "folds of a part": (f"{_MIME}--b\nX: y\n", " y\n", f"Content-Type: text/html\n\n{_PAGE}"),
    "one header of a part": (f"{_MIME}--b\nX: ", "y", f"\nContent-Type: text/html\n\n{_PAGE}"),
    "lines of a part": (f"{_MIME}--b\nContent-Type: text/html\n\n{_PAGE}", "x\n", ""),
    "encoded words": (f"{_MIME}--b\nContent-Type: text/html\nContent-Location: ", "=?utf-8?q?a?= ", f"\n\n{_PAGE}"),
    "quoted": (f"{_MIME}--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{_PAGE}", "=", ""),
    "coded": (f"{_MIME}--b\nContent-Type: text/html\nContent-Transfer-Encoding: uuencode\n\n", "begin 644 a\n", ""),
    "parameters": (f"{_MIME}--b\nContent-Type: text/html", "; a{n}=b", f"\n\n{_PAGE}"),
    "charsets": (f"{_MIME}--b\nContent-Type: text/html", "; charset*{n}=b", f"\n\n{_PAGE}"),
    "letters": ("", "A-", ":\n"),
}

NOISE: dict[str, bytes] = {
    "zeros": b"\0",
    "high": b"\xff",
    "continuations": b"\x80",
    "leads": b"\xc3",
    "halves": b"\xed\xa0\x80",
    "escapes": b"\x1b$B",
    "escape text": b'\x1b$B$"',
    "C1": b"\xc2\x80",
    "PDF": b"%PDF-",
    "zip": b"PK\x03\x04",
    "UTF-16": b"\xff\xfea\0",
    "UTF-16 marks": b"\xfe\xff",
    "UTF-32": b"\xff\xfe\0\0",
    "gb18030": b"\x81\x30\x81\x30",
    "shift": b"\x82\xa0",
    "broken": b"a\xe9 ",
    "accents": b"<p>\xe9",
}


def _noise(name: str, piece: bytes, suffix: str, head: bytes = b"") -> Attack:
    return Attack(f"{name} as {suffix}", suffix, lambda size: head + piece * (size // len(piece)))


ATTACKS: tuple[Attack, ...] = (
    Attack("Windows-1252 undeclared, with a picture", ".html", _with_picture),
    _encoded("Windows-1252 undeclared", "cp1252", _ACCENTED),
    _encoded("Windows-1252 undeclared, few accents", "cp1252", f"{PROSE}é<br>"),
    _encoded("Windows-1252 undeclared, one line", "cp1252", "é "),
    _encoded("Windows-1252 undeclared, letters", "cp1252", "a", f"{_PAGE}é"),
    _encoded("Windows-1252 undeclared, script", "cp1252", "a='é';", f"{_PAGE}<script>", f"</script>{PARAGRAPHS}"),
    _encoded("Windows-1251 undeclared", "cp1251", "<p>Прилив пришёл в шесть и ушёл в полдень.</p>"),
    _encoded("Shift JIS undeclared", "cp932", "<p>潮は六時に満ちて、正午に引いた。</p>"),
    _encoded("EUC-KR undeclared", "cp949", "<p>밀물은 여섯 시에 들어왔다.</p>"),
    _encoded("GB18030 undeclared", "gb18030", "<p>潮水六点涨起，中午退去。</p>"),
    _encoded("ISO-2022-JP", "iso2022_jp", "<p>潮は六時に満ちて。</p>"),
    _encoded("UTF-16", "utf-16", f"<p>{PROSE}</p>"),
    _encoded("UTF-32", "utf-32", f"<p>{PROSE}</p>"),
    _encoded("UTF-7 declared", "utf-8", "+AGE-", "<html><meta charset=utf-7><title>Tide</title>" + PARAGRAPHS),
    _encoded("charsets declared", "cp1252", "<meta charset=é>", "<html>", PARAGRAPHS),
    _encoded("half charsets", "utf-8", "<meta ", "<html>", PARAGRAPHS),
    *(_noise(f"noise: {name}", piece, suffix) for name, piece in NOISE.items() for suffix in (".html", ".txt", ".md", ".xml", ".json")),
    *(_noise(f"page of {name}", piece, ".html", _PAGE.encode()) for name, piece in NOISE.items()),
    _mhtml("base64"),
    _mhtml("quoted-printable"),
    *(repeat(f"MHTML: {name}", ".mhtml", piece, head, tail) for name, (head, piece, tail) in MIME.items()),
    _web_archive("paragraphs", f"<p>{PROSE}</p>".encode()),
    _web_archive("zeros", b"\0"),
    Attack("web archive: arrays of arrays", ".webarchive", _plist_bomb),
    Attack("web archive: noise", ".webarchive", lambda size: b"bplist00" + b"\xaf" * size),
    Attack("gzip of zeros", ".html", lambda size: gzip.compress(bytes(size * 100))),
    Attack("gzip as a feed", ".xml", lambda size: gzip.compress(bytes(size * 100))),
)  # fmt: skip
