"""Rules for sites tried on an article at once: which of them find something, and what that does to it."""

# As for articles that are shown, what reads them is imported in the process alone.
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlecast.errors import ArticlecastError, ReadError, UsageError
from articlecast.model import Article, Document, Source
from articlecast.names import sha256_hex
from articlecast.read.options import ReadOptions, SiteRule, list_site_rules
from articlecast.run.pool import Tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articlecast.show.settings import Settings


@dataclass(frozen=True, slots=True)
class Trial:
    """Rules to try on an article: those ``given`` on top of the show's own or, without any, the show's against none."""

    source: Source
    options: ReadOptions
    given: tuple[SiteRule, ...] = ()
    url: str = ""
    document: Document | None = None


def parse_rules(typed: str) -> tuple[SiteRule, ...]:
    """The rules in a file, or those that were typed: the lines of one ``[[read.sites]]``, or such tables.

    Without a ``host`` they hold for whatever they are tried on. Raises UsageError with what is wrong.
    """
    path = Path(typed)
    is_file = "\n" not in typed and "=" not in typed
    try:
        values = tomllib.loads(path.read_text("utf-8-sig") if is_file else typed)
    except OSError as error:
        wrong = f"{typed}: {error.strerror or error}"
        raise UsageError("--rules", wrong, _EXAMPLE) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("--rules", f"is not valid TOML: {error}", _EXAMPLE) from error
    tables = values.get("read", values)
    rows: Any = tables.get("sites", [values]) if isinstance(tables, dict) else [values]
    return _check_rules([{"host": "*", **row} for row in rows if isinstance(row, dict)])


_EXAMPLE = "articlecast read ARTICLE --rules 'skip_text = [\"Advertisement\"]'"


def _check_rules(rows: list[dict[str, Any]]) -> tuple[SiteRule, ...]:
    from articlecast.show.settings import check_site_rules

    return check_site_rules(rows)


def try_rules(trial: Trial, _tell: Tell) -> str:
    """Each rule that holds for the article with what it did, and the article before and after as a diff; raises
    ReadError.
    """
    from articlecast.read.load import load_document

    options = trial.options
    document = trial.document or load_document(trial.source, options)
    document = replace(document, url=trial.url or document.url)
    before = _read(document, options if trial.given else replace(options, sites=()))
    now = replace(options, sites=(*options.sites, *trial.given))
    try:
        after = _read(document, now)
    except ReadError as error:  # it says that nothing is left
        return f"{error}\ntry:   {error.hint}\n"
    feed = document.entry.url if document.entry else ""
    tried = trial.given or options.sites
    rules = list(list_site_rules(tried, before.url, document.url, feed))
    lines = [
        *_list_found(rules, after),
        *(f"read.sites of {each.host}: not for it" for each in tried if each not in rules),
    ]
    if not tried:
        lines = [f"there are no rules in [[read.sites]]; try one: {_EXAMPLE}"]
    return "".join(f"{line}\n" for line in (*lines, *_compare(before, after)))


def _read(document: Document, options: ReadOptions) -> Article:
    from articlecast.read.article import read_article

    return read_article(document, options)


def _list_found(rules: list[SiteRule], article: Article) -> Iterator[str]:
    for row in (row for rule in rules for row in rule.list_rows()):
        host, kind, written = row
        yield f"{kind} {written!r} of {host}: {'found' if row in article.rules else 'found nothing'}"


def _compare(before: Article, after: Article) -> Iterator[str]:
    """What the rules changed, a line for each title, paragraph or heading."""
    old, new = _list_lines(before), _list_lines(after)
    yield from (line.rstrip("\n") for line in unified_diff(old, new, "before", "after", lineterm="", n=0))


def _list_lines(article: Article) -> list[str]:
    from articlecast.read.present import markdown_blocks

    return [f"title: {article.title}", *filter(None, markdown_blocks(article.blocks).split("\n"))]


# ---------------------------------------------------------------- a rule on several articles, and kept


@dataclass(frozen=True, slots=True)
class Sweep:
    """A rule to try on the articles of these ``sources``, before it is kept."""

    rule: SiteRule
    options: ReadOptions
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """What would go of one article: the sentences that it has now and would have no more; ``error`` where it cannot be
    read, as it is or by then.
    """

    source: str
    title: str
    texts: tuple[str, ...] = ()
    error: str = ""


def sweep_articles(sweep: Sweep, _tell: Tell) -> tuple[Gone, ...]:
    """What the rule would take out of each article."""
    return tuple(_sweep(sweep, source) for source in sweep.sources)


