"""Windows, as far as it can be had on another system (tests/support/windows), and the one module that knows of it."""

import ast
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from articlecast.system import end_group, group_options, is_alive
from support.processes import COMMAND

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
WINDOWS = os.environ | {"PYTHONPATH": str(ROOT / "tests" / "support" / "windows")}
SYSTEMS = pytest.mark.parametrize("environment", [os.environ, WINDOWS], ids=["here", "windows"])

pytestmark = pytest.mark.posix

ARTICLE = """---
title: {title}
date: 2026-03-0{day}
author: Ana Lee
link: https://example.org/{day}
tags: [{title}]
---

The tide came in at six, and nobody had told the harbour master.

## What happened next

It went out again at noon.
"""
TITLES = ("Con", "Aux.", "NUL", "Tide: 6 < 7?")


def run_python(code: str, *arguments: str, environment: dict[str, str] = WINDOWS) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


# ---------------------------------------------------------------- one module knows

FOREIGN = frozenset(
    "fcntl grp pty pwd resource syslog termios tty msvcrt winreg winsound _winapi _ctypes".split()  # noqa: SIM905
)
"""Modules that some systems have, and others have not."""
OF_ONE_SYSTEM = {
    "os": "O_ fork kill killpg chmod fchmod chown lchown link symlink getuid geteuid getgid getegid getpgid setsid"
    " setpgid getloadavg sched_ posix_ mkfifo mknod statvfs uname wait nice pread pwrite name startfile"
    " add_dll_directory",
    "sys": "platform getwindowsversion",
    "signal": "SIGKILL SIGHUP SIGQUIT SIGUSR SIGALRM SIGCHLD SIGSTOP CTRL_ alarm setitimer pause pthread_",
    "subprocess": "CREATE_ STARTUPINFO",
    "ctypes": "WinDLL windll oledll get_last_error WinError",
    "time": "tzset",
}
METHODS = frozenset({"write_text", "st_ino", "st_dev", "st_uid", "symlink_to", "hardlink_to"})
"""Of paths and what is known of them: other lines' ends, other numbers, and links that take an administrator."""
OPTIONS = frozenset({"start_new_session", "preexec_fn", "pass_fds", "process_group", "creationflags"})


OWN_PLACES = ("/tmp", "/var/", "/proc/", *(f"/dev/{name}" for name in ("fd", "null", "shm", "std", "tty", "urandom")))  # noqa: S108


