"""What a page says about its article: JSON-LD, OpenGraph, meta, microdata, ``time`` and visible text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articlecast.read.bylines import clean_names
from articlecast.read.dates import parse_date
from articlecast.read.inline import resolve
from articlecast.read.units import SILENT
from articlecast.read.words import fold_spaces, key

_ARTICLES = re.compile(r"article|posting|report|review|recipe|howto|webpage|creativework|scholarly", re.IGNORECASE)
_STRONG = re.compile(r"article|posting|report$|scholarly", re.IGNORECASE)
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "pubdate", "publishdate", "publish-date",
    "publish_date", "article.published", "publication_date", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "citation_publication_date", "article_date_original", "published_time", "og:published_time", "release_date",
    "bt:pubdate", "shareaholic:article_published_time", "rnews:datepublished", "created",
)  # fmt: skip
_UPDATED_META = (
    "article:modified_time",
    "og:updated_time",
    "lastmod",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_AUTHOR_META = ("author", "parsely-author", "sailthru.author", "dc.creator", "dc.contributor", "article:author_name",
                "byl", "citation_author", "cxenseparse:author", "shareaholic:article_author_name", "article:author",
                "og:article:author", "twitter:data1")  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|writer|contributor|posted-by|written-by|creator)(?:$|[\s_-])|byline|author-?name"
)
_NOT_BYLINE = re.compile(
    r"comment|bio|avatar|image|photo|related|share|social|sidebar|description|more|date|time|footer|job|title-",
    re.IGNORECASE,
)
_DATED = re.compile(r"date|time|publish|posted|byline|meta|stamp", re.IGNORECASE)
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed")
_SEPARATED = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u2022»«›:]|::|-|–|//)\s+")


@dataclass(slots=True)
class Fields:
    """The fields of a page as text; ``origins`` says where each was found."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    image: str = ""
    summary: str = ""
    site: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    free: bool = True
    kinds: tuple[str, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)


class Page:
    """A page's declarations, gathered once."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.meta: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = fold_spaces(element.get("content") or "")
            if name and content:
                self.meta.setdefault(name.strip().lower(), []).append(content)
        self.nodes = list(_json_nodes(tree))
        self.by_id = {str(node["@id"]): node for node in self.nodes if "@id" in node and len(node) > 1}
        ranked = [node for node in self.nodes if _ARTICLES.search(_kind(node))]
        self.articles = sorted(ranked, key=lambda node: not _STRONG.search(_kind(node)))

    def first_meta(self, *names: str) -> str:
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def json_text(self, *names: str) -> str:
        """The first article's value of that name, as text."""
        for node in self.articles:
            for name in names:
                if text := next(iter(self.texts(node.get(name))), ""):
                    return text
        return ""

    def texts(self, value: object, depth: int = 0) -> list[str]:
        """Names or addresses that a JSON-LD value stands for."""
        if depth > 6:
            return []
        if isinstance(value, str):
            return [fold_spaces(value)] if value.strip() else []
        if isinstance(value, list):
            return [text for item in value[:50] for text in self.texts(item, depth + 1)]
        if isinstance(value, Mapping):
            for name in ("name", "url", "contentUrl", "@value"):
                if found := self.texts(value.get(name), depth + 1):
                    return found
            target = self.by_id.get(str(value.get("@id")))
            return self.texts(target, depth + 1) if target is not None and target is not value else []
        return []


def _kind(node: Mapping[str, object]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _json_nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = re.sub(
            r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$", "", script.text or ""
        )
        try:
            waiting: list[object] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            try:
                waiting = [json.loads(re.sub(r",\s*([}\]])", r"\1", text.strip().rstrip(";")), strict=False)]
            except (ValueError, RecursionError):
                continue
        seen = 0
        while waiting and seen < 2000:
            item = waiting.pop(0)
            seen += 1
            if isinstance(item, list):
                waiting = item + waiting
            elif isinstance(item, dict):
                yield item
                waiting += [item[name] for name in _NESTED if isinstance(item.get(name), list | dict)]


def read_fields(tree: HtmlElement, address: str) -> Fields:
    """Everything that the page declares; ``address`` is where it came from, as far as known."""
    page = Page(tree)
    fields = Fields()
    fields.kinds = tuple(_kind(node) for node in page.articles) + tuple(page.meta.get("og:type", ()))
    fields.site = page.first_meta("og:site_name", "application-name", "al:ios:app_name")
    fields.site = fields.site or page.json_text("publisher")
    _note(fields, "title", *_title(page, fields.site))
    authors, origin = _authors(page, fields.site)
    fields.authors = authors
    if authors:
        fields.origins["authors"] = origin
    fields.published, origin = _published(page, address)
    if fields.published:
        fields.origins["published"] = origin
    fields.updated = parse_date(page.json_text("dateModified")) or parse_date(page.first_meta(*_UPDATED_META))
    if fields.published and fields.updated and fields.updated < fields.published:
        fields.updated = None
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), ""
    )
    base = address if address.startswith("http") else ""
    declared = resolve(base, canonical) or page.first_meta("og:url")
    same_place = not base or urlsplit(declared).path not in {"", "/"} or urlsplit(base).path in {"", "/"}
    fields.url = declared if declared.startswith("http") and same_place else base
    image = page.first_meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    fields.image = resolve(fields.url, image or page.json_text("image", "thumbnailUrl") or _image_link(tree))
    if fields.image:
        fields.origins["image"] = "og:image" if image else "JSON-LD"
    fields.summary = page.first_meta("og:description", "description", "twitter:description") or page.json_text(
        "description"
    )
    fields.language = tree.get("lang") or tree.get("xml:lang") or page.json_text("inLanguage")
    fields.language = fields.language or page.first_meta("og:locale", "content-language", "language", "dc.language")
    words = page.meta.get("article:tag") or page.first_meta("news_keywords", "keywords").split(",")
    fields.tags = tuple(dict.fromkeys(tag for word in words if 1 < len(tag := fold_spaces(word)) < 60))[:20]
    fields.body = _declared_body(page)
    fields.free = not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in page.articles)
    return fields


