"""PDF: initials, lists within lists, displayed formulas, lists of references."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from articlecast.errors import ReadError
from articlecast.model import Article, Document, Heading, ListBlock, ListItem, Note, Paragraph, plain
from articlecast.narrate import write_script
from articlecast.read import read_article
from articlecast.read.formats.pdf.glyphs import MOST_ALTOGETHER, _will_be_crowded
from support.pdf import Placed, Thing, below, draw, lay

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
