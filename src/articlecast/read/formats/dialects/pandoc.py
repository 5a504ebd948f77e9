"""Pandoc's citations, ``[@doe99, p. 3]`` (https://pandoc.org/MANUAL.html#citations), which refer to a list of books."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from html import escape

_CITATION = re.compile(r"[ \t]?\[(?:[^\[\]@\n]{0,80}[\s;-])?-?@[A-Za-z_][\w:./-]{0,100}[^\[\]\n]{0,300}\](?![(\[:{])")


_CAPTION = re.compile(
    r"(\|[ \t]{0,9}\n[ \t]{0,9}\n)(?:[Tt]able)?:[ \t]+(\S[^\n]{0,2000}(?:\n[^\s|][^\n]{0,2000}){0,8})"
)
"""What stands below a table, and is a definition's anywhere else."""
_FIGURE = re.compile(
    r"^!\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,500}\))?+){1,1000}+)\]"
    r"\(<?([^()\s<>]{1,500})>?(?:[ \t]+\"[^\"\n]{0,300}\")?\)(\{[^{}\n]{0,500}\})?[ \t]*$",
    re.MULTILINE,
)
"""A picture on a line of its own, whose words are its caption (https://pandoc.org/MANUAL.html#extension-implicit_figures).
"""
_RAISED = re.compile(r"(?<=[\w)\]])\^(\w{1,12})\^(?![\w^])")
_LOWERED = re.compile(r"(?<=[\w)\]])(?<!~)~(\w{1,12})~(?!~)")


_LINES = re.compile(r"(?:^\|[ \u00a0][^|\n]*[^|\s][ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
"""A line block (https://pandoc.org/MANUAL.html#line-blocks); a table has a second bar, or a rule."""
_REFERENCE = re.compile(
    r"(?<![\w@/.\[-])@(fig|tbl|lst|sec|eq|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn|imp|cau)-[A-Za-z0-9][\w-]{0,80}"
)
"""Quarto's cross-references (https://quarto.org/docs/authoring/cross-references.html)."""
_NUMBERED = re.compile(r"[ \t]?\\@ref\([\w:.-]{1,100}\)")
"""Those of bookdown, whose numbers are given when the book is made."""
_PLACE = re.compile(
    r"((?<![\w@])-?@[A-Za-z_][\w:.-]{0,60})[ \t]"
    r"\[(?:(?:see|pp?|ch|chap|sec|fig|vol|no)\b\.?|\d)[^\[\]\n]{0,60}\](?![(\[:{])"
)
"""Where in a book that a sentence names: ``@doe99 [p. 3] says``."""
_COLUMNS = re.compile(
    r"(?:^(?P<head>[ \t]*[^\s|][^\n|]{0,500})\n)?^[ ]{0,3}(?P<rule>-{2,}(?:[ ]{1,40}-{2,}){1,20})[ ]*\n"
    r"(?P<rows>(?:[ ]*[^\s|][^\n|]{0,500}(?:\n|\Z)){1,200})(?=[ \t]*(?:\n|\Z))",
    re.MULTILINE,
)
"""A simple table (https://pandoc.org/MANUAL.html#extension-simple_tables): dashes say where its columns are."""
_KINDS = ("fig", "tbl", "lst", "sec", "eq")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": ("the figure", "the table", "the listing", "the section", "the equation"),
    "de": ("die Abbildung", "die Tabelle", "das Listing", "der Abschnitt", "die Gleichung"),
    "fr": ("la figure", "le tableau", "le listing", "la section", "l’équation"),
    "es": ("la figura", "la tabla", "el listado", "la sección", "la ecuación"),
    "it": ("la figura", "la tabella", "il listato", "la sezione", "l’equazione"),
    "pt": ("a figura", "a tabela", "a listagem", "a seção", "a equação"),
    "nl": ("de figuur", "de tabel", "de listing", "de sectie", "de vergelijking"),
}
"""What is said of ``_KINDS``: their numbers are not here."""


def _name_reference(text: str, found: re.Match[str], language: str) -> str:
    """What a cross-reference is called; nothing where its kind, or the language, is none of ours."""
    names = _NAMES.get(language, ())
    words = names[_KINDS.index(found[1])] if names and found[1] in _KINDS else ""
    begins = re.search(r"(?:^|[.!?]|\n[ \t]*\n)\s*$", text[max(found.start() - 40, 0) : found.start()])
    return words[:1].upper() + words[1:] if begins else words


