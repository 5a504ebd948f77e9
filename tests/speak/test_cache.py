from __future__ import annotations

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
