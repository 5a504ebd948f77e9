"""Feeds, sitemaps, headers and declarations put together at random: a sound article or one of our own errors."""

import json
from contextlib import suppress

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articlecast.errors import ReadError
from articlecast.model import Document
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.feeds import count_entries, read_entries

RELAXED = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def pick(words: str) -> st.SearchStrategy[str]:
    """One of these words."""
    return st.sampled_from(words.split())


PROSE = "The tide came in at six and went out again at noon, as the tables in the harbour had said that it would. "
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [PROSE, PROSE * 5, f"<p>{PROSE}</p>", "<b>x", "<![CDATA[<p>a</p>]]>", "<![CDATA[", "]]>", "&amp;", "&none;", "&#0;",
         "&#xD800;", "&#55357;&#56842;", "&#99999999999;", "\ud800", "\0", "\x1f", "\f", "\u202e", "http://[", "//host",
         "https://post.example/a", "https://ä.example/ö ü", "javascript:x", "../../etc/passwd", "2026-13-45",
         "0000-00-00", "Mon, 99 Zzz 2026", "2026-01-05T08:00:00+99:00", "9999999999999999", "-1", "٢٠٢٦"]
    ),
)  # fmt: skip

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "cc": "http://web.resource.org/cc/", "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/", "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "georss": "http://www.georss.org/georss", "gml": "http://www.opengis.net/gml",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "media": "http://search.yahoo.com/mrss/",
        "psc": "http://podlove.org/simple-chapters", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xhtml": "http://www.w3.org/1999/xhtml",
    }.items()
)  # fmt: skip
ROOTS = st.sampled_from(
    [
        (f'<rss version="2.0" {SPACES}><channel><title>T</title>', "</channel></rss>"),
        (f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>T</title>', "</feed>"),
        (f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {SPACES}><channel><title>T</title></channel>', "</rdf:RDF>"),
        ("<rss>", ""),
    ]
)
PROLOGUES = st.sampled_from(["", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version='1.0' encoding='none'?>",
                             "<!DOCTYPE rss [<!ELEMENT a ANY>]>"])  # fmt: skip
ELEMENTS = pick(
    "author category cloud content content:encoded contributor creativeCommons:license cc:license dc:creator dc:date "
    "description div email enclosure geo:lat georss:box georss:point georss:polygon gml:Point gml:pos gml:posList guid "
    "id image itunes:author itunes:duration itunes:image link media:content media:group media:thumbnail name psc:chapter "
    "psc:chapters pubDate published rights source summary textInput title updated uri xhtml:div"
)
ATTRIBUTES = st.one_of(
    st.just(""),
    st.tuples(
        pick("type href url rel isPermaLink xml:base xml:lang length medium src mode term start"),
        st.one_of(WORDS, pick("html xhtml text text/plain base64 alternate enclosure false image/png")),
    ).map(lambda pair: f' {pair[0]}="{pair[1]}"'),
)
MARKUP = st.recursive(
    WORDS,
    lambda inner: st.tuples(ELEMENTS, ATTRIBUTES, st.lists(inner, max_size=3), st.booleans()).map(
        lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}" + (f"</{parts[0]}>" if parts[3] else "")
    ),
    max_leaves=12,
)
ITEMS = st.tuples(st.sampled_from(["item", "entry"]), st.lists(MARKUP, max_size=6)).map(
    lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
)
CHARSETS = st.sampled_from(["", "utf-8", "utf-16", "latin-1", "shift_jis", "none", "utf-7", "idna", "rot13", "hex"])


def values_with(*names: str) -> st.SearchStrategy[object]:
    """Whatever JSON can say, in objects with these names."""
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), WORDS)
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(names), inner, max_size=6)
        ),
        max_leaves=15,
    )


def read_all(document: Document) -> None:
    with suppress(ReadError):
        count_entries(document)
    with suppress(ReadError):
        for entry in read_entries(document, ReadOptions()):
            assert entry.digest()
            with suppress(ReadError):
                assert read_article(entry.as_document("feed.xml#entry=a")).title


