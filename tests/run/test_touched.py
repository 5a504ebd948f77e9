"""A setting that changes has those episodes made again that it touches, and no others."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from articlecast.model import Episode
from articlecast.narrate import list_found, parse_lexicon
from articlecast.pipeline import render_show
from articlecast.show.episodes.store import Library, load_episode
from articlecast.show.settings import load_settings
from articlecast.show.touch import list_touched, look_at_settings
from support.command import call

ARTICLES = {
    "name": "Nobody had told Siobhán Kelly of it.",
    "code": "So it is written:\n\n```\nlet tide = 6\n```\n\nAnd so it was.",
    "quote": "She said:\n\n> The lamp was out.\n\nAnd so it was.",
    "plain": "The lamp was out at 7, and nobody lit it.",
}
FIELDS = {"code": "tags: [harbour]", "plain": "tags: [harbour, night]\nauthor: Ana Lee", "quote": "author: Ana Lee"}
ALL = frozenset(ARTICLES)

TOUCHED = {
    '[lexicon]\n"Siobhán" = "shi-vawn"': {"name"},
    '[lexicon]\n"siobhán kelly" = "shi-vawn kelly"': {"name"},
    '[lexicon.de]\n"Siobhán" = "schi-wonn"': set(),  # no article is German
    '[lexicon]\nHelsinki = "hell-sinky"': set(),
    '[lexicon]\nlamps = "lampz"': set(),
    '[lexicon]\nlamp = "lump"': {"quote", "plain"},
    '[narrate]\ncode = "skip"': {"code"},
    '[narrate]\nquotes = "plain"': {"quote"},
    '[narrate]\ntable_rows = 3\nmaths = "skip"': set(),
    "[narrate]\nparagraph_pause = 0.9": {"code", "quote"},  # the others are of one paragraph
    "[narrate]\ntitle_pause = 2.0": ALL,
    '[speak.voices]\nquote = "low"': {"quote"},
    '[speak.voices]\nde = "low"': set(),
    '[speak.voices]\nnarrator = "low"': ALL,
    "[speak]\nrate = 1.1": ALL,
    "[master]\nbitrate = 80": ALL,
    '[[read.sites]]\nhost = "else.example"\ndrop = ["aside"]': set(),
    '[[rules]]\nsource = "articles/quote.md"\nreview = false': set(),
    '[[rules]]\nsource = "else.example"\nvoice = "low"': set(),
    '[[rules]]\nsource = "articles/q*.md"\nrate = 1.1': {"quote"},
    '[[rules]]\ntag = "Harbour"\nvoice = "low"': {"code", "plain"},
    '[[rules]]\nauthor = "Ana Lee"\n[rules.voices]\nquote = "low"': {"quote"},  # her other article quotes nobody
    '[[rules]]\nauthor = "Ana Lee"\n[rules.narrate]\nquotes = "plain"': {"quote"},
    '[[rules]]\nsource = "*"\n[rules.lexicon]\n"Siobhán" = "shi-vawn"': {"name"},
    '[[rules]]\ntag = "harbour"\n[rules.lexicon]\nlamp = "lump"': {"plain"},
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("touched")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        head = f"title: The {name}\ndate: 2026-03-01\n{FIELDS.get(name, '')}"
        (folder / "articles" / f"{name}.md").write_text(f"---\n{head}\n---\n\n{text}\n")
    write_settings(folder, "")
    assert set(render(folder).values()) == {"new"}
    return folder


@pytest.fixture
def show(rendered: Path) -> Iterator[Path]:
    """The show as it was rendered, whatever a test does to it."""
    kept = {path: path.read_bytes() for path in sorted(rendered.glob("episodes/*/*")) if path.is_file()}
    yield rendered
    for path in rendered.glob("episodes/*/*"):
        if path not in kept:
            path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)


def write_settings(folder: Path, more: str) -> None:
    speak = "" if "[speak]" in more else '[speak]\nengine = "tone"\n'
    more = more.replace("[speak]\n", '[speak]\nengine = "tone"\n')
    (folder / "articlecast.toml").write_text(f'[show]\ntitle = "Notes"\n{speak}\n{more}\n')


def render(folder: Path) -> dict[str, str]:
    """What became of each article, by its name."""
    with contextlib.chdir(folder):
        outcomes = render_show(load_settings(folder), workers=1)
    assert not [outcome.error for outcome in outcomes if outcome.error]
    return {Path(outcome.source).stem: outcome.state for outcome in outcomes}


@pytest.mark.parametrize("setting", TOUCHED)
def test_a_setting_has_those_made_again_that_it_touches(show: Path, setting: str) -> None:
    write_settings(show, setting)
    assert {name for name, state in render(show).items() if state != "unchanged"} == TOUCHED[setting]
    assert set(render(show).values()) == {"unchanged"}


FORESEEN = ('[lexicon]\nlamp = "lump"', '[lexicon]\nHelsinki = "hell-sinky"', "[speak]\nrate = 1.1")


@pytest.mark.parametrize("setting", FORESEEN)
def test_a_dry_run_names_those_that_a_plan_names_with_its_reasons(show: Path, setting: str) -> None:
    write_settings(show, setting)
    planned, foreseen = (
        {Path(row["source"]).stem: (row["todo"], row["reason"]) for row in call(*words, folder=show).events[:4]}
        for words in (("plan", "--json"), ("sync", "--dry-run", "--json"))
    )
    assert {name for name, (todo, _reason) in planned.items() if todo == "changed"} == TOUCHED[setting]
    assert {name: row for name, row in foreseen.items() if row[0] == "changed"} == {
        name: planned[name] for name in TOUCHED[setting]
    }
    assert {todo for name, (todo, _reason) in foreseen.items() if name not in TOUCHED[setting]} <= {"unchanged"}


def test_what_a_dry_run_foresees_is_limited_afterwards(show: Path) -> None:
    write_settings(show, '[lexicon]\nlamp = "lump"')
    rows = call("sync", "--dry-run", "--limit", "1", "--json", folder=show).events
    assert sorted(row["todo"] for row in rows) == ["changed", "unchanged", "unchanged", "waiting"]
    (show / "articles/plain.md").rename(show / "articles/plain.txt.bak")
    (show / "articles/plain.md").write_text("---\ntitle: [\n---\n\nText.\n")
    rows = call("sync", "--dry-run", "--json", folder=show).events
    (reason,) = [row["reason"] for row in rows if row["source"] == "articles/plain.md"]
    assert reason.startswith("the article or the settings changed since, and fails: ")
    assert "articles/plain.md: its header is not valid YAML in line " in reason
    (show / "articles/plain.txt.bak").replace(show / "articles/plain.md")


def test_an_article_that_changes_is_made_again_whatever_the_settings_are(show: Path) -> None:
    article = show / "articles" / "plain.md"
    before = article.read_text()
    article.write_text(before.replace("nobody lit it", "somebody lit it"))
    write_settings(show, '[lexicon]\nHelsinki = "hell-sinky"')
    assert {name for name, state in render(show).items() if state == "changed"} == {"plain"}
    article.write_text(before)


def forget_parts(show: Path) -> None:
    """Have the manifests say what those of an earlier version say."""
    for path in show.glob("episodes/*/episode.json"):
        facts = json.loads(path.read_text())
        facts["episode"].pop("parts")
        path.write_text(json.dumps(facts))


def test_an_episode_of_which_no_parts_are_known_is_made_again(show: Path) -> None:
    write_settings(show, "")
    render(show)
    forget_parts(show)
    write_settings(show, '[lexicon]\nHelsinki = "hell-sinky"')
    assert set(render(show).values()) == {"changed"}
    guids = {episode.guid for episode in Library(show / "episodes").sift()[0]}
    assert len(guids) == len(ALL)
    write_settings(show, '[lexicon]\nOslo = "oss-low"')
    assert set(render(show).values()) == {"unchanged"}


def test_of_an_edited_script_the_words_are_the_editors(show: Path) -> None:
    known = load_episode(show / "episodes" / "the-name")
    assert known
    episode = edited(known)
    touch = look_at_settings(load_settings(show))
    parts = touch.list_parts(known, "articles/name.md", "articles/name.md", "---\ntitle: x\n---\n\nSiobhán.\n", b"")
    assert not list_touched(edited(replace(episode, parts=parts)), parts)
    words = tuple((name, "other" if name in {"lexicon", "narrate", "read"} else digest) for name, digest in parts)
    assert list_touched(replace(episode, parts=parts), words) == frozenset()
    assert list_touched(replace(episode, parts=parts, edited=""), words) == {"lexicon", "narrate", "read"}


def edited(episode: Episode) -> Episode:
    return replace(episode, edited="by hand")


def test_entries_are_found_as_they_would_be_said() -> None:
    table = {
        "CEO": "chief",
        "lamp": "lump",
        "Siobhán Kelly": "shi-vawn kelly",
        "O'Brien": "oh-bryan",
        "Polish": "pole-ish",
    }
    lexicon = parse_lexicon(table, "en")

    def find(text: str) -> set[str]:
        return {entry.written for entry in list_found(lexicon, text)}

    assert find("Two CEOs came.") == {"CEO"}
    assert find("A Lamp, and Siobhán\u00a0 Kelly.") == {"lamp", "Siobhán Kelly"}
    assert find("Mr. O’Brien’s polish.") == {"O'Brien"}
    assert find("Lamps, CEOship, Siobhán and Kelly.") == set()
    assert re.search(r"\w", "".join(table))


def test_a_run_without_a_change_notes_the_parts_for_the_next(show: Path) -> None:
    write_settings(show, "")
    render(show)
    forget_parts(show)
    assert set(render(show).values()) == {"unchanged"}
    setting = '[lexicon]\nHelsinki = "hell-sinky"'
    write_settings(show, setting)
    assert {name for name, state in render(show).items() if state != "unchanged"} == TOUCHED[setting]
