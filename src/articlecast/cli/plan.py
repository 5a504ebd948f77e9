"""``articlecast plan``: what a render would cost, before anything is sent."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, print_passed_over, print_row, report
from articlecast.run.estimate import plan_show
from articlecast.run.plan import WORK, Todo
from articlecast.run.upgrade import Refresh
from articlecast.show.settings import Settings
from articlecast.speak import SpeechEstimate, add_estimates


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--engine", help="As if the settings named this engine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(context: click.Context, articles: tuple[str, ...], engine: str | None, *, as_json: bool) -> None:
    """Say what a render would take: sentences, characters, requests, minutes, waiting and price, or that there is
    nothing to do.

    Nothing is spoken, sent or written; ``articlecast render --dry-run`` says the same. Of an episode that is as it was
    it says how many sentences would be said otherwise since an upgrade: ``articlecast render --refresh`` does that.

    \b
    articlecast plan
    articlecast plan articles/2026/a-day-at-sea.md --engine gtts
    articlecast plan --json | tail -1 | jq .price

    Exit code: 0 it can be done, 1 an article cannot be read or the limit of a run would stop it.
    """
    settings = load_show_settings(context)
    sys.exit(not print_plans(settings, articles, engine=engine or settings.speak.engine, as_json=as_json))


def print_plans(
    settings: Settings,
    articles: tuple[str, ...],
    *,
    engine: str,
    as_json: bool,
    script: str | None = None,
    force: bool = False,
    refresh: Refresh | None = None,
) -> bool:
    """Print what each article would take, or what an edited ``script`` would, and their sum.

    False where an article cannot be read, or where the limit of a run would stop it.
    """
    if not (as_json or articles or script or refresh):
        print_passed_over(settings)
    rows, failed, leaving, counts = [], 0, 0, Counter[str]()
    for plan in plan_show(settings, articles, engine=engine, script=script, force=force, refresh=refresh):
        if plan.error:
            failed += 1
            if as_json:
                print_row(
                    {"event": "article", "source": plan.source, "error": str(plan.error), "hint": plan.error.hint}
                )
            else:
                report(plan.error, plan.source)
        if plan.estimate:
            rows.append(plan.estimate)
            counts[plan.todo] += 1
            leaving += plan.leaves
            if as_json:
                told = {"event": "article", "source": plan.source, "todo": plan.todo, "reason": plan.reason}
                print_row(told | asdict(plan.estimate) | {"currency": settings.speak.currency})
            else:
                why = f" ({plan.reason})" if plan.reason else ""
                why += "; its episode leaves the feed" if plan.leaves else ""
                print_line(_describe(plan.source, plan.todo, plan.estimate, settings.speak.currency) + why)
    total, limit = add_estimates(rows), settings.speak.max_characters_per_run
    if as_json:
        seen = {"articles": len(rows) + failed, "failed": failed, "todo": dict(sorted(counts.items()))}
        print_row({"event": "total"} | seen | asdict(total) | {"currency": settings.speak.currency})
    elif not (failed or leaving or (WORK | {"returned"}) & counts.keys()):
        they = "is left as it is" if len(rows) == 1 else "are left as they are"
        print_line(f"nothing to do: {_count(len(rows), 'article')} {they}")
    elif len(rows) > 1:
        print_line(describe_estimate(f"all {len(rows)} articles", total, settings.speak.currency))
    over = bool(limit) and total.characters > limit
    if over:
        print_line(f"over the limit: speak.max_characters_per_run is {limit:,}", err=as_json)
    return not failed and not over


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _describe(source: str, todo: Todo, estimate: SpeechEstimate, currency: str) -> str:
    if todo in WORK and not (estimate.new or estimate.cached):
        return f"{source}: no sentence is to be spoken"
    if todo in WORK:
        return describe_estimate(source, estimate, currency)
    kept = f"0 new and {estimate.cached} cached sentences; " if estimate.cached else ""
    return f"{source}: {kept}{'is in the feed again' if todo == 'returned' else f'left as it is: {todo}'}"


def describe_estimate(name: str, row: SpeechEstimate, currency: str = "") -> str:
    """One article's estimate as a line."""
    said = [
        f"{row.new} new and {row.cached} cached sentences",
        f"{_count(row.characters, 'character')} in {_count(row.requests, 'request')} to {row.engine}",
        f"about {row.audio_seconds / 60:.1f} minutes of audio",
    ]
    if row.waiting_seconds >= 1:
        said.append(f"{row.waiting_seconds / 60:.1f} minutes of waiting for the rate budget")
    if row.price is None:
        said.append("price not known (speak.price_per_million)")
    elif row.price:
        said.append(f"price {row.price:.2f} {currency}")
    return f"{name}: {', '.join(said)}"