def _sweep(sweep: Sweep, source: Source) -> Gone:
    from articlecast.read.load import load_document

    title = ""
    try:
        document = load_document(source, sweep.options)
        before = _read(document, sweep.options)
        title = before.title
        after = _read(document, replace(sweep.options, sites=(*sweep.options.sites, sweep.rule)))
    except ArticlecastError as error:
        return Gone(source.locator, title, (), str(error))
    left = Counter(_list_sentences(after))
    gone = []
    for sentence in _list_sentences(before):
        if left[sentence]:
            left[sentence] -= 1
        else:
            gone.append(sentence)
    return Gone(source.locator, title, tuple(gone[:MOST_GONE]))


MOST_GONE = 500


def _list_sentences(article: Article) -> list[str]:
    from articlecast.read.markup.texts import block_texts
    from articlecast.sentences import split_sentences

    texts = [article.title, *block_texts(article.blocks)]
    return [sentence for text in texts for sentence in split_sentences(text, article.language)]


def find_alike(settings: Settings, host: str, most: int = 10) -> tuple[Source, ...]:
    """The newest articles of the show for which a rule of that ``host`` would hold."""
    from articlecast.run.overriding import list_cards
    from articlecast.show.settings import locate_source

    rule = SiteRule(host)
    cards = sorted(list_cards(settings), key=lambda card: card.published, reverse=True)
    found: dict[str, Source] = {}
    for card in cards:
        place = settings.locate(locate_source(settings, card.source))
        if any(list_site_rules((rule,), card.url, place, card.entry)):
            found.setdefault(place, Source(place))
        if len(found) == most:
            break
    return tuple(found.values())


def make_rule(host: str, kind: str, value: str) -> SiteRule:
    """The rule that one phrase, pattern or selector makes; raises UsageError for what is none."""
    return _check_rules([{"host": host, kind: [value]}])[0]


class RulesMoved(Exception):
    """Somebody has changed the rules of a host since they were looked at."""


def list_kept(settings: Settings, host: str) -> tuple[tuple[str, str], ...]:
    """What ``[[read.sites]]`` says for that host now, each phrase, pattern and selector with its kind."""
    from articlecast.show.changing import read_tables

    return _list_kept(read_tables(settings), host)


def _list_kept(tables: Mapping[str, Any], host: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(kind), str(value))
        for row in tables.get("read", {}).get("sites", [])
        if row.get("host") == host
        for kind, held in row.items()
        if kind != "host"
        for value in (held if isinstance(held, list | tuple) else [held])
    )


def digest_rules(kept: Iterable[tuple[str, str]]) -> str:
    """By which two editors know that they saw the same rules of a host."""
    return sha256_hex(json.dumps(list(kept), ensure_ascii=False).encode())[:16]


def keep_rule(settings: Settings, host: str, kind: str, value: str, digest: str = "") -> bool:
    """Add the phrase, pattern or selector to the rules of that host in ``[[read.sites]]``, once, and their table where
    there is none; False where it stands there already.

    Raises UsageError for what is none, RulesMoved where the host's rules are not those of that ``digest``, if any is
    given.
    """
    from articlecast.show.changing import Change, edit_settings

    make_rule(host, kind, value)
    known = False

    def plan(tables: dict[str, Any]) -> list[Change]:
        nonlocal known
        rows = tables.get("read", {}).get("sites", [])
        if digest and digest != digest_rules(_list_kept(tables, host)):
            raise RulesMoved
        number = next((at for at, row in enumerate(rows) if row.get("host") == host), len(rows))
        held = rows[number].get(kind, []) if number < len(rows) else []
        if known := value in ([held] if isinstance(held, str) else held):
            return []
        if number == len(rows):
            return [Change(("read", "sites", number), {"host": host, kind: [value]})]
        if isinstance(held, str) or not held:
            return [Change(("read", "sites", number, kind), [*([held] if held else []), value])]
        return [Change(("read", "sites", number, kind, len(held)), value)]

    edit_settings(settings, plan)
    return not known


def forget_rule(settings: Settings, host: str, kind: str, value: str) -> Settings:
    """Take it out of the rules of that host, and their table where nothing else stands in it; raises UsageError where
    it is not there.
    """
    from articlecast.show.changing import Change, edit_settings

    def plan(tables: dict[str, Any]) -> list[Change]:
        for number, row in enumerate(tables.get("read", {}).get("sites", [])):
            held = row.get(kind, []) if row.get("host") == host else []
            if value not in ([held] if isinstance(held, str) else held):
                continue
            if row.keys() == {"host", kind} and (isinstance(held, str) or len(held) == 1):
                return [Change(("read", "sites", number), None)]
            way = ("read", "sites", number, kind)
            return [Change(way if isinstance(held, str) else (*way, held.index(value)), None)]
        raise UsageError(value[:40], f"is no {kind} of {host}", "GET /api/v1/settings")

    return edit_settings(settings, plan)
