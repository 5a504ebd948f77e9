"""Speaking as a render sees it: the ledger beside the episode, substitutes, the limit of a run."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlecast.cli import app
from articlecast.cli.progress import QuietWatch
from articlecast.errors import UsageError
from articlecast.names import sha256_hex
from articlecast.pipeline import render_show
from articlecast.run.outcomes import Outcome
from articlecast.show.episodes.store import amend_episode, load_episodes
from articlecast.show.settings import Settings, load_settings
from articlecast.speak import Ledger, read_ledger, write_ledger
from support.engines import open_stage

ARTICLE = "---\ntitle: A day at sea\ndate: 2026-01-02\n---\nThe boat left at dawn.\n\nNobody was seasick that day.\n"


def open_show(folder: Path, speak: str) -> Settings:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "sea.md").write_text(ARTICLE, "utf-8")
    (folder / "articlecast.toml").write_text(f'[show]\ntitle = "A show"\n{speak}', "utf-8")
    return load_settings(folder / "articlecast.toml")


def render(settings: Settings, *, force: bool = False) -> Outcome:
    (outcome,) = render_show(settings, (), QuietWatch(), now=datetime(2026, 1, 3, tzinfo=UTC), force=force)
    return outcome


def test_the_ledger_is_kept_with_the_episode(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "tone"')
    assert render(settings).state == "new"
    (episode,) = load_episodes(settings.episodes_folder)
    (asset,) = episode.assets_of("ledger")
    ledger = read_ledger((settings.episodes_folder / episode.slug / asset.name).read_bytes())
    assert ledger.engine == "tone"
    assert "Nobody was seasick that day." in [entry.written for entry in ledger.entries]


def rewrite_ledger(settings: Settings, change: Callable[[Ledger], Ledger]) -> None:
    """As if the episode had been committed with this ledger."""
    (episode,) = load_episodes(settings.episodes_folder)
    home = settings.episodes_folder / episode.slug
    (old,) = episode.assets_of("ledger")
    content = write_ledger(change(read_ledger((home / old.name).read_bytes())))
    new = replace(old, length=len(content), sha256=sha256_hex(content))
    (home / old.name).write_bytes(content)
    amend_episode(
        settings.episodes_folder, replace(episode, assets=tuple(new if a == old else a for a in episode.assets))
    )


def without_last(ledger: Ledger) -> Ledger:
    return Ledger(ledger.engine, ledger.entries[:-1])


def with_last(**changes: object) -> Callable[[Ledger], Ledger]:
    return lambda ledger: Ledger(ledger.engine, [*ledger.entries[:-1], replace(ledger.entries[-1], **changes)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "severity", "wrong"),
    [
        (without_last, "error", "is not heard whole: has no segment for 'Nobody was seasick that day.'"),
        (with_last(seconds=0.0), "error", "is not heard whole: holds nothing for 'Nobody was seasick that day.'"),
        (with_last(seconds=99.0), "error", "is not heard whole: its segments last"),
        (
            with_last(written="Somebody was."),
            "error",
            "is not heard whole: has no segment for 'Nobody was seasick that day.'",
        ),
        (with_last(doubt="0.1 s is too short"), "warning", "'Nobody was seasick that day.': 0.1 s is too short"),
    ],
    ids=["hole", "silent", "too long", "another text", "doubted"],
)
def test_check_finds_what_the_ledger_tells(
    tmp_path: Path, change: Callable[[Ledger], Ledger], severity: str, wrong: str
) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "tone"')
    render(settings)
    before = check_settings(settings)
    rewrite_ledger(settings, change)
    (found,) = [found for found in check_settings(settings) if found not in before]
    assert found["severity"] == severity
    assert found["wrong"].startswith(wrong)
    assert found["place"].startswith("episodes/")
    assert "articlecast render --force articles/sea.md" in found["remedy"]


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_check_finds_a_ledger_that_is_gone_or_altered(tmp_path: Path, damage: str) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "tone"')
    render(settings)
    (path,) = settings.episodes_folder.glob("*/ledger-*.json")
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"Nobody", b"Anyone"))
    (found,) = [found for found in check_settings(settings) if path.name in found["place"]]
    assert damage in found["wrong"]


def check_settings(settings: Settings) -> list[dict[str, str]]:
    called = CliRunner().invoke(app, ["--config", str(settings.folder / "articlecast.toml"), "check", "--json"])
    return [json.loads(line) for line in called.output.splitlines()]


@pytest.mark.posix
def test_a_substitutes_episode_is_made_again_when_the_first_choice_is_back(tmp_path: Path) -> None:
    program = tmp_path / "speaker"
    run = f"[speak.engines.command]\nrun = {json.dumps(str(program))}"
    speak = f'[speak]\nengine = "command"\nsubstitutes = ["tone"]\n{run}'
    settings = open_show(tmp_path, speak)
    assert render(settings).state == "new"
    (spoken,) = load_episodes(settings.episodes_folder)
    assert (spoken.voice, spoken.revision) == ("tone", 1)
    assert render(settings).state == "unchanged"  # the first choice is still away
    program.write_text(
        "#!/usr/bin/env python3\nimport sys, wave\n"
        "with wave.open(sys.stdout.buffer, 'wb') as out:\n"
        "    out.setparams((1, 2, 16000, 0, 'NONE', ''))\n"
        "    out.writeframes(b'\\x00\\x30\\x00\\xd0' * 500 * len(sys.stdin.read()))\n"
    )
    program.chmod(0o755)
    assert render(settings).state == "changed"
    (again,) = load_episodes(settings.episodes_folder)
    assert (again.guid, again.voice) == (spoken.guid, "command")
    assert render(settings).state == "unchanged"


@pytest.mark.parametrize(
    ("speak", "wrong"),
    [
        ('engine = "tonne"', "speak.engine: no engine 'tonne'; did you mean 'tone'?"),
        ('engine = "tone"\nsubstitutes = ["espaek"]', "speak.substitutes: no engine 'espaek'; did you mean 'espeak'?"),
        ('engine = "tone"\n[speak.engines.nope]\nfoo = 3', "speak.engines: no engine 'nope'"),
        ('engine = "tone"\n[speak.voices]\n"nope/quote" = "x"', "speak.voices: no engine 'nope'"),
        ('engine = "gtts"\n[speak.engines.gtts]\nfoo = 3', "speak.engines.gtts: has no such setting: 'foo'"),
        ('engine = "tone"\n[speak.voices]\nquotee = "x"', "speak.voices: 'quotee' is neither a role"),
    ],
)
def test_settings_with_which_no_article_could_be_spoken_are_told_once(tmp_path: Path, speak: str, wrong: str) -> None:
    with pytest.raises(UsageError, match=re.escape(wrong)) as caught:
        render(open_show(tmp_path, f"[speak]\n{speak}"))
    assert caught.value.hint


def test_an_engine_without_a_program_fails_the_article_with_what_to_type(tmp_path: Path) -> None:
    outcome = render(open_show(tmp_path, '[speak]\nengine = "command"'))
    assert outcome.state == "failed"
    assert outcome.error
    assert outcome.error.hint


SULKY = """
import pathlib, sys, wave
text, mood = sys.stdin.read(), pathlib.Path(__file__).with_name("mood").read_text()
if mood == "fail":
    sys.exit("not today")
