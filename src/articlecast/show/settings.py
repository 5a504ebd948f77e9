"""``articlecast.toml``: the show's settings, checked once, with exact errors.

A stage never sees the whole: its table in the file has the fields of its own options value, and that value is all
it is given.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from articlecast.bounds import check_zone
from articlecast.credentials import find_unset, mask_addresses, split_login, unmask
from articlecast.display import show_text
from articlecast.errors import UsageError
from articlecast.master import MasterOptions
from articlecast.names import ENTRY, SETTINGS_FILE, ask_for, quote
from articlecast.narrate import Lexicon, NarrateOptions, parse_lexicon
from articlecast.publish import PublishOptions
from articlecast.publish.check.faults import find_faults
from articlecast.publish.options import ServeOptions, StudioOptions
from articlecast.publish.signature import read_secret
from articlecast.read import ReadOptions, SiteRule
from articlecast.read.fetch.places import add_criteria, check_place, check_since, drop_criteria
from articlecast.show.apart import find_place, find_shared_targets, is_shared
from articlecast.show.explaining import Explainer
from articlecast.show.mistakes import Mistake, tell_mistakes
from articlecast.show.rules import (
    EMPTY,
    Described,
    Manner,
    Match,
    OneOrMany,
    Rule,
    Words,
    apply_rules,
    find_mistakes,
    find_rules,
    list_empty,
    one_or_many,
)
from articlecast.show.shows import choose_show, fill_addresses, find_origin, read_values
from articlecast.speak import SpeakOptions


def _check_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and value.isprintable()
    except ValueError:  # brackets that are no IPv6 address
        good = False
    if value and not good:
        message = "must be an address such as https://example.org/podcast"
        bare = re.match(r"(?://)?([\w-]+(?:\.[\w-]+)+(?:[:/][\x21-\x7e]*)?)$", value)
        message += ask_for(f"https://{bare[1]}") if bare else f", not {quote(value)}"
        raise ValueError(message)
    return value.rstrip("/")


def _check_secret(value: str) -> str:
    if value and not find_unset(value):
        read_secret(value)
    return value


def _check_mailbox(value: str) -> str:
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        message = f"must be an address such as editor@example.org, not {quote(value)}"
        raise ValueError(message)
    return value


def _check_artwork(value: str) -> str:
    if value and Path(value).suffix.lower() not in {".jpg", ".jpeg", ".png"}:
        message = "must be a JPEG or PNG file (1400 to 3000 pixels square)"
        raise ValueError(message)
    return value


def _check_zone(value: str) -> str:
    check_zone("show.time_zone", value)
    return value


ALL_SETTINGS = "articlecast settings --schema   (all settings, what they mean)"

Address = Annotated[str, AfterValidator(_check_address)]
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]


WebhookEvent = Literal["published", "failed", "review", "waiting"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ShowSettings(_Table):
    """What listeners see of the show itself."""

    title: Annotated[Line, Field(min_length=1, max_length=255)]
    """The show's name."""
    author: Annotated[Line, Field(max_length=255)] = ""
    """Who makes it: a person or an organisation."""
    description: Annotated[str, Field(max_length=4000)] = ""
    """What it is about, in a sentence or a paragraph."""
    email: Annotated[Line, AfterValidator(_check_mailbox)] = ""
    """Where directories write to verify the show; it stands in the feed for everybody to read."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    """The show's language, as in en, en-GB or pt-BR; also that of articles which do not say their own."""
    link: Address = ""
    """The show's home page."""
    category: OneOrMany = ("News",)
    """Apple's category, or category and subcategory: "News", or ["Society & Culture", "Documentary"]."""
    artwork: Annotated[str, AfterValidator(_check_artwork)] = ""
    """The cover, a JPEG or PNG of 1400 to 3000 pixels square; one is drawn from the title where none is named."""
    base_url: Address = "http://127.0.0.1:8000"
    """Where the show will be reached; the feed is <base_url>/feed.xml."""
    time_zone: Annotated[str, AfterValidator(_check_zone)] = ""
    """The time zone of dates that name none, and of what is told, as in "Europe/Dublin"; UTC where nothing is said."""
    explicit: bool = False
    """Whether the show needs the advisory for explicit language."""
    copyright: Line = ""
    """Who holds the rights, without a year or a sign."""
    guid: Annotated[str, Field(pattern=r"^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$")] = ""
    """The show's podcast:guid when it has one already; otherwise it is born with the first public feed."""


