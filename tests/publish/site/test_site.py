"""The site: what its pages hold, that they ask nobody else, and how small they are."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

from lxml import html
from PIL import Image

from articlecast.model import Asset, Episode
from articlecast.publish import build_site, write_folder
from support.shows import SENTENCES, SHOW, make_episode, name_asset

EPISODE, FILES = make_episode(1)
PAGE = f"episodes/{EPISODE.slug}/index.html"


def paint_cover() -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((1400, 1400), 60).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def read_asset(_episode: Episode, asset: Asset) -> bytes:
    return FILES[asset.name]


def build(*episodes: Episode, cover: bytes = b"", theme: Path | None = None) -> dict[str, bytes]:
    return dict(build_site(SHOW, episodes or [EPISODE], read_asset, cover=cover, theme=theme))


def test_the_same_episodes_give_the_same_site() -> None:
    cover = paint_cover()

    assert build(cover=cover) == build(cover=cover)


def test_a_page_with_all_that_it_loads_is_under_60_kilobytes() -> None:
    site = build(cover=paint_cover())

    shared = sum(len(content) for name, content in site.items() if re.match(r"(site|player|show|thumb)-", name))
    assert {name.split("-")[0] for name in site if "-" in name} >= {"site", "player", "show", "thumb"}
    assert all(shared + len(content) < 60_000 for name, content in site.items() if name.endswith(".html"))


def test_no_page_loads_anything_from_elsewhere() -> None:
    for name, content in build(cover=paint_cover()).items():
        if not name.endswith(".html"):
            assert b"http" not in content or name.endswith((".json", ".jpg", ".png", ".txt", ".xml", "listen.js"))
            continue
        if name == "404.html":  # is shown under any address
            assert not html.fromstring(content).xpath("//@src | //link[@rel='stylesheet']")
            continue
        page = html.fromstring(content)
        loaded = page.xpath(
            "//img/@src | //script/@src | //audio/@src | //track/@src | //link[@rel='stylesheet']/@href"
        )
        assert loaded
        assert not [url for url in loaded if "//" in url or url.startswith("/")]


def test_everything_that_a_page_loads_is_there() -> None:
    site = build(cover=paint_cover())

    for name, content in site.items():
        if name.endswith(".html"):
            depth = name.count("/")
            for url in html.fromstring(content).xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href"):
                assert url.startswith("../" * depth)
                assert url.removeprefix("../" * depth) in site


def test_without_scripts_a_page_plays_and_shows_its_words() -> None:
    page = html.fromstring(build()[PAGE])

    assert page.xpath("//audio[@controls]/@src") == [EPISODE.enclosure.name]
    transcript = page.xpath("//div[@data-transcript]")[0].text_content()
    assert all(text in transcript for _, _, text in SENTENCES)
    assert page.xpath("//ol[@class='chapters']//a/@href")[1] == f"{EPISODE.enclosure.name}#t=12.5"
    assert page.xpath("//*[@hidden]//audio") == []


def test_a_page_describes_itself_to_those_who_link_to_it() -> None:
    site = build()
    page = html.fromstring(site[PAGE])

    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    described = json.loads(data)
    oembed = json.loads(site[f"episodes/{EPISODE.slug}/oembed.json"])
    assert described["@type"] == "PodcastEpisode"
    assert described["associatedMedia"]["contentUrl"].endswith(EPISODE.enclosure.name)
    assert page.xpath("//meta[@property='og:title']/@content") == [EPISODE.title]
    assert page.xpath("//meta[@property='og:audio']/@content")[0].startswith(SHOW.base_url)
    assert page.xpath("//link[@type='application/json+oembed']/@href")[0].endswith("/oembed.json")
    assert f"episodes/{EPISODE.slug}/embed.html" in oembed["html"]


def test_a_title_with_markup_is_shown_and_never_run() -> None:
    evil = replace(EPISODE, title='</script><script>alert(1)</script><img src=x onerror="alert(2)">', summary="<b>&")

    for name, content in build(evil).items():
        if name.endswith(".html"):
            page = html.fromstring(content)
            assert not page.xpath("//script[contains(text(), 'alert')][not(@type)]")
            assert not page.xpath("//*[@onerror]")


def test_the_transcript_is_divided_as_the_article_is() -> None:
    """Not as the voice happens to pause: it hurries from one paragraph to the next here."""
    first, second, *_ = SENTENCES
    rows = "".join(f'<{tag}><span data-start="{start:.3f}">{text}</span></{tag}>' for tag, start, text in (
        ("h1", 0.4, "The old slip"), ("p", 0.5, first[2]), ("blockquote", 3.1, second[2])))  # fmt: skip
    transcript = f"<!DOCTYPE html><html><body>{rows}</body></html>".encode()
    asset = name_asset("transcript", ".html", "text/html", transcript)
    episode = replace(EPISODE, assets=(*EPISODE.assets, asset))

    site = dict(build_site(SHOW, [episode], lambda _episode, asset: FILES.get(asset.name, transcript)))

    shown = html.fromstring(site[PAGE]).xpath("//div[@data-transcript]//*[span]")
    places = [(node.getparent().tag, node.tag, node[0].get("data-t")) for node in shown]
    assert places == [("div", "h3", "0.4"), ("div", "p", "0.5"), ("blockquote", "p", "3.1")]


def test_an_episode_whose_transcript_is_gone_gets_a_page_without_one() -> None:
    def fail(_episode: Episode, asset: Asset) -> bytes:
        raise FileNotFoundError(asset.name)

    page = dict(build_site(SHOW, [EPISODE], fail))[PAGE]

    assert b"data-transcript" not in page
    assert b"<audio controls" in page


def test_a_show_of_many_episodes_has_several_pages_that_link_to_each_other() -> None:
    episodes = [replace(make_episode(number)[0], assets=EPISODE.assets) for number in range(1, 121)]

    site = build(*episodes)

    assert html.fromstring(site["index.html"]).xpath("//a[@rel='next']/@href") == ["page-2.html"]
    assert html.fromstring(site["page-3.html"]).xpath("//a[@rel='prev']/@href") == ["page-2.html"]
    assert len(html.fromstring(site["page-3.html"]).xpath("//article")) == 20
    assert len([name for name in site if name.startswith("search-")]) == 2


def test_a_theme_takes_the_place_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "embed.html").write_text("<p>{{ episode.title }}, my way</p>")

    assert build(theme=tmp_path)[f"episodes/{EPISODE.slug}/embed.html"] == b"<p>The old slip, part 1, my way</p>"


def test_an_unchanged_site_is_not_written_and_a_past_page_goes(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("for editors")
    two = build(EPISODE, replace(EPISODE, slug="another", guid="x"))

    first = write_folder(tmp_path, two.items())
    second = write_folder(tmp_path, two.items())
    third = write_folder(tmp_path, build().items())

    assert (first, second, third) == (True, False, True)
    assert not (tmp_path / "episodes" / "another").exists()
    assert (tmp_path / "README.md").exists()
