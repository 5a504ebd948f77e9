"""The article's picture becomes the episode's own cover: in the file's label, the feed, the chapters and the page."""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from unicodedata import normalize

import mutagen.id3
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from support.books import epub, nav, page, prose
from support.command import call
from support.web import serving

ARTICLE = "---\ntitle: The tide\ndate: 2026-03-01\nimage: {image}\n---\n\nThe tide came in at six. {last}\n"
IMAGE = "{http://www.itunes.com/dtds/podcast-1.0.dtd}image"


def draw(colour: str, form: str = "PNG", size: tuple[int, int] = (640, 360)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, form)
    return stream.getvalue()


def write(show: Path, image: str, last: str = "") -> None:
    (show / "articles/tide.md").write_text(ARTICLE.format(image=image, last=last))


def manifest(show: Path) -> dict[str, Any]:
    episode = json.loads((show / "episodes/the-tide/episode.json").read_text())["episode"]
    assert isinstance(episode, dict)
    return episode


def own_cover(show: Path) -> dict[str, Any] | None:
    return next((asset for asset in manifest(show)["assets"] if asset["role"] == "cover"), None)


def average(cover: bytes) -> tuple[int, ...]:
    pixel = Image.open(io.BytesIO(cover)).convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return tuple(round(part / 255) for part in pixel)


def test_a_picture_beside_the_article_is_the_episodes_cover_everywhere(show: Path) -> None:
    (show / "articles/pier view.png").write_bytes(draw("red"))
    write(show, "pier%20view.png")
    called = call("render", folder=show)
    assert called.code == 0, called.err
    cover = own_cover(show)
    assert cover is not None
    assert (cover["media_type"], cover["width"], cover["height"]) == ("image/jpeg", 1400, 1400)
    content = (show / "episodes/the-tide" / cover["name"]).read_bytes()
    assert (Image.open(io.BytesIO(content)).size, average(content)) == ((1400, 1400), (1, 0, 0))

    address = f"https://example.org/podcast/episodes/the-tide/{cover['name']}"
    feed = (show / "feed/feed.xml").read_text()
    item = next(ET.fromstring(feed).iter("item"))  # noqa: S314 -- our own
    assert item.find(IMAGE) is not None
    assert item.find(IMAGE).get("href") == address  # type: ignore[union-attr]
    assert f'podcast:image href="{address}"' in feed
    assert address in (show / "feed/episodes/the-tide/index.html").read_text()
    chapters = json.loads(next((show / "episodes/the-tide").glob("chapters-*.json")).read_text())["chapters"]
    assert chapters[0]["img"] == address

    label = mutagen.id3.ID3(next((show / "episodes/the-tide").glob("audio-*.mp3")))
    assert label["APIC:"].data == content
    inside = label["CHAP:ch0"].sub_frames["APIC:"]
    assert average(inside.data) == (1, 0, 0)
    assert len(inside.data) < 40_000
    assert len(inside.data) + len(content) < 600_000


def find_social(show: Path) -> dict[str, Any] | None:
    return next((asset for asset in manifest(show)["assets"] if asset["role"] == "social"), None)


def test_a_wide_picture_goes_out_as_it_is_where_the_episode_is_shared(show: Path) -> None:
    (show / "articles/pier.png").write_bytes(draw("red", size=(1600, 900)))
    write(show, "pier.png")
    assert call("render", folder=show).code == 0
    social = find_social(show)
    assert social is not None
    assert (social["media_type"], social["width"], social["height"]) == ("image/jpeg", 1200, 675)
    address = f"https://example.org/podcast/episodes/the-tide/{social['name']}"
    feed, page = (show / "feed/feed.xml").read_text(), (show / "feed/episodes/the-tide/index.html").read_text()
    assert (
        f'<podcast:image href="{address}" alt="Artwork of The tide" aspect-ratio="16/9" width="1200" height="675"'
        ' type="image/jpeg" purpose="social"/>'
    ) in feed
    assert f'<meta property="og:image" content="{address}">' in page
    assert '<meta property="og:image:width" content="1200">\n<meta property="og:image:height" content="675">' in page
    assert "0 errors" in call("check", folder=show).out


