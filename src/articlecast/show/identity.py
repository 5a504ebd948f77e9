"""The podcast itself: its description from the settings, its cover, and the GUID that it keeps for good."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PIL import Image

from articlecast.errors import StoreError, UsageError
from articlecast.files import read_whole, replace_file
from articlecast.master import draw_cover, draw_first_cover, fit_first_cover, fit_show_cover, name_missing
from articlecast.model import Asset, Show
from articlecast.names import make_uri, sha256_hex
from articlecast.publish import feed_guid, feed_url, is_loopback
from articlecast.publish.addresses import FEED_FILE
from articlecast.show.settings import Settings

MEDIA_TYPES = {b"\x89PNG": (".png", "image/png")}
JPEG = (".jpg", "image/jpeg")
LARGEST_COVER = 50_000_000
_UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_GUID_OF_FEED = re.compile(f"<podcast:guid>({_UUID})</podcast:guid>".encode())


def load_show(settings: Settings) -> tuple[Show, bytes]:
    """The show as its feed describes it, and the bytes of its cover, drawn from the title where none is set.

    Raises UsageError for artwork that cannot be used.
    """
    values = settings.show
    cover = _load_cover(settings.folder / values.artwork) if values.artwork else _draw(values.title, values.author)
    suffix, media_type = MEDIA_TYPES.get(cover[:4], JPEG)
    digest = sha256_hex(cover)
    with Image.open(io.BytesIO(cover)) as picture:
        width, height = picture.size
    asset = Asset("cover", f"cover-{digest[:12]}{suffix}", media_type, len(cover), digest, width=width, height=height)
    show = Show(
        title=values.title,
        description=values.description or values.title,
        author=values.author,
        language=values.language,
        link=make_uri(values.link),
        base_url=make_uri(values.base_url),
        category=values.category,
        email=values.email,
        explicit=values.explicit,
        copyright=values.copyright,
        guid=values.guid,
        cover=asset,
    )
    return replace(show, guid=show.guid or _recall_guid(settings, show)), cover


def load_first_cover(settings: Settings) -> bytes:
    """The cover as the first versions would have made it, of whose bytes the fingerprints in their manifests are."""
    artwork = settings.show.artwork
    return _load_cover(settings.folder / artwork, fit_first_cover) if artwork else _draw_first(settings.show.title)


def name_undrawn(settings: Settings) -> str:
    """The script of the title's letters that our typeface lacks, where the cover is drawn; empty where it has all."""
    return "" if settings.show.artwork else name_missing(settings.show.title)


def measure_artwork(settings: Settings) -> tuple[int, int] | None:
    """Width and height in pixels of the file that ``show.artwork`` names; None where none is set or it is none."""
    try:
        with Image.open(settings.folder / settings.show.artwork) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def keep_guid(settings: Settings, show: Show) -> None:
    """Write down the GUID that the show was published with, once it has a public address, and where it is damaged."""
    path = settings.guid_file
    if not is_loopback(show.base_url) and _read_guid(path) is None:
        replace_file(path, json.dumps({"guid": show.guid}, indent=2).encode() + b"\n")


# A render wants the cover twice, for its episodes and for the feed: it is drawn or fitted once.
_draw = lru_cache(maxsize=4)(draw_cover)
_draw_first = lru_cache(maxsize=4)(draw_first_cover)


@lru_cache(maxsize=4)
def _fit_file(path: Path, _size: int, _modified: int, fit: Callable[..., bytes]) -> bytes:
    return fit(path.read_bytes(), name=str(path))


def _load_cover(path: Path, fit: Callable[..., bytes] = fit_show_cover) -> bytes:
    hint = "set show.artwork to a square JPEG or PNG of 1400 to 3000 pixels"
    try:
        status = path.stat()
        if status.st_size > LARGEST_COVER:
            raise UsageError("show.artwork", f"{path} is larger than {LARGEST_COVER:,} bytes", hint)
        return _fit_file(path, status.st_size, status.st_mtime_ns, fit)
    except OSError as error:
        raise UsageError("show.artwork", f"{path}: {error.strerror}", hint) from error


def _recall_guid(settings: Settings, show: Show) -> str:
    """The GUID that was written down, or the one that the feed's address gives (podcast:guid is assigned once).

    Where what was written down is damaged, the feed that was built with it says it still.
    """
    path = settings.guid_file
    if guid := _read_guid(path):
        return guid
    if not (path.exists() or path.is_symlink()):
        return feed_guid(feed_url(show))
    with suppress(OSError):
        if found := _GUID_OF_FEED.search(read_whole(str(settings.feed_folder / FEED_FILE))):
            return found[1].decode()
    raise StoreError(str(path), "does not hold the show's GUID", "restore it, or set show.guid")


def _read_guid(path: Path) -> str | None:
    """The GUID in that file; None where there is none, or none can be made out."""
    try:
        guid = json.loads(read_whole(str(path)))["guid"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return guid if isinstance(guid, str) and re.fullmatch(_UUID, guid) else None
