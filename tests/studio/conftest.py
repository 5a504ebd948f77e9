"""A studio on a rendered show, in process: rendered once, and copied for each test that changes it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import load_settings
from articlecast.studio.access import Doors
from articlecast.studio.app import create_studio, open_desk
from support.command import call

TOKEN = "the-token-of-who-started-it"  # noqa: S105 -- of the tests
HOST = "127.0.0.1:8765"
SETTINGS = """# The harbour's own
[show] # what listeners see
title = "Harbour Notes"   # as on the sign
author = "Ana Lee"
description = "Notes from the harbour, read aloud."
base_url = "https://pod.harbour.example/notes"

[speak]
engine = "tone"

[lexicon]
Siobhan = "shi-vawn"   # she says so herself
"""
TIDE = """---
title: The tide
date: 2026-03-01T06:00:00Z
link: https://harbour.example/tide
---

The tide came in at six. Siobhan Quill paid $5 for a rope.

## What happened next

It went out again at noon. Read more in our newsletter.
"""
GULL = """---
title: The gull
date: 2026-03-02T06:00:00Z
link: https://harbour.example/gull
---

A gull sat on the QVX mast. Nobody minded it.
"""


class Studio:
    """A client of one show's studio; ``ask`` gives what was answered, which must have that status."""

    def __init__(self, folder: Path, client: TestClient, token: str = TOKEN) -> None:
        self.folder, self.client, self.token = folder, client, token

    def send(self, method: str, path: str, **given: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"} | given.pop("headers", {})
        return self.client.request(
            method, path if path.startswith("/api/o") else f"/api/v1{path}", headers=headers, **given
        )

    def ask(self, method: str, path: str, status: int = 200, **given: Any) -> Any:
        answer = self.send(method, path, **given)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer.content

    def as_one_who(self, token: str) -> Studio:
        return Studio(self.folder, self.client, token)

    def settings(self) -> str:
        return (self.folder / "articlecast.toml").read_text()

    def follow(self, job: str) -> list[dict[str, Any]]:
        """The events of a job, when it has ended."""
        answer = self.send("GET", f"/jobs/{job}/events")
        return [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studio") / "show"
    (folder / "articles").mkdir(parents=True)
    (folder / "articlecast.toml").write_text(SETTINGS)
    (folder / "articles/tide.md").write_text(TIDE)
    (folder / "articles/gull.md").write_text(GULL)
    assert call("render", "--quiet", folder=folder).code == 0
    return folder


def open_studio(folder: Path, *, page: bool = True, **doors: Any) -> Iterator[Studio]:
    settings = load_settings(folder)
    editors = Subscribers(settings.editors_file, who="editor", command="articlecast studio --add")
    desk = open_desk(settings, ["--config", str(settings.file)])
    app = create_studio(desk, Doors(TOKEN, {HOST}, editors, **doors), page=page)
    with TestClient(app, f"http://{HOST}", raise_server_exceptions=False, follow_redirects=False) as client:
        yield Studio(folder, client)


@pytest.fixture
def studio(rendered: Path, tmp_path: Path) -> Iterator[Studio]:
    """Of a show of one's own."""
    folder = tmp_path / "show"
    shutil.copytree(rendered, folder)
    yield from open_studio(folder)


@pytest.fixture(scope="session")
def reading(rendered: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One for all that only look."""
    folder = tmp_path_factory.mktemp("reading") / "show"
    shutil.copytree(rendered, folder)
    yield from open_studio(folder)
