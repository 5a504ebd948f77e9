"""What of a book nobody narrates: cover, title page, copyright page, contents, lists of pictures, index.

What is told by ``epub:type``, landmarks, guide or a name is believed where the text bears it out: a chapter that is
called Contents, or a whole book that a guide calls its cover, is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from posixpath import basename

from lxml import etree

from articlecast.read.formats.epub.package import Book
from articlecast.read.text.words import key

_KINDS: dict[str, frozenset[str]] = {
    "cover": frozenset({"cover", "coverpage", "cover-page", "frontcover", "backcover"}),
    "title": frozenset({"titlepage", "title-page", "halftitlepage", "halftitle", "half-title", "half-title-page"}),
    "rights": frozenset({"copyright-page", "copyrightpage", "copyright", "imprint", "colophon", "imprimatur"}),
    "links": frozenset({"toc", "toc-brief", "landmarks", "page-list", "contents", "table-of-contents", "lot", "loi",
                        "lov", "loa", "list-of-tables", "list-of-illustrations", "index", "doc-index", "doc-toc"}),
    "notes": frozenset({"endnotes", "footnotes", "rearnotes"}),
}  # fmt: skip
_NAMES: dict[str, str] = {
    "cover": r"(?:front |back )?cover(?: page| image)?|couverture|umschlag|cubierta|portada|copertina|capa"
    r"|表紙|封面|표지|обложка|okładka|obálka|kansi|omslag|kapak",
    "title": r"(?:half |full )?title ?page|half ?title|page de titre|faux titre|titelseite|titelblatt|schmutztitel"
    r"|frontespizio|portadilla|folha de rosto|本?扉|書名頁|书名页|속표지|титульный лист|strona tytułowa|titelpagina",
    "rights": r"copyright(?: page| notice| information)?|imprint|colophon|legal(?: notice)?|credits|impressum"
    r"|mentions legales|mentions légales|crédits|créditos|colofón|colofon|ficha técnica|diritti"
    r"|droits d auteur|achevé d imprimer|urheberrecht|rechtliche hinweise|página legal|derechos de autor|note legali"
    r"|direitos autorais|ficha catalográfica|auteursrecht(?:en)?|kolofon|impresszum|tiráž|strona redakcyjna"
    r"|stopka redakcyjna|prawa autorskie|tekijänoikeu(?:s|det)|künye|telif hakkı|hak cipta|выходные данные"
    r"|авторские права|вихідні дані"
    r"|奥付|奥附|著作権(?:表示)?|版[权權](?:页|頁|信息|資訊|声明|聲明|所有)?|판권(?:지|면)?|저작권",
    "links": r"(?:table of )?contents|toc|nav|brief contents|index|(?:list of )?(?:illustrations|figures|tables|maps)"
    r"|table des matières|sommaire|inhalt(?:sverzeichnis)?|register|índice|indice|sumário|sommario|inhoud"
    r"|目次|目[录錄]|차례|목차|оглавление|содержание|зміст|spis treści|obsah"
    r"|sisällys|innehåll|indhold|innhold|içindekiler",
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _NAMES.items()}
_RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright \d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés|\bISBN\b"
    r"|derechos reservados|tutti i diritti|todos os direitos|public domain|creative commons"
    r"|\bfirst (?:published|edition)\b|\bmoral rights? of\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|derechos reservados|tutti i diritti)"
    r"|\bmoral rights? of\b.{1,200}?\basserted\b"
    r"|\bISBN[\s:-]*(?:1[03][\s:-]*)?[\d-]{9}",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Letters of what is written without spaces, of which about two are a word."""
_MOST_WORDS = {"cover": 80, "title": 250, "rights": 3_000}
_OTHERS = re.compile(
    r"(?:also|(?:other|more) (?:books|titles|works|novels)|(?:books|novels)) by\b|by the same author\b|du même auteur\b"
    r"|weitere (?:bücher|werke|titel) von\b|otros libros de\b|altri libri di\b",
    re.IGNORECASE,
)
"""How a list of the author's other books begins."""
_MOST_OTHERS = 200
_UNTOLD_RIGHTS = 900
"""Words of a page that is not named, and says that all rights are reserved."""


def is_front_matter(kinds: Iterable[str], title: str, name: str, root: etree._Element, book: Book) -> bool:
    """Whether a piece of a book is none to narrate. ``kinds`` are what the book calls it, ``title`` its line in the
    contents and ``name`` that of its file.
    """
    words = " ".join(" ".join(root.itertext()).split())
    count = len(words.split()) + len(_UNSPACED.findall(words)) // 2
    told = {each.removeprefix("doc-") for each in kinds}
    marked = {kind for kind, names in _KINDS.items() if told & names}
    called = [key(title), key(re.sub(r"[-_.\d]+", " ", basename(name).rpartition(".")[0]))]
    found = marked | {kind for kind, pattern in _PATTERNS.items() if any(pattern.fullmatch(each) for each in called)}
    if "dedication" in told or "epigraph" in told:
        return False
    for kind in found:
        if kind == "notes":  # those that a text refers to were taken out of it before
            return True
        if kind == "links":
            if _is_list(root, count, told=kind in marked):
                return True
        elif count <= _MOST_WORDS[kind] and (
            kind != "rights" or kind in marked or count < 150 or _RIGHTS.search(words)
        ):
            return True
    if not key(title) and (_repeats_title(words, book) or _repeats_title("".join(root.itertext()), book)):
        return True
    if count < _MOST_OTHERS and _OTHERS.match(words) and any(key(name) in key(words[:120]) for name in book.authors):
        return True
    return count < _UNTOLD_RIGHTS and len(_RIGHTS.findall(words)) > 1 and _STRONG.search(words) is not None


def _is_list(root: etree._Element, count: int, *, told: bool) -> bool:
    """Whether most of a piece are links, or lines as an index has them: words, a comma, numbers. Of one that the book
    calls so, short lines will do: a poem may have the name alone.
    """
    linked = sum(len("".join(link.itertext()).split()) for link in root.iter("a") if link.get("href"))
    if 2 * linked > count:
        return True
    boxes = ("p", "li", "td", "dt", "div")

    def holds(box: etree._Element) -> bool:
        return len(list(islice(box.iter(*boxes), 2))) > 1

    lines = [" ".join("".join(each.itertext()).split()) for each in root.iter(*boxes) if not holds(each)]
    lines = [line for line in lines if line and len(line.split()) < 40]
    short = [line for line in lines if re.search(r"\d[–\d]*[.,]?$", line[-12:]) or (told and len(line.split()) < 9)]
    return len(short) > 0.6 * max(len(lines), 1)


def _repeats_title(words: str, book: Book) -> bool:
    """Whether a page says no more than title, authors and publisher."""
    said = key(words).split()
    known = set(key(" ".join((book.title, *book.authors, book.publisher))).split()) | {"by", "von", "par", "a", "novel"}
    return (
        0 < len(said) < 60
        and key(book.title) in " ".join(said)
        and sum(word in known for word in said) >= 0.6 * len(said)
    )
