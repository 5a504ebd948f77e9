from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from articlecast.errors import MasterError
from articlecast.master import draw_cover, fit_cover
from articlecast.master.artwork import _GROUNDS, _INKS, LEAST_CONTRAST, contrast


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    stream = BytesIO()
    Image.new(mode, size).save(stream, form, **how)
    return stream.getvalue()


def assert_fit_for_a_directory(cover: bytes, side: int = 1400) -> None:
    image = Image.open(BytesIO(cover))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (side, side))
    assert len(cover) <= 500_000


@pytest.mark.parametrize(
    "title", ["Short", "A title of a usual length, with commas", "word " * 90, "Donau" * 40, "日本語", "", "\n"]
)
def test_a_drawn_cover_is_what_directories_ask_for(title: str) -> None:
    assert_fit_for_a_directory(draw_cover(title, "A show"))


def test_a_cover_is_drawn_the_same_every_time() -> None:
    assert draw_cover("A title", "A show") == draw_cover("A title", "A show")
    assert draw_cover("A title") != draw_cover("Another title")


def test_every_ground_carries_the_ink_legibly() -> None:
    assert min(max(contrast(ground, ink) for ink in _INKS) for ground in _GROUNDS) >= LEAST_CONTRAST
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    "content",
    [
        picture("JPEG", "CMYK"),
        picture("WEBP"),
        picture("WEBP", save_all=True, append_images=[Image.new("RGB", (300, 200), "red")]),
        picture("GIF", "P", save_all=True, append_images=[Image.new("P", (300, 200), 3)]),
        picture("PNG", "RGBA"),
        picture("PNG", "LA"),
        picture("PNG", "I;16"),
        picture("TIFF", "1"),
        picture("JPEG", size=(4000, 10)),
        picture("PNG", size=(1, 1)),
    ],
    ids=["cmyk", "webp", "animated-webp", "gif", "alpha", "grey-alpha", "16-bit", "bilevel", "strip", "one-pixel"],
)
def test_any_picture_becomes_a_square_rgb_jpeg(content: bytes) -> None:
    assert_fit_for_a_directory(fit_cover(content))


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"", "no picture"),
        (b"GIF89a", "no picture"),
        (picture("JPEG")[:300], "no picture"),
        (picture("PNG", "1", size=(40_000, 40_000)), "too large"),
    ],
    ids=["svg", "xml", "empty", "stub", "cut-off", "huge"],
)
def test_what_cannot_be_a_cover_is_named(content: bytes, wrong: str) -> None:
    with pytest.raises(MasterError, match=wrong) as caught:
        fit_cover(content, name="hero.bin")
    assert str(caught.value).startswith("hero.bin: ")


def test_a_side_that_no_directory_takes_is_refused() -> None:
    with pytest.raises(MasterError, match="1400"):
        draw_cover("x", side=500)
