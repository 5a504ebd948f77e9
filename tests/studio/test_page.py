"""What the page is made of: its weight, its words, and nothing in it that a strict policy would refuse."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from articlecast.show.schema import write_schema
from articlecast.studio import page
from articlecast.studio.page.words import choose_words
from articlecast.studio.page.words.settings import MEANINGS
from articlecast.studio.page.words.strings import STRINGS
from studio.conftest import TOKEN, Studio

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
    assert list_said(path) - STRINGS.keys() - {""} == set()


def test_each_translation_has_the_places_of_its_original() -> None:
    assert [text for text, told in STRINGS.items() if text.count("{}") != told.count("{}")] == []


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


@pytest.mark.parametrize(
    ("method", "path", "more", "topic"),
    [
        ("POST", "/lexicon/import", {"json": {"form": "pls", "content": "<lexicon"}}, "lexicon"),
        ("POST", "/episodes/pin", {"json": {"names": ["no-such-episode"]}}, "troubleshooting"),
    ],
)
def test_a_problem_leads_to_the_handbooks_page(
    reading: Studio, method: str, path: str, more: dict[str, Any], topic: str
) -> None:
    assert reading.ask(method, path, 422, **more)["see"] == topic


HEADERS = {"Authorization": f"Bearer {TOKEN}"}


def test_the_handbook_is_read_in_the_studio(reading: Studio) -> None:
    told = reading.client.get("/handbook/pronounce", headers=HEADERS, follow_redirects=True)
    assert told.url.path == "/handbook/how-to/pronounce.html"
    assert "<h1" in told.text
    assert "<style" not in told.text  # which the studio's policy refuses
    for name, kind in (
        ("style.css", "text/css; charset=utf-8"),
        ("studio.png", "image/png"),
        ("recipes/Dockerfile", "text/plain; charset=utf-8"),
    ):
        assert reading.client.get(f"/handbook/{name}", headers=HEADERS).headers["content-type"] == kind


@pytest.mark.parametrize("place", ["no-such-page", "../pyproject.toml", "%2e%2e/README.md", "print.css", "/etc/hosts"])
def test_the_handbook_has_no_file_but_its_own(reading: Studio, place: str) -> None:
    assert reading.client.get(f"/handbook/{place}", headers=HEADERS).status_code == 404


def list_shown() -> Iterator[str]:
    """The settings that the form has a field for: a word, a number, a choice, or a list of words."""
    schema = json.loads(write_schema())

    def find(part: dict[str, Any]) -> dict[str, Any]:
        return schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part

    def is_shown(part: dict[str, Any]) -> bool:
        kinds = part.get("anyOf", [part])
        if all("enum" in kind or "const" in kind for kind in kinds):
            return True
        words = part.get("type") == "array" and find(part["items"]).get("type") == "string"
        return words or all(kind.get("type") in {"string", "integer", "number", "boolean", "null"} for kind in kinds)

    for name, table in schema["properties"].items():
        parts = find(table).get("properties", {})
        yield from (f"{name}.{key}" for key, part in parts.items() if is_shown(find(part)))


def test_what_each_setting_does_is_told_in_german() -> None:
    assert MEANINGS.keys() == set(list_shown())
