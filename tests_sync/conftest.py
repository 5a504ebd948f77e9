import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_sync.stage import Stage

from articlecast.publish.deliver import store
from cli.conftest import WriteArticle, show, write
from conftest import *  # noqa: F403 -- what holds for every test

__all__ = ["show", "stage", "write"]


@pytest.fixture
def stage(show: Path, write: WriteArticle, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(store, "FIRST_WAIT_SECONDS", 0.0)
    with contextlib.ExitStack() as stack:
        stage = Stage(show, write, monkeypatch, stack)
        stage.set('[sync]\nmetrics = "show.prom"')
        yield stage
