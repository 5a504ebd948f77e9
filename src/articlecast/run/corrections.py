"""Whether listeners are told that an article was corrected: a pure decision. A mended typo is none of their business.

It is told where the article's header says what was corrected, or where more of the words have changed than
``publish.correction_share``. Journalism tells of what was wrong (https://www.spj.org/spj-code-of-ethics/: "acknowledge
mistakes and correct them promptly and prominently"), not of what was misspelt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from articlecast.model import Episode, Script
from articlecast.model.episode import count_renewed

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[\s:,.–—-]+(.*)|(.*?)\s*\((\d{4}-\d{2}-\d{2})\)[.]?", re.DOTALL)
_AROUND = frozenset({"byline", "closing"})
"""The roles of what is said around an article: whose it is, of what day, by what voice."""
_EMPTY = re.compile(r"\d{4}-\d{2}-\d{2}[\s:,.–—-]*|yes|no|true|false|null|none|on|off|[^\w]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What listeners are told of an episode's corrections.

    ``revision`` is the one that was last told as a correction, 0 for none, ``moment`` when, None where nothing is told
    any more, and ``words`` are the editor's own, or empty.
    """

    revision: int
    moment: datetime | None = None
    words: str = ""


def measure_change(before: Script | None, now: Script, *, outdated: bool = False) -> float:
    """The share of the words that have changed, from 0 to 1: of those that went and those that came the more, by all.

    1 where nobody knows what was said before. Words that only moved are no change, nor are others that a show says
    around the article. Where the words before are ``outdated``, being those of earlier rules, today's may say
    more or leave more out of the same article: what was put in another's place is a change then, and nothing else.
    """
    if before is None:
        return 1.0
    old, new = Counter(_list_words(before)), Counter(_list_words(now))
    changed = (min if outdated else max)((old - new).total(), (new - old).total())
    around = max(sum(1 for _ in _list_words(script, around=True)) for script in (before, now))
    return changed / max(old.total() + around, new.total() + around, 1)


def _list_words(script: Script, *, around: bool = False) -> Iterator[str]:
    """The words of the article, or those ``around`` it."""
    for utterance in script.utterances:
        if (utterance.role in _AROUND) == around:
            yield from re.findall(r"\w+", utterance.written.casefold())


def decide_told(
    previous: Episode | None,
    header: str,
    *,
    revision: int,
    share: float,
    least: float,
    now: datetime,
    at: datetime | None,
) -> Told:
    """What is told of an episode that becomes this ``revision``, by its article's ``correction:`` line or a ``share``
    of changed words above ``least``; ``at`` is when the article says that it was updated.

    What was told of the ``previous`` one is told on, but for a line of the header that was taken away. The day of a
    line that stands there still is that of the earlier correction, and no later one's.
    """
    day, words = parse_correction(header)
    if previous is None:  # nobody heard what was wrong
        return Told(0, None, words)
    if words and words != previous.correction:
        return Told(revision, min(day or at or now, now), words)
    if revision > previous.revision and share > least:
        return Told(revision, min(at or now, now), words)
    if previous.correction and not words:
        return Told(previous.told, None)
    days = [each for each in (day, previous.corrected) if each]
    return Told(previous.told, max(days, default=now if previous.told else None), words)


def count_renewals(previous: Episode | None, tale: Told, *, anew: bool) -> int:
    """What the GUID that the feed has of an episode ends in, 0 where it is the one that it was born with.

    What is told now of the ``previous`` one gives it another where corrections appear ``anew``; nothing else ever does.
    """
    if previous is None:
        return 0
    so_far = count_renewed(previous.told, previous.renewed, anew=anew)
    is_told = tale.revision > previous.told or bool(tale.words and tale.words != previous.correction)
    return max(tale.revision, so_far + 1) if anew and is_told else so_far


def parse_correction(header: str) -> tuple[datetime | None, str]:
    """The date that a ``correction:`` line begins with, or ends with in brackets, and what it says beside that.

    A date alone, and a word for yes or no, say nothing that listeners could be told.
    """
    if _EMPTY.fullmatch(header.strip()):
        return None, ""
    found = _DATED.fullmatch(header.strip())
    if not found:
        return None, header.strip()
    try:
        day = datetime.strptime(found[1] or found[4], "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None, header.strip()
    return day, (found[2] or found[3]).strip()
