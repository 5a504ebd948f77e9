"""A page of the handbook, done: its settings are written, its commands typed, on a real show."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click
import tomlkit

from articlecast.cli import app
from support.audio import encode_tone
from support.books import epub, page
from support.command import call
from support.pdf import draw, lay

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```', re.DOTALL | re.MULTILINE)
PASSWORDS = ("MAIL_PASSWORD", "SFTP_PASSWORD")
"""What pages take from the environment."""
SETTINGS = """[show]
title = "Harbour Notes"
author = "Ana Lee"
description = "Notes from the harbour, read aloud."
link = "https://harbour.example"
base_url = "https://pod.harbour.example/notes"
email = "ana@harbour.example"

[speak]
engine = "tone"
"""
DAY = """---
title: A day at sea
date: 2026-03-01T08:00:00Z
author: Ana Lee
link: https://harbour.example/a-day-at-sea
tags: [harbour]
---

The tide came in at six. Siobhan Nguyen told the harbour master.

## What happened next

It went out again at noon.
"""
GULL = """---
title: The gull
date: 2026-03-02T08:00:00Z
link: https://wire.example/the-gull
---

A gull sat on the mast. Sign up for our newsletter if you like gulls. Nobody minded it.
"""
LETTER = b"""From: Ana Lee <ana@harbour.example>
To: Bo Mar <bo@harbour.example>
Subject: From the quay
Date: Tue, 03 Mar 2026 08:00:00 +0000
Message-ID: <1@harbour.example>
Content-Type: text/plain; charset=utf-8

The boats are in, and the nets are dry. The harbour master says that the wind will turn on Thursday.

The slip is free again from Friday on.
"""
LONG = "The slip has been free since the winter, and nobody has come to ask for it. " * 12


def begin_show(folder: Path) -> None:
    """The show that the how-tos are about, rendered."""
    (folder / "articles/wire").mkdir(parents=True)
    (folder / "sounds").mkdir()
    for name in ("intro", "outro"):
        (folder / f"sounds/{name}.wav").write_bytes(encode_tone(1.0))
    (folder / "articlecast.toml").write_text(SETTINGS)
    (folder / "articles/a-day-at-sea.md").write_text(DAY)
    (folder / "articles/wire/the-gull.md").write_text(GULL)
    assert call("render", folder=folder).code == 0


def do_page(show: Path, text: str, run_shell: Callable[[Path, str], object]) -> None:
    """All of its blocks in their order; a line of a block ``sh`` is handed to ``run_shell``."""
    add_inputs(show, text)
    for kind, title, block in BLOCK.findall(text):
        if title:
            (show / title).write_text(block, "utf-8")
        elif kind == "toml":
            change_settings(show, block)
            assert call("settings", folder=show).code in {0, 2 if "s3://" in block else 0}
        elif kind == "yaml":
            change_header(show, block)
        elif kind == "console":
            show = follow(show, block)
        elif kind == "sh":
            for line in block.splitlines():
                run_shell(show, line)


def add_inputs(folder: Path, text: str) -> None:
    """The books, letters and recordings that the page is about."""
    if "book.epub" in text:
        chapters = {f"{name}.xhtml": page(f"<h1>The {name}</h1><p>{LONG}</p>") for name in ("slip", "rope")}
        (folder / "articles/book.epub").write_bytes(epub(chapters))
    if "report.pdf" in text:
        (folder / "articles/report.pdf").write_bytes(draw(lay(LONG, 60, 740), title="The slip", author="Ana Lee"))
    if "letter.eml" in text:
        (folder / "articles/letter.eml").write_bytes(LETTER)
    if "recording:" in text:
        (folder / "articles/reading.wav").write_bytes(encode_tone(12.0))


def change_settings(folder: Path, text: str) -> None:
    """Its tables laid over those of the show, as an editor would write them in."""
    path = folder / "articlecast.toml"
    settings = tomlkit.parse(path.read_text("utf-8"))
    for name, table in tomlkit.parse(text).items():
        if isinstance(table, dict) and isinstance(before := settings.get(name), dict):
            before.update(table)
        else:
            settings[name] = table
    path.write_text(tomlkit.dumps(settings), "utf-8")


def change_header(folder: Path, text: str) -> None:
    path = folder / "articles/a-day-at-sea.md"
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{text}", 1), "utf-8")


def follow(folder: Path, block: str) -> Path:
    """Type the block's commands; each line between them must stand in what the one before it printed.

    The folder in which one stands at the end; a show that was begun there has the quick voice.
    """
    said = ""
    for line in block.splitlines():
        if line.startswith("$ cd "):
            folder /= line.removeprefix("$ cd ")
            path = folder / "articlecast.toml"
            path.write_text(path.read_text("utf-8").replace('engine = "auto"', 'engine = "tone"'), "utf-8")
        elif line.startswith("$ "):
            said = type_line(folder, line[2:])
        else:
            pattern = re.escape(line).replace("…", ".*")
            assert re.search(rf"^{pattern}$", said, re.MULTILINE), f"{line!r} is not in\n{said}"
    return folder


def type_line(folder: Path, line: str) -> str:
    """What the command printed, as a person types it in that folder; ours is called in this process."""
    command, _, target = line.partition(" > ")
    program, *arguments = shlex.split(command)
    if program != "articlecast":
        done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        return done.stdout
    called = call(*arguments, folder=folder)
    assert called.code == 0, f"{line}\n{called.out}{called.err}"
    if target:
        (folder / target).write_text(called.out, "utf-8")
    return called.out


def check_line(line: str) -> None:
    """A command of ours that is named and not typed: click knows it, and its options; placeholders may stand."""
    for command in re.split(r" (?:\||&&|>) |; ", line.replace("…", "").rstrip(".")):
        if not command.startswith("articlecast "):
            continue
        words = shlex.split(command, comments=True)
        while words[1:2] and words[1] in {"-c", "--config", "-s", "--show"}:
            del words[1:3]
        if words[1:] and not {"--help", "--version"} & set(words):
            found = app.get_command(click.Context(app), words[1])
            assert found, f"no such command: {line}"
            with suppress(click.BadOptionUsage):  # one that is named without its value
                found.make_parser(click.Context(found, info_name=words[1])).parse_args(words[2:])
