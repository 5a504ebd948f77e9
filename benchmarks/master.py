"""What an episode costs from its text to its feed, as ratios in one run: ``make bench``, ``make bench ENGINE=espeak``.

Every figure is taken in a process of its own, with the machine's load beside it; the floor is the processor time of
the engine and of the encoder alone, one after the other on one core. Walls come first, so that whoever shares the
machine need be quiet for their sake alone. The history is ``master.json`` beside this file, the picture
``docs/master.png``.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import lameenc
import numpy as np
import soxr
from PIL import Image, ImageDraw, ImageFont

from articlecast.engine import SpeechRequest
from articlecast.master import MasterOptions, build_track
from articlecast.model import Chapter, Cue, Pause, Script, Utterance
from articlecast.narrate import write_script
from articlecast.read import list_sources, load_document, read_article
from articlecast.speak import load_engine, speak_script
from articlecast.speak.sound import trim_sound

HERE = Path(__file__).parent
SENTENCES_PER_HOUR = 680
SENTENCES_OF_8_KB = 78
LONGEST_FLOOR = 5.0
"""Hours up to which the engine and the encoder are timed alone: it takes twice as long as the render itself."""
PR_SET_CHILD_SUBREAPER = 36
"""prctl(2): who has said so is given the orphans among its descendants."""
OPTIONS = MasterOptions()
LANGUAGES = {"hibari": "en-US", "espeak": "en-GB"}
"""The engines that can be measured, with the language that the benchmark's sentences are spoken in."""
GOALS = {
    "hibari": {"floor": 0.60, "megabytes": 600, "one hour, wall s": 60, "edit, wall s": 2.0},
    "espeak": {"floor": 0.66, "megabytes": 350, "one hour, wall s": 60, "edit, wall s": 2.0},
}
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


