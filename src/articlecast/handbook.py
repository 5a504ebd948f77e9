"""The handbook as it is installed: its pages by topic, and as a small site of their own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articlecast.files import replace_file
from articlecast.system import find_cache_folder

_HERE = Path(__file__).parent
FOLDERS = (_HERE / "docs", _HERE.parents[1] / "docs")
"""In a wheel, and in a clone."""

_FOR_THE_GENERATOR = frozenset({".css", ".js"})

_HEAD = "<!doctype html><meta charset=utf-8><meta name=viewport content=width=device-width>"
STYLE = """
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
pre, code { font: 0.9em ui-monospace, monospace; background: color-mix(in srgb, currentColor 8%, transparent) }
pre { padding: 0.7rem; overflow-x: auto } pre code { background: none }
table { border-collapse: collapse; display: block; overflow-x: auto }
td, th { border: 1px solid #8886; padding: 0.2rem 0.5rem }
img { max-width: 100% } nav { font-size: 0.9em }
"""


class Page(NamedTuple):
    """A page: what it is asked for by, what it is called, where it lies, and its place in the handbook."""

    topic: str
    title: str
    path: Path
    place: str


def find_folder() -> Path:
    """Where the pages lie."""
    return next((folder for folder in FOLDERS if (folder / "index.md").is_file()), FOLDERS[0])


def list_pages() -> tuple[Page, ...]:
    """All pages in the order of their places; that of a folder is asked for by the folder's name."""
    folder = find_folder()
    paths = sorted(path for path in folder.rglob("*.md"))
    return tuple(
        Page(_name_topic(path, folder), _read_title(path), path, path.relative_to(folder).as_posix()) for path in paths
    )


def list_beside() -> tuple[tuple[str, Path], ...]:
    """What the pages show, play or hand on (pictures, a sample, recipes): each place in the handbook, and its file."""
    folder = find_folder()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    others = (path for path in files if path.suffix not in _FOR_THE_GENERATOR | {".md"})
    return tuple((path.relative_to(folder).as_posix(), path) for path in others)


def read_page(page: Page) -> str:
    """What it says, as Markdown, without the note of who made it."""
    return re.sub(r"\A<!--.*?-->\s*", "", page.path.read_text("utf-8"), flags=re.DOTALL)


def find_pages(topic: str) -> tuple[Page, ...]:
    """The page of that topic, or of the only title with all of its words, or all with them, the titles' first."""
    pages = list_pages()
    wanted = topic.strip().removesuffix(".md").lower()
    exact = tuple(page for page in pages if wanted in {page.topic, page.place.removesuffix(".md")})
    if exact or not (words := re.findall(r"\w+", wanted)):
        return exact
    in_title = [page for page in pages if _has_words(page.title.lower(), words)]
    if len(in_title) == 1:
        return tuple(in_title)
    in_text = [page for page in pages if _has_words(page.path.read_text("utf-8").lower(), words)]
    return tuple(dict.fromkeys([*in_title, *in_text]))


def write_site(version: str) -> Path:
    """The pages as HTML in this user's cache, with what they link beside them; the folder that they are in."""
    folder = find_cache_folder() / "articlecast" / f"handbook-{version}"
    pages = list_pages()
    for page in pages:
        replace_file(folder / _rename(page.place), render_page(page, pages).encode(), sync=False)
    for place, path in list_beside():
        replace_file(folder / place, path.read_bytes(), sync=False)
    return folder


def render_page(page: Page, pages: Sequence[Page], style: str = "") -> str:
    """The page as HTML, with a way to all others; ``style`` is its style sheet's address; else it has it within."""
    up = "../" * page.place.count("/")
    rows = (f'<li><a href="{up}{_rename(other.place)}">{html.escape(other.title)}</a></li>' for other in pages)
    look = f'<link rel=stylesheet href="{style}">' if style else f"<style>{STYLE}</style>"
    nav = f"<nav><details><summary>The handbook</summary><ul>{''.join(rows)}</ul></details></nav>"
    return f"{_HEAD}<title>{html.escape(page.title)}</title>{look}{nav}<main>{_render(read_page(page))}</main>\n"


def locate_page(folder: Path, page: Page) -> Path:
    """Where ``write_site`` has put it."""
    return folder / _rename(page.place)


def name_anchor(heading: str) -> str:
    """The anchor of a heading, as the handbook's generator makes it."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def _render(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- the browser's copy alone needs it
    from mdit_py_plugins.anchors import anchors_plugin  # noqa: PLC0415 -- as above

    parser = MarkdownIt("commonmark").enable("table").use(anchors_plugin, max_level=4, slug_func=name_anchor)
    return re.sub(r'(<a href="(?![a-z]+:)[^"#]*)\.md(["#])', r"\1.html\2", str(parser.render(text)))


def _rename(place: str) -> str:
    return place.removesuffix(".md") + ".html"


def _name_topic(path: Path, folder: Path) -> str:
    stem = path.parent.name if path.stem == "index" and path.parent != folder else path.stem
    return stem.lower()


def _read_title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return next(_titles(lines), path.stem)


def _titles(lines: Iterator[str]) -> Iterator[str]:
    return (line[2:].strip() for line in lines if line.startswith("# "))


def _has_words(text: str, words: list[str]) -> bool:
    """Whether a word of the text begins with each of these."""
    return all(re.search(rf"\b{word}", text) for word in words)
