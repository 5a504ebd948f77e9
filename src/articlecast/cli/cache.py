"""``articlecast cache``: what the segment cache holds, whether it is whole, and making it smaller."""

from __future__ import annotations

import re

import click

from articlecast.cli import load_show_settings
from articlecast.errors import UsageError
from articlecast.speak import SegmentCache

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


@click.command()
@click.argument("action", type=click.Choice(["show", "verify", "prune"]), default="show")
@click.option("--size", default="2G", show_default=True, help="prune: what may remain; the least recently used goes.")
@click.pass_context
def command(context: click.Context, action: str, size: str) -> None:
    """Show, verify or prune the segment cache; it may be deleted at any time, and then costs its speech again.

    \b
    articlecast cache
    articlecast cache verify
    articlecast cache prune --size 500M
    """
    cache = SegmentCache(load_show_settings(context).cache_folder / "segments")
    if action == "verify":
        good, bad = cache.verify()
        click.echo(f"{good} segments are whole, {bad} were damaged and are removed")
        return
    if action == "prune":
        removed, freed = cache.prune(_read_size(size))
        click.echo(f"removed {removed} segments, {freed / 1e6:.1f} MB")
    count, total = cache.measure()
    click.echo(f"{cache.folder}: {count} segments, {total / 1e6:.1f} MB")


def _read_size(text: str) -> int:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([kmgt]?)b?", text.strip().lower())
    if not match:
        raise UsageError("--size", f"{text!r} is not a size", "articlecast cache prune --size 500M")
    return int(float(match[1]) * _UNITS[match[2]])
