"""The figures of speaking: ``python benchmarks/speak.py faults|kills|budget|lookup``; each prints what it measured.

No timed tests: these run when somebody wants to know. The far side of gTTS is the tests' loopback service.
"""

from __future__ import annotations

import math
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import gtts.tts

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from articlecast.engines.gtts import GttsEngine
from articlecast.model import Script, Segment, Sound, Utterance
from articlecast.speak import SegmentCache, SpeakOptions, speak_script
from articlecast.speak.cache import digest_request, encode_sound
from articlecast.speak.calling import Caller
from articlecast.speak.voices import make_requests
from support.services import Service, serve_gtts

FAULTS = ("429", "429 bare", "500", "empty", "cut", "drip", "page")
OPTIONS = SpeakOptions(engine="gtts", requests_per_minute=600_000)
WORDS = (
    "the a minister report city council vote river said on that would publish never before again people night".split()
)


def write_sentences(count: int) -> list[str]:
    dice = random.Random(20)
    lengths = [dice.randint(5, 32) for _ in range(count)]
    return [f"Number {n} says: " + " ".join(dice.choices(WORDS, k=length)) + "." for n, length in enumerate(lengths)]


def write_script(sentences: list[str]) -> Script:
    return Script("A title", "en", tuple(Utterance(text, text, "en") for text in sentences))


def point_gtts_at(url: str) -> None:
    gtts.tts._translate_url = lambda tld="com", path="": f"{url}/{path}"  # noqa: ARG005 -- called by name


def speak_all(sentences: list[str], folder: Path, timeout: float = 4.0) -> list[Segment]:
    with closing(GttsEngine(timeout=timeout)) as engine:
        caller = Caller(engine, OPTIONS, folder=folder, first_wait=0.05)
        cache = SegmentCache(folder / "segments")
        return [
            cue
            for cue in speak_script(write_script(sentences), engine, OPTIONS, cache, caller=caller)
            if isinstance(cue, Segment)
        ]


def measure_faults(count: int = 10_000) -> None:
    sentences, dice = write_sentences(count), random.Random(5)
    faults = Counter[str]()

    def choose(_number: int) -> str:
        fault = dice.choice(FAULTS) if dice.random() < 0.05 else ""
        faults[fault] += 1
        return fault

    ideal = sum(math.ceil(len(text) / 100) for text in sentences)
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, serve_gtts(Service(faults=choose)) as service:
        point_gtts_at(service.url)
        spoken = speak_all(sentences, Path(folder))
    failed = service.requests - faults[""]
    print(f"{len(spoken)} of {count} sentences spoken in {time.perf_counter() - begin:.0f} s")
    print(f"answered twice: {sum(number - 1 for number in service.answered.values())}")
    print(f"requests {service.requests}, failed {failed} {dict(faults)}, connections {service.connections}")
    print(f"without the retries {service.requests - failed}, ideal {ideal}: {(service.requests - failed) / ideal:.3f}")


CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import speak
speak.point_gtts_at(sys.argv[2])
speak.speak_all(speak.write_sentences(int(sys.argv[4])), Path(sys.argv[3]))
"""


def measure_kills(kills: int = 20, count: int = 1500) -> None:
    sentences, dice = write_sentences(count), random.Random(7)
    engine = GttsEngine()
    repeated = done = 0
    with tempfile.TemporaryDirectory() as name, serve_gtts() as service:
        folder = Path(name)
        cache = SegmentCache(folder / "segments")
        requests = [
            request for cue in write_script(sentences).utterances for request in make_requests(cue, engine, OPTIONS)[1]
        ]
        keys = {request.text: digest_request(request, engine.traits) for request in requests}
        for turn in range(kills + 1):
            complete = {text for text, key in keys.items() if key in cache}
            before = Counter(service.asked)
            child = subprocess.Popen(
                [sys.executable, "-c", CHILD, Path(__file__).parent, service.url, folder, str(count)]
            )
            if turn < kills:
                time.sleep(1.0 + dice.random() * 1.0)
                child.kill()
            done = child.wait()
            asked = service.asked - before
            repeated += sum(asked[text] for text in complete)
        missing = sum(key not in cache for key in keys.values())
        damaged = cache.verify()[1]
    print(f"killed {kills} times, last run ended with {done}: {missing} of {len(keys)} requests missing")
    print(f"segments damaged: {damaged}")
    print(f"requests repeated whose segment was complete: {repeated}; all requests: {service.requests}")


TURNS = """
import pathlib, sys, time
from articlecast.speak.gate import Gate
gate, end = Gate("service", 600, pathlib.Path(sys.argv[1])), time.time() + float(sys.argv[2])
while time.time() < end:
    gate.enter()
    print(time.time(), flush=True)
"""


def measure_budget(seconds: float = 62) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", TURNS, folder, str(seconds)]
        children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        moments = [sorted(map(float, child.communicate()[0].split())) for child in children]
    turns = sorted(turn for row in moments for turn in row)
    most = max(sum(start <= turn < start + 60 for turn in turns) for start in turns[:30])
    print(f"two processes, {[len(row) for row in moments]} requests; the busiest minute had {most / 60:.2f} a second")


def measure_lookup(count: int = 100_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache, small = SegmentCache(Path(folder), 0), Sound(b"\1\2" * 200, 22050)
        dice = random.Random(1)
        keys = [f"{dice.getrandbits(256):064x}" for _ in range(count)]
        content = encode_sound(small)
        for key in keys:
            cache.path_of(key).parent.mkdir(exist_ok=True)
            cache.path_of(key).write_bytes(content)
        large = keys[:500]
        for key in large:
            cache.put(key, Sound(dice.randbytes(2 * 22050 * 3), 22050))
        for name, asked in (("a miss", [key[::-1] for key in keys[-500:]]), ("three seconds of sound", large)):
            begin = time.perf_counter()
            for key in asked:
                cache.get(key)
            print(f"{name}: {(time.perf_counter() - begin) / len(asked) * 1e3:.3f} ms of {count:,} segments")
        begin = time.perf_counter()
        for key in large:
            assert key in cache
        print(f"is it there: {(time.perf_counter() - begin) / len(large) * 1e3:.3f} ms")


if __name__ == "__main__":
    {"faults": measure_faults, "kills": measure_kills, "budget": measure_budget, "lookup": measure_lookup}[
        sys.argv[1]
    ]()
