"""Writes docs/reference/ and man/ from the program itself; "--check" only says which of them are out of date.

What is made of what stands in ``PAGES``, and on docs/handbook.md.
"""

from __future__ import annotations

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import articlecast
from articlecast import errors
from articlecast.cli import COMMANDS, app
from articlecast.cli.door.description import describe_api
from articlecast.model.script import Role
from articlecast.narrate import format_script, scriptfile, write_script
from articlecast.narrate.lexicon import parse_lexicon
from articlecast.publish.serve.subscribers import Subscribers
from articlecast.read.formats.header_fields import EPISODE, FIELDS, MEANINGS
from articlecast.read.formats.visibility import ROWS
from articlecast.run.metrics import PREFIX, TEXTS
from articlecast.show.describing import fold, list_settings
from articlecast.show.settings import load_settings
from articlecast.studio.access import Doors
from articlecast.studio.app import create_studio, open_desk
from articlecast.topics import OF_KINDS

ROOT = Path(__file__).parent.parent
MADE = "<!-- Made by `make reference` from the program; what is written here is lost. -->\n\n"
MANUAL = {"reference/index.md"}
"""Pages of the reference that are written by hand."""


def write_settings() -> Iterator[str]:
    yield "# Settings\n\nEverything that `articlecast.toml` may hold, as `articlecast settings --schema` describes it."
    yield (
        "Of each there is what it is, its unit, what it is where nothing is said, since when it is there, and an example."
        " `articlecast settings --explain NAME` says the same in the terminal; an editor that knows JSON schemas"
        " completes and checks the file as you type."
    )
    table = "-"
    for row in list_settings():
        if row.table != table:
            table = row.table
            yield f"## {table}" if table else "## Above all tables"
            yield f"```toml\n{_example(table)}\n```"
        yield f"### {row.place}\n\n{_cite(fold(row.text))}"
        facts = [row.kind, *([f"in {row.unit}"] if row.unit else [])]
        facts.append(f"default `{row.default}`" if row.default else "has to be said")
        yield f"*{_cite(', '.join(facts))}; since {row.since}.* Example: `{row.line}`"


def _example(table: str) -> str:
    rows = [row for row in list_settings() if row.table == table]
    return "\n".join([*([table] if table else []), *(row.line for row in rows)])


def _cite(text: str) -> str:
    """Text with what Markdown and HTML would take for theirs put out of their sight."""
    return re.sub(r"(?<!`)<([\w/]+)>", r"`<\1>`", text).replace("|", "\\|")


def write_header_fields() -> Iterator[str]:
    yield "# Header fields\n\nWhat the header of an article may say, in YAML between `---`, in TOML between `+++`, or as JSON."
    yield "Names are compared by their letters alone, in any case: `cover-image`, `coverImage` and `Cover Image` are one."
    yield "## Fields\n\n" + _table(("field", "names", "what it is for"), _list_fields())
    rows = [(f"`{name}`", f"{demand}", MEANINGS[field]) for name, (field, _, demand) in EPISODE.items()]
    yield "## What only a podcast knows\n\n" + _table(("name", "value", "what it is for"), rows)
    tables = [(f"`{name}:`", MEANINGS[name]) for name in ("narration", "lexicon")]
    yield "## Tables\n\n" + _table(("name", "what it is for"), tables)
    yield "What stands below `narration:` are [settings of narrate](settings.md#narrate); [the lexicon](lexicon.md) says how its entries are written."
    hiding = [
        (row.dialect, " ".join(f"`{name}`" for name in row.names), _say_values(row.values, row.unless)) for row in ROWS
    ]
    yield "## Lines that keep an article from the public\n\n" + _table(("of", "names", "hides with"), hiding)
    yield "More of them, with examples: [what is not public](../reading.md#what-is-not-public)."


def _list_fields() -> Iterator[tuple[str, str, str]]:
    embargo = [names[0] for field, names in FIELDS if field.startswith("embargo.")]
    for field, names in FIELDS:
        if not field.startswith("embargo."):
            yield field, " ".join(f"`{name}`" for name in names), MEANINGS[field]
    yield "embargo", " ".join(f"`{name}`" for name in embargo), MEANINGS["embargo"]