def _check_mail(value: tuple[str, ...]) -> tuple[str, ...]:
    for each in value:
        check_place(each)
    return value


def _write_since(value: object) -> object:
    """A date that TOML has as one, and a number of days, as the text that is kept."""
    return str(value) if isinstance(value, (date, int)) and not isinstance(value, bool) else value


def _check_since(value: str) -> str:
    check_since(value)
    return value


class SourceSettings(_Table):
    """Where articles come from."""

    articles: OneOrMany = ("articles",)
    """Files and folders, seen from the folder of this file, and addresses; ``${NAME}`` in one of those is taken from
    the environment."""
    mail: Annotated[OneOrMany, AfterValidator(_check_mail)] = ()
    """Folders on a mail server, as in "imaps://ana%40example.org:${MAIL_PASSWORD}@mail.example.org/News", each letter
    an article; ``${NAME}`` is taken from the environment. Where no folder is named, it is INBOX."""
    mail_senders: OneOrMany = ()
    """Whose letters are taken, as in ["*@substack.com", "news@quay.example"]; everybody's where nobody is named."""
    mail_since: Annotated[str, BeforeValidator(_write_since), AfterValidator(_check_since)] = ""
    """How old letters may be: a day, as in "2026-01-01", or a number of days."""
    duplicates: Literal["tell", "skip"] = "tell"
    """What becomes of a new article that says nearly what an episode says: it is told, or no episode is made of it."""

    @property
    def named(self) -> tuple[str, ...]:
        """Everything that is a source, by the name that it is told by."""
        return (*self.articles, *map(drop_criteria, self.mail))

    @property
    def places(self) -> tuple[str, ...]:
        """Everything to be listed: articles, and mailboxes with what is asked of them."""
        return (*self.articles, *(add_criteria(each, self.mail_senders, self.mail_since) for each in self.mail))


class SyncSettings(_Table):
    """What a scheduled run does when something fails, and whom it tells."""

    attempts: Annotated[int, Field(ge=1, le=1000)] = 8
    """How often a failing article is tried before it is set aside, until it changes or ``articlecast retry``."""
    first_retry_minutes: Annotated[float, Field(gt=0, le=100_000)] = 15
    """How long a failed article waits; each time twice as long as before."""
    longest_retry_hours: Annotated[float, Field(gt=0, le=10_000)] = 24
    """The longest that it waits."""
    most_removed: Annotated[int, Field(ge=0)] = 10
    """More articles than this gone at once (and a tenth of the show) is taken for a folder that is not mounted."""
    on_failure: tuple[str, ...] = ()
    """A program and its arguments, run without a shell when a run fails, with the report on its standard input."""
    webhook: Address = ""
    """An address that is sent the report as JSON, as ``on`` says; ``${NAME}`` is taken from the environment."""
    on: Annotated[tuple[WebhookEvent, ...], BeforeValidator(one_or_many)] = ("failed",)
    """When the webhook is told, which stands in its ``event``: "published" (listeners get something new or changed),
    "failed", "review" (something new or changed waits for an editor), "waiting" (a run left articles to the next one,
    for a limit or a slow host)."""
    webhook_secret: Annotated[str, AfterValidator(_check_secret)] = ""
    """What the webhook is signed with, as Standard Webhooks has it: base64 of 24 to 64 bytes, best as "${NAME}" from
    the environment."""
    ping: Address = ""
    """An address that is asked for after each run that leaves the show well, idle ones included, so that a watch there
    misses the one that never was; ``${NAME}`` is taken from the environment."""
    ping_failed: Address = ""
    """The same after a failed run: at healthchecks.io that of ``ping`` with /fail behind it."""
    metrics: Line = ""
    """A file for Prometheus' textfile collector, seen from this folder, as in "/var/lib/node_exporter/show.prom"."""
    reports: Annotated[int, Field(ge=1, le=10_000)] = 50
    """How many reports of runs are kept in .articlecast/reports."""


