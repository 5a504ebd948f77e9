"""What a listener, a reader and a screen reader find on the pages of a show with everything in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from mimetypes import guess_type
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from articlecast.master import fit_figure, write_transcript_html, write_transcript_json, write_words
from articlecast.model import Asset, Episode, Omission, Show, Shown, TimedChapter, TimedUtterance, TimedWord, Timeline
from articlecast.publish import PublishOptions, build_site, create_app, write_folder
from articlecast.publish.options import Funding
from support.audio import encode_tone
from support.shows import SHOW, make_episode, name_asset
from support.web import serving

RATE = 1000
LINES: tuple[tuple[str, str], ...] = (
    ("title", "The keeper of the weir"),
    ("text", "She had a rope and two helpers."),
    ("heading", "What was bought"),
    ("list", "Oak beams from the mill"),
    ("list", "Four hinges"),
    ("quote", "Quote."),
    ("quote", "Water is a neighbour that never sleeps."),
    ("quote", "End quote."),
    ("table", "Here the article shows a table."),
    *(("text", f"Paragraph number {number} is about the river, as the others are.") for number in range(60)),
)
SECONDS_EACH = 4


def make_timeline() -> Timeline:
    """Four seconds a sentence, half a second a word."""
    utterances = []
    for number, (role, text) in enumerate(LINES):
        start = number * SECONDS_EACH * RATE
        words = tuple(TimedWord(word, start + at * RATE // 2, False) for at, word in enumerate(text.split()))  # noqa: FBT003
        utterances.append(TimedUtterance(start, start + 3 * RATE, text, role, number, words))  # type: ignore[arg-type]
    end = len(LINES) * SECONDS_EACH * RATE
    return Timeline(RATE, end, tuple(utterances), (TimedChapter(0, end, "All"),))


def make_read_episode(language: str = "en-GB") -> tuple[Episode, dict[str, bytes]]:
    timeline = make_timeline()
    page, cues = write_transcript_html(timeline).encode(), write_transcript_json(timeline).encode()
    words = write_words(timeline).encode()
    sound = encode_tone(timeline.samples / RATE)
    assets = (
        name_asset("audio", ".mp3", "audio/mpeg", sound),
        name_asset("transcript", ".json", "application/json", cues),
        name_asset("transcript", ".html", "text/html", page),
        name_asset("words", ".json", "application/json", words),
    )
    plain = make_episode(9)[0]
    omission = Omission("table", "narrate.table_rows = 6", "Beams by year", paragraph=7)
    episode = replace(
        plain, slug="weir", title="The keeper of the weir", assets=assets, omissions=(omission,), language=language,
        seconds=timeline.samples / RATE, chapters=((0.0, "The keeper of the weir"), (8.0, "What was bought")),
    )  # fmt: skip
    return episode, dict(zip((asset.name for asset in assets), (sound, cues, page, words), strict=True))


def draw_picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1600, 800), "teal").save(stream, "PNG")
    return fit_figure(stream.getvalue())


READ, FILES = make_read_episode()
OTHERS = [
    replace(make_episode(number)[0], assets=READ.assets, tags=("Boats",) if number % 2 else ("Tides",))
    for number in range(1, 9)
]
# The sentences at 4 and 8 seconds, as if they were read from a table.
BEAMS = Shown("table", 0, 2, rows=("Year\tBeams", "2021\t12", "2022\t15"), is_headed=True, is_read=True)
OTHERS[0] = replace(OTHERS[0], slug="beams", shown=(BEAMS,))
ROPES = Shown(
    "table",
    0,
    2,
    rows=("Who\tWhat\tWith", "She had\ta rope and\ttwo helpers", "What was\tbought"),
    is_headed=True,
    is_read=True,
)
OTHERS[1] = replace(OTHERS[1], slug="ropes", shown=(ROPES,))
PICTURE = draw_picture()
FIGURE = replace(name_asset("figure", ".webp", "image/webp", PICTURE), width=1200, height=600, origin="weir.png")
FILES[FIGURE.name] = PICTURE
OTHERS[3] = replace(
    OTHERS[3], slug="pictured", assets=(*READ.assets, FIGURE), omissions=(Omission("picture", "", paragraph=0),),
    shown=(Shown("picture", 0, 0, "A weir in May", url="weir.png", caption="The weir.", credit="Ana Lee"),),
)  # fmt: skip
EPISODES = [READ, *OTHERS]
PATH = "/episodes/weir/"
OPTIONS = PublishOptions(rhythm="every Tuesday", funding=(Funding("https://harbour.example/give", "Give"),))


def read_asset(_episode: Episode, asset: Asset) -> bytes:
    return FILES[asset.name]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("show")
    for episode in EPISODES:
        home = folder / "episodes" / episode.slug
        home.mkdir(parents=True)
        for name, content in FILES.items():
            (home / name).write_bytes(content)
    write_folder(folder / "feed", build_site(SHOW, EPISODES, read_asset, OPTIONS))
    with serving(create_app(SHOW, lambda: EPISODES, folder / "episodes", folder / "feed")) as address:
        yield address


def open_page(browser: Browser, address: str, **how: Any) -> Page:
    context = browser.new_context(base_url=address, **({"viewport": {"width": 1100, "height": 800}} | how))
    context.set_default_timeout(15_000)
    return context.new_page()


def open_built(browser: Browser, show: Show, episode: Episode) -> Page:
    """A phone's page before the site of that show, at http://x/."""
    files = dict(build_site(show, [episode], read_asset))
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix("http://x/")
        route.fulfill(body=files.get(name, b""), content_type=guess_type(name)[0])

    page.route("**/*", answer)
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = open_page(browser, address)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.context.close()
    assert wrong == []


