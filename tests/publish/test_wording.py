"""What the notes and pages say by themselves: complete in each language, and in the language of the episode."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from articlecast import publish
from articlecast.model import Asset, Episode
from articlecast.publish import PublishOptions, build_site, wording
from articlecast.publish.feed.notes import write_notes
from articlecast.publish.wording import choose_language, format_day, say_in
from support.shows import SHOW, make_episode

EPISODE, FILES = make_episode(1)
PAGE = f"episodes/{EPISODE.slug}/index.html"
ROWS = wording._ROWS
LANGUAGES = tuple(wording._COLUMNS)
MONTHS = list(ROWS)[-12:]


def read_asset(_episode: Episode, asset: Asset) -> bytes:
    return FILES[asset.name]


def build(language: str, show_language: str) -> dict[str, bytes]:
    show, episode = replace(SHOW, language=show_language), replace(EPISODE, language=language)
    return dict(build_site(show, [episode], read_asset))


@pytest.mark.parametrize("text", ROWS)
def test_a_row_has_the_same_places_to_fill_in_every_language(text: str) -> None:
    assert len(ROWS[text]) == len(LANGUAGES)
    assert [row.count("{}") for row in ROWS[text]] == [text.count("{}")] * len(LANGUAGES)


def test_every_row_is_said_somewhere() -> None:
    folder = Path(publish.__file__).parent
    sources = [*folder.rglob("*.py"), *folder.rglob("templates/*.html")]
    written = "".join(path.read_text("utf-8") for path in sources if path.name != "wording.py")
    assert [text for text in ROWS if f'"{text}"' not in written and f"'{text}'" not in written] == [
        "{} {} {}",
        *MONTHS,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_episodes_page_is_in_its_language_throughout(language: str) -> None:
    page = html.fromstring(build(language, "en")[PAGE])
    words = {text.strip() for text in page.itertext()}
    same = {text for text, row in ROWS.items() if text in row}
    assert page.get("lang") == language
    assert not words & (set(ROWS) - same)
    alternative = page.xpath("string(//meta[@property='og:image:alt']/@content)")
    assert alternative == say_in(language)("Artwork of {}").format(SHOW.title)
    assert say_in(language)("About this episode") in words


def test_the_shows_page_is_in_the_shows_language_and_each_title_in_its_own() -> None:
    page = html.fromstring(build("de", "fr-CA")["index.html"])
    assert page.get("lang") == "fr-CA"
    assert "Épisodes" in page.xpath("//h2/text()")
    assert page.xpath("//h3/@lang") == ["de"]
    assert page.xpath("//time/text()") == ["13 mars 2024"]


@pytest.mark.parametrize("language", ["ar", "he-IL", "ja"])
def test_a_language_without_a_column_gets_english_labels_that_are_marked_as_such(language: str) -> None:
    page = html.fromstring(build(language, language)[PAGE])
    assert page.get("lang") == "en"
    for path in ("//h1", "//*[@data-transcript]", "//ol[@class='chapters']"):
        (element,) = page.xpath(path)
        assert (element.get("lang"), element.get("dir")) == (language, "ltr" if language == "ja" else "rtl")


def test_show_notes_are_in_the_language_of_the_episode() -> None:
    episode = replace(EPISODE, language="de-AT", revision=2, updated=datetime(2024, 3, 16, tzinfo=UTC))
    notes = write_notes(episode, PublishOptions())
    assert "<p>Berichtigt am 2024-03-16: der Artikel wurde geändert und neu gelesen.</p>" in notes
    assert "Geschrieben von Maren Holt, Jo Byrne. Gelesen von einer synthetischen Stimme, Alba, im Wortlaut" in notes
    assert not re.search(r"\b(Read|Written|Corrected|Mentioned)\b", notes)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "March 3, 2024"), ("en-US", "March 3, 2024"), ("en-GB", "3 March 2024"),
        ("de", "3. März 2024"), ("es", "3 de marzo de 2024"), ("fr", "3 mars 2024"),
        ("it", "3 marzo 2024"), ("pt-BR", "3 de março de 2024"), ("sv", "3 March 2024"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_the_language_has_it(language: str, day: str) -> None:
    assert format_day(datetime(2024, 3, 3, tzinfo=UTC), language) == day


def test_a_region_keeps_its_language_and_another_language_is_english() -> None:
    assert [choose_language(tag) for tag in ("pt-BR", "en-GB", "DE", "sv", "")] == ["pt-BR", "en-GB", "DE", "en", "en"]


def test_a_text_that_is_no_row_is_found_out() -> None:
    with pytest.raises(KeyError):
        say_in("en")("Chapter")
