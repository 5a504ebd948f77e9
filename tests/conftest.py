"""What holds for every test."""

from collections.abc import Iterator

import pytest

from articlecast import credentials


@pytest.fixture(autouse=True)
def forget_secrets() -> Iterator[None]:
    """What one test took for a secret is a word like any other in the next."""
    yield
    credentials._known.clear()
    credentials._filled.clear()
