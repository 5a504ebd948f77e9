"""What the voice leaves out is told: what it was, why, and where it stood."""

from articlecast.model import Article, Block, Code, Embed, Figure, Mark, Note, Paragraph, Quote, Span, Table
from articlecast.narrate import NarrateOptions, format_script, write_script
from articlecast.narrate.audit import list_omitted

ROWS = tuple((((Span(str(number)),), (Span("x"),))) for number in range(9))


def leave_out(*blocks: Block, options: NarrateOptions | None = None) -> list[tuple[str, str, int]]:
    script = write_script(Article("", "en", (Paragraph((Span("First."),)), *blocks)), options)
    return [(each.kind, each.words, each.paragraph) for each in script.omissions]


def test_each_kind_of_block_that_is_not_said_is_told_at_its_place() -> None:
    blocks = (
        Table(ROWS, caption=(Span("Catches by year"),)),
        Code("x = 1"),
        Paragraph((Span("Second."),)),
        Figure("https://example.org/a.png", "A gull"),
        Embed("video", "https://example.org/v", "A film"),
        Embed("audio", "https://example.org/s", "A song"),
        Embed("other", "https://example.org/x"),
        Note("1", (Paragraph((Span("Ibid."),)),)),
        Quote((Paragraph((Span("First."),)),), pull=True),
        Paragraph((Span("Read more: the other article"),)),
    )
    assert leave_out(*blocks) == [
        ("table", "Catches by year", 0),
        ("code", "x = 1", 1),
        ("picture", "A gull", 3),
        ("video", "A film", 3),
        ("audio", "A song", 4),
        ("embed", "", 5),
        ("note", "Ibid.", 5),
        ("pull quote", "First.", 5),
        ("line", "Read more: the other article", 5),
    ]


def test_what_is_said_is_no_omission() -> None:
    figure = Figure("u", "A gull", caption=(Span("A gull rests."),))
    assert leave_out(Table(ROWS[:2]), figure, Code("x"), options=NarrateOptions(code="read")) == []


def test_a_sentence_that_only_points_is_told() -> None:
    assert leave_out(Paragraph((Span("It rose. See Figure 2."),))) == [("words", "See Figure 2.", 1)]


def test_a_script_s_file_holds_no_omission_and_its_list_one_line_for_each() -> None:
    script = write_script(Article("", "en", (Code("x = 1"), Paragraph((Span("A day.", (Mark("em"),)),)))))
    assert "x = 1" not in format_script(script)
    assert list(list_omitted(script)) == ['0\tcode\tnarrate.code = "name"\tx = 1']


def test_what_a_line_links_to_that_is_left_out_is_none_of_the_articles_links() -> None:
    def linked(before: str, words: str, address: str) -> Paragraph:
        return Paragraph((Span(before), Span(words, (Mark("link", address),)), Span(".")))

    own = linked("The ferry is in ", "the timetable", "https://skarv.example/times")
    asks = linked("Please sign up for our ", "newsletter", "https://skarv.example/letter")
    found = write_script(Article("The last ferry", "en", (own, asks)))
    assert [address for _words, address in found.links] == ["https://skarv.example/times"]
    kept = write_script(Article("The last ferry", "en", (own, asks)), NarrateOptions(boilerplate="keep"))
    assert len(kept.links) == 2
