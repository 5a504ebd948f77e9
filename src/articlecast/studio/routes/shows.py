"""The show itself: what it is called and counts, its cover, its sounds, and its feed as an app shows it."""

from __future__ import annotations

from collections import Counter
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import Response
from lxml import etree
from pydantic import BaseModel, Field

from articlecast.publish import feed_url
from articlecast.run.states import list_episodes
from articlecast.show.identity import load_show
from articlecast.show.sounds import draw_waves
from articlecast.studio.desk import Desk
from articlecast.studio.problems import Refused

LARGEST_FEED = 20_000_000
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PICTURE: dict[int | str, dict[str, Any]] = {200: {"content": {"image/jpeg": {}, "image/png": {}}}}


class ShowView(BaseModel):
    """The show; ``counts`` are its episodes and articles by state."""

    title: str
    language: str
    author: str
    description: str
    link: str
    address: str = Field(description="What listeners subscribe to.")
    engine: str
    voice: str
    currency: str
    review: bool
    private: bool
    target: bool = Field(description="Whether the settings say where it is published.")
    counts: dict[str, int]


class Wave(BaseModel):
    """A sound that the settings name: its length, and ``peaks`` from 0 to 1; ``error`` where it is none."""

    setting: Literal["intro", "outro", "sting", "bed"]
    path: str
    seconds: float = 0.0
    peaks: list[float] = []
    error: str = ""


class Item(BaseModel):
    """An episode as an app shows it; ``published`` by ISO 8601."""

    title: str
    guid: str
    published: str
    seconds: float
    summary: str
    image: str
    enclosure: str
    length: int
    link: str


class FeedView(BaseModel):
    """The feed as it is on this disk; no ``channel`` where none was built yet."""

    channel: dict[str, str]
    items: list[Item]


def make_router(desk: Desk) -> APIRouter:
    """The show."""
    router = APIRouter(tags=["show"])

    @router.get("/show", operation_id="readShow")
    def show() -> ShowView:
        settings = desk.settings
        return ShowView(
            title=settings.show.title,
            language=settings.show.language,
            author=settings.show.author,
            description=settings.show.description,
            link=settings.show.link,
            address=feed_url(load_show(settings)[0]),
            engine=settings.speak.engine,
            voice=settings.speak.voice,
            currency=settings.speak.currency,
            review=settings.publish.review,
            private=settings.publish.private,
            target=bool(settings.publish.target),
            counts=Counter(row.state for row in list_episodes(settings)),
        )

    @router.get("/cover", operation_id="readCover", response_class=Response, responses=_PICTURE)
    def cover() -> Response:
        """The cover as apps get it: drawn from the title where no file is named."""
        described, content = load_show(desk.settings)
        kind = described.cover.media_type if described.cover else "image/jpeg"
        return Response(content, media_type=kind, headers={"Cache-Control": "private, no-cache"})

    @router.get("/sounds", operation_id="listSounds")
    def sounds() -> list[Wave]:
        """Intro, outro, sting and bed, as far as the settings name them, each with its wave."""
        return [Wave(**row) for row in desk.ask(draw_waves, "the show's sounds", desk.settings)]

    @router.get("/feed", operation_id="readFeed")
    def feed() -> FeedView:
        """The feed as an app shows it."""
        path = desk.settings.feed_folder / "feed.xml"
        try:
            if path.stat().st_size > LARGEST_FEED:
                raise Refused(422, f"the feed is larger than {LARGEST_FEED:,} bytes", "[publish] page_size")
            return read_feed(path.read_bytes())
        except FileNotFoundError:
            return FeedView(channel={}, items=[])
        except (OSError, etree.XMLSyntaxError, ValueError):
            raise Refused(422, "the feed on this disk cannot be read", "articlecast feed") from None

    return router


def read_feed(content: bytes) -> FeedView:
    """What an app takes of a feed; raises what lxml does for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    channel = etree.fromstring(content, parser).find("channel")
    if channel is None:
        raise ValueError(content[:20])
    head = {
        "title": _text(channel, "title"),
        "description": _text(channel, "description"),
        "author": _text(channel, f"{_ITUNES}author"),
        "language": _text(channel, "language"),
        "link": _text(channel, "link"),
        "image": _attribute(channel, f"{_ITUNES}image", "href"),
        "category": _attribute(channel, f"{_ITUNES}category", "text"),
        "copyright": _text(channel, "copyright"),
    }
    return FeedView(channel=head, items=[_read_item(item) for item in channel.iterfind("item")])


def _read_item(item: Any) -> Item:
    length, date = _attribute(item, "enclosure", "length"), _text(item, "pubDate")
    return Item(
        title=_text(item, "title"),
        guid=_text(item, "guid"),
        published=parsedate_to_datetime(date).isoformat() if date else "",
        seconds=_read_seconds(_text(item, f"{_ITUNES}duration")),
        summary=_text(item, f"{_ITUNES}summary") or _text(item, "description"),
        image=_attribute(item, f"{_ITUNES}image", "href"),
        enclosure=_attribute(item, "enclosure", "url"),
        length=int(length) if length.isdecimal() else 0,
        link=_text(item, "link"),
    )


def _read_seconds(text: str) -> float:
    """A duration as seconds, or as hours, minutes and seconds."""
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + (float(part) if part.strip().replace(".", "", 1).isdecimal() else 0.0)
    return seconds


def _text(element: Any, name: str) -> str:
    return str(element.findtext(name) or "").strip()


def _attribute(element: Any, name: str, attribute: str) -> str:
    found = element.find(name)
    return str(found.get(attribute, "")) if found is not None else ""
