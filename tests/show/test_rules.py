"""``[[rules]]``: for which articles each of them holds."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.show.rules import Match, Rule, is_reviewed
from articlecast.show.settings import load_settings


@dataclass
class Piece:
    url: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


MET = [
    ("articles", "articles/tide.md", ""),
    ("articles/", "articles/wire/gull.html", ""),
    ("./articles", "articles/tide.md", ""),
    ("articles/wire/*.html", "articles/wire/gull.html", ""),
    ("articles/tide.md", "articles/tide.md", ""),
    ("articles/all.xml", "articles/all.xml#entry=1", ""),
    ("https://wire.example/feed.xml", "https://wire.example/feed.xml#entry=1", ""),
    ("https://wire.example/feed.xml", "https://other.example/page", "https://wire.example/feed.xml#entry=1"),
    ("wire.example", "https://www.wire.example/page", ""),
    ("*", "https://www.wire.example/page", ""),
    ("*", "articles/tide.md", ""),
]
UNMET = [
    ("article", "articles/tide.md", ""),
    ("articles/wire", "articles/wireless.md", ""),
    ("wire.example", "https://barbwire.example/page", ""),
    ("https://wire.example/feed", "https://wire.example/feed.xml#entry=1", ""),
    ("wire.example", "articles/wire.example", ""),
]


@pytest.mark.parametrize(("source", "name", "entry"), MET)
def test_a_source_is_named_as_an_editor_would(source: str, name: str, entry: str) -> None:
    assert Match(source=(source,)).is_met(Piece(), name, entry)


@pytest.mark.parametrize(("source", "name", "entry"), UNMET)
def test_another_source_is_not_meant(source: str, name: str, entry: str) -> None:
    assert not Match(source=(source,)).is_met(Piece(), name, entry)


def test_every_kind_of_condition_must_be_met_by_any_of_its_values() -> None:
    match = Match(source=("articles",), tag=("Harbour", "fish"), author=("Ann Lee",))
    piece = Piece(tags=("harbour",), authors=("ann lee", "Bo"))
    assert match.is_met(piece, "articles/a.md")
    assert not match.is_met(piece, "mail/a.md")
    assert not match.is_met(Piece(tags=("boats",), authors=piece.authors), "articles/a.md")
    assert not match.is_met(Piece(tags=piece.tags), "articles/a.md")


def test_the_link_of_a_file_says_where_it_is_from() -> None:
    assert Match(source=("wire.example",)).is_met(Piece("https://wire.example/tide"), "articles/a.html")


def test_the_first_rule_that_speaks_of_a_matter_counts() -> None:
    rules = [
        Rule(source=("articles",)),
        Rule(tag=("urgent",), review=False),
        Rule(source=("articles",), review=True),
    ]
    assert is_reviewed(rules, Piece(), "articles/a.md", default=False)
    assert not is_reviewed(rules, Piece(tags=("urgent",)), "articles/a.md", default=True)
    assert is_reviewed(rules, Piece(), "mail/a.md", default=True)


def test_a_rule_for_nothing_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "A"\n\n[[rules]]\nreview = true\n')
    with pytest.raises(UsageError, match=r"articlecast\.toml:4: rules.*no condition"):
        load_settings(tmp_path)