def find_systems(source: str) -> list[str]:
    """What in a module's source not every system has, or does in its own way."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [name.name for name in names if name.name.partition(".")[0] in FOREIGN]
            case ast.ImportFrom(module=str(module), names=names) if module in FOREIGN:
                found.append(module)
            case ast.ImportFrom(module=str(module), names=names) if module in OF_ONE_SYSTEM:
                found += [name.name for name in names if _is_of_one(module, name.name)]
            case ast.Attribute(value=ast.Name(id=module), attr=name) if _is_of_one(module, name):
                found.append(f"{module}.{name}")
            case ast.Attribute(attr=name) if name in METHODS:
                found.append(name)
            case ast.Call(func=ast.Attribute(attr="read_text"), args=[], keywords=[]):
                found.append("read_text without an encoding")
            case ast.keyword(arg=str(name)) if name in OPTIONS:
                found.append(name)
            case ast.Constant(value=str(text)) if text.startswith(OWN_PLACES):
                found.append(text)
            case _:
                pass
    return found


def _is_of_one(module: str, name: str) -> bool:
    rows = OF_ONE_SYSTEM.get(module, "").split()
    return any(name == row or (row.endswith("_") and name.startswith(row)) for row in rows)


STAMPS = {
    "publish/serve/resources.py": ["st_ino"],
    "publish/serve/subscribers.py": ["st_ino"],
    "run/check.py": ["st_ino"],
    "show/episodes/store.py": ["st_ino"],
}
"""These compare what ``os.stat`` said with what it says, and it has the number on every system."""


def test_no_other_module_knows_of_systems() -> None:
    home = ROOT / "src" / "articlecast"
    found = {path.relative_to(home).as_posix(): find_systems(path.read_text("utf-8")) for path in SOURCES}
    assert found.pop("system.py")
    assert {name: lines for name, lines in found.items() if lines} == STAMPS


@pytest.mark.parametrize(
    "line",
    [
        "import fcntl", "from _ctypes import dlclose", "from os import killpg as end, fchmod", "os.getuid()",
        "os.open(path, os.O_DIRECTORY)", "os.kill(1, 0)", "if sys.platform == 'win32': pass", "signal.SIGKILL",
        "Popen(command, start_new_session=True)", "Path(name).write_text('a')", "place = '/tmp'", "os.name == 'nt'",
        "status.st_ino", "Path(name).read_text()",
    ],
)  # fmt: skip
def test_a_line_that_not_every_system_takes_is_found(line: str) -> None:
    assert find_systems(line)


def test_every_test_is_collected_where_posix_modules_are_missing() -> None:
    on_top = {
        path.name: names
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Import) and (names := FOREIGN & {name.name for name in node.names})
    }
    assert not on_top


def test_the_matrix_has_every_system_and_every_python_that_is_named() -> None:
    job = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8"))["jobs"]["tests"]
    matrix = job["strategy"]["matrix"]
    assert [name.partition("-")[0] for name in matrix["system"]] == ["ubuntu", "macos", "windows"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


# ---------------------------------------------------------------- a whole show on Windows

IMPORT_ALL = """
import pkgutil, importlib, json, articlecast
names = [row.name for row in pkgutil.walk_packages(articlecast.__path__, "articlecast.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
from articlecast import system
assert system.MOST_PROCESSES == 61
print(json.dumps(names))
"""


def test_every_module_is_imported_on_windows() -> None:
    names = json.loads(run_python(IMPORT_ALL))
    assert len(names) == len(SOURCES) - 1  # articlecast itself


def make_show(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """A show through every command that writes; the digest of each file that the world sees, and the manifests'."""
    show = folder / "show"

    def run(*arguments: str, cwd: Path = show) -> None:
        command = [str(COMMAND), *arguments]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    folder.mkdir()
    run("init", "show", "--author", "Ana Lee", cwd=folder)
    settings = show / "articlecast.toml"
    text = settings.read_text("utf-8").replace('engine = "espeak"', 'engine = "tone"')
    text = text.replace("http://127.0.0.1:8000", "https://pod.example.org")
    settings.write_text(text + '\n[publish]\nfeeds = ["tag", "author"]\n', "utf-8")
    (show / "articles" / "welcome.md").unlink()
    for day, title in enumerate(TITLES, 1):
        (show / "articles" / f"{day}.md").write_text(ARTICLE.format(title=json.dumps(title), day=day), "utf-8")
    run("render", "--workers", "2")
    run("feed")
    run("check")
    run("publish", str(folder / "out"))
    (show / "articles" / "1.md").write_text(ARTICLE.format(title="Con", day=1) + "\nAnd in.\n", "utf-8")
    run("sync")
    places = (path for part in ("episodes", "feed") for path in (show / part).rglob("*") if path.is_file())
    return {
        path.relative_to(show).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in places
        if path.name != ".lock"
    }


def test_a_show_that_is_made_on_windows_has_the_same_bytes(tmp_path: Path) -> None:
    made = make_show(tmp_path / "windows", WINDOWS)
    assert {"con-1", "aux-1", "nul-1", "tide-6-7"} <= {
        name.split("/")[1] for name in made if name.startswith("episodes/")
    }
    assert made == make_show(tmp_path / "here", dict(os.environ))


SPEAK = """
import hashlib, sys
import espeakng_loader
from articlecast.engine import SpeechRequest
from articlecast.engines.espeak import EspeakEngine
if len(sys.argv) > 1:
    espeakng_loader.get_data_path = lambda: sys.argv[1]
for line in ("The tide came in.", "Nobody had told the harbour master.", "The tide came in."):
    print(hashlib.sha256(EspeakEngine().speak(SpeechRequest(line, "en")).frames).hexdigest())
"""


def test_espeak_speaks_the_same_on_windows_also_from_a_long_path(tmp_path: Path) -> None:
    import espeakng_loader  # noqa: PLC0415 -- as the engine imports it

    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 8)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    here = run_python(SPEAK, environment=dict(os.environ))
    assert here.split()[0] == here.split()[2] != here.split()[1]
    assert run_python(SPEAK) == here
    assert run_python(SPEAK, str(deep / "espeak-ng-data")) == here


# ---------------------------------------------------------------- processes

ASK = "import sys; from articlecast.system import is_alive; print([is_alive(pid) for pid in sys.argv[1:]])"


@SYSTEMS
def test_whether_a_process_lives_is_told_and_it_goes_on(environment: dict[str, str]) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as lives:
        told = run_python(ASK, str(lives.pid), "999999999", "9" * 5000, "", "x", environment=dict(environment))
        assert told.strip() == "[True, False, False, False, False]"
        assert lives.poll() is None
        lives.communicate(b"\n")
    assert not is_alive(str(lives.pid))


END = """
import subprocess, sys
from pathlib import Path
from articlecast.system import end_group, group_options
program = subprocess.Popen(["sh", "-c", "sleep 600 & echo $! > child; wait"], stdout=subprocess.PIPE, **group_options())
while not (Path("child").exists() and Path("child").read_text()):
    pass
end_group(program)
print(program.communicate(timeout=20), program.returncode)
"""


@SYSTEMS
def test_a_program_is_ended_with_all_that_it_started(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    taskkill = tmp_path / "taskkill"
    taskkill.write_text('#!/bin/sh\necho "$@" > asked\nkill -9 "$4" "$(cat child)"\n', "utf-8")
    taskkill.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    assert run_python(END, environment={**environment, "PATH": path}).strip().endswith(" -9")
    windows = environment is WINDOWS
    assert (tmp_path / "asked").exists() == windows
    if windows:
        assert (tmp_path / "asked").read_text("utf-8").startswith("/F /T /PID ")


def test_ending_what_has_ended_is_no_error() -> None:
    with subprocess.Popen(["true"], **group_options()) as program:
        program.wait()
        end_group(program)


# ---------------------------------------------------------------- files

OPENED = """
import sys, threading, time
from pathlib import Path
from articlecast.files import replace_file
from articlecast.system import remove_stale, replace_path
feed = Path("feed.xml")
feed.write_bytes(b"old")
reader = feed.open("rb")
assert not remove_stale(feed) and feed.exists()
threading.Timer(0.2, reader.close).start()
assert replace_file(feed, b"new") and feed.read_bytes() == b"new"
assert remove_stale(feed) and not feed.exists() and remove_stale(feed)
feed.mkdir()
began = time.monotonic()
try:
    replace_file(feed, b"new")
except OSError:
    print(sorted(path.name for path in Path().iterdir()), time.monotonic() - began < 1)
"""


def test_a_file_that_is_read_is_replaced_when_it_is_closed_and_removed_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_python(OPENED).strip() == "['feed.xml'] True"


OWNER = """
import sys, tempfile
from articlecast.files import scratch_folder
with scratch_folder() as folder:
    (folder / "half.wav").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read()
"""


@SYSTEMS
def test_scratch_of_the_dead_goes_and_that_of_the_living_stays(environment: dict[str, str], tmp_path: Path) -> None:
    shared = {**environment, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", OWNER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    dead, lives = (subprocess.Popen(command, env=shared, text=True, **pipes) for _ in range(2))  # type: ignore[call-overload]
    try:
        left, kept = (Path(owner.stdout.readline().strip()) for owner in (dead, lives))
        dead.kill()
        dead.wait()
        for path in (left, kept):
            os.utime(path, (1, 1))
        new = run_python(
            "from articlecast.files import scratch_folder\nwith scratch_folder() as folder: print(folder)",
            environment=shared,
        )
        assert not left.exists()
        assert (kept / "half.wav").read_bytes() == b"half"
        assert not Path(new.strip()).exists()
    finally:
        for owner in (dead, lives):
            owner.kill()
            owner.communicate()


PLACES = """
from articlecast.speak.gate import find_state_folder
from articlecast.system import split_command
print(find_state_folder(), split_command(r'C:\\bin\\flite.exe -o "{sound_file}"'))
"""


def test_windows_has_its_own_place_for_state_and_its_own_paths_in_a_command(tmp_path: Path) -> None:
    told = run_python(PLACES, environment=WINDOWS | {"LOCALAPPDATA": str(tmp_path), "XDG_STATE_HOME": "", "HOME": ""})
    assert told.strip() == f"{tmp_path}/articlecast ('C:\\\\bin\\\\flite.exe', '-o', '{{sound_file}}')"


def test_what_windows_prints_into_a_pipe_is_utf8() -> None:
    code = "from articlecast.system import write_utf8\nimport sys\nwrite_utf8(sys.stdout)\nprint('ł →')"
    told = subprocess.run(
        [sys.executable, "-c", code], env=WINDOWS | {"PYTHONIOENCODING": "cp437"}, capture_output=True, check=True,
    )  # fmt: skip
    assert told.stdout.decode("utf-8").strip() == "ł →"
