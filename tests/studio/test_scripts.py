"""A script on an editor's desk: saved under a pledge, changed line by line, compared, rendered."""

from __future__ import annotations

from typing import Any

import pytest

from articlecast.narrate.retouching import join_words
from studio.conftest import Studio
from support.command import call

TIDE = "/script?name=the-tide"


def find(view: dict[str, Any], words: str) -> int:
    return next(at for at, line in enumerate(view["lines"]) if words in line["written"] or words in line["title"])


def edit(studio: Studio, view: dict[str, Any], words: str, action: str, value: str = "", *, status: int = 200) -> Any:
    row = {"name": "the-tide", "digest": view["digest"], "index": find(view, words), "action": action, "value": value}
    return studio.ask("POST", "/script/line", status, json=row)


def test_of_two_who_edit_the_second_is_shown_what_the_first_saved(studio: Studio) -> None:
    seen = studio.ask("GET", TIDE)
    mine, theirs = (seen["text"].replace("noon", word) for word in ("midday", "twelve"))
    saved = studio.ask("PUT", TIDE, json={"text": mine, "digest": seen["digest"]})
    refused = studio.ask("PUT", TIDE, 412, json={"text": theirs, "digest": seen["digest"]})
    assert (saved["draft"], refused["current"]["text"], refused["hint"]) == (True, mine, "compare the two")
    assert studio.ask("GET", TIDE)["text"] == mine
    studio.ask("PUT", TIDE, json={"text": theirs, "digest": refused["current"]["digest"]})
    assert studio.ask("GET", TIDE)["text"] == theirs


def test_a_draft_goes_only_for_who_has_seen_it(studio: Studio) -> None:
    seen = studio.ask("GET", TIDE)
    studio.ask("PUT", TIDE, json={"text": seen["text"].replace("noon", "midday"), "digest": seen["digest"]})
    studio.ask("DELETE", f"{TIDE}&digest={seen['digest']}", 412)
    assert studio.ask("GET", TIDE)["draft"]
    studio.ask("DELETE", TIDE, 204)
    assert studio.ask("GET", TIDE)["text"] == seen["text"]


def test_a_line_is_said_otherwise_and_its_written_words_stay(studio: Studio) -> None:
    view = edit(studio, studio.ask("GET", TIDE), "at noon", "say", "It left again at midday.")
    line = view["lines"][find(view, "at noon")]
    assert (line["said"], line["written"]) == ("It left again at midday.", "It went out again at noon.")


def test_letters_that_are_spelled_stay_so_in_a_line_that_is_changed(studio: Studio) -> None:
    view = edit(studio, studio.ask("GET", TIDE), "at noon", "say", " The  Q\u202fV\u202fX left\nagain. ")
    assert view["lines"][find(view, "at noon")]["said"] == "The Q\u202fV\u202fX left again."
    assert studio.ask("GET", TIDE)["lines"] == view["lines"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("two  words", "two words"),
        ("two\u00a0words", "two words"),
        ("two\n\twords", "two words"),
        ("\u202fnoon\u202f", "noon"),
        ("A \u202fB", "A B"),
        ("A\u202f\u00a0B", "A B"),
        ("A\u202f\u202fB", "A\u202fB"),
    ],
)
def test_white_space_of_any_other_kind_is_one_space(typed: str, said: str) -> None:
    assert join_words(typed) == said


def test_a_line_is_left_out_and_brought_back_as_it_was(studio: Studio) -> None:
    before = studio.ask("GET", TIDE)
    without = edit(studio, before, "paid $5", "drop")
    assert "paid" not in without["text"]
    again = edit(studio, without, "came in at six", "restore", "Siobhan Quill paid $5 for a rope.")
    assert again["text"] == before["text"]


def test_what_the_article_never_had_is_spoken_by_the_rules(studio: Studio) -> None:
    view = edit(studio, studio.ask("GET", TIDE), "came in at six", "restore", "It cost $3.")
    assert view["lines"][find(view, "It cost $3.")]["said"] == "It cost three dollars."


def test_pauses_chapters_and_voices_are_put_at_a_line(studio: Studio) -> None:
    view = edit(studio, studio.ask("GET", TIDE), "came in at six", "pause", "1.5")
    view = edit(studio, view, "came in at six", "chapter", "Six o’clock")
    view = edit(studio, view, "came in at six", "voice", "quote")
    at = find(view, "came in at six")
    assert view["lines"][at - 1]["title"] == "Six o’clock"
    assert (view["lines"][at]["voice"], view["lines"][at + 1]["seconds"]) == ("quote", 1.5)
    assert edit(studio, view, "came in at six", "voice")["lines"][at]["voice"] == ""


@pytest.mark.parametrize(
    ("words", "action", "value", "status"),
    [
        ("at noon", "say", "…", 422),
        ("at noon", "restore", " ", 422),
        ("at noon", "pause", "long", 422),
        ("at noon", "pause", "1e9", 422),
        ("at noon", "pause", "nan", 422),
        ("at noon", "chapter", " ", 422),
        ("at noon", "voice", "../../models/x", 422),
        ("at noon", "voice", "/etc/passwd", 422),
        ("at noon", "sing", "", 422),
        ("at noon", "say", "a" * 10_001, 422),
    ],
)
def test_what_no_line_can_be_is_refused_and_nothing_kept(
    studio: Studio, words: str, action: str, value: str, status: int
) -> None:
    edit(studio, studio.ask("GET", TIDE), words, action, value, status=status)
    assert not studio.ask("GET", TIDE)["draft"]


