"""What an editor does to the words: the lexicon, the audit, the diff, the edited script."""

import json
from pathlib import Path

import pytest

from cli.conftest import WriteArticle
from support.command import call

LEXICON = '\n[lexicon]\nZORB = "zorb"\nSorrelan = "shi-vawn /ʃɪˈvɔːn/"\n[lexicon.de]\nKiew = "Kyjiw"\n'


def add_settings(show: Path, lines: str) -> None:
    path = show / "articlecast.toml"
    path.write_text(path.read_text("utf-8") + lines, "utf-8")


def test_an_audit_names_what_an_editor_may_put_in_the_lexicon_and_what_is_said_by_it(
    show: Path, write: WriteArticle
) -> None:
    path = write("tide", last="Then Sorrelan paid the ZORB $5.")
    before = call("script", "--audit", str(path), folder=show)
    assert before.code == 0
    assert "\n5:28\t$5\tfive dollars\tmoney\n" in before.out
    assert "# Capitals that no rule knows\n1\tZORB\n# Names\n" in before.out
    assert "1\tSorrelan\n" in before.out
    add_settings(show, LEXICON)
    after = call("script", "--audit", str(path), folder=show).out
    assert "$5\tfive dollars\tmoney" in after
    assert "\tZORB\tzorb\tlexicon\n" in after
    assert "\tSorrelan\tshi-vawn /ʃɪˈvɔːn/\tlexicon\n" in after
    assert "# Capitals that no rule knows\n# Names\n" in after
    assert "1\tSorrelan" not in after


def test_a_lexicon_changes_the_episode_and_the_diff_shows_it(show: Path, write: WriteArticle) -> None:
    path = write("tide", last="Then Sorrelan left.")
    call("render", folder=show)
    assert call("script", "--diff", str(path), folder=show).out == ""
    add_settings(show, LEXICON)
    diff = call("script", "--diff", str(path), folder=show).out.splitlines()
    assert [line for line in diff if line[0] in "+-"][2:] == [
        "-Then Sorrelan left.",
        "+Then {Sorrelan|⟦shi-vawn¦ʃɪˈvɔːn⟧|lexicon} left.",
    ]
    rendered = call("render", "--json", folder=show)
    assert [event["state"] for event in rendered.events if "state" in event] == ["changed"]
    assert call("script", "--diff", str(path), folder=show).out == ""


