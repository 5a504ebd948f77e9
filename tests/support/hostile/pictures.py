"""Pictures that are small on their way and huge once they are decoded; ``size`` is a thousandth of their pixels' bytes."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

from PIL import Image

from support.hostile.shapes import Attack

_KINDS: dict[str, tuple[str, str, dict[str, Any]]] = {  # suffix, mode, how it is saved
    "WebP": (".webp", "RGBA", {"format": "WEBP", "lossless": True, "method": 0}),
    "PNG": (".png", "RGBA", {"format": "PNG"}),
    "PNG of grey": (".png", "LA", {"format": "PNG"}),
    "GIF": (".gif", "P", {"format": "GIF", "transparency": 0}),
    "TIFF": (".tiff", "RGB", {"format": "TIFF", "compression": "tiff_deflate"}),
    "BMP": (".bmp", "1", {"format": "BMP"}),
    "JPEG": (".jpeg", "RGB", {"format": "JPEG", "progressive": True, "subsampling": 0}),
}


def _draw(mode: str, how: dict[str, Any], size: int) -> bytes:
    side = min(int((size * 250) ** 0.5), 16_000)
    stream = BytesIO()
    Image.new(mode, (side, side)).save(stream, **how)
    return stream.getvalue()


def _scan(size: int) -> bytes:
    """A progressive JPEG whose last scan stands there again and again, of some ten bytes each."""
    whole = _draw("RGB", {"format": "JPEG", "progressive": True}, 16_000)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * max(size // len(last), 1) + b"\xff\xd9"


ATTACKS: tuple[Attack, ...] = (
    *(Attack(f"picture: {name}", suffix, partial(_draw, mode, how)) for name, (suffix, mode, how) in _KINDS.items()),
    Attack("picture: scans of a JPEG", ".jpeg", _scan),
    Attack("picture: an SVG", ".svg", lambda size: b"<svg>" + b"<g>" * (size // 3)),
)
