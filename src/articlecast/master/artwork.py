"""Square artwork as podcast directories ask for it: a drawn cover, or a picture fitted into the square.

Apple: 1400 to 3000 px, JPEG or PNG, RGB. JPEG here, and under 500 KB, which NPR One and Spotify ask for.
"""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from articlecast.errors import MasterError

COVER_SIDE = 1400
LEAST_SIDE, MOST_SIDE = 1400, 3000
MOST_BYTES = 500_000
THUMB = 300
"""Pixels of a chapter's picture: some 15 KB."""

MOST_PIXELS = 60_000_000
"""A picture of more pixels than any camera's is not decoded: it would need gigabytes."""

MOST_DECODED = 400_000_000
"""Bytes that a picture may take while it is decoded, by the pixels that its header names: 34 bytes name millions."""
_PER_PIXEL = {"WEBP": 20, "TIFF": 12}
"""Bytes held at the most for each pixel: the picture and the same without transparency are 8; libwebp keeps two more
canvases and a copy, libtiff a strip."""
MOST_SCANS = 100
"""Passes over a progressive JPEG, each of which costs the whole of it, however few its bytes are; ten are usual."""
_BAND = 256
"""Rows that are put on white at a time, so that four copies of a whole picture are never held."""

LEAST_ART = 300
"""Pixels of the longer side below which an article's picture is an icon or a counter's dot, and no cover."""

LEAST_CONTRAST = 7.0
"""WCAG 2.2, level AAA, for the title on its ground."""

_GROUNDS = ("#12355b", "#3b1f2b", "#0b3d2e", "#4a2c0a", "#2d1e5f", "#5c1a1b", "#14424a", "#33312e")
_INKS = ("#fdf6e3", "#1b1b1b")
_QUALITIES = (90, 85, 80, 70, 60, 45, 30)
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


