"""The handbook, as ``make docs`` built it, opened from its folder: it fetches nothing, and its search finds pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

SITE = Path("build/site").resolve()

pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="make docs has not built it")


@pytest.mark.parametrize("place", ["index.html", "how-to/cron.html"])
def test_from_a_folder_nothing_is_fetched_and_the_search_finds_a_page(browser: Browser, place: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((SITE / place).as_uri())
    page.keyboard.press("Control+k")
    page.wait_for_timeout(500)  # the dialog opens by an animation, and takes no keys before
    page.keyboard.type("pronounce")
    page.get_by_text("Pronounce a name").last.wait_for(timeout=10_000)
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_on_a_telephone_no_page_is_wider_than_it(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    for path in sorted(SITE.rglob("*.html")):
        page.goto(path.as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path.name
    page.close()
