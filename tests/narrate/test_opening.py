"""The lines before an article: who wrote it, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from articlecast.model import Article
from articlecast.narrate.opening import fill_lines

ARTICLE = Article("The tide", "en", (), authors=("Ana Lee", "Jo Byrne"), published=datetime(2026, 5, 4, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ana Lee and Jo Byrne, May 4, 2026"),
        ("en-US", "By Ana Lee and Jo Byrne, May 4, 2026"),
        ("en-GB", "By Ana Lee and Jo Byrne, 4 May 2026"),
        ("en-AU", "By Ana Lee and Jo Byrne, 4 May 2026"),
        ("de", "Von Ana Lee und Jo Byrne, 04.05.2026"),
        ("ja-JP", "Ana Lee, Jo Byrne, 2026年5月4日"),
        ("zh-Hans", "Ana Lee, Jo Byrne, 2026年5月4日"),
        ("ko", "Ana Lee, Jo Byrne, 2026년 5월 4일"),
    ],
)
def test_a_day_is_written_as_the_articles_region_writes_it(language: str, line: str) -> None:
    assert [said for said, _ in fill_lines("{by}, {date}", replace(ARTICLE, language=language))] == [line]


@pytest.mark.parametrize("language", ["pl", "hi", "nl-BE", "ar"])
def test_a_language_that_is_not_known_has_no_day_that_would_be_said_as_numbers(language: str) -> None:
    assert [said for said, _ in fill_lines("{author}\n{date}", replace(ARTICLE, language=language))] == [
        "Ana Lee, Jo Byrne"
    ]
