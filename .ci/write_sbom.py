"""Write the bill of materials of a lock, as CycloneDX: ``python .ci/write_sbom.py requirements.lock sbom.cdx.json``.

Every locked package with its licence, its package URL, the digests of its files, and what it requires in turn. Licences
and requirements are asked of the index, by pip's report on an installation that it does not make; the digest that pip
found must be one of the lock's. From the same lock come the same bytes: no time, no random number.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.licenses import canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIRES = "articlecast:requires-dist"
"""The property in which a component keeps what its metadata requires, with its markers: ``dependsOn`` has none."""
EXTRA = re.compile(r"""extra == ["']([^"']+)""")
SPDX_NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "3-Clause BSD License": "BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
"""What metadata without a licence expression say in words, and the SPDX identifier of it."""
SAID_ELSEWHERE = {
    "click": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "espeakng-loader": "GPL-3.0-or-later",
    "feedgen": "BSD-2-Clause OR LGPL-3.0-or-later",
    "jinja2": "BSD-3-Clause",
    "mpmath": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "sympy": "BSD-3-Clause",
}
"""Of whom the metadata say "BSD" or nothing: what their licence file or their source says."""


class Row(NamedTuple):
    """A row of the lock: one version of a package, and the SHA-256 of each of its files."""

    name: str
    version: str
    digests: tuple[str, ...]

    @property
    def url(self) -> PackageURL:
        return PackageURL("pypi", name=self.name, version=self.version)


def read_lock(text: str) -> list[Row]:
    rows = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        name, version = re.match(r"([a-z0-9-]+)==([^\s;\\]+)", block).groups()
        rows.append(Row(name, version, tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))))
    return rows


def ask_index(rows: list[Row]) -> dict[Row, dict[str, Any]]:
    """The metadata of each, as the index has them. Of two versions of a package each is asked by itself."""
    found: dict[Row, dict[str, Any]] = {}
    while waiting := {row.name: row for row in rows if row not in found}:
        with tempfile.TemporaryDirectory() as folder:
            # Python 3.13: the one for which every locked version has a wheel. feedgen has none at all.
            command = [
                *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed", "--no-deps"),
                *("--python-version", "3.13", "--only-binary", ":all:", "--no-binary", "feedgen"),
                *("--target", folder, "--report", f"{folder}/report.json"),
                *(f"{row.name}=={row.version}" for row in waiting.values()),
            ]
            subprocess.run(command, check=True)
            report = json.loads(Path(folder, "report.json").read_text("utf-8"))
        for entry in report["install"]:
            row = waiting[canonicalize_name(entry["metadata"]["name"])]
            if entry["download_info"]["archive_info"]["hashes"]["sha256"] not in row.digests:
                sys.exit(f"error: {row.name} {row.version}: the index has a file that is not in the lock")
            found[row] = entry["metadata"]
    return found


def say_licence(name: str, metadata: dict[str, Any]) -> str:
    """The SPDX expression; ends the program where a package says nothing that can be told as one."""
    trove = [row.rpartition(":: ")[2] for row in metadata.get("classifier", ()) if row.startswith("License ::")]
    said = [SAID_ELSEWHERE.get(name), metadata.get("license_expression"), metadata.get("license"), *trove]
    for each in filter(None, said):
        try:
            return canonicalize_license_expression(SPDX_NAMES.get(each, each))
        except ValueError:
            continue
    sys.exit(f"error: {name}: what is its licence? Its metadata say {said}\ntry:   add it to SAID_ELSEWHERE")


def list_needs(found: dict[Row, dict[str, Any]], ours: list[str]) -> dict[Row, set[str]]:
    """What each row requires, with its markers, less what belongs to extras that nobody here asks for."""
    needs: dict[Row, set[str]] = {row: set() for row in found}
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(line) for line in ours]
    while waiting:
        need = waiting.pop()
        for asked in {(canonicalize_name(need.name), canonicalize_name(extra)) for extra in ("", *need.extras)} - seen:
            seen.add(asked)
            for row in (row for row in found if row.name == asked[0]):
                lines = [line for line in found[row].get("requires_dist", ()) if asked[1] in list_extras(line)]
                needs[row].update(lines)
                waiting += map(Requirement, lines)
    return needs


def list_extras(line: str) -> list[str]:
    """The extras of which a requirement is a part; an empty name where it always is."""
    return [canonicalize_name(name) for name in EXTRA.findall(line)] or [""]


def describe_row(row: Row, licence: str, needs: set[str]) -> Component:
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/simple/{row.name}/"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in row.digests],
    )
    return Component(
        name=row.name,
        version=row.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(row.url),
        purl=row.url,
        licenses=[LicenseFactory().make_from_string(licence)],
        external_references=[files],
        properties=[Property(name=REQUIRES, value=need) for need in needs],
    )


def write_bom(lock: str, project: dict[str, Any]) -> str:
    found = ask_index(read_lock(lock))
    needs = list_needs(found, project["dependencies"])
    parts = {row: describe_row(row, say_licence(row.name, found[row]), needs[row]) for row in found}
    program = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )
    bom = Bom(components=parts.values())
    bom.metadata.component = program
    for component, lines in ((program, project["dependencies"]), *((parts[row], needs[row]) for row in found)):
        names = {canonicalize_name(Requirement(line).name) for line in lines}
        bom.register_dependency(component, [parts[row] for row in found if row.name in names])
    content = json.loads(JsonV1Dot6(bom).output_as_string())
    del content["serialNumber"], content["metadata"]["timestamp"]
    return lay_out(content)


def lay_out(content: dict[str, Any]) -> str:
    """JSON with a component on each line, so that a change of the lock can be read as one."""
    lists = ("components", "dependencies")
    head = json.dumps({name: value for name, value in content.items() if name not in lists}, sort_keys=True)
    blocks = []
    for name in lists:
        rows = ",\n".join(json.dumps(row, sort_keys=True) for row in content[name])
        blocks.append(f'"{name}": [\n{rows}\n]')
    return ",\n".join((head[:-1], *blocks)) + "\n}\n"


def main() -> None:
    lock, target = sys.argv[1:]
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    text = write_bom(Path(lock).read_text("utf-8"), project)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"error: {target}: not CycloneDX: {wrong}")
    Path(target).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
