"""``[[rules]]``: for which articles each of them holds."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.model import Article, Paragraph, Quote, Span
from articlecast.show.digest import write_own_script
from articlecast.show.recipe import digest_recipes
from articlecast.show.rules import Match, Rule, is_reviewed
from articlecast.show.settings import Settings, load_settings


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
    with pytest.raises(UsageError, match=r"articlecast\.toml:4: \[\[rules\]\] 1: has no condition"):
        load_settings(tmp_path)


def load(folder: Path, text: str) -> Settings:
    (folder / "articlecast.toml").write_text(f'[show]\ntitle = "A"\n{text}\n')
    return load_settings(folder)


RULES = """
[narrate]
table_rows = 9
[speak]
engine = "tone"
voice = "tone"
[speak.voices]
narrator = "tone"
quote = "tone"
fr = "tone"
[lexicon]
Kelly = "kell-ee"
Lee = "lay"
[[rules]]
tag = "wire"
voice = "low"
[rules.narrate]
opening = "{title}"
quotes = "plain"
[rules.lexicon]
Lee = "lie"
[[rules]]
source = "articles"
voice = "high"
rate = 1.2
[rules.voices]
quote = "low"
[rules.narrate]
quotes = "voice"
captions = false
[rules.lexicon]
Lee = "loo"
Ann = "on"
"""


def test_of_two_rules_that_speak_of_an_option_the_first_counts_and_what_none_speaks_of_is_the_shows(
    tmp_path: Path,
) -> None:
    settings = load(tmp_path, RULES)
    manner = settings.find_manner(Piece(tags=("wire",)), "articles/a.md")
    assert (manner.narrate.opening, manner.narrate.quotes) == ("{title}", "plain")
    assert (manner.narrate.captions, manner.narrate.table_rows) == (False, 9)
    assert (manner.speak.voice, manner.speak.rate, manner.speak.engine) == ("low", 1.2, "tone")
    assert manner.speak.voices == {"quote": "low", "fr": "tone"}  # a rule's voice is the narrator's, too
    other = settings.find_manner(Piece(), "mail/a.md")
    assert other == settings.manner
    assert other.speak.voices == {"narrator": "tone", "quote": "tone", "fr": "tone"}


def test_an_articles_header_goes_before_the_rules(tmp_path: Path) -> None:
    settings = load(tmp_path, RULES)
    said = "Ann Lee met Kelly."
    article = Article("Piece", "en", (Paragraph((Span(said),)), Quote((Paragraph((Span("Go."),)),))), tags=("wire",))
    told = replace(article, narration=(("quotes", "say"), ("lexicon.Lee", "low")))

    def write(one: Article) -> list[str]:
        return [utterance.said for utterance in write_own_script(one, settings, "articles/a.md").utterances]

    assert write(article) == ["Piece.", "on lie met kell-ee.", "Go."]
    assert write(told) == ["Piece.", "on low met kell-ee.", "Quote.", "Go.", "End quote."]


def test_rules_of_what_is_not_heard_are_in_no_digest(tmp_path: Path) -> None:
    without, *earlier = digest_recipes(load(tmp_path, ""), b"")
    assert earlier
    assert digest_recipes(load(tmp_path, '[[rules]]\nsource = "*"\nreview = true'), b"") == (without, *earlier)
    heard = {
        digest_recipes(load(tmp_path, f"[[rules]]\n{condition}\nrate = {rate}"), b"")
        for condition in ('source = "*"', 'tag = "*"', 'author = "*"')
        for rate in (1.1, 1.2)
    }
    assert len(heard) == 6
    assert not {digest for digests in heard for digest in digests} & {without, *earlier}
