from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from articlecast.errors import MasterError
from articlecast.master import draw_cover, fit_cover, fit_show_cover, fit_social, measure_picture, name_missing
from articlecast.master.artwork import GROUNDS, INKS, LEAST_CONTRAST, contrast, open_picture
from articlecast.master.lettering import fit_text, open_sans, tidy_title


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
    assert min(max(contrast(ground, ink) for ink in INKS) for ground in GROUNDS) >= LEAST_CONTRAST
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


def grey(form: str, value: int, mode: str = "I;16", **how: object) -> bytes:
    stream = BytesIO()
    Image.new(mode, (300, 300), value).save(stream, form, **how)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (grey("PNG", 0x8080), 0x80),
        (grey("TIFF", 0x8080, "I;16B"), 0x80),
        (grey("PNG", 0xFFFF), 0xFF),
        (grey("PNG", 300), 1),
        (grey("PNG", 0x4040, transparency=0x2020), 0x40),
        (grey("PNG", 0x80, "L"), 0x80),
        (grey("PNG", 0x80, "LA"), 0xFF),
    ],
    ids=["half", "half-tiff", "white", "black", "with-a-clear-shade", "8-bit", "8-bit-clear"],
)
def test_sixteen_bits_of_grey_are_as_light_as_they_are(content: bytes, shown: int) -> None:
    assert open_picture(content).getpixel((150, 150)) == (shown, shown, shown)


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


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("Früh am Tag – über „Äpfel“", ""),
        ("Zażółć gęślą jaźń", ""),
        ("İstanbul’da iş, ğ ve ş", ""),
        ("Слово о полку, їжак і ґанок", ""),
        ("Ο λόγος της ημέρας", ""),
        ("Cafe\u0301 au lait", ""),
        ("Weather \U0001f327 report ★", ""),
        ("2026", ""),
        ("صوت الميناء", "Arabic"),
        ("קול הנמל", "Hebrew"),
        ("港の声", "Cjk"),
        ("Harbour 港", "Cjk"),
        ("항구의 소리", "Hangul"),
        ("बंदरगाह", "Devanagari"),
    ],
)
def test_the_typeface_knows_which_letters_it_lacks(title: str, missing: str) -> None:
    assert name_missing(title) == missing


def test_no_letter_is_drawn_as_a_box() -> None:
    letters = "üéñßłőșğıȚŽŐ–—“”„’…€№ЖЩЇґЂΩώΆπ"
    font = open_sans(60)
    box = bytes(font.getmask("\uffff"))
    assert [letter for letter in letters if bytes(font.getmask(letter)) == box] == []


def test_a_sign_that_nobody_reads_is_left_out() -> None:
    assert tidy_title("Weather \U0001f327 report") == "Weather report"


def test_a_title_in_a_script_that_is_lacking_is_drawn_without_letters() -> None:
    assert draw_cover("港の声", "港") == draw_cover("港の声")
    assert draw_cover("港の声") != draw_cover("صوت الميناء")


def test_the_author_is_drawn() -> None:
    assert draw_cover("A title", "Ana Lee") != draw_cover("A title")
    assert draw_cover("A title", "صوت") == draw_cover("A title")


def test_a_word_wider_than_the_cover_is_broken_and_not_cut() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    font, rows = fit_text(word, 1168, 1168, 280, breaking=0.45)
    assert "".join(rows) == word
    assert font.size >= 100


def test_a_cover_of_three_thousand_pixels_stays_as_it_is() -> None:
    large = picture("PNG", size=(3000, 3000))
    assert fit_show_cover(large) is large


@pytest.mark.parametrize(
    ("content", "side"),
    [
        (picture("PNG", "RGBA", (2000, 2000)), 2000),
        (picture("JPEG", "CMYK", (1400, 1400)), 1400),
        (picture("PNG", size=(2400, 1600)), 2400),
        (picture("PNG", size=(3200, 3200)), 3000),
        (picture("PNG", size=(300, 200)), 1400),
        (picture("WEBP", size=(1500, 1500)), 1500),
    ],
    ids=["transparent", "cmyk", "landscape", "too-large", "small", "webp"],
)
def test_other_artwork_is_fitted_at_its_own_size(content: bytes, side: int) -> None:
    assert_fit_for_a_directory(fit_show_cover(content), side)


def test_the_ground_of_a_fitted_picture_has_no_edge() -> None:
    stripes = Image.new("RGB", (1600, 400), "white")
    for left in range(0, 1600, 100):
        stripes.paste("black", (left, 0, left + 50, 400))
    stream = BytesIO()
    stripes.save(stream, "PNG")
    ground = Image.open(BytesIO(fit_cover(stream.getvalue()))).convert("L").crop((100, 100, 1300, 400))
    row = [ground.crop((x, 150, x + 1, 151)).tobytes()[0] for x in range(0, 1200, 4)]
    assert max(abs(one - other) for one, other in pairwise(row)) <= 8


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1600, 900), (1200, 675)), ((640, 360), (640, 360)), ((600, 200), (600, 200)), ((4000, 500), (1200, 200))],
)
def test_a_wide_picture_previews_its_link_whole(size: tuple[int, int], shown: tuple[int, int]) -> None:
    assert measure_picture(fit_social(picture("PNG", size=size))) == shown


@pytest.mark.parametrize("size", [(599, 400), (900, 900), (900, 1600), (600, 199), (1, 1)])
def test_a_picture_that_is_small_or_not_wide_previews_no_link(size: tuple[int, int]) -> None:
    assert fit_social(picture("PNG", size=size)) == b""


def test_a_photograph_that_was_taken_upright_is_no_wide_picture() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert fit_social(picture("JPEG", size=(1200, 800), exif=turned)) == b""
