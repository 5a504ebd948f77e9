"""What services, generators and lists of feeds export: files of one nasty shape."""

from __future__ import annotations

import json

from support.hostile.shapes import PROSE, Attack, repeat

_WXR = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>t</title><wp:wxr_version>1.2</wp:wxr_version>'
)
_POST = (
    "<item><title>a</title><content:encoded><![CDATA[{}]]></content:encoded><wp:status>publish</wp:status>"
    "<wp:post_type>post</wp:post_type></item>"
)
_HEADED = "---\ntitle: The tide\n---\n\n"


def _ghost(size: int) -> bytes:
    posts = [
        {"id": n, "title": "a", "status": "published", "html": f"<p>{PROSE}</p>", "published_at": "2026-03-01"}
        for n in range(size // 200)
    ]
    return json.dumps({"db": [{"data": {"posts": posts}}]}).encode()


def _wxr_of(name: str, piece: str) -> Attack:
    begin, end = _POST.split("{}")
    return repeat(f"WXR: one post of {name}", ".xml", piece, f"{_WXR}{begin}<p>{PROSE}</p>", f"{end}</channel></rss>")


ATTACKS: tuple[Attack, ...] = (
    repeat("WXR: posts", ".xml", _POST.format(f"<p>{PROSE}</p>"), _WXR, "</channel></rss>"),
    repeat("WXR: pages", ".xml", _POST.format("a").replace(">post<", ">page<"), _WXR, "</channel></rss>"),
    repeat("WXR: authors", ".xml", "<wp:author><wp:author_login>a</wp:author_login></wp:author>", _WXR, "</channel></rss>"),
    _wxr_of("captions", "[caption id='a']b"),
    _wxr_of("block comments", "<!-- wp:a {"),
    _wxr_of("galleries", "[gallery ids='1,2' "),
    repeat("OPML: outlines", ".opml", '<outline text="a" xmlUrl="http://127.0.0.1:9/{n}"/>', '<opml version="2.0"><body>', "</body></opml>"),
    repeat("OPML: nested", ".opml", '<outline text="a">', '<opml version="2.0"><body>'),
    Attack("Ghost: posts", ".json", _ghost),
    repeat("Pocket: rows", ".csv", "a,https://a.example/{n},1700000000,,unread\n", "title,url,time_added,tags,status\n"),
    repeat("Pocket: quotes", ".csv", '"', "title,url,time_added,tags,status\n"),
    repeat("Instapaper: rows", ".csv", "https://a.example/{n},a,,Unread,1700000000,[]\n", "URL,Title,Selection,Folder,Timestamp,Tags\n"),
    repeat("bookmarks: rows", ".html", '<DT><A HREF="https://a.example/{n}">a</A>\n', "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n", "</DL>"),
    repeat("Gutenberg: contents", ".html", "<h2>CONTENTS</h2><p><a href='#a'>a</a></p><p>a</p>",
           "<html><body><p>*** START OF THE PROJECT GUTENBERG EBOOK A ***</p>", "</body></html>"),
    repeat("Gutenberg: beginnings", ".txt", "*** START OF THE PROJECT GUTENBERG EBOOK A ***\n", f"{PROSE}\n\n"),
    repeat("Notion: properties", ".md", "Author: a\n", "# The tide\n\n"),
    repeat("Obsidian: links", ".md", "[[a|b", f"{_HEADED}{PROSE}\n\n"),
    repeat("Obsidian: comments", ".md", "%%a ", f"{_HEADED}{PROSE}\n\n"),
    repeat("Obsidian: callouts", ".md", "> [!note] a\n", f"{_HEADED}{PROSE}\n\n"),
    repeat("Hugo: shortcodes", ".md", "{{< a >}}b", f"{_HEADED}{PROSE}\n\n"),
    repeat("Hugo: open shortcodes", ".md", "{{< a ", f"{_HEADED}{PROSE}\n\n"),
    repeat("Jekyll: tags", ".md", "{% a %}b", f"{_HEADED}{PROSE}\n\n"),
    repeat("Jekyll: raw", ".md", "{% raw %}", f"{_HEADED}{PROSE}\n\n"),
    repeat("MDX: imports", ".mdx", "import a from 'b'\n", f"{_HEADED}{PROSE}\n\n"),
    repeat("MDX: components", ".mdx", "<A b={c}>", f"{_HEADED}{PROSE}\n\n"),
    repeat("Docusaurus: admonitions", ".md", ":::note\n", f"{_HEADED}{PROSE}\n\n"),
    repeat("MkDocs: admonitions", ".md", '!!! note "a"\n    b\n\n', f"{_HEADED}{PROSE}\n\n"),
    repeat("Quarto: cells", ".qmd", "```{python}\n#| echo: false\n```\n\n", f"---\ntitle: T\nexecute:\n  echo: false\n---\n\n{PROSE}\n\n"),
    repeat("Quarto: divisions", ".qmd", "::: {.a}\n", f"{_HEADED}{PROSE}\n\n"),
    repeat("knitr: options", ".rmd", "opts_chunk$set(a", f"{_HEADED}{PROSE}"),
    repeat("knitr: values", ".rmd", "`r a` ", f"{_HEADED}{PROSE}"),
)  # fmt: skip
