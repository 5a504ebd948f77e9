"""The door to hand articles in by, over HTTP on the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from articlecast.cli.door import make_routes, place_submitters
from articlecast.cli.door.limits import HOUR, Budget
from articlecast.cli.serve import make_app
from articlecast.show.episodes.store import Library
from articlecast.show.settings import load_settings
from cli.test_add import PAGE, WORDS, site
from support.command import call
from support.web import serving

ORIGIN = "https://desk.example.org"
SETTINGS = f"""
[read]
allowed_hosts = ["127.0.0.1"]
seconds_per_host = 0
largest_bytes = 200000

[serve]
submissions_per_hour = 12
submit_origins = ["{ORIGIN}"]
"""


class Door:
    """A client of the door, with a token."""

    def __init__(self, show: Path, address: str, token: str) -> None:
        self.show, self.token = show, token
        self.http = httpx.Client(base_url=address, timeout=30)

    def hand_in(self, **given: object) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **given.pop("headers", {})}  # type: ignore[dict-item]
        return self.http.post("/articles", headers=headers, **given)  # type: ignore[arg-type]

    def sources(self) -> tuple[str, ...]:
        return load_settings(self.show).sources.articles


@pytest.fixture
def door(show: Path) -> Iterator[Door]:
    with (show / "articlecast.toml").open("a") as file:
        file.write(SETTINGS)
    settings = load_settings(show)
    token = place_submitters(settings).add("Ana")
    app = make_app(settings, Library(settings.episodes_folder), "127.0.0.1")
    app.router.routes[:0] = make_routes(settings)
    with serving(app) as address:
        client = Door(show, address, token)
        with client.http:
            yield client


def test_an_address_a_page_a_text_and_a_file_are_handed_in(door: Door) -> None:
    with serving(site) as address:
        first, again = (door.hand_in(json={"url": f"{address}/page"}) for _ in range(2))
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() | {"minutes": 0} == {
            "state": "added", "source": f"{address}/page", "articles": 1, "title": "Cranes", "authors": [],
            "published": None, "language": "en", "words": first.json()["words"], "held": "", "minutes": 0,
            "form": "page", "doubts": [], "url": f"{address}/page",
        }  # fmt: skip
        assert door.hand_in(json={"url": f"{address}/feed"}).json()["articles"] == 2
    page = door.hand_in(json={"html": PAGE, "url": "https://example.org/cranes"}).json()
    assert (page["source"], page["title"]) == ("articles/cranes.html", "Cranes")
    raw = door.hand_in(content=f"# A day\n\n{WORDS}".encode(), headers={"Content-Type": "text/markdown"}).json()
    assert raw["source"] == "articles/a-day.md"
    file = door.hand_in(files={"file": ("../../etc/gull.txt", f"The gull\n\n{WORDS}")}).json()
    assert file["source"] == "articles/the-gull.txt"
    assert {path.name for path in (door.show / "articles").iterdir()} == {"cranes.html", "a-day.md", "the-gull.txt"}
    assert call("render", "articles", "--quiet", folder=door.show).code == 0


@pytest.mark.parametrize("words", ["{}", "Cranes {}", "Read this: Cranes\n\n{}\n"])
def test_what_a_telephone_shares_as_text_is_the_page_that_it_names(door: Door, words: str) -> None:
    with serving(site) as address:
        told = door.hand_in(data={"title": "Cranes", "text": words.format(f"{address}/page?utm_source=app"), "url": ""})
        assert (told.status_code, told.json()["source"]) == (201, f"{address}/page")


@pytest.mark.parametrize("words", ["See {} for it all.", f"{WORDS}\n{WORDS}\n\n{{}}", "{} {}"])
def test_a_text_that_names_an_address_is_a_text(door: Door, words: str) -> None:
    told = door.hand_in(json={"title": "Cranes", "text": words.replace("{}", "https://example.org/cranes")})
    assert told.json()["source"] == "articles/cranes.txt"


def test_nothing_is_rendered_or_published_by_it(door: Door) -> None:
    door.hand_in(json={"text": f"A day\n\n{WORDS}"})
    assert not list(door.show.glob("episodes/*/episode.json"))


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer no"}, {"Authorization": "Basic YTpi"}])
def test_who_has_no_token_hands_in_nothing(door: Door, headers: dict[str, str]) -> None:
    answer = door.http.post("/articles", json={"text": WORDS}, headers=headers)
    assert answer.status_code == 401
    assert list((door.show / "articles").iterdir()) == []
    assert call("serve", "--submit", "--revoke", "Ana", folder=door.show).out == "Ana: revoked\n"
    assert door.hand_in(json={"text": WORDS}).status_code == 401


def test_a_browsers_form_has_its_token_among_its_fields_and_is_answered_with_a_page(door: Door) -> None:
    given = {"token": door.token, "url": "https://example.org/cranes", "html": PAGE}
    answer = door.http.post("/articles", data=given, headers={"Accept": "text/html"})
    assert answer.status_code == 201
    assert "added: Cranes" in answer.text
    assert door.token not in answer.text


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "is no JSON"),
        ({"json": [1]}, 400, "is no JSON object"),
        ({"json": {"title": "x"}}, 400, "holds no url"),
        ({"json": {"url": "file:///etc/passwd"}}, 422, "is no address"),
        ({"json": {"url": "https://me:hunter2@example.org/"}}, 422, "it has a password"),
        ({"json": {"url": "http://169.254.169.254/latest"}}, 422, "is on a private network"),
        ({"content": b"\x89PNG\r\n\x1a\n" + bytes(99), "headers": {"Content-Type": "image/png"}}, 422, "PNG picture"),
        ({"content": b"x" * 400_000, "headers": {"Content-Type": "text/plain"}}, 413, "is larger than 200,000 bytes"),
        ({"content": b"x", "headers": {"Content-Type": ""}}, 415, "does not say what it holds"),
        ({"json": {"html": "<script>app()</script>"}}, 422, ""),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_to_do(
    door: Door, given: dict[str, object], status: int, told: str
) -> None:
    before = door.sources()
    answer = door.hand_in(**given)
    assert answer.status_code == status, answer.text
    assert told in answer.json()["error"]
    assert "hunter2" not in answer.text
    assert (door.sources(), list((door.show / "articles").iterdir())) == (before, [])


def test_an_hour_has_its_limit_and_another_token_has_its_own(door: Door) -> None:
    answers = [door.hand_in(json={"title": "x"}).status_code for _ in range(12)]
    assert set(answers) == {400}
    refused = door.hand_in(json={"text": WORDS})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= HOUR
    door.token = place_submitters(load_settings(door.show)).add("Bo")
    assert door.hand_in(json={"text": f"A day\n\n{WORDS}"}).status_code == 201


def test_the_budget_of_a_token_comes_back_after_an_hour() -> None:
    now = [0.0]
    budget = Budget(2, lambda: now[0])
    assert [budget.spend("a"), budget.spend("a"), budget.spend("a"), budget.spend("b")] == [0, 0, 3600, 0]
    now[0] = HOUR - 10
    assert budget.spend("a") == 10
    now[0] = HOUR
    assert budget.spend("a") == 0


def test_scripts_of_a_named_origin_may_and_of_no_other(door: Door) -> None:
    for origin, allowed in ((ORIGIN, ORIGIN), ("https://evil.example", None)):
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        assert door.http.options("/articles", headers=asked).headers.get("access-control-allow-origin") == allowed
        answer = door.hand_in(json={"title": "x"}, headers={"Origin": origin})
        assert answer.headers.get("access-control-allow-origin") == allowed


def test_the_page_its_parts_and_the_description_are_there(door: Door) -> None:
    page = door.http.get("/submit/")
    assert 'id="bookmarklet"' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for name in ("submit.js", "submit.css"):
        assert door.http.get(f"/submit/{name}").status_code == 200
    assert json.loads(door.http.get("/submit/manifest.webmanifest").text)["share_target"]["method"] == "GET"
    assert door.http.get("/submit/../articlecast.toml").status_code == 404
    described = door.http.get("/articles/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    said = door.hand_in(json={"text": f"A day\n\n{WORDS}"}).json()
    assert said.keys() == described["components"]["schemas"]["Submitted"]["properties"].keys()


def test_the_server_keeps_its_door_closed_unless_it_is_asked(show: Path) -> None:
    settings = load_settings(show)
    with serving(make_app(settings, Library(settings.episodes_folder), "127.0.0.1")) as address:
        assert httpx.post(f"{address}/articles", json={"text": WORDS}).status_code == 405


@pytest.mark.parametrize("field", ["html", "markdown", "text"])
def test_a_header_within_what_is_handed_in_describes_and_decides_nothing(door: Door, field: str) -> None:
    said = f"---\ntitle: Mine\nauthor: Ana Lee\nslug: the-tide\nseason: 9\ndigest: [secret]\n---\n\n<p>{WORDS}</p>\n"
    answer = door.hand_in(json={field: said}).json()
    text = (door.show / answer["source"]).read_text()
    assert (answer["title"], answer["authors"]) == ("Mine", ["Ana Lee"])
    assert not [line for line in ("slug", "season", "digest") if line in text]


def test_half_a_character_is_no_fault_of_ours(door: Door) -> None:
    answer = door.http.post(
        "/articles",
        content=b'{"text": "A day\\n\\nIt rained \\ud800 all day long."}',
        headers={"Authorization": f"Bearer {door.token}", "Content-Type": "application/json"},
    )
    assert answer.status_code == 201


def test_two_files_at_once_are_told_in_json(door: Door) -> None:
    files = [("file", ("a.txt", "A\n\nText.")), ("file", ("b.txt", "B\n\nText."))]
    answer = door.hand_in(files=files)
    assert (answer.status_code, "is no form" in answer.json()["error"]) == (400, True)


LONG = "A tide " * 2_143
TOO_LONG = {
    "a title beside a page": {"html": PAGE, "title": LONG},
    "a page's own": {"html": PAGE.replace("Cranes", LONG)},
    "a heading": {"markdown": f"# {LONG}\n\n{WORDS}"},
    "the address of a page": {"html": PAGE, "url": f"https://example.org/{LONG}"},
    "an address": {"url": "https://example.org/" + "x" * 15_000},
}


@pytest.mark.parametrize("case", TOO_LONG)
def test_a_title_or_an_address_without_end_is_one_short_problem(door: Door, case: str) -> None:
    answer = door.hand_in(json=TOO_LONG[case])
    assert (answer.status_code, sorted(answer.json())) == (422, ["error", "hint"])
    assert len(answer.text) < 300
    assert not list((door.show / "articles").glob("*"))


def test_a_page_whose_title_is_too_long_is_taken_with_another(door: Door) -> None:
    answer = door.hand_in(json={"html": PAGE.replace("Cranes", LONG), "title": "Cranes at rest"})
    assert (answer.status_code, answer.json()["title"]) == (201, "Cranes at rest")
