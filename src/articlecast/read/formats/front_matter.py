"""Front-matter files: a header between ``---`` lines, then HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from articlecast.errors import ReadError
from articlecast.model import Article, Block, Document, Heading, plain, walk_blocks
from articlecast.moments import find_zone
from articlecast.names import ENTRY, is_address
from articlecast.read.formats.dialects import is_markdown_alone, part_paragraphs, settle_html, settle_markdown
from articlecast.read.formats.headed_page import read_page_below
from articlecast.read.formats.header import Header, fold_name, says_no_echo, split_header
from articlecast.read.formats.header_fields import EPISODE, FIELDS, PANDOCS
from articlecast.read.formats.markdown import keep_only, render_markdown, settle_body
from articlecast.read.formats.named import is_jekylls, title_by_name
from articlecast.read.formats.strange_lines import tell_strange
from articlecast.read.formats.visibility import DATED, NAMES, NAUGHT, NO, YES, find_hiding, names_moment
from articlecast.read.markup.blocks import DEEPEST, emit_blocks, too_deep
from articlecast.read.markup.inline import resolve
from articlecast.read.markup.marks import drop_comments
from articlecast.read.markup.pictures import first_picture
from articlecast.read.markup.texts import block_texts
from articlecast.read.markup.tidy import tidy_blocks
from articlecast.read.options import ReadOptions, list_site_rules
from articlecast.read.page.selectors import apply_selectors
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.dates import parse_date
from articlecast.read.text.decode import (
    decode_text,
    refuse_crowd,
    refuse_volume,
    strip_controls,
    tame_html,
)
from articlecast.read.text.header_dates import parse_whole_date
from articlecast.read.text.language import DECLARED, choose_language
from articlecast.read.text.titles import open_words
from articlecast.read.text.words import fold_spaces, key, plain_field

_ORIGINS = frozenset(field for field, _ in FIELDS if field != "due" and not field.startswith("embargo."))
_SWITCHED = DATED | {"published", "permalink"}
"""Names whose value is a date or an address for one dialect, and yes or no for another."""
_COMPUTED = re.compile(r"\s*(?:(?:today|now|last-modified|auto)\s*$|`r\s|\{\{)", re.IGNORECASE)
"""A date that Quarto, R Markdown or a template would fill in as it prints: it tells nothing of the article's own."""
_DATES = {"created": "date", "published": "date", "updated": "updated", "modified": "updated"}
"""Names below ``date:``, and the lines that they stand for."""
_HTML = re.compile(
    r"<(?:p|div|h[1-6]|figure|ul|ol|blockquote|article|section|table|br|img|a|em|strong)\b[^>]*>", re.IGNORECASE
)


def _words(value: object) -> tuple[str, ...]:
    """A header's value as words: a scalar, a list of scalars, or people as ``{name: …}``."""
    if value is None or isinstance(value, bool):
        return ()
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, int | float | date):
        return (str(value),)
    if isinstance(value, Mapping):
        return next((_words(value[field]) for field in ("name", "title", "url", "src") if field in value), ())
    if isinstance(value, list | tuple):
        return tuple(word for item in value[:200] if not isinstance(item, list) for word in _words(item))
    return ()


def _tell_strange(header: Header, name: str) -> None:
    known = {each for _, names in FIELDS for each in names} | EPISODE.keys() | {"narration", "lexicon"} | NAMES
    tell_strange(map(str, header), known, name)


def _pick(header: Header) -> dict[str, tuple[str, object]]:
    """Field → the header's own name for it and its value; the first name of the table wins."""
    folded = {fold_name(name): (str(name), value) for name, value in header.items()}
    if isinstance(params := folded.get("params", ("", None))[1], Mapping):  # Hugo's, of whoever made its theme
        folded = {fold_name(name): (f"params: {name}", value) for name, value in params.items()} | folded
    for name in _SWITCHED & folded.keys():
        said = "".join(_words(folded[name][1])).strip().lower()
        if said in YES | NO | NAUGHT or (name in DATED and not names_moment(said)):
            del folded[name]
    if isinstance(dates := folded.get("date", ("", None))[1], Mapping):  # as the blog of Material for MkDocs has them
        for each, value in dates.items():
            if (into := _DATES.get(fold_name(str(each)))) and (into == "date" or into not in folded):
                folded[into] = (f"date: {each}", value)
    found = {}
    for field, names in FIELDS:
        for name in names:
            if name in folded and (isinstance(folded[name][1], date) or _words(folded[name][1])):
                found[field] = folded[name]
                break
    return found


