"""``[[rules]]``: which articles an editor leaves out, and the reason that is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.model import Article, Paragraph, Span
from articlecast.show.filters import find_skip
from articlecast.show.rules import Rule
from articlecast.show.settings import load_settings

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
ALL = ("*",)


def piece(text: str = "The tide came in at six.", **fields: object) -> Article:
    return Article(**{"title": "Notes", "language": "en", "blocks": (Paragraph((Span(text),)),)} | fields)  # type: ignore[arg-type]


def judge(*rules: Rule, article: Article | None = None, name: str = "articles/a.md") -> str:
    return find_skip(rules, article or piece(), name, NOW)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("tide", True),
        ("TIDE", True),
        ("tid", False),
        ("came  in", True),
        ("in came", False),
        ("/t[iy]de/", True),
        ("/^tide/", False),
        ("six.", True),
    ],
)
def test_a_word_is_found_whole_and_in_capitals_or_not(word: str, *, found: bool) -> None:
    assert bool(judge(Rule(source=ALL, exclude=(word,)))) is found


def test_signs_of_a_language_without_spaces_are_found_among_others() -> None:
    article = piece("六時に潮が満ちた。")
    assert judge(Rule(source=ALL, exclude=("潮",)), article=article)
    assert judge(Rule(source=ALL, least_words=9), article=article)
    assert not judge(Rule(source=ALL, least_words=8), article=article)


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("title", "Sponsored: a boat", "title"),
        ("summary", "A sponsored boat.", "summary"),
        ("tags", ("boats", "Sponsored"), "tags"),
    ],
)
def test_a_word_is_looked_for_in_what_an_article_is_called_and_filed_under(
    field: str, value: object, place: str
) -> None:
    told = judge(Rule(source=ALL, exclude=("sponsored",)), article=piece("The tide.", **{field: value}))
    assert told == f"[[rules]] 1 (source *): 'sponsored' stands in its {place}"


def test_one_of_the_included_words_is_enough() -> None:
    assert not judge(Rule(source=ALL, include=("storm", "tide")))
    assert judge(Rule(source=ALL, include=("storm", "gull"))).endswith(
        "nothing of include stands in it: 'storm', 'gull'"
    )


def test_length_is_counted_in_words() -> None:
    assert judge(Rule(source=ALL, least_words=7)).endswith("it has 6 words, and least_words is 7")
    assert not judge(Rule(source=ALL, least_words=6, most_words=6))
    assert judge(Rule(source=ALL, most_words=5)).endswith("it has 6 words, and most_words is 5")


def test_age_is_counted_to_the_moment_and_what_has_no_date_has_none() -> None:
    rule = Rule(source=ALL, most_days=30)
    late, early = (piece(published=datetime(2026, 3, 2, hour, tzinfo=UTC)) for hour in (12, 11))
    assert (judge(rule, article=late), judge(rule, article=piece())) == ("", "")
    assert judge(rule, article=early).endswith("it was published on 2026-03-02, and most_days is 30")
    assert judge(rule, article=piece(published=datetime.fromisoformat("2026-03-02T11:00"))), (
        "a date without a zone is the show's"
    )


def test_a_tag_or_an_author_is_left_out_by_a_rule_that_skips() -> None:
    rule = Rule(tag=("Sponsored",), skip=True)
    assert judge(rule, article=piece(tags=("sponsored",))) == "[[rules]] 1 (tag Sponsored)"
    assert not judge(rule, article=piece(tags=("boats",)))


def test_the_first_rule_that_speaks_of_a_matter_counts_and_one_that_takes_an_article_takes_it() -> None:
    lax, strict = Rule(source=("articles",), exclude=("gull",)), Rule(source=ALL, exclude=("tide",), least_words=100)
    assert judge(lax, strict).startswith("[[rules]] 2 (source *): it has 6 words")
    assert judge(lax, strict, name="wire/a.md").startswith("[[rules]] 2 (source *): 'tide'")
    assert not judge(strict, Rule(source=("articles",), skip=False))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('exclude = "/(/"', "'/(/' is no pattern"),
        ('include = [" "]', "is empty"),
        ("least_words = -1", "-1 is not between"),
    ],
)
def test_a_filter_that_cannot_work_is_told_when_the_settings_are_read(tmp_path: Path, line: str, wrong: str) -> None:
    (tmp_path / "articlecast.toml").write_text(f'[show]\ntitle = "A"\n\n[[rules]]\nsource = "*"\n{line}\n')
    with pytest.raises(UsageError, match=r"articlecast\.toml:\d: \[\[rules\]\] 1: ") as told:
        load_settings(tmp_path)
    assert wrong in str(told.value)
