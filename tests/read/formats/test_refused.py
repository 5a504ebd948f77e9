"""Files of zip and OLE that hold no article: each is refused by its own name."""

import io
import zipfile

import pytest

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read import read_article
from articlecast.read.formats.lookup import find_format
from support.books import zip_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODF = "application/vnd.oasis.opendocument"


def ole(stream: str) -> bytes:
    return OLE + bytes(500) + stream.encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zip_parts({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "an Excel workbook"),
        (
            zip_parts({"ppt/presentation.xml": "", "ppt/embeddings/a.docx": "word/document.xml"}),
            "a PowerPoint presentation",
        ),
        (zip_parts({"content.xml": ""}, f"{ODF}.spreadsheet"), "an OpenDocument spreadsheet"),
        (zip_parts({"content.xml": ""}, f"{ODF}.presentation"), "an OpenDocument presentation"),
        (zip_parts({"Index/Document.iwa": "", "preview.jpg": ""}), "a document of Pages, Keynote or Numbers"),
        (zip_parts({"AndroidManifest.xml": "", "META-INF/MANIFEST.MF": ""}), "an Android app"),
        (zip_parts({"META-INF/MANIFEST.MF": "", "A.class": ""}), "a Java archive"),
        (zip_parts({"tide.md": "# Low water", "notes/word/document.xml": "x"}), "a zip archive"),
        (ole("Workbook"), r"an Excel workbook of the old kind \(\.xls\)"),
        (ole("WordDocument"), r"a Word document of the old kind \(\.doc\)"),
        (ole("EncryptedPackage"), "an office document that is protected by a password"),
        (ole("Root Entry"), "an old office document"),
    ],
)
def test_what_holds_no_article_is_refused_by_its_own_name(content: bytes, what: str) -> None:
    document = Document(content, "", "file")
    assert find_format(document).name == "binary"
    with pytest.raises(ReadError, match=f"^file: is {what}, not an article"):
        read_article(document)


def test_a_part_that_is_protected_is_told() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        opened.writestr("word/document.xml", "x")
    locked = bytearray(held.getvalue())
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError, match="protected by a password"):
        read_article(Document(bytes(locked), "", "road.docx"))
