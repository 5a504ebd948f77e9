"""The command line: one file per command, each imported only when it is called."""

from __future__ import annotations

import atexit
import functools
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from shutil import get_terminal_size
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from articlecast.credentials import mask_addresses, remember_environment
from articlecast.display import (
    fold_command,
    fold_lines,
    quote_in,
    show_line,
    show_lines,
    show_message,
    tame_logging,
    write_json,
)
from articlecast.errors import TEMPORARY_PREFIX, ArticlecastError, UsageError, unwritable
from articlecast.names import SETTINGS_FILE, ask_for, find_nearest
from articlecast.system import write_utf8

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from articlecast.show.settings import Settings

COMMANDS = {
    "add": "Put an article among the show's sources.",
    "approve": "Let listeners have what waits for review.",
    "book": "Write a book to read along.",
    "cache": "Show, verify or prune what is kept of earlier runs.",
    "check": "Check the show before it is published.",
    "completions": "Have the shell complete the commands.",
    "digest": "Write the episode of a week's articles.",
    "docs": "Open the handbook in the browser.",
    "doctor": "Say what is installed and what is missing.",
    "episodes": "List every episode with its state.",
    "feed": "Rebuild feed/ from episodes/.",
    "help": "Show a page of the handbook, a setting or a command.",
    "hold": "Keep back what waits for review.",
    "init": "Start a show.",
    "lexicon": "Take lists of how words are said, or give them away.",
    "mcp": "Serve the show's verbs to an assistant.",
    "opml": "Take feeds from other readers' lists, or give them away.",
    "override": "Correct what is known of an article, without touching it.",
    "pin": "Keep an episode as it is.",
    "plan": "Say what a render would take, before anything is sent.",
    "preview": "Hear how an article begins.",
    "publish": "Deliver the show to where listeners are.",
    "read": "Show an article as it is understood.",
    "render": "Narrate articles and rebuild the feed.",
    "retry": "Try again what failed.",
    "say": "Say and print a line as it would be spoken.",
    "script": "Print what will be said.",
    "serve": "Serve the show to a podcast app on this machine.",
    "settings": "Check articlecast.toml and print it.",
    "studio": "Open the editor's page in the browser.",
    "sync": "Bring the whole show up to date; for a timer.",
    "voices": "List the voices.",
    "withdraw": "Take an episode out of the feed.",
}
"""Every command with its line in ``articlecast --help``, which is printed without importing any of them."""


_READING = (
    "articlecast.read.article",
    "articlecast.read.load",
    "articlecast.read.present",
    "articlecast.read.formats.front_matter",
    "articlecast.run.showing",
)
_RUN = ("articlecast.run.prepared",)

WITH_PROCESSES: Mapping[str, Sequence[str]] = {
    "add": _READING,
    "mcp": _READING,
    "plan": _RUN,
    "preview": _RUN,
    "read": _READING,
    "render": _RUN,
    "say": ("articlecast.narrate.languages.en", "articlecast.run.showing"),
    "script": ("articlecast.show.digest", "articlecast.narrate.languages.en", *_READING),
}
"""Those that nearly always have work for processes, and what these import meanwhile: they are prepared while the
command is imported itself."""


SHOWING = frozenset({"check", "episodes", "feed", "publish", "sync"})
"""Those that are about what listeners get, and concern shows of another's episodes, too."""

COMPLETING = "_ARTICLECAST_COMPLETE"
"""Is set where a shell asks what it may complete, as click has it."""


class Chosen(NamedTuple):
    """Which show the call is about: the settings file and one of its shows, empty where the call does not say.

    ``among`` says that the call goes over several, and this one's turn has come.
    """

    config: Path | None = None
    show: str = ""
    among: bool = False


