"""What an editor's rules leave out: every command says so, and listeners keep what they have."""

import pytest
from tests_sync.stage import Stage
from tests_sync.test_hiding import list_states, render

from articlecast.pipeline import render_show
from articlecast.run.estimate import plan_show
from articlecast.show.settings import load_settings
from cli.conftest import WriteArticle
from support.command import call

RULE = '[[rules]]\nsource = "articles"\nexclude = "gull"'
REASON = "[[rules]] 1 (source articles): 'gull' stands in its title"


def test_nothing_is_made_of_an_article_that_a_rule_leaves_out_and_all_say_why(stage: Stage) -> None:
    stage.write("gull")
    stage.write("tide", 2)
    stage.set(RULE)
    plans = {plan.source.rpartition("/")[2]: (plan.todo, plan.reason) for plan in plan_show(stage.settings)}
    assert plans == {"gull.md": ("skipped", REASON), "tide.md": ("new", "")}
    outcomes = {outcome.source: (outcome.state, outcome.reason) for outcome in render(stage)}
    assert outcomes == {"articles/gull.md": ("skipped", REASON), "articles/tide.md": ("new", "")}
    assert list_states(stage)["articles/gull.md"] == ("skipped", REASON)
    assert not (stage.show / "episodes/the-gull").exists()
    assert f"skipped: {REASON}\n" in call("read", "articles/gull.md", folder=stage.show).out
    (row,) = call("read", "--json", "articles/gull.md", folder=stage.show).events
    assert row["skipped"] == REASON


def test_a_scheduled_run_reads_what_it_skips_once_and_again_when_the_rules_change(stage: Stage) -> None:
    stage.write("gull")
    stage.write("tide", 2)
    stage.set(RULE)
    report, _word = stage.run()
    assert {one.source: one.state for one in report.outcomes}["articles/gull.md"] == "skipped"
    report, _word = stage.run(1)
    assert (report.idle, report.outcomes) == (True, ())
    assert [one.reason for one in report.decisions if one.todo == "skipped"] == [REASON]
    assert "episodes/the-gull" not in str(list((stage.show / "episodes").iterdir()))
    stage.set("")
    report, _word = stage.run(1)
    assert {one.slug: one.state for one in report.outcomes} == {"the-gull": "new"}
    assert "articles/gull.md" not in list_states(stage)


def test_a_filter_that_is_added_later_takes_nothing_from_listeners(stage: Stage) -> None:
    path = stage.write("gull")
    stage.run()
    stage.set(f"{RULE}\nmost_days = 1\nskip = true")
    stage.run(1)
    path.write_text(path.read_text().replace("at six", "at seven"))
    report, _word = stage.run(900 * 24)
    assert [(one.slug, one.state) for one in report.outcomes] == [("the-gull", "changed")]
    assert list_states(stage)["the-gull"][0] == "published"
    path.rename(path.with_name("sea-gull.md"))
    stage.run(1)
    assert list_states(stage) == {"the-gull": ("published", "")}


def test_the_entry_of_a_feed_is_left_out_by_its_tag(stage: Stage, write: WriteArticle) -> None:
    text = "<p>The tide came in at six, and nobody had told the harbour master of it.</p>" * 10
    item = "<item><title>The {0}</title><guid>{0}</guid><category>{1}</category><description>{2}</description></item>"
    items = [item.format(name, tag, text.replace("<", "&lt;")) for name, tag in (("gull", "Ads"), ("pier", "News"))]
    feed = f'<rss version="2.0"><channel><title>Wire</title>{"".join(items)}</channel></rss>'
    write("tide", 2)
    (stage.show / "articles/wire.xml").write_text(feed)
    stage.set('[[rules]]\nsource = "articles/wire.xml"\ntag = "ads"\nskip = true')
    report, _word = stage.run()
    found = {one.title: one.state for one in report.outcomes}
    assert found == {"The gull": "skipped", "The pier": "new", "The tide": "new"}


MISSPELT_SOURCE, MISSPELT_AUTHOR = 'source = ["artcles/wire", "articles"]', 'author = "Ana Leee"'
MISSPELT = f"""
[[rules]]
{MISSPELT_SOURCE}
exclude = "gull"
[[rules]]
tag = "Harbour"
{MISSPELT_AUTHOR}
review = false
"""


def list_told(caplog: pytest.LogCaptureFixture) -> list[str]:
    told = [record.getMessage() for record in caplog.records if "met no article" in record.getMessage()]
    caplog.clear()
    return told


def test_a_condition_that_no_article_meets_is_told_once_by_each_run_of_the_whole_show(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    path = stage.write("tide")
    path.write_text(path.read_text().replace("---\n", "---\ntags: [harbour]\n", 1))
    stage.set(MISSPELT)
    note = (
        f'note: {stage.place(MISSPELT_SOURCE)}: [[rules]] 1: source = "artcles/wire"; '
        f'{stage.place(MISSPELT_AUTHOR)}: [[rules]] 2: author = "Ana Leee" met no article\n'
        "try:   articlecast read ARTICLE --json   (shows an article's source, tags and authors)"
    )
    assert len(list(plan_show(stage.settings))) == 1
    assert list_told(caplog) == [note]
    stage.run()
    assert list_told(caplog) == [note]
    render(stage)  # nothing is read: the episode tells its tags
    assert list_told(caplog) == [note]
    assert len(list(plan_show(stage.settings))) == 1
    assert list_told(caplog) == [note]
    stage.run(1)
    assert list_told(caplog) == []
    assert len(list(plan_show(stage.settings, (str(path),)))) == 1
    assert list_told(caplog) == []


def test_a_render_of_one_article_says_nothing_of_what_others_may_meet(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    path = stage.write("tide")
    gull = stage.write("gull", 2)
    gull.write_text(gull.read_text().replace("author:", "tags: [birds]\nauthor:", 1))
    stage.set('[[rules]]\ntag = "birds"\nskip = true\n')
    render_show(stage.settings, [str(path)])
    assert list_told(caplog) == []


def test_an_article_that_cannot_be_read_may_have_met_a_condition(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.write("tide")
    stage.damage()
    stage.set(MISSPELT)
    stage.run()
    (told,) = list_told(caplog)
    assert told.startswith(
        f'note: {stage.place(MISSPELT_SOURCE)}: [[rules]] 1: source = "artcles/wire" met no article\n'
    )


def test_a_rule_that_all_shows_of_a_file_have_may_be_another_ones(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.write("tide")
    condition = 'tag = "hrbour"'
    own = f"[[shows.dusk.rules]]\n{condition}\nskip = true"
    stage.set(f'{MISSPELT}[shows.dawn]\nshow.title = "Dawn"\n[shows.dusk]\nshow.title = "Dusk"\n{own}')
    for name in ("dawn", "dusk"):
        assert list(plan_show(load_settings(stage.show, name)))
    (told,) = list_told(caplog)
    assert told.startswith(f"note: {stage.place(condition)}: [[rules]] 1: {condition} met no article\n")
