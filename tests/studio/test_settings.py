"""articlecast.toml by a form: a person's comments stay, nothing wrong is written, and not everything may be changed."""

from __future__ import annotations

from typing import Any

import pytest

from articlecast.publish.serve.subscribers import Subscribers
from articlecast.show.changing import Change, change_text
from articlecast.show.settings import load_settings
from studio.conftest import SETTINGS, Studio


def change(studio: Studio, *changes: tuple[list[Any], Any], status: int = 200, digest: str = "") -> Any:
    rows = [{"path": path, "value": value} for path, value in changes]
    return studio.ask("PATCH", "/settings", status, json={"changes": rows, "digest": digest})


def test_a_change_keeps_comments_order_and_all_else(studio: Studio) -> None:
    view = change(studio, (["show", "title"], "Harbour Letters"), (["publish", "review"], True))
    expected = SETTINGS.replace('"Harbour Notes"', '"Harbour Letters"')
    assert studio.settings() == f"{expected}\n[publish]\nreview = true\n"
    assert view["values"]["publish"]["review"] is True
    assert view["defaults"]["publish"]["review"] is False
    change(studio, (["publish", "review"], None), (["show", "title"], "Harbour Notes"))
    assert studio.settings().rstrip() == SETTINGS.rstrip()


def test_tables_of_which_there_are_several_are_begun_and_changed(studio: Studio) -> None:
    change(studio, (["rules", 0], {"source": "articles/*", "review": True}), (["rules", 0, "rate"], 1.1))
    (rule,) = load_settings(studio.folder).rules
    assert (rule.review, rule.rate) == (True, 1.1)
    change(studio, (["rules", 0], None))
    assert load_settings(studio.folder).rules == ()


def test_of_two_who_change_the_second_is_told(studio: Studio) -> None:
    digest = studio.ask("GET", "/settings")["digest"]
    change(studio, (["show", "title"], "One"), digest=digest)
    assert "somebody else" in change(studio, (["show", "title"], "Two"), digest=digest, status=412)["title"]
    assert load_settings(studio.folder).show.title == "One"


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["show", "title"], "", "show.title"),
        (["show", "titl"], "x", "did you mean 'title'"),
        (["show", "language"], "English", "show.language"),
        (["speak", "rate"], 99, "between 0.5 and 2"),
        (["speak", "rate"], "fast", "speak.rate"),
        (["show"], None, "show"),
        (["rules", 7], {"source": "*"}, "cannot be set"),
        (["show", 0], "x", "cannot be set"),
        (["show", "title", "x"], 1, "cannot be set"),
        (["lexicon", "Quai"], "[", "Quai"),
        (["show", "title"], {"a": [None]}, "cannot be set"),
    ],
)
def test_a_mistake_is_told_in_the_command_lines_words_and_nothing_is_written(
    studio: Studio, path: list[Any], value: Any, told: str
) -> None:
    checked = studio.ask("POST", "/settings/check", json={"changes": [{"path": path, "value": value}]})
    assert any(told in f"{row['path']}: {row['wrong']}" for row in checked["mistakes"])
    change(studio, (path, value), (["show", "author"], "Bo"), status=422)
    assert studio.settings() == SETTINGS


@pytest.mark.parametrize(
    ("path", "value", "who"),
    [
        (["sync", "on_failure"], ["sh", "-c", "x"], "own"),
        (["sync"], {"on_failure": ["sh"]}, "own"),
        (["speak", "engines", "command", "program"], ["sh"], "own"),
        (["speak", "engines"], {"command": {"program": ["sh"]}}, "own"),
        (["shows", "a", "show", "title"], "x", "own"),
        (["studio", "hosts"], ["*"], "publish"),
        (["publish", "target"], "/srv", "publish"),
        (["publish"], {"target": "/srv"}, "publish"),
        (["read", "allowed_hosts"], ["10.0.0.1"], "publish"),
        (["sync", "metrics"], "/srv/x.prom", "publish"),
        (["cache"], "/srv", "publish"),
        (["publish", "review"], True, "edit"),
        (["show", "base_url"], "https://evil.example", "edit"),
        (["show", "artwork"], "/root/a.png", "own"),
        (["show", "artwork"], "../a.png", "own"),
        (["master"], {"intro": "/root/a.wav"}, "own"),
        (["sources", "articles"], ["articles", "/etc"], "own"),
        (["sources", "articles"], ["file:///etc/passwd"], "own"),
        (["sources"], {"articles": ["../.."]}, "own"),
        (["sources", "articles", 1], ".articlecast", "own"),
    ],
)
def test_what_is_not_theirs_to_change_is_refused(studio: Studio, path: list[Any], value: Any, who: str) -> None:
    editors = Subscribers(load_settings(studio.folder).editors_file)
    asker = studio if who == "own" else studio.as_one_who(editors.add("Bo", who))
    for request in ("PATCH", "POST"):
        where = "/settings" if request == "PATCH" else "/settings/check"
        asker.ask(request, where, 403, json={"changes": [{"path": path, "value": value}]})
    assert studio.settings() == SETTINGS


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["sources", "articles"], ["articles", "https://harbour.example/feed.xml"]),
        (["sources", "articles"], "articles"),
        (["master", "intro"], "sounds/intro.wav"),
        (["publish", "licence"], "cc-by-4.0"),
        (["sync", "attempts"], 3),
    ],
)
def test_what_is_ones_own_to_change_is_changed(studio: Studio, path: list[Any], value: Any) -> None:
    change(studio, (path, value))
    now = getattr(getattr(load_settings(studio.folder), path[0]), path[1])
    assert now in (value, (value,)) or list(now) == value


def test_secrets_are_masked_and_never_written_back(studio: Studio) -> None:
    place = studio.folder / "articlecast.toml"
    place.write_text(f'{SETTINGS}\n[sources]\narticles = ["articles", "https://me:hunter2hunter@harbour.example/f"]\n')
    view = studio.ask("GET", "/settings")
    assert "hunter2hunter" not in str(view)
    articles = view["values"]["sources"]["articles"]
    change(studio, (["sources", "articles"], articles), status=422)
    assert "hunter2hunter" in place.read_text()


def test_one_of_several_shows_is_changed_in_its_own_tables() -> None:
    text = '[show]\nauthor = "Ana"\n\n[shows.evening.show]\ntitle = "Evening"  # late\n'
    changed = change_text(text, "evening", [Change(("show", "title"), "Night"), Change(("speak", "rate"), 1.2)])
    assert changed.startswith('[show]\nauthor = "Ana"\n\n[shows.evening.show]\ntitle = "Night"  # late\n')
    assert "[shows.evening.speak]\nrate = 1.2" in changed
