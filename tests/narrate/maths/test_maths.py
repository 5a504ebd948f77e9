"""Formulas as they are read aloud: each by its case, and where they stand in an article."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.model import Article, Code, Document, Mark, Paragraph, Span, Utterance
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.islands import speak_maths
from articlecast.narrate.mathml import speak_mathml
from articlecast.narrate.tex import convert_tex
from articlecast.read import read_article

CASES = Path(__file__).parent / "cases"
PAIRS = [
    [path.name, *pair.splitlines()]
    for path in (CASES / "formulas.txt", CASES / "tex.txt")
    for pair in path.read_text("utf-8").strip().split("\n\n")
]
SQUARE = "<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn></math>"
STRANGE = "<math><mi>A</mi><mo>⊕</mo><mi>B</mi></math>"
TEX = "\\begin{array}1\\end{array}"
TEX_PARTS = (
    "x", "2", "12", "{", "}", "^", "_", "'", "[", "]", "+", " ", "<", "&", "\\", "\\frac", "\\sqrt", "\\alpha", "\\sum",
    "\\text", "\\left(", "\\hat",
)  # fmt: skip
LEAVES = ("<mi>x</mi>", "<mn>2</mn>", "<mo>+</mo>", "<mo>(</mo>", "<mo>)</mo>", "<mtext>5%</mtext>", "", "<x/>")
HOLDERS = ["mrow", "mfrac", "msup", "msub", "msubsup", "msqrt", "mroot", "mfenced", "mtable", "mtr", "mtd", "mover"]
INNER = st.recursive(
    st.sampled_from(LEAVES),
    lambda inside: st.tuples(st.sampled_from(HOLDERS), st.lists(inside, max_size=3)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
)
PROSE = """\
The harbour at Leith has kept its own count of the tides since the winter of the great storm, when the old gauge was
carried away and nobody could say how far the water had come.

Every boat that enters pays by that count. The skippers do not love it, but they trust it more than the tables
that the council prints, and on most mornings two or three of them stand at the wall to read it.

