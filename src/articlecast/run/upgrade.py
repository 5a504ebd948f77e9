"""Whether an article that we read otherwise than an earlier version did says the same: an upgrade is no correction.

A file's bytes tell by themselves, as far as its manifest has them. Of a page on the network, around whose article a
server may write what it likes, nothing is compared but what is read in it; where that differs and so do our rules, the
episode's own words decide.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from articlecast.errors import ArticlecastError, UsageError
from articlecast.model import Article, Document, Episode, Role, Script, Source
from articlecast.model.episode import RULES, count_renewed
from articlecast.names import ENTRY, is_address, sha256_hex
from articlecast.narrate import parse_script
from articlecast.run.plan import SUBSTITUTE
from articlecast.show.art import digest_pictures
from articlecast.show.episodes.store import Library, load_episode
from articlecast.show.overrides import Overrides, fit_recipes
from articlecast.show.recipe import list_fingerprints, name_fingerprint
from articlecast.show.settings import Settings, locate_source
from articlecast.show.touch import Touch, load_script_file

_TAG = re.compile(r"<[^<>]*>")
_ARTICLES: frozenset[Role] = frozenset({"title", "heading", "text", "quote", "list", "caption", "note"})
"""The roles of sentences that the article says itself: all others we word."""


def is_read_by_earlier(known: Episode, locator: str) -> bool:
    """Whether its article is known only as earlier rules read it: of a file, or an entry of a feed, the bytes are."""
    return is_address(locator) and ENTRY not in locator and max(known.rules, known.reread) < RULES


def fingerprint_as_read(known: Episode, recipe: str, art: bytes) -> str:
    """The fingerprint that the episode has if it was made by that recipe from what was read of its article then.

    Its own where the manifest does not tell the one from the other: rules were not counted yet.
    """
    spoken = known.fingerprint.partition(SUBSTITUTE)[0]
    return name_fingerprint(recipe, known.article, art) if known.article else spoken


@dataclass(frozen=True, slots=True)
class Completion:
    """Fills in, as long as the settings are those of its day, what an earlier version did not write of an episode.

    ``recipes`` are the part of a fingerprint that all articles share, today's and those of earlier versions.
    """

    settings: Settings
    touch: Touch
    recipes: tuple[str, ...]
    overrides: Overrides

    def complete_file(self, slug: str) -> Episode | None:
        """The committed episode of that slug, completed; None where there is nothing to fill in. Raises StoreError."""
        known = load_episode(self.settings.episodes_folder / slug)
        if known is None:
            return None
        path, content = Path(self.settings.locate(known.source)), b""
        with suppress(OSError, ValueError):  # what is no file is known by its digest, or not
            content = path.read_bytes() if not known.article and path.is_file() else b""
        completed = self.complete(known, self.settings.episodes_folder, content)
        return completed if completed != known else None

    def complete(self, known: Episode, folder: Path, content: bytes = b"") -> Episode:
        """The episode with its parts, and with the revision whose GUID the feed has; itself where that is not told.

        ``folder`` has the episodes, ``content`` is the article's file, where the manifest has no digest of it.
        """
        if known.told and known.renewed is None:
            anew = self.settings.publish.corrections == "new episode"
            known = replace(known, renewed=count_renewed(known.told, None, anew=anew))
        said = known.article or (sha256_hex(content) if content else "")
        script = load_script_file(known, folder)
        if known.parts or known.pinned or not said or script is None:
            return known
        override = self.overrides.find(known.source, known.slug, known.url)
        art = digest_pictures(self.settings, known)
        recipes = fit_recipes(self.recipes, override)
        made = [name_fingerprint(recipes[0], said, art), *(list_fingerprints(recipes, content, art) if content else ())]
        if known.fingerprint.partition(SUBSTITUTE)[0] not in made:
            return known
        locator, digest = self.settings.locate(known.source), override.digest if override else ""
        parts = self.touch.list_parts(known, known.source, locator, script, art, entry=known.entry, override=digest)
        return replace(known, article=said, parts=parts)


def says_the_same(
    known: Episode, article: Article, script: Script, document: Document, folder: Path, *, strictly: bool = False
) -> bool:
    """Whether each sentence of the article that the episode says still stands there, as far as anybody can tell, and
    ``strictly`` no other does.

    What an editor worded by hand is taken to hold, unless ``strictly``. ``folder`` has the episodes, ``script`` is what
    is said of the article today.
    """
    if known.updated and article.updated and article.updated.replace(tzinfo=None) > known.updated.replace(tzinfo=None):
        return False
    spoken = load_spoken(known, folder)
    if known.edited or spoken is None:
        return not strictly
    pages = [document, *([document.instead] if document.instead else [])]
    stands = "\n".join([_join_letters(script), *(_keep_letters(_show_text(page)) for page in pages)])
    return _holds(stands, spoken) and (not strictly or _holds(_join_letters(spoken), script))


def _holds(letters: str, script: Script) -> bool:
    """Whether each of the article's own sentences in a script is among these letters."""
    return all(_keep_letters(each.written) in letters for each in script.utterances if each.role in _ARTICLES)


