"""Stop a process at its n-th system call, or have the kernel refuse it, with its own tracing and no tool from outside.

ptrace(2): the child asks to be traced and stops itself; the parent lets it go from one system call to the next.
"""

import ctypes
import errno
import os
import platform
import signal
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

PTRACE_TRACEME, PTRACE_KILL, PTRACE_SYSCALL, PTRACE_SETOPTIONS = 0, 8, 24, 0x4200
PTRACE_GETREGS, PTRACE_SETREGS, PTRACE_GET_SYSCALL_INFO = 12, 13, 0x420E
PTRACE_O_TRACESYSGOOD, PTRACE_O_EXITKILL = 1, 0x100000


@cache
def _load_libc() -> ctypes.CDLL:
    """The C library; at its first use, for tests of other systems are collected beside those that trace."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    return libc


def _trace(request: int, pid: int, data: int = 0, address: int | None = None) -> None:
    if _load_libc().ptrace(request, pid, address, data) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"ptrace request {request}: {os.strerror(number)}")


# What changes a file, a folder or a peer, by number on x86-64: between two of these the world stays as it is, so a
# stop before each of them is a stop at every system call. sendto, sendmsg, sendmmsg, connect, write, pwrite64, writev,
# pwritev, pwritev2, fsync, fdatasync, sync_file_range, truncate, ftruncate, fallocate, rename, mkdir, rmdir, creat,
# link, unlink, symlink, chmod, fchmod, chown, fchown, lchown, utime, utimes, sendfile, splice, flock, setxattr,
# mknod, mkdirat, mknodat, fchownat, unlinkat, renameat, linkat, symlinkat, fchmodat, utimensat, renameat2,
# copy_file_range, io_uring_enter, openat2.
_CHANGING = {44, 46, 307, 42, 1, 18, 20, 296, 328, 74, 75, 277, 76, 77, 285, 82, 83, 84, 85, 86, 87, 88, 90, 91}
_CHANGING |= {92, 93, 94, 132, 235, 40, 275, 73, 188, 133, 258, 259, 260, 263, 264, 265, 266, 268, 280, 316, 326}
_CHANGING |= {426, 437}
_OPEN, _OPENAT = 2, 257


def _is_changing(pid: int) -> bool:
    """Whether the call that the process is about to make can change anything; on other machines, any call."""
    if platform.machine() != "x86_64":
        return True
    info = ctypes.create_string_buffer(88)
    if _load_libc().ptrace(PTRACE_GET_SYSCALL_INFO, pid, len(info), ctypes.addressof(info)) == -1:
        return True
    number, *arguments = struct.unpack_from("7Q", info, 24)
    if number in (_OPEN, _OPENAT):
        return bool(arguments[1 if number == _OPEN else 2] & (os.O_CREAT | os.O_TRUNC))
    return number in _CHANGING


# What takes a new inode: open and openat that create, creat, mkdir, mkdirat, mknod, mknodat, symlink, symlinkat.
_CREATING = {85, 83, 258, 133, 259, 88, 266}
_ORIG_RAX, _RAX = 15, 10
"""Where user_regs_struct of x86-64 has the number of the call under way, and what it returns."""


def refuse_files(work: Callable[[], object], spared: int) -> int:
    """Run ``work`` in a fork on whose disks, after ``spared`` new files and folders, no inode is left; how many it
    was refused. Only on x86-64, and of its first thread alone.
    """
    pid = _fork_traced(work)
    asked, refused, inside, refusing, forward = 0, 0, False, False, 0
    while True:
        _trace(PTRACE_SYSCALL, pid, forward)
        _, status = os.waitpid(pid, 0)
        forward = 0
        if not os.WIFSTOPPED(status):
            assert os.WIFEXITED(status), f"the work died of signal {os.WTERMSIG(status)}"
            assert os.WEXITSTATUS(status) == 0, "the work itself failed"
            return refused
        if os.WSTOPSIG(status) != signal.SIGTRAP | 0x80:
            forward = os.WSTOPSIG(status)
            continue
        inside = not inside
        if inside and _is_creating(pid):
            asked += 1
            refusing = asked > spared
            if refusing:
                refused += 1
                _change_register(pid, _ORIG_RAX, -1)  # no call has that number: nothing is done
        elif not inside and refusing:
            _change_register(pid, _RAX, -errno.ENOSPC)
            refusing = False


def _is_creating(pid: int) -> bool:
    """Whether the call that the process is about to make would make a file or a folder that is not there yet."""
    info = ctypes.create_string_buffer(88)
    _trace(PTRACE_GET_SYSCALL_INFO, pid, ctypes.addressof(info), len(info))
    number, *arguments = struct.unpack_from("7Q", info, 24)
    if number not in (_OPEN, _OPENAT):
        return number in _CREATING
    path, flags = arguments[:2] if number == _OPEN else arguments[1:3]
    return bool(flags & os.O_CREAT) and not _exists(pid, path)


def _exists(pid: int, address: int) -> bool:
    process = Path(f"/proc/{pid}")
    with (process / "mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        name = os.fsdecode(memory.read(4096).partition(b"\0")[0])
    return os.path.lexists((process / "cwd").readlink() / name)


def _change_register(pid: int, place: int, value: int) -> None:
    registers = (ctypes.c_ulonglong * 27)()
    _trace(PTRACE_GETREGS, pid, ctypes.addressof(registers))
    registers[place] = value % 2**64
    _trace(PTRACE_SETREGS, pid, ctypes.addressof(registers))


def count_changing_syscalls(work: Callable[[], object]) -> int:
    """How many changing system calls ``work``, run to its end in a fork, makes."""
    seen = [0]
    assert run_until_syscall(work, 0, changing=True, seen=seen)
    return seen[0]


def run_until_syscall(
    work: Callable[[], object], limit: int, *, changing: bool = False, seen: list[int] | None = None
) -> bool:
    """Run ``work`` in a fork and kill it on the way into its system call number ``limit``, counted from 1.

    The first thread's calls are counted: it alone writes what outlives a run; the others encode.

    With ``changing``, only calls that change a file, a folder or a peer count. True if it got to its end first:
    then ``limit`` is beyond the last call, and ``seen[0]`` is how many there are.
    """
    pid = _fork_traced(work)
    entered, inside, forward = 0, False, 0
    while True:
        _trace(PTRACE_SYSCALL, pid, forward)
        _, status = os.waitpid(pid, 0)
        forward = 0
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the work itself failed"
            if seen is not None:
                seen[0] = entered
            return True
        assert os.WIFSTOPPED(status), f"the work died of signal {os.WTERMSIG(status)}"
        if os.WSTOPSIG(status) != signal.SIGTRAP | 0x80:
            forward = os.WSTOPSIG(status)
            continue
        inside = not inside
        counts = inside and (not changing or _is_changing(pid))
        entered += counts
        if counts and entered == limit:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return False


def _fork_traced(work: Callable[[], object]) -> int:
    """The process that does the work, stopped at its beginning."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            _trace(PTRACE_TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()
            status = 0
        finally:
            os._exit(status)
    os.waitpid(pid, 0)
    _trace(PTRACE_SETOPTIONS, pid, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL)
    return pid
