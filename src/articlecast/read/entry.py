"""One article of a document that holds several, and the document that it makes by itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from articlecast.model import Document
from articlecast.names import sha256_hex

NO_ARTICLES = frozenset(
    """
    attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template
    wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face
    comment template settings
    """.split()
)
"""The types that WordPress itself registers (create_initial_post_types), posts and pages aside, and Blogger's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of several in a document: an entry of a feed or sitemap, a chapter of a book, a letter of a mailbox.

    ``key`` tells it from the others for good, ``html`` is its full text or empty. ``spare`` is what the feed gives as
    content and may be all of it: it does where the page cannot be had. Of a header that keeps it from the public it has
    these ``lines``. ``sound`` is where it is heard already, as an episode of a podcast is, and ``recording`` what
    stands beside its page: an episode, too, or that article read aloud.
    """

    key: str
    link: str
    title: str = ""
    html: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    language: str = ""
    site: str = ""
    spare: str = ""
    sound: str = field(default="", repr=False)
    lines: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # digests are what they were without one
    recording: str = field(default="", repr=False)

    def as_heard(self) -> Entry:
        """The entry as one that is heard elsewhere, and of which nothing is made."""
        return replace(self, html="", spare="", lines=(("heard", "elsewhere"),))

    @property
    def is_article(self) -> bool:
        """False for what an export of WordPress holds beside posts and pages: pictures, menus, styles."""
        return dict(self.lines).get("post_type", "").lower() not in NO_ARTICLES

    def digest(self) -> str:
        """Another one whenever the feed says something else of this entry."""
        return sha256_hex(f"{self!r}{self.lines or ''}".encode())

    def as_document(self, name: str) -> Document:
        """The entry as a front-matter document, which is read like any other; its episode depends on these bytes."""
        import yaml  # noqa: PLC0415 -- 25 ms, for who reads an entry

        header = {
            "title": self.title,
            "author": list(self.authors),
            "date": self.published,
            "updated": self.updated,
            "link": self.link,
            "description": self.summary,
            "tags": list(self.tags),
            "image": self.image,
            "language": self.language,
            "site": self.site,
            **dict(self.lines),
        }
        lines = yaml.safe_dump({k: v for k, v in header.items() if v}, allow_unicode=True, sort_keys=False, width=10**6)
        return Document(f"---\n{lines}---\n<div>{self.html or self.spare}</div>\n".encode(), "", name)
