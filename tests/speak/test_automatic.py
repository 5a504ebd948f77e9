"""``auto``: English by the natural voice, all else by the one of every language, and by that alone if one fails."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articlecast.doctor import examine
from articlecast.engine import SpeechEngine, SpeechRequest
from articlecast.engines import hibari
from articlecast.engines.english import Reader
from articlecast.engines.espeak import EspeakEngine
from articlecast.engines.hibari import HibariEngine
from articlecast.errors import EngineUnavailable, NoSuchVoice, SpeakError, UsageError
from articlecast.model import Role, Script, Segment, Sound, Utterance
from articlecast.pipeline import render_show
from articlecast.run.states import list_episodes
from articlecast.show.episodes.store import load_episodes
from articlecast.show.settings import Settings, load_settings
from articlecast.speak import (
    Ledger,
    SegmentCache,
    SpeakOptions,
    check_engines,
    describe_speakers,
    estimate_speech,
    list_engines,
    load_chosen,
    load_engine,
    open_workers,
    read_ledger,
    speak_script,
    try_engines,
)
from articlecast.speak.automatic import AutoEngine, choose_engine
from articlecast.speak.voices import choose_voice, make_requests
from support import command
from support.command import Called

AUTO = SpeakOptions(engine="auto")
MIXED = (
    ("The boat left at dawn.", "en", "hibari"),
    ("这艘船在黎明时分离开了港口。", "en", "espeak"),
    ("这艘船在黎明时分离开了港口。", "zh", "espeak"),
    ("She told her 中文 friends.", "en-US", "espeak"),
    ("Nous partons à l’aube.", "fr", "espeak"),
    ("A naïve café owner left.", "en-GB", "hibari"),
    ("…", "en", ""),
    ("3", "en", "hibari"),
)


def write_script(*rows: tuple[str, str]) -> Script:
    return Script("A title", "en", tuple(Utterance(text, text, language) for text, language in rows))


SCRIPT = write_script(*((text, language) for text, language, _ in MIXED))


def speak(engine: SpeechEngine, script: Script, **more: object) -> list[Sound]:
    cues = speak_script(script, engine, AUTO, **more)  # type: ignore[arg-type]
    return [cue.sound for cue in cues if isinstance(cue, Segment)]


def test_each_utterance_is_spoken_by_the_engine_of_its_language_and_letters() -> None:
    auto, ledger = load_engine("auto"), Ledger()
    sounds = speak(auto, SCRIPT, ledger=ledger)
    for (text, language, name), sound in zip(MIXED, sounds, strict=True):
        if name:
            alone = write_script((text, language))
            assert speak(load_engine(name), alone) == [sound], text
    assert ledger.engine == "hibari, espeak"
    assert not ledger.doubts


def test_the_cache_holds_what_each_engine_spoke_under_its_own_name(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path / "segments")
    for name in ("hibari", "espeak"):
        speak(load_engine(name), write_script(*((text, tag) for text, tag, own in MIXED if own == name)), cache=cache)
    kept = cache.measure()[0]
    estimate = estimate_speech(SCRIPT, load_engine("auto"), AUTO, cache)
    assert (estimate.engine, estimate.new, estimate.requests) == ("hibari, espeak", 0, 0)
    speak(load_engine("auto"), SCRIPT, cache=cache)
    assert cache.measure()[0] == kept


def test_processes_speak_the_same_as_none() -> None:
    auto = load_engine("auto")
    with open_workers(auto, replace(AUTO, workers=2)) as pool:
        assert pool is not None
        assert speak(auto, SCRIPT, executor=pool) == speak(auto, SCRIPT)


@pytest.mark.parametrize(
    ("role", "language", "engine", "voice"),
    [
        ("text", "en", "hibari", "heart"),
        ("quote", "en-GB", "hibari", "emma"),
        ("quote", "fr", "espeak", ""),
        ("text", "de-AT", "espeak", "de"),
        ("text", "en", "espeak", ""),
        ("byline", "en", "espeak", "en-gb"),
        ("byline", "en", "hibari", "heart"),
    ],
)
def test_names_of_voices_reach_the_engine_that_has_them(role: str, language: str, engine: str, voice: str) -> None:
    voices = {"narrator": "heart", "quote": "emma", "de": "de", "espeak/byline": "en-gb"}
    utterance = Utterance("Hello.", "Hello.", language, role)  # type: ignore[arg-type]
    assert choose_voice(utterance, engine, SpeakOptions(engine="auto", voices=voices)) == voice


def test_the_manifest_names_the_voice_after_the_engine_that_has_it() -> None:
    assert describe_speakers("hibari, espeak", replace(AUTO, voice="emma")) == "hibari emma, espeak"
    assert describe_speakers("espeak", replace(AUTO, voice="emma")) == "espeak"
    assert describe_speakers("espeak", SpeakOptions(voice="en-gb")) == "espeak en-gb"


@pytest.mark.parametrize(
    ("options", "role", "language", "rate"),
    [
        (SpeakOptions("auto"), "title", "en", 0.92),
        (SpeakOptions("auto", rate=1.5), "heading", "en", 1.38),
        (SpeakOptions("auto", rate=0.5), "heading", "en", 0.5),
        (SpeakOptions("auto", rate=1.23456), "text", "en", 1.23456),
        (SpeakOptions("auto"), "title", "de", 1.0),
        (SpeakOptions("espeak"), "title", "en", 1.0),
        (SpeakOptions("hibari"), "title", "en", 1.0),
    ],
)
def test_the_natural_voice_takes_its_time_for_titles_where_it_was_chosen(
    options: SpeakOptions, role: Role, language: str, rate: float
) -> None:
    utterance = Utterance("The tide", "The tide", language, role)
    speaker = choose_engine(load_engine(options.engine), utterance)
    _, (request,) = make_requests(utterance, speaker, options)
    assert request.rate == rate


def test_auto_is_an_engine_by_name_and_takes_no_settings_of_its_own() -> None:
    auto = load_chosen("auto", AUTO)
    assert isinstance(auto, AutoEngine)
    assert (auto.traits.name, auto.missing) == ("auto", ())
    assert {voice.name for voice in auto.voices()} > {"heart", "en-us"}
    assert auto.speak(SpeechRequest(auto.render_text("Hello."), "en")).sample_rate == hibari.SAMPLE_RATE
    check_engines(AUTO)
    with pytest.raises(UsageError, match="'auto' takes no settings of its own; its engines are hibari and espeak"):
        check_engines(SpeakOptions(engine="auto", engines={"auto": {"colour": "blue"}}))
    with pytest.raises(UsageError, match=r"speak\.engines\.hibari: has no such setting: 'colour'"):
        check_engines(SpeakOptions(engine="auto", engines={"hibari": {"colour": "blue"}}))


def test_a_plain_engine_speaks_everything_itself() -> None:
    tone = load_engine("tone")
    assert choose_engine(tone, Utterance("Hello.", "Hello.", "fr")) is tone
    assert "auto" not in list_engines()


def break_hibari(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: str, _digest: str) -> hibari._Model:
        raise EngineUnavailable("hibari", "is not itself")

    monkeypatch.setattr(hibari, "_load_model", fail)


def test_where_the_natural_voice_fails_the_other_one_speaks_from_the_first_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, script = SegmentCache(tmp_path / "segments"), write_script(("One boat left.", "en"), ("Two came.", "en"))
    speak(load_engine("auto"), write_script(("One boat left.", "en")), cache=cache)
    break_hibari(monkeypatch)
    name, sounds = try_engines(AUTO, lambda engine: speak(engine, script, cache=cache))
    assert name == "auto"
    assert sounds == speak(load_engine("espeak"), script)


def test_a_voice_that_is_not_there_is_the_editors_to_mend() -> None:
    options = replace(AUTO, voice="emmma")
    with pytest.raises(NoSuchVoice, match="no voice 'emmma'; did you mean 'emma'"):
        try_engines(options, lambda engine: list(speak_script(SCRIPT, engine, options)))


@pytest.mark.parametrize(
    ("options", "setting", "said"),
    [
        (SpeakOptions("auto", voice="emmma"), "speak.voice", "hibari: no voice 'emmma'; did you mean 'emma'?"),
        (SpeakOptions("auto", voices={"quote": "hart"}), "speak.voices.quote", "hibari: no voice 'hart'; did you mean"),
        (
            SpeakOptions("auto", voices={"fr": "fr-ff"}),
            "speak.voices.fr",
            "espeak: no voice 'fr-ff'; did you mean 'fr-",
        ),
        (SpeakOptions("auto", voices={"espeak/quote": "x"}), "speak.voices.espeak/quote", "espeak: no voice 'x'"),
        (SpeakOptions("espeak", voice="en-gbb"), "speak.voice", "espeak: no voice 'en-gbb'; did you mean 'en-gb'?"),
        (SpeakOptions("espeak", voice="en-gb+m33"), "speak.voice", "espeak: no variant 'm33' of voice 'en-gb'"),
        (SpeakOptions("tone", voice="tune"), "speak.voice", "tone: no voice 'tune'; did you mean 'tone'?"),
        (SpeakOptions("gtts", voice="en-xx"), "speak.voice", "gtts: no voice 'en-xx'"),
        (SpeakOptions("piper", voice="en_US-jo-medium"), "speak.voice", "did you mean 'en_US-joe-medium'?"),
        (SpeakOptions("hibari", substitutes=("tone",), voices={"tone/de": "tune"}), "speak.voices.tone/de", "tone: no"),
    ],
)
def test_a_wrong_voice_is_found_before_a_word_is_spoken(options: SpeakOptions, setting: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_engines(options)
    assert caught.value.thing == setting
    assert said in caught.value.wrong
    assert caught.value.hint.startswith("articlecast voices --engine ")


def test_voices_that_are_there_and_those_of_engines_that_do_not_speak_are_left_alone() -> None:
    check_engines(SpeakOptions("auto", voice="heart", voices={"fr": "fr-be", "gtts/de": "nobody", "byline": "heart"}))
    check_engines(SpeakOptions("espeak", voice="en-gb+m3", voices={"hibari/quote": "nobody"}))


def test_a_wrong_voice_stops_a_run_once_and_no_article_has_failed(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"\nvoice = "emmma"')
    (tmp_path / "articles" / "again.md").write_text(ARTICLE.replace("A day", "Two days"), "utf-8")
    done = call(tmp_path, "render")
    assert done.code == 2
    assert done.err.splitlines() == [
        "error: articlecast.toml:5: speak.voice: hibari: no voice 'emmma'; did you mean 'emma'?",
        "try:   articlecast voices --engine hibari",
    ]
    assert call(tmp_path, "sync").err.count("no voice 'emmma'") == 1
    assert list_episodes(settings) == ()


ARTICLE = "---\ntitle: A day at sea\ndate: 2026-01-02\n---\nThe boat left at dawn.\n\n这艘船离开了港口。\n"


def open_show(folder: Path, speak: str) -> Settings:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "sea.md").write_text(ARTICLE, "utf-8")
    (folder / "articlecast.toml").write_text(f'[show]\ntitle = "A show"\n{speak}', "utf-8")
    return load_settings(folder / "articlecast.toml")


def test_a_chinese_paragraph_never_fails_an_english_article(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    (outcome,) = render_show(settings)
    assert (outcome.state, outcome.doubts, outcome.notes) == ("new", (), ())
    (episode,) = load_episodes(settings.episodes_folder)
    assert episode.voice == "hibari, espeak"
    (asset,) = episode.assets_of("ledger")
    ledger = read_ledger((settings.episodes_folder / episode.slug / asset.name).read_bytes())
    assert ledger.engine == "hibari, espeak"
    (again,) = render_show(settings)
    assert again.state == "unchanged"


def test_an_outage_of_the_natural_voice_is_noted_and_the_episode_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_hibari(monkeypatch)
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    (outcome,) = render_show(settings)
    assert outcome.notes == ("espeak speaks all of it: hibari: is not itself",)
    (episode,) = load_episodes(settings.episodes_folder)
    assert episode.voice == "espeak"
    (again,) = render_show(settings)
    assert again.state == "unchanged"
    (status,) = list_episodes(settings)
    assert (status.state, status.reason) == ("provisional", "espeak spoke it in place of the first choice")
    monkeypatch.undo()
    (better,) = render_show(settings)
    assert better.state == "changed"
    (made,) = load_episodes(settings.episodes_folder)
    assert (made.voice, made.guid) == ("hibari, espeak", episode.guid)
    (after,) = render_show(settings)
    assert after.state == "unchanged"


@pytest.mark.parametrize(
    ("text", "language", "waits"),
    [
        ("The boat left at dawn.", "en", True),
        ("这艘船离开了港口。", "en", False),
        ("She told her 中文 friends.", "en-US", False),
        ("Nous partons à l’aube.", "fr", False),
        ("…", "en", False),
    ],
)
def test_what_the_natural_voice_could_not_say_anyway_does_not_wait_for_it(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch, *, waits: bool
) -> None:
    utterance = Utterance(text, text, language)
    failed = load_engine("auto").fall_back(EngineUnavailable("hibari", "is not itself"))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "hibari", None)
    hibari._find_assets.cache_clear()
    away = load_engine("auto")
    hibari._find_assets.cache_clear()
    for auto in (away, failed):
        assert isinstance(auto, AutoEngine)
        assert bool(auto.find_absence([utterance])) is waits


def test_an_article_in_french_is_done_while_the_natural_voice_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    head = "---\ntitle: La mer\nlanguage: fr\ndate: 2026-01-02\n---\n"
    (tmp_path / "articles" / "sea.md").write_text(f"{head}Nous partons à l’aube.\n", "utf-8")
    monkeypatch.setitem(sys.modules, "hibari", None)
    hibari._find_assets.cache_clear()
    (outcome,) = render_show(settings)
    assert outcome.state == "new"
    monkeypatch.undo()
    (again,) = render_show(settings)
    assert again.state == "unchanged"
    (status,) = list_episodes(settings)
    assert status.state == "published"


def test_a_text_at_which_the_natural_voice_fails_is_the_other_ones_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object, _text: str) -> None:
        raise ValueError("no such row")

    monkeypatch.setattr(Reader, "read", fail)
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    (outcome,) = render_show(settings)
    assert outcome.notes[0].startswith("espeak speaks all of it: hibari: its dictionaries fail")
    (status,) = list_episodes(settings)
    assert status.state == "published"
    (again,) = render_show(settings)
    assert again.state == "unchanged"


def test_a_show_that_names_no_engine_or_espeak_keeps_its_voice(tmp_path: Path) -> None:
    (outcome,) = render_show(open_show(tmp_path, ""))
    assert outcome.state == "new"
    (same,) = render_show(open_show(tmp_path, '[speak]\nengine = "espeak"'))
    assert same.state == "unchanged"
    (episode,) = load_episodes(tmp_path / "episodes")
    assert episode.voice == "espeak"
    (changed,) = render_show(open_show(tmp_path, '[speak]\nengine = "auto"'))
    assert changed.state == "changed"


CLI = "import sys; sys.modules.update({!r}); from articlecast.cli import main; main()"


def call(folder: Path, *arguments: str, hidden: tuple[str, ...] = ()) -> Called:
    """In a process of its own where packages are to be hidden."""
    given = ["--config", str(folder / "articlecast.toml"), *arguments]
    if not hidden:
        return command.call(*given, folder=folder)
    run = [sys.executable, "-c", CLI.format(dict.fromkeys(hidden)), *given]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    return Called(done.returncode, done.stdout, done.stderr)


def test_without_its_packages_espeak_speaks_and_it_is_told_once(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    (tmp_path / "articles" / "again.md").write_text(ARTICLE.replace("A day", "Two days"), "utf-8")
    assert "requests to espeak" in call(tmp_path, "plan", hidden=("onnxruntime",)).out
    done = call(tmp_path, "render", "--workers", "1", hidden=("onnxruntime",))
    assert done.code == 0, done.err
    assert done.err.count("note: hibari: there is no package 'onnxruntime'; espeak speaks in its place") == 1
    assert [episode.voice for episode in load_episodes(settings.episodes_folder)] == ["espeak", "espeak"]
    before = load_episodes(settings.episodes_folder)
    assert call(tmp_path, "render", hidden=("onnxruntime",)).err == ""
    assert load_episodes(settings.episodes_folder) == before
    assert "2 provisional" in call(tmp_path, "sync", "--dry-run", hidden=("onnxruntime",)).out
    call(tmp_path, "sync", "--no-publish", hidden=("onnxruntime",))
    assert load_episodes(settings.episodes_folder) == before
    assert "which is asked again at growing intervals" in call(tmp_path, "sync", "--dry-run").out
    done = call(tmp_path, "render", "--workers", "2")
    assert done.code == 0, done.err
    after = load_episodes(settings.episodes_folder)
    assert [episode.voice for episode in after] == ["hibari, espeak", "hibari, espeak"]
    assert [episode.guid for episode in after] == [episode.guid for episode in before]


def plan(folder: Path, *arguments: str, hidden: tuple[str, ...] = ()) -> dict[str, dict[str, Any]]:
    done = call(folder, "plan", "--json", *arguments, hidden=hidden)
    assert done.code == 0, done.err
    return {Path(row["source"]).name: row for row in map(json.loads, done.out.splitlines()[:-1])}


def test_a_plan_asks_for_what_a_render_then_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    (tmp_path / "articles" / "again.md").write_text(ARTICLE.replace("A day", "Two days") + "\n—\n", "utf-8")
    asked = list[str]()
    for kind in (HibariEngine, EspeakEngine):

        def speak(self: Any, request: SpeechRequest, own: Any = kind.speak) -> Sound:
            asked.append(request.text)
            sound: Sound = own(self, request)
            return sound

        monkeypatch.setattr(kind, "speak", speak)
    planned = plan(tmp_path)
    assert planned["sea.md"]["engine"] == "hibari, espeak"
    render_show(settings, workers=1)
    assert len(asked) == sum(row["requests"] for row in planned.values())
    assert sum(map(len, asked)) == sum(row["characters"] for row in planned.values())


def test_a_plan_counts_nothing_of_what_a_render_leaves_alone(tmp_path: Path) -> None:
    settings = open_show(tmp_path, '[speak]\nengine = "auto"')
    for name in ("Two", "Three"):
        text = ARTICLE.replace("A day", f"{name} days").replace("dawn", f"dawn, {name} times")
        (tmp_path / "articles" / f"{name}.md").write_text(text, "utf-8")
    render_show(settings)
    call(tmp_path, "pin", "two-days-at-sea")
    call(tmp_path, "withdraw", "three-days-at-sea")
    call(tmp_path, "cache", "prune", "--size", "0")
    for name in ("Two", "Three"):
        (tmp_path / "articles" / f"{name}.md").write_text(ARTICLE.replace("dawn", "dusk"), "utf-8")
    planned = plan(tmp_path)
    assert {name: row["todo"] for name, row in planned.items()} == {
        "sea.md": "unchanged", "Two.md": "pinned", "Three.md": "withdrawn",
    }  # fmt: skip
    assert {(row["new"], row["requests"], row["characters"]) for row in planned.values()} == {(0, 0, 0)}
    assert call(tmp_path, "plan").out.count("left as it is: ") == 3
    done = call(tmp_path, "render", "--dry-run", "--force")
    assert "all 3 articles" in done.out
    assert "left as it is" not in done.out
    assert plan(tmp_path, "--engine", "tone")["sea.md"]["todo"] == "changed"


def test_a_plan_says_why_an_episode_is_made_again_once_the_natural_voice_is_back(tmp_path: Path) -> None:
    open_show(tmp_path, '[speak]\nengine = "auto"')
    call(tmp_path, "render", hidden=("onnxruntime",))
    away = plan(tmp_path, hidden=("onnxruntime",))["sea.md"]
    assert (away["todo"], away["requests"]) == ("waiting", 0)
    assert away["reason"].startswith("espeak spoke it in place of the first choice, which cannot be loaded: hibari: ")
    back = plan(tmp_path)["sea.md"]
    assert (back["todo"], back["reason"]) == ("provisional", "espeak spoke it in place of the first choice")
    assert back["requests"] > 0


WATCH = """
import sys
from articlecast.cli import app
for command in ("plan", "voices --engine hibari", "feed", "episodes", "sync --no-publish"):
    try:
        app(["--config", sys.argv[1], *command.split()])
    except SystemExit as end:
        assert not end.code, command
    assert not {"hibari", "onnxruntime"} & set(sys.modules), command
