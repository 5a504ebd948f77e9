"""The how-tos for stores, done against servers on loopback: what they say is written and typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import s3fs

from support.pages import DOCS, PASSWORDS, begin_show, do_page, type_line


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin_show(tmp_path / "show")
    for name in PASSWORDS:
        monkeypatch.setenv(name, "p")
    return tmp_path / "show"


@pytest.fixture
def bucket(s3: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> s3fs.S3FileSystem:
    """A store with an empty ``bucket``, which the environment names, as the how-to has it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3["endpoint_url"])
    s3fs.S3FileSystem.clear_instance_cache()  # that of the command has the address of the test before
    files = s3fs.S3FileSystem(**s3)
    files.mkdir("bucket")
    return files


def type_here(addresses: dict[str, str], folder: Path, line: str) -> str:
    """Type the line with the addresses of servers that are here."""
    for theirs, ours in addresses.items():
        line = line.replace(theirs, ours)
    return type_line(folder, line)


def test_a_show_is_hosted_on_s3_as_the_page_says(show: Path, bucket: s3fs.S3FileSystem) -> None:
    do_page(show, (DOCS / "how-to/s3.md").read_text("utf-8"), type_line)
    bucket.invalidate_cache()
    assert b"Harbour Notes" in bucket.cat_file("bucket/notes/feed.xml")
    head = bucket.call_s3("head_object", Bucket="bucket", Key="notes/feed.xml")
    assert head["ContentType"] == "application/rss+xml"


def test_a_show_is_hosted_on_a_nas_as_the_page_says(
    show: Path, tmp_path: Path, sftp: dict[str, Any], sftp_folder: Any, webdav: str
) -> None:
    addresses = {
        "sftp://me@nas.lan": f"sftp://u:p@127.0.0.1:{sftp['port']}",
        "webdavs://nas.lan": webdav.removesuffix("/show"),
    }
    do_page(show, (DOCS / "how-to/nas.md").read_text("utf-8"), partial(type_here, addresses))
    for folder in (sftp_folder.root, tmp_path / "dav"):
        assert (folder / "web/notes/feed.xml").is_file()
        assert list((folder / "web/notes/episodes").glob("*/audio-*.mp3"))


def test_the_sound_has_another_host_as_the_page_says(
    show: Path, sftp: dict[str, Any], sftp_folder: Any, bucket: s3fs.S3FileSystem
) -> None:
    addresses = {"sftp://me@harbour.example": f"sftp://u:p@127.0.0.1:{sftp['port']}"}
    do_page(show, (DOCS / "how-to/media-host.md").read_text("utf-8"), partial(type_here, addresses))
    feed = (sftp_folder.root / "srv/www/notes/feed.xml").read_text("utf-8")
    assert '<enclosure url="https://media.harbour.example/notes/episodes/' in feed
    bucket.invalidate_cache()
    assert bucket.glob("bucket/notes/episodes/*/audio-*.mp3")
