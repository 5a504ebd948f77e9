"""What a manifest may say: a value that no run of ours writes is damage, and would end a run over all the others. Pure.

Pydantic has seen to the types by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from articlecast.model import Asset, Episode

LONGEST_SECONDS = 10_000_000.0
"""More than a hundred days: no episode is that long."""
LARGEST_COUNT = 1_000_000_000
LARGEST_BYTES = 2**50
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_DIGEST, _DIGEST_384 = re.compile("[0-9a-f]{64}"), re.compile("([0-9a-f]{96})?")


def find_fault(episode: Episode) -> str:
    """The first field that cannot be right, and why; empty where there is none."""
    return next(_judge(episode), "")


def _judge(episode: Episode) -> Iterator[str]:
    for name in ("guid", "slug"):
        value = getattr(episode, name)
        if not value or _CONTROL.search(value):
            yield f"{name}: is empty, or has a control character"
    for name in ("published", "updated", "removed", "withdrawn", "expires"):
        wrong = _judge_moment(getattr(episode, name))
        if wrong:
            yield f"{name}: {wrong}"
    times = [episode.seconds, *(start for start, _ in episode.chapters)]
    times += [second for start, length, _ in episode.soundbites for second in (start, length)]
    if not all(0 <= second <= LONGEST_SECONDS for second in times):  # nor is any comparison true of what is no number
        yield "seconds: a time is not between 0 and a hundred days"
    if not all(0 <= count <= LARGEST_COUNT for count in (episode.revision, episode.season, episode.number)):
        yield f"revision, season, number: not between 0 and {LARGEST_COUNT:,}"
    if next(episode.assets_of("audio"), None) is None:
        yield "assets: there is no audio"
    for place, asset in enumerate(episode.assets):
        if wrong := _judge_asset(asset):
            yield f"assets.{place}: {wrong}"


def _judge_moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    if moment.utcoffset() is None:
        return f"{moment.isoformat()} has no time zone"
    return "" if 1 < moment.year < 9999 else f"{moment.isoformat()} is no date of an episode"


def _judge_asset(asset: Asset) -> str:
    if asset.name in {"", ".", ".."} or _CONTROL.search(asset.name) or re.search(r"[/\\]", asset.name):
        return "name: is no name of a file"
    if not (_DIGEST.fullmatch(asset.sha256) and _DIGEST_384.fullmatch(asset.sha384)):
        return "sha256, sha384: no digests"
    if not 0 <= asset.length <= LARGEST_BYTES:
        return f"length: not between 0 and {LARGEST_BYTES:,}"
    if not all(0 <= count <= LARGEST_COUNT for count in (asset.width, asset.height, asset.bitrate)):
        return f"width, height, bitrate: not between 0 and {LARGEST_COUNT:,}"
    return ""
