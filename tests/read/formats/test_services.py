"""Services that keep articles to be read later: answers of their APIs, as their documents show them, over the loopback."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read.formats.lookup import find_format, list_entries
from articlecast.read.options import ReadOptions
from articlecast.show.episodes.store import load_episodes
from cli.conftest import show
from cli.test_add import PAGE, WORDS
from support.command import call
from support.web import serving

__all__ = ["show"]

LINKDING = {
    "count": 1,
    "next": None,
    "previous": None,
    "results": [
        {
            "id": 7,
            "url": "{page}",
            "title": "Cranes",
            "description": "Of cranes.",
            "notes": "",
            "is_archived": False,
            "unread": True,
            "shared": False,
            "tag_names": ["harbour"],
            "date_added": "2026-03-01T08:00:00Z",
            "date_modified": "2026-03-02T08:00:00Z",
        }
    ],
}
READECK = [
    {
        "id": "a1", "href": "http://x/api/bookmarks/a1", "created": "2026-03-01T08:00:00Z", "state": 0, "loaded": True,
        "url": "{page}", "title": "Cranes", "site_name": "The Quay", "published": "2026-02-01T08:00:00Z",
        "authors": ["Ana Lee"], "lang": "en", "type": "article", "has_article": True, "description": "Of cranes.",
        "is_deleted": False, "is_archived": False, "labels": ["harbour"], "read_progress": 0,
    },
    {"id": "v1", "url": "https://video.example/1", "title": "A film", "type": "video", "read_progress": 0},
    {"id": "d1", "url": "https://gone.example/1", "title": "Gone", "type": "article", "is_deleted": True},
]  # fmt: skip
WALLABAG = {
    "page": 1, "limit": 30, "pages": 1, "total": 1,
    "_embedded": {
        "items": [
            {
                "is_archived": 0, "is_starred": 0, "tags": [{"id": 1, "label": "harbour", "slug": "harbour"}], "id": 1,
                "title": "Cranes", "url": "https://example.org/cranes", "content": "{html}", "language": "en_GB",
                "published_at": "2026-02-01T08:00:00+0000", "published_by": ["Ana Lee"], "reading_time": 1,
                "domain_name": "example.org", "preview_picture": None,
            }
        ]
    },
}  # fmt: skip
KARAKEEP = {
    "bookmarks": [
        {
            "id": "k1", "createdAt": "2026-03-01T08:00:00Z", "title": None, "archived": False, "favourited": False,
            "taggingStatus": "success", "tags": [{"id": "t", "name": "harbour", "attachedBy": "human"}],
            "content": {
                "type": "link", "url": "https://example.org/cranes", "title": "Cranes", "description": "Of cranes.",
                "imageUrl": None, "htmlContent": "{html}", "author": "Ana Lee", "publisher": "The Quay",
                "datePublished": "2026-02-01T08:00:00Z",
            },
        },
        {"id": "k2", "taggingStatus": "success", "title": "A picture", "content": {"type": "asset"}},
    ],
    "nextCursor": None,
}  # fmt: skip
OMNIVORE = [
    {
        "id": "o1", "slug": "cranes-18f", "title": "Cranes", "description": "Of cranes.", "author": "Ana Lee",
        "url": "{page}", "state": "Archived", "readingProgress": 12.5, "thumbnail": "", "labels": ["harbour"],
        "savedAt": "2024-03-01T08:00:00.000Z", "updatedAt": "2024-03-02T08:00:00.000Z",
        "publishedAt": "2026-02-01T00:00:00.000Z",
    }
]  # fmt: skip
SERVICES = {
    "linkding": LINKDING, "readeck": READECK, "wallabag": WALLABAG, "karakeep": KARAKEEP, "omnivore": OMNIVORE,
}  # fmt: skip
HTML = f"<p>{WORDS * 3}</p><p>It was opened again on Friday.</p>"
KNOWN_BY = "t0ken-of-the-service"


def answer(name: str, page: str = "https://example.org/cranes") -> bytes:
    return json.dumps(SERVICES[name]).replace("{page}", page).replace("{html}", HTML).encode()


@pytest.mark.parametrize("name", SERVICES)
def test_an_answer_of_its_api_is_a_list_of_articles(name: str) -> None:
    document = Document(answer(name), "application/json", "https://service.example/api")
    assert find_format(document).name == name
    (entry,) = list_entries(document, ReadOptions())
    assert (entry.title, entry.link, entry.tags) == ("Cranes", "https://example.org/cranes", ("harbour",))
    if name != "linkding":
        assert (entry.authors, entry.published[:10]) == (("Ana Lee",), "2026-02-01")


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("cut", [30, 300])
def test_half_an_answer_is_told_and_no_fault_of_ours(name: str, cut: int) -> None:
    document = Document(answer(name)[:-cut], "application/json", "https://service.example/api")
    if find_format(document).name == name:
        with pytest.raises(ReadError, match="is no list of articles"):
            list_entries(document, ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        b'{"results": [1, 2]}',
        b'[{"id": 1, "url": "https://example.org"}]',
        b'[{"url": "https://example.org", "readingProgress": 3}, {"savedAt": "2026-03-01"}]',
        b'{"bookmarks": []}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b'A text about "tag_names": [], and what they are.',
    ],
)
def test_what_only_looks_like_one_is_none(text: bytes) -> None:
    assert find_format(Document(text, "", "a.json")).name not in SERVICES


@pytest.fixture
def world() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server that has each service's API behind its token, and the page that it leads to behind none."""
    asked: list[tuple[str, str]] = []
    held: dict[str, str] = {}

    async def site(scope: Any, _receive: Any, send: Any) -> None:
        given = dict(scope["headers"]).get(b"authorization", b"").decode()
        asked.append((scope["path"], given))
        name = scope["path"].removeprefix("/api/")
        kind, status, body = "text/html", 200, PAGE.encode()
        if name in SERVICES:
            scheme = "Token" if name == "linkding" else "Bearer"
            kind, status = "application/json", 200 if given == f"{scheme} {KNOWN_BY}" else 401
            body = answer(name, f"{held['address']}/page") if status == 200 else b"{}"
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": body})

    with serving(site) as address:
        held["address"] = address
        yield address, asked


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_a_source_and_its_token_goes_to_it_alone(
    show: Path, world: tuple[str, list[tuple[str, str]]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = world
    monkeypatch.setenv("READ_LATER_TOKEN", KNOWN_BY)
    scheme = "Token" if name == "linkding" else "Bearer"
    source = f"{address.replace('://', f'://{scheme}:${{READ_LATER_TOKEN}}@')}/api/{name}"
    with (show / "articlecast.toml").open("a") as settings:
        settings.write(f'\n[sources]\narticles = ["{source}"]\n')
        settings.write('[read]\nallowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false\n')
    done = call("sync", folder=show)
    assert (done.code, done.err) == (0, "")
    assert [episode.title for episode in load_episodes(show / "episodes")] == ["Cranes"]
    assert call("sync", folder=show).out == ""
    if name in {"linkding", "readeck"}:  # the page stands on the same server: what is asked of it has the login, too
        assert any(path == "/page" for path, _ in asked)
    written = b"".join(path.read_bytes() for path in show.rglob("*") if path.is_file())
    assert KNOWN_BY.encode() not in written
    assert KNOWN_BY not in done.out + done.err
