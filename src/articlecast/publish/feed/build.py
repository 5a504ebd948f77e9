"""Episodes → feed: RSS 2.0 by feedgen, with Apple's and Podcasting 2.0's tags. Pure: same episodes, same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from feedgen.feed import FeedGenerator
from lxml import etree

from articlecast.errors import UsageError
from articlecast.model import Episode, Listed, Show, whole
from articlecast.model.episode import count_renewed
from articlecast.names import make_uri
from articlecast.publish.addresses import FEED_FILE, audio_url, cover_url, episode_url, feed_url
from articlecast.publish.feed import itunes, podcasting
from articlecast.publish.feed.itunes import atom_link, self_link
from articlecast.publish.feed.notes import BRIEF, LONGEST, write_notes
from articlecast.publish.feed.podcasting import feed_guid
from articlecast.publish.feed.previous import KeptItem
from articlecast.publish.feed.tags import CONTENT, DC, HISTORY, ChannelTags, Tag, append_tags, clean, clean_line
from articlecast.publish.feed.topics import Topic, list_topics
from articlecast.publish.options import PublishOptions
from articlecast.publish.parts import Part, digest

ListedT = TypeVar("ListedT", bound=Listed)
RowT = TypeVar("RowT")
Row = Episode | KeptItem
Load = Callable[[Listed], Episode]
"""Gives the whole episode to what stands for it in a list."""
WHOLE_ITEMS = 50
"""The newest of ``feed.xml``, and of a topic's feed, that say everything; the others are brief."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DEFAULT_OPTIONS = PublishOptions()
_AS_IT_IS = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)


def build_feed(show: Show, episodes: Sequence[Episode], options: PublishOptions = DEFAULT_OPTIONS) -> bytes:
    """The feed's first page, ``feed.xml``, newest episode first.

    Up to ``options.most_items`` episodes it is the whole feed. Raises UsageError for a base URL that is not absolute.
    """
    return next(build_pages(show, episodes, options))[1]


def build_pages(
    show: Show,
    episodes: Sequence[Episode],
    options: PublishOptions = DEFAULT_OPTIONS,
    *,
    kept: Sequence[KeptItem] = (),
    newest: int = 0,
) -> Iterator[tuple[str, bytes]]:
    """Every page as ``(file name, bytes)``: ``feed.xml``, the archives, newest first, and the topics' feeds.

    Archives are counted from the oldest episode and are full, so that a new episode changes ``feed.xml`` alone
    until one more is needed (RFC 5005, section 4; ``rel=next`` is section 3, which AntennaPod follows).
    ``kept`` are items of episodes whose manifests cannot be read at the moment: they stand as they were published.
    ``newest`` so many are in ``feed.xml``, which the archives then have as well; the newest archive need not be full.
    """
    for part in list_feed_parts(show, episodes, options, kept=kept, newest=newest, digest_episode=_no_digest):
        yield from part.build()


def _no_digest(_episode: Listed) -> str:
    """Pages that are built whatever was built before need no key; of 10,000 episodes' time a twelfth."""
    return ""


def list_feed_parts(
    show: Show,
    episodes: Sequence[Listed],
    options: PublishOptions = DEFAULT_OPTIONS,
    *,
    kept: Sequence[KeptItem] = (),
    newest: int = 0,
    digest_episode: Callable[[Listed], str] = digest,
    load: Load = whole,
) -> Iterator[Part]:
    """The same pages, in the same order, none of them built yet; what is not built is not loaded either.

    ``digest_episode`` as for the site's parts.
    """
    _demand_address(show)
    rows = _order([*published(episodes, options), *kept], options)
    pages = _split_pages(rows, options, newest)
    names = [FEED_FILE, *(f"feed-archive-{number}.xml" for number in range(len(pages) - 1, 0, -1))]
    for place, (name, page) in enumerate(zip(names, pages, strict=True)):
        paging = _paging(show, names, place)
        facts = [digest(row) if isinstance(row, KeptItem) else digest_episode(row) for row in page]
        key = digest(show, options, facts, paging)
        yield Part((name,), key, partial(_write_page, name, show, partial(_load_rows, page, load), options, paging))
    for topic in list_topics(published(episodes, options), options):
        key = digest(show, options, topic._replace(episodes=()), list(map(digest_episode, topic.episodes)))
        yield Part((topic.file,), key, partial(_write_topic, topic, show, options, load))


