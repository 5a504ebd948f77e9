"""What ``store`` keeps and ``publish`` offers: an episode with its files, and the show that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, Protocol, TypeAlias

from articlecast.model.audio import Loudness
from articlecast.model.script import Omission, Shown

Parts: TypeAlias = tuple[tuple[str, str], ...]
"""The settings on which an episode depends, by kind, each with its digest; in the order of their names."""

AssetRole = Literal["audio", "transcript", "words", "chapters", "script", "ledger", "cover", "social", "figure"]
"""``social`` is the article's own picture, wide as it is, for what shows a link to the episode; a ``figure`` is one of
the pictures within the article, for the episode's page.
"""
OWN_ROLES: frozenset[AssetRole] = frozenset({"words", "script", "ledger"})
"""Files that the world is not shown: the editor's own, and the words' times, of which a page has what it needs."""


RULES = 7
"""The version of what reads and narrates. Whoever makes an article be read or said otherwise raises it: editors are
told then which episodes could be refreshed, and a page that is read otherwise is not taken for a corrected one.
"""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of an episode, named after its content: the name within the folder, its type and its length.

    ``sha384`` and ``bitrate`` (kbit/s, as it was encoded) are known of audio, for ``podcast:alternateEnclosure``;
    ``width`` and ``height`` are a picture's pixels. ``origin`` is where a figure is from: an address, or a path seen
    from the show's folder.
    """

    role: AssetRole
    name: str
    media_type: str
    length: int
    sha256: str
    sha384: str = ""
    width: int = 0
    height: int = 0
    bitrate: int = 0
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Episode:
    """The manifest: all that the feed needs to know, and what tells whether the article has changed.

    ``guid`` is born once and never changes. ``revision`` counts wordings
    of the article from 1, and ``wording`` digests the written text: another voice or bitrate is no correction, and nor
    is another setting or version that words the same article otherwise. ``source`` is the
    article's locator as the show sees it, and ``entry`` the entry of a feed, as ``FEED#entry=KEY``, that first led to
    it where it is a page. ``fingerprint`` digests everything that the audio depends on.
    ``removed`` is when the article was found gone, ``withdrawn`` when an editor took the episode out of the feed, and
    ``pinned`` keeps it as it is, whatever becomes of the article. ``edited`` digests the article whose script an
    editor changed by hand, and is empty where the article's own narration is heard. ``art`` is where the picture is
    that the episode's own cover was made from: an address, or a path seen from the show's folder. ``article`` digests
    what the source said, and ``rules`` is the version of ours that read and narrated it, 0 for those before they were
    counted; ``reread`` is a later one that reads it otherwise, and found it to say the same. ``parts`` digests apart
    each kind of setting that it depends on, by name. ``hidden`` is why its article is a draft now, which keeps it from
    the feed as ``withdrawn`` does, and ``expires`` when it leaves the feed. ``held`` is when an editor held it back,
    where it waits for one. ``announced`` is the revision that listeners were last told of as a correction (None in
    manifests of versions that told of each), and ``corrected`` the moment that they are told. ``renewed`` is what
    the GUID in the feed ends in, 0 where that is the one it was born with; None in manifests of earlier versions.
    ``holds`` are the episodes whose words a digest has, by slug. ``threads`` are the addresses of posts under which
    listeners talk about it, ``place`` is where it plays, with its coordinates behind the name, and ``funding`` an
    address with the words on its button. ``omissions`` are what the article shows and the voice leaves out, of which
    the page and the notes tell, and ``shown`` the tables and pictures that it tells of, for the page. ``recording`` is
    where a person's own reading is that is heard, a path seen from the show's folder, and empty where a voice speaks.
    ``signer`` is whose certificate signed the audio.
    """

    guid: str
    slug: str
    revision: int
    title: str
    language: str
    published: datetime
    seconds: float
    source: str
    fingerprint: str
    assets: tuple[Asset, ...]
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    voice: str = ""
    chapters: tuple[tuple[float, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    kind: Literal["full", "trailer", "bonus"] = "full"
    season: int = 0
    number: int = 0
    licence: str = ""
    soundbites: tuple[tuple[float, float, str], ...] = ()
    wording: str = ""
    correction: str = ""
    removed: datetime | None = None
    withdrawn: datetime | None = None
    pinned: bool = False
    edited: str = ""
    loudness: Loudness | None = None
    art: str = ""
    entry: str = ""
    article: str = ""
    rules: int = 0
    reread: int = 0
    parts: Parts = ()
    hidden: str = ""
    expires: datetime | None = None
    held: datetime | None = None
    announced: int | None = None
    corrected: datetime | None = None
    holds: tuple[str, ...] = ()
    renewed: int | None = None
    omissions: tuple[Omission, ...] = ()
    shown: tuple[Shown, ...] = ()
    recording: str = ""
    signer: str = ""
    threads: tuple[str, ...] = ()
    place: str = ""
    funding: str = ""

    @property
    def told(self) -> int:
        """The revision that listeners were last told of as a correction, 0 for none: each one by earlier versions."""
        return count_told(self.revision, self.announced)

    @property
    def is_bare(self) -> bool:
        """Whether an earlier version wrote the manifest, without what a later change of settings is told by."""
        return not self.parts or (self.told > 0 and self.renewed is None)

    @property
    def figures(self) -> tuple[str, ...]:
        """Where the pictures are from that its page shows."""
        return tuple(asset.origin for asset in self.assets_of("figure"))

    def assets_of(self, role: AssetRole) -> Iterator[Asset]:
        return (asset for asset in self.assets if asset.role == role)

    @property
    def enclosure(self) -> Asset:
        """The audio that the feed offers first."""
        return next(self.assets_of("audio"))


@dataclass(frozen=True, slots=True)
class Show:
    """The podcast as its feed describes it. ``base_url`` ends without a slash."""

    title: str
    description: str
    author: str
    language: str
    link: str
    base_url: str
    category: tuple[str, ...] = ("News",)
    email: str = ""
    explicit: bool = False
    copyright: str = ""
    guid: str = ""
    cover: Asset | None = None


def count_told(revision: int, announced: int | None) -> int:
    """The revision that was last told as a correction, 0 for none."""
    return (revision if revision > 1 else 0) if announced is None else announced


def count_renewed(told: int, renewed: int | None, *, anew: bool) -> int:
    """What the GUID in the feed ends in, 0 for nothing: another policy than that of its day gives no episode another.

    ``anew`` is whether corrections appear as new episodes, which alone tells of the manifests of earlier versions.
    """
    return (told if anew else 0) if renewed is None else renewed


class Listed(Protocol):
    """What a list of ten thousand episodes has to know of each: an ``Episode`` has it, and so has its ``Card``."""

    @property
    def slug(self) -> str: ...
    @property
    def guid(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def entry(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def told(self) -> int: ...
    @property
    def corrected(self) -> datetime | None: ...
    @property
    def renewed(self) -> int | None: ...
    @property
    def published(self) -> datetime: ...
    @property
    def updated(self) -> datetime | None: ...
    @property
    def removed(self) -> datetime | None: ...
    @property
    def withdrawn(self) -> datetime | None: ...
    @property
    def hidden(self) -> str: ...
    @property
    def expires(self) -> datetime | None: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def holds(self) -> tuple[str, ...]: ...


class Card(NamedTuple):
    """An episode as far as lists need it, as its manifest has it; ``sha256`` is that of the manifest itself."""

    slug: str
    guid: str
    source: str
    url: str
    entry: str
    revision: int
    published: datetime
    updated: datetime | None
    removed: datetime | None
    withdrawn: datetime | None
    expires: datetime | None
    corrected: datetime | None
    announced: int | None
    renewed: int | None
    hidden: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    holds: tuple[str, ...]
    sha256: str

    @property
    def told(self) -> int:
        """As an ``Episode`` has it."""
        return count_told(self.revision, self.announced)


def whole(listed: Listed) -> Episode:
    """The episode itself; raises TypeError for a card: whoever lists cards has to say how they are loaded."""
    if not isinstance(listed, Episode):
        raise TypeError(listed)
    return listed
