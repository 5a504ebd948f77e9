"""Lines that a writer broke, and tables: what is read of their markup."""

import pytest

from articlecast.model import Code, Document, Figure, Paragraph, Span, Table, plain
from articlecast.read import read_article

PROSE = "<p>The quay was long and wet that winter, and nobody who lived on it went out without a lamp and a dog.</p>"


def read(body: str) -> tuple[object, ...]:
    page = f"<html lang=en><head><title>The quay</title></head><body><article>{PROSE}{body}{PROSE.replace('wet', 'dry')}</article></body></html>"
    return read_article(Document(page.encode(), "text/html", "https://quay.example/a")).blocks[1:-1]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Red<br>Blue", "Red\nBlue"),
        ("Red <br>Blue", "Red\nBlue"),
        ("Red <br/>\n  Blue", "Red\nBlue"),
        ("<b>Red</b> <br>Blue", "Red\nBlue"),
        ("<b>Red </b><br> Blue", "Red\nBlue"),
        ("<b>Red</b> <i><br>Blue</i>", "Red\nBlue"),
        ("Red&nbsp;<br>Blue", "Red\nBlue"),
        ("<br> Red <br>", "Red"),
        ("<b> </b><br>Red", "Red"),
        ("Red <b> </b>Blue", "Red Blue"),
        ("Red\n Blue", "Red Blue"),
    ],
)
def test_a_line_ends_at_its_break_whatever_space_stands_there(body: str, words: str) -> None:
    (block,) = read(f"<p>{body}</p>")
    assert isinstance(block, Paragraph)
    assert plain(block.content).replace("\u00a0", "") == words


HEAD = "<tr><th>Crane</th><th>Built</th></tr>"


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (f"<thead>{HEAD}</thead><tfoot>{HEAD}</tfoot><tbody>{row('East', '1974')}{row('West', '1976')}</tbody>", 2),
        (f"<thead>{HEAD}</thead><tbody>{row('East', '1974')}{HEAD}{row('West', '1976')}</tbody>", 2),
        # no repeated header: a foot with sums, a row of data with the words of the header, other headings
        (f"<thead>{HEAD}</thead><tbody>{row('East', '1974')}</tbody><tfoot>{row('All', '2')}</tfoot>", 2),
        (f"<thead>{HEAD}</thead><tbody>{row('Crane', 'Built')}{row('West', '1976')}</tbody>", 2),
        (f"<thead>{HEAD}</thead><tbody>{row('East', '1974')}<tr><th>Boat</th><th>Sunk</th></tr>{row('Ida', '1901')}</tbody>", 3),
        (f"<tbody>{row('East', '1974')}{row('East', '1974')}</tbody>", 2),
    ],
)  # fmt: skip
def test_a_header_that_a_table_repeats_is_no_row(table: str, rows: int) -> None:
    (block,) = read(f"<table>{table}</table>")
    assert isinstance(block, Table)
    assert len(block.rows) == rows


def cells(block: object) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[plain(cell) for cell in row] for row in block.rows]


FOG = '<img src="/fog.jpg" alt="The quay in fog, with three boats tied up">'


@pytest.mark.parametrize(
    ("cell", "words", "apart"),
    [
        # a picture of more than a word follows the table, with its caption
        (FOG, "", [Figure("https://quay.example/fog.jpg", "The quay in fog, with three boats tied up")]),
        (f"East {FOG}", "East", [Figure("https://quay.example/fog.jpg", "The quay in fog, with three boats tied up")]),
        (
            '<figure><img src="/fog.jpg" alt="Fog"><figcaption>In May</figcaption></figure>',
            "",
            [Figure("https://quay.example/fog.jpg", "Fog", (Span("In May"),))],
        ),
        ('<img src="/fog.jpg" alt="">', "", [Figure("https://quay.example/fog.jpg")]),
        ('<img src="/fog.jpg" alt="fog.jpg">', "", [Figure("https://quay.example/fog.jpg", "fog.jpg")]),
        ("<pre>raise east\nraise west</pre>", "", [Code("raise east\nraise west")]),
        # one that stands for a word is that word
        ('<img src="/tick.png" width="16" alt="Yes">', "Yes", []),
        ('<a href="/br"><img src="/br.png" alt="Brazil"></a>', "Brazil", []),
        ("<pre>raise east</pre>", "raise east", []),
        ('<img src="/i.svg" width="12" alt="Icon Tooltip Dark">', "", []),
        # none of a cell that has words, and none of a site's signs
        ('<img src="/br.png" width="20" alt="Brazil"> Brazil', "Brazil", []),
        ('<img src="/spacer.gif" alt="" width="1">', "", []),
    ],
)
def test_what_is_no_word_in_a_cell_follows_its_table(cell: str, words: str, apart: list[object]) -> None:
    table, *rest = read(f"<table>{HEAD}{row(cell, '1974')}{row('West', '1976')}</table>")
    assert cells(table)[0][0] == words
    assert rest == apart


def test_a_picture_that_a_table_shows_in_each_row_follows_it_once() -> None:
    table, *rest = read(f"<table>{HEAD}{row(FOG + 'East', '1974')}{row(FOG + 'West', '1976')}</table>")
    assert cells(table) == [["East", "1974"], ["West", "1976"]]
    assert len(rest) == 1
