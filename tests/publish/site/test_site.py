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
from articlecast.publish import PublishOptions, build_site, write_folder
from articlecast.publish.options import Chat, Funding, Person, Place, Recipient, Recommended, Season, Trailer, Value
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


def test_a_show_of_one_episode_has_no_heading_over_nothing_and_says_its_title_once() -> None:
    two = build(EPISODE, replace(make_episode(2)[0], assets=EPISODE.assets))
    plain = replace(SHOW, description=SHOW.title)
    one = dict(build_site(plain, [EPISODE], read_asset))

    assert html.fromstring(two["index.html"]).xpath("//h2[@id='episodes']/@class") == []
    assert html.fromstring(one["index.html"]).xpath("//h2[@id='episodes']/@class") == ["unseen"]
    assert html.fromstring(one["index.html"]).xpath("//header//p[not(@class)]") == []


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


def test_machines_are_told_what_may_be_read_and_where_it_is() -> None:
    site = build()
    private = dict(build_site(SHOW, [EPISODE], read_asset, PublishOptions(private=True)))
    assert site["robots.txt"] == b"User-agent: *\nAllow: /\n\nSitemap: https://pod.harbour.example/letter/sitemap.xml\n"
    assert private["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    sitemap = site["sitemap.xml"].decode()
    assert re.findall("<loc>(.*?)</loc>", sitemap) == [
        "https://pod.harbour.example/letter/", f"https://pod.harbour.example/letter/episodes/{EPISODE.slug}/",
    ]  # fmt: skip
    assert "<lastmod>2024-03-13</lastmod>" in sitemap


def test_every_page_leads_to_the_feed_and_has_icons() -> None:
    site = build(cover=paint_cover())
    for name, content in site.items():
        if name.endswith(".html"):
            page = html.fromstring(content)
            assert page.xpath("//link[@rel='alternate'][@type='application/rss+xml']"), name
            if name != "404.html":
                (icon,) = page.xpath("//link[@rel='apple-touch-icon']/@href")
                assert Image.open(io.BytesIO(site[icon.replace("../", "")])).size == (180, 180)


def test_a_page_says_to_programs_how_it_can_be_heard_and_read() -> None:
    page = html.fromstring(build()[PAGE])
    described = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert described["accessMode"] == ["auditory", "textual"]
    assert described["accessibilityFeature"] == ["transcript", "synchronizedAudioText", "tableOfContents"]
    assert described["associatedMedia"]["transcript"].endswith(".vtt")
    assert described["image"] == "https://pod.harbour.example/letter/cover-0123456789ab.jpg"
    assert page.xpath("//meta[@property='og:locale']/@content") == ["en_GB"]
    assert page.xpath("//meta[@property='og:image:width']/@content") == ["1400"]


def test_the_qr_code_leads_to_a_page_that_a_phone_can_use() -> None:
    page = html.fromstring(build()["subscribe.html"])
    assert page.xpath("//*[name()='title'][ancestor::*[name()='svg']]/text()") == [f"{SHOW.base_url}/subscribe.html"]
    assert page.xpath("//input[@id='feed-address']/@value") == [f"{SHOW.base_url}/feed.xml"]
    assert "Pocket Casts" in page.xpath("//a[@data-app]/text()")


def test_what_the_settings_tell_the_feed_is_on_the_page() -> None:
    options = PublishOptions(
        rhythm="every Tuesday", licence="cc-by-4.0", licence_url="https://cc.example/by",
        funding=(Funding("https://harbour.example/give", "Give"),), places=(Place("Selby", geo="geo:53.78,-1.06"),),
        trailer=Trailer("Hear this", "https://harbour.example/trailer.mp3", ""),
        podroll=(Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://o.example/feed.xml", "The Tide Table"),),
        publisher=Recommended("x", "https://house.example/feed.xml", "Harbour House"),
        chat=Chat("chat.example", "irc", space="#harbour"),
        value=Value((Recipient("Ana", "a", 90), Recipient("Host", "b", 1, fee=True), Recipient("Bo", "c", 9))),
        people=(
            Person("Ana Lee", "editor", href="https://harbour.example/ana"), Person("Bo Mar"), Person("Jo", "author"),
        ),
    )  # fmt: skip
    numbered = replace(EPISODE, season=2, number=7)
    site = dict(build_site(SHOW, [numbered], read_asset, options))
    home, episode = html.fromstring(site["index.html"]), html.fromstring(site[PAGE])
    links = {node.text_content(): node.get("href") for node in home.xpath("//a")}
    assert {"Give", "Place: Selby", "Trailer: Hear this", "The Tide Table", "CC BY 4.0"} <= links.keys()
    assert links["Harbour House"] == "https://house.example/feed.xml"
    assert "Talk with others: #harbour, chat.example (irc)" in home.text_content()
    assert "Apps that can do so pay while you listen: Ana, Bo" in home.text_content()
    assert (
        home.xpath("//section[@class='about']/p[starts-with(., 'With ')]")[0].text_content() == "With Ana Lee, Bo Mar"
    )
    assert links["Ana Lee"] == "https://harbour.example/ana"
    assert "New episodes: every Tuesday" in home.text_content()
    assert links["Place: Selby"] == "https://www.openstreetmap.org/?mlat=53.78&mlon=-1.06"
    assert episode.xpath("//p[@class='series']/text()") == ["Season 2, Episode 7"]
    assert episode.xpath("//a[@rel='license']/@href") == ["https://cc.example/by"]


def test_the_page_of_a_house_names_its_shows_and_misses_no_episode() -> None:
    members = (
        Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://a.example/rss", "Tides & <b>"),
        Recommended("x"),
    )
    for episodes in ([], [EPISODE]):
        site = dict(build_site(SHOW, episodes, read_asset, PublishOptions(medium="publisher", members=members)))
        page = html.fromstring(site["index.html"])
        (home,) = page.xpath("//section[@aria-labelledby='members']")
        assert [each.text_content() for each in home.xpath(".//li")] == ["Tides & <b>", "x"]
        assert home.xpath(".//a/@href") == ["https://a.example/rss"]
        assert b"No episode yet" not in site["index.html"]
    empty = dict(build_site(SHOW, [], read_asset))["index.html"]
    assert b"No episode yet" in empty
    assert b"members" not in empty


def test_an_episode_leads_to_its_neighbours_and_to_the_articles_host() -> None:
    three = [replace(make_episode(number)[0], assets=EPISODE.assets) for number in (3, 2, 1)]
    page = html.fromstring(build(*three)[f"episodes/{three[1].slug}/index.html"])
    assert page.xpath("//a[@rel='next']/@href") == [f"../../episodes/{three[0].slug}/index.html"]
    assert page.xpath("//a[@rel='prev']/text()") == ["Older: The old slip, part 1"]
    assert page.xpath("string(//p[@class='original']/a)") == "Read the article at harbour.example"


def test_an_episode_with_one_chapter_has_no_list_of_them() -> None:
    page = html.fromstring(build(replace(EPISODE, chapters=((0.0, EPISODE.title),)))[PAGE])
    assert not page.xpath("//*[@data-chapters]")


def test_an_episodes_own_picture_is_on_its_page_and_in_the_list() -> None:
    cover = paint_cover()
    asset = name_asset("cover", ".jpg", "image/jpeg", cover)
    episode = replace(EPISODE, assets=(*EPISODE.assets, asset))
    site = dict(build_site(SHOW, [episode], lambda _episode, asset: FILES.get(asset.name, cover)))
    assert Image.open(io.BytesIO(site[f"episodes/{EPISODE.slug}/art.jpg"])).size == (240, 240)
    assert html.fromstring(site["index.html"]).xpath("//article//img/@src") == [f"episodes/{EPISODE.slug}/art.jpg"]


def test_what_an_articles_header_says_of_its_episode_is_on_its_page() -> None:
    told = replace(
        EPISODE, season=2, number=4, place="Leith geo:55.9,-3.1", funding="https://give.example/ Give for this",
        threads=("https://a.example/@quay/1", "nostr:note1"),
    )  # fmt: skip
    options = PublishOptions(
        funding=(Funding("https://harbour.example/give", "Give"),),
        seasons=(Season(1, "Summer"), Season(2, "Winter boats")),
    )
    page = html.fromstring(dict(build_site(SHOW, [told], read_asset, options))[PAGE])
    assert page.xpath("string(//p[@class='series'])") == "Season 2: Winter boats, Episode 4"
    assert page.xpath("//a[text()='Give for this']/@href") == ["https://give.example/"]
    assert not page.xpath("//a[text()='Give']")
    assert page.xpath("//a[text()='Place: Leith']/@href") == ["https://www.openstreetmap.org/?mlat=55.9&mlon=-3.1"]
    assert page.xpath("//a[text()='Talk about this episode']/@href") == ["https://a.example/@quay/1"]
    several = replace(told, threads=(*told.threads, "https://b.example/2"))
    page = html.fromstring(dict(build_site(SHOW, [several], read_asset, options))[PAGE])
    assert [each.text for each in page.xpath("//a[starts-with(., 'Talk about')]")] == [
        "Talk about this episode (a.example)", "Talk about this episode (b.example)",
    ]  # fmt: skip


def test_a_page_says_nothing_of_a_season_place_or_thread_that_nobody_named() -> None:
    page = html.fromstring(build()[PAGE])
    assert not page.xpath("//p[@class='series'] | //a[contains(text(), 'Place')] | //a[contains(text(), 'Talk')]")
