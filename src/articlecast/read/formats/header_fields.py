"""What a header may say of its article, by all the names that people give it, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping

from articlecast.names import GEO
from articlecast.read.formats.visibility import DATED, DUE, EXPIRY

FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title", "headline", "name")),
    ("authors", ("author", "authors", "byline", "by", "creator", "writer")),
    (
        "published",
        ("date", "published", "datepublished", "pubdate", "publishdate", "publishedat", "postdate", "created"),
    ),
    ("due", DUE),
    *((f"embargo.{name}", (name,)) for name in sorted(DATED)),
    ("expires", EXPIRY),
    ("updated", ("updated", "modified", "lastmod", "datemodified", "lastmodified", "lastmodifiedat", "updatedat")),
    ("url", ("link", "url", "canonical", "canonicalurl", "permalink", "isbasedon", "source")),
    ("image", ("coverimage", "image", "cover", "featuredimage", "thumbnail", "banner", "ogimage", "heroimage")),
    ("summary", ("description", "summary", "excerpt", "subtitle", "dek", "abstract", "standfirst")),
    ("site", ("site", "sitename", "publisher", "publication")),
    ("tags", ("tags", "keywords", "categories", "category", "topics")),
    ("language", ("language", "lang", "locale")),
    ("slug", ("slug",)),
)
"""Each field and the names that it goes by, letters alone and in lower case; the first one that is there counts."""

PANDOCS = frozenset(
    """
    abstracttitle bibliography csl linkcitations documentclass numbersections headerincludes geometry fontsize toc
    tocdepth format output execute knitr params nocite citationpackage mainfont papersize subparagraph affiliations
    institute lof lot
    """.split()
)
"""Lines of a header that are Pandoc's, R Markdown's and Quarto's alone: what they print, other generators do not."""

_LINK = r"(?:https?|at|nostr):\S+"
_PLACE = rf"(?!geo:|[NWR]\d)(?:(?:(?!geo:)\S+|{GEO})(?:\s+|$))+"
EPISODE: Mapping[str, tuple[str, str, str]] = {
    "season": ("season", r"[1-9]\d{0,5}", "a whole number from 1"),
    "episode": ("episode", r"[1-9]\d{0,5}", "a whole number from 1"),
    "episodetype": ("episodetype", "full|trailer|bonus", "full, trailer or bonus"),
    "licence": ("licence", r"\S.*", "a licence such as cc-by-4.0"),
    "license": ("licence", r"\S.*", "a licence such as cc-by-4.0"),
    "correction": ("correction", r"\S.*", "a sentence about what was corrected"),
    "episodethread": ("episodethread", rf"{_LINK}( {_LINK})*", "the address of a post, or a list of them"),
    "episodeplace": ("episodeplace", _PLACE, "a place's name, with geo:60.15,-1.14 behind it or not"),
    "episodefunding": ("episodefunding", rf"{_LINK}( \S.*)?", "an address, and the words on its button behind it"),
    "recording": ("recording", r"\S.*", "a sound file beside the article, as voice.mp3"),
    "readby": ("readby", r"\S.*", "the name of whoever reads the recording"),
    "digest": ("digest", r"[A-Za-z0-9_][A-Za-z0-9_.@ -]*", "a list of episodes such as [the-tide@1, the-gull@2]"),
}
"""What only a podcast knows of an article: by its name the field, the form of its value, and that form in words. Feeds
count from 1."""

MEANINGS: Mapping[str, str] = {
    "title": "What it is called: said first, and the episode's title.",
    "authors": "Who wrote it, one or several.",
    "published": "When it was published; the episode has that date. One that is to come is waited for.",
    "due": "When it may be seen, beside its own date: the later of the two counts.",
    "embargo": "The moment before which nobody is to hear it; without a date, that it waits until the line goes.",
    "expires": "The moment at which it leaves the feed and the site.",
    "updated": "When it was last changed, for the page of the episode.",
    "url": "Its address on the web, which the show notes link, and of which the episode's GUID is made.",
    "image": "Its picture: the cover of the episode, by a path seen from the file, or by an address.",
    "summary": "What it is about, in the show notes.",
    "site": "Where it appeared.",
    "tags": "What it is about, in words: for feeds by subject, and for rules.",
    "language": "The language that it is in, as en, en-GB or de.",
    "slug": "The name of the episode's folder and page.",
    "season": "The season that the episode belongs to.",
    "episode": "Its number in the season.",
    "episodetype": "Whether it is a whole episode, a trailer or a bonus.",
    "licence": "Under what it may be used, where that is not the show's licence.",
    "correction": "What was corrected, told to listeners in the show notes; a date may stand before it.",
    "episodethread": "The posts under which listeners talk about it: an address, or a list of them.",
    "episodeplace": "The place that it is about, with its coordinates behind the name or not.",
    "episodefunding": "Where listeners give money for this one: an address, and the words on its button.",
    "recording": "A person's own reading, a sound file beside the article: it is heard in place of the voice.",
    "readby": "Who reads the recording.",
    "digest": "Of a digest: the episodes that it plays.",
    "narration": "Lines below it go before [narrate] of the settings, for this article alone.",
    "lexicon": "Lines below it say how words are said, before [lexicon] of the settings.",
}
"""What each field is for; those of ``EPISODE`` and the two tables beside them."""
