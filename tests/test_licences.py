"""THIRD-PARTY.md: whatever an installation brings has its licence's text with it, in its own wheel or in ours."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from support.lock import BILL, LOCK, ROOT, read_bill, read_lock

NOTICE = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in row.strip("|").split("|"))
    for row in re.findall(r"^\| [a-z].*\|$", NOTICE, re.MULTILINE)
][1:]
LICENCE = re.compile(r"(?:licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)


def find_installed() -> list[Distribution]:
    """What is locked and is installed here: all of it but what other systems and Pythons need."""
    found = []
    for name in {pin.name for pin in read_lock(LOCK.read_text("utf-8"))}:
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue
    return found


def carries_licence(package: Distribution) -> bool:
    names = [path.as_posix() for path in package.files or ()]
    return any(LICENCE.search(name) and not name.endswith((".py", ".pyc")) for name in names)


def test_each_package_carries_its_licence_or_is_in_our_notice() -> None:
    installed = find_installed()
    assert len(installed) > 60
    named = {package for package, *_rest in ROWS}
    missing = {str(package.name) for package in installed if not carries_licence(package)} - named
    assert not missing, "name them in THIRD-PARTY.md, with the text of their licence"


def test_each_row_names_a_locked_package_and_leads_to_its_texts() -> None:
    locked = {pin.name for pin in read_lock(LOCK.read_text("utf-8"))}
    for package, inside, holder, licence, texts in ROWS:
        assert package in locked, package
        assert inside, package
        assert holder, package
        for word in texts.split(", "):
            label, path = re.fullmatch(r"\[(.+)\]\((.+)\)", word).groups()  # type: ignore[union-attr]
            said = "GPL-3.0-or-later" if label == "LICENSE" else label
            assert said.removesuffix(".0") in licence or label.startswith("LicenseRef-"), f"{package}: {word}"
            assert len((ROOT / path).read_text("utf-8")) > 1000, path


def test_each_text_belongs_to_a_row() -> None:
    named = set(re.findall(r"\((LICENSES/[^)]+)\)", NOTICE))
    assert {f"LICENSES/{path.name}" for path in (ROOT / "LICENSES").iterdir()} == named


def test_the_bill_of_materials_says_of_a_package_what_the_notice_says() -> None:
    components = read_bill(BILL.read_text("utf-8"))
    said = {name: json.dumps(component["licenses"]) for (name, _version), component in components.items()}
    for package, inside, _holder, licence, _texts in ROWS:
        if inside == "itself":
            assert f'"{licence}"' in said[package]
    assert '"GPL-3.0-or-later"' in said["espeakng-loader"]
