"""Words in capitals on real pages: which are spoken as words and which letter by letter, and how many are wrong.

    python benchmarks/capitals.py FOLDER [JUDGED]

FOLDER holds pages (.html or .html.gz); each is read as an article, in English, and narrated. JUDGED has lines of a
token and its kind, `word` or `letters`, split by a tab; without it the tokens are listed with what is done to them.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

from articlecast.errors import ArticlecastError
from articlecast.model import SPELLED_JOINER, Article, Heading, Paragraph, plain, walk_blocks
from articlecast.narrate.languages.tongues import speak_text
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.recognise import Document

TOKEN = re.compile(r"(?<![\w.&@#/$-])[A-Z]{2,7}(?![\w&@/]|\.\w)")
NUMERAL = re.compile(r"[IVXLC]+")
"""Numerals are another rule's."""


def read_pages(folder: Path) -> list[Article]:
    """The articles of a folder's pages, without those that are refused or not in English."""
    articles = []
    for path in sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")]):
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        try:
            article = read_article(Document(content, "text/html", path.name), ReadOptions())
        except ArticlecastError:
            continue
        if article.language.partition("-")[0] == "en":
            articles.append(article)
    return articles


def count_tokens(articles: list[Article]) -> Counter[tuple[str, str]]:
    """How often each token is spoken as which kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for block in walk_blocks(article.blocks):
            if not isinstance(block, Paragraph | Heading):
                continue
            text = plain(block.content)
            said, rewrites = speak_text(text, article.language)
            spelled = {
                index
                for rewrite in rewrites
                if SPELLED_JOINER in said[rewrite.said_start : rewrite.said_end]
                for index in range(rewrite.start, rewrite.end)
            }
            for match in TOKEN.finditer(text):
                if not NUMERAL.fullmatch(match[0]):
                    counts[match[0], "letters" if match.start() in spelled else "word"] += 1
    return counts


def main() -> None:
    counts = count_tokens(read_pages(Path(sys.argv[1])))
    if len(sys.argv) < 3:
        for (token, kind), count in counts.most_common():
            print(f"{token}\t{kind}\t{count}")
        return
    judged = dict(line.split("\t")[:2] for line in Path(sys.argv[2]).read_text("utf-8").splitlines() if line)
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for (token, kind), count in sorted(counts.items()):
        right = judged.get(token, "unjudged")
        total[right] += count
        if right not in {kind, "unjudged"}:
            wrong[right] += count
            print(f"{token}: {kind}, should be {right}, {count} times")
    for kind in sorted(total):
        print(f"{kind}: {wrong[kind]} of {total[kind]} wrong")


if __name__ == "__main__":
    main()
