"""``articlecast publish``: the show to where listeners are."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, print_message, print_row, report
from articlecast.cli.progress import watch_checking, watch_sending
from articlecast.pipeline import publish_show
from articlecast.publish.check.findings import Finding
from articlecast.publish.deliver.deliver import Delivery
from articlecast.run.deliver import Published

MOST_WARNINGS = 20
"""So many warnings are shown; ten thousand episodes can have one each."""


@click.command()
@click.argument("target", required=False)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--anew", is_flag=True, help="Ask the store for every file, whether it is still there.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors and warnings.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
@for_each_show
def command(
    context: click.Context, target: str | None, *, dry_run: bool, anew: bool, quiet: bool, as_json: bool
) -> None:
    """Check the show and deliver it: media first, the feed last, only what changed.

    TARGET is a folder, or an address such as s3://bucket/show, sftp://host/var/www/show; otherwise publish.target.

    \b
    articlecast publish /srv/www/show
    articlecast publish s3://bucket/show --dry-run
    articlecast publish --json | jq -r 'select(.event == "delivery").sent[]'
    articlecast publish --anew       (when somebody deleted files there)

    A loopback or example address in show.base_url or show.link is an error at a store, and a warning in a folder.

    Exit code: 0 done, 1 the check found errors and nothing was sent, or all but an episode whose manifest is damaged,
    3 the store refused.
    """
    settings = load_show_settings(context)
    with watch_sending() as sending:
        published = publish_show(
            settings, target or "", dry_run=dry_run, anew=anew, tell=watch_checking, sending=sending
        )
    if as_json:
        _print_rows(published)
    else:
        _print_findings(published.findings)
    if published.delivery is None:
        sys.exit(1)
    for trouble in published.troubles:
        report(trouble)
    if not as_json:
        _print_delivery(published.target, published.delivery, dry_run=dry_run, quiet=quiet)
    if published.errors:
        sys.exit(1)


def _print_rows(published: Published) -> None:
    """Each finding as an event, and what was sent as another."""
    for finding in published.findings:
        print_row({"event": "finding", **asdict(finding)})
    if done := published.delivery:
        print_row({"event": "delivery", "target": published.target, **asdict(done)})


def _print_findings(findings: tuple[Finding, ...]) -> None:
    """Errors and warnings, on standard error, so that a run without a watcher mails them; notes are for ``check``."""
    warnings = [finding for finding in findings if finding.severity == "warning"]
    errors = [finding for finding in findings if finding.severity == "error"]
    for finding in (*errors, *warnings[:MOST_WARNINGS]):
        print_message(finding.severity, f"{finding.place}: {finding.wrong}", finding.remedy)
    if len(warnings) > MOST_WARNINGS:
        print_message("warning", f"and {len(warnings) - MOST_WARNINGS:,} more", "articlecast check")


def _print_delivery(target: str, done: Delivery, *, dry_run: bool, quiet: bool) -> None:
    if done.doubt:
        print_message("warning", f"{target}: the record of what is there {done.doubt}")
    if done.theirs:
        print_message(
            "note",
            f"{target}: left as they were before the show came: {', '.join(done.theirs)}",
            "remove one there, or give the show a folder of its own, and ours takes its place",
        )
    if done.closed:
        print_message(
            "warning",
            f"{target}: players in web pages cannot read the transcripts there: {done.closed}",
            "let the bucket's CORS allow GET and HEAD from * (or give the key s3:PutBucketCORS)",
        )
    if done.left:
        print_message(
            "warning",
            f"{target}: old files are left there, and tried again next time: {done.left}",
            "let the key delete there too, or delete them yourself",
        )
    if quiet:
        return
    for path in done.sent:
        print_line(f"{'would send' if dry_run else 'sent'}: {path}")
    verb = "to send" if dry_run else "sent"
    print_line(f"{target}: {len(done.sent)} files {verb}, {done.kept} unchanged, {len(done.deleted)} old ones deleted")
