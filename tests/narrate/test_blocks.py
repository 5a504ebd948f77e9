"""Every kind of block is spoken in its own way."""

import tomllib
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import pytest
from pydantic import TypeAdapter

from articlecast.model import (
    Article,
    Block,
    Break,
    Chapter,
    Code,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Pause,
    Quote,
    Span,
    Table,
    Text,
)  # fmt: skip
from articlecast.narrate import NarrateOptions, write_script
from articlecast.narrate.boilerplate import is_editor_note, name_boilerplate


def text(words: str) -> Text:
    return (Span(words),)


def say(*blocks: Block, **options: object) -> list[str]:
    chosen = NarrateOptions(opening="", **options)  # type: ignore[arg-type]  # the case gives the fields' own types
    return [each.written for each in write_script(Article("T", "en", blocks), chosen).utterances]


P = Paragraph(text("The tide rose."))
TABLE = Table((tuple(map(text, ("Leith", "7"))),), tuple(map(text, ("Port", "Boats"))))


@pytest.mark.parametrize(
    ("block", "options", "said"),
    [
        (P, {}, ["The tide rose."]),
        (Heading(2, text("Later")), {}, ["Later"]),
        (Quote((P,)), {}, ["Quote.", "The tide rose.", "End quote."]),
        (Quote((P,)), {"quotes": "plain"}, ["The tide rose."]),
        (Quote((P,), pull=True), {}, []),
        (ListBlock((ListItem((P,)), ListItem((P,))), "ordered", 4), {}, ["4. The tide rose.", "5. The tide rose."]),
        (ListBlock((ListItem((P,)),)), {}, ["The tide rose."]),
        (TABLE, {}, ["Leith; Boats: 7"]),
        (TABLE, {"table_rows": 0}, ["Here the article shows a table: 2 columns, one row."]),
        (Code("x = 1"), {}, ["Here the article shows code."]),
        (Code("x = 1"), {"code": "read"}, ["x = 1"]),
        (Code("x = 1"), {"code": "skip"}, []),
        (Figure("u", "A boat", text("A boat."), text("Ana Lee")), {}, ["A boat."]),
        (Figure("u", "A boat"), {}, []),
        (Figure("u", "A boat"), {"alt_texts": True}, ["A boat"]),
        (Embed("video", title="Tides"), {}, ["Here the article shows a video: Tides."]),
        (Embed("post", blocks=(P,)), {"quotes": "voice"}, ["The tide rose."]),
        (Note("1", (P,)), {}, []),
        (Note("1", (P,)), {"notes": "end"}, ["The tide rose."]),
        (Break(), {}, []),
        (Paragraph(text("Read more: Ten tides")), {}, []),
        (Paragraph(text("Correction: It was Leith.")), {"editor_notes": "skip"}, []),
        (Paragraph((Span("So it is"), Span("1", (Mark("note", "1"),)), Span("."))), {}, ["So it is."]),
        (Paragraph((Span("10"), Span("6", (Mark("sup"),)))), {}, ["10⁶"]),
    ],
)  # fmt: skip
def test_each_block_is_said_in_its_own_way(block: Block, options: dict[str, object], said: list[str]) -> None:
    assert say(block, **options) == said


def test_listings_are_named_once_in_a_section() -> None:
    listing, named = Code("x = 1"), "Here the article shows code."
    blocks = (listing, P, listing, Heading(2, text("Later")), listing, listing)
    said = [each.said for each in write_script(Article("T", "en", blocks), NarrateOptions(opening="")).utterances]
    assert said == [named, "The tide rose.", "Later.", named]


def test_a_heading_starts_a_chapter_after_a_pause() -> None:
    cues = write_script(Article("T", "en", (P, Heading(2, text("Later")), P))).cues
    at = cues.index(Chapter("Later"))
    assert cues[at - 1] == Pause(NarrateOptions().section_pause)


def test_an_opening_line_without_its_field_is_left_out() -> None:
    article = Article("Tides", "en", (P,), authors=("Ana Lee",))
    opening = "{title}\n{by}\nOn {date}."
    said = [
        each.said
        for each in write_script(article, NarrateOptions(opening=opening, closing="That was {title}.")).utterances
    ]
    assert said == ["Tides.", "By Ana Lee.", "The tide rose.", "That was Tides."]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: A tide", "Read more", "Related: Boats", "You may also like", "Sign up for our newsletter",
        "Subscribe",
        "Share this article", "Facebook Twitter Email", "Follow us on Instagram", "Photo: Ana Lee",
        "Ana Lee/Getty Images",
        "Advertisement", "Story continues below advertisement", "© 2026 Harbour Notes", "12 comments",
        "Par Anne Le Goff | 3 min de lecture", "Lesezeit: ca. 4 Minuten", "5 min read",
        "Abonnez-vous à notre lettre d’information.", "Melden Sie sich für unseren Newsletter an.",
        "Follow The Harbour Notes opinion section on Facebook, X (@notes) and Instagram.",
        "By clicking to watch this video, you agree to our privacy policy.",
        "Lire aussi : Dix marées", "Lea también: Diez mareas", "Leggi anche", "Compartir en Facebook", "Foto: Ana Lee",
    ],
)  # fmt: skip
def test_what_only_the_page_needs_is_dropped(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    ["Read more slowly, he said.", "More than ten boats sank.", "Share prices fell.", "The photo: it was hers.",
     "Abonnez-vous, disait-il, à la patience.", "Lire aussi longtemps fatigue.", "Teilen macht Freude.",
     "Die Lesezeit war vorbei.", "5 min read slowly is not much.",
     "Follow the river on foot."],
)  # fmt: skip
def test_the_articles_own_words_are_kept(line: str) -> None:
    assert not name_boilerplate(line)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "pt"])
