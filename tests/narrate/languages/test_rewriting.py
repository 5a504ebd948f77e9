"""Which rules are tried where: those for digits at digits, the others elsewhere, and none is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlecast.narrate.languages.rewriting import compile_rules
from articlecast.narrate.languages.tongues import find_tongue

KINDS = Path(__file__).parent / "kinds"


@pytest.mark.parametrize("tag", ["de", "es", "fr", "it", "pt"])
def test_a_rule_that_is_passed_over_would_not_have_fitted(tag: str) -> None:
    tongue = find_tongue(tag)
    assert tongue
    elsewhere, at_digits = compile_rules(tongue)
    only_digits = [rule for rule in at_digits if rule not in elsewhere]
    no_digits = [rule for rule in elsewhere if rule not in at_digits]
    assert only_digits
    assert no_digits
    for line in (KINDS / f"{tag}.txt").read_text("utf-8").splitlines()[::3]:
        for place, sign in enumerate(line):
            passed = no_digits if sign.isdecimal() else only_digits
            assert not [name for name, pattern, _ in passed if pattern.match(line, place)], line[place:]
