"""Every setting with what an editor asks about it: what it is, its unit, its default, since when, and an example.

All of it is read from the schema; what a schema cannot know stands in the tables below, and tests find what lacks in
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from articlecast.errors import UsageError
from articlecast.names import suggest_name
from articlecast.show.schema import write_schema


class Setting(NamedTuple):
    """One setting: ``place`` is its dotted name, ``line`` an example as it stands in the file below ``table``.

    ``default`` is written as TOML, and empty for what has to be said.
    """

    place: str
    table: str
    kind: str
    unit: str
    default: str
    since: str
    text: str
    line: str


UNITS: Mapping[str, str] = {
    "_bytes": "bytes",
    "_days": "days",
    "_hours": "hours",
    "_megabytes": "megabytes",
    "_minutes": "minutes",
    "_pause": "seconds",
    "_seconds": "seconds",
    "_words": "words",
    "master.bed_below": "LU",
    "master.bitrate": "kbit/s",
    "master.loudness": "LUFS",
    "master.music_below": "LU",
    "master.quality": "a step, 0 to 9",
    "master.room_tone": "dBFS",
    "master.sample_rate": "Hz",
    "master.true_peak": "dBTP",
    "narrate.longest_utterance": "characters",
    "narrate.table_rows": "rows",
    "publish.correction_share": "a share, 0 to 1",
    "publish.keep": "episodes",
    "publish.feed_size": "episodes",
    "publish.page_size": "episodes",
    "publish.seasons.number": "a season, from 1",
    "publish.trailer.length": "bytes",
    "publish.trailer.season": "a season, from 1",
    "publish.value.recipients.split": "shares",
    "read.entries": "entries",
    "read.redirects": "redirects",
    "read.seconds_per_host": "seconds",
    "rules.rate": "a factor, 0.5 to 2",
    "serve.submissions_per_hour": "articles an hour",
    "speak.attempts": "attempts",
    "speak.max_characters_per_run": "characters",
    "speak.patience": "seconds",
    "speak.pitch": "a factor, 0.5 to 2",
    "speak.price_per_million": "money, in speak.currency",
    "speak.rate": "a factor, 0.5 to 2",
    "speak.requests_per_minute": "requests a minute",
    "speak.workers": "processes",
    "sync.attempts": "attempts",
    "sync.most_removed": "articles",
    "sync.reports": "reports",
}
"""The unit of each number, by the end of its name or by its place."""

FIRST = "0.1"
NEXT = "the next release"
SINCE: Mapping[str, str] = dict.fromkeys(
    (
        "narrate.citations", "narrate.interviews", "narrate.pointed_alt_texts", "narrate.pointers",
        "narrate.speech", "publish.chat", "publish.correction_share", "publish.disclosure",
        "publish.disclosure_at", "publish.disclosure_words", "publish.feed_size", "publish.figures", "publish.keep",
        "publish.keep_days", "publish.media_prefix", "publish.media_url", "publish.members", "publish.older",
        "publish.people", "publish.podroll.medium", "publish.publisher", "publish.review", "publish.seasons",
        "publish.signing_certificate", "publish.signing_key", "publish.value", "read.article_megabytes",
        "read.article_seconds", "read.books", "read.cookies", "read.host_seconds", "read.logins",
        "read.run_seconds", "read.sites.replace_text", "read.sites.skip_text", "read.sites.stop_at",
        "read.sites.title_strip", "read.time_zone", "rules.author", "rules.duplicates", "rules.exclude",
        "rules.include", "rules.least_words", "rules.lexicon", "rules.most_days", "rules.most_words",
        "rules.narrate", "rules.rate", "rules.review", "rules.skip", "rules.source", "rules.tag",
        "rules.voice", "rules.voices", "serve.assistants_publish", "serve.hosts",
        "serve.submissions_per_hour", "serve.submit_origins", "show.time_zone", "shows.from",
        "shows.select.author", "shows.select.source", "shows.select.tag", "sources.duplicates",
        "sources.mail", "sources.mail_senders", "sources.mail_since", "speak.currency", "speak.hear",
        "speak.recognisers", "studio.hosts", "studio.password", "studio.proxies", "studio.proxy_header",
        "sync.on", "sync.ping", "sync.ping_failed", "sync.webhook_secret",
    ),
    NEXT,
)  # fmt: skip
"""Since when a setting, or all in a table, is there which the first release had not; all others it had."""

EXAMPLES: Mapping[str, str] = {
    "lexicon": '{ Nguyen = "win", de = { Chemie = "kemie" } }',
    "master.bed": '"sounds/bed.wav"',
    "master.formats": '["mp3", "opus"]',
    "master.intro": '"sounds/intro.wav"',
    "master.outro": '"sounds/outro.wav"',
    "master.room_tone": "-66.0",
    "master.sting": '"sounds/sting.wav"',
    "narrate.closing": '"That was {title}."',
    "narrate.opening": '"{title}\\n{by}"',
    "publish.apple_url": '"https://podcasts.apple.com/podcast/id1"',
    "publish.apple_verification": '"7e64f2a1"',
    "publish.block": '["spotify"]',
    "publish.chat.account": '"@slip:chat.example.org"',
    "publish.chat.protocol": '"matrix"',
    "publish.chat.server": '"chat.example.org"',
    "publish.chat.space": '"#slip:chat.example.org"',
    "publish.disclosure": '"full"',
    "publish.disclosure_words": '"A computer reads this article to you."',
    "publish.feed_size": "500",
    "publish.feeds": '["tag"]',
    "publish.figures": '"linked"',
    "publish.hubs": '["https://hub.example.org/"]',
    "publish.keep": "100",
    "publish.keep_days": "365",
    "publish.licence": '"cc-by-4.0"',
    "publish.licence_url": '"https://example.org/licence"',
    "publish.media_prefix": '"https://op3.dev/e/"',
    "publish.media_url": '"https://media.example.org/harbour"',
    "publish.medium": '"publisher"',
    "publish.members.feed_url": '"https://example.org/nights/feed.xml"',
    "publish.members.guid": '"917393e3-1b1e-5cef-ace4-edaa54e1f810"',
    "publish.members.medium": '"podcast"',
    "publish.members.title": '"Harbour Nights"',
    "publish.narrator": '"Emma"',
    "publish.new_feed_url": '"https://pods.example.net/harbour/feed.xml"',
    "publish.people.href": '"https://example.org/ana"',
    "publish.people.img": '"https://example.org/ana.jpg"',
    "publish.people.name": '"Ana Lee"',
    "publish.people.role": '"editor"',
    "publish.podroll.medium": '"blog"',
    "publish.publisher.feed_url": '"https://example.org/house.xml"',
    "publish.publisher.guid": '"003af0a0-6a45-55cf-b765-68e3d349551a"',
    "publish.publisher.medium": '"publisher"',
    "publish.publisher.title": '"Harbour House"',
    "publish.rhythm": '"weekly, on Mondays"',
    "publish.rhythm_rule": '"FREQ=WEEKLY;BYDAY=MO"',
    "publish.seasons.name": '"The year of the slip"',
    "publish.seasons.number": "2",
    "publish.signing_certificate": '"keys/chain.pem"',
    "publish.signing_key": '"keys/key.pem"',
    "publish.spotify_url": '"https://open.spotify.com/show/1"',
    "publish.target": '"s3://bucket/show"',
    "publish.theme": '"theme"',
    "publish.funding.url": '"https://example.org/give"',
    "publish.places.country": '"IE"',
    "publish.places.geo": '"geo:53.34,-6.26"',
    "publish.places.name": '"Dublin"',
    "publish.places.osm": '"R1109531"',
    "publish.podroll.feed_url": '"https://example.org/other/feed.xml"',
    "publish.podroll.guid": '"917393e3-1b1e-5cef-ace4-edaa54e1f810"',
    "publish.podroll.title": '"Harbour Nights"',
    "publish.trailer.length": "480000",
    "publish.trailer.published": '"Thu, 01 Jan 2026 08:00:00 +0000"',
    "publish.trailer.season": "1",
    "publish.trailer.title": '"What this is"',
    "publish.trailer.url": '"https://example.org/trailer.mp3"',
    "publish.value.recipients.address": '"032f4ffbbafffbe51726ad3c164a3d0d37ec27bc67b29a159b0f49ae8ac21b8508"',
    "publish.value.recipients.custom_key": '"696969"',
    "publish.value.recipients.custom_value": '"ana"',
    "publish.value.recipients.name": '"Ana"',
    "publish.value.recipients.split": "90",
    "publish.value.suggested": '"0.00000015000"',
    "read.allowed_hosts": '["wiki.lan"]',
    "read.cache": '"/var/cache/pages"',
    "read.cookies": '"cookies.txt"',
    "read.language": '"en-GB"',
    "read.logins": '["https://me:${FEED_PASSWORD}@example.org"]',
    "read.sites.drop": '["aside.note", ".timeline"]',
    "read.sites.host": '"wire.example"',
    "read.sites.keep": '["div.story"]',
    "read.sites.replace_text": '{ "Ourtown" = "Our Town" }',
    "read.sites.skip_text": '["Sign up for our newsletter", "/^Advertisement$/"]',
    "read.sites.stop_at": '["Notes of the desk"]',
    "read.sites.title_strip": '[" | Wire"]',
    "read.time_zone": '"Europe/Dublin"',
    "read.user_agent": '"Harbour Notes"',
    "rules.author": '"Ana Lee"',
    "rules.duplicates": '"skip"',
    "rules.exclude": '["advertorial"]',
    "rules.include": '["harbour", "/tid(e|al)/"]',
    "rules.least_words": "200",
    "rules.lexicon": '{ Nguyen = "win" }',
    "rules.most_days": "30",
    "rules.most_words": "5000",
    "rules.narrate": "{ captions = false }",
    "rules.rate": "1.1",
    "rules.review": "true",
    "rules.skip": "false",
    "rules.source": '"articles/wire/*.md"',
    "rules.tag": '["harbour", "weather"]',
    "rules.voice": '"en-gb-scotland"',
    "rules.voices": '{ quote = "en-us" }',
    "serve.hosts": '["podcast.lan"]',
    "serve.submit_origins": '["https://desk.example.org"]',
    "show.artwork": '"cover.jpg"',
    "show.author": '"Ana Lee"',
    "show.base_url": '"https://podcast.example.org/harbour"',
    "show.category": '["Society & Culture", "Documentary"]',
    "show.copyright": '"Ana Lee"',
    "show.description": '"Notes from the harbour, read aloud."',
    "show.email": '"editor@example.org"',
    "show.guid": '"917393e3-1b1e-5cef-ace4-edaa54e1f810"',
    "show.language": '"en-GB"',
    "show.link": '"https://example.org"',
    "show.time_zone": '"Europe/Dublin"',
    "show.title": '"Harbour Notes"',
    "shows.from": '"dawn"',
    "shows.select.author": '"Ana Lee"',
    "shows.select.source": '"articles/wire"',
    "shows.select.tag": '"harbour"',
    "sources.articles": '["articles", "https://example.org/feed.xml"]',
    "sources.mail": '["imaps://ana%40example.org:${MAIL_PASSWORD}@mail.example.org/News"]',
    "sources.mail_senders": '["*@substack.com"]',
    "sources.mail_since": '"2026-01-01"',
    "speak.engine": '"auto"',
    "speak.engines": '{ openai = { model = "kokoro" } }',
    "speak.hear": '"whisper"',
    "speak.max_characters_per_run": "200000",
    "speak.price_per_million": "15.0",
    "speak.recognisers": '{ whisper = { model = "models/base" } }',
    "speak.requests_per_minute": "30",
    "speak.substitutes": '["espeak"]',
    "speak.voice": '"en-gb-scotland"',
    "speak.voices": '{ quote = "en-us", fr = "fr-fr" }',
    "speak.workers": "2",
    "studio.hosts": '["studio.example.org"]',
    "studio.password": '"${STUDIO_PASSWORD}"',
    "studio.proxy_header": '"X-Forwarded-User"',
    "sync.metrics": '"/var/lib/node_exporter/show.prom"',
    "sync.on": '["published", "failed"]',
    "sync.on_failure": '["mail", "-s", "podcast", "ops@example.org"]',
    "sync.ping": '"https://hc-ping.com/${CHECK}"',
    "sync.ping_failed": '"https://hc-ping.com/${CHECK}/fail"',
    "sync.webhook": '"https://ops.example.org/hooks/podcast"',
    "sync.webhook_secret": '"${PODCAST_HOOK}"',
}
"""A value as it is written, where the default says nothing; elsewhere a switch is shown turned, all else as it is."""

_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "table",
}
_Schema = Mapping[str, Any]


def list_settings() -> tuple[Setting, ...]:
    """All settings in the order of the schema; the tables that hold them are none themselves."""
    schema: _Schema = json.loads(write_schema())
    shows = schema["properties"]["shows"]["additionalProperties"]["properties"]
    rows = [*_walk({"properties": schema["properties"] | {"shows": {}}}, schema["$defs"], "", "")]
    query = {"properties": {"from": shows["from"], "select": shows["select"]}}
    return (*rows, *_walk(query, schema["$defs"], "shows", "[shows.NAME]"))


def find_setting(name: str) -> tuple[Setting, ...]:
    """The setting of that dotted name, or all in the table of that name; raises UsageError where there is neither."""
    rows = list_settings()
    name = name.strip().strip("[]")
    found = tuple(row for row in rows if row.place == name or row.place.startswith(f"{name}."))
    if found:
        return found
    ends = [row.place for row in rows if row.place.rpartition(".")[2] == name]
    near = f"; did you mean '{ends[0]}'?" if ends else suggest_name(name, [row.place for row in rows])
    meant = near.partition("'")[2].partition("'")[0]
    hint = f"articlecast settings --explain {meant}" if meant else "articlecast help settings"
    raise UsageError(name, f"no such setting{near}", hint)


def explain_setting(row: Setting) -> str:
    """The setting as a paragraph, its facts and its example, for a terminal."""
    facts = [row.kind, *([row.unit] if row.unit else []), f"default {row.default}" if row.default else "has to be said"]
    lines = "\n".join(f"    {line}" for line in (row.table, row.line) if line)
    return f"{row.place}  ({', '.join(facts)}; since {row.since})\n  {fold(row.text)}\n\n{lines}"


def fold(text: str) -> str:
    """A description on one line, its code marked as in Markdown."""
    return " ".join(text.split()).replace("``", "`")


def _walk(kind: _Schema, definitions: _Schema, above: str, table: str) -> Iterator[Setting]:
    for name, raw in kind["properties"].items():
        place = f"{above}.{name}" if above else name
        inner, many = _find_table(raw, definitions)
        if inner:
            yield from _walk(
                inner, definitions, place, f"[[{place}]]" if many else f"[{place}]".replace("shows.", "shows.NAME.")
            )
        elif raw:
            yield _describe(place, table, raw, needed=name in kind.get("required", ()) or place in _NEEDED)


def _find_table(raw: _Schema, definitions: _Schema) -> tuple[_Schema, bool]:
    """The schema of a table and whether there may be several of it; none for what is no table of settings."""
    many = raw.get("type") == "array"
    for kind in (raw, raw.get("items", {}), *raw.get("anyOf", ())):
        found = definitions.get(kind.get("$ref", "").rpartition("/")[2], kind)
        if (
            "properties" in found
            and found.get("title") != "Narrate"
            and not raw["description"].startswith("Options of")
        ):
            return found, many
    return {}, False


def _describe(place: str, table: str, raw: _Schema, *, needed: bool) -> Setting:
    name = place.rpartition(".")[2]
    kind = _name_kind(raw)
    default = "" if needed else _write(raw.get("default"), raw)
    choices = raw.get("enum") or ([True, False] if raw.get("type") == "boolean" else [])
    others = [word for word in map(json.dumps, choices) if word != default]
    turned = others[0] if others else default
    example = EXAMPLES.get(place) or turned
    return Setting(
        place, table, kind, _find_unit(place) if "number" in kind else "", default, _find_since(place),
        raw["description"], f"{name} = {example}",
    )  # fmt: skip


_NEEDED = frozenset({"show.title", "shows.from", "shows.select.tag"})
"""What has no default that would do, though the schema lets it be left out."""


def _write(value: object, raw: _Schema) -> str:
    """A default as TOML writes it; what a rule leaves out is what holds for the show."""
    if value is None:
        return "{}" if raw.get("type") == "object" else "what the show has"
    return json.dumps(value, ensure_ascii=False)


def _find_unit(place: str) -> str:
    return UNITS.get(place) or next((unit for end, unit in UNITS.items() if end[0] == "_" and place.endswith(end)), "")


def _find_since(place: str) -> str:
    return next((since for name, since in SINCE.items() if f"{place}.".startswith(f"{name}.")), FIRST)


def _name_kind(raw: _Schema) -> str:
    if "enum" in raw:
        return "one of " + ", ".join(map(str, raw["enum"]))
    if "const" in raw:
        return json.dumps(raw["const"])
    if raw.get("type") == "array":
        return f"list: {_name_kind(raw['items'])}" if "items" in raw else "list"
    if "anyOf" in raw:
        return " or ".join(dict.fromkeys(_name_kind(each) for each in raw["anyOf"] if each.get("type") != "null"))
    return _KINDS.get(raw.get("type", ""), "table")
