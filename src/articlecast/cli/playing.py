"""Sound for whoever typed a command: written to a file, or played where there is a player and somebody to hear it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from articlecast.cli import print_line
from articlecast.engine import SpeechEngine
from articlecast.errors import ArticlecastError, SpeakError, UsageError
from articlecast.master import MasterOptions
from articlecast.model import Chapter, Pause, Script, Segment
from articlecast.speak import Ledger, SegmentCache, SpeakOptions, check_engines, speak_script, try_engines

Spoken = list[Segment | Pause | Chapter]

_PLAYERS = (
    ("ffplay", "-autoexit", "-nodisp", "-loglevel", "quiet"), ("mpv", "--really-quiet"), ("pw-play",), ("paplay",),
    ("aplay", "-q"), ("afplay",), ("play", "-q"),
)  # fmt: skip


def check_output(output: Path | None, example: str) -> None:
    """Raises UsageError for the name of a file that is no sound's."""
    if output and output.suffix.lower() not in {".wav", ".mp3"}:
        raise UsageError("--output", f"'{output}' is neither .wav nor .mp3", example)


def measure_spoken(spoken: Spoken) -> float:
    """Seconds of what was spoken, its pauses among it."""
    pauses = sum(cue.seconds for cue in spoken if isinstance(cue, Pause))
    return pauses + sum(cue.sound.seconds for cue in spoken if isinstance(cue, Segment))


def speak_aloud(
    script: Script, options: SpeakOptions, cache: SegmentCache | None = None, seconds: float = 0.0
) -> Spoken:
    """The script by whichever engine a render would take; another than the first choice is named on standard error.

    With ``seconds`` it ends with the first sentence that is over by then. Raises as speaking does.
    """
    check_engines(options)
    ledger, faults = Ledger(), list[SpeakError]()

    def attempt(engine: SpeechEngine) -> Spoken:
        spoken: Spoken = []
        for cue in speak_script(script, engine, options, cache, ledger=ledger):
            spoken.append(cue)
            if seconds and isinstance(cue, Segment) and measure_spoken(spoken) >= seconds:
                break
        return spoken

    _name, spoken = try_engines(options, attempt, tell=faults.append)
    for fault in faults:
        print_line(f"note: {fault}; {ledger.engine} speaks in its place", err=True)
        if fault.hint:
            print_line(f"try:   {fault.hint}", err=True)
    return spoken


def write_master(spoken: Spoken, output: Path, options: MasterOptions, title: str) -> None:
    """What was spoken, as listeners would hear it: an MP3, or what is decoded from one as a WAV; raises MasterError."""
    from articlecast.engines.decoding import decode_audio  # noqa: PLC0415 -- printing needs none of it
    from articlecast.master import build_track  # noqa: PLC0415 -- as above
    from articlecast.speak.sound import write_wave  # noqa: PLC0415 -- as above

    with tempfile.TemporaryDirectory() as folder:
        track = build_track(spoken, Path(folder), options, title=title)
        if output.suffix.lower() == ".mp3":
            shutil.copyfile(track.path, output)
        else:
            sound = decode_audio("preview", Path(track.path).read_bytes(), "audio/mpeg")
            write_wave(sound, str(output))


def play_sound(write: Callable[[Path], None], instead: str) -> None:
    """Play what ``write`` writes into a WAV file; where there is no player, the command to type is ``instead`` of it.

    Raises ArticlecastError where the player fails.
    """
    player = next((player for player in _PLAYERS if shutil.which(player[0])), None)
    if not player:
        print_line(f"to hear it:  {instead}   (no player found)", err=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.wav"
        write(path)
        done = subprocess.run([*player, str(path)], capture_output=True, check=False)  # noqa: S603 -- from our table
        if done.returncode:
            raise ArticlecastError(player[0], "could not play the sound", instead)
