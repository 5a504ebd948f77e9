"""The command line: one file per command, each imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from articlecast.errors import ArticlecastError, UsageError

if TYPE_CHECKING:
    from articlecast.config import Settings

COMMANDS = {
    "cache": "Show, verify or prune what is kept of earlier runs.",
    "check": "Check the show before it is published.",
    "doctor": "Say what is installed and what is missing.",
    "episodes": "List every episode with its state.",
    "feed": "Rebuild feed/ from episodes/.",
    "init": "Start a show.",
    "pin": "Keep an episode as it is.",
    "plan": "Say what a render would take, before anything is sent.",
    "publish": "Deliver the show to where listeners are.",
    "read": "Show an article as it is understood.",
    "render": "Narrate articles and rebuild the feed.",
    "retry": "Try again what failed.",
    "say": "Say and print a line as it would be spoken.",
    "script": "Print what will be said.",
    "serve": "Serve the show to a podcast app on this machine.",
    "settings": "Check articlecast.toml and print it.",
    "sync": "Bring the whole show up to date; for a timer.",
    "voices": "List the voices.",
    "withdraw": "Take an episode out of the feed.",
}
"""Every command with its line in ``articlecast --help``, which is printed without importing any of them."""


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
        command = import_module(f"articlecast.cli.{name}").command
        assert isinstance(command, click.Command)  # noqa: S101 -- tells the type checker what the table promises
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="articlecast", message="%(prog)s %(version)s")
@click.option(
    "--config",
    "-c",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The show's articlecast.toml; otherwise that of this folder or the nearest above.",
)
@click.pass_context
def app(context: click.Context, config: Path | None) -> None:
    """Turn articles into a podcast.

    \b
    articlecast init my-show        a settings file and a sample article
    cd my-show
    articlecast render              narrate what is new or changed, rebuild the feed
    articlecast serve               try it in a podcast app
    """
    context.obj = config


def load_show_settings(context: click.Context) -> Settings:
    """The settings of the show that this call is about; raises UsageError."""
    from articlecast.config import find_settings, load_settings  # noqa: PLC0415 -- --help needs no stage

    return load_settings(context.obj or find_settings(Path.cwd()))


def report(error: ArticlecastError) -> None:
    """One error as two lines on standard error: what is wrong, and the next command to type."""
    click.echo(f"error: {error}", err=True)
    if error.hint:
        click.echo(f"try:   {error.hint}", err=True)


def main(arguments: list[str] | None = None) -> Any:
    """Run one command; exit 0 done, 1 some items failed, 2 wrong usage or settings, 3 nothing could be done."""
    try:
        return app.main(args=arguments, prog_name="articlecast", standalone_mode=True)
    except UsageError as error:
        report(error)
        sys.exit(2)
    except ArticlecastError as error:
        report(error)
        sys.exit(3)
    except OSError as error:
        report(ArticlecastError(str(error.filename or "articlecast"), error.strerror or str(error)))
        sys.exit(3)
