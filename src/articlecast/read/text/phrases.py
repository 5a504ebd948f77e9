"""An editor's phrases and patterns, found in a stranger's text within a bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from articlecast.errors import ReadError
from articlecast.read.options import is_pattern

if TYPE_CHECKING:
    from regex import Pattern

MOST_SECONDS = 2.0
"""The longest that a pattern may take on one text: a sound one takes a thousandth, and some never end."""


def find_phrase(written: str, text: str, *, first: bool = False) -> Iterator[tuple[int, int]]:
    """Where the phrase or the pattern stands in a text, from start to end; a phrase at its beginning if ``first``.

    Raises ReadError for a pattern that takes too long.
    """
    try:
        for found in _compile(written, first=first).finditer(text, timeout=MOST_SECONDS):
            if found.end() > found.start():
                yield found.start(), found.end()
    except TimeoutError as error:
        wrong = f"the pattern {written} takes more than {MOST_SECONDS:g} seconds on one paragraph"
        raise ReadError("read.sites", wrong, "write it without a repetition within another, as in (a+)+") from error


@lru_cache(maxsize=1024)
def _compile(written: str, *, first: bool) -> Pattern[str]:
    """A phrase is words, whatever white space is between them: in any case, unless it has a capital itself."""
    import regex  # noqa: PLC0415 -- few shows have patterns

    if is_pattern(written):
        return regex.compile(written[1:-1])
    words = r"\s+".join(map(re.escape, written.split()))
    before = r"(?<!\w)" if re.match(r"\s*\w", written) else ""
    after = r"(?!\w)" if re.search(r"\w\s*$", written) else ""
    lead = r"\s*" if written[0].isspace() else ""
    begin = r"^\W*" if first else ""
    return regex.compile(f"{begin}{lead}{before}{words}{after}", regex.IGNORECASE if written == written.lower() else 0)
