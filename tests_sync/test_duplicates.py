"""A new article that says nearly what an episode says: it is told, or left out where the settings say so."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests_sync.stage import Stage
from tests_sync.test_hiding import list_states, render

from articlecast.run.estimate import plan_show
from articlecast.run.plan import Todo
from articlecast.show.episodes.store import amend_episode, load_episode

STORY = [
    "A fishing boat ran aground on the north shore of the bay before dawn on Tuesday.",
    "Nobody was hurt, and the crew of four were taken off by the lifeboat within the hour.",
    "The skipper said that the engine had failed as they rounded the lighthouse.",
    "Harbour officials closed the channel until the wreck could be looked at by divers.",
    "Some diesel was seen on the water, and booms were laid across the mouth of the river.",
    "Two ferries were delayed, and a third was sent round by the southern passage.",
    "The owners expect to have her afloat again on the spring tide next week.",
    "It is the third boat to be lost on that shore in as many years.",
]
OTHERS = [
    "The market was busy from the first hour, and the last of the plums had gone by ten.",
    "A man with a barrow sold honey from the hills, and would not say which hills.",
    "By noon the rain had come, and most of the stalls were under canvas.",
    "The baker gave away what was left, as he does whenever it is wet.",
    "Nobody could remember a year in which the leeks were so late.",
    "Next week there will be music, if the band can find its drum.",
]
LEAD = "Divers were on their way to the north shore last night, as our own reporter saw from the cliff."
COLUMN = [
    "This column comes out every Friday, and has done so since the paper was founded.",
    "Write to us at the usual address.",
]


def write(stage: Stage, name: str, sentences: list[str], day: int = 1, site: str = "wire.example") -> Path:
    """An article of ``site``, saved among the others."""
    path = stage.show / f"articles/{name}.md"
    header = f"title: The {name}\ndate: 2026-03-0{day}\nlink: https://{site}/{name}"
    path.write_text("\n\n".join([f"---\n{header}\n---", *sentences]) + "\n")
    return path


def edit(sentences: list[str]) -> list[str]:
    """As another desk would print it: another lead, a word here and there, a sentence cut."""
    words = [sentence.replace("said that", "says").replace("Two ferries", "Ferries") for sentence in sentences]
    return [LEAD, *words[1:5], *words[6:]]


def list_notes(stage: Stage) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {outcome.source.removeprefix("articles/"): (outcome.state, outcome.notes) for outcome in render(stage)}


def list_plans(stage: Stage) -> dict[str, tuple[Todo, str]]:
    return {plan.source.rpartition("/")[2]: (plan.todo, plan.reason) for plan in plan_show(stage.settings)}


TOLD = "says nearly what 'the-wreck' says (86 % of its sentences)"


def test_the_same_story_from_another_site_is_told_by_a_plan_and_a_render(stage: Stage) -> None:
    write(stage, "wreck", STORY)
    write(stage, "market", OTHERS)
    render(stage)
    write(stage, "grounding", edit(STORY), 2, "other.example")
    assert list_plans(stage)["grounding.md"] == ("new", TOLD)
    assert list_notes(stage)["grounding.md"] == ("new", (TOLD,))
    assert list_notes(stage)["grounding.md"] == ("unchanged", ()), "an episode is compared once"


def test_it_is_left_out_where_the_settings_say_so_and_a_rule_may_say_otherwise(stage: Stage) -> None:
    stage.set('[sources]\nduplicates = "skip"\n[[rules]]\nsource = "kept.example"\nduplicates = "tell"')
    write(stage, "wreck", STORY)
    write(stage, "grounding", edit(STORY), 2, "other.example")
    write(stage, "rescue", edit(STORY), 3, "kept.example")
    report, _word = stage.run()
    found = {one.source.removeprefix("articles/"): one for one in report.outcomes}
    assert {name: one.state for name, one in found.items()} == {
        "grounding.md": "new",
        "rescue.md": "new",
        "wreck.md": "skipped",
    }, "the first of a run is the episode: here by name"
    assert found["wreck.md"].reason == "says nearly what 'the-grounding' says (75 % of its sentences)"
    assert list_states(stage)["articles/wreck.md"][0] == "skipped"
    report, _word = stage.run(1)
    assert (report.idle, report.outcomes) == (True, ())


def test_a_corrected_article_is_no_duplicate_of_itself_nor_is_one_with_another_name(stage: Stage) -> None:
    stage.set('[sources]\nduplicates = "skip"')
    path = write(stage, "wreck", STORY)
    render(stage)
    write(stage, "wreck", [*STORY[:-1], "It is the fourth boat to be lost there in as many years."])
    assert list_notes(stage)["wreck.md"] == ("changed", ())
    path.rename(path.with_name("the-boat.md"))
    assert list_plans(stage)["the-boat.md"][0] == "new"
    assert list_notes(stage)["the-boat.md"] == ("moved", ())


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("part-two", [*STORY[:2], *OTHERS]),
        ("next-friday", [*COLUMN, *OTHERS]),
        ("brief", STORY[:3]),
    ],
)
def test_what_shares_some_sentences_is_another_article(stage: Stage, name: str, sentences: list[str]) -> None:
    write(stage, "wreck", [*COLUMN, *STORY])
    render(stage)
    write(stage, name, sentences, 2, "other.example")
    assert list_notes(stage)[f"{name}.md"] == ("new", ())


def test_columns_of_one_site_may_be_more_alike_than_stories_of_two(stage: Stage) -> None:
    write(stage, "wreck", STORY)
    render(stage)
    write(stage, "grounding", edit(STORY), 2)
    assert list_notes(stage)["grounding.md"] == ("new", ())
    write(stage, "again", STORY, 3)
    assert list_notes(stage)["again.md"] == ("new", ("says nearly what 'the-wreck' says (100 % of its sentences)",))


def test_listeners_do_not_have_what_is_withdrawn(stage: Stage) -> None:
    write(stage, "wreck", STORY)
    render(stage)
    episode = load_episode(stage.show / "episodes/the-wreck")
    assert episode
    amend_episode(stage.show / "episodes", replace(episode, withdrawn=datetime(2026, 3, 2, tzinfo=UTC)))
    write(stage, "grounding", STORY, 2, "other.example")
    assert list_notes(stage)["grounding.md"] == ("new", ())


def test_a_digest_says_what_others_say_on_purpose(stage: Stage) -> None:
    stage.set('[sources]\nduplicates = "skip"')
    write(stage, "wreck", STORY)
    render(stage)
    header = "title: The week\ndate: 2026-03-08\ndigest: [the-wreck@1]"
    (stage.show / "articles/week.md").write_text(f"---\n{header}\n---\n\nThis week.\n")
    assert list_notes(stage)["week.md"] == ("new", ())
    write(stage, "grounding", STORY, 9, "other.example")
    assert {one.source: one.reason for one in render(stage)}["articles/grounding.md"].startswith(
        "says nearly what 'the-wreck' says"
    )


def test_what_is_kept_of_episodes_may_be_lost(stage: Stage) -> None:
    write(stage, "wreck", STORY)
    write(stage, "market", OTHERS)
    render(stage)
    memo = stage.show / ".articlecast/likeness.json"
    for content in (None, b"", b'[1, {"the-wreck": [1]}]'):
        if content is None:
            memo.unlink(missing_ok=True)
        else:
            memo.write_bytes(content)
        path = write(stage, "grounding", edit(STORY), 2, "other.example")
        assert list_plans(stage)["grounding.md"] == ("new", TOLD)
        path.unlink()


def test_what_is_like_an_episode_that_came_to_nothing_is_asked_about_again(stage: Stage) -> None:
    stage.set('[sources]\nduplicates = "skip"')
    write(stage, "a-wreck", STORY)
    write(stage, "grounding", STORY, 2, "other.example")
    home = stage.show / "episodes/the-a-wreck"
    home.parent.mkdir()
    home.write_text("in the way of the folder")
    states = {outcome.source: outcome.state for outcome in render(stage)}
    assert states == {"articles/a-wreck.md": "failed", "articles/grounding.md": "waiting"}
    home.unlink()
    home.parent.joinpath("the-a-wreck").mkdir()
    assert [outcome.state for outcome in render(stage)] == ["new", "skipped"]
