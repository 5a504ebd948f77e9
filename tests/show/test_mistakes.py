"""A mistake in articlecast.toml is told with its line, what was expected, and what to write."""

from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.show.mistakes import find_line
from articlecast.show.parts import require_parts
from articlecast.show.settings import load_settings

SHOW = '[show]\ntitle = "A"\n'
RULE = "[[rules]]\nsource = 'articles'\n"


def load(folder: Path, text: str, show: str = "") -> UsageError:
    path = folder / "articlecast.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        require_parts(load_settings(path, show))
    return caught.value


NO_TOML = [  # what stands in line 3, what was expected, and the line that is to be written
    ('Siobhán = "shi-vawn"', "a name with other signs than A-Z, a-z, 0-9, '-' and '_'", '"Siobhán" = "shi-vawn"'),
    ('New York = "x"', "stands in quotes", '"New York" = "x"'),
    ("author = Ana Lee", "text stands in quotes", 'author = "Ana Lee"'),
    ("author = Ana \\ Lee", "text stands in quotes", 'author = "Ana \\\\ Lee"'),
    ('author: "Ana Lee"', "'=' stands between a name and its value", 'author = "Ana Lee"'),
    ("author: Ana Lee", "'=' stands between a name and its value", 'author = "Ana Lee"'),
    ("author = “Ana Lee”", "quotation marks are straight", 'author = "Ana Lee"'),
    ("explicit = True", "true and false are in lower case", "explicit = true"),
    ('author = "Ana Lee', "a quotation mark is not closed", 'author = "Ana Lee"'),
    ('artwork = "C:\\Users\\cover.jpg"', "a backslash stands in single quotes", "artwork = 'C:\\Users\\cover.jpg'"),
    ("mail_since = 2026-13-01", "there is no such day", "mail_since = 2026-01-13"),
    ("mail_since = 2026-02-30", "there is no such day", "mail_since = 2026-02-28"),
    ("mail_since = 2026-1-5", "there is no such day", "mail_since = 2026-01-05"),
    ("keep = 007", "a number has no zero before it", "keep = 7"),
    ("rate = 01.5", "a number has no zero before it", "rate = 1.5"),
    ('title = "B"', "was set before", "delete line 3"),
    ("[show]", "was set before", "delete line 3, and move what stands below it up to the other [show], in line 1"),
    ("[speak", "a bracket is not closed", "[speak]"),
    ("author =", "is not valid TOML: ", "mend line 3: NAME ="),
]


@pytest.mark.parametrize(("line", "expected", "remedy"), NO_TOML)
def test_what_is_no_toml_is_told_with_its_line_and_the_line_to_write(
    tmp_path: Path, line: str, expected: str, remedy: str
) -> None:
    error = load(tmp_path, f"{SHOW}{line}\n")
    assert error.thing.endswith("articlecast.toml:3")
    assert expected in error.wrong
    assert error.hint.startswith(remedy)


def test_a_line_that_may_hold_a_password_is_not_repeated(tmp_path: Path) -> None:
    error = load(tmp_path, f"{SHOW}[sync]\nwebhook_secret = hunter2\n")
    assert "hunter2" not in f"{error}{error.hint}"
    assert error.hint == "webhook_secret = …"


