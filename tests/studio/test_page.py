"""What the page is made of: its weight, its words, and nothing in it that a strict policy would refuse."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from articlecast.studio import page
from articlecast.studio.page.words import _ROWS, choose_words

STATIC = page.STATIC
TEMPLATES = Path(page.__file__).parent / "templates"
MODULES = sorted(STATIC.glob("*.js"))
LARGEST = 150_000
_SAID = (
    r'\bsay\("((?:[^"\\]|\\.)*)"',
    r'\bbutton\("\w*", "((?:[^"\\]|\\.)*)"',
    r'\b(?:does|label): "((?:[^"\\]|\\.)*)"',
    r'\bsay\([^()"]*\? "((?:[^"\\]|\\.)*)" : "',
    r'\bsay\([^()"]*\? "(?:[^"\\]|\\.)*" : "((?:[^"\\]|\\.)*)"',
)


def list_said(path: Path) -> set[str]:
    """The strings that a module or template says."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        loops = [
            words for loop in re.findall(r" in \(\((.*)\) %}", text) for words in re.findall(r'"([A-Z][^"]*)"', loop)
        ]
        return {first or second for first, second in re.findall(r"""say\("([^"]*)"\)|say\('([^']*)'\)""", text)} | set(
            loops
        )
    return {said for pattern in _SAID for said in re.findall(pattern, text)}


@pytest.mark.parametrize("path", [*MODULES, *sorted(TEMPLATES.glob("*.html"))], ids=lambda path: path.name)
def test_every_string_is_in_the_table(path: Path) -> None:
    assert list_said(path) - _ROWS.keys() - {""} == set()


def test_each_translation_has_the_places_of_its_original() -> None:
    assert [text for text, told in _ROWS.items() if text.count("{}") != told.count("{}")] == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.8", "de"), ("en-GB,de;q=0.5", "en"), ("fr,de;q=0.5", "de"), ("fr", "en"), ("", "en")],
)
def test_a_browsers_language_is_spoken_where_it_is_known(accepted: str, language: str) -> None:
    assert choose_words(accepted).language == language


def test_all_that_a_browser_loads_is_light() -> None:
    files = [path for path in [*STATIC.iterdir(), *TEMPLATES.iterdir()] if path.is_file()]

    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < LARGEST


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_script_or_style_stands_in_a_page(path: Path) -> None:
    text = path.read_text("utf-8")

    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", text) == []
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_makes_no_html_of_text(path: Path) -> None:
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", path.read_text())
        == []
    )


@pytest.mark.parametrize("template", sorted(page._MODULES))
def test_a_page_asks_at_once_for_all_that_its_module_imports(template: str) -> None:
    def imports(name: str) -> set[str]:
        return set(re.findall(r'from "\./(\w+)\.js"', (STATIC / f"{name}.js").read_text("utf-8")))

    listed = set(page._MODULES[template])
    assert set().union(*map(imports, listed)) <= listed


def test_every_sign_is_on_the_sheet() -> None:
    sheet = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "signs.svg").read_text("utf-8")))
    used = {
        name for path in MODULES for name in re.findall(r'\b(?:sign|button|empty)\("(\w+)"', path.read_text("utf-8"))
    }
    used |= {name for path in TEMPLATES.iterdir() for name in re.findall(r'\bsign\("(\w+)"', path.read_text("utf-8"))}

    assert used - sheet == set()
