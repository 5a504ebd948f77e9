"""``articlecast init``: a settings file and a sample article to start from."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import partial
from importlib.resources import files
from pathlib import Path
from string import Template
from zoneinfo import ZoneInfoNotFoundError

import click
from pydantic import ValidationError
from tzlocal import get_localzone_name

from articlecast.cli import is_watched, print_line
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.files import replace_file
from articlecast.names import SETTINGS_FILE
from articlecast.show.schema import SCHEMA_NAME, write_schema
from articlecast.show.settings import ShowSettings

_TITLE = "My articles, read aloud"
_WORDS = {
    "en": (_TITLE, "Articles{}, read aloud as they are published, each with its chapters and its transcript.",
           " by {}"),
    "de": (
        "Meine Artikel, vorgelesen",
        "Artikel{}, vorgelesen, sobald sie erscheinen, jeder mit Kapiteln und Transkript.", " von {}",
    ),
    "es": (
        "Mis artículos, en voz alta",
        "Artículos{}, leídos en voz alta cuando se publican, cada uno con sus capítulos y su transcripción.", " de {}",
    ),
    "fr": (
        "Mes articles, à voix haute",
        "Des articles{}, lus à voix haute dès leur parution, chacun avec ses chapitres et sa transcription.", " de {}",
    ),
    "it": (
        "I miei articoli, ad alta voce",
        "Articoli{}, letti ad alta voce appena escono, ciascuno con i suoi capitoli e la sua trascrizione.", " di {}",
    ),
    "pt": (
        "Os meus artigos, em voz alta",
        "Artigos{}, lidos em voz alta quando são publicados, cada um com os seus capítulos e a sua transcrição.",
        " de {}",
    ),
}  # fmt: skip
"""By language: the title and the description of a show of which nobody says more, and how its author is named there."""
_QUESTIONS = {
    "title": "Title of the show",
    "author": "Author, a person or an organisation",
    "email": "E-mail, public, for directories to verify the show",
    "base_url": "Where it will be reached, as https://…",
}
"""What is asked for on a terminal where no option says it."""
_COLUMN = 37
"""Where the template's comments begin."""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="", help=f"The show's name; '{_TITLE}' where nobody says.")
@click.option("--author", default="", help="Who makes the show.")
@click.option("--email", default="", help="Where directories write to verify the show.")
@click.option("--base-url", default="", help="Where the show will be reached.")
@click.option("--description", default="", help="What it is about, best in 50 characters or more.")
@click.option("--language", default="en", show_default=True, help="Of the show, as en-GB.")
@click.option("--link", default="", help="The show's home page, where it is not its own site.")
def command(folder: Path, **given: str) -> None:
    """Start a show: write a commented articlecast.toml and a sample article into DIR.

    On a terminal it asks for what the options do not say; what nobody knows yet is left out.

    \b
    articlecast init my-show
    articlecast init my-show --title "The Daily Read" --author "Ana Lee" --email ana@lee.name \\
        --base-url https://podcast.lee.name
    """
    settings = folder / SETTINGS_FILE
    if settings.exists():
        elsewhere = f"articlecast init {quote_word(str(folder / 'new-show'))}"
        raise UsageError(str(settings), "is there already; nothing was written", elsewhere)
    for name, value in given.items():
        if fault := _find_fault(name, value):
            raise UsageError(f"--{name.replace('_', '-')}", fault, "articlecast init --help")
    new_show = files("articlecast.cli") / "new_show"
    values = _complete(_ask(given) if sys.stdin and sys.stdin.isatty() and is_watched() else given)
    template = Template((new_show / SETTINGS_FILE).read_text("utf-8"))
    sample = folder / "articles" / "welcome.md"
    if not sample.exists():
        replace_file(sample, (new_show / f"welcome.{_choose_words(given['language'])}.md").read_bytes())
    replace_file(folder / SCHEMA_NAME, write_schema().encode())
    lines = {name: _write_line(name, value) for name, value in values.items()}
    text = "\n".join(line.rstrip() for line in template.substitute(lines).split("\n"))
    replace_file(settings, text.encode())
    print_line(f"wrote {settings}, {sample}")
    step = f"cd {quote_word(str(folder))} && " if folder != Path() else ""
    print_line(f"next:  {step}articlecast render    (makes the episode of the sample article)")
    print_line("       articlecast serve     (prints an address for a podcast app)")
    print_line("       articlecast add URL   (takes an article of your own; articlecast help first-show goes on)")


def _find_fault(name: str, value: str) -> str:
    """What is wrong with the value of a setting of the show; empty where nothing is, or where there is no value."""
    try:
        if value:
            ShowSettings.model_validate({"title": _TITLE, name: value})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        return str(detail.get("ctx", {}).get("error") or detail["msg"])
    return ""


def _ask(given: dict[str, str]) -> dict[str, str]:
    """What was given, and for the rest the answers of whoever sits there; Enter is none."""

    def check(name: str, value: str) -> str:
        if fault := _find_fault(name, value.strip()):
            raise click.BadParameter(fault)
        return value.strip()

    print_line("Enter leaves out what you do not know yet.")
    answers = {
        name: click.prompt(
            question,
            default=_WORDS[_choose_words(given["language"])][0] if name == "title" else "",
            show_default=name == "title",
            value_proc=partial(check, name),
        )
        for name, question in _QUESTIONS.items()
        if not given[name]
    }
    return given | answers


def _complete(values: dict[str, str]) -> dict[str, str]:
    """With what follows from it: whose the rights are, and what the show is about, as long as directories like it."""
    known_title, known_about, by = _WORDS[_choose_words(values["language"])]
    title, author = values["title"] or known_title, values["author"]
    about = known_about.format(by.format(author) if author else "")
    return values | {
        "title": title,
        "description": values["description"] or about,
        "copyright": author,
        "time_zone": _find_zone(),
    }


def _choose_words(language: str) -> str:
    """The language of ours that stands for that one: itself without its region, or English."""
    primary = language.partition("-")[0].lower()
    return primary if primary in _WORDS else "en"


def _find_zone() -> str:
    """The machine's time zone by its name, in which its people write dates; empty for UTC, and where it has none."""
    with suppress(ZoneInfoNotFoundError, ValueError, LookupError, OSError):
        name = get_localzone_name()
        if name and name not in {"UTC", "Etc/UTC", "GMT", "Etc/GMT", "local"} and not _find_fault("time_zone", name):
            return name
    return ""


def _write_line(name: str, value: str) -> str:
    """The setting as a line of TOML, up to its comment; commented out where it has no value."""
    mark, value = ("", value) if value else ("# ", ShowSettings.model_fields[name].default)
    text = json.dumps(value, ensure_ascii=False)  # a JSON string is a TOML string too, quotes, escapes and all
    return f"{mark}{name} = {text}".ljust(_COLUMN - 1)
