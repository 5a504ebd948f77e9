"""What Linux, macOS and Windows do differently; the one module that asks which of them this is.

Each function does the same for its caller on all of them. The standard library hides the rest: paths are ``pathlib``'s,
locks are ``filelock``'s.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ctypes
    import subprocess

_ON_WINDOWS = sys.platform == "win32"

HAS_DRIVES = _ON_WINDOWS
"""Whether a path may begin with a letter and a colon."""
MOST_PROCESSES = 61 if _ON_WINDOWS else 1_000_000
"""Workers of one pool: Windows waits for 63 things at once, two of them the pool's own (concurrent.futures)."""

START_METHOD = "forkserver" if sys.platform == "linux" else "spawn"
"""Of ``multiprocessing``: Linux's default since Python 3.14. What macOS' frameworks load outlives no fork."""

_READ_ONLY = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_BINARY", "O_NONBLOCK"))
"""Of a pipe that somebody put in a file's place nothing is waited for; a file knows no such waiting (POSIX, open)."""
_REPLACE_SECONDS = 2.0
_GIVING_WAY = 5
"""How much nicer than others a process is that gives way, of 19."""
"""How long a file may be held open by a reader, a virus scanner or a backup before it cannot be replaced."""
_STILL_ACTIVE, _QUERY_INFORMATION, _ACCESS_DENIED = 259, 0x1000, 5
"""Of GetExitCodeProcess, OpenProcess and GetLastError: learn.microsoft.com/windows/win32/api/processthreadsapi."""


# ---------------------------------------------------------------- files


def open_to_read(path: str, _flags: int = 0) -> int:
    """A descriptor of the file's bytes as they are, which no program that is started inherits; raises OSError.

    It serves as the ``opener`` of ``open`` as well, which means ``rb`` then.
    """
    return os.open(path, _READ_ONLY)


def append_line(path: Path, line: str) -> None:
    """Add a line to a file that is its owner's alone, and is made where there is none; raises OSError."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def sync_folder(folder: Path) -> None:
    """Make the folder's entries themselves durable (a rename is not, until its folder is synced); raises OSError.

    NTFS keeps a journal of its names, and Windows opens no folder.
    """
    if _ON_WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def double_file(path: Path, beside: Path) -> None:
    """Give the file another name, in place of what stands there; a copy where the file system has no links.

    Raises OSError.
    """
    beside.unlink(missing_ok=True)
    try:
        os.link(path, beside)
    except OSError:
        shutil.copyfile(path, beside)


def sync_file(path: Path) -> None:
    """Make what a file holds durable; raises OSError. Windows syncs only what is open to be written."""
    descriptor = os.open(path, os.O_RDWR if _ON_WINDOWS else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_system() -> bool:
    """Make all that was written durable at once; False where that cannot be waited for, which only Linux promises."""
    if sys.platform != "linux":
        return False
    os.sync()
    return True


def let_all_read(descriptor: int) -> None:
    """Let everybody read a new file and its owner write it, as the web server may be somebody else.

    On Windows a file has the rights of its folder.
    """
    if sys.platform != "win32":
        os.fchmod(descriptor, 0o644)


def let_none_read(path: Path) -> None:
    """Let nobody but its owner read or write a file; raises OSError. On Windows a file has the rights of its folder."""
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def can_all_read(path: Path) -> bool:
    """Whether everybody on this machine may read or write a file; on Windows the rights of its folder say so."""
    return sys.platform != "win32" and path.is_file() and bool(path.stat().st_mode & 0o007)


def make_own_folder(path: Path) -> None:
    """A new folder that nobody else may look into; raises OSError.

    On Windows with the rights of the folder above: since 3.12.4 Python takes 0o700 for a rule there that each file
    keeps when it is moved out, and no web server could read an episode that was made in it.
    """
    path.mkdir(mode=0o777 if _ON_WINDOWS else 0o700)


def replace_path(source: Path, target: Path) -> None:
    """Give the file at ``source`` the name ``target``, in the place of what has it; raises OSError.

    Windows refuses while somebody holds one of the two open, which is waited for.
    """
    until = time.monotonic() + _REPLACE_SECONDS
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if not _ON_WINDOWS or target.is_dir() or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def remove_stale(path: Path) -> bool:
    """Remove a file that nothing names any more, if it is there; raises OSError.

    False where Windows refuses because somebody still reads it: it is as stale the next time.
    """
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        if not _ON_WINDOWS:
            raise
        return False
    return True


def number_file(status: os.stat_result) -> int:
    """What tells a file from another that took its name: its inode.

    0 on Windows, where ``os.scandir`` knows no inode and ``os.stat`` does, so that one file would have two.
    """
    return 0 if _ON_WINDOWS else status.st_ino


def find_place(path: str, status: os.stat_result) -> tuple[int, int]:
    """A folder's device and inode, whatever name, or link, it is reached by; ``status`` is what scandir knows."""
    if _ON_WINDOWS:
        status = os.stat(path)  # noqa: PTH116 -- scandir's own have neither
    return status.st_dev, status.st_ino


