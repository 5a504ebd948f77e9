"""Which changes of an article listeners are told of as corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests_sync.stage import Stage
from tests_sync.test_hiding import change, heard

from articlecast.model import Episode, Script, Utterance
from articlecast.run.corrections import Told, decide_told, measure_change, parse_correction
from articlecast.show.episodes.store import amend_episode, load_episode

NOW = datetime(2026, 4, 2, 6, tzinfo=UTC)
EPISODE = Episode("guid", "the-tide", 1, "The tide", "en", NOW, 9.0, "articles/tide.md", "", ())
DAY = datetime(2026, 2, 3, tzinfo=UTC)
TEN = "One two three four five six seven eight nine ten."
TYPO = "It went out again at nooon, as it does on every day of the year in this harbour and the next."


def script(*sentences: str) -> Script:
    return Script("The tide", "en", tuple(Utterance(each, each, "en") for each in sentences))


@pytest.mark.parametrize(
    ("before", "now", "share"),
    [
        (["The tide came in at six."], ["The tide came in at six."], 0),
        (["The tide came in at six."], ["At six the tide came in."], 0),
        (
            [TEN],
            [TEN.upper()],
            0,
        ),
        (
            [TEN],
            [TEN.replace("ten", "tan")],
            0.1,
        ),
        (["One two.", "Three four."], ["One two."], 0.5),
        (["One two."], ["One two.", "Three four."], 0.5),
        (["One two."], ["Three four."], 1),
    ],
)
def test_a_change_is_measured_by_words(before: list[str], now: list[str], share: float) -> None:
    assert measure_change(script(*before), script(*now)) == pytest.approx(share)


def test_what_nobody_knows_any_more_has_changed_altogether() -> None:
    assert measure_change(None, script("One.")) == 1


@pytest.mark.parametrize(
    ("header", "day", "words"),
    [
        ("", None, ""),
        ("The name was wrong.", None, "The name was wrong."),
        ("2026-02-03: The name was wrong.", DAY, "The name was wrong."),
        ("2026-02-03 The name was wrong.", DAY, "The name was wrong."),
        ("The name was wrong (2026-02-03).", DAY, "The name was wrong"),
        ("2026-02-31: The name was wrong.", None, "2026-02-31: The name was wrong."),
        ("2026-02-03", None, ""),
        ("2026-02-03:", None, ""),
        ("no", None, ""),
        ("False", None, ""),
        ("null", None, ""),
        ("…", None, ""),
        ("No name was right.", None, "No name was right."),
        ("名前が間違っていた", None, "名前が間違っていた"),
        ("The vote of 2026-02-03 was wrong.", None, "The vote of 2026-02-03 was wrong."),
    ],
)
def test_a_correction_says_its_date(header: str, day: datetime | None, words: str) -> None:
    assert parse_correction(header) == (day, words)


def decide(previous: Episode | None, header: str = "", **facts: object) -> Told:
    given = {"revision": 2, "share": 0.0, "least": 0.1, "now": NOW, "at": None, **facts}
    return decide_told(previous, header, **given)  # type: ignore[arg-type]


HEARD = replace(EPISODE, revision=1, announced=0)


def test_a_mended_typo_is_not_told() -> None:
    assert decide(HEARD, share=0.05) == Told(0)


def test_a_large_change_is_told_with_the_day_it_was_found() -> None:
    assert decide(HEARD, share=0.2) == Told(2, NOW)
    assert decide(HEARD, share=0.2, at=DAY) == Told(2, DAY)


def test_the_header_tells_of_any_change_and_of_none() -> None:
    assert decide(HEARD, "2026-02-03: It was noon.", share=0.01) == Told(2, DAY, "It was noon.")
    assert decide(HEARD, "It was noon.", revision=1) == Told(1, NOW, "It was noon.")


def test_what_was_told_is_told_on() -> None:
    told = replace(HEARD, revision=2, announced=2, corrected=DAY, correction="It was noon.")
    assert decide(told, "It was noon.", revision=3, share=0.01) == Told(2, DAY, "It was noon.")


def test_a_later_change_is_not_dated_by_the_line_of_an_earlier_one() -> None:
    told = replace(HEARD, revision=2, announced=2, corrected=DAY, correction="It was noon.")
    line = f"{DAY:%Y-%m-%d}: It was noon."
    again = decide(told, line, revision=3, share=0.9)
    assert again == Told(3, NOW, "It was noon.")
    heard = replace(told, revision=3, announced=3, corrected=NOW)
    assert decide(heard, line, revision=3, share=0.0) == Told(3, NOW, "It was noon."), "nor by the next run"


def test_a_line_that_is_taken_away_is_told_no_more() -> None:
    told = replace(HEARD, revision=2, announced=2, corrected=DAY, correction="It was noon.")
    assert decide(told, revision=2) == Told(2, None)


def test_nobody_is_told_of_a_mistake_that_nobody_heard() -> None:
    assert decide(None, "It was noon.", revision=1, share=1.0) == Told(0, None, "It was noon.")


def test_an_episode_that_an_earlier_version_told_of_is_told_of() -> None:
    old = replace(EPISODE, revision=2, announced=None)
    assert decide(old, revision=3, share=0.01) == Told(2, NOW)


# ---------------------------------------------------------------- a show


def edit(stage: Stage, old: str, new: str) -> None:
    path = stage.show / "articles/tide.md"
    path.write_text(path.read_text().replace(old, new))


def feed(stage: Stage) -> str:
    return (stage.show / "feed/feed.xml").read_text()


def built(stage: Stage) -> str:
    return feed(stage).partition("<lastBuildDate>")[2].partition("<")[0]


def test_listeners_hear_a_mended_typo_and_no_word_of_it(stage: Stage) -> None:
    stage.write("tide", last=TYPO)
    stage.run()
    before = feed(stage)
    edit(stage, "nooon", "noon")
    report, _word = stage.run(24)
    assert [one.state for one in report.outcomes] == ["changed"]
    assert feed(stage) != before
    assert "orrected" not in feed(stage)


def test_a_correction_by_the_header_is_told_with_its_day(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    moment = built(stage)
    change(stage, "correction: {date: 2026-03-30, text: It went out at noon.}")
    stage.run(24)
    assert (moment, built(stage)) == ("Sun, 01 Mar 2026 00:00:00 +0000", "Thu, 02 Apr 2026 06:00:00 +0000"), (
        "of the run"
    )
    assert "Corrected on 2026-03-30: It went out at noon." in feed(stage)


def test_a_new_episode_is_made_of_a_correction_and_not_of_a_typo(stage: Stage) -> None:
    stage.set('[publish]\ncorrections = "new episode"')
    stage.write("tide", last=TYPO)
    stage.run()
    (guid,) = heard(stage)
    edit(stage, "nooon", "noon")
    stage.run(24)
    assert heard(stage) == [guid]
    change(stage, "correction: It went out at noon.")
    stage.run(24)
    (anew,) = heard(stage)
    assert anew.startswith(f"{guid}#")
    assert "03 Apr 2026" in feed(stage)


def test_a_share_of_nothing_tells_of_everything(stage: Stage) -> None:
    stage.set("[publish]\ncorrection_share = 0")
    stage.write("tide")
    stage.run()
    edit(stage, "at noon", "at one")
    stage.run(24)
    assert "Corrected on 2026-04-02: the article was changed" in feed(stage)


def test_an_earlier_versions_correction_stays_in_the_feed_as_it_was(stage: Stage) -> None:
    stage.write("tide")
    stage.run()
    episode = load_episode(stage.show / "episodes/the-tide")
    assert episode
    old = replace(episode, revision=2, announced=None, updated=DAY)
    amend_episode(stage.show / "episodes", old)
    stage.run(24)
    assert "Corrected on 2026-02-03: the article was changed, and read anew." in feed(stage)


def test_another_policy_for_corrections_gives_no_episode_another_guid(stage: Stage) -> None:
    """Whoever has heard it would have it again; what is corrected from then on follows the new one."""
    stage.write("tide")
    stage.run()
    (born,) = heard(stage)
    change(stage, "correction: It went out at noon.")
    stage.run(24)
    stage.set('[publish]\ncorrections = "new episode"')
    stage.run(25)
    assert heard(stage) == [born]
    edit(stage, "It went out at noon.\n---", "It went out at one.\n---")
    stage.run(48)
    (anew,) = heard(stage)
    assert anew == f"{born}#1"
    stage.set('[publish]\ncorrections = "note"')
    stage.run(49)
    assert heard(stage) == [anew]


def test_a_correction_of_an_earlier_version_keeps_the_guid_that_its_policy_gave_it(stage: Stage) -> None:
    stage.set('[publish]\ncorrections = "new episode"')
    stage.write("tide")
    stage.run()
    episode = load_episode(stage.show / "episodes/the-tide")
    assert episode
    amend_episode(stage.show / "episodes", replace(episode, revision=2, announced=2, updated=DAY, renewed=None))
    stage.run(24)
    assert heard(stage) == [f"{episode.guid}#2"]
    stage.set('[publish]\ncorrections = "note"')
    stage.run(25)
    assert heard(stage) == [f"{episode.guid}#2"]


def test_a_limit_counts_what_a_setting_touches_and_not_all_that_is_looked_at(stage: Stage) -> None:
    for name in ("gull", "lamp", "rope", "tide"):
        stage.write(name, last=f"Nobody had seen the {name} before noon.")
    stage.run()
    stage.set('[lexicon]\nrope = "roap"\nlamp = "lemp"')
    made = []
    for _run in range(3):
        report, _word = stage.run(1, limit=1)
        made.append([one.source for one in report.outcomes if one.state == "changed"])
    assert made == [["articles/lamp.md"], ["articles/rope.md"], []]


def test_what_is_over_the_limit_is_named_with_the_reason(stage: Stage) -> None:
    stage.write("gull")
    stage.write("tide")
    report, _word = stage.run(limit=1)
    assert [one.todo for one in report.decisions] == ["new", "waiting"]
    stage.run(1)
    stage.set('[lexicon]\nnoon = "nune"')
    report, _word = stage.run(1, limit=1)
    (over,) = (one for one in report.outcomes if one.state == "waiting")
    assert (over.title, str(over.error)) == (
        "The tide",
        "--limit: articles/tide.md: over the limit of 1 articles in a run",
    )
