"""Which settings touch one episode, each kind digested apart: a name in the lexicon concerns those alone that say it.

A fingerprint tells that some setting has changed, and no more. The parts stand beside it in the manifest: they tell
which, and that none of it concerns this episode. What they look at is the script that it was spoken from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from articlecast.model import Episode
from articlecast.model.episode import Parts
from articlecast.names import sha256_hex
from articlecast.narrate import list_found, show_written
from articlecast.read import SiteRule, list_site_rules
from articlecast.show.recipe import digest_picture, list_chosen, list_disclosed
from articlecast.show.rules import Described, Manner, Rule, apply_rules, find_rules
from articlecast.show.settings import Settings
from articlecast.show.sounds import place_sounds
from articlecast.speak import ROLES

WORDS = frozenset({"read", "narrate", "lexicon"})
"""Parts on which what is said depends, and nothing else."""
SHOWN = frozenset({"read", "override"})
"""Parts on which it depends, too, what an episode's page and item show."""

NAMES: Mapping[str, str] = {
    "read": "how its source is read",
    "narrate": "the narration",
    "lexicon": "a word of the lexicon that it says",
    "speak": "the voice",
    "master": "the sound",
    "show": "the show's title, author, language or cover",
    "art": "its picture",
    "override": "an override",
    "recording": "its recording",
    "disclosure": "the line that says that its voice is synthetic",
}
"""What an editor calls each part."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A manner of narrating and speaking: its digests but for the voices, of which not every episode has each."""

    narrating: str
    speaking: str
    voices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """The settings of a show, as far as an episode depends on them; ``shared`` are the parts that all have alike.

    ``heard`` is how those are narrated and spoken of which no rule says anything else: it is ``manner``, digested.
    """

    shared: Parts
    sites: tuple[SiteRule, ...]
    reading: str
    rules: tuple[Rule, ...]
    manner: Manner
    heard: _Heard

    def list_parts(
        self,
        article: Described,
        name: str,
        locator: str,
        script: str,
        art: bytes,
        *,
        entry: str = "",
        override: str = "",
        recording: str = "",
    ) -> Parts:
        """The parts of the episode of an article: ``script`` is its script file, ``art`` its picture's digest, and
        ``override`` that of what an editor says of the article, if anything, and ``recording`` that of a person's own
        that is heard.

        ``name`` is its source as manifests have it, ``locator`` where that is, and an ``entry`` of a feed may have led
        to it; a page may lead to another host.
        """
        sites = list_site_rules(self.sites, locator, article.url, entry)
        manner = apply_rules(self.manner, find_rules(self.rules, article, name, entry))
        heard = self.heard if manner is self.manner else _digest_manner(manner)
        entries = list_found(manner.words, show_written(script)) if manner.words.entries else ()
        voices = [row for row in heard.voices if _is_heard(row[0].rpartition("/")[2], script)]
        own = (
            ("read", _digest(self.reading, [rule.as_digested() for rule in sites])),
            ("narrate", heard.narrating),
            ("lexicon", _digest([asdict(entry) for entry in entries])),
            ("speak", _digest(heard.speaking, voices)),
            ("art", sha256_hex(art)[:_LENGTH]),
            *((("override", override),) if override else ()),
            *((("recording", recording[:_LENGTH]),) if recording else ()),
        )
        return tuple(sorted((*self.shared, *own)))


_LENGTH = 12


def look_at_settings(settings: Settings) -> Touch:
    """What the settings of a show are to its episodes."""
    show, manner = settings.show, settings.manner
    named = {"title": show.title, "author": show.author, "language": show.language}
    shared = (
        ("master", _digest(list_chosen(settings.master, "master"), place_sounds(settings)[1])),
        ("show", _digest(named, digest_picture(settings))),
        *((("disclosure", _digest(told)),) if (told := list_disclosed(settings)) else ()),
    )
    reading = {name: value for name, value in list_chosen(settings.read, "read").items() if name != "sites"}
    sites = tuple(settings.read.sites)
    return Touch(shared, sites, _digest(reading), settings.rules, manner, _digest_manner(manner))


def _digest_manner(manner: Manner) -> _Heard:
    speak = list_chosen(manner.speak, "speak")
    voices = tuple(sorted(speak.pop("voices", {}).items()))
    return _Heard(_digest(list_chosen(manner.narrate, "narrate")), _digest(speak), voices)


def load_script_file(episode: Episode, folder: Path) -> str | None:
    """The script that an episode was spoken from, as its file has it; None where it cannot be had."""
    for asset in episode.assets_of("script"):
        try:
            return (folder / episode.slug / asset.name).read_text("utf-8")
        except (OSError, ValueError):
            return None
    return None


def list_touched(known: Episode, now: Parts) -> frozenset[str]:
    """The parts that are not what they were when the episode was made; what an editor worded knows no rule of ours."""
    before, after = dict(known.parts), dict(now)
    touched = {name for name in before | after if before.get(name) != after.get(name)}
    return frozenset(touched - (WORDS if known.edited else frozenset()))


def is_recorded_anew(known: Episode, recording: str) -> bool:
    """Whether a person's own recording of that digest is another than the one that is heard, or the first, or gone."""
    return bool(known.parts) and dict(known.parts).get("recording", "") != recording[:_LENGTH]


def name_parts(parts: Iterable[str]) -> str:
    """Words for what has changed."""
    return ", ".join(NAMES[name] for name in NAMES if name in set(parts))


def _is_heard(name: str, script: str) -> bool:
    """Whether a role or a language of ``[speak.voices]`` may be one of the script's."""
    if name in {"narrator", "heading"}:
        return True
    mark = rf"^\[(?:{name}\b|[^\]]*voice={name}\])" if name in ROLES else rf"\b{re.escape(name)}\b"
    return re.search(mark, script, re.MULTILINE | re.IGNORECASE) is not None


def _digest(*values: Any) -> str:
    return sha256_hex(json.dumps(values, sort_keys=True, default=str).encode())[:_LENGTH]
