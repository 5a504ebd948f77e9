"""``articlecast publish``: the show to where listeners are."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from articlecast.cli import for_each_show, load_show_settings, print_line, report
from articlecast.cli.progress import watch_checking
from articlecast.errors import UsageError
from articlecast.pipeline import rebuild_feed
from articlecast.publish.addresses import FEED_FILE
from articlecast.run.check import check_folder
from articlecast.run.deliver import announce_show, deliver_show
from articlecast.show.episodes.store import lock_episodes


@click.command()
@click.argument("target", required=False)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--anew", is_flag=True, help="Ask the store for every file, whether it is still there.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_context
@for_each_show
def command(context: click.Context, target: str | None, *, dry_run: bool, anew: bool, quiet: bool) -> None:
    """Check the show and deliver it: media first, the feed last, only what changed.

    TARGET is a folder, or an address such as s3://bucket/show, sftp://host/var/www/show; otherwise publish.target.

    \b
    articlecast publish /srv/www/show
    articlecast publish s3://bucket/show --dry-run
    articlecast publish --anew       (when somebody deleted files there)

    Exit code: 0 done, 1 the check found errors and nothing was sent, 3 the store refused.
    """
    settings = load_show_settings(context)
    target = target or settings.publish.target
    if not target:
        raise UsageError("publish.target", "is not set", "articlecast publish /srv/www/show")
    now = datetime.now(UTC)
    found = check_folder(settings, now, target=target, tell=watch_checking)
    findings = [finding for finding in found if finding.severity == "error"]
    if findings:
        for finding in findings:
            print_line(f"error: {finding.place}: {finding.wrong}\ntry:   {finding.remedy}", err=True)
        sys.exit(1)
    rebuild_feed(settings, now)
    with lock_episodes(settings.episodes_folder):
        done = deliver_show(settings, target, now, dry_run=dry_run, anew=anew)
    if FEED_FILE in done.sent and not dry_run:
        for trouble in announce_show(settings):
            report(trouble)
    if done.doubt:
        print_line(f"warning: {target}: the record of what is there {done.doubt}", err=True)
    if done.closed:
        print_line(
            f"warning: {target}: players in web pages cannot read the transcripts there: {done.closed}\n"
            "try:   let the bucket's CORS allow GET and HEAD from * (or give the key s3:PutBucketCORS)",
            err=True,
        )
    if done.left:
        print_line(
            f"warning: {target}: old files are left there, and tried again next time: {done.left}\n"
            "try:   let the key delete there too, or delete them yourself",
            err=True,
        )
    if quiet:
        return
    for path in done.sent:
        print_line(f"{'would send' if dry_run else 'sent'}: {path}")
    verb = "to send" if dry_run else "sent"
    print_line(f"{target}: {len(done.sent)} files {verb}, {done.kept} unchanged, {len(done.deleted)} old ones deleted")
