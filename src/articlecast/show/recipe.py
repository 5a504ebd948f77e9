"""The settings that an episode depends on, digested so that an upgrade of ours is no change of theirs.

What an editor chose is in the digest, and what is left to us is not: a setting that is new, or that has another default
now, renders nothing again. How earlier versions digested the same settings stands in a table, for their manifests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from articlecast.names import sha256_hex
from articlecast.read import FETCH_OPTIONS, SiteRule
from articlecast.show.rules import list_heard
from articlecast.show.settings import Settings
from articlecast.show.sounds import place_sounds
from articlecast.speak import SILENT_OPTIONS

_STAGES = ("read", "narrate", "speak", "master")
_UNHEARD = {"read": FETCH_OPTIONS, "speak": SILENT_OPTIONS}
"""By stage, the options on which no byte of an episode depends."""


def digest_recipes(settings: Settings, cover: bytes) -> tuple[str, ...]:
    """Digests every setting that an episode's bytes depend on; what it leaves out can change without a new render.

    The first is how that is written today, the others how earlier versions would have written the same settings.
    ``cover`` is the show's as they made it, of which those digested the bytes.
    """
    chosen = {name: list_chosen(getattr(settings, name), name) for name in _STAGES}
    rules = list_heard(settings.rules)
    told = list_disclosed(settings)
    today = [chosen, _list_common(settings), digest_picture(settings), *filter(None, (rules, told))]
    digests = [sha256_hex(json.dumps(today, sort_keys=True, default=str).encode())]
    if rules or told:  # no earlier version knew any
        return tuple(digests)
    for names in _list_editions(settings, chosen):
        earlier = [*(names[stage] for stage in _STAGES), *_list_common(settings)]
        digests.append(sha256_hex(json.dumps(earlier, sort_keys=True, default=str).encode() + cover))
    return tuple(digests)


def list_disclosed(settings: Settings) -> dict[str, str]:
    """How the voice says that it is synthetic, and the file's label with it; nothing where it does not."""
    options = settings.publish
    return {"at": options.disclosure_at, "words": options.disclosure_words} if options.discloses else {}


def digest_picture(settings: Settings) -> str:
    """Of the show's own cover; a drawn one is ours."""
    artwork = settings.folder / settings.show.artwork if settings.show.artwork else None
    return sha256_hex(artwork.read_bytes()) if artwork and artwork.is_file() else ""


def name_fingerprint(recipe: str, article: str, art: bytes) -> str:
    """The fingerprint of an episode: of today's recipe, the digest of what its article says, and its picture's."""
    return sha256_hex(f"{recipe} {article} ".encode() + art)


def list_fingerprints(recipes: Sequence[str], said: bytes, art: bytes) -> Iterator[str]:
    """Today's fingerprint of what an article says, then those that earlier versions would have given it."""
    yield name_fingerprint(recipes[0], sha256_hex(said), art)
    for recipe in recipes[1:]:
        yield sha256_hex(recipe.encode() + said + art)


def _list_common(settings: Settings) -> list[dict[str, Any]]:
    show, sounds = settings.show, place_sounds(settings)[1]
    common: list[dict[str, Any]] = [{"show": show.title, "author": show.author, "language": show.language}]
    return common + [extra for extra in ({"lexicon": settings.lexicon}, {"sounds": sounds}) if any(extra.values())]


def list_chosen(options: Any, stage: str) -> dict[str, Any]:
    """The options of a stage that are not as we choose them."""
    values, ours = asdict(options), asdict(type(options)())
    unheard = _UNHEARD.get(stage, ())
    chosen = {name: value for name, value in values.items() if name not in unheard and value != ours[name]}
    return _digest_sites(chosen, getattr(options, "sites", ()))


def _digest_sites(chosen: dict[str, Any], sites: Sequence[SiteRule]) -> dict[str, Any]:
    """The same, with the rules for sites as digests have them."""
    return chosen | ({"sites": [rule.as_digested() for rule in sites]} if "sites" in chosen else {})


# ---------------------------------------------------------------- as earlier versions digested them


@dataclass(frozen=True, slots=True)
class _Edition:
    """What the digest held since then: ``more`` options of each stage with their defaults, and ``less``."""

    more: Mapping[str, Mapping[str, Any]]
    less: Mapping[str, Sequence[str]] | None = None