def _note(fields: Fields, name: str, value: str, origin: str) -> None:
    setattr(fields, name, value)
    if value:
        fields.origins[name] = origin


def _image_link(tree: HtmlElement) -> str:
    return next((link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "image_src"), "")


def _declared_body(page: Page) -> str:
    bodies = [text for node in page.articles for text in [node.get("articleBody")] if isinstance(text, str)]
    body = max(bodies, key=len, default="")
    return re.sub(r"<[^<>]{1,300}>", " ", body)


def strip_site(title: str, site: str, host: str = "") -> str:
    """A title without the name of its site at either end."""
    names = {key(site), key(host.removeprefix("www.").rsplit(".", 1)[0])} - {""}
    parts = _SEPARATED.split(title)
    cuts = list(_SEPARATED.finditer(title))
    for _ in range(2):
        if len(parts) < 2:
            break
        if _is_site(parts[-1], names):
            title, parts, cuts = title[: cuts[-1].start()], parts[:-1], cuts[:-1]
        elif _is_site(parts[0], names):
            title = title[cuts[0].end() :]
            parts, cuts = _SEPARATED.split(title), list(_SEPARATED.finditer(title))
    return title.strip()


def _is_site(part: str, names: set[str]) -> bool:
    words = key(part).removeprefix("the ")
    folded = words.replace(" ", "")
    return any(words == name.removeprefix("the ") or folded == name.replace(" ", "") for name in names)


def _title(page: Page, site: str) -> tuple[str, str]:
    element = page.tree.find(".//title")
    written = fold_spaces(element.text_content()) if element is not None else ""
    headings = [
        fold_spaces(h1.text_content())
        for h1 in page.tree.iter("h1")
        if not any(a.tag == "nav" for a in h1.iterancestors())
    ]
    headings = [text for text in headings if key(text) and len(text) < 300]
    declared = [
        ("JSON-LD headline", page.json_text("headline")),
        ("og:title", page.first_meta("og:title")),
        ("twitter:title", page.first_meta("twitter:title")),
        ("title", written),
        ("JSON-LD name", page.json_text("name")),
    ]
    found = [(origin, strip_site(text, site)) for origin, text in declared if key(text)]
    tokens = [set(key(text).split()) for _, text in found]
    for heading in headings:
        words = set(key(heading).split())
        if len(words) > 1 and any(len(words & other) >= 0.6 * min(len(words), len(other)) for other in tokens if other):
            return heading, "h1"
    if found:
        origin, title = found[0]
        if origin == "title" or (origin == "og:title" and len(found) > 1 and len(_SEPARATED.split(title)) > 1):
            title = (
                max(_SEPARATED.split(title), key=len)
                if len(_SEPARATED.split(title)[0].split()) < 3
                else _SEPARATED.split(title)[0]
            )
        return title, origin
    return (headings[0], "h1") if headings else ("", "")


def _authors(page: Page, site: str) -> tuple[tuple[str, ...], str]:
    for node in page.articles:
        if names := clean_names(page.texts(node.get("author")) or page.texts(node.get("creator"))):
            people = tuple(name for name in names if key(name) != key(site))
            if people:
                return people[:8], "JSON-LD author"
    for name in _AUTHOR_META:
        if name == "twitter:data1" and "written" not in page.first_meta("twitter:label1").lower():
            continue
        if names := clean_names(page.meta.get(name, ())):
            people = tuple(each for each in names if key(each) != key(site))
            if people:
                return people[:8], f"meta {name}"
    if names := clean_names(_visible_authors(page.tree)):
        return names[:8], "byline"
    # A site of one writer bears the writer's name; a publication's own name is a byline where there is no other.
    for node in page.articles:
        if names := clean_names(page.texts(node.get("author"))):
            return names[:8], "JSON-LD author"
    if names := clean_names(page.meta.get("author", ())):
        return names[:8], "meta author"
    return (), ""


