"""What mastering costs, as ratios in one run: ``make bench``.

Every figure is taken in a process of its own, with the machine's load beside it; the floor is the processor time of
the engine and of the encoder alone, one after the other on one core. The history is ``master.json``, the picture
``master.png``, both beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import lameenc
import numpy as np
import soxr
from PIL import Image, ImageDraw, ImageFont

from articlecast.engine import SpeechRequest
from articlecast.engines.espeak import EspeakEngine
from articlecast.master import MasterOptions, master_track
from articlecast.model import Chapter, Cue, Pause, Script, Segment, Utterance
from articlecast.speak import SegmentCache, speak_script

HERE = Path(__file__).parent
SENTENCES_PER_HOUR = 680
OPTIONS = MasterOptions()
NOUNS = "minister harbour letter engine winter river council teacher question border market garden window paper".split()
VERBS = "describes opens follows remembers repairs measures watches carries explains crosses answers builds".split()
KINDS = "quiet northern unexpected careful official narrow broken golden distant public early heavy modern".split()


def write_sentence(chance: random.Random) -> str:
    """One sentence of the kind that newspapers print, about 75 characters long."""

    def thing() -> str:
        return f"the {chance.choice(KINDS)} {chance.choice(NOUNS)}"

    text = f"{thing()} {chance.choice(VERBS)} {thing()}"
    for _ in range(chance.randrange(3)):
        text += (
            f"{chance.choice((', and ', ' while ', ', but ', ' because '))}{thing()} {chance.choice(VERBS)} {thing()}"
        )
    return text[0].upper() + text[1:] + "."


def write_article(sentences: int, seed: int = 1, edited: int = -1) -> Script:
    """A script of so many sentences in paragraphs of four; sentence number ``edited`` differs from the original."""
    chance = random.Random(seed)
    cues: list[Cue] = []
    for number in range(sentences):
        text = write_sentence(chance)
        if number == edited:
            text = "This sentence was edited after the first edition had gone out."
        if number % 40 == 0:
            cues.append(Chapter(f"Part {number // 40 + 1}"))
        cues.append(Utterance(text, text, "en-GB", paragraph=number // 4))
        if number % 4 == 3:
            cues.append(Pause(0.5))
    return Script("Benchmark", "en-GB", tuple(cues))


# ------------------------------------------------------------------ what is measured, each in its own process


def run_ours(sentences: int, cache: str = "", edited: int = -1) -> dict[str, float]:
    """One article through speaking and mastering; seconds of audio."""
    with tempfile.TemporaryDirectory() as name:
        sounds = SegmentCache(Path(cache) / "segments") if cache else None
        stretches = Path(cache) / "stretches" if cache else None
        spoken = speak_script(write_article(sentences, edited=edited), EspeakEngine(), cache=sounds)
        track = master_track(spoken, Path(name), OPTIONS, cache=stretches)
        return {"audio": track.timeline.seconds}


def _render_one(seed: int) -> float:
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(1) as encoder:
        spoken = speak_script(write_article(107, seed), EspeakEngine())
        return master_track(spoken, Path(name), OPTIONS, executor=encoder).timeline.seconds


def run_batch(articles: int) -> dict[str, float]:
    """So many articles of 8 KB, as many side by side as there are cores."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return {"audio": sum(pool.map(_render_one, range(articles)))}


def run_floor(sentences: int, articles: int = 1) -> dict[str, float]:
    """Processor seconds of the engine alone and of LAME alone, with the same sound and the same settings."""
    engine, speaking, encoding, audio = EspeakEngine(), 0.0, 0.0, 0.0
    for seed in range(articles) if articles > 1 else (1,):
        encoder = lameenc.Encoder()
        encoder.set_in_sample_rate(44100)
        encoder.set_bit_rate(OPTIONS.bitrate)
        encoder.set_channels(1)
        encoder.set_quality(OPTIONS.quality)
        encoder.silence()
        spoken = speak_script(write_article(sentences, seed), engine)
        while True:
            start = time.process_time()
            cue = next(spoken, None)
            speaking += time.process_time() - start
            if cue is None:
                break
            if isinstance(cue, Segment):
                audio += cue.sound.seconds
                source = np.frombuffer(cue.sound.frames, "<i2")
                pcm = soxr.resample(source, cue.sound.sample_rate, 44100).tobytes()
                start = time.process_time()
                encoder.encode(pcm)
                encoding += time.process_time() - start
        encoder.flush()
    return {"audio": audio, "speaking": speaking, "encoding": encoding, "floor": speaking + encoding}


