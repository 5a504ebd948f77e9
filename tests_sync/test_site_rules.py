"""What a new rule for a site costs, and that one which finds nothing is told of."""

from __future__ import annotations

import pytest
from tests_sync.stage import Stage
from tests_sync.test_overrides import plan, render, spoken

from articlecast.show.recipe import digest_recipes
from articlecast.show.settings import load_settings
from support.command import call


def test_a_rule_renders_what_it_changes_and_one_that_finds_nothing_is_told_once(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.write("tide", last="It went out. Sign up for our letter.")
    stage.write("gull", day=2)
    render(stage)
    stage.set('[[read.sites]]\nhost = "articles/*"\nskip_text = ["Sign up", "Advertisment"]')
    assert {name: one.todo for name, one in plan(stage).items()} == {
        "articles/tide.md": "changed",
        "articles/gull.md": "unchanged",
    }
    place = stage.place('skip_text = ["Sign up", "Advertisment"]')
    told = f"note: {place}: read.sites: skip_text 'Advertisment' of articles/*: found nothing in any article\n"
    assert caplog.text.count(told) == 1
    caplog.clear()
    assert {name: one.state for name, one in render(stage).items()} == {
        "articles/tide.md": "changed",
        "articles/gull.md": "unchanged",
    }
    assert caplog.text.count(told) == 1
    assert "Sign up" not in spoken(stage)
    caplog.clear()
    stage.run()
    assert stage.run(1)[0].idle
    assert "found nothing" not in caplog.text


def test_the_rules_of_a_show_that_knows_no_new_kind_are_digested_as_ever(stage: Stage) -> None:
    stage.set('[[read.sites]]\nhost = "post.example"\ndrop = ["aside"]')
    stage.write("tide")
    digests = digest_recipes(stage.settings, b"")
    assert digests[0] == "23a1354a62de979c25f6f161059033b6fa9e517a41b7258740e6d09533f7ae7f"
    (rule,) = load_settings(stage.show).read.sites
    assert rule.as_digested() == {"host": "post.example", "drop": ("aside",), "keep": ()}


def test_rules_are_tried_on_an_article_before_they_are_settings(stage: Stage) -> None:
    stage.write("tide")
    stage.set('[[read.sites]]\nhost = "articles/*"\ndrop = ["h2", "h3"]')
    own = call("read", "articles/tide.md", "--rules", folder=stage.show)
    assert own.code == 0
    assert own.out.splitlines() == [
        "drop 'h2' of articles/*: found",
        "drop 'h3' of articles/*: found nothing",
        "--- before",
        "+++ after",
        "@@ -3 +2,0 @@",
        "-## What happened next",
    ]
    typed = 'replace_text = { "at noon" = "at twelve" }\ntitle_strip = ["The "]'
    tried = call("read", "articles/tide.md", "--rules", typed, folder=stage.show).out
    assert "replace_text 'at noon' of *: found\n" in tried
    assert "\n-title: The tide\n+title: tide\n" in tried
    assert "\n-It went out again at noon.\n+It went out again at twelve.\n" in tried
    (stage.show / "rules.toml").write_text('[[read.sites]]\nhost = "else.example"\ndrop = ["p"]\n')
    tried = call("read", "articles/tide.md", "--rules", "rules.toml", folder=stage.show).out
    assert tried == "read.sites of else.example: not for it\n"
    wrong = call("read", "articles/tide.md", "--rules", "drp = ['p']", folder=stage.show)
    assert wrong.code == 2
    assert wrong.err.startswith("error: read.sites: drp: no such setting\ntry:   one of host, drop, keep, skip_text, ")
    assert call("read", "--rules", "articles/tide.md", folder=stage.show).out == own.out