def _say_values(values: frozenset[str], unless: frozenset[str]) -> str:
    shown = sorted(values or unless)
    words = ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")
    return words if values else f"anything but {words}" if unless else "anything"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(each.replace('|', chr(92) + '|') for each in line)} |" for line in lines)


ARTICLE = """---
title: A day at sea
author: Ana Lee
---

Dr. Siobhan Nguyen paid $3.5m on Jan. 6. Nobody asked the FBI.

## What happened next

> It went out again.
"""


def write_script_format() -> Iterator[str]:
    yield "# The script's format\n\nWhat will be said of an article, as text that a person reads, edits and renders."
    yield inspect.cleandoc(scriptfile.__doc__ or "").partition("\n\n")[2].replace("``", "`")
    yield (
        f"A pause is {scriptfile.LONGEST_PAUSE} seconds at most. The roles: "
        + ", ".join(f"`{role}`" for role in typing.get_args(Role))
        + "."
    )
    article = articlecast.read_article(articlecast.Document(ARTICLE.encode(), "", "articles/sea.md"))
    lexicon = parse_lexicon({"Siobhan": "shi-vawn /ʃɪˈvɔːn/"}, "en")
    script = format_script(write_script(article, lexicon=lexicon), article="articles/sea.md")
    yield f"## An example\n\nThis article, of a show whose lexicon has `Siobhan`:\n\n```markdown\n{ARTICLE}```\n\nhas this script:\n\n```text\n{script}```"
    yield "How to edit one: [edit a script](../how-to/edit-script.md)."


def write_lexicon() -> Iterator[str]:
    yield "# Lexicon\n\nHow words and phrases are said: the table `[lexicon]` of `articlecast.toml`."
    yield '```toml\n[lexicon]\nNguyen = "win"                      # a respelling\nSiobhan = "/ʃɪˈvɔːn/"               # IPA between slashes, for the engines that take it\n"Lough Neagh" = "lock nay /lɒx neɪ/" # both: the respelling for all others\n\n[lexicon.de]                         # words of texts in German\nChemie = "kemie"\n```'
    yield (inspect.getdoc(parse_lexicon) or "").replace("``", "`")
    rows = [
        ("`[lexicon]`", "the show"),
        ("`[rules.lexicon]`", "the articles of one source, tag or author"),
        ("`lexicon:` in a header", "one article"),
        ("the mark `say-as`", "one place"),
    ]
    yield "## Where an entry may stand\n\n" + _table(("where", "holds for"), rows) + "\n\nThe narrower one counts."
    yield "## What is found\n\n- An entry is found as whole words; with `'s` behind it, too.\n- In lower case it is found in any case, with a capital in that spelling alone.\n- Of two entries for one word the one of the nearer language counts, of two phrases the longer one."
    yield "A change renders the episodes that say the word, and no others: `articlecast plan` names them. The studio imports and exports the table, as CSV and as PLS 1.0.\n\nHow to: [pronounce a name](../how-to/pronounce.md)."


