"""PDF: initials, lists within lists, displayed formulas, lists of references."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from articlecast.errors import ReadError
from articlecast.model import Article, Document, Heading, ListBlock, ListItem, Note, Paragraph, plain
from articlecast.narrate import write_script
from articlecast.read import read_article
from articlecast.read.formats.pdf.glyphs import MOST_ALTOGETHER, _will_be_crowded
from support.pdf import Placed, Rule, Thing, below, draw, lay

TITLE = Placed(60, 750, "The Keeper of Easton", 22, "Times-Bold")
REST = "he keeper had gone down to the quay at six, and had left the lamp to his wife, who knew it better than he did and trimmed it twice a night without a word about it to the harbour master or anybody else."
AFTER = "The bells of the church rang late that morning, for the ringer had slept, and no boat went out before eight. Nobody in the town had ever seen such a thing, and it was spoken of until the spring."


def read(*things: Thing) -> Article:
    return read_article(Document(draw(things), "application/pdf", "keeper.pdf"))


def texts(article: Article) -> list[str]:
    return [plain(block.content) for block in article.blocks if isinstance(block, Paragraph)]


def begin(letter: str, rest: str, lines: int, *, gap: float = 2, base: int | None = None) -> list[Thing]:
    """A paragraph with an initial beside so many of its lines, whose foot stands on the line ``base``."""
    foot = lines - 1 if base is None else base
    size = 10 + (12 * foot / 0.66 if foot else 12)
    room = stringWidth(letter, "Times-Roman", size) + gap
    things: list[Thing] = [Placed(60, 700 - 12 * foot, letter, size)]
    row, number = "", 0
    for word in [*rest.split(" "), ""]:
        inset = room if number < lines else 0
        if word and stringWidth(f"{row} {word}".strip(), "Times-Roman", 10) <= 460 - inset:
            row = f"{row} {word}".strip()
            continue
        things.append(Placed(60 + inset, 700 - 12 * number, row, 10))
        row, number = word, number + 1
    return things


INITIALS = {
    "two lines": (begin("T", REST, 2), f"T{REST}"),
    "three lines": (begin("T", REST, 3), f"T{REST}"),
    "four lines": (begin("T", REST, 4), f"T{REST}"),
    "far from its word": (begin("T", REST, 3, gap=7), f"T{REST}"),
    "over its word's edge": (begin("T", REST, 3, gap=-4), f"T{REST}"),
    "behind a quotation mark": (begin('"T', REST, 3), f'"T{REST}'),
    "standing on the first line": (begin("T", REST, 1, base=0), f"T{REST}"),
    "standing, and far": (begin("T", REST, 1, base=0, gap=5), f"T{REST}"),
    "a word of its own": (begin("A", "church rang late, and t" + REST, 3), "A church rang late, and t" + REST),
    "a letter that could be a word": (begin("A", "fter the storm t" + REST, 3), "After the storm t" + REST),
}


@pytest.mark.parametrize("case", INITIALS)
def test_a_large_initial_is_the_first_letter_of_its_word(case: str) -> None:
    things, expected = INITIALS[case]
    assert texts(read(TITLE, *things, *lay(AFTER, 60, below(things, 3), 460))) == [expected, AFTER]


def test_a_large_letter_that_stands_for_itself_is_a_heading() -> None:
    letter = Placed(60, 716, "T", 30)
    article = read(TITLE, letter, *lay(AFTER, 60, 640, 460), *lay(f"T{REST}", 60, 580, 460))
    assert texts(article)[-2:] == [AFTER, f"T{REST}"]


# ---------------------------------------------------------------- lists


def show(items: tuple[ListItem, ...]) -> list[object]:
    done: list[object] = []
    for item in items:
        done += [plain(block.content) for block in item.blocks if isinstance(block, Paragraph)]
        done += [show(block.items) for block in item.blocks if isinstance(block, ListBlock)]
    return done


ROWS = {
    "bullets in bullets": ([("•", 0), ("–", 1), ("–", 1), ("•", 0)], ["0", ["1", "2"], "3"]),
    "bullets in numbers": ([("1.", 0), ("•", 1), ("2.", 0)], ["0", ["1"], "2"]),
    "numbers in bullets": ([("•", 0), ("1.", 1), ("2.", 1), ("•", 0)], ["0", ["1", "2"], "3"]),
    "three deep": ([("•", 0), ("•", 1), ("•", 2), ("•", 1), ("•", 0)], ["0", ["1", ["2"], "3"], "4"]),
    "all level": ([("•", 0), ("•", 0), ("•", 0)], ["0", "1", "2"]),
}


@pytest.mark.parametrize("case", ROWS)
def test_items_set_in_deeper_are_a_list_within_the_item_above(case: str) -> None:
    rows, expected = ROWS[case]
    items = [
        thing
        for at, (sign, depth) in enumerate(rows)
        for left in [70 + 22 * depth]
        for thing in (
            Placed(left, 600 - 14 * at, sign),
            Placed(left + 16, 600 - 14 * at, f"Item {at} of the keeper's list"),
        )
    ]
    article = read(TITLE, *lay(AFTER, 60, 700, 460), *items, *lay(AFTER, 60, 500, 460))
    (found,) = (block for block in article.blocks if isinstance(block, ListBlock))

    def number(part: object) -> object:
        return [number(each) for each in part] if isinstance(part, list) else str(part).split()[1]

    assert number(show(found.items)) == expected


# ---------------------------------------------------------------- formulas

FORMULAS = {
    "signs": ["F = ma + bv"],
    "names of functions": ["max f(x) = sin x + cos y"],
    "numbered": ["E(X) = p(x) log p(x)", "(3)"],
    "two lines": ["lim exp(-x) = 0", "x > y"],
}
SAID = ["speed equals way over time", "Six Lamps = One Night", "The end."]


def display(rows: list[str]) -> Article:
    above = lay(f"T{REST}"[:-1] + ", which is told as", 60, 700, 460)
    top = below(above, 2)
    shown = [Placed(240, top - 14 * at, row, 10, "Times-Italic") for at, row in enumerate(rows)]
    if rows[-1].startswith("("):
        shown[-1:] = [Placed(500, top, rows[-1])]
    return read(TITLE, *above, *shown, *lay(f"where the lamp is known. {AFTER}", 60, top - 14 * len(rows) - 12, 460))


@pytest.mark.parametrize("case", FORMULAS)
def test_a_displayed_formula_is_named_and_the_sentence_goes_on_behind_it(case: str) -> None:
    (text,) = texts(article := display(FORMULAS[case]))
    assert f"told as {FORMULAS[case][0]}" in text
    said = " ".join(getattr(cue, "said", "") for cue in write_script(article).cues)
    assert "which is told as a formula where the lamp is known." in said


@pytest.mark.parametrize("line", SAID)
def test_a_line_of_words_is_no_formula(line: str) -> None:
    assert any(line in text for text in texts(display([line])))


# ---------------------------------------------------------------- references

CITED = [
    "[1] A. Lee, Lamps and Keepers of the North, Easton Press, 2019.",
    "[2] B. Mar, On the trimming of wicks, Journal of Lamps 12 (2020), 33-48.",
    "[3] C. Holt, Cranes and Bells, London, 2021.",
]
NAMED = [
    "Lee, A. (2019). Lamps and keepers of the north. Easton Press, Easton and London.",
    "Mar, B. and Holt, C. (2020). On the trimming of wicks. Journal of Lamps, 12, 33-48.",
]
HEADINGS = (
    "References", "7 References", "Literatur", "Literaturverzeichnis", "Bibliographie", "Bibliografía", "Bibliografia",
    "Referências bibliográficas", "Literatuurlijst", "Källförteckning", "Works cited", "Quellenverzeichnis",
)  # fmt: skip


def list_works(heading: str, rows: list[str]) -> Article:
    things: list[Thing] = [TITLE, *lay(f"T{REST}", 60, 700, 460), *lay(AFTER, 60, 630, 460)]
    things.append(Placed(60, 540, heading, 13, "Times-Bold"))
    for row in rows:
        things += lay(row, 60, below(things, 2), 460)
    return read(*things)


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_a_paper_cites_is_a_note_and_no_text(heading: str) -> None:
    article = list_works(heading, NAMED if heading.endswith("e") else CITED)
    assert texts(article) == [f"T{REST}", AFTER]
    assert not any(isinstance(block, Heading) for block in article.blocks)
    assert sum(isinstance(block, Note) for block in article.blocks) == (2 if heading.endswith("e") else 3)


PROSE = {
    "Literatur": [
        "Wer von Lampen liest, der liest vom Meer, und wer vom Meer liest, der liest am Ende von den Lampen selbst."
    ],
    "References": [
        "He never gave any. When he was asked for them, he pointed to the lamp and went on with what he did."
    ],
    "Sources of light": CITED,
    "Bibliographie": [
        "Elle tient en une page, et personne ne l'a lue.",
        "Le gardien la savait par cœur depuis son enfance.",
    ],
}


@pytest.mark.parametrize("heading", PROSE)
def test_text_below_such_a_heading_stays(heading: str) -> None:
    article = list_works(heading, PROSE[heading])
    assert any(isinstance(block, Heading) and plain(block.content) == heading for block in article.blocks)
    assert not any(isinstance(block, Note) for block in article.blocks)


# ---------------------------------------------------------------- too much


@pytest.mark.parametrize(
    ("letters", "read", "pages", "refused"),
    [
        (MOST_ALTOGETHER // 3, 400, 2900, True),
        (MOST_ALTOGETHER // 3, 400, 1200, False),
        (MOST_ALTOGETHER // 5, 100, 2900, False),
        (MOST_ALTOGETHER // 2, 600, 601, False),
    ],
)
def test_what_will_be_too_much_is_refused_before_all_of_it_is_read(
    letters: int, read: int, pages: int, *, refused: bool
) -> None:
    assert _will_be_crowded(letters, read, pages) is refused


def test_a_page_crowded_with_letters_is_one_line() -> None:
    rows = [Placed(10, 790 - 1.5 * at, "abcdefgh " * 90, 1.5) for at in range(520)]
    with pytest.raises(ReadError, match="more letters than any article has"):
        read(*rows)


PLAIN = "Two boats came in by noon, and one by night."
LABELLED = {
    "a bullet set lower": [("•", 60, -2, 12, "Times-Roman"), ("•", 60, -2, 12, "Times-Roman")],
    "a bullet far from its words": [("•", 60, 0, 10, "Times-Roman"), ("•", 60, 0, 10, "Times-Roman")],
    "numbers set lower": [("1", 60, -2, 12, "Times-Roman"), ("2", 60, -2, 12, "Times-Roman")],
    "numbers with full stops": [("1.", 60, -2, 10, "Times-Roman"), ("2.", 60, -2, 10, "Times-Roman")],
    "a typewriter's letter": [("o", 60, 0, 10, "Courier"), ("o", 60, 0, 10, "Courier")],
}
UNLABELLED = {
    "numbers that count from nowhere": [("17", 60, -2, 12, "Times-Roman"), ("24", 60, -2, 12, "Times-Roman")],
    "the letter in the words' own face": [("o", 60, 0, 10, "Times-Roman"), ("o", 60, 0, 10, "Times-Roman")],
    "a bullet far above": [("•", 60, 5, 12, "Times-Roman"), ("•", 60, 5, 12, "Times-Roman")],
    "words": [("so", 60, -2, 12, "Times-Roman"), ("to", 60, -2, 12, "Times-Roman")],
    "another letter of a typewriter": [("x", 60, 0, 10, "Courier"), ("x", 60, 0, 10, "Courier")],
}


def _read_labelled(labels: list[tuple[str, int, int, int, str]]) -> Article:
    things: list[Thing] = [TITLE, *lay(REST, 60, 700, 460)]
    base = below(things, 7)
    for text, left, rise, size, font in labels:
        base -= 24
        things += [Placed(left, base + rise, text, size, font), Placed(left + 18, base, PLAIN)]
    return read(*things, *lay(AFTER, 60, base - 30, 460))


@pytest.mark.parametrize("labels", LABELLED.values(), ids=LABELLED)
def test_a_label_beside_words_makes_them_an_item(labels: list[tuple[str, int, int, int, str]]) -> None:
    (listed,) = [block for block in _read_labelled(labels).blocks if isinstance(block, ListBlock)]
    assert [[plain(each.content) for each in item.blocks if isinstance(each, Paragraph)] for item in listed.items] == [
        [PLAIN], [PLAIN],
    ]  # fmt: skip
    assert (listed.kind == "ordered") == labels[0][0].startswith("1")


@pytest.mark.parametrize("labels", UNLABELLED.values(), ids=UNLABELLED)
def test_other_words_beside_a_line_are_no_label(labels: list[tuple[str, int, int, int, str]]) -> None:
    assert not [block for block in _read_labelled(labels).blocks if isinstance(block, ListBlock)]


def _note(size: float, *, ruled: bool = True, mark: str = "1") -> Article:
    rule = [Rule(60, 110, 120)] if ruled else []
    things = [TITLE, *lay(REST, 60, 700, 460), *lay(AFTER, 60, 640, 460), *rule]
    marked = [Placed(60, 96, mark, 0.6 * size), Placed(66, 92, "The log says so, and nobody else.", size)]
    return read(*things, *marked)


def test_a_note_below_a_rule_may_be_as_large_as_the_text() -> None:
    assert [type(block) for block in _note(10).blocks] == [Paragraph, Paragraph, Note]
    assert not [block for block in _note(10, ruled=False).blocks if isinstance(block, Note)]
    assert not [block for block in _note(10, mark="so").blocks if isinstance(block, Note)]


def _lay_columns(top: float, left: str = REST, right: str = AFTER) -> list[Thing]:
    return [
        *lay(left, 50, top, 235),
        *lay(left, 50, top - 130, 235),
        *lay(right, 315, top, 235),
        *lay(right, 315, top - 130, 235),
    ]


NAME = Placed(150, 760, "The Easton Courier", 30, "Times-Bold")
HEADLINE = Placed(60, 700, "Ferry leaves for the last time", 20, "Times-Bold")
ISSUES = ("No. 4,211", "Vol. 12, Issue 3", "Saturday   £1.20", "Jahrgang 12", "N° 31 - 2,40 €")


@pytest.mark.parametrize("issue", ISSUES)
def test_a_newspapers_name_above_the_number_of_its_issue_is_no_title(issue: str) -> None:
    head = [
        NAME,
        Placed(60, 742, "3 May 2021", 9),
        Placed(420, 742, issue, 9),
        HEADLINE,
        Placed(60, 682, "By Ana Lee", 9),
    ]
    article = read(*head, *_lay_columns(655))
    assert (article.title, article.authors, str(article.published)[:10]) == (
        "Ferry leaves for the last time", ("Ana Lee",), "2021-05-03")  # fmt: skip
    assert issue not in " ".join(texts(article))


TITLES = {
    "a date alone": [NAME, Placed(60, 742, "3 May 2021", 9), HEADLINE],
    "no headline": [NAME, Placed(60, 742, "No. 4,211", 9)],
    "an issue above": [Placed(60, 792, "No. 4,211", 9), NAME, HEADLINE],
    "an issue far below": [NAME, Placed(60, 560, "No. 4,211", 9), Placed(60, 540, "What came of it", 20, "Times-Bold")],
    "a sentence of numbers": [NAME, Placed(60, 742, "It has 12 rooms and 3 cats.", 9), HEADLINE],
    "a heading of one word": [NAME, Placed(60, 742, "No. 4,211", 9), Placed(60, 700, "Contents", 20, "Times-Bold")],
    "a heading as large as the text": [NAME, Placed(60, 742, "No. 4,211", 9), Placed(60, 700, "What came of it", 10)],
}


@pytest.mark.parametrize("head", TITLES.values(), ids=TITLES)
def test_any_other_line_in_the_largest_type_is_the_title(head: list[Thing]) -> None:
    at = 655 if min(thing.base for thing in head) > 660 else 520
    assert read(*head, *_lay_columns(at)).title == "The Easton Courier"


def _place_author(left: float, name: str, *below_it: str) -> list[Thing]:
    return [Placed(left, 735, name, 11), *(Placed(left, 722 - 12 * n, line, 9) for n, line in enumerate(below_it))]


def test_authors_side_by_side_are_no_text_with_what_stands_below_them() -> None:
    first = _place_author(90, "Ana Lee", "University of Easton", "Easton, Norland", "ana@example.org")
    second = _place_author(350, "Bo Mar", "Institute of Tides", "Skar, Norland", "bo@example.org")
    article = read(TITLE, *first, *second, Placed(50, 675, "Abstract", 11, "Times-Bold"), *_lay_columns(660))
    assert article.authors == ("Ana Lee", "Bo Mar")
    assert texts(article) == [REST, REST, AFTER, AFTER]


def test_affiliations_behind_raised_numbers_are_no_text() -> None:
    names = [
        Placed(200, 732, "Ana Lee", 11),
        Placed(238, 736, "1", 7),
        Placed(250, 732, "and Bo Mar", 11),
        Placed(303, 736, "2", 7),
    ]
    where = [Placed(150, 718, "1", 6), Placed(154, 714, "Department of Tides, Easton", 9), Placed(150, 707, "2", 6),
             Placed(154, 703, "Harbour Board of Skar, Norland", 9)]  # fmt: skip
    article = read(TITLE, *names, *where, *_lay_columns(660))
    assert article.authors == ("Ana Lee", "Bo Mar")
    assert texts(article) == [REST, REST, AFTER, AFTER]


def test_the_text_of_a_column_beside_the_authors_is_text() -> None:
    first = _place_author(50, "Ana Lee", "University of Easton", "ana@example.org")
    right = "The university had its own pier, and whoever came by boat was let in without a word. " * 8
    left = [*lay(REST, 50, 660, 235), *lay(AFTER, 50, 580, 235)]
    article = read(Placed(50, 760, "The Keeper of Easton", 18, "Times-Bold"), *first, *left, *lay(right, 315, 735, 235))
    assert texts(article)[-1] == right.strip()


def _lay_line(*cells: tuple[int, str], size: float = 10) -> list[str]:
    return texts(read(TITLE, *lay(REST, 60, 700, 460), *(Placed(left, 600, words, size) for left, words in cells)))


def test_one_line_of_two_parts_is_text() -> None:
    assert _lay_line((60, "Easton, in May"), (300, "Ana Lee")) == [REST, "Easton, in May Ana Lee"]


@pytest.mark.parametrize(
    "cells", [((60, "10"), (300, "20")), ((60, "Tide"), (200, "Wind"), (300, "Rain")), ((60, "+ 4"), (300, "Tide"))]
)
def test_other_lines_with_gaps_are_for_the_eye(cells: tuple[tuple[int, str], ...]) -> None:
    assert _lay_line(*cells) == [REST]


def test_labels_in_small_type_are_for_the_eye() -> None:
    assert _lay_line((60, "Easton"), (300, "Skar"), size=7) == [REST]


def test_a_raised_number_that_was_typed_as_such_marks_a_note_and_is_a_power_elsewhere() -> None:
    text = [TITLE, *lay(REST, 60, 700, 460), *lay(AFTER, 60, 640, 460)]
    noted = read(*text, Placed(60, 92, "\xb9 The log says so, and nobody else.", 7))
    assert [type(block) for block in noted.blocks] == [Paragraph, Paragraph, Note]
    area = read(*text, *lay("The quay is 40 m\xb2 of stone, and a crane stands in the midst of it.", 60, 600, 460))
    assert "40 m2 of stone" in texts(area)[-1]
