"""Boxes beside the text, notes, tips, warnings: their kind and title are said, and then their text.

MkDocs' ``!!! note "Title"``, ``??? tip`` and ``=== "Tab"`` (https://squidfunk.github.io/mkdocs-material/reference/),
``:::tip Title`` of Docusaurus and VuePress, ``::: {.note}`` of Pandoc and Quarto, MyST's ``:::{note}``, and
``> [!NOTE]`` of GitHub and Obsidian (https://help.obsidian.md/callouts).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_ENGLISH = (
    "note info tip hint important warning caution danger error attention example question success failure bug"
    " abstract summary seealso todo help faq check done missing tldr"
).split()
_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"seealso": "See also", "faq": "Question", "help": "Question", "tldr": "Summary", "todo": "To do",
           "check": "Success", "done": "Success", "missing": "Failure"}
    | {name: name.capitalize() for name in _ENGLISH[:18]},
    "de": {"note": "Hinweis", "info": "Info", "tip": "Tipp", "hint": "Tipp", "important": "Wichtig",
           "warning": "Warnung", "caution": "Vorsicht", "danger": "Gefahr", "error": "Fehler", "attention": "Achtung",
           "example": "Beispiel", "question": "Frage", "summary": "Zusammenfassung", "abstract": "Zusammenfassung"},
    "fr": {"note": "Note", "info": "Info", "tip": "Conseil", "hint": "Conseil", "important": "Important",
           "warning": "Avertissement", "caution": "Attention", "danger": "Danger", "error": "Erreur",
           "attention": "Attention", "example": "Exemple", "question": "Question", "summary": "Résumé",
           "abstract": "Résumé"},
    "es": {"note": "Nota", "info": "Información", "tip": "Consejo", "hint": "Consejo", "important": "Importante",
           "warning": "Advertencia", "caution": "Precaución", "danger": "Peligro", "error": "Error",
           "attention": "Atención", "example": "Ejemplo", "question": "Pregunta", "summary": "Resumen",
           "abstract": "Resumen"},
    "it": {"note": "Nota", "info": "Informazione", "tip": "Consiglio", "hint": "Consiglio", "important": "Importante",
           "warning": "Avviso", "caution": "Attenzione", "danger": "Pericolo", "error": "Errore",
           "attention": "Attenzione", "example": "Esempio", "question": "Domanda", "summary": "Riassunto",
           "abstract": "Riassunto"},
    "pt": {"note": "Nota", "info": "Informação", "tip": "Dica", "hint": "Dica", "important": "Importante",
           "warning": "Aviso", "caution": "Cuidado", "danger": "Perigo", "error": "Erro", "attention": "Atenção",
           "example": "Exemplo", "question": "Pergunta", "summary": "Resumo", "abstract": "Resumo"},
    "nl": {"note": "Opmerking", "info": "Info", "tip": "Tip", "hint": "Tip", "important": "Belangrijk",
           "warning": "Waarschuwing", "caution": "Voorzichtig", "danger": "Gevaar", "error": "Fout",
           "attention": "Let op", "example": "Voorbeeld", "question": "Vraag", "summary": "Samenvatting",
           "abstract": "Samenvatting"},
}  # fmt: skip
"""What a kind is called: of a language that is not here the title alone is said."""

KINDS = frozenset(_ENGLISH)
_QUOTED = frozenset({"quote", "cite"})
_DEEPEST = 4
"""Boxes within boxes."""
_SENTENCE = re.compile(r"[.!?…:;][\"'”’)*_]*$")

_BANG = re.compile(
    r"(?P<lead>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]*)(?P<more>(?:[ \t]+[\w-]+){0,5})"
    r"(?:[ \t]+\"(?P<title>[^\n]*)\")?[ \t]*$"
)
_TAB = re.compile(r"(?P<lead>[ \t]*)===[!+]?[ \t]+\"(?P<title>[^\n]*)\"[ \t]*$")
_COLONS = re.compile(
    r"(?P<lead>[ \t>]*)(?P<colons>:{3,}[ \t]*|::(?=[a-z]))(?:\{(?P<braces>[^{}\n]*)\}|(?P<kind>[A-Za-z][\w-]*))"
    r"(?:\[(?P<label>[^\n]*)\])?(?:\{[^{}\n]*\})?(?P<title>[^\n]*)$"
)
_CLOSING = re.compile(r"[ \t>]*:{2,}[ \t]*$")
_CALLOUT = re.compile(
    r"(?P<lead>[ \t]*)>[ \t]?\[!(?P<kind>[A-Za-z][\w-]*)(?:\|[^\]\n]*)?\][-+]?[ \t]*(?P<title>[^\n]*)$"
)

_ALERT = re.compile(
    r"^([ \t]*>[ \t]?)\*\*(Note|Tip|Important|Warning|Caution):?\*\*:?[ \t]*(?=\n[ \t]*>)", re.MULTILINE
)
"""A box as GitHub wrote it before ``[!NOTE]``."""
_IDENTIFIER = re.compile(r":::[ \t]+([A-Za-z_][\w.]*)[ \t]*$")
_HANDLED = re.compile(r"(?: {4}|\t)(?:options|handler|selection|rendering):")
"""https://mkdocstrings.github.io/usage/#autodoc-syntax"""
_MYST = re.compile(r"[ \t>]*:[a-z][\w-]{0,40}:(?:[ \t][^\n]*)?$")
"""An option of MyST's, below the line that opens a box by a name in braces; elsewhere it is an emoji and a sentence."""

