"""How long a feed of 10,000 episodes takes, beside lxml building and serialising the very same XML alone.

python benchmarks/publish.py [episodes]
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from articlecast.model import Episode
from articlecast.publish import PublishOptions, build_pages
from support.shows import SHOW, make_episode


def make_episodes(count: int) -> list[Episode]:
    """Episodes that differ in all that a cache could hide."""
    one = make_episode(1)[0]
    return [
        replace(
            one, guid=f"g{number}", slug=f"slip-{number}", title=f"The old slip, part {number}",
            url=f"https://harbour.example/slip/{number}", published=one.published + timedelta(hours=number),
            authors=(f"Maren Holt {number % 50}",), summary=f"{one.summary} Part {number}.",
            chapters=tuple((start, f"{title} {number}") for start, title in one.chapters),
            assets=tuple(replace(asset, name=f"{number}-{asset.name}") for asset in one.assets),
        )
        for number in range(count)
    ]  # fmt: skip


def read_plan(node: Any) -> Any:
    """An element as plain values, so that lxml's part can be timed alone."""
    return (node.tag, dict(node.attrib), node.text, [read_plan(child) for child in node])


def write_plan(plan: Any, parent: Any = None) -> Any:
    tag, attributes, text, children = plan
    element = etree.Element(tag, attributes) if parent is None else etree.SubElement(parent, tag, attributes)
    element.text = text
    for child in children:
        write_plan(child, element)
    return element


def main() -> None:
    """Nine pairs, one after the other, in seconds of this process, and the median of their ratios.

    A machine that is shared changes its speed between one pair and the next, and seldom within one.
    """
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    episodes, options = make_episodes(count), PublishOptions()
    for _name, _page in build_pages(SHOW, episodes, options):
        pass
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before the plans, which are lxml's part
    plans = [read_plan(etree.fromstring(page)) for _, page in build_pages(SHOW, episodes, options)]
    built, alone = [], []
    for _ in range(9):
        start = time.process_time()
        for plan in plans:
            etree.tostring(write_plan(plan), pretty_print=True, encoding="UTF-8")
        alone.append(time.process_time() - start)
        start = time.process_time()
        for _name, _page in build_pages(SHOW, episodes, options):
            pass
        built.append(time.process_time() - start)
    ratios = sorted(ours / theirs for ours, theirs in zip(built, alone, strict=True))
    print(f"{count} episodes: {median(built):.2f} s, lxml alone {median(alone):.2f} s")
    print(f"{median(ratios):.2f} times (from {ratios[0]:.2f} to {ratios[-1]:.2f})")
    print(f"peak memory of building it, {count} episodes included: {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
