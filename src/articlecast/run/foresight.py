"""What a dry run of a scheduled one says of articles that seem to have changed: what a plan says of each.

A sighting tells that an article, or some setting, is not what it was. Whether that concerns its episode is known once
it has been read, and a plan and a render decide it in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from articlecast.model import Source
from articlecast.run.estimate import plan_sources
from articlecast.run.plan import UNSURE, Decision
from articlecast.run.pool import Pool
from articlecast.show.settings import Settings


def foresee_decisions(
    settings: Settings, decisions: Sequence[Decision], entries: Mapping[str, str], pool: Pool, now: datetime
) -> tuple[Decision, ...]:
    """The decisions as they are once their articles have been read; ``entries`` lead from a page to its feed's entry.

    Of one that cannot be read the reason says why. Raises UsageError for settings that cannot work.
    """
    unsure = [each for each in decisions if each.todo in UNSURE]
    seen = [each.sighting for each in unsure]
    sources = [Source(one.locator, one.stamp, entries.get(one.locator, "")) for one in seen]
    plans = {plan.source: plan for plan in plan_sources(settings, sources, pool, now)} if sources else {}
    foreseen = []
    for decision in decisions:
        plan = plans.get(decision.sighting.name) if decision.todo in UNSURE else None
        if plan and plan.error:
            decision = replace(decision, reason=f"{decision.reason}, and fails: {plan.error}")  # noqa: PLW2901
        elif plan:
            decision = replace(decision, todo=plan.todo, reason=plan.reason or decision.reason)  # noqa: PLW2901
        foreseen.append(decision)
    return tuple(foreseen)
