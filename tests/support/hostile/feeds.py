"""RSS, Atom, JSON feeds and sitemaps."""

from __future__ import annotations

from support.hostile.shapes import PROSE, Attack, nest, repeat

_RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:georss="http://www.georss.org/georss"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title>'
)
_ITEM = f"<item><title>Tide</title><guid isPermaLink='false'>1</guid><description>{PROSE * 9}</description>"
_RSS_END = "</channel></rss>"
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>'
_MAP, _MAP_END = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "</urlset>"
_JSON = '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":['

RSS: dict[str, str] = {
    "entries": f"<item><title>Tide {{n}}</title><description>{PROSE * 9}</description></item>",
    "short entries": "<item><title>{n}</title></item>",
    "links": "<item><link>https://a.example/{n}</link></item>",
    "open entries": "<item><title>x",
    "ends": "</item>",
    "open comments": "<!--",
    "comments": "<!-- x -->",
    "open cdata": "<![CDATA[",
    "cdata": "<![CDATA[x]]>",
    "cdata ends": "]]>",
    "instructions": "<?x",
    "declarations": "<!DOCTYPE x>",
    "entities": "<!ENTITY a 'b'>",
    "half tags": "<",
    "tags": "<a>",
    "open attributes": "<a b='",
    "references": "&amp;",
    "half references": "&#",
    "halves": "&#55357;",
    "unknown references": "&none;",
    "ampersands": "&",
    "spaces": " ",
    "doctypes open": "<!DOCTYPE x [",
    "channels": "<channel><title>x</title>",
    "images": "<image><url>a</url></image>",
}

ITEM: dict[str, tuple[str, str, str]] = {
    "titles": ("", "<title>x</title>", ""),
    "categories": ("", "<category>c{n}</category>", ""),
    "authors": ("", "<dc:creator>Ann {n}</dc:creator>", ""),
    "author in one": ("<author>", "Ann Orr, ", "</author>"),
    "enclosures": ("", "<enclosure url='{n}.jpg' type='image/jpeg'/>", ""),
    "pictures": ("", "<media:content url='{n}.jpg' medium='image'/>", ""),
    "groups": ("", "<media:group>", ""),
    "contents": ("", "<content:encoded>x</content:encoded>", ""),
    "dates": ("", "<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>", ""),
    "guids": ("", "<guid>{n}</guid>", ""),
    "descriptions": ("", "<description>x</description>", ""),
    "attributes": ("<enclosure ", "a{n}='1' ", "/>"),
    "attributes with prefixes": ("<enclosure ", "media:a{n}='1' ", "/>"),
    "attributes of strange prefixes": ("<enclosure ", "x{n}:a='1' ", "/>"),
    "namespaces": ("<x ", "xmlns:a{n}='b' ", "/>"),
    "elements with attributes": ("", "<b a='1' c='2' d='3'>x</b>", ""),
    "one attribute": ("<enclosure url='", "a", "'/>"),
    "tags in text": ("<description>", "&lt;b&gt;x", "</description>"),
    "tags in content": ("<content:encoded><![CDATA[", "<p>x</p>", "]]></content:encoded>"),
    "open tags in content": ("<content:encoded><![CDATA[", "<b>", "]]></content:encoded>"),
    "less in content": ("<content:encoded><![CDATA[", "<", "]]></content:encoded>"),
    "links in content": ("<content:encoded><![CDATA[", "<a href='{n}'>x</a>", "]]></content:encoded>"),
    "relative pictures": ("<content:encoded><![CDATA[", "<img src='{n}.jpg'>", "]]></content:encoded>"),
    "points": ("<georss:line>", "1.5 ", "</georss:line>"),
    "polygons": ("<georss:polygon>", "1.5 2.5 ", "</georss:polygon>"),
    "boxes": ("", "<georss:box>1 2 3 4</georss:box>", ""),
    "itunes": ("", "<itunes:keywords>a,b</itunes:keywords>", ""),
    "keywords": ("<itunes:keywords>", "a,", "</itunes:keywords>"),
    "base64": ("<content mode='base64'>", "QUJD", "</content>"),
    "sources": ("", "<source url='{n}'>x</source>", ""),
    "open source": ("", "<source>", ""),
    "signature": ("<content:encoded><![CDATA[<p>", "The post ", "</p>]]></content:encoded>"),
    "signature medium": ("<content:encoded><![CDATA[<p>", "originally published in ", "</p>]]></content:encoded>"),
    "title's tags": ("<title>", "&lt;", "</title>"),
}