def _split_pages(rows: Sequence[RowT], options: PublishOptions, newest: int) -> list[Sequence[RowT]]:
    """The rows of each page: those of ``feed.xml``, then the archives', newest first."""
    size = max(1, options.page_size)
    full, rest = divmod(len(rows), size)
    if not newest:
        archives = count_archives(len(rows), options)
        first = rows[: len(rows) - archives * size]
    else:
        archives = full + (rest > newest) if len(rows) > newest else 0  # no item is between two pages
        first = rows[:newest]
    ends = [len(rows) - number * size for number in range(archives - 1, -1, -1)]
    return [first, *(rows[max(0, end - size) : end] for end in ends)]


def count_archives(episodes: int, options: PublishOptions) -> int:
    """How many archives so many episodes need: as few as leave ``feed.xml`` no more than it may hold, and one item."""
    over = max(0, episodes - options.most_items)
    return -(-over // max(1, options.page_size))


def _write_page(
    name: str, show: Show, rows: Callable[[], list[Row]], options: PublishOptions, paging: tuple[Tag, ...]
) -> Iterator[tuple[str, bytes]]:
    # An archive's bytes stay as they are for ever, so that none of its items may be whole for a while.
    yield name, _build_page(show, rows(), options, paging, whole_items=WHOLE_ITEMS if name == FEED_FILE else 0)


def _load_rows(page: Sequence[Listed | KeptItem], load: Load) -> list[Row]:
    return [row if isinstance(row, KeptItem) else load(row) for row in page]


def _write_topic(topic: Topic, show: Show, options: PublishOptions, load: Load) -> Iterator[tuple[str, bytes]]:
    """A feed of its own, with its own GUID; directories are asked to leave it out: its episodes are the show's."""
    address = feed_url(show, topic.file)
    channel = replace(show, title=f"{clean_line(show.title)}: {topic.name}", guid=feed_guid(address))
    aside = replace(options, private=True, new_feed_url="", trailer=None)
    paging = (self_link(show, topic.file),)
    yield topic.file, _build_page(show, list(map(load, topic.episodes)), options, paging, (channel, aside))


def published(episodes: Sequence[ListedT], options: PublishOptions) -> list[ListedT]:
    """The episodes that the feed offers, newest first, then by slug."""
    kept = [episode for episode in episodes if options.removed != "drop" or episode.removed is None]
    kept.sort(key=lambda episode: episode.slug)
    kept.sort(key=lambda episode: item_date(episode, options), reverse=True)
    return kept


def _order(rows: list[Listed | KeptItem], options: PublishOptions) -> list[Listed | KeptItem]:
    if any(isinstance(row, KeptItem) for row in rows):
        rows.sort(key=lambda row: row.slug)
        rows.sort(key=lambda row: _date(row, options), reverse=True)
    return rows


def _date(row: Listed | KeptItem, options: PublishOptions) -> datetime:
    return row.published if isinstance(row, KeptItem) else item_date(row, options)


def item_date(episode: Listed, options: PublishOptions) -> datetime:
    """The article's own date; a correction that appears as a new episode has the correction's."""
    corrected = max(episode.corrected, episode.published) if episode.corrected else episode.updated
    moment = (corrected or episode.published) if _find_renewed(episode, options) else episode.published
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def item_guid(episode: Episode, options: PublishOptions) -> str:
    """The GUID that was born with the episode, unless a correction of it appeared as a new one."""
    renewed = _find_renewed(episode, options)
    return f"{episode.guid}#{renewed}" if renewed else episode.guid


def _find_renewed(episode: Listed, options: PublishOptions) -> int:
    return count_renewed(episode.told, episode.renewed, anew=options.corrections == "new episode")


def _demand_address(show: Show) -> None:
    parts = urlsplit(show.base_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        hint = f'base_url = "https://{show.base_url.lstrip("/") or "podcast.example.org"}"'
        raise UsageError("show.base_url", f"'{show.base_url}' is not an absolute web address", hint)


def _paging(show: Show, names: Sequence[str], place: int) -> tuple[Tag, ...]:
    """Links to the other pages. An archive names no newer page, so that its bytes stay when one is added."""
    tags = [self_link(show, names[place])]
    if len(names) == 1:
        return tuple(tags)
    older = names[place + 1] if place + 1 < len(names) else ""
    links = {"first": names[0], "next": older, "last": names[-1], "prev-archive": older}
    if place:
        links["current"] = names[0]
        tags.append(Tag(f"{{{HISTORY}}}archive"))
    tags += [atom_link(rel, feed_url(show, name)) for rel, name in links.items() if name]
    return tuple(tags)


def _build_page(
    show: Show,
    rows: Sequence[Row],
    options: PublishOptions,
    paging: tuple[Tag, ...],
    head: tuple[Show, PublishOptions] | None = None,
    *,
    whole_items: int = WHOLE_ITEMS,
) -> bytes:
    """One page of the show's items; its channel is described by ``head``, otherwise as the show itself.

    So many, the newest, are ``whole_items``.
    """
    feed = FeedGenerator()
    feed.register_extension("articlecast", ChannelTags, atom=False)
    channel, choices = head or (show, options)
    _fill_channel(feed, channel, rows, choices)
    hubs = tuple(atom_link("hub", hub) for hub in options.hubs)
    tags = itunes.channel_tags(channel, choices) + podcasting.channel_tags(channel, choices)
    feed.articlecast.tags = paging + hubs + tags
    feed.articlecast.write_items = partial(_write_items, show=show, rows=rows, options=options, whole_items=whole_items)
    content: bytes = feed.rss_str(pretty=True, xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content  # as Apple prints it; lxml quotes it singly


def _fill_channel(feed: Any, show: Show, rows: Sequence[Row], options: PublishOptions) -> None:
    feed.title(clean_line(show.title) or "Untitled show")
    feed.link(href=show.link or f"{show.base_url}/")
    feed.description(_description(show))
    feed.language(show.language)
    feed.generator("articlecast")
    changes = [_utc(moment) for row in rows if isinstance(row, Episode) for moment in (row.updated, row.corrected)]
    dates = [*(_date(row, options) for row in rows), *changes]
    feed.articlecast.undated = not dates  # a house has no episodes, and RSS no need of this date
    if dates:
        feed.lastBuildDate(max(dates))
    if show.copyright:
        feed.copyright(clean_line(show.copyright))
    if show.email:
        feed.managingEditor(f"{show.email} ({clean_line(show.author)})")
    image = cover_url(show)
    if image:
        feed.image(url=image, title=clean_line(show.title), link=show.link or f"{show.base_url}/")


def _utc(moment: datetime | None) -> datetime:
    if moment is None:
        return EPOCH
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _description(show: Show) -> str:
    """Apple reads 4,000 bytes of it."""
    text = clean(show.description) or clean_line(show.title) or "A podcast of articles, read aloud."
    return text.encode("utf-8")[:4000].decode("utf-8", "ignore")


def _write_items(channel: Any, *, show: Show, rows: Sequence[Row], options: PublishOptions, whole_items: int) -> None:
    """The items, straight into feedgen's channel.

    Its own entries check and copy each value, switch the process's locale for a date, and are built outside the
    channel and moved there: of 10,000 episodes' time a third.
    """
    for number, row in enumerate(rows):
        if isinstance(row, KeptItem):
            channel.append(etree.fromstring(row.content, _AS_IT_IS))
        else:
            _fill_item(etree.SubElement(channel, "item"), show, row, options, brief=number >= whole_items)


def _fill_item(item: Any, show: Show, episode: Episode, options: PublishOptions, *, brief: bool) -> None:
    """All that is said of an episode; of one of the tail what an app needs to list, play and follow it.

    What is left out there says again what the item or its channel says: the second copy of the notes, transcripts of
    other kinds, chapters within the feed, the show's own cover.
    """
    notes, audio = write_notes(episode, options, BRIEF if brief else LONGEST), episode.enclosure
    tags = [
        Tag("title", clean_line(episode.title) or "Untitled"),
        Tag("link", make_uri(episode.url) or episode_url(show, episode)),
        Tag("guid", item_guid(episode, options), (("isPermaLink", "false"),)),
        Tag("pubDate", format_datetime(item_date(episode, options))),
        Tag(
            "enclosure", "", (("url", audio_url(show, episode, audio, host=options.media_url,
            prefix=options.media_prefix)), ("length", str(audio.length)), ("type", audio.media_type)),
        ),
    ]  # fmt: skip
    if not brief:
        tags.append(Tag("source", clean_line(show.title), (("url", feed_url(show)),)))
    tags += [Tag("category", line) for tag in episode.tags if (line := clean_line(tag))]
    tags += [Tag(f"{{{DC}}}creator", line) for name in episode.authors if (line := clean_line(name))]
    append_tags(item, tags)
    # AntennaPod shows the longest of description and content:encoded, Apple counts the bytes of the first,
    # Spotify reads its times: both hold the same notes.
    for name in ("description", f"{{{CONTENT}}}encoded")[: 1 if brief else 2]:
        etree.SubElement(item, name).text = etree.CDATA(notes)
    append_tags(item, itunes.item_tags(show, episode, options, brief=brief))
    append_tags(item, podcasting.item_tags(show, episode, options, brief=brief))
