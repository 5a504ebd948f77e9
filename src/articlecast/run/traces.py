"""A run as a trace for OpenTelemetry, where its environment variables name a collector.

The trace has a span for the run, one for each article that was worked on, and one for each stage of it.

While the run goes on its times are noted, and nothing else. Spans are made of them once it is over, and sent in one
request: what OpenTelemetry needs is imported then, and by nobody who asks for no trace.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from articlecast.credentials import hide_secrets
from articlecast.errors import ArticlecastError
from articlecast.packages import suggest_install

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.trace import Span, Tracer
    from opentelemetry.util.types import AttributeValue

    from articlecast.run.outcomes import Outcome, Watch

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
"""Variables that name a collector: https://opentelemetry.io/docs/specs/otel/protocol/exporter/."""
STAGES = ("read", "speak", "store")
"""What an article's time goes to: until its script is there, until all of it is mastered, and until it is told."""

Clock = Callable[[], int]
"""Nanoseconds since 1970."""
Figures = Mapping[str, str | float]
"""What is told of a span, by name."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of an article, and when each of its stages began and the last ended: nanoseconds since 1970."""

    outcome: Outcome
    times: tuple[int, ...]


def find_collector(environment: Mapping[str, str]) -> str:
    """The variable that names a collector of traces; empty where none does, or others say that nothing is sent."""
    disabled = environment.get("OTEL_SDK_DISABLED", "").lower() == "true"
    wanted = "otlp" in environment.get("OTEL_TRACES_EXPORTER", "otlp").split(",")
    return next((name for name in ENDPOINTS if wanted and not disabled and environment.get(name)), "")


def open_trace(name: str, show: str, environment: Mapping[str, str], clock: Clock) -> Trace | None:
    """The trace of a run that begins now; None where nobody asks for one."""
    collector = find_collector(environment)
    return Trace(name, show, collector, clock, clock()) if collector else None


@dataclass(slots=True)
class Trace:
    """One run over a show, and what ``follow`` saw of it; ``collector`` is the variable that names it."""

    name: str
    show: str
    collector: str
    clock: Clock
    begun: int
    articles: list[Traced] = field(default_factory=list)

    @contextmanager
    def follow(self, opened: AbstractContextManager[Watch]) -> Iterator[Watch]:
        """The watch that is opened, with its calls noted on their way."""
        with opened as watch:
            yield _Timed(watch, self)

    def send(self, wrong: str = "") -> ArticlecastError | None:
        """End the run and hand it to the collector; ``wrong`` is what failed beside its articles.

        What comes back says why the collector has not got it, which is no failure of the run.
        """
        try:
            with _overhear() as said:
                taken = _export(_make_spans(self, self.clock(), wrong))
        except ImportError:
            missing = "asks for a trace, and OpenTelemetry is not installed"
            return ArticlecastError(self.collector, missing, suggest_install("otel"))
        except ValueError as error:  # a variable of OpenTelemetry's that is none
            return ArticlecastError(self.collector, f"no trace can be sent: {error}", "mend the variable that it names")
        if taken:
            return None
        answer = re.search(r"code: (\d{3})", " ".join(said))
        missed = f"the collector answers {answer[1]}" if answer else "the collector cannot be reached"
        hint = "see that it takes OTLP over HTTP there; unset the variable to send no traces"
        return ArticlecastError(self.collector, f"{missed}: the trace of this run is lost", hint)