def test_a_diff_of_what_was_never_published_says_what_to_type(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    called = call("script", "--diff", str(path), folder=show)
    assert called.code == 3
    assert called.err.endswith(f"try:   articlecast render {path}\n")


def test_a_wrong_entry_of_the_lexicon_is_named(show: Path) -> None:
    add_settings(show, "\n[lexicon]\nAna = 5\n")
    called = call("settings", folder=show)
    assert called.code == 2
    assert "articlecast.toml:13: lexicon.Ana: is said by a respelling, by IPA in slashes, or both" in called.err


def manifest(show: Path) -> dict[str, object]:
    episode = json.loads((show / "episodes/the-tide/episode.json").read_text("utf-8"))["episode"]
    assert isinstance(episode, dict)
    return episode


def transcript(show: Path) -> str:
    (path,) = (show / "episodes/the-tide").glob("transcript-*.vtt")
    return path.read_text("utf-8")


def edit(show: Path, path: Path, old: str, new: str) -> Path:
    """The article's script with one change in it, as a file."""
    script = call("script", str(path), folder=show).out
    assert old in script
    edited = show / "script.md"
    edited.write_text(script.replace(old, new), "utf-8")
    return edited


def test_an_edited_script_is_what_is_published_under_the_same_guid_and_stays(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    call("render", folder=show)
    first = manifest(show)
    edit(show, path, "It went out again at noon.", "It never went out.\n[pause 2.0]")
    called = call("render", "--script", "script.md", folder=show)
    assert called.code == 0, called.err
    assert called.out.endswith("1 changed; feed: " + str(show / "feed/feed.xml") + "\n")
    second = manifest(show)
    assert second["guid"] == first["guid"]
    assert second["revision"] == 2
    assert "It never went out." in transcript(show)
    assert "1 unchanged" in call("render", folder=show).out
    assert manifest(show) == second


def test_an_edited_script_is_spoken_again_when_only_the_settings_change(show: Path, write: WriteArticle) -> None:
    edit(show, write("tide"), "It went out again at noon.", "It never went out.")
    call("render", "--script", "script.md", folder=show)
    (show / "script.md").unlink()
    add_settings(show, "rate = 1.1\n[narrate]\nopening = ''\n")
    assert "1 changed" in call("render", folder=show).out
    assert "It never went out." in transcript(show)
    assert "The tide\n" in transcript(show)
    assert "1 changed" in call("render", "--force", folder=show).out
    assert "It never went out." in transcript(show)


def test_a_plan_counts_the_edited_script_that_an_episode_keeps(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    own = call("plan", "--json", str(path), folder=show).events[0]
    edit(show, path, "It went out again at noon.", "It never went out. Nobody saw it.")
    call("render", "--script", "script.md", folder=show)
    kept = call("plan", "--json", str(path), folder=show)
    assert kept.code == 0, kept.err
    assert kept.events[0]["cached"] == own["new"]
    assert kept.events[0]["new"] == 0


def test_a_changed_article_neither_overwrites_the_edit_nor_passes_unseen(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    edit(show, path, "It went out again at noon.", "It never went out.")
    call("render", "--script", "script.md", folder=show)
    before = manifest(show)
    write("tide", last="It went out again at dusk.")
    called = call("render", folder=show)
    assert called.code == 3
    assert "articles/tide.md: has changed since its script was edited" in called.err
    assert manifest(show) == before
    diff = call("script", "--diff", str(path), folder=show).out
    assert "-It never went out." in diff
    assert "+It went out again at dusk." in diff


def test_the_articles_own_script_ends_the_edit(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    edit(show, path, "It went out again at noon.", "It never went out.")
    call("render", "--script", "script.md", folder=show)
    (show / "script.md").write_text(call("script", "--own", str(path), folder=show).out, "utf-8")
    call("render", "--script", "script.md", folder=show)
    assert "edited" not in manifest(show)
    write("tide", last="It went out again at dusk.")
    assert "1 changed" in call("render", folder=show).out


def test_the_published_script_can_be_rendered_itself(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    (kept,) = (show / "episodes/the-tide").glob("script-*.md")
    assert call("render", "--script", str(kept), folder=show.parent / "show").code == 0


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (
            b"---\ntitle: T\nlanguage: en\narticle: articles/tide.md\n---\n[puase 1]\n",
            "script.md, line 6: no such mark",
        ),
        (b"---\ntitle: T\nlanguage: en\n---\nHello.\n", "script.md: names no article"),
        (b"---\ntitle: T\nlanguage: en\narticle: articles/tide.md\n---\n", "script.md: holds nothing to say"),
        (b"---\ntitle: T\xff\n", "script.md, line 2: is not UTF-8"),
        (b"---\ntitle: T\nlanguage: en\narticle: articles/gone.md\n---\nHello.\n", "articles/gone.md: "),
    ],
)
def test_a_mistake_in_a_script_is_told_with_its_place_and_nothing_is_published(
    show: Path, write: WriteArticle, content: bytes, wrong: str
) -> None:
    write("tide")
    (show / "script.md").write_bytes(content)
    called = call("render", "--script", "script.md", folder=show)
    assert called.code in {1, 3}
    assert wrong in called.err
    assert not (show / "episodes/the-tide/episode.json").exists()
    assert not (show / "episodes/the-tide").exists()


def test_a_script_that_is_not_there_and_one_beside_an_article_are_told(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    missing = call("render", "--script", "none.md", folder=show)
    assert (missing.code, missing.err) == (3, "error: none.md: No such file or directory\n")
    both = call("render", "--script", "none.md", str(path), folder=show)
    assert both.code == 2
    assert "a script names its own article" in both.err


def test_a_language_without_rules_is_named_once(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    path.write_text("---\ntitle: Vuorovesi\nlanguage: fi\n---\n\nVuorovesi nousi kello 6.\n", "utf-8")
    called = call("script", str(path), folder=show)
    assert called.err == "note: no rules for the language 'fi': its numbers are left to the engine\n"
    assert call("say", "--language", "fi", "Maksoi 5.", folder=show).err == called.err
    assert "no rules for the language 'fi'" in call("render", folder=show).err


def test_a_second_edit_goes_on_from_the_first_and_the_list_says_so(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    edit(show, path, "It went out again at noon.", "It never went out.")
    call("render", "--script", "script.md", folder=show)
    again = call("script", str(path), folder=show)
    assert "It never went out." in again.out
    assert again.err == "note: as it was edited by hand; --own prints the article's own script\n"
    assert "at noon" in call("script", "--own", str(path), folder=show).out
    assert "its script was edited by hand" in call("episodes", folder=show).out
    edit(show, path, "at six.", "at seven.")
    call("render", "--script", "script.md", folder=show)
    assert "It never went out." in transcript(show)
    assert "at seven." in transcript(show)


def test_an_edit_whose_article_has_changed_since_is_not_what_is_printed(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    edit(show, path, "It went out again at noon.", "It never went out.")
    call("render", "--script", "script.md", folder=show)
    write("tide", last="It went out again at dusk.")
    printed = call("script", str(path), folder=show)
    assert "at dusk." in printed.out
    assert "its article has changed since: articlecast script --diff" in printed.err


def test_a_part_of_a_script_is_refused_unless_it_is_meant(show: Path, write: WriteArticle) -> None:
    path = write("tide", last="It went out again at noon. " * 10)
    call("render", folder=show)
    before = manifest(show)
    script = call("script", str(path), folder=show).out
    (show / "script.md").write_text(script[: script.index("What happened")], "utf-8")
    called = call("render", "--script", "script.md", folder=show)
    assert called.code == 3
    assert "it may be a part of it" in called.err
    assert "--part" in called.err
    assert manifest(show) == before
    assert call("render", "--script", "script.md", "--part", folder=show).code == 0
    assert "noon" not in transcript(show)


def test_a_script_that_is_worded_anew_is_no_part(show: Path, write: WriteArticle) -> None:
    path = write("tide")
    script = call("script", str(path), folder=show).out
    changes = (("The tide came in", "In came the tide"), ("Nobody had", "No one has"), ("It went out", "Out it went"))
    for old, new in changes:
        script = script.replace(old, new)
    (show / "script.md").write_text(script, "utf-8")
    assert call("render", "--script", "script.md", folder=show).code == 0


def test_a_digests_script_is_edited_like_any_other(show: Path, write: WriteArticle) -> None:
    write("tide")
    call("render", folder=show)
    (show / "articles/week.md").write_text("---\ntitle: The week\ndigest: [the-tide]\n---\n\nThis week.\n")
    call("render", folder=show)
    edit(show, Path("articles/week.md"), "This week.", "In this week.")
    called = call("render", "--script", "script.md", folder=show)
    assert called.code == 0, called.err
    assert "In this week." in call("script", "articles/week.md", folder=show).out
    assert "2 unchanged" in call("render", folder=show).out


def test_a_plan_after_a_render_says_that_nothing_is_to_be_done(show: Path, write: WriteArticle) -> None:
    write("tide")
    write("storm", 2)
    total = call("plan", "--json", folder=show).events[-1]
    assert (total["event"], total["articles"], total["todo"]) == ("total", 2, {"new": 2})
    assert (total["price"], total["currency"]) == (0.0, "USD")
    call("render", folder=show)
    assert call("plan", folder=show).out.splitlines()[-1] == "nothing to do: 2 articles are left as they are"
    assert call("plan", "--json", folder=show).events[-1]["todo"] == {"unchanged": 2}


def test_where_the_voice_leaves_nothing_out_it_is_said_where_a_sites_rules_are_seen(
    show: Path, write: WriteArticle
) -> None:
    article = write()
    told = call("script", "--omitted", "articles/tide.md", folder=show)
    assert (told.code, told.out) == (0, "")
    assert told.err.endswith("articlecast read articles/tide.md --rules\n")

    article.write_text(article.read_text() + "\n```\nx = 1\n```\n")
    told = call("script", "--omitted", "articles/tide.md", folder=show)
    assert "note:" not in told.err
    assert "x = 1" in told.out
