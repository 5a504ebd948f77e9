"""Covers as the first versions made them: the fingerprints in their manifests digest those bytes."""

from __future__ import annotations

import hashlib

from PIL import Image, ImageDraw, ImageFont, ImageOps

from articlecast.errors import MasterError
from articlecast.master.artwork import COVER_SIDE, GROUNDS, INKS, contrast, encode_jpeg, open_picture
from articlecast.master.lettering import fit_text


def draw_first_cover(title: str) -> bytes:
    """The title in Pillow's own typeface, Aileron, which has no more letters than ASCII's."""
    side = COVER_SIDE
    ground = GROUNDS[hashlib.sha256(title.encode()).digest()[0] % len(GROUNDS)]
    ink = max(INKS, key=lambda each: contrast(ground, each))
    image = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(image)
    margin = side // 12
    box = side - 2 * margin
    font, rows = fit_text(" ".join(title.split()) or "Podcast", box, box, side // 5, _aileron)
    pen.rectangle((margin, margin * 0.6, margin + side // 8, margin * 0.6 + side // 100), fill=ink)
    pen.multiline_text((margin, margin), "\n".join(rows), fill=ink, font=font, spacing=font.size // 5)
    return encode_jpeg(image)


def fit_first_cover(picture: bytes, *, name: str = "cover") -> bytes:
    """The picture at 1400 pixels, whatever it had, on a ground of 87 pixels enlarged."""
    side = COVER_SIDE
    image = open_picture(picture, name=name, side=side)
    ground = ImageOps.fit(image, (side // 16, side // 16), Image.Resampling.BOX)
    ground = ground.resize((side, side), Image.Resampling.BICUBIC)
    whole = ImageOps.contain(image, (side, side), Image.Resampling.LANCZOS)
    ground.paste(whole, ((side - whole.width) // 2, (side - whole.height) // 2))
    return encode_jpeg(ground)


def _aileron(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise MasterError("Pillow", "it was built without FreeType", "pip install --force-reinstall Pillow")
    return font
