"""What an editor may choose about the feed; the settings file's section ``[publish]`` has the same names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from articlecast.bounds import Bound, check_bounds
from articlecast.errors import UsageError
from articlecast.model import AssetRole
from articlecast.model.episode import OWN_ROLES

Corrections = Literal["replace", "note", "new episode"]
Removed = Literal["keep", "note", "drop"]
Topics = Literal["tag", "author"]
Older = Literal["archive", "withdraw"]
Disclosure = Literal["none", "notes", "full"]
Figures = Literal["shown", "linked"]


PAGES_IN_FEED = 6
"""So many archives' items are in ``feed.xml`` where nobody says how many: some thousands."""


@dataclass(frozen=True, slots=True)
class Funding:
    """Where listeners give money."""

    url: str
    """The address at which listeners give."""
    text: str = "Support this show"
    """The words on the button, 128 characters at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the show is about, or made in."""

    name: str
    """Its name, as people say it."""
    rel: Literal["subject", "creator"] = "subject"
    """Whether the show is about it (``subject``) or made there (``creator``)."""
    geo: str = ""
    """Where it lies, as an RFC 5870 URI: "geo:53.34,-6.26"."""
    osm: str = ""
    """The object of OpenStreetMap, as in "R148838"."""
    country: str = ""
    """Its country, as two letters of ISO 3166: "IE"."""


@dataclass(frozen=True, slots=True)
class Trailer:
    """The show's trailer."""

    title: str
    """What it is called."""
    url: str
    """The address of its audio file."""
    published: str
    """Its date as RFC 2822 writes it: "Thu, 01 Jan 2026 08:00:00 +0000"."""
    length: int = 0
    """The bytes of the file."""
    media_type: str = "audio/mpeg"
    """What kind of file it is."""
    season: int = 0
    """The season that it is for; 0 for the whole show."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Another show that this one recommends."""

    guid: str
    """Its podcast:guid, which is what counts."""
    feed_url: str = ""
    """The address of its feed, which helps an app to find it."""
    title: str = ""
    """What it is called."""
    medium: str = ""
    """What it is, where it is no podcast, in the podcast namespace's words."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who makes the show, in one of the podcast namespace's roles.

    A row in the role ``author`` or ``narrator`` describes who is named so in an episode, and names nobody else there;
    any other role is the whole show's.
    """

    name: str
    """The person's name."""
    role: str = "host"
    """What the person does, in the podcast namespace's words."""
    img: str = ""
    """The address of a picture."""
    href: str = ""
    """The address of a page about the person."""


@dataclass(frozen=True, slots=True)
class Season:
    """What a season is called."""

    number: int
    """The season's number."""
    name: str
    """What it is called, 128 characters at most."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Where listeners talk to each other."""

    server: str
    """The server's name or address."""
    protocol: str
    """How it is spoken to: irc, matrix, xmpp, ..."""
    account: str = ""
    """The show's own account there."""
    space: str = ""
    """The room, as that server names it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a share of what listeners pay."""

    name: str
    """Whose share it is."""
    address: str
    """Where it goes: a node's key, or an account."""
    split: int
    """The share, counted beside the others'."""
    kind: str = "node"
    """What the address is: node or account."""
    custom_key: str = ""
    """A key that the payment carries, for wallets that share a node."""
    custom_value: str = ""
    """The value of that key."""
    fee: bool = False
    """It is a fee, taken before the others' shares."""


