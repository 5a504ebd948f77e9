"""The kinds of documents that are read out of the box, in the order in which they are asked."""

from __future__ import annotations

from functools import partial

from articlecast.model import Document
from articlecast.read.format import Format
from articlecast.read.formats.archives import is_archive
from articlecast.read.formats.exports import looks
from articlecast.read.formats.links.looks import is_addresses, is_opml, is_saved_links
from articlecast.read.formats.mail.looks import is_letter, is_mailbox
from articlecast.read.formats.markups.looks import (
    is_asciidoc,
    is_notebook,
    is_org,
    is_pdf,
    is_restructured,
    is_subtitles,
)
from articlecast.read.formats.recognise import Kind, recognise
from articlecast.read.formats.refused import is_binary, is_data
from articlecast.read.formats.services import karakeep, linkding, omnivore, readeck, wallabag
from articlecast.read.formats.zip_kinds import is_docx, is_epub, is_odt, is_rtf

_HERE = "articlecast.read.formats"


def _is(kind: Kind, document: Document) -> bool:
    return recognise(document) == kind


ARCHIVE = Format(
    "archive",
    is_archive,
    f"{_HERE}.archives:read_archive",
    {".mhtml": "multipart/related", ".mht": "multipart/related", ".webarchive": "application/x-webarchive"},
    rank=10,
)
EPUB = Format(
    "epub",
    is_epub,
    f"{_HERE}.epub.book:read_book",
    {".epub": "application/epub+zip"},
    rank=10,
    lister=f"{_HERE}.epub.book:list_chapters",
)
DOCX = Format(
    "docx",
    is_docx,
    f"{_HERE}.office.docx:read_docx",
    {
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docm": "application/vnd.ms-word.document.macroenabled.12",
    },
    rank=10,
)
ODT = Format(
    "odt",
    is_odt,
    f"{_HERE}.office.odt:read_odt",
    {
        ".odt": "application/vnd.oasis.opendocument.text",
        ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    },
    rank=10,
)
RTF = Format("rtf", is_rtf, f"{_HERE}.office.rtf:read_rtf", {".rtf": "application/rtf"}, rank=10)
LETTER = Format(
    "letter",
    is_letter,
    f"{_HERE}.mail.reader:read_letter_file",
    {".eml": "message/rfc822"},
    rank=10,
    by_strangers=True,
)
MAILBOX = Format(
    "mailbox",
    is_mailbox,
    f"{_HERE}.mail.reader:read_mailbox",
    {".mbox": "application/mbox", ".mbx": "application/mbox"},
    rank=10,
    lister=f"{_HERE}.mail.reader:list_letters",
    counter=f"{_HERE}.mail.reader:count_letters",
    by_strangers=True,
)
EXPORT = Format(
    "export",
    looks.is_zip,
    f"{_HERE}.exports.zipped:read_only_post",
    {".zip": "application/zip"},
    rank=10,
    lister=f"{_HERE}.exports.zipped:list_posts",
)
GHOST = Format(
    "ghost",
    looks.is_ghost,
    f"{_HERE}.exports.ghost:read_only_post",
    rank=10,
    lister=f"{_HERE}.exports.ghost:list_posts",
    counter=f"{_HERE}.exports.ghost:count_posts",
)
NOTION = Format("notion", looks.is_notion, f"{_HERE}.exports.notion:read_page", rank=14)
GUTENBERG = Format("gutenberg", looks.is_gutenberg, f"{_HERE}.exports.gutenberg:read_book", rank=14)
# Without suffixes: a list in a folder of articles must not bring all that it leads to into the show.
_LISTED = f"{_HERE}.links.lists:list_links", f"{_HERE}.links.lists:count_links"
OPML = Format(
    "opml",
    is_opml,
    f"{_HERE}.links.lists:refuse_list",
    rank=12,
    lister=_LISTED[0],
    counter=_LISTED[1],
)
ADDRESSES = Format(
    "addresses", is_addresses, f"{_HERE}.links.lists:refuse_list", rank=12, lister=_LISTED[0], counter=_LISTED[1]
)
LINKS = Format(
    "links", is_saved_links, f"{_HERE}.links.lists:refuse_list", rank=12, lister=_LISTED[0], counter=_LISTED[1]
)
KARAKEEP, LINKDING, OMNIVORE, READECK, WALLABAG = (
    Format(
        module.SERVICE.name.lower(),
        module.SERVICE.recognises,
        f"{_HERE}.services:read_none",
        rank=12,
        lister=f"{module.__name__}:SERVICE.list_entries",
    )
    for module in (karakeep, linkding, omnivore, readeck, wallabag)
)
BINARY = Format("binary", is_binary, f"{_HERE}.refused:refuse_binary", rank=11)
FRONT_MATTER = Format("front matter", partial(_is, "front matter"), f"{_HERE}.front_matter:read_headed", rank=12)
FEED = Format(
    "feed",
    partial(_is, "feed"),
    f"{_HERE}.feeds:read_only_entry",
    {
        ".rss": "application/rss+xml",
        ".atom": "application/atom+xml",
        ".xml": "application/xml",
        ".json": "application/json",
        ".jsonfeed": "application/feed+json",
    },
    rank=13,
    lister=f"{_HERE}.feeds:read_entries",
    counter=f"{_HERE}.feeds:count_entries",
)
SITEMAP = Format(
    "sitemap",
    partial(_is, "sitemap"),
    f"{_HERE}.feeds:read_only_entry",
    rank=14,
    lister=f"{_HERE}.feeds:read_entries",
    counter=f"{_HERE}.feeds:count_entries",
)
PAGE = Format(
    "page",
    partial(_is, "page"),
    f"{_HERE}.pages:read_page",
    {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml"},
    rank=15,
)
DATA = Format("data", is_data, f"{_HERE}.refused:refuse_data", rank=16)
MARKDOWN = Format(
    "markdown",
    partial(_is, "markdown"),
    f"{_HERE}.markdown:read_markdown",
    dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), "text/markdown"),
    rank=17,
)
TEXT = Format(
    "text",
    partial(_is, "text"),
    f"{_HERE}.plain_text:read_plain_text",
    {".txt": "text/plain", ".text": "text/plain"},
    rank=18,
)
ASCIIDOC = Format(
    "asciidoc",
    is_asciidoc,
    f"{_HERE}.markups.asciidoc:read_asciidoc",
    {".adoc": "text/asciidoc", ".asciidoc": "text/asciidoc"},
    rank=10,
)
NOTEBOOK = Format(
    "notebook",
    is_notebook,
    f"{_HERE}.markups.notebooks:read_notebook",
    {".ipynb": "application/x-ipynb+json"},
    rank=10,
)
ORG = Format("org", is_org, f"{_HERE}.markups.org:read_org", {".org": "text/x-org"}, rank=10)
RESTRUCTURED = Format(
    "restructured text",
    is_restructured,
    f"{_HERE}.markups.restructured:read_restructured",
    {".rst": "text/x-rst", ".rest": "text/x-rst"},
    rank=10,
    extra="rst",
)
SUBTITLES = Format(
    "subtitles",
    is_subtitles,
    f"{_HERE}.markups.subtitles:read_subtitles",
    {".srt": "application/x-subrip", ".vtt": "text/vtt"},
    rank=10,
)
PDF = Format(
    "pdf",
    is_pdf,
    f"{_HERE}.pdf.reader:read_pdf",
    {".pdf": "application/pdf"},
    rank=10,
    extra="pdf",
)
