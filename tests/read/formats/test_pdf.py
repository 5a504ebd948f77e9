"""PDF: the order of reading, what is no text, paragraphs, notes, fields, and what is refused by name."""

import io
import sys
import time
import zlib
from collections.abc import Iterable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Code, Document, Figure, Heading, ListBlock, Note, Paragraph, Quote, Table, plain
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.pdf.front import find_front
from support.pdf import Placed, Rule, Thing, below, draw, lay

LONG = "It was said that the keeper read the same book each winter, and that he had never come to its end, for the storms came first and the lamp had to be tended until the spring."
TITLE = Placed(60, 740, "The Keeper of Easton", 22, "Times-Bold")
SEA = "The sea lay flat before the harbour that morning, and no boat had gone out since the bells of the church rang."
FISH = "Nobody bought fish on a Monday, so the stalls along the quay stayed shut and the gulls walked among them."
ROPE = "A coil of rope hung from the second lamp, where the boys of the town had tied it in a storm years before."


def read(content: bytes, name: str = "keeper.pdf", **options: str) -> Article:
    return read_article(Document(content, "application/pdf", name), ReadOptions(**options))  # type: ignore[arg-type]


def texts(article: Article) -> list[str]:
    return [plain(block.content) for block in article.blocks if isinstance(block, Paragraph)]


def page(*paragraphs: str, top: float = 700, left: float = 60, width: float = 480) -> list[Thing]:
    things: list[Thing] = []
    for text in paragraphs:
        things += lay(text, left, below(things, 2) if things else top, width)
    return things


def test_lines_are_joined_to_paragraphs_and_the_largest_type_is_the_title() -> None:
    article = read(draw([TITLE, *page(SEA * 3, FISH)]))
    assert (article.title, texts(article)) == ("The Keeper of Easton", [SEA * 3, FISH])
    assert dict(article.origins)["title"] == "the first page"


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    words = [f"{name}: {SEA} {FISH} {ROPE} {SEA} {FISH}" for name in ("First", "Second", "Third")[:columns]]
    step = 480 // columns
    things = [thing for at, text in enumerate(words) for thing in lay(text, 60 + step * at, 700 - at, step - 14)]
    assert texts(read(draw([TITLE, *things]))) == words


def test_what_spans_the_columns_parts_what_is_above_from_what_is_below() -> None:
    upper = [*lay(f"Upper left. {SEA} {FISH}", 60, 700, 225), *lay(f"Upper right. {SEA} {FISH}", 310, 700, 225)]
    wide = lay(f"Across. {ROPE} {SEA} {FISH} {ROPE}", 60, below(upper, 2))
    low = below(wide, 2)
    lower = [*lay(f"Lower left. {SEA} {FISH}", 60, low, 225), *lay(f"Lower right. {SEA} {FISH}", 310, low, 225)]
    read_order = [text.split(".")[0] for text in texts(read(draw([TITLE, *upper, *wide, *lower])))]
    assert read_order == ["Upper left", "Upper right", "Across", "Lower left", "Lower right"]


def test_cells_side_by_side_are_a_table_and_no_columns() -> None:
    rows = [("Place", "High", "Low"), ("Easton", "2.1", "0.3"), ("Weston", "3.4", "1.1"), ("Norton", "2.9", "0.8")]
    cells = [
        Placed(60 + 90 * at, 660 - 12 * row, cell) for row, line in enumerate(rows) for at, cell in enumerate(line)
    ]
    article = read(draw([TITLE, *page(SEA), *cells, *page(FISH, top=590)]))
    (table,) = (block for block in article.blocks if isinstance(block, Table))
    assert [[plain(cell) for cell in row] for row in (table.header, *table.rows)] == [list(row) for row in rows]
    assert texts(article) == [SEA, FISH]


def number_pages(bodies: Iterable[list[Thing]]) -> list[list[Thing]]:
    return [
        [
            *body,
            Placed(60, 775, "The Easton Review" if number % 2 else f"Keeper {number}", 8),
            Placed(300, 30, f"– {number} –", 8),
        ]
        for number, body in enumerate(bodies, start=1)
    ]


