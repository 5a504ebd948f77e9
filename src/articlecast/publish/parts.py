"""What is published, in parts that are built one by one, and only where they have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articlecast.names import sha256_hex


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are built together: ``key`` digests all that they are a function of, ``names`` are in their order.

    The first name is the part's own: no other part has it.
    """

    names: tuple[str, ...]
    key: str
    build: Callable[[], Iterable[tuple[str, bytes]]]


def digest(*facts: object) -> str:
    """The SHA-256 of frozen values, as 64 digits: of how they are written in the language itself."""
    return sha256_hex(repr(facts).encode())
