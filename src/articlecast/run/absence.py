"""Why a show has no episode that listeners may have, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from articlecast.model import Episode
from articlecast.moments import write_moment
from articlecast.show.memory import Memory, list_held
from articlecast.show.public import tell_hidden
from articlecast.show.review import Reviews
from articlecast.show.settings import Settings


def explain_absence(settings: Settings, episodes: Sequence[Episode], now: datetime) -> tuple[str, str]:
    """The reason, of which the first that an editor can do something about counts, and the remedy."""
    waiting = () if settings.select is not None else Reviews(settings).episodes
    asked = sum(not episode.held for episode in waiting)
    if asked:
        return f"{asked} {'waits' if asked == 1 else 'wait'} for review", "articlecast approve --all"
    if waiting:
        return f"an editor holds '{waiting[0].slug}'", f"articlecast approve {waiting[0].slug}"
    zone = settings.show.time_zone
    ahead = [
        each
        for each in episodes
        if each.published > now and not (each.withdrawn or each.hidden or (each.removed and _drops(settings)))
    ]
    if ahead:
        due = write_moment(min(each.published for each in ahead), zone)
        return f"the first is due at {due}", "articlecast sync   (once it is due)"
    for each in episodes:
        why = tell_hidden(each, now, settings.feed_folder, removed=settings.publish.removed, zone=zone)
        undo = f"articlecast withdraw --undo {each.slug}" if each.withdrawn else "articlecast episodes"
        if why:
            return f"none is public; '{each.slug}': {why}", undo
    held = () if settings.select is not None else list_held(Memory.load(settings.state_folder), ())
    for name, seen in held:
        return f"none is public; {name} is kept back ({seen.reason or seen.held})", "articlecast episodes"
    return "there is none", "articlecast render"


def _drops(settings: Settings) -> bool:
    return settings.publish.removed == "drop"