@pytest.mark.parametrize("kind", ["video", "audio", "map"])
def test_what_can_only_be_seen_or_played_is_named_in_the_articles_language(
    kind: Literal["video", "audio", "map"], language: str
) -> None:
    (line,) = write_script(Article("", language, (Embed(kind, title="Leith"),))).utterances
    assert line.said.endswith("Leith.")
    assert not line.said.startswith("Here")


def test_an_editors_note_is_known() -> None:
    assert is_editor_note("Editor’s note: It was Leith.")
    assert is_editor_note("This article was updated on May 1.")
    assert is_editor_note("Correction (Jan. 7): It was Leith.")
    assert is_editor_note("Update 6/1/2026, 5 p.m.: It was Leith.")
    assert not is_editor_note("Updates are rare.")


def test_the_number_of_an_item_leads_to_its_words() -> None:
    item = ListItem((Paragraph(text("It rose by 2 m. Then it fell.")),))
    script = write_script(Article("T", "en", (ListBlock((item,), "ordered", 3),)))
    assert [each.said for each in script.utterances][1:] == ["Three: It rose by two meters.", "Then it fell."]
    assert script.utterances[1].written == "3. It rose by 2 m."


def test_emoji_alone_are_said_and_those_behind_a_sentence_are_not() -> None:
    blocks = (Paragraph(text("👍")), Paragraph(text("The tide rose. 🔥🔥")), Paragraph(text("🌊")))
    said = [each.said for each in write_script(Article("T", "en", blocks), NarrateOptions(opening="")).utterances]
    assert said == ["thumbs up.", "The tide rose."]


def test_what_holds_no_word_when_said_is_no_utterance() -> None:
    """An engine that is given a full stop alone makes no sound, or fails."""
    assert say(Paragraph(text("The tide rose. [12] [13]"))) == ["The tide rose."]


POST = Embed("post", blocks=(P,))
NOTED = Paragraph((Span("So it is"), Span("1", (Mark("note", "1"),)), Span(".")))
FORMULA = Code("<math><mi>x</mi><mo>+</mo><mn>1</mn></math>", "mathml")
LINKED = Paragraph((Span("See "), Span("the tables", (Mark("link", "https://a.example/"),)), Span(".")))


