"""What a page says about its article: JSON-LD, OpenGraph, meta, microdata, ``time`` and visible text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from html import unescape
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articlecast.read.markup.inline import resolve
from articlecast.read.markup.pictures import choose_picture
from articlecast.read.page.heads import Line, Shown, find_head, said_authors, shown_authors, shown_dates
from articlecast.read.page.marked import marked_authors, marked_date, marked_times
from articlecast.read.page.units import Unit
from articlecast.read.text.bylines import clean_names, drop_owner, is_person, name_account
from articlecast.read.text.dates import SHOWN, parse_date
from articlecast.read.text.titles import SEPARATED, choose_title
from articlecast.read.text.words import fold_spaces, key

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
_COMPANY = re.compile(
    r"^The |\b(?:Inc|LLC|Ltd|Limited|GmbH|Corp\w*|Co|Company|Group|Media|News|Press|Agency|Team|Services?|Solutions"
    r"|Audio|Studios?|Productions?|Entertainment|Networks?|Radio|Records|Books|Publishing|Publications?|Magazine|Partners|Labs"
    r"|College|School|University|Institute|Foundation|Society|Association|Church|Museum|Official|Rights"
    r"|Reserved|Privacy|Policy)\b"
)
"""What two or three words with capitals say where they are no person's name."""
_INVERTED = re.compile(r"^([^,;]{2,40}), ([^,;]{1,40})$")
"""A name as libraries write it, and Google Scholar asks for it: Orr, Ann B."""
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed")


@dataclass(slots=True)
class Fields:
    """The fields of a page as text; ``origins`` says where each was found."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    image: str = ""
    logos: frozenset[str] = frozenset()
    summary: str = ""
    site: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    words: int = 0
    free: bool = True
    barred: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)


class Page:
    """A page's declarations, gathered once."""

    def __init__(self, tree: HtmlElement, address: str) -> None:
        self.tree, self.address = tree, address
        self.meta: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = fold_spaces(unescape(element.get("content") or ""))
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

    def json_place(self) -> str:
        """The address that an article's JSON-LD gives itself."""
        for node in self.articles:
            for value in (node.get("url"), node.get("mainEntityOfPage")):
                place = value.get("@id") or value.get("url") if isinstance(value, Mapping) else value
                if isinstance(place, str) and place and _STRONG.search(_kind(node)):
                    return place
        return ""

    def texts(self, value: object, depth: int = 0) -> list[str]:
        """Names or addresses that a JSON-LD value stands for."""
        if depth > 6:
            return []
        if isinstance(value, str):
            return [fold_spaces(unescape(value))] if value.strip() else []  # many sites escape it a second time
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
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    # Some frameworks write the script as a meta element of that name.
    scripts += [meta.get("content") or "" for meta in tree.iter("meta") if "ld+json" in (meta.get("name") or "")]
    for script in scripts:
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$", "", script)
        waiting = _parse_json(text)
        seen = 0
        while waiting and seen < 2000:
            item = waiting.pop(0)
            seen += 1
            if isinstance(item, list):
                waiting = item + waiting
            elif isinstance(item, dict):
                yield item
                waiting += [item[name] for name in _NESTED if isinstance(item.get(name), list | dict)]