@dataclass(frozen=True, slots=True)
class Value:
    """How listeners pay while they listen, as the podcast namespace's tag ``value`` has it."""

    recipients: tuple[Recipient, ...]
    """Who gets what: one or more tables."""
    kind: str = "lightning"
    """The way of payment."""
    method: str = "keysend"
    """The transport of that way."""
    suggested: str = ""
    """What is suggested for a minute, in the way's own unit."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How the feed presents the show; raises UsageError for a share out of bounds."""

    page_size: int = 500
    """Episodes in a page of the feed's archive (RFC 5005)."""
    feed_size: int = 0
    """The most episodes in ``feed.xml``, whose oldest ``page_size`` become an archive where there are more; 0 for six
    times as many as in an archive."""
    corrections: Corrections = "note"
    """What a corrected article does to its episode: ``replace`` it silently, replace it and add a ``note`` to the show
    notes, or appear as a ``new episode``."""
    removed: Removed = "keep"
    """What becomes of an episode whose article is gone: ``keep`` it, keep it with a ``note``, or ``drop`` it."""
    kind: Literal["episodic", "serial"] = "episodic"
    """``episodic``, newest first, or ``serial`` for a show to be heard from its beginning."""
    medium: str = "podcast"
    """The podcast namespace's word for what this is, as in audiobook or newsletter."""
    locked: bool = True
    """Other hosts may not import the feed."""
    narrator: str = ""
    """Who is credited as its voice; empty leaves each episode's own."""
    synthetic: bool = True
    """Whether that voice is a machine's."""
    disclosure: Disclosure = "notes"
    """Where a synthetic voice is told of: in ``notes`` and the feed; with ``full`` also by a line that it says itself,
    on the page, in the audio file's label and in its Content Credentials; or nowhere (``none``)."""
    disclosure_at: Literal["beginning", "end"] = "beginning"
    """Where the line stands: at the ``beginning``, behind title and author, or at the ``end``."""
    disclosure_words: str = ""
    """That line in your own words, in the show's language."""
    signing_certificate: str = ""
    """A PEM file, seen from this file's folder, of the certificate with which Content Credentials are signed; without
    it one is made that nobody vouches for."""
    signing_key: str = ""
    """The PEM file of that certificate's private key."""
    licence: str = ""
    """Under what it may be used: a lower-case identifier of SPDX's kind, as "cc-by-4.0", or a name of your own with
    ``licence_url``."""
    licence_url: str = ""
    """The address of a licence of your own."""
    funding: tuple[Funding, ...] = ()
    """Where listeners give money: one or more tables."""
    rhythm: str = ""
    """How often an episode comes, in words, as in "weekly, on Mondays"."""
    rhythm_rule: str = ""
    """The same as a rule of iCalendar (RFC 5545): "FREQ=WEEKLY;BYDAY=MO"."""
    places: tuple[Place, ...] = ()
    """Places that the show is about, or made in."""
    trailer: Trailer | None = None
    """An episode of a minute that says what the show is."""
    podroll: tuple[Recommended, ...] = ()
    """Other shows that this one recommends."""
    people: tuple[Person, ...] = ()
    """Who makes the show, and the pictures and pages of authors and of the narrator: one or more tables."""
    seasons: tuple[Season, ...] = ()
    """The names of seasons: one or more tables."""
    publisher: Recommended | None = None
    """The feed of the house whose show this is."""
    members: tuple[Recommended, ...] = ()
    """In the feed of a house (``medium = "publisher"``), its shows."""
    value: Value | None = None
    """How listeners pay while they listen."""
    chat: Chat | None = None
    """Where listeners talk to each other."""
    media_url: str = ""
    """Where the audio is, if not below ``show.base_url``: the same tree on another host."""
    media_prefix: str = ""
    """A service that counts downloads, as "https://op3.dev/e/", whose address stands before the audio's own."""
    feeds: tuple[Topics, ...] = ()
    """Gives each ``tag`` or each ``author`` a feed of its own beside the show's."""
    hubs: tuple[str, ...] = ()
    """Addresses of WebSub hubs that are told of each new feed."""
    podping: bool = False
    """Announce each delivery at podping.cloud; its key is ``PODPING_TOKEN`` in the environment."""
    overcast: bool = False
    """Announce each delivery to Overcast."""
    private: bool = False
    """Keep the show out of directories; its listeners have an address each."""
    block: tuple[str, ...] = ()
    """Directories that may not list the show, as the podcast namespace names them: "spotify"."""
    apple_verification: str = ""
    """The code that Apple asks for when a show changes hands."""
    apple_url: str = ""
    """The show's page at Apple Podcasts, for the site's button."""
    spotify_url: str = ""
    """The show's page at Spotify, for the site's button."""
    theme: str = ""
    """A folder of templates that take the place of the site's own, seen from this file's."""
    figures: Figures = "shown"
    """Whether an episode's page shows the pictures of its article, as small files of the show's own, or names them
    with a link to the article (``linked``)."""
    target: str = ""
    """Where ``publish`` delivers when it is not told: a folder or an address such as "s3://bucket/show"; ``${NAME}`` is
    taken from the environment."""
    keep: int = 0
    """So many episodes, the newest, are in ``feed.xml``; 0 for all."""
    keep_days: int = 0
    """Episodes of so many days are in ``feed.xml``; 0 for all."""
    older: Older = "archive"
    """What becomes of the others: they stand in the feed's ``archive`` pages, or leave the show as if an editor had
    chosen to ``withdraw`` them."""
    grace_days: int = 30
    """How long a file stays at the target that nothing names any more; what was withdrawn goes at once."""
    new_feed_url: str = ""
    """Where the show has moved: the address of its feed there."""
    complete: bool = False
    """Say that no further episode will come."""
    review: bool = False
    """New and changed episodes wait until an editor approves them."""
    correction_share: float = 0.1
    """What changes no more than this share of the words is no correction to tell of, unless a line ``correction:`` in
    the header says so; 0 tells of every change."""

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
    def own_roles(self) -> frozenset[AssetRole]:
        """Files that the world is not shown."""
        return OWN_ROLES if self.figures == "shown" else OWN_ROLES | {"figure"}

    @property
    def most_items(self) -> int:
        """How many episodes ``feed.xml`` holds at most."""
        return max(self.feed_size or PAGES_IN_FEED * self.page_size, self.page_size)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How ``articlecast serve`` is reached; raises UsageError for an origin that is none."""

    hosts: tuple[str, ...] = ()
    """Names of the server beside the host of ``show.base_url``, this machine's own and its addresses, as in
    ["podcast.lan"]; "*" for any. A request for another host is refused."""
    submissions_per_hour: int = 60
    """How many articles each token may hand in with ``--submit``."""
    submit_origins: tuple[str, ...] = ()
    """The origins whose pages' scripts may do that, as in ["https://desk.example.org"]."""
    assistants_publish: bool = False
    """Whether ``articlecast mcp`` may deliver the show, too."""

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
