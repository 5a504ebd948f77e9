"""Substack's export: ``posts.csv`` says what each post is, ``posts/ID.slug.html`` has its text.

https://support.substack.com/hc/en-us/articles/360037466012-How-do-I-export-my-Substack-publication
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from lxml import html as lxml_html

from articlecast.read.entry import Entry
from articlecast.read.page.makers.said import drop, has_class
from articlecast.read.page.units import parse_page
from articlecast.read.text.decode import MOST_LETTERS, TAG

TABLE = "posts.csv"
_NEEDED = {"post_id", "post_date", "is_published", "title"}
_YES = {"true", "1", "yes", "t"}
MOST_ROWS = 20_000
FEW_WORDS = 150
"""Of a post to be listened to: what has more is written to be read, too."""
_FILE = re.compile(r"(?:^|/)posts/(\d{1,20}(?:\.[^/]{1,200})?)\.html$")


def is_table(content: bytes) -> bool:
    """Whether a file is Substack's list of posts, by the names of its columns."""
    first = content[:2000].lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace")
    return {column.strip(" \r\"'") for column in first.split(",")} >= _NEEDED


def read_rows(content: bytes) -> tuple[Mapping[str, str], ...]:
    """The rows of the list, each by the names of its columns; none where it is another table."""
    if not is_table(content):
        return ()
    text = content.decode("utf-8-sig", "replace").replace("\0", "")
    rows: list[Mapping[str, str]] = []
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            if len(rows) >= MOST_ROWS:
                break
            rows.append({name: value.strip() for name, value in row.items() if name and isinstance(value, str)})
    except csv.Error:
        pass
    return tuple(row for row in rows if row.get("post_id"))


def find_number(path: str) -> str:
    """The ``post_id`` that a file within an export belongs to, as the list writes it; empty for any other file."""
    found = _FILE.search(path)
    return found[1] if found else ""


def make_entry(row: Mapping[str, str], html: str) -> Entry:
    """A post as an entry, with what keeps it from the public."""
    lines = []
    if row.get("is_published", "").lower() not in _YES:
        lines.append(("draft", "true"))
    audience = row.get("audience", "") or "everyone"
    if audience != "everyone":
        lines.append(("visibility", audience))
    if row.get("type") == "podcast" and len(re.sub(r"<[^<>]{0,2000}>", " ", html).split()) < FEW_WORDS:
        lines.append(("post_type", "podcast"))
    return Entry(
        key=row["post_id"],
        link="",
        title=row.get("title", ""),
        html=clean_post(html),
        published=row.get("post_date", ""),
        summary=row.get("subtitle", ""),
        lines=tuple(lines),
    )


_FURNITURE = (
    "subscription-widget-wrap", "subscription-widget", "button-wrapper", "captioned-button-wrap", "digest-post-embed",
    "install-substack-app-embed", "community-chat", "paywall-jump", "embedded-post-wrap", "subscribe-widget",
    "poll-embed", "image-link-expand", "referral-widget",
)  # fmt: skip


def clean_post(html: str) -> str:
    """A post's HTML without buttons and invitations to subscribe, its notes as HTML has them."""
    if len(html) > MOST_LETTERS or len(TAG.findall(html)) > 50_000:
        return html  # whoever reads it says that it is too long
    tree = parse_page(f"<body>{html}</body>")
    body = tree.find("body") if tree is not None else None
    if body is None:
        return html
    drop(each for each in body.iter() if isinstance(each.tag, str) and has_class(each, *_FURNITURE))
    for note in list(body.iter("div")):
        number = next((link for link in note.iterchildren("a") if has_class(link, "footnote-number")), None)
        if has_class(note, "footnote") and number is not None and number.get("id"):
            note.set("id", number.get("id") or "")
            number.drop_tree()
    body.tag = "div"
    return str(lxml_html.tostring(body, encoding="unicode", with_tail=False))


def match_rows(
    rows: tuple[Mapping[str, str], ...], files: Mapping[str, str]
) -> Iterator[tuple[Mapping[str, str], str]]:
    """Each row with the path of its file, of ``files`` by their numbers; a row without a file has no text to read."""
    for row in rows:
        number = row["post_id"]
        path = files.get(number) or files.get(number.partition(".")[0])
        if path:
            yield row, path


def name_files(paths: Iterator[str] | list[str]) -> dict[str, str]:
    """The posts' files among these paths by their numbers, with the slug and without."""
    found: dict[str, str] = {}
    for path in paths:
        if number := find_number(path.replace("\\", "/")):
            found[number] = path
            found.setdefault(number.partition(".")[0], path)
    return found
