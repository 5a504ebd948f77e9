"""Initialisms that an article explains itself: "the South Harbour Authority (SHA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecast.model import SPELLED_JOINER, Article, Heading, Paragraph, plain, walk_blocks
from articlecast.narrate.languages.tongues import knows_capitals
from articlecast.narrate.lexicon import Entry

_EXPLAINED = re.compile(r"(?<=[ -])\((?:the )?[\"“]?(?P<letters>[A-Z]{2,6})s?[\"”]?\)")
_NAME = re.compile(r"[\w’'& -]*\Z")
_LONGEST_NAME = 160
"""Characters before the brackets; six words are rarely half as long."""
_SMALL = frozenset("of and the for in on to at by de la du del des van und der".split())
_SAID = re.compile(r"[^AEIOU]{0,2}[AEIOU]{1,2}[^AEIOU]{1,2}(?:[AEIOU][^AEIOU]{0,2}){0,2}")
"""What looks like a word, and of four letters or more is said as one: NATO, UNESCO."""


def learn_initialisms(article: Article) -> Iterator[Entry]:
    """An entry for each run of capitals that the article explains by the words which it stands for."""
    language = article.language.partition("-")[0].lower()
    seen = set()
    for block in walk_blocks(article.blocks):
        text = plain(block.content) if isinstance(block, Paragraph | Heading) and "(" in plain(block.content) else ""
        for match in _EXPLAINED.finditer(text):
            letters, before = match["letters"], text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            name = _NAME.search(before)
            if letters not in seen and name and _stands_for(letters, name[0]) and not _is_word(letters, language):
                seen.add(letters)
                yield Entry(letters, SPELLED_JOINER.join(letters), "", language, "initialism explained")


def _stands_for(letters: str, name: str) -> bool:
    """Whether the letters begin the last words of a name, the small ones counted or not."""
    words = [word for word in re.split(r"[ -]+", name.strip()) if word[:1].isalpha()]
    for chosen in (words, [word for word in words if word not in _SMALL]):
        initials = "".join(word[0] for word in chosen[-len(letters) :]).upper()
        if initials == letters and chosen[-len(letters)][0].isupper():
            return True
    return False


def _is_word(letters: str, language: str) -> bool:
    """Whether it is said as a word, or the rules know how it is said; to them CI is a numeral first."""
    known = knows_capitals(letters, language) and not set(letters) <= set("IVXLCDM")
    return known or (len(letters) > 3 and bool(_SAID.fullmatch(letters)))
