"""What an editor looks at before a show goes out: rewrites, names and capitals, and what an edit changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

from articlecast.model import SPELLED_JOINER, Script, Utterance, render_readings
from articlecast.narrate.languages.tongues import knows_capitals, knows_language
from articlecast.narrate.lexicon import RULE as LEXICON_RULE
from articlecast.narrate.scriptfile import find_article, format_script

_NAME = re.compile(
    r"(?<![.!?…:] )(?<!^)(?<![“\"‘(])\b[A-ZÀ-Þ][\w’-]*[a-zß-ÿ](?: (?:de |von |van |del |al-)?[A-ZÀ-Þ][\w’-]*[a-zß-ÿ])*"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9&]+\b")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:[ ,’'-]+[A-Z]{2,}){2,}\b")
"""Three words in capitals in a row, or more, are emphasis."""
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays".split()
)
"""Every engine says these right."""
_ALWAYS_A_WORD = 6
"""Letters; no rule spells a longer word."""


def audit_script(script: Script) -> Iterator[str]:
    """Lines in three parts: every rewrite with its place and rule, then the capitals of which the rules can only guess
    how they are said, then names with their counts. What the lexicon says stands among the rewrites alone.

    A place is the number of the paragraph and the character within its sentence, both as the transcript has them.
    """
    yield "# Rewritten"
    for each in script.utterances:
        for rewrite in each.rewrites:
            old = each.written[rewrite.start : rewrite.end]
            new = render_readings(each.said[rewrite.said_start : rewrite.said_end], "{} /{}/".format)
            new = new.replace(SPELLED_JOINER, "·")
            yield f"{each.paragraph}:{rewrite.start}\t{old}\t{new}\t{rewrite.rule}"
    capitals, names = count_doubtful(script)
    for title, counts in (("Capitals that no rule knows", capitals), ("Names", names)):
        yield f"# {title}"
        yield from (f"{count}\t{name}" for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def count_doubtful(script: Script) -> tuple[Counter[str], Counter[str]]:
    """The capitals of which the rules can only guess how they are said, and the names, each with its count."""
    small = {word for each in script.utterances for word in _SMALL.findall(each.written)}
    capitals, names = Counter[str](), Counter[str]()
    for each in script.utterances:
        open_to = _leave_out_lexicon(each)
        found = _CAPITALS.findall(_SHOUTED.sub(" ", open_to))
        capitals.update(word for word in found if not _is_known(word, each.language, small))
        found = _NAME.findall(_leave_out_rewrites(each)) if each.role != "title" else []
        bare = (_POSSESSIVE.sub("", name) for name in found)
        names.update(name for name in bare if name not in _CALENDAR and not name.isupper())
    return capitals, names


def list_omitted(script: Script) -> Iterator[str]:
    """What the article has and the voice leaves out: the paragraph behind which it stands, its kind, why, its words."""
    for each in script.omissions:
        yield f"{max(each.paragraph, 0)}\t{each.kind}\t{each.reason}\t{each.words or each.url}"


def _is_known(word: str, language: str, small: set[str]) -> bool:
    """Whether it is plain how a word in capitals is said; ``small`` are the words that stand in small letters too."""
    ordinary = word.isalpha() and (len(word) >= _ALWAYS_A_WORD or word.lower() in small)
    return ordinary or knows_capitals(re.sub(r"\d", "", word), language)


def _leave_out_lexicon(utterance: Utterance) -> str:
    """The written words, a full stop for each of the lexicon's, so that no name runs across one."""
    written = utterance.written
    for rewrite in reversed(utterance.rewrites):
        if rewrite.rule == LEXICON_RULE:
            written = f"{written[: rewrite.start]}.{written[rewrite.end :]}"
    return written


def _leave_out_rewrites(utterance: Utterance) -> str:
    """The written words without what is spoken otherwise: Jan. 24 holds no name, and Dr. Ames one."""
    written = utterance.written
    for rewrite in reversed(utterance.rewrites):
        mark = "." if rewrite.rule == LEXICON_RULE else ";"
        written = f"{written[: rewrite.start]}{mark}{written[rewrite.end :]}"
    return written


def list_unknown_languages(script: Script) -> tuple[str, ...]:
    """The languages that have no rules here, each once, in the order in which they are heard."""
    heard = dict.fromkeys(each.language for each in script.utterances)
    return tuple(language for language in heard if not knows_language(language))


def compare_scripts(old: str, new: Script) -> Iterator[str]:
    """What differs between a script file and a script, as a unified diff; nothing where they say the same."""
    yield from unified_diff(
        old.splitlines(),
        format_script(new, article=find_article(old)).splitlines(),
        "published",
        "now",
        lineterm="",
        n=1,
    )
