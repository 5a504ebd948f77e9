"""Microsoft's docs and DocFX: what stands beside the text in brackets and colons; and Hashnode's ``%[address]``.

https://learn.microsoft.com/en-us/contribute/content/markdown-reference
"""

from __future__ import annotations

import re

from articlecast.read.formats.dialects.tags import write_embed, write_figure
from articlecast.read.markup.media import is_player

_STEP = re.compile(
    r"^[ \t]*>[ \t]?\[!div[ \t][^\]\n]{0,80}(?:nextstepaction|nextstep|button)[^\]\n]{0,80}\][^\n]*\n"
    r"(?:[ \t]*>[^\n]*(?:\n|\Z)){0,10}",
    re.MULTILINE | re.IGNORECASE,
)
"""A button to the next page, as a quotation."""
_BOX = re.compile(r"^([ \t]*)>[ \t]?\[!div[ \t][^\]\n]{0,200}\][ \t]*\n", re.MULTILINE | re.IGNORECASE)
_VIDEO = re.compile(r"^[ \t>]*\[!VIDEO[ \t]+(https?://[^\]\s]{1,300})\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_PUT_IN = re.compile(
    r"\[!(?:INCLUDE|code(?:-[\w+#-]{1,30})?|notebook)[ \t]*(?:\[[^\]\n]{0,200}\])?(?:\([^()\n]{0,300}\))?[ \t]*\]",
    re.IGNORECASE,
)
"""A part of another file, which is not here."""
_RANGE = re.compile(
    r"^[ \t>]*:::[ \t]*(?:(?:moniker|zone)(?:-end|[ \t]+(?:range|pivot|target)=[^\n]{1,300})"
    r"|(?:row|column|form|no-loc|code)(?:-end)?(?:[ \t][^\n]{0,300})?:::)[ \t]*$",
    re.MULTILINE,
)
"""What is shown to whom, and beside what."""
_IMAGE = re.compile(r"^[ \t>]*:::image\b([^\n]{0,600}?):::[ \t]*$", re.MULTILINE)
_CARD = re.compile(r"^%\[(https?://[^\]\s]{1,500})\][ \t]*$", re.MULTILINE)
"""What Hashnode puts a player or a card in for."""
_ATTRIBUTE = re.compile(r"([\w-]{1,30})=\"([^\"\n]{0,300})\"")


def settle_docfx(text: str) -> str:
    """A text without such notation: pictures and players as HTML, of parts for some readers alone what they hold."""
    text = _CARD.sub(lambda found: write_embed("embed", found[1], "alone") if is_player(found[1]) else "", text)
    text = _VIDEO.sub(lambda found: write_embed("embed", found[1], "alone"), text)
    text = _PUT_IN.sub("", _BOX.sub("", _STEP.sub("", text)))
    return _RANGE.sub("", _IMAGE.sub(_write_image, text)) if ":::" in text else text


def _write_image(found: re.Match[str]) -> str:
    told = dict(_ATTRIBUTE.findall(found[1]))
    return write_figure(told.get("source", ""), "", told.get("alt-text", ""), "alone") if told.get("source") else ""
