"""A document that describes itself, brought to HTML: its fields and body read as a file with a header is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import yaml

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import Article, Document
from articlecast.names import is_address
from articlecast.read.formats.front_matter import read_front_matter
from articlecast.read.formats.header import split_header
from articlecast.read.formats.named import EXPORTED
from articlecast.read.formats.recognise import has_header
from articlecast.read.options import ReadOptions
from articlecast.read.text.dates import parse_date
from articlecast.read.text.header_dates import parse_whole_date

_DATES = ("date", "updated")
_TONGUE = re.compile(r"\.[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+")


def split_own_header(text: str, name: str) -> tuple[str, str]:
    """The header of a site generator's own above a document, as it stands, and what is below it; the first is empty
    where there is none. Raises ReadError.
    """
    if not has_header(text):
        return "", text
    _, body = split_header(text, name)
    whole = text.lstrip().replace("\r\n", "\n")
    return whole[: len(whole) - len(body)], body


def read_headed(header: str, html: str, document: Document, options: ReadOptions) -> Article:
    """The article of a body in HTML below such a header; raises as ``read_front_matter`` does."""
    return read_front_matter(f"{header}\n<div>{html}</div>\n", document.url, options)


def read_described(
    document: Document, options: ReadOptions, fields: Mapping[str, object], html: str, *, hint: str, whence: str
) -> Article:
    """The article of a body in HTML and of ``fields``, which are named and valued as a header's lines.

    A date that nobody understands is left out. ``whence`` says where the fields stand in this kind of document, and
    ``hint`` how its title is written. Raises ReadError without a title, NotAnArticle without any text.
    """
    known = {name: value for name, value in fields.items() if value}
    for name in _DATES:
        if (value := str(known.get(name, ""))) and not (parse_whole_date(value) or parse_date(value)):
            del known[name]
    if not re.search(r">[^<]*\w", html) and not re.match(r"[^<]*\w", html):
        raise NotAnArticle(document.url, "has no text below its title", f"write the article into {document.url}")
    if not known.get("title") and not re.match(r"\s*<h1", html):
        raise ReadError(document.url, "has no title", hint)
    header = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10**6)
    article = read_front_matter(f"---\n{header}---\n<div>{html}</div>\n", document.url, options)
    return replace(article, origins=tuple((name, _settle(origin, whence)) for name, origin in article.origins))


def _settle(origin: str, whence: str) -> str:
    return whence if origin.startswith("header") else origin


def name_title(document: Document) -> str:
    """What a document without a title is called: the name of its file, without date, suffix and language."""
    place = document.url
    path = unquote(urlsplit(place).path) if is_address(place) else place.replace("\\", "/")
    name = PurePosixPath(path).name
    stem = _TONGUE.sub("", name.rpartition(".")[0] or name)
    words = " ".join(re.sub(r"[-_]+", " ", EXPORTED.sub("", _DATED.sub("", stem))).split())
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]", words) else ""