FILES = (
    ("articlecast.toml", "the show's settings", "no", "you"),
    ("articlecast.schema.json", "what an editor completes and checks the settings by", "yes", "init"),
    ("overrides.toml", "what is corrected of single articles", "no: corrections are lost", "override, or you"),
    ("articles/", "what you write", "no", "you"),
    ("scripts/", "scripts that were saved in the studio and not rendered yet", "no: edits are lost", "studio"),
    ("subscribers.json", "digests of a private show's addresses", "no: every subscriber needs a new one", "serve --add"),
    ("editors.json", "digests of the studio's tokens", "no: every colleague needs a new one", "studio --add"),
    ("submitters.json", "digests of the tokens for handing in", "no: every sender needs a new one", "serve --submit --add"),
    ("episodes/<slug>/episode.json", "the episode: GUID, dates, files", "no: this is the show", "render"),
    ("episodes/<slug>/audio-<hash>.mp3", "its sound", "it is rendered again", "render"),
    ("episodes/<slug>/transcript-<hash>.*", "its words: VTT, SRT, JSON, HTML, text", "it is rendered again", "render"),
    ("episodes/<slug>/words-<hash>.json", "the times of its words, for the pages; never delivered", "it is rendered again", "render"),
    ("episodes/<slug>/chapters-<hash>.json", "its chapters", "it is rendered again", "render"),
    ("episodes/<slug>/script-<hash>.md", "what was said", "it is rendered again", "render"),
    ("episodes/<slug>/ledger-<hash>.json", "which sentence has which sound; never delivered", "it is rendered again", "render"),
    ("episodes/<slug>/cover-<hash>.jpg", "its picture, where the article has one", "it is rendered again", "render"),
    ("episodes/<slug>/social-<hash>.jpg", "the wide picture for a preview of its link", "it is rendered again", "render"),
    ("episodes/<slug>/figure-<hash>.webp", "a picture within its article, for its page", "it is rendered again", "render"),
    ("episodes/show.json", "the show's own GUID", "yes, while its address stays", "render"),
    ("episodes/failures.json", "what failed and when it is tried again", "yes: it is tried at once", "render, sync"),
    ("episodes/.review/", "what waits for an editor", "no", "render"),
    ("episodes/.lock", "keeps two runs apart", "yes, while none is at work", "every run"),
    ("episodes/.lease", "keeps two machines apart", "where you know that the other is off", "every run"),
    ("feed/", "the feed and the site, a pure function of episodes/ and articlecast.toml", "yes: `articlecast feed`", "feed, render"),
    ("feed/.shows/", "feeds of other shows, private ones too", "yes: `articlecast feed`", "feed, render"),
    (".articlecast/", "spoken sentences, encoded sound, fetched pages, memory, reports", "yes: it costs time", "every run"),
)  # fmt: skip


def write_files() -> Iterator[str]:
    yield "# Files on disk\n\nEverything that a show's folder holds, who writes it, and what may be deleted."
    rows = [(f"`{path}`", what, lost, by) for path, what, lost, by in FILES]
    yield _table(("path", "what it is", "may it be deleted?", "who writes it"), rows)
    yield "Of several shows in one file, `episodes/` and `feed/` have a folder for each. A name that begins with a dot is never delivered, and must not be uploaded by other means."
    yield "How to keep it: [back up](../how-to/back-up.md)."


def write_exit_codes() -> Iterator[str]:
    yield "# Exit codes and errors"
    rows = [
        ("0", "all is done, or there was nothing to do"),
        ("1", "some items failed; the others are safe"),
        ("2", "wrong usage or settings: nothing was done"),
        ("3", "nothing could be done"),
    ]
    yield _table(("code", "means"), rows)
    own = [(f"`articlecast {name}`", " ".join(found.split())) for name, found in _list_own_codes()]
    yield "## Of single commands\n\n" + _table(("command", "its codes"), own)
    yield (
        "## Errors\n\nAn error is one line, what is wrong with what; the next says what to type. Where that is no command, a third names a page of this handbook.\n\n```text\n"
        + inspect.cleandoc(errors.__doc__ or "").partition("\n\n")[2]
        + "\n```"
    )
    kinds = [
        (f"`{kind.__name__}`", inspect.getdoc(kind) or "", f"`articlecast help {topic}`") for kind, topic in OF_KINDS
    ]
    yield "## Where an error's hint is no command\n\n" + _table(("kind", "what it is", "page"), kinds)


def _list_own_codes() -> Iterator[tuple[str, str]]:
    for name, command in list_commands():
        if found := re.search(r"Exit code: (.*?)(?:\n\n|$)", inspect.cleandoc(command.help or ""), re.DOTALL):
            yield name, found[1]


