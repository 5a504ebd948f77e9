"""``articlecast override``: what an editor knows better of single articles."""

from __future__ import annotations

import click

from articlecast.cli import load_show_settings, print_line, print_row
from articlecast.display import quote_word
from articlecast.errors import UsageError
from articlecast.names import OVERRIDES_FILE
from articlecast.run.overriding import delete_override, find_pinned, name_article, write_override
from articlecast.show.overrides import Override, describe_override, load_overrides


@click.command()
@click.argument("article", required=False)
@click.argument("fields", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--undo", is_flag=True, help="Take back all that is said of ARTICLE.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_context
def command(context: click.Context, article: str | None, fields: tuple[str, ...], *, undo: bool, as_json: bool) -> None:
    """Correct what is known of ARTICLE, without touching it, or list what is corrected.

    ARTICLE is a file, an address, an entry of a feed as FEED#entry=KEY, a link, or an episode's slug or the beginning
    of one. The fields are title, author, date, language, image, tags, link, season, episode, licence, summary,
    episode_type, episode_thread, episode_place, episode_funding and skip (true, or the reason). FIELD= takes one back.
    They stand in overrides.toml beside the settings, which may be edited by hand, and hold from the next render on.

    \b
    articlecast override the-tide title="The tide tables" tags=harbour,weather
    articlecast override https://example.org/a-day-at-sea skip="the wire has it, too"
    articlecast override the-tide --undo
    articlecast override
    """
    settings = load_show_settings(context)
    if article is None:
        if undo:
            raise UsageError("--undo", "of which article?", "articlecast override   (lists all)")
        for override in load_overrides(settings):
            _print(override, as_json=as_json)
        return
    name = name_article(settings, article)
    if undo and fields:
        raise UsageError("--undo", "takes back all fields", f"articlecast override {quote_word(name)} --undo")
    if undo:
        delete_override(settings, name)
        print_line(f"{name}: as it is by itself again, from the next render on")
        return
    if fields:
        written = write_override(settings, name, fields)
        pinned = find_pinned(settings, name) if "skip" in written.changed else ""
        if pinned:
            print_line(f"note: {pinned}: stays as it is: it is pinned: articlecast pin {pinned} --undo", err=True)
    found = load_overrides(settings).find(name)
    if found:
        _print(found, as_json=as_json)
    elif not as_json:
        print_line(f"{name}: nothing is said of it in {OVERRIDES_FILE}")


def _print(override: Override, *, as_json: bool) -> None:
    rows = describe_override(override)
    if as_json:
        print_row({"article": override.name, **dict(rows)})
    else:
        said = (f"{field} = {value if isinstance(value, str) else ', '.join(value)}" for field, value in rows)
        print_line(f"{override.name}: " + ", ".join(said))
