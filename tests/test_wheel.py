"""``make wheel``: the same bytes twice, everything in that is needed to run, and it runs away from its source."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAME = f"articlecast-{PROJECT['project']['version']}"
WHEEL, SDIST = f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"
DATE = "2026-03-01T08:00:00Z"
AT_DATE = 1772352000


def copy_tree(folder: Path, *, mode: int) -> Path:
    """The project as a clone has it, its files in another mode than the next copy's and of no age."""
    parts = (*PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"], "pyproject.toml", ".gitignore")
    for part in parts:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, target)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(mode)
    return folder


def commit(folder: Path) -> None:
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@post.example"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All of it"]):
        dated = os.environ | {"GIT_AUTHOR_DATE": DATE, "GIT_COMMITTER_DATE": DATE}
        subprocess.run([*git, *arguments], cwd=folder, env=dated, check=True, capture_output=True)


def make_wheel(folder: Path) -> dict[str, bytes]:
    """What ``make wheel`` wrote there, by name; with the Python that runs this test in the place of a new one."""
    python = Path(sys.executable).parent
    done = subprocess.run(
        ["make", "wheel", f"BIN={python}", "STAMP=pyproject.toml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}
    for content in files.values():
        assert f"--hash=sha256:{hashlib.sha256(content).hexdigest()}" in done.stdout
    return files


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_tree(tmp_path_factory.mktemp("one"), mode=0o644)
    commit(folder)
    make_wheel(folder)
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "xzf", built / "dist" / SDIST], cwd=folder, check=True)
    return folder / NAME


def test_two_copies_of_a_commit_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = copy_tree(tmp_path / "a longer name", mode=0o600)
    commit(other)
    assert {path.name: path.read_bytes() for path in (built / "dist").iterdir()} == make_wheel(other)


def test_a_source_distribution_makes_the_wheel_that_its_commit_makes(built: Path, unpacked: Path) -> None:
    made = make_wheel(unpacked)
    assert made[WHEEL] == (built / "dist" / WHEEL).read_bytes()
    assert made[SDIST] == (built / "dist" / SDIST).read_bytes()


def test_every_file_has_the_time_of_the_commit(built: Path) -> None:
    with tarfile.open(built / "dist" / SDIST) as archive:
        assert {member.mtime for member in archive.getmembers()} == {AT_DATE}
    with zipfile.ZipFile(built / "dist" / WHEEL) as archive:
        assert {row.date_time for row in archive.infolist()} == {(2026, 3, 1, 8, 0, 0)}
        assert {stat.S_IMODE(row.external_attr >> 16) for row in archive.infolist()} == {0o644}


def list_files(folder: str) -> list[str]:
    return [path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()]


def test_the_wheel_holds_the_whole_package_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(built / "dist" / WHEEL) as archive:
        names = set(archive.namelist())
    package = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/articlecast").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    package |= {f"articlecast/docs/{name}" for name in list_files("docs")}
    manual = {f"{NAME}.data/data/share/man/man1/{name}" for name in list_files("man")}
    licences = {f"licenses/LICENSES/{path.name}" for path in (ROOT / "LICENSES").iterdir()}
    licences |= {"licenses/LICENSE", "licenses/THIRD-PARTY.md"}
    about = {f"{NAME}.dist-info/{name}" for name in {"METADATA", "WHEEL", "RECORD", "entry_points.txt"} | licences}
    assert names == package | manual | about
    assert {"articlecast/py.typed", "articlecast/__init__.pyi", "articlecast/cli/new_show/welcome.en.md"} < names
    assert "articlecast/publish/site/templates/episode.html" in names


def test_the_source_distribution_holds_what_its_makefile_and_its_tests_use(unpacked: Path) -> None:
    for name in ("Makefile", "requirements.lock", ".ci/get_pip.py", "docs/recipes/Dockerfile", "tests/test_wheel.py"):
        assert (unpacked / name).is_file(), name


def test_all_of_it_can_be_imported_from_what_the_source_distribution_makes(unpacked: Path, tmp_path: Path) -> None:
    make_wheel(unpacked)
    shutil.unpack_archive(unpacked / "dist" / WHEEL, tmp_path, "zip")
    look = (
        "import importlib, pkgutil, articlecast\n"
        "for row in pkgutil.walk_packages(articlecast.__path__, 'articlecast.'):\n"
        "    if not row.name.endswith('__main__'): print(importlib.import_module(row.name).__file__)\n"
        "for name in articlecast.__all__: getattr(articlecast, name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    places = done.stdout.splitlines()
    assert len(places) > 200
    assert all(place.startswith(str(tmp_path)) for place in places)


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in a new environment that holds the wheel, and beside it the packages of this one: no index."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(bin_folder / "python"), "install", "--no-index", "--no-deps"]
    done = subprocess.run([*pip, str(built / "dist" / WHEEL)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (site,) = home.rglob("site-packages")
    (site / "beside.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")) + "\n")
    return bin_folder / "articlecast"


def test_an_installed_wheel_starts_and_renders_a_show(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str, folder: Path) -> str:
        done = subprocess.run([installed, *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    assert PROJECT["project"]["version"] in run("--version", folder=tmp_path)
    run("init", "my-show", folder=tmp_path)
    run("render", folder=tmp_path / "my-show")
    assert (tmp_path / "my-show/feed/feed.xml").is_file()
    assert (tmp_path / "my-show/episodes/your-first-episode/episode.json").is_file()
    assert run("help", "settings", folder=tmp_path).startswith("# Settings")
    assert (installed.parent.parent / "share/man/man1/articlecast-render.1").is_file() or os.name == "nt"
    where = "import articlecast; print(articlecast.__file__)"
    done = subprocess.run([installed.with_name("python"), "-c", where], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent.parent)


def test_the_version_stands_in_one_place_and_has_its_section_in_the_changelog() -> None:
    version = PROJECT["project"]["version"]
    changes = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert changes[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(version)} \(\d{{4}}-\d\d-\d\d\)", changes[1])
    for path in (ROOT / "README.md", *(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml")):
        assert not re.search(rf"articlecast[ /-]{re.escape(version)}", path.read_text("utf-8")), path.name