def _date(found: dict[str, tuple[str, object]], field: str, name: str, zone: tzinfo) -> datetime | None:
    """The moment of a line; of a file of the editor's own it is understood to its end, elsewhere read as on a page."""
    if field not in found:
        return None
    written, value = found[field]
    if isinstance(value, str) and _COMPUTED.match(value):
        return None
    parse = parse_date if "://" in name or ENTRY in name else parse_whole_date
    moment = parse(value if isinstance(value, date) else " ".join(_words(value)), zone=zone)
    if moment is None:
        wrong = f"{written}: '{fold_spaces(' '.join(_words(value)))[:60]}' is no date"
        raise ReadError(name, wrong, f"write {written}: 2026-01-29 (or 2026-01-29T22:46:19Z) in {name}")
    return moment


_AS_WRITTEN = frozenset(
    {"correction", "digest", "episodethread", "episodeplace", "episodefunding", "recording", "readby"}
)


def _episode(header: Header, name: str) -> tuple[tuple[str, str], ...]:
    """The header's lines about the episode; raises ReadError for one that is not of its form."""
    pairs: dict[str, str] = {}
    for written, value in header.items():
        row = EPISODE.get(fold_name(str(written)))
        words = fold_spaces(strip_controls(" ".join(_words(_date_first(value)))))
        if row and words:
            field, form, demand = row
            words = words if field in _AS_WRITTEN else words.lower()
            if not re.fullmatch(form, words):
                raise ReadError(name, f"{written}: '{words[:60]}' is not {demand}", f"correct the header of {name}")
            pairs[field] = words
    return tuple(pairs.items())


def _date_first(value: object) -> object:
    """A correction's ``date`` and ``text`` in this order, any other value as it is."""
    if isinstance(value, Mapping) and {"date", "text"} <= value.keys():
        return [value["date"], value["text"]]
    return value


def _lexicon(header: Header, name: str) -> tuple[tuple[str, str], ...]:
    """The words below ``lexicon:``, as ``lexicon.WORD`` and how each is said; raises ReadError for what is no table."""
    block = header.get("lexicon")
    if block is None or block == "":
        return ()
    rows = block.items() if isinstance(block, Mapping) else ()
    words = tuple((fold_spaces(str(word)), fold_spaces(strip_controls(str(said)))) for word, said in rows)
    if not rows or not all(isinstance(said, str) for _, said in rows):
        hint = f"write lexicon: and below it, indented, Nguyen: win   (in {name})"
        raise ReadError(name, "lexicon: is a list of words, each with how it is said", hint)
    return tuple((f"lexicon.{word}", said) for word, said in words)


def _narration(header: Header) -> tuple[tuple[str, str], ...]:
    block = header.get("narration")
    if not isinstance(block, Mapping):
        return ()
    pairs: list[tuple[str, str]] = []
    for name, value in block.items():
        if isinstance(value, Mapping):
            pairs += [(f"{name}.{inner}", word) for inner, words in value.items() for word in _scalar(words)]
        else:
            pairs += [(str(name), word) for word in _scalar(value)]
    return tuple(pairs)


def _scalar(value: object) -> tuple[str, ...]:
    return (str(value).lower(),) if isinstance(value, bool) else _words(value)


def body_html(body: str, name: str, language: str = "", *, echo: bool = True, printed: bool = False) -> str:
    """A body as HTML, without its generator's own notation: as it is where it begins with an element, rendered from
    Markdown otherwise. ``language`` is the declared one; what is ``printed`` has Pandoc's figures.
    """
    is_html = (
        re.match(r"\s*<(?!https?:)[a-zA-Z!]", drop_comments(body)) is not None or len(_HTML.findall(body[:20000])) > 10
    ) and not is_markdown_alone(body, name)
    body = tame_html(body)
    refuse_volume(body, name)
    refuse_crowd(body, name)
    if is_html:
        if ENTRY in name or body.startswith("<div>"):  # an entry of a feed, as it makes a document of itself
            body = part_paragraphs(body)
        return settle_html(body, is_template=not (is_address(name) or ENTRY in name))
    return render_markdown(settle_markdown(body, name, language, echo=echo, printed=printed), name)


