"""A published show, asked over the network as podcast apps and directories ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import httpx
from lxml import etree

from articlecast.connections import limit_exchange, open_client
from articlecast.errors import PublishError
from articlecast.publish.check.findings import Finding, sort_findings
from articlecast.publish.feed.previous import PublishedItem, read_items, read_links
from articlecast.publish.feed.tags import ITUNES, PODCAST

_RANGE_HELP = "use a host that answers byte ranges with 206, or articlecast serve"
_CORS_HELP = "send Access-Control-Allow-Origin: * on transcripts and chapters"
LARGEST_FEED = 256_000_000
"""Bytes of a feed that are read at all: a hundred thousand episodes have fewer."""

ANSWER_SECONDS = 300.0
"""How long one answer may take, redirects and a feed of many episodes included, however it drips."""

_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")


def check_live(url: str, *, items: int = 5, timeout: float = 20.0) -> tuple[Finding, ...]:
    """What is wrong with the show at that feed address, errors first; the newest ``items`` are tried.

    Raises PublishError where nothing answers, or what answers is no feed.
    """
    headers = {"User-Agent": "articlecast check", "Origin": "https://player.example"}
    with open_client(timeout=timeout, follow_redirects=True, headers=headers) as client:
        try:
            answer, content = _ask(client, url, most=LARGEST_FEED)
            if answer.status_code != httpx.codes.OK:
                raise PublishError(url, f"answers {answer.status_code} {answer.reason_phrase}", "articlecast publish")
            if len(content) > LARGEST_FEED:
                raise PublishError(url, f"sends more than {LARGEST_FEED:,} bytes: that is no feed", f"curl -I {url}")
            rows = read_items(content, url)
            findings = list(_check_feed(client, url, answer, content))
            for row in rows[:items]:
                findings += _survive(row.enclosure or f"the item '{row.title}'", _check_enclosure(client, row))
            findings += _check_files(client, content, items)
        except httpx.HTTPError as error:
            raise PublishError(
                url, f"cannot be reached: {str(error) or type(error).__name__}", f"curl -I {url}"
            ) from error
        except httpx.InvalidURL as error:
            raise PublishError(url, f"is no address: {error}") from error
    return sort_findings(findings)


def _survive(place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings about one address; that it cannot be asked at all is one of them, and hides no other address's."""
    try:
        yield from findings
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        wrong = f"cannot be asked: {str(error) or type(error).__name__}"
        yield Finding("error", place, wrong, "articlecast publish --anew")


def _ask(
    client: httpx.Client, url: str, *, most: int = 0, headers: Mapping[str, str] = MappingProxyType({})
) -> tuple[httpx.Response, bytes]:
    """The answer with what it sends, of which no more is loaded than tells that it is more than ``most`` bytes.

    A host that ignores ranges sends hours of audio to whoever asks for two bytes.
    """
    with limit_exchange(ANSWER_SECONDS), client.stream("GET", url, headers=dict(headers)) as answer:
        content = bytearray()
        for piece in answer.iter_bytes() if most else ():
            content += piece
            if len(content) > most:
                break
        return answer, bytes(content)


def _ask_head(client: httpx.Client, url: str) -> httpx.Response:
    with limit_exchange(ANSWER_SECONDS):
        return client.head(url)


def _check_feed(client: httpx.Client, url: str, answer: httpx.Response, content: bytes) -> Iterator[Finding]:
    kind = _type(answer)
    if kind not in _FEED_TYPES:
        yield Finding("warning", url, f"is sent as {kind or 'nothing'}", "send it as application/rss+xml")
    own = read_links(content, url).get("self", "")
    if own != url:
        yield Finding("warning", url, f"calls itself {own or 'nothing'}", "set show.base_url to where it is published")
    tag, date = answer.headers.get("etag"), answer.headers.get("last-modified")
    if not tag and not date:
        yield Finding("note", url, "has neither ETag nor Last-Modified", "apps will load it whole each time")
    else:
        asked = {"If-None-Match": tag} if tag else {"If-Modified-Since": date or ""}
        if _ask(client, url, headers=asked)[0].status_code != httpx.codes.NOT_MODIFIED:
            yield Finding("note", url, "is sent again to those who have it", "answer If-None-Match with 304")
    if "content-encoding" not in answer.headers and len(content) > 20_000:
        yield Finding("note", url, f"{len(content)} bytes are sent uncompressed", "compress XML with gzip")


