"""For whoever comes: by the keyboard alone, by a screen reader, on a phone, at 200 %, in the dark, in German."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import load_settings

ARTICLE = "/article?name=the-old-quay"
PAGES = ("/", ARTICLE, "/article?name=articles/mina.md", "/lexicon", "/new", "/show", "/runs")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = Path("build/screenshots/studio")


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True)


def list_violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options={"runOnly": TAGS})
    assert found.response["passes"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(opener: Callable[..., Page], path: str, scheme: Any) -> None:
    page = opener(path, color_scheme=scheme)
    page.wait_for_load_state("networkidle") if path != "/" else page.wait_for_timeout(500)
    shoot(page, f"{path.strip('/').replace('/', '-').replace('?', '-') or 'list'}-{scheme}")

    assert list_violations(page) == []


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_a_phone_nor_at_four_times_the_size(
    opener: Callable[..., Page], path: str, width: int
) -> None:
    page = opener(path, viewport={"width": width, "height": 844})
    page.wait_for_timeout(300)
    shoot(page, f"{path.strip('/').replace('/', '-').replace('?', '-') or 'list'}-{width}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_no_violation_in_the_dialogs_and_while_a_line_is_edited(opener: Callable[..., Page]) -> None:
    page = opener(ARTICLE)
    page.locator("#script li.utterance .said").first.focus()
    for key in ("s", "n", "v", "?"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        assert list_violations(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("e")
    assert list_violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    assert list_violations(page) == []


def test_an_editors_way_by_the_keyboard_alone(opener: Callable[..., Page]) -> None:
    page = opener()
    page.keyboard.press("/")
    page.keyboard.type("old quay")
    expect(page.locator("#rows tr")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rows a").first).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("html[data-ready]").locator("#script li").first).to_be_visible()
    for _ in range(30):
        page.keyboard.press("j")
        if "It went out again" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("html[data-sounds]")).to_have_count(1)
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type(" So it goes.")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_have_text("Saved as a draft.")
    page.keyboard.press("d")
    expect(page.locator("#difference")).to_contain_text("So it goes.")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Leave the line out")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#facts")).to_contain_text("edited by hand", timeout=60_000)
    page.keyboard.press("2")
    expect(page.locator("h1")).to_have_text("Lexicon")


def test_everything_on_the_list_can_be_reached_by_tab(opener: Callable[..., Page]) -> None:
    page = opener()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(document.activeElement.ariaLabel || document.activeElement.textContent).trim()"))

    assert {"Skip to the content", "Episodes", "Lexicon", "The old quay", "Choose The old quay"} <= reached


@pytest.mark.parametrize(
    ("scope", "shown", "hidden"),
    [
        ("read", [], ["#play", "#render", "#publish", "#details", "#acts"]),
        ("edit", ["#play", "#render", "#details", "#acts"], ["#publish"]),
        ("publish", ["#play", "#render", "#publish"], []),
    ],
)
def test_whoever_may_not_do_a_thing_is_not_offered_it(
    opener: Callable[..., Page], show: Path, scope: str, shown: list[str], hidden: list[str]
) -> None:
    token = Subscribers(load_settings(show).editors_file).add(scope, scope)
    drafts = sorted(show.glob("scripts/*"))
    page = opener()
    page.context.clear_cookies()
    page.goto(f"/?token={token}")
    page.goto(ARTICLE)
    page.locator("#script li.utterance .said").nth(2).click()

    expect(page.locator("#article p").first).to_be_visible()
    for each in shown:
        expect(page.locator(each)).to_be_visible()
    for each in hidden:
        expect(page.locator(each)).to_be_hidden()
    if scope == "read":
        page.keyboard.press("x")
        page.keyboard.press("r")
        for path in ("/", "/lexicon", "/show", "/runs"):
            page.goto(path)
            expect(page.locator("html")).to_have_attribute("data-ready", "true")
        expect(page.locator("#status .wrong")).to_have_count(0)
        assert sorted(show.glob("scripts/*")) == drafts


def test_a_german_browser_is_spoken_to_in_german(opener: Callable[..., Page]) -> None:
    page = opener(locale="de-DE")

    expect(page.locator("h1")).to_have_text("Folgen")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#rows .badge").first).to_have_text("veröffentlicht")
    page.goto("/show")
    title = page.locator("[id='does-show.title']")
    expect(title).to_have_text("Der Name der Sendung.")
    expect(title).not_to_have_attribute("lang", "en")


def test_an_article_from_right_to_left_is_shown_so(opener: Callable[..., Page]) -> None:
    page = opener("/article?name=articles/mina.md")

    expect(page.locator("#script")).to_have_attribute("dir", "rtl")
    said = page.locator("#script li.utterance .said").filter(has_text="المد")
    assert said.evaluate("element => getComputedStyle(element).direction") == "rtl"
    paragraph = page.locator("#article p").first
    assert paragraph.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_who_hears_the_page_is_told_what_was_done(opener: Callable[..., Page]) -> None:
    page = opener(ARTICLE)
    page.locator("#script li.utterance .said").nth(3).focus()

    page.keyboard.press("x")

    expect(page.locator("[role=status]#status")).to_contain_text("Left out.")
    expect(page.locator("#script .said").first).to_be_visible()
    assert page.evaluate("document.activeElement.matches('#script .said')")
