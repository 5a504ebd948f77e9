"""What a feed costs: ``make bench-publish``, or ``python benchmarks/publish.py [EPISODES]``.

First a feed of 1,000 episodes, whose main page apps fetch each hour: its megabytes, and what ``articlecast feed`` takes
where nothing has changed. Then one of 10,000, or EPISODES, beside lxml building and serialising the very same XML
alone.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from editor import spend
from lxml import etree
from sync import simulate

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


def weigh_feed(count: int) -> None:
    """The feed's main page in megabytes, and the middle of five idle runs of ``feed`` as whole processes."""
    with tempfile.TemporaryDirectory() as name:
        show = Path(name) / "show"
        simulate(show, count)
        spend(show, "feed", "--quiet")
        runs = sorted(spend(show, "feed") for _ in range(5))
        wall, busy, said = runs[2]
        assert all("unchanged" in told for _wall, _busy, told in runs), said
    main_page = dict(build_pages(SHOW, make_episodes(count), PublishOptions()))["feed.xml"]
    print(f"{count} episodes: feed.xml {len(main_page) / 1e6:.2f} MB (at most 2.5)")
    print(f"{count} episodes: feed, unchanged: {busy:.2f} s of processor (at most 1), {wall:.2f} s")


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
    """The feed of 1,000; then nine pairs, one after the other, in seconds of this process; the median of their ratios.

    A machine that is shared changes its speed between one pair and the next, and seldom within one.
    """
    weigh_feed(1000)
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
