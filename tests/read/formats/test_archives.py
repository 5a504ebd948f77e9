"""Pages that a browser saved into one file."""

import plistlib
import quopri
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.read import list_sources, load_document, read_article
from articlecast.read.markup.texts import article_text

LINE = "The café at the harbour of Leith was closed on Monday after a storm tore two of its cranes from their rails."
PAGE = f"<!doctype html><html lang=en><head><title>Storm</title></head><body><h1>Storm</h1><p>{LINE}</p><p><a href=/b>{LINE}</a> Once more.</p>"
ADDRESS = "https://post.example/storm"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/storm\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--X--"\r\n\r\n'
)


def save_mhtml(charset: str = "utf-8") -> bytes:
    packed = quopri.encodestring(PAGE.encode(charset)).replace(b"\n", b"\r\n").decode()
    picture = "----X--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    kind = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    return f"{HEAD}{picture}----X--\r\n{kind}Content-Location: {ADDRESS}\r\n\r\n{packed}\r\n----X----\r\n".encode()


def save_web_archive() -> bytes:
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": ADDRESS, "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


ARCHIVES = {
    "Chrome's": save_mhtml(),
    "Chrome's, in Latin-1": save_mhtml("iso-8859-1"),
    "Safari's": save_web_archive(),
}


@pytest.mark.parametrize("content", ARCHIVES.values(), ids=list(ARCHIVES))
def test_a_page_is_read_out_of_its_archive_with_its_address(content: bytes) -> None:
    article = read_article(Document(content, "", "storm.mhtml"))
    assert (article.title, article.url) == ("Storm", ADDRESS)
    assert article_text(article) == f"{LINE}\n\n{LINE} Once more."


def test_archives_in_a_folder_are_taken(tmp_path: Path) -> None:
    for name, content in (("a.mhtml", save_mhtml()), ("b.mht", save_mhtml()), ("c.webarchive", save_web_archive())):
        (tmp_path / name).write_bytes(content)
    sources = list_sources([str(tmp_path)])
    assert [read_article(load_document(Source(source.locator))).title for source in sources] == ["Storm"] * 3


@pytest.mark.parametrize("content", [HEAD.encode(), HEAD.encode() + b"----X--\r\n\r\n", b"bplist00" + bytes(90)])
def test_an_archive_without_a_page_is_named(content: bytes) -> None:
    with pytest.raises(ReadError, match=r"storm\.mhtml: is an archive without a page"):
        read_article(Document(content, "", "storm.mhtml"))


@given(st.binary(max_size=300), st.sampled_from([HEAD.encode(), HEAD.encode() + b"----X--\r\nContent-Type: text/html\r\n",
                                                b"bplist00", save_web_archive()[:-40]]))  # fmt: skip
def test_any_archive_gives_an_article_or_our_error(rest: bytes, start: bytes) -> None:
    with suppress(ReadError):
        read_article(Document(start + rest, "", "storm.mhtml"))
