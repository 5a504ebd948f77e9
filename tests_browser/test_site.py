"""The site in a real browser; screenshots go to build/screenshots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from articlecast.publish import build_site, create_app, write_folder
from support.audio import encode_tone
from support.shows import SENTENCES, SHOW, make_episode
from support.web import serving

EPISODE, FILES = make_episode(1, encode_tone(41.5))
SHOTS = Path("build/screenshots")
PATH = f"/episodes/{EPISODE.slug}/"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("show")
    home = folder / "episodes" / EPISODE.slug
    home.mkdir(parents=True)
    for name, content in FILES.items():
        (home / name).write_bytes(content)
    write_folder(folder / "feed", build_site(SHOW, [EPISODE], lambda _, asset: FILES[asset.name]))
    with serving(create_app(SHOW, lambda: [EPISODE], folder / "episodes", folder / "feed")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1100, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert wrong == []


def audio(page: Page, expression: str) -> Any:
    return page.eval_on_selector("audio", f"audio => audio.{expression}")


def until(page: Page, condition: str) -> None:
    page.wait_for_function(f"(() => {{ const audio = document.querySelector('audio'); return {condition} }})()")


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def test_the_episode_plays(page: Page) -> None:
    page.goto(PATH)

    page.evaluate("document.querySelector('audio').play()")

    until(page, "audio.currentTime > 0.3 && !audio.paused")
    assert audio(page, "duration") == pytest.approx(41.5, abs=0.2)


def test_a_click_in_the_transcript_seeks_and_the_transcript_follows(page: Page) -> None:
    page.goto(PATH)

    page.get_by_text("Rope, she says").click()

    until(page, "audio.currentTime >= 22.3")
    expect(page.locator("[data-transcript] [aria-current=true]")).to_have_text(
        "Rope, she says, is only patience that you can coil."
    )
    page.evaluate("document.querySelector('audio').currentTime = 31")
    expect(page.locator("[data-transcript] [aria-current=true]")).to_contain_text("What the tide leaves")
    shoot(page, "episode-following")


def test_a_click_on_a_chapter_seeks(page: Page) -> None:
    page.goto(PATH)

    page.get_by_role("link", name="Tar & rope").first.click()

    until(page, "audio.currentTime >= 12.4 && audio.currentTime < 16")
    expect(page.locator(".chapters [aria-current=true]")).to_contain_text("Tar & rope")


def test_a_shared_address_begins_at_its_time(page: Page) -> None:
    page.goto(f"{PATH}#t=30.25")
    expect(page.locator("[data-now]")).to_have_text("0:30")

    page.get_by_role("button", name="Play", exact=True).click()

    until(page, "audio.currentTime >= 30.25 && audio.currentTime < 32")


def test_the_keyboard_plays_pauses_and_jumps_in_the_player_alone(page: Page) -> None:
    page.goto(PATH)
    page.get_by_role("button", name="On 30 s").focus()

    page.keyboard.press("k")
    until(page, "!audio.paused && audio.currentTime > 0")
    page.keyboard.press("l")
    until(page, "audio.currentTime >= 30")
    page.keyboard.press("j")
    until(page, "audio.currentTime < 20 && audio.currentTime >= 15")
    page.keyboard.press("k")
    until(page, "audio.paused")
    page.get_by_role("link", name="Tar & rope").first.focus()
    page.keyboard.press("k")
    assert audio(page, "paused")


def test_everything_can_be_reached_by_tab(page: Page) -> None:
    page.goto(PATH)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        element = "(document.activeElement.title || document.activeElement.textContent)"
        reached.append(page.evaluate(f"{element}.replace(/\\s+/g, ' ').trim()"))

    wanted = ["Skip to the transcript", "Back 15 s", "More", "0:12 Tar & rope", SENTENCES[0][2]]
    assert [words for words in wanted if words not in reached] == []
    assert SENTENCES[3][2] not in reached, "the transcript is one stop"


def test_the_speed_can_be_chosen(page: Page) -> None:
    page.goto(PATH)

    page.get_by_label("Speed").select_option("1.5")

    assert audio(page, "playbackRate") == 1.5


def test_a_button_plays_and_pauses_and_says_which(page: Page) -> None:
    page.goto(PATH)

    page.get_by_role("button", name="Play", exact=True).click()

    until(page, "!audio.paused && audio.currentTime > 0")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    until(page, "audio.paused")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_the_bar_shows_and_changes_where_the_voice_is(page: Page) -> None:
    page.goto(PATH)
    bar = page.get_by_role("slider", name="Position")
    expect(page.locator("[data-left]")).to_have_text("−0:41")
    expect(page.locator("[data-marks] i")).to_have_count(2)

    bar.fill("32")
    expect(bar).to_have_attribute("aria-valuetext", "0:32 / 0:41")
    bar.press("ArrowRight")
    expect(bar).to_have_attribute("aria-valuetext", "0:37 / 0:41")
    expect(page.locator("[data-chapter]")).to_be_empty()

    page.get_by_role("button", name="Play", exact=True).click()

    until(page, "audio.currentTime >= 37")
    expect(page.locator("[data-chapter]")).to_have_text("What the tide leaves")


def test_a_listener_goes_on_where_she_stopped_at_her_own_speed(page: Page) -> None:
    page.goto(PATH)
    page.get_by_label("Speed").select_option("1.5")
    page.get_by_role("slider", name="Position").fill("23")

    page.reload()

    expect(page.locator("[data-now]")).to_have_text("0:23")
    assert audio(page, "playbackRate") == 1.5
    page.goto(f"{PATH}#t=5")
    page.reload()
    expect(page.locator("[data-now]")).to_have_text("0:05")


def test_sound_that_cannot_be_had_leaves_the_browsers_own_player_to_say_so(page: Page) -> None:
    page.route("**/*.mp3", lambda route: route.abort())
    page.goto(PATH)

    page.get_by_role("button", name="Play", exact=True).click()

    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.get_by_role("slider", name="Position")).to_be_disabled()


def test_a_search_finds_what_is_said_and_leads_to_its_second(page: Page) -> None:
    page.goto("/")

    page.get_by_label("Search in what is said").fill("patience COIL")
    expect(page.locator("#found")).to_have_text("1 place found")
    assert page.locator("#results mark").all_inner_texts() == ["patience", "coil"]
    shoot(page, "show-search")
    page.locator("#results a").click()

    expect(page.locator("[data-now]")).to_have_text("0:22")


def test_the_embedded_player_plays(page: Page) -> None:
    page.goto(f"{PATH}embed.html")
    shoot(page, "embed")

    page.evaluate("document.querySelector('audio').play()")

    until(page, "audio.currentTime > 0.1")


def test_the_embedded_player_fits_an_articles_page_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 640}, is_mobile=True)
    page = context.new_page()
    page.goto(f"{PATH}embed.html")
    code = page.request.get(f"{PATH}oembed.json").json()["html"].replace(SHOW.base_url, address)
    page.set_content(f'<meta name="viewport" content="width=device-width"><h1>The article</h1>{code}')
    frame = page.frames[-1]
    frame.locator(".play").wait_for()
    shoot(page, "embed-on-a-phone")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert frame.evaluate("document.documentElement.scrollHeight") <= 260
    context.close()


def test_a_chapters_time_stays_in_its_line_beside_a_long_name(page: Page) -> None:
    page.goto(PATH)
    page.eval_on_selector(".chapters [data-name]", "name => { name.textContent = 'A very long name '.repeat(20); }")

    select = "const range = document.createRange(); range.selectNodeContents(at);"
    count = f"at => {{ {select} return range.getClientRects().length; }}"
    assert page.eval_on_selector(".chapters .at", count) == 1


@pytest.mark.parametrize("path", ["/", PATH, f"{PATH}embed.html"])
def test_nothing_is_cut_off_on_a_phone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 640}, is_mobile=True)
    page = context.new_page()
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shoot(page, f"phone{path.replace('/', '-')}".rstrip("-"))
    context.close()


def test_without_scripts_the_page_plays_and_reads(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PATH)

    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.get_by_text("Tar smells of every summer at once.")).to_be_visible()
    expect(page.get_by_role("button", name="Back 15 s")).to_be_hidden()
    shoot(page, "without-scripts")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", PATH, f"{PATH}embed.html"])
def test_axe_finds_no_violation(browser: Browser, address: str, path: str, scheme: Any) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    page.goto(path)
    shoot(page, f"{scheme}{path.replace('/', '-')}".rstrip("-"))
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 253, 248)" if scheme == "light" else "rgb(22, 24, 27)"
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": tags})
    assert found.response["passes"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found.response["violations"]] == []
    context.close()
