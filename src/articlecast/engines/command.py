"""Any program that reads text and writes a sound file: flite, festival's text2wave, espeak, ``say``."""

from __future__ import annotations

import shutil
import subprocess

from articlecast.engine import SpeechRequest, Traits, Voice
from articlecast.engines.decoding import bound_seconds, decode_audio
from articlecast.engines.text import clean_text, join_spelled
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.files import scratch_folder
from articlecast.model import Sound
from articlecast.names import sha256_hex, suggest_name
from articlecast.system import quiet_options, split_command

_HINT = 'in articlecast.toml: [speak.engines.command] run = ["flite", "-f", "{text_file}", "-o", "{sound_file}"]'


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
            text_file.write_bytes(text.encode() + b"\n")
            values = {
                "{text_file}": str(text_file),
                "{sound_file}": str(sound_file),
                "{voice}": request.voice,
                "{language}": request.language,
                "{rate}": f"{request.rate:g}",
            }
            arguments = [_fill(argument, values) for argument in self._run[1:]]
            printed = self._start([program, *arguments], text)
            content = sound_file.read_bytes() if sound_file.exists() else printed
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

    def _start(self, arguments: list[str], text: str) -> bytes:
        try:
            done: subprocess.CompletedProcess[bytes] = subprocess.run(  # noqa: S603 -- the program is the editor's choice, and no shell reads the text
                arguments, input=text.encode() + b"\n", capture_output=True, timeout=self._timeout, check=False,
                **quiet_options(),
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise SpeakError(
                "command", f"{self._run[0]} did not end within {self._timeout:g} s, for {text!r}"
            ) from error
        except OSError as error:
            raise EngineUnavailable("command", f"{self._run[0]} cannot be started: {error.strerror}", _HINT) from error
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise SpeakError("command", f"{self._run[0]} ended with {done.returncode}{': ' + told[0] if told else ''}")
        return done.stdout


def _fill(argument: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        argument = argument.replace(name, value)
    return argument
