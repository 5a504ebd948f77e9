"""Which settings touch one episode, each kind digested apart: a name in the lexicon concerns those alone that say it.

A fingerprint tells that some setting has changed, and no more. The parts stand beside it in the manifest: they tell
which, and that none of it concerns this episode. What they look at is the script that it was spoken from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from articlecast.model import Episode
from articlecast.model.episode import Parts
from articlecast.names import sha256_hex
from articlecast.narrate import Lexicon, list_found, show_written
from articlecast.read import SiteRule, list_site_rules
from articlecast.show.recipe import digest_picture, list_chosen
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
}
"""What an editor calls each part."""


@dataclass(frozen=True, slots=True)
class Touch:
    """The settings of a show, as far as an episode depends on them; ``shared`` are the parts that all have alike."""

    shared: Parts
    sites: tuple[SiteRule, ...]
    reading: str
    lexicon: Lexicon
    voices: tuple[tuple[str, str], ...]
    speaking: str

    def list_parts(self, addresses: Sequence[str], script: str, art: bytes, override: str = "") -> Parts:
        """The parts of an episode: ``script`` is its script file, ``art`` its picture's digest, and ``override`` that
        of what an editor says of its article, if anything.

        ``addresses`` are its source's, its article's own and its feed's: a page may lead to another host.
        """
        rules = list_site_rules(self.sites, *addresses)
        entries = list_found(self.lexicon, show_written(script)) if self.lexicon.entries else ()
        voices = [row for row in self.voices if _is_heard(row[0].rpartition("/")[2], script)]
        own = (
            ("read", _digest(self.reading, [rule.as_digested() for rule in rules])),
            ("lexicon", _digest([asdict(entry) for entry in entries])),
            ("speak", _digest(self.speaking, voices)),
            ("art", sha256_hex(art)[:_LENGTH]),
            *((("override", override),) if override else ()),
        )
        return tuple(sorted((*self.shared, *own)))


_LENGTH = 12


def look_at_settings(settings: Settings) -> Touch:
    """What the settings of a show are to its episodes."""
    chosen = {stage: list_chosen(settings, stage) for stage in ("read", "narrate", "speak", "master")}
    show = settings.show
    named = {"title": show.title, "author": show.author, "language": show.language}
    shared = (
        ("narrate", _digest(chosen["narrate"])),
        ("master", _digest(chosen["master"], place_sounds(settings)[1])),
        ("show", _digest(named, digest_picture(settings))),
    )
    sites = tuple(settings.read.sites)
    voices = tuple(sorted(chosen["speak"].pop("voices", {}).items()))
    reading = {name: value for name, value in chosen["read"].items() if name != "sites"}
    return Touch(shared, sites, _digest(reading), settings.words, voices, _digest(chosen["speak"]))


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


def name_parts(parts: Iterable[str]) -> str:
    """Words for what has changed."""
    return ", ".join(NAMES[name] for name in NAMES if name in set(parts))


def _is_heard(name: str, script: str) -> bool:
    """Whether a role or a language of ``[speak.voices]`` may be one of the script's."""
    if name in {"narrator", "heading"}:
        return True
    mark = rf"^\[{re.escape(name)}\b" if name in ROLES else rf"\b{re.escape(name)}\b"
    return re.search(mark, script, re.MULTILINE | re.IGNORECASE) is not None


def _digest(*values: Any) -> str:
    return sha256_hex(json.dumps(values, sort_keys=True, default=str).encode())[:_LENGTH]
