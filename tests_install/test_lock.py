"""The index has a wheel of all that is locked, for each Python and system, and together they are what we require."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from support.lock import BILL, LOCK, PLACES, ROOT, describe_place, read_lock

OLDEST_MACOS = "14.0"  # onnxruntime's and PyAV's wheels are made for it


@pytest.mark.parametrize(("python", "system"), PLACES)
def test_what_is_locked_has_wheels_there_and_is_all_that_we_require(python: str, system: str) -> None:
    command = [
        *(Path(sys.executable).with_name("uv"), "pip", "compile", "--quiet", "--no-header", "--no-annotate"),
        *("--python-version", python, "--python-platform", system),
        *("--only-binary", ":all:", "--no-binary", "feedgen"),  # of which there is a source distribution alone
        *("--constraint", LOCK, "pyproject.toml"),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    needed = {str(Requirement(row)) for row in done.stdout.splitlines()}
    place = describe_place(python, system)
    assert needed == {
        f"{pin.name}=={pin.version}" for pin in read_lock(LOCK.read_text("utf-8")) if pin.counts_in(place)
    }


def test_the_bill_of_materials_is_what_the_index_says_of_the_lock_today(tmp_path: Path) -> None:
    subprocess.run(["make", f"PYTHON={sys.executable}", "build/sbom/.installed"], cwd=ROOT, check=True)
    python = ROOT / "build/sbom/bin/python"
    subprocess.run([python, ".ci/write_sbom.py", LOCK, tmp_path / "bill.json"], cwd=ROOT, check=True)
    assert (tmp_path / "bill.json").read_bytes() == BILL.read_bytes()
