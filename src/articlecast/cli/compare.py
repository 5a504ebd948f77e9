"""One page to hear a sentence by many voices, side by side with their figures."""

from __future__ import annotations

import time
import wave
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import numpy as np
from jinja2 import Environment

from articlecast.cli import report
from articlecast.engine import SpeechEngine, SpeechRequest, Voice
from articlecast.errors import SpeakError
from articlecast.files import replace_file
from articlecast.master.loudness import integrate, measure_hops
from articlecast.model import Sound, Utterance
from articlecast.names import slugify
from articlecast.narrate.languages.tongues import speak_text
from articlecast.narrate.lexicon import Lexicon
from articlecast.speak import SpeakOptions
from articlecast.speak.calling import Caller
from articlecast.speak.voices import make_requests

MOST_EACH = 8
"""Voices of one engine, unless it is the one that was asked for: kokoro alone has 28 for English."""

PAGE = "compare.html"

_TEMPLATE = """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Voices: {{ sentence }}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222;
  background: #fff }
blockquote { font-size: 1.25rem; margin: 1rem 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #ccc }
td.n { text-align: right; font-variant-numeric: tabular-nums }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } th, td { border-color: #444 } }
</style>
</head>
<body>
<h1>Voices</h1>
<blockquote lang="{{ language }}">{{ sentence }}</blockquote>
<p>“Times real time” is of one request on this machine, its model loaded; a service's is that of the answer.</p>
<table>
<thead><tr><th>Engine</th><th>Voice</th><th>Language</th><th>Listen</th><th>Seconds</th><th>Times real time</th>
<th>LUFS</th><th>Word times</th><th>Licence</th></tr></thead>
<tbody>
{% for row in rows %}<tr><td>{{ row.engine }}</td><td>{{ row.voice.name }}</td><td>{{ row.voice.language }}</td>
<td><audio controls preload="none" src="{{ row.file }}" aria-label="{{ row.engine }} {{ row.voice.name }}"></audio></td>
<td class="n">{{ "%.2f"|format(row.seconds) }}</td><td class="n">{{ "%.1f"|format(row.speed) }}</td>
<td class="n">{{ "%.1f"|format(row.lufs) }}</td><td>{{ "measured" if row.timed else "estimated" }}</td>
<td>{{ row.voice.licence or "not told" }}</td></tr>
{% endfor %}</tbody>
</table>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """One voice's sentence; ``file`` is beside the page, ``speed`` is times real time."""

    engine: str
    voice: Voice
    file: str
    seconds: float
    speed: float
    lufs: float
    timed: bool


def choose_voices(rows: Iterable[tuple[SpeechEngine, Voice]]) -> Iterator[tuple[SpeechEngine, Voice]]:
    """No more than MOST_EACH voices of an engine, of each of its dialects in turn, and no hum."""
    taken = Counter[tuple[str, str]]()
    turns = []
    for place, (speaker, voice) in enumerate(rows):
        if voice.quality != "tone":
            taken[speaker.traits.name, voice.language] += 1
            turns.append((speaker.traits.name, taken[speaker.traits.name, voice.language], place, speaker, voice))
    for _name, of_engine in groupby(sorted(turns, key=lambda turn: turn[:3]), key=lambda turn: turn[0]):
        yield from ((speaker, voice) for *_turn, speaker, voice in islice(of_engine, MOST_EACH))


def write_comparison(
    folder: Path,
    sentence: str,
    *,
    language: str,
    rows: Iterable[tuple[SpeechEngine, Voice]],
    options: SpeakOptions,
    words: Lexicon,
) -> tuple[Path, bool]:
    """The page, which needs no network, and whether every voice spoke; a sound file of each lies beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    said, rewrites = speak_text(sentence, language, words)
    utterance = Utterance(said, sentence, language, rewrites=rewrites)
    compared, whole = list[Compared](), True
    callers: dict[str, Caller] = {}
    names = Counter[str]()
    for speaker, voice in rows:
        engine = speaker.traits.name
        caller = callers.setdefault(engine, Caller(speaker, options))
        try:
            sound, seconds = _time_voice(caller, utterance, voice, options)
        except SpeakError as error:
            report(error)
            whole = False
            continue
        stem = f"{engine}-{slugify(Path(voice.name).stem) or 'voice'}"
        names[stem] += 1
        file = f"{stem}{f'-{names[stem]}' if names[stem] > 1 else ''}.wav"
        with wave.open(str(folder / file), "wb") as out:
            out.setparams((1, 2, sound.sample_rate, 0, "NONE", ""))
            out.writeframes(sound.frames)
        compared.append(
            Compared(
                engine,
                voice,
                file,
                sound.seconds,
                sound.seconds / max(seconds, 1e-6),
                _measure(sound),
                bool(sound.words),
            )
        )
    for caller in callers.values():
        getattr(caller.engine, "close", lambda: None)()
    page = Environment(autoescape=True).from_string(_TEMPLATE)
    text = page.render(sentence=sentence, language=language, rows=compared)
    replace_file(folder / PAGE, text.encode("utf-8", "replace"))
    return folder / PAGE, whole


def _time_voice(caller: Caller, utterance: Utterance, voice: Voice, options: SpeakOptions) -> tuple[Sound, float]:
    """The sentence and the seconds that it took; an engine of this machine says it twice, for the first loads it."""
    text, _requests = make_requests(utterance, caller.engine, options)
    request = SpeechRequest(text, utterance.language, voice.name, options.rate, options.pitch)
    if not caller.engine.traits.remote:
        caller.speak(request)
    start = time.monotonic()
    sound = caller.speak(request)
    return sound, time.monotonic() - start


def _measure(sound: Sound) -> float:
    samples = np.frombuffer(sound.frames, "<i2").astype(np.float32) / np.float32(32768)
    return integrate(measure_hops(samples, sound.sample_rate))
