"""Scripts that an editor changed by hand: read from their file, kept until the article itself changes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from articlecast.display import quote_word
from articlecast.errors import NarrateError, StoreError
from articlecast.model import Episode, Script
from articlecast.narrate import find_article, format_script, parse_script, speak_edits
from articlecast.show.settings import Settings

LARGEST_FILE = 20_000_000
"""Bytes of a script that are read at all; a book's is a tenth of it."""


def load_script(path: str) -> tuple[Script, str]:
    """The script in a file, ``-`` being standard input, and the article that its header names.

    Raises NarrateError with the line of a mistake, and OSError where there is no such file.
    """
    name = "script" if path == "-" else path
    text = _decode(sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes(), name)
    script, article = parse_script(text, name), find_article(text)
    if not article:
        raise NarrateError(name, "names no article", "put a line 'article: articles/name.md' under its title")
    if not script.utterances:
        raise NarrateError(name, "holds nothing to say", "articlecast script ARTICLE")
    return script, article


def choose_edited(
    settings: Settings,
    own: Script,
    digest: str,
    previous: Episode | None,
    given: Script | None,
    *,
    folder: Path,
    part: bool = False,
) -> tuple[Script, str]:
    """What is said of the article, and its ``digest`` where an editor changed that; ``given`` is a new edit.

    ``own`` is the article's script without any, and ``folder`` holds the ``previous`` episode's. An edited one stays
    while its article does; one that says just what the article's own does is no edit. Raises NarrateError where the
    article has changed since, so that neither it nor the edit is lost unseen; and for a new edit that leaves out most
    of the article, unless it is meant to be a ``part``.
    """
    if given:
        if not part:
            _refuse_part(own, given)
        given = _keep_unsaid(speak_edits(given, settings.words), own)
        return given, digest if format_script(given) != format_script(own) else ""
    if not previous or not previous.edited:
        return own, ""
    if previous.edited != digest:
        wrong = "has changed since its script was edited; the episode is as it was"
        compare = f"articlecast script --diff {quote_word(previous.source)}"
        hint = f"{compare}   (then, edited or not: articlecast render --script FILE)"
        raise NarrateError(previous.source, wrong, hint)
    return _keep_unsaid(load_kept(folder, previous), own), digest


def _keep_unsaid(given: Script, own: Script) -> Script:
    """An edit with what the article shows and its own script does not say, which no edit of that takes away."""
    pictures = tuple(each for each in own.shown if each.kind == "picture" and each.last == each.paragraph)
    return replace(given, omissions=own.omissions, shown=pictures)


def _refuse_part(own: Script, given: Script) -> None:
    """Raises NarrateError for an edit that leaves out most of the article: the rest of its file may be missing."""
    said = {utterance.written for utterance in given.utterances}
    kept = sum(utterance.written in said for utterance in own.utterances)
    words, wanted = (sum(len(each.written.split()) for each in script.utterances) for script in (given, own))
    if 2 * kept < len(own.utterances) and 2 * words < wanted:
        wrong = f"holds {kept} of the article's {len(own.utterances)} sentences: it may be a part of it"
        raise NarrateError("the script", wrong, "articlecast render --script FILE --part   (if that is meant)")


def load_kept(folder: Path, episode: Episode) -> Script:
    """The script that an editor made, as the episode below that folder keeps it; raises StoreError where it is gone."""
    for asset in episode.assets_of("script"):
        path = folder / episode.slug / asset.name
        return parse_script(_decode(path.read_bytes(), str(path)), str(path))
    raise StoreError(
        episode.source,
        "its edited script is gone",
        f"articlecast script {quote_word(episode.source)} | articlecast render --script -",
    )


def _decode(content: bytes, name: str) -> str:
    if len(content) > LARGEST_FILE:
        raise NarrateError(name, f"is larger than {LARGEST_FILE:,} bytes; that is no script", "")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NarrateError(f"{name}, line {line}", "is not UTF-8", "save it as UTF-8") from error
