"""``articlecast plan``: what a render would cost, before anything is sent."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, report
from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Episode, Script, Source
from articlecast.names import sha256_hex
from articlecast.read import list_sources, load_document, read_article
from articlecast.run.plan import Shelf
from articlecast.show.digest import write_own_script
from articlecast.show.episodes.store import Library
from articlecast.show.fingerprint import what_is_said
from articlecast.show.scripts import choose_script, load_script
from articlecast.show.settings import Settings
from articlecast.speak import SegmentCache, SpeechEstimate, add_estimates, estimate_speech, load_chosen


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--engine", help="As if the settings named this engine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(context: click.Context, articles: tuple[str, ...], engine: str | None, *, as_json: bool) -> None:
    """Say what a render would take: sentences, characters, requests, minutes, waiting and price.

    Nothing is spoken, sent or written; ``articlecast render --dry-run`` says the same.

    \b
    articlecast plan
    articlecast plan articles/2026/a-day-at-sea.md --engine gtts

    Exit code: 0 it can be done, 1 an article cannot be read or the limit of a run would stop it.
    """
    settings = load_show_settings(context)
    sys.exit(not print_plans(settings, articles, engine=engine or settings.speak.engine, as_json=as_json))


def print_plans(
    settings: Settings, articles: tuple[str, ...], *, engine: str, as_json: bool, script: str | None = None
) -> bool:
    """Print what each article would take, or what an edited ``script`` would, and their sum.

    False where an article cannot be read, or where the limit of a run would stop it.
    """
    rows, failed = [], False
    plans = [(script, partial(plan_file, script))] if script else _list_plans(settings, articles)
    for locator, plan in plans:
        try:
            rows.append(plan(settings, engine))
        except UsageError:
            raise
        except ArticlecastError as error:
            failed = True
            if as_json:
                click.echo(json.dumps({"source": locator, "error": str(error), "hint": error.hint}))
            else:
                report(error)
        else:
            row = rows[-1]
            if as_json:
                click.echo(json.dumps({"source": locator} | asdict(row)))
            else:
                print_line(describe_estimate(locator, row))
    total, limit = add_estimates(rows), settings.speak.max_characters_per_run
    if not as_json and len(rows) > 1:
        print_line(describe_estimate(f"all {len(rows)} articles", total))
    over = bool(limit) and total.characters > limit
    if over:
        click.echo(f"over the limit: speak.max_characters_per_run is {limit:,}", err=as_json)
    return not failed and not over


def _list_plans(
    settings: Settings, articles: tuple[str, ...]
) -> Iterator[tuple[str, Callable[[Settings, str], SpeechEstimate]]]:
    places = articles or tuple(
        name if "://" in name else str(settings.folder / name) for name in settings.sources.articles
    )
    shelf = Shelf(Library(settings.episodes_folder).sift()[0])
    for source in list_sources(places, settings.read, closed=settings.own_folders):
        previous = shelf.from_source(settings.name_source(source.locator))
        yield source.locator, partial(plan_source, source, previous)


def plan_source(source: Source, previous: Episode | None, settings: Settings, engine: str) -> SpeechEstimate:
    """What one article would take with that engine, its ``previous`` episode's edited script where that holds.

    Raises as reading and narrating do, and NarrateError where the article has changed since an edit.
    """
    document = load_document(source, settings.read)
    article = read_article(document, settings.read)
    if previous is None:
        return _estimate(write_own_script(article, settings), settings, engine)
    digest = sha256_hex(what_is_said(document, source.locator, lambda: article))
    return _estimate(choose_script(settings, article, digest, previous, None)[0], settings, engine)


def plan_file(path: str, settings: Settings, engine: str) -> SpeechEstimate:
    """What an edited script would take with that engine; raises NarrateError with the line of a mistake in it."""
    return _estimate(load_script(path)[0], settings, engine)


def _estimate(script: Script, settings: Settings, engine: str) -> SpeechEstimate:
    cache = SegmentCache(settings.cache_folder / "segments")
    return estimate_speech(script, load_chosen(engine, settings.speak), settings.speak, cache)


def describe_estimate(name: str, row: SpeechEstimate) -> str:
    """One article's estimate as a line."""
    said = [
        f"{row.new} new and {row.cached} cached sentences",
        f"{row.characters:,} characters in {row.requests:,} requests to {row.engine}",
        f"about {row.audio_seconds / 60:.1f} minutes of audio",
    ]
    if row.waiting_seconds >= 1:
        said.append(f"{row.waiting_seconds / 60:.1f} minutes of waiting for the rate budget")
    if row.price:
        said.append(f"price {row.price:.2f}")
    return f"{name}: {', '.join(said)}"