def play(page: Page, at: float = 0) -> None:
    page.goto(f"{PATH}#t={at}" if at else PATH)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(f"document.querySelector('audio').currentTime > {at}")


def scroll_of(page: Page) -> float:
    return float(page.evaluate("scrollY"))


def wait(page: Page, condition: str) -> None:
    page.wait_for_function(condition)


# -------------------------------------------------------------------- before Play


def test_no_audio_is_fetched_before_play(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", f"{PATH}#t=30", f"{PATH}embed.html", "/subscribe.html"):
        page.goto(path)
        page.wait_for_timeout(300)
    assert [url for url in asked if url.endswith((".mp3", "words.json"))] == []


def test_nothing_is_lit_before_it_plays(page: Page) -> None:
    page.goto(f"{PATH}#t=30")
    expect(page.locator("[aria-current=true]")).to_have_count(0)


# -------------------------------------------------------------------- following


def test_the_page_follows_the_voice_where_the_transcript_is_in_view(page: Page) -> None:
    page.goto(f"{PATH}#t=100")
    page.locator("#transcript").scroll_into_view_if_needed()
    page.locator("[data-transcript]").evaluate("node => node.scrollIntoView()")
    page.get_by_role("button", name="Play", exact=True).click()
    lit = page.locator("[data-transcript] [aria-current=true]")
    expect(lit).to_contain_text("Paragraph number 16")
    expect(lit).to_be_in_viewport()


def test_the_page_stays_where_the_transcript_is_not_in_view(browser: Browser, address: str) -> None:
    page = open_page(browser, address, viewport={"width": 800, "height": 320})
    play(page, 200)
    there = scroll_of(page)
    expect(page.locator("[data-transcript] [aria-current=true]")).to_have_count(1)
    page.wait_for_timeout(800)
    assert scroll_of(page) == there < 50
    page.context.close()


@pytest.mark.parametrize("way", ["wheel", "key", "drag"])
def test_a_reader_who_scrolls_is_let_go_and_offered_the_way_back(page: Page, way: str) -> None:
    page.goto(f"{PATH}#t=120")
    page.locator("[data-transcript]").evaluate("node => node.scrollIntoView()")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("[data-transcript] [aria-current=true]")).to_be_in_viewport()
    page.wait_for_timeout(1200)
    if way == "wheel":
        page.mouse.move(500, 600)
        page.mouse.wheel(0, -5000)
    elif way == "key":
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Home")
    else:
        page.evaluate("scrollTo(0, 0)")
    wait(page, "scrollY === 0")
    page.evaluate("document.querySelector('audio').currentTime = 160")
    page.wait_for_timeout(1200)
    assert scroll_of(page) == 0
    page.get_by_role("button", name="Back to the voice").click()
    expect(page.locator("[data-transcript] [aria-current=true]")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Back to the voice")).to_be_hidden()


def test_the_way_back_leads_to_the_voice_on_a_phone_on_its_side(browser: Browser, address: str) -> None:
    page = open_page(browser, address, viewport={"width": 844, "height": 390})
    play(page, 100)
    page.mouse.move(400, 200)
    page.mouse.wheel(0, -5000)
    wait(page, "scrollY === 0")
    back = page.get_by_role("button", name="Back to the voice")
    expect(back).to_be_in_viewport()
    button, deck = back.bounding_box(), page.locator(".deck").bounding_box()
    assert button is not None
    assert deck is not None
    assert button["y"] + button["height"] <= deck["y"] or deck["y"] > 390
    page.evaluate("document.querySelector('audio').pause()")
    back.click()
    expect(page.locator("[data-transcript] [aria-current=true]")).to_be_in_viewport(ratio=1)
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(640, 400), (844, 390), (390, 844), (320, 640), (1280, 900)])
def test_a_short_player_stays_in_sight_at_every_height(browser: Browser, address: str, width: int, height: int) -> None:
    """640 by 400 is a window of 1280 by 800 at 200 %."""
    page = open_page(browser, address, viewport={"width": width, "height": height})
    page.goto(PATH)
    page.get_by_text("Paragraph number 50").evaluate("node => node.scrollIntoView()")
    box = page.locator(".player").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["height"] <= 96
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_in_viewport()
    page.context.close()