WRONG = [  # what stands below the title, the line that is named, and what to write
    ("[master]\nbitrate = 'x'", 4, "master.bitrate: must be a whole number", "bitrate = 64   (below [master])"),
    ("[master]\nbitrte = 64", 4, "master.bitrte: no such setting; did", "bitrate = …   (below [master])"),
    ("\n[mastre]\nbitrate = 64", 4, "mastre: no such setting; did you mean 'master'", "[master]"),
    ("bitrate = 64", 3, "show.bitrate: no such setting; did", "bitrate = …   (below [master])"),
    ("[speak]\n\n# fast\nrate = 9", 6, "speak.rate: must be between 0.5 and 2", "rate = 1.0   (below [speak])"),
    ("[publish]\nkind = 'serail'", 4, "publish.kind: must be", 'kind = "serial"   (below [publish])'),
    ("[publish]\nplaces = [\n{name = 'L', geo = '6'}\n]", 4, "publish.places.geo", "geo = "),
    ("email = 'nobody'", 3, "show.email: must be an address such as", 'email = "editor@example.org"'),
    ("[sync.x]", 3, "sync.x: no such setting", "articlecast settings --schema"),
    ("sources.articles = 5", 3, "show.sources: no such setting", "articlecast settings --schema"),
    ("[lexicon]\nDr = 5", 4, "lexicon.Dr: is said by a respelling", '"Dr" = "shi-vawn"'),
    (
        "[[read.sites]]\nhost = 'x'\ndorp = 'x'",
        5,
        "[[read.sites]] 1: dorp: no such setting; did you mean 'drop'",
        "drop",
    ),
    (
        "[[read.sites]]\nhost = 'x'\nreplace_text = ['a']",
        5,
        "[[read.sites]] 1: replace_text: must be phrases",
        'replace_text = { "Ourtown" = "Our Town" }',
    ),
    ("[read.sites]\nhost = 'x'", 3, "read.sites: there may be several", "[[read.sites]]"),
    ("[rules]\nsource = 'x'", 3, "rules: there may be several", "[[rules]]"),
    (
        "[[read.sites]]\nhost = 'x'\n[[read.sites]]\nhost = 'y'\n\nskip_text = ['/(/']",
        8,
        "[[read.sites]] 2: skip_text: '/(/' is no regular expression",
        "skip_text = ",
    ),
    (f"{RULE}exclude = '/(/'", 5, "[[rules]] 1: exclude: '/(/' is no pattern", 'exclude = ["sponsored"]'),
    (f"{RULE}rate = 99", 5, "[[rules]] 1: rate: must be between 0.5 and 2", "rate = 1.0   (below [[rules]])"),
    ("[[rules]]\nskip = true", 3, "[[rules]] 1: has no condition", "source = "),
    ("[[rules]]\nsorce = 'x'", 4, "[[rules]] 1: sorce: no such setting; did you", "source = …   (below [[rules]])"),
    (
        f"{RULE}[rules.narrate]\ncaptons = true",
        6,
        "[[rules]] 1: narrate.captons: no such setting; did",
        "captions = …   (below [rules.narrate])",
    ),
    (f"{RULE}[rules.narrate]\ncaptions = 'x'", 6, "[[rules]] 1: narrate.captions: must be true or false", ""),
    (f"{RULE}[rules.narrate]\nquotes = 'sey'", 6, "[[rules]] 1: narrate.quotes: must be 'say', 'voice' or 'plain'", ""),
    (
        f"{RULE}[rules.narrate]\ntable_rows = -1",
        6,
        "[[rules]] 1: narrate.table_rows: -1 is not between",
        "table_rows = 6",
    ),
    (
        "[[rules]]\ntag = ['a', ' ']\nskip = true",
        4,
        "[[rules]] 1: tag: has an empty value, which no article",
        "write a",
    ),
    (f"{RULE}skip = true\n{RULE}", 6, "[[rules]] 2: says nothing of the articles that it", "skip = true   (below [[ru"),
    (f"{RULE}skip = true\n{RULE}rate = 9", 8, "[[rules]] 2: rate: must be between 0.5 and 2", ""),
    (f"{RULE}[rules.voices]\nquotes = 'x'", 5, "[[rules]] 1: voices: 'quotes' is neither a role", "quote = "),
    (f"{RULE}[rules.voices]\n'espeek/quote' = 'x'", 5, "[[rules]] 1: voices: no engine 'espeek'; did you mean", ""),
    (f"{RULE}[rules.lexicon]\nDr = 5", 6, "[[rules]] 1: lexicon.Dr: is said by a respelling", '"Dr" = "shi-vawn"'),
    (
        f"{RULE}voice = 'tune'\n[speak]\nengine = 'tone'",
        5,
        "[[rules]] 1: voice: tone: no voice 'tune'",
        "articlecast v",
    ),
]


@pytest.mark.parametrize(("text", "line", "wrong", "remedy"), WRONG)
def test_a_wrong_setting_is_told_with_its_line_and_what_to_write(
    tmp_path: Path, text: str, line: int, wrong: str, remedy: str
) -> None:
    error = load(tmp_path, SHOW + text)
    assert str(error).startswith(f"articlecast.toml:{line}: {wrong}")
    assert error.hint.startswith(remedy)


def test_the_line_of_a_shows_own_table_comes_before_that_of_the_common_one(tmp_path: Path) -> None:
    shows = "[speak]\nvoice = 'x'\n[shows.dawn.show]\ntitle = 'Dawn'\n[shows.dawn.speak]\nengine = 'tonne'\n"
    assert load(tmp_path, shows, "dawn").thing == "articlecast.toml:6"


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ('a = """\n[b]\nc = 1\n"""\n[b]\nc = 2', ("b", "c"), 6),
        ("[b]\r\nc = [\r\n1,\r\n2\r\n]\r\nd = 2\r\n", ("b", "c", 1), 2),
        ("b.c = 1", ("b", "c", "d"), 1),
        ("[[b]]\nc = 1\n[[b]]\nc = 2", ("b", 1, "c"), 4),
        ("b = 1", ("x",), 0),
        ("b = ", ("b",), 0),
    ],
)
def test_the_line_is_that_of_the_statement_whatever_looks_like_it(
    text: str, path: tuple[str | int, ...], line: int
) -> None:
    assert find_line(text, path) == line


def test_the_last_line_of_a_long_file_is_found() -> None:
    text = "[lexicon]\n" + "".join(f'word{number} = "x"\n' for number in range(5000))
    assert find_line(text, ("lexicon", "word4999")) == 5001


NEAR = "; did you mean 'sounds/outro.wav'?"


def test_all_that_the_settings_name_and_nobody_has_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "outro.wav").write_bytes(b"RIFF")
    text = '[master]\nintro = "no/intro.wav"\noutro = "sounds/outr.wav"\n[speak]\nengine = "tone"\nvoice = "tune"\n'
    error = load(tmp_path, SHOW + text)
    assert str(error).split("\n       ") == [
        "articlecast.toml:4: master.intro: there is no such sound file: no/intro.wav",
        f"articlecast.toml:5: master.outro: there is no such sound file: sounds/outr.wav{NEAR}",
        "articlecast.toml:8: speak.voice: tone: no voice 'tune'; did you mean 'tone'?",
    ]
    assert error.hint.split("\n       ") == [
        f"ls {tmp_path}",
        'outro = "sounds/outro.wav"',
        "articlecast voices --engine tone",
    ]