def write_article(sentences: int, language: str, seed: int = 1, edited: int = -1) -> Script:
    """A script of so many sentences in paragraphs of four; sentence number ``edited`` differs from the original."""
    chance = random.Random(seed)
    cues: list[Cue] = []
    for number in range(sentences):
        text = write_sentence(chance)
        if number == edited:
            text = "This sentence was edited after the first edition had gone out."
        if number % 40 == 0:
            cues.append(Chapter(f"Part {number // 40 + 1}"))
        cues.append(Utterance(text, text, language, paragraph=number // 4))
        if number % 4 == 3:
            cues.append(Pause(0.5))
    return Script("Benchmark", language, tuple(cues))


# ------------------------------------------------------------------ what is measured, each in its own process


def write_show(folder: Path, engine: str, articles: int, sentences: int = SENTENCES_OF_8_KB) -> None:
    """A show of so many articles, by default of about 8 KB, as a newsroom would have them: Markdown with headings."""
    (folder / "articles").mkdir(parents=True)
    show = f'[show]\ntitle = "Benchmark"\nlanguage = "{LANGUAGES[engine]}"\n[speak]\nengine = "{engine}"\n'
    (folder / "articlecast.toml").write_text(show)
    for number in range(articles):
        (folder / "articles" / f"{number:02}.md").write_text(write_markdown(engine, number, sentences))


def write_markdown(engine: str, number: int, sentences: int, edited: int = -1) -> str:
    lines = ["---", f"title: Article number {number}", f"date: 2026-01-{number % 28 + 1:02}", "---"]
    paragraphs: dict[int, str] = {}
    for cue in write_article(sentences, LANGUAGES[engine], seed=number, edited=edited).cues:
        if isinstance(cue, Chapter):
            paragraphs[-1 - len(paragraphs)] = f"## {cue.title}"
        elif isinstance(cue, Utterance):
            paragraphs[cue.paragraph] = f"{paragraphs.get(cue.paragraph, '')} {cue.written}".strip()
    return "\n\n".join(["\n".join(lines), *paragraphs.values()])


def read_scripts(folder: str) -> Iterator[Script]:
    """What is said of each article of the show."""
    for source in list_sources([f"{folder}/articles"]):
        yield write_script(read_article(load_document(source)))


def run_floor(engine: str, folder: str) -> dict[str, float]:
    """Processor seconds of the engine alone and of LAME alone, with the same sound and the same settings."""
    voice, speaking, encoding, audio = load_engine(engine), 0.0, 0.0, 0.0
    for script in read_scripts(folder):
        encoder = lameenc.Encoder()
        encoder.set_in_sample_rate(44100)
        encoder.set_bit_rate(OPTIONS.bitrate)
        encoder.set_channels(1)
        encoder.set_quality(OPTIONS.quality)
        encoder.silence()
        for cue in script.cues:
            if isinstance(cue, Utterance):
                request = SpeechRequest(voice.render_text(cue.said), cue.language)
                start = time.process_time()
                sound = voice.speak(request)
                speaking += time.process_time() - start
                sound = trim_sound(sound)
                source = np.frombuffer(sound.frames, "<i2")
                pcm = soxr.resample(source, sound.sample_rate, 44100).tobytes()
            elif isinstance(cue, Pause):
                pcm = bytes(2 * round(44100 * cue.seconds))
            else:
                continue
            audio += len(pcm) / 88200
            start = time.process_time()
            encoder.encode(pcm)
            encoding += time.process_time() - start
        encoder.flush()
    return {"audio": audio, "speaking": speaking, "encoding": encoding, "floor": speaking + encoding}


def run_plain(engine: str, sentences: int) -> dict[str, float]:
    """What a user would write with the same packages: a paragraph at a time, ``+=``, normalise, encode.

    The engine speaks in process and LAME through lameenc, both in the user's favour: a process for each paragraph
    and ffmpeg would cost more. There is no loudness pass.
    """
    from pydub import AudioSegment
    from pydub.effects import normalize

    say = PLAIN[engine]()
    track: Any = AudioSegment.silent(duration=0, frame_rate=24000)
    for paragraph in write_markdown(engine, 1, sentences).split("\n\n")[1:]:
        frames, rate = say(paragraph)
        track += AudioSegment(frames, sample_width=2, frame_rate=rate, channels=1).set_frame_rate(24000)
        track += AudioSegment.silent(duration=500, frame_rate=24000)
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


def load_plain_espeak() -> Callable[[str], tuple[bytes, int]]:
    voice = load_engine("espeak")

    def say(paragraph: str) -> tuple[bytes, int]:
        sound = voice.speak(SpeechRequest(paragraph, LANGUAGES["espeak"]))
        return sound.frames, sound.sample_rate

    return say


def load_plain_hibari() -> Callable[[str], tuple[bytes, int]]:
    from hibari import Hibari

    voice = Hibari()

    def say(paragraph: str) -> tuple[bytes, int]:
        return (np.clip(voice(paragraph), -1, 1) * 32767).astype("<i2").tobytes(), 24000

    return say


PLAIN = {"espeak": load_plain_espeak, "hibari": load_plain_hibari}
"""How a script gets a paragraph's sound and its rate out of each engine's own package."""


def run_timing(engine: str, sentences: int) -> dict[str, float]:
    """The largest distance in ms between a cue's start and the sound, at the start, the middle and the end.

    The engine's own sound of the sentence is searched in the decoded file by cross-correlation.
    """
    voice, language = load_engine(engine), LANGUAGES[engine]
    with tempfile.TemporaryDirectory() as name:
        track = build_track(speak_script(write_article(sentences, language), voice), Path(name), OPTIONS)
        utterances, worst = track.timeline.utterances, 0.0
        places = sorted({0, 1, len(utterances) // 2, len(utterances) - 2, len(utterances) - 1})
        begins = [max(0, utterances[place].start - 8820) for place in places]
        for place, begin, heard in zip(places, begins, _decode(track.path, begins), strict=True):
            start = utterances[place].start
            sound = trim_sound(voice.speak(SpeechRequest(utterances[place].written, language)))
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
    "floor": run_floor,
    "plain": run_plain,
    "timing": run_timing,
}

# ------------------------------------------------------------------ the parent: time, memory, load


def measure(run: str, **arguments: Any) -> dict[str, float]:
    """What the run reports, beside what its process took; see ``measure_command``."""
    command = [sys.executable, __file__, "--run", json.dumps([run, arguments])]
    out, facts = measure_command(f"{run} {arguments}", command)
    return json.loads(out) | facts


def measure_render(name: str, folder: str) -> dict[str, float]:
    """The command as a newsroom types it, from the first import to the last byte of the feed."""
    _out, facts = measure_command(name, [sys.executable, "-m", "articlecast", "render", "--quiet"], folder)
    return facts


def measure_installed() -> float:
    """Megabytes of what ``pip install articlecast`` puts on a disk, in an environment of its own, pip left out."""
    with tempfile.TemporaryDirectory() as name:
        venv, root = Path(name) / "venv", str(HERE.parent)
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(venv / "bin" / "python"), "-m", "pip"]
        before = _size(venv)
        subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", root], check=True)
        return _size(venv) - before


def weigh_transcript(show: Path) -> float:
    """Kilobytes of the JSON transcript of a show's one episode."""
    (transcript,) = show.glob("episodes/*/transcript-*.json")
    return transcript.stat().st_size / 1e3


def _size(folder: Path) -> float:
    return sum(path.lstat().st_blocks for path in folder.rglob("*")) * 512 / 1e6


def measure_command(name: str, command: list[str], folder: str | None = None) -> tuple[str, dict[str, float]]:
    """Its output, wall and processor ("busy") seconds, the peak of its processes' memory in MB (PSS), and the load.

    The time of a process is its parent's once that has waited for it. The server that others are forked of waits for
    those, and outlives the command, so that nobody waits for itself: such orphans are ours.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    load, start, before = os.getloadavg()[0], time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_memory(pid) for pid in _family(process.pid)))
        time.sleep(0.2)
    wall = time.perf_counter() - start
    if process.returncode or process.stdout is None:
        raise SystemExit(f"error: {name}: it ended with {process.returncode}")
    with suppress(ChildProcessError):  # there is none any more
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    line = f"  {name}: {wall:.1f} s, processor {busy:.1f} s, {peak:.0f} MB, load {load:.1f}"
    print(line, file=sys.stderr, flush=True)
    return process.stdout.read(), {"wall": wall, "busy": busy, "megabytes": peak, "load": load}


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


def bench(engine: str, hours: tuple[float, ...], articles: int) -> dict[str, Any]:
    """All figures: of the batch, of each length, of an edit; the ratios that the targets are about."""
    result: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cores": os.cpu_count()}
    goals, ratios = GOALS[engine], {}
    lengths: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        shows = Path(name)
        write_show(shows / "batch", engine, articles)
        batch = measure_render("batch", str(shows / "batch"))
        for length in hours:
            sentences, show = round(length * SENTENCES_PER_HOUR), shows / f"{length:g}"
            write_show(show, engine, 1, sentences)
            lengths[f"{length:g}"] = {"ours": measure_render(f"{length:g} h", str(show))}
        sentences = round(hours[0] * SENTENCES_PER_HOUR)
        article = shows / f"{hours[0]:g}" / "articles" / "00.md"
        article.write_text(write_markdown(engine, 0, sentences, edited=sentences // 2))
        edit = measure_render(f"an edit in {hours[0]:g} h", str(article.parent.parent))
        first = lengths[f"{hours[0]:g}"]
        first["plain"] = measure("plain", engine=engine, sentences=sentences)
        floor = measure("floor", engine=engine, folder=str(shows / "batch"))
        # On a machine that others use as well, the wall says little: what two idle cores would need stands beside.
        ratios[f"batch of {articles}: wall / floor"] = (batch["wall"] / floor["floor"], goals["floor"])
        ratios[f"batch of {articles}: processor / 2 / floor"] = (batch["busy"] / 2 / floor["floor"], goals["floor"])
        ratios["batch: memory, MB"] = (batch["megabytes"], goals["megabytes"])
        for length in (each for each in hours if each <= LONGEST_FLOOR):
            rows = lengths[f"{length:g}"]
            rows["floor"] = measure("floor", engine=engine, folder=str(shows / f"{length:g}"))
            ours, least = rows["ours"], rows["floor"]["floor"]
            ratios[f"{length:g} h: wall / floor"] = (ours["wall"] / least, goals["floor"])
            ratios[f"{length:g} h: processor / 2 / floor"] = (ours["busy"] / 2 / least, goals["floor"])
        ratios[f"{hours[0]:g} h: JSON transcript, KB"] = (weigh_transcript(article.parent.parent), 200 * hours[0])
    ours, plain = first["ours"], first["plain"]
    ratios[f"{hours[0]:g} h: wall, s"] = (ours["wall"], goals["one hour, wall s"] * hours[0])
    ratios[f"{hours[0]:g} h: plain wall / ours"] = (plain["wall"] / ours["wall"], 2.5)
    ratios[f"{hours[0]:g} h: ours memory / plain"] = (ours["megabytes"] / plain["megabytes"], 1 / 6)
    longest = lengths[f"{hours[-1]:g}"]["ours"]["megabytes"]
    ratios[f"memory {hours[-1]:g} h / {hours[0]:g} h"] = (longest / ours["megabytes"], 1.15)
    ratios["memory, MB"] = (longest, goals["megabytes"])
    ratios[f"one sentence edited in {hours[0]:g} h: wall, s"] = (edit["wall"], goals["edit, wall s"])
    ratios[f"one sentence edited in {hours[0]:g} h: processor, s"] = (edit["busy"], goals["edit, wall s"])
    worst = measure("timing", engine=engine, sentences=sentences)["worst_ms"]
    ratios[f"timing in {hours[0]:g} h, worst ms"] = (worst, 30)
    ratios["installed, MB"] = (measure_installed(), 480)
    return result | {
        "engine": engine,
        "lengths": lengths,
        "batch": batch,
        "floor": floor,
        "edit": edit,
        "ratios": ratios,
    }


def print_table(result: dict[str, Any]) -> None:
    print(f"\n{result['engine']}, {result['at']}, {result['cores']} cores")
    for name, (value, target) in result["ratios"].items():
        sign = "≥" if "plain wall" in name else "≤"
        print(f"{name:44} {value:8.3f}   {sign} {target:.3g}")


COLOURS = {"plain": "#b03a2e", "ours": "#1f618d"}
NAMES = {"plain": "the same voice, pydub += and LAME by hand", "ours": "articlecast"}


def draw_picture(result: dict[str, Any], path: Path) -> None:
    """Wall seconds against length, and memory against length, ours and the plain way, side by side."""
    image = Image.new("RGB", (1800, 760), "white")
    pen = ImageDraw.Draw(image)
    panels = (("wall", "minutes to render", 60.0), ("megabytes", "peak memory, MB", 1.0))
    for number, (field, label, unit) in enumerate(panels):
        draw_panel(pen, 110 + 900 * number, result["lengths"], field=field, label=label, unit=unit)
    font = ImageFont.load_default(24)
    for number, kind in enumerate(("ours", "plain")):
        left = 110 + 300 * number
        pen.line((left, 720, left + 50, 720), fill=COLOURS[kind], width=6)
        pen.text((left + 65, 706), NAMES[kind], fill="black", font=font)
    image.save(path, optimize=True)


def draw_panel(
    pen: ImageDraw.ImageDraw, left: int, lengths: dict[str, Any], *, field: str, label: str, unit: float
) -> None:
    """One field of each length's runs, in ``unit``, with a scale of round numbers on both axes."""
    top, width, height, font = 90, 640, 500, ImageFont.load_default(24)
    rows = {float(name): row for name, row in lengths.items()}
    most = max(run[field] for row in rows.values() for kind, run in row.items() if kind in COLOURS) / unit
    step = next(step for power in range(6) for step in (10**power, 2 * 10**power, 5 * 10**power) if most / step <= 6)
    ceiling, longest = step * -(-most // step), max(rows)
    pen.text((left, 30), label, fill="black", font=ImageFont.load_default(30))
    for tick in range(int(ceiling / step) + 1):
        y = top + height * (1 - tick * step / ceiling)
        pen.line((left, y, left + width, y), fill="#dddddd", width=2)
        pen.text((left - 12, y), f"{tick * step:g}", fill="black", font=font, anchor="rm")
    for length in rows:
        pen.text(
            (left + width * length / longest, top + height + 26), f"{length:g} h", fill="black", font=font, anchor="mm"
        )
    for kind, colour in COLOURS.items():
        points = [
            (left + width * length / longest, top + height * (1 - row[kind][field] / unit / ceiling))
            for length, row in sorted(rows.items())
            if kind in row
        ]
        pen.line(points, fill=colour, width=6)
        for x, y in points:
            pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--engine", choices=tuple(GOALS), default="hibari")
    parser.add_argument("--hours", type=float, nargs="+", default=[1.0, 5.0, 10.0])
    parser.add_argument("--articles", type=int, default=20)
    chosen = parser.parse_args()
    if chosen.run:
        run, arguments = json.loads(chosen.run)
        print(json.dumps(RUNS[run](**arguments)))
        return
    result = bench(chosen.engine, tuple(sorted(chosen.hours)), chosen.articles)
    history = HERE / "master.json"
    kept = json.loads(history.read_text()) if history.is_file() else []
    history.write_text(json.dumps([*kept, result], indent=1) + "\n")
    draw_picture(result, HERE.parent / "docs/master.png")
    print_table(result)


if __name__ == "__main__":
    main()
