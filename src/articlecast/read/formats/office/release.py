"""A press release as it was typed: the label above its headline and what it tells editors below its story are cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlecast.model import Block, Heading, Paragraph, plain
from articlecast.read.markup.texts import block_texts
from articlecast.read.page.closes import is_release_end, tells_contact

_LABEL = re.compile(
    r"\W*(?:for (?:immediate )?release(?: immediately)?|(?:press|news|media) (?:release|statement)|press notice"
    r"|(?:presse|medien)mitteilung|presseinformation|communiqué de presse|nota de prensa|comunicado de prensa"
    r"|comunicato stampa|comunicado (?:de|à) imprensa|persbericht|pressmeddelande|pressemeddelelse"
    r"|informacja prasowa)\W*",
    re.IGNORECASE,
)
_END = re.compile(r"[\s–—#*•-]*(?:ENDS?|ENDE|FIN|30)[\s–—#*•-]*|(?:[#*]\s?){3,5}")
"""What a release's story ends with: ``– ENDS –``, ``-30-``, ``###``."""
_FIRST = 3
"""Blocks at the top among which a label is looked for, and the fewest of a story."""


def trim_release(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a release's label, and without what stands behind its story for editors: where that begins as
    such things do, or behind the sign of the end, and says whom to ask or who the sender is.
    """
    labels = [at for at, block in enumerate(blocks[:_FIRST]) if _LABEL.fullmatch(_words(block))]
    done = [block for at, block in enumerate(blocks) if at not in labels] if len(blocks) > _FIRST else list(blocks)
    for at, block in enumerate(done):
        words = _words(block)
        if at < _FIRST or len(words) > 300 or not (_END.fullmatch(words) or is_release_end(words)):
            continue
        before, behind = ([line for line in block_texts(part) if line] for part in (done[:at], done[at:]))
        told = any(tells_contact(line) for line in behind)
        if sum(map(len, behind)) <= sum(map(len, before)) and (told or (labels and len(behind) > 1)):
            return done[:at]
        if _END.fullmatch(words) and len(behind) == 1:
            return [*done[:at], *done[at + 1 :]]
    return done


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Heading | Paragraph) else ""
