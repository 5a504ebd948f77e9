"""The list of what a paper cites: notes that nobody reads out unasked, and no paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecast.model import Block, Heading, ListBlock, Note, Paragraph, plain

LEAST = 0.6
"""Of the entries below such a heading that look like citations."""
_HEADINGS = re.compile(
    r"(?:\d{1,2}\.?\s+|[ivx]{1,4}\.\s+)?(?:references?(?: cited| and notes)?|bibliograph(?:y|ie)|works cited"
    r"|literature(?: cited)?"
    r"|literatur(?:verzeichnis|angaben|hinweise)?|quellen(?:verzeichnis|angaben)?|références(?: bibliographiques)?"
    r"|ouvrages cités|bibliograf[íi]a|referencias(?: bibliográficas)?|obras citadas|bibliografia(?: essenziale)?"
    r"|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?|literatuur(?:lijst)?|referenties|bronnen"
    r"|referenser|källförteckning|litteratur(?:liste|förteckning)?|källor"
    r"|参考文献|引用文献|참고\s?문헌|список литературы|литература)"
    r"\s*[:.]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[(?:\d{1,3}|[A-Za-z+]{1,8}\d{0,4}[a-z]?)\]\s|\(?\d{1,3}[.)]\s")
_AUTHOR = re.compile(
    r"[^\W\d_a-z][\w'’ -]{1,30}, (?:[^\W\d_a-z]|et al)|(?:[^\W\d_a-z]\.[ -]?){1,3} ?[^\W\d_a-z][\w'’-]+"
)
_CITED = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bdoi\b|\barxiv\b|https?://|\bet al\b|\bISBN\b|\bpp?\. ?\d|\bS\. ?\d|\bvol\. ?\d",
    re.IGNORECASE,
)


def set_references_apart(blocks: list[Block]) -> list[Block]:
    """The blocks with each list of references as notes, without its heading."""
    done: list[Block] = []
    at = number = 0
    while at < len(blocks):
        block = blocks[at]
        end = _find_end(blocks, at) if isinstance(block, Heading) and _is_heading(block) else at
        entries = [entry for each in blocks[at + 1 : end] for entry in _list_entries(each)]
        cited = sum(map(_is_citation, entries))
        if not entries or cited < LEAST * len(entries):
            done.append(block)
            at += 1
            continue
        for each in blocks[at + 1 : end]:
            if isinstance(each, Paragraph | ListBlock):
                number += 1
                done.append(Note(f"references-{number}", (each,)))
            elif isinstance(each, Note):
                done.append(each)
        at = end
    return done


def _is_heading(block: Heading) -> bool:
    return _HEADINGS.fullmatch(plain(block.content).strip()) is not None


def _find_end(blocks: list[Block], at: int) -> int:
    """Where the list below a heading ends: at the next heading, or with the document."""
    for number in range(at + 1, len(blocks)):
        if isinstance(blocks[number], Heading):
            return number
    return len(blocks)


def _list_entries(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield plain(block.content)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield " ".join(plain(each.content) for each in item.blocks if isinstance(each, Paragraph))


def _is_citation(entry: str) -> bool:
    """Whether an entry says whose work it is, and where or when that came out."""
    head = entry[:60]
    return _CITED.search(entry) is not None and (_LABEL.match(head) is not None or _AUTHOR.search(head) is not None)
