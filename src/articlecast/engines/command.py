"""Any program that reads text and writes a sound file: flite, festival's text2wave, espeak, ``say``."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from threading import Event, Thread

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.decoding import LARGEST_SOUND, bound_seconds, decode_audio
from articlecast.engines.text import clean_text, join_spelled
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.files import scratch_folder
from articlecast.model import Sound
from articlecast.names import sha256_hex, suggest_name
from articlecast.system import end_group, group_options, split_command

_HINT = 'in articlecast.toml: [speak.engines.command] run = ["flite", "-f", "{text_file}", "-o", "{sound_file}"]'

_LOOK_SECONDS = 0.5
"""How often it is looked how much a program has written."""


class CommandEngine:
    """``run`` is the program and its arguments.

    In an argument, ``{text_file}`` stands for a UTF-8 file of the text (without it the text comes on standard
    input), ``{sound_file}`` for the file to write (without it the sound is read from standard output), ``{voice}``,
    ``{language}`` and ``{rate}`` for the request's own. ``voices`` are the names that ``{voice}`` may be; without
    any, the program judges. No shell is between us and the program, so that no article
    can start another.
    """

    def __init__(self, run: tuple[str, ...] | str = (), voices: tuple[str, ...] = (), timeout: float = 120.0) -> None:
        self._run = split_command(run) if isinstance(run, str) else tuple(run)
        self._voices, self._timeout = tuple(voices), timeout

    @property
    def traits(self) -> Traits:
        return Traits("command", sha256_hex("\0".join(("1", *self._run)).encode())[:16], parallel="process")

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(name, "mul") for name in sorted(self._voices))

    def render_text(self, said: str) -> str:
        return join_spelled(said, lambda letters: ".".join(letters) + ".")

    def check_voice(self, name: str) -> None:
        """Raises NoSuchVoice where the settings list voices, and this is none of them."""
        if self._voices and name not in self._voices:
            near = suggest_name(name, self._voices)
            raise NoSuchVoice("command", f"no voice '{name}'{near}", "articlecast voices --engine command")

    def speak(self, request: SpeechRequest) -> Sound:
        """Raises EngineUnavailable where the program is missing, SpeakError where it fails or writes no sound."""
        program = self._find_program()
        text = clean_text(request.text)
        if not text:
            raise SpeakError("command", "there is no text to say")
        if request.voice:
            self.check_voice(request.voice)
        with scratch_folder() as folder:
            text_file, sound_file = folder / "text.txt", folder / "sound.wav"
            text_file.write_bytes(text.encode() + b"\n")  # on its standard input, too
            values = {
                "{text_file}": str(text_file),
                "{sound_file}": str(sound_file),
                "{voice}": request.voice,
                "{language}": request.language,
                "{rate}": f"{request.rate:g}",
            }
            arguments = [_fill(argument, values) for argument in self._run[1:]]
            content = self._start([program, *arguments], text_file, sound_file)
        try:
            return decode_audio("command", content, most_seconds=bound_seconds(text, request.rate))
        except EngineUnavailable as error:
            raise SpeakError("command", f"{self._run[0]} {error.wrong}, for {text!r}") from error

    def _find_program(self) -> str:
        if not self._run:
            raise UsageError("command", "no program is named", _HINT)
        program = shutil.which(self._run[0])
        if program is None:
            raise EngineUnavailable("command", f"there is no program '{self._run[0]}'", _HINT)
        return program

    def _start(self, arguments: list[str], text_file: Path, sound_file: Path) -> bytes:
        """What the program wrote. It writes into files, as whatever it starts would hold a pipe open behind it."""
        printed, told = text_file.with_name("printed"), text_file.with_name("told")
        try:
            with text_file.open("rb") as asked, printed.open("wb") as output, told.open("wb") as errors:
                program = subprocess.Popen(  # noqa: S603 -- the editor's choice, and no shell reads the text
                    arguments, stdin=asked, stdout=output, stderr=errors, **group_options()
                )
        except OSError as error:
            raise EngineUnavailable("command", f"{self._run[0]} cannot be started: {error.strerror}", _HINT) from error
        with program:
            self._await_end(program, (printed, told, sound_file), text_file)
        if program.returncode:
            said = _read_end(told).decode("utf-8", "replace").strip().splitlines()[-1:]
            raise SpeakError(
                "command", f"{self._run[0]} ended with {program.returncode}{': ' + said[0] if said else ''}"
            )
        return (sound_file if sound_file.exists() else printed).read_bytes()

    def _await_end(self, program: subprocess.Popen[bytes], files: tuple[Path, ...], text_file: Path) -> None:
        """Raises SpeakError where the program is too slow or writes too much, and ends it with all that it started."""
        ended, wrong = Event(), []
        until = time.monotonic() + self._timeout

        def watch() -> None:
            while not ended.wait(max(0.0, min(_LOOK_SECONDS, until - time.monotonic()))):
                if time.monotonic() >= until:
                    wrong.append(f"did not end within {self._timeout:g} s")
                elif any(_measure(file) > LARGEST_SOUND for file in files):
                    wrong.append(f"wrote more than {LARGEST_SOUND:,} bytes")
                if wrong:
                    end_group(program)
                    return

        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            program.wait()  # at once, where a wait with a limit looks 20 times a second
        except BaseException:
            end_group(program)
            raise
        finally:
            ended.set()
        watcher.join()
        if not wrong and any(_measure(file) > LARGEST_SOUND for file in files):
            wrong.append(f"wrote more than {LARGEST_SOUND:,} bytes")
        if wrong:
            text = text_file.read_text("utf-8").removesuffix("\n")
            raise SpeakError("command", f"{self._run[0]} {wrong[0]}, for {text!r}")


def _measure(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _read_end(file: Path) -> bytes:
    """The last bytes of a file that may be large."""
    with file.open("rb") as stream:
        stream.seek(max(0, _measure(file) - 4096))
        return stream.read()


def _fill(argument: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        argument = argument.replace(name, value)
    return argument
