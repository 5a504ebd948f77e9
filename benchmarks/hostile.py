"""What strangers' documents of one nasty shape cost: ``make bench-hostile``, or ``make bench-hostile ONLY=feed``.

    python benchmarks/hostile.py [WORDS] [KILOBYTES...]

Each shape of ``tests/support/hostile`` whose name holds WORDS is read and narrated at doubling sizes, or at those
named, in a process of its own each, which may take no more than ``MOST_SECONDS`` of processor time and
``MOST_MEGABYTES``. One row a shape, at its largest size, with how much more a kilobyte costs there than at the size
before. It ends with 1 where a shape passes a limit, or grows by more than ``MOST_GROWTH``: so does what takes the
square of its length, long before it takes hours.

All of it takes about an hour of two cores, and a third of that with ``SIZES="64 256"``. A file is a feed or a page of
at most half a megabyte, since what is linear up to there has met its limits (tags, elements, letters); runs of one
sign, which stand in 38 places, go to 128 KB.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.hostile import ATTACKS, texts
from support.hostile.shapes import Attack, Cost, measure, warm

KILOBYTES = (64, 128, 256, 512)
SHORTEST = 128
"""Kilobytes to which a run of one sign goes."""
MOST_SECONDS, MOST_MEGABYTES = 10, 500
MOST_GROWTH = 1.2
FLOOR = 0.4
"""Seconds below which a ratio is noise: a page of 64 KB takes 0.1 s, of which half is the same for any."""
SHARES = "--share"


def measure_all(attacks: Iterable[Attack], kilobytes: Sequence[int]) -> Iterator[tuple[str, int, Cost, float, str]]:
    """For each attack its name, its largest size in kilobytes, its cost and growth there, and what is wrong with it."""
    short = {attack.name for attack in texts.ATTACKS}
    for attack in attacks:
        most = SHORTEST if attack.name in short else kilobytes[-1]
        before, growth, worst = None, 1.0, ""
        for size in dict.fromkeys(min(each, most) for each in kilobytes):
            cost = weigh(attack, size)
            growth = compare(attack, before, (size, cost)) if before else 1.0
            worst = judge(cost, growth)
            before = size, cost
            if worst:
                break
        yield attack.name, size, cost, growth, worst


def weigh(attack: Attack, size: int) -> Cost:
    # A third more than the limits, so that what passes one is told by its number.
    return measure(attack, size * 1024, seconds=MOST_SECONDS * 4 // 3, megabytes=3 * MOST_MEGABYTES)


def compare(attack: Attack, before: tuple[int, Cost], after: tuple[int, Cost]) -> float:
    """How much more a kilobyte costs than at the size before, by the best of up to four measurements of both."""
    (less, lesser), (more, greater) = before, after
    few, many, times = lesser.seconds, greater.seconds, more / less
    for _ in range(3):
        if many <= FLOOR or many <= times * few * MOST_GROWTH or many > MOST_SECONDS:
            break
        few = min(few, weigh(attack, less).seconds)
        many = min(many, weigh(attack, more).seconds)
    return many / (times * few) if many > FLOOR else 1.0


def judge(cost: Cost, growth: float) -> str:
    """What is wrong, in a word; empty where all is well."""
    if cost.outcome.startswith(("FAULT", "ended")):
        return "ENDED" if cost.outcome.startswith("ended") else "FAULT"
    if cost.seconds > MOST_SECONDS:
        return "SLOW"
    if cost.megabytes > MOST_MEGABYTES:
        return "LARGE"
    return "GROWS" if growth > MOST_GROWTH else ""


def work(share: int, shares: int, words: str, kilobytes: Sequence[int]) -> None:
    """Measure one share of the attacks, and print a line of JSON for each."""
    kinds = {attack.suffix: attack for attack in ATTACKS}
    common = {"page: sound paragraphs", "page: times in times", "markdown: paragraphs", "RSS: entries", "YAML: tags",
              "JSON feed: items", "Windows-1252 undeclared", "han in text", "MHTML: base64"}  # fmt: skip
    warm([*kinds.values(), *(attack for attack in ATTACKS if attack.name in common)])
    gc.freeze()  # a child that collects would copy every page
    chosen = [attack for attack in ATTACKS if words in attack.name][share::shares]
    for name, size, cost, growth, wrong in measure_all(chosen, kilobytes):
        print(json.dumps([name, size, cost.seconds, cost.megabytes, growth, wrong, cost.outcome]), flush=True)


def _list_lines(worker: subprocess.Popen[str]) -> list[str]:
    return list(worker.stdout or ())


def main() -> None:
    words = sys.argv[1] if len(sys.argv) > 1 else ""
    if words == SHARES:
        work(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], [int(size) for size in sys.argv[5:]])
        return
    sizes = sys.argv[2:] or [str(size) for size in KILOBYTES]
    shares = len(os.sched_getaffinity(0))
    workers = [
        subprocess.Popen(
            [sys.executable, __file__, SHARES, str(share), str(shares), words, *sizes],
            stdout=subprocess.PIPE,
            text=True,
        )
        for share in range(shares)
    ]
    print(f"{'attack':46} {'KB':>5} {'seconds':>8} {'MB':>5} {'growth':>6}  outcome")
    with ThreadPoolExecutor(shares) as pool:  # a worker whose lines nobody takes would wait
        lines = [json.loads(line) for told in pool.map(_list_lines, workers) for line in told]
    for name, size, seconds, megabytes, growth, wrong, outcome in sorted(lines, key=lambda line: (line[5], line[2])):
        shown = f"{wrong + ' ' if wrong else ''}{outcome[:100]}"
        print(f"{name[:46]:46} {size:5} {seconds:8.2f} {megabytes:5} {growth:6.2f}  {shown}")
    bad = sum(bool(line[5]) for line in lines)
    if any(worker.wait() for worker in workers):
        sys.exit("error: a share was not measured to its end")
    print(
        f"{len(lines)} shapes, {bad} above {MOST_SECONDS} s or {MOST_MEGABYTES} MB or growing more than {MOST_GROWTH}"
    )
    sys.exit(1 if bad or not lines else 0)


if __name__ == "__main__":
    main()
