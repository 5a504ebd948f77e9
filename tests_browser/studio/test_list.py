"""The list: what there is, found, chosen, and done something with."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from support.editing import ARTICLE


def row(page: Page, title: str) -> Page:
    return page.locator("#rows tr").filter(has_text=title)


def test_each_article_is_told_with_its_state_and_its_minutes(page: Page) -> None:
    expect(page.locator("#rows tr")).to_have_count(4)
    expect(row(page, "The old quay").locator(".badge")).to_have_text("published")
    expect(row(page, "The old quay").locator(".number").first).to_contain_text("0:")
    expect(page.locator("#bill")).to_have_text("Everything is rendered.")


def test_a_search_and_a_state_leave_what_fits(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("gulls")
    expect(page.locator("#rows tr")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 of 4")

    page.keyboard.press("Escape")
    expect(page.locator("#rows tr")).to_have_count(4)
    page.locator("#order").select_option("title")
    expect(page.locator("#rows tr").first).to_contain_text("A lamp for the pier")


def test_who_comes_back_to_the_list_finds_it_as_it_was_left(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    page.get_by_label("State").select_option("published")
    page.get_by_role("link", name="A lamp for the pier").click()
    expect(page.locator("#script")).to_contain_text("The tide came in")
    page.go_back()
    expect(page.locator("#search")).to_have_value("lamp")
    expect(page.get_by_label("State")).to_have_value("published")
    expect(page.locator("#rows tr")).to_have_count(1)


def test_those_chosen_are_withdrawn_and_one_click_brings_them_back(page: Page) -> None:
    row(page, "The old quay").get_by_role("checkbox").check()
    row(page, "What gulls know").get_by_role("checkbox").check()
    expect(page.locator("#chosen")).to_have_text("2 chosen")

    page.get_by_role("toolbar").get_by_role("button", name="Withdraw").click()
    expect(row(page, "The old quay").locator(".badge")).to_have_text("withdrawn")
    expect(row(page, "What gulls know").locator(".badge")).to_have_text("withdrawn")

    page.locator("#status").get_by_role("button", name="Undo").click()
    expect(row(page, "The old quay").locator(".badge")).to_have_text("published")


def test_a_new_article_is_rendered_and_its_progress_survives_a_reload(page: Page, show: Path) -> None:
    for number in range(6):
        text = ARTICLE.format(title=f"Knot {number}", number=9, slug=f"knot-{number}")
        (show / "articles" / f"knot-{number}.md").write_text(text)
    page.reload()
    expect(row(page, "Knot 3").locator(".badge")).to_have_text("new")
    expect(page.locator("#bill")).to_contain_text("sentences")

    page.get_by_role("button", name="Render what is new").click()
    expect(page.locator("#work")).to_be_visible()
    page.reload()
    expect(page.locator("#work")).to_be_visible()

    expect(row(page, "Knot 3").locator(".badge")).to_have_text("published", timeout=60_000)
    expect(page.locator("#work")).to_be_hidden(timeout=60_000)


def test_a_double_click_begins_work_once(page: Page) -> None:
    page.get_by_role("button", name="Render what is new").dblclick()
    expect(page.locator("#status")).to_contain_text("Done.", timeout=60_000)
    expect(page.locator("#status .wrong")).to_have_count(0)


def test_work_that_is_cancelled_loses_nothing(page: Page, show: Path) -> None:
    for number in range(30):
        text = ARTICLE.format(title=f"Rope {number}", number=8, slug=f"rope-{number}").replace("noon", f"{number} past")
        (show / "articles" / f"rope-{number}.md").write_text(text)
    page.reload()
    expect(row(page, "Rope 29")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Render what is new").click()
    expect(page.locator("#work .at")).to_contain_text("·", timeout=60_000)

    page.locator("#work").get_by_role("button", name="Cancel").click()

    expect(page.locator("#status")).to_contain_text("what was made is kept", timeout=60_000)
    expect(page.locator("#work")).to_be_hidden(timeout=60_000)
    expect(row(page, "Knot 3").locator(".badge")).to_have_text("published")