def run_plain(sentences: int) -> dict[str, float]:
    """What a user would write with the same packages: a paragraph at a time, ``+=``, normalise, encode.

    The engine speaks in process and LAME through lameenc, both in the user's favour: a process for each paragraph
    and ffmpeg would cost more. There is no loudness pass.
    """
    from pydub import AudioSegment
    from pydub.effects import normalize

    track = AudioSegment.silent(duration=0, frame_rate=22050)
    paragraph = AudioSegment.silent(duration=0, frame_rate=22050)
    for cue in speak_script(write_article(sentences), EspeakEngine()):
        if isinstance(cue, Segment):
            paragraph += AudioSegment(cue.sound.frames, sample_width=2, frame_rate=cue.sound.sample_rate, channels=1)
        elif isinstance(cue, Pause):
            track += paragraph
            track += AudioSegment.silent(duration=int(1000 * cue.seconds), frame_rate=22050)
            paragraph = AudioSegment.silent(duration=0, frame_rate=22050)
    track += paragraph
    track = normalize(track).set_frame_rate(44100)
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(44100)
    encoder.set_bit_rate(OPTIONS.bitrate)
    encoder.set_channels(1)
    encoder.set_quality(OPTIONS.quality)
    encoder.silence()
    with tempfile.NamedTemporaryFile(suffix=".mp3") as stream:
        stream.write(encoder.encode(track.raw_data))
        stream.write(encoder.flush())
    return {"audio": track.duration_seconds}


def run_timing(sentences: int) -> dict[str, float]:
    """The largest distance in ms between a cue's start and the sound, at the start, the middle and the end.

    The engine's own sound of the sentence is searched in the decoded file by cross-correlation.
    """
    engine = EspeakEngine()
    with tempfile.TemporaryDirectory() as name:
        track = master_track(speak_script(write_article(sentences), engine), Path(name), OPTIONS)
        utterances, worst = track.timeline.utterances, 0.0
        places = sorted({0, 1, len(utterances) // 2, len(utterances) - 2, len(utterances) - 1})
        begins = [max(0, utterances[place].start - 8820) for place in places]
        for place, begin, heard in zip(places, begins, _decode(track.path, begins), strict=True):
            start = utterances[place].start
            sound = engine.speak(SpeechRequest(utterances[place].written, "en-GB"))
            source = soxr.resample(np.frombuffer(sound.frames, "<i2") / 32768, sound.sample_rate, 44100)
            size = 1 << (heard.size + source.size).bit_length()
            match = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(source, size)), size)
            worst = max(worst, abs(begin + int(np.argmax(match[: 2 * 8820])) - start) / 44.1)
        return {"audio": track.timeline.seconds, "worst_ms": worst}


def _decode(path: str, begins: list[int]) -> Iterator[Any]:
    """Eight seconds of the decoded file from each of those samples, every frame decoded and counted from the first."""
    length, place = 8 * 44100, 0
    windows = [np.zeros(length, np.float32) for _ in begins]
    with av.open(path) as container:
        for frame in container.decode(audio=0):
            for begin, window in zip(begins, windows, strict=True):
                if place < begin + length and place + frame.samples > begin:
                    low, high = max(place, begin), min(place + frame.samples, begin + length)
                    window[low - begin : high - begin] = frame.to_ndarray()[0, low - place : high - place]
            place += frame.samples
    yield from windows


RUNS: dict[str, Callable[..., dict[str, float]]] = {
    "ours": run_ours,
    "batch": run_batch,
    "floor": run_floor,
    "plain": run_plain,
    "timing": run_timing,
}

# ------------------------------------------------------------------ the parent: time, memory, load


