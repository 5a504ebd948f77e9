"""A small show that was rendered once, and a studio of its own over a copy of it for each file of tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.editing import open_studio, run_command, write_show

# A studio reads an article in a process of its own, which a busy machine is slow to start.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = tmp_path_factory.mktemp("rendered") / "show"
    write_show(show)
    run_command(show, "render")
    return show


@pytest.fixture(scope="module")
def show(rendered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("studio") / "show"
    shutil.copytree(rendered, copy)
    return copy


@pytest.fixture(scope="module")
def studio(show: Path) -> Iterator[tuple[str, str]]:
    with open_studio(show) as opened:
        yield opened


@pytest.fixture
def opener(browser: Browser, studio: tuple[str, str]) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own, let in by the token; nothing outside the studio is asked, and nothing throws."""
    address, token = studio
    contexts, asked, wrong = [], [], []

    def open_page(path: str = "/", *, before: str = "", **options: object) -> Page:
        context = browser.new_context(base_url=address, **{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if "Content Security" in line.text else None)
        page.goto(f"/?token={token}")
        if path != "/":
            page.goto(path)
        expect(page.locator("html")).to_have_attribute("data-ready", "true")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert wrong == []


@pytest.fixture
def page(opener: Callable[..., Page]) -> Page:
    return opener()
