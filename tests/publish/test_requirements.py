"""What directories and apps ask of a feed, a row for each, as Apple's guide, PSP-1, the RSS Board and the
Podcasting 2.0 namespace have it: as facts about one rich feed, and as a grammar that every element must obey.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from lxml import etree

from articlecast.publish import PublishOptions, build_feed, build_pages
from articlecast.publish.feed.roles import GROUPS
from articlecast.publish.options import Chat, Funding, Person, Place, Recipient, Recommended, Season, Trailer, Value
from support.shows import SHOW, make_episode, name_asset

ITUNES, PODCAST = "http://www.itunes.com/dtds/podcast-1.0.dtd", "https://podcastindex.org/namespace/1.0"
NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": ITUNES,
    "podcast": PODCAST,
    "psc": "http://podlove.org/simple-chapters",
    "re": "http://exslt.org/regular-expressions",
}
OPTIONS = PublishOptions(
    kind="serial",
    licence="cc-by-4.0",
    funding=(Funding("https://pay.example/", "Buy us tar"),),
    rhythm="Every Tuesday",
    rhythm_rule="FREQ=WEEKLY;BYDAY=TU",
    places=(Place("Lerwick", "subject", "geo:60.15,-1.14", "R148838", "gb"), Place("Leith", "creator")),
    trailer=Trailer("Hear this", "https://pod.example/t.mp3", "Tue, 12 Mar 2024 06:30:00 +0000", 12345),
    podroll=(Recommended("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://other.example/rss", "Other"),),
    hubs=("https://hub.example/",),
    podping=True,
    block=("spotify",),
    apple_verification="abc123",
    people=(Person("Ana Lee", "editor", "https://a.example/ana.jpg", "https://a.example/"),),
    seasons=(Season(2, "The year of the slip"),),
    publisher=Recommended("003af0a0-6a45-55cf-b765-68e3d349551a", "https://house.example/rss", "The house"),
    value=Value((Recipient("Ana", "02ab", 90), Recipient("App", "03cd", 10, custom_key="7", fee=True))),
    chat=Chat("irc.example.org", "irc", "ana", "#slip"),
)


def build_rich_feed() -> bytes:
    """Two episodes with everything that an episode can have."""
    episodes = []
    for number in (1, 2):
        episode = make_episode(number)[0]
        page = name_asset("transcript", ".html", "text/html", b"<p>The old slip.</p>")
        opus = name_asset("audio", ".opus", "audio/ogg", b"OggS" * 9000)
        plain = name_asset("transcript", ".txt", "text/plain", b"The old slip.")
        assets = (*episode.assets, page, plain, opus)
        own = replace(
            episode, threads=("https://a.example/1",), place="Leith geo:55.9,-3.1", funding="https://b.example/"
        )
        episodes.append(replace(own, season=2, number=number, licence="cc-by-sa-4.0", assets=assets))
    return build_feed(SHOW, episodes, OPTIONS)


FEED = build_rich_feed()
ROOT = etree.fromstring(FEED)

# Each must be true of the feed; "every item" is written as "no item without".
FACTS = {
    # Apple, required
    "title": "channel/title != ''",
    "description of 4000 bytes at most": "string-length(channel/description) <= 4000 and channel/description != ''",
    "artwork": "re:test(channel/itunes:image/@href, '^https://[ -~]+\\.(jpg|png)$')",
    "language": "re:test(channel/language, '^[a-z]{2}(-[A-Z]{2})?$')",
    "category, and only one": "count(channel/itunes:category) = 1 and channel/itunes:category/@text != ''",
    "explicit is true or false": "re:test(channel/itunes:explicit, '^(true|false)$')",
    "item: title": "not(//item[not(title != '')])",
    "item: one enclosure, with address, bytes and type": (
        "not(//item[count(enclosure) != 1 or not(enclosure/@url) or not(enclosure/@length > 0)"
        " or not(enclosure/@type = 'audio/mpeg')])"
    ),
    "item: no enclosure twice": "not(//item[enclosure/@url = preceding-sibling::item/enclosure/@url])",
    # Apple, recommended and situational
    "author": "channel/itunes:author != ''",
    "link": "re:test(channel/link, '^https://')",
    "type": "re:test(channel/itunes:type, '^(episodic|serial)$')",
    "copyright, without a sign": "not(re:test(channel/copyright, '©|\\(c\\)', 'i')) and channel/copyright != ''",
    "item: guid, told apart from an address": "not(//item[not(guid != '') or guid/@isPermaLink != 'false'])",
    "item: no guid twice": "not(//item[guid = preceding-sibling::item/guid])",
    "item: date as RFC 2822, 24 hours, with a zone": (
        "not(//item[not(re:test(pubDate, '^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4}"
        " \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}$'))])"
    ),
    "item: description of 4000 characters at most": "not(//item[not(string-length(description) <= 4000)])",
    "item: duration in seconds": "not(//item[not(re:test(itunes:duration, '^[1-9]\\d*$'))])",
    "item: link": "not(//item[not(re:test(link, '^https?://'))])",
    "item: artwork": "not(//item[not(itunes:image/@href)])",
    "item: explicit": "not(//item[not(re:test(itunes:explicit, '^(true|false)$'))])",
    "item: title for Apple": "not(//item[itunes:title != title])",
    "item: kind": "not(//item[not(re:test(itunes:episodeType, '^(full|trailer|bonus)$'))])",
    "item: number, of a serial": "not(//item[not(itunes:episode > 0)])",
    "item: season is no zero": "not(//item[itunes:season and not(itunes:season > 0)])",
    "values of 255 characters at most": "not(//title[string-length() > 255] | //itunes:author[string-length() > 255])",
    "values without spaces at their ends": (
        "not(//title[re:test(., '^\\s|\\s$')] | //itunes:*[not(*)][re:test(., '^\\s|\\s$')])"
    ),
    # PSP-1
    "atom:link self, typed": "count(channel/atom:link[@rel='self'][@type='application/rss+xml']) = 1",
    "podcast:locked with its owner": "re:test(channel/podcast:locked[@owner], '^(yes|no)$')",
    "podcast:guid": "re:test(channel/podcast:guid, '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')",
    "item: transcript": "not(//item[not(podcast:transcript)])",
    # Directories that verify by mail, and the RSS Board
    "owner's e-mail": "re:test(channel/itunes:owner/itunes:email, '^[^@]+@[^@]+$')",
    "image is the channel's": "channel/image/title = channel/title and channel/image/link = channel/link",
    "item: content:encoded is what description is": "not(//item[content:encoded != description])",
    "item: writer": "not(//item[not(dc:creator != '')])",
    "item: source": "not(//item[not(source/@url = //atom:link[@rel='self']/@href)])",
    "a hub where one is set": "channel/atom:link[@rel='hub']/@href = 'https://hub.example/'",
    "newest first": "//item[1]/title = 'The old slip, part 2'",
    # Podcasting 2.0, always
    "medium": "channel/podcast:medium = 'podcast'",
    "ai-content": "re:test(channel/podcast:txt[@purpose='ai-content'], '^(true|false)$')",
    "the show's person": "channel/podcast:person[@role='editor'][@group='writing'] != ''",
    "the show's picture, measured": "channel/podcast:image[@width > 0][@height > 0][@alt][@type][@href]",
    "item: writers and narrator named again": (
        "not(//item[not(podcast:person[@role='author'][@group='writing'])"
        " or not(podcast:person[@role='narrator'][@group='cast'])])"
    ),
    "item: VTT is the first transcript": "not(//item[podcast:transcript[1]/@type != 'text/vtt'])",
    "item: five kinds of transcript": "not(//item[count(podcast:transcript) != 5])",
    "item: transcripts have their language": "not(//podcast:transcript[not(@language)])",
    "item: chapters": "not(//item[count(podcast:chapters[@type='application/json+chapters']) != 1])",
    "item: soundbite after 0, of 15 to 120 seconds": (
        "not(//item[not(podcast:soundbite[@startTime > 0][@duration >= 15][@duration <= 120])])"
    ),
    "item: ai-content": "not(//item[not(podcast:txt[@purpose='ai-content'])])",
    "item: picture": "not(//item[not(podcast:image/@href)])",
    "item: the article": "not(//item[podcast:contentLink/@href != link])",
    "item: one default among the alternates, the enclosure": (
        "not(//item[count(podcast:alternateEnclosure[@default='true']) != 1"
        " or podcast:alternateEnclosure[@default='true']/podcast:source/@uri != enclosure/@url])"
    ),
    "item: a smaller alternate": "not(//item[count(podcast:alternateEnclosure) < 2])",
    "item: alternates can be verified": (
        "not(//podcast:alternateEnclosure["
        "not(re:test(podcast:integrity[@type='sri']/@value, '^sha384-[A-Za-z0-9+/]{64}$'))])"
    ),
    "item: Podlove's chapters, from 0": "not(//item[psc:chapters/psc:chapter[1]/@start != '00:00:00.000'])",
    # Podcasting 2.0, from the settings
    "licence": "channel/podcast:license = 'cc-by-4.0' and not(//item[podcast:license != 'cc-by-sa-4.0'])",
    "funding": "channel/podcast:funding[@url='https://pay.example/'] = 'Buy us tar'",
    "rhythm": "channel/podcast:updateFrequency[@rrule='FREQ=WEEKLY;BYDAY=TU'] = 'Every Tuesday'",
    "places": "count(channel/podcast:location) = 2",
    "trailer": "channel/podcast:trailer[@url][@pubdate][@length][@type='audio/mpeg'] = 'Hear this'",
    "block": "channel/podcast:block[@id='spotify'] = 'yes'",
    "podroll": "channel/podcast:podroll/podcast:remoteItem[@feedGuid][@feedUrl]",
    "item: season": "not(//item[podcast:season != 2 or itunes:season != 2])",
    "item: episode": "not(//item[podcast:episode != itunes:episode])",
}


@pytest.mark.parametrize("row", FACTS)
def test_the_feed_is_as_directories_and_apps_ask(row: str) -> None:
    assert ROOT.xpath(f"boolean({FACTS[row]})", namespaces=NS), row


def test_the_declaration_and_the_namespaces_are_spelled_as_apple_spells_them() -> None:
    assert FEED.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<rss ')
    assert (ROOT.tag, ROOT.get("version")) == ("rss", "2.0")
    assert ROOT.nsmap["itunes"] == ITUNES
    assert ROOT.nsmap["content"] == NS["content"]
    assert ROOT.nsmap["podcast"] == PODCAST


def test_show_notes_hold_only_what_apps_render_and_no_relative_address() -> None:
    for notes in ROOT.xpath("//item/description"):
        fragment = etree.fromstring(f"<div>{notes.text.replace('&nbsp;', ' ')}</div>")
        assert {node.tag for node in fragment.iterdescendants()} <= {"p", "ul", "li", "a"}
        assert all(re.match("https?://", node.get("href")) for node in fragment.iter("a"))
        assert len(notes.text.encode()) <= 4000


# ------------------------------------------------------------ the grammar


@dataclass(frozen=True)
class Rule:
    """An element: how often it may stand there, its attributes (``!`` must be there), and the form of its text."""

    most: int = 1
    attributes: str = ""
    text: str = ".+"


MANY = 1_000_000
EMPTY = ""
WEB, TRUTH, COUNT, SPEC = r"https?://\S+", "true|false", r"[1-9]\d*", r"\w+/[\w.+-]+"
RFC_2822 = r"\w{3}, \d{2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
ATTRIBUTES = {  # the form of an attribute's value, wherever it stands
    "href": WEB, "url": WEB, "uri": WEB, "feedUrl": WEB, "length": COUNT, "width": COUNT, "height": COUNT,
    "bitrate": COUNT, "season": COUNT, "type": rf"{SPEC}|sri|lightning|node", "default": TRUTH, "pubdate": RFC_2822,
    "aspect-ratio": r"\d+/\d+", "group": "|".join(sorted(set(GROUPS.values()))), "role": "|".join(sorted(GROUPS)),
    "img": WEB, "priority": COUNT, "split": r"\d+", "fee": TRUTH, "startTime": r"\d+(\.\d+)?",
    "duration": r"\d+(\.\d+)?", "language": "[a-z]{2,3}(-[A-Z]{2})?", "geo": r"geo:-?[\d.]+,-?[\d.]+.*",
    "osm": r"[NWR]\d+(#\d+)?", "country": "[a-z]{2}", "title": ".{1,255}",
}  # fmt: skip
PERSON = Rule(MANY, "role! group! img href", ".{1,128}")
IMAGE = Rule(MANY, "href! alt aspect-ratio width height type purpose", EMPTY)
LICENCE = Rule(1, "url", "[a-z0-9.-]+")
TEXT = Rule(MANY, "purpose", ".{1,4000}")
ARTWORK = Rule(1, "href!", EMPTY)
GRAMMAR: dict[str, dict[str, Rule]] = {
    "rss": {"channel": Rule(1, "", EMPTY)},
    "channel": {
        "title": Rule(1, "", ".{1,255}"), "link": Rule(1, "", WEB), "description": Rule(), "language": Rule(),
        "copyright": Rule(), "managingEditor": Rule(1, "", r"\S+@\S+ \(.+\)"), "generator": Rule(),
        "docs": Rule(1, "", WEB),
        "lastBuildDate": Rule(1, "", RFC_2822), "image": Rule(1, "", EMPTY), "item": Rule(MANY, "", EMPTY),
        "atom:link": Rule(MANY, "rel! href! type", EMPTY),
        "itunes:author": Rule(), "itunes:explicit": Rule(1, "", TRUTH), "itunes:type": Rule(1, "", "episodic|serial"),
        "itunes:category": Rule(1, "text!", EMPTY), "itunes:image": ARTWORK, "itunes:owner": Rule(1, "", EMPTY),
        "podcast:guid": Rule(1, "", r"[0-9a-f-]{36}"), "podcast:locked": Rule(1, "owner", "yes|no"),
        "podcast:medium": Rule(1, "", "[a-z]+L?"), "podcast:txt": TEXT, "podcast:person": PERSON,
        "podcast:image": IMAGE, "podcast:license": LICENCE, "podcast:funding": Rule(MANY, "url!", ".{1,128}"),
        "podcast:updateFrequency": Rule(1, "rrule dtstart complete", ".{1,128}"),
        "podcast:location": Rule(MANY, "rel geo osm country", ".{1,128}"),
        "podcast:trailer": Rule(MANY, "url! pubdate! length type season", ".{1,128}"),
        "podcast:podroll": Rule(1, "", EMPTY), "podcast:podping": Rule(1, "usesPodping!", EMPTY),
        "podcast:publisher": Rule(1, "", EMPTY), "podcast:chat": Rule(1, "server! protocol! accountId space", EMPTY),
        "podcast:value": Rule(MANY, "type! method! suggested", EMPTY),
        "podcast:remoteItem": Rule(MANY, "feedGuid! feedUrl medium title", EMPTY),
        "podcast:block": Rule(MANY, "id", "yes|no"), "fh:archive": Rule(1, "", EMPTY),
    },
    "image": {"url": Rule(1, "", WEB), "title": Rule(), "link": Rule(1, "", WEB)},
    "itunes:owner": {"itunes:name": Rule(), "itunes:email": Rule(1, "", r"\S+@\S+")},
    "itunes:category": {"itunes:category": Rule(1, "text!", EMPTY)},
    "podcast:podroll": {"podcast:remoteItem": Rule(MANY, "feedGuid! feedUrl title", EMPTY)},
    "podcast:publisher": {"podcast:remoteItem": Rule(1, "feedGuid! feedUrl medium! title", EMPTY)},
    "podcast:value": {
        "podcast:valueRecipient": Rule(MANY, "name type! address! split! customKey customValue fee", EMPTY),
    },
    "item": {
        "title": Rule(1, "", ".{1,255}"), "link": Rule(1, "", WEB), "description": Rule(), "content:encoded": Rule(),
        "guid": Rule(1, "isPermaLink!"), "enclosure": Rule(1, "url! length! type!", EMPTY),
        "source": Rule(1, "url!"), "category": Rule(MANY), "pubDate": Rule(1, "", RFC_2822), "dc:creator": Rule(MANY),
        "itunes:title": Rule(), "itunes:author": Rule(), "itunes:duration": Rule(1, "", COUNT),
        "itunes:explicit": Rule(1, "", TRUTH), "itunes:episodeType": Rule(1, "", "full|trailer|bonus"),
        "itunes:season": Rule(1, "", COUNT), "itunes:episode": Rule(1, "", COUNT), "itunes:image": ARTWORK,
        "podcast:transcript": Rule(MANY, "url! type! language rel", EMPTY),
        "podcast:chapters": Rule(1, "url! type!", EMPTY),
        "podcast:soundbite": Rule(MANY, "startTime! duration!", ".{1,128}"), "podcast:person": PERSON,
        "podcast:txt": TEXT, "podcast:image": IMAGE, "podcast:contentLink": Rule(MANY, "href!", ".+"),
        "podcast:season": Rule(1, "name", COUNT), "podcast:episode": Rule(1, "display", COUNT),
        "podcast:location": Rule(MANY, "rel geo osm country", ".{1,128}"),
        "podcast:funding": Rule(MANY, "url!", ".{1,128}"),
        "podcast:socialInteract": Rule(MANY, "uri! protocol! accountId accountUrl priority", EMPTY),
        "podcast:license": LICENCE, "psc:chapters": Rule(1, "version!", EMPTY),
        "podcast:alternateEnclosure": Rule(MANY, "type! length bitrate lang title rel codecs default", EMPTY),
    },
    "psc:chapters": {"psc:chapter": Rule(MANY, "start! title! href image", EMPTY)},
    "podcast:alternateEnclosure": {
        "podcast:source": Rule(MANY, "uri! contentType", EMPTY), "podcast:integrity": Rule(1, "type! value!", EMPTY),
    },
}  # fmt: skip
_PREFIXES = {address: prefix for prefix, address in NS.items()}


def name_element(node: Any) -> str:
    name = etree.QName(node)
    return f"{_PREFIXES[name.namespace]}:{name.localname}" if name.namespace else name.localname


def find_faults(node: Any) -> list[str]:
    """Everything below ``node`` that the grammar does not know."""
    known, faults = GRAMMAR.get(name_element(node), {}), []
    counts = Counter(name_element(child) for child in node)
    for child in node:
        name = name_element(child)
        rule = known.get(name)
        if rule is None:
            faults.append(f"{name} in {name_element(node)}")
            continue
        faults += [f"{counts[name]} times {name}"] if counts[name] > rule.most else []
        faults += find_wrong_attributes(name, child, rule.attributes.split())
        if not re.fullmatch(rule.text, (child.text or "").strip(), re.DOTALL):
            faults.append(f"{name}: {child.text!r}")
        faults += find_faults(child)
    return faults


def find_wrong_attributes(name: str, node: Any, allowed: Sequence[str]) -> list[str]:
    found = dict(node.attrib)
    faults = [f"{name} without {key}" for key in allowed if key.endswith("!") and key[:-1] not in found]
    faults += [f"{name} with {key}" for key in found if key not in {one.rstrip("!") for one in allowed}]
    forms = {key: ATTRIBUTES.get(key, ".+") for key in found}
    return faults + [
        f"{name}/@{key}={found[key]!r}" for key, form in forms.items() if not re.fullmatch(form, found[key])
    ]


def test_every_element_stands_where_it_may_with_the_attributes_that_it_may_have() -> None:
    assert find_faults(ROOT) == []


def test_the_grammar_finds_what_is_wrong() -> None:
    broken = re.sub(rb"<itunes:explicit>false", b"<itunes:explicit>no", FEED)
    broken = broken.replace(b"<pubDate>", b"<pubdate>", 1).replace(b"</pubDate>", b"</pubdate>", 1)
    broken = broken.replace(b' isPermaLink="false"', b"", 1).replace(b'length="', b'length="0', 1)

    faults = " | ".join(find_faults(etree.fromstring(broken)))

    for fault in ("itunes:explicit: 'no'", "pubdate in item", "guid without isPermaLink", "/@length='0"):
        assert fault in faults


def test_archives_obey_the_grammar_too() -> None:
    episode = make_episode(1)[0]
    many = [
        replace(episode, guid=f"g{number}", slug=f"s{number}", published=episode.published + timedelta(days=number))
        for number in range(9)
    ]

    for _, page in build_pages(SHOW, many, PublishOptions(page_size=2)):
        assert find_faults(etree.fromstring(page)) == []
