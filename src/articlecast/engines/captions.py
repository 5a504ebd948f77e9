"""Captioned speech, as Kokoro-FastAPI has it: one answer of sound and the time of every word.

``POST /dev/captioned_speech`` gives ``{"audio": <base64>, "audio_format": "audio/wav", "timestamps": [{"word": …,
"start_time": <seconds>, "end_time": …}]}``; a streaming one several such objects, whose sound is one file in pieces.
https://github.com/remsky/Kokoro-FastAPI/blob/master/api/src/structures/schemas.py
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articlecast.engines.text import find_words
from articlecast.model import Sound, WordTime

NEAR = 6
"""Words that are looked over for the next one that the service tells; it may have said one of ours in another way."""

_BLANK = re.compile(r"\s*")
_PRONUNCIATION = re.compile("\ufffa[^\ufffb]*\ufffb")


@dataclass(frozen=True, slots=True)
class Captions:
    """The sound's bytes, their media type, and each told word with the second at which it begins."""

    audio: bytes
    media_type: str
    words: tuple[tuple[float, str], ...]


def read_captions(content: bytes) -> Captions:
    """All pieces of an answer as one; raises ValueError where it is none."""
    audio, kind, words = bytearray(), "", []
    for piece in _read_objects(content.decode("utf-8")):
        try:
            audio += base64.b64decode(piece["audio"], validate=True)
            kind = kind or str(piece.get("audio_format") or "")
            words += [(float(row["start_time"]), str(row["word"])) for row in piece.get("timestamps") or ()]
        except (TypeError, LookupError, AttributeError) as error:
            raise ValueError(f"a piece of it is none: {str(piece)[:60]!r}") from error
    return Captions(bytes(audio), kind, tuple(words))


def _read_objects(text: str) -> Iterator[Any]:
    """JSON values in a row, with white space between them or nothing."""
    decoder, place = json.JSONDecoder(), _find_value(text, 0)
    try:
        while place < len(text):
            value, place = decoder.raw_decode(text, place)
            yield value
            place = _find_value(text, place)
    except RecursionError as error:
        raise ValueError("its parentheses have no end") from error


def _find_value(text: str, place: int) -> int:
    """Behind the white space there, which is not copied with all that follows: 200 KB of them took 1.6 s."""
    found = _BLANK.match(text, place)
    return found.end() if found else place


def place_words(text: str, told: Sequence[tuple[float, str]], sound: Sound) -> tuple[WordTime, ...]:
    """The told words laid on those of the text, onward from the one before; what is not found is left out.

    A word that comes in pieces (``co``, ``-``, ``op``) begins with its first one. Pronunciations are no words.
    """
    spans = find_words(_PRONUNCIATION.sub(lambda match: " " * len(match[0]), text))
    words: list[WordTime] = []
    index, rest, latest = 0, "", -1
    for seconds, said in told:
        piece = _fold(said)
        if not piece:
            continue
        if rest.startswith(piece):
            rest = rest[len(piece) :]
            continue
        for at, (start, end) in enumerate(spans[index : index + NEAR], index):
            word = _fold(text[start:end])
            if word == piece or (at == index and word.startswith(piece)):
                index, rest = at + 1, word[len(piece) :]
                sample = round(seconds * sound.sample_rate)
                if latest < sample < sound.samples:
                    latest = sample
                    words.append(WordTime(start, end, sample))
                break
    return tuple(words)


def _fold(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())
