"""Which lines of a header keep an article from the public: one table, a row for what each dialect documents.

Hiding is the safe side: a value that no parser takes for "no" hides where "yes" would, a quoted one as a bare one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articlecast.read.formats.header import fold_name
from articlecast.read.formats.recognise import BARE_FIELDS
from articlecast.read.text.decode import decode_head, is_unicode, strip_controls
from articlecast.read.text.words import fold_spaces

NAUGHT = frozenset({"", "~", "null", "none", "nil"})
"""What YAML and its users write for nothing: the line says nothing then."""
NO = frozenset("false no off n f 0 nein non nao não nee falsch faux falso".split())
"""As YAML 1.1 (https://yaml.org/type/bool.html) and Go's ParseBool, in lower case, and as people say it."""
YES = frozenset("true yes on y t 1 ja oui si sí sì sim wahr vrai vero verdadero verdadeiro".split())


DUE = ("publishdate", "pubdate", "published", "datepublished", "publishedat")
"""Hugo's names for when an article is to be seen, beside its own ``date``, and those of JSON-LD and Ghost."""
EMBARGO = (
    "embargo", "embargoed", "embargodate", "embargountil", "embargoeduntil", "scheduled", "scheduledfor", "scheduledat",
    "publishat", "publishon", "publishafter",
)  # fmt: skip
"""What people call the moment before which nobody is to see it; without a date it says that there is one."""
DATED = frozenset({"publish", *EMBARGO})
"""Names whose value is a date, or a word that hides."""


def names_moment(value: str) -> bool:
    """Whether the value of such a line is meant as a date, sound or not."""
    return re.search(r"\d{4}|\d[/.]\d", value) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a header by its names, letters alone and in lower case; it hides with one of the ``values``.

    ``unless`` are the values that do not hide, where all others do, a list or lines below it, too.
    """

    dialect: str
    names: tuple[str, ...]
    values: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def hides(self, value: str) -> bool:
        value = "-".join(value.lower().split())
        if value in NAUGHT or (DATED & set(self.names) and names_moment(value)):
            return False
        if self.values:
            return value in self.values or value.replace("_", "-") in self.values
        return value not in self.unless


_DRAFTS = frozenset(
    """
    draft drafts in-draft auto-draft private pending review in-review in-progress wip todo idea outline editing ready
    ready-for-edit ready-for-review needs-review needs-edit embargoed hold on-hold hidden unlisted unpublished
    not-published skip trash trashed deleted inherit archived sent
    entwurf privat brouillon privé borrador privado bozza privato rascunho concept
    """.split()
)
"""States of what is not public. WordPress: draft, pending, private, trash, auto-draft, inherit; Ghost: draft, and sent,
which went by mail alone; Pelican: draft, hidden, skip; Nikola: draft, private."""
_PUBLIC = YES | frozenset(
    """
    publish published public live online released posted final finished done complete completed featured updated
    future scheduled current active stable new evergreen seedling budding growing ongoing maintained
    experimental alpha beta verified abandoned accepted approved adopted implemented resolved open closed deprecated
    obsolete superseded retired legacy rejected
    veröffentlicht öffentlich fertig publié publiée publique publicado publicada público pubblicato pubblicata pubblico
    gepubliceerd openbaar
    """.split()
)
"""A status of what is public: those of generators, of gardens of notes, and of software and decisions that are written
about. ``future`` and ``scheduled`` wait for a date, see ``WAITING``."""
_FOR_ALL = YES | frozenset(
    """
    public open free all everyone everybody anyone any open-access öffentlich alle publique tous público todos pubblico
    tutti openbaar iedereen
    """.split()
)
_PUBLIC_TO = frozenset({"public", "öffentlich", "publique", "público", "pubblico", "openbaar"})


def _twice(names: str) -> tuple[str, ...]:
    """German names as ``fold_name`` has them: with the letters under their dots alone, and with an ``e`` behind."""
    return tuple(each for name in names.split() for each in (fold_name(name), name.replace("ö", "oe")))


ROWS = (
    Row("Hugo, Zola, Astro, Docusaurus, Eleventy's base blog", ("draft",), unless=NO),
    Row("Jekyll, Hexo, DEV", ("published",), NO),
    Row("Docusaurus", ("unlisted",), unless=NO),
    Row("what people write", ("public", "live", "online", "visible", "ispublished", "ispublic", "isvisible"), NO),
    Row("what people write", ("donotpublish", "dontpublish", "nopublish", "notpublic"), unless=NO),
    Row("what people write", ("private", "hidden", "isdraft", "isprivate", "ishidden"), unless=NO),
    Row("what people write in German", ("entwurf", "istentwurf", "privat", "versteckt", "unveroffentlicht"), unless=NO),
    Row("what people write in German", (*_twice("veröffentlicht öffentlich veröffentlichen"), "sichtbar"), NO),
    Row("what people write in French", ("brouillon", "prive", "privee", "nonpublie"), unless=NO),
    Row("what people write in French", ("publie", "publiee", "publier", "publique"), NO),
    Row("what people write in Spanish and Portuguese", ("borrador", "rascunho", "privado", "oculto"), unless=NO),
    Row("what people write in Spanish and Portuguese", ("publicado", "publicada", "publicar", "publico"), NO),
    Row("what people write in Italian", ("bozza", "privato", "nascosto"), unless=NO),
    Row("what people write in Italian", ("pubblicato", "pubblicata", "pubblicare", "pubblico", "visibile"), NO),
    Row("what people write in Dutch", ("gepubliceerd", "publiceren", "openbaar"), NO),
    Row("what people write", ("state",), _DRAFTS),
    Row("what people write", ("access",), unless=_FOR_ALL),
    Row("what people write", ("password",), unless=frozenset()),
    Row("what people write", EMBARGO, unless=NO),
    Row("Obsidian Publish", ("publish",), unless=YES),
    Row("Obsidian's drawings and boards", ("excalidrawplugin", "kanbanplugin"), unless=frozenset()),
    Row("WordPress, Ghost, Pelican, Nikola", ("status", "poststatus"), unless=_PUBLIC),
    Row("Ghost, whose members, paid and tiers are for some alone", ("visibility",), unless=_PUBLIC_TO),
    Row("Ghost", ("emailonly",), YES),
    Row("Eleventy", ("eleventyexcludefromcollections",), YES),
    Row("Eleventy", ("permalink",), NO),
    Row("Hugo", ("headless",), YES),
    Row("Hugo", ("buildlist",), NO | {"never", "local"}),
    Row("Hugo", ("buildrender",), NO | {"never", "link"}),
    Row("WordPress exports", ("posttype",), unless=frozenset({"post", "posts", "article", "news", "story"})),
    Row("WordPress exports", ("postpassword",), unless=frozenset()),
    Row("feeds whose entry has a recording, and no page with a text", ("heard",), frozenset({"elsewhere"})),
)
WAITING = frozenset({"future", "scheduled"})
"""A status of WordPress and Ghost that stands beside the date on which it ends, and hides where there is none."""
EXPIRY = ("expirydate", "unpublishdate", "expires")
"""Hugo's names for when an article is no more to be seen, and the plain one."""

NAMES = frozenset(name for row in ROWS for name in row.names)
_BY_NAME = {name: row for row in ROWS for name in row.names}
_STRICT = frozenset(name for name, row in _BY_NAME.items() if not row.values)


def find_hiding(header: Mapping[str, object], *, dated: bool) -> str:
    """The first line of a header that keeps its article from the public, as ``draft: true``; empty where none does.

    ``dated`` says that the header has a date.
    """
    for written, name, value in _list_lines(header):
        row = _BY_NAME.get(name)
        waits = name in {"status", "poststatus"} and value.lower() in WAITING and not dated
        if waits or (row and row.hides(value)):
            shown = "…" if name.endswith("password") else value
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
        else:
            yield from ((str(written), name, each) for each in _list_texts(value, name))


def _list_texts(value: object, name: str) -> Iterator[str]:
    """The value as text, each one of a list; what is no value of such a line is one that no parser knows."""
    if isinstance(value, list):
        for each in value:
            yield from _list_texts(each, name) if name in _STRICT else ()
    elif isinstance(value, Mapping):
        yield from ["{…}"] if value and name in _STRICT else []
    elif value is not None:
        yield _text(value)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


_LINE = re.compile(
    rb"(?:^|[{,])[ \t]*[\"']?(?P<name>[\w\x80-\xff][\w\x80-\xff-]{3,40})[\"']?[ \t]*[:=][ \t]*[\"']?"
    rb"(?P<value>[^\r\n\"',}]{1,40}|\r?\n(?=[ \t]+\S|-))",
    re.MULTILINE,
)
_FENCED = re.compile(
    rb"(?:\xef\xbb\xbf|\s)*(?:(---|\+\+\+)|\{|(?=(?i:%b)[ \t]*:[ \t]))" % BARE_FIELDS.encode(),
)


def may_hide(content: bytes, most: int = 64_000) -> bool:
    """Whether a header may hold such a line, or an expiry, by its first ``most`` bytes: seen without being parsed.

    Ten thousand articles are looked at so, of which one or two say anything.
    """
    if b"\r" in content[:most] or is_unicode(content):
        content = decode_head(content, 2 * most).encode()
    fenced = _FENCED.match(content)
    if not fenced:
        return False
    end = content.find(b"\n" + fenced[1], fenced.end(), most) if fenced[1] else most
    for match in _LINE.finditer(content, fenced.end(), end if end > 0 else most):
        name = fold_name(match["name"].decode("utf-8", "ignore"))
        value = match["value"].decode("utf-8", "ignore").strip() or ("{…}" if name in _STRICT else "")
        row = _BY_NAME.get(name) or _BY_NAME.get(f"build{name}")
        if name in EXPIRY or (row and row.hides(value)) or value.strip().lower() in WAITING:
            return True
    return False
