"""Lexicon, new, the show, runs: each task to its end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from support.audio import encode_tone

PAGE = """<html><head><title>Tar</title></head><body><article><h1>Tar and summer</h1>
<p>Tar smells of every summer at once, and nobody who has mended a boat forgets it again.</p>
<p>It is warmed in a pot over a small fire, stirred with a stick, and put on thin.</p></article></body></html>"""


def test_a_word_is_added_to_the_lexicon_and_taken_back(opener: Callable[..., Page], show: Path) -> None:
    page = opener("/lexicon")
    page.locator("#names").get_by_role("button", name="Tressan").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Said as").fill("tre-zann")
    dialog.get_by_role("button", name="Keep it").click()
    entry = page.locator("#rows tr").filter(has_text="tre-zann")
    expect(entry).to_contain_text("3 episodes")

    entry.get_by_role("button", name="Hear “Tressan”").click()
    expect(page.locator("html[data-sounds]")).to_have_count(1)
    entry.get_by_role("button", name="Remove Tressan").click()
    expect(page.locator("#rows tr")).to_have_count(0)
    page.locator("#status").get_by_role("button", name="Undo").click()

    expect(page.locator("#rows tr").filter(has_text="tre-zann")).to_be_visible()
    assert "# What the harbour says." in (show / "articlecast.toml").read_text()


def test_a_list_of_words_is_taken_over(opener: Callable[..., Page], tmp_path: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("word,say,ipa,language\nTeign,teen,,\nLooe,loo,,\n")
    page = opener("/lexicon")

    page.locator("#import").set_input_files(str(words))

    expect(page.locator("#status")).to_contain_text("2 words are taken over.")
    expect(page.locator("#rows tr").filter(has_text="Teign")).to_be_visible()


def test_a_text_is_looked_at_before_it_is_kept(opener: Callable[..., Page], show: Path) -> None:
    page = opener("/new")
    page.locator("#given").fill("The pier lost its lamp in the storm, and nobody has lit another one since that night.")
    page.get_by_label("Title").fill("The dark pier")
    before = set((show / "articles").iterdir())
    page.get_by_role("button", name="Look at it").click()
    card = page.locator(".card").filter(has_text="The dark pier")
    expect(card.get_by_role("button", name="Keep it")).to_be_visible()
    assert set((show / "articles").iterdir()) == before

    card.get_by_role("button", name="Keep it").click()

    expect(card.get_by_role("link", name="Open it")).to_be_focused()
    assert len(set((show / "articles").iterdir()) - before) == 1
    page.keyboard.press("Enter")
    expect(page.locator("#script")).to_contain_text("The pier lost its lamp in the storm")


def test_a_file_is_looked_at_and_put_away_again(opener: Callable[..., Page], tmp_path: Path) -> None:
    saved = tmp_path / "tar.html"
    saved.write_text(PAGE)
    page = opener("/new")
    page.locator("#files").set_input_files(str(saved))
    card = page.locator(".card").filter(has_text="Tar and summer")
    expect(card).to_contain_text("Read as a web page")
    expect(card).to_contain_text("about 1 minute")

    card.get_by_role("button", name="Not this").click()

    expect(page.locator(".card")).to_have_count(0)


def test_a_setting_is_checked_as_it_is_typed_and_its_file_keeps_its_comments(
    opener: Callable[..., Page], show: Path
) -> None:
    page, other = opener("/show"), opener("/show")
    page.locator("#search").fill("master.loudness")
    field = page.locator("[id='set-master.loudness']")
    field.fill("99")
    expect(page.locator("[id='wrong-master.loudness']")).to_contain_text("loudness")
    expect(field).to_have_attribute("aria-invalid", "true")

    field.fill("-19")
    expect(field).to_have_attribute("aria-invalid", "false")
    page.get_by_role("button", name="Save").click()

    expect(other.locator("#status")).to_contain_text("Somebody has changed the settings.")
    expect(page.locator("#status")).to_have_text(re.compile(r"^Saved\.\s*Undo$"))
    written = (show / "articlecast.toml").read_text()
    assert "loudness = -19" in written
    assert '# What the harbour says.\n[show]\ntitle = "Harbour Notes"' in written
    page.locator("#status").get_by_role("button", name="Undo").click()
    expect(page.locator("#unsaved")).to_be_hidden()
    expect(page.locator("[id='set-master.loudness']")).to_have_value("-16")


def test_the_show_is_seen_heard_and_checked(opener: Callable[..., Page]) -> None:
    page = opener("/show")
    expect(page.locator("#cover-here img")).to_be_visible()
    expect(page.locator("#feed-here")).to_contain_text("The old quay")
    expect(page.locator("#voice-list li").filter(has_text="high")).to_be_visible()

    page.get_by_role("button", name="Check now").click()

    expect(page.locator("#findings li").first).not_to_contain_text("Looking", timeout=60_000)


def test_a_sound_that_a_setting_names_is_seen_at_once(opener: Callable[..., Page], show: Path) -> None:
    (show / "chime.mp3").write_bytes(encode_tone(1.0))
    page = opener("/show")
    page.keyboard.press("/")
    page.keyboard.type("intro")
    page.locator("[id='set-master.intro']").fill("chime.mp3")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#sound-list")).to_contain_text("chime.mp3 · 1.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#sound-list")).to_contain_text("No intro")


def test_an_article_that_is_left_out_says_why_and_is_not_published_to_nowhere(
    opener: Callable[..., Page], show: Path
) -> None:
    (show / "articles/mill.md").write_text("---\ntitle: The mill\ndraft: true\n---\n\nIt may be sold.\n")
    (show / "articles/notice.md").write_text("# A meeting\n\nIt is on Monday.\n")
    page = opener("/article?name=articles/mill.md")
    expect(page.locator("#facts")).to_contain_text("draft: true")
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()
    page.goto("/")
    expect(page.locator("#aside")).to_contain_text("articles/notice.md")


def test_a_subscriber_is_added_shown_once_and_revoked(opener: Callable[..., Page]) -> None:
    page = opener("/show")
    page.locator("#subscriber").fill("Ben")
    page.locator("#subscriber-form").get_by_role("button", name="Add").click()
    expect(page.locator("#address img")).to_be_visible()
    assert page.locator("#address input").input_value().startswith("https://pod.harbour.example/")

    page.get_by_role("button", name="Revoke Ben").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Revoke Ben")).to_be_focused()
    page.get_by_role("button", name="Revoke Ben").click()
    expect(page.locator("#subscriber-list")).to_contain_text("never comes back")
    page.get_by_role("button", name="Revoke", exact=True).click()

    expect(page.locator("#subscriber-list")).to_contain_text("Nobody yet.")


def test_a_run_leaves_its_report(opener: Callable[..., Page], show: Path) -> None:
    (show / "articles/lamp.md").write_text("# The lamp\n\nIt burns all night.\n")  # a run that does nothing leaves none
    page = opener("/runs")
    expect(page.locator("#waits")).to_contain_text("Nothing has failed.")

    page.get_by_role("button", name="Run now").click()

    expect(page.locator("#reports details").first).to_be_visible(timeout=60_000)
    expect(page.locator("#actions")).to_contain_text("Work")
    page.locator("#reports summary").first.click()
    with page.expect_download() as told:
        page.locator("#reports").get_by_role("link", name="Download").first.click()
    assert json.loads(told.value.path().read_text())["started"]


def test_what_the_show_has_is_known_and_what_speaks_against_it_is_told(opener: Callable[..., Page], show: Path) -> None:
    page = opener("/new")
    page.locator("#files").set_input_files(str(show / "articles" / "gulls.md"))
    card = page.locator(".card").filter(has_text="What gulls know")
    expect(card).to_contain_text("The show has it already.")
    expect(card.get_by_role("button", name="Keep it")).to_have_count(0)
    expect(card.get_by_role("link", name="Open it")).to_have_attribute("href", "/article?name=articles%2Fgulls.md")

    page.locator("#given").fill("Tar is warm.\n\n<!-- articlecast: wisper -->\n\nIt smells of summer.")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".card").filter(has_text="Tar is warm")).to_contain_text("no such mark 'wisper'")


def test_who_signs_out_is_shown_how_to_sign_in_and_comes_back_to_the_page(
    opener: Callable[..., Page], studio: tuple[str, str]
) -> None:
    page = opener("/runs")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/lexicon")
    page.keyboard.type("an older one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Nobody has this token.")
    page.goto("/lexicon")
    page.get_by_label("The token, or the whole address").fill(f"{studio[0]}/?token={studio[1]}")
    page.get_by_role("button", name="Sign in").click()

    expect(page.locator("h1")).to_have_text("Lexicon")
