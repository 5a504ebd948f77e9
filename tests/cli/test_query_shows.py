"""Shows that have some of another one's episodes: a feed of their own, and nothing rendered twice."""

import json
import re
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.publish.feed.previous import PublishedItem, read_items
from articlecast.show.settings import load_settings
from support.command import call
from support.rendered import RenderOnce

SETTINGS = """
[show]
title = "All of it"
author = "Ana Lee"
base_url = "https://pods.example/all"

[speak]
engine = "tone"

[publish]
target = "out"
{main}
[shows.harbour]
select = {{ tag = "harbour" }}
show.title = "Harbour only"
show.description = "What happens at the harbour, and nothing else."
{query}
"""
ARTICLE = "---\ntitle: The {name}\ndate: 2026-03-0{day}\ntags: [{tag}]\n---\n\nThe {name} was there at six.\n"
FOLDER = "feed/.shows/harbour"


def write(folder: Path, name: str, day: int, tag: str) -> Path:
    path = folder / f"articles/{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ARTICLE.format(name=name, day=day, tag=tag))
    return path


def set_up(folder: Path, main: str = "", query: str = "") -> None:
    (folder / "articlecast.toml").write_text(SETTINGS.format(main=main, query=query))


@pytest.fixture
def shows(tmp_path: Path) -> Path:
    """A show of two articles, one of which is about the harbour, and a show of that tag."""
    set_up(tmp_path)
    write(tmp_path, "tide", 1, "harbour")
    write(tmp_path, "gull", 2, "birds")
    return tmp_path


def read_feed(folder: Path, place: str) -> tuple[PublishedItem, ...]:
    return read_items((folder / place / "feed.xml").read_bytes(), place)


def heard(folder: Path, place: str = FOLDER) -> list[str]:
    return [item.title.removeprefix("The ") for item in read_feed(folder, place)]


def test_a_show_of_a_tag_has_its_own_channel_and_the_same_items(shows: Path, render_once: RenderOnce) -> None:
    assert render_once(shows).code == 0
    assert (heard(shows, "feed"), heard(shows)) == (["gull", "tide"], ["tide"])
    main, own = read_feed(shows, "feed")[1], read_feed(shows, FOLDER)[0]
    assert own.guid == main.guid
    assert own.enclosure == main.enclosure.replace("/all/", "/all/harbour/")
    channels = [(shows / place / "feed.xml").read_text() for place in ("feed", FOLDER)]
    assert "<title>Harbour only</title>" in channels[1]
    guids = [re.findall("<podcast:guid>(.*)</podcast:guid>", channel) for channel in channels]
    assert len({guid for (guid,) in guids}) == 2
    assert (shows / FOLDER / "episodes/the-tide/index.html").is_file()
    assert not (shows / FOLDER / "episodes/the-gull").exists()
    assert not list((shows / "feed").glob("harbour*"))


def test_nothing_is_spoken_or_kept_twice(shows: Path) -> None:
    first = call("render", "--json", folder=shows)
    assert [row["slug"] for row in first.events if row["event"] == "article"] == ["the-gull", "the-tide"]
    assert sorted(path.parent.name for path in shows.glob("**/audio-*.mp3")) == ["the-gull", "the-tide"]
    assert call("plan", folder=shows).out.endswith("nothing to do: 2 articles are left as they are\n")


def test_it_is_delivered_below_the_other_one_with_all_that_it_names(shows: Path, render_once: RenderOnce) -> None:
    render_once(shows)
    assert call("publish", folder=shows).code == 0
    out = shows / "out"
    own = read_feed(shows, "out/harbour")[0]
    assert (out / own.enclosure.removeprefix("https://pods.example/all/")).stat().st_size == own.length
    assert not (out / ".shows").exists()
    assert not (out / "harbour/episodes/the-gull").exists()
    checked = call("check", folder=shows)
    assert checked.code == 0
    again = call("publish", folder=shows)
    assert re.findall(r"(\d+) files sent", again.out) == ["0", "0"]
    guid = json.loads((shows / "episodes/.shows/harbour.json").read_bytes())["guid"]
    set_up(shows, query='show.base_url = "https://harbour.example"\npublish.target = "elsewhere"')
    assert call("--show", "harbour", "publish", folder=shows).code == 0
    assert f"<podcast:guid>{guid}</podcast:guid>" in (shows / "elsewhere/feed.xml").read_text()


