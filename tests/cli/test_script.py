"""What an editor does to the words: the lexicon, the audit, the diff, the edited script."""

from pathlib import Path

from cli.conftest import WriteArticle
from support.command import call

LEXICON = '\n[lexicon]\nZORB = "zorb"\nSiobhan = "shi-vawn /ʃɪˈvɔːn/"\n[lexicon.de]\nKiew = "Kyjiw"\n'


def add_settings(show: Path, lines: str) -> None:
    path = show / "articlecast.toml"
    path.write_text(path.read_text("utf-8") + lines, "utf-8")


def test_an_audit_names_what_an_editor_may_put_in_the_lexicon_and_what_is_in_it_no_more(
    show: Path, write: WriteArticle
) -> None:
    path = write("tide", last="Then Siobhan paid the ZORB $5.")
    before = call("script", "--audit", str(path), folder=show)
    assert before.code == 0
    assert "\n4:27\t$5\tfive dollars\tmoney\n" in before.out
    assert "# Capitals that no rule knows\n1\tZORB\n# Names\n" in before.out
    assert "1\tSiobhan\n" in before.out
    add_settings(show, LEXICON)
    after = call("script", "--audit", str(path), folder=show).out
    assert "$5\tfive dollars\tmoney" in after
    assert "ZORB" not in after
    assert "Siobhan" not in after


def test_a_lexicon_changes_the_episode_and_the_diff_shows_it(show: Path, write: WriteArticle) -> None:
    path = write("tide", last="Then Siobhan left.")
    call("render", folder=show)
    assert call("script", "--diff", str(path), folder=show).out == ""
    add_settings(show, LEXICON)
    diff = call("script", "--diff", str(path), folder=show).out.splitlines()
    assert [line for line in diff if line[0] in "+-"][2:] == [
        "-Then Siobhan left.",
        "+Then {Siobhan|⟦shi-vawn¦ʃɪˈvɔːn⟧|lexicon} left.",
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
    assert "lexicon: 'Ana' is said by a respelling, by IPA in slashes, or both" in called.err
