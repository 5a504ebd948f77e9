"""Lines of a header, and marks in a text, that nobody reads although they look meant for us: named once, so that no
misspelling is silent.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from articlecast.names import find_nearest, is_address, suggest_name
from articlecast.read.formats.header import fold_name
from articlecast.read.markup.marks import WORDS, list_notations, parse_marks

_LOG = logging.getLogger("articlecast.read")  # what nobody configures is printed on standard error

_MEANT = {
    "voice": "[speak.voices] in articlecast.toml",
    "voices": "[speak.voices] in articlecast.toml",
    "engine": "[speak] in articlecast.toml",
    "rate": "[speak] in articlecast.toml",
    "speed": "[speak] in articlecast.toml",
    "pitch": "[speak] in articlecast.toml",
    "pronunciation": "lexicon: in the header",
    "pronunciations": "lexicon: in the header",
    "pronounce": "lexicon: in the header",
    "intro": "[master] in articlecast.toml",
    "outro": "[master] in articlecast.toml",
    "explicit": "[show] in articlecast.toml",
    "number": "episode: in the header",
    "narrate": "narration: in the header",
    "speak": "[speak] in articlecast.toml",
    "master": "[master] in articlecast.toml",
}
"""What only a podcast could want, and where it is said."""

_OTHERS = frozenset(
    """
    aliases alias layout draft drafts weight type kind series series_order menu menus resources outputs cascade
    build sitemap markup headless expirydate publishdate params translationkey islonger toc math mathjax katex
    comments comment featured pin pinned sticky template theme css js head id uid uuid guid status state version
    permalink pagination eleventycomputed eleventyexcludefromcollections eleventynavigation collection collections
    redirect redirects redirectfrom redirectto order position nav navtitle navorder parent parents haschildren sidebar
    sidebarlabel hide hidetitle hidetoc search robots noindex cssclass cssclasses publish published private password
    words wordcount readingtime lines note notes comment image images photo video audio file files format output
    bibliography csl references citations nocite abstracttitle documentclass geometry fontsize papersize header footer
    location place places country city people person event events rating score time timezone last last_updated
    enabled active visible hidden access visibility tier newsletter emailsubject ogtitle ogdescription twittertitle
    twitterdescription metatitle metadescription seotitle seodescription imagealt alt caption credit credits
    titles subheading kicker section sections label labels class style color icon emoji author_id authorurl authorimage
    translations translation data datasource original originalurl via ref refs license rights copyright doi isbn issn
    """.replace("_", "").split()
)
"""What site generators, editors and other programs put into a header; it is theirs and nobody's mistake."""

_NEAR = 0.8


def tell_strange(names: Iterable[str], known: Collection[str], place: str) -> None:
    """Warn, once for a file, of the lines of its header that look meant for us and that nobody reads.

    ``known`` are the names that are read, folded as ``fold_name`` does. A page on the network owes us nothing.
    """
    if is_address(place):
        return
    found = tuple((name, meant) for name in names if (meant := _find_meant(fold_name(name), known)))
    if found:
        _tell(place, found)


def _find_meant(name: str, known: Collection[str]) -> str:
    """What such a line was probably meant to be; empty for one that is read, and for what is another program's."""
    if name in known or name in _OTHERS or not name:
        return ""
    if name in _MEANT:
        return _MEANT[name]
    near = find_nearest(name, known, cutoff=_NEAR) if len(name) > 3 else ""
    return f"{near}: in the header" if near else ""


@lru_cache(maxsize=256)
def _tell(place: str, found: tuple[tuple[str, str], ...]) -> None:
    names = " and ".join(f"'{name[:40]}:'" for name, _ in found[:3]) + (" and others" if len(found) > 3 else "")
    meant = "; ".join(dict.fromkeys(meant for _, meant in found[:3]))
    _LOG.warning("note: %s: nobody reads %s in its header\ntry:   %s", place, names, meant)


# ---------------------------------------------------------------- marks in the text


def tell_strange_marks(text: str, place: str) -> None:
    """Warn, once for a file, of the marks in its HTML that say nothing; a page on the network owes us nothing."""
    if is_address(place):
        return
    wrong: list[str] = []
    depth = 0
    for mark, is_comment in list_notations(text):
        if is_comment and mark.lower() == "end":
            wrong += ["'end' ends nothing"] if not depth else []
            depth = max(depth - 1, 0)
            continue
        said, parts = parse_marks(mark)
        depth += is_comment and bool(said.keys() - {"pause"})
        wrong += [_explain_mark(part, why) for part, why in parts]
    wrong += ["a comment has no '<!-- articlecast: end -->' after it"] if depth else []
    if wrong:
        _tell_marks(place, tuple(wrong))


def _explain_mark(part: str, why: str) -> str:
    word = part.replace(":", " ").split()[0][:40] if part.strip(": ") else part
    return f"'{part[:60]}' {why}" if why else f"no such mark '{word}'{suggest_name(word, WORDS)}"


@lru_cache(maxsize=256)
def _tell_marks(place: str, wrong: tuple[str, ...]) -> None:
    more = f"; and {len(wrong) - 3} more" if len(wrong) > 3 else ""
    _LOG.warning("note: %s: marks in the text: %s%s\ntry:   %s", place, "; ".join(wrong[:3]), more, _MARKS)


_MARKS = f"{', '.join(WORDS)}: docs/marks.md"


# ---------------------------------------------------------------- what is read, and may not be all


def tell_doubts(place: str, doubt: str, lost: Sequence[str]) -> None:
    """Warn, once for a page, of what speaks against it, and of lines of its text that are not in the article."""
    if lost:
        more = f"; and {len(lost) - 1} more" if len(lost) > 1 else ""
        _tell_doubt(place, f"a line of its text is not in the article: '{lost[0][:80]}'{more}")
    if doubt:
        _tell_doubt(place, doubt)


@lru_cache(maxsize=256)
def _tell_doubt(place: str, doubt: str) -> None:
    _LOG.warning("note: %s: %s\ntry:   articlecast read %s", place, doubt, place)
