"""``articlecast plan``: what a render would cost, before anything is sent."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from articlecast.cli import load_show_settings, report
from articlecast.config import Settings
from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Source
from articlecast.narrate import write_script
from articlecast.read import list_sources, load_document, read_article
from articlecast.speak import SegmentCache, SpeechEstimate, add_estimates, estimate_speech, load_chosen


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--engine", help="As if the settings named this engine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
def command(context: click.Context, articles: tuple[str, ...], engine: str | None, *, as_json: bool) -> None:
    """Say what a render would take: sentences, characters, requests, minutes, waiting and price.

    Nothing is spoken, sent or written.

    \b
    articlecast plan
    articlecast plan articles/2026/a-day-at-sea.md --engine gtts
    """
    settings = load_show_settings(context)
    locators = articles or [str(settings.folder / name) for name in settings.sources.articles]
    name = engine or settings.speak.engine
    rows = []
    for source in list_sources(locators):
        try:
            rows.append((source.locator, plan_source(source, settings, name)))
        except UsageError:
            raise
        except ArticlecastError as error:
            report(error)
    for locator, row in rows:
        click.echo(json.dumps({"source": locator} | asdict(row)) if as_json else describe_estimate(locator, row))
    total = add_estimates(row for _locator, row in rows)
    if not as_json and len(rows) > 1:
        click.echo(describe_estimate(f"all {len(rows)} articles", total))
    limit = settings.speak.max_characters_per_run
    if limit and total.characters > limit and not as_json:
        click.echo(f"over the limit: speak.max_characters_per_run is {limit:,}")


def plan_source(source: Source, settings: Settings, engine: str) -> SpeechEstimate:
    """What one article would take with that engine; raises as reading and narrating do."""
    article = read_article(load_document(source, settings.read), settings.read)
    script = write_script(article, settings.narrate, settings.words)
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
