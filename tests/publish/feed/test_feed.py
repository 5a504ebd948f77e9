"""The feed: what stands in it, read back by parsers that nobody here wrote."""

from __future__ import annotations

import base64
import io
import itertools
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import podcastparser
import pytest
from lxml import etree

from articlecast.errors import UsageError
from articlecast.publish import PublishOptions, build_feed, build_pages, feed_guid
from articlecast.publish.feed.build import count_archives
from articlecast.publish.feed.podcasting import find_protocol, read_place
from articlecast.publish.options import Chat, Funding, Person, Place, Recipient, Recommended, Season, Trailer, Value
from support.shows import SHOW, make_episode

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}
EPISODE = make_episode(1)[0]


def read(content: bytes) -> Any:
    return etree.fromstring(content)


def texts(root: Any, path: str) -> list[str]:
    return [node if isinstance(node, str) else node.text for node in root.xpath(path, namespaces=NS)]


def test_the_guid_of_a_feed_is_the_namespaces_own_example() -> None:
    assert feed_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert feed_guid("http://podnews.net/rss//") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_the_same_episodes_give_the_same_bytes_in_any_order() -> None:
    episodes = [make_episode(number)[0] for number in range(1, 6)]

    assert build_feed(SHOW, episodes) == build_feed(SHOW, episodes[::-1])


def test_the_newest_episode_stands_first() -> None:
    feed = read(build_feed(SHOW, [make_episode(number)[0] for number in (2, 3, 1)]))

    assert [title[-1] for title in texts(feed, "//item/title")] == ["3", "2", "1"]


def test_the_feed_was_last_built_when_its_newest_episode_appeared() -> None:
    feed = read(build_feed(SHOW, [EPISODE]))

    assert texts(feed, "channel/lastBuildDate") == texts(feed, "//item/pubDate") == ["Wed, 13 Mar 2024 06:30:00 +0000"]


REQUIRED_BY_APPLE = {
    "channel/title": SHOW.title,
    "channel/description": SHOW.description,
    "channel/itunes:image/@href": "https://pod.harbour.example/letter/cover-0123456789ab.jpg",
    "channel/language": "en-GB",
    "channel/itunes:category/@text": "Society & Culture",
    "channel/itunes:category/itunes:category/@text": "Documentary",
    "channel/itunes:explicit": "false",
    "channel/itunes:author": "The Harbour Letter",
    "channel/link": "https://harbour.example/",
    "channel/itunes:type": "episodic",
    "channel/itunes:owner/itunes:email": "editor@harbour.example",
    "channel/copyright": "2024 The Harbour Letter",
    "//item/title": "The old slip, part 1",
    "//item/enclosure/@type": "audio/mpeg",
    "//item/enclosure/@length": str(EPISODE.enclosure.length),
    "//item/enclosure/@url": f"{SHOW.base_url}/episodes/the-old-slip-1/{EPISODE.enclosure.name}",
    "//item/guid": EPISODE.guid,
    "//item/guid/@isPermaLink": "false",
    "//item/pubDate": "Wed, 13 Mar 2024 06:30:00 +0000",
    "//item/itunes:duration": "42",
    "//item/link": "https://harbour.example/slip/1",
    "//item/itunes:image/@href": "https://pod.harbour.example/letter/cover-0123456789ab.jpg",
    "//item/itunes:explicit": "false",
    "//item/itunes:episodeType": "full",
    "//item/itunes:author": "Maren Holt, Jo Byrne",
}


@pytest.mark.parametrize("path", REQUIRED_BY_APPLE)
def test_apples_required_and_recommended_tags_are_there(path: str) -> None:
    assert texts(read(build_feed(SHOW, [EPISODE])), path) == [REQUIRED_BY_APPLE[path]]


