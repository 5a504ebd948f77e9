"""requirements.lock is what the image installs: every dependency, one version, with hashes."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.MULTILINE))


def test_every_dependency_is_locked_at_a_version_that_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for row in project["dependencies"]:
        requirement = Requirement(row)
        version = PINS.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not locked: make lock"
        assert requirement.specifier.contains(version), f"{requirement.name} {version} is not {requirement.specifier}"


def test_every_locked_version_has_hashes_and_comes_from_the_index() -> None:
    rows = re.split(r"\n(?=\S)", LOCK.strip())
    assert {row.split("==")[0] for row in rows} == set(PINS)
    for row in rows:
        assert "--hash=sha256:" in row, row.splitlines()[0]
        assert "://" not in row
