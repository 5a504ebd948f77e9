"""The recipes in docs/recipes are what they say: each is parsed, and its commands are commands of ours."""

import configparser
import json
import re
import shlex
from fnmatch import fnmatchcase
from pathlib import Path

import click
import pytest
import yaml

from articlecast.cli import app
from articlecast.model import Document
from articlecast.narrate.options import override_options
from articlecast.publish.deliver.lock import LOCK_FILE
from articlecast.publish.deliver.store import STATE_FILE
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from articlecast.show.overrides import FIELDS, describe_override, load_overrides
from articlecast.show.settings import load_settings
from articlecast.show.shows import list_shows
from articlecast.speak import list_engines, load_chosen
from articlecast.speak.failover import load_engines

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "docs/recipes"
NGINX = ROOT / "docs/how-to/nginx.md"

WITHOUT_SOURCE = {"flatbuffers", "hibari-tts"}
"""Of these the index has one wheel, for every machine, and no source."""


def read_unit(name: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string((RECIPES / name).read_text())
    return unit


def check_command(line: str) -> None:
    """Every command and option in it is one of ours; raises where click would."""
    words = shlex.split(line)
    name, arguments = words[0], words[1:]
    assert Path(name).name == "articlecast", line
    command = app.get_command(click.Context(app), arguments[0])
    assert command, f"no such command: {line}"
    command.make_context(arguments[0], arguments[1:], resilient_parsing=False)


def test_the_systemd_units_fit_each_other() -> None:
    service, timer = read_unit("articlecast@.service"), read_unit("articlecast@.timer")
    check_command(service["Service"]["ExecStart"])
    assert service["Service"]["Type"] == "oneshot"
    assert service["Service"]["WorkingDirectory"] in service["Service"]["ReadWritePaths"]
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert re.fullmatch(r"\*:0/\d+", timer["Timer"]["OnCalendar"])


def test_every_line_of_the_crontab_is_a_time_and_a_command_of_ours() -> None:
    lines = [line for line in (RECIPES / "crontab").read_text().splitlines() if line and not line.startswith("#")]
    jobs = [line for line in lines if not re.match(r"^[A-Z]+=", line)]
    assert jobs
    for job in jobs:
        *times, command = job.split(maxsplit=5)
        assert all(re.fullmatch(r"\*(/\d+)?|\d+", time) for time in times), job
        folder, ours = command.split(" && ")
        assert folder.startswith("cd /")
        check_command(ours.removeprefix("timeout 6h "))


def test_the_workflow_syncs_publishes_and_keeps_the_episodes() -> None:
    workflow = yaml.safe_load((RECIPES / "github-pages.yml").read_text())
    (job,) = workflow["jobs"].values()
    said = [line.strip() for step in job["steps"] for line in step.get("run", "").splitlines()]
    for line in said:
        for command in re.split(r" \|\| |; ", line):
            if command.startswith("articlecast"):
                check_command(command)
    published = said.index("articlecast publish _site")
    (synced,) = [number for number, line in enumerate(said) if line.startswith("articlecast sync --no-publish || ")]
    told = [number for number, line in enumerate(said) if line.startswith("articlecast episodes")]
    assert synced < published < min(told), "one article that failed keeps no other from being published"
    assert job["steps"][-1]["if"] == "steps.sync.outputs.code == 1"
    kept = next(number for number, line in enumerate(said) if line.startswith("git add .gitignore episodes"))
    sound = next(number for number, line in enumerate(said) if "gh release upload media" in line)
    ignored = next(number for number, line in enumerate(said) if ">> .gitignore" in line)
    assert sound < ignored < kept, "no manifest is kept whose sound is not, and no sound goes into git"
    (installed,) = [line for line in said if line.startswith("pip install")]
    assert installed == "pip install vendor/articlecast-*.whl"
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", use) for use in uses)


def test_the_image_runs_as_nobody_special_and_installs_by_hash() -> None:
    text = (RECIPES / "Dockerfile").read_text()
    steps = re.findall(r"^([A-Z]+) (.*(?:\\\n.*)*)", text, re.MULTILINE)
    words = [word for word, _ in steps]
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert dict(steps)["USER"] != "root"
    assert "--require-hashes" in text
    lock = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text().strip())
    alone = [row.partition("==")[0] for row in lock if row.count("--hash=") == 1]  # either a wheel or its source
    without_wheel = [name for name in alone if name not in WITHOUT_SOURCE]
    assert re.findall(r"--no-binary (\S+)", text) == without_wheel, "--only-binary :all: finds no file of these"
    assert dict(steps)["ENTRYPOINT"] == '["articlecast"]'
    for line in re.findall(r" articlecast (\w+.*)$", text, re.MULTILINE):
        if line.split()[0] in {"sync", "serve"}:
            check_command(f"articlecast {line}")