class LazyGroup(click.Group):
    """A group whose commands are ``articlecast.cli.<name>:command``."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if COMPLETING in os.environ:
            from articlecast.cli.completion import make_command  # noqa: PLC0415 -- for a shell's Tab alone

            return make_command(name)
        if name in WITH_PROCESSES:
            from articlecast.workers import prepare_processes  # noqa: PLC0415 -- an idle sync has none

            prepare_processes(*WITH_PROCESSES[name])
        command = import_module(f"articlecast.cli.{name}").command
        assert isinstance(command, click.Command)  # noqa: S101 -- tells the type checker what the table promises
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _plain_usage():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        tame_logging(lambda text: _fit(text, fold_lines, err=True))
        sys.excepthook = _tell_fault
        with _plain_usage():
            return super().invoke(ctx)


@contextmanager
def _plain_usage() -> Iterator[None]:
    """Have what click finds wrong with a call told as all else is, in one line of plain text and what to type.

    A shell's ``*`` gives it the names of files. Raises UsageError.
    """
    try:
        yield
    except click.UsageError as error:
        raise _explain_usage(error) from error
    except click.ClickException as error:
        error.message = show_line(error.message)
        raise


def _explain_usage(error: click.UsageError) -> UsageError:
    said = show_line(" ".join(error.format_message().split())).removesuffix(".").replace(" Did you", "; did you")
    path = error.ctx.command_path if error.ctx else "articlecast"
    typed = re.fullmatch(r"No such command '(.+)'", said)
    near = find_nearest(typed[1], COMMANDS) if typed else ""
    hint = f"{path} {near}" if near else f"{path} --help"
    return UsageError(path.rpartition(" ")[2], f"{said[:1].lower()}{said[1:]}{ask_for(near)}", hint)


def _tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The traceback of a fault of ours, which quotes what it stumbled over."""
    from traceback import format_exception  # noqa: PLC0415 -- as rare as it should be

    print_lines("".join(format_exception(kind, error, trace)), err=True, nl=False)


def _complete_shows(context: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    from articlecast.cli.completion import complete_shows  # noqa: PLC0415 -- as above

    return complete_shows(context, param, typed)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="articlecast", message="%(prog)s %(version)s")
@click.option(
    "--config",
    "-c",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The show's articlecast.toml; otherwise that of this folder or the nearest above.",
)
@click.option(
    "--show",
    "-s",
    metavar="NAME",
    default="",
    help="One of the shows of a file that holds several.",
    shell_complete=_complete_shows,
)
@click.pass_context
def app(context: click.Context, config: Path | None, show: str) -> None:
    """Turn articles into a podcast.

    \b
    articlecast init my-show        a settings file and a sample article
    cd my-show
    articlecast render              narrate what is new or changed, rebuild the feed
    articlecast serve               try it in a podcast app
    """
    find_here()  # whatever --config says: names of files and programs are looked for from here
    context.obj = Chosen(config, show)


def load_show_settings(context: click.Context) -> Settings:
    """The settings of the show that this call is about; raises UsageError."""
    from articlecast.show.settings import load_settings  # noqa: PLC0415 -- --help needs no stage

    return load_settings(find_settings_file(context), context.obj.show)


def load_nearby_settings(context: click.Context) -> Settings | None:
    """The same; None where no settings file is named and none is in this folder or above it."""
    here = find_here()
    near = context.obj.config or any((folder / SETTINGS_FILE).is_file() for folder in (here, *here.parents))
    return load_show_settings(context) if near else None


def find_settings_file(context: click.Context) -> Path:
    """The file that the call is about; raises UsageError where there is none."""
    from articlecast.show.settings import find_settings  # noqa: PLC0415 -- as above

    config: Path | None = context.obj.config
    return config or find_settings(find_here())