EVENTS = {
    "article": ("render, plan", "What became of an article, or would."),
    "script": ("render", "A long article is read, and is being spoken."),
    "progress": ("render", "A minute more of a long article is done."),
    "feed": ("render", "The feed was rebuilt."),
    "total": ("plan", "The sum of what a render would take."),
    "finding": ("publish", "What the check found before the delivery."),
    "delivery": ("publish", "What was sent."),
    "decision": ("sync --dry-run", "What would be done with an article, and why."),
    "sync": ("sync", "What the whole run did."),
    "begin": ("sync --log-json", "An article is begun."),
    "note": ("sync --log-json", "Something to know."),
    "trouble": ("sync --log-json", "An error about no single article."),
}
KEYS = {
    "alone": "of an error: it is about one episode, which stays with listeners as it was; all others go out",
    "article": "of an episode: whether its article waits or is set aside after a failure; null where it did not fail",
    "articles": "how many articles",
    "audio_seconds": "seconds of sound, estimated",
    "cached": "sentences that were spoken before",
    "changed": "whether its bytes are others",
    "characters": "characters that are sent to the engine",
    "closed": "what the store was told to stop giving away",
    "currency": "what the price is in",
    "decisions": "how many articles by what was done",
    "deleted": "files that went",
    "doubt": "what could not be made sure of",
    "doubts": "sentences that had better be heard, or how many",
    "engine": "the speech engine",
    "error": "what is wrong",
    "event": "the kind of the row",
    "failed": "how many failed",
    "feed_changed": "whether the feed is another one",
    "guid": "the episode's GUID",
    "kept": "files that were there",
    "left": "seconds to go; of a delivery, what is left to the next one",
    "level": "info, warning or error",
    "new": "sentences to be spoken",
    "note": "what there is to know",
    "number": "which one of them",
    "path": "where the file is",
    "place": "the file or setting",
    "price": "what it costs",
    "published": "when it was published",
    "rate": "times as fast as the sound plays",
    "reason": "why",
    "remedy": "what to do",
    "removed": "episodes that left the feed",
    "rendered": "how many were rendered",
    "requests": "requests to the engine",
    "returned": "episodes that are back in the feed",
    "reviews": "how many wait for an editor",
    "revision": "which version of the episode it is",
    "seconds": "seconds of sound",
    "sent": "files that were sent, or how many",
    "sentences": "how many sentences",
    "severity": "error or warning",
    "slug": "the episode's name",
    "source": "the article",
    "spoken": "sentences that were newly spoken",
    "state": "what became of it",
    "target": "where it went",
    "time": "when",
    "theirs": "files of somebody else's that keep their places there",
    "title": "its title",
    "todo": "what is to be done, or how many articles by it",
    "total": "of how much",
    "troubles": "errors about no single article",
    "try": "what to type",
    "waiting_seconds": "seconds that an engine's budget makes it wait",
    "wrong": "what is wrong",
}


def write_json_events() -> Iterator[str]:
    yield "# JSON events\n\nWith `--json` a command prints one object a line, and with `--log-json` `sync` writes a log of such lines on standard error. Of several shows each begins with `show`."
    yield "## Kinds\n\n" + _table(
        ("event", "of", "what it says"), [(f"`{name}`", *row) for name, row in EVENTS.items()]
    )
    yield "`episodes --json`, `check --json`, `read --json` and `voices --json` print rows without `event`."
    yield "## Keys\n\n" + _table(("key", "what it says"), [(f"`{name}`", text) for name, text in KEYS.items()])
    yield "New keys and kinds may come with any release: a program passes over what it does not know.\n\n```sh\narticlecast render --json | jq -r 'select(.event == \"article\") | .state'\n```"


def write_metrics() -> Iterator[str]:
    yield "# Metrics\n\nThe figures that `[sync] metrics` writes for Prometheus' textfile collector."
    yield _table(("name", "what it says"), [(f"`{PREFIX}{name}`", text) for name, text in TEXTS.items()])
    yield "All are gauges; `articlecast_episodes` has a label `state`. What to alert on: [watching](../scheduling.md#watching)."


API = "/api/v1"