# -------------------------------------------------------------------- the words


def lit_words(page: Page) -> list[str]:
    words: list[str] = page.evaluate("[...(CSS.highlights.get('word') || [])].map(String)")
    return words


def test_the_word_that_is_heard_is_lit_within_its_sentence(page: Page) -> None:
    play(page)
    page.evaluate("document.querySelector('audio').pause()")
    page.evaluate("document.querySelector('audio').currentTime = 5.6")
    expect(page.locator("[data-transcript] [aria-current=true]")).to_have_text("She had a rope and two helpers.")
    wait(page, "[...CSS.highlights.get('word')].map(String).join() === 'rope'")
    page.evaluate("document.querySelector('audio').currentTime = 0.6")
    wait(page, "[...CSS.highlights.get('word')].map(String).join() === 'keeper'")
    expect(page.locator("h1")).to_have_attribute("aria-current", "true")


def test_the_embedded_player_shows_the_sentence_with_its_word(page: Page) -> None:
    page.goto(f"{PATH}embed.html")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("[data-line]")).to_have_text("The keeper of the weir")
    wait(page, "[...CSS.highlights.get('word')].length === 1")


def test_a_script_on_the_articles_own_page_lights_the_articles_own_words(page: Page, address: str) -> None:
    body = f"""<!doctype html><html lang="de"><title>The weir</title><main><article><h1>The <em>keeper</em> of the weir</h1>
      <script src="{address}/listen.js" data-episode="weir"></script>
      <p id="p">She had a <a href="#">rope</a> and two helpers.</p><figure>An advertisement for tar</figure>
      <h2>What was bought</h2><ul><li>Oak beams from the mill<li>Four hinges</ul>
      <blockquote>“Water is a neighbour that never sleeps.”</blockquote></article></main></html>"""
    page.route("**/article", lambda route: route.fulfill(body=body, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/article")
    before = page.eval_on_selector("#p", "node => [node.innerHTML, JSON.stringify(node.getBoundingClientRect())]")
    assert not [url for url in asked if "episodes/" in url]
    page.get_by_role("button", name="Diesen Artikel anhören").click()
    found = "[...CSS.highlights.get('articlecast-word')].map(String).join()"
    wait(page, f"{found} === 'The'")
    page.evaluate("document.querySelector('articlecast-listen').audio.pause()")
    for second, word in ((5.6, "rope"), (12.6, "beams"), (24.7, "is"), (20.2, "")):
        page.evaluate(f"document.querySelector('articlecast-listen').audio.currentTime = {second}")
        wait(page, f"{found} === '{word}'")
    after = page.eval_on_selector("#p", "node => [node.innerHTML, JSON.stringify(node.getBoundingClientRect())]")
    assert after == before


def test_a_script_on_a_page_without_blanks_lights_its_signs(page: Page, address: str) -> None:
    first, second = "港は月曜日に静かだった。", "クレーンは2026年まで止まっていた。"
    sound = next(each.name for each in READ.assets_of("audio"))
    words = {"audio": sound, "sentences": [[0, 3, first, [0, 0.0]], [4, 7, second, [0, 4.0, 5, 5.0]]]}
    body = f"""<!doctype html><html lang="ja"><title>港</title><article><p>{first}{second}</p>
      <script src="{address}/listen.js" data-episode="weir"></script></article></html>"""
    page.route("**/article", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.route("**/weir/words.json", lambda route: route.fulfill(json=words))
    page.goto("/article")
    page.get_by_role("button", name="Listen to this article").click()
    found = "[...CSS.highlights.get('articlecast-word')].map(String).join()"
    wait(page, f"{found} === '港は月曜日に静かだった。'.slice(0, 11)")
    page.evaluate("document.querySelector('articlecast-listen').audio.pause()")
    for moment, lit in ((4.5, "クレーンは"), (5.5, "2026年まで止まっていた")):
        page.evaluate(f"document.querySelector('articlecast-listen').audio.currentTime = {moment}")
        wait(page, f"{found} === '{lit}'")


# -------------------------------------------------------------------- the transcript is text


def test_the_transcript_shows_the_articles_blocks(page: Page) -> None:
    page.goto(PATH)
    home = page.locator("[data-transcript]")
    assert home.locator("ul > li").all_inner_texts() == ["Oak beams from the mill", "Four hinges"]
    assert home.locator("blockquote").all_inner_texts() == ["Water is a neighbour that never sleeps."]
    notice = home.get_by_role("link", name="A table: Beams by year, in the article")
    expect(notice).to_have_attribute("href", READ.url)
    order = home.inner_text()
    assert order.index("shows a table") < order.index("A table: Beams") < order.index("Paragraph number 0")
    assert page.locator("main").inner_text().count("The keeper of the weir") == 1


def test_a_table_that_is_read_is_lit_row_by_row_and_plays_from_a_row(browser: Browser, address: str) -> None:
    page = open_page(browser, address, viewport={"width": 390, "height": 800})
    page.goto("/episodes/beams/")
    row = page.get_by_role("row", name="2022 15")
    expect(page.get_by_role("columnheader")).to_have_text(["Year", "Beams"])
    row.click()
    expect(row).to_have_attribute("aria-current", "true")
    wait(page, "document.querySelector('audio').currentTime >= 8")  # it is lit while its audio is still on its way
    assert page.evaluate("document.querySelector('audio').currentTime") < 12
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("[data-transcript]").inner_text().count("2022") == 1
    assert Axe().run(page).response["violations"] == []
    page.context.close()


def test_the_word_that_is_heard_is_lit_in_its_cell(page: Page) -> None:
    page.goto("/episodes/ropes/")
    page.get_by_role("row", name="She had a rope and two helpers").click()
    for word in ("rope", "helpers", "bought"):
        wait(page, f"[...CSS.highlights.get('word')].some((range) => String(range) === '{word}')")
        lit = "[...CSS.highlights.get('word')].map((range) => range.startContainer.parentElement.tagName).join()"
        assert page.evaluate(lit) in {"TD", ""}


def test_a_picture_of_the_article_is_shown_from_the_show_s_own_host(browser: Browser, address: str) -> None:
    page = open_page(browser, address, viewport={"width": 390, "height": 800})
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.goto("/episodes/pictured/")
    picture = page.get_by_role("img", name="A weir in May")
    picture.scroll_into_view_if_needed()
    wait(page, "[...document.querySelectorAll('figure img')].every((image) => image.naturalWidth === 1200)")
    box = picture.bounding_box()
    assert box is not None
    assert 300 < box["width"] <= 390
    assert box["height"] == pytest.approx(box["width"] / 2, abs=1)
    assert page.locator("figcaption").inner_text().split("\n\n") == ["The weir.", "Picture: Ana Lee"]
    assert hosts == {address}
    assert Axe().run(page).response["violations"] == []
    page.context.close()


def test_a_sentence_can_be_selected_without_playing(page: Page) -> None:
    page.goto(PATH)
    page.get_by_text("Oak beams from the mill").dblclick()
    assert page.evaluate("getSelection().toString().trim()") != ""


def test_the_keyboard_goes_from_sentence_to_sentence_and_plays(page: Page) -> None:
    page.goto(PATH)
    expect(page.locator("[data-transcript] [tabindex='0']")).to_have_count(1)
    page.locator("[data-transcript] [tabindex='0']").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("Oak beams from the mill")
    page.keyboard.press("Enter")
    wait(page, "document.querySelector('audio').currentTime >= 12")


# -------------------------------------------------------------------- the player


def test_the_speeds_go_from_a_half_to_four(page: Page) -> None:
    page.goto(PATH)
    speeds = page.get_by_label("Speed").locator("option").all_inner_texts()
    assert (speeds[0], speeds[-1]) == ("0.5×", "4×")
    page.get_by_label("Speed").select_option("4")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 4


def test_the_sleep_timer_pauses_at_the_end_of_the_chapter(page: Page) -> None:
    play(page, 6.5)
    page.locator(".more summary").click()
    page.get_by_label("Sleep timer").select_option("chapter")
    wait(page, "document.querySelector('audio').paused")
    assert 8 <= page.evaluate("document.querySelector('audio').currentTime") < 9.5
    expect(page.locator("[data-said]")).to_have_text("Paused by the sleep timer")


# -------------------------------------------------------------------- the show's page


def test_an_episode_plays_where_it_is_listed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Play The keeper of the weir").click()
    wait(page, "!document.querySelector('audio').paused")
    expect(page.locator(".newest").get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("button", name="Play The old slip, part 3").click()
    wait(page, "document.querySelector('audio').src.includes('the-old-slip-3')")
    expect(page.locator(".newest").get_by_role("button", name="Play The keeper of the weir")).to_be_visible()


def test_the_list_is_narrowed_to_a_subject(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Subject").select_option("Tides")
    expect(page.locator("#found")).to_have_text("4 episodes")
    expect(page.locator(".episodes article")).to_have_count(4)
    page.get_by_label("Subject").select_option("")
    expect(page.locator(".episodes article")).to_have_count(8)


def test_the_newest_episode_comes_before_everything_else(page: Page) -> None:
    page.goto("/")
    words = page.locator("body").inner_text()
    assert words.index("Newest episode") < words.index("Search in what is said") < words.index("Episodes\n")
    expect(page.locator(".newest h3")).to_have_text("The keeper of the weir")


def test_a_search_asks_once_for_what_is_typed_and_says_where_it_stopped(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("/")
    page.get_by_label("Search in what is said").press_sequentially("river", delay=20)
    expect(page.locator("#found")).to_have_text(re.compile(r"^(\d+ places found|The first \d+ places; .*)$"))
    assert len([name for name in asked if name.startswith("search-")]) == 1
    assert set(page.locator("#results mark").all_inner_texts()) == {"river"}


def test_a_search_for_what_nobody_says_loads_no_episode(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.get_by_label("Search in what is said").fill("zeppelin")
    expect(page.locator("#found")).to_have_text("Nothing found")
    assert not [url for url in asked if url.endswith("words.json")]


def test_an_app_that_is_not_there_says_what_to_do(page: Page) -> None:
    page.goto("/subscribe.html")
    page.get_by_role("link", name="Pocket Casts").click()
    expect(page.locator("[data-told]")).to_contain_text("copy the address below")


# -------------------------------------------------------------------- for everybody


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_show_that_is_written_from_the_right_is_so_from_end_to_end(browser: Browser, language: str) -> None:
    show, episode = replace(SHOW, language=language, title="صوت"), replace(READ, language=language)
    page = open_built(browser, show, episode)
    for path in ("index.html", "episodes/weir/index.html", "subscribe.html"):
        page.goto(f"http://x/{path}")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for shown in page.locator("[data-now], [data-left], [data-speed]").all():  # or it reads 4:32−, ×1
            assert shown.evaluate("node => getComputedStyle(node).direction") == "ltr"
    page.context.close()


@pytest.mark.parametrize(("chapters", "marks"), [(1, 0), (2, 1), (50, 49), (51, 0), (200, 0)])
def test_the_bar_has_a_mark_for_each_chapter_while_they_can_be_told_apart(
    browser: Browser, chapters: int, marks: int
) -> None:
    page = open_built(browser, SHOW, replace(READ, chapters=tuple((float(n), f"Part {n}") for n in range(chapters))))
    page.goto("http://x/episodes/weir/index.html")
    expect(page.locator("[data-marks] i")).to_have_count(marks)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", PATH, f"{PATH}embed.html", "/subscribe.html", "/404.html"])
def test_axe_finds_no_violation(browser: Browser, address: str, path: str, scheme: Any) -> None:
    page = open_page(browser, address, color_scheme=scheme)
    page.goto(path)
    if path == PATH:
        page.get_by_role("button", name="Play", exact=True).click()
        page.evaluate("document.querySelector('audio').currentTime = 5.6")
        expect(page.locator("[data-transcript] [aria-current=true]")).to_have_count(1)
        page.locator(".more summary").click()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": tags})
    assert found.response["passes"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found.response["violations"]] == []
    page.context.close()


def test_the_player_of_the_list_is_short_and_names_what_plays(browser: Browser, address: str) -> None:
    page = open_page(browser, address, viewport={"width": 390, "height": 844})
    page.goto("/")
    page.get_by_role("button", name="Play The old slip, part 3").click()
    expect(page.locator("[data-chapter]")).to_be_visible()
    expect(page.locator("[data-chapter]")).to_have_text("The old slip, part 3")
    box = page.locator(".player").bounding_box()
    assert box is not None
    assert box["height"] <= 96
    page.context.close()
