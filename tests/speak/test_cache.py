from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from articlecast.engine import SpeechRequest, Traits
from articlecast.model import Sound, WordTime
from articlecast.speak.cache import SegmentCache, digest_request, encode_sound

KEY = "ab" + "0" * 62
SOUND = Sound(b"\x01\x02" * 500, 22050, (WordTime(0, 5, 0), WordTime(6, 9, 120, estimated=True)))


def test_what_was_put_comes_back_equal(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    assert cache.get(KEY) is None
    cache.put(KEY, SOUND)
    assert cache.get(KEY) == SOUND
    assert KEY in cache


@pytest.mark.parametrize("length", range(0, len(encode_sound(SOUND)), 37))
def test_a_truncated_file_is_a_miss_and_is_removed(tmp_path: Path, length: int) -> None:
    cache = SegmentCache(tmp_path)
    cache.put(KEY, SOUND)
    cache.path_of(KEY).write_bytes(encode_sound(SOUND)[:length])
    assert cache.get(KEY) is None
    assert KEY not in cache


@pytest.mark.parametrize("place", range(0, len(encode_sound(SOUND)), 41))
def test_an_altered_byte_is_a_miss(tmp_path: Path, place: int) -> None:
    cache = SegmentCache(tmp_path)
    cache.put(KEY, SOUND)
    content = bytearray(encode_sound(SOUND))
    content[place] ^= 0x10
    cache.path_of(KEY).write_bytes(content)
    assert cache.get(KEY) is None


def test_the_key_holds_everything_that_is_heard_and_nothing_else() -> None:
    request, traits = SpeechRequest("Hello.", "en"), Traits("tone", "1")
    key = digest_request(request, traits)
    changes = [
        digest_request(replace(request, text="Hello!"), traits),
        digest_request(replace(request, language="en-GB"), traits),
        digest_request(replace(request, voice="low"), traits),
        digest_request(replace(request, rate=1.1), traits),
        digest_request(replace(request, pitch=1.1), traits),
        digest_request(request, replace(traits, name="other")),
        digest_request(request, replace(traits, revision="2")),
    ]
    assert len({key, *changes}) == 8
    assert digest_request(request, replace(traits, parallel="thread", remote=True)) == key


def key_of(number: int) -> str:
    return f"{number:02x}" + "0" * 62


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    for number in range(10):
        cache.put(key_of(number), SOUND)
        os.utime(cache.path_of(key_of(number)), (1000 + number, 1000 + number))
    cache.get(key_of(0))  # used just now
    size = len(encode_sound(SOUND))
    assert cache.prune(4 * size) == (6, 6 * size)
    assert [number for number in range(10) if key_of(number) in cache] == [0, 7, 8, 9]


def test_a_cache_keeps_to_its_bound_by_itself(tmp_path: Path) -> None:
    size = len(encode_sound(SOUND))
    for number in range(30):
        cache = SegmentCache(tmp_path, max_bytes=5 * size)
        cache.put(key_of(number), SOUND)
        cache.keep_bound()
    assert cache.measure() == (5, 5 * size)


def test_verify_removes_what_is_damaged_and_nothing_else(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    cache.put(key_of(1), SOUND)
    cache.put(key_of(2), SOUND)
    cache.path_of(key_of(2)).write_bytes(b"noise")
    assert cache.verify() == (1, 1)
    assert cache.measure()[0] == 1
    assert SegmentCache(tmp_path / "nowhere").verify() == (0, 0)


def test_processes_write_and_read_one_cache_side_by_side(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from articlecast.model import Sound\n"
        "from articlecast.speak import SegmentCache\n"
        "cache = SegmentCache(pathlib.Path(sys.argv[1]), max_bytes=400_000)\n"
        "for turn in range(60):\n"
        "    for n in range(12):\n"
        "        key = f'{n:02x}' + '1' * 62\n"
        "        cache.put(key, Sound(bytes([n]) * 40_000, 22050))\n"
        "        kept = cache.get(key)\n"
        "        assert kept is None or kept.frames == bytes([n]) * 40_000\n"
        "    cache.prune(400_000)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, tmp_path]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert SegmentCache(tmp_path).verify()[1] == 0
