"""Draws the pictures of the README and the handbook anew: an episode's page, the studio, the terminal.

    python benchmarks/pictures.py [page studio terminal]      (apt: chromium; pip: .[browser])

They are of a show that is begun, rendered and served by the commands themselves, with the natural voice. Type it after
a change of what they show, and look at them before they are committed.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).parent.parent / "docs"
COMMAND = (sys.executable, "-m", "articlecast")
CHROMIUM = "/usr/bin/chromium"
COLUMNS = 124
DAY = """---
title: A day at sea
date: 2026-03-01T08:00:00Z
author: Ana Lee
link: https://harbour.example/a-day-at-sea
image: slip.png
---

The tide came in at six. Dr. Siobhan Nguyen paid $3.5m for the slip on Jan. 6, and nobody asked the FBI.

## What was bought

- Oak beams from the mill at Selby
- Four hinges, cast in 1911
- A barrel of tar

## What happened next

> It went out again at noon, and so did she.

The wind turned on Thursday. By 10 p.m. the harbour was empty but for one boat, and 1,200 gulls.
"""
ROPE = """---
title: What a rope remembers
date: 2026-03-03T08:00:00Z
author: Bo Mar
---

A rope that was coiled wet remembers it. Dry it on the rail, and it forgets by Sunday.
"""
SETTINGS = """
[lexicon]
Nguyen = "win"
Siobhan = "shi-vawn /ʃɪˈvɔːn/"
"""
SESSION = (
    "articlecast script --audit articles/tide.md",
    "articlecast plan",
    "articlecast render",
    "articlecast episodes",
    "articlecast settings --explain speak.rate",
)
LONGEST = 9
"""Lines of one command in the picture; what is left out is told by an ellipsis."""


def run(folder: Path, *arguments: str) -> str:
    """What the command prints on both of its ways, as on a terminal of that width."""
    environment = os.environ | {"COLUMNS": str(COLUMNS), "NO_COLOR": "1"}
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr


def begin_show(folder: Path) -> Path:
    """The show of the pictures, rendered once, in a folder of its own."""
    show = folder / "harbour"
    run(folder, "init", "harbour", "--title", "Harbour Notes", "--author", "Ana Lee")
    (show / "articles/tide.md").write_text(DAY, "utf-8")
    (show / "articles/rope.md").write_text(ROPE, "utf-8")
    draw_slip(show / "articles/slip.png")
    with (show / "articlecast.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    run(show, "render")
    return show


def draw_slip(path: Path) -> None:
    """The picture of the article: an evening over a jetty."""
    picture = Image.new("RGB", (1200, 900))
    draw = ImageDraw.Draw(picture)
    for y in range(500):
        draw.line((0, y, 1200, y), fill=(244 - y // 8, 220 - y // 10, 190 + y // 20))
    draw.rectangle((0, 500, 1200, 900), fill=(36, 98, 116))
    draw.ellipse((780, 260, 900, 380), fill=(255, 238, 200))
    draw.rectangle((0, 470, 1200, 494), fill=(60, 46, 40))
    for x in range(40, 1200, 160):
        draw.rectangle((x, 470, x + 18, 620), fill=(60, 46, 40))
    picture.save(path)


@contextmanager
def serve(folder: Path, *arguments: str) -> Iterator[str]:
    """The address that the command prints; it ends with the block."""
    server = subprocess.Popen([*COMMAND, *arguments, "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        yield next(found.group() for line in server.stdout if (found := re.search(r"http://127\S+", line)))
    finally:
        server.terminate()
        server.wait()


def save_picture(png: bytes, name: str) -> None:
    """In 128 colours, a third of the bytes: the picture is in the repository, and in every wheel."""
    Image.open(BytesIO(png)).convert("RGB").quantize(128).save(DOCS / name, optimize=True)


def draw_page(show: Path, browser: Browser) -> None:
    with serve(show, "serve") as address:
        page = browser.new_page(viewport={"width": 900, "height": 1000}, color_scheme="light")
        page.goto(address.replace("feed.xml", "episodes/a-day-at-sea/"))
        page.get_by_text("Dr. Siobhan Nguyen").first.click()
        page.wait_for_function("document.querySelector('audio').currentTime > 11")
        page.evaluate("document.querySelector('audio').pause()")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")
        page.wait_for_timeout(500)
        save_picture(page.screenshot(), "episode-page.png")
        page.close()


def draw_studio(show: Path, browser: Browser) -> None:
    with serve(show, "studio", "--no-browser") as address:
        page = browser.new_page(viewport={"width": 1200, "height": 760}, color_scheme="light")
        page.goto(address)
        page.get_by_role("link", name="A day at sea").first.click()
        page.get_by_text("The tide came in at six").last.click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(4000)  # until that sentence has been heard
        save_picture(page.screenshot(), "studio.png")
        page.close()


def draw_terminal(show: Path) -> None:
    article = show / "articles/tide.md"
    article.write_text(DAY.replace("on Thursday", "on Thursday night"), "utf-8")
    lines = Text()
    for typed in SESSION:
        lines.append("$ ", "bold green").append(f"{typed}\n", "bold")
        said = run(show, *shlex.split(typed)[1:]).replace(str(show), "/home/ana/harbour").expandtabs().splitlines()
        lines.append("".join(f"{line}\n" for line in said[:LONGEST]))
        lines.append("…\n" if len(said) > LONGEST else "", "dim").append("\n")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere)
        console.print(lines, no_wrap=True, overflow="ellipsis")
        console.save_svg(str(DOCS / "terminal.svg"), title="articlecast")


def main() -> None:
    wanted = set(sys.argv[1:]) or {"page", "studio", "terminal"}
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        show = begin_show(Path(folder))
        # A container has no user namespaces for the sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        if "page" in wanted:
            draw_page(show, browser)
        if "studio" in wanted:
            draw_studio(show, browser)
        browser.close()
        if "terminal" in wanted:
            draw_terminal(show)


if __name__ == "__main__":
    main()
