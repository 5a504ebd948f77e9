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
from io import RawIOBase
from pathlib import Path

from articlecast.engine import SpeechRequest, Traits
from articlecast.files import measure_kept, prune_kept, replace_file, walk_kept
from articlecast.model import Sound, WordTime
from articlecast.names import sha256_hex

_MAGIC = b"articlecast segment 1\n"
LONGEST_SEGMENT = 1_000_000_000
"""Bytes of one segment: five hours of sound. A damaged length never makes us ask for more memory."""

_LENGTHS = struct.Struct("<III")  # checksum of what follows, bytes of the header, bytes of sound

SEGMENTS = "segments"
"""The folder of a show's cache that holds its segments."""


def digest_request(request: SpeechRequest, traits: Traits) -> str:
    """The key: SHA-256 of exactly what the engine receives, with its name and its traits' revision."""
    content = ["trimmed segment", traits.name, traits.revision, *astuple(request)]
    return sha256_hex(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


class SegmentCache:
    """Sounds by key in a folder, which may be deleted at any time; ``max_bytes`` bounds it, 0 meaning no bound."""

    def __init__(self, folder: Path, max_bytes: int = 4_000_000_000) -> None:
        self.folder, self.max_bytes = folder, max_bytes
        self._written = 0
        self._looked = False

    def path_of(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def __contains__(self, key: str) -> bool:
        return self.path_of(key).is_file()

    def get(self, key: str) -> Sound | None:
        """The sound of that key, or None; a truncated or altered file is removed, and None."""
        # A string, and no buffer: building the Path and copying the sound once more took a third of the look-up.
        path = f"{self.folder}/{key[:2]}/{key[2:]}"
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- see above
                sound = read_sound(file)
        except OSError:
            return None
        if sound is None:
            Path(path).unlink(missing_ok=True)
            return None
        with suppress(OSError):  # removed by another process, or a read-only cache: the sound is good all the same
            os.utime(path)
        return sound

    def put(self, key: str, sound: Sound) -> None:
        """Keep a sound; raises OSError where the disk is full or cannot be written."""
        # Not synced: after a power cut a damaged file is a miss, and a miss costs one sentence.
        content = encode_sound(sound)
        try:
            replace_file(self.path_of(key), content, sync=False)
        except FileNotFoundError:  # another process pruned the file while it was looked at
            replace_file(self.path_of(key), content, sync=False)
        self._written += len(content)

    def keep_bound(self) -> None:
        """Prune to ``max_bytes``; looks only once a process, and again when a sixteenth of it was written."""
        if self.max_bytes and self._written and (not self._looked or self._written > self.max_bytes // 16):
            self.prune(self.max_bytes)
            self._written, self._looked = 0, True

    def prune(self, max_bytes: int) -> tuple[int, int]:
        """Remove the least recently used until ``max_bytes`` remain; how many were removed, and their bytes.

        A segment that another process reads at this moment stays readable to it, and is spoken again when next needed.
        """
        return prune_kept([self.folder], max_bytes)

    def measure(self) -> tuple[int, int]:
        """How many segments there are, and their bytes."""
        return measure_kept(self.folder)

    def verify(self) -> tuple[int, int]:
        """How many segments are whole, and how many were not and are removed; raises OSError where one cannot be."""
        good = bad = 0
        for _used, _size, path in walk_kept(self.folder):
            try:
                with path.open("rb", buffering=0) as file:
                    sound = read_sound(file)
            except FileNotFoundError:
                continue  # another process pruned it
            if sound is None:
                path.unlink(missing_ok=True)
                bad += 1
            else:
                good += 1
        return good, bad


def encode_sound(sound: Sound) -> bytes:
    """A file's content: magic, checksum, lengths, JSON header, PCM."""
    words = [[word.start, word.end, word.sample, word.estimated] for word in sound.words]
    header = json.dumps({"rate": sound.sample_rate, "words": words}, separators=(",", ":")).encode()
    lengths = len(header), len(sound.frames)
    # CRC-32, as the check is against accidents: 0.09 ms for three seconds of sound, where SHA-256 took 0.68 ms.
    checksum = zlib.crc32(sound.frames, zlib.crc32(header))
    return _MAGIC + _LENGTHS.pack(checksum, *lengths) + header + sound.frames


def read_sound(file: RawIOBase) -> Sound | None:
    """The sound in a file; None where a single bit of it is not as it was written, a byte is missing or too many."""
    start = len(_MAGIC) + _LENGTHS.size
    head = file.read(start) or b""
    if len(head) != start or not head.startswith(_MAGIC):
        return None
    checksum, header_length, frames_length = _LENGTHS.unpack_from(head, len(_MAGIC))
    if header_length + frames_length > LONGEST_SEGMENT:
        return None
    header, frames, rest = file.read(header_length) or b"", file.read(frames_length) or b"", file.read(1)
    if (len(header), len(frames), rest) != (header_length, frames_length, b""):
        return None
    if zlib.crc32(frames, zlib.crc32(header)) != checksum:
        return None
    row = json.loads(header)
    return Sound(frames, row["rate"], tuple(WordTime(*word) for word in row["words"]))
