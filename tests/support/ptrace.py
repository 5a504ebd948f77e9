"""Stop a process at its n-th system call, with the kernel's own tracing and no tool from outside.

ptrace(2): the child asks to be traced and stops itself; the parent lets it go from one system call to the next.
"""

import ctypes
import os
import signal
from collections.abc import Callable

PTRACE_TRACEME, PTRACE_KILL, PTRACE_SYSCALL, PTRACE_SETOPTIONS = 0, 8, 24, 0x4200
PTRACE_O_TRACESYSGOOD, PTRACE_O_EXITKILL = 1, 0x100000

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def _trace(request: int, pid: int, data: int = 0) -> None:
    if _libc.ptrace(request, pid, None, data) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"ptrace request {request}: {os.strerror(number)}")


def run_until_syscall(work: Callable[[], None], limit: int) -> bool:
    """Run ``work`` in a fork and kill it on the way into its system call number ``limit``, counted from 1.

    True if it got to its end first: then ``limit`` is beyond the last call.
    """
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
    entered, inside, forward = 0, False, 0
    while True:
        _trace(PTRACE_SYSCALL, pid, forward)
        _, status = os.waitpid(pid, 0)
        forward = 0
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the work itself failed"
            return True
        assert os.WIFSTOPPED(status), f"the work died of signal {os.WTERMSIG(status)}"
        if os.WSTOPSIG(status) != signal.SIGTRAP | 0x80:
            forward = os.WSTOPSIG(status)
            continue
        inside = not inside
        entered += inside
        if inside and entered == limit:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return False
