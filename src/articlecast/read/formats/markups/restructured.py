"""reStructuredText → HTML by docutils, with nothing included and nothing raw; what Sphinx adds gives its text.

docutils (BSD-2-Clause and public domain, GPL-3.0-or-later for its Emacs mode) is the format's own implementation.
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
"""

from __future__ import annotations

import io
import re
from typing import Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, Parser, directives, roles, states
from docutils.parsers.rst.languages import en

from articlecast.errors import ReadError
from articlecast.model import Article, Document
from articlecast.read.formats.markups.described import name_title, read_described, read_headed, split_own_header
from articlecast.read.formats.markups.restructured_html import write_html
from articlecast.read.options import ReadOptions
from articlecast.read.text.decode import decode_text, refuse_crowd, refuse_volume

MOST_LETTERS = 600_000
"""docutils takes about eight seconds for a million."""
MOST_LINES = 15_000
"""One that holds a sign alone costs more than one of prose: 30,000 take five seconds."""
MOST_BARS = 3000
"""Of one paragraph or table: docutils looks for the end of each to the paragraph's own."""
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": io.StringIO(),
    "input_encoding": "unicode",
    "_disable_config": True,
    "syntax_highlight": "none",
    "smart_quotes": False,
    "doctitle_xform": True,
    "sectsubtitle_xform": False,
    "line_length_limit": 20_000,
    "pep_references": False,
    "rfc_references": False,
    "toc_backlinks": False,
    "section_numbering": False,
}
_DIRECTIVE = re.compile(r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,80}\|[ \t]+)?([\w+.:-]{1,60})::", re.MULTILINE)
_FIELD = re.compile(
    r"^\.\. (title|slug|date|updated|tags|category|author|description|status|link|language):[ \t]*(.*)$"
)
_POST = re.compile(r"^\.\. post::[ \t]*([^\n]*)\n((?:[ \t]+:[\w-]{1,30}:[^\n]*(?:\n|\Z))*)", re.MULTILINE)
"""ABlog's directive that makes a page a post (https://ablog.readthedocs.io/en/stable/manual/posting-and-listing/)."""
_POSTED = frozenset("author tags category title".split())
_PAGE = re.compile(r"\A(?:\s*^:(?:orphan|nosearch|nocomments|hide-toc|no-toc|tocdepth):[^\n]*\n)+", re.MULTILINE)
"""What Sphinx is told of a page above its title: with it docutils would take the title for a section's."""
_RAW = re.compile(r"^(\.\. \|[^|\n]{1,80}\|) raw::[^\n]*\n(?:[ \t]*\n|[ \t]+[^\n]*\n){0,20}", re.MULTILINE)
"""A word that stands for what is in no text, as a line break of HTML."""
_CODE = frozenset("code code-block sourcecode prompt testcode testoutput math".split())
"""Sphinx's own options would make docutils refuse those that it knows."""
_DROPPED = frozenset(
    """
    toctree contents sectnum include literalinclude index highlight only-html raw csv-table-file automodule autoclass
    autofunction automethod autosummary autoattribute autodata autoexception tabularcolumns default-role meta
    currentmodule module sectionauthor codeauthor graphviz plot mermaid uml ipython bibliography todo todolist
    post postlist disqus updatelist date
    """.split()
)
"""Directives of Sphinx, Nikola and others without a word to hear; docutils' ``date`` is that of the day of reading."""
_LABELS = {
    "seealso": "See also", "versionadded": "Added in version", "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}  # fmt: skip
_FIELDS = {
    "author": "authors", "authors": "authors", "date": "date", "modified": "updated", "updated": "updated",
    "lang": "language", "language": "language", "tags": "tags", "keywords": "tags", "category": "tags",
    "summary": "description", "description": "description", "slug": "slug", "status": "status", "draft": "draft",
    "image": "image", "og_image": "image", "link": "link", "canonical": "link", "title": "title",
}  # fmt: skip
"""Bibliographic fields → lines of a header: docutils' own, then those of Pelican and ABlog."""


_CITES = frozenset("cite cite:p cite:ps cite:alp cite:alps footcite footcite:p footcite:ps bibcite".split())
"""Roles whose text is the key of a book in a list (https://sphinxcontrib-bibtex.readthedocs.io/en/latest/usage.html);
the textual ones, ``cite:t``, are a word of their sentence and stay.
"""


def _make_inliner() -> states.Inliner:
    """The reading of inline markup that docutils has, but for text in a role that nobody registered: it is its text.

    ``:ref:`the pier <pier>``` is "the pier". No subclass: docutils looks its patterns up in the very class.
    """
    inliner = states.Inliner()
    usual = inliner.interpreted

    def interpret(rawsource: str, text: str, role: str, lineno: int) -> Any:
        known, _messages = roles.role(role, en, lineno, inliner.reporter)
        return usual(rawsource, text, role, lineno) if known else ([_read_role(rawsource, text, role)], [])

    inliner.interpreted = interpret
    return inliner


def _read_role(rawsource: str, text: str, role: str) -> nodes.Node:
    if role in _CITES:
        return nodes.inline(rawsource)
    words = re.sub(r"(?s)\s*(?<!^)<[^<>]*>$", "", nodes.unescape(text))
    if words[:1] == "~":
        words = words.rpartition(".")[2].lstrip("~")
    code = role.rpartition(":")[2] in {"class", "func", "meth", "mod", "attr", "data", "exc", "obj", "file", "samp"}
    kind = nodes.literal if code else nodes.inline
    return kind(rawsource, words.lstrip("!"))


def _is_shown(asked: str) -> bool:
    """Whether a page has what ``.. only::`` asks for: it is made by a builder of HTML, and with no tag of one's own.

    https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#directive-only
    """
    sums = (re.split(r"\band\b", each) for each in re.split(r"\bor\b", asked))
    return any(all(("html" in term) != term.split()[:1].count("not") for term in terms) for terms in sums)


class _Text(Directive):  # type: ignore[misc, unused-ignore]
    """A directive that nobody registered: what is indented below it is text."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = None

    def run(self) -> list[nodes.Node]:
        name = self.name.rpartition(":")[2]
        if name in _DROPPED or self.name.startswith(("auto", "c:", "cpp:", "py:", "js:")):
            return []
        if name == "only" and not _is_shown(" ".join(self.arguments)):
            return []
        lines = self.content
        if name in _CODE:
            text = "\n".join(lines)
            if name == "math":
                text = "\n".join(filter(None, (" ".join(self.arguments), *lines)))
                return [nodes.math_block(text, text)]
            listing = nodes.literal_block(text, text)
            listing["classes"] += ["code", *"".join(self.arguments[:1]).split()[:1]]
            return [listing]
        box = nodes.container()
        words = " ".join(self.arguments)
        if label := _LABELS.get(name):
            version, _, said = words.partition(" ") if name.startswith(("version", "deprecated")) else ("", "", words)
            head = nodes.paragraph("", "", nodes.strong("", f"{label} {version}".strip() + ":"), nodes.Text(f" {said}"))
            box += head
        if lines:
            self.state.nested_parse(lines, self.content_offset, box)
        return [box] if box.children else []


class _Free(dict[str, Any]):
    """The options of such a directive: any."""

    def __missing__(self, _name: str) -> Any:
        return lambda value: value


_Text.option_spec = _Free()


def read_restructured(document: Document, options: ReadOptions) -> Article:
    """The article of a reStructuredText file; raises as ``read_described`` does."""
    header, text = split_own_header(decode_text(document), document.url)
    refuse_volume(text, document.url, MOST_LETTERS)
    refuse_crowd(text, document.url, re.compile("\n"), MOST_LINES, "lines")
    for paragraph in re.split(r"\n[ \t]*\n", text):
        refuse_crowd(paragraph, document.url, re.compile(r"\|"), MOST_BARS, "bars in one paragraph")
    try:
        body, fields = convert(text)
    except RecursionError as error:
        raise ReadError(document.url, "is nested too deep", f"simplify {document.url}") from error
    if header:
        return read_headed(header, body, document, options)
    whence = "the document's head" if fields.get("title") else "the file's name"
    fields["title"] = fields.get("title") or name_title(document)
    hint = f"write the title on the first line of {document.url}, and a line of === below it"
    return read_described(document, options, fields, body, hint=hint, whence=whence)


def convert(text: str) -> tuple[str, dict[str, object]]:
    """A document's body as HTML, and its fields as lines of a header."""
    fields: dict[str, object] = {}
    for line in text.lstrip().split("\n")[:40]:  # as Nikola has them
        if found := _FIELD.match(line):
            fields.setdefault(_FIELDS.get(found[1], found[1]), found[2].strip())
    text = _take_post(_PAGE.sub("", text), fields)
    text = _RAW.sub(r"\1 unicode:: U+0020\n   :trim:\n\n", text) if "| raw::" in text else text
    known = en.directives.keys() - _DROPPED - _CODE
    for name in set(_DIRECTIVE.findall(text)) - known:
        directives.register_directive(name.lower(), _Text)
    tree = publish_doctree(text, parser=Parser(inliner=_make_inliner()), settings_overrides=_SETTINGS)
    _take_fields(tree, fields)
    _drop_unheard(tree)
    return write_html(tree), fields


def _take_post(text: str, fields: dict[str, object]) -> str:
    """The text without ABlog's directive, whose options are fields."""
    found = _POST.search(text)
    if not found:
        return text
    told = dict(re.findall(r":([\w-]+):[ \t]*(\S[^\n]*)", found[2]))
    fields |= {"date": found[1].strip()} if found[1].strip() else {}
    fields |= {_FIELDS.get(name, name): told[name].strip() for name in sorted(_POSTED & told.keys())}
    if len(language := told.get("language", "").strip()) in {2, 3, 5}:
        fields["language"] = language
    if tags := ", ".join(told[name].strip() for name in ("category", "tags") if name in told):
        fields["tags"] = tags
    if isinstance(fields.get("authors"), str):
        fields["authors"] = [part.strip() for part in str(fields["authors"]).split(",")]
    return text[: found.start()] + text[found.end() :]


def _take_fields(tree: nodes.document, fields: dict[str, object]) -> None:
    """The title and the bibliographic fields, out of the tree."""
    if tree.get("title"):
        title = tree.next_node(nodes.title)
        fields["title"] = title.astext() if title is not None and title.parent is tree else tree["title"]
        subtitle = tree.next_node(nodes.subtitle)
        if subtitle is not None and subtitle.parent is tree:
            fields["title"] = f"{fields['title']}: {subtitle.astext()}"
    authors: list[str] = []
    for info in list(tree.findall(nodes.docinfo)):
        for each in info.children:
            if isinstance(each, nodes.authors):
                authors += [author.astext() for author in each.children]
                continue
            name, value = each.tagname, each.astext()
            if isinstance(each, nodes.field):
                name, value = each[0].astext().lower(), each[1].astext()
            if name in {"author", "authors"}:
                authors += [part.strip() for part in re.split(r";|,(?=\s)", value)]
            elif line := _FIELDS.get(name):
                fields[line] = f"{fields[line]}, {value}" if line == "tags" and fields.get(line) else value
        info.parent.remove(info)
    if authors:
        fields["authors"] = authors
    for kind in (nodes.title, nodes.subtitle):
        for each in [child for child in tree.children if isinstance(child, kind)]:
            tree.remove(each)


def _drop_unheard(tree: nodes.document) -> None:
    """Take out tables of contents and what cites a book; what docutils marks as a problem is its text."""
    for each in list(tree.findall(nodes.problematic)):
        each.parent.replace(each, nodes.Text(each.astext().strip("|`*").rstrip("_")))
    for each in [*tree.findall(nodes.citation), *tree.findall(nodes.citation_reference)]:
        each.parent.remove(each)
    for each in list(tree.findall(nodes.topic)):
        if "contents" in each["classes"]:
            each.parent.remove(each)