PLACE = f"{SHOW.base_url}/episodes/the-old-slip-1"
SRI = base64.b64encode(bytes.fromhex(EPISODE.enclosure.sha384)).decode()
ALWAYS_OF_PODCASTING_2 = {
    "channel/podcast:guid": [SHOW.guid],
    "channel/podcast:locked": ["yes"],
    "channel/podcast:locked/@owner": ["editor@harbour.example"],
    "channel/podcast:medium": ["podcast"],
    "channel/podcast:person[@role='producer'][@group='creative direction']": ["The Harbour Letter"],
    "channel/podcast:person[@role='author']": [],
    "channel/podcast:txt[@purpose='ai-content']": ["true"],
    "channel/podcast:image/@href": ["https://pod.harbour.example/letter/cover-0123456789ab.jpg"],
    "//item/podcast:person[@role='author'][@group='writing']": ["Maren Holt", "Jo Byrne"],
    "//item/podcast:person[@role='narrator'][@group='cast']": ["Alba"],
    "//item/podcast:transcript/@type": ["text/vtt", "application/x-subrip", "application/json"],
    "//item/podcast:transcript/@language": ["en-GB"] * 3,
    "//item/podcast:transcript/@rel": ["captions"] * 2,
    "//item/podcast:chapters/@type": ["application/json+chapters"],
    "//item/podcast:soundbite/@startTime": ["12.5"],
    "//item/podcast:soundbite/@duration": ["17.5"],
    "//item/podcast:txt[@purpose='ai-content']": ["true"],
    "//item/podcast:image/@purpose": ["artwork"],
    "//item/podcast:image/@width": ["1400"],
    "//item/podcast:image/@height": ["1400"],
    "//item/podcast:contentLink/@href": ["https://harbour.example/slip/1"],
    "//item/podcast:alternateEnclosure/@default": ["true"],
    "//item/podcast:alternateEnclosure/podcast:source/@uri": [f"{PLACE}/{EPISODE.enclosure.name}"],
    "//item/podcast:alternateEnclosure/podcast:integrity/@value": [f"sha384-{SRI}"],
    "//item/psc:chapters/psc:chapter/@start": ["00:00:00.000", "00:00:12.500", "00:00:30.250"],
    "//item/dc:creator": ["Maren Holt", "Jo Byrne"],
    "//item/source/@url": [f"{SHOW.base_url}/feed.xml"],
}


@pytest.mark.parametrize("path", ALWAYS_OF_PODCASTING_2)
def test_podcasting_2_tags_that_need_no_setting_are_there(path: str) -> None:
    assert texts(read(build_feed(SHOW, [EPISODE])), path) == ALWAYS_OF_PODCASTING_2[path]


def test_addresses_in_any_script_stand_in_ascii() -> None:
    episode = replace(EPISODE, url="https://例え.jp/記事", links=(("Karte", "https://example.org/straße"),))
    feed = read(build_feed(SHOW, [episode]))

    for path in ("//item/link", "//podcast:contentLink/@href"):
        assert texts(feed, path) == ["https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"]
    assert '<a href="https://example.org/stra%C3%9Fe">Karte</a>' in texts(feed, "//item/content:encoded")[0]


@pytest.mark.parametrize(("kept", "told"), [(96, "96000"), (0, f"{EPISODE.enclosure.length * 8 / 41.5:.0f}")])
def test_an_alternates_bitrate_is_that_of_the_sound_and_not_of_the_file(kept: int, told: str) -> None:
    """Cover and tags lie in the file as well; an episode from before the bitrate was kept has nothing better."""
    audio, *others = EPISODE.assets
    episode = replace(EPISODE, assets=(replace(audio, bitrate=kept), *others))

    assert texts(read(build_feed(SHOW, [episode])), "//podcast:alternateEnclosure/@bitrate") == [told]


def test_feedparser_reads_the_episode() -> None:
    feed = feedparser.parse(io.BytesIO(build_feed(SHOW, [EPISODE])))

    assert not feed.bozo
    assert feed.feed.title == SHOW.title
    (entry,) = feed.entries
    assert entry.id == EPISODE.guid
    assert entry.enclosures[0].href.endswith(EPISODE.enclosure.name)
    assert entry.published_parsed[:5] == (2024, 3, 13, 6, 30)