MAPS: dict[str, str] = {
    "places": "<url><loc>https://a.example/{n}</loc><lastmod>2024-01-01</lastmod></url>",
    "bare places": "<loc>https://a.example/{n}</loc>",
    "one place": "<loc>https://a.example/</loc>",
    "open places": "<loc>",
    "places and blanks": "<loc> ",
    "blanks": " ",
    "changes": "<lastmod> ",
    "open comments": "<!--",
    "comments": "<!-- x -->",
    "cdata": "<loc><![CDATA[",
    "urls": "<url>",
    "references": "&amp;",
    "maps": "<sitemap><loc>https://a.example/{n}.xml</loc></sitemap>",
}

OBJECTS: dict[str, tuple[str, str, str]] = {
    "items": ("", f'{{"id":"{{n}}","title":"Tide {{n}}","content_html":"<p>{PROSE * 9}</p>"}},', "{}]}"),
    "short items": ("", '{"id":"{n}"},', "{}]}"),
    "empty items": ("", "{},", "{}]}"),
    "numbers": ("", "1,", "1]}"),
    "digits": ("", "9", "]}"),
    "html": ('{"id":"1","title":"Tide","content_html":"', "<b>x", '"}]}'),
    "less": ('{"id":"1","title":"Tide","content_html":"', "<", '"}]}'),
    "text": ('{"id":"1","title":"Tide","content_text":"', "a\\n\\n", '"}]}'),
    "blank text": ('{"id":"1","title":"Tide","content_text":"', "\\n", '"}]}'),
    "escapes": ('{"id":"1","title":"Tide","content_text":"', "\\ud83d", '"}]}'),
    "authors": (
        '{"id":"1","title":"Tide","authors":[',
        '{"name":"Ann {n}"},',
        f'{{}}],"content_text":"{PROSE * 9}"}}]}}',
    ),
    "tags": ('{"id":"1","title":"Tide","tags":[', '"a",', f'"b"],"content_text":"{PROSE * 9}"}}]}}'),
    "keys": ("{", '"k{n}":1,', '"id":"1"}]}'),
    "spaces": ("", " ", "]}"),
}


ATTACKS: tuple[Attack, ...] = (
    *(repeat(f"RSS: {name}", ".rss", piece, _RSS, _RSS_END) for name, piece in RSS.items()),
    *(repeat(f"RSS after an entry: {name}", ".rss", piece, f"{_RSS}{_ITEM}</item>", _RSS_END) for name, piece in RSS.items()),
    *(repeat(f"before RSS: {name}", ".rss", piece, "<?xml version='1.0'?>", f"{_RSS}{_ITEM}</item>{_RSS_END}") for name, piece in RSS.items()),
    *(repeat(f"Atom: {name}", ".atom", piece.replace("item>", "entry>"), _ATOM, "</feed>") for name, piece in RSS.items()),
    *(repeat(f"entry: {name}", ".rss", piece, f"{_RSS}{_ITEM}{head}", f"{tail}</item>{_RSS_END}") for name, (head, piece, tail) in ITEM.items()),
    *(repeat(f"broken entry: {name}", ".rss", piece, f"{_RSS}{_ITEM}<br>{head}", f"{tail}</item>{_RSS_END}") for name, (head, piece, tail) in ITEM.items()),
    *(repeat(f"Atom entry: {name}", ".atom", piece, f"{_ATOM}<entry><title>Tide</title><id>1</id>{head}", f"{tail}</entry></feed>") for name, (head, piece, tail) in ITEM.items()),
    *(repeat(f"sitemap: {name}", ".xml", piece, _MAP, _MAP_END) for name, piece in MAPS.items()),
    repeat("sitemap: blanks behind a place", ".xml", " ", f"{_MAP}<url><loc>", f"</loc></url>{_MAP_END}"),
    repeat("sitemap: blanks behind a change", ".xml", " ", f"{_MAP}<url><loc>https://a.example/</loc><lastmod>", f"</lastmod></url>{_MAP_END}"),
    *(repeat(f"before a sitemap: {name}", ".xml", piece, "<?xml version='1.0'?>", f"{_MAP}{_MAP_END}") for name, piece in MAPS.items()),
    *(repeat(f"JSON feed: {name}", ".json", piece, _JSON + head, tail) for name, (head, piece, tail) in OBJECTS.items()),
    *(nest(f"JSON feed: nested {name}", ".json", (opening, closing), _JSON, "]}")
      for name, opening, closing in (("lists", "[", "]"), ("objects", '{"a":', "}"))),
    *(nest(f"RSS: nested {tag}", ".rss", (f"<{tag}>", f"</{tag}>"), _RSS, _RSS_END) for tag in ("item", "a", "media:group", "channel", "source", "author", "image")),
    *(nest(f"Atom: nested {tag}", ".atom", (f"<{tag}>", f"</{tag}>"), f"{_ATOM}<entry>", "</entry></feed>") for tag in ("div", "content", "author", "link")),
    nest("Atom: nested xhtml", ".atom", ("<div>", "</div>"), f'{_ATOM}<entry><title>x</title><content type="xhtml">', "</content></entry></feed>"),
)  # fmt: skip