seconds = 0.2 if mood == "short" else 0.4 + len(text) / 15
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 16000, 0, "NONE", ""))
    frames = b"\\x00\\x30\\x00\\xd0" * round(8000 * seconds)
    out.setnframes(len(frames) // 2)
    out.writeframesraw(frames if mood != "half" else frames[: len(frames) // 2])
"""


def make_sulky(folder: Path, mood: str) -> str:
    """The settings of a program that speaks as ``mood`` has it; the mood may be written anew at any time."""
    (folder / "sulky.py").write_text(SULKY)
    (folder / "mood").write_text(mood)
    return f'[speak]\nengine = "command"\n[speak.engines.command]\nrun = ["{sys.executable}", "{folder}/sulky.py"]\n'


def test_a_doubtful_sentence_is_spoken_again_when_the_article_is_rendered_again(tmp_path: Path) -> None:
    settings = open_show(tmp_path, make_sulky(tmp_path, "short"))
    first = render(settings)
    assert first.doubts
    (tmp_path / "mood").write_text("good")
    again = render(settings, force=True)
    assert not again.doubts
    assert again.seconds > first.seconds


def test_a_substitute_speaks_while_the_first_choice_fails(tmp_path: Path) -> None:
    speak = make_sulky(tmp_path, "fail").replace("[speak]\n", '[speak]\nsubstitutes = ["tone"]\n', 1)
    settings = open_show(tmp_path, speak)
    assert render(settings).state == "new"
    (spoken,) = load_episodes(settings.episodes_folder)
    assert spoken.voice == "tone"
    assert render(settings).state == "unchanged"
    (tmp_path / "mood").write_text("good")
    assert render(settings).state == "changed"
    (again,) = load_episodes(settings.episodes_folder)
    assert (again.guid, again.voice) == (spoken.guid, "command")


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_in_a_language_that_the_first_choice_has_no_voice_for_is_spoken_by_the_substitute(
    tmp_path: Path, workers: int
) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "espeak"\nsubstitutes = ["tone"]')
    klingon = ARTICLE.replace("title:", "language: tlh\ntitle:").replace("A day", "Another day")
    (tmp_path / "articles" / "klingon.md").write_text(klingon, "utf-8")
    outcomes = render_show(settings, (), QuietWatch(), now=datetime(2026, 1, 3, tzinfo=UTC), workers=workers)
    assert [outcome.state for outcome in outcomes] == ["new", "new"]
    voices = {episode.title: episode.voice for episode in load_episodes(settings.episodes_folder)}
    assert voices == {"A day at sea": "espeak", "Another day at sea": "tone"}
    misspelt = open_show(tmp_path, '[speak]\nengine = "espeak"\nvoice = "en-gbb"\nsubstitutes = ["tone"]')
    with pytest.raises(UsageError, match="espeak: no voice 'en-gbb'; did you mean 'en-gb'"):
        render_show(misspelt, (), QuietWatch(), now=datetime(2026, 1, 3, tzinfo=UTC), workers=workers)


def test_what_nobody_hears_makes_no_episode_anew(tmp_path: Path) -> None:
    assert render(open_show(tmp_path, '[speak]\nengine = "tone"')).state == "new"
    assert render(open_show(tmp_path, '[speak]\nengine = "tone"\nprice_per_million = 4.0')).state == "unchanged"
    assert render(open_show(tmp_path, '[speak]\nengine = "tone"\nrate = 1.25')).state == "changed"


def test_a_sample_of_each_voice_is_written(tmp_path: Path) -> None:
    called = CliRunner().invoke(app, ["voices", "--engine", "tone", "--sample", str(tmp_path / "samples")])
    assert called.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "samples").iterdir()) == [
        "tone-high.wav",
        "tone-low.wav",
        "tone-tone.wav",
    ]


def test_plan_says_what_a_render_would_take_and_writes_nothing(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "tone"')
    config = ["--config", str(tmp_path / "articlecast.toml")]
    before = CliRunner().invoke(app, [*config, "plan"])
    assert before.exit_code == 0
    assert "0 cached sentences" in before.output
    assert not settings.episodes_folder.exists()
    render(settings)
    assert "sea.md: 0 new and" in CliRunner().invoke(app, [*config, "plan"]).output
    assert " segments, " in CliRunner().invoke(app, [*config, "cache"]).output
    assert "0 were damaged" in CliRunner().invoke(app, [*config, "cache", "verify"]).output
    assert ": 0 segments, 0.0 MB" in CliRunner().invoke(app, [*config, "cache", "prune", "--size", "0"]).output


def call(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--config", str(folder / "articlecast.toml"), *arguments])


def test_a_dry_run_says_what_plan_says_and_writes_nothing(tmp_path: Path) -> None:
    open_show(tmp_path, '[speak]\nengine = "tone"')
    before = sorted(tmp_path.rglob("*"))
    for more in ([], ["--json"]):
        dry, plan = call(tmp_path, "render", "--dry-run", *more), call(tmp_path, "plan", *more)
        assert (dry.exit_code, dry.output) == (plan.exit_code, plan.output) == (0, dry.output)
        assert "sea.md" in dry.output
    assert sorted(tmp_path.rglob("*")) == before
    (script := tmp_path / "script.md").write_text(call(tmp_path, "script", str(tmp_path / "articles/sea.md")).output)
    assert (
        f"{script}: 4 new and 0 cached sentences"
        in call(tmp_path, "render", "--dry-run", "--script", str(script)).output
    )


def test_a_plan_tells_the_articles_that_fail_and_ends_with_1(tmp_path: Path) -> None:
    open_show(tmp_path, '[speak]\nengine = "tone"')
    (tmp_path / "articles" / "empty.md").write_text("", "utf-8")
    planned = call(tmp_path, "render", "--dry-run", "--json")
    rows = {Path(row["source"]).name: row for row in map(json.loads, planned.output.splitlines()[:-1])}
    assert planned.exit_code == 1
    assert rows["sea.md"]["new"] == 4
    assert rows["empty.md"]["error"]


def test_a_run_that_would_pass_its_limit_is_stopped_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_stage("gtts", tmp_path, monkeypatch) as stage:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        settings = open_show(
            tmp_path, '[speak]\nengine = "gtts"\nmax_characters_per_run = 60\nrequests_per_minute = 60000'
        )
        planned = call(tmp_path, "render", "--dry-run")
        assert planned.exit_code == 1
        assert "over the limit: speak.max_characters_per_run is 60" in planned.output
        outcome = render(settings)
        assert outcome.state == "failed"
        assert "articles/sea.md needs 96 characters, and 60 are left" in str(outcome.error)
        assert stage.count() == 0
        assert render(open_show(tmp_path, '[speak]\nengine = "gtts"\nrequests_per_minute = 60000')).state == "new"
        assert stage.count() == 4


def test_voices_are_those_of_the_shows_own_settings(tmp_path: Path) -> None:
    open_show(tmp_path, '[speak]\nengine = "tone"\n[speak.engines.command]\nrun = ["no-such"]\nvoices = ["kal", "awb"]')
    listed = call(tmp_path, "voices", "--engine", "command", "--json")
    assert [json.loads(line)["name"] for line in listed.output.splitlines()] == ["awb", "kal"]


def test_an_engine_that_has_no_voice_to_list_says_so(tmp_path: Path) -> None:
    open_show(tmp_path, '[speak]\nengine = "tone"')
    listed = call(tmp_path, "voices", "--engine", "command", "--language", "fr")
    assert "note: command: has no voice for fr to list; see [speak] in: articlecast settings --schema" in listed.output


def test_a_voice_that_cannot_be_sampled_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_stage("command", tmp_path, monkeypatch) as stage:
        run = json.dumps([sys.executable, str(tmp_path / "speaker.py"), "{text_file}", "{sound_file}", "{voice}"])
        open_show(tmp_path, f'[speak.engines.command]\nrun = {run}\nvoices = ["kal", "Kal", "refuse", "zoe"]')
        assert stage.engine.voices()
        called = call(tmp_path, "voices", "--engine", "command", "--sample", str(tmp_path / "samples"))
    assert called.exit_code == 1
    assert "error: command: " in called.output
    names = sorted(path.name for path in (tmp_path / "samples").iterdir())
    assert names == ["command-kal-2.wav", "command-kal.wav", "command-zoe.wav"]


def test_samples_keep_to_the_rate_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with open_stage("gtts", tmp_path, monkeypatch) as stage:
        open_show(tmp_path, '[speak]\nengine = "gtts"\nrequests_per_minute = 60000')
        arguments = ("voices", "--engine", "gtts", "--language", "fr", "--sample", str(tmp_path / "samples"))
        assert call(tmp_path, *arguments).exit_code == 0
        assert stage.count() == len(list((tmp_path / "samples").iterdir())) == 3
    assert json.loads((tmp_path / "state" / "articlecast" / "gtts.json").read_bytes())["next_turn"] > 0
