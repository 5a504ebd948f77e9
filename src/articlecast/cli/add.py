"""``articlecast add``: an article on its way into the show."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from articlecast.cli import load_show_settings, print_lines, print_row, report
from articlecast.credentials import hide_secrets
from articlecast.display import quote_word
from articlecast.errors import ArticlecastError, UsageError
from articlecast.names import is_address, is_mailbox
from articlecast.read.fetch.places import suggest_setting
from articlecast.run.pool import Pool
from articlecast.run.submitting import Submission, Submitted, submit, submit_file
from articlecast.show.settings import Settings


@click.command()
@click.argument("articles", metavar="URL|FILE|-...", nargs=-1, required=True)
@click.option("--title", default="", help="What the article shall be called.")
@click.option("--url", default="", help="The address that a page came from.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
def command(context: click.Context, articles: tuple[str, ...], title: str, url: str, *, as_json: bool) -> None:
    """Put articles among the show's sources, and say what each will be.

    An address, of a page or a feed, is added to sources.articles in articlecast.toml; a file is copied into the show's
    folder of articles; - takes a page or a text from standard input. Nothing is rendered yet.

    \b
    articlecast add https://example.org/a-day-at-sea
    articlecast add ~/Downloads/report.docx
    pbpaste | articlecast add - --title "A day at sea"
    articlecast add page.html --url https://example.org/a-day-at-sea
    """
    if len(articles) > 1 and (title or url or "-" in articles):
        raise UsageError("add", "--title, --url and - are of one article", "articlecast add FILE --title TITLE")
    if url and not is_address(url):
        raise UsageError("--url", f"{url!r} is no address of a page", "give one that begins with https://")
    settings, failed = load_show_settings(context), 0
    with Pool(1) as pool:
        for given in articles:
            try:
                done = _add(settings, given, pool, title=title, url=url)
            except ArticlecastError as error:
                report(error)
                failed += 1
                continue
            if as_json:
                print_row(asdict(done) | {"minutes": done.minutes})
            else:
                print_lines(describe(done))
    if failed:
        raise SystemExit(1)


def _add(settings: Settings, given: str, pool: Pool, *, title: str, url: str) -> Submitted:
    if given == "-":
        content = sys.stdin.buffer.read(settings.read.largest_bytes + 1)
        return submit(settings, Submission(content=content, title=title, url=url, own=True), pool)
    if is_mailbox(given):
        raise UsageError(
            hide_secrets(given.partition("?")[0]),
            "is a mailbox, whose password no command writes down",
            f"{suggest_setting(given)}   below [sources] in articlecast.toml, and the password in the environment",
        )
    if is_address(given):
        if title or url:
            hint = f"articlecast add {quote_word(given)}   (and then: articlecast override {quote_word(given)} title=…)"
            raise UsageError("add", "--title and --url are of files and texts", hint)
        return submit(settings, Submission(address=given), pool)
    return submit_file(settings, given, pool, title=title, url=url)


def describe(done: Submitted) -> str:
    """What became of it, and what it will be, in lines."""
    lines = [f"added: {done.source}" if done.state == "added" else f"{done.source}: is among the sources already"]
    if done.articles != 1:
        lines.append(f"it holds {done.articles:,} articles")
    elif done.title:
        date = f"{done.published:%Y-%m-%d}" if done.published else "no date"
        told = [done.title, *([f"by {', '.join(done.authors)}"] if done.authors else []), date, done.language]
        lines.append(f"{', '.join(told)}: {done.words:,} words, about {_count_minutes(done.minutes)}")
    if done.held:
        lines.append(f"nothing is made of it: {done.held}")
    lines.append(f"next:  articlecast render {quote_word(done.source)}")
    return "\n".join(lines)


def _count_minutes(minutes: float) -> str:
    return f"{minutes:.0f} minutes" if minutes >= 1.5 else "a minute"