def write_http_api() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        (Path(folder) / "articlecast.toml").write_text('[show]\ntitle = "Notes"\n')
        settings = load_settings(Path(folder))
        described = create_studio(
            open_desk(settings, ()), Doors("", (), Subscribers(settings.editors_file)), page=False
        ).openapi()
    yield f"# The studio's API\n\nWhat `articlecast studio` serves, as its own `/api/openapi.json` describes it ({described['info']['title']} {described['info']['version']}). Tokens, scopes and changes by two at once: [the studio](../studio.md#the-api)."
    yield f"All paths stand below `{API}`. That description has every parameter, body and answer, for programs and their generators."
    rows = [
        (f"`{verb.upper()}`", f"`{path.removeprefix(API)}`", _say_operation(told))
        for path, verbs in sorted(described["paths"].items())
        for verb, told in verbs.items()
    ]
    yield _table(("verb", "path", "what it does"), rows)
    door = describe_api(largest_bytes=20_000_000, most_an_hour=60)
    rows = [
        (f"`{verb.upper()}`", f"`{path}`", _say_operation(told))
        for path, verbs in door["paths"].items()
        for verb, told in verbs.items()
    ]
    yield "## Handing articles in\n\nWhat `articlecast serve --submit` answers, as its own `/articles/openapi.json` describes it: [handing articles in](../submitting.md)."
    yield _table(("verb", "path", "what it does"), rows)
    values = door["components"]["schemas"]["Submitted"]["properties"]
    rows = [(f"`{name}`", _say_value(name, each)) for name, each in values.items()]
    yield "### What it answers\n\n" + _table(("field", "what it says"), rows)


def _say_value(name: str, told: dict[str, typing.Any]) -> str:
    """The field's description; one that has none says by its name what it is, and by its values what it may be."""
    kind = told.get("type") or " or ".join(told.get("enum", ()))
    return told.get("description") or f"Its {name}: {kind if isinstance(kind, str) else 'text or null'}."


def _say_operation(told: dict[str, str]) -> str:
    text = " ".join((told.get("description") or "").split()).replace("``", "`")
    return text or told.get("summary", "")


def write_library() -> Iterator[str]:
    yield "# The library\n\n`import articlecast`: what the commands call is a newsroom's own code's, too."
    yield '```python\nfrom pathlib import Path\n\nfrom articlecast import list_episodes, load_settings, render_show\n\nsettings = load_settings(Path("articlecast.toml"))\nfor outcome in render_show(settings):\n    print(outcome.state, outcome.title)\n```'
    functions = [name for name in articlecast.__all__ if inspect.isroutine(getattr(articlecast, name))]
    classes = [name for name in articlecast.__all__ if name not in functions]
    yield "## Functions"
    for name in functions:
        yield describe_name(name)
    yield "## Values, interfaces and errors"
    for name in classes:
        yield describe_name(name)


def describe_name(name: str) -> str:
    """A public name with its signature and its docstring."""
    found = getattr(articlecast, name)
    text = inspect.getdoc(found) or "" if getattr(found, "__module__", "").startswith("articlecast") else f"`{found}`"
    code = _show_signature(name, found)
    return f"### {name}\n\n{code}" + _as_markdown(text)


def _show_signature(name: str, found: object) -> str:
    if isinstance(found, type) and issubclass(found, Exception) and "__init__" not in vars(found):
        return f"```python\nclass {name}({found.__bases__[0].__name__})\n```\n\n"
    if inspect.isroutine(found) or is_dataclass(found):
        signature = inspect.signature(found)  # type: ignore[arg-type]
        words = [_show_parameter(each) for each in signature.parameters.values()]
        first = next(
            (n for n, each in enumerate(signature.parameters.values()) if each.kind is each.KEYWORD_ONLY), None
        )
        if first is not None:
            words.insert(first, "*")
        end = f" -> {signature.return_annotation}" if inspect.isroutine(found) else ""
        one = f"{name}({', '.join(words)}){end}"
        lines = one if len(one) < 100 else f"{name}(\n    " + ",\n    ".join(words) + f",\n){end}"
        return f"```python\n{lines}\n```\n\n"
    return ""


def _show_parameter(each: inspect.Parameter) -> str:
    typed = f"{each.name}: {getattr(each.annotation, '__name__', each.annotation)}"
    if each.default is each.empty:
        return typed
    plain = isinstance(each.default, str | bytes | int | float | bool | tuple | None)
    return f"{typed} = {each.default!r}" if plain else f"{typed} = …"


def _as_markdown(docstring: str) -> str:
    """A docstring, whose code stands in two backquotes and whose examples behind ``::``."""
    text = re.sub(r"::\n", ":\n", docstring.replace("``", "`"))
    return re.sub(r"^(\w[^\n]*)\n(?=[-*] )", r"\1\n\n", text, flags=re.MULTILINE)