def find_here() -> Path:
    """The current folder; raises UsageError where it has been deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError("the current folder", "is gone: it was deleted or moved meanwhile", "cd") from None


def for_each_show(run: Callable[..., None]) -> Callable[..., None]:
    """Have a command run for every show of its settings file, one after the other, unless ``--show`` names one.

    A command that is not among those ``SHOWING`` passes over shows that have no episodes of their own.

    The exit code is the highest of theirs; what goes wrong with one show stops none of the others. A call that names
    articles is about one show, and must say about which.
    """

    @functools.wraps(run)
    def run_logged(context: click.Context, **options: Any) -> None:
        try:
            run_each(context, **options)
        except (ArticlecastError, OSError) as error:
            if not options.get("log_json"):
                raise
            sys.exit(_tell(error, options))

    def run_each(context: click.Context, **options: Any) -> None:
        from articlecast.show.shows import list_shows  # noqa: PLC0415 -- as above

        worst = 0 if context.info_name in SHOWING else tell_queries(context, options)
        arguments = [each.name for each in context.command.params if isinstance(each, click.Argument)]
        if context.obj.show or any(options.get(str(name)) for name in arguments):
            return _run_one(run, context, options, worst)
        config = find_settings_file(context)
        shows = list_shows(config, queries=context.info_name in SHOWING)
        if not shows:
            return _run_one(run, context, options, worst)
        quiet = options.get("quiet") or options.get("as_json") or not is_watched()
        for show in shows:
            context.obj = Chosen(config, show, among=len(shows) > 1)
            if show and not quiet:
                click.secho(show_line(show), bold=True)
            worst = max(worst, _run_safely(run, context, options))
        sys.exit(worst)

    return run_logged


def tell_queries(context: click.Context, options: dict[str, Any]) -> int:
    """Say what is wrong with the shows that show episodes of the one that is called, or of any; the exit code.

    What is wrong with that one itself is said when its turn comes.
    """
    from articlecast.show.settings import load_settings  # noqa: PLC0415 -- as above
    from articlecast.show.shows import find_origin, list_shows  # noqa: PLC0415 -- as above

    config, called, worst = find_settings_file(context), context.obj.show, 0
    makers = list_shows(config, queries=False)
    for name in list_shows(config)[len(makers) :]:
        origin, _ = find_origin(config, name) or ("", None)
        if name == called or (called and origin in makers and origin != called):
            continue
        with suppress(UsageError):
            if origin in makers:
                load_settings(config, origin)
            try:
                load_settings(config, name)
            except UsageError as error:
                worst = max(worst, _tell(error, options))
    return worst


def _run_one(run: Callable[..., None], context: click.Context, options: dict[str, Any], worst: int) -> None:
    if worst:
        sys.exit(max(worst, _run_safely(run, context, options)))
    run(context, **options)


def _run_safely(run: Callable[..., None], context: click.Context, options: dict[str, Any]) -> int:
    try:
        run(context, **options)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    except ArticlecastError as error:
        return _tell(error, options)
    return 0


def _tell(error: ArticlecastError | OSError, options: dict[str, Any]) -> int:
    """Say what ended the work on a show, as the call wants it said; the exit code."""
    trouble = translate_error(error)
    tell(trouble, as_log=options.get("log_json", False))
    return choose_code(trouble)


_COMMAND = re.compile(r"(?:articlecast|cd|chmod|df|export|ls|mv|pip|rm)(?: |$)")
ASKED = ", as soon as the run that is at work comes to it"
"""Stands behind what a command says to be done that it has left to another one."""


def print_line(text: str, *, err: bool = False) -> None:
    """One line for people to read, whatever is in it; programs get ``print_row``. On a terminal it is folded."""
    _echo(_fit(show_line(text), fold_lines, err=err), err=err)


def print_lines(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Several lines for people to read: an article's, or ours whose names are on one line each."""
    _echo(show_lines(text), err=err, nl=nl)


def print_data(text: str) -> None:
    """What may be read back: as it is into a pipe or a file, and harmless on a terminal."""
    _echo(show_lines(text) if is_watched() else text, nl=False)


def print_page(text: str) -> None:
    """A whole page: in a pager on a terminal, as it is into a pipe."""
    if is_watched():
        click.echo_via_pager(show_lines(text))
    else:
        print_data(text)


def print_secret(text: str) -> None:
    """One line that tells a secret on purpose, once: an address with its token, which ``print_line`` would mask."""
    _echo("".join(each if each.isprintable() else " " for each in text))


