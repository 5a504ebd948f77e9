"""What an editor may choose about the feed; the settings file's section ``[publish]`` has the same names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from articlecast.bounds import Bound, check_bounds
from articlecast.errors import UsageError

Corrections = Literal["replace", "note", "new episode"]
Removed = Literal["keep", "note", "drop"]
Topics = Literal["tag", "author"]
Older = Literal["archive", "withdraw"]
Disclosure = Literal["none", "notes", "full"]


PAGES_IN_FEED = 6
"""So many archives' items are in ``feed.xml`` where nobody says how many: some thousands."""


@dataclass(frozen=True, slots=True)
class Funding:
    """Where listeners give money: an address and the words on the button (128 characters at most)."""

    url: str
    text: str = "Support this show"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the show is about (``subject``) or made in (``creator``).

    ``geo`` is an RFC 5870 geo URI, ``osm`` an OpenStreetMap object as ``R148838``, ``country`` two letters.
    """

    name: str
    rel: Literal["subject", "creator"] = "subject"
    geo: str = ""
    osm: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Trailer:
    """The show's trailer: an audio file's address, its bytes, and the date as RFC 2822 writes it."""

    title: str
    url: str
    published: str
    length: int = 0
    media_type: str = "audio/mpeg"
    season: int = 0


@dataclass(frozen=True, slots=True)
class Recommended:
    """Another show that this one recommends; its ``podcast:guid`` is what counts, its address helps."""

    guid: str
    feed_url: str = ""
    title: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who makes the show, in one of the namespace's roles, with a picture and a page of theirs.

    A row in the role ``author`` or ``narrator`` describes who is named so in an episode, and names nobody else there;
    any other role is the whole show's.
    """

    name: str
    role: str = "host"
    img: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """What a season is called, 128 characters at most."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Chat:
    """Where listeners talk to each other: a server, and a room there, by a protocol such as irc, matrix or xmpp."""

    server: str
    protocol: str
    account: str = ""
    space: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a share of what listeners pay; ``split`` is counted beside the others'."""

    name: str
    address: str
    split: int
    kind: str = "node"
    custom_key: str = ""
    custom_value: str = ""
    fee: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """How listeners pay while they listen, as the namespace's tag ``value`` has it."""

    recipients: tuple[Recipient, ...]
    kind: str = "lightning"
    method: str = "keysend"
    suggested: str = ""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How the feed presents the show.

    ``page_size``: items in an archive page (RFC 5005); ``feed_size``: the most in ``feed.xml``, whose oldest
    ``page_size`` become an archive where there are more, 0 for six times as many as in an archive.
    ``corrections``: what a corrected article does to its episode: ``replace`` it silently, replace it and add a
    ``note`` to the show notes, or appear as a ``new episode``. ``correction_share``: what changes no more than this
    share of the words (0 to 1) is no correction to tell of, unless a line ``correction:`` in the header says so.
    ``removed``: what becomes of an episode whose article is gone: ``keep``, keep with a ``note``, or ``drop``.
    ``kind``: ``episodic``, or ``serial`` for a show to be heard from its beginning.
    ``medium``: the namespace's word for what this is. ``locked``: other hosts may not import the feed.
    ``narrator``: the credited voice; empty leaves each episode's own. ``synthetic``: that voice is a machine's.
    ``disclosure``: where a synthetic voice is told of: in ``notes`` and the feed; with ``full`` also by a line that it
    says itself, on the page, in the audio file's label and in its Content Credentials; or nowhere (``none``).
    ``disclosure_at``: the line stands at the ``beginning``, behind title and author, or at the ``end``.
    ``disclosure_words``: that line in your own words, in the show's language.
    ``signing_certificate``, ``signing_key``: PEM files, seen from the folder of this file, with which Content
    Credentials are signed; without them a certificate is made that nobody vouches for.
    ``licence``: a lower-case SPDX-like identifier as ``cc-by-4.0``, or a name of your own with ``licence_url``.
    ``rhythm``: how often an episode comes, in words; ``rhythm_rule`` is the same as an iCalendar RRULE.
    ``people``: who makes the show, and the pictures and pages of authors and of the narrator.
    ``seasons``: the names of seasons. ``publisher``: the feed of the house whose shows these are; ``members``: in that
    feed, with ``medium = "publisher"``, the shows. ``value``, ``chat``: as the namespace's tags have it.
    ``media_url``: where the audio is, if not below ``show.base_url``: the same tree on another host. ``media_prefix``:
    a service that counts downloads, as ``https://op3.dev/e/``, whose address stands before the audio's own.
    ``feeds``: ``tag`` and ``author`` give each tag or author a feed of its own beside the show's.
    ``hubs``: WebSub hubs. ``podping``, ``overcast``: a delivery is announced there too
    (podping's key is ``PODPING_TOKEN`` in the environment). ``private``: keep out of directories.
    ``block``: service slugs that may not list the show, as ``spotify``; ``apple_verification``: Apple's code.
    ``apple_url``, ``spotify_url``: the show's page there, for the site's buttons.
    ``theme``: a folder of templates that take the place of the site's own.
    ``target``: where ``publish`` delivers, a folder or an fsspec address.
    ``keep``: so many episodes, the newest, are in ``feed.xml``; ``keep_days``: those of the last days (0: all).
    ``older``: what becomes of the others: they stand in the feed's ``archive`` pages, or leave the show as if an editor
    had chosen to ``withdraw`` them.
    ``grace_days``: how long a file stays there that nothing names any more; what was withdrawn goes at once.
    ``review``: new and changed episodes wait until an editor approves them.
    ``new_feed_url``: where the show has moved. ``complete``: no further episode will come.
    """

    page_size: int = 500
    feed_size: int = 0
    corrections: Corrections = "note"
    removed: Removed = "keep"
    kind: Literal["episodic", "serial"] = "episodic"
    medium: str = "podcast"
    locked: bool = True
    narrator: str = ""
    synthetic: bool = True
    disclosure: Disclosure = "notes"
    disclosure_at: Literal["beginning", "end"] = "beginning"
    disclosure_words: str = ""
    signing_certificate: str = ""
    signing_key: str = ""
    licence: str = ""
    licence_url: str = ""
    funding: tuple[Funding, ...] = ()
    rhythm: str = ""
    rhythm_rule: str = ""
    places: tuple[Place, ...] = ()
    trailer: Trailer | None = None
    podroll: tuple[Recommended, ...] = ()
    people: tuple[Person, ...] = ()
    seasons: tuple[Season, ...] = ()
    publisher: Recommended | None = None
    members: tuple[Recommended, ...] = ()
    value: Value | None = None
    chat: Chat | None = None
    media_url: str = ""
    media_prefix: str = ""
    feeds: tuple[Topics, ...] = ()
    hubs: tuple[str, ...] = ()
    podping: bool = False
    overcast: bool = False
    private: bool = False
    block: tuple[str, ...] = ()
    apple_verification: str = ""
    apple_url: str = ""
    spotify_url: str = ""
    theme: str = ""
    target: str = ""
    keep: int = 0
    keep_days: int = 0
    older: Older = "archive"
    grace_days: int = 30
    new_feed_url: str = ""
    complete: bool = False
    review: bool = False
    correction_share: float = 0.1

    def __post_init__(self) -> None:
        check_bounds("publish", self, (Bound("correction_share", 0, 1, 0.1),))
        if bool(self.signing_certificate) != bool(self.signing_key):
            missing = "signing_key" if self.signing_certificate else "signing_certificate"
            raise UsageError(f"publish.{missing}", "is missing beside the other of the two", f'{missing} = "….pem"')
        if self.disclosure_words and not re.search(r"\w", self.disclosure_words):
            wrong = "holds no letter: nothing would be said"
            raise UsageError("publish.disclosure_words", wrong, 'disclosure_words = "A synthetic voice reads this."')

    @property
    def discloses(self) -> bool:
        """Whether the voice says itself that it is synthetic."""
        return self.disclosure == "full" and self.synthetic

    @property
    def most_items(self) -> int:
        """How many episodes ``feed.xml`` holds at most."""
        return max(self.feed_size or PAGES_IN_FEED * self.page_size, self.page_size)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How ``articlecast serve`` is reached.

    ``hosts``: names of the server beside the host of ``show.base_url``, this machine's own and its addresses, as in
    ``["podcast.lan"]``; ``"*"`` for any. A request for another host is refused. ``submissions_per_hour``: how many
    articles each token may hand in with ``--submit``; ``submit_origins``: the origins whose pages' scripts may, as in
    ``["https://desk.example.org"]``. ``assistants_publish``: whether ``articlecast mcp`` may deliver the show, too.
    """

    hosts: tuple[str, ...] = ()
    submissions_per_hour: int = 60
    submit_origins: tuple[str, ...] = ()
    assistants_publish: bool = False

    def __post_init__(self) -> None:
        check_bounds("serve", self, (Bound("submissions_per_hour", 1, 100_000, 60),))
        for origin in self.submit_origins:
            if not re.fullmatch(r"https?://[^/\s?#]+", origin):
                wrong = f"'{origin}' is no origin: a scheme and a host, and nothing behind them"
                raise UsageError("serve.submit_origins", wrong, 'submit_origins = ["https://desk.example.org"]')


_HASHED = re.compile(r"scrypt\$\d+\$\d+\$\d+\$[0-9a-f]+\$[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class StudioOptions:
    """Who may come to ``articlecast studio`` from another machine; raises UsageError for what would keep nobody out."""

    hosts: tuple[str, ...] = ()
    """The names, with their ports where those are others than the studio's, by which it is reached beside this
    machine's own, as in ["studio.example.org"]. A request for another host is refused."""
    password: str = ""
    """The password that a browser asks for: "${STUDIO_PASSWORD}", which is taken from the environment, or what
    ``articlecast studio --hash-password`` prints. Whoever has it may do all that a token with the scope publish may."""
    proxy_header: str = ""
    """The header in which a newsroom's own sign-on names the person, as in "X-Forwarded-User"."""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    """The addresses of the proxies whose ``proxy_header`` is believed."""

    def __post_init__(self) -> None:
        if self.proxy_header and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", self.proxy_header):
            wrong = f"'{self.proxy_header}' is no name of a header"
            raise UsageError("studio.proxy_header", wrong, 'proxy_header = "X-Forwarded-User"')
        for proxy in self.proxies:
            if not re.fullmatch(r"[0-9A-Fa-f:.]{2,45}", proxy):
                wrong = f"'{proxy}' is no address of a machine"
                raise UsageError("studio.proxies", wrong, 'proxies = ["10.0.0.5"]')
        if self.password and len(self.password) < SHORTEST_PASSWORD and not self.password.startswith("${"):
            wrong = f"is shorter than {SHORTEST_PASSWORD} characters"
            raise UsageError("studio.password", wrong, 'password = "${STUDIO_PASSWORD}"   (a longer one)')

    @property
    def is_hashed(self) -> bool:
        """Whether ``password`` is a hash of it."""
        return bool(_HASHED.fullmatch(self.password))


SHORTEST_PASSWORD = 10
