"""A process begins as the program is now, however long ago the server was started that it is forked from."""

import os
from pathlib import Path
from typing import Any

import pytest

from articlecast.run.pool import Pool


def ask(function: Any, argument: object) -> Any:
    with Pool(1) as pool:
        answer = pool.submit(function, argument)
        while not answer.done():
            pool.turn(1.0)
        return answer.result()


def look(name: str, _tell: Any) -> tuple[str | None, str]:
    return os.environ.get(name), str(Path.cwd())


def test_a_process_has_the_environment_and_the_folder_of_its_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLACE", "one")
    assert ask(look, "PLACE")[0] == "one"
    monkeypatch.setenv("PLACE", "two")
    monkeypatch.chdir(tmp_path)
    assert ask(look, "PLACE") == ("two", str(tmp_path))
    monkeypatch.delenv("PLACE")
    assert ask(look, "PLACE")[0] is None


@pytest.mark.posix
def test_a_program_that_was_forked_has_processes_of_its_own(tmp_path: Path) -> None:
    assert ask(look, "PATH")
    said = tmp_path / "said"
    child = os.fork()
    if not child:
        said.write_text(str(ask(look, "PATH")))
        os._exit(0)
    os.waitpid(child, 0)
    assert said.read_text() == str((os.environ["PATH"], str(Path.cwd())))