class _Timed:
    """A watch that hands on what it is told, and notes when an article came how far."""

    def __init__(self, watch: Watch, trace: Trace) -> None:
        self._watch, self._trace = watch, trace
        self._begun: dict[str, int] = {}
        self._scripted: dict[str, int] = {}
        self._mastered: dict[str, int] = {}

    def begin(self, source: str, number: int, total: int) -> None:
        self._begun[source] = self._trace.clock()
        self._watch.begin(source, number, total)

    def script(self, source: str, title: str, utterances: int, seconds: float) -> None:
        self._scripted.setdefault(source, self._trace.clock())  # a substitute speaks the same script again
        self._watch.script(source, title, utterances, seconds)

    def segment(self, source: str, *, cached: bool) -> None:
        self._watch.segment(source, cached=cached)

    def mastered(self, source: str, seconds: float) -> None:
        self._mastered[source] = self._trace.clock()
        self._watch.mastered(source, seconds)

    def end(self, outcome: Outcome) -> None:
        notes = (self._begun, self._scripted, self._mastered)
        times = [found for note in notes if (found := note.pop(outcome.source, None)) is not None]
        if times and outcome.state != "unchanged":
            self._trace.articles.append(Traced(outcome, (*times, self._trace.clock())))
        self._watch.end(outcome)


def _make_spans(trace: Trace, ended: int, wrong: str) -> tuple[ReadableSpan, ...]:
    """The run, its articles and their stages, as far as the sampler of the environment wants them."""
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource  # noqa: PLC0415 -- 0.1 s, see above
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: PLC0415
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: PLC0415

    ours = {"service.name": "articlecast", "service.version": version("articlecast")}
    resource = Resource.create().merge(Resource(ours)).merge(OTELResourceDetector().detect())  # the environment's last
    provider, finished = TracerProvider(resource=resource, shutdown_on_exit=False), InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(finished))
    tracer = provider.get_tracer("articlecast")
    failed = sum(traced.outcome.state == "failed" for traced in trace.articles)
    figures: Figures = {"show": trace.show, "articles": len(trace.articles), "failed": failed}
    with _span(tracer, trace.name, (trace.begun, ended), figures, wrong):
        for traced in trace.articles:
            _add_article(tracer, traced)
    return finished.get_finished_spans()


def _add_article(tracer: Tracer, traced: Traced) -> None:
    outcome, times = traced.outcome, traced.times
    figures: Figures = {
        "source": outcome.source,
        "state": outcome.state,
        "slug": outcome.slug,
        "seconds": outcome.seconds,
        "spoken": outcome.spoken,
        "cached": outcome.cached,
    }
    with _span(tracer, "article", (times[0], times[-1]), figures, str(outcome.error or "")):
        for name, period in zip(STAGES, pairwise(times), strict=False):
            with _span(tracer, name, period):
                pass


@contextmanager
def _span(
    tracer: Tracer,
    name: str,
    period: tuple[int, int],
    figures: Figures | None = None,
    wrong: str = "",
) -> Iterator[Span]:
    """A span over that period, in which others are begun; no text of it holds a password or a token."""
    from opentelemetry.trace import Status, StatusCode, use_span  # noqa: PLC0415 -- as above

    attributes: dict[str, AttributeValue] = {
        f"articlecast.{key}": hide_secrets(value) if isinstance(value, str) else value
        for key, value in (figures or {}).items()
        if value != ""
    }
    span = tracer.start_span(name, start_time=period[0], attributes=attributes)
    if wrong:
        span.set_status(Status(StatusCode.ERROR, hide_secrets(wrong)))
    with use_span(span):
        yield span
    span.end(period[1])


def _export(spans: tuple[ReadableSpan, ...]) -> bool:
    """Whether the collector has taken them, as the variables say where, with which headers and within what time."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 -- as above
    from opentelemetry.sdk.trace.export import SpanExportResult  # noqa: PLC0415

    if not spans:  # the sampler's choice
        return True
    exporter = OTLPSpanExporter()
    try:
        return exporter.export(spans) is SpanExportResult.SUCCESS
    finally:
        exporter.shutdown()  # type: ignore[no-untyped-call]


@contextmanager
def _overhear() -> Iterator[list[str]]:
    """What OpenTelemetry says meanwhile, which nobody else hears: it repeats the collector's whole address."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("opentelemetry")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
