"""Lighthouse's four scores of the show's page and of an episode's: ``make bench-lighthouse``.

The show is begun, rendered and served by the commands themselves; Chromium looks at it as a phone and as a desk. The
middle of three runs counts, as Lighthouse's own advice is: its first score depends on how busy the machine is. It ends
with 1 where a score is below 100, and names what was found.

https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from pictures import CHROMIUM, begin_show, serve

LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 3
PAGES = {"show": "", "episode": "episodes/a-day-at-sea/"}
FORMS = {"phone": (), "desk": ("--preset=desktop",)}


def look_at(address: str, *options: str) -> dict[str, Any]:
    """Lighthouse's whole answer for one page."""
    command = (
        "npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu", *options,
    )  # fmt: skip
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def list_faults(answer: dict[str, Any]) -> list[str]:
    """What took points away."""
    weighed = {row["id"] for each in answer["categories"].values() for row in each["auditRefs"] if row["weight"]}
    audits = ((name, answer["audits"][name]) for name in sorted(weighed))
    return [f"{name}: {audit['title']}" for name, audit in audits if audit["score"] not in {None, 1}]


def main() -> int:
    """One line a page and form: performance, accessibility, best practices, SEO, of 100 each."""
    below = False
    with TemporaryDirectory() as folder, serve(begin_show(Path(folder)), "serve") as feed:
        for page, path in PAGES.items():
            for form, options in FORMS.items():
                answers = [look_at(feed.replace("feed.xml", path), *options) for _ in range(RUNS)]
                scores = {
                    name: round(100 * median(answer["categories"][name]["score"] for answer in answers))
                    for name in answers[0]["categories"]
                }
                print(f"{page}, {form}: " + ", ".join(f"{name} {score}" for name, score in scores.items()), flush=True)
                if min(scores.values()) < 100:
                    below = True
                    print(*(f"  {line}" for line in list_faults(answers[0])), sep="\n")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