def test_podcastparser_reads_the_episode_and_its_chapters() -> None:
    feed = podcastparser.parse(f"{SHOW.base_url}/feed.xml", io.BytesIO(build_feed(SHOW, [EPISODE])))

    (entry,) = feed["episodes"]
    assert feed["title"] == SHOW.title
    assert entry["guid"] == EPISODE.guid
    assert entry["total_time"] == 42
    assert [chapter["title"] for chapter in entry["chapters"]] == ["The old slip", "Tar & rope", "What the tide leaves"]
    assert entry["enclosures"][0]["file_size"] == EPISODE.enclosure.length


def test_a_base_url_without_scheme_is_said_with_the_line_to_write() -> None:
    with pytest.raises(UsageError, match=r"'pod\.harbour\.example' is not an absolute web address") as caught:
        build_feed(replace(SHOW, base_url="pod.harbour.example"), [EPISODE])

    assert caught.value.hint == 'base_url = "https://pod.harbour.example"'


def test_a_title_may_hold_markup_emoji_and_bidi_but_no_control_character() -> None:
    title = "1 < 2 & <b>so</b> 🚢 \u202eevil\u202c \u2067שלום \x00\x07\ufffe\n end"

    feed = read(build_feed(SHOW, [replace(EPISODE, title=title)]))

    assert texts(feed, "//item/title") == ["1 < 2 & <b>so</b> 🚢 evil \u2067שלום end\u2069"]


def test_more_episodes_than_the_feed_holds_go_to_archives() -> None:
    episodes = [make_episode(number)[0] for number in range(1, 28)]

    pages = dict(build_pages(SHOW, episodes, PublishOptions(page_size=10, feed_size=19)))

    assert list(pages) == ["feed.xml", "feed-archive-1.xml"]
    titles = [[int(text.split()[-1]) for text in texts(read(page), "//item/title")] for page in pages.values()]
    assert titles == [list(range(27, 10, -1)), list(range(10, 0, -1))]
    assert texts(read(pages["feed.xml"]), "//atom:link[@rel='next']/@href") == [f"{SHOW.base_url}/feed-archive-1.xml"]
    assert read(pages["feed-archive-1.xml"]).xpath("//fh:archive", namespaces=NS)


def test_a_new_episode_leaves_the_archives_bytes_alone() -> None:
    options = PublishOptions(page_size=5, feed_size=9)
    pages = [
        dict(build_pages(SHOW, [make_episode(number)[0] for number in range(1, count)], options))
        for count in range(17, 30)
    ]

    for earlier, later in itertools.pairwise(pages):
        assert all(later[name] == content for name, content in earlier.items() if name != "feed.xml")


def test_a_correction_keeps_the_guid_and_is_noted() -> None:
    corrected = replace(
        EPISODE, revision=2, correction="The slip is ten years old.", updated=EPISODE.published + timedelta(days=3)
    )

    feed = read(build_feed(SHOW, [corrected]))

    assert texts(feed, "//item/guid") == [EPISODE.guid]
    assert "Corrected on 2024-03-16: The slip is ten years old." in texts(feed, "//item/description")[0]
    assert texts(feed, "//item/pubDate") == ["Wed, 13 Mar 2024 06:30:00 +0000"]


def test_a_correction_may_appear_as_a_new_episode() -> None:
    corrected = replace(EPISODE, revision=2, updated=EPISODE.published + timedelta(days=3))

    feed = read(build_feed(SHOW, [corrected], PublishOptions(corrections="new episode")))

    assert texts(feed, "//item/guid") == [f"{EPISODE.guid}#2"]
    assert texts(feed, "//item/pubDate") == ["Sat, 16 Mar 2024 06:30:00 +0000"]


@pytest.mark.parametrize(("policy", "items"), [("keep", 1), ("note", 1), ("drop", 0)])
def test_a_removed_article_leaves_by_policy(policy: Any, items: int) -> None:
    gone = replace(EPISODE, removed=datetime(2024, 5, 1, tzinfo=UTC))

    feed = read(build_feed(SHOW, [gone], PublishOptions(removed=policy)))

    assert len(texts(feed, "//item/title")) == items
    assert ("no longer published" in "".join(texts(feed, "//item/description"))) == (policy == "note")


