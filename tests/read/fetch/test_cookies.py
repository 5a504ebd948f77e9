"""A subscriber's cookies, sent to a real server on the loopback."""

from dataclasses import replace
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.read.fetch.fetcher import Fetcher
from read.fetch.test_fetch import OPEN, Site, site

__all__ = ["site"]

HEAD = "# Netscape HTTP Cookie File\n"
PAGE = (200, {"Content-Type": "text/html"}, b"<p>Read.")


def row(host: str, value: str, ends: int = 4102444800, *, secure: bool = False) -> str:
    domain = "TRUE" if host.startswith(".") else "FALSE"
    return "\t".join([host, domain, "/", "TRUE" if secure else "FALSE", str(ends), "member", value]) + "\n"


def ask(site: Site, folder: Path, *rows: str) -> list[str]:
    path = folder / "cookies.txt"
    path.write_text(HEAD + "".join(rows))
    site.answers |= {
        "/a": PAGE,
        "/b": (302, {"Location": f"http://localhost:{site.address.rpartition(':')[2]}/a"}, b""),
    }
    options = replace(OPEN, cookies=str(path), allowed_hosts=("127.0.0.1", "localhost"))
    Fetcher(options)(f"{site.address}/b")
    return [headers.get("cookie", "") for path_, headers in site.asked if path_ != "/robots.txt"]


def test_a_cookie_goes_to_its_own_site_and_to_no_other(site: Site, tmp_path: Path) -> None:
    """The one that a page of it leads to is another's."""
    assert ask(site, tmp_path, row("127.0.0.1", "paid")) == ["member=paid", ""]


@pytest.mark.parametrize(
    "cookie", [row("127.0.0.1", "old", 1), row("127.0.0.1", "safe", secure=True), row(".org", "x")]
)
def test_one_that_has_ended_or_is_for_https_or_for_others_stays_here(site: Site, tmp_path: Path, cookie: str) -> None:
    assert ask(site, tmp_path, cookie) == ["", ""]


def test_one_of_a_session_is_sent_for_as_long_as_it_stands_there(site: Site, tmp_path: Path) -> None:
    assert ask(site, tmp_path, row("127.0.0.1", "now", 0)) == ["member=now", ""]


def test_one_that_scripts_may_not_see_is_sent_too(site: Site, tmp_path: Path) -> None:
    assert ask(site, tmp_path, "#HttpOnly_" + row("127.0.0.1", "shut"), "# a remark\n") == ["member=shut", ""]


@pytest.mark.parametrize("content", ["{}", "\x00\xff", "a b c"])
def test_a_file_that_is_none_of_cookies_is_told(site: Site, tmp_path: Path, content: str) -> None:
    (tmp_path / "cookies.txt").write_text(content)
    with pytest.raises(UsageError, match=r"cookies\.txt is no file of cookies"):
        Fetcher(replace(OPEN, cookies=str(tmp_path / "cookies.txt")))(f"{site.address}/a")


def test_a_file_that_is_not_there_is_told(site: Site, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        Fetcher(replace(OPEN, cookies=str(tmp_path / "none.txt")))(f"{site.address}/a")
