"""docs/design.md says what is so: the ranks are the linter's, and every place that it names is there."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/design.md").read_text("utf-8")


def test_the_table_of_ranks_is_the_linters() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each.get("containers") == ["articlecast"])
    rows = re.findall(r"^\| \d+ \| (.*) \|$", PAGE, re.MULTILINE)
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [set(re.findall(r"\w+", layer)) for layer in layers]


def test_every_place_that_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:[\w-]+/)+[\w.-]*|\w+\.py)`", PAGE)
    roots = (ROOT, ROOT / "src/articlecast")
    lost = [name for name in named if not any((root / name).exists() for root in roots)]
    assert lost == []
    assert len(named) > 30


def test_the_tree_that_the_page_draws_is_the_folders() -> None:
    drawn = set(re.findall(r"^  (\w+)/ ", PAGE, re.MULTILINE))
    there = {path.name for path in (ROOT / "src/articlecast").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert drawn == there
