"""Whether an article may be an episode that listeners see, and since or until when: a pure decision with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from articlecast.model import Article
from articlecast.moments import is_over, write_moment
from articlecast.names import OVERRIDES_FILE

Held = Literal["draft", "expired", "skipped"]
"""What an article can be that no episode is made of; the episode that it had is in no feed meanwhile.

A rule skips new articles alone: what listeners have they keep.
"""
DRAFTS = "_drafts"
AMONG_DRAFTS = f"it is in a folder {DRAFTS}"
"""The folder of drafts (https://jekyllrb.com/docs/posts/#drafts), as Hexo has it, too."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why an article is kept from listeners."""

    state: Held
    reason: str


def find_hold(article: Article, name: str, now: datetime, zone: str = "") -> Hold | None:
    """Why the article of that name, as manifests have it, is kept from listeners at ``now``; None where it is not.

    ``zone`` is the show's, in which moments are told.
    """
    if article.hidden:
        return Hold(judge_hidden(article.hidden), article.hidden)
    if is_among_drafts(name):
        return Hold("draft", AMONG_DRAFTS)
    if article.expires and is_over(article.expires, now):
        return Hold("expired", tell_over(article.expires, zone))
    return None


def judge_hidden(reason: str) -> Literal["draft", "skipped"]:
    """Who keeps it from listeners: its own article, as a draft, or an editor's override."""
    return "skipped" if is_overridden(reason) else "draft"


def is_overridden(reason: str) -> bool:
    """Whether it is an editor's override that keeps the article from listeners, and no rule."""
    return reason.startswith(OVERRIDES_FILE)


def is_among_drafts(name: str) -> bool:
    """Whether a file stands in a folder of drafts."""
    return "://" not in name and DRAFTS in name.split("/")[:-1]


def tell_over(expires: datetime, zone: str = "") -> str:
    """``since 2026-03-01 09:00 UTC``."""
    return f"since {write_moment(expires, zone)}"


def tell_due(published: datetime, now: datetime, zone: str = "") -> str:
    """``scheduled: in the feed from 2026-03-01 09:00 UTC``; empty for what is due."""
    return f"scheduled: in the feed from {write_moment(published, zone)}" if published > now else ""
