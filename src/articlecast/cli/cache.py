"""``articlecast cache``: what is kept of earlier runs, whether it is whole, and making it smaller."""

from __future__ import annotations

import re

import click

from articlecast.cli import load_show_settings, print_line
from articlecast.errors import UsageError
from articlecast.files import measure_kept, prune_kept
from articlecast.master import StretchCache
from articlecast.read.fetch.kept import PageCache
from articlecast.run.produce import STRETCHES
from articlecast.speak import SEGMENTS, SegmentCache

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


@click.command()
@click.argument("action", type=click.Choice(["show", "verify", "prune"]), default="show")
@click.option("--size", default="2G", show_default=True, help="prune: what may remain; the least recently used goes.")
@click.pass_context
def command(context: click.Context, action: str, size: str) -> None:
    """Show, verify or prune the cache: segments, encoded stretches, and fetched pages.

    It may be deleted at any time, and then costs its speech, its encoding and its fetching again.

    \b
    articlecast cache
    articlecast cache verify
    articlecast cache prune --size 500M
    """
    settings = load_show_settings(context)
    home, pages = settings.cache_folder, PageCache(settings.read.cache)
    segments, stretches = SegmentCache(home / SEGMENTS), StretchCache(home / STRETCHES)
    kept: dict[str, SegmentCache | StretchCache | PageCache]
    kept = {"segments": segments, "stretches": stretches, "pages": pages}
    if action == "verify":
        for name, cache in kept.items():
            good, bad = cache.verify()
            print_line(f"{good} {name} are whole, {bad} were damaged and are removed")
        return
    if action == "prune":
        removed, freed = prune_kept([cache.folder for cache in kept.values()], _read_size(size))
        print_line(f"removed {removed} files, {freed / 1e6:.1f} MB")
    for name, cache in kept.items():
        count, total = pages.measure() if cache is pages else measure_kept(cache.folder)
        print_line(f"{cache.folder}: {count} {name}, {total / 1e6:.1f} MB")


def _read_size(text: str) -> int:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([kmgt]?)b?", text.strip().lower())
    if not match:
        raise UsageError("--size", f"{text!r} is not a size", "articlecast cache prune --size 500M")
    return int(float(match[1]) * _UNITS[match[2]])