def test_heads_feet_and_numbers_of_pages_are_no_text() -> None:
    bodies = [
        [TITLE, *page(SEA, FISH)],
        *(page(f"{name} {LONG}", FISH, top=740) for name in ("One.", "Two.", "Three.")),
    ]
    article = read(draw(*number_pages(bodies)))
    assert texts(article) == [SEA, FISH, f"One. {LONG}", FISH, f"Two. {LONG}", FISH, f"Three. {LONG}", FISH]


def test_the_same_words_on_every_page_are_text_where_they_stand_within_it() -> None:
    article = read(draw([TITLE, *page(LONG, FISH)], page(LONG, FISH, top=740), page(LONG, FISH, top=740)))
    assert texts(article) == [LONG, FISH] * 3


def test_a_paragraph_goes_on_over_pages_and_below_a_picture_that_stands_between() -> None:
    first = lay(f"{SEA} {FISH} It was said in the town that the", 60, 700)
    caption = Placed(60, 740, "Figure 1: The second lamp in the year of the storm.", 8)
    article = read(draw([TITLE, *first], [caption, *lay(f"keeper was old. {ROPE}", 60, 700)]))
    assert texts(article)[0] == f"{SEA} {FISH} It was said in the town that the keeper was old. {ROPE}"
    assert [plain(b.caption) for b in article.blocks if isinstance(b, Figure)] == [
        "Figure 1: The second lamp in the year of the storm."
    ]


@pytest.mark.parametrize(
    ("first", "second", "caption"),
    [
        ("Figure 1: The second lamp.", "A coil of rope hung there.", "Figure 1: The second lamp."),
        ("Figure 1: The second lamp", "in the winter storm.", "Figure 1: The second lamp in the winter storm."),
    ],
)
def test_a_caption_that_ended_with_room_to_spare_does_not_go_on(first: str, second: str, caption: str) -> None:
    things: list[Thing] = [*lay(f"{SEA} {FISH}", 60, 700), Placed(60, 600, first), Placed(60, 588, second)]
    article = read(draw([TITLE, *things, *lay(f"{ROPE} {ROPE}", 60, 560)]))
    assert [plain(b.caption) for b in article.blocks if isinstance(b, Figure)] == [caption]


def test_indented_first_lines_begin_paragraphs() -> None:
    things: list[Thing] = lay(f"{SEA} {SEA}", 60, 700)
    for text in (FISH * 2, ROPE * 2):
        things += lay(text, 60, below(things), indent=14)
    assert texts(read(draw([TITLE, *things]))) == [f"{SEA} {SEA}", FISH * 2, ROPE * 2]


def test_a_hyphen_at_a_lines_end_goes_unless_it_is_the_words_own() -> None:
    text = [
        Placed(60, 700, "The keeper, a well-known man, had a lan-"),
        Placed(60, 688, "tern that everybody knew; it was as well-"),
        Placed(60, 676, "known as the man, and older than the har-"),
        Placed(60, 664, "bour. In the pre- and post-"),
        Placed(60, 652, "War years it was lit by oil."),
    ]
    said = " ".join(texts(read(draw([TITLE, *text, *page(SEA * 3, top=600)])))[:1])
    assert said.startswith("The keeper, a well-known man, had a lantern that everybody knew; it was as well-known as")
    assert said.endswith("older than the harbour. In the pre- and post-War years it was lit by oil.")


def test_footnotes_are_notes_where_the_text_marks_them() -> None:
    body: list[Thing] = [
        *lay(SEA, 60, 700),
        Placed(60, 640, "The lamp was made in Weston."),
        Placed(177, 643.5, "1", 6),
    ]
    body += [Placed(182, 640, "It burned oil."), Rule(60, 90, 100)]
    body += [Placed(60, 83, "1", 5), Placed(64, 80, "By the works that closed in 1902.", 8)]
    article = read(draw([TITLE, *body], page(FISH, top=740)))
    (note,) = (block for block in article.blocks if isinstance(block, Note))
    assert plain(note.blocks[0].content) == "By the works that closed in 1902."  # type: ignore[union-attr]
    marked = next(
        block for block in article.blocks if isinstance(block, Paragraph) and "Weston" in plain(block.content)
    )
    assert [span.text for span in marked.content if span.mark("note")] == ["1"]
    assert [span.mark("note").value for span in marked.content if span.mark("note")] == [note.name]  # type: ignore[union-attr]