def _parse_json(text: str) -> list[object]:
    """What a script of JSON-LD holds; the usual slips are forgiven: a comma too many, quotes as ``&quot;``."""
    stripped = text.strip().rstrip(";")
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", stripped), unescape(stripped)):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def read_fields(tree: HtmlElement, address: str, units: Sequence[Unit] = ()) -> Fields:
    """Everything that the page says of its article; ``address`` is where it came from, ``units`` its lines."""
    page = Page(tree, address)
    fields = Fields()
    fields.kinds = tuple(_kind(node) for node in page.articles) + tuple(page.meta.get("og:type", ()))
    _note(
        fields,
        "site",
        *_declared(page, ("og:site_name", "application-name", "al:ios:app_name", "dc.publisher"), "publisher"),
    )
    _note(fields, "title", *_title(page, fields.site))
    head = find_head(units, fields.title)
    _note(fields, "authors", *_authors(page, fields.site, head))
    shown = shown_dates(head, month_first=_month_first(page, units))
    _note(fields, "published", *_published(page, address, shown))
    updated, origin = _updated(page, shown, fields.published)
    if updated and not (fields.published and updated < fields.published):
        _note(fields, "updated", updated, origin)
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), ""
    )
    base = address if address.startswith("http") else ""
    places = (
        ("link canonical", canonical),
        ("meta og:url", page.first_meta("og:url")),
        ("JSON-LD url", page.json_place()),
    )
    origin, declared = next(
        ((name, whole) for name, place in places if place and (whole := resolve(base, place)).startswith("http")),
        ("", ""),
    )
    same_place = not base or urlsplit(declared).path not in {"", "/"} or urlsplit(base).path in {"", "/"}
    if declared and same_place:
        _note(fields, "url", declared, origin)
    else:
        _note(fields, "url", base, "its address")
    fields.logos = _logos(page, fields.url)
    origin, fields.image = choose_picture(_pictures(page, fields.url), fields.logos)
    if origin:
        fields.origins["image"] = origin
    summaries = ("og:description", "description", "twitter:description", "dc.description")
    _note(fields, "summary", *_declared(page, summaries, "description"))
    fields.language = tree.get("lang") or tree.get("xml:lang") or page.json_text("inLanguage")
    fields.language = fields.language or page.first_meta("og:locale", "content-language", "language", "dc.language")
    words = page.meta.get("article:tag") or page.first_meta("news_keywords", "keywords").split(",")
    tags = tuple(dict.fromkeys(tag for word in words if 1 < len(tag := fold_spaces(word)) < 60))[:20]
    _note(fields, "tags", tags, "meta article:tag" if "article:tag" in page.meta else "meta keywords")
    fields.body = _declared_body(page)
    fields.free = not any(_is_shut(node) for node in page.articles)
    fields.barred = _barred_classes(page)
    fields.words = max((_count(node.get("wordCount")) for node in page.articles), default=0)
    return fields


def _is_shut(node: Mapping[str, object]) -> bool:
    return str(node.get("isAccessibleForFree")).lower() == "false"


def _barred_classes(page: Page) -> tuple[str, ...]:
    """The classes of what a page declares as kept for subscribers, as Google asks for it ("Paywalled content")."""
    selectors = (text for node in page.nodes if _is_shut(node) for text in page.texts(node.get("cssSelector")))
    return tuple(name for text in selectors for name in re.findall(r"\.([\w-]+)\s*(?:,|$)", text))


def _count(value: object) -> int:
    """A number as JSON-LD writes it, by itself or as text; 0 for anything else."""
    written = str(value) if isinstance(value, int | str) else ""
    return int(written) if re.fullmatch(r"[0-9]{1,6}", written) else 0


def _declared(page: Page, names: Sequence[str], json_name: str) -> tuple[str, str]:
    """The first of these meta tags, or the JSON-LD's value of that name; and where it was found."""
    name = next((name for name in names if name in page.meta), "")
    if name and (value := page.first_meta(name)):
        return value, f"meta {name}"
    return page.json_text(json_name), f"JSON-LD {json_name}"


def _note(fields: Fields, name: str, value: object, origin: str) -> None:
    setattr(fields, name, value)
    if value:
        fields.origins[name] = origin


_IMAGE_META = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")


def _pictures(page: Page, base: str) -> Iterator[tuple[str, str]]:
    """Every picture that the page declares for itself with its origin, the surest first."""
    for name in _IMAGE_META:
        yield from ((name, resolve(base, address)) for address in page.meta.get(name, ()))
    for node in page.articles:
        for name in ("image", "thumbnailUrl"):
            yield from (("JSON-LD", resolve(base, address)) for address in page.texts(node.get(name)))
    for image in page.tree.xpath("//*[@itemprop='image']"):
        if not _STRONG.search(
            next((scope.get("itemtype", "") for scope in image.xpath("ancestor::*[@itemscope][1]")), "")
        ):
            continue
        place = image.get("src") or image.get("content") or image.get("href") or ""
        yield "microdata", resolve(base, place)
    for link in page.tree.iter("link"):
        if link.get("rel") == "image_src":
            yield "link image_src", resolve(base, link.get("href") or "")


def _logos(page: Page, base: str) -> frozenset[str]:
    """What the page declares as the logo of its publisher."""
    publishers = [node.get("publisher") for node in page.nodes]
    holders = [*page.nodes, *(each for each in publishers if isinstance(each, Mapping))]
    return frozenset(resolve(base, address) for node in holders for address in page.texts(node.get("logo")))


def _declared_body(page: Page) -> str:
    bodies = [text for node in page.articles for text in [node.get("articleBody")] if isinstance(text, str)]
    body = max(bodies, key=len, default="")
    return re.sub(r"<[^<>]{1,300}>", " ", body)


