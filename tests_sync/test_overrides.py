"""What an editor knows better of an article: it holds for every source, costs what it touches, and is undone."""

from __future__ import annotations

import contextlib

import pytest
from PIL import Image
from tests_sync.stage import Stage
from tests_sync.test_sources import TWO, at_site, forget_answers, write_feed

from articlecast.errors import UsageError
from articlecast.model import Episode
from articlecast.pipeline import render_show
from articlecast.run.estimate import SourcePlan, plan_show
from articlecast.run.outcomes import Outcome
from articlecast.run.overriding import delete_override, name_article, write_override
from articlecast.run.states import list_episodes, pin_episodes
from articlecast.show.episodes.store import load_episode
from articlecast.show.overrides import load_overrides
from support.command import call

TIDE = "articles/tide.md"


def say(stage: Stage, text: str) -> None:
    (stage.show / "overrides.toml").write_text(text, "utf-8")


def render(stage: Stage) -> dict[str, Outcome]:
    with contextlib.chdir(stage.show):
        return {one.source: one for one in render_show(stage.settings, now=stage.now, workers=1)}


def plan(stage: Stage) -> dict[str, SourcePlan]:
    with contextlib.chdir(stage.show):
        return {stage.settings.name_source(one.source): one for one in plan_show(stage.settings, now=stage.now)}


def manifest(stage: Stage, slug: str = "the-tide") -> bytes:
    return (stage.show / f"episodes/{slug}/episode.json").read_bytes()


def find(stage: Stage, slug: str = "the-tide") -> Episode:
    episode = load_episode(stage.show / "episodes" / slug)
    assert episode
    return episode


def spoken(stage: Stage, slug: str = "the-tide") -> str:
    asset = next(find(stage, slug).assets_of("script"))
    return (stage.show / f"episodes/{slug}" / asset.name).read_text("utf-8")


def test_an_override_is_heard_and_shown_and_undone_and_no_other_episode_knows_of_it(stage: Stage) -> None:
    stage.write("tide")
    stage.write("gull", day=2)
    render(stage)
    known, other, words = find(stage), manifest(stage, "the-gull"), spoken(stage)
    say(stage, f'# by the desk\n["{TIDE}"]\ntitle = "The ebb"\nauthor = "Bo Mar"\ntags = ["sea"]\nseason = 2\n')
    assert {name: (one.todo, one.reason) for name, one in plan(stage).items()} == {
        TIDE: ("changed", "an override changed since"),
        "articles/gull.md": ("unchanged", ""),
    }
    outcomes = render(stage)
    assert [one.state for one in outcomes.values()] == ["unchanged", "changed"]
    made = find(stage)
    assert (made.title, made.authors, made.tags, made.season) == ("The ebb", ("Bo Mar",), ("sea",), 2)
    assert (made.guid, made.slug, made.published, made.revision) == (known.guid, known.slug, known.published, 1)
    assert "The ebb" in spoken(stage)
    assert manifest(stage, "the-gull") == other
    assert [one.state for one in render(stage).values()] == ["unchanged", "unchanged"]
    (stage.show / "overrides.toml").unlink()
    assert [one.state for one in render(stage).values()] == ["unchanged", "changed"]
    assert spoken(stage) == words
    assert find(stage).fingerprint == known.fingerprint


def test_where_only_the_feed_shows_it_no_sentence_is_spoken_again(stage: Stage) -> None:
    stage.write("tide")
    render(stage)
    say(stage, f'["{TIDE}"]\ntags = ["sea"]\nlink = "https://example.org/ebb"\nseason = 3\nepisode = 4\n')
    outcome = render(stage)[TIDE]
    assert (outcome.state, outcome.spoken) == ("changed", 0)
    made = find(stage)
    assert (made.tags, made.url, made.season, made.number) == (("sea",), "https://example.org/ebb", 3, 4)
    stage.run()
    assert "<itunes:season>3</itunes:season>" in (stage.show / "feed/feed.xml").read_text()


