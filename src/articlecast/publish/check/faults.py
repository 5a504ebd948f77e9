"""What the options say that no app understands: each setting with its fault and what to write in its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from articlecast.names import GEO, quote, suggest_name
from articlecast.publish.feed.roles import GROUPS
from articlecast.publish.options import Place, PublishOptions, Recommended, Trailer, Value

MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
"""The namespace's media; each with an ``L`` behind it is a list of such, and ``mixed`` a list of several."""

LONGEST_NAME = 128
"""Characters that the namespace allows for the text of a tag."""

_MEDIUMS = frozenset({*MEDIA, *(f"{name}L" for name in MEDIA), "mixed"})
_LONG = frozenset({
    "theme", "target", "podroll.title", "publisher.title", "members.title", "value.recipients.address",
    "value.recipients.custom_value",
})  # fmt: skip
"""Settings that are read whole, however long."""
_WEB = re.compile(r"https?://[^\s/]\S*")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no line holds, and XML in no attribute."""
_NUMBERS = r"[+-]?\d{1,3}(,[+-]?\d{1,3})*"
_RULE = {  # RFC 5545, section 3.3.10
    "FREQ": "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "COUNT": r"[1-9]\d*",
    "INTERVAL": r"[1-9]\d*",
    "BYDAY": r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU))*",
    "WKST": "MO|TU|WE|TH|FR|SA|SU",
    **dict.fromkeys(
        ("BYSECOND", "BYMINUTE", "BYHOUR", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"), _NUMBERS
    ),
}
_BOUNDS = (
    ("page_size", 1, 100_000, "500"), ("feed_size", 0, 1_000_000, "3000"), ("keep", 0, 1_000_000, "100"),
    ("keep_days", 0, 36_500, "365"), ("grace_days", 0, 36_500, "30"),
)  # fmt: skip


class Fault(NamedTuple):
    """``setting`` below ``[publish]``, what is ``wrong`` with it, and the ``remedy``, a line to write."""

    setting: str
    wrong: str
    remedy: str


def find_faults(options: PublishOptions) -> Iterator[Fault]:
    """Everything that is wrong with the options, in the order of their fields where it can be."""
    for name, lowest, highest, good in _BOUNDS:
        value = getattr(options, name)
        if not lowest <= value <= highest:
            yield Fault(name, f"{value} is not between {lowest} and {highest}", f"{name} = {good}")
    if options.medium not in _MEDIUMS:
        yield _find_bad_medium("medium", options.medium)
    yield from _find_bad_lines(options)
    yield from _find_bad_addresses(options)
    bare = options.licence and not options.licence_url and not _CONTROL.search(options.licence)
    if bare and not re.fullmatch(r"[a-z0-9.+-]+", options.licence):
        name = re.sub(r"[^a-z0-9.+]+", "-", options.licence.lower()).strip("-") or "cc-by-4.0"
        wrong = f"{quote(options.licence)} is neither an identifier in lower case nor has it a licence_url"
        yield Fault("licence", wrong, f'licence = "{name}"   (or licence_url = "https://...", where its text is)')
    yield from _find_bad_rhythm(options)
    for place in options.places:
        yield from _find_bad_place(place)
    if options.trailer:
        yield from _find_bad_trailer(options.trailer)
    for setting, shows in _list_remote(options):
        for show in shows:
            yield from _find_bad_guid(show, setting)
            if show.medium and show.medium not in _MEDIUMS:
                yield _find_bad_medium(f"{setting}.medium", show.medium)
    yield from _find_bad_people(options)
    yield from _find_bad_hosts(options)
    yield from _find_bad_value(options)
    for slug in options.block:
        if not re.fullmatch(r"[a-z0-9_-]+", slug):
            good = re.sub(r"[^a-z0-9_-]+", "", slug.lower()) or "spotify"
            yield Fault(
                "block", f"{quote(slug)} is no service's slug", f'block = ["{good}"]   (lower case, as Spotify is)'
            )


def _find_bad_medium(setting: str, medium: str) -> Fault:
    wrong = f"{quote(medium)} is no medium of Podcasting 2.0{suggest_name(medium, _MEDIUMS)}"
    return Fault(setting, wrong, 'medium = "podcast"   (or another of: ' + ", ".join(MEDIA) + ")")


def _find_bad_lines(options: PublishOptions) -> Iterator[Fault]:
    """Names too long for their tag, empty ones, and anything that does not stand in a line."""
    trailer = options.trailer
    rows: list[tuple[str, str, bool]] = [  # setting, value, whether it may be empty
        ("narrator", options.narrator, True), ("licence", options.licence, True), ("rhythm", options.rhythm, True),
        ("apple_verification", options.apple_verification, True), ("theme", options.theme, True),
        ("target", options.target, True), *(("funding.text", row.text, False) for row in options.funding),
        *(("places.name", row.name, False) for row in options.places),
        *((f"{setting}.title", row.title, True) for setting, shows in _list_remote(options) for row in shows),
        *((("trailer.title", trailer.title, False),) if trailer else ()),
        *(("people.name", row.name, False) for row in options.people),
        *(("seasons.name", row.name, False) for row in options.seasons),
        *((("chat.server", options.chat.server, False), ("chat.protocol", options.chat.protocol, False),
           ("chat.account", options.chat.account, True), ("chat.space", options.chat.space, True))
          if options.chat else ()),
        *(_list_value_lines(options.value) if options.value else ()),
    ]  # fmt: skip
    for setting, value, may_be_empty in rows:
        name = setting.rpartition(".")[2]
        if _CONTROL.search(value):
            good = " ".join(_CONTROL.sub(" ", value).split()).replace('"', "'")
            yield Fault(setting, f"{quote(value)} has a control character", f'{name} = "{good[:LONGEST_NAME]}"')
        elif not value.strip() and (value or not may_be_empty):
            yield Fault(setting, "is empty", f'{name} = "..."   (or leave it out)')
        elif len(value) > LONGEST_NAME and setting not in _LONG:
            yield Fault(setting, f"has {len(value)} characters, apps read {LONGEST_NAME}", "shorten it")


def _list_value_lines(value: Value) -> Iterator[tuple[str, str, bool]]:
    """What stands in the attributes of ``podcast:value``, as the lines above: wallets read each of them."""
    yield "value.kind", value.kind, False
    yield "value.method", value.method, False
    for row in value.recipients:
        yield "value.recipients.name", row.name, False
        yield "value.recipients.address", row.address, False
        yield "value.recipients.kind", row.kind, False
        yield "value.recipients.custom_key", row.custom_key, True
        yield "value.recipients.custom_value", row.custom_value, True


def _find_bad_addresses(options: PublishOptions) -> Iterator[Fault]:
    """What apps are sent to by the settings: an address without a scheme leads them nowhere."""
    trailer = options.trailer
    rows: tuple[tuple[str, str], ...] = (
        ("new_feed_url", options.new_feed_url),
        ("licence_url", options.licence_url),
        ("apple_url", options.apple_url),
        ("spotify_url", options.spotify_url),
        *(("hubs", hub or "(none)") for hub in options.hubs),
        *(("funding.url", row.url or "(none)") for row in options.funding),
        *((f"{setting}.feed_url", row.feed_url) for setting, shows in _list_remote(options) for row in shows),
        *(("people.img", row.img) for row in options.people),
        *(("people.href", row.href) for row in options.people),
        ("media_url", options.media_url),
        ("media_prefix", options.media_prefix),
        *((("trailer.url", trailer.url or "(none)"),) if trailer else ()),
    )
    for setting, url in rows:
        if url and not (_WEB.fullmatch(url) and not _CONTROL.search(url)):
            host, slash, path = re.sub(r"^.*?://|^[:/]+", "", url.strip()).partition("/")
            bare = host + slash + path.replace(" ", "%20")
            bare = re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff\"<>\\^`{|}]+", "", bare)
            good = bare if bare and bare != "(none)" else "example.org"
            yield Fault(setting, f"{quote(url)} is not absolute", f'write it in full, as "https://{good}"')


def _find_bad_rhythm(options: PublishOptions) -> Iterator[Fault]:
    rule = options.rhythm_rule
    if not rule:
        return
    if not options.rhythm.strip():
        yield Fault("rhythm_rule", "stands alone: listeners are shown rhythm", 'rhythm = "Every Tuesday"')
    parts = [part.partition("=") for part in rule.split(";")]
    keys = [key for key, _, _ in parts]
    bad = next((f"{key}={value}" for key, _, value in parts if not re.fullmatch(_RULE.get(key, "(?!)"), value)), "")
    if bad:
        name = bad.partition("=")[0]
        near = "" if name in _RULE else suggest_name(name.upper(), _RULE)
        wrong = f"{quote(bad.rstrip('='))} is no part of an iCalendar rule{near}"
    elif "FREQ" not in keys:
        wrong = f"{quote(rule)} does not say FREQ"
    elif len(set(keys)) < len(keys) or {"COUNT", "UNTIL"} <= set(keys):
        wrong = f"{quote(rule)} says twice when it ends, or one part twice"
    else:
        return
    yield Fault("rhythm_rule", wrong, 'rhythm_rule = "FREQ=WEEKLY;BYDAY=TU"   (RFC 5545, without RRULE: in front)')


def _find_bad_place(place: Place) -> Iterator[Fault]:
    rows = (  # RFC 5870; the namespace's form of OpenStreetMap's objects; ISO 3166
        ("geo", place.geo, GEO, "geo:60.15,-1.14"),
        ("osm", place.osm, r"[NWR]\d+(#\d+)?", "R148838"),
        ("country", place.country, "[A-Za-z]{2}", "gb"),
    )
    for name, value, form, good in rows:
        if value and not re.fullmatch(form, value):
            yield Fault(f"places.{name}", f"{quote(value)} is not of the form that apps read", f'{name} = "{good}"')


def _find_bad_trailer(trailer: Trailer) -> Iterator[Fault]:
    if not _is_rfc_2822(trailer.published):
        wrong = f"{quote(trailer.published)} is no date of RFC 2822"
        yield Fault("trailer.published", wrong, f'published = "{_write_date(trailer.published)}"')
    for name, value in (("length", trailer.length), ("season", trailer.season)):
        if value < 0:
            yield Fault(f"trailer.{name}", f"{value} is below 0", f"{name} = 0   (or leave it out)")
    if not re.fullmatch(r"(audio|video)/[\w.+-]+", trailer.media_type):
        wrong = f"{quote(trailer.media_type)} is no type of sound or film"
        yield Fault("trailer.media_type", wrong, 'media_type = "audio/mpeg"')


def _is_rfc_2822(text: str) -> bool:
    if not re.fullmatch(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)", text):
        return False
    try:
        return parsedate_to_datetime(text) is not None
    except ValueError:
        return False


def _write_date(text: str) -> str:
    """The date meant, as RFC 2822 writes it; an example where none can be made out."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "Tue, 12 Mar 2024 06:30:00 +0000"
    return format_datetime(moment)


