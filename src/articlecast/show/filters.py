"""Which articles the editor's ``[[rules]]`` leave out: by words, length and age. A pure decision with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from articlecast.model import Article
from articlecast.moments import find_zone, place_moment
from articlecast.names import quote
from articlecast.read.markup.texts import article_text
from articlecast.show.rules import Rule, compile_word, name_rule

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""A word, or one sign of those languages that write no spaces."""


def find_skip(
    rules: Iterable[Rule], article: Article, name: str, now: datetime, *, entry: str = "", zone: str = ""
) -> str:
    """Which rule leaves out the article of the source ``name``, and why; empty where none does.

    The first rule that holds for it and speaks of a matter counts, for that matter; ``skip = false`` takes it whatever
    other rules filter. A date without a zone stands in ``zone``.
    """
    held = [(number, rule) for number, rule in enumerate(rules, 1) if rule.is_met(article, name, entry)]
    said = next(((number, rule) for number, rule in held if rule.skip is not None), None)
    if said:
        return name_rule(*said) if said[1].skip else ""
    for matter, judge in _FILTERS.items():
        found = next(((number, rule) for number, rule in held if getattr(rule, matter)), None)
        if found and (why := judge(found[1], article, now.astimezone(find_zone(zone)))):
            return f"{name_rule(*found)}: {why}"
    return ""


def _judge_include(rule: Rule, article: Article, _now: datetime) -> str:
    if any(_find(word, article) for word in rule.include):
        return ""
    return f"nothing of include stands in it: {', '.join(map(quote, rule.include))}"


def _judge_exclude(rule: Rule, article: Article, _now: datetime) -> str:
    found = ((word, place) for word in rule.exclude if (place := _find(word, article)))
    return next((f"{quote(word)} stands in its {place}" for word, place in found), "")


def _judge_length(rule: Rule, article: Article, _now: datetime) -> str:
    words = len(_WORD.findall(article_text(article)))
    if words < rule.least_words:
        return f"it has {words:,} words, and least_words is {rule.least_words:,}"
    if rule.most_words and words > rule.most_words:
        return f"it has {words:,} words, and most_words is {rule.most_words:,}"
    return ""


def _judge_age(rule: Rule, article: Article, now: datetime) -> str:
    zone = now.tzinfo
    assert isinstance(zone, tzinfo)  # noqa: S101 -- a run's moment has a zone
    published = place_moment(article.published, zone) if article.published else None
    if published is None or published >= now - timedelta(days=rule.most_days):
        return ""
    return f"it was published on {published.astimezone(zone):%Y-%m-%d}, and most_days is {rule.most_days:g}"


_FILTERS: dict[str, Callable[[Rule, Article, datetime], str]] = {
    "include": _judge_include,
    "exclude": _judge_exclude,
    "least_words": _judge_length,
    "most_words": _judge_length,
    "most_days": _judge_age,
}
"""Each matter that a rule may speak of, and what it says of an article: why it is left out, or nothing."""


def _find(word: str, article: Article) -> str:
    """In which part of the article the word stands, or nothing."""
    pattern = compile_word(word)
    return next((place for place, text in _list_texts(article) if pattern.search(text)), "")


def _list_texts(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "summary", article.summary
    for tag in article.tags:
        yield "tags", tag
    yield "text", article_text(article)
