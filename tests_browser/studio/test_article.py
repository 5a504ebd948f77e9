"""One article: heard, changed, left out, brought back, corrected, compared, rendered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PATH = "/article?name=the-old-quay"
TIDE = "The tide came in at six by the clock of The old quay."
NOON = "It went out again at noon."


@pytest.fixture
def page(opener: Callable[..., Page]) -> Page:
    return opener(PATH)


def line(page: Page, text: str) -> Page:
    return page.locator("#script li.line").filter(has_text=text).first


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Saved as a draft.")


@pytest.mark.parametrize("name", ["the-old-quay", "articles/lamp.md"])
def test_the_script_is_asked_for_once_with_the_page(opener: Callable[..., Page], name: str) -> None:
    page = opener(f"/article?name={name}")
    expect(page.locator("#article p").first).to_be_visible()
    asked = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert len([url for url in asked if "/api/v1/script?" in url]) == 1


def test_a_click_on_a_sentence_is_its_sound(page: Page) -> None:
    line(page, "A rope that is left").locator(".said").click()

    expect(line(page, "A rope that is left")).to_have_attribute("aria-current", "true")
    expect(page.locator("html[data-sounds]")).to_have_count(1)
    expect(page.locator("#play")).to_have_text("Stop")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_below_the_pointer_that_chooses_a_line(opener: Callable[..., Page], width: int) -> None:
    page = opener(PATH, viewport={"width": width, "height": 900})
    expect(page.locator("#article p").first).to_be_attached()
    places = "[...document.querySelectorAll('#script .said, .dock')].map((each) => each.getBoundingClientRect().top + scrollY)"
    line(page, TIDE).locator(".said").click()
    before = page.evaluate(places)
    for text in ("Tressan counted", "Rope is only patience", "s of silence", NOON):
        line(page, text).locator(".said").focus()
        assert page.evaluate(places)[:-1] == before[:-1]


def test_one_sentence_after_the_other_is_heard(page: Page) -> None:
    line(page, TIDE).locator(".said").click()
    for text in (NOON, "Nobody had told", "A rope that is left"):
        said = line(page, text).locator(".said")
        page.evaluate("delete document.documentElement.dataset.sounds")
        said.click()
        expect(line(page, text)).to_have_attribute("aria-current", "true")
        expect(page.locator("html[data-sounds]")).to_have_count(1)


def test_play_goes_on_from_the_line_and_stops(page: Page) -> None:
    line(page, TIDE).locator(".said").focus()
    page.keyboard.press("p")

    expect(line(page, TIDE)).to_have_attribute("aria-current", "true")
    expect(line(page, "Tressan counted")).to_have_attribute("aria-current", "true", timeout=30_000)
    page.keyboard.press("p")
    expect(page.locator("#script [aria-current]")).to_have_count(0)


def test_a_reader_who_scrolls_is_left_where_she_is(opener: Callable[..., Page]) -> None:
    page = opener(PATH, viewport={"width": 900, "height": 400})
    line(page, TIDE).locator(".said").focus()
    page.keyboard.press("p")
    expect(line(page, TIDE)).to_have_attribute("aria-current", "true")

    page.mouse.move(400, 300)
    page.mouse.wheel(0, -5000)
    while page.evaluate("scrollY"):
        page.wait_for_timeout(20)

    expect(line(page, "Tressan counted")).to_have_attribute("aria-current", "true", timeout=30_000)
    assert page.evaluate("scrollY") == 0


def test_what_is_said_instead_is_marked_where_it_stands_and_told_in_words(page: Page) -> None:
    said = line(page, "Tressan counted")
    expect(said.locator("mark").first).to_have_text("Doctor")
    said.locator(".said").focus()
    expect(page.locator("#rewrites")).to_contain_text("Dr. → Doctor")


def test_what_is_left_out_stands_grey_with_its_reason(page: Page) -> None:
    expect(page.locator("#article .block.left").filter(has_text="print")).to_contain_text("Not said · code")


def test_a_change_in_its_place_is_kept_undone_and_done_again(page: Page) -> None:
    line(page, NOON).locator(".said").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("It left at noon.")
    page.keyboard.press("Enter")
    saved(page)
    expect(line(page, "It left at noon.").locator(".said")).to_be_focused()

    page.keyboard.press("Control+z")
    expect(line(page, NOON)).to_be_visible()
    page.keyboard.press("Control+y")
    expect(line(page, "It left at noon.")).to_be_visible()
    page.reload()
    expect(line(page, "It left at noon.")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-ready", "true")


def test_what_is_typed_is_kept_letter_by_letter_and_only_capitals_apart_are_spelled(page: Page, show: Path) -> None:
    line(page, "A rope that is left").locator(".said").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    page.keyboard.type("The F·B·I came to the col·legi; it’s 3·5 — “so”. ")
    page.keyboard.press("Enter")
    expect(line(page, "col·legi")).to_be_visible()
    saved(page)

    (draft,) = [path.read_text() for path in (show / "scripts").glob("*.md") if "legi" in path.read_text()]
    assert r"The F·B·I came to the col\·legi; it’s 3\·5 — “so”. A rope" in draft
    page.keyboard.press("Control+z")
    expect(page.locator("#script")).not_to_contain_text("col·legi")


def test_escape_leaves_a_line_as_it_was(page: Page) -> None:
    line(page, "Rope is only patience").locator(".said").focus()
    page.keyboard.press("e")
    page.keyboard.type("Nothing of this stays. ")
    page.keyboard.press("Escape")

    expect(line(page, "Rope is only patience").locator(".said")).to_have_text(
        "Rope is only patience that you can coil."
    )


def test_a_sentence_is_left_out_and_brought_back_by_one_click(page: Page) -> None:
    line(page, "Nobody had told").locator(".said").focus()
    page.keyboard.press("x")
    expect(page.locator("#script")).to_contain_text("Tressan")
    expect(page.locator("#script li.line").filter(has_text="Nobody had told")).to_have_count(0)

    page.locator("#status").get_by_role("button", name="Undo").click()

    expect(line(page, "Nobody had told")).to_be_visible()


def test_what_a_rule_left_out_is_brought_back(page: Page) -> None:
    left = page.locator("#article .block.left").filter(has_text="print")
    left.get_by_role("button", name="Bring back").click()

    expect(line(page, "print")).to_be_visible()


def test_a_pause_a_chapter_and_another_voice(page: Page) -> None:
    pauses = page.locator("#script li.pause").count()
    line(page, "Tressan counted").locator(".said").focus()
    page.keyboard.press(".")
    expect(page.locator("#script li.pause")).to_have_count(pauses + 1)

    line(page, "Tressan counted").locator(".said").focus()
    page.keyboard.press("c")
    expect(page.locator("#script li.chapter").filter(has_text="Tressan")).to_have_count(1)

    page.locator("#script li.utterance").filter(has_text="Tressan counted").locator(".said").focus()
    page.keyboard.press("v")
    page.get_by_role("dialog").get_by_label("Voice").fill("high")
    page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    expect(page.locator("#script li.utterance").filter(has_text="Tressan counted")).to_contain_text("Voice: high")


def test_a_word_is_heard_and_said_as_the_editor_spells_it(page: Page, show: Path) -> None:
    sentence = page.locator("#script li.utterance").filter(has_text="Tressan counted")
    sentence.locator(".said").focus()
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Word").fill("Tressan")
    dialog.get_by_label("Said as").fill("tre-zann")
    expect(dialog.get_by_role("status")).to_contain_text("episodes say it")
    page.evaluate("delete document.documentElement.dataset.sounds")
    page.keyboard.press("Control+Enter")
    expect(page.locator("html[data-sounds]")).to_have_count(1)

    dialog.get_by_role("button", name="Keep it").click()

    expect(page.locator("#status")).to_contain_text("is said as")
    written = (show / "articlecast.toml").read_text()
    assert 'Tressan = "tre-zann"' in written
    assert "# What the harbour says." in written


def test_a_passage_is_never_read_again_after_what_would_go_was_seen(page: Page, show: Path) -> None:
    block = page.locator("#article .block").filter(has_text="Read our guide")
    block.hover()
    block.get_by_role("button", name="Never read this").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("On harbour.example").check()
    expect(dialog.locator(".gone")).to_have_count(3)

    dialog.get_by_role("button", name="Never read this").click()

    expect(page.locator("#status")).to_contain_text("never read")
    assert "Read our guide to knots before you sail." in (show / "articlecast.toml").read_text()


def test_what_stands_beside_a_block_is_in_reach_though_another_block_follows(page: Page) -> None:
    block = page.locator("#article .block").filter(has_text="Nobody had told")
    block.hover()
    block.get_by_role("button", name="Never read this").click(timeout=5_000)
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_article_that_cannot_be_read_says_why_in_its_place(opener: Callable[..., Page], show: Path) -> None:
    (show / "articles" / "torn.md").write_text("---\ntitle: [torn\n---\n\nText.\n")
    page = opener("/article?name=articles/torn.md")
    expect(page.get_by_role("alert").filter(has_text="cannot be read")).to_contain_text("its header is not valid YAML")
    expect(page.locator("#acts")).to_be_hidden()
    (show / "articles" / "torn.md").unlink()


def test_a_title_is_corrected_over_the_article(page: Page, show: Path) -> None:
    page.keyboard.press("m")
    page.locator("#fields").get_by_label("Title").fill("The very old quay")
    page.locator("#fields").get_by_role("button", name="Save").click()

    expect(page.locator("#fields")).to_contain_text("Corrected by an editor")
    assert "The very old quay" in (show / "overrides.toml").read_text()
    assert "title: The old quay" in (show / "articles" / "quay.md").read_text()
    page.locator("#status").get_by_role("button", name="Undo").click()
    expect(page.locator("#title")).to_have_text("The old quay")


def test_what_is_typed_without_a_network_is_saved_when_it_is_back(page: Page) -> None:
    page.context.set_offline(True)
    line(page, "Rope is only patience").locator(".said").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Rope is a kind of patience.")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")

    page.context.set_offline(False)

    expect(page.locator("#saved")).to_have_text("Saved as a draft.")
    page.reload()
    expect(line(page, "Rope is a kind of patience.")).to_be_visible()
    page.locator("#script").wait_for()


def test_the_difference_is_seen_and_the_draft_becomes_the_episode(page: Page) -> None:
    page.keyboard.press("d")
    expect(page.locator("#difference .added").first).to_contain_text("now")

    page.get_by_role("button", name="Render", exact=True).click()

    expect(page.locator("#facts")).to_contain_text("edited by hand", timeout=60_000)
    expect(line(page, "It left at noon.")).to_be_visible()