def _title(page: Page, site: str) -> tuple[str, str]:
    element = page.tree.find(".//title")
    declared = (
        ("JSON-LD headline", page.json_text("headline")),
        ("og:title", page.first_meta("og:title")),
        ("twitter:title", page.first_meta("twitter:title")),
        ("title", fold_spaces(element.text_content()) if element is not None else ""),
        ("JSON-LD name", page.json_text("name")),
    )
    return choose_title(page.tree, declared, site)


def _authors(page: Page, site: str, head: Sequence[Line]) -> tuple[tuple[str, ...], str]:
    """Who wrote it, and where that was found."""
    names, origin = _find_authors(page, site, head)
    return drop_owner(
        names, site, (urlsplit(page.address).hostname or "").removeprefix("www.").partition(".")[0]
    ), origin


def _find_authors(page: Page, site: str, head: Sequence[Line]) -> tuple[tuple[str, ...], str]:
    said = said_authors(head)
    if found := _declared_authors(page, site):
        names, origin = found
        # Whoever put the page up is often declared, and the writer stands above the text.
        owned = _is_organisation(page, names) or _is_owner(page, names)
        said = said or (_people(clean_names(marked_authors(page.tree))) if owned else ())
        others = said and not any(key(one) in key(other) or key(other) in key(one) for one in said for other in names)
        others = others or _names_more(said, names)
        return (said[:8], "byline") if others and all(map(is_person, said)) else (names[:8], origin)
    if names := said or clean_names(marked_authors(page.tree)) or shown_authors(head, page.tree):
        return names[:8], "byline"
    for node in page.articles:
        if names := clean_names(page.texts(node.get("author"))):
            return names[:8], "JSON-LD author"
    if names := clean_names(page.meta.get("author", ())):
        return names[:8], "meta author"
    if account := _name_account(page):
        return (account,), "account"
    return clean_names([_owner(page)]), "site name"


def _names_more(said: tuple[str, ...], declared: tuple[str, ...]) -> bool:
    """Whether a byline names all whom the page declares, and somebody beside: many sites declare the first alone."""
    more = set(map(key, said)) - set(map(key, declared))
    return len(said) - len(more) == len(declared) and bool(more) and not any(map(_COMPANY.search, said))


def _name_account(page: Page) -> str:
    """The name of whoever has the account that the page declares as its author."""
    written = "written" in page.first_meta("twitter:label1").lower()
    declared = [text for node in page.articles for text in page.texts(node.get("author"))]
    declared += [*page.meta.get("author", ()), *(page.meta.get("twitter:data1", ()) if written else ())]
    return next(filter(None, map(name_account, declared)), "")


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that a person could have: a publication is no author where nobody says that it is."""
    return tuple(filter(is_person, names))


def _is_organisation(page: Page, names: tuple[str, ...]) -> bool:
    """Whether a page's JSON-LD calls all of these authors organisations, as newspapers sign before writers."""
    authors = [node.get("author") for node in page.articles]
    listed = [each for author in authors for each in (author if isinstance(author, list) else [author])]
    kinds = {key(str(each.get("name"))): _kind(each) for each in listed if isinstance(each, Mapping)}
    return all("Organization" in kinds.get(key(name), "") for name in names)


def _is_owner(page: Page, names: tuple[str, ...]) -> bool:
    """Whether the one declared author is the last part of the page's title, where sites put their own name."""
    element = page.tree.find(".//title")
    parts = SEPARATED.split(fold_spaces(element.text_content())) if element is not None else []
    return len(names) == 1 and len(parts) > 1 and key(parts[-1]) == key(names[0])


def _owner(page: Page) -> str:
    """Whose site it is, where its title and its address name a person, or its copyright line does.

    Who writes there alone need not sign; a publication has no name of two words or three that looks like one.
    """
    element = page.tree.find(".//title")
    parts = SEPARATED.split(fold_spaces(element.text_content())) if element is not None else []
    host = (urlsplit(page.address).hostname or "").removeprefix("www.").rsplit(".", 1)[0]
    if len(parts) > 1 and host == "".join(key(parts[-1]).split()) and is_person(parts[-1]):
        return parts[-1] if len(parts[-1].split()) < 4 else ""
    for footer in page.tree.iter("footer"):
        if match := re.search(
            r"(?:©|\(c\)|copyright)\D{0,4}(?:\d{4}\W+){1,2}(?:by )?([^.|,\n]{4,40})", footer.text_content()
        ):
            name = match.group(1).strip()
            return name if is_person(name) and len(name.split()) < 4 and not _COMPANY.search(name) else ""
    return ""


