"""``episodes/failures.json``: what failed and how often, so that it is tried again at growing intervals."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from articlecast.credentials import mask_addresses
from articlecast.display import escape_json, quote_word
from articlecast.errors import TEMPORARY_PREFIX, StoreError
from articlecast.files import read_whole, replace_file
from articlecast.model import Failure
from articlecast.system import replace_path

FAILURES = "failures.json"
DAMAGED_FAILURES = "failures.damaged.json"


@cache
def _failures() -> TypeAdapter[tuple[Failure, ...]]:
    return TypeAdapter(tuple[Failure, ...])


def load_failures(folder: Path) -> dict[str, Failure]:
    """What failed before, by source; raises StoreError where the file is damaged, with how to go on."""
    path = folder / FAILURES
    if not path.exists():
        return {}
    try:
        rows = map(_mask, _failures().validate_json(read_whole(str(path))))
        return {failure.source: failure for failure in rows}
    except (OSError, ValidationError) as error:
        wrong = "does not hold the list of failures"
        raise StoreError(str(path), wrong, "articlecast sync   (it sets the file aside, and tries all anew)") from error


def _mask(failure: Failure) -> Failure:
    """As it is kept today: earlier versions wrote addresses down with their passwords."""
    source, error, hint = map(mask_addresses, (failure.source, failure.error, failure.hint))
    return replace(failure, source=source, error=error, hint=hint)


def set_aside_failures(folder: Path) -> StoreError:
    """Put a damaged list out of the way, so that a run can go on without it, and say so; raises OSError."""
    path, aside = folder / FAILURES, folder / DAMAGED_FAILURES
    replace_path(path, aside)
    wrong = f"did not hold the list of failures: it is {DAMAGED_FAILURES} now, and what had failed is tried anew"
    return StoreError(str(path), wrong, f"rm {quote_word(str(aside))}   (or look what became of it)")


def save_failures(folder: Path, failures: Iterable[Failure]) -> bool:
    """Keep these, sorted by source, no file for none; False, with not a byte written, where nothing changed.

    For the holder of the show's lock: what a run that was cut left half-written beside the list goes.
    """
    with os.scandir(folder) as entries:
        for left in [entry.path for entry in entries if entry.name.startswith(TEMPORARY_PREFIX)]:
            Path(left).unlink(missing_ok=True)
    rows = sorted(failures, key=lambda failure: failure.source)
    path = folder / FAILURES
    if not rows:
        with suppress(FileNotFoundError):
            path.unlink()
            return True
        return False
    text = escape_json(_failures().dump_json(tuple(rows), indent=1).decode())
    return replace_file(path, text.encode() + b"\n")
