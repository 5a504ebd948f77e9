"""The recipes, looked at by those who take them: systemd, the schemas of Compose and GitHub, a shell.

Run by .ci/run, as the other tests of this folder (apt: systemd; pip: check-jsonschema, which has the schemas inside).
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.command import call
from support.pages import BLOCK, DOCS, begin_show
from support.processes import COMMAND

ROOT = DOCS.parent
RECIPES = DOCS / "recipes"
SCHEMAS = (
    ("compose-spec", "docs/recipes/compose.yaml"),
    ("github-workflows", "docs/recipes/github-pages.yml"),
    ("github-workflows", ".github/workflows/*.yml"),
    ("github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
    ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
)
GH = """#!/bin/sh
# Stands for GitHub's releases: a folder.
case "$2" in
  view) [ -d "$MEDIA" ] ;;
  create) mkdir "$MEDIA" ;;
  download) [ -n "$(ls "$MEDIA")" ] && cp "$MEDIA"/* "$5" ;;
  upload) cp "$4" "$MEDIA" ;;
esac
"""


@pytest.mark.parametrize(("schema", "places"), SCHEMAS)
def test_a_recipe_is_what_its_schema_wants(schema: str, places: str) -> None:
    files = sorted(str(path) for path in ROOT.glob(places))
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_systemd_takes_the_units_as_the_page_has_them_copied(tmp_path: Path) -> None:
    page = (DOCS / "how-to/systemd.md").read_text("utf-8")
    ((copy, start),) = (block.splitlines() for kind, _, block in BLOCK.findall(page) if kind == "sh")
    words = shlex.split(copy.replace("/etc/systemd/system/", str(tmp_path)))
    subprocess.run(words[1:], cwd=RECIPES, check=True)
    service = tmp_path / "articlecast@.service"
    service.write_text(service.read_text("utf-8").replace("/opt/articlecast/bin/articlecast", str(COMMAND)), "utf-8")
    timer = shlex.split(start)[-1]
    units = [str(tmp_path / timer), str(tmp_path / timer.replace(".timer", ".service"))]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    (every,) = re.findall(r"^OnCalendar=(.+)$", (tmp_path / "articlecast@.timer").read_text("utf-8"), re.MULTILINE)
    subprocess.run(["systemd-analyze", "calendar", every], check=True, stdout=subprocess.DEVNULL)


def run_workflow(folder: Path, environment: dict[str, str]) -> None:
    """The workflow's own lines in a fresh clone; what GitHub's actions do is left out, and so is the installation."""
    (job,) = yaml.safe_load((RECIPES / "github-pages.yml").read_text("utf-8"))["jobs"].values()
    for step in job["steps"]:
        if "run" in step and "if" not in step and not step["run"].startswith("pip install"):
            strict = ["-o", "pipefail"] if step.get("shell") == "bash" else []  # as GitHub calls it
            command = ["bash", "--noprofile", "--norc", "-e", *strict, "-c", step["run"]]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{step['run']}\n{done.stdout}{done.stderr}"


def test_the_workflow_keeps_episodes_in_git_and_their_sound_beside_it(tmp_path: Path) -> None:
    (tools := tmp_path / "tools").mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (tools / "articlecast").symlink_to(COMMAND)
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "MEDIA": str(tmp_path / "media"),
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    git = ["git", "-c", "user.name=ana", "-c", "user.email=ana@harbour.example"]

    def run_git(*words: str, folder: Path = tmp_path) -> str:
        done = subprocess.run([*git, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    begin_show(tmp_path / "show")
    for place in ("episodes", "feed", ".articlecast"):
        subprocess.run(["rm", "-r", tmp_path / "show" / place], check=True)
    run_git("init", "--quiet", "--initial-branch=main", folder=tmp_path / "show")
    run_git("add", "articlecast.toml", "articles", "sounds", folder=tmp_path / "show")
    run_git("commit", "--quiet", "--message=Begin", folder=tmp_path / "show")
    run_git("clone", "--quiet", "--bare", "show", "host.git")

    made = []
    for name in ("first", "second"):
        run_git("clone", "--quiet", "host.git", name)
        run_workflow(tmp_path / name, environment)
        made.append(sorted((tmp_path / "media").iterdir()))
        assert list((tmp_path / name / "_site/episodes").glob("*/audio-*.mp3"))

    assert (made[0], len(made[0])) == (made[1], 2), "the second run, on another machine, makes no sound again"
    kept = run_git("ls-tree", "-r", "--name-only", "main", folder=tmp_path / "host.git").split()
    assert "episodes/a-day-at-sea/episode.json" in kept
    assert [name for name in kept if "/audio-" in name] == []
    assert run_git("log", "--oneline", "main", folder=tmp_path / "host.git").count("\n") == 2
    assert not (tmp_path / "output").exists(), "no article failed"
    assert call("episodes", folder=tmp_path / "second").out.count("published") == 2
