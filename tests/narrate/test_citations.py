"""Sources in brackets and lists of references: what a listener cannot look up."""

import time

import pytest

from articlecast.model import Article, Block, Heading, ListBlock, ListItem, Paragraph, Span
from articlecast.narrate import NarrateOptions, write_script

CITING = "Bark splits early (Holm et al. 2019). It heals late (Vik and Berg 2020)."


def text(words: str) -> tuple[Span, ...]:
    return (Span(words),)


def said(*blocks: Block, options: NarrateOptions | None = None) -> list[str]:
    script = write_script(Article("", "en", blocks), options or NarrateOptions(citations="skip"))
    return [each.said for each in script.utterances]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("The bark split (Smith 2019; Lee et al. 2020).", "The bark split."),
        ("Others disagree (Holm & Vik, 2018, p. 4), as he did.", "Others disagree, as he did."),
        ("It was dry (see also Holm, Vik, & Berg, 2018a).", "It was dry."),
        ("It was dry (e.g., van der Berg et al., 2018; Lee, 2019, 2020).", "It was dry."),
        ("It was dry [Holm and Vik 2018: 12–14].", "It was dry."),
    ],
)
def test_sources_in_brackets_are_left_out_by_setting(written: str, spoken: str) -> None:
    assert said(Paragraph(text(written))) == [spoken]
    assert said(Paragraph(text(written)), options=NarrateOptions()) != [spoken]


@pytest.mark.parametrize(
    "written",
    [
        "The fair (Paris 2024) was dry.",
        "The fair (May 2019) was dry.",
        "The boat (Toyota, 2019) was dry.",
        "As Berg (2011) found, it was dry.",
        "The mayor (born 1950) was dry.",
        "The pair (Ann and Bob) were dry.",
        "The song (“Dry”, 2019) was dry.",
        "The law (Act 2019) was dry.",
        "The harbour (founded in 1818) was dry.",
        "The years (1990, 2000 and 2010) were dry.",
    ],
)
def test_a_name_and_a_year_in_other_texts_are_no_source(written: str) -> None:
    words = " ".join(said(Paragraph(text(written))))
    assert words == " ".join(said(Paragraph(text(written)), options=NarrateOptions()))


def test_one_name_and_a_year_are_a_source_where_the_text_cites() -> None:
    heard = said(Paragraph(text(CITING)), Paragraph(text("It rots (Lee 2018). It rained (May 2019).")))
    assert heard[-2] == "It rots."
    assert "May" in heard[-1]


@pytest.mark.parametrize("part", ["Holm, A. ", "Vik and Holm, ", "Lee 2019; ", "van der Berg et al. ", "Holm "])
def test_a_bracket_of_many_names_takes_little_time(part: str) -> None:
    began = time.process_time()
    said(Paragraph(text(f"It was ({part * 60}dry. " * 4)))
    assert time.process_time() - began < 2


ENTRIES = ("Holm, K. (2018). On bark. Journal of Pears, 4(2), 11–19.", "Lee, A. (2020). Pear wood. doi:10.1000/abc")


@pytest.mark.parametrize("as_list", [False, True])
def test_a_list_of_references_is_left_out_where_notes_are(as_list: bool) -> None:  # noqa: FBT001 -- a case of two
    entries = tuple(Paragraph(text(entry)) for entry in ENTRIES)
    listed = (ListBlock(tuple(ListItem((entry,)) for entry in entries)),) if as_list else entries
    blocks = (
        Paragraph(text("It is dry.")),
        Heading(2, text("References")),
        *listed,
        Heading(2, text("Later")),
        Paragraph(text("It rained.")),
    )
    assert said(*blocks, options=NarrateOptions()) == ["It is dry.", "Later.", "It rained."]
    assert len(said(*blocks, options=NarrateOptions(notes="end"))) > 5
    omitted = write_script(Article("", "en", blocks)).omissions
    assert {each.kind for each in omitted} == {"note"}
    assert "Journal of Pears" in " ".join(each.words for each in omitted)


def test_a_line_that_heads_sources_is_a_heading_of_them() -> None:
    entries = [Paragraph(text(entry)) for entry in (*ENTRIES, "The Council of Vik: Minutes, 12.03.2021")]
    assert said(Paragraph(text("It is dry.")), Paragraph(text("Sources:")), *entries, options=NarrateOptions()) == [
        "It is dry."
    ]
    own = Paragraph(text("The river has three of them."))
    assert len(said(Paragraph(text("Sources:")), own, options=NarrateOptions())) == 2


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("References", "Ask two of the last owners before you buy."),
        ("Sources", "The river has three of them, and none is deep."),
        ("Bibliography", "She never wrote one, and was proud of it."),
        ("Later", ENTRIES[0]),
    ],
)
def test_what_is_no_list_of_references_is_said(heading: str, line: str) -> None:
    assert len(said(Heading(2, text(heading)), Paragraph(text(line)), options=NarrateOptions())) > 1


@pytest.mark.parametrize("line", ["DOI: 10.1000/xyz123", "https://doi.org/10.1000/xyz123", "doi:10.1000/xyz.1"])
def test_a_line_of_a_doi_is_left_out_where_notes_are(line: str) -> None:
    assert said(Paragraph(text(line)), options=NarrateOptions()) == []
    assert said(Paragraph(text(line)), options=NarrateOptions(notes="end"))
    assert said(Paragraph(text("The DOI is what a library asks for.")), options=NarrateOptions())