def test_what_only_a_podcast_knows_of_an_article_is_said_as_in_its_header(stage: Stage) -> None:
    stage.write("tide")
    render(stage)
    say(
        stage,
        f'["{TIDE}"]\nsummary = "How she reads them."\nepisode_type = "bonus"\n'
        'episode_place = "Lerwick geo:60.15,-1.14"\n'
        'episode_thread = ["https://social.example/@Ana/1", "https://social.example/@Ana/2"]\n'
        'episode_funding = "https://pay.example/maren Buy Maren Tar"\n',
    )
    outcome = render(stage)[TIDE]
    assert (outcome.state, outcome.spoken) == ("changed", 0)
    made = find(stage)
    assert (made.summary, made.kind, made.place) == ("How she reads them.", "bonus", "Lerwick geo:60.15,-1.14")
    assert made.threads == ("https://social.example/@Ana/1", "https://social.example/@Ana/2")
    assert made.funding == "https://pay.example/maren Buy Maren Tar"


def test_an_override_that_says_what_the_article_says_makes_nothing_again(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    before = manifest(stage)
    say(stage, f'["{TIDE}"]\ntitle = "The tide"\nauthor = ["Ana Lee"]\ndate = 2026-03-01\n')
    assert plan(stage)[TIDE].todo == "unchanged"
    assert render(stage)[TIDE].state == "unchanged"
    stage.run(1)
    report, _word = stage.run(1)
    assert report.idle
    assert manifest(stage) == before


def test_a_skipped_article_is_no_episode_and_one_that_was_leaves_the_feed_and_comes_back_as_it_was(
    stage: Stage,
) -> None:
    stage.write("tide")
    stage.write("gull", day=2)
    stage.run()
    before, feed = manifest(stage), (stage.show / "feed/feed.xml").read_bytes()
    say(stage, f'["{TIDE}"]\nskip = "the wire has it"\n["articles/new.md"]\nskip = true\n')
    stage.write("new", day=3)
    why = "overrides.toml: the wire has it"
    assert (plan(stage)[TIDE].todo, plan(stage)[TIDE].reason) == ("skipped", why)
    report, _word = stage.run(1)
    assert {one.source: one.state for one in report.outcomes} == {TIDE: "skipped", "articles/new.md": "skipped"}
    assert b"The tide" not in (stage.show / "feed/feed.xml").read_bytes()
    rows = {row.source: (row.state, row.reason) for row in list_episodes(stage.settings, stage.now)}
    assert rows[TIDE] == ("skipped", why)
    assert rows["articles/new.md"] == ("skipped", "overrides.toml: skip = true")
    report, _word = stage.run(1)
    assert report.idle
    assert [one.todo for one in report.decisions if one.sighting.name == TIDE] == ["skipped"]
    say(stage, '["articles/new.md"]\nskip = true\n')
    report, _word = stage.run(1)
    assert {one.source: one.state for one in report.outcomes} == {TIDE: "returned"}
    assert manifest(stage) == before
    assert (stage.show / "feed/feed.xml").read_bytes() == feed


@pytest.mark.parametrize("name", ["./articles/tide.md", "the-tide", "https://example.org/tide/"])
def test_an_article_is_called_by_its_source_its_slug_or_its_link(stage: Stage, name: str) -> None:
    stage.write("tide")
    stage.run()
    say(stage, f'["{name}"]\ntitle = "The ebb"\nlink = "https://example.org/ebb"\n')
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["changed"]
    assert "The ebb" in spoken(stage)
    assert not stage.run(1)[0].outcomes, "it is found again by the link that it has now"
    assert not report.notes


def test_a_new_article_is_found_by_its_link_alone(stage: Stage) -> None:
    stage.write("tide")
    say(stage, '["https://example.org/tide"]\ntitle = "The ebb"\n')
    assert plan(stage)[TIDE].todo == "new"
    assert render(stage)[TIDE].state == "new"
    assert "The ebb" in spoken(stage)
    assert not (stage.show / "episodes/the-ebb").exists(), "the slug is born of the article's own title"
    assert render(stage)[TIDE].state == "unchanged"


def test_an_override_of_a_page_survives_every_fetch(stage: Stage) -> None:
    page = "<html><head><title>The tide</title></head><body><article><h1>The tide</h1>{}</article></body></html>"
    text = "<p>The tide came in at six, and nobody had told the harbour master of it, who was asleep.</p>" * 3
    with at_site(stage.show, "/tide") as site:
        site.pages["/tide"] = (200, "text/html", page.format(text))
        stage.run()
        say(stage, f'["{site.address}/tide"]\ntitle = "The ebb"\nlanguage = "fr"\n')
        report, _word = stage.run(1)
        assert [one.state for one in report.outcomes] == ["changed"]
        text += "<p>It went out again at noon, as it does on every other day.</p>"
        site.pages["/tide"] = (200, "text/html", page.format(text))
        forget_answers()
        report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["changed"]
    made = find(stage)
    assert (made.title, made.language, made.slug) == ("The ebb", "fr", "the-tide")
    assert "It went out again" in spoken(stage)


def test_an_article_that_was_moved_keeps_its_episode_though_its_override_names_the_old_place(stage: Stage) -> None:
    path = stage.write("tide")
    say(stage, f'["{TIDE}"]\ntitle = "The ebb"\ndate = 2026-03-02\n')
    stage.run()
    guid = find(stage).guid
    path.rename(stage.show / "articles/moved.md")
    report, _word = stage.run(1)
    assert [one.state for one in report.outcomes] == ["moved"]
    assert find(stage).guid == guid
    report, _word = stage.run(1)
    (note,) = report.notes
    assert note.startswith("note: overrides.toml:1: no article is called so: 'articles/tide.md'")
    assert note in stage.run(1)[0].known, "it is told once a day"


def test_a_picture_is_seen_from_the_overrides(stage: Stage) -> None:
    stage.write("tide")
    (stage.show / "pictures").mkdir()
    Image.new("RGB", (600, 600), "navy").save(stage.show / "pictures/tide.png")
    say(stage, f'["{TIDE}"]\nimage = "pictures/tide.png"\n')
    render(stage)
    made = find(stage)
    assert made.art == "pictures/tide.png"
    assert list(made.assets_of("cover"))
    assert render(stage)[TIDE].state == "unchanged"


def test_a_picture_that_is_not_there_is_told_with_its_line_before_anything_is_rendered(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.write("tide")
    (stage.show / "pictures").mkdir()
    Image.new("RGB", (600, 600), "navy").save(stage.show / "pictures/tide.png")
    say(
        stage,
        f'["{TIDE}"]\ntitle = "The ebb"\nimage = "pictures/tied.png"\n[gull]\nimage = "https://quay.example/a.png"\n',
    )
    note = (
        "note: overrides.toml:3: articles/tide.md.image: there is no such picture: pictures/tied.png; "
        "did you mean 'tide.png'?\ntry:   image = \"pictures/tide.png\""
    )
    plan(stage)
    assert [record.getMessage() for record in caplog.records if "picture" in record.getMessage()] == [note]
    for command in ("settings", "check", "render"):
        caplog.clear()
        call(command, folder=stage.show)
        assert [record.getMessage() for record in caplog.records if "picture" in record.getMessage()] == [note], command
    say(stage, f'["{TIDE}"]\nimage = "pictures/tide.png"\n')
    caplog.clear()
    plan(stage)
    assert "picture" not in caplog.text


WRONG = {
    '["a.md"]\ntitel = "x"\n': "overrides.toml:2: a.md.titel: no such field; did you mean 'title'?",
    '["a.md"]\nepisode_type = "long"\n': "overrides.toml:2: a.md.episode_type: must be full, trailer or bonus",
    '["a.md"]\nepisode_thread = "a post"\n': "overrides.toml:2: a.md.episode_thread: must be the address of a post",
    '["a.md"]\ntitle = "x"\n["b.md"]\nseason = "two"\n': "overrides.toml:4: b.md.season: must be a whole number from 1",
    '["a.md"]\ndate = "soon"\n': "overrides.toml:2: a.md.date: must be a date, or a moment, not 'soon'",
    '["a.md"]\nlink = "example.org"\n': "overrides.toml:2: a.md.link: must be an address, not 'example.org'",
    'title = "x"\n': "overrides.toml:1: title: an article's fields stand in a table of its own",
    '["a.md"]\ntitle = x\n': "overrides.toml:2: is not valid TOML: text stands in quotes",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_told_with_its_line_before_anything_is_done(stage: Stage, text: str) -> None:
    stage.write("tide")
    say(stage, text)
    for do in (plan, render, lambda stage: stage.run()):
        with pytest.raises(UsageError) as caught:
            do(stage)
        assert str(caught.value).startswith(WRONG[text])
        assert caught.value.hint


SKIPS = {  # what an editor writes, and what is to be written in its place; empty where it is understood
    "true": "", "false": "", '"the wire has it"': "", '"no longer true"': "", '"Offline for good"': "",
    '"false"': "false", '"No"': "false", '"off"': "false", '" true "': "true", '"yes"': "true", '"0"': "false",
}  # fmt: skip


@pytest.mark.parametrize("written", SKIPS)
def test_yes_and_no_in_quotes_are_no_reason_to_skip_an_article(stage: Stage, written: str) -> None:
    say(stage, f'["{TIDE}"]\nskip = {written}\n')
    if not SKIPS[written]:
        assert load_overrides(stage.settings)
        return
    with pytest.raises(
        UsageError, match=r"overrides\.toml:2: articles/tide\.md\.skip: must be true, false, or why"
    ) as caught:
        load_overrides(stage.settings)
    assert caught.value.hint == f"skip = {SKIPS[written]}"


def test_written_in_place_the_file_keeps_its_comments_and_all_else(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    text = '# by the desk\n\n["articles/gull.md"]  # ours\nskip = true\n'
    say(stage, text)
    name = name_article(stage.settings, "the-t")
    assert name == TIDE
    written = write_override(stage.settings, name, ["title=The ebb", "tags=sea, harbour", "season=2"])
    assert written.changed == ("title", "tags", "season")
    assert (stage.show / "overrides.toml").read_text().startswith(text)
    (mine,) = [each for each in load_overrides(stage.settings) if each.name == TIDE]
    assert (mine.title, mine.tags, mine.lines) == ("The ebb", ("sea", "harbour"), (("season", "2"),))
    write_override(stage.settings, name, ["title=", "tags=", "season="])
    assert (stage.show / "overrides.toml").read_text().strip() == text.strip()
    with pytest.raises(UsageError, match="has no table"):
        delete_override(stage.settings, name)
    with pytest.raises(UsageError, match="must be a whole number from 1, not 'two'"):
        write_override(stage.settings, name, ["season=two"])
    with pytest.raises(UsageError, match="did you mean 'title'"):
        write_override(stage.settings, name, ["titel=x"])


def test_an_entry_of_a_feed_is_corrected_by_its_name_and_so_is_a_saved_page(stage: Stage) -> None:
    text = "<p>The tide came in at six, and nobody had told the harbour master of it, who was asleep.</p>" * 3
    page = f"<html><head><title>The saved</title></head><body><article><h1>The saved</h1>{text}</article></body></html>"
    (stage.show / "articles/saved.html").write_text(page)
    with at_site(stage.show) as site:
        stage.set(f'[sources]\narticles = ["articles", "{site.address}/feed.xml"]\n[read]\n'
                  'allowed_hosts = ["127.0.0.1"]\nseconds_per_host = 0\nrobots = false')  # fmt: skip
        site.pages["/feed.xml"] = write_feed(*TWO)
        say(
            stage,
            f'["{site.address}/feed.xml#entry=1"]\ntitle = "The ebb"\n["articles/saved.html"]\nauthor = "Bo Mar"\n'
            f'["{site.address}/feed.xml#entry=2"]\nskip = true\n',
        )
        report, _word = stage.run()
        assert sorted(one.state for one in report.outcomes) == ["new", "new", "skipped"]
        forget_answers()
        assert stage.run(1)[0].idle
    assert find(stage).title == "The ebb"
    assert find(stage, "the-saved").authors == ("Bo Mar",)


def test_a_skip_that_is_undone_is_seen_by_a_scheduled_run_whatever_rendered_between(stage: Stage) -> None:
    stage.write("tide")
    stage.write("gull", day=2)
    stage.run()
    heard = (stage.show / "feed/feed.xml").read_bytes()
    say(stage, f'["{TIDE}"]\nskip = true\n')
    assert plan(stage)[TIDE].leaves
    with contextlib.chdir(stage.show):
        render_show(stage.settings, now=stage.now, workers=1)
    say(stage, "")
    stage.run(1)
    assert (stage.show / "feed/feed.xml").read_bytes() == heard


def test_what_is_pinned_stays_whatever_an_override_says(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    pin_episodes(stage.settings, ["the-tide"])
    say(stage, f'["{TIDE}"]\nskip = true\n')
    assert plan(stage)[TIDE].todo == "pinned"
    with contextlib.chdir(stage.show):
        (outcome,) = render_show(stage.settings, now=stage.now, workers=1)
    assert outcome.state == "unchanged"
