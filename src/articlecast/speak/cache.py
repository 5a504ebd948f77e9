"""The segment cache: what an engine once said to exactly this request, whoever asks again.

A key knows nothing of articles or positions, so an edited sentence costs one sentence, and every episode shares.
Any number of processes may read and write side by side: files appear whole, and what is read is verified.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from articlecast.engine import SpeechRequest, Traits
from articlecast.files import replace_file
from articlecast.model import Sound, WordTime
from articlecast.names import sha256_hex

_MAGIC = b"articlecast segment 1\n"
_LENGTHS = struct.Struct("<III")  # checksum of what follows, bytes of the header, bytes of sound


def digest_request(request: SpeechRequest, traits: Traits) -> str:
    """The key: SHA-256 of exactly what the engine receives, with its name and its traits' revision."""
    content = ["trimmed segment", traits.name, traits.revision, *astuple(request)]
    return sha256_hex(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


class SegmentCache:
    """Sounds by key in a folder, which may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def __contains__(self, key: str) -> bool:
        return self.path_of(key).is_file()

    def get(self, key: str) -> Sound | None:
        """The sound of that key, or None; a truncated or altered file is removed, and None."""
        path = self.path_of(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        sound = decode_sound(content)
        if sound is None:
            path.unlink(missing_ok=True)
            return None
        with suppress(OSError):  # removed by another process, or a read-only cache: the sound is good all the same
            os.utime(path)
        return sound

    def put(self, key: str, sound: Sound) -> None:
        """Keep a sound; raises OSError where the disk is full or cannot be written."""
        # Not synced: after a power cut a damaged file is a miss, and a miss costs one sentence.
        replace_file(self.path_of(key), encode_sound(sound), sync=False)


def encode_sound(sound: Sound) -> bytes:
    """A file's content: magic, checksum, lengths, JSON header, PCM."""
    words = [[word.start, word.end, word.sample, word.estimated] for word in sound.words]
    header = json.dumps({"rate": sound.sample_rate, "words": words}, separators=(",", ":")).encode()
    lengths = len(header), len(sound.frames)
    # CRC-32, as the check is against accidents: 0.09 ms for three seconds of sound, where SHA-256 took 0.68 ms.
    checksum = zlib.crc32(sound.frames, zlib.crc32(header))
    return _MAGIC + _LENGTHS.pack(checksum, *lengths) + header + sound.frames


def decode_sound(content: bytes) -> Sound | None:
    """The sound in a file's content; None where a single bit of it is not as it was written."""
    start = len(_MAGIC) + _LENGTHS.size
    if not content.startswith(_MAGIC) or len(content) < start:
        return None
    checksum, header_length, frames_length = _LENGTHS.unpack_from(content, len(_MAGIC))
    body = memoryview(content)[start:]
    if len(body) != header_length + frames_length or zlib.crc32(body) != checksum:
        return None
    header = json.loads(bytes(body[:header_length]))
    return Sound(bytes(body[header_length:]), header["rate"], tuple(WordTime(*word) for word in header["words"]))
