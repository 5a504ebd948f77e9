"""What an editor looks at before a show goes out: rewrites, names and capitals, and what an edit changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

from articlecast.model import SPELLED_JOINER, Script
from articlecast.narrate.scriptfile import format_script

_NAME = re.compile(
    r"(?<![.!?…:] )(?<!^)(?<![“\"‘(])\b[A-ZÀ-Þ][\w’-]*[a-zß-ÿ](?: (?:de |von |van |del |al-)?[A-ZÀ-Þ][\w’-]*[a-zß-ÿ])*"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9&]+\b")


def audit_script(script: Script) -> Iterator[str]:
    """Lines in three parts: every rewrite with its place and rule, then capitals, then names with their counts.

    A place is the number of the paragraph and the character within its sentence, both as the transcript has them.
    """
    yield "# Rewritten"
    for each in script.utterances:
        for rewrite in each.rewrites:
            old = each.written[rewrite.start : rewrite.end]
            new = each.said[rewrite.said_start : rewrite.said_end].replace(SPELLED_JOINER, "·")
            yield f"{each.paragraph}:{rewrite.start}\t{old}\t{new}\t{rewrite.rule}"
    for title, pattern in (("Capitals", _CAPITALS), ("Names", _NAME)):
        found = Counter(
            match[0] for each in script.utterances if each.role != "title" for match in pattern.finditer(each.written)
        )
        yield f"# {title}"
        yield from (f"{count}\t{name}" for name, count in sorted(found.items(), key=lambda row: (-row[1], row[0])))


def compare_scripts(old: str, new: Script) -> Iterator[str]:
    """What differs between a script file and a script, as a unified diff; nothing where they say the same."""
    yield from unified_diff(old.splitlines(), format_script(new).splitlines(), "published", "now", lineterm="", n=1)
