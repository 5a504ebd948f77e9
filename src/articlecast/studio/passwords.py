"""A password that a browser asks for: compared with the one of the environment, or with a hash that the settings hold.

The hash is scrypt's (RFC 7914), written ``scrypt$n$r$p$salt$key`` with salt and key in hexadecimal digits.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from binascii import Error
from collections import deque

_COST, _BLOCK, _LANES = 2**14, 8, 1  # 16 MB and 50 ms: OWASP's second row for scrypt
MOST_FAILURES = 10
"""Wrong passwords within a minute, by whomever, after which none is looked at: a guesser has 14,400 a day."""


def hash_password(password: str) -> str:
    """What ``[studio] password`` may hold in place of the password itself."""
    salt = secrets.token_bytes(16)
    key = _derive(password, salt, _COST, _BLOCK, _LANES)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${key.hex()}"


def _derive(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogateescape"), salt=salt, n=cost, r=block, p=lanes, maxmem=2**26, dklen=32
    )


def read_basic(header: str) -> str:
    """The password of an ``Authorization`` header as RFC 7617 has it; empty for any other."""
    kind, _, value = header.partition(" ")
    if kind.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode("utf-8", "surrogateescape").partition(":")[2]
    except (Error, ValueError):
        return ""


class Lock:
    """Opens for the one password; ``kept`` is that itself or its hash, and nothing opens it where it is empty."""

    def __init__(self, kept: str) -> None:
        self._kept = kept
        self._good = b""  # the digest of the password that was right: each request brings it again
        self._failed: deque[float] = deque(maxlen=MOST_FAILURES)

    def __bool__(self) -> bool:
        return bool(self._kept)

    @property
    def is_shut(self) -> bool:
        """Whether so many were wrong within a minute that none is looked at."""
        return len(self._failed) == MOST_FAILURES and time.monotonic() - self._failed[0] < 60

    def opens(self, password: str) -> bool:
        """Whether it is the password."""
        if not (self._kept and password):
            return False
        digest = hashlib.sha256(password.encode("utf-8", "surrogateescape")).digest()
        if self._good and hmac.compare_digest(digest, self._good):
            return True
        if self.is_shut or not self._is_right(password):
            self._failed.append(time.monotonic())
            return False
        self._good = digest
        return True

    def _is_right(self, password: str) -> bool:
        name, *parts = self._kept.split("$")
        if name != "scrypt" or len(parts) != 5:
            return hmac.compare_digest(
                password.encode("utf-8", "surrogateescape"), self._kept.encode("utf-8", "surrogateescape")
            )
        cost, block, lanes, salt, key = parts
        try:
            made = _derive(password, bytes.fromhex(salt), int(cost), int(block), int(lanes))
        except ValueError:  # numbers that scrypt does not take
            return False
        return hmac.compare_digest(made, bytes.fromhex(key))
