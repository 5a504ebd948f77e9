"""The pictures within an article are shown on its episode's page: from the show's own host, small, within bounds."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from articlecast.model import Document, Shown, Source
from articlecast.show import figures
from articlecast.show.figures import find_illustrations
from articlecast.show.settings import load_settings
from support.command import call
from support.web import serving

HEAD = "---\ntitle: The tide\ndate: 2026-03-01\nimage: none.png\n{header}---\n\n"
FIGURE = '<figure><img src="{place}" alt="A weir"><figcaption>The weir in May.</figcaption></figure>'


def draw(colour: str = "red", form: str = "PNG", size: tuple[int, int] = (640, 360), **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, form, **options)
    return stream.getvalue()


def draw_noise(side: int) -> bytes:
    stream = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(3 * side * side)).save(stream, "PNG")
    return stream.getvalue()


def write(show: Path, *blocks: str, header: str = "") -> None:
    text = "\n\n".join(["The tide came in at six.", *blocks, "It left at noon."])
    (show / "articles/tide.md").write_text(HEAD.format(header=header) + text + "\n")


def manifest(show: Path) -> dict[str, Any]:
    episode = json.loads((show / "episodes/the-tide/episode.json").read_text())["episode"]
    assert isinstance(episode, dict)
    return episode


def list_figures(show: Path) -> list[dict[str, Any]]:
    return [asset for asset in manifest(show)["assets"] if asset["role"] == "figure"]


def read_page(show: Path) -> str:
    return (show / "feed/episodes/the-tide/index.html").read_text()


def list_shown(show: Path) -> list[str]:
    return re.findall(r'<figure><img src="([^"]+)"', read_page(show))


def choose(show: Path, lines: str) -> None:
    settings = show / "articlecast.toml"
    settings.write_text(f"{settings.read_text()}\n{lines}\n")


@contextmanager
def pictures(show: Path, files: dict[str, bytes], media_type: str = "image/png") -> Iterator[tuple[str, list[str]]]:
    """A server of these files, which the show may ask; and what it was asked for."""
    asked: list[str] = []

    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        asked.append(name)
        return Response(files[name], media_type=media_type) if name in files else Response(status_code=404)

    with serving(Starlette(routes=[Route("/{name}", answer)])) as server:
        choose(show, '[read]\nallowed_hosts = ["127.0.0.1"]\nrobots = false\nseconds_per_host = 0')
        yield server, asked


def test_a_picture_beside_the_article_is_a_file_of_the_episode_on_its_page(show: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw(size=(3000, 1500)))
    write(show, FIGURE.format(place="weir.png"))
    called = call("render", folder=show)
    assert called.code == 0, called.err
    (figure,) = list_figures(show)
    assert (figure["media_type"], figure["width"], figure["height"]) == ("image/webp", 1200, 600)
    assert figure["origin"] == "articles/weir.png"
    content = (show / "episodes/the-tide" / figure["name"]).read_bytes()
    assert (Image.open(io.BytesIO(content)).format, Image.open(io.BytesIO(content)).size) == ("WEBP", (1200, 600))
    page = read_page(show)
    assert (
        f'<figure><img src="{figure["name"]}" width="1200" height="600" alt="A weir" loading="lazy" decoding="async">'
        '<figcaption><p class="caption"><span data-t='
    ) in page
    assert "The weir in May." in page
    assert "A picture" not in page
    assert "0 errors" in call("check", folder=show).out


def test_what_the_voice_does_not_say_of_a_picture_stands_below_it(show: Path) -> None:
    for name, colour in (("weir.png", "red"), ("mill.png", "blue"), ("gate.png", "green")):
        (show / "articles" / name).write_bytes(draw(colour))
    credited = FIGURE.replace("May.", "May. Photograph: Ana Lee").format(place="weir.png")
    write(show, credited, "![A mill at dusk](mill.png)", "![](gate.png)")
    assert call("render", folder=show).code == 0
    page, names = unescape(read_page(show)), [figure["name"] for figure in list_figures(show)]
    assert list_shown(show) == names
    assert len(names) == 3
    below = page.partition(names[0])[2].partition("</figure>")[0]
    assert "The weir in May." in below
    assert '<p class="caption">Picture: Ana Lee</p>' in below
    assert f'{names[1]}" width="640" height="360" alt="A mill at dusk"' in page
    assert f'{names[2]}" width="640" height="360" alt=""' in page


def test_a_camera_s_notes_do_not_go_out_with_its_picture(show: Path) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "Where I live", 6  # a description, and that it is to be turned
    (show / "articles/weir.jpg").write_bytes(draw(form="JPEG", exif=exif))
    write(show, FIGURE.format(place="weir.jpg"))
    assert call("render", folder=show).code == 0
    (figure,) = list_figures(show)
    content = (show / "episodes/the-tide" / figure["name"]).read_bytes()
    assert b"Where I live" not in content
    assert (figure["width"], figure["height"]) == (360, 640)
    assert not Image.open(io.BytesIO(content)).getexif()


def test_a_picture_at_an_address_is_fetched_once_and_the_page_asks_nobody_else(show: Path) -> None:
    with pictures(show, {"weir.png": draw()}) as (server, asked):
        write(show, FIGURE.format(place=f"{server}/weir.png"), "![A weir again](" + f"{server}/weir.png)")
        assert call("render", folder=show).code == 0
        (figure,) = list_figures(show)
        assert list_shown(show) == [figure["name"]] * 2
        choose(show, "[master]\nbitrate = 48")
        assert '"state": "changed"' in call("render", "--json", folder=show).out
        assert asked == ["weir.png"]
        assert list_figures(show) == [figure]
        assert server not in re.sub(r'<a href="[^"]+"', "", read_page(show))
        call("render", "--force", folder=show)
        assert asked == ["weir.png"] * 2


def test_an_episode_rendered_without_a_network_has_links(show: Path) -> None:
    write(show, FIGURE.format(place="http://127.0.0.1:9/weir.png"), header="link: https://harbour.example/tide\n")
    called = call("render", folder=show)
    assert called.code == 0, called.err
    assert list_figures(show) == []
    assert "A picture: A weir, in the article" in read_page(show)


HOSTILE = {
    "broken.png": draw()[:200],
    "page.png": b"<!doctype html><html><body>Please sign in.</body></html>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "empty.png": b"",
    "dot.png": draw(size=(1, 1)),
    "huge.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00" + bytes(40),
    "words.png": b"Not a picture at all.",
    "icon.gif": draw(form="GIF", size=(24, 24)),
}


def test_what_is_no_picture_stays_a_link_wherever_it_is(show: Path) -> None:
    with pictures(show, HOSTILE) as (server, _asked):
        for name, content in HOSTILE.items():
            (show / "articles" / name).write_bytes(content)
        places = [*HOSTILE, *(f"{server}/{name}" for name in (*HOSTILE, "gone.png")), "nowhere.png"]
        blocks = [FIGURE.format(place=place).replace("A weir", f"No. {n}") for n, place in enumerate(places)]
        write(show, *blocks, header="link: https://harbour.example/tide\n")
        called = call("render", folder=show)
    assert called.code == 0, called.err
    assert list_figures(show) == []
    assert read_page(show).count("A picture: No.") == len(places)


def test_a_picture_within_the_page_s_own_text_does_no_harm(show: Path) -> None:
    from base64 import b64encode  # noqa: PLC0415 -- for this alone

    data = f"data:image/png;base64,{b64encode(draw()).decode()}"
    write(show, f'<figure><img src="{data}" alt="A weir"><figcaption>The weir.</figcaption></figure>', f"![]({data})")
    assert call("render", folder=show).code == 0
    assert list_figures(show) == []
    assert "data:image" not in read_page(show)
    assert "data:image" not in (show / "episodes/the-tide/episode.json").read_text()


@pytest.mark.posix
def test_no_article_shows_a_picture_of_this_machine(show: Path) -> None:
    secret = show.parent / "private/secret.png"
    secret.parent.mkdir()
    secret.write_bytes(draw())
    (show / "articles/link.png").symlink_to(secret)
    write(show, *(FIGURE.format(place=place) for place in (secret, "../../private/secret.png", "link.png")))
    assert call("render", folder=show).code == 0
    assert list_figures(show) == []


def test_what_an_article_on_the_network_calls_a_file_is_none_of_this_machine_s(show: Path) -> None:
    secret = show / "articles/weir.png"
    secret.write_bytes(draw())
    page = "<!doctype html><html lang='en'><head><title>The tide</title></head><body><article><h1>The tide</h1>{}{}"
    text = "<p>Nobody saw the ship that night, and in the morning there were two of them, with no crew to ask.</p>" * 9
    body = page.format(FIGURE.format(place=secret.as_uri()), text).encode()
    with pictures(show, {"tide": body}, "text/html") as (server, _asked):
        assert call("render", f"{server}/tide", folder=show).code == 0
    assert list_figures(show) == []


def test_an_episode_has_so_many_pictures_and_no_more(show: Path) -> None:
    blocks = []
    for number in range(23):
        (show / f"articles/{number}.png").write_bytes(draw(size=(100 + number, 80)))
        blocks.append(FIGURE.format(place=f"{number}.png"))
    write(show, *blocks, header="link: https://harbour.example/tide\n")
    assert call("render", folder=show).code == 0
    assert len(list_figures(show)) == len(list_shown(show)) == 20
    assert read_page(show).count("A picture: A weir") == 3


def test_a_picture_weighs_so_much_and_no_more(show: Path) -> None:
    (show / "articles/noise.png").write_bytes(draw_noise(1400))
    write(show, FIGURE.format(place="noise.png"))
    assert call("render", folder=show).code == 0
    (figure,) = list_figures(show)
    assert figure["length"] <= 250_000
    assert figure["width"] in {600, 1200}


def test_another_picture_under_the_same_name_is_shown_and_changes_no_guid(show: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw())
    write(show, FIGURE.format(place="weir.png"))
    call("sync", folder=show)
    before = manifest(show)
    assert call("sync", "--json", folder=show).code == 0
    assert call("render", folder=show).code == 0
    assert manifest(show) == before
    (show / "articles/weir.png").write_bytes(draw("blue"))
    assert "its picture" in call("plan", folder=show).out
    call("sync", folder=show)
    after = manifest(show)
    assert after["guid"] == before["guid"]
    assert after.get("revision", 1) == before.get("revision", 1)
    assert list_shown(show) != [asset["name"] for asset in before["assets"] if asset["role"] == "figure"]
    assert not list((show / "episodes/the-tide").glob(f"{before['assets'][-1]['name']}"))
    assert call("render", folder=show).code == 0
    assert manifest(show) == after


def test_a_picture_that_is_taken_out_of_the_article_leaves_the_page(show: Path) -> None:
    for name, colour in (("weir.png", "red"), ("mill.png", "blue")):
        (show / "articles" / name).write_bytes(draw(colour))
    write(show, "![](weir.png)", "![](mill.png)")
    call("render", folder=show)
    first, second = list_shown(show)
    write(show, "![](mill.png)")
    call("render", folder=show)
    assert list_shown(show) == [second]
    assert not (show / "episodes/the-tide" / first).exists()
    write(show, "![](mill.png)", "![](weir.png)")
    call("render", folder=show)
    assert list_shown(show) == [second, first]


def test_a_change_that_shows_and_says_nothing_else_renders_nothing(show: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw())
    write(show, "![](weir.png)", FIGURE.format(place="drawing.svg"), "![](gone.png)")
    call("render", folder=show)
    before = manifest(show)
    write(show, "![](weir.png)", FIGURE.format(place="drawing.svg"), "![](gone.png)", "<!-- a counter: 7 -->")
    assert '"state": "unchanged"' in call("render", "--json", folder=show).out
    assert manifest(show)["assets"] == before["assets"]


def test_a_show_may_link_its_pictures_and_no_file_of_them_is_delivered(show: Path, tmp_path: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw())
    write(show, FIGURE.format(place="weir.png"), header="link: https://harbour.example/tide\n")
    call("render", folder=show)
    (figure,) = list_figures(show)
    call("publish", str(tmp_path / "www"), folder=show)
    assert (tmp_path / "www/episodes/the-tide" / figure["name"]).is_file()
    choose(show, '[publish]\nfigures = "linked"\ngrace_days = 0')
    assert '"state": "unchanged"' in call("render", "--json", folder=show).out
    assert list_shown(show) == []
    assert "A picture: A weir, in the article" in read_page(show)
    call("publish", str(tmp_path / "www"), folder=show)
    call("publish", str(tmp_path / "www"), folder=show)
    assert not (tmp_path / "www/episodes/the-tide" / figure["name"]).exists()
    call("render", "--force", folder=show)
    assert list_figures(show) == []


def test_pictures_go_with_an_episode_that_is_withdrawn(show: Path, tmp_path: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw())
    write(show, FIGURE.format(place="weir.png"))
    call("render", folder=show)
    (figure,) = list_figures(show)
    file = tmp_path / "www/episodes/the-tide" / figure["name"]
    call("publish", str(tmp_path / "www"), folder=show)
    assert file.is_file()
    call("withdraw", "the-tide", folder=show)
    call("publish", str(tmp_path / "www"), folder=show)
    assert not file.exists()


def test_a_damaged_picture_of_an_episode_is_told_and_made_again(show: Path) -> None:
    (show / "articles/weir.png").write_bytes(draw())
    write(show, FIGURE.format(place="weir.png"))
    call("render", folder=show)
    (figure,) = list_figures(show)
    path = show / "episodes/the-tide" / figure["name"]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    assert "was altered" in call("check", folder=show).out
    call("render", folder=show)
    assert path.read_bytes() == whole


def test_a_script_that_an_editor_changed_keeps_the_pictures_that_nothing_is_said_of(show: Path, tmp_path: Path) -> None:
    for name, colour in (("weir.png", "red"), ("mill.png", "blue")):
        (show / "articles" / name).write_bytes(draw(colour))
    write(show, FIGURE.format(place="weir.png"), "![](mill.png)")
    call("render", folder=show)
    names = list_shown(show)
    script = call("script", "articles/tide.md", folder=show).out
    (tmp_path / "script.md").write_text(script.replace("at noon", "at one"))
    called = call("render", "--script", str(tmp_path / "script.md"), folder=show)
    assert called.code == 0, called.err
    assert list_shown(show) == names[1:]
    before = manifest(show)
    assert call("render", folder=show).code == 0
    assert call("sync", folder=show).code == 0
    assert manifest(show) == before


def test_an_article_s_pictures_are_waited_for_so_long_and_no_longer(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(show / "articlecast.toml")
    asked: list[str] = []

    def load(source: Source, _options: object) -> Document:
        asked.append(source.locator)
        return Document(draw(size=(100 + len(asked), 80)), "image/png", source.locator)

    moments = iter([0.0, 1.0, 9.9, 10.1, 11.0])
    monkeypatch.setattr(figures, "load_document", load)
    monkeypatch.setattr(figures, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    rows = [Shown("picture", url=f"https://harbour.example/{number}.png") for number in range(4)]
    found = find_illustrations(settings, rows, "https://harbour.example/tide", None, anew=False)
    assert asked == ["https://harbour.example/0.png", "https://harbour.example/1.png"]
    assert [bool(each.content) for each in found] == [True, True, False, False]
