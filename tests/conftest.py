"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from articlecast import credentials

settings.register_profile("articlecast", deadline=None)  # a busy machine makes no test fail
settings.load_profile("articlecast")


@pytest.fixture(autouse=True)
def forget_secrets() -> Iterator[None]:
    """What one test took for a secret is a word like any other in the next."""
    yield
    credentials._known.clear()
    credentials._filled.clear()
