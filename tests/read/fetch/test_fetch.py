"""Fetching, against a real server on the loopback."""

import gzip
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from articlecast.errors import ReadError
from articlecast.model import Paragraph, Source, walk_blocks
from articlecast.read import ReadOptions, list_sources, load_document, read_article
from articlecast.read.fetch.fetcher import Fetcher
from articlecast.read.markup.texts import article_text

OPEN = ReadOptions(allowed_hosts=("127.0.0.1",), seconds_per_host=0.0, timeout_seconds=5.0, user_agent="The Show")
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """What the server says for each path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""
        self.dripped_out = False

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


CERTIFICATES = Path(__file__).parent / "certificates"


@contextmanager
def serve(site: Site, certificate: str = "", port: int = 0) -> Iterator[None]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            if self.path in {"/slow", "/slow-head"}:
                self.send_response(200)
                if self.path == "/slow":
                    self.end_headers()
                self.flush_headers()
                try:
                    for _ in range(100):
                        self.wfile.write(b"X-Slow: yes\r\n")
                        time.sleep(0.05)
                    self.wfile.write(b"\r\n")
                    site.dripped_out = True
                except OSError:
                    return
                return
            if self.path == "/continue":
                with suppress(OSError):
                    for _ in range(10_000):
                        self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000)
                return
            status, headers, body = site.answers.get(self.path, (404, {}, b"no"))
            if self.headers.get("If-None-Match") and self.headers["If-None-Match"] == headers.get("ETag"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        site.address = site.address.replace("http:", "https:")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    with serve(found):
        yield found


def test_a_document_comes_with_its_type_charset_and_final_address(site: Site) -> None:
    site.answers["/a"] = (301, {"Location": "/b"}, b"")
    site.answers["/b"] = (200, {"Content-Type": "Text/HTML; charset=ISO-8859-1"}, b"caf\xe9")
    document = Fetcher(OPEN)(site.address + "/a")
    assert (document.media_type, document.charset, document.url) == ("text/html", "ISO-8859-1", site.address + "/b")
    assert site.asked[-1][1]["user-agent"].startswith("The Show articlecast/")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "192.0.0.8", "[fec0::1]"],
)
def test_private_networks_are_refused(host: str) -> None:
    with pytest.raises(ReadError, match="private network"):
        Fetcher(ReadOptions())(f"http://{host}/latest")


def test_a_redirect_into_a_private_network_is_refused(site: Site) -> None:
    site.answers["/a"] = (302, {"Location": "http://169.254.169.254/latest"}, b"")
    with pytest.raises(ReadError, match="private network") as caught:
        Fetcher(OPEN)(site.address + "/a")
    assert str(caught.value).startswith(f"{site.address}/a: leads to http://169.254.169.254/latest: is on a private")


def test_what_failed_is_not_asked_for_again_at_once(site: Site) -> None:
    site.answers["/a"] = (404, {}, b"")
    fetch = Fetcher(OPEN)
    for _ in range(2):
        with pytest.raises(ReadError, match="does not exist"):
            fetch(site.address + "/a")
    assert [path for path, _ in site.asked].count("/a") == 1


def test_redirects_in_a_circle_and_without_end_are_refused(site: Site) -> None:
    site.answers["/a"] = (302, {"Location": "/b"}, b"")
    site.answers["/b"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(ReadError, match="circle"):
        Fetcher(OPEN)(site.address + "/a")
    for number in range(10):
        site.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    with pytest.raises(ReadError, match="more than 5 times"):
        Fetcher(OPEN)(site.address + "/0")


def test_robots_txt_is_honoured_and_asked_once(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    site.answers["/a"] = (200, {}, b"a")
    fetch = Fetcher(OPEN)
    with pytest.raises(ReadError, match=r"robots\.txt"):
        fetch(site.address + "/private/a")
    fetch(site.address + "/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_too_much_is_refused_also_when_it_is_packed_small(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    site.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb)
    with pytest.raises(ReadError, match="larger than"):
        Fetcher(OPEN)(site.address + "/bomb")


@pytest.mark.parametrize("path", ["/slow", "/slow-head", "/continue"])
@pytest.mark.parametrize("certificate", ["", "sound.pem"])
def test_a_slow_drip_of_body_or_headers_ends_at_the_time_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch, path: str, certificate: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    options = ReadOptions(allowed_hosts=("127.0.0.1",), seconds_per_host=0.0, timeout_seconds=0.5, robots=False)
    with serve(site, certificate), pytest.raises(ReadError, match="took longer"):
        Fetcher(options)(site.address + path)
    assert not site.dripped_out  # hung up on in the middle, not waited for


def test_a_stored_validator_saves_the_second_body(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {"ETag": '"1"', "Content-Type": "text/html"}, b"<p>one")
    options = ReadOptions(allowed_hosts=("127.0.0.1",), seconds_per_host=0.0, cache=str(tmp_path))
    first = Fetcher(options)(site.address + "/a")
    second = Fetcher(options)(site.address + "/a")
    assert first == second
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_retry_after_is_waited_out_when_it_is_short_and_told_when_it_is_long(site: Site) -> None:
    site.answers["/a"] = (429, {"Retry-After": "0"}, b"")
    with pytest.raises(ReadError, match="HTTP 429"):
        Fetcher(OPEN)(site.address + "/a")
    assert site.paths() == ["/a", "/a"]
    site.answers["/b"] = (503, {"Retry-After": "3600"}, b"")
    with pytest.raises(ReadError, match="come back in 3600 seconds"):
        Fetcher(OPEN)(site.address + "/b")


def test_a_server_that_asked_for_a_rest_is_not_asked_by_the_next_run(site: Site, tmp_path: Path) -> None:
    options = replace(OPEN, cache=str(tmp_path))
    site.answers["/b"] = (429, {"Retry-After": "3600"}, b"")
    for _run in range(2):
        with pytest.raises(ReadError, match=r"come back in 3(600|599) seconds"):
            Fetcher(options)(site.address + "/b")
    assert site.paths() == ["/b"]
    site.answers["/c"] = (200, {"Content-Type": "text/html"}, b"<p>one")  # another place of the same host
    assert Fetcher(options)(site.address + "/c").content == b"<p>one"


@pytest.mark.parametrize(("status", "words"), [(404, "does not exist"), (403, "refuses"), (500, "fault of its own")])
def test_refusals_are_told_in_words(site: Site, status: int, words: str) -> None:
    site.answers["/a"] = (status, {}, b"")
    with pytest.raises(ReadError, match=words):
        Fetcher(OPEN)(site.address + "/a")


@pytest.mark.parametrize(
    "address", ["http://", "https://[::1", "http://host:99999/", "http://no such host/", "http://nowhere.invalid/"]
)
def test_what_is_no_address_is_named(address: str) -> None:
    with pytest.raises(ReadError):
        Fetcher(ReadOptions())(address)


TEXT = "The tide came in at six and went out at noon, as the tables had said that it would. " * 8
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Post</title><language>en</language>
<item><title>Full &amp; whole</title><guid>tag:1</guid><link>{0}/full</link><author>ann@post.com (Ann Orr)</author>
<pubDate>Mon, 09 Mar 2026 06:30:00 +0100</pubDate><category>Sea</category>
<content:encoded><![CDATA[<p>{1}</p><p>{1}</p>]]></content:encoded></item>
<item><title>Teaser</title><guid>tag:2</guid><link>{0}/page</link><description>Only a teaser…</description></item>
</channel></rss>"""


