"""Who may come in, what of a request is believed, and what is kept of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.settings import load_settings
from articlecast.studio.access import COOKIE, CSRF_HEADER, find_needed
from articlecast.studio.passwords import MOST_FAILURES, Lock, hash_password
from studio.conftest import HOST, TOKEN, Studio, open_studio
from support.command import call

PASSWORD = "a long way round the harbour"  # noqa: S105 -- of the tests
BASIC = "Basic " + base64.b64encode(f"ana:{PASSWORD}".encode()).decode()


@pytest.fixture
def locked(studio: Studio) -> Iterator[Studio]:
    """A second studio on the show, with a password and a proxy; the test client's own address is "testclient"."""
    lock = Lock(hash_password(PASSWORD))
    yield from open_studio(studio.folder, lock=lock, proxy_header="X-Person", proxies=("testclient",))


def give(studio: Studio, name: str, scope: str) -> Studio:
    return studio.as_one_who(Subscribers(load_settings(studio.folder).editors_file).add(name, scope))


@pytest.mark.parametrize(
    "headers", [{"Authorization": ""}, {"Authorization": "Bearer no"}, {"Authorization": "Basic YTpi"}]
)
def test_nobody_comes_in_without_a_token(reading: Studio, headers: dict[str, str]) -> None:
    for method, path in (("GET", "/api/v1/show"), ("POST", "/api/v1/jobs"), ("GET", "/"), ("GET", "/api/openapi.json")):
        answer = reading.client.request(method, path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "127.0.0.1:1", ""])
def test_another_hosts_name_is_not_answered(reading: Studio, host: str) -> None:
    assert reading.send("GET", "/show", headers={"Host": host}).status_code == 421


def test_the_address_gives_a_cookie_that_no_other_site_is_sent(reading: Studio) -> None:
    answer = reading.client.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert reading.client.get("/?token=an-older-one").status_code == 401
    reading.client.cookies.clear()


BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
OWN = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize("path", ["/", "/article?name=the-tide", "/show", "/?token=an-older-one", "/nothing"])
def test_a_browser_that_is_not_let_in_is_shown_how_to_sign_in_and_nothing_of_the_show(
    reading: Studio, path: str
) -> None:
    answer = reading.client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert "articlecast studio" in answer.text
    assert "Harbour" not in answer.text
    assert "an-older-one" not in answer.text
    assert ("older studio" in answer.text) == ("token" in path)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_is_no_page_and_an_api_alone_are_told_as_problems(reading: Studio) -> None:
    for path in ("/api/v1/show", "/api/openapi.json"):
        assert reading.client.get(path, headers=BROWSER).headers["content-type"] == "application/problem+json"
    for path in ("/", "/sign-in", "/sign-out"):
        assert reading.client.post(path, headers=BROWSER | OWN).status_code in {401, 413}
    for bare in open_studio(reading.folder, page=False):
        assert bare.client.get("/", headers=BROWSER).headers["content-type"] == "application/problem+json"
        assert bare.client.post("/sign-in", data={"token": TOKEN}).status_code == 401


def test_what_the_page_is_made_of_is_everybodys_and_nothing_beside_it(reading: Studio) -> None:
    assert reading.client.get("/static/studio.css").status_code == 200
    for path in ("/static/../articlecast.toml", "/static/%2e%2e/%2e%2e/access.py", "/static/nothing.js"):
        assert reading.client.get(path).status_code in {401, 404}
    assert reading.client.post("/static/studio.css").status_code == 401


