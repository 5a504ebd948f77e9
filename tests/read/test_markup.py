"""Lines that a writer broke, and tables: what is read of their markup."""

import pytest

from articlecast.model import Document, Paragraph, Table, plain
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