def test_a_feed_gives_its_full_texts_and_the_pages_behind_its_teasers(site: Site) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, RSS.format(site.address, TEXT).encode())
    page = f"<html><head><title>Teaser</title></head><body><article><h1>Teaser</h1><p>{TEXT}</p><p>{TEXT}</p></article>"
    site.answers["/page"] = (200, {"Content-Type": "text/html"}, page.encode())
    sources = list_sources([site.address + "/feed"], OPEN)
    assert [source.locator for source in sources] == [site.address + "/feed#entry=tag%3A1", site.address + "/page"]
    full, teaser = (read_article(load_document(source, OPEN), OPEN) for source in sources)
    assert (full.title, full.authors, full.tags) == ("Full & whole", ("Ann Orr",), ("Sea",))
    assert full.published is not None
    assert full.published.isoformat() == "2026-03-09T06:30:00+01:00"
    assert TEXT.strip() in article_text(full)
    assert teaser.title == "Teaser"
    assert TEXT.strip() in article_text(teaser)


def test_a_sitemap_gives_its_pages(site: Site) -> None:
    places = "".join(f"<url><loc>{site.address}/{name}</loc></url>" for name in "abc")
    site.answers["/sitemap.xml"] = (200, {"Content-Type": "text/xml"}, f"<urlset>{places}</urlset>".encode())
    found = list_sources([site.address + "/sitemap.xml"], OPEN)
    assert [source.locator for source in found] == [f"{site.address}/{name}" for name in "abc"]


def test_an_address_that_fails_stays_a_source_of_its_own() -> None:
    assert list_sources(["http://127.0.0.1:9/x"]) == (Source("http://127.0.0.1:9/x"),)


