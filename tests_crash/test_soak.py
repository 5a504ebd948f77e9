"""A few minutes of ``make soak`` in a few seconds."""

from pathlib import Path

import pytest

from support.soak import soak

pytestmark = pytest.mark.posix


def test_every_article_is_published_once_whatever_happens_to_the_runs(tmp_path: Path) -> None:
    found = soak(tmp_path, articles=6, kills=3, faults=0.03, limit=4, page_size=2)
    assert found.wrong == []
    assert (found.episodes, found.kills) == (6, 3)
    assert found.looks > 0
