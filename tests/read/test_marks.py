"""Marks in an article's text: one vocabulary, in HTML attributes, in comments and in Markdown's braces."""

from pathlib import Path

import pytest

from articlecast.model import Document
from articlecast.narrate import format_script, parse_script, write_script
from articlecast.read import ReadOptions, read_article
from articlecast.read.markup.marks import WORDS
from articlecast.read.markup.texts import article_text

PROSE = (
    "The harbour board met on Tuesday evening, in the hall behind the church, and it sat until ten o'clock at night. "
)


def read(body: str, form: str = "md", *, remote: bool = False, name: str = "") -> str:
    """The script of a body, below its title."""
    name = name or f"x.{form}"
    types = {"md": "text/markdown", "headed": "text/markdown", "page": "text/html"}
    texts = {
        "md": f"# Tide\n\n{body}\n",
        "headed": f"---\ntitle: Tide\n---\n{body}\n",
        "page": f"<html><head><title>Tide</title></head><body><nav><a href=/>Home</a></nav><article><h1>Tide</h1>"
        f"<p>{PROSE * 3}</p>{body}<p>{PROSE * 3}</p></article></body></html>",
    }
    article = read_article(Document(texts[form].encode(), types[form], name, remote=remote), ReadOptions(language="en"))
    script = write_script(article)
    written = format_script(script)
    assert parse_script(written) == script
    lines = [line for line in written.split("\n") if line and not line.startswith(("[pause 0.", "[pause 1.0]", "# "))]
    told = lines[lines.index("[title] Tide") + 1 :]
    return "|".join(line for line in told if not line.startswith("The harbour board"))


SAME = {  # what is said, and how that may be written
    "{Mr.|Mister|short form} {Nguyen|win|say-as} came.": [
        '<p>Mr. <span data-articlecast="say-as: win">Nguyen</span> came.</p>',
        "<p>Mr. <em data-articlecast='SAY-AS:win'>Ngu<b>yen</b></em> came.</p>",
        "<p>Mr. <!-- articlecast: say-as: win -->Nguyen<!-- articlecast: end --> came.</p>",
        'Mr. [Nguyen]{say-as="win"} came.',
        "Mr. [Nguyen]{say-as=win} came.",
        "Mr. <!-- articlecast: say-as win -->Nguyen<!-- articlecast: end --> came.",
        'Mr. <span data-articlecast="say-as: win">Nguyen</span> came.',
    ],
    "{Nguyen|⟦win¦wɪn⟧|say-as} came.": [
        '<p><span data-articlecast="say-as: win /wɪn/">Nguyen</span> came.</p>',
        '[Nguyen]{say-as="win /wɪn/"} came.',
    ],
    "{Nguyen|⟦Nguyen¦wɪn⟧|say-as} came.": ['[Nguyen]{say-as="/wɪn/"} came.'],
    "First.|Last.": [
        '<p>First.</p><p data-articlecast="skip">Gone.</p><p>Last.</p>',
        '<p>First.</p><div data-articlecast="skip">Gone, <p data-articlecast="only">too.</p></div><p>Last.</p>',
        "<p>First.</p><!-- articlecast: skip --><p>Gone, <em>all</em>.</p><ul><li>Of it.</ul><!-- articlecast: end -->"
        "<p>Last.</p>",
        "<p>First.<!-- articlecast: skip --> Gone.</p><p>Gone. <!-- articlecast: end --></p><p>Last.</p>",
        "First.\n\nGone. {.skip}\n\nLast.",
        "First.\n\n{.skip}\nGone.\n\nLast.",
        "First.\n\n{.skip}\n\n> Gone.\n>\n> All of it.\n\nLast.",
        "First.\n\nGone.\n{: .skip}\n\nLast.",
        "First.\n\nGone.\n{: .articlecast skip}\n\nLast.",
        'First.\n\nGone.\n{: data-articlecast="skip"}\n\nLast.',
        "First.\n\n## Gone {.skip}\n\nLast.",
        "First.\n\n{.skip}\n\n## Gone\n\nLast.",
        "First.\n\n<!-- articlecast: skip -->\n\n- Gone.\n- All.\n\n## Of it\n\n<!-- articlecast: end -->\n\nLast.",
        "First. [Gone.]{.skip}\n\nLast.",
    ],
    "First.|[pause 2.0]|Last.": [
        '<p>First.</p><p data-articlecast="pause: 2">Last.</p>',
        '<p>First.</p><div data-articlecast="pause: 2s"><p>Last.</p></div>',
        "<p>First.</p><!-- articlecast: pause 2 --><p>Last.</p>",
        "<p>First. <!-- articlecast: pause: 2 -->Last.</p>",
        "First.\n\n<!-- articlecast: pause 2 -->\n\nLast.",
        "First.\n\n{pause=2}\nLast.",
        "First. []{pause=2}Last.",
    ],
    "She said:|[voice=quote] I will.|And went.": [
        '<p>She said: <span data-articlecast="voice: quote">I will.</span> And went.</p>',
        "She said: [I will.]{voice=quote} And went.",
        "She said: <!-- articlecast: voice: quote -->I will.<!-- articlecast: end --> And went.",
    ],
    "[voice=amy lee] First.|[list voice=amy lee] Second.|Last.": [
        '<div data-articlecast="voice: amy lee"><p>First.</p><ul><li>Second.</li></ul></div><p>Last.</p>',
        "<!-- articlecast: voice: amy lee -->\n\nFirst.\n\n- Second.\n\n<!-- articlecast: end -->\n\nLast.",
        '{voice="amy lee"}\nFirst.\n\n{voice="amy lee"}\n\n- Second.\n\nLast.',
    ],
    "[fr] Le {3 mai|trois mai|date}.|Last.": [
        '<p data-articlecast="language: fr">Le 3 mai.</p><p>Last.</p>',
        "<!-- articlecast: language: fr -->\nLe 3 mai.\n<!-- articlecast: end -->\n\nLast.",
        "{language=fr}\nLe 3 mai.\n\nLast.",
        "[Le 3 mai.]{lang=fr}\n\nLast.",
    ],
    "[fr voice=quote] {3|trois|number} {Nguyen|win|say-as}.": [
        '[3 [Nguyen]{say-as=win}.]{voice=quote language="fr"}',
        '<p data-articlecast="voice: quote; language: fr">3 <i data-articlecast="say-as: win">Nguyen</i>.</p>',
    ],
}
BODIES = [(said, body) for said, bodies in SAME.items() for body in bodies]