def draw_cover(title: str, subtitle: str = "", *, side: int = COVER_SIDE) -> bytes:
    """A JPEG of ``side`` px with the title set as large as it fits; the ground's colour comes from the title.

    Equal arguments give equal bytes. Raises MasterError for a side that no directory takes.
    """
    if not LEAST_SIDE <= side <= MOST_SIDE:
        raise MasterError("cover", f"{side} px is not between {LEAST_SIDE} and {MOST_SIDE}", "side = 1400")
    ground = _GROUNDS[hashlib.sha256(title.encode()).digest()[0] % len(_GROUNDS)]
    ink = max(_INKS, key=lambda each: contrast(ground, each))
    if contrast(ground, ink) < LEAST_CONTRAST:
        raise MasterError("cover", f"no ink is legible on {ground}")
    image = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(image)
    margin = side // 12
    box = side - 2 * margin
    below = side // 8 if subtitle else 0
    font, rows = fit_text(" ".join(title.split()) or "Podcast", box, box - below, side // 5)
    pen.rectangle((margin, margin * 0.6, margin + side // 8, margin * 0.6 + side // 100), fill=ink)
    pen.multiline_text((margin, margin), "\n".join(rows), fill=ink, font=font, spacing=font.size // 5)
    if subtitle:
        small, lines = fit_text(" ".join(subtitle.split()), box, below, side // 22)
        pen.multiline_text((margin, side - margin), "\n".join(lines[:2]), fill=ink, font=small, anchor="ld")
    return encode_jpeg(image)


def fit_text(text: str, width: int, height: int, largest: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font, and the rows, in which the text fits the box; cut short with an ellipsis at the smallest."""
    for size in range(largest, largest // 6, -max(largest // 24, 1)):
        font = _font(size)
        rows = wrap_rows(text, font, width)
        if rows and len(rows) * size * 1.35 <= height:
            return font, rows
    size = max(largest // 6, 24)
    font = _font(size)
    rows = wrap_rows(text, font, width, breaking=True)
    kept = rows[: max(1, int(height / (size * 1.35)))]
    if len(kept) < len(rows):
        kept[-1] = kept[-1][:-1].rstrip() + "…"
    return font, kept


def wrap_rows(text: str, font: ImageFont.FreeTypeFont, width: int, *, breaking: bool = False) -> list[str]:
    """Rows of whole words; none where a word is wider than the box, unless ``breaking`` it is allowed."""
    rows: list[str] = []
    row = ""
    for word in text.split(" "):
        rest = word
        while rest:
            candidate = f"{row} {rest}" if row else rest
            if font.getlength(candidate) <= width:
                row, rest = candidate, ""
            elif row:
                rows.append(row)
                row = ""
            elif breaking:
                fitting = next((n for n in range(len(rest), 0, -1) if font.getlength(rest[:n]) <= width), 1)
                rows.append(rest[:fitting])
                rest = rest[fitting:]
            else:
                return []
    return [*rows, row] if row else rows


def _font(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own typeface (Aileron), so that a cover looks the same on every machine."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise MasterError("Pillow", "it was built without FreeType", "pip install --force-reinstall Pillow")
    return font


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def fit_cover(picture: bytes, *, name: str = "cover", side: int = COVER_SIDE, least: int = 1) -> bytes:
    """The picture as a square RGB JPEG of ``side`` px: whole, upright, on a ground of its own blurred colours.

    Takes JPEG (CMYK too), PNG, WebP, GIF (its first frame), BMP and TIFF. Raises MasterError, naming ``name``, for
    anything else, for a damaged file, for one of more than MOST_PIXELS and for one whose longer side has fewer than
    ``least``.
    """
    start = picture[:1024].lstrip().lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype")):
        raise MasterError(name, "it is an SVG or a page, not a picture of pixels", "convert it to PNG, 1400 px or more")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata, and sizes that are checked here
            image = Image.open(BytesIO(picture), formats=_FORMATS)
            if image.width * image.height > MOST_PIXELS:
                wrong = f"it is too large to be read: {image.width} by {image.height} px"
                raise MasterError(name, wrong, "scale it to 3000 px")
            if max(image.size) < least:
                raise MasterError(name, f"it has {image.width} by {image.height} px, too few for a cover", "")
            image.draft("RGB", (side, side))  # a JPEG is decoded at half or a quarter where that is enough
            _refuse_bomb(image, picture, name)
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
    except Image.DecompressionBombError as error:
        wrong = f"it is too large to be read: more than {MOST_PIXELS // 1_000_000} million pixels"
        raise MasterError(name, wrong, "scale it to 3000 px") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise MasterError(name, "it is no picture that can be read", "use a JPEG or PNG, 1400 px or more") from error
    return encode_jpeg(_square(_on_white(image), side))


def _refuse_bomb(image: Image.Image, picture: bytes, name: str) -> None:
    """Raises MasterError for what is small on its way and huge once it is decoded."""
    held = image.width * image.height * _PER_PIXEL.get(image.format or "", 8)
    if held > MOST_DECODED:
        wrong = f"it is too large to be read: its {image.width} by {image.height} px take {held // 1_000_000} MB"
        raise MasterError(name, f"{wrong}, more than {MOST_DECODED // 1_000_000}", "scale it to 3000 px")
    if image.format == "JPEG" and (scans := picture.count(b"\xff\xda")) > MOST_SCANS:
        raise MasterError(name, f"it is a JPEG of {scans} scans, more than {MOST_SCANS}", "save it anew as a JPEG")


def shrink_cover(cover: bytes, *, side: int = THUMB) -> bytes:
    """A cover of ours small enough to stand in every chapter's frame, as a JPEG."""
    with Image.open(BytesIO(cover)) as image:
        return encode_jpeg(image.convert("RGB").resize((side, side), Image.Resampling.LANCZOS))


def _on_white(image: Image.Image) -> Image.Image:
    """RGB pixels, with white where the picture is transparent."""
    if not (image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info):
        return image if image.mode == "RGB" else image.convert("RGB")
    whole = Image.new("RGB", image.size)
    for top in range(0, image.height, _BAND):
        layers = image.crop((0, top, image.width, min(top + _BAND, image.height))).convert("RGBA")
        whole.paste(Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB"), (0, top))
    return whole


def _square(image: Image.Image, side: int) -> Image.Image:
    filled = ImageOps.fit(image, (side // 16, side // 16), Image.Resampling.BOX)
    ground = filled.resize((side, side), Image.Resampling.BICUBIC)
    whole = ImageOps.contain(image, (side, side), Image.Resampling.LANCZOS)
    ground.paste(whole, ((side - whole.width) // 2, (side - whole.height) // 2))
    return ground


def encode_jpeg(image: Image.Image) -> bytes:
    """A baseline JPEG of at most MOST_BYTES, at the best quality that stays under it, without metadata."""
    content = b""
    for quality in _QUALITIES:
        stream = BytesIO()
        image.save(stream, "JPEG", quality=quality, optimize=True, dpi=(72, 72), exif=b"")
        content = stream.getvalue()
        if len(content) <= MOST_BYTES:
            break
    return content
