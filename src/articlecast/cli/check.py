"""``articlecast check``: the gate before publishing."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from articlecast.cli import load_show_settings
from articlecast.config import Settings
from articlecast.errors import StoreError
from articlecast.model import Episode
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.check import Finding, Subject, check_show, sort_findings
from articlecast.publish.inspect_files import inspect_show
from articlecast.publish.live import check_live
from articlecast.publish.previous import read_items
from articlecast.show import load_show
from articlecast.store import load_episode


@click.command()
@click.option("--url", metavar="FEED", help="Check a live show over the network instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
def command(context: click.Context, url: str | None, *, as_json: bool) -> None:
    """Check the show before it is published: each finding with its place and a remedy.

    \b
    articlecast check
    articlecast check --url https://podcast.example.org/feed.xml

    Exit code: 0 nothing that would break, 1 errors were found.
    """
    findings = check_live(url) if url else check_here(load_show_settings(context))
    for finding in findings:
        if as_json:
            click.echo(json.dumps(asdict(finding), ensure_ascii=False))
        else:
            click.echo(f"{finding.severity}: {finding.place}: {finding.wrong}\ntry:   {finding.remedy}")
    if not as_json:
        counts = Counter(finding.severity for finding in findings)
        click.echo(f"{counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes")
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)


def check_here(settings: Settings) -> tuple[Finding, ...]:
    """The findings about the show on this disk; a manifest that cannot be read is one of them."""
    episodes, broken = _load_all(settings.episodes_folder)
    show, _ = load_show(settings)
    facts = inspect_show(show, episodes, settings.episodes_folder, settings.feed_folder)
    feed = settings.feed_folder / FEED_FILE
    previous = read_items(feed.read_bytes(), str(feed)) if feed.is_file() else ()
    subject = Subject(show, episodes, settings.publish, facts, previous, datetime.now(UTC))
    return sort_findings([*broken, *check_show(subject)])


def _load_all(folder: Path) -> tuple[Sequence[Episode], Sequence[Finding]]:
    """One broken manifest among a thousand does not hide the others."""
    episodes, broken = [], []
    for home in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            episode = load_episode(home)
        except StoreError as error:
            broken.append(Finding("error", error.thing, error.wrong, error.hint))
            continue
        if episode:
            episodes.append(episode)
    return episodes, broken
