"""``articlecast check``: the gate before publishing."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, print_message, print_row
from articlecast.cli.progress import watch_checking
from articlecast.publish.check.live import check_live
from articlecast.run.check import check_show
from articlecast.show.parts import require_parts


@click.command()
@click.option("--url", metavar="FEED", help="Check a live show over the network instead.")
@click.option("--anew", is_flag=True, help="Read and decode every file again, though nobody has touched it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(context: click.Context, url: str | None, *, anew: bool, as_json: bool) -> None:
    """Check the show before it is published: each finding with its place and a remedy.

    Every file is read and its audio decoded once, and again when it has been touched.

    \b
    articlecast check
    articlecast check --anew
    articlecast check --url https://podcast.example.org/feed.xml

    Exit code: 0 nothing that would break, 1 errors were found, 2 wrong settings.
    """
    if url:
        findings = check_live(url)
    else:
        settings = load_show_settings(context)
        require_parts(settings)
        findings = check_show(settings, datetime.now(UTC), anew=anew, tell=watch_checking)
    for finding in findings:
        if as_json:
            print_row(asdict(finding))
        else:
            print_message(finding.severity, f"{finding.place}: {finding.wrong}", finding.remedy, err=False)
    if not as_json:
        counts = Counter(finding.severity for finding in findings)
        print_line(f"{counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes")
    if any(finding.severity == "error" for finding in findings):
        sys.exit(1)