def read_headed(document: Document, options: ReadOptions) -> Article:
    """The article of a file with a header, whatever its charset; raises as ``read_front_matter`` does."""
    return read_front_matter(decode_text(document), document.url, options)


def read_front_matter(text: str, name: str, options: ReadOptions, *, is_entry: bool = False) -> Article:
    """The article of a front-matter file. Raises ReadError for a header, title, date or body that is not sound.

    Of a feed's entry, which is read as such a file, RSS 2.0 asks for a title or a description.
    """
    header, body = split_header(text, name)
    if not is_entry:
        _tell_strange(header, name)
    hidden = find_hiding(header, dated=any(map(_is_due, _pick(header))))
    try:
        article = _read_parts(header, body, name, options, is_entry=is_entry)
    except ReadError:
        if not hidden:
            raise
        title = plain_field(strip_controls(" ".join(_words(header.get("title")))))
        return Article(title, options.language or "und", (), hidden=hidden)  # a draft need not be sound yet
    return replace(article, hidden=hidden)


def read_description(document: Document, options: ReadOptions) -> Article:
    """What the header of a document says of an article, without its text; raises ReadError for a date that is none."""
    header, _ = split_header(strip_controls(document.content.decode()), document.url)
    found, zone = _pick(header), find_zone(options.time_zone)
    words = {field: _words(value) for field, (_, value) in found.items()}
    first = _first_words(words)
    return Article(
        title=first.get("title", ""),
        language=first.get("language", ""),
        blocks=(),
        authors=_read_authors(words),
        published=_date(found, "published", document.url, zone),
        url=resolve("", first.get("url", "")),
        image=resolve("", first.get("image", "")),
        tags=_read_tags(found),
    )


_SHOWN = ("title", "summary", "site")
"""Fields that listeners see, and no program."""


