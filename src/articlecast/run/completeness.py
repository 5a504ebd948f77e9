"""Whether an episode says all of its script: the ledger that is kept with it, read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articlecast.display import quote_word
from articlecast.errors import NarrateError, SpeakError
from articlecast.model import AssetRole, Episode, Script
from articlecast.names import sha256_hex
from articlecast.narrate import parse_script
from articlecast.publish.check.findings import Finding
from articlecast.speak import Ledger, check_ledger, read_ledger


def check_episode(episode: Episode, home: Path) -> Iterator[Finding]:
    """Its sentences that are not heard (errors) or oddly long or short (warnings); its files are in ``home``.

    A file that is missing or altered is not looked into: that is the finding of whoever compares it to its manifest.
    """
    place, again = f"episodes/{episode.slug}", f"articlecast render --force {quote_word(episode.source)}"
    if next(episode.assets_of("ledger"), None) is None:
        yield Finding("warning", place, "has no ledger: nobody can tell whether all of its text is heard", again)
        return
    try:
        ledger, script = _read_files(episode, home)
    except (SpeakError, NarrateError) as error:
        yield Finding("error", place, f"its {error}", again)
        return
    if ledger and script:
        for fault in check_ledger(ledger, script, episode.seconds):
            yield Finding("error", place, f"is not heard whole: {fault}", again)
        for entry in ledger.doubts:
            yield Finding("warning", place, str(entry), f"listen to it, or {again}")


def list_doubts(episode: Episode, home: Path) -> tuple[str, ...]:
    """The sentences of an episode, whose files are in ``home``, that had better be listened to, and why."""
    ledger = _recall_ledger(episode, home)
    return tuple(map(str, ledger.doubts)) if ledger else ()


def count_sentences(episode: Episode, home: Path) -> int:
    """How many sentences an episode says, whose files are in ``home``; 0 where nobody can tell."""
    ledger = _recall_ledger(episode, home)
    return len(ledger.entries) if ledger else 0


def _recall_ledger(episode: Episode, home: Path) -> Ledger | None:
    """The ledger as it was committed; None where it is not there, or cannot be understood."""
    content = _read_asset(episode, home, "ledger")
    try:
        return read_ledger(content) if content is not None else None
    except SpeakError:
        return None


def _read_files(episode: Episode, home: Path) -> tuple[Ledger | None, Script | None]:
    ledger, script = _read_asset(episode, home, "ledger"), _read_asset(episode, home, "script")
    return (
        read_ledger(ledger) if ledger is not None else None,
        parse_script(script.decode("utf-8", "replace")) if script is not None else None,
    )


def _read_asset(episode: Episode, home: Path, role: AssetRole) -> bytes | None:
    """The file as it was committed, or None."""
    asset = next(episode.assets_of(role), None)
    try:
        content = (home / asset.name).read_bytes() if asset else b""
    except OSError:
        return None
    return content if asset and sha256_hex(content) == asset.sha256 else None
