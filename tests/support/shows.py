"""A show with everything in it, made in a folder of its own: small, written for the tests, the same every time."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from articlecast.model import Asset, AssetRole, Episode, Show
from articlecast.names import sha256_hex

SHOW = Show(
    title="The Harbour Letter, read aloud",
    description="Long reads about boats & the people who mend them.",
    author="The Harbour Letter",
    language="en-GB",
    link="https://harbour.example/",
    base_url="https://pod.harbour.example/letter",
    category=("Society & Culture", "Documentary"),
    email="editor@harbour.example",
    copyright="2024 The Harbour Letter",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    cover=Asset("cover", "cover-0123456789ab.jpg", "image/jpeg", 20_000, "01" * 32, width=1400, height=1400),
)

CHAPTERS = ((0.0, "The old slip"), (12.5, "Tar & rope"), (30.25, "What the tide leaves"))
SENTENCES = (
    (0.4, 3.0, "The old slip has not seen a hull in eleven years."),
    (3.2, 12.0, "On a Tuesday in March, somebody came with a trailer and a question."),
    (12.5, 22.0, "Tar smells of every summer at once."),
    (22.4, 30.0, "Rope, she says, is only patience that you can coil."),
    (30.25, 41.0, "What the tide leaves is never what it took."),
)


def name_asset(role: AssetRole, suffix: str, media_type: str, content: bytes) -> Asset:
    digest = sha256_hex(content)
    sha384 = hashlib.sha384(content).hexdigest() if role == "audio" else ""
    return Asset(role, f"{role}-{digest[:12]}{suffix}", media_type, len(content), digest, sha384)


def make_episode(number: int = 1, audio: bytes = b"") -> tuple[Episode, dict[str, bytes]]:
    """An episode and its files by name; episode 2 is a day newer than episode 1."""
    vtt = "WEBVTT\n\n" + "\n".join(
        f"00:00:{start:06.3f} --> 00:00:{end:06.3f}\n{text}\n" for start, end, text in SENTENCES
    )
    rows = [{"startTime": start, "endTime": end, "body": text} for start, end, text in SENTENCES]
    marks = [{"startTime": start, "title": title} for start, title in CHAPTERS]
    files: list[tuple[AssetRole, str, str, bytes]] = [
        ("audio", ".mp3", "audio/mpeg", audio or b"ID3" + bytes(range(256)) * 100 + str(number).encode()),
        ("transcript", ".json", "application/json", json.dumps({"version": "1.0.0", "segments": rows}).encode()),
        ("transcript", ".vtt", "text/vtt", vtt.encode()),
        ("transcript", ".srt", "application/x-subrip", b"1\n00:00:00,400 --> 00:00:03,000\nThe old slip.\n"),
        (
            "chapters",
            ".json",
            "application/json+chapters",
            json.dumps({"version": "1.2.0", "chapters": marks}).encode(),
        ),
        ("script", ".md", "text/markdown", b"# never served\n"),
        ("ledger", ".json", "application/json", b'{"never": "served"}\n'),
    ]
    assets = tuple(name_asset(role, suffix, kind, content) for role, suffix, kind, content in files)
    episode = Episode(
        guid=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        slug=f"the-old-slip-{number}",
        revision=1,
        title=f"The old slip, part {number}",
        language="en-GB",
        published=datetime(2024, 3, 12, 6, 30, tzinfo=UTC) + timedelta(days=number),
        seconds=41.5,
        source=f"articles/slip-{number}.md",
        fingerprint="f" * 64,
        assets=assets,
        authors=("Maren Holt", "Jo Byrne"),
        summary="A slipway wakes up after eleven years.\n\nAnd a trailer has a question.",
        url=f"https://harbour.example/slip/{number}",
        tags=("Boats", "Harbours"),
        voice="Alba",
        chapters=CHAPTERS,
        links=(
            ("The harbour’s archive", "https://archive.example/h?year=1911&page=2"),
            ("Knots", "https://k.example/"),
        ),
        soundbites=((12.5, 17.5, "Tar smells of every summer at once."),),
    )
    return episode, {asset.name: content for asset, (*_, content) in zip(assets, files, strict=True)}


def write_show(folder: Path, *numbers: int) -> tuple[Episode, ...]:
    """The episodes of those numbers, committed under ``folder/episodes``, newest first."""
    episodes = []
    for number in numbers:
        episode, files = make_episode(number)
        home = folder / "episodes" / episode.slug
        home.mkdir(parents=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
        (home / "episode.json").write_text(f"{number}")
        episodes.append(episode)
    (folder / "feed").mkdir(exist_ok=True)
    return tuple(sorted(episodes, key=lambda episode: episode.published, reverse=True))