def _first_words(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Each field's first value as one line, without tags and entities where it is for people."""
    first = {field: fold_spaces(strip_controls(values[0])) for field, values in words.items() if values}
    return first | {field: plain_field(first[field]) for field in _SHOWN if field in first}


def _read_authors(words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return clean_names(tuple(map(plain_field, words.get("authors", ()))))


def _read_tags(found: Mapping[str, tuple[str, object]], name: str = "") -> tuple[str, ...]:
    """The tags of a header; in a post of Jekyll's blanks part what is no list (https://jekyllrb.com/docs/posts/#tags)."""
    written, value = found.get("tags", ("", ()))
    parted = isinstance(value, str) and "," not in value and written.lower() in {"tags", "categories"}
    if parted and is_jekylls(name):
        return tuple(dict.fromkeys(tag for each in strip_controls(str(value)).split() if (tag := each.strip("'\""))))
    values = _words(value)
    return tuple(dict.fromkeys(tag for value in values for tag in _split_tags(value, values)))


def _read_parts(header: Header, body: str, name: str, options: ReadOptions, *, is_entry: bool) -> Article:
    found, zone = _pick(header), find_zone(options.time_zone)
    words = {field: _words(value) for field, (_, value) in found.items()}
    first = _first_words(words)
    url = resolve("", first.get("url", "")) or (name if re.match(r"https?://[^#]*$", name) else "")
    place = "feed" if is_entry or ENTRY in name else "header"
    published = _choose_due(found, name, zone)
    expires = _date(found, "expires", name, zone)
    told: dict[str, Any] = {
        "authors": _read_authors(words),
        "published": published,
        "updated": _date(found, "updated", name, zone),
        "expires": expires.replace(microsecond=0) if expires else None,
        "url": url,
        "summary": first.get("summary", ""),
        "site": first.get("site", ""),
        "tags": _read_tags(found, name),
        "slug": first.get("slug", ""),
        "narration": _narration(header) + _episode(header, name) + _lexicon(header, name),
    }
    whence = {field: f"{place}: {written}" for field, (written, _) in found.items() if field in _ORIGINS}
    if page := read_page_below(strip_controls(body), name, options):
        return _lay_over(page, first, told, whence)
    rules = tuple(list_site_rules(options.sites, url, name))
    language, printed = first.get("language", ""), not is_entry and _is_pandocs(header)
    body = _show_abstract(header, body, language or options.language) if printed else body
    html = body_html(strip_controls(body), name, language, echo=not says_no_echo(header), printed=printed)
    html, ruled = apply_selectors(settle_body(html, name), rules)
    if too_deep(html):
        raise ReadError(name, f"its tags are nested more than {DEEPEST} deep", f"close what is left open in {name}")
    blocks = emit_blocks(keep_only(html), url, first.get("language", ""))
    title, origin = _choose_title(first.get("title", ""), blocks, name, place)
    if origin:
        whence.pop("title", None)
        whence["title"] = origin
    blocks = tidy_blocks(blocks, title)
    prose = "\n".join(plain(getattr(block, "content", ())) for block in walk_blocks(blocks))
    if not re.search(r"\w", prose):
        wrong = "holds pictures or the like, and no text to read" if blocks else "has no text below its header"
        raise ReadError(name, wrong, f"write the article below the second '---' of {name}")
    language, origin = choose_language(first.get("language", ""), prose, options.language)
    if origin != "declared":
        whence.pop("language", None)
        whence["language"] = origin
    image = resolve(url, first.get("image", ""))
    if not image:
        image = first_picture(blocks)
        whence.pop("image", None)
        whence |= {"image": "the first picture"} if image else {}
    if not told["authors"]:
        whence.pop("authors", None)
    article = Article(title, language, blocks, image=image, origins=tuple(whence.items()), rules=tuple(ruled))
    return replace(article, **told)


def _is_pandocs(header: Header) -> bool:
    return not PANDOCS.isdisjoint(map(fold_name, header))


def _show_abstract(header: Header, body: str, language: str) -> str:
    lines = {fold_name(name): value for name, value in header.items() if isinstance(value, str)}
    if not lines.get("abstract"):
        return body
    from articlecast.read.formats.dialects.pandoc import show_abstract  # noqa: PLC0415 -- few headers have one

    return show_abstract(lines["abstract"], lines.get("abstracttitle", ""), body, language)


def _lay_over(page: Article, first: Mapping[str, str], told: Mapping[str, Any], whence: dict[str, str]) -> Article:
    """The article of a page with what the header above it says, which goes before what the page says of itself."""
    image = resolve(str(told["url"]), first.get("image", ""))
    fields: dict[str, Any] = {name: value for name, value in told.items() if value}
    fields |= {"title": first["title"]} if key(first.get("title", "")) else {}
    fields |= {"image": image} if image else {}
    language, declared = choose_language(first.get("language", ""), "", page.language)
    fields |= {"language": language} if declared == DECLARED else {}
    origins = dict(page.origins) | {name: origin for name, origin in whence.items() if name in fields}
    title = str(fields.get("title", page.title))
    return replace(page, **fields, blocks=tidy_blocks(page.blocks, title), origins=tuple(origins.items()))


def _is_due(field: str) -> bool:
    return field in {"published", "due"} or field.startswith("embargo.")


def _choose_due(found: dict[str, tuple[str, object]], name: str, zone: tzinfo) -> datetime | None:
    """The last of the moments before which nobody is to see it, whose line becomes that of ``published``."""
    moments = {field: moment for field in filter(_is_due, found) if (moment := _date(found, field, name, zone))}
    if not moments:
        return None
    last = max(moments, key=lambda field: moments[field])  # the first of several that are the same moment
    found["published"] = found[last]
    return moments[last]


def _choose_title(given: str, blocks: tuple[Block, ...], name: str, place: str) -> tuple[str, str]:
    """The title, and whence it is where it is not the one that was given; raises ReadError where there is none."""
    if key(given):
        return given, ""
    heading = next((b for b in blocks[:3] if isinstance(b, Heading) and b.level == 1), None)
    if heading and key(title := plain(heading.content)):
        return title, "first heading"
    if place == "feed" and key(title := open_words(block_texts(blocks))):
        return title, "the first words"
    if place == "header" and not given and (title := title_by_name(name)):
        return title, "the file's name"
    wrong = f"its title '{given[:40]}' has no word in it" if given else "has no title"
    hint = f"give it a line 'title: …' with words in the header of {name}" if place == "header" else "ask its publisher"
    raise ReadError(name, wrong, hint)


def _split_tags(value: str, values: tuple[str, ...]) -> list[str]:
    parts = plain_field(value).split(",") if len(values) == 1 else [value]
    return [tag for part in parts if (tag := plain_field(strip_controls(part)))]