def test_an_upright_picture_goes_out_as_the_cover_alone(show: Path) -> None:
    (show / "articles/pier.png").write_bytes(draw("red", size=(900, 1600)))
    write(show, "pier.png")
    assert call("render", folder=show).code == 0
    assert find_social(show) is None
    assert 'purpose="social"' not in (show / "feed/feed.xml").read_text()
    assert '<meta property="og:image:width" content="1400">' in (show / "feed/episodes/the-tide/index.html").read_text()


def test_another_picture_under_the_same_name_changes_the_cover_and_no_guid(show: Path) -> None:
    (show / "articles/pier.png").write_bytes(draw("red"))
    write(show, "pier.png")
    call("sync", folder=show)
    before = manifest(show)
    assert call("sync", "--json", folder=show).code == 0
    assert manifest(show) == before
    (show / "articles/pier.png").write_bytes(draw("blue"))
    call("sync", folder=show)
    after, cover = manifest(show), own_cover(show)
    assert cover is not None
    assert average((show / "episodes/the-tide" / cover["name"]).read_bytes()) == (0, 0, 1)
    assert (after["guid"], after["revision"]) == (before["guid"], 1)
    assert after["fingerprint"] != before["fingerprint"]
    assert call("render", folder=show).code == 0
    assert manifest(show) == after


def test_a_picture_at_an_address_is_fetched_once(show: Path) -> None:
    asked: list[str] = []

    async def answer(request: Request) -> Response:
        asked.append(request.url.path)
        return Response(draw("green"), media_type="image/png")

    with serving(Starlette(routes=[Route("/pier.png", answer)])) as server:
        settings = show / "articlecast.toml"
        settings.write_text(settings.read_text() + '\n[read]\nallowed_hosts = ["127.0.0.1"]\nrobots = false\n')
        write(show, f"{server}/pier.png")
        assert call("render", folder=show).code == 0
        cover, social = own_cover(show), find_social(show)
        assert cover is not None
        assert social is not None
        call("render", folder=show)
        settings.write_text(settings.read_text() + "\n[master]\nbitrate = 48\n")
        assert '"state": "changed"' in call("render", "--json", folder=show).out
        write(show, f"{server}/pier.png", last="It left at noon.")
        call("render", folder=show)
    assert asked == ["/pier.png"]
    assert (own_cover(show), find_social(show)) == (cover, social)


def test_where_the_picture_cannot_be_had_the_shows_cover_stands_and_it_is_said_once(show: Path) -> None:
    (show / "articles/broken.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (show / "articles/dot.gif").write_bytes(draw("white", "GIF", (1, 1)))
    for image, reason in (
        ("gone.png", "no file"),
        ("broken.svg", "SVG"),
        ("dot.gif", "1 by 1 px, too few for a cover"),
        ("../../outside.png", "no file in the show's folder"),
        ("http://127.0.0.1:9/pier.png", "private network"),
    ):
        (show.parent / "outside.png").write_bytes(draw("red"))
        write(show, image)
        first = call("render", folder=show)
        assert first.code == 0, first.err
        assert "the show's cover stands for the article's picture" in first.out
        assert reason in first.out
        assert own_cover(show) is None
        assert "article's picture" not in call("render", folder=show).out
    write(show, "late.png")
    call("render", folder=show)
    (show / "articles/late.png").write_bytes(draw("red"))
    call("render", folder=show)
    assert own_cover(show) is not None


def test_a_show_may_do_without_the_articles_pictures(show: Path) -> None:
    (show / "articles/pier.png").write_bytes(draw("red"))
    write(show, "pier.png")
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text() + "\n[master]\nlead_image = false\n")
    assert call("render", folder=show).code == 0
    assert own_cover(show) is None


