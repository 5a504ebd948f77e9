"""What an editor is shown before a show goes out."""

from articlecast.model import Rewrite, Script, Utterance
from articlecast.narrate import format_script
from articlecast.narrate.audit import audit_script, compare_scripts

UTTERANCE = Utterance(
    "He gave Ana Lee five dollars.", "He gave Ana Lee $5.", "en", "text", 3, (Rewrite(16, 18, 16, 28, "money"),)
)
SCRIPT = Script(
    "Tides", "en", (UTTERANCE, Utterance("The ZORB and NOAA knew.", "The ZORB and NOAA knew.", "en", "text", 4))
)


def test_an_audit_names_every_rewrite_with_its_place_and_rule_then_capitals_and_names() -> None:
    assert list(audit_script(SCRIPT)) == [
        "# Rewritten", "3:16\t$5\tfive dollars\tmoney",
        "# Capitals that no rule knows", "1\tZORB", "# Names", "1\tAna Lee",
    ]  # fmt: skip


def test_a_diff_shows_the_changed_line_alone_and_nothing_where_nothing_changed() -> None:
    changed = Script("Tides", "en", (UTTERANCE, Utterance("The NOAA slept.", "The NOAA slept.", "en", "text", 4)))
    lines = [line for line in compare_scripts(format_script(SCRIPT), changed) if line[:1] in "+-"]
    assert lines[2:] == ["-The ZORB and NOAA knew.", "+The NOAA slept."]
    assert not list(compare_scripts(format_script(SCRIPT), SCRIPT))


def test_an_audit_does_not_ask_about_words_that_are_only_shouted() -> None:
    written = "TOTAL ANTI TRASH it was. DISGUSTING, and VILE, a vile thing. ZORB stays."
    script = Script("Tides", "en", (Utterance(written, written, "en", "text", 1),))
    lines = list(audit_script(script))
    assert lines[lines.index("# Capitals that no rule knows") + 1 : lines.index("# Names")] == ["1\tZORB"]


def test_an_audit_takes_no_month_and_no_short_form_for_a_name() -> None:
    written = "In July they met Dr. Ames on Jan. 24, as planned."
    said = "In July they met Doctor Ames on January twenty fourth, as planned."
    rewrites = (Rewrite(17, 20, 17, 23, "short form"), Rewrite(29, 36, 32, 53, "date"))
    lines = list(audit_script(Script("Tides", "en", (Utterance(said, written, "en", "text", 1, rewrites),))))
    assert lines[lines.index("# Names") :] == ["# Names", "1\tAmes"]


def test_an_audit_takes_no_day_for_a_name_however_often_it_comes() -> None:
    written = "It meets on Thursdays and on Monday, with Ana Lee."
    lines = list(audit_script(Script("Tides", "en", (Utterance(written, written, "en", "text", 1),))))
    assert lines[lines.index("# Names") :] == ["# Names", "1\tAna Lee"]


def test_an_audit_counts_a_name_and_its_possessive_as_one_and_no_initialism() -> None:
    written = "So Ana Lee’s boat met Ana Lee and ICE’s boat."
    lines = list(audit_script(Script("Tides", "en", (Utterance(written, written, "en", "text", 1),))))
    assert lines[lines.index("# Names") :] == ["# Names", "2\tAna Lee"]
