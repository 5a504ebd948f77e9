"""Show notes: the little HTML that apps render (``p ul li a``), within the 4,000 bytes that Apple counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from articlecast.durations import write_timestamp
from articlecast.model import Episode, Show
from articlecast.names import make_uri
from articlecast.publish.disclosure import is_synthetic
from articlecast.publish.feed.tags import clean, clean_line
from articlecast.publish.options import PublishOptions
from articlecast.publish.wording import Say, say_in

LONGEST = 4000
"""Bytes of UTF-8 that Apple reads of a description."""
BRIEF = 700
"""Of those of an older episode, one of some thousands in the same file."""


def write_notes(episode: Episode, options: PublishOptions, longest: int = LONGEST) -> str:
    """The notes as HTML of at most ``longest`` bytes.

    Summary, correction, the article's address, chapters with their times, credits and how it was made, and the
    links that the article mentions. A summary ends at 1,000 characters; what still does not fit is left out from
    the end: links first, then what only the article shows, chapters, and more of the summary.
    """
    links, chapters, summary = _links(episode), _chapters(episode), clean(episode.summary)
    shown = _omissions(episode, say_in(episode.language))
    if len(summary) > 1000:
        summary = summary[:999].rsplit(None, 1)[0] + "…"

    say = say_in(episode.language)
    head, tail = _notices(episode, options, say), _credits(episode, options, say)

    def notes() -> str:
        parts = (_summary(summary), *head, _original(episode, say), _list("", chapters), *tail,
                 _list(say("Only in the article:"), shown), _list(say("Mentioned in the article:"), links))  # fmt: skip
        return "".join(parts)

    text = notes()
    while _size(text) > longest:
        if links:
            links = links[: _shrunk(len(links))]
        elif shown:
            shown = shown[: _shrunk(len(shown))]
        elif chapters:
            chapters = chapters[: _shrunk(len(chapters))]
        elif len(summary) > 8:
            summary = summary[: _shrunk(len(summary))].rstrip("… ") + "…"
        else:
            return _summary(summary)
        text = notes()
    return text


def notes_text(show: Show, episode: Episode) -> str:
    """One plain line about the episode, for places that take no markup."""
    line = clean_line(episode.summary, 300)
    said = say_in(episode.language)("{}, an article read aloud by {}.")
    return line or said.format(clean_line(episode.title), clean_line(show.title))


def _shrunk(count: int) -> int:
    return count * 7 // 8 if count > 8 else count - 1


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _summary(summary: str) -> str:
    paragraphs = [" ".join(lines.split()) for lines in summary.split("\n\n")]
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs if text)


def _notices(episode: Episode, options: PublishOptions, say: Say) -> Sequence[str]:
    said = []
    told = episode.corrected or episode.announced is None
    if options.corrections == "note" and episode.told and told:
        what = clean_line(episode.correction, 1000) or say("the article was changed, and read anew.")
        moment = episode.corrected or episode.updated
        day = f"{moment:%Y-%m-%d}" if moment else ""
        said.append(say("Corrected on {}: {}").format(day, what) if day else say("Corrected: {}").format(what))
    if options.removed == "note" and episode.removed:
        said.append(say("The article is no longer published at its source."))
    return [f"<p>{escape(words, quote=False)}</p>" for words in said]


def _original(episode: Episode, say: Say) -> str:
    return f"<p>{_anchor(episode.url, say('Read the article'))}</p>" if is_web(episode.url) else ""


def _chapters(episode: Episode) -> list[str]:
    # Apple and Spotify read the times of a description from three chapters on, each on a line of its own,
    # the first at zero; fewer would be taken for prose.
    if len(episode.chapters) < 3:
        return []
    return [
        f"{write_timestamp(start, 0, cut=True)} {escape(clean_line(title), quote=False)}"
        for start, title in episode.chapters
    ]


def _links(episode: Episode) -> list[str]:
    first: dict[str, str] = {}
    for words, url in episode.links:
        if url != episode.url and is_web(url):
            first.setdefault(url, words)
    return [_mention(url, words or url) for url, words in first.items()]


def _mention(url: str, words: str) -> str:
    """A link of the article, and whose it is where its words do not say: "on its site (council.example)"."""
    host = name_host(url)
    whose = "" if not host or host in words.lower() else f" ({escape(host, quote=False)})"
    return _anchor(url, words) + whose


_SHOWN = {"table": "A table", "code": "Program code", "formula": "A formula"}
"""What a listener may want to look up, and what it is called."""


def _omissions(episode: Episode, say: Say) -> list[str]:
    """What the article shows and the voice leaves out, each kind once unless it has a title."""
    rows = [
        say(_SHOWN[each.kind]) + (f": {clean_line(each.words, 120)}" if each.kind == "table" and each.words else "")
        for each in episode.omissions
        if each.kind in _SHOWN
    ]
    return [escape(row, quote=False) for row in dict.fromkeys(rows)]


def _credits(episode: Episode, options: PublishOptions, say: Say) -> Sequence[str]:
    writer = clean_line(", ".join(episode.authors))  # whose show it is wrote nothing of it
    voice = clean_line(options.narrator or episode.voice)
    written = say("Written by {}.").format(writer) if writer else ""
    if options.disclosure != "none" and is_synthetic(episode, options) and voice:
        read = say("Read by a synthetic voice, {}, from the article’s own words, with articlecast.").format(voice)
    elif options.disclosure != "none" and is_synthetic(episode, options):
        read = say("Read by a synthetic voice from the article’s own words, with articlecast.")
    else:
        read = say("Read by {}.").format(voice) if voice else ""
    line = " ".join(escape(each, quote=False) for each in (written, read) if each)
    licence = write_licence(*find_licence(episode, options), say)
    return [f"<p>{' '.join(filter(None, (line, licence)))}</p>"] if line or licence else []


_CREATIVE_COMMONS = re.compile(r"cc-(by(?:-nc)?(?:-nd|-sa)?)-(\d\.\d)")


def find_licence(episode: Episode, options: PublishOptions) -> tuple[str, str]:
    """The licence of an episode and its address: its own, which has none, or the show's."""
    return (episode.licence, "") if episode.licence else (options.licence, options.licence_url)


def write_licence(licence: str, url: str, say: Say) -> str:
    """The line about it as HTML, its name a link to its text; empty where there is none.

    A licence of Creative Commons is named as they write it, CC BY-SA 4.0, and linked to without ``url``.
    """
    name = clean_line(licence)
    if creative := _CREATIVE_COMMONS.fullmatch(name.lower()):
        kind, version = creative.groups()
        name = f"CC {kind.upper()} {version}"
        url = url or f"https://creativecommons.org/licenses/{kind}/{version}/"
    linked = _anchor(url, name, ' rel="license"') if is_web(url) else escape(name, quote=False)
    return escape(say("Licence: {}."), quote=False).format(linked) if name else ""


def _list(title: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    head = f"<p>{title}</p>" if title else ""
    return f"{head}<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _anchor(url: str, words: str, more: str = "") -> str:
    return f'<a href="{escape(make_uri(url))}"{more}>{escape(clean_line(words), quote=False)}</a>'


_PLAIN_WEB = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/|$)")


def is_web(url: str) -> bool:
    """Whether an address is absolute and may stand in a feed: ``http``, ``https`` or ``mailto``."""
    if _PLAIN_WEB.match(url):  # nearly every one: a sixth of what the split costs
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (parts.scheme in {"http", "https"} and bool(parts.netloc)) or parts.scheme == "mailto"


def name_host(url: str) -> str:
    """Whose an address is, as readers know it: ``example.org`` for https://www.example.org/; empty for ``mailto``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
