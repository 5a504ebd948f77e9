"""Tables, specifications and ingredients as they are said."""

import pytest

from articlecast.model import Article, Block, Figure, ListBlock, ListItem, Paragraph, Shown, Span, Table, Text
from articlecast.narrate import write_script
from articlecast.narrate.tables import find_course


def text(words: str) -> Text:
    return (Span(words),) if words else ()


def table(*rows: str, head: str = "", caption: str = "") -> Table:
    return Table(
        tuple(tuple(map(text, row.split("|"))) for row in rows), tuple(map(text, head.split("|"))) if head else (), text(caption)
    )  # fmt: skip


def said(block: Block, language: str = "en") -> list[str]:
    return [each.said for each in write_script(Article("", language, (block,))).utterances]


YEARS = tuple(f"{1990 + 3 * at}|{12 + at}" for at in range(8))


def test_a_row_of_two_cells_without_heads_is_a_label_and_its_value() -> None:
    assert said(table("Flour|200 g", "How much?|3", "Salt|")) == [
        "Flour: two hundred grams.",
        "How much?",
        "three.",
        "Salt.",
    ]


def test_a_row_below_heads_names_them() -> None:
    assert said(table("Leith|7", head="Port|Boats")) == ["Leith; Boats: seven."]


def test_behind_a_cell_that_is_a_sentence_no_semicolon_stands() -> None:
    assert said(table("Leith|The boats are all at sea.|Acme Inc.|no", head="Port|For|By|Open")) == [
        "Leith; For: The boats are all at sea.",
        "By: Acme Incorporated; Open: no.",
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Here the article shows a table, Catches: two columns, eight rows; from twelve in nineteen ninety to nineteen in twenty eleven."),
        ("de", "Hier zeigt der Artikel eine Tabelle, Fang: zwei Spalten, acht Zeilen; von zwölf im Jahr neunzehnhundertneunzig auf"),
        ("es", "Aquí el artículo muestra una tabla, Capturas: dos columnas, ocho filas; de doce en mil novecientos noventa a"),
        ("fr", "L’article montre ici un tableau, Prises: deux colonnes, huit lignes; de douze en mille neuf cent quatre-vingt-dix à"),
        ("it", "Qui l’articolo mostra una tabella, Pesca: due colonne, otto righe; da dodici nel millenovecentonovanta a"),
        ("pt", "Aqui o artigo mostra uma tabela, Pesca: duas colunas, oito linhas; de doze em mil novecentos e noventa para"),
    ],
)  # fmt: skip
def test_a_table_too_large_is_announced_with_its_size_and_its_ends(language: str, line: str) -> None:
    caption = line.partition(", ")[2].partition(":")[0]
    assert " ".join(said(table(*YEARS, head="Y|C", caption=caption), language)).startswith(line)


@pytest.mark.parametrize(
    ("rows", "head", "course"),
    [
        (("1990|12", "1991|14", "1992|30"), "", [("", "12", "1990", "30", "1992")]),
        (("1992|30", "1991|14", "1990|12"), "", [("", "12", "1990", "30", "1992")]),
        (("1990|1|4", "1991|2|5", "1992|3|6"), "Year|Boats|Crews", [("Boats: ", "1", "1990", "3", "1992"), ("Crews: ", "4", "1990", "6", "1992")]),
        (("Boats|1|2|3", "Crews|4|5|6"), "|1990|1991|1992", [("Boats: ", "1", "1990", "3", "1992"), ("Crews: ", "4", "1990", "6", "1992")]),
        (("1990|$1.2bn", "1991|$1.4bn", "1992|$3bn"), "", [("", "$1.2bn", "1990", "$3bn", "1992")]),
        (("1990|12", "1991|14"), "", []),
        (("1990|12", "1993|14", "1991|30"), "", []),
        (("1990|a storm", "1991|a fire", "1992|a war"), "", []),
        (("Leith|12", "Vik|14", "Easton|30"), "", []),
        (("1990|", "1991|14", "1992|30"), "", []),
        (("1001|12", "1002|14", "1003|30"), "", []),
        (("1990–91|12", "1991–92|14", "1992–93|30"), "", []),
        (("1990|12", "later|14", "1992|30"), "", []),
    ],
)  # fmt: skip
def test_numbers_by_time_are_told_at_both_ends(rows: tuple[str, ...], head: str, course: list[tuple[str, ...]]) -> None:
    assert find_course(table(*rows, head=head)) == course


@pytest.mark.parametrize(
    ("term", "value", "lines"),
    [
        ("Flour", "200 g", ["Flour: 200 g"]),
        ("Flour:", "200 g", ["Flour: 200 g"]),
        ("Tide", "What the moon does to the sea twice a day, and to the people who live from it and beside it.", 2),
        ("Tide", "It rises. It falls.", 3),
    ],
)
def test_a_short_definition_is_said_with_its_term(term: str, value: str, lines: list[str] | int) -> None:
    block = ListBlock((ListItem((Paragraph(text(value)),), text(term)),), "definition")
    written = [each.written for each in write_script(Article("", "en", (block,))).utterances]
    assert (written if isinstance(lines, list) else len(written)) == lines


def show(*blocks: Block) -> tuple[Shown, ...]:
    return write_script(Article("", "en", (Paragraph(text("First.")), *blocks, Paragraph(text("Last."))))).shown


def test_a_table_that_is_read_is_kept_with_the_paragraphs_that_read_it() -> None:
    read = table("Leith|7", "|", "Oban \t|  9 boats", head="Port|Boats")
    rows = ("Port\tBoats", "Leith\t7", "Oban\t9 boats")
    assert show(read) == (Shown("table", 0, 2, "", rows, is_headed=True, is_read=True),)
    captioned = table("Leith|7", caption="Boats by port")
    assert show(captioned) == (Shown("table", 0, 2, "Boats by port", ("Leith\t7",), is_read=True),)


def test_a_table_that_is_too_large_to_hear_is_kept_for_the_eye() -> None:
    shown = show(table(*YEARS, head="Year|Boats", caption="Boats by year"))
    assert [(each.paragraph, each.last, each.words, len(each.rows), each.is_read) for each in shown] == [
        (0, 1, "Boats by year", 9, False)
    ]


@pytest.mark.parametrize(
    "large",
    [
        table(*(f"{at}|x" for at in range(61))),
        table("|".join("abcdefghijklm")),
        table(f"a|{'word ' * 1300}"),
    ],
    ids=["rows", "columns", "characters"],
)
def test_a_table_larger_than_a_manifest_should_hold_has_no_rows(large: Table) -> None:
    assert [each.rows for each in show(large)] == [()]


def test_a_picture_is_kept_whether_something_is_said_of_it_or_not() -> None:
    told = show(Figure("a.png", "Two keepers", text("The sluice in May.")))
    assert told == (Shown("picture", 0, 1, "Two keepers", url="a.png"),)
    assert show(Figure("a.png", "Two keepers")) == (Shown("picture", 0, 0, "Two keepers", url="a.png"),)
    assert show(Figure("a.png", "", text("The sluice in May."))) == (Shown("picture", 0, 1, url="a.png"),)
