"""A real browser: Debian's chromium, driven by Playwright. Run by .ci/run, not by make test.

pytest tests_browser --import-mode=importlib -o pythonpath=tests   (apt: chromium; pip: .[browser])
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # A container has no user namespaces for the sandbox; the pages are our own.
        arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()
