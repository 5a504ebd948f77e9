"""Names and foreign words with the pronunciation that voices do not find by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from articlecast.model import write_reading
from articlecast.narrate.languages.en.names_table import TABLE
from articlecast.narrate.languages.en.plurals import add_s

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = frozenset("'@#/.\ufff9")
"""What stands before a part of an address, of a handle, of a name with an article, and of a reading itself."""
_POSSESSIVE = re.compile(r"'s(?!\w)")


def find_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each such name or word stands, with its possessive, and the words with their pronunciation."""
    entries = _list_entries()
    if entries.keys().isdisjoint(_WORD.findall(text)):
        return
    folded = text.replace("’", "'")
    done = 0
    for match in _WORD.finditer(folded):
        start = match.start()
        if start < done or match[0] not in entries or folded[start - 1 : start] in _JOINED:
            continue
        for written, ipa in entries[match[0]]:
            end = start + len(written)
            if folded.startswith(written, start) and not folded[end : end + 1].isalnum():
                owns = _POSSESSIVE.match(folded, end)
                end += 2 if owns else 0
                yield start, end, write_reading(text[start:end], add_s(ipa) if owns else ipa)
                done = end
                break


@lru_cache(maxsize=1)
def _list_entries() -> dict[str, list[tuple[str, str]]]:
    """The table by the first word of each entry, the longest first; what has no capital may begin a sentence, too."""
    entries: dict[str, list[tuple[str, str]]] = {}
    for line in TABLE.strip().splitlines():
        written, ipa, _kind = line.split("|")
        for form in {written, written[:1].upper() + written[1:]}:
            match = _WORD.match(form)
            entries.setdefault(match[0] if match else form, []).append((form, ipa))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in entries.items()}