def test_small_type_in_the_midst_is_no_footnote() -> None:
    body = [*page(SEA), *lay("A letter in small type that somebody wrote to the keeper of the lamp.", 60, 640, size=8)]
    article = read(draw([TITLE, *body, *page(FISH, top=600)]))
    assert not [block for block in article.blocks if isinstance(block, Note)]


def test_headings_are_told_by_size_weight_and_outline() -> None:
    body: list[Thing] = [
        *page(SEA),
        Placed(60, 640, "A larger line", 14),
        *page(FISH, top=616),
        Placed(60, 570, "A bold line", 10, "Times-Bold"),
        *page(ROPE, top=552),
        Placed(60, 510, "A line of the outline"),
        *page(SEA, top=492),
    ]
    article = read(draw([TITLE, *body], outline=[("A line of the outline", 0)]))
    found = [plain(block.content) for block in article.blocks if isinstance(block, Heading)]
    assert found == ["A larger line", "A bold line", "A line of the outline"]
    assert texts(article) == [SEA, FISH, ROPE, SEA]


def test_a_sentence_in_large_type_is_pulled_out_of_the_text_and_no_heading() -> None:
    pulled = Placed(60, 640, "“Nobody bought fish on a Monday, so the stalls stayed shut.”", 15)
    article = read(draw([TITLE, *page(SEA), pulled, *page(ROPE, top=600)]))
    assert [block.pull for block in article.blocks if isinstance(block, Quote)] == [True]


@pytest.mark.parametrize("sign", ["•", "–", "1."])
def test_lists_keep_their_items(sign: str) -> None:
    signs = [sign, sign.replace("1", "2")]
    items = [
        thing
        for at, text in enumerate((SEA, FISH))
        for thing in (Placed(70, 640 - 36 * at, signs[at], 10), *lay(text, 84, 640 - 36 * at, 300))
    ]
    article = read(draw([TITLE, *page(ROPE), *items, *page(SEA, top=560)]))
    (found,) = (block for block in article.blocks if isinstance(block, ListBlock))
    assert [plain(item.blocks[0].content) for item in found.items] == [SEA, FISH]  # type: ignore[union-attr]
    assert found.kind == ("ordered" if sign == "1." else "unordered")


def test_line_numbers_stamps_and_what_stands_askew_are_no_text() -> None:
    body = page(SEA * 6, top=700)
    numbers = [Placed(30, 700 - 12 * at, str(at + 1), 7) for at in range(len(body))]
    assert len(numbers) > 5
    stamp = Placed(20, 200, "arXiv:2601.01234v1 [cs.SD] 3 Jan 2026", 14, angle=90)
    watermark = Placed(150, 300, "DRAFT COPY", 60, angle=45)
    more = page(FISH * 8, top=740)
    more += [Placed(30, 740 - 12 * at, str(at + 12), 7) for at in range(len(more))]
    article = read(draw([TITLE, *body, *numbers, stamp, watermark], more))
    assert texts(article) == [SEA * 6, FISH * 8]


def test_a_page_that_is_set_sideways_is_read() -> None:
    lines = [
        Placed(100 + 12 * at, 60, thing.text, angle=90)
        for at, thing in enumerate(lay(SEA * 4, 0, 0, 600))
        if isinstance(thing, Placed)
    ]
    assert SEA * 4 in texts(read(draw([TITLE, *page(FISH)], lines)))


