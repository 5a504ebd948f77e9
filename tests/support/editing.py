"""A small show for an editor, in words of our own, and a studio over it in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = """# What the harbour says.
[show]
title = "Harbour Notes"
author = "Ana Lee"
description = "What the tide leaves behind."
language = "en-GB"
base_url = "https://pod.harbour.example"  # ours

[sources]
articles = ["articles"]

[speak]
engine = "tone"
"""
ARTICLE = """---
title: {title}
date: 2026-03-0{number}T08:00:00Z
author: Ana Lee
link: https://harbour.example/{slug}
---

The tide came in at six by the clock of {title}. Dr. Smith counted 12 boats, and Tressan counted them again.

> Rope is only patience that you can coil.

## What happened next

It went out again at noon. Nobody had told the harbour master.

```python
print("tar")
```

A rope that is left in the rain for a week is stiff, and one that is left for a winter is grey, and one that is left for
ten years is what the gulls of this harbour build their nests of, above the door of the old custom house.

Read our guide to knots before you sail.
"""
TITLES = {"quay": "The old quay", "lamp": "A lamp for the pier", "gulls": "What gulls know"}
RIGHT_TO_LEFT = """---
title: يوم في الميناء
date: 2026-03-05T08:00:00Z
language: ar
link: https://harbour.example/mina
---

جاء المد في الساعة السادسة. لم يخبر أحد مدير الميناء.
"""
_TOKEN = re.compile(r"(http://\S+)/\?token=(\S+)")


def run_command(show: Path, *arguments: str) -> None:
    """A command of articlecast on the show."""
    command = [sys.executable, "-m", "articlecast", "--config", str(show / "articlecast.toml"), *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=show)


def write_show(show: Path) -> None:
    """Four articles, one of them from right to left, and the settings."""
    (show / "articles").mkdir(parents=True)
    (show / "articlecast.toml").write_text(SETTINGS)
    for number, (slug, title) in enumerate(TITLES.items(), 1):
        (show / "articles" / f"{slug}.md").write_text(ARTICLE.format(title=title, number=number, slug=slug))
    (show / "articles" / "mina.md").write_text(RIGHT_TO_LEFT, "utf-8")


@contextmanager
def open_studio(show: Path) -> Iterator[tuple[str, str]]:
    """The address of a studio over the show, and its token, for as long as it is needed."""
    command = [sys.executable, "-m", "articlecast", "--config", str(show / "articlecast.toml"), "studio"]
    with subprocess.Popen([*command, "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            found = next(match for line in process.stdout if (match := _TOKEN.search(line)))
            yield found[1], found[2]
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:  # leaving the block would wait for ever
                process.kill()
                raise
