"""The feed that listeners have, read back, to be compared with the one that is about to replace it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from articlecast.errors import PublishError
from articlecast.publish.feed.tags import ATOM


class PublishedItem(NamedTuple):
    """One item as its feed has it; ``published`` is None for a date that cannot be read."""

    guid: str
    title: str
    link: str
    enclosure: str
    length: int
    media_type: str
    published: datetime | None


def read_items(content: bytes, where: str) -> tuple[PublishedItem, ...]:
    """The items in their order; raises PublishError, naming ``where``, for what is no feed."""
    root = _parse(content, where)
    return tuple(_read_item(item) for item in root.iterfind("channel/item"))


class KeptItem(NamedTuple):
    """An item as it was published, to be published again as it is: ``content`` is its XML."""

    slug: str
    published: datetime
    content: bytes


def keep_items(pages: Iterable[tuple[str, bytes]], slugs: Collection[str]) -> tuple[KeptItem, ...]:
    """The items of the episodes ``slugs`` among the published pages, ``(name, bytes)``; what is no page gives none."""
    kept: dict[str, KeptItem] = {}
    for name, page in pages:
        try:
            root = _parse(page, name)
        except PublishError:
            continue
        for item in root.iterfind("channel/item"):
            read = _read_item(item)
            slug = unquote(read.enclosure.rpartition("/")[0].rpartition("/")[2])
            if slug in slugs and read.published:
                content = etree.tostring(item, encoding="UTF-8", with_tail=False)
                kept.setdefault(slug, KeptItem(slug, read.published, content))
    return tuple(kept.values())


def read_links(content: bytes, where: str) -> dict[str, str]:
    """The channel's atom links by relation, as ``self`` and ``next``."""
    root = _parse(content, where)
    return {link.get("rel", ""): link.get("href", "") for link in root.iterfind(f"channel/{{{ATOM}}}link")}


def _parse(content: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, strip_cdata=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PublishError(where, f"is not well-formed XML: {error.msg}", "articlecast feed") from error
    if root.tag != "rss" or root.find("channel") is None:
        raise PublishError(where, f"is no RSS feed but <{root.tag}>", "articlecast feed")
    return root


def _read_item(item: etree._Element) -> PublishedItem:
    enclosure = item.find("enclosure")
    attributes = dict(enclosure.attrib) if enclosure is not None else {}
    length = attributes.get("length", "")
    return PublishedItem(
        guid=(item.findtext("guid") or "").strip(),
        title=(item.findtext("title") or "").strip(),
        link=(item.findtext("link") or "").strip(),
        enclosure=attributes.get("url", ""),
        length=int(length) if length.isdecimal() else -1,
        media_type=attributes.get("type", ""),
        published=_read_date(item.findtext("pubDate") or ""),
    )


def _read_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
