"""What to type where a package is missing: it names that package, since articlecast itself is on no index yet."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from articlecast.errors import EngineUnavailable, UsageError
from articlecast.packages import list_requirements, suggest_install
from articlecast.publish.deliver.deliver import deliver
from articlecast.speak import load_engine
from cli.conftest import WriteArticle, show, write
from support.command import call

__all__ = ["show", "write"]

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_brings_what_pyproject_says(extra: str) -> None:
    expected = {Requirement(row).name.lower() for row in EXTRAS[extra]}
    assert {need.name.lower() for need in list_requirements(extra)} == expected


def test_without_an_extra_every_dependency_of_this_python_is_needed() -> None:
    rows = [Requirement(row) for row in PROJECT["dependencies"]]
    expected = {row.name.lower() for row in rows if row.marker is None or row.marker.evaluate()}
    assert {need.name.lower() for need in list_requirements()} == expected


def test_the_command_can_be_typed_in_any_shell() -> None:
    command = suggest_install("stores")
    assert "'" not in command
    assert shlex.split(command)[:2] == ["pip", "install"]
    assert [Requirement(word).name for word in shlex.split(command)[2:]] == ["cheroot", "moto", "wsgidav"]


def test_what_is_no_extra_has_no_command() -> None:
    assert (suggest_install("no-such-extra"), suggest_install("")) == ("", "")


@pytest.mark.parametrize(
    ("engine", "module", "package"), [("edge", "edge_tts", "edge-tts"), ("piper", "piper", "piper-tts")]
)
def test_an_engine_without_its_package_names_it(
    monkeypatch: pytest.MonkeyPatch, engine: str, module: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, f"articlecast.engines.{engine}", raising=False)
    with pytest.raises(EngineUnavailable) as caught:
        load_engine(engine)
    assert caught.value.hint.startswith(f'pip install "{package}>=')


def test_an_engine_whose_package_needs_no_extra_sends_to_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gtts", None)
    monkeypatch.delitem(sys.modules, "articlecast.engines.gtts", raising=False)
    with pytest.raises(EngineUnavailable) as caught:
        load_engine("gtts")
    assert caught.value.hint == "articlecast doctor"


def test_a_third_partys_engine_without_its_package_is_mended_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (about := tmp_path / "murmur-1.0.dist-info").mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: articlecast-murmur\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[articlecast.engines]\nmurmur = articlecast_murmur:Murmur\n")
    (tmp_path / "articlecast_murmur.py").write_text("import a_package_that_nobody_has\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(EngineUnavailable, match="a_package_that_nobody_has") as caught:
        load_engine("murmur")
    assert caught.value.hint == "pip install articlecast-murmur"


STORES = {
    "s3://bucket/show": ("s3fs", "s3fs"),
    "gs://bucket/show": ("gcsfs", "gcsfs"),
    "sftp://me@localhost/show": ("paramiko", "paramiko"),
    "webdavs://localhost/show": ("webdav4", "webdav4"),
}


@pytest.mark.parametrize("target", STORES)
def test_a_store_without_its_package_names_it(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    module, package = STORES[target]
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "fsspec.implementations.sftp", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError) as caught:
        deliver((), target, now=datetime(2026, 3, 1, tzinfo=UTC))
    assert caught.value.hint.startswith(f'pip install "{package}>=')


def test_a_cluster_without_its_package_names_it(
    monkeypatch: pytest.MonkeyPatch, show: Path, write: WriteArticle
) -> None:
    write("tide")
    monkeypatch.setitem(sys.modules, "distributed", None)
    called = call("render", "--cluster", "tcp://127.0.0.1:1", folder=show)
    assert called.code == 2
    assert 'try:   pip install "distributed>=' in called.err


TEXTS = sorted(
    path
    for place in ("src", "docs", "README.md", "CHANGELOG.md")
    for path in (ROOT / place, *(ROOT / place).rglob("*"))
    if path.suffix in {".md", ".py", ".pyi", ".toml", ".j2", ".html", ".yml", ".txt"}
)


def test_no_text_of_ours_installs_articlecast_from_an_index() -> None:
    for path in TEXTS:
        for command in re.findall(r"\bpipx? (?:install|run)\b[^\n`]*", path.read_text("utf-8")):
            assert not re.search(r"""[ "']articlecast(?![\w-])""", command), f"{path.name}: {command}"


def test_what_the_documents_install_is_what_an_extra_brings() -> None:
    known = {
        need.name
        for extra in EXTRAS
        for need in list_requirements(extra)
        if extra not in {"browser", "installers", "stores", "studio-test", "test"}
    }
    for path in (ROOT / "docs").rglob("*.md"):
        for package in re.findall(r"\bpip install ([a-z][\w-]*)(?![\w/-])", path.read_text("utf-8")):
            assert package in known, f"{path.name}: {package}"
