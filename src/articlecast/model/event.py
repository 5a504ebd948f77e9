"""What a third party's code may hear of a show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

EventKind = Literal["published", "changed", "withdrawn", "failed"]


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one episode at ``at``.

    ``published``, ``changed`` and ``withdrawn`` are told once the feed that says so has gone out: ``guid``, ``title``,
    ``link`` and ``enclosure`` are the item's in that feed, or in the one before where it is withdrawn. ``failed`` is
    told of an article that could not be rendered: ``source`` names it, ``error`` and ``hint`` say why and what to type.
    """

    kind: EventKind
    show: str
    at: datetime
    guid: str = ""
    title: str = ""
    link: str = ""
    enclosure: str = ""
    source: str = ""
    error: str = ""
    hint: str = ""
