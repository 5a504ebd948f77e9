"""A Windows for articlecast's own modules, on whatever system the tests run.

Python imports this by itself where its folder is in ``PYTHONPATH``, in workers as well. The standard library and other
packages need the system that they are on, so that what Windows has not is hidden from articlecast's modules alone:
each of them gets an ``__import__`` of its own, which gives it ``os``, ``signal`` and the like as Windows has them.
What Windows refuses of a file, a name or an open one, is refused to the whole process, by an audit hook.
"""

from __future__ import annotations

import builtins
import codecs
import contextlib
import os
import re
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

MISSING = frozenset({"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"})
HIDDEN = {
    "os": "O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_SYNC chown chroot fchmod fchown fork forkpty getegid geteuid"
    " getgid getgroups getloadavg getpgid getsid getuid initgroups killpg lchown lockf mkfifo mknod nice openpty"
    " posix_fadvise posix_fallocate posix_spawn pread pwrite sched_getaffinity sched_yield sendfile setegid seteuid"
    " setgid setpgid setpriority setsid setuid statvfs sync sysconf tcgetpgrp uname wait wait3 wait4 WNOHANG",
    "signal": "SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGUSR1 SIGUSR2 alarm pause setitimer"
    " pthread_kill pthread_sigmask sigwait",
    "time": "tzset",
    "_ctypes": "dlclose dlopen dlsym",
    "socket": "AF_UNIX",
}
_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
_STILL_ACTIVE, _NO_SUCH = 259, 87


class _AsOnWindows(ModuleType):
    """A module without what Windows has not, and with what it alone has."""

    def __init__(self, real: ModuleType, instead: dict[str, Any]) -> None:
        super().__init__(real.__name__)
        self.__dict__.update(_real=real, _hidden=frozenset(HIDDEN.get(real.__name__, "").split()), **instead)

    def __getattr__(self, name: str) -> Any:
        if name in self._hidden:
            message = f"module {self.__name__!r} has no attribute {name!r} on Windows"
            raise AttributeError(message)
        return getattr(self._real, name)


def _kill(pid: int, number: int) -> None:
    if not number:
        message = "on Windows this ends the process"
        raise AssertionError(message)
    os.kill(pid, number)


def _open(path: Any, *arguments: Any, **options: Any) -> int:
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return os.open(path, *arguments, **options)


class _Function:
    """One of kernel32's, which takes a ``restype``."""

    def __init__(self, call: Any) -> None:
        self._call = call

    def __call__(self, *arguments: Any) -> Any:
        return self._call(*arguments)


class _Kernel32:
    """The five functions of it that we call; a handle is a process's own number."""

    def __init__(self, name: str, *, use_last_error: bool) -> None:
        assert (name, use_last_error) == ("kernel32", True)
        self.OpenProcess = _Function(self._open_process)
        self.GetExitCodeProcess = _Function(self._get_exit_code)
        self.CloseHandle = _Function(lambda handle: 1 if handle.value else 0)

    @staticmethod
    def _open_process(access: int, inherit: int, pid: int) -> int | None:
        assert (access, inherit) == (0x1000, 0)
        return pid if os.path.exists(f"/proc/{pid}") else None

    @staticmethod
    def _get_exit_code(handle: Any, code: Any) -> int:
        code._obj.value = _STILL_ACTIVE if os.path.exists(f"/proc/{handle.value}") else 0
        return 1


def _make_winapi() -> ModuleType:
    module = ModuleType("_winapi")
    module.__dict__["CreateJunction"] = os.symlink
    return module


_INSTEAD: dict[str, dict[str, Any]] = {
    "os": {"name": "nt", "O_BINARY": 0, "kill": _kill, "open": _open},
    "sys": {"platform": "win32"},
    "signal": {},
    "time": {},
    "socket": {},
    "subprocess": {"CREATE_NO_WINDOW": 0},  # the real Popen refuses every other flag here
    "ctypes": {"WinDLL": _Kernel32, "get_last_error": lambda: _NO_SUCH},
}
_made: dict[str, ModuleType] = {}


def _find_made(name: str) -> ModuleType | None:
    if name not in _made:
        if name == "_winapi":
            _made[name] = _make_winapi()
        elif name == "_ctypes":
            real = import_module(name)
            _made[name] = _AsOnWindows(real, {"FreeLibrary": real.dlclose})
        elif name in _INSTEAD:
            _made[name] = _AsOnWindows(import_module(name), _INSTEAD[name])
    return _made.get(name)


def _import(name: str, names: Any = None, local: Any = None, fromlist: Any = (), level: int = 0) -> Any:
    root = name.partition(".")[0]
    if level == 0 and root in MISSING:
        message = f"No module named {root!r} on Windows"
        raise ModuleNotFoundError(message, name=root)
    made = _find_made(name if fromlist else root) if level == 0 else None
    return made or builtins.__import__(name, names, local, fromlist, level)


class _Finder:
    """Gives each module of articlecast the imports of Windows."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] != "articlecast":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            run: Any = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
                run(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    match event, arguments:
        case "open", (str(path), _, int(flags)) if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _refuse_name(path)
        case "os.mkdir", (str(path), *_):
            _refuse_name(path)
        case "os.rename", (source, target, *_):
            _refuse_name(os.fspath(target))
            _refuse_open(source)
            _refuse_open(target)
        case "os.remove", (path, folder) if folder == -1:
            _refuse_open(path)
        case _:
            pass


def _refuse_name(path: str) -> None:
    name = path.rstrip("/").rpartition("/")[2]
    if not path.startswith(("/dev/", "/proc/")) and (
        _DEVICE.fullmatch(name)
        or re.search(r'[<>:"\\|?*\x00-\x1f]', name)
        or (name.endswith((".", " ")) and name[-2:] != "..")
    ):
        raise OSError(22, "The filename, directory name, or volume label syntax is incorrect", path)


def _refuse_open(path: Any) -> None:
    """Windows neither replaces nor removes what is open; ``filelock`` unlinks its own here, and not there."""
    place = os.path.realpath(os.fspath(path))
    if not place.endswith(".lock") and place in _list_open():
        raise PermissionError(13, "The process cannot access the file because it is being used", path)


def _list_open() -> set[str]:
    found = set()
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        with contextlib.suppress(OSError):
            found.add(os.readlink(f"/proc/self/fd/{number}"))
    return found


codecs.register(lambda name: codecs.lookup("utf-8") if name == "mbcs" else None)
sys.meta_path.insert(0, _Finder())
sys.addaudithook(_refuse)
