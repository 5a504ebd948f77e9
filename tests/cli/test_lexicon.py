"""``articlecast lexicon``: how words are said comes from lists of other programs, and goes into them."""

import tomllib
from pathlib import Path

import pytest

from support.command import call

SETTINGS = """# kept
[show]
title = "Notes"

[speak]
engine = "tone"

[lexicon]
Siobhan = "shi-vawn /ʃɪˈvɔːn/"   # kept, too
Quay = "key"
"""
LIST = """<?xml version="1.0"?>
<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>Quay</grapheme><grapheme>Quays</grapheme><phoneme>kiː</phoneme></lexeme>
<lexeme xml:lang="de"><grapheme>Föhr</grapheme><alias>Föör</alias></lexeme>
<lexeme><grapheme>left out</grapheme><phoneme alphabet="x-sampa">l</phoneme></lexeme>
</lexicon>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articlecast.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def load_lexicon(folder: Path) -> dict[str, object]:
    table: dict[str, object] = tomllib.loads((folder / "articlecast.toml").read_text("utf-8"))["lexicon"]
    return table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_pls_lexicon_goes_into_the_settings_whatever_its_file_is_called(folder: Path, encoding: str) -> None:
    declared = LIST.replace('"1.0"?', f'"1.0" encoding="{encoding.removesuffix("-sig")}"?', 1)
    (folder / "words.txt").write_bytes(declared.encode(encoding))
    called = call("lexicon", "import", "words.txt", folder=folder)
    assert (called.code, called.out) == (0, "articlecast.toml: 3 words taken in\n")
    assert load_lexicon(folder) == {
        "Siobhan": "shi-vawn /ʃɪˈvɔːn/",
        "Quay": "/kiː/",
        "Quays": "/kiː/",
        "de": {"Föhr": "Föör"},
    }
    text = (folder / "articlecast.toml").read_text("utf-8")
    assert text.startswith("# kept\n")
    assert "# kept, too" in text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<phoneme>a</phoneme><phoneme>b</phoneme>", "/a/"),
        ('<phoneme>a</phoneme><phoneme prefer="true">b</phoneme>', "/b/"),
        ('<phoneme prefer="false">a</phoneme><phoneme>b</phoneme>', "/a/"),
        ('<phoneme alphabet="x-sampa">A</phoneme><phoneme>b</phoneme>', "/b/"),
        ('<phoneme alphabet="x-sampa" prefer="true">A</phoneme><phoneme>b</phoneme>', "/b/"),
        ("<alias>one</alias><alias prefer='true'>two</alias>", "two"),
        ('<phoneme alphabet="x-sampa">A</phoneme><alias>two</alias>', "two"),
    ],
)
def test_of_several_ways_to_say_a_word_the_list_prefers_one(folder: Path, said: str, kept: str) -> None:
    head = LIST.partition("<lexeme>")[0]
    (folder / "w.pls").write_text(f"{head}<lexeme><grapheme>Oud</grapheme>{said}</lexeme></lexicon>", "utf-8")
    called = call("lexicon", "import", "w.pls", folder=folder)
    assert called.code == 0, called.err
    assert load_lexicon(folder)["Oud"] == kept


def test_a_csv_list_goes_in_with_its_columns_in_any_order(folder: Path) -> None:
    (folder / "words.csv").write_text("ipa,word\n,Nobody\nʊd,Oud\n", "utf-8")
    called = call("lexicon", "import", "words.csv", folder=folder)
    assert called.code == 2  # all or none: a word without a pronunciation is none
    assert load_lexicon(folder).keys() == {"Siobhan", "Quay"}
    (folder / "words.csv").write_text("ipa,word\nʊd,Oud\n", "utf-8")
    assert call("lexicon", "import", "words.csv", folder=folder).out == "articlecast.toml: 1 word taken in\n"
    assert load_lexicon(folder)["Oud"] == "/ʊd/"


@pytest.mark.parametrize("name", ["words.csv", "words.pls"])
def test_what_is_exported_comes_back_as_it_was(folder: Path, name: str) -> None:
    before = load_lexicon(folder)
    assert call("lexicon", "export", name, folder=folder).out == f"{name}: 2 words\n"
    printed = call("lexicon", "export", "--form", name[-3:], folder=folder).out
    assert printed == (folder / name).read_text("utf-8")
    (folder / "articlecast.toml").write_text(SETTINGS.partition("[lexicon]")[0], "utf-8")
    assert call("lexicon", "import", name, folder=folder).code == 0
    assert load_lexicon(folder) == before


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"<html><body>no</body></html>", "is no lexicon of PLS 1.0"),
        (b"<lexicon", "is no XML"),
        (b"name,sound\nQuay,key\n", "has no column 'word'"),
        (b"word,say\n", "has no column 'word'"),
        (b"word,say\n\xffQuay,key\n", "is neither XML nor UTF-8 text"),
        (b"", "has no column 'word'"),
    ],
)
def test_what_is_no_list_changes_nothing(folder: Path, content: bytes, wrong: str) -> None:
    (folder / "words").write_bytes(content)
    called = call("lexicon", "import", "words", folder=folder)
    assert (called.code, wrong in called.err) == (2, True), called.err
    assert (folder / "articlecast.toml").read_text("utf-8") == SETTINGS


def test_a_list_that_is_not_there_is_one_line_with_what_to_type(folder: Path) -> None:
    called = call("lexicon", "import", "nowhere.pls", folder=folder)
    assert called.code == 2
    assert called.err.startswith("error: nowhere.pls: No such file or directory\ntry:   articlecast lexicon import")