def measure(run: str, **arguments: Any) -> dict[str, float]:
    """What the run reports, with its wall and processor ("busy") seconds and the peak of its processes' memory in MB (PSS)."""
    command = [sys.executable, __file__, "--run", json.dumps([run, arguments])]
    load, start, before = os.getloadavg()[0], time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_memory(pid) for pid in _family(process.pid)))
        time.sleep(0.2)
    wall = time.perf_counter() - start
    if process.returncode or process.stdout is None:
        raise SystemExit(f"error: {run}: it ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    facts = json.loads(process.stdout.read())
    print(
        f"  {run} {arguments}: {wall:.1f} s, processor {busy:.1f} s, {peak:.0f} MB, load {load:.1f}",
        file=sys.stderr,
        flush=True,
    )
    return facts | {"wall": wall, "busy": busy, "megabytes": peak, "load": load}


def _family(pid: int) -> list[int]:
    found = [pid]
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and f"\nPPid:\t{pid}\n" in (entry / "status").read_text():
                found += _family(int(entry.name))
        except OSError:
            continue
    return found


def _memory(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def bench(hours: tuple[float, ...], articles: int) -> dict[str, Any]:
    """All figures: of each length, of the batch, of an edit; the ratios that the targets are about."""
    result: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cores": os.cpu_count()}
    floor, batch = measure("floor", sentences=107, articles=articles), measure("batch", articles=articles)
    ratios = {f"batch of {articles}: wall / floor": (batch["wall"] / floor["floor"], 0.66)}
    # On a machine that others use as well, the wall says little: what two idle cores would need at best stands beside.
    ratios[f"batch of {articles}: processor / 2 / floor"] = (batch["busy"] / 2 / floor["floor"], 0.66)
    lengths: dict[str, dict[str, dict[str, float]]] = {}
    for length in hours:
        sentences = round(length * SENTENCES_PER_HOUR)
        rows = {"ours": measure("ours", sentences=sentences)}
        lengths[f"{length:g}"] = rows
        if length > 5:
            continue
        rows |= {"floor": measure("floor", sentences=sentences), "plain": measure("plain", sentences=sentences)}
        ours, plain = rows["ours"], rows["plain"]
        ratios[f"{length:g} h: wall / floor"] = (ours["wall"] / rows["floor"]["floor"], 0.66)
        ratios[f"{length:g} h: processor / 2 / floor"] = (ours["busy"] / 2 / rows["floor"]["floor"], 0.66)
        ratios[f"{length:g} h: plain wall / ours"] = (plain["wall"] / ours["wall"], 6.0 if length >= 5 else 2.5)
        ratios[f"{length:g} h: ours memory / plain"] = (ours["megabytes"] / plain["megabytes"], 1 / 6)
    shortest, longest = (lengths[f"{length:g}"]["ours"]["megabytes"] for length in (min(hours), max(hours)))
    ratios[f"memory {max(hours):g} h / {min(hours):g} h"] = (longest / shortest, 1.15)
    ratios["memory, MB"] = (longest, 350)
    edit = max((length for length in hours if length <= 5), default=min(hours))
    sentences = round(edit * SENTENCES_PER_HOUR)
    with tempfile.TemporaryDirectory() as cache:
        full = measure("ours", sentences=sentences, cache=cache)
        again = measure("ours", sentences=sentences, cache=cache, edited=sentences // 2)
    ratios[f"one sentence edited in {edit:g} h / full"] = (again["wall"] / full["wall"], 0.08)
    ratios[f"timing in {edit:g} h, worst ms"] = (measure("timing", sentences=sentences)["worst_ms"], 30)
    return result | {"lengths": lengths, "batch": batch, "floor": floor, "ratios": ratios}


def print_table(result: dict[str, Any]) -> None:
    print(f"\n{result['at']}, {result['cores']} cores")
    for name, (value, target) in result["ratios"].items():
        sign = "≥" if "plain wall" in name else "≤"
        print(f"{name:44} {value:8.3f}   {sign} {target:.3g}")


def draw_picture(result: dict[str, Any], path: Path) -> None:
    """Wall seconds against length, and memory against length, ours and the plain way."""
    image = Image.new("RGB", (1200, 480), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(18)
    hours = [float(name) for name in result["lengths"]]
    for panel, (field, label) in enumerate((("wall", "seconds to render"), ("megabytes", "peak memory, MB"))):
        left, top, width, height = 80 + 600 * panel, 60, 480, 340
        rows = result["lengths"].values()
        most = max(row[kind][field] for row in rows for kind in ("ours", "plain") if kind in row)
        pen.rectangle((left, top, left + width, top + height), outline="#888888")
        pen.text((left, 20), f"{label} against hours of audio (top: {most:.0f})", fill="black", font=font)
        for kind, colour in (("plain", "#b03a2e"), ("ours", "#1f618d")):
            points = [
                (left + width * length / max(hours), top + height * (1 - row[kind][field] / most))
                for length, row in zip(hours, rows, strict=True)
                if kind in row
            ]
            pen.line(points, fill=colour, width=4)
            for x, y in points:
                pen.ellipse((x - 6, y - 6, x + 6, y + 6), fill=colour)
            if points:
                pen.text((points[-1][0] - 60, points[-1][1] - 28), kind, fill=colour, font=font)
        for length in hours:
            pen.text(
                (left + width * length / max(hours) - 10, top + height + 8), f"{length:g}", fill="black", font=font
            )
    image.save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--hours", type=float, nargs="+", default=[1.0, 5.0, 10.0])
    parser.add_argument("--articles", type=int, default=20)
    chosen = parser.parse_args()
    if chosen.run:
        run, arguments = json.loads(chosen.run)
        print(json.dumps(RUNS[run](**arguments)))
        return
    result = bench(tuple(sorted(chosen.hours)), chosen.articles)
    history = HERE / "master.json"
    kept = json.loads(history.read_text()) if history.is_file() else []
    history.write_text(json.dumps([*kept, result], indent=1) + "\n")
    draw_picture(result, HERE / "master.png")
    print_table(result)


if __name__ == "__main__":
    main()
