"""The article's picture becomes the episode's own cover: in the file's label, the feed, the chapters and the page."""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import mutagen.id3
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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
        cover = own_cover(show)
        assert cover is not None
        call("render", folder=show)
        settings.write_text(settings.read_text() + "\n[master]\nbitrate = 48\n")
        assert '"state": "changed"' in call("render", "--json", folder=show).out
        write(show, f"{server}/pier.png", last="It left at noon.")
        call("render", folder=show)
    assert asked == ["/pier.png"]
    assert own_cover(show) == cover


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
