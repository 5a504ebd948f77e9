"""Long work: a command of our own in a process of its own, whose JSON lines are the job's events.

What it tells is kept in a file a job, line by line, so that a page that is loaded again, and a studio that is started
again, still know it; a job that was at work when the studio was killed is told as lost. Cancelling is Ctrl-C: what was
rendered and spoken is kept. One job is at work at a time, and none outlives the studio.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from articlecast.credentials import change_all, hide_secrets
from articlecast.names import sha256_hex
from articlecast.studio.problems import Refused
from articlecast.system import append_line

Kind = Literal["render", "sync", "publish"]
State = Literal["running", "done", "failed", "cancelled", "lost"]
KEPT = 50
"""Jobs whose events are kept."""
MOST_EVENTS = 20_000
"""Events of one job that are kept: beyond them its end alone."""
_LONGEST_LINE = 1_000_000
_PAST: Mapping[int, State] = {0: "done", 130: "cancelled", -signal.SIGINT: "cancelled"}
LINGER_SECONDS = 5.0
"""How long a command's own children may still say something once it has ended: they have its pipes, too."""
CLOSE_SECONDS = 30.0
"""How long a job has to end with its studio; past that it is killed, and the next studio tells it as lost."""
_LOOK_SECONDS = 0.5
WATCHED = (sys.executable, "-m", "articlecast.studio.watched")


@dataclass(slots=True)
class Job:
    """One job; its ``events`` are the JSON values that its command printed, in order, each with its place as ``id``.

    Of one that has ended they are in its file, and here is how many.
    """

    name: str
    kind: Kind
    arguments: tuple[str, ...]
    started: datetime
    who: str = ""
    state: State = "running"
    count: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    process: asyncio.subprocess.Process | None = None
    stopped: bool = False

    def describe(self) -> dict[str, Any]:
        """The job for programs, without its events."""
        return {
            "name": self.name,
            "kind": self.kind,
            "arguments": list(self.arguments),
            "started": self.started.isoformat(),
            "who": self.who,
            "state": self.state,
            "events": self.count,
        }


Ended = Callable[[Job], None]


