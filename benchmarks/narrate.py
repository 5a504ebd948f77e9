"""What narration costs: English in MB/s, an article as a script, the import. All in processor time, best of many.

    python benchmarks/narrate.py [FILE]...

FILEs are texts whose lines are spoken one by one, in English; without any, a text that stands here.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from articlecast.model import Article, Paragraph, Span
from articlecast.narrate import write_script
from articlecast.narrate.languages.tongues import speak_text

SAMPLE = """\
The harbour board met on Jan. 6, 2025, at 7:30 p.m., and it sat until ten.
Dr. Hale, of the NOAA, asked for $3.5m over 4-5 years; she was given half of it.
Nobody who lives on the quay remembers a winter in which so little was mended and so much was promised.
"It rose by 12 cm," said the pilot, "and then it fell again, as it does, and we went home."
About 62% of the boats are older than their owners, and 1 in 10 has no engine at all.
The tide tables for the 1990s lie in St. Ives, where the rain has been at them, on the second floor.
"""
START = "import time; a = time.process_time(); {}; print(time.process_time() - a)"


def measure(work: Callable[[], object], rounds: int = 15) -> float:
    """The least processor time in seconds that ``work`` took."""
    least = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
    return least


def time_import(statement: str) -> float:
    """Seconds that a fresh interpreter takes for an import."""
    runs = [
        subprocess.run([sys.executable, "-c", START.format(statement)], capture_output=True, check=True)
        for _ in range(7)
    ]
    return min(float(done.stdout) for done in runs)


def main() -> None:
    texts = {name: Path(name).read_text("utf-8") for name in sys.argv[1:]} or {"the sample": SAMPLE * 40}
    for name, text in texts.items():
        lines = text.splitlines()
        seconds = measure(lambda lines=lines: [speak_text(line, "en") for line in lines])
        print(f"{name}: {len(text.encode()) / seconds / 1e6:.2f} MB/s, {len(lines)} lines")
    article = Article("Tides", "en", tuple(Paragraph((Span(SAMPLE.replace("\n", " ")),)) for _ in range(15)))
    size = sum(len(block.content[0].text) for block in article.blocks if isinstance(block, Paragraph))
    print(f"an article of {size / 1000:.1f} KB as a script: {measure(lambda: write_script(article)) * 1000:.1f} ms")
    alone, used = time_import("import articlecast.narrate"), time_import("from articlecast.narrate import write_script")
    print(f"importing articlecast.narrate: {alone * 1000:.0f} ms over bare Python, {used * 1000:.0f} with write_script")


if __name__ == "__main__":
    main()
