"""An episode's art: the article's lead image, had once, and fitted into the square."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import unquote, urljoin

from articlecast.errors import ArticlecastError
from articlecast.model import Asset, Episode, Source
from articlecast.names import ENTRY, PART, is_address, sha256_hex
from articlecast.read import load_document
from articlecast.show.recordings import find_file, spell_file

if TYPE_CHECKING:
    from articlecast.show.settings import Settings  # pydantic, which a worker that only carries the value needs not


@dataclass(frozen=True, slots=True)
class Art:
    """A picture on its way into an episode.

    ``place`` is what the article calls it, ``name`` what the manifest does: its address, or its path seen from the
    show's folder. ``fitted`` content is an episode's art already, and ``social`` the wide one that was made beside it.
    ``fault`` says why there is no content.
    """

    place: str = ""
    name: str = ""
    content: bytes = b""
    fitted: bool = False
    social: bytes = b""
    fault: str = ""

    @property
    def digest(self) -> bytes:
        """What a fingerprint holds of it: nothing of an address, which the article's own bytes name."""
        return b"" if "://" in self.name or not self.content else sha256_hex(self.content).encode()


NO_ART = Art()


def find_art(
    settings: Settings, place: str, source: str, previous: Episode | None, *, anew: bool, link: str = ""
) -> Art:
    """The picture at ``place``, which the article of that locator names; without content where it cannot be had.

    Where the article's ``link`` made an address of a path, the file of that path beside the article goes before it.
    An address that the previous episode's art came from is asked again only ``anew``. A file has to be in the show's
    folder or the article's own, wherever links lead: a page that somebody sent must not name any other. What a remote
    article calls a file is none of this machine's.
    """
    if not place or not settings.master.lead_image:
        return NO_ART
    found = locate_picture(settings, place, source, link)
    if found.fault:
        return Art(place, found.name, fault=found.fault)
    if previous and found.is_remote and previous.art == place and not anew:
        assets = list(previous.assets_of("cover")), list(previous.assets_of("social"))
        kept, social = (recall_picture(settings, previous, asset) for asset in assets)
        if kept:
            return Art(place, place, kept, fitted=True, social=social)
    try:
        return Art(place, found.name, load_document(Source(found.locator), settings.read).content)
    except ArticlecastError as error:
        return Art(place, found.name, fault=str(error))


class Located(NamedTuple):
    """What a manifest calls a picture, and where it can be had; or the ``fault`` for which it cannot."""

    name: str = ""
    locator: str = ""
    fault: str = ""

    @property
    def is_remote(self) -> bool:
        """Whether it is on the network."""
        return is_address(self.name)


def locate_picture(settings: Settings, place: str, source: str, link: str = "") -> Located:
    """Where the picture is that an article of that locator and link calls ``place``: it may be where art may."""
    if beside := _find_beside(settings, place, source, link):
        return _locate_file(settings, beside, source)
    return Located(place, place) if is_address(place) else _locate_file(settings, place, source)


def _locate_file(settings: Settings, place: str, source: str) -> Located:
    place, mark, part = place.partition(PART)  # a picture within a document, as a book's cover
    folder, part = Path(source.partition(ENTRY)[0]).parent, f"{mark}{part}"
    path = spell_file(Path(unquote(place)), folder)
    try:
        real = None if is_address(source) or ENTRY in place else find_file(path, folder, settings.folder)
        if real is None:
            return Located(fault=f"{place}: is no file in the show's folder or the article's own")
        name = settings.name_source(str(folder / path)) + part
        if not real.is_file():  # a pipe would be waited for
            return Located(name, fault=f"{place}: is no file")
    except (OSError, ValueError, RuntimeError) as error:  # Python 3.12 calls a circle of links a RuntimeError
        return Located(fault=f"{place}: {error}")
    return Located(name, str(real) + part)


def _find_beside(settings: Settings, place: str, source: str, link: str) -> str:
    """The path in an address that is only the article's link with a path behind it, where there is such a file."""
    base = urljoin(link, ".") if is_address(link) and is_address(place) and not is_address(source) else ""
    path = place.removeprefix(base).partition("?")[0]
    if not base or path == place or not path:
        return ""
    home = Path(source.partition(ENTRY)[0]).parent
    try:
        real = find_file(spell_file(Path(unquote(path)), home), home, settings.folder)
        return path if real is not None and real.is_file() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def name_picture(settings: Settings, place: str, source: str, link: str = "") -> str:
    """What a manifest calls the picture at ``place``, as ``find_art`` does; empty where none is wanted."""
    place = _find_beside(settings, place, source, link) or place
    if not place or not settings.master.lead_image or is_address(place):
        return place if settings.master.lead_image else ""
    place, mark, part = place.partition(PART)
    folder = Path(source.partition(ENTRY)[0]).parent
    return settings.name_source(str(folder / spell_file(Path(unquote(place)), folder))) + mark + part


class Pictured(Protocol):
    """What tells where an episode's pictures are: an ``Episode`` has it, and what a run remembers of one."""

    @property
    def art(self) -> str: ...
    @property
    def figures(self) -> tuple[str, ...]: ...


def digest_pictures(settings: Settings, known: Pictured) -> bytes:
    """What a fingerprint holds of an episode's pictures, as they are now: ``Art.digest``, then those of its figures."""
    art = _digest_picture(settings, known.art) if settings.master.lead_image else b""
    return art + b"".join(_digest_picture(settings, name) for name in known.figures)


def _digest_picture(settings: Settings, name: str) -> bytes:
    """Of a file, seen from the show's folder; nothing where it is gone, and nothing of an address."""
    if not name or "://" in name:
        return b""
    try:
        path = settings.folder / name.partition(PART)[0]
        if PART in name and path.is_file():
            content = load_document(Source(f"{path}{PART}{name.partition(PART)[2]}"), settings.read).content
            return sha256_hex(content).encode()
        return sha256_hex(path.read_bytes()).encode() if path.is_file() else b""
    except (OSError, ValueError, ArticlecastError):
        return b""


def recall_picture(settings: Settings, previous: Episode, assets: Sequence[Asset]) -> bytes:
    """The first of an episode's pictures, whole, or nothing."""
    for asset in assets:
        try:
            content = (settings.episodes_folder / previous.slug / asset.name).read_bytes()
        except OSError:
            return b""
        return content if sha256_hex(content) == asset.sha256 else b""
    return b""
