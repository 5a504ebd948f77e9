"""What a scholar's text names for who looks it up: (Smith 2019; Lee et al. 2020), lists of references, DOIs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from articlecast.model import Block, Break, Figure, Heading, ListBlock, Paragraph, plain, walk_blocks
from articlecast.narrate.islands import CITATION, Island

_NAME = r"(?:(?:van|von|de|der|den|la|le|du|di|da|dos|Mc|O’|O') ?){0,2}[A-ZÀ-Þ][\w’'‐-]+(?:,? (?:[A-Z]\.[ -]?){1,3})?"
_JOINED = r"(?:,? (?:&|and|und|et|y|e)|,)"
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|in press|forthcoming"
_PAGES = r"(?:[,:] ?(?:pp?\.|S\.|chap\.|ch\.|§)? ?\d+(?:[-–]\d+)?(?:ff?\.)?)?"
_LEAD = r"(?:(?:see(?: also)?|e\.g\.,?|cf\.|for example,?|for (?:a )?reviews?,? see|reviewed in|siehe|vgl\.|voir|véase|ver|cfr\.) )?"
_SURE = rf"{_LEAD}{_NAME}(?:(?:{_JOINED} {_NAME}){{0,4}},? (?:et al\.?|u\. ?a\.|and others|and colleagues|y col\.|e col\.)|(?:{_JOINED} {_NAME}){{1,5}}),? (?:{_YEAR})(?:, (?:{_YEAR}|[a-z]\b))*{_PAGES}"
"""Several writers and a year, which are nothing else."""
_LOOSE = rf"{_LEAD}{_NAME}(?: {_NAME})?,? (?:{_YEAR})(?:, (?:{_YEAR}|[a-z]\b))*{_PAGES}"
"""One name and a year: a writer in a text that cites, a place or a product in another."""
_NO_WRITER = re.compile(
    r"(?:\W|^)(?:Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|June?|July?|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*|Spring|Summer|Autumn|Fall|Winter|Circa|Season|"
    r"Since|Until|From|Before|After|Early|Late|Mid|In|By|Born|Died|Est|Established|Founded|Released|Published|Updated|Olympics|Expo|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Figure|Table|Fig|Section|Version|Windows|Act|No|Rev)\.?,? \d{4}"
)
_HEADING = re.compile(
    r"\W*(?:references?(?: (?:and notes|cited|list))?|works cited|literature(?: cited)?|bibliography|citations?|sources|"
    r"literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|einzelnachweise|références(?: bibliographiques)?|bibliographie|"
    r"referencias(?: bibliográficas)?|bibliografía|riferimenti(?: bibliografici)?|bibliografia|referências(?: bibliográficas)?)\W*",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\b10\.\d{4,9}/\S|\bdoi\b|\(\s?(?:1[5-9]|20)\d\d[a-z]?\s?\)|\bet al\b|\b(?:1[5-9]|20)\d\d;|\bpp?\. ?\d+|\bvol\.|\bISBN\b|\d+\(\d+\)|"
    r"https?://|^\W*\[\d{1,3}\]|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\bretrieved (?:from|on)\b|\baccessed\b|\bPress,? (?:1[5-9]|20)\d\d|[,.] (?:1[5-9]|20)\d\d\.?$"
    r"|\b(?:1[5-9]|20)\d\d, \d{1,4}(?:\(\d{1,4}\))?, \d|\[\s?(?:Google Scholar|CrossRef|PubMed)\b",
    re.IGNORECASE,
)
"""What an entry of a list of references holds."""
_DOI = re.compile(
    r"\W*(?:(?:cite (?:this )?as|available at|digital object identifier|permalink)\W+)?(?:doi\s*[:=]?\s*)?(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """How an article cites: whether a name and a year in brackets are a source, and the blocks that list sources, each
    by its ``id``.
    """

    names_alone: bool = False
    listed: frozenset[int] = frozenset()


@cache
def _compile(*, loose: bool) -> re.Pattern[str]:
    one = rf"(?:{_SURE}|{_LOOSE})" if loose else rf"(?:{_SURE})"
    rest = rf"(?:; ?(?:{_SURE}|{_LOOSE}))"
    return re.compile(rf"\s?[(\[](?:{one}{rest}{{0,12}}|{_LOOSE}{rest}{{1,12}})[)\]]")


def learn_citations(blocks: Sequence[Block], *, names: bool) -> Cited:
    """How these blocks cite; ``names`` asks whether one name and a year are a source in them."""
    listed = frozenset(_list_references(blocks))
    sure = 0
    for block in walk_blocks(blocks) if names else ():
        if isinstance(block, Paragraph) and id(block) not in listed:
            words = " ".join(plain(block.content).split())
            sure += len(_compile(loose=False).findall(words)) if "(" in words or "[" in words else 0
    return Cited(bool(listed) or sure > 1, listed)


def find_citations(words: str, cited: Cited) -> Iterator[Island]:
    """Where words name sources in brackets, in order: nothing is said of them."""
    if "(" not in words and "[" not in words:
        return
    for match in _compile(loose=cited.names_alone).finditer(words):
        if not _NO_WRITER.search(match[0]):
            yield Island(*match.span(), rule=CITATION)


def is_identifier(words: str) -> bool:
    """Whether a line is a DOI and nothing else."""
    return len(words) < 160 and bool(_DOI.fullmatch(words))


def _list_references(blocks: Sequence[Block]) -> Iterator[int]:
    """The headings of lists of references with all that stands below each, where most of that are entries."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not (isinstance(block, Heading | Paragraph) and _HEADING.fullmatch(plain(block.content))):
            continue
        end = at
        while end < len(blocks) and isinstance(blocks[end], Paragraph | ListBlock | Figure | Break):
            end += 1
        below = [each for each in blocks[at:end] if isinstance(each, Paragraph | ListBlock)]
        entries = [plain(each.content) for each in walk_blocks(below) if isinstance(each, Paragraph)]
        if entries and sum(map(bool, map(_ENTRY.search, entries))) >= 0.6 * len(entries):
            yield id(block)
            yield from map(id, below)
            at = end
