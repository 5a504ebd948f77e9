from pathlib import Path

import pytest

from conftest import *  # noqa: F403 -- what holds for every test
from support.unattended import make_show


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A delivered show of two episodes; then one article was edited and a third came in."""
    return make_show(tmp_path / "before")
