"""Content Credentials (C2PA): who made a file, and how, signed inside it; MP3 and M4A keep every other byte.

https://spec.c2pa.org. The library writes an MP3's label anew as ID3v2.4, which older players do not read, so the
signature is put into our own label here; M4A has a box of its own for it.
"""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Literal

from articlecast.errors import MasterError

SIGNED = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
"""What can bear them, by suffix: there is no place for them in Ogg."""
NARRATION = "local.articlecast.narration"
"""Our own assertion: what was read, by which engine. Names begin with a domain, and this one is nobody's."""
Standing = Literal["none", "valid", "invalid", "unknown"]

_HEADER = 10
_GEOB = b"\0application/c2pa\0c2pa\0c2pa manifest store\0"
"""Of the frame that holds it (C2PA 2.1, A.3.3): its encoding, media type, file name and description."""
_BARE_LABEL = b"ID3\x03\0\0\0\0\0\0"
_WANTED = (
    "a certificate that another one signed, for e-mail protection, of 2048 bits where it is RSA   (docs/disclosure.md)"
)
_ROUNDS = 6
_SETTINGS = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of the audio: its ``source_type`` is IPTC's word, ``software`` what spoke.

    ``narration`` are facts about the article, by name; ``seed`` names the manifest: the same for the same episode and
    article.
    """

    title: str
    source_type: str
    software: str
    narration: tuple[tuple[str, str], ...]
    seed: str


@dataclass(frozen=True, slots=True)
class Credential:
    """A private key, and its certificate followed by those that vouch for it, all as PEM; ``algorithm`` is C2PA's word
    for how it signs.
    """

    certificates: bytes
    key: bytes
    algorithm: str


def has_signer() -> bool:
    """Whether the package that signs is there."""
    try:
        _load()
    except ImportError:
        return False
    return True


def sign_audio(content: bytes, suffix: str, claim: Claim, credential: Credential) -> bytes:
    """The file with its credentials; its sound, its chapters and its label's frames are what they were.

    Equal but for the salts that the library draws and the signature over them. Raises MasterError.
    """
    try:
        return _sign_mp3(content, claim, credential) if suffix == ".mp3" else _sign_m4a(content, claim, credential)
    except _load().C2paError as error:
        wrong = f"cannot be signed: {str(error).removeprefix('Signature: ')}"
        raise MasterError("Content Credentials", wrong, _WANTED) from error


def try_credential(credential: Credential) -> None:
    """Raise MasterError for a key or a certificate with which nothing can be signed: C2PA is choosy."""
    sign_audio(_BARE_LABEL, ".mp3", Claim("", "", "articlecast", (), ""), credential)


def verify_audio(content: bytes, suffix: str) -> tuple[Standing, str]:
    """How the file's credentials stand, and the reason where they are invalid; ``unknown`` without the package.

    Valid are those of a certificate that nobody vouches for, too: whom one trusts is the reader's choice.
    """
    try:
        c2pa = _load()
    except ImportError:
        return "unknown", ""
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(_SETTINGS))
        with c2pa.Reader(SIGNED[suffix], io.BytesIO(content), context=context) as reader:
            state, told = reader.get_validation_state(), json.loads(reader.json())
    except c2pa.C2paError as error:
        return ("none", "") if "ManifestNotFound" in type(error).__name__ else ("invalid", str(error))
    rows = [row.get("code", "") for row in told.get("validation_status", ())]
    faults = [code for code in rows if not code.endswith(".untrusted")]
    return ("invalid", ", ".join(faults)) if state == "Invalid" else ("valid", "")


def _load() -> Any:
    import c2pa  # noqa: PLC0415 -- an extra, of 23 MB

    return c2pa


def _sign_m4a(content: bytes, claim: Claim, credential: Credential) -> bytes:
    out = io.BytesIO()
    _sign(_define(claim, SIGNED[".m4a"]), SIGNED[".m4a"], content, out, credential, embed=True)
    return out.getvalue()


def _sign_mp3(content: bytes, claim: Claim, credential: Credential) -> bytes:
    """The manifest in a last frame of the label. Its length is known once it is made, and stands in itself."""
    length = 0
    for _ in range(_ROUNDS):
        unsigned, place = _add_frame(content, b"\0" * length)
        kept = hashlib.sha256(unsigned[:place])
        kept.update(memoryview(unsigned)[place + length :])
        hashed = {
            "exclusions": [{"start": place, "length": length}], "name": "jumbf manifest", "alg": "sha256",
            "hash": list(kept.digest()), "pad": [0] * 8,
        }  # fmt: skip
        definition = _define(claim, SIGNED[".mp3"], {"label": "c2pa.hash.data", "data": hashed})
        manifest = _sign(definition, SIGNED[".mp3"], content, io.BytesIO(), credential, embed=False)
        if len(manifest) == length:
            return _add_frame(content, manifest)[0]
        length = len(manifest)
    raise MasterError("Content Credentials", "have another length each time", "pip install --upgrade c2pa-python")


def _add_frame(content: bytes, manifest: bytes) -> tuple[bytes, int]:
    """An MP3 whose ID3v2.3 label ends in a frame with the manifest, and the place of the manifest's first byte."""
    if content[:4] != b"ID3\x03":
        raise MasterError("Content Credentials", "the file has no ID3v2.3 label")
    size = content[6] << 21 | content[7] << 14 | content[8] << 7 | content[9]
    frame = b"GEOB" + (len(_GEOB) + len(manifest)).to_bytes(4, "big") + b"\0\0" + _GEOB
    end, new = _HEADER + size, size + len(frame) + len(manifest)
    header = content[:6] + bytes(new >> shift & 0x7F for shift in (21, 14, 7, 0))
    before = header + content[_HEADER:end] + frame
    return before + manifest + content[end:], len(before)


def _sign(
    definition: dict[str, Any], media_type: str, content: bytes, out: io.BytesIO, credential: Credential, *, embed: bool
) -> bytes:
    c2pa = _load()
    algorithm = getattr(c2pa.C2paSigningAlg, credential.algorithm)
    info = c2pa.C2paSignerInfo(algorithm, credential.certificates, credential.key, None)
    with c2pa.Builder(definition) as builder, c2pa.Signer.from_info(info) as signer:
        if not embed:
            builder.set_no_embed()
        return bytes(builder.sign(signer, media_type, io.BytesIO(content), out))


def _define(claim: Claim, media_type: str, *more: dict[str, Any]) -> dict[str, Any]:
    # The specification wants a random UUID (RFC 9562, version 4): this one is drawn from the episode.
    name = uuid.UUID(bytes=hashlib.sha256(f"{claim.seed} {media_type}".encode()).digest()[:16], version=4)
    created = {
        "action": "c2pa.created", "digitalSourceType": claim.source_type, "softwareAgent": {"name": claim.software},
    }  # fmt: skip
    return {
        "claim_generator_info": [{"name": "articlecast", "version": version("articlecast")}],
        "title": claim.title,
        "format": media_type,
        "label": f"urn:c2pa:{name}",
        "instance_id": f"xmp:iid:{name}",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [created]}},
            {"label": NARRATION, "data": dict(claim.narration)},
            *more,
        ],
    }
