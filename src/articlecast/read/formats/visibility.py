"""Which lines of a header keep an article from the public: one table, a row for what each dialect documents.

Hiding is the safe side: a value that no parser takes for "no" hides where "yes" would, a quoted one as a bare one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articlecast.read.formats.header import fold_name
from articlecast.read.text.decode import strip_controls
from articlecast.read.text.words import fold_spaces

NAUGHT = frozenset({"", "~", "null", "none", "nil"})
"""What YAML and its users write for nothing: the line says nothing then."""
NO = frozenset({"false", "no", "off", "n", "f", "0"})
"""As YAML 1.1 (https://yaml.org/type/bool.html) and Go's ParseBool, in lower case."""
YES = frozenset({"true", "yes", "on", "y", "t", "1"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a header by its names, letters alone and in lower case; it hides with one of the ``values``.

    ``unless`` are the values that do not hide, where all others do.
    """

    dialect: str
    names: tuple[str, ...]
    values: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def hides(self, value: str) -> bool:
        value = " ".join(value.lower().split())
        return value not in NAUGHT and (value in self.values if self.values else value not in self.unless)


_STATUS = frozenset(
    """
    draft drafts in-draft auto-draft private pending review in-review hidden unlisted unpublished skip trash trashed
    deleted inherit archived sent
    """.split()
)
"""WordPress: draft, pending, private, trash, auto-draft, inherit; Ghost: draft, and sent, which went by mail alone;
Pelican: draft, hidden, skip; Nikola: draft, private."""
NO_ARTICLES = frozenset(
    """
    attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template
    wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face
    """.split()
)
"""The types that WordPress itself registers (create_initial_post_types), posts and pages aside."""

ROWS = (
    Row("Hugo, Zola, Astro, Docusaurus, Eleventy's base blog", ("draft",), unless=NO),
    Row("Jekyll, Hexo, DEV", ("published",), NO),
    Row("Obsidian Publish", ("publish",), NO),
    Row("Docusaurus", ("unlisted",), unless=NO),
    Row("WordPress, Ghost, Pelican, Nikola", ("status", "poststatus"), _STATUS),
    Row("Ghost, whose members, paid and tiers are for some alone", ("visibility",), unless=frozenset({"public"})),
    Row("Ghost", ("emailonly",), YES),
    Row("Eleventy", ("eleventyexcludefromcollections",), YES),
    Row("Eleventy", ("permalink",), NO),
    Row("Hugo", ("headless",), YES),
    Row("Hugo", ("buildlist",), NO | {"never", "local"}),
    Row("Hugo", ("buildrender",), NO | {"never", "link"}),
    Row("WordPress exports", ("posttype",), NO_ARTICLES | {"page"}),
    Row("WordPress exports", ("postpassword",), unless=frozenset()),
)
WAITING = frozenset({"future", "scheduled"})
"""A status of WordPress and Ghost that stands beside the date on which it ends, and hides where there is none."""
EXPIRY = ("expirydate", "unpublishdate", "expires")
"""Hugo's names for when an article is no more to be seen, and the plain one."""
DUE = ("publishdate", "pubdate", "published", "datepublished", "publishedat")
"""Hugo's names for when an article is to be seen, beside its own ``date``, and those of JSON-LD and Ghost."""

_BY_NAME = {name: row for row in ROWS for name in row.names}


def find_hiding(header: Mapping[str, object], *, dated: bool) -> str:
    """The first line of a header that keeps its article from the public, as ``draft: true``; empty where none does.

    ``dated`` says that the header has a date.
    """
    for written, name, value in _list_lines(header):
        row = _BY_NAME.get(name)
        waits = name in {"status", "poststatus"} and value.lower() in WAITING and not dated
        if waits or (row and row.hides(value)):
            shown = "…" if name == "postpassword" else value
            return fold_spaces(strip_controls(f"{written[:40]}: {shown[:40]}"))
    return ""


def _list_lines(header: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Each line with one value, as written, by its folded name; of ``build:`` (``_build:`` once) what stands below."""
    for written, value in header.items():
        name = fold_name(written)
        if name == "build" and isinstance(value, Mapping):
            for inner, each in value.items():
                if isinstance(each, str | bool | int):
                    yield f"{written}.{inner}", f"build{fold_name(inner)}", _text(each)
        elif isinstance(value, str | bool | int):
            yield str(written), name, _text(value)


def _text(value: str | bool | int) -> str:  # noqa: FBT001 -- a header's value
    return str(value).lower() if isinstance(value, bool) else str(value)


_LINE = re.compile(
    rb"(?:^|[{,])[ \t]*[\"']?(?P<name>\w[\w-]{3,40})[\"']?[ \t]*[:=][ \t]*[\"']?(?P<value>[^\r\n\"',}]{1,40})",
    re.MULTILINE,
)
_FENCED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:(---|\+\+\+)|\{)")


def may_hide(content: bytes, most: int = 64_000) -> bool:
    """Whether a header may hold such a line, or an expiry, by its first ``most`` bytes: seen without being parsed.

    Ten thousand articles are looked at so, of which one or two say anything.
    """
    fenced = _FENCED.match(content)
    if not fenced:
        return False
    end = content.find(b"\n" + fenced[1], fenced.end(), most) if fenced[1] else most
    for match in _LINE.finditer(content, fenced.end(), end if end > 0 else most):
        name, value = fold_name(match["name"].decode("ascii", "ignore")), match["value"].decode("utf-8", "ignore")
        row = _BY_NAME.get(name) or _BY_NAME.get(f"build{name}")
        if name in EXPIRY or (row and row.hides(value)) or value.strip().lower() in WAITING:
            return True
    return False