_FORMAT = re.compile(r"\b(when|unless)-format\s*=\s*[\"']?([\w:-]+)")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(?P<title>[^\n{]*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*$")
"""The first line of a callout of Quarto's, which is its title."""

Lines = list[str]
_GONE: Lines = []
"""What stands in the place of a line that is left out."""


def settle_admonitions(text: str, find_language: Callable[[], str]) -> str:
    """A text in which a box is a paragraph of its kind and title, and then its text."""
    text = _ALERT.sub(r"\1[!\2]", text) if "> **" in text else text
    lines = text.split("\n")
    for _ in range(_DEEPEST):
        before = lines
        if "!!!" in text or "???" in text or "===" in text:
            lines = _open_indented(lines, find_language)
        if "[!" in text:
            lines = _open_callouts(lines, find_language)
        if lines == before:
            break
    if "::" in text:
        lines = _drop_identifiers(lines) if "\n::: " in f"\n{text}" else lines
        lines = _open_colons(lines, find_language)
    return "\n".join(lines)


def name_box(kind: str, title: str, find_language: Callable[[], str]) -> str:
    """The words that open a box: ``Warning: Mind the gap.``, or nothing where it has neither."""
    names = _NAMES.get(find_language().partition("-")[0] or "en", {}) if kind.lower() in KINDS else {}
    name, title = names.get(kind.lower(), ""), title.strip()
    if title.strip(".:!").casefold() in {name.casefold(), kind.casefold()}:
        title = ""
    words = f"{name}: {title}" if name and title else name or title
    return words if not words or _SENTENCE.search(words) else f"{words}."


def _open_indented(lines: Lines, find_language: Callable[[], str]) -> Lines:
    """``!!!``, ``???`` and ``===``, whose text is indented by four spaces or a tab."""
    out: Lines = []
    number = 0
    while number < len(lines):
        line = lines[number]
        signed = line.lstrip()[:3] in {"!!!", "???", "==="}
        found = (_BANG.match(line) or _TAB.match(line)) if signed else None
        lead = found["lead"] if found else ""
        end = number + 1
        while found and end < len(lines) and (not lines[end].strip() or _is_within(lines[end], lead)):
            end += 1
        if not found or not any(each.strip() for each in lines[number + 1 : end]):
            out.append(line)
            number += 1
            continue
        parts = found.groupdict()
        title = parts["title"]
        words = name_box(parts.get("kind") or "", title or "", find_language) if title != "" else ""
        out += ["", lead + words, ""] if words else [""]
        out += [_move_out(each, lead) for each in lines[number + 1 : end]]
        number = end
    return out


def _is_within(line: str, lead: str) -> bool:
    return line.startswith(lead) and line[len(lead) :].startswith(("    ", "\t"))


def _move_out(line: str, lead: str) -> str:
    rest = line[len(lead) :]
    return lead + (rest[1:] if rest.startswith("\t") else rest[4:])


def _open_callouts(lines: Lines, find_language: Callable[[], str]) -> Lines:
    """``> [!warning]- Title`` and the quote that it begins, which is none; a quotation in a callout stays one."""
    out: Lines = []
    number = 0
    while number < len(lines):
        line = lines[number]
        found = _CALLOUT.match(line) if "[!" in line else None
        if not found:
            out.append(line)
            number += 1
            continue
        end = number + 1
        while end < len(lines) and lines[end].lstrip().startswith(">"):
            end += 1
        lead, kind = found["lead"], found["kind"].lower()
        inside = [lines[at] for at in range(number + 1, end)]
        words = name_box(kind, found["title"], find_language)
        if kind in _QUOTED:
            quoted = _open_callouts([re.sub(r"^[ \t]*>[ \t]?", "", each) for each in inside], find_language)
            titled = [f"{lead}> {found['title']}", f"{lead}>"] if found["title"].strip() else []
            out += ["", *titled, *(f"{lead}> {each}".rstrip() for each in quoted), ""]
        else:
            out += ["", *([lead + words, ""] if words else [])]
            out += [lead + re.sub(r"^[ \t]*>[ \t]?", "", each) for each in inside] + [""]
        number = end
    return out


def _drop_identifiers(lines: Lines) -> Lines:
    """The lines without what mkdocstrings would put in for ``::: package.Name``, and its indented options."""
    out: Lines = []
    within = False
    for number, line in enumerate(lines):
        if within and (not line.strip() or line.startswith(("    ", "\t"))):
            continue
        below = lines[number + 1] if number + 1 < len(lines) else ""
        within = (found := _IDENTIFIER.match(line)) is not None and (
            "." in found[1] or _HANDLED.match(below) is not None
        )
        out += [""] if within else [line]
    return out


def _open_colons(lines: Lines, find_language: Callable[[], str]) -> Lines:
    """``:::tip Title`` … ``:::``; signs that have no other half stay."""
    waiting: list[int] = []
    written: dict[int, Lines] = {}
    ends: dict[int, int] = {}
    for number, line in enumerate(lines):
        if "::" not in line:
            continue
        if _CLOSING.match(line):
            if waiting:
                ends[opened := waiting.pop()] = number
                written |= {opened: [], number: [""]}
        elif (found := _COLONS.match(line)) and (len(found["colons"]) > 2 or not found["title"].strip()):
            waiting.append(number)
    for number in sorted(each for each, rows in written.items() if not rows):
        if written[number] is _GONE:
            continue
        if found := _COLONS.match(lines[number]):
            if is_other_format(found["braces"] or ""):
                written |= dict.fromkeys(range(number, ends[number] + 1), _GONE)
                continue
            below = next((at for at in range(number + 1, min(number + 4, ends[number])) if lines[at].strip()), number)
            heading = _HEADING.match(lines[below]) if "callout-" in (found["braces"] or "") else None
            words = _name_colons(found, find_language, heading["title"] if heading else "")
            if heading and below not in written:
                written[below] = [""]
            at = number + 1
            while found["braces"] and at < ends[number] and _MYST.match(lines[at]):
                written[at] = _GONE
                at += 1
            written[number] = ["", found["lead"] + words, ""] if words else [""]
    return [each for number, line in enumerate(lines) for each in written.get(number, [line])]


def is_other_format(braces: str) -> bool:
    """Whether what has these attributes is shown in no page: Quarto's text for PDF alone, or hidden
    (https://quarto.org/docs/authoring/conditional.html).
    """
    shown = re.search(r"\.content-(visible|hidden)\b", braces)
    if not shown:
        return re.search(r"(?:^|\s)\.hidden(?:\s|$)", braces) is not None
    asked = _FORMAT.search(braces)
    if not asked:
        return shown[1] == "hidden" and not re.search(r"\b(?:when|unless)-", braces)
    holds = asked[2].lower().startswith("html") == (asked[1] == "when")
    return holds == (shown[1] == "hidden")


def _name_colons(found: re.Match[str], find_language: Callable[[], str], heading: str = "") -> str:
    braces = found["braces"] or ""
    kind = found["kind"] or next(iter(re.findall(r"[A-Za-z][\w-]*", braces)), "")
    kind = kind.removeprefix("callout-").removeprefix("admonition-").lower()
    titled = re.search(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", braces)
    title = found["label"] or found["title"].strip().strip(":").strip()
    title = titled[1] or titled[2] or "" if titled else title or heading
    return name_box(
        kind, title if kind in KINDS | {"details", "spoiler", "dropdown", "admonition"} or titled else "", find_language
    )