@pytest.mark.parametrize(
    "typed", [TOKEN, f"  {TOKEN} ", f"http://{HOST}/?token={TOKEN}", f"http://{HOST}/x?a=b&token={TOKEN}#c"]
)
@pytest.mark.parametrize(
    ("then", "place"),
    [
        ("/article?name=the-tide", "/article?name=the-tide"),
        ("", "/"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
    ],
)
def test_the_token_or_its_address_signs_in_and_leads_to_a_page_of_the_studios(
    reading: Studio, typed: str, then: str, place: str
) -> None:
    answer = reading.client.post("/sign-in", data={"token": typed, "then": then}, headers=BROWSER | OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    reading.client.cookies.clear()


@pytest.mark.parametrize("typed", ["", "wr0ng", f"x{TOKEN}", "http://127.0.0.1:8765/?token=no", "é" * 50])
def test_what_is_no_token_signs_nobody_in(reading: Studio, typed: str) -> None:
    answer = reading.client.post("/sign-in", data={"token": typed}, headers=BROWSER | OWN)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "Nobody has this token." in answer.text
    assert not typed or typed not in answer.text


def test_another_page_signs_nobody_in_and_a_form_is_bounded(reading: Studio) -> None:
    given = {"token": TOKEN}
    for foreign in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert reading.client.post("/sign-in", data=given, headers=BROWSER | foreign).status_code == 403
    assert reading.client.post("/sign-in", data=given, headers={"Host": "evil.example"}).status_code == 421
    assert reading.client.post("/sign-in", data={"token": "x" * 20_000}, headers=OWN).status_code == 413
    assert "set-cookie" not in reading.client.get(f"/sign-in?token={TOKEN}", headers=OWN | {"Accept": "*/*"}).text


@pytest.mark.parametrize("scope", ["own", "read"])
def test_who_signs_out_is_let_in_no_more_by_the_cookie(studio: Studio, scope: str) -> None:
    studio.client.cookies.set(COOKIE, TOKEN if scope == "own" else give(studio, "Al", scope).token)
    page = studio.client.get("/").text
    assert 'id="sign-out"' in page
    token = page.partition('name="page-token" content="')[2].partition('"')[0]
    assert studio.client.post("/sign-out", headers=OWN).status_code == 403
    answer = studio.client.post("/sign-out", headers=OWN | {CSRF_HEADER: token})
    assert answer.status_code == 204
    assert f'{COOKIE}=""' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_who_came_in_without_a_cookie_is_not_offered_to_sign_out(locked: Studio) -> None:
    assert 'id="sign-out"' not in locked.client.get("/", headers={"Authorization": BASIC}).text
    asked = locked.client.get("/", headers=BROWSER)
    assert (asked.status_code, asked.headers["www-authenticate"][:5]) == (401, "Basic")
    assert 'action="/sign-in"' in asked.text


def test_a_change_by_cookie_needs_the_pages_own_token(studio: Studio) -> None:
    studio.client.cookies.set(COOKIE, TOKEN)
    page = studio.client.get("/").text
    assert studio.client.post("/api/v1/lexicon/touches", json={"word": "tide"}).status_code == 403
    token = page.partition('name="page-token" content="')[2].partition('"')[0]
    right = {CSRF_HEADER: token}
    assert studio.client.post("/api/v1/lexicon/touches", json={"word": "tide"}, headers=right).status_code == 200
    for foreign in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = studio.client.post("/api/v1/lexicon/touches", json={"word": "tide"}, headers=right | foreign)
        assert answer.status_code == 403
    own = right | {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
    assert studio.client.post("/api/v1/lexicon/touches", json={"word": "tide"}, headers=own).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/api/v1/script", "read"),
        ("POST", "/api/v1/settings/check", "read"),
        ("GET", "/api/v1/settings", "edit"),
        ("PUT", "/api/v1/script", "edit"),
        ("POST", "/api/v1/speech", "edit"),
        ("POST", "/api/v1/episodes/hold", "edit"),
        ("POST", "/api/v1/episodes/approve", "publish"),
        ("POST", "/api/v1/episodes/withdraw", "publish"),
        ("POST", "/api/v1/subscribers", "publish"),
        ("DELETE", "/api/v1/subscribers/Ana", "publish"),
        ("GET", "/api/v1/publish/difference", "publish"),
        ("BREW", "/anything", "edit"),
    ],
)
def test_each_request_needs_a_scope(method: str, path: str, scope: str) -> None:
    assert find_needed(method, path) == scope


def test_a_token_may_what_its_scope_says_and_nothing_more(studio: Studio) -> None:
    reader, editor, publisher = (
        give(studio, name, scope) for name, scope in (("Al", "read"), ("Bo", "edit"), ("Cy", "publish"))
    )
    reader.ask("GET", "/show")
    assert "--scope edit" in reader.ask("POST", "/episodes/pin", 403, json={"names": ["the-tide"]})["hint"]
    editor.ask("POST", "/episodes/pin", json={"names": ["the-tide"]})
    editor.ask("POST", "/episodes/withdraw", 403, json={"names": ["the-tide"]})
    for kind in ("publish", "sync"):
        assert "publish" in editor.ask("POST", "/jobs", 403, json={"kind": kind})["title"]
    assert editor.ask("GET", "/jobs") == []
    publisher.ask("POST", "/episodes/withdraw", json={"names": ["the-tide"]})
    Subscribers(load_settings(studio.folder).editors_file).revoke("Cy")
    publisher.ask("GET", "/show", 401)


@pytest.mark.parametrize("scope", ["read", "edit", "publish"])
def test_a_page_knows_for_whom_it_is(studio: Studio, scope: str) -> None:
    headers = {"Authorization": f"Bearer {give(studio, 'Eve', scope).token}"}
    assert f'data-scope="{scope}"' in studio.client.get("/", headers=headers).text


def test_tokens_are_given_and_closed_by_the_command_and_kept_as_digests(studio: Studio) -> None:
    told = call("studio", "--add", "Dee", "--scope", "read", folder=studio.folder)
    token = told.out.split()[1]
    kept = (studio.folder / "editors.json").read_text()
    assert token not in kept
    assert json.loads(kept)["scopes"] == {"Dee": "read"}
    dee = studio.as_one_who(token)
    dee.ask("GET", "/show")
    dee.ask("DELETE", "/script?name=the-tide", 403)
    assert call("studio", "--revoke", "Dee", folder=studio.folder).out == "Dee: revoked\n"
    dee.ask("GET", "/show", 401)


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        ("", 2, "nothing asks them who they are"),
        ('[studio]\npassword = "${STUDIO_UNSET}"\n', 2, "needs STUDIO_UNSET"),
        ('[studio]\npassword = "short"\n', 2, "is shorter than 10 characters"),
        ('[studio]\nproxy_header = "no header"\n', 2, "is no name of a header"),
        ('[studio]\nproxies = ["https://proxy"]\n', 2, "is no address of a machine"),
    ],
)
def test_another_address_than_the_loopback_needs_a_lock(tmp_path: Path, settings: str, code: int, told: str) -> None:
    (tmp_path / "articlecast.toml").write_text(f'[show]\ntitle = "Notes"\n{settings}')
    done = call("studio", "--host", "0.0.0.0", "--port", "0", "--no-browser", folder=tmp_path)  # noqa: S104 -- refused
    assert (done.code, told in done.err) == (code, True)


