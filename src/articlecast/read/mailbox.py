"""A folder on a mail server → its letters: what is new is asked for alone, and nothing there is changed.

A letter goes by the key that its Message-ID gives it, so it is the same one when the server numbers its letters anew.
Which number has which key is kept beside the fetched pages, and so is each letter; both may be lost at any time.
"""

from __future__ import annotations

import json
import logging
import re
import ssl
import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from articlecast.credentials import mask_addresses
from articlecast.errors import ReadError
from articlecast.model import Document, Source
from articlecast.names import ENTRY
from articlecast.read.fetch.imap import LARGEST_HEADER, MOST_HEADERS, Lost, Session, TooLarge
from articlecast.read.fetch.kept import PageCache
from articlecast.read.fetch.places import MailPlace, parse_place
from articlecast.read.formats.mail.looks import LETTER
from articlecast.read.formats.mail.reader import key_letter, list_senders
from articlecast.read.options import ReadOptions

_LOG = logging.getLogger("articlecast.read")
SILENCE = 60.0
"""Seconds for which a server that failed is not asked again: each letter would wait for it."""


class _Known(NamedTuple):
    """What a number led to: the letter's key, and whose it is."""

    key: str
    senders: tuple[str, ...]


class _Mailbox:
    """One folder, for as long as the process lives: its connection, and what is known of its letters."""

    def __init__(self, place: MailPlace, options: ReadOptions) -> None:
        self._place, self._options = place, options
        self._kept = PageCache(options.cache)
        self._session: Session | None = None
        self._failed: tuple[float, ReadError] | None = None
        self._validity, self._letters = self._recall()

    def list_keys(self) -> tuple[str, ...]:
        """The letters that are wanted, the last that came first, each once."""
        if self._failed and time.monotonic() - self._failed[0] < SILENCE:
            raise self._failed[1]
        try:
            self._look()
            self._hang_up()
        except ReadError as error:
            self._failed = time.monotonic(), error
            raise
        found: dict[str, None] = {}
        for known in self._letters.values():  # in the order of their numbers: who takes another's key comes later
            if known.key and self._place.takes(known.senders):
                found.setdefault(known.key)
        return tuple(reversed(found))

    def load(self, key: str) -> bytes:
        """A letter, as it was fetched once; raises ReadError where it cannot be had."""
        if kept := self._kept.load(self._name(key)):
            return kept.document.content
        locator = f"{self._place.address}{ENTRY}{quote(key, safe='')}"
        if self._failed and time.monotonic() - self._failed[0] < SILENCE:
            raise ReadError(locator, self._failed[1].wrong, self._failed[1].hint)
        try:
            content = self._fetch(key)
        except TooLarge as error:
            wrong = f"is larger than {self._options.largest_bytes:,} bytes; that is no article"
            hint = "raise read.largest_bytes in articlecast.toml if it is one"
            raise ReadError(locator, wrong, hint) from error
        except Lost as error:
            self._failed = time.monotonic(), error
            raise ReadError(locator, error.wrong, error.hint) from error
        if content is None:
            hint = f"articlecast read {mask_addresses(self._place.address)}"
            raise ReadError(locator, "this letter is no longer in the folder", hint)
        self._keep(key, content)
        return content

    # ------------------------------------------------------------ the server

    def _ask(self) -> tuple[Session, bool]:
        """A session, and whether it is a new one: its folder is to be opened then."""
        if self._session is not None:
            return self._session, False
        self._session = Session(self._place, self._options, _trust)
        return self._session, True

    def _hang_up(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _look(self) -> None:
        """Learn which letters there are: of those that are new alone anything is asked."""
        self._hang_up()
        session, _new = self._ask()
        try:
            validity, exists = session.examine()
            if validity != self._validity or not validity:
                self._validity, self._letters = validity, {}
            first = max(exists - self._options.entries + 1, 1)
            since = self._place.find_since(datetime.now(UTC).date())
            uids = session.search(first, since) if exists else []
            self._tell_left_out(first - 1, all_wanted=len(uids) == exists - first + 1)
            before = dict(self._letters)
            new = [uid for uid in uids if self._is_new(uid)]
            for start in range(0, len(new), MOST_HEADERS):
                self._learn(session, new[start : start + MOST_HEADERS])
            there = set(uids)
            self._letters = {uid: known for uid, known in sorted(self._letters.items()) if uid in there}
            if self._letters != before:
                self._remember()
        except BaseException:
            self._session = None
            session.close()
            raise

    def _is_new(self, uid: int) -> bool:
        known = self._letters.get(uid)
        return known is None or (not known.key and self._place.takes(known.senders))

    def _learn(self, session: Session, uids: list[int]) -> None:
        for uid, head in sorted(session.fetch_headers(uids).items()):
            senders, key = list_senders(head, self._place.address), _find_key(head, self._place.address)
            if not key and self._place.takes(senders):  # it has no name, and goes by all that it says
                try:
                    content = session.fetch(uid)
                except TooLarge as error:
                    wrong = f"has a letter of more than {self._options.largest_bytes:,} bytes without a Message-ID"
                    hint = "raise read.largest_bytes in articlecast.toml, or move it elsewhere"
                    raise ReadError(self._place.address, wrong, hint) from error
                if content is None:
                    continue
                key = key_letter(content, self._place.address, whole=True)
                self._keep(key, content)
            self._letters[uid] = _Known(key, senders)
        self._remember()

    def _fetch(self, key: str) -> bytes | None:
        reused = self._session is not None
        try:
            return self._fetch_once(key)
        except Lost:
            if not reused:
                raise
            self._session = None  # it hung up since the last letter
            return self._fetch_once(key)
        except (ReadError, TooLarge):
            self._session = None
            raise

    def _fetch_once(self, key: str) -> bytes | None:
        for again in (False, True):
            if again or not self._letters:
                self._look()
            session, new = self._ask()
            try:
                if new and session.examine()[0] != self._validity:
                    continue
                for uid in (uid for uid, known in sorted(self._letters.items()) if known.key == key):
                    content = session.fetch(uid)
                    if content is not None and self._is_called(key, content):
                        return content
            except (ReadError, TooLarge):
                self._session = None
                raise
        return None

    def _is_called(self, key: str, content: bytes) -> bool:
        """Whether it is the letter: a server may give any."""
        name = self._place.address
        return key in {_find_key(content, name), key_letter(content, name, whole=True)}

    def _tell_left_out(self, left_out: int, *, all_wanted: bool) -> None:
        if left_out > 0 and all_wanted:
            _tell(mask_addresses(self._place.address), self._options.entries, left_out)

    # ------------------------------------------------------------ what is kept

    def _name(self, key: str) -> str:
        return f"{self._place.bare}{ENTRY}{key}"

    def _keep(self, key: str, content: bytes) -> None:
        self._kept.store(Document(content, LETTER, self._name(key)), {"etag": key})

    def _remember(self) -> None:
        rows = {str(uid): [known.key, *known.senders] for uid, known in sorted(self._letters.items())}
        content = json.dumps([self._validity, rows]).encode()
        self._kept.store(Document(content, "application/json", self._place.bare), {"etag": self._validity or "-"})

    def _recall(self) -> tuple[str, dict[int, _Known]]:
        kept = self._kept.load(self._place.bare)
        try:
            return _understand(json.loads(kept.document.content)) if kept else ("", {})
        except (ValueError, TypeError, AttributeError):
            return "", {}


def _understand(facts: Any) -> tuple[str, dict[int, _Known]]:
    validity, rows = facts
    letters = {int(uid): _Known(str(row[0]), tuple(map(str, row[1:]))) for uid, row in rows.items() if row}
    return str(validity), letters


def _find_key(content: bytes, name: str) -> str:
    """The key that a letter's header gives it; empty for one without a Message-ID, or that cannot be taken apart."""
    head = re.split(rb"\r?\n\r?\n", content.lstrip(b"\r\n"), maxsplit=1)[0][:LARGEST_HEADER]
    try:
        return key_letter(head + b"\n\n", name)
    except ReadError:
        return ""


def _trust() -> ssl.SSLContext:
    from articlecast.read.fetch.fetcher import trusted_authorities  # noqa: PLC0415 -- httpx, for who has mail alone

    return trusted_authorities()


@lru_cache(maxsize=64)
def _tell(place: str, taken: int, left_out: int) -> None:
    _LOG.warning(
        "note: %s: its newest %s letters are looked at and %s left out\ntry:   raise read.entries in articlecast.toml,"
        " or say mail_since",
        place,
        f"{taken:,}",
        f"{left_out:,}",
    )


@lru_cache(maxsize=8)
def _open_mailbox(place: MailPlace, options: ReadOptions) -> _Mailbox:
    return _Mailbox(place, options)


def list_mailbox(locator: str, options: ReadOptions) -> list[Source]:
    """The letters of a folder, the last first; raises ReadError where it cannot be asked."""
    place = parse_place(locator, options.logins)
    keys = _open_mailbox(place, options).list_keys()
    return [Source(f"{place.address}{ENTRY}{quote(key, safe='')}", key) for key in keys]


def load_letter(locator: str, options: ReadOptions) -> Document:
    """One letter of a folder; raises ReadError where it cannot be had, and for the folder itself."""
    folder, mark, key = locator.partition(ENTRY)
    place = parse_place(folder, options.logins)
    if not mark:
        _open_mailbox(place, options).list_keys()  # says what is wrong, where something still is
        raise ReadError(place.address, "is a folder of letters and no article", "run the same command again")
    content = _open_mailbox(place, options).load(unquote(key))
    return Document(content, LETTER, locator, remote=True)
