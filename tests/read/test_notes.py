"""Notes that no name of a class gives away: told by a mark that leads to them and their own way back."""

import pytest

from articlecast.model import Document, Note
from articlecast.read import read_article
from articlecast.read.markup.blocks import emit_blocks
from articlecast.read.markup.texts import block_texts
from support.growth import grows_as_its_size

PROSE = "<p>The quay was long and wet that winter,{} and nobody who lived on it went out without a lamp and a dog.</p>"
MARK = '<sup><a href="#n1" id="r1">1</a></sup>'
BACK = '<a href="#r1">↩</a>'


def read(body: str, mark: str = MARK) -> list[tuple[str, str]]:
    text = PROSE.format(mark) + PROSE.format("").replace("wet", "dry")
    page = f"<html lang=en><head><title>The quay</title></head><body><article>{text}{body}</article></body></html>"
    blocks = read_article(Document(page.encode(), "text/html", "https://quay.example/a")).blocks[2:]
    return [("note" if isinstance(each, Note) else "text", " ".join(block_texts([each]))) for each in blocks]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        (f'<h2>Notes</h2><ol><li id="n1">See the tables of 1974. {BACK}</li></ol>', MARK),
        ('<p id="n1"><a href="#r1">1</a> See the tables of 1974.</p>', MARK),
        ('<p><a id="n1" href="#r1">[1]</a> See the tables of 1974.</p>', '<a id="r1" href="#n1">[1]</a>'),
        ('<p><a name="n1" href="#r1">[1]</a> See the tables of 1974.</p>', '<a name="r1" href="#n1">[1]</a>'),
        ('<p><sup id="n1"><a href="#r1">*</a></sup> See the tables of 1974.</p>', '<sup id="r1"><a href="#n1">*</a></sup>'),
        ('<div id="n1"><p><a href="#r1">1.</a> See the tables of 1974.</p></div>', MARK),
        (f'<div id="n1"><p>See the tables of 1974.</p><p>And those of 1975. {BACK}</p></div>', MARK),
    ],
)  # fmt: skip
def test_what_a_mark_leads_to_and_leads_back_is_a_note(body: str, mark: str) -> None:
    assert [kind for kind, _ in read(body, mark)] == ["note"]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        # leads nowhere back
        ('<p id="n1">The tables of 1974 were wrong, as the harbour master said in May.</p>', MARK),
        ('<p id="n1">The tables of <a href="#x">1974</a> were wrong, as the harbour master said.</p>', MARK),
        # leads back to another block
        ('<p id="r2">More of it stands here.</p><p id="n1">The tables were wrong. <a href="#r2">↩</a></p>', '<a href="#n1">1</a>'),
        # no mark: the words of a sentence
        (f'<p id="n1">The tables of 1974 were wrong. {BACK}</p>', '<a href="#n1" id="r1">as is told below</a>'),
        # the way back is a sentence's own words
        ('<p id="n1">The tables were <a href="#r1">as wrong as the quay was wet</a>, said the master.</p>', MARK),
        # a section of the article, with its heading
        (f'<div id="n1"><h2>Tables</h2><p>The tables of 1974 were wrong in every harbour. {BACK}</p></div>', MARK),
    ],
)  # fmt: skip
def test_what_only_has_a_link_is_none(body: str, mark: str) -> None:
    assert "note" not in [kind for kind, _ in read(body, mark)]


def test_the_sections_of_a_list_of_numbers_are_no_notes() -> None:
    contents = '<p id="top"><a href="#a">1</a> <a href="#b">2</a> <a href="#c">3</a></p>'
    parts = "".join(f'<div id="{name}"><p>{PROSE}</p><a href="#top">back</a></div>' for name in "abc")
    assert not [block for block in emit_blocks(contents + parts) if isinstance(block, Note)]


def test_a_list_keeps_its_items_beside_notes() -> None:
    items = f'<ol><li id="n1">Ibid. {BACK}</li><li>A rope and a lamp were on the boat.</li></ol>'
    blocks = emit_blocks(PROSE.format(MARK) + items)
    assert [" ".join(block_texts([block])) for block in blocks[1:]] == ["A rope and a lamp were on the boat.", "Ibid."]
    note = blocks[-1]
    assert isinstance(note, Note)
    assert note.name == "n1"


def test_marks_and_notes_cost_what_their_number_does() -> None:
    def emit(count: int) -> object:
        marks = "".join(f'word<a href="#n{n}" id="r{n}">{n}</a> ' for n in range(count))
        notes = "".join(f'<p id="n{n}">x <a href="#r{n}">↩</a></p>' for n in range(count))
        return emit_blocks(f"<p>{marks}</p>{notes}")

    assert grows_as_its_size(emit, 4_000)
