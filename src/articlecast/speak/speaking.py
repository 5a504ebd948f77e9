"""The script's way through an engine: lazily, in order, each sentence from the cache where it was said before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Protocol, Self, TypeVar

from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import Chapter, Cue, Pause, Script, Segment, Sound, Utterance, render_readings
from articlecast.speak.automatic import choose_engine
from articlecast.speak.cache import SegmentCache, digest_request
from articlecast.speak.calling import Caller
from articlecast.speak.hearing import Divergence, describe_divergences
from articlecast.speak.ledger import PACES, Ledger, PaceBook, find_doubt, judge_speed, measure_speed, name_voice
from articlecast.speak.meter import Meter
from articlecast.speak.options import SpeakOptions
from articlecast.speak.recogniser import Hearing
from articlecast.speak.sound import (
    TRAIL_SECONDS,
    check_heard,
    complete_words,
    find_breath,
    join_sounds,
    make_silence,
    trim_sound,
)
from articlecast.speak.voices import make_requests

AHEAD = 4
"""Segments for each worker that may be under way or waiting for their turn: what bounds the memory."""
SILENT_RATE = 22050
_Work = TypeVar("_Work")


class Note(Protocol):
    """Told of each utterance in order, whether it came from the cache."""

    def __call__(self, *, cached: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class _Order:
    """One request, the engine that it is for with its name, its key in the cache, and the words to be heard in it."""

    engine: SpeechEngine
    name: str
    request: SpeechRequest
    key: str
    said: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A cue on its way: for an utterance its text, and of each part the order and the sound or its promise."""

    cue: Cue
    text: str = ""
    orders: tuple[_Order, ...] = ()
    sounds: tuple[Sound | Future[Sound], ...] = ()

    @property
    def cached(self) -> bool:
        return all(isinstance(sound, Sound) for sound in self.sounds)


def speak_script(
    script: Script,
    engine: SpeechEngine,
    options: SpeakOptions | None = None,
    cache: SegmentCache | None = None,
    note: Note | None = None,
    *,
    executor: Executor | None = None,
    ledger: Ledger | None = None,
    meter: Meter | None = None,
    caller: Caller | None = None,
    paces: PaceBook | None = None,
    hearing: Hearing | None = None,
) -> Iterator[Segment | Pause | Chapter]:
    """The cues in order, each utterance as its segment; a few segments at a time are in memory.

    An engine of this machine works in ``executor`` where one is given (``open_workers`` makes a fitting one), a
    remote one in threads of its own. ``ledger`` takes an entry for each utterance, ``meter`` counts what is sent.
    ``paces`` is learnt from and left to the caller to save; without it, the one beside the cache. ``hearing`` hears
    what is newly spoken; what differs is a doubt in the ledger.

    Raises SpeakError for a sentence that comes back empty, silent or cut short, NoSuchVoice, EngineUnavailable, and
    UsageError where the meter's limit is reached; what was spoken until then stays in the cache.
    """
    chosen = options or SpeakOptions()
    booth = _Booth(engine, chosen, cache, executor=executor, meter=meter, caller=caller, paces=paces, hearing=hearing)
    with booth:
        if ledger is not None:
            ledger.engine = engine.traits.name
        for line in booth.take_lines(script):
            if isinstance(line.cue, Utterance):
                segment, doubt = booth.finish(line, line.cue)
                if ledger is not None:
                    ledger.engine = booth.speakers or ledger.engine
                    ledger.add(segment, doubt)
                if note:
                    note(cached=line.cached)
                yield segment
            else:
                yield line.cue


def find_kept(utterance: Utterance, engine: SpeechEngine, options: SpeakOptions, cache: SegmentCache) -> Sound | None:
    """The sound of an utterance that was spoken before, None where any of it was not; nothing is asked of an engine."""
    text, orders = _make_orders(utterance, choose_engine(engine, utterance), options)
    sounds = [sound for order in orders if (sound := cache.get(order.key))]
    return _join(text, orders, sounds) if orders and len(sounds) == len(orders) else None


