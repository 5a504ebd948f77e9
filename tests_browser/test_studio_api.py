"""The studio's API by schemathesis: whatever is sent to it, as it describes itself, nothing is a fault of ours.

Run by .ci/run, not by make test: pytest tests_browser/test_studio_api.py -o pythonpath=tests   (pip: .[studio-test])
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from studio.conftest import SETTINGS, TIDE, TOKEN
from support.command import call
from support.web import serving

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import load_settings
from articlecast.studio.access import Doors
from articlecast.studio.app import create_studio, open_desk

HEADERS = {"Authorization": f"Bearer {TOKEN}"}
ENDLESS = ["followStudio"]
"""A stream that ends with its studio."""


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("api") / "show"
    (folder / "articles").mkdir(parents=True)
    (folder / "articlecast.toml").write_text(SETTINGS)
    (folder / "articles/tide.md").write_text(TIDE)
    assert call("render", "--quiet", folder=folder).code == 0
    shown = load_settings(folder)
    doors = Doors(TOKEN, {"127.0.0.1"}, Subscribers(shown.editors_file))
    with serving(create_studio(open_desk(shown, ["--config", str(shown.file)]), doors)) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json", headers=HEADERS)


schema = schemathesis.pytest.from_fixture("api").exclude(operation_id=ENDLESS)


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_is_sent_is_a_fault_of_ours(case: Any) -> None:
    case.call_and_validate(headers=HEADERS, checks=[not_a_server_error], timeout=120)
