"""An article that somebody hands in: it goes among the show's sources, and what it will be is told.

Nothing is rendered or published by it: what is handed in goes the editor's way, by rules, overrides and review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Literal

from articlecast.display import quote_word
from articlecast.errors import ReadError, UsageError, unwritable
from articlecast.files import replace_file
from articlecast.model import Document, Source
from articlecast.names import clean_address, is_address, name_file, sha256_hex, slugify
from articlecast.read.text.decode import decode_text
from articlecast.run.listing import find_sources
from articlecast.run.notes import hear_notes
from articlecast.run.overriding import list_cards
from articlecast.run.pool import Pool, Tell
from articlecast.run.questions import ask_one
from articlecast.show.filters import find_skip
from articlecast.show.settings import Settings, require_maker
from articlecast.show.subscriptions import add_sources, fold_address, judge_address

WORDS_A_MINUTE = 155
"""About as fast as books are read aloud (https://www.audible.com/about: 9,300 words an hour)."""
_FOLDER = "articles"
LONGEST_TITLE, LONGEST_ADDRESS = 300, 2_000
"""Letters of what stands in lists, feeds and file names; RFC 9110 (4.1) asks for 8,000 of an address, and no page of
an article has so many.
"""
UNNAMED = "what was handed in"
"""The name of what has none."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What is handed in: an ``address``; or ``content``, of which a file's ``name`` or ``media_type`` says what it is.

    ``url`` is where a page came from, and ``title`` what it shall be called. Of what is not the editor's ``own``, a
    header describes it, and decides nothing.
    """

    address: str = ""
    content: bytes = b""
    name: str = ""
    media_type: str = ""
    url: str = ""
    title: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of it: ``added`` to the sources as ``source``, or ``known`` there already; and what it will be.

    ``articles`` is how many it holds or leads to; the rest is told of the only one. ``held`` is why nothing will be
    made of it as it is, ``form`` as what kind of document it was read, ``doubts`` what speaks against the reading.
    """

    state: Literal["added", "known"]
    source: str
    articles: int = 1
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    language: str = ""
    words: int = 0
    held: str = ""
    form: str = ""
    doubts: tuple[str, ...] = ()
    url: str = ""

    @property
    def minutes(self) -> float:
        """About how long it will be heard."""
        return round(self.words / WORDS_A_MINUTE, 1)


def submit(settings: Settings, submission: Submission, pool: Pool) -> Submitted:
    """Put an article among the show's sources, once.

    Raises ReadError for what is no article, UsageError for an address that cannot be a source and for a show without
    articles of its own, DiskError where it cannot be written.
    """
    require_maker(settings, "add")
    for field, value, most in (
        ("title", submission.title, LONGEST_TITLE), ("url", submission.url or submission.address, LONGEST_ADDRESS)
    ):  # fmt: skip
        if len(value) > most:
            raise UsageError(field, f"is longer than {most:,} letters", "hand in a shorter one")
    if submission.address:
        return _submit_address(settings, clean_address(submission.address), pool)
    return _submit_document(settings, submission, pool)


def look_at(settings: Settings, submission: Submission, pool: Pool) -> Submitted:
    """What it would be, and nothing kept of it; raises as ``submit`` does.

    It is known where the show has its address, its link or its very file.
    """
    require_maker(settings, "add")
    if submission.address:
        return _recognise(settings, _look_at_address(settings, submission.address, pool), (submission.address,))
    name = _name_submission(submission)
    asked = _Asked(settings, replace(submission, name=name))
    told, suffix, content = ask_one(pool, _prepare, name, asked, settings.read)
    folder = _choose_folder(settings)
    path = _find_free(folder, _make_stem(told, submission, content), suffix, content) if folder else None
    if path and path.is_file():
        return replace(told, state="known", source=settings.name_source(str(path)))
    return _recognise(settings, told, ())


def _recognise(settings: Settings, told: Submitted, addresses: Sequence[str]) -> Submitted:
    """The same, known if the show's sources or its episodes have one of these addresses, or the article's own."""
    meant = {fold_address(each) for each in (*addresses, told.url) if each}
    places = [(place, place) for place in settings.sources.named]
    cards = [(place, card.source) for card in list_cards(settings) for place in (card.url, card.source)]
    for place, source in (*cards, *places):
        if is_address(place) and fold_address(place) in meant:
            return replace(told, state="known", source=source)
    return told


def submit_file(settings: Settings, path: str, pool: Pool, *, url: str = "", title: str = "") -> Submitted:
    """The same of a file: one that is among the sources already stays where it is, any other is copied there."""
    place = Path(path).resolve()
    if any(_holds(settings.locate(name), place) for name in settings.sources.articles):
        told = _look(settings, Source(path), pool)
        return replace(told, state="known", source=settings.name_source(path))
    try:
        with place.open("rb") as stream:
            content = stream.read(settings.read.largest_bytes + 1)
    except OSError as error:
        raise ReadError(path, f"cannot be read: {error.strerror or error}", f"ls -l {quote_word(path)}") from error
    return submit(settings, Submission("", content, place.name, "", url, title, own=True), pool)


def _holds(place: str, path: Path) -> bool:
    if is_address(place):
        return False
    where = Path(place).resolve()
    return path == where or (where.is_dir() and path.is_relative_to(where))


# ---------------------------------------------------------------- addresses


def _submit_address(settings: Settings, address: str, pool: Pool) -> Submitted:
    told = _look_at_address(settings, address, pool)
    known = not add_sources(settings, [address])
    return replace(told, state="known" if known else "added", source=address)


def _look_at_address(settings: Settings, address: str, pool: Pool) -> Submitted:
    if wrong := judge_address(address):
        raise UsageError(address, wrong, "articlecast add https://example.org/a-day-at-sea")
    sources = find_sources(pool, [address], settings.read)
    if not sources:
        raise ReadError(address, "holds nothing that can be read as an article", f"articlecast read {address}")
    if len(sources) == 1 and sources[0].locator == address:
        return replace(_look(settings, sources[0], pool), source=address)
    return Submitted("added", address, len(sources))


# ---------------------------------------------------------------- documents


def _name_submission(submission: Submission) -> str:
    """What a document is called; raises ReadError for an empty one."""
    name = PurePath(submission.name.replace("\\", "/")).name or UNNAMED
    if not submission.content.strip():
        raise ReadError(name, "is empty", "hand in an address, a page, a text or a file")
    return name


def _submit_document(settings: Settings, submission: Submission, pool: Pool) -> Submitted:
    name = _name_submission(submission)
    asked = _Asked(settings, replace(submission, name=name))
    told, suffix, content = ask_one(pool, _prepare, name, asked, settings.read)
    folder = _find_folder(settings)
    stem = _make_stem(told, submission, content)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _find_free(folder, stem, suffix, content)
        known = settings.name_source(str(path)) if path.is_file() else ""
        replace_file(path, content)
    except OSError as error:
        raise unwritable(str(folder), error) from error
    return replace(told, state="known" if known else "added", source=settings.name_source(str(path)))


def _make_stem(told: Submitted, submission: Submission, content: bytes) -> str:
    """What its file is called, without the suffix."""
    return name_file(slugify(told.title or PurePath(submission.name).stem)) or f"article-{sha256_hex(content)[:12]}"


def _choose_folder(settings: Settings) -> Path | None:
    """The first folder among the sources."""
    for name in settings.sources.articles:
        place = Path(settings.locate(name))
        if not is_address(name) and (place.is_dir() or not (place.exists() or place.suffix)):
            return place
    return None


def _find_folder(settings: Settings) -> Path:
    """The first folder among the sources; where there is none, one that becomes a source."""
    if folder := _choose_folder(settings):
        return folder
    add_sources(settings, [_FOLDER])
    return settings.folder / _FOLDER


def _find_free(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """A path that no file has, or that has the same content already."""
    for number in range(1, 10_000):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        if not path.exists() or (path.is_file() and path.read_bytes() == content):
            return path
    raise UsageError(str(folder), f"has 10,000 files that begin with '{stem}'", f"ls {quote_word(str(folder))}")


# ---------------------------------------------------------------- in the process


@dataclass(frozen=True, slots=True)
class _Asked:
    settings: Settings
    submission: Submission


def _look(settings: Settings, source: Source, pool: Pool) -> Submitted:
    return ask_one(pool, _describe_source, source.locator, (settings, source), settings.read)


def _describe_source(asked: tuple[Settings, Source], _tell: Tell) -> Submitted:
    from articlecast.read.load import load_document  # noqa: PLC0415 -- in the process alone, as all that reads

    settings, source = asked
    return _describe(settings, load_document(source, settings.read), settings.name_source(source.locator))


def _prepare(asked: _Asked, _tell: Tell) -> tuple[Submitted, str, bytes]:
    """What it will be, the suffix of its file and what stands in that."""
    from articlecast.read.article import read_article  # noqa: PLC0415 -- as above
    from articlecast.read.formats.lookup import find_format, list_suffixes  # noqa: PLC0415

    settings, given = asked.settings, asked.submission
    suffix = PurePath(given.name).suffix.lower()
    media_type = given.media_type or list_suffixes().get(suffix, "")
    document = Document(given.content, media_type, given.name)
    found = find_format(document)
    if media_type not in {list_suffixes().get(suffix), ""} or suffix not in list_suffixes():
        suffix = next(iter(found.suffixes), ".md" if found.name == "front matter" else "")
    if (
        given.name != UNNAMED
        and not given.media_type
        and found.name in {"text", "markdown"}
        and PurePath(given.name).suffix.lower() not in list_suffixes()
    ):
        wrong = "is a text, and its name is none of an article"
        raise ReadError(given.name, wrong, f"articlecast add - < {quote_word(given.name)}   (if it is one)")
    if not suffix:  # it says what it is, and that it is no article
        read_article(document, settings.read)
        raise ReadError(given.name, f"is {found.name}, of which no file is an article", "hand in a page or a text")
    content = _head(given, found.name)
    document = replace(document, content=content, media_type=list_suffixes().get(suffix, ""), url=f"{given.name}")
    return replace(_describe(settings, document, given.name), form=found.name), suffix, content


def _head(given: Submission, kind: str) -> bytes:
    """The content, of a page or a text below a header with its address and title; of a stranger's own header what
    describes it.
    """
    lines: dict[str, object] = {name: value for name, value in (("title", given.title), ("link", given.url)) if value}
    if kind not in {"page", "markdown", "text", "front matter"}:
        return given.content
    import yaml  # noqa: PLC0415 -- for what needs a header alone

    body = given.content.removeprefix(b"\xef\xbb\xbf")
    if kind == "front matter":
        from articlecast.read.formats.header import fold_name, split_header  # noqa: PLC0415 -- as above

        header, text = split_header(decode_text(Document(given.content, "", given.name)), given.name)
        kept = {name: value for name, value in header.items() if given.own or fold_name(name) not in _DECIDING}
        if not lines and kept == header:
            return given.content
        lines, body = kept | lines, text.lstrip("\n").encode()
    if not lines:
        return given.content
    head = yaml.safe_dump(lines, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{head}---\n\n".encode() + body


_DECIDING = frozenset(
    ("slug", "digest", "narration", "lexicon", "season", "episode", "episodetype", "episodethread", "episodeplace",
     "episodefunding", "correction")
)  # fmt: skip
"""Lines of a header, as ``fold_name`` has them, that decide about an episode and do not describe an article."""


def _describe(settings: Settings, document: Document, name: str) -> Submitted:
    from articlecast.read.article import read_article  # noqa: PLC0415 -- as above
    from articlecast.read.formats.lookup import find_format, list_entries  # noqa: PLC0415
    from articlecast.read.markup.texts import article_text  # noqa: PLC0415

    form = find_format(document).name
    with hear_notes() as notes:
        if several := list_entries(document, settings.read):
            title = several[0].title if len(several) == 1 else ""
            return Submitted("added", name, len(several), title, form=form, doubts=_tell_notes(notes, document.url))
        article = read_article(document, settings.read)
    if len(article.title) > LONGEST_TITLE:
        wrong = f"has a title of more than {LONGEST_TITLE} letters"
        raise ReadError(name, wrong, "hand it in with a shorter one beside it: title")
    words = len(article_text(article).split())
    held = article.hidden or find_skip(settings.rules, article, name, datetime.now(UTC), zone=settings.show.time_zone)
    return Submitted(
        "added", name, 1, article.title, article.authors, article.published, article.language, words, held,
        form, _tell_notes(notes, document.url), article.url,
    )  # fmt: skip


def _tell_notes(notes: Sequence[str], name: str) -> tuple[str, ...]:
    """What was warned of, without the name of what is told of and what to type."""
    lines = (note.partition("\ntry:")[0].removeprefix("note: ") for note in notes)
    return tuple(line.removeprefix(f"{name}: ") for line in lines)
