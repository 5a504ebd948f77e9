"""The studio's API by schemathesis: whatever is sent to it, as it describes itself, nothing is a fault of ours.

Run by .ci/run, not by make test: pytest tests_browser/test_studio_api.py -o pythonpath=tests   (pip: .[studio-test])
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import load_settings
from articlecast.studio.access import Doors
from articlecast.studio.actions import Actions
from articlecast.studio.app import create_studio, open_desk
from articlecast.studio.desk import Desk
from articlecast.studio.hub import Hub
from articlecast.studio.jobs import Jobs
from studio.conftest import SETTINGS, TIDE, TOKEN
from support.command import call
from support.web import serving

HEADERS = {"Authorization": f"Bearer {TOKEN}"}
ENDLESS = {"followStudio"}
"""A stream that ends with its studio."""


def list_operations() -> list[tuple[str, str]]:
    """Method and path of each, as the API describes itself, whatever show it is of."""
    nowhere = Path("nowhere")
    desk = Desk((nowhere, ""), Jobs(nowhere, []), Hub(lambda: ""), Actions(nowhere))
    paths = create_studio(desk, Doors(TOKEN, set(), Subscribers(nowhere)), page=False).openapi()["paths"]
    return [
        (method, path) for path, item in paths.items() for method in item if item[method]["operationId"] not in ENDLESS
    ]


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("api") / "show"
    (folder / "articles").mkdir(parents=True)
    (folder / "articlecast.toml").write_text(SETTINGS)
    (folder / "articles/tide.md").write_text(TIDE)
    assert call("render", "--quiet", folder=folder).code == 0
    shown = load_settings(folder)
    doors = Doors(TOKEN, {"127.0.0.1"}, Subscribers(shown.editors_file))
    with serving(create_studio(open_desk(shown, ["--config", str(shown.file)]), doors), lifespan=True) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json", headers=HEADERS)


@pytest.mark.parametrize(("method", "path"), list_operations())
def test_nothing_that_is_sent_is_a_fault_of_ours(api: Any, method: str, path: str) -> None:
    @settings(max_examples=15, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=api[path][method].as_strategy())
    def send(case: Any) -> None:
        case.call_and_validate(headers=HEADERS, checks=[not_a_server_error], timeout=120)

    send()
