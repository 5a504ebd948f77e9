"""Documents of one nasty shape and any size, a generator for each grammar that articlecast parses.

``shapes`` says what an attack is and measures one in a process of its own; ``texts`` has runs of signs in every place
where words stand, ``pages`` HTML and what stands in it, ``markdown`` its marks, ``headers`` YAML and TOML, ``feeds`` RSS,
Atom, JSON feeds and sitemaps, ``documents`` books and what word processors write, ``letters`` mail, ``markups`` AsciiDoc,
Org, reStructuredText, subtitles and notebooks, ``papers`` PDFs, ``exports`` what services and generators write, ``files``
archives, charsets and what is no text, ``pictures`` what is no document.
"""

from __future__ import annotations

from support.hostile import (
    documents,
    exports,
    feeds,
    files,
    headers,
    letters,
    markdown,
    markups,
    pages,
    papers,
    pictures,
    texts,
)
from support.hostile.shapes import Attack

KINDS = (pages, markdown, headers, feeds, files, documents, letters, markups, papers, exports, pictures, texts)
ATTACKS: tuple[Attack, ...] = (
    *pages.ATTACKS,
    *markdown.ATTACKS,
    *headers.ATTACKS,
    *feeds.ATTACKS,
    *files.ATTACKS,
    *documents.ATTACKS,
    *letters.ATTACKS,
    *markups.ATTACKS,
    *papers.ATTACKS,
    *exports.ATTACKS,
    *pictures.ATTACKS,
    *texts.ATTACKS,
)