def test_show_notes_fit_the_bytes_that_apple_counts() -> None:
    links = tuple((f"Link ünd {number}", f"https://l.example/{number}") for number in range(300))
    long = replace(EPISODE, summary="ä🚢 words " * 900, links=links)

    notes = texts(read(build_feed(SHOW, [long])), "//item/description")[0]

    assert 3000 < len(notes.encode()) <= 4000
    assert "00:00:12 Tar &amp; rope" in notes
    assert "Written by Maren Holt, Jo Byrne." in notes


CHOSEN = PublishOptions(
    kind="serial",
    medium="audiobook",
    locked=False,
    narrator="Ada",
    synthetic=False,
    licence="cc-by-4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    funding=(Funding("https://pay.example/", "Buy us tar"),),
    rhythm="Every Tuesday",
    rhythm_rule="FREQ=WEEKLY;BYDAY=TU",
    places=(Place("Lerwick", geo="geo:60.15,-1.14", osm="R148838", country="gb"),),
    trailer=Trailer("Hear this", "https://pod.example/t.mp3", "Tue, 12 Mar 2024 06:30:00 +0000", 12345),
    podroll=(Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://other.example/rss", "Other"),),
    hubs=("https://hub.example/",),
    podping=True,
    private=True,
    block=("spotify",),
    apple_verification="abc123",
    new_feed_url="https://new.example/feed.xml",
    complete=True,
)
FROM_SETTINGS = {
    "channel/itunes:type": ["serial"],
    "channel/podcast:medium": ["audiobook"],
    "channel/podcast:locked": ["no"],
    "channel/podcast:license": ["cc-by-4.0"],
    "channel/podcast:license/@url": ["https://creativecommons.org/licenses/by/4.0/"],
    "channel/podcast:funding": ["Buy us tar"],
    "channel/podcast:funding/@url": ["https://pay.example/"],
    "channel/podcast:updateFrequency": ["Every Tuesday"],
    "channel/podcast:updateFrequency/@rrule": ["FREQ=WEEKLY;BYDAY=TU"],
    "channel/podcast:location": ["Lerwick"],
    "channel/podcast:location/@geo": ["geo:60.15,-1.14"],
    "channel/podcast:location/@osm": ["R148838"],
    "channel/podcast:location/@rel": ["subject"],
    "channel/podcast:trailer": ["Hear this"],
    "channel/podcast:trailer/@pubdate": ["Tue, 12 Mar 2024 06:30:00 +0000"],
    "channel/podcast:trailer/@length": ["12345"],
    "channel/podcast:podroll/podcast:remoteItem/@feedGuid": ["917393e3-1b1e-5cef-ace4-edaa54e1f810"],
    "channel/podcast:podping/@usesPodping": ["true"],
    "channel/podcast:block[not(@id)]": ["yes"],
    "channel/podcast:block[@id='spotify']": ["yes"],
    "channel/podcast:txt[@purpose='applepodcastsverify']": ["abc123"],
    "channel/podcast:txt[@purpose='ai-content']": ["false"],
    "channel/itunes:block": ["Yes"],
    "channel/itunes:complete": ["Yes"],
    "channel/itunes:new-feed-url": ["https://new.example/feed.xml"],
    "channel/atom:link[@rel='hub']/@href": ["https://hub.example/"],
    "//item/podcast:season": ["2"],
    "//item/podcast:episode": ["7"],
    "//item/itunes:season": ["2"],
    "//item/itunes:episode": ["7"],
    "//item/itunes:episodeType": ["bonus"],
    "//item/podcast:license": ["cc-by-sa-4.0"],
    "//item/podcast:person[@role='narrator']": ["Ada"],
}


@pytest.mark.parametrize("path", FROM_SETTINGS)
def test_podcasting_2_tags_come_from_the_settings(path: str) -> None:
    episode = replace(EPISODE, season=2, number=7, kind="bonus", licence="cc-by-sa-4.0")

    assert texts(read(build_feed(SHOW, [episode], CHOSEN)), path) == FROM_SETTINGS[path]


@pytest.mark.parametrize("path", sorted(set(FROM_SETTINGS) - {"channel/itunes:type"}))
def test_what_nobody_set_says_nothing_of_it(path: str) -> None:
    assert texts(read(build_feed(SHOW, [EPISODE])), path) != FROM_SETTINGS[path]


def test_addresses_of_the_settings_are_ascii_in_the_feed_as_its_other_ones() -> None:
    row = Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://münch.example/é?a=1&b=%20", "Other")
    options = PublishOptions(
        licence="own", licence_url=row.feed_url, funding=(Funding(row.feed_url, "Give"),), podroll=(row,),
        publisher=row, members=(row,), trailer=Trailer("T", row.feed_url, "Tue, 12 Mar 2024 06:30:00 +0000", 1),
    )  # fmt: skip
    feed = read(build_feed(SHOW, [EPISODE], options))
    ways = ("license/@url", "funding/@url", "trailer/@url", "remoteItem/@feedUrl", "*/podcast:remoteItem/@feedUrl")
    found = [address for way in (*ways, "license/@url") for address in texts(feed, f"//podcast:{way}")]
    assert len(found) >= 8
    assert set(found) == {"https://xn--mnch-0ra.example/%C3%A9?a=1&b=%20"}


def test_a_thousand_episodes_need_the_memory_of_two_pages() -> None:
    one = make_episode(1)[0]
    episodes = [
        replace(one, guid=f"g{number}", slug=f"s{number}", published=one.published + timedelta(hours=number))
        for number in range(1000)
    ]

    tracemalloc.start()
    pages = sum(1 for _ in build_pages(SHOW, episodes, PublishOptions(page_size=25, feed_size=49)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert pages == 40
    assert peak < 3_000_000


UNSIGNED = replace(EPISODE, authors=())
OWNER = SHOW.author


def test_whose_show_it_is_presents_an_unsigned_episode_and_wrote_nothing_of_it() -> None:
    item = read(build_feed(SHOW, [UNSIGNED])).find("channel/item")

    assert texts(item, "itunes:author") == [OWNER]
    assert texts(item, "dc:creator") == texts(item, "podcast:person[@role='author']") == []
    assert "Written by" not in texts(item, "description")[0]
    assert "Read by a synthetic voice, Alba" in texts(item, "description")[0]


@pytest.mark.parametrize("name", ["dc:creator", "podcast:person", "description"])
def test_an_owner_who_signs_is_an_author_like_any_other(name: str) -> None:
    item = read(build_feed(SHOW, [replace(EPISODE, authors=(OWNER,))])).find("channel/item")

    assert any(OWNER in text for text in texts(item, name))


def make_many(count: int, **kept: Any) -> list[Any]:
    one = replace(EPISODE, **kept)
    return [
        replace(one, guid=f"g{number}", slug=f"s{number}", published=one.published + timedelta(hours=number))
        for number in range(count)
    ]


def test_a_thousand_episodes_are_one_feed_of_less_than_two_and_a_half_megabytes() -> None:
    links = tuple((f"The archive, shelf {number}", f"https://archive.example/1911/{number}") for number in range(40))
    chapters = tuple((60.0 * number, f"What the tide leaves, part {number}") for number in range(12))
    episodes = make_many(1000, links=links, chapters=chapters, seconds=900.0, summary=EPISODE.summary * 9)

    (page,) = build_pages(SHOW, episodes)

    assert len(page[1]) < 2_500_000
    assert len(texts(read(page[1]), "//item/guid")) == 1000


def test_items_of_the_tail_say_once_what_those_of_the_head_say_twice() -> None:
    items = read(build_feed(SHOW, make_many(60))).findall("channel/item")
    head, tail = items[49], items[50]

    assert [len(texts(item, "podcast:transcript")) for item in (head, tail)] == [3, 1]
    assert texts(tail, "podcast:transcript/@type") == ["text/vtt"]
    assert [len(texts(item, "content:encoded")) for item in (head, tail)] == [1, 0]
    assert len(texts(tail, "description")[0].encode()) <= 700
    for path in ("guid", "enclosure/@url", "link", "itunes:duration", "podcast:person", "podcast:chapters/@url"):
        assert len(texts(tail, path)) == len(texts(head, path)) > 0, path


def test_the_tail_keeps_the_pictures_and_formats_that_are_an_episodes_own() -> None:
    audio = replace(EPISODE.enclosure, name="audio-0123456789ab.opus", media_type="audio/ogg")
    cover = replace(EPISODE.enclosure, role="cover", name="cover-0123456789ab.jpg", media_type="image/jpeg")
    tail = read(build_feed(SHOW, make_many(60, assets=(*EPISODE.assets, audio, cover)))).findall("channel/item")[-1]

    assert texts(tail, "itunes:image/@href") == [f"{SHOW.base_url}/episodes/s0/cover-0123456789ab.jpg"]
    assert texts(tail, "podcast:alternateEnclosure/@type") == ["audio/mpeg", "audio/ogg"]


@pytest.mark.parametrize(
    ("count", "chosen", "first"),
    [
        (2999, {}, 2999), (3000, {}, 3000), (3001, {}, 2501), (3500, {}, 3000), (60, {"page_size": 10}, 60),
        (61, {"page_size": 10}, 51), (12, {"page_size": 4, "feed_size": 5}, 4),
        (5, {"page_size": 5, "feed_size": 1}, 5), (6, {"page_size": 5, "feed_size": 1}, 1),
    ],
)  # fmt: skip
def test_an_archive_takes_no_more_than_its_own_items_from_the_feed(count: int, chosen: Any, first: int) -> None:
    options = PublishOptions(**chosen)

    assert count - count_archives(count, options) * options.page_size == first


MADE = PublishOptions(
    people=(
        Person("Ana Lee", "Editor", "https://harbour.example/ana.jpg", "https://harbour.example/ana"),
        Person("Maren Holt", "author", href="https://harbour.example/maren"),
        Person("Alba", "narrator", img="https://harbour.example/alba.png"),
    ),
    seasons=(Season(2, "The year of the slip"),),
    publisher=Recommended("003af0a0-6a45-55cf-b765-68e3d349551a", "https://harbour.example/house.xml"),
    value=Value(
        (Recipient("Ana", "02ab", 90), Recipient("App", "03cd", 10, custom_key="7", custom_value="x", fee=True))
    ),
    chat=Chat("irc.harbour.example", "irc", space="#slip"),
    media_url="https://media.example.net/letter",
    media_prefix="https://op3.dev/e/",
)
ITEM = "//item[1]"
AUDIO = f"https://op3.dev/e/media.example.net/letter/episodes/the-old-slip-1/{EPISODE.enclosure.name}"
MADE_OF = {
    "channel/podcast:person": ["Ana Lee"],
    "channel/podcast:person/@role": ["editor"],
    "channel/podcast:person/@group": ["writing"],
    "channel/podcast:person/@img": ["https://harbour.example/ana.jpg"],
    f"{ITEM}/podcast:person": ["Maren Holt", "Jo Byrne", "Alba", "Ana Lee"],
    f"{ITEM}/podcast:person/@href": ["https://harbour.example/maren", "https://harbour.example/ana"],
    f"{ITEM}/podcast:person/@img": ["https://harbour.example/alba.png", "https://harbour.example/ana.jpg"],
    f"{ITEM}/podcast:season": ["2"],
    f"{ITEM}/podcast:season/@name": ["The year of the slip"],
    f"{ITEM}/podcast:location": ["Lerwick harbour"],
    f"{ITEM}/podcast:location/@geo": ["geo:60.15,-1.14"],
    f"{ITEM}/podcast:location/@osm": ["R148838"],
    f"{ITEM}/podcast:funding": ["Buy Maren tar"],
    f"{ITEM}/podcast:funding/@url": ["https://pay.example/maren"],
    f"{ITEM}/podcast:socialInteract/@uri": ["https://social.example/@ana/1", "https://bsky.app/profile/a/post/2"],
    f"{ITEM}/podcast:socialInteract/@protocol": ["activitypub", "atproto"],
    f"{ITEM}/podcast:socialInteract/@priority": ["1", "2"],
    "channel/podcast:publisher/podcast:remoteItem/@medium": ["publisher"],
    "channel/podcast:publisher/podcast:remoteItem/@feedUrl": ["https://harbour.example/house.xml"],
    "channel/podcast:value/@method": ["keysend"],
    "channel/podcast:value/podcast:valueRecipient/@split": ["90", "10"],
    "channel/podcast:value/podcast:valueRecipient/@fee": ["true"],
    "channel/podcast:chat/@server": ["irc.harbour.example"],
    "channel/podcast:chat/@space": ["#slip"],
    f"{ITEM}/enclosure/@url": [AUDIO],
    f"{ITEM}/podcast:alternateEnclosure/podcast:source/@uri": [AUDIO],
    f"{ITEM}/podcast:chapters/@url": [f"{PLACE}/{next(EPISODE.assets_of('chapters')).name}"],
}
OWN = replace(
    EPISODE, season=2, place="Lerwick harbour geo:60.15,-1.14 R148838",
    funding="https://pay.example/maren Buy Maren tar", threads=("https://social.example/@ana/1", "https://bsky.app/profile/a/post/2"),
)  # fmt: skip


@pytest.mark.parametrize("path", MADE_OF)
def test_people_places_money_and_hosts_come_from_settings_and_headers(path: str) -> None:
    assert texts(read(build_feed(SHOW, [OWN], MADE)), path) == MADE_OF[path]


NOT_ASKED = ("season/@name", "location", "funding", "socialInteract", "publisher", "value", "chat", "remoteItem")


@pytest.mark.parametrize("name", NOT_ASKED)
def test_nobody_is_paid_placed_or_talked_about_unasked(name: str) -> None:
    assert texts(read(build_feed(SHOW, [replace(EPISODE, season=2)])), f"//podcast:{name}") == []


def test_a_publishers_feed_names_its_shows() -> None:
    shows = (Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://other.example/rss", "Other", "podcast"),)
    feed = read(build_feed(SHOW, [], PublishOptions(medium="publisher", members=shows)))

    assert texts(feed, "channel/podcast:remoteItem/@feedUrl") == ["https://other.example/rss"]
    assert texts(feed, "channel/podcast:remoteItem/@medium") == ["podcast"]
    assert texts(feed, "channel/lastBuildDate") == [], "no moment is that of no episode"


@pytest.mark.parametrize(
    ("thread", "protocol"),
    [
        ("https://mastodon.example/@ana/1", "activitypub"), ("https://x.com/ana/status/1", "twitter"),
        ("https://www.twitter.com/ana/status/1", "twitter"), ("https://bsky.app/profile/a/post/1", "atproto"),
        ("at://did:plc:1/app.bsky.feed.post/1", "atproto"), ("nostr:note1abc", "nostr"),
        ("https://notx.com/ana/1", "activitypub"), ("https://social.example/x.com", "activitypub"),
    ],
)  # fmt: skip
def test_the_protocol_of_a_thread_is_told_by_its_host(thread: str, protocol: str) -> None:
    assert find_protocol(thread) == protocol


@pytest.mark.parametrize(
    ("line", "name", "geo", "osm"),
    [
        ("Lerwick", "Lerwick", "", ""), ("Nordhavn N5 quay", "Nordhavn quay", "", "N5"),
        ("W Street 5", "W Street 5", "", ""), ("Room R 12", "Room R 12", "", ""),
        ("Lerwick geo:60.15,-1.14", "Lerwick", "geo:60.15,-1.14", ""),
    ],
)  # fmt: skip
def test_a_place_is_its_name_and_what_stands_behind_it(line: str, name: str, geo: str, osm: str) -> None:
    assert read_place(line) == Place(name, geo=geo, osm=osm)
