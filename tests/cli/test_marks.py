"""Marks in an article's text, up to what is heard and what its transcript shows."""

import json
from pathlib import Path

from cli.conftest import WriteArticle
from support.command import call

BODY = """
Mr. [Nguyen]{say-as="win"} said: [I will.]{voice=quote} <!-- articlecast: pause 3 -->And he went.

For the eye alone. {.skip}

{voice=amy}
Nobody saw him.
"""


def test_what_is_marked_is_heard_and_the_transcript_shows_what_is_written(show: Path, write: WriteArticle) -> None:
    write(last=BODY)
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('[speak.voices]\nquote = "low"\n')
    write("gull", 2, last="Mr. Nguyen said: I will. And he went.\n\nNobody saw him.")
    called = call("render", folder=show)
    assert called.code == 0
    assert called.out.count("marked for the voice 'amy', which tone has not") == 1
    home = show / "episodes" / "the-tide"
    script = next(home.glob("script*.md")).read_text()
    assert (
        "{Mr.|Mister|short form} {Nguyen|win|say-as} said:\n[voice=quote] I will.\n[pause 3.0]\nAnd he went." in script
    )
    assert "Nobody saw him." in script
    assert "amy" not in script
    transcript = next(home.glob("transcript*.vtt")).read_text()
    assert "Mr. Nguyen said:" in transcript.replace("\n", " ")
    assert "win" not in transcript.split()
    assert "eye alone" not in transcript
    seconds = {name: json.loads((show / "episodes" / name / "episode.json").read_text())["episode"]["seconds"]
               for name in ("the-tide", "the-gull")}  # fmt: skip
    assert 2.5 < seconds["the-tide"] - seconds["the-gull"] < 3.5


def test_a_voice_that_a_mark_asks_for_touches_the_episode_when_it_changes(show: Path, write: WriteArticle) -> None:
    write(last="Said: [I will.]{voice=quote}")
    write("gull", 2)
    assert call("render", folder=show).code == 0
    with (show / "articlecast.toml").open("a") as settings:
        settings.write('[speak.voices]\nquote = "low"\n')
    told = call("plan", folder=show).out.splitlines()
    assert [line.endswith("(the voice changed since)") for line in told] == [False, True, False]
    assert "unchanged" in told[0]
