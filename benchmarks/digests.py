"""Every byte that a show is made of: renders a sample show at a fixed clock and prints the SHA-256 of each file.

Two versions write the same where these lines are the same: run it with each, as in
``PYTHONPATH=/path/to/the/other/src python benchmarks/digests.py > before.txt``.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import chdir, suppress
from datetime import datetime, tzinfo
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

NOW = "2026-11-01T09:00:00+00:00"
SETTINGS = """
[show]
title = "Harbour Notes"
author = "Ana Lee"
email = "ana@example.org"
description = "What the tide leaves behind, read aloud for those who were at sea when it happened."
base_url = "https://podcast.example.org/harbour"
link = "https://www.example.org"
copyright = "Ana Lee"

[sources]
articles = ["articles", "feed.xml"]

[speak]
engine = "espeak"

[lexicon]
Nguyen = "win"

[lexicon.de]
Kai = "Kei"

[master]
lead_image = true
formats = ["mp3", "opus"]
"""
ARTICLES = {
    "headed.md": """---
title: A day at sea
date: 2026-03-01T08:00:00Z
author: Ana Lee
link: https://www.example.org/a-day-at-sea
description: What the tide leaves behind.
tags: [tide, harbour]
image: picture.png
---

The tide came in at 6:15 a.m. on Jan. 24. Nobody had [told the harbour master](https://example.org/master), Mr. Nguyen.

## What happened next

It cost $3.5m, or 12 % of the town's budget; "nobody knew," said Dr. Smith of the NOAA.[^1]

1. A list of one.
2. And of two.

| port | boats |
|------|-------|
| Cork | 12    |

```python
print("tide")
```

> The sea is never full.

[^1]: A footnote that nobody hears.
""",
    "plain.txt": "The gull\n\nby Ben Ray\n\n2 May 2026\n\nIt sat on the quay from 10-15 o'clock.\n\nThen it went.\n",
    "haus.md": "---\ntitle: Das Haus am Kai\nlanguage: de\ndate: 2026-04-02\n---\n\nAm 3. Mai um 6:15 Uhr.\n",
    "page.html": """<!doctype html><html lang="en"><head><title>Rope and rust | The Quay</title>
<meta name="author" content="Cleo Ash"><meta property="article:published_time" content="2026-05-06T07:08:09Z"></head>
<body><nav><a href="/">Home</a> <a href="/shop">Shop</a></nav><article><h1>Rope and rust</h1>
<p>Everything that is made of iron goes back to the sea, which has all the time that there is, and more patience.</p>
<h2>Of ropes</h2><p>A rope that was wet for a year holds nothing any more, whatever the label of its maker said.</p>
<figure><img src="rope.jpg" alt="A rope"><figcaption>A rope. Photo: Cleo Ash</figcaption></figure>
<p>That is why the harbour master counts them every spring, on the first dry day after the equinox.</p></article>
<footer>Copyright The Quay</footer></body></html>""",
}
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Old notes</title><link>https://old.example.org</link><description>Notes</description>
<item><title>The lamp</title><guid>urn:lamp</guid><pubDate>Thu, 01 Jan 2026 10:00:00 GMT</pubDate>
<description>About a lamp.</description><content:encoded><![CDATA[<p>The lamp was lit at dusk, and the keeper
went to bed. Nobody saw the ship. In the morning there were two of them, and neither had a crew that would say where
it came from.</p>
<p>The lamp was out.</p>]]></content:encoded></item></channel></rss>"""


class Frozen(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.fromisoformat(NOW).astimezone(tz)  # a plain one: workers know nothing of this program


def call(command: str, *arguments: str) -> None:
    """One command of the program, at that clock."""
    module = import_module(f"articlecast.cli.{command}")
    if hasattr(module, "datetime"):
        module.datetime = Frozen
    with suppress(SystemExit):
        import_module("articlecast.cli").main([command, *arguments])


def main() -> None:
    """Print a line for each file that was written: its digest and its path, sorted by path."""
    with TemporaryDirectory() as name, chdir(name):
        folder = Path("show")
        (folder / "articles").mkdir(parents=True)
        (folder / "articlecast.toml").write_text(SETTINGS)
        (folder / "feed.xml").write_text(FEED)
        for path, text in ARTICLES.items():
            (folder / "articles" / path).write_text(text)
        Image.new("RGB", (1600, 1500), "teal").save(folder / "articles" / "picture.png")
        with chdir(folder):
            call("render", "--quiet")
            call("publish", "../target", "--quiet")
            call("withdraw", "the-gull")
            call("sync", "--quiet")
        kept = {".articlecast/segments", ".articlecast/stretches"}
        for root in (folder, Path("target")):
            for path in sorted(path for path in root.rglob("*") if path.is_file()):
                place = path.as_posix()
                mine = ".articlecast/" not in place or any(part in place for part in kept)
                if mine and not place.endswith((".lock", "-lock.json")):
                    sys.stdout.write(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {place}\n")


if __name__ == "__main__":
    main()