def _visible_authors(tree: HtmlElement) -> list[str]:
    """Names in the page's own byline, the surest kind of mark first."""
    marked = [
        e for e in tree.iter() if isinstance(e.tag, str) and (e.get("rel") == "author" or e.get("itemprop") == "author")
    ]
    for element in marked:
        inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        text = fold_spaces(inner.get("content") or inner.text_content())
        if clean_names([text]) and not _in_comments(element):
            return [text]
    for element in tree.iter("a"):
        if re.search(
            r"/(?:authors?|profiles?|contributors?|people|staff|writers?|team|by)/[\w%.-]+/?$",
            element.get("href") or "",
        ):
            text = fold_spaces(element.text_content())
            if 3 < len(text) < 60 and len(text.split()) > 1 and clean_names([text]) and not _in_comments(element):
                return [text]
    for element in tree.iter("a", "span", "div", "p", "address", "li", "cite", "strong", "h4", "h5", "h6", "section"):
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}".lower()
        if len(names) < 3 or not _BYLINE.search(names) or _NOT_BYLINE.search(names) or _in_comments(element):
            continue
        text = fold_spaces(element.text_content())
        if 3 < len(text) < 120 and (found := clean_names([text])) and len(found[0].split()) <= 6:
            return [text]
    for element in tree.iter("p", "div", "span", "em", "strong", "a"):
        text = fold_spaces(element.text_content()) if len(element) < 6 else ""
        match = re.match(
            r"^(?:written |posted |story |words )?by:?\s+((?:[A-Z][\w.'’-]+\s?){2,4})(?:$|[|,•·–—]|\s+on\b|\s+\d)",
            text,
            re.IGNORECASE,
        )
        if match and len(text) < 120 and match.group(1)[0].isupper() and not _in_comments(element):
            return [match.group(1)]
    return []


def _in_comments(element: HtmlElement) -> bool:
    return any(
        above.tag in {"aside", "footer", "nav"}
        or re.search(
            r"comment|related|sidebar|recommend|footer", f"{above.get('class')} {above.get('id')}", re.IGNORECASE
        )
        for above in element.iterancestors()
        if above.tag not in {"body", "html"}
    )


def _published(page: Page, address: str) -> tuple[datetime | None, str]:
    for name in ("datePublished", "uploadDate", "dateCreated"):
        if moment := parse_date(page.json_text(name)):
            return moment, f"JSON-LD {name}"
    for name in _DATE_META:
        if moment := parse_date(page.first_meta(name)):
            return moment, f"meta {name}"
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or "datePublished" not in (element.get("itemprop") or ""):
            continue
        if moment := parse_date(
            element.get("content") or element.get("datetime") or fold_spaces(element.text_content())
        ):
            return moment, "microdata"
    if found := _visible_date(page.tree):
        return found
    path = urlsplit(address).path
    if match := re.search(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|-|$)", path) or re.search(
        r"[/-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:/|-|$)", path
    ):
        return parse_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"), "the address"
    return None, ""


def _visible_date(tree: HtmlElement) -> tuple[datetime, str] | None:
    times = [e for e in tree.iter("time") if not _in_comments(e)]
    for element in sorted(times, key=lambda e: "updat" in _around(e) or "modif" in _around(e)):
        if moment := parse_date(element.get("datetime") or "") or parse_date(fold_spaces(element.text_content())):
            return moment, "time"
    for element in tree.iter("span", "div", "p", "li", "small", "td", "h6", "h5"):
        if element.tag in SILENT or not _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        text = fold_spaces(element.text_content()) if len(element) < 12 else ""
        if 6 <= len(text) <= 120 and not _in_comments(element) and (moment := parse_date(text)):
            return moment, "visible date"
    heading = next(iter(tree.iter("h1")), None)
    if heading is not None:
        for element in list(heading.itersiblings())[:4] + list(heading.itersiblings(preceding=True))[:2]:
            text = fold_spaces(element.text_content()) if isinstance(element.tag, str) else ""
            if 6 <= len(text) <= 120 and (moment := parse_date(text)):
                return moment, "visible date"
    return None


def _around(element: HtmlElement) -> str:
    parent = element.getparent()
    text = (
        (parent.text_content()[:80] if parent is not None else "")
        + (element.get("class") or "")
        + (element.get("itemprop") or "")
    )
    return text.lower()