Ana Lee, who looks after the gauge, says that the sum is simple enough for a child, and that the sea has never once
complained about the result.
"""


def narrate(*spans: Span, language: str = "en", maths: str = "say") -> list[Utterance]:
    options = NarrateOptions(opening="", maths=maths)  # type: ignore[arg-type]  # the case gives one of its values
    return list(write_script(Article("T", language, (Paragraph(spans),)), options).utterances)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[1])
def test_each_formula_is_said_as_its_case_has_it(pair: list[str]) -> None:
    """Lines in twos: MathML or TeX, and under it the words, or "(named)"; REWRITE_CASES=1 rewrites them for review."""
    if os.environ.get("REWRITE_CASES"):
        made = [f"{source}\n{speak_maths(source, 'en') or '(named)'}" for name, source, _ in PAIRS if name == pair[0]]
        (CASES / pair[0]).write_text("\n\n".join(made) + "\n", "utf-8")
    assert (speak_maths(pair[1], "en") or "(named)") == pair[2]


@given(st.lists(st.sampled_from(TEX_PARTS), max_size=12).map("".join))
def test_any_tex_is_words_or_nothing(source: str) -> None:
    said = speak_mathml(convert_tex(source)) if convert_tex(source) else ""
    assert not [sign for sign in said if not (sign.isalpha() or sign in " ,;-")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "The root is $\\sqrt{2}$ and \\( \\frac{a}{b} \\) too.",
            "The root is the square root of two and a over b too.",
        ),
        ("Take ( \\frac{a}{b} ) of it.", "Take a over b of it."),
        ("$$E = mc^2$$", "E equals m c squared."),
        ("It was \\[ x_1 \\] then.", "It was x sub one then."),
        ("It cost $5 and then $6 more.", "It cost five dollars and then six dollars more."),
        ("Take $\\begin{x}$ now.", "Take a formula now."),
        ("The fee is $f$, and $n = 3$ of it.", "The fee is f, and n equals three of it."),
        ("He paid $5 for $a bag and $6.", "He paid five dollars for dollars a bag and six dollars."),
    ],
)
def test_tex_in_the_text_of_a_page_is_said(written: str, said: str) -> None:
    (heard,) = narrate(Span(written))
    assert heard.said == said


@pytest.mark.parametrize(
    "written",
    [
        "It cost $US 5 or A$ 7.",
        "A $T and $F day on the exchange.",
        "Up: $F, $T, $X.",
        "From $a to $b.",
        "The variables $a, $b and $c.",
        "A US$ and an A$ note.",
        "Between $b$5 and $c$6.",
        "For $x the price is 7$.",
        "It was $K a $ lot.",
        "The fare: $m or so; 5 $ now.",
    ],
)
def test_other_letters_behind_a_dollar_are_no_formula(written: str) -> None:
    (heard,) = narrate(Span(written))
    assert not [each for each in heard.rewrites if each.rule == "formula"]


@given(INNER)
def test_any_formula_is_words_or_nothing(inside: str) -> None:
    said = speak_mathml(f"<math>{inside}</math>")
    assert not [sign for sign in said if not (sign.isalpha() or sign in " ,;-")]


def test_a_formula_nested_without_end_is_not_said() -> None:
    assert not speak_mathml(f"<math>{'<mrow>' * 900}<mi>x</mi>{'</mrow>' * 900}</math>")


def test_a_formula_within_a_sentence_is_said_in_words_and_written_as_it_is_shown() -> None:
    (heard,) = narrate(Span("Take "), Span("x2+1", (Mark("maths", SQUARE),)), Span(" of the 3."))
    assert heard.written == "Take x2+1 of the 3."
    assert heard.said == "Take x squared plus one of the three."
    assert heard.rewrites[0].rule == "formula"
    assert heard.written[heard.rewrites[0].start : heard.rewrites[0].end] == "x2+1"
    assert [heard.said[r.said_start : r.said_end] for r in heard.rewrites] == ["x squared plus one", "three"]


@pytest.mark.parametrize("source", [STRANGE, TEX])
def test_a_formula_that_has_no_words_is_named(source: str) -> None:
    (heard,) = narrate(Span("Take "), Span("A⊕B", (Mark("maths", source),)), Span(" now."))
    assert heard.said == "Take a formula now."


@pytest.mark.parametrize(
    ("language", "maths", "said"),
    [
        ("en", "name", "Take a formula now."),
        ("en", "skip", "Take now."),
        ("de", "say", "Take eine Formel now."),
    ],
)
def test_formulas_are_named_or_left_out_as_the_settings_say(language: str, maths: str, said: str) -> None:
    formula = Span("x2+1", (Mark("maths", SQUARE),))
    (heard,) = narrate(Span("Take "), formula, Span(" now."), language=language, maths=maths)
    assert heard.said == said


def test_the_formulas_of_a_page_are_said() -> None:
    tex = "<annotation encoding='application/x-tex'>x^2+1</annotation>"
    both = f"<semantics><mrow>{SQUARE[6:-7]}</mrow>{tex}</semantics>"
    first, second, third = (f"<p>{words}</p>" for words in PROSE.split("\n\n"))
    page = (
        f"<html lang=en><head><title>Tides</title></head><body><article><h1>Tides</h1>{first}{second}"
        f"<p>They take <math>{both}</math> as the height of the water on the wall.</p>"
        f"<math display=block>{both}</math>{third}</article></body></html>"
    )
    article = read_article(Document(page.encode(), "text/html", "https://tides.example/page"))
    assert [block.language for block in article.blocks if isinstance(block, Code)] == ["mathml"]
    said = [each.said for each in write_script(article).utterances]
    assert "They take x squared plus one as the height of the water on the wall." in said
    assert "X squared plus one." in said