class _Booth:
    """Where one script is spoken: what is asked for ahead, what comes back, what is kept."""

    def __init__(
        self,
        engine: SpeechEngine,
        options: SpeakOptions,
        cache: SegmentCache | None,
        *,
        executor: Executor | None,
        meter: Meter | None,
        caller: Caller | None,
        paces: PaceBook | None,
        hearing: Hearing | None,
    ) -> None:
        self._engine, self._options, self._cache = engine, options, cache
        self._traits = engine.traits
        self._meter = meter or Meter(options.max_characters_per_run)
        self._caller = caller or Caller(engine, options, show=cache.folder.parent if cache else None)
        self._own: ThreadPoolExecutor | None = None
        if self._traits.remote:
            executor = self._own = ThreadPoolExecutor(max(1, self._traits.concurrency), "speak")
        self._executor = executor
        workers: int = getattr(executor, "_max_workers", 2) if executor else 0
        self._ahead = max(1, AHEAD * workers)
        self._paces = paces or PaceBook(cache.folder.parent / PACES if cache else None)
        self._keeps_paces = paces is None
        self._hearing = hearing
        self._misheard: dict[str, str] = {}
        self._under_way: dict[str, Future[Sound]] = {}
        self._waiting: deque[_Line] = deque()
        self._speakers: dict[str, None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Nothing new is begun; what is under way comes home and is kept."""
        promised = [sound for line in self._waiting for sound in line.sounds if isinstance(sound, Future)]
        for future in promised:
            future.cancel()
        for line in self._waiting:
            for order, sound in zip(line.orders, line.sounds, strict=True):
                with suppress(SpeakError, UsageError, CancelledError, OSError):
                    self._receive(order, sound)
        if self._own:
            self._own.shutdown(cancel_futures=True)
        with suppress(OSError):  # what is lost here is learnt again, or pruned by the next run
            if self._keeps_paces:
                self._paces.save()
            if self._cache:
                self._cache.keep_bound()

    @property
    def speakers(self) -> str:
        """The names of the engines that have spoken, in the order of their first words."""
        return ", ".join(self._speakers)

    def take_lines(self, script: Script) -> Iterator[_Line]:
        """The cues in order, each begun some time before it is taken."""
        for cue in script.cues:
            self._waiting.append(self._begin(cue))
            if len(self._waiting) > self._ahead:
                yield self._waiting[0]
                self._waiting.popleft()
        while self._waiting:
            yield self._waiting[0]
            self._waiting.popleft()

    def finish(self, line: _Line, utterance: Utterance) -> tuple[Segment, str]:
        """The line's segment, and a doubt about it or nothing."""
        if not line.orders:
            return Segment(utterance, line.text, make_silence(SILENT_RATE)), ""
        taken = [self._receive(order, sound) for order, sound in zip(line.orders, line.sounds, strict=True)]
        doubts = [self._judge(order, sound) for order, sound in zip(line.orders, taken, strict=True)]
        return Segment(utterance, line.text, _join(line.text, line.orders, taken)), "; ".join(filter(None, doubts))

    def _begin(self, cue: Cue) -> _Line:
        if not isinstance(cue, Utterance):
            return _Line(cue)
        engine = choose_engine(self._engine, cue)
        text, orders = _make_orders(cue, engine, self._options)
        if orders:
            self._speakers[engine.traits.name] = None
        return _Line(cue, text, orders, tuple(map(self._ask, orders)))

    def _ask(self, order: _Order) -> Sound | Future[Sound]:
        """The sound from the cache, or the promise of it; equal requests under way share one."""
        kept = self._cache.get(order.key) if self._cache else None
        if kept and not self._doubt(order, kept):
            return kept
        if order.key in self._under_way:
            return self._under_way[order.key]
        if self._traits.parallel == "thread" or self._executor is None:
            future = self._submit(self._speak_and_keep, order)
        else:
            future = self._submit(order.engine.speak, order.request)  # to another process: nothing of ours goes along
        self._under_way[order.key] = future
        return future

    def _submit(self, job: Callable[[_Work], Sound], work: _Work) -> Future[Sound]:
        if self._executor is None:
            return _call_now(job, work)
        try:
            return self._executor.submit(job, work)
        except BrokenExecutor as error:
            raise self._tell_killed() from error

    def _receive(self, order: _Order, sound: Sound | Future[Sound]) -> Sound:
        if isinstance(sound, Sound):
            return sound
        try:
            if self._under_way.pop(order.key, None) is None:
                return self._prepare(order, sound.result()) if self._crossed else sound.result()
            if not self._crossed:
                return sound.result()
            again = partial(self._submit, order.engine.speak, order.request)
            return self._settle(order, sound.result, lambda: again().result())
        except BrokenExecutor as error:
            raise self._tell_killed() from error

    def _tell_killed(self) -> SpeakError:
        wrong = "the process that spoke was killed; is there enough memory?"
        return SpeakError(self._traits.name, wrong, "articlecast render   (what was spoken is kept)")

    @property
    def _crossed(self) -> bool:
        return self._traits.parallel == "process" and self._executor is not None

    def _speak_and_keep(self, order: _Order) -> Sound:
        """In the worker thread, so that what is finished is kept even if the script's reader is far behind."""

        def say() -> Sound:
            if not self._traits.remote:
                return order.engine.speak(order.request)
            self._meter.charge(order.request.text)
            return self._caller.speak(order.request, self._meter.charge, partial(self._find_fault, order))

        return self._settle(order, say, say)

    def _settle(self, order: _Order, first: Callable[[], Sound], again: Callable[[], Sound]) -> Sound:
        """The sound, kept; a doubtful one, or none, is asked for once more, and what comes then is final."""
        try:
            sound = self._prepare(order, first())
            doubt = self._doubt(order, sound)
        except (EngineUnavailable, NoSuchVoice):
            raise
        except SpeakError as error:
            doubt = error.wrong
        if doubt:
            sound = self._prepare_last(order, again)
            if self._doubt(order, sound):
                return sound  # not kept: whoever renders the article again hears whether it is better by then
        return self._hear(order, sound, None if doubt else again)

    def _prepare_last(self, order: _Order, again: Callable[[], Sound]) -> Sound:
        """The second and last sound of a text. Where a service has no whole one, it is asked for a text that anybody
        can say: raises EngineUnavailable where that fails as well, for then it is no fault of the article.
        """
        sound = again()  # what the service itself refuses is told in its own words
        try:
            sound = self._prepare(order, sound)
            if self._traits.remote:
                self._refuse_short(order, sound)
        except SpeakError as error:
            if self._traits.remote:
                self._caller.prove(order.request, error, self._meter.charge, partial(self._find_fault, order))
            raise
        return sound

    def _find_fault(self, order: _Order, text: str, sound: Sound) -> str:
        """Why that sound cannot hold the whole text, in the voice of the order; empty where it can."""
        try:
            check_heard(sound, text, order.name)
        except SpeakError as error:
            return error.wrong
        doubt = find_doubt(text, sound, self._paces[_name_pace(order)])
        return doubt if "too short" in doubt else ""

    def _hear(self, order: _Order, sound: Sound, again: Callable[[], Sound] | None) -> Sound:
        """The sound, kept where all that was to be said is heard in it, and noted where not.

        A service is asked once more, and the better counts; an engine of this machine would give the same bytes.
        """
        apart = self._find_divergences(order, sound)
        if apart and again and self._traits.remote:
            # What is there, doubts and all, is better than an article that waits for its second attempt.
            with suppress(SpeakError, UsageError):
                second = self._prepare(order, again())
                other = self._find_divergences(order, second)
                if len(other) < len(apart) and not self._doubt(order, second):
                    sound, apart = second, other
        if apart:
            self._misheard[order.key] = describe_divergences(apart)
            return sound  # not kept, as above
        return self._keep(order, sound)

    def _find_divergences(self, order: _Order, sound: Sound) -> tuple[Divergence, ...]:
        if self._hearing is None:
            return ()
        return self._hearing.find_divergences(order.said, order.request.language, sound)

    def _refuse_short(self, order: _Order, sound: Sound) -> None:
        """A service's second answer that cannot hold the whole text is a hole, and a hole is never published.

        An engine of this machine is not cut short on its way: its doubt is reported, for someone to listen.
        """
        doubt = self._doubt(order, sound)
        if "too short" in doubt:
            wrong = f"{doubt}; twice in a row, for {order.request.text!r}"
            raise SpeakError(order.name, wrong, "articlecast render")

    def _prepare(self, order: _Order, sound: Sound) -> Sound:
        check_heard(sound, order.request.text, order.name)
        return trim_sound(sound, _find_trail(order, sound))

    def _keep(self, order: _Order, sound: Sound) -> Sound:
        if self._cache:
            self._cache.put(order.key, sound)
        return sound

    def _doubt(self, order: _Order, sound: Sound) -> str:
        return find_doubt(order.request.text, sound, self._paces[_name_pace(order)])

    def _judge(self, order: _Order, sound: Sound) -> str:
        voice, speed = _name_pace(order), measure_speed(order.request.text, sound)
        doubt = judge_speed(speed, sound, self._paces[voice])
        if speed is not None and not doubt:
            self._paces.study([(voice, speed)])
        return "; ".join(filter(None, [doubt, self._misheard.get(order.key, "")]))


def _make_orders(cue: Utterance, engine: SpeechEngine, options: SpeakOptions) -> tuple[str, tuple[_Order, ...]]:
    """The utterance's text as the engine wants it, and what is asked of the engine for it, in parts."""
    text, requests = make_requests(cue, engine, options)
    traits = engine.traits
    return text, tuple(
        _Order(engine, traits.name, request, digest_request(request, traits), _name_words(cue, request, requests))
        for request in requests
    )


def _join(text: str, orders: Sequence[_Order], sounds: Sequence[Sound]) -> Sound:
    """The sound of an utterance from those of its parts."""
    trail = _find_trail(orders[-1], sounds[-1])
    return complete_words(join_sounds([order.request.text for order in orders], sounds, trail), text)


def _name_words(cue: Utterance, request: SpeechRequest, requests: tuple[SpeechRequest, ...]) -> str:
    """What is to be heard in a request: the utterance's words, or the part of them as the engine has it."""
    return render_readings(cue.said if len(requests) == 1 else request.text)


def _find_trail(order: _Order, sound: Sound) -> float:
    return find_breath(order.request.text, sound) if order.engine.traits.breathes else TRAIL_SECONDS


def _name_pace(order: _Order) -> str:
    """Whose pace it is."""
    request = order.request
    return name_voice(order.name, request.voice or request.language, request.rate)


def _call_now(job: Callable[[_Work], Sound], work: _Work) -> Future[Sound]:
    """The same promise without a worker."""
    future: Future[Sound] = Future()
    try:
        future.set_result(job(work))
    except Exception as error:  # noqa: BLE001 -- raised again where the result is taken, as an executor does
        future.set_exception(error)
    return future
