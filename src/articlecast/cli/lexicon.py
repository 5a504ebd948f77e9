"""``articlecast lexicon``: how words are said, as lists from other programs and for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from articlecast.cli import load_show_settings, print_data, print_line
from articlecast.errors import UsageError
from articlecast.files import replace_file
from articlecast.run.pronouncing import (
    LARGEST_LIST,
    Word,
    keep_words,
    list_words,
    read_csv,
    read_pls,
    write_csv,
    write_pls,
)
from articlecast.show.settings import require_maker

_TRY = "articlecast lexicon import words.pls   (or words.csv, with the columns word,say,ipa,language)"


@click.command()
@click.argument("action", type=click.Choice(["import", "export"]))
@click.argument("file", required=False, default="-")
@click.option(
    "--form", type=click.Choice(["pls", "csv"]), help="export: which of the two, whatever the file's name is."
)
@click.pass_context
def command(context: click.Context, action: str, file: str, form: Literal["pls", "csv"] | None) -> None:
    """Take a list of how words are said into [lexicon], or write the show's as such a list.

    A list is a lexicon of PLS 1.0, as speech engines exchange them, or CSV with the columns word, say, ipa and
    language; which one an imported file is, its content tells. - or nothing is standard input and output. What is
    imported replaces what the show says of the same words, all of it or, where one is wrong, nothing.

    \b
    articlecast lexicon import names.pls
    articlecast lexicon export words.csv
    articlecast lexicon export --form pls > words.pls
    """
    settings = load_show_settings(context)
    if action == "import":
        if form:
            raise UsageError("--form", "goes with export alone: a list's content tells what it is", _TRY)
        require_maker(settings, f"lexicon import {file}")
        words = _read(file, settings.show.language)
        keep_words(settings, words)
        print_line(f"{settings.file.name}: {_count(words)} taken in")
        return
    words = list_words(settings)
    form = form or ("csv" if Path(file).suffix.lower() == ".csv" else "pls")
    content = write_csv(words).encode() if form == "csv" else write_pls(words, settings.show.language)
    if file == "-":
        print_data(content.decode())
        return
    replace_file(Path(file), content)
    print_line(f"{file}: {_count(words)}")


def _count(words: tuple[Word, ...]) -> str:
    return f"{len(words)} word{'' if len(words) == 1 else 's'}"


def _read(file: str, language: str) -> tuple[Word, ...]:
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST_LIST + 1)
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(LARGEST_LIST + 1)
    except OSError as error:
        raise UsageError(file, error.strerror or str(error), _TRY) from error
    if len(content) > LARGEST_LIST:
        raise UsageError(file, f"is larger than {LARGEST_LIST:,} bytes", "make two lists of it")
    # An XML document may be in any encoding, and says so itself; in UTF-16 it begins with a mark of two bytes.
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return read_pls(content, language)
    try:
        return read_csv(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(file, "is neither XML nor UTF-8 text", "save it as UTF-8") from error
