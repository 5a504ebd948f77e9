"""The lines before an article and behind it: the settings' templates with the article's title, writers and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlecast.model import Article, Role
from articlecast.narrate.options import LINE_FIELD
from articlecast.narrate.phrases import find_phrase, write_date

_ROLES: dict[str, Role] = {"{title}": "title", "{by}": "byline", "{author}": "byline"}


def fill_lines(template: str, article: Article, *, closes: bool = False) -> Iterator[tuple[str, Role]]:
    """Each line of a template with its fields filled, and its role; none of which a field is empty."""
    authors = _join_names(article.authors, article.language)
    fields = {
        "title": article.title,
        "author": authors,
        "by": find_phrase("by", article.language, authors) or authors if authors else "",
        "date": write_date(article.published, article.language),
        "site": article.site,
        "summary": article.summary,
    }
    for line in filter(None, map(str.strip, template.splitlines())):
        if all(fields[name] for name in LINE_FIELD.findall(line)):
            yield (
                LINE_FIELD.sub(lambda match: fields[match[1]], line),
                _ROLES.get(line, "closing" if closes else "byline"),
            )


def _join_names(names: Sequence[str], language: str) -> str:
    """``A``, ``A and B``, ``A, B and C``; with commas alone where the language has no such word."""
    *others, last = names or ("",)
    if not others:
        return last
    return find_phrase("and", language, ", ".join(others), last) or ", ".join((*others, last))
