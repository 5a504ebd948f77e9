"""One request to an engine, with all that may go wrong on the way: turns, retries, outages."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import EngineBusy, EngineUnavailable, SpeakError
from articlecast.model import Sound
from articlecast.speak.gate import LONGEST_WAIT, Gate, find_state_folder
from articlecast.speak.options import SpeakOptions

if TYPE_CHECKING:
    from tenacity import RetryCallState

Charge = Callable[[str], None]
FindFault = Callable[[str, Sound], str]
"""Says why a sound cannot hold the whole of a text, or nothing."""

PROOF = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12."
"""What a voice of any language can say, long enough that half of it is told from the whole."""

FIRST_WAIT, LONGEST_BACKOFF = 0.5, 30.0
"""Seconds: the backoff doubles from one to the other, and a random part of it is waited."""


def _tell_rest(seconds: float) -> str:
    """How long a service asks to be left alone, as far as it is believed: some ask for years."""
    if seconds > LONGEST_WAIT:
        return "for longer than an hour, after which it is asked again"
    return f"for {seconds:.0f} s"


class Caller:
    """Speaks through an engine; for a remote one, each attempt waits for its turn and a failed one is made again.

    The rate budget is kept in ``folder``, or in the user's own, or in that of the ``show``.
    """

    def __init__(
        self,
        engine: SpeechEngine,
        options: SpeakOptions,
        *,
        folder: Path | None = None,
        show: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
        first_wait: float = FIRST_WAIT,
    ) -> None:
        self.engine, self._options, self._sleep = engine, options, sleep
        self._first_wait = first_wait
        self.gate: Gate | None = None
        if engine.traits.remote:
            traits, place = engine.traits, folder or find_state_folder(show)
            per_minute = options.requests_per_minute or traits.requests_per_minute
            self.gate = Gate(
                traits.name,
                per_minute,
                place,
                address=traits.address,
                patience=options.patience,
                clock=clock,
                sleep=sleep,
            )

    def speak(self, request: SpeechRequest, charge: Charge | None = None, find_fault: FindFault | None = None) -> Sound:
        """The sound of one request; raises as the engine does, and EngineUnavailable once patience is at its end.

        Every attempt after the first is told to ``charge`` before it is sent: a service may count failed ones too.
        A sound in which ``find_fault`` finds one is a failure of the service's, if only one of many in a row.
        """
        if self.gate is None:
            return self.engine.speak(request)
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt  # noqa: PLC0415 -- 5 MB, 50 ms

        retrying = Retrying(
            stop=stop_after_attempt(self._options.attempts),
            wait=self._choose_wait,
            retry=retry_if_exception_type(EngineBusy),
            sleep=self._sleep,
            reraise=True,
        )
        attempts = count()
        return retrying(lambda: self._try_once(request, charge if next(attempts) else None, find_fault))

    def prove(self, request: SpeechRequest, fault: SpeakError, charge: Charge, find_fault: FindFault) -> None:
        """Raises EngineUnavailable where the service cannot say PROOF either, in the request's voice.

        For a service that has failed with a text: silence and half answers for all are an outage, told once.
        """
        assert self.gate is not None  # noqa: S101 -- only remote engines come here
        charge(PROOF)
        try:
            wrong = find_fault(PROOF, self.speak(replace(request, text=PROOF), charge, find_fault))
        except EngineUnavailable:
            raise
        except SpeakError as error:
            wrong = error.wrong
        if wrong:
            self.gate.shut()
            hint = "articlecast render   (later; or listen: articlecast say)"
            raise EngineUnavailable(self.engine.traits.name, f"says no text whole: {fault.wrong}", hint) from fault

    def _try_once(self, request: SpeechRequest, charge: Charge | None, find_fault: FindFault | None) -> Sound:
        assert self.gate is not None  # noqa: S101 -- only remote engines come here
        self.gate.enter()
        if charge:
            charge(request.text)
        try:
            sound = self.engine.speak(request)
        except EngineBusy as error:
            self.gate.note_failure(error.retry_after, error.wrong)
            if (error.retry_after or 0) > self._options.patience:
                wrong = f"{error.wrong}, and asks to be left alone {_tell_rest(error.retry_after or 0)}"
                raise EngineUnavailable(error.thing, wrong, error.hint) from error
            raise
        if find_fault and (fault := find_fault(request.text, sound)):
            self.gate.note_failure(None, fault)
        else:
            self.gate.note_success()
        return sound

    def _choose_wait(self, state: RetryCallState) -> float:
        """The service's own wish with a little jitter after it, or the backoff."""
        from tenacity.wait import wait_random_exponential  # noqa: PLC0415 -- as above

        failure = state.outcome.exception() if state.outcome else None
        if isinstance(failure, EngineBusy) and failure.retry_after is not None:
            return failure.retry_after + random.uniform(0, 0.25)  # noqa: S311 -- jitter, no secret
        return wait_random_exponential(multiplier=self._first_wait, max=LONGEST_BACKOFF)(state)