_REMOTE = {
    "attempts": 6,
    "max_characters_per_run": 0,
    "patience": 120.0,
    "price_per_million": 0.0,
    "requests_per_minute": 0.0,
    "substitutes": (),
    "workers": 0,
}
_FETCH = {
    "allowed_hosts": (),
    "cache": "",
    "entries": 1000,
    "redirects": 5,
    "robots": True,
    "seconds_per_host": 1.0,
    "timeout_seconds": 20.0,
    "user_agent": "",
}
_KINDS = {
    "alt_texts": False,
    "boilerplate": "drop",
    "captions": True,
    "closing": "",
    "code": "name",
    "editor_notes": "say",
    "embeds": "name",
    "list_numbers": True,
    "longest_utterance": 400,
    "notes": "skip",
    "opening": "{title}\n{by}",
    "quotes": "say",
    "table_rows": 6,
}
_MUSIC = {"bed": "", "bed_below": 20.0, "bed_seconds": 20.0, "fade_seconds": 1.0, "intro": "", "music_below": 2.0}
_PAUSES = {"heading_pause": 0.7, "item_pause": 0.35, "paragraph_pause": 0.6, "section_pause": 1.2, "title_pause": 1.0}
_SOUND = {"bitrate": 64, "formats": ("mp3",), "loudness": -16.0, "quality": 5, "sample_rate": 44100, "true_peak": -1.0}

_EDITIONS = (
    _Edition(
        {
            "read": {"language": "", "largest_bytes": 20_000_000},
            "narrate": _PAUSES,
            "speak": {"engine": "espeak", "pitch": 1.0, "rate": 1.0, "voice": ""},
            "master": _SOUND,
        }
    ),
    _Edition({"read": {**_FETCH, "sites": ()}}),
    _Edition({"master": {"quality": 7}}),
    _Edition({"speak": {**_REMOTE, "engines": {}, "voices": {}}}),
    _Edition({"master": {**_MUSIC, "outro": "", "room_tone": 0.0, "sting": ""}}),
    _Edition({}, {"speak": tuple(_REMOTE)}),
    _Edition({"narrate": _KINDS}),
    _Edition({"read": {"user_agent": None}}),  # the show's title stood for none
    _Edition({"master": {"lead_image": True}}),
    _Edition({"narrate": {"maths": "say"}}),
    _Edition({"narrate": {"credits": False, "posts": "read"}}),
    _Edition({"narrate": {"opening": "{title}\n{by}\n{date}"}}),
    _Edition({}, {"read": ("largest_bytes", *_FETCH)}),
)
"""From the first version on, which digested every option, its default as well: the last was in use until rules were
counted. It is closed: today's digest needs no row for an option that is added.
"""


def _list_editions(settings: Settings, chosen: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, dict[str, Any]]]:
    """What each edition would have digested, the latest first; none that did not know an option that was chosen."""
    held: dict[str, dict[str, Any]] = {stage: {} for stage in _STAGES}
    editions = []
    for edition in _EDITIONS:
        for stage, more in edition.more.items():
            held[stage] = {**held[stage], **more}
        for stage, less in (edition.less or {}).items():
            held[stage] = {name: value for name, value in held[stage].items() if name not in less}
        editions.append({stage: dict(defaults) for stage, defaults in held.items()})
    written = {stage: _list_written(settings, stage) for stage in _STAGES}
    for defaults in reversed(editions):
        if all(set(chosen[stage]) <= set(defaults[stage]) for stage in _STAGES):
            yield {
                stage: {name: written[stage].get(name, value) for name, value in defaults[stage].items()}
                | ({"user_agent": settings.read.user_agent} if defaults[stage].get("user_agent", "") is None else {})
                for stage in _STAGES
            }


def _list_written(settings: Settings, stage: str) -> dict[str, Any]:
    """The options of a stage that are not as we choose them, those on which no episode depends among them."""
    options = getattr(settings, stage)
    ours = asdict(type(options)())
    if stage == "read":  # what stands for an empty one was filled in
        pages = settings.cache_folder / "pages"
        ours |= {"user_agent": settings.show.title, "cache": str(pages)}
    written = {field.name for field in fields(options)}
    values = asdict(options)
    found = {name: values[name] for name in written if values[name] != ours[name]}
    if "cache" in found and stage == "read" and Path(found["cache"]).is_relative_to(settings.folder):
        found["cache"] = str(Path(found["cache"]).relative_to(settings.folder))
    return _digest_sites(found, settings.read.sites)