def test_the_settings_of_several_shows_are_ours(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/shows.md").read_text(), re.DOTALL)
    path = tmp_path / "articlecast.toml"
    apart = [block for block in blocks if "keep_days" in block or "select" in block]
    (tmp_path / "harbour.png").write_bytes(b"")
    path.write_text("\n".join(['[show]\ntitle = "Harbour Notes"\n', *apart]))
    assert load_settings(path).publish.keep == 100
    assert load_settings(path, "harbour").show.title == "From the harbour"
    blocks = [block for block in blocks if block not in apart]
    path.write_text("\n".join(blocks))
    assert list_shows(path) == ("dawn", "dusk")
    assert [load_settings(path, show).publish.feeds for show in list_shows(path)] == [("tag", "author")] * 2


def test_the_containers_are_asked_for_their_health_and_run_commands_of_ours() -> None:
    services = yaml.safe_load((RECIPES / "compose.yaml").read_text())["services"]
    assert services["serve"]["healthcheck"]["test"][0] == "CMD"
    assert "8000/health" in services["serve"]["healthcheck"]["test"][-1]
    check_command(shlex.join(["articlecast", *services["serve"]["command"]]))
    check_command(re.findall(r"articlecast [\w -]+", services["sync"]["entrypoint"][-1])[0])
    for service in services.values():
        assert service["user"] != "root"
        assert service["read_only"]
        assert service["volumes"] == ["./my-show:/show"]
    build = services["serve"]["build"]
    assert (ROOT / build["dockerfile"]).is_file()


PUBLIC = (
    "feed.xml", "feed-archive-1.xml", "index.html", "page-2.html", "site-0123456789ab.css", "cover-0123456789ab.jpg",
    "player-0123456789ab.js", "search-0123456789ab.json", "episodes/the-tide/index.html",
    "episodes/the-tide/audio-0123456789ab.mp3", "episodes/the-tide/transcript-0123456789ab.vtt",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "shown"),
    [*((name, True) for name in PUBLIC), (STATE_FILE, False), (LOCK_FILE, False), ("notes.md", False)],
)
def test_a_public_bucket_shows_what_a_show_is_made_of_and_no_record(name: str, shown: bool) -> None:  # noqa: FBT001
    (rule,) = json.loads((RECIPES / "bucket-policy.json").read_text())["Statement"]
    assert (rule["Effect"], rule["Action"]) == ("Allow", "s3:GetObject")
    assert any(fnmatchcase(f"arn:aws:s3:::BUCKET/show/{name}", pattern) for pattern in rule["Resource"]) == shown


def test_every_server_of_a_folder_is_told_how_long_files_may_be_kept() -> None:
    sections = re.split(r"^## ", (ROOT / "docs/hosting.md").read_text(), flags=re.MULTILINE)
    servers = {part.partition("\n")[0]: part for part in sections} | {"nginx": NGINX.read_text()}
    for name in ("nginx", "Caddy", "Apache"):
        assert "max-age=31536000, immutable" in servers[name]
        assert "max-age=300" in servers[name]
        (pattern,) = set(re.findall(r"(-\[0-9a-f\]\{12\}\S*?\$)", servers[name]))
        assert re.search(pattern, "episodes/the-tide/audio-0123456789ab.mp3")
        assert not any(re.search(pattern, name) for name in ("feed.xml", "index.html", "episodes/a/oembed.json"))


