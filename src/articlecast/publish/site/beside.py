"""Files beside the pages, for machines: what may be read, and where everything is."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from articlecast.model import Listed, Show
from articlecast.publish.addresses import quote

MOST_ADDRESSES = 50_000
"""In one sitemap (sitemaps.org)."""


def write_robots(show: Show, *, private: bool) -> bytes:
    """Everything may be read, but of a private show nothing."""
    if private:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {show.base_url}/sitemap.xml\n".encode()


def write_sitemap(show: Show, pages: Iterable[str], episodes: Iterable[Listed]) -> bytes:
    """The addresses of the pages, and of each episode's with the day of its last change."""
    rows = [f"<url><loc>{escape(f'{show.base_url}/{page}')}</loc></url>" for page in pages]
    for episode in episodes:
        day = max(episode.published, episode.updated or episode.published).date().isoformat()
        address = escape(f"{show.base_url}/episodes/{quote(episode.slug)}/")
        rows.append(f"<url><loc>{address}</loc><lastmod>{day}</lastmod></url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(rows[:MOST_ADDRESSES]) + "\n</urlset>\n").encode()
