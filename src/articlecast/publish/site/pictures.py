"""Pictures small enough for a page, from covers of 1400 pixels and more."""

from __future__ import annotations

import io

from PIL import Image

THUMB = 240
"""Pixels of the artwork on a page, twice what a list shows: some 8 KB where the cover has hundreds."""
TOUCH_ICON, FAVICON = 180, 48


def shrink(cover: bytes, side: int = THUMB, kind: str = "JPEG") -> bytes:
    """The cover at that many pixels, as ``JPEG`` or ``PNG``; nothing of nothing, and of what is no picture."""
    if not cover:
        return b""
    stream = io.BytesIO()
    try:
        with Image.open(io.BytesIO(cover)) as picture:
            picture.draft("RGB", (side, side))
            small = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    small.save(stream, kind, quality=80, optimize=kind == "PNG")
    return stream.getvalue()


def paint_blank() -> bytes:
    """What stands where there is no picture: grey, in 300 bytes."""
    stream = io.BytesIO()
    Image.new("L", (1, 1), 138).save(stream, "JPEG", quality=60)
    return stream.getvalue()