@pytest.mark.parametrize(
    ("setting", "blocks", "heard"),
    [
        ("opening", (P,), {"{title}": ["T", "The tide rose."], "": ["The tide rose."]}),
        ("closing", (P,), {"": ["The tide rose."], "That was {title}.": ["The tide rose.", "That was T."]}),
        ("quotes", (Quote((P,)),), {
            "say": ["Quote.", "The tide rose.", "End quote."], "voice": ["The tide rose."], "plain": ["The tide rose."],
        }),
        ("list_numbers", (ListBlock((ListItem((P,)),), "ordered"),), {
            True: ["1. The tide rose."], False: ["The tide rose."],
        }),
        ("table_rows", (TABLE,), {1: ["Leith; Boats: 7"], 0: ["Here the article shows a table: 2 columns, one row."]}),
        ("code", (Code("x = 1"),), {"name": ["Here the article shows code."], "read": ["x = 1"], "skip": []}),
        ("maths", (FORMULA,), {"say": ["x plus one."], "name": ["Here the article shows a formula."], "skip": []}),
        ("captions", (Figure("u", "", text("A boat."), text("Ana Lee")),), {True: ["A boat."], False: []}),
        ("credits", (Figure("u", "", text("A boat."), text("Ana Lee")),), {
            False: ["A boat."], True: ["A boat.", "Ana Lee"],
        }),
        ("alt_texts", (Figure("u", "A boat"),), {True: ["A boat"], False: []}),
        ("embeds", (Embed("video"),), {"name": ["Here the article shows a video."], "skip": []}),
        ("posts", (POST,), {"read": ["Quote.", "The tide rose.", "End quote."], "skip": []}),
        ("notes", (NOTED, P, Note("1", (Paragraph(text("By law.")),))), {
            "skip": ["So it is.", "The tide rose."], "end": ["So it is.", "The tide rose.", "By law."],
            "place": ["So it is.", "By law.", "The tide rose."],
        }),
        ("editor_notes", (Paragraph(text("Correction: It was Leith.")),), {
            "say": ["Correction: It was Leith."], "skip": [],
        }),
        ("boilerplate", (Paragraph(text("Read more: Ten tides")),), {"drop": [], "keep": ["Read more: Ten tides"]}),
        ("longest_utterance", (Paragraph(text("The tide rose at noon, and the boats went out to sea.")),), {
            400: ["The tide rose at noon, and the boats went out to sea."],
            40: ["The tide rose at noon,", "and the boats went out to sea."],
        }),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_each_row_of_the_settings_changes_what_is_heard(
    setting: str, blocks: tuple[Block, ...], heard: dict[object, list[str]]
) -> None:
    """From the settings file on: each value as an editor writes it there."""
    for value, said in heard.items():
        shown = f"{value}".lower() if isinstance(value, bool) else repr(value)
        read = tomllib.loads(f"[narrate]\n{setting} = {shown}\n")["narrate"]
        options = TypeAdapter(NarrateOptions).validate_python({"opening": "", **read})
        assert [each.written for each in write_script(Article("T", "en", blocks), options).utterances] == said


def test_quotes_for_another_voice_are_marked_as_quotes() -> None:
    for quotes, role in (("voice", "quote"), ("plain", "text")):
        options = NarrateOptions(opening="", quotes=quotes)  # type: ignore[arg-type]  # two of its values
        assert [each.role for each in write_script(Article("T", "en", (Quote((P,)),)), options).utterances] == [role]


def test_links_are_said_as_their_words_and_kept_for_the_show_notes() -> None:
    script = write_script(Article("T", "en", (LINKED,)), NarrateOptions(opening=""))
    assert [each.said for each in script.utterances] == ["See the tables."]
    assert script.links == (("the tables", "https://a.example/"),)


def test_a_chapter_shows_the_first_picture_of_its_section() -> None:
    def heading(words: str) -> Heading:
        return Heading(2, text(words))

    def figure(url: str) -> Figure:
        return Figure(url, caption=text("A boat."))

    blocks = (
        figure("https://a.org/0.jpg"), heading("One"), P, figure("here.jpg"), figure("https://a.org/1.jpg"),
        figure("https://a.org/2.jpg"), heading("Two"), P, heading("Three"), figure("data:image/png;base64,AA"),
    )  # fmt: skip
    article = Article("T", "en", blocks, image="https://a.org/lead.jpg")
    chapters = [cue for cue in write_script(article).cues if isinstance(cue, Chapter)]
    assert [(chapter.title, chapter.image) for chapter in chapters] == [
        ("T", "https://a.org/lead.jpg"), ("One", "https://a.org/1.jpg"), ("Two", ""), ("Three", ""),
    ]  # fmt: skip


class Counted(tuple[Block, ...]):
    """Blocks that count how often one of them is taken."""

    __slots__ = ()

    taken: ClassVar = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        Counted.taken += len(found) if isinstance(place, slice) else 1
        return found

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            Counted.taken += 1
            yield block


def test_many_headings_are_looked_through_a_few_times_and_not_for_each_of_them() -> None:
    blocks = Counted([each for number in range(400) for each in (Heading(2, text(f"Part {number}")), P)])
    script = write_script(Article("T", "en", blocks))
    assert len([cue for cue in script.cues if isinstance(cue, Chapter)]) == 401
    assert Counted.taken < 20 * len(blocks)


def test_notes_that_mark_each_other_are_said_once() -> None:
    def note(name: str, words: str, *marks: str) -> Note:
        return Note(name, (Paragraph((*text(words), *(Span("*", (Mark("note", mark),)) for mark in marks))),))

    notes = tuple(note(f"{n}", f"Note {n}.", f"{n}", f"{n + 1}", f"{n + 1}") for n in range(60))
    body = Paragraph((*text("It rose."), Span("*", (Mark("note", "0"),))))
    script = write_script(Article("T", "en", (body, *notes)), NarrateOptions(opening="", notes="place"))
    said = [each.written for each in script.utterances]
    assert [words.rstrip("*") for words in said] == ["It rose.", *(f"Note {n}." for n in range(60))]


def test_a_templates_tag_in_a_sentence_is_said_without_its_signs() -> None:
    code = (Mark("code"),)
    content = (Span("Use ", ()), Span("{{< youtube id >}}", code), Span(" or ", ()), Span("{% include %}", code),
               Span(", and ", ()), Span("x < y", code), Span(".", ()))  # fmt: skip
    script = write_script(Article("T", "en", (Paragraph(content),)), NarrateOptions(opening=""))
    assert [each.said for each in script.utterances] == ["Use youtube id or include, and x less than y."]