@pytest.mark.parametrize(("said", "body"), BODIES)
def test_a_mark_means_the_same_in_each_notation(said: str, body: str) -> None:
    forms = ["md", "headed", "page"] if body.startswith(("<p", "<div")) else ["md", "headed"]
    for form in forms:
        assert read(body, form) == said, form


def test_where_anything_is_marked_to_be_read_alone_nothing_else_is_even_if_browsers_hide_it() -> None:
    hidden = '<p>Not this.</p><p data-articlecast="only" style="display:none">This.</p><p>Nor this.</p>'
    for form in ("md", "headed", "page"):
        assert read(hidden, form) == "This."
    assert read("Not this.\n\n{.only}\nThis.\n\nNor this.", "headed") == "This."
    between = "Not this.\n\n<!-- articlecast: only -->\n\nThis.\n\n- That.\n\n<!-- articlecast: end -->\n\nNor this."
    assert read(between, "headed") == "This.|[list] That."


def test_braces_of_others_and_code_are_left_as_they_are() -> None:
    others = "Set {a, b} and [x]{.smallcaps} end. {: .note}"
    assert read(others) == read("Set {a, b} and x end."), "a generator's attributes are nothing to hear"
    code = "Last.\n\n```\n[Nguyen]{say-as=win} {.skip}\n```"
    document = Document(f"# Tide\n\n{code}\n".encode(), "text/markdown", "x.md")
    assert "[Nguyen]{say-as=win} {.skip}" in article_text(read_article(document))
    assert read("A set \\{.skip}") == read("A set {.skip\\}") != read("A set")


def test_what_is_wrong_with_a_mark_is_told_once_and_the_article_is_read(caplog: pytest.LogCaptureFixture) -> None:
    body = (
        'First, <b data-articlecast="skipp">of all</b>.\n\n[Orrel]{say-as="-" pause=99} came. <!-- articlecast: voise: x -->\n\n'
        "<!-- articlecast: skip it -->\n\nLast. <!-- articlecast: end -->\n\n<!-- articlecast: voice: amy -->\n"
    )
    for _again in range(2):
        assert read(body, "headed", name="articles/wrong.md") == "First, of all.|Orrel came.|Last."
    assert caplog.messages == [
        "note: articles/wrong.md: marks in the text: no such mark 'skipp'; did you mean 'skip'?; "
        "'say-as: -' takes one to 200 characters, as in 'shi-vawn' or '/ʃɪˈvɔːn/'; 'pause: 99' takes 0 to 10 seconds; "
        "and 4 more\ntry:   skip, only, say-as, pause, voice, language: docs/marks.md"
    ]


def test_of_a_page_on_the_network_a_mark_says_what_is_read_and_in_which_language_and_no_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    body = (
        '<p>Mr. <b data-articlecast="say-as: murderer">Orrel</b> came.</p><p data-articlecast="skip">Gone.</p>'
        '<!-- articlecast: pause 9 --><p data-articlecast="voice: quote; nonsense">Then.</p>'
        '<ul><li><i data-articlecast="say-as: x">One.</i></ul><p data-articlecast="language: fr">Le 3 mai.</p>'
    )
    said = "{Mr.|Mister|short form} Orrel came.|Then.|[list] One.|[fr] Le {3 mai|trois mai|date}."
    assert read(body, "page", name="https://example.org/x", remote=True) == said
    assert not caplog.messages
    own = read(body, "page")
    assert own.startswith(
        "{Mr.|Mister|short form} {Orrel|murderer|say-as} came.|[pause 9.0]|[voice=quote] Then.|[list] {One.|x|say-as}"
    )


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    text = (Path(__file__).parents[2] / "docs" / "marks.md").read_text()
    assert all(f"| `{word}" in text for word in WORDS)


@pytest.mark.parametrize(
    "line",
    [
        "Use `[x]{.skip}` here.",
        "Use ``a ` [x]{.skip}`` here.",
        "Say `{voice=quote}` there.",
        "It is **bold**{.skip} and so.",
        "It is *so*{say-as=win} there.",
        "A brace {.skip} in between.",
    ],
)
def test_braces_in_code_and_behind_emphasis_are_text(line: str) -> None:
    text = read(f"{line}\n\nIt came in at six.")
    assert "data-articlecast" not in text
    assert "six" in text
    assert "here." in text or "there." in text or "so." in text or "between." in text


def test_a_comment_without_its_end_leaves_nothing_out() -> None:
    skip, end = "<!-- articlecast: skip -->", "<!-- articlecast: end -->"
    text = read(f"One.\n\n{skip}\n\nTwo.\n\n{skip}\n\nThree.\n\n{end}\n\nFour.")
    assert [word for word in ("One", "Two", "Three", "Four") if word in text] == ["One", "Two", "Four"]
