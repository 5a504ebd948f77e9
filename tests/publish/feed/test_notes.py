"""The show notes: what they name, and whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articlecast.publish import PublishOptions
from articlecast.publish.feed.notes import write_licence, write_notes
from articlecast.publish.wording import say_in
from support.shows import make_episode

EPISODE = make_episode(1)[0]
SAY = say_in("en")


def mention(words: str, url: str) -> str:
    notes = write_notes(replace(EPISODE, links=((words, url),)), PublishOptions())
    return notes.partition("<p>Mentioned in the article:</p>")[2]


@pytest.mark.parametrize(
    ("words", "url", "told"),
    [
        ("on its site", "https://www.council.example/slip", "on its site</a> (council.example)"),
        ("here", "http://tide.example:8080/a?b=1", "here</a> (tide.example)"),
        ("The Council.example report", "https://council.example/slip", "The Council.example report</a></li>"),
        ("", "https://council.example/slip", "https://council.example/slip</a></li>"),
        ("write to us", "mailto:ana@council.example", "write to us</a></li>"),
    ],
)
def test_a_link_says_whose_it_is_where_its_words_do_not(words: str, url: str, told: str) -> None:
    assert told in mention(words, url)


@pytest.mark.parametrize(
    ("licence", "url", "line"),
    [
        ("", "https://x.example/", ""),
        ("All rights reserved", "", "Licence: All rights reserved."),
        ("cc-by-4.0", "", ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        ("CC-BY-NC-SA-3.0", "", ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/")),
        ("cc-by-4.0", "https://x.example/by", ("CC BY 4.0", "https://x.example/by")),
        ("cc0-1.0", "", "Licence: cc0-1.0."),
        ("cc-by-now", "", "Licence: cc-by-now."),
        ("Ours <b>", "https://x.example/?a=1&b=2", ("Ours &lt;b&gt;", "https://x.example/?a=1&amp;b=2")),
        ("Ours", "javascript:alert(1)", "Licence: Ours."),
    ],
)
def test_a_licence_has_the_name_that_readers_know_and_its_text(
    licence: str, url: str, line: str | tuple[str, str]
) -> None:
    name, text = line if isinstance(line, tuple) else ("", "")
    linked = f'Licence: <a href="{text}" rel="license">{name}</a>.'
    assert write_licence(licence, url, SAY) == (linked if isinstance(line, tuple) else line)
