"""What a site asks programs to leave alone: robots.txt (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules for one program; ``delay`` is the pause in seconds that it asks for, or 0."""

    paths: tuple[tuple[str, bool], ...] = ()
    """Each path and whether it is allowed; ``*`` stands for anything and ``$`` for the end."""
    delay: float = 0.0

    def allow(self, address: str) -> bool:
        """Whether the longest rule for an address allows it, as section 2.2.2 has it; what no rule names is allowed."""
        parts = urlsplit(address)
        place = _fold((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        found = [(len(path), allowed) for path, allowed in self.paths if _matches(path, place)]
        return max(found)[1] if found else True


def parse_rules(text: str, agent: str) -> Rules:
    """The rules of a robots.txt for ``agent``: its own groups, or those for everybody where it has none."""
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    named: list[str] = []
    named_last = False
    for field, value in _lines(text):
        if field == "user-agent":
            named = [*(named if named_last else []), value.split("/")[0].strip().lower()]
            groups |= {name: groups.get(name, ([], [])) for name in named}
        elif field in {"allow", "disallow"} and value:
            for name in named:
                groups[name][0].append((_fold(value), field == "allow"))
        elif field == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value):
            for name in named:
                groups[name][1].append(float(value))
        named_last = field == "user-agent"
    paths, delays = groups.get(agent.lower()) or groups.get("*") or ([], [])
    return Rules(tuple(paths), max(delays, default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _fold(path: str) -> str:
    """A path with each letter written one way, as section 2.2.2 compares them."""
    return quote(unquote(path), safe="/?&=*$:@!,;+~()'[]%")


def _matches(path: str, place: str) -> bool:
    """Whether a rule's path is the beginning of a place; found piece by piece, since a pattern could take for ever."""
    whole = path.endswith("$")
    first, *others = path.removesuffix("$").split("*")
    if not place.startswith(first):
        return False
    at = len(first)
    for piece in others:
        at = place.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not whole or at == len(place) or (bool(others) and place.endswith(others[-1]) and at <= len(place))