def _list_remote(options: PublishOptions) -> tuple[tuple[str, tuple[Recommended, ...]], ...]:
    """The settings that name shows elsewhere, and those shows."""
    house = (options.publisher,) if options.publisher else ()
    return ("podroll", options.podroll), ("publisher", house), ("members", options.members)


def _find_bad_people(options: PublishOptions) -> Iterator[Fault]:
    """Roles that no app knows, and seasons whose number says nothing, or of one season two things."""
    for row in options.people:
        if row.role.lower() not in GROUPS:
            wrong = f"{quote(row.role)} is no role of Podcasting 2.0{suggest_name(row.role.lower(), GROUPS)}"
            yield Fault("people.role", wrong, 'role = "host"   (or editor, producer, author, narrator, translator, …)')
    for season in options.seasons:
        if season.number < 1:
            yield Fault("seasons.number", f"{season.number} is no season: they count from 1", "number = 1")
    numbers = [season.number for season in options.seasons]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Fault("seasons.number", f"{number} has two names", f"number = {max(numbers) + 1}")
    if options.members and options.medium != "publisher":
        yield Fault("members", "are a publisher's, and the medium is another", 'medium = "publisher"')


def _find_bad_hosts(options: PublishOptions) -> Iterator[Fault]:
    """Addresses in front of the audio's name, or of its own address, which can stand behind none of them."""
    prefix, host = options.media_prefix, options.media_url
    if _WEB.fullmatch(prefix) and not prefix.endswith("/"):
        wrong = f"{quote(prefix)} does not end in a slash: the audio's address stands behind it"
        yield Fault("media_prefix", wrong, f'media_prefix = "{prefix}/"')
    if _WEB.fullmatch(host) and re.search("[?#]", host):
        wrong = f"{quote(host)} has a query or a fragment: the audio's path stands behind it"
        yield Fault("media_url", wrong, f'media_url = "{re.split("[?#]", host)[0].rstrip("/")}"')
    if _WEB.fullmatch(host) and "@" in host.partition("://")[2].partition("/")[0]:
        wrong = "has a user's name or password, and stands in the feed for everybody to read"
        yield Fault("media_url", wrong, f'media_url = "https://{host.rpartition("@")[2]}"')