def test_small_artwork_of_the_show_is_enlarged_and_the_check_says_so(show: Path) -> None:
    (show / "small.png").write_bytes(draw("red", size=(300, 300)))
    settings = show / "articlecast.toml"
    settings.write_text(settings.read_text().replace("[show]", '[show]\nartwork = "small.png"'))
    write(show, "")
    call("render", folder=show)
    checked = call("check", folder=show)
    assert checked.out.count("warning: show.artwork: has 300 by 300 pixels, and was enlarged") == 1
    (show / "small.png").write_bytes(draw("red", size=(1400, 1400)))
    call("render", folder=show)
    assert "enlarged" not in call("check", folder=show).out


SENTENCE = "<p>Nobody saw the ship that night, and in the morning there were two of them, with no crew to ask.</p>"
PAGE = """<!doctype html><html lang="en"><head><title>The tide</title>{head}</head><body><article><h1>The tide</h1>
{first}{text}</article></body></html>"""
NAMING = {
    "a header": ("tide.md", ARTICLE.replace("{image}", '"{image}"').replace("{last}", "")),
    "a picture in the text": ("tide.md", "---\ntitle: The tide\n---\n\n![The pier]({image})\n\nThe tide came in.\n"),
    "a saved page's og:image": (
        "tide.html",
        PAGE.replace("{head}", '<meta property="og:image" content="{image}">').replace("{first}", ""),
    ),
    "a saved page's first picture": (
        "tide.html",
        PAGE.replace("{head}", "").replace("{first}", '<figure><img src="{image}" alt="The pier"></figure>'),
    ),
}


def write_naming(show: Path, naming: str, image: str) -> None:
    name, text = NAMING[naming]
    (show / "articles" / name).write_text(text.replace("{image}", image).replace("{text}", 8 * SENTENCE))


@pytest.mark.posix
@pytest.mark.parametrize("naming", NAMING)
def test_no_article_makes_a_picture_of_this_machine_its_cover(show: Path, naming: str) -> None:
    secret = show.parent / "private/secret.png"
    secret.parent.mkdir()
    secret.write_bytes(draw("red"))
    (show / "articles/link.png").symlink_to(secret)
    (show / "articles/linked").symlink_to(secret.parent)
    (show / "articles/circle.png").symlink_to(show / "articles/circle.png")
    places = [
        str(secret),
        str(secret).replace("/", "%2F"),
        "link.png",
        "linked/secret.png",
        "x/../../../private/secret.png",
    ]
    for image in (*places, "circle.png", f"//{secret}", f"{secret}#entry=://x"):
        write_naming(show, naming, image)
        done = call("render", folder=show)
        assert done.code == 0, done.err
        assert own_cover(show) is None, image
    for place in places:
        write_naming(show, naming, place)
        assert "is no file in the show's folder or the article's own" in call("render", "--force", folder=show).out


@pytest.mark.posix
@pytest.mark.parametrize("naming", NAMING)
def test_a_picture_beside_the_article_below_it_or_in_the_shows_folder_is_its_cover(show: Path, naming: str) -> None:
    (show / "articles/2026").mkdir()
    (show / "pictures").mkdir()
    for path in ("articles/pier.png", "articles/2026/pier.png", "pictures/pier.png"):
        (show / path).write_bytes(draw("red"))
    (show / "articles/link.png").symlink_to(show / "pictures/pier.png")
    inside = str(show / "pictures/pier.png")
    for image in ("pier.png", "./pier.png", "2026/pier.png", "../pictures/pier.png", "link.png", inside):
        write_naming(show, naming, image)
        call("render", folder=show)
        assert own_cover(show) is not None, image


def test_an_article_outside_the_show_has_the_pictures_of_its_own_folder_alone(show: Path) -> None:
    desk = show.parent / "desk"
    (desk / "pictures").mkdir(parents=True)
    (desk / "pictures/pier.png").write_bytes(draw("red"))
    (show.parent / "pier.png").write_bytes(draw("red"))
    for image, found in (("pictures/pier.png", True), ("../pier.png", False)):
        (desk / "tide.md").write_text(ARTICLE.format(image=image, last=""))
        call("render", str(desk / "tide.md"), folder=show)
        assert (own_cover(show) is not None) == found


