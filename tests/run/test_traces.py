"""A trace of a run: OpenTelemetry's own SDK and exporter send it to a collector on loopback, which reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from articlecast.run.traces import Trace, find_collector, open_trace
from cli.conftest import WriteArticle, show, write
from support.command import call
from support.web import serving

__all__ = ["show", "write"]

STAGES = ["read", "speak", "store"]


@dataclass
class Collector:
    """What was sent, and with which answer it is met."""

    address: str = ""
    status: int = 200
    requests: list[ExportTraceServiceRequest] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.requests.append(ExportTraceServiceRequest.FromString(await request.body()))
        self.headers.append(dict(request.headers))
        return Response(status_code=self.status, media_type="application/x-protobuf")

    @property
    def spans(self) -> list[Span]:
        (request,) = self.requests
        return [span for resource in request.resource_spans for scope in resource.scope_spans for span in scope.spans]

    def find(self, name: str) -> list[Span]:
        return sorted((span for span in self.spans if span.name == name), key=lambda span: span.start_time_unix_nano)

    @property
    def resource(self) -> dict[str, object]:
        return read(self.requests[0].resource_spans[0].resource.attributes)


def read(attributes: object) -> dict[str, object]:
    """Attributes of the protocol as plain values."""
    return {
        row.key: getattr(row.value, row.value.WhichOneof("value"))
        for row in attributes  # type: ignore[attr-defined]
    }


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    """A collector that the environment names."""
    made = Collector()
    with serving(Starlette(routes=[Route("/v1/traces", made.take, methods=["POST"])])) as made.address:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", made.address)
        yield made


def test_a_render_is_a_trace_of_each_article_and_its_stages(
    show: Path, write: WriteArticle, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_SERVICE_NAME", "newsroom")
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=desk")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=abc")
    write("tide"), write("wind", day=2)

    done = call("render", folder=show)

    assert done.code == 0, done.out + done.err
    (run,) = collector.find("render")
    assert read(run.attributes) == {
        "articlecast.show": "Harbour Notes",
        "articlecast.articles": 2,
        "articlecast.failed": 0,
    }
    assert not run.parent_span_id
    tide, wind = collector.find("article")
    said = read(tide.attributes)
    assert said["articlecast.slug"] == "the-tide"
    assert said["articlecast.state"] == "new"
    assert said["articlecast.source"] == "articles/tide.md"
    assert isinstance(said["articlecast.seconds"], float)
    assert said["articlecast.seconds"] > 1
    for article in (tide, wind):
        assert article.parent_span_id == run.span_id
        assert run.start_time_unix_nano <= article.start_time_unix_nano
        assert article.end_time_unix_nano <= run.end_time_unix_nano
        stages = sorted((span for span in collector.spans if span.parent_span_id == article.span_id), key=by_start)
        assert [stage.name for stage in stages] == STAGES
        edges = [article.start_time_unix_nano, *(stage.end_time_unix_nano for stage in stages)]
        assert [stage.start_time_unix_nano for stage in stages] == edges[:-1]
        assert edges[-1] == article.end_time_unix_nano
    assert {span.trace_id for span in collector.spans} == {run.trace_id}
    assert collector.resource["service.name"] == "newsroom"
    assert collector.resource["deployment.environment.name"] == "desk"
    assert collector.resource["telemetry.sdk.name"] == "opentelemetry"
    assert collector.headers[0]["x-key"] == "abc"


def by_start(span: Span) -> int:
    return int(span.start_time_unix_nano)


def test_a_sync_says_which_article_failed_and_an_idle_one_sends_nothing(
    show: Path, write: WriteArticle, collector: Collector
) -> None:
    write("tide")
    (show / "articles/empty.md").write_text("---\ntitle: Nothing\n---\n")

    assert call("sync", folder=show).code == 1

    (run,) = collector.find("sync")
    assert read(run.attributes)["articlecast.failed"] == 1
    failed = next(span for span in collector.find("article") if read(span.attributes)["articlecast.state"] == "failed")
    assert failed.status.code == Status.StatusCode.STATUS_CODE_ERROR
    assert "articles/empty.md" in failed.status.message
    assert [span.name for span in collector.spans if span.parent_span_id == failed.span_id] == ["read"]
    assert collector.resource["service.name"] == "articlecast"

    assert call("sync", folder=show).code == 0
    assert len(collector.requests) == 1


def test_no_password_of_a_source_leaves_the_machine(show: Path, collector: Collector) -> None:
    call("render", "http://ana:hunter2hunter2@127.0.0.1:9/page?token=0123456789abcdef", folder=show)

    (article,) = collector.find("article")
    assert read(article.attributes)["articlecast.state"] == "failed"
    sent = collector.requests[0].SerializeToString()
    assert b"127.0.0.1:9/page" in sent
    assert b"hunter2" not in sent
    assert b"0123456789abcdef" not in sent


def test_no_password_in_what_went_wrong_leaves_the_machine(collector: Collector) -> None:
    assert open_run().send("s3://ana:hunter2hunter2@stores.example: away") is None
    (run,) = collector.find("sync")
    assert run.status.code == Status.StatusCode.STATUS_CODE_ERROR
    assert run.status.message == "s3://ana:***@stores.example: away"
    assert run.end_time_unix_nano == 1_772_352_000_000_000_000


def test_a_trace_that_is_not_taken_is_told_and_fails_nothing(
    show: Path,
    write: WriteArticle,
    collector: Collector,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", f"{collector.address}/v1/traces?token=0123456789abcdef")
    collector.status = 401
    write()

    done = call("render", folder=show)

    assert done.code == 0
    assert "error: OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: the collector answers 401" in done.err
    assert "0123456789abcdef" not in done.out + done.err
    assert "Traceback" not in done.err
    assert not [record for record in caplog.records if record.name.startswith("opentelemetry")]


def test_without_the_packages_it_says_what_to_install(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.resources", None)

    fault = open_run().send()

    assert "OTEL_EXPORTER_OTLP_ENDPOINT: asks for a trace, and OpenTelemetry is not installed" in str(fault)
    assert fault
    assert fault.hint.startswith('pip install "opentelemetry-exporter-otlp-proto-http')
    assert not collector.requests


def test_a_variable_of_opentelemetry_that_is_none_is_told(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "many")
    assert "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT must be a non-negative integer" in str(open_run().send())


def test_what_the_sampler_leaves_out_is_not_sent(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "always_off")
    assert open_run().send() is None
    assert not collector.requests


def test_a_collector_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense")
    assert "the collector cannot be reached" in str(open_run().send())


def open_run() -> Trace:
    """A run that began in the year 2026, by the variables that are set."""
    trace = open_trace("sync", "Harbour Notes", os.environ, lambda: 1_772_352_000_000_000_000)
    assert trace
    return trace


def test_who_asks_for_no_trace_imports_nothing_for_it(show: Path, write: WriteArticle) -> None:
    write()
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(sorted(name for name in sys.modules if name.startswith('opentelemetry'))))\n"
        "from articlecast.cli import main\n"
        "main(['sync', '--quiet'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=show, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("environment", "variable"),
    [
        ({}, ""),
        ({"OTEL_SERVICE_NAME": "newsroom"}, ""),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, ""),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318"}, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/x"}, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318", "OTEL_SDK_DISABLED": "True"}, ""),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318", "OTEL_TRACES_EXPORTER": "none"}, ""),
        (
            {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318", "OTEL_TRACES_EXPORTER": "console,otlp"},
            "OTEL_EXPORTER_OTLP_ENDPOINT",
        ),
    ],
)
def test_only_an_environment_that_asks_for_it_sends_traces(environment: dict[str, str], variable: str) -> None:
    assert find_collector(environment) == variable