def _find_bad_value(options: PublishOptions) -> Iterator[Fault]:
    """A way of paying that pays nobody: wallets read the shares by their split, and need an address."""
    if options.value is None:
        return
    if not options.value.recipients:
        yield Fault("value.recipients", "are none", 'recipients = [{ name = "Ana", address = "…", split = 100 }]')
    for row in options.value.recipients:
        if row.split < 0:
            yield Fault("value.recipients.split", f"{row.split} is below 0", "split = 100")
    if options.value.recipients and not any(row.split for row in options.value.recipients):
        yield Fault("value.recipients.split", "is 0 for everybody: nobody is paid", "split = 100")
    suggested = options.value.suggested
    if suggested and not re.fullmatch(r"\d*\.?\d+", suggested):
        yield Fault("value.suggested", f"{quote(suggested)} is no amount", 'suggested = "0.00000015000"')


def _find_bad_guid(show: Recommended, setting: str = "podroll") -> Iterator[Fault]:
    if _UUID.fullmatch(show.guid):
        return
    from articlecast.publish.feed.podcasting import feed_guid  # noqa: PLC0415 -- lxml and feedgen, for a proposal

    good = feed_guid(show.feed_url) if _WEB.fullmatch(show.feed_url) else "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    yield Fault(f"{setting}.guid", f"{quote(show.guid)} is no podcast:guid, a UUID", f'guid = "{good}"')
