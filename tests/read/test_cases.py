"""Pages written for the project: what is read of each, and how much of what stands in them is kept as what it is.

``cases/NAME.html`` is the page, ``cases/NAME.json`` what comes out; REWRITE_CASES=1 rewrites the latter for review.
Truth stands in the pages themselves, by hand: ``data-t`` on whatever is text of the article, ``data-x`` on what within it is not, ``data-f`` on figures.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html

from articlecast.errors import ReadError
from articlecast.model import (
    Article,
    Block,
    Document,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
    walk_blocks,
)
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from articlecast.read.present import article_values, markdown_blocks
from articlecast.read.text.decode import decode_page

CASES = sorted((Path(__file__).parent / "cases").glob("*.html"))
REWRITE = bool(os.environ.get("REWRITE_CASES"))
FIELDS = ("title", "author", "date", "updated", "language", "url", "image", "summary", "site", "tags", "origins")
Shares = dict[str, tuple[int, int]]


def document(case: Path) -> Document:
    return Document(case.read_bytes(), "text/html", f"https://{case.stem}.example/article")


def understood(case: Path) -> dict[str, object]:
    try:
        article = read_article(document(case))
    except ReadError as error:
        return {"refused": str(error)}
    values = article_values(article)
    return {name: values[name] for name in FIELDS} | {"markdown": markdown_blocks(article.blocks).split("\n")}


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_page_is_read_as_before(case: Path) -> None:
    expected, found = case.with_suffix(".json"), understood(case)
    if REWRITE:
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


# ---------------------------------------------------------------- the floor


def words(text: str) -> list[str]:
    return re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+", text.casefold())


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, the measure of the public benchmarks of extraction."""
    found = words(text)
    return Counter(tuple(found[start : start + 4]) for start in range(max(1, len(found) - 3)))


def contents(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in walk_blocks(blocks):
        match block:
            case Heading() | Paragraph():
                yield block.content
            case Quote():
                yield block.attribution
            case Table():
                yield from (cell for row in (block.header, *block.rows) for cell in row)
            case ListBlock():
                yield from (item.term for item in block.items)
            case _:
                pass


def list_items(article: Article) -> Iterator[ListItem]:
    for block in walk_blocks(article.blocks):
        if isinstance(block, ListBlock):
            yield from block.items


def measure(case: Path) -> tuple[Article, float, Shares]:
    """F1 of the text, and of each kind how many stand in the true text and how many of them were kept as that."""
    article = read_article(document(case))
    tree = lxml_html.document_fromstring(decode_page(document(case)))
    for beside in tree.xpath("//*[@data-x]"):
        beside.drop_tree()
    marked = [element for element in tree.iter() if isinstance(element.tag, str) and "data-t" in element.attrib]
    true, found = runs(" ".join(e.text_content() for e in marked)), runs(article_text(article))
    both = sum((true & found).values())

    def kept(true_ones: list[str], found_ones: list[str]) -> tuple[int, int]:
        left = Counter(" ".join(words(one)) for one in found_ones)
        truth = Counter(" ".join(words(one)) for one in true_ones)
        return sum((truth & left).values()), sum(truth.values())

    blocks = list(walk_blocks(article.blocks))
    pictures = [f"{b.url} {plain(b.caption)} {plain(b.credit)}" for b in blocks if isinstance(b, Figure)]
    figures = [e for e in tree.iter() if isinstance(e.tag, str) and "data-f" in e.attrib]
    links = [link for e in marked for link in e.iter("a") if not (link.get("href") or "#").startswith("#")]
    shares = {
        "headings": kept(
            [e.text_content() for e in marked if e.tag in {"h2", "h3"}],
            [plain(b.content) for b in blocks if isinstance(b, Heading)],
        ),
        "list items": kept(
            [e.text_content() for e in marked if "li" in {e.tag, e.getparent().tag} and not e.getparent().get("id")],
            [plain(b.content) for item in list_items(article) for b in item.blocks if isinstance(b, Paragraph)],
        ),
        "figures": (sum(_shown(e, pictures) for e in figures), len(figures)),
        "links": kept(
            [f"{link.text_content()} {link.get('href')}" for link in links],
            [f"{span.text} {m.value}" for text in contents(article.blocks) for span in text for m in span.marks],
        ),
    }
    return article, 2 * both / (sum(true.values()) + sum(found.values())), shares


def _shown(figure: lxml_html.HtmlElement, pictures: list[str]) -> bool:
    """Whether a figure was kept with its picture and every word of its caption."""
    image = next(figure.iter("img"))
    names = [re.sub(r"\.\w+$", "", (image.get(name) or "?").rsplit("/", 1)[-1]) for name in ("src", "data-src")]
    said = set(words(figure.text_content())) - {"photo"}
    return any(any(name in one for name in names) and said <= set(words(one)) for one in pictures)


ARTICLES = [case for case in CASES if b"data-t" in case.read_bytes()]


@pytest.mark.parametrize("case", ARTICLES, ids=[case.stem for case in ARTICLES])
def test_all_of_the_article_is_read_and_nothing_else(case: Path) -> None:
    _, f1, _ = measure(case)
    assert f1 >= 0.97


def test_structure_is_kept_as_what_it_is() -> None:
    total: dict[str, list[int]] = {}
    for case in ARTICLES:
        for kind, counts in measure(case)[2].items():
            total[kind] = [a + b for a, b in zip(total.get(kind, [0, 0]), counts, strict=True)]
    assert {kind: (kept, count) for kind, (kept, count) in total.items() if kept < count} == {}
    assert min(count for _, count in total.values()) >= 7


def test_the_lead_image_is_the_one_that_the_page_declares() -> None:
    for case in ARTICLES:
        declared = re.search(rb'og:image" content="([^"]+)"', case.read_bytes())
        if declared:
            assert measure(case)[0].image == declared.group(1).decode()


def test_notes_quotes_and_embeds_are_told_apart() -> None:
    paper = read_article(document(Path(__file__).parent / "cases" / "paper.html"))
    assert [block.name for block in paper.blocks if isinstance(block, Note)] == ["fn1"]
    interview = read_article(document(Path(__file__).parent / "cases" / "interview.html"))
    assert [block.kind for block in interview.blocks if isinstance(block, Embed)] == ["video", "post"]
    assert not [block for block in interview.blocks if isinstance(block, Quote)]  # the pull quote repeats the text