def test_fields_come_from_the_properties_and_from_the_first_page() -> None:
    top = [TITLE, Placed(60, 715, "By Ana Lee"), Placed(60, 700, "3 March 2026")]
    article = read(draw([*top, *page(SEA, FISH, top=670)]))
    assert (article.title, article.authors) == ("The Keeper of Easton", ("Ana Lee",))
    assert (str(article.published)[:10], dict(article.origins)["published"]) == ("2026-03-03", "the first page")
    assert texts(article) == [SEA, FISH]
    said = read(draw([TITLE, *page(SEA, FISH)], title="The Keeper of Easton", author="Bo Mar"))
    assert (said.authors, dict(said.origins)["title"]) == (("Bo Mar",), "the document's properties")


@pytest.mark.parametrize(
    "junk", ["Microsoft Word - draft7.doc", "untitled", "Layout 1", "keeper_v2.indd", "A Template for Papers"]
)
def test_a_title_that_a_program_wrote_is_none(junk: str) -> None:
    assert read(draw([TITLE, *page(SEA, FISH)], title=junk, author="user")).title == "The Keeper of Easton"


def test_what_has_no_title_is_called_by_its_file() -> None:
    assert read(draw(page(SEA * 2, FISH * 2)), name="reports/2026-03-01-the_tide-tables.pdf").title == "The tide tables"


def test_an_abstract_is_kept_and_is_the_summary_while_addresses_go() -> None:
    head = [TITLE, Placed(60, 715, "Ana Lee, Bo Mar"), Placed(60, 700, "University of Easton, ana@example.org", 9)]
    head.append(Placed(60, 670, "Abstract", 12, "Times-Bold"))
    article = read(
        draw([*head, *page(SEA, top=655), Placed(60, 600, "1 Introduction", 12, "Times-Bold"), *page(FISH, top=585)])
    )
    assert (article.authors, article.summary) == (("Ana Lee", "Bo Mar"), SEA)
    assert texts(article) == [SEA, FISH]


def test_when_a_file_was_made_is_no_day_of_publication() -> None:
    made = draw([TITLE, *page(SEA, FISH)])
    assert b"/CreationDate" in made
    assert read(made).published is None
    assert find_front([], {"author": "ana@example.org"}, 10).authors == ()


def compose(*objects: bytes) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return (
        content + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    )