@pytest.mark.posix
def test_a_folder_of_articles_that_is_a_link_has_its_pictures(show: Path) -> None:
    (show.parent / "desk").mkdir()
    (show.parent / "desk/pier.png").write_bytes(draw("red"))
    (show / "articles").rmdir()
    (show / "articles").symlink_to(show.parent / "desk")
    write(show, "pier.png")
    call("render", folder=show)
    assert own_cover(show) is not None


def test_the_cover_of_a_book_is_that_of_its_chapters_and_another_one_renders_them_again(show: Path) -> None:
    (show / "articles/welcome.md").unlink(missing_ok=True)
    pages = {"c1.xhtml": page(prose("The tide", 1)), "c2.xhtml": page(prose("The wall", 1))}
    item = '<item id="cv" href="a b.png" media-type="image/png" properties="cover-image"/>'
    rows = nav([("The tide", "c1.xhtml"), ("The wall", "c2.xhtml")])

    def publish(colour: str) -> str:
        book = epub(pages, contents=rows, items=item, parts={"OPS/a b.png": draw(colour)})
        (show / "articles/road.epub").write_bytes(book)
        return call("render", folder=show).out

    assert "2 new" in publish("red")
    cover = own_cover(show)
    assert cover
    assert average((show / "episodes/the-tide" / cover["name"]).read_bytes()) == (1, 0, 0)
    assert "2 unchanged" in publish("red")
    publish("blue")
    cover = own_cover(show)
    assert cover
    assert average((show / "episodes/the-tide" / cover["name"]).read_bytes()) == (0, 0, 1)


@pytest.mark.parametrize("link", ["", "https://harbour.example/2026/tide", "https://harbour.example/2026/tide/"])
@pytest.mark.parametrize("image", ["pier.png", "./pier.png", "pictures/pier%20view.png"])
def test_a_picture_beside_the_article_is_its_cover_whatever_its_link(show: Path, link: str, image: str) -> None:
    (show / "articles/pictures").mkdir()
    for path in ("articles/pier.png", "articles/pictures/pier view.png"):
        (show / path).write_bytes(draw("red"))
    header = f"link: {link}\nimage: {image}" if link else f"image: {image}"
    (show / "articles/tide.md").write_text(ARTICLE.replace("image: {image}", header).format(last=""))
    for _ in range(2):
        called = call("render", folder=show)
        assert called.code == 0, called.err
        assert "cover stands" not in called.out
        assert own_cover(show) is not None
    assert manifest(show)["art"] == f"articles/{image}".replace("./", "").replace("%20", " ")


@pytest.mark.parametrize("link", ["", "link: https://harbour.example/2026/tide\n"])
@pytest.mark.parametrize(("typed", "kept"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFC", "NFC")])
def test_a_name_that_a_mac_wrote_is_the_one_that_is_typed(show: Path, typed: Any, kept: Any, link: str) -> None:
    (show / "articles" / normalize(kept, "Brücke é.png")).write_bytes(draw("red"))
    header = f"{link}image: {normalize(typed, 'Brücke é.png')}"
    (show / "articles/tide.md").write_text(ARTICLE.replace("image: {image}", header).format(last=""), "utf-8")
    called = call("render", folder=show)
    assert (called.code, "cover stands" in called.out) == (0, False), called.out
    assert own_cover(show) is not None
    assert "1 unchanged" in call("render", folder=show).out
    (show / "articles" / normalize(kept, "Brücke é.png")).write_bytes(draw("blue"))
    call("render", folder=show)
    cover = own_cover(show)
    assert cover
    assert average((show / "episodes/the-tide" / cover["name"]).read_bytes()) == (0, 0, 1)


@pytest.mark.parametrize("image", ["../secret.png", "https://other.example/pier.png", "/pier.png", "2025/pier.png"])
def test_what_is_not_beside_the_article_is_an_address(show: Path, image: str) -> None:
    for path in ("secret.png", "pier.png"):
        (show / path).write_bytes(draw("red"))
    header = f"link: https://harbour.invalid/2026/tide\nimage: {image}"
    (show / "articles/tide.md").write_text(ARTICLE.replace("image: {image}", header).format(last=""))
    called = call("render", folder=show)
    assert "the show's cover stands for the article's picture: https://" in called.out
    assert own_cover(show) is None