class Settings(_Table):
    """Everything in ``articlecast.toml``; ``folder`` is the folder that it stands in."""

    show: ShowSettings
    """What listeners see of the show itself."""
    sources: SourceSettings = SourceSettings()
    """Where articles come from."""
    read: ReadOptions = ReadOptions()
    """How sources are fetched and read."""
    narrate: NarrateOptions = NarrateOptions()
    """How each kind of block is spoken."""
    speak: SpeakOptions = SpeakOptions()
    """The voices."""
    master: MasterOptions = MasterOptions()
    """The sound of the file."""
    publish: PublishOptions = PublishOptions()
    """The feed, the site, and where they go."""
    rules: tuple[Rule, ...] = ()
    """What holds for the articles of one source, with one tag or by one author alone: [[rules]] with conditions."""
    serve: ServeOptions = ServeOptions()
    """How ``articlecast serve`` is reached."""
    studio: StudioOptions = StudioOptions()
    """Who may come to ``articlecast studio``."""
    lexicon: Words = {}
    """How words and phrases are said: Nguyen = "win", or IPA in slashes for the engines that take it, or both:
    Siobhan = "shi-vawn /ʃɪˈvɔːn/". An entry with capitals holds for that spelling alone. Other languages than the
    show's have tables of their own, as in [lexicon.de]."""
    sync: SyncSettings = SyncSettings()
    """What a scheduled run does when something fails, and whom it tells."""
    cache: Annotated[Line, Field(min_length=1)] = ".articlecast"
    """The folder of what was spoken and encoded before, seen from this file's; several files may share one."""

    _folder: Path = Path()
    _file: str = SETTINGS_FILE
    _name: str = ""
    _select: Match | None = None
    _origin: Settings | None = None

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def file(self) -> Path:
        """Where they stand."""
        return self._folder / self._file

    @property
    def name(self) -> str:
        """Which of the file's shows this is; empty where it holds one."""
        return self._name

    @property
    def select(self) -> Match | None:
        """Which episodes of its ``origin`` a show has that makes none; None for any other."""
        return self._select

    @property
    def origin(self) -> Settings:
        """The show whose episodes these are: itself, or another one."""
        return self._origin or self

    @property
    def episodes_folder(self) -> Path:
        return self._origin.episodes_folder if self._origin else self._folder / "episodes" / self._name

    @property
    def feed_folder(self) -> Path:
        """In a folder of its own; within another show's feed in one that is neither delivered nor served with it."""
        hidden = ".shows" if self._origin and not self._origin.name else ""
        return self._folder / "feed" / hidden / self._name

    @property
    def guid_file(self) -> Path:
        """Where the show's podcast:guid is kept."""
        shared = self._folder / "episodes" / ".shows" / f"{self._name}.json"
        return shared if self._origin else self.episodes_folder / "show.json"

    @property
    def subscribers_file(self) -> Path:
        """Who may hear the show where it is private."""
        return self._folder / (f"subscribers-{self._name}.json" if self._origin else "subscribers.json")

    @property
    def editors_file(self) -> Path:
        """Whose tokens open the studio."""
        return self._folder / "editors.json"

    @property
    def cache_folder(self) -> Path:
        return self._folder / self.cache

    @property
    def state_folder(self) -> Path:
        """What this show alone remembers of its runs; all of it can be lost."""
        return self._folder / ".articlecast" / (f"shows/{self._name}" if self._name else "")

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """What articlecast writes, and never reads for an article, wherever the articles stand."""
        target = self.publish.target
        out = (self._folder / target,) if target and "://" not in target else ()
        return (self._folder / "episodes", self._folder / "feed", self.cache_folder, *out)

    @property
    def words(self) -> Lexicon:
        """The lexicon; an entry that names no language is in the show's."""
        return parse_lexicon(self.lexicon, self.show.language)

    @property
    def manner(self) -> Manner:
        """How articles are narrated and spoken for which no rule says anything else."""
        return Manner(self.narrate, self.speak, self.words, self.show.language)

    def find_manner(self, article: Described, name: str, entry: str = "") -> Manner:
        """How the article of the source ``name`` is narrated and spoken, to which an ``entry`` of a feed may lead."""
        return apply_rules(self.manner, find_rules(self.rules, article, name, entry))

    def locate(self, name: str) -> str:
        """Where a source lies that the settings or a manifest name: an address as it is, a path in the folder."""
        return name if "://" in name.partition(ENTRY)[0] else str(self.folder / name)

    def name_source(self, locator: str) -> str:
        """The source as a manifest keeps it: a path seen from the show's folder, so that the folder can move.

        An address is kept without its password or token.
        """
        if "://" in locator or locator == "-":
            return mask_addresses(locator)
        path = Path(locator)
        path = path.parent.resolve() / path.name
        return path.relative_to(self._folder).as_posix() if path.is_relative_to(self._folder) else path.as_posix()


