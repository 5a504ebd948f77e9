"""Two browsers on one script: each sees the other's changes, and neither is overwritten in silence."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

PATH = "/article?name=a-lamp-for-the-pier"
DEAF = "window.EventSource = class { close() {} };"
"""A browser that hears of nobody's changes, as one that was away."""


def line(page: Page, text: str) -> Page:
    return page.locator("#script li.line").filter(has_text=text).first


def say(page: Page, text: str, instead: str) -> None:
    line(page, text).locator(".said").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(instead)
    page.keyboard.press("Enter")


def test_a_change_of_the_one_is_shown_to_the_other(opener: Callable[..., Page]) -> None:
    one, other = opener(PATH), opener(PATH)

    say(one, "It went out again", "It was gone by noon.")

    expect(line(other, "It was gone by noon.")).to_be_visible()
    expect(other.locator("#status")).to_contain_text("Somebody else has changed this script.")


def test_the_second_is_shown_both_and_puts_hers_into_the_others(opener: Callable[..., Page]) -> None:
    one, other = opener(PATH), opener(PATH, before=DEAF)
    say(one, "Rope is only patience", "Rope is patience.")
    expect(one.locator("#saved")).to_have_text("Saved as a draft.")

    say(other, "Nobody had told", "The harbour master slept.")

    expect(other.locator("#clash")).to_contain_text("Rope is patience.")
    expect(other.locator("#clash")).to_contain_text("The harbour master slept.")
    other.get_by_role("button", name="Put mine into theirs").click()
    expect(line(other, "The harbour master slept.")).to_be_visible()
    expect(line(other, "Rope is patience.")).to_be_visible()
    expect(line(one, "The harbour master slept.")).to_be_visible()


def test_of_two_who_correct_a_title_the_second_is_shown_both(opener: Callable[..., Page]) -> None:
    one, other = opener(PATH), opener(PATH, before=DEAF)
    for page in (one, other):
        expect(page.locator("#article p").first).to_be_visible()
        page.keyboard.press("m")
    one.locator("#fields").get_by_label("Title").fill("A lamp")
    one.locator("#fields").get_by_role("button", name="Save").click()
    expect(one.locator("#fields")).to_contain_text("Corrected by an editor")
    other.locator("#fields").get_by_label("Title").fill("The lamp of the pier")
    other.locator("#fields").get_by_role("button", name="Save").click()

    expect(other.locator("#clash")).to_contain_text("Title: A lamp")
    expect(other.locator("#clash")).to_contain_text("Title: The lamp of the pier")
    other.get_by_role("button", name="Take theirs").click()
    expect(other.locator("#fields").get_by_label("Title")).to_have_value("A lamp")
    other.locator("#fields").get_by_role("button", name="As the article has it").click()
    expect(other.locator("#fields").get_by_label("Title")).to_have_value("A lamp for the pier")


def test_of_two_who_change_a_setting_the_second_is_shown_both(opener: Callable[..., Page]) -> None:
    one, other = opener("/show"), opener("/show", before=DEAF)
    for page, author in ((one, "Bo Mar"), (other, "Cy Tal")):
        page.locator("[id='set-show.author']").fill(author)
        page.get_by_role("button", name="Save").click()
    expect(other.locator("#clash")).to_contain_text('show.author = "Bo Mar"')
    expect(other.locator("#clash")).to_contain_text('show.author = "Cy Tal"')

    other.get_by_role("button", name="Put mine into theirs").click()

    expect(other.locator("#status")).to_contain_text("Saved.")


def say_it_as(page: Page, word: str, said: str) -> None:
    page.keyboard.press("a")
    page.get_by_label("Word", exact=True).fill(word)
    page.get_by_label("Said as").fill(said)


def test_of_two_who_say_a_word_the_second_is_shown_both(opener: Callable[..., Page]) -> None:
    one, other = opener("/lexicon"), opener("/lexicon", before=DEAF)
    for page, said in ((one, "tress-AN"), (other, "TRESS-un")):
        say_it_as(page, "Tressan", said)
        expect(page.get_by_role("dialog")).to_contain_text("would be made again")
    for page in (one, other):
        page.get_by_role("button", name="Keep it").click()
    expect(one.locator("#rows")).to_contain_text("tress-AN")

    expect(other.get_by_role("dialog").get_by_role("alert")).to_contain_text("tress-AN")
    expect(other.get_by_role("dialog").get_by_role("alert")).to_contain_text("TRESS-un")
    other.get_by_role("button", name="Put mine into theirs").click()
    expect(other.locator("#rows")).to_contain_text("TRESS-un")
    expect(one.locator("#rows")).to_contain_text("TRESS-un")


def test_who_removes_a_word_is_shown_that_somebody_says_it_otherwise(opener: Callable[..., Page]) -> None:
    one = opener("/lexicon")
    say_it_as(one, "noon", "noo-un")
    one.get_by_role("button", name="Keep it").click()
    expect(one.locator("#rows")).to_contain_text("noo-un")
    other = opener("/lexicon", before=DEAF)
    one.get_by_role("button", name="Edit noon").click()
    one.get_by_label("Said as").fill("nune")
    one.get_by_role("button", name="Keep it").click()
    expect(one.locator("#rows")).to_contain_text("nune")

    other.get_by_role("button", name="Remove noon").click()

    expect(other.locator("#clash")).to_contain_text("nune")
    other.get_by_role("button", name="Take theirs").click()
    expect(other.locator("#rows")).to_contain_text("nune")


def test_of_two_who_leave_something_out_of_a_site_the_second_is_shown_both(opener: Callable[..., Page]) -> None:
    one, other = opener(PATH), opener(PATH, before=DEAF)
    for page, words in ((one, "Nobody had told"), (other, "Read our guide")):
        line(page, "The tide came in").locator(".said").focus()
        page.keyboard.press("n")
        page.get_by_label("On harbour.example").check()
        page.get_by_role("dialog").locator("textarea").fill(words)
        expect(page.get_by_role("dialog").locator(".preview")).not_to_contain_text("Looking")
        expect(page.get_by_role("dialog").locator(".preview")).not_to_contain_text("The tide came in")
    for page in (one, other):
        page.get_by_role("dialog").get_by_role("button", name="Never read this").click()
    expect(one.get_by_role("dialog")).to_be_hidden()

    expect(other.get_by_role("dialog").get_by_role("alert")).to_contain_text("Nobody had told")
    other.get_by_role("button", name="Put mine into theirs").click()
    expect(other.locator("#status")).to_contain_text("It is never read from now on.")


def test_the_second_may_take_the_others(opener: Callable[..., Page]) -> None:
    one, other = opener(PATH), opener(PATH, before=DEAF)
    say(one, "Rope is patience", "Rope is a habit.")
    expect(one.locator("#saved")).to_have_text("Saved as a draft.")
    say(other, "Rope is patience", "Rope is a trade.")

    other.get_by_role("button", name="Take theirs").click()

    expect(line(other, "Rope is a habit.")).to_be_visible()
    expect(other.locator("#script")).to_contain_text("Rope is a habit.")
    assert "Rope is a trade." not in one.locator("#script").text_content()
