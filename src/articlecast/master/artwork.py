"""Square artwork as podcast directories ask for it: a drawn cover, or a picture fitted into the square.

Apple: 1400 to 3000 px, JPEG or PNG, RGB. JPEG here, and under 500 KB, which NPR One and Spotify ask for.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError

from articlecast.errors import MasterError
from articlecast.master.lettering import fit_text, name_missing, tidy_title

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

SOCIAL_WIDTH = 1200
"""What Open Graph's readers ask for, and twice what any of them shows."""
LEAST_SOCIAL = (600, 200)
"""Pixels below which they show a small square in its place, or nothing (Facebook's and LinkedIn's own pages)."""

LEAST_ART = 300
"""Pixels of the longer side below which an article's picture is an icon or a counter's dot, and no cover."""

FIGURE_SIZE = (1200, 2400)
"""Pixels of a picture within an article at the most: its page is 740 wide, and a screen may have two for each."""
LEAST_FIGURE = 48
"""Pixels of the longer side below which it is an icon."""
MOST_FIGURE_BYTES = 250_000
_FIGURE_QUALITIES = (82, 70, 55, 40, 25, 10)

LEAST_CONTRAST = 7.0
"""WCAG 2.2, level AAA, for the title on its ground."""

GROUNDS = ("#12355b", "#3b1f2b", "#0b3d2e", "#4a2c0a", "#2d1e5f", "#5c1a1b", "#14424a", "#33312e")
INKS = ("#fdf6e3", "#1b1b1b")
_BREAKING = 0.45
"""Share of a title's largest size from which a word wider than the cover is broken: a tenth of the cover's width."""
_BLUR = 40
"""Pixels of a cover's side per pixel of the radius by which its ground is blurred."""
_ORIENTATION = 0x0112
_QUALITIES = (90, 85, 80, 70, 60, 45, 30)
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


