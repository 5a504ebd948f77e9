"""The feed that listeners have: a copy of what was delivered, for the next check to compare with."""

from __future__ import annotations

from pathlib import Path

from articlecast.errors import PublishError
from articlecast.files import replace_file
from articlecast.names import sha256_hex
from articlecast.publish.addresses import FEED_FILE
from articlecast.publish.feed.previous import PublishedItem, read_items
from articlecast.show.settings import Settings

PUBLISHED = "published"


def _list_pages(folder: Path) -> list[Path]:
    """The feed and its archives there, newest first; empty where there is no feed."""
    feed = folder / FEED_FILE
    return [feed, *sorted(folder.glob("feed-archive-*.xml"))] if feed.is_file() else []


def _name_record(settings: Settings, target: str) -> str:
    """The folder of what listeners at that target have: each has heard of other episodes."""
    own = target in {"", settings.publish.target}
    return PUBLISHED if own else f"{PUBLISHED}-{sha256_hex(target.rstrip('/').encode('utf-8', 'surrogatepass'))[:12]}"


def read_published(settings: Settings, target: str) -> tuple[PublishedItem, ...]:
    """The items that listeners have: of the feed last delivered there, or anywhere, or of the one on this disk."""
    return read_delivered(settings, target) or read_built(settings)


def recall_published(settings: Settings, target: str) -> tuple[PublishedItem, ...]:
    """The same for whoever builds the feed next; none of a feed on this disk that is damaged."""
    try:
        return read_published(settings, target)
    except (OSError, PublishError):
        return ()


def read_delivered(settings: Settings, target: str) -> tuple[PublishedItem, ...]:
    """The items of the feed that was last delivered to that target, or anywhere; none where none ever was."""
    for record in dict.fromkeys((_name_record(settings, target), PUBLISHED)):
        try:
            rows = _read_pages(settings.state_folder / record)
        except (OSError, PublishError):
            continue
        if rows:
            return rows
    return ()


def was_delivered(settings: Settings, target: str) -> bool:
    """Whether any feed was delivered to that target, be it an empty one."""
    return bool(_list_pages(settings.state_folder / _name_record(settings, target)))


def read_built(settings: Settings) -> tuple[PublishedItem, ...]:
    """The items of the feed in ``feed/``, its archives' too; raises PublishError where it is none."""
    return _read_pages(settings.feed_folder)


def _read_pages(folder: Path) -> tuple[PublishedItem, ...]:
    rows = (row for page in _list_pages(folder) for row in read_items(page.read_bytes(), str(page)))
    found: dict[str, PublishedItem] = {}
    for row in rows:  # an archive may have what is in feed.xml still
        found.setdefault(row.guid, row)
    return tuple(found.values())


def keep_published(settings: Settings, target: str) -> None:
    """The pages of the feed are kept for that target; where the settings name none, for any other as well."""
    pages = _list_pages(settings.feed_folder)
    records = {_name_record(settings, target), *(() if settings.publish.target else (PUBLISHED,))}
    for kept in (settings.state_folder / record for record in sorted(records)):
        for page in reversed(pages):
            replace_file(kept / page.name, page.read_bytes(), sync=False, own=True)
        for page in _list_pages(kept):
            if page.name not in {current.name for current in pages}:
                page.unlink(missing_ok=True)