def pack(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
SHEET = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PICTURE = pack(
    b"\x80" * 10_000, b"/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8"
)
FORM = pack(b"/X Do " * 1000, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
UNMAPPED = "".join(f"<{number:04x}>" for number in range(0xE000, 0xE000 + 100)).encode()


def encrypt() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, SEA)
    canvas.save()
    return file.getvalue()


REFUSED = {
    "a password": (encrypt, "is encrypted"),
    "a scan": (
        lambda: compose(CATALOG, PAGES, SHEET, pack(b"600 0 0 800 0 0 cm /X Do"), FONT, PICTURE),
        "is a scan: pictures",
    ),
    "a loop of pages": (lambda: compose(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "is a damaged PDF"),
    "half a document": (lambda: draw([TITLE, *page(SEA)])[:700], "is a damaged PDF"),
    "a bomb": (lambda: compose(CATALOG, PAGES, SHEET, pack(b" " * 500_000_000), FONT, FONT), "takes more memory"),
    "100,000 pages": (
        lambda: compose(
            CATALOG, b"<</Type/Pages/Count 100000/Kids[%s]>>" % (b"3 0 R " * 100_000), SHEET, pack(b""), FONT, FONT
        ),
        "more than 3,000 pages",
    ),
    "letters that are none": (
        lambda: compose(
            CATALOG, PAGES, SHEET, pack(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % (b"\x01\x03\x05 " * 200)), FONT, FONT
        ),
        "do not say which letters",
    ),
    "letters for other ones": (
        lambda: draw([TITLE, *page("Wkh vhd odb iodw ehiruh wkh kduerxu wkdw pruqlqj dqg qr erdw kdg jrqh rxw " * 12)]),
        "do not say which letters",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_by_name_and_soon(what: str) -> None:
    make, wrong = REFUSED[what]
    content = make()
    begun = time.monotonic()
    with pytest.raises(ReadError, match=wrong) as caught:
        read(content)
    assert caught.value.hint
    assert time.monotonic() - begun < 10


def test_what_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlecast.read.formats.pdf.extract.STALL_SECONDS", 0.5)
    with pytest.raises(ReadError, match="takes longer to read"):
        read(compose(CATALOG, PAGES, SHEET, pack(b"/X Do"), FONT, FORM))


def test_empty_pages_are_told_from_scans() -> None:
    with pytest.raises(ReadError, match="without text") as caught:
        read(draw([Rule(60, 700, 100)]))
    assert caught.value.hint.startswith("ocrmypdf")
    with pytest.raises(NotAnArticle, match="hardly a word"):
        read(draw([Placed(60, 700, "Ha")], []))


def test_an_outline_that_goes_in_circles_ends() -> None:
    circle = b"<</Title(A)/Next 7 0 R/First 7 0 R/Parent 6 0 R>>"
    words = f"BT /F 12 Tf 72 700 Td ({SEA}) Tj ET".encode()
    catalog = CATALOG.replace(b">>", b"/Outlines 6 0 R>>")
    assert SEA in texts(read(compose(catalog, PAGES, SHEET, pack(words), FONT, b"<</First 7 0 R/Last 7 0 R>>", circle)))


def test_the_extra_is_named_where_its_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match="cannot be read as pdf") as caught:
        read(draw([TITLE, *page(SEA)]))
    assert caught.value.hint.startswith("pip install")


def test_what_hangs_below_its_first_line_is_one_paragraph() -> None:
    books = ("Lee, Ana (2020). The tide tables and other tables of the harbour board, with many notes and an index of the",
             "Mar, Bo (2021). The quay and its builders in the last century, a history told by their own letters and bills. Weston:")  # fmt: skip
    rest = ("places. Easton Press.", "Weston Press.")
    things: list[Thing] = []
    for at, (first, second) in enumerate(zip(books, rest, strict=True)):
        things += [Placed(60, 600 - 24 * at, first), Placed(80, 588 - 24 * at, second)]
    article = read(draw([TITLE, *page(LONG, top=700), *things]))
    assert texts(article) == [LONG, *(f"{first} {second}" for first, second in zip(books, rest, strict=True))]


def test_who_is_quoted_stands_with_the_quotation() -> None:
    quoted = [*lay(f"{SEA} {FISH}", 90, 640, 400), Placed(400, 600, "— Captain Mar")]
    article = read(draw([TITLE, *page(LONG * 2), *quoted, *page(LONG * 2, top=570)]))
    (quote,) = (block for block in article.blocks if isinstance(block, Quote))
    assert (plain(quote.attribution), texts(article)) == ("Captain Mar", [LONG * 2, LONG * 2])


def test_listings_keep_their_lines_and_indents() -> None:
    code = [Placed(60, 640, "def light(n):", font="Courier"), Placed(84, 628, "return n * 2", font="Courier")]
    article = read(draw([TITLE, *page(LONG), *code, *page(LONG, top=600)]))
    assert [block.text for block in article.blocks if isinstance(block, Code)] == ["def light(n):\n    return n * 2"]


def test_a_page_that_was_printed_from_a_browser_has_its_sites_name_in_no_title() -> None:
    top = [Placed(60, 770, "News · Harbour · Sport", 8), TITLE, Placed(60, 700, "What the keeper read in the storm")]
    top += [Placed(60, 680, "By Ana Lee"), Placed(60, 660, "3 March 2026")]
    article = read(draw([*top, *page(LONG * 2, FISH, top=630)], title="The Keeper of Easton | The Coast"))
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "The Keeper of Easton", ("Ana Lee",), "2026-03-03",
    )  # fmt: skip
    assert texts(article) == ["What the keeper read in the storm", LONG * 2, FISH]


def test_a_heading_is_no_title_where_the_properties_have_one_that_the_page_bears_out() -> None:
    body = [Placed(60, 740, "1 The winter at sea", 14, "Times-Bold"), *page(f"The keeper of Easton, {LONG}", top=710)]
    article = read(draw([*body, *page(LONG, top=600)], title="The Keeper of Easton"))
    assert article.title == "The Keeper of Easton"
    assert [plain(block.content) for block in article.blocks if isinstance(block, Heading)] == ["1 The winter at sea"]
