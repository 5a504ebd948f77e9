"""What points at the page, as a listener can use it; and the same words where they point at nothing."""

import pytest

from articlecast.model import Article, Block, Figure, Mark, Paragraph, Span, Table, render_readings
from articlecast.narrate import NarrateOptions, write_script

CHART = Figure("https://example.org/a.png", "A line that climbs from two metres to three")
LINK = (Mark("link", "https://example.org/form"),)


def say(*blocks: Block, language: str = "en", options: NarrateOptions | None = None) -> list[str]:
    article = Article("", language, blocks)
    return [render_readings(each.said) for each in write_script(article, options).utterances]


def write(text: str) -> Paragraph:
    """A paragraph in which ``<...>`` is a link."""
    spans: list[Span] = []
    for number, part in enumerate(text.replace(">", "<").split("<")):
        spans += [Span(part, LINK if number % 2 else ())] if part else []
    return Paragraph(tuple(spans))


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "To come along, <click here>.", "To come along, follow the link in the show notes."),
        ("en", "<Click here> to come along.", "Follow the link in the show notes to come along."),
        ("en", "You can come by <clicking on this link>.", "You can come by following the link in the show notes."),
        ("en", "The form is available <here>.", "The form is available through the link in the show notes."),
        ("en", "The water rose (see Figure 2).", "The water rose."),
        ("en", "The water rose (Figs. 2a and 3) again.", "The water rose again."),
        ("en", "The pilot (pictured above) agreed.", "The pilot agreed."),
        ("en", "Ann Reed, pictured below, agreed.", "Ann Reed agreed."),
        ("en", "As the chart below shows, it rose.", "As the chart in the article shows, it rose."),
        ("en", "It rose, as shown above.", "It rose, as shown in the article."),
        ("en", "The report (PDF, 2 MB) is long.", "The report is long."),
        ("en", "It rose. See Table 4. It fell.", "It rose. It fell."),
        ("en", "It rose. Click on the picture to enlarge it.", "It rose."),
        ("en", "Read our log of the voyage <here>.", "Read our log of the voyage through the link in the show notes."),
        ("en", "Buy the lamp <right here>!", "Buy the lamp through the link in the show notes!"),
        ("de", "Unser Bericht von der Fahrt: <hier>.", "Unser Bericht von der Fahrt: über den Link in den Shownotes."),
        ("de", "Das Wasser stieg (siehe Abbildung 2).", "Das Wasser stieg."),
        ("de", "Wie die Grafik unten zeigt, stieg es.", "Wie die Grafik im Artikel zeigt, stieg es."),
        ("fr", "L’eau a monté (voir figure 2).", "L’eau a monté."),
        ("fr", "Pour venir, <cliquez ici>.", "Pour venir, suivez le lien dans les notes de l’épisode."),
        ("es", "El agua subió (véase la figura).", "El agua subió (véase la figura)."),
        ("es", "El agua subió (véase figura 2).", "El agua subió."),
        ("it", "L’acqua è salita (vedi tabella 3).", "L’acqua è salita."),
        ("pt", "Para vir, <clique aqui>.", "Para vir, siga o link nas notas do episódio."),
    ],
)
def test_what_points_at_the_page_is_said_for_the_ear(language: str, written: str, said: str) -> None:
    assert " ".join(say(write(written), CHART, language=language)).startswith(said)


@pytest.mark.parametrize(
    "written",
    [
        "Never click here and there at random.",
        "The label says click here.",
        "The button says “click here”.",
        "The table above the fire was laid.",
        "She hung the picture below the clock.",
        "He lives here.",
        "It is the place where <the boats come in here>.",
        "Read about <the storm that came through here>.",
        "<Here> the boats come in.",
        "The boats come in <here> at night.",
        "They were <here>’s first crew.",
        "Watch the boats come in right here.",
        "The book is available here in Sligo.",
        "They won (see the sports pages).",
        "Figure A shows the rise.",
        "The act (Section A) protects them.",
        "He ate at a table (by the window).",
        "Scroll saws were sold (two of them).",
        "The floor above is let.",
        "The room below was empty.",
        "See Naples and die.",
    ],
)
def test_words_that_point_at_nothing_stay(written: str) -> None:
    assert " ".join(say(write(written), CHART)).startswith(written.replace("<", "").replace(">", ""))


def test_a_table_below_is_furniture_where_the_article_shows_none() -> None:
    assert say(write("The table below was laid.")) == ["The table below was laid."]
    assert (
        say(write("The table below was short."), Table((((Span("a"),),),)))[0] == "The table in the article was short."
    )


def test_pointers_stay_where_an_editor_wants_them() -> None:
    assert say(write("It rose (see Figure 2)."), options=NarrateOptions(pointers="say"))[0].endswith(
        "(see Figure two)."
    )


@pytest.mark.parametrize(
    "before", ["The chart below shows it.", "This map is old.", "It rose (Figure 2).", "Siehe die Grafik."]
)
def test_a_picture_that_the_prose_points_at_is_described(before: str) -> None:
    assert CHART.alt + "." in say(write(before), CHART)


@pytest.mark.parametrize("before", ["It rose again.", "The floor above is let.", "She charts a course."])
def test_other_pictures_are_for_the_eye(before: str) -> None:
    assert CHART.alt + "." not in say(write(before), CHART)


@pytest.mark.parametrize("alt", ["", "IMG_2041.jpg", "chart", "screenshot-2026-03-02.png"])
def test_a_picture_whose_text_tells_nothing_is_not_described(alt: str) -> None:
    assert len(say(write("The chart below shows it."), Figure("u", alt))) == 1


def test_a_caption_is_said_once_and_no_other_text_beside_it() -> None:
    figure = Figure("u", CHART.alt, caption=(Span("The rise."),))
    assert say(write("See the chart below."), figure)[1:] == ["The rise."]
