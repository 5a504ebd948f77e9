"""The record beside a delivered show: what is there by digest, and what nothing names any more. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Record:
    """What is on the store by digest, since when a file there is named by nothing, and which of our names are theirs.

    ``theirs`` are files that stood in the place of ours before the first delivery: a site's own ``robots.txt``.
    """

    digests: dict[str, str] = field(default_factory=dict)
    retired: dict[str, str] = field(default_factory=dict)
    theirs: set[str] = field(default_factory=set)
    changed: bool = False
    doubt: str = ""

    def retire(self, named: set[str], now: datetime) -> None:
        """Note since when nothing names what is not among ``named``; a clock that ran ahead is set right."""
        for path in named & self.retired.keys():
            del self.retired[path]
            self.changed = True
        ahead = {path for path, since in self.retired.items() if datetime.fromisoformat(since) > now}
        for path in self.digests.keys() - named - (self.retired.keys() - ahead):
            self.retired[path] = now.isoformat()
            self.changed = True

    def list_past(self, until: datetime, goes: Callable[[str], bool]) -> list[str]:
        """What nothing has named since ``until``, and what ``goes`` at once though something did; sorted."""
        return sorted(
            path for path, since in self.retired.items() if goes(path) or datetime.fromisoformat(since) <= until
        )

    def forget(self, path: str) -> None:
        """It is there no more."""
        del self.digests[path], self.retired[path]
        self.changed = True


def parse_record(content: bytes) -> Record:
    """The record; what of it cannot be understood is as if it had not been noted, and costs sending it again.

    A path that leads out of the show is no row of ours: what is retired is deleted.
    """
    try:
        tables = json.loads(content)
        rows, retired = dict(tables["files"].items()), dict(tables["retired"].items())
        theirs = {name for name in dict(tables.get("theirs", {})) if _is_own(name)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record(doubt="is damaged; everything is sent again")
    good = {path: value if isinstance(value, str) else "" for path, value in rows.items() if _is_own(path)}
    since = {path: value for path, value in retired.items() if path in good and _is_moment(value)}
    bad = len(rows) - len(good) + len(retired) - len(since) + sum(not isinstance(value, str) for value in rows.values())
    doubt = f"has {bad} rows that cannot be understood; their files are taken for unknown" if bad else ""
    return Record(good, since, theirs, changed=bool(bad), doubt=doubt)


def _is_own(path: str) -> bool:
    return bool(path) and not {"", ".", ".."} & set(path.split("/")) and "\\" not in path


def _is_moment(text: object) -> bool:
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
