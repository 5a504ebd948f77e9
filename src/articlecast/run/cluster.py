"""Articles rendered on more than one machine: a Dask cluster takes the place of the local processes.

Each worker makes whole articles; where there are few of them for so many workers, the sentences and the stretches of
one article are spread over all. Work crosses as plain values, and finished files come back as bytes: no disk is shared.
Each worker builds its engine once and keeps a cache of its own. An engine with a rate budget is asked by this process
alone, so that the budget holds for all.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

from articlecast.errors import (
    MasterError,
    ProgramFault,
    SpeakError,
    UsageError,
    may_fail_over,
    own_up,
)
from articlecast.packages import suggest_install
from articlecast.run.pool import Pool
from articlecast.run.processes import Jobs, Processes, Result, wait_for_jobs
from articlecast.run.produce import Job, News, Produced, Producer, pack_recording, pack_sounds
from articlecast.speak import Meter

CONNECT_SECONDS = 10
_EXAMPLE = 'articlecast sync --cluster tcp://10.0.0.1:8786   (the address that "dask scheduler" prints)'
RETRIES = 2
"""How often a piece of work is tried again whose worker died."""


class Cluster:
    """Renders the articles of one run on the workers of the Dask scheduler at ``address``, as in tcp://10.0.0.1:8786."""

    def __init__(self, news: News, pool: Pool, address: str, meter: Meter | None = None) -> None:
        self._news, self._pool, self._address, self._meter = news, pool, address, meter
        self._here = Processes(news, pool, 1, meter)

    def render(self, jobs: Jobs) -> Iterator[tuple[Job, Result]]:
        """Each job with what became of it, as they are finished; twice as many are under way as there are workers.

        Raises UsageError where no scheduler answers, or none has a worker, or it is lost meanwhile: no article's fault.
        """
        rest = wait_for_jobs(jobs, self._pool)
        first = next(rest, None)
        if first is None:
            return
        if self._here.is_remote(first):
            yield from self._here.render(chain([first], rest))
        else:
            yield from self._render_there(chain([first], rest))

    def _render_there(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Result]]:
        try:
            from distributed import Client  # noqa: PLC0415 -- the extra, needed for a cluster alone
        except ImportError as error:
            raise UsageError("--cluster", f"{error}", suggest_install("cluster")) from error

        with _connect(Client, self._address) as client:
            threads = sum(client.nthreads().values())
            if not threads:
                raise UsageError("--cluster", f"{self._address} has no worker", f"dask worker {self._address}")
            head = list(islice(jobs, threads // 2 + 1))
            if len(head) > threads // 2:
                yield from self._share_out(client, chain(head, jobs), threads)
            else:
                yield from self._spread(client, head, threads)

    def _share_out(self, client: Any, jobs: Iterator[Job], threads: int) -> Iterator[tuple[Job, Result]]:
        """An article is one worker's."""
        topic, heard = f"articlecast-{secrets.token_hex(8)}", SimpleQueue[Any]()
        client.subscribe_topic(topic, lambda event: heard.put(event[1]))
        under_way: dict[Any, Job] = {}
        while True:
            while len(under_way) < 2 * threads and (job := next(jobs, None)):
                away = replace(
                    job,
                    folder=None,
                    cache=None,
                    recipe=pack_sounds(_without_substitutes(job)),
                    recording=pack_recording(job),
                )
                future = client.submit(_produce, away, topic, pure=False, retries=RETRIES)
                under_way[future] = job
                future.add_done_callback(heard.put)
            if not under_way:
                return
            event = heard.get()
            if isinstance(event, tuple):
                method, source, arguments = event
                getattr(self._news, method)(source, *arguments)
            else:
                job = under_way.pop(event)
                yield job, self._collect(event, job)

    def _spread(self, client: Any, jobs: Iterable[Job], threads: int) -> Iterator[tuple[Job, Result]]:
        """Each article is made here; the workers speak its sentences and encode its stretches."""
        from distributed import KilledWorker  # noqa: PLC0415 -- as above

        with client.get_executor(pure=False, retries=RETRIES) as executor:
            executor._max_workers = threads  # noqa: SLF001 -- as the standard library's executors have it
            processes = Processes(self._news, self._pool, 1, self._meter, executor)
            for job in jobs:
                result = processes.render_here(replace(job, alone=True))
                cause = result.__cause__ if isinstance(result, ProgramFault) else None
                if isinstance(cause, CancelledError):
                    raise self._tell_lost() from cause
                yield job, _tell_killed(job) if isinstance(cause, KilledWorker) else result

    def _collect(self, future: Any, job: Job) -> Result:
        from distributed import KilledWorker  # noqa: PLC0415 -- as above

        try:
            result = future.result()
        except SpeakError as error:
            return self._here.render_here(job) if job.recipe.speak.substitutes and may_fail_over(error) else error
        except KilledWorker:
            return _tell_killed(job)
        except CancelledError as error:  # the client gives up all that is under way where its scheduler is gone
            raise self._tell_lost() from error
        except Exception as error:  # noqa: BLE001 -- one article's failure never stops the others
            return own_up(job.source, error)
        assert isinstance(result, Produced)  # noqa: S101 -- tells the type checker what _produce promises
        return result

    def _tell_lost(self) -> UsageError:
        wrong = f"the Dask scheduler at {self._address} was lost; what was rendered is kept"
        return UsageError("--cluster", wrong, "start it again, then type the same again")


def _connect(client: Any, address: str) -> Any:
    """The client of the scheduler; raises UsageError where none answers.

    Asked first whether anybody is there: a client that was not built to its end is closed by the garbage collector,
    which takes 20 s and prints a traceback.
    """
    import asyncio  # noqa: PLC0415 -- as above

    try:
        asyncio.run(_greet(address))
        return client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except ValueError as error:
        raise UsageError("--cluster", f"{address!r} is no address of a Dask scheduler", _EXAMPLE) from error
    except (OSError, TimeoutError) as error:
        host = address.rpartition("://")[2].rpartition(":")[0].strip("[]")
        hint = f"dask scheduler --host {host or '127.0.0.1'}"
        raise UsageError("--cluster", f"no Dask scheduler answers at {address}", hint) from error


async def _greet(address: str) -> None:
    """A plain connection first: Dask's own is tried for ten seconds, whether refused or not."""
    import asyncio  # noqa: PLC0415 -- as above

    import distributed  # noqa: PLC0415 -- as above

    dask: Any = distributed  # these parts of it have no types
    socket.create_connection(dask.comm.get_address_host_port(address), CONNECT_SECONDS).close()
    arguments = dask.Security().get_connection_args("client")
    comm = await asyncio.wait_for(dask.comm.connect(address, **arguments), CONNECT_SECONDS)
    comm.abort()


def _tell_killed(job: Job) -> MasterError:
    wrong = "every worker that rendered it was killed; is there enough memory?"
    return MasterError(job.source, wrong, "articlecast render --workers 1")


def _without_substitutes(job: Job) -> Any:
    return replace(job.recipe, speak=replace(job.recipe.speak, substitutes=()))


class _NewsSender:
    """News by the scheduler's own events."""

    def __init__(self, topic: str) -> None:
        from distributed import get_worker  # noqa: PLC0415 -- as above

        self._topic, self._worker = topic, get_worker()

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:
        self._worker.log_event(self._topic, ("script", source, (title[:200], utterances, seconds)))

    def segment(self, source: str, *, cached: bool) -> None:
        pass  # the seconds tell as much; a message for each sentence would cost more than it says

    def mastered(self, source: str, seconds: float) -> None:
        self._worker.log_event(self._topic, ("mastered", source, (seconds,)))


_turn = Lock()


@lru_cache(maxsize=1)
def _producer() -> Producer:
    return Producer()


def _produce(job: Job, topic: str) -> Produced:
    """On a worker: one job, with an engine that is loaded once, and the worker's own cache.

    One at a time in a process: engines with state of their own are not for two threads.
    """
    from distributed import get_worker  # noqa: PLC0415 -- as above

    with _turn:
        cache = Path(get_worker().local_directory) / "articlecast"
        return _producer().produce(replace(job, cache=cache), _NewsSender(topic))
