"""With which key a show's audio is signed: the editor's, or one that is made once, and kept beside the settings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from articlecast.errors import UsageError, unwritable
from articlecast.files import replace_file
from articlecast.master.certificates import find_end, make_credential, read_credential
from articlecast.master.provenance import Credential, has_signer
from articlecast.show.settings import Settings

KEY_FILE = "provenance.pem"
"""A key of our own making, with its certificates; nobody but its owner reads it, and no feed has it."""


def load_signer(settings: Settings, now: datetime) -> Credential | None:
    """The key that signs; None where the show discloses nothing so, or the extra is not installed.

    Raises UsageError and MasterError for a key or a certificate that cannot be used ``now``, DiskError where none can
    be kept.
    """
    options = settings.publish
    if not options.discloses or not has_signer():
        return None
    if options.signing_key:
        certificate = _read(settings, "signing_certificate", options.signing_certificate)
        credential = read_credential(certificate, _read(settings, "signing_key", options.signing_key))
        find_end(credential, now)
        return credential
    path = place_key(settings)
    try:
        if not path.is_file():
            replace_file(path, make_credential(settings.show.title, now), own=True)
        content = path.read_bytes()
    except OSError as error:
        raise unwritable(str(path), error) from error
    return read_credential(content, content)


def place_key(settings: Settings) -> Path:
    """The file with the key, the editor's or that which is made."""
    return settings.folder / Path(settings.publish.signing_key or KEY_FILE).expanduser()


def _read(settings: Settings, name: str, value: str) -> bytes:
    path = settings.folder / Path(value).expanduser()
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"publish.{name}", f"{value}: {error.strerror}", f"ls -l {path.parent}") from error