def _declared_authors(page: Page, site: str) -> tuple[tuple[str, ...], str] | None:
    """Authors of JSON-LD and meta, but for the site itself."""
    for node in page.articles:
        names = _name_people(page.texts(node.get("author")) or page.texts(node.get("creator")), site)
        if people := tuple(name for name in names if key(name) != key(site)):
            return people, "JSON-LD author"
    for name in _AUTHOR_META:
        if name == "twitter:data1" and "written" not in page.first_meta("twitter:label1").lower():
            continue
        values = page.meta.get(name, ())
        values = [_INVERTED.sub(r"\2 \1", each) for each in values] if name == "citation_author" else values
        if people := tuple(each for each in _name_people(values, site) if key(each) != key(site)):
            return people, f"meta {name}"
    return None


def _name_people(values: Sequence[str], site: str) -> tuple[str, ...]:
    """Names, of ``The Post, Ann Orr`` the writer's alone."""
    lists = [[part for part in re.split(r"\s*[,;|/]\s*", value) if part] for value in values]
    mixed = site and any(len(parts) > 1 and key(site) in map(key, parts) for parts in lists)
    return clean_names([part for parts in lists for part in parts if key(part) != key(site)] if mixed else values)


def _published(page: Page, address: str, shown: Shown) -> tuple[datetime | None, str]:
    if found := _declared_date(page):
        moment, origin = found
        if shown.said and shown.said.date() < moment.date() - timedelta(days=1):
            return shown.said, "visible date"  # a page moved or touched up is declared as new, and says when it was
        bare = None if shown.updated else shown.bare  # which of two is the publication's, nobody says
        return _as_shown(moment, shown.said or bare), origin
    times = marked_times(page.tree)
    if said := shown.said:
        return next((exact for exact in times if exact.date() == said.date()), said), "visible date"
    if times and not (shown.bare and times[0].date() != shown.bare.date()):
        return times[0], "time"
    if seen := shown.bare or marked_date(page.tree):
        return seen, "visible date"
    path = urlsplit(address).path
    if match := re.search(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|-|$)", path) or re.search(
        r"[/-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:/|-|$)", path
    ):
        return parse_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"), "the address"
    return None, ""


def _updated(page: Page, shown: Shown, published: datetime | None) -> tuple[datetime | None, str]:
    """When the article was last changed; ``shown`` as its origin where that is the only date beside the title."""
    declared = parse_date(page.json_text("dateModified")) or parse_date(page.first_meta(*_UPDATED_META))
    seen = shown.updated
    if shown.bare and declared and published and published.date() < shown.bare.date() == declared.date():
        seen = shown.bare
    if seen and not shown.said and (shown.bare is None or seen is shown.bare):
        return declared if declared and declared.date() == seen.date() else seen, SHOWN
    if declared:
        return declared, "JSON-LD or meta"
    found = shown.updated or next(iter(marked_times(page.tree, updates=True)), None)
    return found, "visible date" if found else ""


def _declared_date(page: Page) -> tuple[datetime, str] | None:
    for name in ("datePublished", "uploadDate", "dateCreated"):
        if moment := parse_date(page.json_text(name)):
            return moment, f"JSON-LD {name}"
    for name in _DATE_META:
        if moment := parse_date(page.first_meta(name)):
            return moment, f"meta {name}"
    for element in page.tree.iter():
        if isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or ""):
            written = element.get("content") or element.get("datetime") or fold_spaces(element.text_content())
            if moment := parse_date(written):
                return moment, "microdata"
    return None


def _as_shown(moment: datetime, shown: datetime | None) -> datetime:
    """The same moment in a zone where it falls on the day that the page shows: servers write UTC, writers do not."""
    if shown is None or moment.utcoffset() or (moment.hour, moment.minute) == (0, 0):
        return moment
    day: date = shown.date()
    for hours in (*range(-1, -13, -1), *range(1, 15)):
        local = moment.astimezone(timezone(timedelta(hours=hours)))
        if moment.date() != day and local.date() == day:
            return local
    return moment


def _month_first(page: Page, units: Sequence[Unit]) -> bool | None:
    """How the page writes ``3/4/2024``: by dates of its own that leave no choice, then by its country."""
    pairs = [pair for unit in units for pair in re.findall(r"\b(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b", unit.text[:400])]
    days_first, months_first = any(int(one) > 12 for one, _ in pairs), any(int(two) > 12 for _, two in pairs)
    if days_first != months_first:
        return months_first
    country = (page.tree.get("lang") or page.first_meta("og:locale")).replace("_", "-").lower()
    return {"en-us": True, "en": None, "": None}.get(country, False)