def _part_lines(found: re.Match[str]) -> str:
    """A line block as a paragraph whose lines are parted as Markdown does it, none of them indented."""
    above = found.string[max(found.start() - 80, 0) : found.start()]
    lines = [line[2:].strip("\u00a0 \t") for line in found[0].rstrip("\n").split("\n")]
    if not re.search(r"(?:\A|\n[ \t]*\n)\Z", above) or any(re.fullmatch(r"[-:= ]+", line) for line in lines):
        return found[0]
    return "\\\n".join(lines) + "\n" * found[0].endswith("\n")


def _draw_table(found: re.Match[str]) -> str:
    """A simple table with bars; what has words where columns part is text below a line of dashes, and stays."""
    start = found.start("rule") - found.string.rfind("\n", 0, found.start("rule")) - 1
    runs = [(start + run.start(), start + run.end()) for run in re.finditer("-+", found["rule"])]
    above = found.string[max(found.start() - 80, 0) : found.start()]
    lines = [*filter(None, [found["head"]]), *found["rows"].rstrip("\n").split("\n")]
    if re.fullmatch(r"[ -]+", lines[-1]):
        lines.pop()
    gaps = [(end, begin) for (_, end), (begin, _) in itertools.pairwise(runs)]
    apart = all(not line[end:begin].strip() for line in lines for end, begin in gaps)
    if (
        not re.search(r"(?:\A|\n[ \t]*\n)\Z", above)
        or not apart
        or not all(line[runs[1][0] :].strip() for line in lines[:2])
    ):
        return found[0]
    begins = [0, *(begin for begin, _ in runs[1:])]
    rows = [[line[begin:end].strip() for begin, end in zip(begins, [*begins[1:], None], strict=True)] for line in lines]
    rows.insert(1 if found["head"] else 0, ["---"] * len(runs))
    if not found["head"]:
        rows.insert(0, [""] * len(runs))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def show_figures(text: str, *, always: bool) -> str:
    """A text whose pictures with a line to themselves are figures with their words as captions: ``always``, or those
    alone that are numbered, as Quarto does it by ``{#fig-…}``.
    """

    def write(found: re.Match[str]) -> str:
        braces = found[3] or ""
        before, after = found.string[: found.start()][-2:], found.string[found.end() : found.end() + 2]
        stands_alone = before in {"", "\n", "\n\n"} and after in {"", "\n", "\n\n"}
        if not stands_alone or not (always or "#fig-" in braces):
            return found[0]
        alt = re.search(r"(?:fig-)?alt=\"([^\"]{0,1000})\"", braces)
        picture = f'<img src="{escape(found[2])}" alt="{escape(alt[1] if alt else "")}">'
        return f"<figure>{picture}<figcaption>\n\n{found[1]}\n\n</figcaption></figure>\n"

    return _FIGURE.sub(write, text) if "![" in text else text


def settle_pandoc(text: str, find_language: Callable[[], str] = lambda: "en") -> str:
    """A text without citations, and raised and lowered letters as HTML; what a sentence has (``@doe99 says``) stays."""
    if "---" in text:
        text = _COLUMNS.sub(_draw_table, text)
    if "|\n" in text:
        text = _CAPTION.sub(r"\1<figcaption>\n\n\2\n\n</figcaption>\n", text)
    if "| " in text:
        text = _LINES.sub(_part_lines, text)
    if "@" in text and "[" in text:
        text = _CITATION.sub("", _PLACE.sub(r"\1", text))
    if "@" in text:
        text = _NUMBERED.sub("", text)
        if _REFERENCE.search(text):
            before, language = text, find_language().partition("-")[0] or "en"
            text = _REFERENCE.sub(lambda found: _name_reference(before, found, language), text)
    if "^" in text:
        text = _RAISED.sub(r"<sup>\1</sup>", text)
    return _LOWERED.sub(r"<sub>\1</sub>", text) if "~" in text else text


_ABSTRACTS = {
    "en": "Abstract", "de": "Zusammenfassung", "fr": "Résumé", "es": "Resumen", "it": "Sommario", "pt": "Resumo",
    "nl": "Samenvatting", "sv": "Sammanfattning", "da": "Resumé", "nb": "Sammendrag", "pl": "Streszczenie",
}  # fmt: skip
"""What Pandoc heads an abstract with (its data/translations), by the language."""


def show_abstract(abstract: str, named: str, body: str, language: str) -> str:
    """A body of Markdown with the abstract above it, where Pandoc and Quarto print it; ``named`` is its own heading."""
    abstract = abstract.strip()
    if not abstract or re.match(r"\s*#{1,6}[ \t]+abstract\b", body, re.IGNORECASE):
        return body
    first = re.search(r"^(#{1,6})[ \t]", body, re.MULTILINE)
    heading = named.strip() or _ABSTRACTS.get(language.partition("-")[0].lower(), _ABSTRACTS["en"])
    return f"{first[1] if first else '##'} {heading}\n\n{abstract}\n\n{body}"
