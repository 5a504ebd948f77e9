"""requirements.lock and its bill of materials, read; and the Pythons and systems for which they must hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements.lock"
BILL = ROOT / "sbom.cdx.json"

PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0")
"""The classifiers', by their first patch release; and of 3.11 a later one, as some packages tell them apart."""
SYSTEMS = {
    "x86_64-unknown-linux-gnu": ("Linux", "linux", "posix", "x86_64"),
    "aarch64-unknown-linux-gnu": ("Linux", "linux", "posix", "aarch64"),
    "aarch64-apple-darwin": ("Darwin", "darwin", "posix", "arm64"),
    "x86_64-apple-darwin": ("Darwin", "darwin", "posix", "x86_64"),
    "x86_64-pc-windows-msvc": ("Windows", "win32", "nt", "AMD64"),
}
"""Each system, as uv names it: what Python calls it by platform, sys and os, and its machine."""
PLACES = [(python, system) for python in PYTHONS for system in SYSTEMS]


class Pin(NamedTuple):
    """A row of the lock."""

    name: str
    version: str
    marker: Marker | None
    digests: frozenset[str]

    def counts_in(self, place: dict[str, str]) -> bool:
        return self.marker is None or self.marker.evaluate(place)


def describe_place(python: str, system: str) -> dict[str, str]:
    """What the markers of a requirement see there."""
    platform, sys_platform, os_name, machine = SYSTEMS[system]
    return {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_system": platform,
        "sys_platform": sys_platform,
        "os_name": os_name,
        "platform_machine": machine,
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }


def read_lock(text: str) -> list[Pin]:
    """Its rows, in their order; raises ValueError for what is no row of one version."""
    pins = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        need = Requirement(block.partition("\\")[0])
        (version,) = need.specifier
        if version.operator != "==" or need.url or need.extras:
            raise ValueError(block.splitlines()[0])
        digests = re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
        pins.append(Pin(canonicalize_name(need.name), version.version, need.marker, frozenset(digests)))
    return pins


def read_bill(text: str) -> dict[tuple[str, str], dict[str, object]]:
    """Its components, by name and version."""
    return {(row["name"], row["version"]): row for row in json.loads(text)["components"]}