class Jobs:
    """The jobs of one show, by the name of each; ``folder`` keeps what they told.

    ``command`` is what the kind of a job is put behind; ``heard`` is told of each that begins or ends.
    """

    def __init__(
        self,
        folder: Path,
        command: Sequence[str],
        heard: Ended = lambda _job: None,
        *,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._folder, self._command, self._heard = folder, tuple(command), heard
        self._environment = dict(environment)
        self._jobs = {job.name: job for job in map(self._recall, sorted(folder.glob("*.jsonl"))) if job}
        self._tasks: set[asyncio.Task[None]] = set()
        self._starting = self._killed = False

    def hear(self, heard: Ended) -> None:
        """Who is told of each job that begins or ends."""
        self._heard = heard

    def newest(self) -> tuple[Job, ...]:
        """Newest first."""
        return tuple(sorted(self._jobs.values(), key=lambda job: job.started, reverse=True))

    def find(self, name: str) -> Job:
        """Raises Refused for a job that there is not."""
        if name not in self._jobs:
            raise Refused(404, f"no job '{name[:40]}'", "GET /api/v1/jobs")
        return self._jobs[name]

    async def start(
        self, kind: Kind, arguments: Sequence[str] = (), *, who: str = "", ended: Ended | None = None
    ) -> Job:
        """Begin it; ``ended`` is called with it when it has. Raises Refused while another one is at work."""
        running = next((job for job in self._jobs.values() if job.state == "running"), None)
        if running or self._starting:
            raise Refused(
                409, "another job is at work", "wait for it, or cancel it", job=running.name if running else ""
            )
        self._starting = True
        try:
            job = await self._begin(kind, arguments, who)
        finally:
            self._starting = False
        task = asyncio.create_task(self._follow(job, ended))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._heard(job)
        return job

    async def _begin(self, kind: Kind, arguments: Sequence[str], who: str) -> Job:
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S}-{sha256_hex(f'{kind} {now.isoformat()}'.encode())[:6]}"
        job = Job(name, kind, tuple(map(hide_secrets, arguments)), now, who)
        self._drop_old()
        self._write(job, job.describe())
        job.process = await asyncio.create_subprocess_exec(
            *WATCHED,
            *self._command,
            kind,
            "--json",
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
            env=self._environment,
        )
        self._jobs[name] = job
        return job

    def cancel(self, name: str) -> Job:
        """Stop it as Ctrl-C does; one that has ended stays as it is."""
        job = self.find(name)
        if job.state == "running" and job.process and job.process.stdin:
            job.stopped = True
            job.process.stdin.close()
        return job

    async def follow(self, name: str, after: int = -1) -> AsyncIterator[dict[str, Any]]:
        """The events behind that one, as they come, until the job has ended."""
        job = self.find(name)
        at = after + 1
        while job.state == "running":
            changed = job.changed
            while at < len(job.events):
                yield job.events[at]
                at += 1
            if job.state == "running":
                await changed.wait()
        for event in self._load_events(job):
            if event["id"] >= at:
                yield event

    async def close(self) -> None:
        """Stop what runs, and wait for it; what does not end is killed."""
        for job in tuple(self._jobs.values()):
            self.cancel(job.name)
        if not self._tasks:
            return
        _ended, late = await asyncio.wait(tuple(self._tasks), timeout=CLOSE_SECONDS)
        if late:
            self._killed = True
            for job in self._jobs.values():
                if job.state == "running" and job.process and job.process.returncode is None:
                    job.process.kill()
            await asyncio.wait(late, timeout=2 * LINGER_SECONDS)

    async def _follow(self, job: Job, ended: Ended | None) -> None:
        process = job.process
        assert process is not None  # noqa: S101 -- just started
        said: list[str] = []
        try:
            code = await self._await_end(job, process, said)
        finally:
            process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 -- its pipes, which nothing public closes
        # A command that is stopped before it is at work fails: click says "Aborted!", and exits with 1.
        state: State = "lost" if self._killed else _PAST.get(code, "cancelled" if job.stopped else "failed")
        self._note(job, {"event": "end", "state": state, "code": code, "said": "".join(said)})
        job.state = state
        try:
            if ended:
                ended(job)
        finally:
            job.events = []
            job.changed.set()
            self._heard(job)

    async def _await_end(self, job: Job, process: asyncio.subprocess.Process, said: list[str]) -> int:
        """Its exit code, when all that it says has been read, or it has ended and others hold its pipes open."""
        reading, left = asyncio.create_task(self._read(job, process, said)), LINGER_SECONDS
        try:
            while not reading.done() and left > 0:
                await asyncio.wait([reading], timeout=_LOOK_SECONDS)
                left -= _LOOK_SECONDS if process.returncode is not None else 0.0
        finally:
            reading.cancel()
        return process.returncode if process.returncode is not None else await process.wait()

    async def _read(self, job: Job, process: asyncio.subprocess.Process, said: list[str]) -> None:
        """Note its events until its output ends, and the end of what it ``said`` beside them."""
        assert process.stdout is not None  # noqa: S101 -- piped
        assert process.stderr is not None  # noqa: S101 -- piped
        errors = asyncio.create_task(_read_end(process.stderr, said))
        try:
            while line := await _read_line(process.stdout):
                with suppress(ValueError):
                    event = json.loads(line)
                    if isinstance(event, dict) and job.count < MOST_EVENTS:
                        self._note(job, event)
            await errors
        finally:
            errors.cancel()

    def _note(self, job: Job, event: dict[str, Any]) -> None:
        """One more event; whoever follows is told."""
        event = {**change_all(event, hide_secrets), "id": job.count}
        with suppress(OSError):  # a full disk ends no job: who follows has it all the same
            self._write(job, event)
        job.count += 1
        job.events.append(event)
        job.changed.set()
        job.changed = asyncio.Event()

    # ---------------------------------------------------------------- on disk

    def _write(self, job: Job, row: Mapping[str, Any]) -> None:
        path = self._place(job.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        append_line(path, json.dumps(row, ensure_ascii=False))

    def _place(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"

    def _load_events(self, job: Job) -> list[dict[str, Any]]:
        return _load_rows(self._place(job.name))[1:]

    def _recall(self, path: Path) -> Job | None:
        """A job that an earlier studio had; one that has not ended was lost with it."""
        rows = _load_rows(path)
        try:
            head, events = rows[0], rows[1:]
            started = datetime.fromisoformat(head["started"])
            kind = next(each for each in get_args(Kind) if each == head["kind"])
            job = Job(path.stem, kind, tuple(map(str, head["arguments"])), started, str(head.get("who", "")))
        except (IndexError, KeyError, TypeError, ValueError, StopIteration):
            return None
        job.count = len(events)
        last = events[-1] if events else {}
        job.state = next((each for each in get_args(State) if each == last.get("state")), "lost")
        if last.get("event") != "end":
            job.state = "lost"
            said = "the studio was ended while it was at work; what was rendered and spoken is kept"
            with suppress(OSError):
                _mend(path)
                self._write(job, {"event": "end", "state": "lost", "code": None, "said": said, "id": job.count})
                job.count += 1
        return job

    def _drop_old(self) -> None:
        for job in self.newest()[KEPT - 1 :]:
            if job.state != "running":
                del self._jobs[job.name]
                self._place(job.name).unlink(missing_ok=True)


def _load_rows(path: Path) -> list[dict[str, Any]]:
    """The whole lines of a job's file; one that was cut short by a kill is the last, and left out."""
    rows = []
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            with suppress(ValueError):
                row = json.loads(line)
                if isinstance(row, dict):
                    rows.append(row)
    return rows


def _mend(path: Path) -> None:
    """End a line that was cut short, so that the next is one of its own."""
    with path.open("r+b") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


async def _read_line(stream: asyncio.StreamReader) -> bytes:
    """The next line; one that is too long for any event is passed over."""
    while True:
        try:
            return await stream.readline()
        except ValueError:
            continue


async def _read_end(stream: asyncio.StreamReader, said: list[str], most: int = 4000) -> None:
    """Have ``said`` hold the end of what a program says, and no more of it in memory."""
    kept = b""
    while part := await stream.read(65536):
        kept = (kept + part)[-most:]
        said[:] = [hide_secrets(kept.decode("utf-8", "replace").strip())]
