"""How a webhook is signed so that its receiver knows who sent it, and when (Standard Webhooks 1.0.0). Pure.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: receivers have a library for
it in every language.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64
"""Bytes of a secret, as the specification has them."""


def read_secret(text: str) -> bytes:
    """The bytes of a secret, which is base64, with ``whsec_`` before it or not; raises ValueError, without it."""
    bare = text.removeprefix(PREFIX)
    try:
        secret = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        secret = b""
    if not SHORTEST <= len(secret) <= LONGEST:
        message = f"must be base64 of {SHORTEST} to {LONGEST} bytes, as 'openssl rand -base64 32' prints them"
        raise ValueError(message)
    return secret


def sign_content(secret: bytes, ident: str, moment: int, content: bytes) -> dict[str, str]:
    """The headers that vouch for exactly these bytes, sent at ``moment``, in seconds since 1970.

    ``ident`` is the same for every attempt to deliver them, so that a receiver can drop doubles; it has no full stop.
    """
    digest = hmac.digest(secret, f"{ident}.{moment}.".encode() + content, hashlib.sha256)
    return {"webhook-signature": f"v1,{base64.b64encode(digest).decode()}"}
