"""Targets that look like places and are none here: each with what to write in its place. Pure."""

from __future__ import annotations

import re

from articlecast.credentials import hide_secrets
from articlecast.errors import UsageError
from articlecast.system import HAS_DRIVES

SPOKEN = "a folder, s3://, gs://, sftp://, webdavs://"
_SCP = re.compile(
    r"(?:(?P<user>[\w.-]+)@)?"
    r"(?P<host>[\w-]+(?:\.[\w-]+)+|\[[0-9a-fA-F:]+\]|localhost|(?(user)[\w-]+|[\w-]{2,}(?=:/)))"
    r":(?P<path>[^/\\].*|/(?!/).*|)$"
)
"""``me@host:/var/www``, as scp and rsync have it; a letter and a colon is a drive of Windows. A host of one word, as a
network at home has them, is one behind a user or before a path from the root."""
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\\w")
_BUCKET = "s3://BUCKET/show   (and: export AWS_ENDPOINT_URL={})"
INSTEAD = {
    "ftp": "sftp://USER@HOST/PATH, which most hosts offer: FTP sends the password in the clear",
    "ftps": "sftp://USER@HOST/PATH, which most hosts offer",
    "ftpes": "sftp://USER@HOST/PATH, which most hosts offer",
    "scp": "sftp://USER@HOST/PATH",
    "rsync": "sftp://USER@HOST/PATH, or publish into a folder and rsync that",
    "github": "articlecast publish ../pages   (a clone of the repository; and then: git -C ../pages push)",
    "git": "articlecast publish ../pages   (a clone of the repository; and then: git -C ../pages push)",
    "r2": _BUCKET.format("https://ACCOUNT.r2.cloudflarestorage.com"),
    "b2": _BUCKET.format("https://s3.REGION.backblazeb2.com"),
    "ia": _BUCKET.format("https://s3.us.archive.org"),
    "minio": _BUCKET.format("https://HOST"),
    "spaces": _BUCKET.format("https://REGION.digitaloceanspaces.com"),
    "wasabi": _BUCKET.format("https://s3.wasabisys.com"),
    "http": "webdav:// where the server takes WebDAV, or sftp://",
    "https": "webdavs:// where the server takes WebDAV, or sftp://",
}
"""Schemes that people write, and what takes their place."""


def refuse_target(target: str, *, drives: bool = HAS_DRIVES) -> None:
    """Raises UsageError for a target that nobody here delivers to, before anything is sent.

    ``C:\\www`` is a folder where there are ``drives``, and elsewhere a name that nobody means.
    """
    shown = hide_secrets(target)
    if (found := _SCP.match(target)) and "://" not in target:
        user = f"{found['user']}@" if found["user"] else ""
        path = found["path"] if found["path"].startswith("/") else f"/~/{found['path']}"
        hint = f"articlecast publish sftp://{user}{found['host']}{path}"
        raise UsageError("publish.target", f"'{shown}' is a place as scp has it, and no folder", hint)
    if not drives and _DRIVE.match(target):
        wrong = f"'{shown}' is a folder of Windows, and this machine has none"
        raise UsageError("publish.target", wrong, "articlecast publish /srv/www/show")
    scheme = target.partition("://")[0].lower() if "://" in target else ""
    if scheme in INSTEAD:
        wrong = f"'{shown}': {scheme}:// is not spoken here; there are {SPOKEN}, and those of installed publishers"
        raise UsageError("publish.target", wrong, INSTEAD[scheme])
