"""Feeds of one subject or author, beside the show's own."""

from dataclasses import replace
from typing import Any

from lxml import etree

from articlecast.publish import PublishOptions, build_pages, feed_guid
from articlecast.publish.feed.topics import list_topics
from support.shows import SHOW, make_episode

BOTH = PublishOptions(feeds=("tag", "author"))
TIDE, GULL, SLIP = (
    replace(make_episode(number)[0], tags=tags, authors=authors)
    for number, tags, authors in (
        (1, ("Sea", "Ports & Harbours"), ("Maren Holt",)),
        (2, ("sea",), ("Jo Byrne", "maren holt")),
        (3, ("Ports & Harbours", "潮"), ("Jo Byrne",)),
    )
)


def build(options: PublishOptions) -> dict[str, Any]:
    return {name: etree.fromstring(page) for name, page in build_pages(SHOW, [TIDE, GULL, SLIP], options)}


def test_a_show_has_one_feed_unless_it_asks_for_more() -> None:
    assert list(build(PublishOptions())) == ["feed.xml"]


def test_each_tag_and_each_author_has_its_episodes_newest_first() -> None:
    feeds = build(BOTH)
    guids = {name: [guid.text for guid in feed.iter("guid")] for name, feed in feeds.items()}
    (chinese,) = [name for name in feeds if name.startswith("feed-tag-") and not name.endswith(("sea.xml", "rs.xml"))]
    assert guids == {
        "feed.xml": [SLIP.guid, GULL.guid, TIDE.guid],
        "feed-author-jo-byrne.xml": [SLIP.guid, GULL.guid],
        "feed-author-maren-holt.xml": [GULL.guid, TIDE.guid],
        "feed-tag-ports-harbours.xml": [SLIP.guid, TIDE.guid],
        "feed-tag-sea.xml": [GULL.guid, TIDE.guid],
        chinese: [SLIP.guid],
    }


def test_tags_that_only_signs_or_other_letters_tell_apart_have_a_feed_each() -> None:
    names = ("C", "C++", "C#", "日本 AI", "中国 AI", "AI", "Ports & Harbours", "ports harbours")
    one = replace(TIDE, tags=names, authors=())
    files = [topic.file for topic in list_topics([one], PublishOptions(feeds=("tag",)))]
    assert len(files) == len(names) - 1
    assert {"feed-tag-c.xml", "feed-tag-c-plus-plus.xml", "feed-tag-c-sharp.xml", "feed-tag-ai.xml"} < set(files)


def test_such_a_feed_is_its_own_and_keeps_out_of_directories() -> None:
    feed = build(BOTH)["feed-tag-sea.xml"]
    address = f"{SHOW.base_url}/feed-tag-sea.xml"
    assert feed.findtext("channel/title") == f"{SHOW.title}: sea"
    assert feed.findtext("channel/{*}guid") == feed_guid(address)
    assert feed.find("channel/{http://www.w3.org/2005/Atom}link[@rel='self']").get("href") == address
    assert feed.findtext("channel/{*}block") == "Yes"


def test_its_items_are_those_of_the_show_letter_for_letter() -> None:
    feeds = build(BOTH)
    whole = {item.findtext("guid"): etree.tostring(item, with_tail=False) for item in feeds["feed.xml"].iter("item")}
    for feed in feeds.values():
        for item in feed.iter("item"):
            assert etree.tostring(item, with_tail=False) == whole[item.findtext("guid")]


def test_only_the_kinds_that_are_asked_for_are_there() -> None:
    assert {topic.kind for topic in list_topics([TIDE, GULL], PublishOptions(feeds=("author",)))} == {"author"}
