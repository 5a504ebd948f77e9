"""``articlecast doctor``: what is installed and what is missing."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import asdict
from itertools import chain

import click

from articlecast.cli import Chosen, find_settings_file, load_nearby_settings, print_line, print_row
from articlecast.doctor import Finding, examine
from articlecast.errors import UsageError
from articlecast.show.shows import list_shows

MARKS = {"ok": "ok  ", "note": "note", "missing": "MISS"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list, for programs.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Say what is installed and what is missing; exit code 1 where something that is needed is missing.

    \b
    articlecast doctor
    """
    faults = []
    try:
        settings = load_nearby_settings(context)
    except UsageError as error:
        if context.obj != Chosen():
            raise
        settings, faults = None, [Finding("settings", "missing", str(error), error.hint)]
        with suppress(UsageError):  # of several shows none is named, and none is looked at
            faults = faults if not list_shows(find_settings_file(context)) else []
    findings = []
    for finding in chain(examine(settings), faults):
        findings.append(finding)
        if not as_json:
            print_line(f"{MARKS[finding.state]}  {finding.name:<24} {finding.detail}")
            if finding.hint:
                print_line(f"      try: {finding.hint}")
    if as_json:
        print_row([asdict(finding) for finding in findings], indent=2)
    sys.exit(any(finding.state == "missing" for finding in findings))