def test_the_settings_of_the_feed_are_ours(tmp_path: Path) -> None:
    text = (ROOT / "docs/feed.md").read_text()
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 3
    path = tmp_path / "articlecast.toml"
    for block in blocks:
        path.write_text(f'[show]\ntitle = "Harbour Notes"\n\n{block}')
        load_settings(path)
    (lines,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    document = Document(f"---\ntitle: Tide\n{lines}---\n\nThe tide came in.\n".encode(), "", "tide.md")
    told = dict(read_article(document).narration)
    assert set(told) == {"episodethread", "episodeplace", "episodefunding"}


def test_the_directives_of_reading_are_ours(tmp_path: Path) -> None:
    text = (ROOT / "docs/reading.md").read_text()
    path = tmp_path / "articlecast.toml"
    found = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (overrides,) = [block for block in found if block.startswith('["articles/')]
    blocks = "\n".join(block for block in found if block != overrides)
    path.write_text(blocks.replace("[show]\n", '[show]\ntitle = "Harbour Notes"\n', 1))
    (tmp_path / "overrides.toml").write_text(overrides)
    settings = load_settings(path)
    assert settings.show.time_zone
    assert [rule.host for rule in settings.read.sites] == ["post.example", "blog.example", "wire.example"]
    assert {field for each in load_overrides(settings) for field, _ in describe_override(each)} == set(FIELDS)
    (marks,), headers = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("html", "yaml"))
    article = read_article(Document(f"---\n{''.join(headers)}---\nPlain.\n\n{marks}".encode(), "", "tide.md"))
    assert article_text(article) == "Where anything is marked so, nothing else is read."
    options = override_options(settings.narrate, article.narration)
    assert (options.notes, options.captions, options.table_rows) == ("end", False, 20)
    assert [name for name, _said in article.narration if name.startswith("lexicon.")] == [
        "lexicon.Nguyen",
        "lexicon.Siobhán",
    ]


VOICES = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/voices.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("block", VOICES)
def test_the_settings_of_voices_are_ours_and_their_engines_take_them(tmp_path: Path, block: str) -> None:
    path = tmp_path / "articlecast.toml"
    path.write_text(f'[show]\ntitle = "Harbour Notes"\n\n{block}')
    speak = load_settings(path).speak
    for name in load_engines(speak):
        load_chosen(name, speak)
    if speak.engine == "espeak":
        known = {voice.name for voice in load_chosen("espeak", speak).voices()}
        assert set(speak.voices.values()) <= known


def test_the_table_of_voices_has_every_engine_of_ours() -> None:
    table = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/voices.md").read_text(), re.MULTILINE)
    assert sorted(table) == sorted(set(list_engines()) - {"buzz"})


@pytest.mark.parametrize(
    "page", ["scheduling.md", "security.md", "hosting.md", "moving.md", "releasing.md", "shows.md", "voices.md"]
)
def test_what_the_documents_name_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text()
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / "docs" / link).exists(), link
    for name in re.findall(r"\btests/[\w/]+\.py", text):
        assert (ROOT / name).is_file(), name
    for line in re.findall(r"^    (articlecast .+?)(?:   .*)?$", text, re.MULTILINE):
        check_command(line)


def test_nothing_hidden_is_uploaded_or_shown_by_a_recipe() -> None:
    text = (ROOT / "docs/hosting.md").read_text()
    lines = [line.strip() for line in text.split("\n") if line.startswith("    ")]
    copies = [line for line in lines if line.startswith("rsync")]
    assert len(copies) == 2
    assert all("--exclude '.*'" in line for line in copies)
    (hidden,) = re.findall(r"location ~ (\S+) \{\s+return 404;", NGINX.read_text())
    for place in ("/episodes/.review/x/audio.mp3", "/.shows/inner/feed.xml", "/episodes/.shows/inner.json"):
        assert re.search(hidden, place)
    for place in (
        "/feed.xml",
        "/episodes/the-tide/audio-1.mp3",
        "/episodes/v1.2/index.html",
        "/.well-known/acme-challenge/x",
    ):
        assert not re.search(hidden, place)
