"""Pieces of HTML kept out of the way while the marks round them are read, and put back at the end."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_PLACE = re.compile("\ue000(\\d+)\ue001")
_SIGNS = str.maketrans("", "", "\ue000\ue001")


@dataclass(slots=True)
class Stash:
    """What one run of text has set aside."""

    pieces: list[str] = field(default_factory=list)

    def put(self, piece: str) -> str:
        """Set HTML aside; what stands in its place meanwhile."""
        self.pieces.append(piece)
        return f"\ue000{len(self.pieces) - 1}\ue001"

    def restore(self, text: str) -> str:
        """The text with every piece at its place, those within pieces too."""
        for _ in range(6):
            if "\ue000" not in text:
                break
            text = _PLACE.sub(lambda found: self.pieces[int(found[1])], text)
        return text


def escape(text: str) -> str:
    """Text as it stands within HTML, without the signs that hold a place here."""
    return html.escape(text.translate(_SIGNS), quote=False)


def write_formula(tex: str) -> str:
    """A formula in a sentence, as the reading of HTML knows it from MathJax."""
    return f'<script type="math/tex">{tex.translate(_SIGNS).replace("</", "< /")}</script>'


def link_note(name: str, mark: str) -> str:
    """A footnote's mark, as the reading of HTML knows it."""
    return f'<sup><a href="#fn-{name}" role="doc-noteref">{mark}</a></sup>'


def list_notes(notes: dict[str, str]) -> str:
    """Footnotes by name, as the reading of HTML knows them."""
    rows = "".join(f'<li id="fn-{name}">{inside}</li>\n' for name, inside in notes.items())
    return f'<section class="footnotes"><ol>\n{rows}</ol></section>\n' if rows else ""


def find_label(word: str) -> str:
    """The label before an admonition's text: ``Note:`` of ``NOTE``."""
    return f"<strong>{word.capitalize()}:</strong> "