@RELAXED
@given(ROOTS, PROLOGUES, st.lists(st.one_of(MARKUP, ITEMS), max_size=5), CHARSETS, CHARSETS)
def test_any_feed(root: tuple[str, str], prologue: str, parts: list[str], written: str, declared: str) -> None:
    xml = prologue + root[0] + "".join(parts) + root[1]
    content = xml.encode(written if written in {"utf-16", "latin-1"} else "utf-8", "replace")
    read_all(Document(content, "application/rss+xml", "https://post.example/feed", declared))


@RELAXED
@given(
    st.lists(
        values_with(
            "id", "url", "title", "content_html", "content_text", "summary", "authors", "author", "name", "tags", "image",
            "date_published", "date_modified", "language", "external_url",
        ),
        max_size=4,
    )
)  # fmt: skip
def test_any_json_feed(items: list[object]) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items}
    read_all(Document(json.dumps(feed).encode(), "application/feed+json", "https://post.example/feed.json"))


@RELAXED
@given(
    st.sampled_from(["urlset", "sitemapindex", "URLSET"]),
    st.lists(st.tuples(st.sampled_from(["url", "sitemap", "loc", "lastmod", "image:loc"]), WORDS), max_size=12),
    CHARSETS,
)
def test_any_sitemap(root: str, parts: list[tuple[str, str]], declared: str) -> None:
    places = "".join(f"<{name}>{words}</{name}>" for name, words in parts)
    content = f"<{root}>{places}</{root}>".encode("utf-8", "replace")
    read_all(Document(content, "application/xml", "https://post.example/map.xml", declared))


@RELAXED
@given(
    st.dictionaries(
        pick("title author date updated link image description tags language slug narration season digest"),
        values_with("on", "voice", "speed"),
        max_size=6,
    ),
    st.sampled_from([PROSE, "# H\n\n- a\n- b\n", "", f"<p>{PROSE}", "| a |\n|--|\n| 1 |\n", "[x]: http://[\n\n[x]\n", "[^1]\n\n[^1]: n\n"]),
)  # fmt: skip
def test_any_header(fields: dict[str, object], body: str) -> None:
    header = yaml.safe_dump(fields, allow_unicode=True)
    with suppress(ReadError):
        assert read_article(Document(f"---\n{header}---\n{body}".encode("utf-8", "replace"), "", "a.md")).title


@RELAXED
@given(
    values_with(
        "@type", "@graph", "headline", "name", "author", "datePublished", "dateModified", "articleBody", "image", "url",
        "publisher", "inLanguage", "isPartOf", "mainEntityOfPage", "keywords", "description", "logo", "hasPart",
    ),
    st.lists(
        st.tuples(
            pick("og:title author article:published_time og:image og:url keywords og:locale dc.date"),
            WORDS,
        ),
        max_size=6,
    ),
    st.lists(WORDS, min_size=3, max_size=3),
)  # fmt: skip
def test_any_declaration(declared: object, metas: list[tuple[str, str]], words: list[str]) -> None:
    marks = "".join(f'<meta property="{name}" content="{value}">' for name, value in metas)
    script = f'<script type="application/ld+json">{json.dumps([declared, {"@type": "NewsArticle", "author": declared}])}</script>'
    head = f'<base href="{words[0]}"><link rel="canonical" href="{words[1]}"><title>{words[2]}</title>{marks}{script}'
    body = f'<h1>T</h1>{f"<p>{PROSE}</p>" * 6}<time datetime="{words[0]}">{words[1]}</time>'
    html = f'<html lang="{words[2]}"><head>{head}</head><body>{body}</body></html>'
    with suppress(ReadError):
        content = html.encode("utf-8", "replace")
        assert read_article(Document(content, "text/html", "https://post.example/a")).title
