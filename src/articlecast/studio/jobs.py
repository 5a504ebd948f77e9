"""Long work: a command of our own in a process of its own, whose JSON lines are the job's events.

What it has told is kept in a file a job, so that a page that is loaded again, and a studio that is started again, still
know it. Cancelling is Ctrl-C: what was rendered and spoken is kept. One that changes the show runs at a time.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from articlecast.names import sha256_hex
from articlecast.studio.problems import Refused

Kind = Literal["render", "sync", "publish"]
State = Literal["running", "done", "failed", "cancelled"]
KEPT = 50
"""Jobs whose events are kept."""
_LONGEST_LINE = 1_000_000
_PAST = {0: "done", 130: "cancelled", -signal.SIGINT: "cancelled"}


@dataclass(slots=True)
class Job:
    """One job; ``events`` are the JSON values that its command printed, in order, each with its place as ``id``."""

    name: str
    kind: Kind
    arguments: tuple[str, ...]
    started: datetime
    state: State = "running"
    events: list[dict[str, Any]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    process: asyncio.subprocess.Process | None = None

    def describe(self) -> dict[str, Any]:
        """The job for programs, without its events."""
        return {
            "name": self.name,
            "kind": self.kind,
            "arguments": list(self.arguments),
            "started": self.started.isoformat(),
            "state": self.state,
            "events": len(self.events),
        }

    def note(self, event: dict[str, Any]) -> None:
        """One more event; whoever follows is told."""
        self.events.append({**event, "id": len(self.events)})
        self.changed.set()
        self.changed = asyncio.Event()


class Jobs:
    """The jobs of one show, by the name of each; ``folder`` keeps what they told."""

    def __init__(self, folder: Path, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._folder, self._command = folder, tuple(command)
        self._environment = dict(environment if environment is not None else os.environ)
        self._jobs: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def list(self) -> list[Job]:
        """Newest first."""
        return sorted(self._jobs.values(), key=lambda job: job.started, reverse=True)

    def find(self, name: str) -> Job:
        """Raises Refused for a job that there is not."""
        if name not in self._jobs:
            raise Refused(404, f"no job '{name[:40]}'", "GET /api/v1/jobs")
        return self._jobs[name]

    async def start(self, kind: Kind, arguments: Sequence[str] = ()) -> Job:
        """Begin it; raises Refused while another one runs."""
        running = next((job for job in self._jobs.values() if job.state == "running"), None)
        if running:
            raise Refused(409, "another job is at work", "wait for it, or cancel it", job=running.name)
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S}-{sha256_hex(f'{kind} {now.isoformat()}'.encode())[:6]}"
        job = self._jobs[name] = Job(name, kind, tuple(arguments), now)
        job.process = await asyncio.create_subprocess_exec(
            *self._command,
            kind,
            "--json",
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
            env=self._environment,
        )
        task = asyncio.create_task(self._follow(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def cancel(self, name: str) -> Job:
        """Stop it as Ctrl-C does; one that has ended stays as it is."""
        job = self.find(name)
        if job.state == "running" and job.process:
            job.process.send_signal(signal.SIGINT)
        return job

    async def follow(self, name: str, after: int = -1) -> AsyncIterator[dict[str, Any]]:
        """The events behind that one, as they come, until the job has ended."""
        job = self.find(name)
        at = after + 1
        while True:
            changed = job.changed
            while at < len(job.events):
                yield job.events[at]
                at += 1
            if job.state != "running":
                return
            await changed.wait()

    async def close(self) -> None:
        """Stop what runs, and wait for it."""
        for job in self._jobs.values():
            if job.state == "running":
                self.cancel(job.name)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _follow(self, job: Job) -> None:
        process = job.process
        assert process is not None  # noqa: S101 -- just started
        assert process.stdout is not None  # noqa: S101 -- piped
        assert process.stderr is not None  # noqa: S101 -- piped
        errors = asyncio.create_task(process.stderr.read())
        async for line in process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                job.note(event)
        said = (await errors).decode("utf-8", "replace").strip()
        code = await process.wait()
        job.state = _PAST.get(code, "failed")  # type: ignore[assignment]
        job.note({"event": "end", "state": job.state, "code": code, "said": said[-4000:]})
