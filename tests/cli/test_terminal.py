"""What a person at a terminal of 80 columns sees: whole words, and after Ctrl-C what is kept."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articlecast.display import fold_command, fold_lines
from cli.conftest import WriteArticle
from support.command import call
from support.processes import COMMAND
from support.terminal import call_on_terminal

pytestmark = pytest.mark.posix
WORDS = "the harbour master keeps quiet about everything that was seen in the extraordinarily long night"


def list_lines(seen: bytes) -> list[str]:
    """The lines that were there at the end: what a bar drew and took away again is none."""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode())
    return [line for line in re.split(r"[\r\n]+", text) if line and "━" not in line]


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("render",),
        ("check",),
        ("sync", "--dry-run"),
        ("publish", "www"),
        ("voices",),
        ("voices", "--get", "x"),
    ],
    ids=" ".join,
)
def test_no_line_is_left_to_a_terminal_to_break(
    show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    path = write()
    path.write_text(path.read_text().replace("The tide", f"The tide: {WORDS}") + f"\n{WORDS}.\n")
    (show / "articles" / "minutes-of-the-meeting-in-the-harbour-masters-office.pdf").write_bytes(b"x")
    if arguments[0] in {"check", "publish"}:
        call("render", "-q", folder=show)
    lines = list_lines(call_on_terminal(*arguments, folder=show))
    assert lines
    assert [line for line in lines if len(line) > 80 and len(line.split()) > 1] == []


def test_a_pipe_gets_each_message_on_one_line(show: Path, write: WriteArticle) -> None:
    write()
    (show / "articles" / "minutes-of-the-meeting-in-the-harbour-masters-office.pdf").write_bytes(b"x")
    told = [line.partition(":")[0] for line in call("plan", folder=show).err.splitlines()]
    assert told == ["error", "try", "see"]


def test_lines_are_folded_between_words_and_an_address_is_left_whole() -> None:
    address = "https://harbour.test/" + "x" * 80
    folded = fold_lines(f"error: {WORDS} {address}\nshort", 40).split("\n")
    assert folded[-2:] == [f"       {address}", "short"]
    assert all(len(line) <= 40 for line in folded[:-2])
    assert " ".join("".join(f" {line}" for line in folded).split()) == f"error: {WORDS} {address} short"


def test_a_folded_command_is_still_one_command() -> None:
    assert fold_command("try:   articlecast voices --engine hibari --language en-GB", 40) == (
        "try:   articlecast voices --engine \\\n       hibari --language en-GB"
    )
    quoted = "try:   articlecast render --force 'a name of many words that is long'"
    assert fold_command(quoted, 40) == quoted
    noted = fold_command("try:   articlecast settings --schema   (all of them, and what they mean)", 41)
    assert noted == "try:   articlecast settings --schema\n       (all of them, and what they mean)"


SPEAKER = """
import sys, time, wave
text = open(sys.argv[1], encoding="utf-8").read()
time.sleep(600 if "midnight" in text else 0)
with wave.open(sys.argv[2], "wb") as out:
    out.setparams((1, 2, 22050, 0, "NONE", ""))
    out.writeframes(bytes([0, 0, 0, 60]) * len(text) * 700)
"""


def test_ctrl_c_says_what_is_kept_and_the_next_run_goes_on_from_there(show: Path, write: WriteArticle) -> None:
    import pty  # noqa: PLC0415 -- Windows has none

    (show / "speaker.py").write_text(SPEAKER)
    program = f'run = ["{sys.executable}", "{show}/speaker.py", "{{text_file}}", "{{sound_file}}"]'
    path = show / "articlecast.toml"
    path.write_text(path.read_text().replace("tone", "command") + f"[speak.engines.command]\n{program}\n")
    write("gull", 1)
    write("tide", 2, last="It went out again at midnight.")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(show)
        os.execv(sys.executable, [sys.executable, "-m", "articlecast", "render", "--workers", "1"])  # noqa: S606 -- ours
    seen = bytearray()
    deadline = time.monotonic() + 60
    pressed = False
    while time.monotonic() < deadline:
        if not pressed and (show / "episodes" / "the-gull" / "episode.json").exists():
            os.write(terminal, b"\x03")
            pressed = True
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:  # the other end is closed
                break
    else:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    said = " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode()).split())
    assert code == 130
    assert "stopped: what was rendered is kept, and each sentence that was spoken; the feed is as it was" in said
    assert "try: articlecast render (goes on from there)" in said
    assert "Traceback" not in said
    (show / "speaker.py").write_text(SPEAKER.replace("600", "0"))
    resumed = call("render", folder=show)
    assert "1 new, 1 unchanged" in resumed.out


@pytest.mark.parametrize(("options", "token"), [((), ""), (("--private",), "<token>/")])
def test_serve_prints_the_sites_address_below_the_feeds(show: Path, options: tuple[str, ...], token: str) -> None:
    command = [str(COMMAND), "serve", "--port", "0", *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=show, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            feed, site = server.stdout.readline().split(), server.stdout.readline().split()
        finally:
            server.terminate()
    assert site == ["site:", feed[1].removesuffix("feed.xml")]
    assert site[1].endswith(f"/{token}")
