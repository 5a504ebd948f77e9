"""Packages of third parties: installed from the pages that show them, or made up, in a folder of their own."""

import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def install_shown(page: str, folder: Path) -> Path:
    """The package that a page of the documentation shows, installed by pip; the folder to be put on the path."""
    text = (DOCS / page).read_text("utf-8")
    files = re.findall(r"^```\w+\n# (pyproject\.toml|\w+\.py)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(files) == 2, f"{page} shows {[name for name, _content in files]}"
    (package := folder / "package").mkdir(parents=True)
    for name, content in files:
        (package / name).write_text(content, "utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    site = folder / "site"
    subprocess.run([*pip, "--target", str(site), str(package)], check=True, capture_output=True)
    return site


def make_up(folder: Path, group: str, name: str, value: str, source: str) -> Path:
    """A package of one module, as an installer would leave it; the folder to be put on the path."""
    module = value.partition(":")[0]
    (folder / f"{module}-1.0.dist-info").mkdir(parents=True)
    (folder / f"{module}.py").write_text(source, "utf-8")
    (folder / f"{module}-1.0.dist-info/METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (folder / f"{module}-1.0.dist-info/entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n")
    return folder
