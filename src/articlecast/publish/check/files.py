"""What an episode's files really are: measured, decoded, parsed, for the check to judge."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import av
import av.error
from PIL import Image, UnidentifiedImageError

from articlecast.model import Asset, Episode
from articlecast.publish.check.findings import FileFacts
from articlecast.publish.cues import read_cues

_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"ID3", 0, "audio/mpeg"), (b"\xff\xfb", 0, "audio/mpeg"), (b"\xff\xf3", 0, "audio/mpeg"),
    (b"ftyp", 4, "audio/mp4"), (b"OggS", 0, "audio/ogg"), (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n", 0, "image/png"), (b"WEBP", 8, "image/webp"),
    (b"WEBVTT", 0, "text/vtt"), (b"{", 0, "application/json"),
)  # fmt: skip


def inspect_episode(episode: Episode, home: Path) -> dict[str, FileFacts]:
    """The facts of every file that its manifest names, in ``home``, by name. Audio is decoded to its end.

    Raises nothing for a bad file: that is what the facts tell.
    """
    return {asset.name: inspect_file(home / asset.name, asset) for asset in episode.assets}


def inspect_file(path: Path, asset: Asset) -> FileFacts:
    """The facts of one file; its content is looked at only where it is the committed one."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            length = stream.tell()
            stream.seek(0)
            head = stream.read(16)
    except OSError as error:
        return FileFacts(broken="" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}")
    media_type = next((kind for magic, at, kind in _MAGIC if head[at : at + len(magic)] == magic), "")
    looked = FileFacts(length, digest, media_type)
    if digest != asset.sha256:
        return looked
    look = _LOOKS.get(asset.role)
    try:
        return look(path, asset, looked) if look else looked
    except (ValueError, OSError, UnidentifiedImageError, av.error.FFmpegError) as error:
        return FileFacts(length, digest, media_type, broken=f"cannot be read: {error}")


def measure_seconds(path: Path) -> float:
    """The length of what a player hears: every frame decoded and counted."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        samples = sum(frame.samples for frame in container.decode(stream))
        return samples / (stream.rate or 1)


def _look_at_audio(path: Path, _asset: Asset, facts: FileFacts) -> FileFacts:
    return FileFacts(facts.length, facts.sha256, facts.media_type, seconds=measure_seconds(path))


def _look_at_picture(path: Path, _asset: Asset, facts: FileFacts) -> FileFacts:
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        width, height = picture.size
        return FileFacts(facts.length, facts.sha256, facts.media_type, width=width, height=height, mode=picture.mode)


def _look_at_transcript(path: Path, asset: Asset, facts: FileFacts) -> FileFacts:
    if asset.media_type not in {"text/vtt", "application/x-subrip", "application/json"}:
        return facts
    cues = read_cues(path.read_bytes(), asset.media_type)
    return FileFacts(facts.length, facts.sha256, facts.media_type, cues=cues)


def _look_at_chapters(path: Path, _asset: Asset, facts: FileFacts) -> FileFacts:
    try:
        rows = json.loads(path.read_bytes())["chapters"]
        starts = tuple(float(row["startTime"]) for row in rows)
    except (KeyError, TypeError, RecursionError) as error:
        message = f"is no chapter file: {error}"
        raise ValueError(message) from error
    return FileFacts(facts.length, facts.sha256, facts.media_type, chapters=starts)


_LOOKS: dict[str, Callable[[Path, Asset, FileFacts], FileFacts]] = {
    "audio": _look_at_audio,
    "cover": _look_at_picture,
    "social": _look_at_picture,
    "figure": _look_at_picture,
    "transcript": _look_at_transcript,
    "chapters": _look_at_chapters,
}