def is_own_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, and no link to one, that belongs to who runs this; raises OSError.

    On Windows whoever may list a folder for temporary files owns all of it.
    """
    status = entry.stat(follow_symlinks=False)
    return stat.S_ISDIR(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.getuid())


def link_folder(link: Path, folder: Path) -> None:
    """Give a folder a second name; raises OSError. On Windows a junction: a symbolic link takes an administrator."""
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 -- there alone

        _winapi.CreateJunction(str(folder), str(link))
    else:
        link.symlink_to(folder)


def count_files() -> int:
    """How many files and sockets this process may have open at once; Windows watches 512 sockets."""
    if sys.platform == "win32":
        return 512
    import resource  # noqa: PLC0415 -- not there

    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 1_000_000 if soft == resource.RLIM_INFINITY else soft


def encode_path(path: str) -> bytes:
    """The path as a library in C opens it: on Windows in the code page of the system. Raises UnicodeEncodeError."""
    return path.encode("mbcs") if _ON_WINDOWS else os.fsencode(path)


def list_temporary_folders() -> tuple[str, ...]:
    """Folders for temporary files, the one to take first; not all need be there."""
    return (tempfile.gettempdir(), *(() if _ON_WINDOWS else ("/tmp", "/var/tmp")))  # noqa: S108 -- to be looked at


def list_state_folders() -> list[Path]:
    """Where what programs remember for a user may be kept, the best first; each need not be there."""
    named = os.environ.get("XDG_STATE_HOME", "")
    home = os.environ.get("LOCALAPPDATA" if _ON_WINDOWS else "HOME", "")
    homes = [Path(home) if _ON_WINDOWS else Path(home) / ".local" / "state"] if home else []
    return [*([Path(named)] if named else []), *homes]


def find_cache_folder() -> Path:
    """Where programs keep for a user what they can fetch again; it need not be there."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def claim_folder(path: Path) -> bool:
    """Whether the folder is this user's own, made where it is not there, and closed to all others from now on.

    False for a link, for somebody else's folder, and where none can be made. On Windows a folder has the rights of the
    one above, which is the user's own.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            make_own_folder(path)
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or (sys.platform != "win32" and status.st_uid != os.getuid()):
            return False
        if not _ON_WINDOWS and stat.S_IMODE(status.st_mode) != 0o700:
            path.chmod(0o700)
    except OSError:
        return False
    return os.access(path, os.W_OK)


# ---------------------------------------------------------------- processes and libraries


def name_machine() -> str:
    """Twelve digits for this machine since it was started: its containers have the same, and see each other's locks.

    By its name where the system does not say when it was started, as Linux does.
    """
    import platform  # noqa: PLC0415 -- only for a run that has work

    try:
        known = Path("/proc/sys/kernel/random/boot_id").read_bytes()
    except OSError:
        known = platform.node().encode()
    return hashlib.sha256(known).hexdigest()[:12]


def name_installation() -> str:
    """Twelve digits for the system on this machine, the same after it was started again; empty where it has none.

    Of machine-id(5), which is not to be shown as it is. Two containers have one where their image does.
    """
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            if re.fullmatch(rb"[0-9a-f]{32}", known := Path(place).read_bytes().strip()):
                return hashlib.sha256(b"articlecast " + known).hexdigest()[:12]
    return ""


def number_process_space() -> int:
    """Which space the numbers of processes are of, a container having one of its own (pid_namespaces(7)).

    0 where there is one for the whole machine.
    """
    try:
        return Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        return 0


def is_alive(pid: str) -> bool:
    """Whether a process of that number lives on this machine; False for what is no number."""
    try:
        if _ON_WINDOWS:
            return _is_alive_on_windows(int(pid))
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    """There ``os.kill`` with 0 would end the process."""
    import ctypes  # noqa: PLC0415 -- as rare as a crash

    if not 0 < pid < 2**32:
        return False
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY_INFORMATION, 0, pid)
    if not handle:
        return bool(ctypes.get_last_error() == _ACCESS_DENIED)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return not known or code.value == _STILL_ACTIVE


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Have Ctrl-C wait meanwhile, for this thread and for good for a program that it starts."""
    if sys.platform == "win32":
        yield
        return
    import signal  # noqa: PLC0415 -- only for a run that has work

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def release_interrupts() -> None:
    """Let a process have Ctrl-C that was started while it was held."""
    if sys.platform != "win32":
        import signal  # noqa: PLC0415 -- as above

        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def interrupt_self() -> None:
    """Ctrl-C for this process, from whatever thread of it."""
    import _thread  # noqa: PLC0415 -- only for what the studio starts
    import signal  # noqa: PLC0415 -- as above

    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        os.kill(os.getpid(), signal.SIGINT)


