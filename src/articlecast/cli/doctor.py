"""``articlecast doctor``: what is installed and what is missing."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from articlecast.cli import Chosen, load_show_settings, print_line, print_row
from articlecast.doctor import examine
from articlecast.errors import UsageError

MARKS = {"ok": "ok  ", "note": "note", "missing": "MISS"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list, for programs.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Say what is installed and what is missing; exit code 1 where something that is needed is missing.

    \b
    articlecast doctor
    """
    try:
        settings = load_show_settings(context)
    except UsageError:
        if context.obj != Chosen():
            raise
        settings = None
    findings = []
    for finding in examine(settings):
        findings.append(finding)
        if not as_json:
            print_line(f"{MARKS[finding.state]}  {finding.name:<24} {finding.detail}")
            if finding.hint:
                print_line(f"      try: {finding.hint}")
    if as_json:
        print_row([asdict(finding) for finding in findings], indent=2)
    sys.exit(any(finding.state == "missing" for finding in findings))
