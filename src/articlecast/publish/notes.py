"""Show notes: the little HTML that apps render (``p ul li a``), within the 4,000 bytes that Apple counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urlsplit

from articlecast.model import Episode, Show
from articlecast.publish.options import PublishOptions
from articlecast.publish.podcasting import clock
from articlecast.publish.tags import clean, clean_line

LONGEST = 4000
"""Bytes of UTF-8 that Apple reads of a description."""


def write_notes(show: Show, episode: Episode, options: PublishOptions) -> str:
    """The notes as HTML of at most 4,000 bytes.

    Summary, correction, the article's address, chapters with their times, credits and how it was made, and the
    links that the article mentions. A summary ends at 1,000 characters; what still does not fit is left out from
    the end: links first, then chapters, then more of the summary.
    """
    links, chapters, summary = _links(episode), _chapters(episode), clean(episode.summary)
    if len(summary) > 1000:
        summary = summary[:999].rsplit(None, 1)[0] + "…"

    def notes() -> str:
        parts = (_summary(summary), *_notices(episode, options), _original(episode), _list("", chapters),
                 *_credits(show, episode, options), _list("Mentioned in the article", links))  # fmt: skip
        return "".join(part for part in parts if part)

    while links and _size(notes()) > LONGEST:
        links = links[: _shrunk(len(links))]
    while chapters and _size(notes()) > LONGEST:
        chapters = chapters[: _shrunk(len(chapters))]
    while summary and _size(notes()) > LONGEST:
        summary = summary[: _shrunk(len(summary))].rstrip() + "…" if len(summary) > 8 else ""
    return notes()


def notes_text(show: Show, episode: Episode) -> str:
    """One plain line about the episode, for places that take no markup."""
    line = clean_line(episode.summary, 300)
    return line or f"{clean_line(episode.title)}, an article read aloud by {clean_line(show.title)}."


def _shrunk(count: int) -> int:
    return count * 7 // 8 if count > 8 else count - 1


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _summary(summary: str) -> str:
    paragraphs = [" ".join(lines.split()) for lines in summary.split("\n\n")]
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs if text)


def _notices(episode: Episode, options: PublishOptions) -> Sequence[str]:
    table: tuple[tuple[bool, Callable[[], str]], ...] = (
        (
            options.corrections == "note" and episode.revision > 1,
            lambda: (
                f"Corrected{_on(episode)}: {clean_line(episode.correction) or 'the article was changed and read anew.'}"
            ),
        ),
        (
            options.removed == "note" and episode.removed is not None,
            lambda: "The article is no longer published at its source.",
        ),
    )
    return [f"<p>{escape(words(), quote=False)}</p>" for wanted, words in table if wanted]


def _on(episode: Episode) -> str:
    return f" on {episode.updated:%Y-%m-%d}" if episode.updated else ""


def _original(episode: Episode) -> str:
    return f"<p>{_anchor(episode.url, 'Read the article')}</p>" if is_web(episode.url) else ""


def _chapters(episode: Episode) -> list[str]:
    # Apple and Spotify read the times of a description from three chapters on, each on a line of its own,
    # the first at zero; fewer would be taken for prose.
    if len(episode.chapters) < 3:
        return []
    return [f"{clock(start)} {escape(clean_line(title), quote=False)}" for start, title in episode.chapters]


def _links(episode: Episode) -> list[str]:
    seen = {episode.url: ""} | {url: words for words, url in reversed(episode.links) if is_web(url)}
    seen.pop(episode.url)
    ordered = dict.fromkeys(url for _, url in episode.links if url in seen)
    return [_anchor(url, seen[url] or url) for url in ordered]


def _credits(show: Show, episode: Episode, options: PublishOptions) -> Sequence[str]:
    writer = clean_line(", ".join(episode.authors) or show.author)
    voice = clean_line(options.narrator or episode.voice)
    written = f"Written by {writer}. " if writer else ""
    if options.synthetic:
        read = f"Read by a synthetic voice, {voice}, " if voice else "Read by a synthetic voice "
        how = "from the article’s own words, with articlecast."
    else:
        read, how = (f"Read by {voice}." if voice else ""), ""
    sentence = f"{written}{read}{how}".strip()
    licence = (
        f" Licence: {clean_line(episode.licence or options.licence)}." if episode.licence or options.licence else ""
    )
    return [f"<p>{escape(sentence + licence, quote=False)}</p>"] if sentence or licence else []


def _list(title: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    head = f"<p>{title}:</p>" if title else ""
    return f"{head}<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _anchor(url: str, words: str) -> str:
    return f'<a href="{escape(url)}">{escape(clean_line(words), quote=False)}</a>'


def is_web(url: str) -> bool:
    """Whether an address is absolute and may stand in a feed: ``http``, ``https`` or ``mailto``."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (parts.scheme in {"http", "https"} and bool(parts.netloc)) or parts.scheme == "mailto"