def locate_source(settings: Settings, name: str) -> str:
    """The address that goes by that name in a manifest, its token included; any other name as it is."""
    return unmask(name, settings.sources.named) if "://" in name else name


def locate_here(settings: Settings, name: str) -> str:
    """A source of the settings, seen from here: an address as it is, a path as short as a person would type it."""
    place = settings.locate(name)
    path = Path(place)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else place


_EXPLAINER = Explainer(Settings, lambda: Settings(show=ShowSettings(title="…")))


def require_maker(settings: Settings, command: str) -> None:
    """Raises UsageError for a show that has no episodes of its own."""
    if settings.select is not None:
        origin = settings.origin.name
        wrong = f"shows episodes of {repr(origin) if origin else 'another show'}, and has none of its own"
        raise UsageError(settings.name, wrong, f"articlecast {f'--show {origin} ' if origin else ''}{command}")


def find_settings(start: Path) -> Path:
    """The settings file in ``start`` or the nearest folder above it; raises UsageError where there is none."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder / SETTINGS_FILE
    raise UsageError(SETTINGS_FILE, f"not found in {start} or any folder above it", "articlecast init")


def load_settings(path: Path, show: str = "") -> Settings:
    """The settings in that file, or in that folder's, and of that one of its ``[shows.NAME]``, where it has several.

    Raises UsageError with one line for each thing that is wrong.
    """
    path = path / SETTINGS_FILE if path.is_dir() else path
    place = str(path.resolve())
    if show_text(place) != place:  # it would stand in every manifest, report and list of failures
        raise UsageError(place, "the name of a folder that the show is in is not UTF-8", "rename the folder")
    values = fill_addresses(choose_show(path, read_values(path), show), os.environ)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        found = map(_EXPLAINER.explain, error.errors(include_url=False))
        mistakes = {(*each.path, each.wrong): each for each in found}.values()  # the halves of a union say the same
        raise tell_mistakes(path, mistakes, show, ALL_SETTINGS) from error
    except UsageError as error:  # an options value has looked at itself
        way = _find_row(values, error)
        raise tell_mistakes(
            path, [Mistake(way, error.wrong, error.hint or _EXPLAINER.write_line(way))], show
        ) from error
    wrong = [Mistake(("publish", *each.setting.split(".")), each.wrong, each.remedy)
             for each in find_faults(settings.publish)]  # fmt: skip
    wrong += map(_remedy_rule, find_mistakes(settings.rules, settings.manner))
    if wrong:
        raise tell_mistakes(path, wrong, show)
    settings = settings.model_copy(update={"read": _fill_in(settings, path)})
    settings._folder = path.resolve().parent  # noqa: SLF001 -- our own attributes, set once, where the value is born
    settings._file, settings._name = path.name, show  # noqa: SLF001
    if query := find_origin(path, show):
        settings._origin = load_settings(path, query[0])  # noqa: SLF001
        settings._select = _read_select(path, show, query[1])  # noqa: SLF001
    _check_apart(path, settings)
    return settings


_ROWS: Mapping[tuple[str, ...], TypeAdapter[Any]] = {
    ("rules",): TypeAdapter(Rule),
    ("read", "sites"): TypeAdapter(SiteRule),
}
"""The tables of which there may be several: each row looks at itself."""


def _find_row(values: Mapping[str, Any], error: UsageError) -> list[str | int]:
    """The way to what an options value found wrong in itself, with the number of the table where there are several."""
    way: list[str | int] = [*error.thing.split(".")]
    for table, kind in _ROWS.items():
        if tuple(way[: len(table)]) == table:
            rows: Any = values
            for step in table:
                rows = rows[step]
            for number, row in enumerate(rows):
                try:
                    kind.validate_python(row)
                except UsageError as found:
                    if found.thing == error.thing:
                        return [*table, number, *(way[len(table) :] or [""])]
    return way


def _remedy_rule(mistake: Mistake) -> Mistake:
    """The mistake of a rule, with the line to write where an option of speech or narration is told without one."""
    name = mistake.path[-1]
    value = (
        ""
        if mistake.remedy
        else _EXPLAINER.write_example(("speak", name)) or _EXPLAINER.write_example(("narrate", name))
    )
    return mistake._replace(remedy=f"{name} = {value}   (below [[rules]])") if value else mistake


class _SiteRules(_Table):
    sites: tuple[SiteRule, ...]


def check_site_rules(rows: Sequence[object]) -> tuple[SiteRule, ...]:
    """Tables of ``[[read.sites]]`` that stand elsewhere; raises UsageError with all that is wrong in them."""
    try:
        return _SiteRules.model_validate({"sites": rows}).sites
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, each['loc'][2:]))}: {_EXPLAINER.say_wrong(each)}" for each in error.errors()]
        kinds = ", ".join(SiteRule.__dataclass_fields__)
        raise UsageError("read.sites", "\n       ".join(wrong), f"one of {kinds}") from error


class _Query(_Table):
    select: Match


def _read_select(path: Path, show: str, given: object) -> Match:
    """Which episodes of another show this one has; raises UsageError."""
    place = ("shows", show)
    remedy = 'select = { tag = "harbour" }   (or source, or author)'
    try:
        select = _Query.model_validate({} if given is None else {"select": given}).select
    except ValidationError as error:
        found = [_EXPLAINER.explain(detail) for detail in error.errors(include_url=False)]
        mistakes = [Mistake((*place, *each.path), each.wrong, remedy) for each in found]
        raise tell_mistakes(path, mistakes) from error
    if select == Match():
        raise tell_mistakes(path, [Mistake((*place, "select"), "has no condition: source, tag or author", remedy)])
    if empty := list_empty(select):
        raise tell_mistakes(path, [Mistake((*place, "select", kind), EMPTY[0], remedy) for kind in empty])
    return select


def _check_apart(path: Path, settings: Settings) -> None:
    """Raises UsageError where a private show's files would lie among a public one's, or the other way round, and where
    two shows of the file are delivered to one place.
    """
    publish, show, origin = settings.publish, settings.show, settings.origin
    mistakes = [*find_shared_targets(path, settings.name, publish.target, private=publish.private)]
    addresses = (find_place(each.show.base_url, settings.folder) for each in (settings, origin))
    if publish.private != origin.publish.private and show.base_url and is_shared(*addresses):
        kinds = ("private", "public") if publish.private else ("public", "private")
        wrong = "is below that of the other show: one is {}, the other {}".format(*kinds)
        remedy = f'show.base_url = "…"   (below [shows.{settings.name}])'
        mistakes.append(Mistake(("shows", settings.name, "show", "base_url"), wrong, remedy))
    if mistakes:
        raise tell_mistakes(path, mistakes)


def _fill_in(settings: Settings, path: Path) -> ReadOptions:
    """How this show reads: servers are told which show asks, and an article without a language is in the show's."""
    read, show = settings.read, settings.show
    pages = path.resolve().parent / (read.cache or f"{settings.cache}/pages")
    logins = (*read.logins, *(name for name in settings.sources.named if split_login(name)[1]))
    return replace(
        read,
        user_agent=read.user_agent or show.title,
        language=read.language or show.language,
        time_zone=read.time_zone or show.time_zone,
        cache=str(pages),
        logins=logins,
        cookies=str(path.resolve().parent / read.cookies) if read.cookies else "",
    )