def _check_enclosure(client: httpx.Client, row: PublishedItem) -> Iterator[Finding]:
    url = row.enclosure
    head = _ask_head(client, url)
    if head.status_code != httpx.codes.OK:
        yield Finding("error", url, f"HEAD answers {head.status_code}", "articlecast publish --anew")
        return
    length, kind = head.headers.get("content-length", ""), _type(head)
    if length != str(row.length):
        yield Finding(
            "error", url, f"has {length or 'no'} bytes, the feed says {row.length}", "articlecast publish --anew"
        )
    if kind != row.media_type:
        yield Finding("error", url, f"is sent as {kind}, the feed says {row.media_type}", "set the store's type for it")
    for asked, expected in (("bytes=0-1", "bytes 0-1/"), ("bytes=-2", f"bytes {row.length - 2}-{row.length - 1}/")):
        part, content = _ask(client, url, most=2, headers={"Range": asked, "Accept-Encoding": "identity"})
        if part.status_code != httpx.codes.PARTIAL_CONTENT:
            yield Finding("error", url, f"a range ({asked}) is answered {part.status_code}, not 206", _RANGE_HELP)
        elif not part.headers.get("content-range", "").startswith(expected) or len(content) != 2:
            got = "more than 2" if len(content) > 2 else str(len(content))
            wrong = f"a range ({asked}) gets {got} bytes, {part.headers.get('content-range')}"
            yield Finding("error", url, wrong, _RANGE_HELP)
    asked = f"bytes={row.length + 10}-"
    beyond, _ = _ask(client, url, headers={"Range": asked, "Accept-Encoding": "identity"})
    if beyond.status_code != httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        yield Finding("note", url, f"a range beyond its end is answered {beyond.status_code}, not 416", _RANGE_HELP)


def _check_files(client: httpx.Client, feed: bytes, items: int) -> Iterator[Finding]:
    """Artwork, transcripts and chapters: there, of the type that the feed says, open to a page's player."""
    channel = etree.fromstring(feed).find("channel")
    newest = channel.findall("item")[:items]
    pictures = {node.get("href", ""): "" for node in channel.iter(f"{{{ITUNES}}}image")}
    wanted: dict[str, str] = {}
    for item in newest:
        for name in ("transcript", "chapters"):
            wanted |= {node.get("url", ""): node.get("type", "") for node in item.iter(f"{{{PODCAST}}}{name}")}
    for url in list(pictures)[: items + 1]:
        yield from _survive(url, _check_picture(client, url))
    for url, kind in wanted.items():
        yield from _survive(url, _check_text(client, url, kind))


def _check_picture(client: httpx.Client, url: str) -> Iterator[Finding]:
    head = _ask_head(client, url)
    if head.status_code != httpx.codes.OK or not _type(head).startswith("image/"):
        wrong = f"HEAD answers {head.status_code} {_type(head)}"
        yield Finding("error", url, wrong, "publish the artwork; the server must answer HEAD for it")


def _check_text(client: httpx.Client, url: str, kind: str) -> Iterator[Finding]:
    """A transcript or chapters."""
    answer, _ = _ask(client, url)
    if answer.status_code != httpx.codes.OK:
        yield Finding("error", url, f"answers {answer.status_code}", "articlecast publish --anew")
        return
    alike = {kind, "application/json"} if kind == "application/json+chapters" else {kind}
    if _type(answer) not in alike:
        yield Finding(
            "warning", url, f"is sent as {_type(answer)}, the feed says {kind}", "set the store's type for it"
        )
    if answer.headers.get("access-control-allow-origin") not in {"*", "https://player.example"}:
        yield Finding("warning", url, "is closed to players in web pages", _CORS_HELP)


def _type(answer: httpx.Response) -> str:
    return str(answer.headers.get("content-type", "")).split(";")[0].strip().lower()