def _echo(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print it; once nobody reads any more (``sync | head``), all else goes nowhere, and the work is still done."""
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        stream = sys.stderr if err else sys.stdout
        with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a descriptor is wanted
            os.dup2(nowhere.fileno(), stream.fileno())


def print_row(row: object, *, err: bool = False, indent: int | None = None, content: bool = False) -> None:
    """One JSON value for programs, on one line unless it is to be indented; ``content`` as in ``write_json``.

    A line about one of several shows names it first.
    """
    context = click.get_current_context(silent=True)
    show = context.obj.show if context and isinstance(context.obj, Chosen) else ""
    if show and isinstance(row, dict) and indent is None:
        row = {"show": show} | row
    _echo(write_json(row, indent=indent, content=content), err=err)


def print_message(kind: str, text: str, hint: str = "", *, err: bool = True) -> None:
    """What is wrong after its kind, as in ``error: …``, and under it the next command to type."""
    _echo(_fit(show_message(f"{kind}: {text}"), fold_lines, err=err), err=err)
    if hint:
        fold = fold_command if _COMMAND.match(hint) else fold_lines
        _echo(_fit(show_message(f"try:   {hint}"), fold, err=err), err=err)


def _fit(text: str, fold: Callable[[str, int], str], *, err: bool) -> str:
    """The text as it is for a pipe or a file; on a terminal in lines that it need not break."""
    return fold(text, get_terminal_size().columns) if is_watched(err=err) else text


def print_passed_over(settings: Settings) -> None:
    """Which files among the show's articles are none, on standard error; nothing where there is none."""
    from articlecast.run.listing import tell_passed_over  # noqa: PLC0415 -- as above

    for told, hint in tell_passed_over(settings):
        print_message("note", told, hint)


def report(error: ArticlecastError, source: str = "") -> None:
    """One error as two lines on standard error: what is wrong, and with which article; the next command to type."""
    shown = mask_addresses(source)
    place = f"{shown}: " if shown and shown != error.thing and shown not in str(error) else ""
    print_message("error", f"{place}{error}", quote_in(error.hint, shown))
    if error.hint and not _COMMAND.match(error.hint):
        from articlecast.topics import find_topic  # noqa: PLC0415 -- a command says enough by itself

        _echo(f"see:   articlecast help {find_topic(error)}", err=True)


def tell(error: ArticlecastError, *, as_log: bool) -> None:
    """An error about no single article: two lines, or a row of the structured log."""
    if not as_log:
        report(error)
        return
    from articlecast.cli.progress import log_row  # noqa: PLC0415 -- an idle run logs nothing

    log_row("error", {"event": "trouble", "error": str(error), "try": error.hint})


def choose_code(error: ArticlecastError) -> int:
    """The exit code of a call that the error ended."""
    return 2 if isinstance(error, UsageError) else 3


def is_watched(*, err: bool = False) -> bool:
    """Whether standard output, or standard error, is a terminal; it is None where whoever called closed it."""
    stream = sys.stderr if err else sys.stdout
    return stream is not None and stream.isatty()


def main(arguments: list[str] | None = None) -> Any:
    """Run one command; exit 0 done, 1 some items failed, 2 wrong usage or settings, 3 nothing could be done."""
    write_utf8(sys.stdout, sys.stderr)
    remember_environment(os.environ)
    atexit.register(gc.freeze)  # the system takes all back at once: to look for circles in it first takes 0.1 s
    try:
        return app.main(args=arguments, prog_name="articlecast", standalone_mode=True)
    except (ArticlecastError, OSError) as error:
        trouble = translate_error(error)
        report(trouble)
        sys.exit(choose_code(trouble))


def translate_error(error: ArticlecastError | OSError) -> ArticlecastError:
    """The error itself, or the system's as one of ours."""
    if isinstance(error, ArticlecastError):
        return error
    name = str(error.filename or "articlecast")
    if error.filename2 or TEMPORARY_PREFIX in name:  # a file was on its way to its place
        return unwritable(name, error)
    return ArticlecastError(name, error.strerror or str(error))
