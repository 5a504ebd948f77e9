"""Where a note mark is not said, the space before it goes, too: ``a day [1].`` is ``a day.``"""

from __future__ import annotations

from dataclasses import replace

from articlecast.model import Rewrite

NOTE_MARK = "note mark"
_STOPS = frozenset(".,;:!?)")


def close_gaps(written: str, spoken: str, rewrites: tuple[Rewrite, ...]) -> tuple[str, tuple[Rewrite, ...]]:
    """The spoken words without a space between a word and the stop behind a mark, and the rewrites at their places."""
    if not any(each.rule == NOTE_MARK for each in rewrites):
        return spoken, rewrites
    done: list[Rewrite] = []
    gone = 0
    for each in rewrites:
        low, high = each.said_start - gone, each.said_end - gone
        gap = (
            each.rule == NOTE_MARK and low == high and spoken[low - 1 : low] == " " and spoken[low : low + 1] in _STOPS
        )
        if gap and low > 0 and spoken[low : low + 1] and written[each.start - 1 : each.start] == " ":
            spoken = spoken[: low - 1] + spoken[low:]
            gone += 1
            done.append(replace(each, start=each.start - 1, said_start=low - 1, said_end=low - 1))
        else:
            done.append(replace(each, said_start=low, said_end=high))
    return spoken, tuple(done)