def test_an_expired_certificate_is_refused_and_a_sound_one_of_the_same_authority_is_not(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    site.answers["/a"] = (200, {"Content-Type": "text/plain"}, b"The tide came in.")
    with serve(site, "sound.pem"):
        assert Fetcher(OPEN)(site.address + "/a").content == b"The tide came in."
    with serve(site, "expired.pem"), pytest.raises(ReadError, match="certificate has expired"):
        Fetcher(OPEN)(site.address + "/a")


def test_a_certificate_of_nobody_known_is_refused(site: Site) -> None:
    with serve(site, "sound.pem"), pytest.raises(ReadError, match="not to be trusted"):
        Fetcher(OPEN)(site.address + "/a")


def kept(folder: Path) -> ReadOptions:
    return ReadOptions(allowed_hosts=("127.0.0.1",), seconds_per_host=0.0, cache=str(folder))


def test_a_page_behind_a_redirect_is_asked_for_only_where_it_is_newer(site: Site, tmp_path: Path) -> None:
    site.answers["/old"] = (301, {"Location": "/new"}, b"")
    site.answers["/new"] = (200, {"ETag": '"1"', "Content-Type": "text/html"}, b"<p>one")
    first = Fetcher(kept(tmp_path))(site.address + "/old")
    assert first == Fetcher(kept(tmp_path))(site.address + "/old")
    assert site.asked[-1][0] == "/new"
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert first == Fetcher(kept(tmp_path))(site.address + "/new")


def silent_address() -> str:
    """An address of this machine at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}"


def test_a_host_that_is_down_is_named_with_the_page_and_not_with_its_robots_txt() -> None:
    place = silent_address() + "/a"
    with pytest.raises(ReadError, match=r"its host 127\.0\.0\.1 does not answer") as caught:
        Fetcher(OPEN)(place)
    assert str(caught.value).startswith(f"{place}: ")
    assert "robots" not in str(caught.value) + caught.value.hint


def test_a_host_that_did_not_answer_is_not_asked_for_each_of_its_pages(site: Site) -> None:
    place, fetch = silent_address(), Fetcher(OPEN)
    with pytest.raises(ReadError, match="does not answer"):
        fetch(place + "/a")
    site.answers["/b"] = (200, {}, b"b")
    with serve_at(site, place), pytest.raises(ReadError, match="does not answer") as caught:
        fetch(place + "/b")
    assert caught.value.thing == place + "/b"
    assert not site.asked


@contextmanager
def serve_at(site: Site, place: str) -> Iterator[None]:
    """The site at an address that is free."""
    with serve(site, port=int(place.rpartition(":")[2])):
        yield


def test_where_the_rules_of_a_site_cannot_be_had_nothing_is_fetched(site: Site) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    site.answers["/a"] = (200, {}, b"a")
    with pytest.raises(ReadError, match=r"robots\.txt has a fault of its own \(HTTP 500\)") as caught:
        Fetcher(OPEN)(site.address + "/a")
    assert caught.value.thing == site.address + "/a"
    assert Fetcher(replace(OPEN, robots=False))(site.address + "/a").content == b"a"


def test_a_crawl_delay_is_kept(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 1\n")
    site.answers["/a"] = (200, {}, b"a")
    fetch, start = Fetcher(OPEN), time.monotonic()
    fetch(site.address + "/a")
    assert time.monotonic() - start >= 1.0


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "deflate, gzip"])
def test_what_is_packed_twice_or_as_nobody_asked_is_refused_before_it_is_unpacked(site: Site, packing: str) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    site.answers["/bomb"] = (200, {"Content-Encoding": packing}, bomb)
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="nobody asked for"):
            Fetcher(OPEN)(site.address + "/bomb")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "host", ["[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[::127.0.0.1]", "[2002:7f00:1::]", "100.64.0.1"]
)
def test_private_networks_behind_a_translation_are_refused(host: str) -> None:
    with pytest.raises(ReadError, match="private network"):
        Fetcher(ReadOptions())(f"http://{host}/latest")


def test_a_cookie_of_one_host_is_not_shown_to_another_at_the_same_place(site: Site) -> None:
    options = replace(OPEN, allowed_hosts=("127.0.0.1", "localhost"))
    site.answers["/a"] = (302, {"Set-Cookie": "seen=1", "Location": "/b"}, b"")
    site.answers["/b"] = (200, {}, b"b")
    fetch = Fetcher(options)
    fetch(site.address + "/a")
    assert site.asked[-1][1]["cookie"] == "seen=1"  # within one host's redirects it goes on
    fetch(site.address + "/b")
    assert "cookie" not in site.asked[-1][1]


@pytest.mark.parametrize(
    ("status", "page"),
    [
        (404, b""),
        (200, b"<html><head><title>404 Page not found</title></head><body><h1>Page not found</h1></body></html>"),
    ],
)
def test_a_feeds_own_text_stands_in_for_a_page_that_fails(site: Site, status: int, page: bytes) -> None:
    whole = "The quay at Leith is shut until the cranes have been looked at, said its master. " * 6
    told = "<description>" + "The quay is shut, and nobody knows for how long. " * 6 + "</description>"
    item = f"<item><title>Quay</title><guid>q</guid><link>{site.address}/quay</link>{told}<content:encoded>{whole}</content:encoded></item>"
    head = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>'
    )
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, f"{head}{item}</channel></rss>".encode())
    site.answers["/quay"] = (status, {"Content-Type": "text/html"}, page)
    (source,) = list_sources([site.address + "/feed"], OPEN)
    assert source.locator == site.address + "/quay"
    article = read_article(load_document(source, OPEN), OPEN)
    assert (article.title, article.url) == ("Quay", site.address + "/quay")
    assert article_text(article) == whole.strip()


def test_a_page_that_fails_and_has_a_summary_alone_in_its_feed_is_said_to_have_no_more(site: Site) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, RSS.format(site.address, TEXT).encode())
    _, teaser = list_sources([site.address + "/feed"], OPEN)
    with pytest.raises(ReadError, match=r"does not exist \(HTTP 404\); its feed holds no more than a summary of it"):
        load_document(teaser, OPEN)


def test_an_entry_with_neither_text_nor_link_is_told(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    items = "<item><title>Empty one</title><guid isPermaLink='false'>e</guid></item><item><guid isPermaLink='false'>f</guid></item>"
    site.answers["/feed"] = (
        200,
        {},
        RSS.format(site.address, TEXT).replace("</channel>", items + "</channel>").encode(),
    )
    assert len(list_sources([site.address + "/feed"], OPEN)) == 2
    (told,) = [record.getMessage() for record in caplog.records]
    assert "2 of its entries without text and without a link passed over: 'Empty one', number 4" in told


def sitemap(*places: str, index: bool = False) -> bytes:
    tag, item = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    return f"<{tag}>{''.join(f'<{item}><loc>{place}</loc></{item}>' for place in places)}</{tag}>".encode()


def test_an_index_of_sitemaps_gives_the_pages_of_each_packed_ones_too(site: Site) -> None:
    at = site.address
    site.answers["/sitemap.xml"] = (200, {}, sitemap(at + "/maps?page=1", at + "/maps/2.xml.gz", index=True))
    site.answers["/maps?page=1"] = (200, {}, sitemap(at + "/a", at + "/b"))
    site.answers["/maps/2.xml.gz"] = (200, {"Content-Type": "application/x-gzip"}, gzip.compress(sitemap(at + "/c")))
    found = list_sources([at + "/sitemap.xml"], OPEN)
    assert [source.locator for source in found] == [at + "/a", at + "/b", at + "/c"]
    assert len(list_sources([at + "/sitemap.xml"], replace(OPEN, entries=2))) == 2


def test_a_packed_sitemap_that_unpacks_to_too_much_fails_by_itself(site: Site) -> None:
    site.answers["/sitemap.xml"] = (200, {}, sitemap(site.address + "/bomb.gz", site.address + "/map", index=True))
    site.answers["/bomb.gz"] = (200, {}, gzip.compress(b" " * 30_000_000))
    site.answers["/map"] = (200, {}, sitemap(site.address + "/a"))
    bomb, page = list_sources([site.address + "/sitemap.xml"], OPEN)
    assert page.locator == site.address + "/a"
    with pytest.raises(ReadError, match="larger than 20,000,000 bytes unpacked"):
        load_document(bomb, OPEN)


def test_sitemaps_that_name_each_other_are_told_and_end(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    one, other = site.address + "/one.xml", site.address + "/other.xml"
    site.answers["/one.xml"] = (200, {}, sitemap(one, other, index=True))
    site.answers["/other.xml"] = (200, {}, sitemap(one, site.address + "/a"))
    assert [source.locator for source in list_sources([one], OPEN)] == [site.address + "/a"]
    assert "leads to again" in caplog.text


def test_a_page_of_a_sitemap_has_changed_when_the_sitemap_says_so(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    stamps = set()
    for day in ("2026-03-09", "2026-03-10"):
        path.write_text(f"<urlset><url><loc>https://post.example/a</loc><lastmod>{day}</lastmod></url></urlset>")
        (source,) = list_sources([str(path)], OPEN)
        stamps.add(source.stamp)
    assert len(stamps) == 2


@pytest.mark.parametrize(
    "text", ["Storm\n\nThe tide came in.", "# Storm\n\nThe [tide](/t) came in.", "---\ntitle: Storm\n---\nIt came in."]
)
def test_a_text_at_an_address_has_that_address(site: Site, text: str) -> None:
    site.answers["/a"] = (200, {"Content-Type": "text/plain"}, text.encode())
    article = read_article(load_document(Source(site.address + "/a"), OPEN), OPEN)
    assert (article.title, article.url) == ("Storm", site.address + "/a")
    links = {
        mark.value
        for block in walk_blocks(article.blocks)
        if isinstance(block, Paragraph)
        for span in block.content
        for mark in span.marks
    }
    assert links <= {site.address + "/t"}
