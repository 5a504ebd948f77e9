from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = """
[show]
title = "Harbour Notes"
author = "Ana Lee"
description = "Notes from the harbour, read aloud."
link = "https://example.org"
base_url = "{base_url}"

[speak]
engine = "{engine}"
"""

ARTICLE = """---
title: {title}
date: 2026-03-0{day}
author: Ana Lee
link: https://example.org/{slug}
---

The tide came in at six. Nobody had [told the harbour master](https://example.org/master?x=1).

## What happened next

{last}
"""

WriteArticle = Callable[..., Path]


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """A folder with settings and no articles yet; its engine is the quick one."""
    folder = tmp_path / "show"
    (folder / "articles").mkdir(parents=True)
    write_settings(folder)
    return folder


def write_settings(folder: Path, base_url: str = "https://example.org/podcast", engine: str = "tone") -> None:
    (folder / "articlecast.toml").write_text(SETTINGS.format(base_url=base_url, engine=engine))


@pytest.fixture
def write(show: Path) -> WriteArticle:
    def write(name: str = "tide", day: int = 1, last: str = "It went out again at noon.") -> Path:
        path = show / "articles" / f"{name}.md"
        path.write_text(ARTICLE.format(title=f"The {name}", day=day, slug=name, last=last))
        return path

    return write
