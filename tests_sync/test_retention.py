"""``publish.keep`` and ``keep_days``: what leaves the feed for its age, where it is then, and who says so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests_sync.stage import Stage, ask_all
from tests_sync.test_accounts import assert_agreed
from tests_sync.test_hiding import list_states

from articlecast.publish import PublishOptions
from articlecast.publish.feed.build import build_pages
from articlecast.publish.feed.previous import PublishedItem, read_items, read_links
from articlecast.run.check import check_show
from articlecast.show.public import list_offered
from articlecast.show.published import read_built
from support.shows import SHOW, make_episode

NAMES = ("tide", "storm", "gull", "pier")  # of the first four days of March
METRICS = '[sync]\nmetrics = "show.prom"\n[publish]\n'


def list_page(stage: Stage, page: str = "feed.xml") -> list[str]:
    content = (stage.show / "feed" / page).read_bytes()
    return [item.title.removeprefix("The ") for item in read_items(content, page)]


def fill(stage: Stage, lines: str) -> None:
    for day, name in enumerate(NAMES, 1):
        stage.write(name, day)
    stage.set(METRICS + lines)
    stage.run()


def test_the_newest_are_in_the_feed_and_all_are_in_its_archive(stage: Stage) -> None:
    fill(stage, "keep = 2\npage_size = 3")
    assert list_page(stage) == ["pier", "gull"]
    assert list_page(stage, "feed-archive-1.xml") == ["gull", "storm", "tide"]
    links = read_links((stage.show / "feed/feed.xml").read_bytes(), "feed.xml")
    assert links["prev-archive"] == "https://example.org/podcast/feed-archive-1.xml"
    assert len(read_built(stage.settings)) == len(NAMES), "an item of two pages is one"
    assert list_states(stage)["the-tide"] == ("published", "in the feed's archive: publish.keep = 2")
    assert list_states(stage)["the-pier"] == ("published", "")
    assert (stage.show / "feed/episodes/the-tide/index.html").is_file()
    assert not [each for each in check_show(stage.settings, stage.now) if "published feed" in each.wrong]


def test_others_are_withdrawn_where_the_settings_say_so_and_come_back_with_them(stage: Stage) -> None:
    fill(stage, 'keep = 2\nolder = "withdraw"')
    assert list_page(stage) == ["pier", "gull"]
    assert not (stage.show / "feed/episodes/the-tide").exists()
    assert list((stage.show / "episodes/the-tide").glob("audio-*")), "its files stay"
    assert list_states(stage)["the-tide"] == ("retired", "left the feed: publish.keep = 2")
    assert_agreed(ask_all(stage))
    stage.set(METRICS)
    report, _word = stage.run(1)
    assert (report.outcomes, list_page(stage)) == ((), ["pier", "gull", "storm", "tide"])


def test_a_moment_comes_for_each_and_the_newest_stays(stage: Stage) -> None:
    fill(stage, 'keep_days = 31\nolder = "withdraw"')  # on 1 April at six
    assert list_page(stage) == ["pier", "gull", "storm"]
    report, _word = stage.run(17)
    assert report.idle
    report, _word = stage.run(1)
    assert (report.outcomes, report.feed_changed) == ((), True)
    assert list_page(stage) == ["pier", "gull"]
    assert stage.run(1)[0].idle
    stage.run(24 * 400)
    assert list_page(stage) == ["pier"]


def test_many_that_leave_at_once_are_told_and_one_after_the_other_is_not(stage: Stage) -> None:
    for day in range(1, 10):
        for half in "ab":
            stage.write(f"tide-{half}{day}", day)
    target = '[publish]\ntarget = "out"\n'
    stage.set(target)
    stage.run()
    stage.set(f'{target}keep = 3\nolder = "withdraw"')
    told = [each for each in check_show(stage.settings, stage.now) if each.place == "publish.keep"]
    assert [(each.severity, each.wrong) for each in told] == [
        ("warning", "takes 15 of 18 episodes out of the feed that listeners have")
    ]
    stage.run(1)
    stage.write("pier", 9)
    stage.run(1, publish=False)
    assert list_page(stage)[0] == "pier"
    found = check_show(stage.settings, stage.now)
    assert not [each for each in found if each.place == "publish.keep" or "published feed" in each.wrong]


def test_archives_have_every_item_and_those_that_are_full_stay_as_they_are() -> None:
    options = PublishOptions(page_size=3)
    episodes = [make_episode(number)[0] for number in range(1, 15)]
    before: dict[str, bytes] = {}
    for count in range(1, 15):
        pages = dict(build_pages(SHOW, episodes[:count], options, newest=2))
        items: dict[str, tuple[PublishedItem, ...]] = {name: read_items(page, name) for name, page in pages.items()}
        assert len(items["feed.xml"]) == min(2, count)
        assert len({item.guid for rows in items.values() for item in rows}) == count
        for name, rows in items.items():
            if name != "feed.xml" and len(before.get(name, ())) and len(read_items(before[name], name)) == 3:
                assert pages[name] == before[name], (count, name)
            assert len(rows) <= 3
        before = pages


def test_an_episode_that_is_not_due_takes_no_place(tmp_path: Path) -> None:
    now = datetime(2024, 3, 15, tzinfo=UTC)
    episodes = [make_episode(number)[0] for number in (1, 2, 3, 4)]
    assert episodes[3].published - now > timedelta(0)
    options = PublishOptions(keep=1, older="withdraw")
    offered, _newest = list_offered(episodes, options, now, tmp_path)
    assert [episode.slug for episode in offered] == ["the-old-slip-2"]
