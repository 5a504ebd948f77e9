"""requirements.lock: every dependency at one version, with hashes, for each Python and system; and the bill of it."""

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.lock import BILL, LOCK, PLACES, PYTHONS, ROOT, Pin, describe_place, read_bill, read_lock

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = read_lock(LOCK.read_text("utf-8"))
COMPONENTS: dict[tuple[str, str], Any] = read_bill(BILL.read_text("utf-8"))
REQUIRES = "articlecast:requires-dist"


def list_needs(pin: Pin) -> list[str]:
    """What a locked version requires, by the bill of materials."""
    properties = COMPONENTS[pin.name, pin.version].get("properties", ())
    return [row["value"] for row in properties if row["name"] == REQUIRES]


def find_needed(pins: Iterable[Pin], place: dict[str, str]) -> set[Pin]:
    """What an installation of articlecast there takes from these; fails where a requirement is not among them."""
    by_name = {pin.name: pin for pin in pins}
    needed: set[Pin] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(row), "") for row in PROJECT["dependencies"]]
    while waiting:
        need, extra = waiting.pop()
        if need.marker and not need.marker.evaluate(place | {"extra": extra}):
            continue
        pin = by_name.get(canonicalize_name(need.name))
        assert pin, f"{need} is not locked: make lock"
        assert need.specifier.contains(pin.version, prereleases=True), f"{pin.name} {pin.version} is not {need}"
        needed.add(pin)
        for asked in {(pin.name, extra) for extra in ("", *need.extras)} - seen:
            seen.add(asked)
            waiting += [(Requirement(row), asked[1]) for row in list_needs(pin)]
    return needed


@pytest.mark.parametrize(("python", "system"), PLACES)
def test_what_is_locked_there_is_all_that_is_required_there_and_nothing_else(python: str, system: str) -> None:
    place = describe_place(python, system)
    there = [pin for pin in PINS if pin.counts_in(place)]
    assert len({pin.name for pin in there}) == len(there), "a package is locked at two versions"
    assert find_needed(there, place) == set(there)


def test_the_pythons_are_those_that_the_package_names() -> None:
    named = [row.rpartition(" ")[2] for row in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", row)]
    assert sorted({python.rpartition(".")[0] for python in PYTHONS}) == named


def test_every_row_counts_somewhere_and_has_hashes() -> None:
    places = [describe_place(*place) for place in PLACES]
    for pin in PINS:
        assert any(pin.counts_in(place) for place in places), pin
        assert pin.digests, pin
    assert "://" not in LOCK.read_text("utf-8")


def test_the_bill_of_materials_is_of_the_lock() -> None:
    assert {(pin.name, pin.version) for pin in PINS} == set(COMPONENTS), "make sbom"
    for pin in PINS:
        component = COMPONENTS[pin.name, pin.version]
        (files,) = component["externalReferences"]
        assert {row["content"] for row in files["hashes"]} == pin.digests, f"{pin.name}: make sbom"
        assert component["purl"] == component["bom-ref"] == f"pkg:pypi/{pin.name}@{pin.version}"
        (licence,) = component["licenses"]
        assert licence.get("expression") or licence["license"]["id"]


def test_the_bill_of_materials_is_of_this_version_and_names_no_time() -> None:
    bill = json.loads(BILL.read_text("utf-8"))
    assert bill["metadata"]["component"]["version"] == PROJECT["version"], "make sbom"
    assert "serialNumber" not in bill
    assert "timestamp" not in bill["metadata"]
    (ours,) = [row["dependsOn"] for row in bill["dependencies"] if row["ref"] == PROJECT["name"]]
    names = {canonicalize_name(Requirement(row).name) for row in PROJECT["dependencies"]}
    assert {ref.removeprefix("pkg:pypi/").partition("@")[0] for ref in ours} == names
    assert Path(BILL).stat().st_size < 300_000


@pytest.mark.parametrize(("python", "onnxruntime"), [("3.13.0", "1.23.2"), ("3.14.0", None)])
def test_an_intel_mac_has_the_natural_voice_where_onnxruntime_has_a_wheel_for_it(
    python: str, onnxruntime: str | None
) -> None:
    place = describe_place(python, "x86_64-apple-darwin")
    there = {pin.name: pin.version for pin in PINS if pin.counts_in(place)}
    assert there.get("onnxruntime") == onnxruntime
    assert ("hibari-tts" in there) == bool(onnxruntime)
