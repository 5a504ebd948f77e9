"""Every way to install that the README shows, from the package index, with each Python that is here.

No warning may be ours: what pip says of a ``Location`` is about this machine's own list of indexes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(pip.*?)```", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line.partition("  ")[0] for block in BLOCKS for line in block.splitlines()]


def find_pythons() -> list[Path]:
    """Each Python from 3.11 to 3.14 that is here, once: a name on the path may be a script that starts another one."""
    found = {}
    for program in (sys.executable, *(f"python3.{minor}" for minor in range(11, 15))):
        if shutil.which(program):
            ask = "import os, sys; print(sys.version_info[:3], os.path.realpath(sys._base_executable))"
            done = subprocess.run([program, "-c", ask], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                found[done.stdout] = Path(done.stdout.strip().partition(") ")[2])
    return list(found.values())


PYTHONS = find_pythons()
WARNING = re.compile(r"^\s*(?:WARNING: (?!Location )|DEPRECATION|warning:|error:|ERROR).*", re.MULTILINE)
BEFORE = {"pipx inject": "pipx install ."}
"""What must have been typed before, by the beginning of the command."""


def run(command: str, environment: dict[str, str], folder: Path = ROOT) -> str:
    """What the command said, as a shell runs it; it must have succeeded, and warned of nothing."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, f"{command}\n{said}"
    assert not WARNING.findall(said), command
    return said


def make_environment(python: Path, folder: Path) -> dict[str, str]:
    """The variables of a shell in which that Python's own environment is active, and pipx and uv install into it."""
    made = subprocess.run([python, "-m", "venv", folder], capture_output=True, check=False)
    if made.returncode:  # Debian's, without ensurepip
        subprocess.run([python, "-m", "venv", "--clear", "--without-pip", folder], check=True)
        subprocess.run([folder / "bin/python", ROOT / ".ci/get_pip.py"], check=True, capture_output=True)
    tools = {
        "PIPX_HOME": folder / "pipx",
        "PIPX_BIN_DIR": folder / "bin",
        "PIPX_DEFAULT_PYTHON": folder / "bin/python",
        "UV_TOOL_DIR": folder / "uv",
        "UV_TOOL_BIN_DIR": folder / "bin",
        "UV_PYTHON": folder / "bin/python",
        "UV_PYTHON_DOWNLOADS": "never",
    }
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    return os.environ | {name: str(value) for name, value in tools.items()} | {"PATH": path}


@pytest.fixture(scope="module", autouse=True)
def _wheel() -> None:
    subprocess.run(["make", "wheel"], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: path.name)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_readme_types_installs_without_a_warning(command: str, python: Path, tmp_path: Path) -> None:
    environment = make_environment(python, tmp_path / "env")
    for beginning, before in BEFORE.items():
        if command.startswith(beginning):
            run(before, environment)

    said = run(command, environment)

    if command.startswith("uvx"):
        assert "articlecast 0." in said or "espeak" in said
        return
    (elsewhere := tmp_path / "elsewhere").mkdir()
    assert run("articlecast --version", environment, elsewhere).startswith("articlecast ")
    run("articlecast init my-show", environment, elsewhere)
    run("articlecast render", environment, elsewhere / "my-show")
    assert (elsewhere / "my-show/feed/feed.xml").is_file()
    shutil.rmtree(tmp_path / "env")


@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: path.name)
def test_the_locked_versions_install_by_their_hashes_and_render_a_show(python: Path, tmp_path: Path) -> None:
    environment = make_environment(python, tmp_path / "env")
    options = "--require-hashes --only-binary :all: --no-binary feedgen"
    run("pip install --upgrade pip", environment)  # that of Python 3.11 warns of how feedgen is built

    run(f"pip install {options} -r requirements.lock", environment)
    run("pip install --no-deps dist/articlecast-*.whl", environment)

    (elsewhere := tmp_path / "elsewhere").mkdir()
    run("pip check", environment)
    run("articlecast init my-show", environment, elsewhere)
    run("articlecast render", environment, elsewhere / "my-show")
    assert (elsewhere / "my-show/feed/feed.xml").is_file()
    shutil.rmtree(tmp_path / "env")
