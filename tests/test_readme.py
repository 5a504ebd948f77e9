"""Every command and every example in the README is run, in its order, as a new user would."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from support.command import call
from support.processes import serving_show

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def run(command: str, folder: Path) -> str:
    """What the command printed; ``articlecast`` itself is called in this process."""
    program, *arguments = shlex.split(command)
    assert program == "articlecast", f"the README names a program that is not ours: {command}"
    called = call(*arguments, folder=folder)
    assert called.code == 0, f"{command}\n{called.out}{called.err}"
    return called.out


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show that the README's own commands made."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "draft.md").write_text(
        "The ferry is late\n\nIt left the quay at noon, and nobody was surprised.\n", "utf-8"
    )
    for language, block in BLOCKS:
        for command in re.findall(r"^\$ (.+)$", block, re.MULTILINE) if language == "console" else ():
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
            elif command == "articlecast serve":
                with serving_show(folder) as address:
                    assert address.startswith("http://127.0.0.1:")
            else:
                run(command, folder)
    return folder


def test_the_commands_of_the_tour_make_a_show(tour: Path) -> None:
    assert (tour / "feed/feed.xml").exists()
    assert (tour / "episodes/your-first-episode/episode.json").exists()
    assert (tour / "episodes/the-ferry-is-late/episode.json").exists()


def test_an_article_of_ones_own_is_heard_after_five_commands() -> None:
    begin = next(block for language, block in BLOCKS if language == "console")
    assert begin.count("$ ") <= 5


def test_the_article_that_the_readme_shows_is_one(tour: Path) -> None:
    (article,) = (block for language, block in BLOCKS if language == "markdown" and block.startswith("---"))
    (tour / "articles/sea.md").write_text(article)
    assert "new: A day at sea" in run("articlecast render", tour)


def test_the_python_example_runs(tour: Path) -> None:
    # A block that begins with a file's name is that file; the engine's is installed in tests/speak/test_choices.py.
    examples = [block for language, block in BLOCKS if language == "python" and not block.startswith("# ")]
    assert examples
    for example in examples:
        done = subprocess.run([sys.executable, "-c", example], cwd=tour, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "seconds, " in done.stdout


def test_every_command_named_in_the_readme_explains_itself(tmp_path: Path) -> None:
    names = set(re.findall(r"`articlecast (\w+)", README))
    assert len(names) > 5
    for name in names:
        assert f"articlecast {name}" in run(f"articlecast {name} --help", tmp_path)


def test_every_way_to_install_is_tried_by_a_test() -> None:
    # They need the package index: tests_install runs them, and each kind of command must be one that it knows.
    blocks = [block for language, block in BLOCKS[1:] if language == "sh"]
    commands = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    assert {command[0] for command in commands} == {"pip", "pipx", "uv", "uvx"}


def test_the_two_commands_on_top_are_targets_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^make (\w+)", BLOCKS[0][1], re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