def test_what_becomes_of_an_episode_is_so_in_both_at_once(shows: Path) -> None:
    call("sync", folder=shows)
    call("withdraw", "the-tide", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["gull"], [])
    call("withdraw", "--undo", "the-tide", folder=shows)
    assert heard(shows) == ["tide"]
    before = read_feed(shows, FOLDER)[0]
    path = shows / "articles/tide.md"
    path.write_text(path.read_text().replace("at six", "at seven, and nobody saw it"))
    call("render", folder=shows)
    after = read_feed(shows, FOLDER)[0]
    assert (after.guid, after.enclosure != before.enclosure) == (before.guid, True)
    write(shows, "gull", 2, "harbour")
    call("render", folder=shows)
    assert heard(shows) == ["gull", "tide"]
    path.write_text(path.read_text().replace("draft: false", "").replace("title:", "draft: true\ntitle:"))
    call("render", folder=shows)
    assert heard(shows) == ["gull"]


def look(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_scheduled_run_brings_both_up_to_date_and_an_idle_one_writes_nothing(shows: Path) -> None:
    assert call("sync", folder=shows).code == 0
    assert (heard(shows, "out"), heard(shows, "out/harbour")) == (["gull", "tide"], ["tide"])
    before = look(shows)
    idle = call("sync", folder=shows)
    assert (idle.code, idle.out, idle.err, look(shows)) == (0, "", "", before)
    write(shows, "gull", 2, "harbour")
    assert call("sync", folder=shows).code == 0
    assert heard(shows, "out/harbour") == ["gull", "tide"]
    call("withdraw", "the-tide", folder=shows)
    call("sync", folder=shows)
    assert (heard(shows, "out"), heard(shows, "out/harbour")) == (["gull"], ["gull"])
    write(shows, "gull", 2, "birds")
    last = call("sync", folder=shows)
    assert (last.code, heard(shows, "out"), heard(shows, "out/harbour")) == (0, ["gull"], [])


def test_each_feed_keeps_its_own_newest_and_what_is_withdrawn_is_in_neither(shows: Path) -> None:
    """The older episode has left the main show's feed for its age, and is the newest of the other one's."""
    set_up(shows, main='keep = 1\nolder = "withdraw"\n')
    call("render", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["gull"], ["tide"])
    rows = [(row["slug"], row["state"]) for row in call("episodes", "--json", folder=shows).events]
    assert rows == [("the-gull", "published"), ("the-tide", "retired"), ("the-tide", "published")], "in each in turn"
    write(shows, "lamp", 3, "harbour")
    call("render", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["lamp"], ["lamp"]), "what the main show keeps goes for it, too"
    set_up(shows, main='keep = 1\nolder = "withdraw"\n', query="publish.keep = 0")
    call("feed", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["lamp"], ["lamp", "tide"]), "where it does not say otherwise"
    call("withdraw", "the-tide", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["lamp"], ["lamp"])


def test_a_feed_that_was_written_in_the_turn_of_the_other_show_is_told(shows: Path, render_once: RenderOnce) -> None:
    render_once(shows)
    for options in ((), ("--anew",)):
        assert call("feed", *options, folder=shows).out.count("feed.xml: unchanged") == 2
    (shows / FOLDER / "feed.xml").unlink()
    assert re.findall(r"feed\.xml: (\w+)", call("feed", folder=shows).out) == ["unchanged", "written"]
    (shows / FOLDER / "feed.xml").unlink()
    assert re.findall(r"feed\.xml: (\w+)", call("--show", "harbour", "feed", folder=shows).out) == ["written"]


def test_its_list_has_its_episodes_and_every_other_command_names_the_show_that_makes_them(
    shows: Path, render_once: RenderOnce
) -> None:
    render_once(shows)
    rows = call("--show", "harbour", "episodes", "--json", folder=shows).events
    assert [row["slug"] for row in rows] == ["the-tide"]
    for words in (("withdraw", "the-tide"), ("render",), ("pin", "the-tide"), ("retry",), ("plan",), ("digest",)):
        called = call("--show", "harbour", *words, folder=shows)
        wrong = "error: harbour: shows episodes of another show, and has none of its own"
        assert (called.code, called.err) == (2, f"{wrong}\ntry:   articlecast {' '.join(words)}\n")


def test_a_row_about_one_of_several_shows_ends_with_its_name(shows: Path) -> None:
    call("render", folder=shows)
    rows = call("episodes", folder=shows).out.splitlines()
    assert [row.endswith("  [harbour]") for row in rows] == [False, False, True]
    assert "[harbour]" not in call("--show", "harbour", "episodes", folder=shows).out


def test_a_file_of_several_shows_says_whose_episodes_they_are(tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text(
        '[show]\nauthor = "Ana Lee"\nbase_url = "https://pods.example"\n[speak]\nengine = "tone"\n'
        '[shows.dawn]\nshow.title = "Dawn"\nshow.guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"\n'
        '[shows.dusk]\nshow.title = "Dusk"\nsources.articles = "dusk"\n'
        '[shows.ana]\nfrom = "dawn"\nselect = { author = "ana lee" }\nshow.title = "Ana"\n'
    )
    path = write(tmp_path, "tide", 1, "harbour")
    path.write_text(path.read_text().replace("date:", "author: Ana Lee\ndate:"))
    write(tmp_path, "gull", 2, "birds")
    assert call("render", "--quiet", folder=tmp_path).code == 3, "dusk has no folder"
    assert (heard(tmp_path, "feed/dawn"), heard(tmp_path, "feed/ana")) == (["gull", "tide"], ["tide"])
    assert "https://pods.example/dawn/ana/episodes/the-tide/audio-" in read_feed(tmp_path, "feed/ana")[0].enclosure
    assert "917393e3-1b1e-5cef-ace4-edaa54e1f810" not in (tmp_path / "feed/ana/feed.xml").read_text()


WRONG = [
    ('from = "dawn"\nselect = { tag = "a" }\nshow.title = "A"', "shows.a.from: names no show"),
    ('select = {}\nshow.title = "A"', "shows.a.select: has no condition"),
    ('from = ""\nshow.title = "A"', "shows.a.select: "),
    ('select = { tags = "a" }\nshow.title = "A"', "shows.a.select.tags: "),
    ('select = { tag = "" }\nshow.title = "A"', "shows.a.select.tag: has an empty value"),
    ('select = { tag = "a" }', "shows.a.show.title: is missing"),
    ('select = { tag = "a" }\nshow.title = "A"\npublish.private = true', "is below that of the other show"),
]


@pytest.mark.parametrize(("lines", "wrong"), WRONG)
def test_a_show_of_another_ones_episodes_that_cannot_be_is_told_with_its_line(
    tmp_path: Path, lines: str, wrong: str
) -> None:
    (tmp_path / "articlecast.toml").write_text(f'[show]\ntitle = "All"\n[shows.a]\n{lines}\n')
    told = call("--show", "a", "check", folder=tmp_path)
    assert told.code == 2
    assert re.search(r"articlecast\.toml:\d+: ", told.err)
    assert wrong in told.err


@pytest.mark.parametrize(("lines", "wrong"), WRONG)
@pytest.mark.parametrize("command", ["settings", "plan", "render"])
def test_it_is_told_where_the_show_of_those_episodes_is_concerned(
    tmp_path: Path, command: str, lines: str, wrong: str
) -> None:
    (tmp_path / "articlecast.toml").write_text(f'[show]\ntitle = "All"\n[shows.a]\n{lines}\n')
    write(tmp_path, "tide", 1, "harbour").write_text("---\ndraft: true\n---\n\nThe tide was there.\n")
    told = call(command, folder=tmp_path)
    assert told.code == 2
    assert told.err.count(wrong) == 1


def test_one_of_a_show_that_is_not_there_stops_no_other(tmp_path: Path) -> None:
    shows = '[shows.dawn]\nshow.title = "D"\nspeak.engine = "tone"\n[shows.a]\nfrom = "dwan"\nshow.title = "A"\n'
    (tmp_path / "articlecast.toml").write_text(shows)
    write(tmp_path, "tide", 1, "harbour")
    told = call("render", folder=tmp_path)
    assert (told.code, told.out.count("1 new")) == (2, 1)
    assert "shows.a.from: must be one of dawn" in told.err


SPELLED = ["out", "./out", "x/../out/", "{here}/out", "file://{here}/out", "link", "out/inner", "."]


@pytest.mark.parametrize("target", SPELLED)
@pytest.mark.parametrize("kinds", [("true", "false"), ("false", "true"), ("true", "true")])
def test_a_private_ones_files_lie_never_among_another_ones_however_the_place_is_spelled(
    tmp_path: Path, target: str, kinds: tuple[str, str]
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "out")
    own = f'publish.target = "{target.format(here=tmp_path)}"\nshow.base_url = "https://inner.example"'
    set_up(tmp_path, main=f"private = {kinds[0]}", query=f"{own}\npublish.private = {kinds[1]}")
    with pytest.raises(
        UsageError, match=r"articlecast\.toml:\d+: shows\.harbour\.publish\.target: is (that of|in one)"
    ):
        load_settings(tmp_path, "harbour")
    assert load_settings(tmp_path).publish.target == "out"


@pytest.mark.parametrize("address", ["https://PODS.example/all", "http://pods.example.:443/x/../all/harbour"])
def test_a_private_one_is_reached_nowhere_below_a_public_one(tmp_path: Path, address: str) -> None:
    set_up(tmp_path, query=f'publish.target = "inner"\npublish.private = true\nshow.base_url = "{address}"')
    with pytest.raises(UsageError, match="is below that of the other show"):
        load_settings(tmp_path, "harbour")


USED = [
    "publish.keep = 3", 'publish.older = "withdraw"', 'publish.apple_url = "https://podcasts.apple.com/x"',
    'show.language = "de"', 'show.artwork = ""', 'sync.ping = "https://watch.example/x"',
    'cache = "elsewhere"', "sync.reports = 3",
]  # fmt: skip


@pytest.mark.parametrize("line", USED)
def test_what_its_feed_and_its_delivery_have_of_it_is_its_own(tmp_path: Path, line: str) -> None:
    set_up(tmp_path, query=line)
    assert load_settings(tmp_path, "harbour").select


def test_no_two_shows_are_delivered_to_one_place(tmp_path: Path) -> None:
    rows = '[shows.{0}]\nshow.title = "{0}"\npublish.target = "{1}"\n'
    own = [("dawn", "s3://pods/all"), ("dusk", "s3://pods/./all/"), ("noon", "s3://pods/all/noon")]
    (tmp_path / "articlecast.toml").write_text("".join(rows.format(*each) for each in own))
    with pytest.raises(UsageError, match=r"shows\.dusk\.publish\.target: is that of 'dawn', too"):
        load_settings(tmp_path, "dusk")
    assert {load_settings(tmp_path, name).name for name in ("dawn", "noon")} == {"dawn", "noon"}


def test_a_private_one_has_an_address_and_subscribers_of_its_own(shows: Path) -> None:
    own = 'publish.private = true\nshow.base_url = "https://inner.example"\npublish.target = "inner"'
    set_up(shows, query=own)
    assert call("render", folder=shows).code == 0
    assert call("--show", "harbour", "serve", "--add", "Ana", folder=shows).code == 0
    assert (shows / "subscribers-harbour.json").is_file()
    assert not (shows / "subscribers.json").exists()
    assert call("publish", folder=shows).code == 0
    assert "pods.example" not in (shows / "inner/feed.xml").read_text()
    assert "inner.example" not in (shows / "out/feed.xml").read_text()
    assert load_settings(shows, "harbour").publish.private


def test_it_keeps_as_many_as_its_own_settings_say(shows: Path) -> None:
    write(shows, "gull", 2, "harbour")
    set_up(shows, query='publish.keep = 1\npublish.older = "withdraw"')
    call("render", folder=shows)
    assert (heard(shows, "feed"), heard(shows)) == (["gull", "tide"], ["gull"])


UNUSED = [
    ('speak.engine = "tone"', "speak.engine"),
    ('rules = [{ tag = "a", skip = true }]', "rules"),
    ("publish.review = true", "publish.review"),
]


@pytest.mark.parametrize(("line", "named"), UNUSED)
def test_what_changes_nothing_there_is_told_with_its_line_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, line: str, named: str
) -> None:
    set_up(tmp_path, query=line)
    assert call("--show", "harbour", "settings", folder=tmp_path).code == 0
    (told,) = caplog.messages
    assert re.match(rf"note: articlecast\.toml:\d+: shows\.harbour\.{named}: changes nothing", told)
