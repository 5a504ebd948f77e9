"""How a user is told to a mail server: by a password, or by an access token of OAuth. Pure.

``;AUTH=`` behind the user's name chooses the mechanism, as RFC 5092 (3.2) has it.
"""

from __future__ import annotations

import re

TOKENS = ("XOAUTH2", "OAUTHBEARER")
"""Google's and Microsoft's mechanism, https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, and RFC
7628's, which says the same otherwise.
"""
_AUTH = re.compile(r";AUTH=([A-Za-z0-9_-]{1,20}|\*)$", re.IGNORECASE)


def split_mechanism(user: str) -> tuple[str, str]:
    """The user's name without its mechanism, and that in capitals; empty where any will do."""
    found = _AUTH.search(user)
    return (user[: found.start()], found[1].upper().replace("*", "")) if found else (user, "")


def write_response(mechanism: str, user: str, secret: str, host: str, port: int) -> bytes:
    """What the client sends first, before it is encoded."""
    if mechanism == "XOAUTH2":
        return f"user={user}\1auth=Bearer {secret}\1\1".encode()
    if mechanism == "OAUTHBEARER":
        named = user.replace("=", "=3D").replace(",", "=2C")
        return f"n,a={named},\1host={host}\1port={port}\1auth=Bearer {secret}\1\1".encode()
    return f"\0{user}\0{secret}".encode()  # PLAIN, RFC 4616
