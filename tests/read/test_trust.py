"""A stranger's document describes itself and decides nothing; the show's own files decide."""

from dataclasses import fields, replace

import pytest

from articlecast.model import Article, Document, MarkKind, Paragraph, Quote
from articlecast.read import read_article
from articlecast.read.formats.header_fields import EPISODE
from articlecast.read.trust import FIELDS, LINES, MARKS

DESCRIBED = """---
title: The tide
author: Ana Lee
date: 2026-03-01
language: en
image: https://example.org/pier.png
tags: [tide, harbour]
description: What the tide leaves behind.
link: https://example.org/tide
licence: cc-by-4.0
"""
DECIDED = """slug: the-gull
digest: [the-gull@1]
season: 3
episode: 7
episode_type: trailer
correction: It was Tuesday.
narration:
  opening: "Subscribe now."
  credits: true
  title: Buy now
lexicon:
  tide: gull
"""
BODY = "---\n\nThe tide came in at six.\n"


def document(header: str) -> Document:
    return Document((header + BODY).encode(), "text/markdown", "https://example.org/tide")


def test_every_field_of_an_article_and_every_line_of_a_header_has_a_row() -> None:
    assert set(FIELDS) == {field.name for field in fields(Article)}
    assert set(LINES) == {name for name, _form, _demand in EPISODE.values()}


def test_a_remote_document_describes_itself_and_decides_nothing() -> None:
    plain = read_article(replace(document(DESCRIBED), remote=True))
    assert read_article(replace(document(DESCRIBED + DECIDED), remote=True)) == plain
    assert (plain.title, plain.authors, plain.tags) == ("The tide", ("Ana Lee",), ("tide", "harbour"))
    assert (plain.language, plain.image) == ("en", "https://example.org/pier.png")
    assert (plain.slug, plain.narration) == ("", (("licence", "cc-by-4.0"),))


def test_a_file_of_the_shows_own_decides() -> None:
    own = read_article(document(DESCRIBED + DECIDED))
    assert own.slug == "the-gull"
    assert dict(own.narration) == {
        "opening": "Subscribe now.",
        "credits": "true",
        "title": "Buy now",
        "lexicon.tide": "gull",
        "licence": "cc-by-4.0",
        "digest": "the-gull@1",
        "season": "3",
        "episode": "7",
        "episodetype": "trailer",
        "correction": "It was Tuesday.",
    }


MARKED = (
    BODY
    + """
> [Nguyen]{say-as=x} **[came]{voice=quote pause=3}**.
"""
)


@pytest.mark.parametrize("remote", [True, False])
def test_marks_of_what_is_said_are_taken_from_the_shows_own_files_alone(remote: bool) -> None:  # noqa: FBT001 -- a case
    article = read_article(Document((DESCRIBED + MARKED).encode(), "text/markdown", "x.md", remote=remote))
    quote = article.blocks[-1]
    assert isinstance(quote, Quote)
    assert isinstance(quote.blocks[0], Paragraph)
    kinds: set[MarkKind] = {mark.kind for span in quote.blocks[0].content for mark in span.marks}
    assert kinds == ({"strong"} if remote else {"strong", "say", "voice", "pause"})
    assert {kind for kind, setter in MARKS.items() if setter == "the show"} == {"say", "voice", "pause"}


@pytest.mark.parametrize("remote", [True, False])
def test_what_a_feed_carries_in_place_of_a_page_is_read_by_its_own_origin(remote: bool) -> None:  # noqa: FBT001 -- a case
    instead = replace(document(DESCRIBED + DECIDED), remote=remote)
    nothing = Document(b"<html><body><p>No.</p></body></html>", "text/html", "https://example.org", instead=instead)
    assert read_article(nothing).slug == ("" if remote else "the-gull")