def give_way() -> None:
    """Let what somebody waits for go first: this process, and those that it starts, work when nobody else does."""
    if hasattr(os, "nice"):
        os.nice(_GIVING_WAY)


def kill_number(pid: int) -> None:
    """End a process by its number, if it is there."""
    if sys.platform != "win32":
        import signal  # noqa: PLC0415 -- as above

        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@contextmanager
def limit_process(seconds: float, megabytes: int) -> Iterator[None]:
    """Bound this process meanwhile: what asks for more memory beside what there is gets a MemoryError.

    And as a last resort, where nobody is left to end it, twice ``seconds`` of processor time end it. Memory is what
    Linux counts since 4.7 for RLIMIT_DATA (getrlimit(2)), 0 for no bound; macOS has neither count, Windows no limits.
    """
    if sys.platform == "win32":
        yield
        return
    import resource  # noqa: PLC0415 -- there is none on Windows

    bounds: list[tuple[int, int]] = []
    used = resource.getrusage(resource.RUSAGE_SELF)
    if seconds < 1_000_000:
        bounds.append((resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * seconds + 10)))
    if megabytes:
        bounds.append((resource.RLIMIT_DATA, _count_data() + megabytes * 1_000_000))
    before = [(kind, resource.getrlimit(kind)) for kind, _ in bounds]
    for (kind, most), (_, (soft, hard)) in zip(bounds, before, strict=True):
        narrower = [limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(kind, (min(narrower), hard))
    try:
        yield
    finally:
        for kind, limits in before:
            resource.setrlimit(kind, limits)


def take_time_zone() -> None:
    """Have the C library look at ``TZ`` once more, where it has looked; Windows has no such thing."""
    if sys.platform != "win32":
        time.tzset()


def share_heap() -> None:
    """Have one heap for all threads of this process, where glibc has eight a core and none gives to another.

    mallopt(3), M_ARENA_MAX. Two processes that render took 540 MB without it and 430 MB with it, in the same time.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 -- 10 ms, for a process that works

    with suppress(AttributeError, OSError):  # another C library has no such thing
        ctypes.CDLL(None).mallopt(-8, 1)


def _count_data() -> int:
    """The bytes of this process that RLIMIT_DATA counts, as proc(5) tells them; 0 where it does not."""
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def group_options() -> dict[str, Any]:
    """Of ``subprocess``, for a program that ``end_group`` can end with all that it starts."""
    return quiet_options() if _ON_WINDOWS else {"start_new_session": True}


def quiet_options() -> dict[str, Any]:
    """Of ``subprocess``, for a program without a window: a task or a web server would open a console for each."""
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 -- an idle run starts no program

        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started, which would hold its pipes open; nothing where it has ended.

    It was started with ``group_options``.
    """
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 -- as above

        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False, **quiet_options())  # noqa: S603 -- a number
        process.kill()
        return
    import signal  # noqa: PLC0415 -- as rare as a program that does not end

    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def split_command(line: str) -> tuple[str, ...]:
    """The program and its arguments as a shell would split them; on Windows a backslash belongs to the path."""
    words = shlex.shlex(line, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters = True, ""
    if _ON_WINDOWS:
        words.escape = ""
    return tuple(words)


def unload_library(library: ctypes.CDLL) -> None:
    """Give up a library, so that the next load of it begins anew: ctypes offers no way."""
    handle = library._handle  # noqa: SLF001 -- nor to its handle
    if sys.platform == "win32":
        from _ctypes import FreeLibrary  # noqa: PLC0415 -- there alone

        FreeLibrary(handle)
    else:
        from _ctypes import dlclose  # noqa: PLC0415 -- everywhere else

        dlclose(handle)


def write_utf8(*streams: object) -> None:
    """Have these print UTF-8: Windows writes into pipes and files in a code page, which has no arrow and no ł."""
    for stream in streams if _ON_WINDOWS else ():
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")