def draw_cover(title: str, author: str = "", *, side: int = COVER_SIDE) -> bytes:
    """A JPEG of ``side`` px with the title as large as it fits, the author below; the colours come from the title.

    A title in a script that the typeface lacks is no row of boxes: that cover is drawn without letters. Equal arguments
    give equal bytes. Raises MasterError for a side that no directory takes.
    """
    if not LEAST_SIDE <= side <= MOST_SIDE:
        raise MasterError("cover", f"{side} px is not between {LEAST_SIDE} and {MOST_SIDE}", "side = 1400")
    digest = hashlib.sha256(title.encode()).digest()
    ground = GROUNDS[digest[0] % len(GROUNDS)]
    ink = max(INKS, key=lambda each: contrast(ground, each))
    if contrast(ground, ink) < LEAST_CONTRAST:
        raise MasterError("cover", f"no ink is legible on {ground}")
    image = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(image)
    margin = side // 12
    box = side - 2 * margin
    if name_missing(title):
        _draw_bars(pen, digest, ink, side)
        return encode_jpeg(image)
    name = "" if name_missing(author) else tidy_title(author)
    below = side // 8 if name else 0
    font, rows = fit_text(tidy_title(title) or "Podcast", box, box - below, side // 5, breaking=_BREAKING)
    pen.rectangle((margin, margin * 0.6, margin + side // 8, margin * 0.6 + side // 100), fill=ink)
    pen.multiline_text((margin, margin), "\n".join(rows), fill=ink, font=font, spacing=font.size // 5)
    if name:
        small, lines = fit_text(name, box, below, side // 18, breaking=1)
        pen.multiline_text((margin, side - margin), "\n".join(lines[:2]), fill=ink, font=small, anchor="ld")
    return encode_jpeg(image)


def _draw_bars(pen: ImageDraw.ImageDraw, digest: bytes, ink: str, side: int) -> None:
    """A voice as a recorder shows it: bars about the middle, as long as the title's digest says."""
    margin, count = side // 6, 15
    step = (side - 2 * margin) / count
    for number in range(count):
        length = side * (0.08 + 0.5 * digest[number + 1] / 255)
        left = margin + number * step + step * 0.2
        box = (left, (side - length) / 2, left + step * 0.6, (side + length) / 2)
        pen.rounded_rectangle(box, radius=step * 0.3, fill=ink)


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

    Takes and refuses what ``open_picture`` does.
    """
    return encode_jpeg(_square(open_picture(picture, name=name, side=side, least=least), side))


def fit_social(picture: bytes, *, name: str = "cover") -> bytes:
    """The whole picture as a JPEG for previews of a link, SOCIAL_WIDTH px wide at the most; nothing of one too small
    or not wide for that.

    Takes and refuses what ``open_picture`` does.
    """
    image = open_picture(picture, name=name, side=2 * SOCIAL_WIDTH)
    if image.width <= image.height or image.width < LEAST_SOCIAL[0] or image.height < LEAST_SOCIAL[1]:
        return b""
    if image.width > SOCIAL_WIDTH:
        height = max(LEAST_SOCIAL[1], round(image.height * SOCIAL_WIDTH / image.width))
        image = image.resize((SOCIAL_WIDTH, height), Image.Resampling.LANCZOS)
    return encode_jpeg(image)


def fit_figure(picture: bytes, *, name: str = "picture") -> bytes:
    """The whole picture as a WebP of FIGURE_SIZE and MOST_FIGURE_BYTES at the most, never enlarged, without metadata.

    Takes and refuses what ``open_picture`` does, and refuses what is too small to be looked at.
    """
    image = open_picture(picture, name=name, side=FIGURE_SIZE[0])
    if max(image.size) < LEAST_FIGURE:
        raise MasterError(name, f"it has {image.width} by {image.height} px, too few for a picture", "")
    content = b""
    for part in (1, 2):  # nothing but noise needs half the size
        image.thumbnail((FIGURE_SIZE[0] // part, FIGURE_SIZE[1] // part), Image.Resampling.LANCZOS)
        bare = Image.frombytes("RGB", image.size, image.tobytes())  # what the file said beside its pixels stays behind
        content = _encode(bare, "WEBP", _FIGURE_QUALITIES, MOST_FIGURE_BYTES, method=4)
        if len(content) <= MOST_FIGURE_BYTES:
            break
    return content


def measure_picture(picture: bytes) -> tuple[int, int]:
    """Width and height of a picture of ours, in pixels."""
    with Image.open(BytesIO(picture)) as image:
        return image.size


def fit_show_cover(picture: bytes, *, name: str = "cover") -> bytes:
    """A show's artwork: as it is where directories take it so, whatever it weighs, and otherwise fitted.

    A larger one than a cover has to be is fitted at its own size, up to MOST_SIDE.
    """
    image = open_picture(picture, name=name, side=MOST_SIDE)
    with Image.open(BytesIO(picture)) as plain:
        kind = (plain.format, plain.mode, plain.getexif().get(_ORIENTATION, 1))
    is_square = image.width == image.height and LEAST_SIDE <= image.width <= MOST_SIDE
    if is_square and kind in {("JPEG", "RGB", 1), ("PNG", "RGB", 1)}:
        return picture
    return encode_jpeg(_square(image, min(max(*image.size, LEAST_SIDE), MOST_SIDE)))


def open_picture(picture: bytes, *, name: str = "cover", side: int = COVER_SIDE, least: int = 1) -> Image.Image:
    """The picture upright, in RGB, on white where it is transparent; a JPEG decoded no larger than ``side`` needs.

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
    return _on_white(image)


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
    if image.mode.startswith("I;16"):  # Pillow cuts what is above 255 off, and scans and charts came out white
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("RGB")
    if not (image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info):
        return image if image.mode == "RGB" else image.convert("RGB")
    whole = Image.new("RGB", image.size)
    for top in range(0, image.height, _BAND):
        layers = image.crop((0, top, image.width, min(top + _BAND, image.height))).convert("RGBA")
        whole.paste(Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB"), (0, top))
    return whole


def _square(image: Image.Image, side: int) -> Image.Image:
    """The whole picture in the middle, and on the sides that it leaves its own colours, blurred and a little darker.

    Blurred at an eighth of the size, where a radius costs an eighth, and enlarged: nobody sees the difference.
    """
    whole = ImageOps.contain(image, (side, side), Image.Resampling.LANCZOS)
    if whole.size == (side, side):
        return whole
    ground = ImageOps.fit(image, (side // 8, side // 8), Image.Resampling.BOX)
    ground = ground.filter(ImageFilter.GaussianBlur(side / _BLUR / 8 * 4)).point(lambda value: value * 4 // 5)
    ground = ground.resize((side, side), Image.Resampling.BICUBIC)
    ground.paste(whole, ((side - whole.width) // 2, (side - whole.height) // 2))
    return ground


def encode_jpeg(image: Image.Image) -> bytes:
    """A baseline JPEG of at most MOST_BYTES, at the best quality that stays under it, without metadata."""
    return _encode(image, "JPEG", _QUALITIES, MOST_BYTES, optimize=True, dpi=(72, 72), exif=b"")


def _encode(image: Image.Image, form: str, qualities: Sequence[int], most: int, **options: Any) -> bytes:
    """The picture in the best of these qualities that has no more bytes than that, or in the least."""
    content = b""
    for quality in qualities:
        stream = BytesIO()
        image.save(stream, form, quality=quality, **options)
        content = stream.getvalue()
        if len(content) <= most:
            break
    return content
