"""What a call finds around it: a closed output, no environment, a folder that is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from support.command import call

pytestmark = pytest.mark.posix
ARTICLECAST = [sys.executable, "-m", "articlecast"]


def test_an_output_that_is_closed_ends_no_run(show: Path, write: WriteArticle) -> None:
    write("tide")
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", *ARTICLECAST]
    for command in ("sync", "sync", "episodes"):
        done = subprocess.run([*closed, command], cwd=show, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert (show / "feed/feed.xml").exists()


def test_an_environment_without_a_path_is_enough(show: Path, write: WriteArticle) -> None:
    write("tide")
    done = subprocess.run([*ARTICLECAST, "sync"], cwd=show, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_current_folder_that_is_gone_is_told(show: Path, write: WriteArticle, tmp_path: Path) -> None:
    write("tide")
    (tmp_path / "gone").mkdir()
    script = 'rmdir "$PWD"; exec "$@"'
    called = ["sh", "-c", script, "sh", *ARTICLECAST, "-c", str(show / "articlecast.toml"), "sync"]
    done = subprocess.run(called, cwd=tmp_path / "gone", capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: the current folder: is gone: it was deleted or moved meanwhile\ntry:   cd\n"


def test_a_pipe_in_place_of_the_lease_is_not_waited_for(show: Path, write: WriteArticle) -> None:
    write("tide")
    (show / "episodes").mkdir()
    os.mkfifo(show / "episodes/.lease")
    assert call("sync", "--workers", "1", folder=show).code == 0
    assert not (show / "episodes/.lease").exists()