def _join_letters(script: Script) -> str:
    return _keep_letters("".join(utterance.written for utterance in script.utterances))


def load_spoken(known: Episode, folder: Path) -> Script | None:
    """The script that an episode was spoken from, None where it cannot be had."""
    for asset in known.assets_of("script"):
        try:
            return parse_script((folder / known.slug / asset.name).read_text("utf-8"), asset.name)
        except (OSError, ValueError, ArticlecastError):
            return None
    return None


@dataclass(frozen=True, slots=True)
class Refresh:
    """Which episodes an editor wants in today's reading: those with these slugs or, failing that, each that earlier
    rules made and that was published ``since``.
    """

    slugs: tuple[str, ...] = ()
    since: datetime | None = None


def list_refreshed(settings: Settings, refresh: Refresh) -> tuple[Source, ...]:
    """The articles of the episodes that are to be refreshed, newest first; what an editor keeps as it is, is none.

    Raises UsageError for a slug that no episode has, or whose episode is kept.
    """
    episodes = Library(settings.episodes_folder).sift()[0]
    known = {episode.slug: episode for episode in episodes}
    for slug in refresh.slugs:
        if slug not in known:
            raise UsageError(slug, "no episode has this slug", "articlecast episodes")
        if known[slug].withdrawn or known[slug].pinned:
            done, undo = ("withdrew", "withdraw") if known[slug].withdrawn else ("pinned", "pin")
            raise UsageError(slug, f"an editor {done} it", f"articlecast {undo} {slug} --undo")
    chosen = [known[slug] for slug in refresh.slugs] or [
        episode
        for episode in episodes
        if episode.rules < RULES
        and not (episode.withdrawn or episode.pinned or episode.removed or episode.hidden)
        and (refresh.since is None or episode.published >= refresh.since)
    ]
    return tuple(
        Source(
            settings.locate(locate_source(settings, episode.source)),
            "",
            settings.locate(locate_source(settings, episode.entry)) if episode.entry else "",
        )
        for episode in chosen
    )


def describe_refresh(known: Episode, script: Script, folder: Path) -> str:
    """What a refresh would change since the upgrade, in words; empty where earlier rules said just the same."""
    spoken = load_spoken(known, folder)
    if known.rules >= RULES or known.edited or spoken is None:
        return ""
    before, now = (Counter(utterance.said for utterance in each.utterances) for each in (spoken, script))
    return " and ".join(_count_changes((now - before).total(), (before - now).total(), now.total()))


def _count_changes(new: int, gone: int, total: int) -> Iterator[str]:
    if new:
        yield f"{new} of {total} sentences would be said otherwise"
    if gone > new:
        yield f"{gone - new} would be left out"


def _show_text(document: Document) -> str:
    """All that a page holds, tags aside, wherever it stands."""
    return html.unescape(_TAG.sub("", document.content.decode("utf-8", "replace")))


def _keep_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
