"""Slugs as a person types them: shortened, as long as one episode alone begins so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from articlecast.errors import UsageError
from articlecast.names import ENTRY, suggest_name
from articlecast.show.episodes.store import list_slugs
from articlecast.show.review import FOLDER, load_versions
from articlecast.show.settings import Settings, locate_source

_MOST_NAMED = 5


def find_slugs(settings: Settings, typed: Sequence[str]) -> tuple[str, ...]:
    """The slug that each of these is, or the only one that begins so; raises UsageError for none and for several."""
    known = {*list_slugs(settings.episodes_folder), *list_slugs(settings.episodes_folder / FOLDER)}
    return tuple(complete_name(each, known, "episode has this slug") for each in typed)


def find_article(settings: Settings, typed: str) -> str:
    """The source that was typed or, where there is no such file, that of the only episode whose slug begins so."""
    if "://" in typed or ENTRY in typed or typed == "-" or Path(typed).exists():
        return typed
    folder = settings.episodes_folder
    begun = {slug for slug in (*list_slugs(folder), *list_slugs(folder / FOLDER)) if typed and slug.startswith(typed)}
    chosen = typed if typed in begun else begun.pop() if len(begun) == 1 else ""
    if not chosen:
        return typed
    source = next((episode.source for _folder, episode in load_versions(settings, chosen)), "")
    return settings.locate(locate_source(settings, source)) if source else typed


def complete_name(typed: str, names: Iterable[str], what: str) -> str:
    """The name, or the only one that begins so; ``what`` says what none of them does, as in "episode has this slug"."""
    known = sorted(set(names))
    if typed in known:
        return typed
    found = [name for name in known if typed and name.startswith(typed)]
    if len(found) > 1:
        shown = ", ".join(found[:_MOST_NAMED]) + (" and others" if len(found) > _MOST_NAMED else "")
        raise UsageError(typed, f"begins several: {shown}", "type more of it")
    if not found:
        raise UsageError(typed, f"no {what}{suggest_name(typed, known)}", "articlecast episodes")
    return found[0]
