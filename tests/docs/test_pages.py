"""The pages: each is in the navigation, each link leads somewhere, and each can be asked for by a topic of its own."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from articlecast.handbook import list_pages, name_anchor
from support.pages import check_line

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
CONFIG = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
OTHERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def walk(nav: list[dict[str, object]]) -> list[str]:
    found: list[str] = []
    for entry in nav:
        for value in entry.values():
            found += walk(value) if isinstance(value, list) else [str(value)]
    return found


def test_the_navigation_has_every_page_once() -> None:
    assert Counter(walk(CONFIG["nav"])) == Counter(PAGES)


def test_every_page_has_a_topic_of_its_own() -> None:
    assert [topic for topic, count in Counter(page.topic for page in list_pages()).items() if count > 1] == []


def read_prose(path: Path) -> str:
    return re.sub(r"^(```|~~~).*?^\1", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def list_anchors(path: Path) -> set[str]:
    return {
        name_anchor(re.sub(r"[`*]", "", title)) for title in re.findall(r"^#+ (.+)$", read_prose(path), re.MULTILINE)
    }


@pytest.mark.parametrize("name", [*PAGES, *(f"../{name}" for name in OTHERS)])
def test_every_link_leads_to_a_file_and_a_heading(name: str) -> None:
    path = DOCS / name
    text = re.sub(r"`[^`\n]*`", "", read_prose(path))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in link or link.startswith("mailto:"):
            continue
        place, _, anchor = unquote(link).partition("#")
        target = (path.parent / place) if place else path
        assert target.exists(), f"{name}: {link}"
        assert DOCS in target.resolve().parents or name.startswith("../"), f"{name}: {link} is not on the site"
        assert not anchor or anchor in list_anchors(target), f"{name}: {link}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_on_top(name: str) -> None:
    titles = re.findall(r"^# .+$", read_prose(DOCS / name), re.MULTILINE)
    assert len(titles) == 1, name


def list_named_commands(path: Path) -> list[str]:
    """Every command of ours on the page: between backquotes, and as a line of a listing, without what is said of it."""
    text = path.read_text("utf-8")
    spans = [" ".join(each.split()) for each in re.findall(r"(?<!`)`(articlecast [^`]+)`", text)]
    fenced = "\n".join(re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    indented = "\n".join(re.findall(r"^ {4,}.*$", text, re.MULTILINE))
    lines = re.findall(r"^ *(?:\$ )?(articlecast [a-z].*?)(?: {3,}.*)?$", f"{fenced}\n{indented}", re.MULTILINE)
    return [*spans, *lines]


@pytest.mark.parametrize("name", [*PAGES, *(f"../{name}" for name in OTHERS)])
def test_every_command_that_is_named_is_one_of_ours_with_its_options(name: str) -> None:
    for line in list_named_commands(DOCS / name):
        check_line(line)
