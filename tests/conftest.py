"""What holds for every test."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from articlecast import credentials
from articlecast.system import START_METHOD
from support.rendered import Rendered, RenderOnce

# A busy machine makes no test fail, and a change lands or not by what it is, not by what is drawn.
settings.register_profile("articlecast", deadline=None, derandomize=True)
settings.load_profile("articlecast")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # of a run in the background: what a test starts would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of some hundred processes would compile all anew
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts no thread then, and a process with it may be forked

IMPORTED_ONCE = (
    "articlecast.run.prepared",
    "articlecast.run.processes",
    "articlecast.run.produce",
    "articlecast.engines.text",
    "articlecast.engines.tone",
    "articlecast.master.encode",
    "articlecast.master.formats",
    "articlecast.master.gain",
    "articlecast.master.languages",
    "articlecast.master.sounds",
    "articlecast.master.stitch",
    "articlecast.read.formats.archives",
    "articlecast.read.formats.refused",
    "articlecast.speak.calling",
    "articlecast.speak.guarded",
    "articlecast.speak.hearing",
    "articlecast.speak.packing",
)
"""What a process of a run imports as it needs it: here they are forked of one that has imported all of it."""

if START_METHOD == "forkserver":
    multiprocessing.set_forkserver_preload(list(IMPORTED_ONCE))


@pytest.fixture(autouse=True)
def forget_secrets() -> Iterator[None]:
    """What one test took for a secret is a word like any other in the next."""
    yield
    credentials._known.clear()
    credentials._filled.clear()


@pytest.fixture(scope="session")
def render_once(tmp_path_factory: pytest.TempPathFactory) -> RenderOnce:
    """Renders a show unless an equal one was rendered in this session."""
    return Rendered(tmp_path_factory.mktemp("rendered")).render_once