@pytest.mark.parametrize("index", [-1, 10_000])
def test_a_line_that_is_not_there_is_refused(studio: Studio, index: int) -> None:
    row = {"name": "the-tide", "digest": studio.ask("GET", TIDE)["digest"], "index": index, "action": "drop"}
    studio.ask("POST", "/script/line", 422, json=row)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("article: articles/tide.md", "article: /etc/passwd"),
        ("article: articles/tide.md", "article: https://example.org/"),
        ("article: articles/tide.md\n", ""),
        ("[pause 1.0]", "[pause for ever]"),
        ("noon.", "noon. {"),
    ],
)
def test_a_script_with_a_mistake_or_of_another_article_is_not_kept(studio: Studio, old: str, new: str) -> None:
    seen = studio.ask("GET", TIDE)
    told = studio.ask("PUT", TIDE, 422, json={"text": seen["text"].replace(old, new), "digest": seen["digest"]})
    assert told["title"].startswith("script")
    assert not list(studio.folder.glob("scripts/*"))


def test_the_difference_to_the_episode_is_told(studio: Studio) -> None:
    seen = studio.ask("GET", TIDE)
    assert studio.ask("GET", "/script/difference?name=the-tide") == {"published": True, "lines": []}
    studio.ask("PUT", TIDE, json={"text": seen["text"].replace("noon", "midday"), "digest": seen["digest"]})
    lines = studio.ask("GET", "/script/difference?name=the-tide")["lines"]
    assert "-It went out again at noon." in lines
    assert "+It went out again at midday." in lines


def test_what_was_never_published_has_nothing_to_compare_with(studio: Studio) -> None:
    (studio.folder / "articles/new.md").write_text("# New\n\nIt is new.")
    assert studio.ask("GET", "/script/difference?name=articles/new.md") == {"published": False, "lines": []}


def test_a_rendered_draft_is_the_episode_and_goes_from_the_desk(studio: Studio) -> None:
    seen = studio.ask("GET", TIDE)
    studio.ask("PUT", TIDE, json={"text": seen["text"].replace("noon", "midday"), "digest": seen["digest"]})
    job = studio.ask("POST", "/jobs", 202, json={"script": "the-tide"})
    assert studio.follow(job["name"])[-1]["state"] == "done"
    now = studio.ask("GET", TIDE)
    assert (now["draft"], now["edited"], "midday" in now["text"]) == (False, True, True)


def test_an_article_is_shown_with_what_is_said_of_it_and_corrected(studio: Studio) -> None:
    fields = {"title": "The tides", "tags": ["sea", "rope"], "season": 2, "date": "2026-03-05"}
    written = studio.ask("PATCH", "/override?name=the-tide", json={"fields": fields})
    assert written["fields"]["tags"] == ["sea", "rope"]
    article = studio.ask("GET", "/article?name=the-tide")
    assert (article["title"], article["override"]["season"], article["omissions"]) == ("The tides", "2", [])
    studio.ask("PATCH", "/override?name=the-tide", json={"fields": {"season": None, "tags": []}})
    assert set(studio.ask("GET", "/override?name=the-tide")["fields"]) == {"title", "date"}
    studio.ask("DELETE", "/override?name=the-tide", 204)
    assert studio.ask("GET", "/article?name=the-tide")["title"] == "The tide"


@pytest.mark.parametrize(
    "fields",
    [{"colour": "red"}, {"date": "noon"}, {"season": 0}, {"season": True}, {"link": "file:///etc/passwd"}, {"": "x"},
     {"title=x": "y"}, {"language": "English"}],
)  # fmt: skip
def test_what_no_field_can_be_is_refused_and_nothing_written(studio: Studio, fields: dict[str, Any]) -> None:
    assert studio.ask("PATCH", "/override?name=the-tide", 422, json={"fields": fields})["hint"]
    assert not (studio.folder / "overrides.toml").exists()


def test_of_two_who_correct_an_article_the_second_is_shown_what_is_said_now(studio: Studio) -> None:
    seen = studio.ask("GET", "/article?name=the-tide")["override_digest"]
    assert call("override", "the-tide", "title=The ebb", folder=studio.folder).code == 0  # in a terminal, meanwhile
    mine = {"fields": {"author": "Bo"}, "digest": seen}
    refused = studio.ask("PATCH", "/override?name=the-tide", 412, json=mine)
    assert refused["current"]["fields"] == {"title": "The ebb"}
    studio.ask("DELETE", f"/override?name=the-tide&digest={seen}", 412)
    again = studio.ask("PATCH", "/override?name=the-tide", json=mine | {"digest": refused["current"]["digest"]})
    assert again["fields"] == {"title": "The ebb", "author": ["Bo"]}
    studio.ask("DELETE", f"/override?name=the-tide&digest={again['digest']}", 204)


def test_a_correction_of_another_article_is_nobodys_conflict(studio: Studio) -> None:
    seen = studio.ask("GET", "/override?name=the-tide")["digest"]
    studio.ask("PATCH", "/override?name=the-gull", json={"fields": {"title": "The gulls"}})
    studio.ask("PATCH", "/override?name=the-tide", json={"fields": {"title": "The ebb"}, "digest": seen})
    assert (studio.folder / "overrides.toml").read_text().count("title = ") == 2