def list_commands() -> Iterator[tuple[str, click.Command]]:
    for name in COMMANDS:
        yield name, import_module(f"articlecast.cli.{name}").command


def write_commands() -> Iterator[str]:
    yield "# Commands\n\nWhat each says with `--help`; `man articlecast-render` and the like say it, too."
    yield _table(
        ("command", "what it does"), [(f"[`{name}`](#articlecast-{name})", text) for name, text in COMMANDS.items()]
    )
    yield f"Before the command's name stand `--config FILE` and `--show NAME`:\n\n```text\n{_get_help('', app)}\n```"
    for name, command in list_commands():
        yield f"## articlecast {name}\n\n```text\n{_get_help(name, command)}\n```"


def _get_help(name: str, command: click.Command) -> str:
    parent = click.Context(app, info_name="articlecast", help_option_names=["-h", "--help"])
    context = click.Context(command, info_name=name, parent=parent) if name else parent
    context.max_content_width = context.terminal_width = 100
    return command.get_help(context)


def write_man(name: str, command: click.Command) -> str:
    """A page for man(1), in roff."""
    title = f"articlecast-{name}" if name else "articlecast"
    line = COMMANDS.get(name, "turn articles into a podcast").rstrip(".")
    parts = [
        f'.TH "{title.upper()}" "1" "" "articlecast" "articlecast"',
        ".SH NAME",
        f"{title} \\- {_roff(line[0].lower() + line[1:])}",
    ]
    parts += [".SH SYNOPSIS", f".B {_roff(_usage(name, command))}", ".SH DESCRIPTION", *_describe(command)]
    options = [
        each.get_help_record(click.Context(command)) for each in command.params if isinstance(each, click.Option)
    ]
    if options:
        parts.append(".SH OPTIONS")
        parts += [line for record in options if record for line in (".TP", f".B {_roff(record[0])}", _roff(record[1]))]
    if not name:
        parts.append(".SH COMMANDS")
        parts += [
            line
            for each, text in COMMANDS.items()
            for line in (".TP", f".BR articlecast\\-{_roff(each)} (1)", _roff(text))
        ]
        parts += [
            ".SH EXIT STATUS",
            "0 done, 1 some items failed and the others are safe, 2 wrong usage or settings, 3 nothing could be done.",
        ]
    parts += [".SH SEE ALSO", ".BR articlecast (1)" if name else "articlecast help"]
    return "\n".join(parts) + "\n"


def _usage(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"articlecast {name}".strip())
    return f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"


def _describe(command: click.Command) -> Iterator[str]:
    for block in inspect.cleandoc(command.help or "").split("\n\n"):
        yield ".PP"
        if block.startswith("\b"):
            yield ".nf"
            yield from map(_roff, block.splitlines()[1:])
            yield ".fi"
        else:
            yield _roff(" ".join(block.split()))


def _roff(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in {".", "'"} else text


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands": write_commands,
    "exit-codes": write_exit_codes,
    "files": write_files,
    "header-fields": write_header_fields,
    "http-api": write_http_api,
    "json-events": write_json_events,
    "lexicon": write_lexicon,
    "library": write_library,
    "metrics": write_metrics,
    "script-format": write_script_format,
    "settings": write_settings,
}
"""Each page of the reference and what writes it."""


def make_all() -> dict[Path, str]:
    """Every file and its text."""
    pages = {ROOT / f"docs/reference/{name}.md": MADE + "\n\n".join(write()) + "\n" for name, write in PAGES.items()}
    man = {ROOT / f"man/articlecast-{name}.1": write_man(name, command) for name, command in list_commands()}
    return pages | man | {ROOT / "man/articlecast.1": write_man("", app)}


def main() -> int:
    pages = make_all()
    kept = {*pages, *(ROOT / "docs" / name for name in MANUAL)}
    stale = [
        path.relative_to(ROOT).as_posix()
        for folder in ("docs/reference", "man")
        for path in (ROOT / folder).iterdir()
        if path not in kept
    ]  # what the program has no more: to be deleted by hand
    for path, text in pages.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
    print(*stale, sep="\n")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
