"""The words and the links of blocks, for whoever asks what is not said of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from articlecast.model import Block, Heading, Paragraph, plain, walk_blocks


def list_words(blocks: Iterable[Block]) -> str:
    """The words of blocks that are not said, for whoever asks what they were."""
    return " ".join(plain(each.content) for each in walk_blocks(blocks) if isinstance(each, Paragraph | Heading))


def collect_links(blocks: Iterable[Block], without: Container[int] = ()) -> Iterator[tuple[str, str]]:
    """Each address that a text links to, once, with the words that first did; ``without`` has blocks by ``id``."""
    seen = set()
    for block in walk_blocks(blocks):
        if not isinstance(block, Paragraph | Heading) or id(block) in without:
            continue
        for span in block.content:
            link = span.mark("link")
            if link and link.value.startswith("http") and link.value not in seen:
                seen.add(link.value)
                yield span.text.strip(), link.value