"""


def test_only_what_speaks_loads_the_voice(tmp_path: Path) -> None:
    render_show(open_show(tmp_path, '[speak]\nengine = "auto"'))
    watched = [sys.executable, "-c", WATCH, str(tmp_path / "articlecast.toml")]
    done = subprocess.run(watched, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_doctor_hears_both_and_a_new_show_speaks_by_auto(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-m", "articlecast", "init", str(tmp_path)], check=False).returncode == 0
    assert load_settings(tmp_path / "articlecast.toml").speak.engine == "auto"
    details = {found.name: found.detail for found in examine(load_settings(tmp_path / "articlecast.toml"))}
    assert "1 voices, spoke" in details["engine hibari"]
    assert details["voice"] == "auto: hibari and espeak"


@pytest.mark.parametrize("settings", [True, False])
def test_doctor_tells_who_speaks_english_where_the_natural_voice_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, settings: bool
) -> None:
    show = open_show(tmp_path, '[speak]\nengine = "auto"') if settings else None
    monkeypatch.setitem(sys.modules, "hibari", None)
    hibari._find_assets.cache_clear()
    (voice,) = (found for found in examine(show) if found.name == "voice")
    assert voice.state == "note"
    assert voice.detail == "auto: English is spoken by espeak, for hibari: there is no package 'hibari'"
    assert voice.hint == "pip install --force-reinstall hibari-tts==0.2.1 onnxruntime"


def test_doctor_tells_of_a_natural_voice_that_is_there_and_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    break_hibari(monkeypatch)
    (voice,) = (found for found in examine(None) if found.name == "voice")
    assert (voice.state, voice.hint) == ("note", "see the engines above")
    assert voice.detail == "auto: English is spoken by espeak, for hibari: is not itself"


def test_doctor_tells_of_a_voice_that_is_not_there(tmp_path: Path) -> None:
    show = open_show(tmp_path, '[speak]\nengine = "auto"\nvoice = "emmma"')
    (voice,) = (found for found in examine(show) if found.name == "voice")
    assert (voice.state, voice.hint) == ("missing", "articlecast voices --engine hibari")
    assert voice.detail == "speak.voice: hibari: no voice 'emmma'; did you mean 'emma'?"


def test_a_run_that_misses_the_voice_says_so_to_its_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    hibari._find_assets.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            check_engines(AUTO)
            assert not caplog.messages
            check_engines(AUTO, tell=True)
        auto = load_chosen("auto", AUTO)
    finally:
        hibari._find_assets.cache_clear()
    assert isinstance(auto, AutoEngine)
    assert auto.missing == ("hibari",)
    assert caplog.messages[0].startswith("note: hibari: there is no package 'hibari'; espeak speaks in its place")


def test_a_killed_worker_makes_no_robot_of_an_episode_for_good() -> None:
    def attempt(_engine: SpeechEngine) -> str:
        raise SpeakError("auto", "the process that spoke was killed") from BrokenExecutor

    with pytest.raises(SpeakError, match="was killed"):
        try_engines(SpeakOptions(engine="auto"), attempt)


def test_the_natural_voice_alone_refuses_letters_that_it_would_leave_out() -> None:
    engine = load_engine("hibari")
    with pytest.raises(SpeakError, match="has no sounds for '你好'"):
        engine.speak(SpeechRequest("The word 你好 means hello.", "en"))
    assert engine.speak(SpeechRequest("Zoë and Łukasz from Hawaiʻi.", "en")).samples