def test_a_password_opens_and_a_wrong_one_is_asked_for_again(locked: Studio) -> None:
    wrong = locked.client.get("/api/v1/show")
    assert wrong.headers["www-authenticate"].startswith("Basic")
    assert locked.client.get("/api/v1/show", headers={"Authorization": BASIC}).status_code == 200
    assert PASSWORD not in (locked.folder / "articlecast.toml").read_text()


def test_a_browser_that_sends_the_password_by_itself_needs_the_pages_token_too(locked: Studio) -> None:
    headers = {"Authorization": BASIC}
    assert locked.client.post("/api/v1/lexicon/touches", json={"word": "tide"}, headers=headers).status_code == 403


def test_a_guesser_has_ten_guesses_a_minute() -> None:
    lock = Lock(PASSWORD)
    assert not any(lock.opens(f"guess {number}") for number in range(MOST_FAILURES))
    assert lock.is_shut
    assert not lock.opens(PASSWORD)


def test_whoever_was_let_in_stays_in_while_another_guesses() -> None:
    lock = Lock(hash_password(PASSWORD))
    assert lock.opens(PASSWORD)
    for number in range(MOST_FAILURES):
        lock.opens(f"guess {number}")
    assert lock.opens(PASSWORD)


@pytest.mark.parametrize("kept", ["", "scrypt$", "scrypt$1$8$1$00$00", "scrypt$3$8$1$00$00", "scrypt$x$8$1$00$00"])
def test_what_is_no_hash_opens_to_nobody(kept: str) -> None:
    assert not Lock(kept).opens("anything")
    assert not Lock(kept).opens("")


def test_the_proxys_word_counts_and_nobody_elses(locked: Studio, studio: Studio) -> None:
    named = {"X-Person": "ana@harbour.example"}
    assert locked.client.get("/api/v1/show", headers=named).status_code == 200
    assert studio.client.get("/api/v1/show", headers=named).status_code == 401
    for elsewhere in open_studio(studio.folder, proxy_header="X-Person", proxies=("10.0.0.5",)):
        assert elsewhere.client.get("/api/v1/show", headers=named).status_code == 401


def test_what_was_changed_is_kept_with_who_and_how_it_ended_and_no_secret(studio: Studio) -> None:
    editor = give(studio, "Bo", "edit")
    editor.ask("POST", "/episodes/pin", json={"names": ["the-tide"]})
    editor.ask("POST", "/jobs", 403, json={"kind": "publish"})
    editor.ask("GET", "/show")
    editor.ask("POST", "/lexicon/touches", json={"word": "tide"})
    rows = studio.ask("GET", "/actions")
    assert [(row["who"], row["did"], row["about"], row["status"]) for row in rows] == [
        ("Bo", "POST /api/v1/jobs", "publish", 403),
        ("Bo", "POST /api/v1/episodes/pin", "the-tide", 200),
    ]
    kept = studio.folder / ".articlecast/studio.jsonl"
    assert editor.token not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/script?name=the-tide", {"Content-Length": "7000000"}, 413),
        ("/sources", {"Content-Length": "900000000"}, 413),
        ("/sources", {"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_a_body_is_bounded(reading: Studio, path: str, headers: dict[str, str], status: int) -> None:
    assert (
        reading.send("POST" if "sources" in path else "PUT", path, content=b"{}", headers=headers).status_code == status
    )


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "/etc/passwd", "articles/../articlecast.toml", "articlecast.toml", "file:///etc/passwd",
        "https://harbour.example/unknown", "http://169.254.169.254/", "the-tid", "", "\x00", "a" * 1500, "-", ".",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/article", "/script", "/override", "/script/difference"])
def test_no_name_from_a_browser_is_taken_for_a_place(reading: Studio, path: str, name: str) -> None:
    assert reading.send("GET", path, params={"name": name}).status_code == 404


def test_every_answer_has_the_guards_headers(reading: Studio) -> None:
    for path in ("/api/v1/show", "/api/v1/nothing", "/nothing"):
        headers = reading.client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
