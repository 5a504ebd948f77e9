from __future__ import annotations

import pytest

from articlecast.read.text.language import choose_language, detect_language

ENGLISH = "The minister said that it was not for her to say what the council had been told by those who were there."
NORWEGIAN = "Det er ikke noe som han kan si om saken, og det var jeg som ble bedt om å se på den for dem i går kveld."
UKRAINIAN = "Міністр сказав, що це не вона має говорити, і що їй про це розповіли люди, які там були."
KANJI = "東京都議会選挙投票開始午前七時全投票所一斉開場有権者数過去最多"


@pytest.mark.parametrize(
    ("declared", "text", "default", "tag", "origin"),
    [
        ("", ENGLISH, "en-GB", "en-GB", "the text and the default"),
        ("", ENGLISH, "en", "en", "the text"),
        ("", ENGLISH, "de-AT", "en", "the text"),
        ("en-US", ENGLISH, "en-GB", "en-US", "declared"),
        ("en", ENGLISH, "en-GB", "en", "declared"),
        ("de", ENGLISH, "en-GB", "en-GB", "the text and the default"),
        ("", NORWEGIAN, "nb-NO", "nb-NO", "the text and the default"),
        ("", UKRAINIAN, "uk", "uk", "the text and the default"),
        ("", KANJI, "ja", "ja", "the text and the default"),
        ("", "これは日本語の文章です。漢字とかなで書かれています。", "zh-TW", "ja", "the text"),
        ("", "Short.", "en-GB", "en-GB", "the default"),
        ("", ENGLISH, "", "en", "the text"),
    ],
)
def test_a_text_shows_its_language_and_the_show_its_region(
    declared: str, text: str, default: str, tag: str, origin: str
) -> None:
    assert choose_language(declared, text, default) == (tag, origin)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La mer était calme ce matin. Les pêcheurs sont partis à six heures, et personne ne les a vus.", "fr"),
        ("Der Hafen wurde am Montag geschlossen. Die Kräne werden im März repariert.", "de"),
        ("El puerto cerró el lunes después de una tormenta. Las grúas se repararán en marzo.", "es"),
        ("O porto fechou na segunda-feira depois de uma tempestade. Os guindastes serão reparados em março.", "pt"),
        (
            "Portul a fost închis luni după o furtună, iar macaralele vor fi reparate în martie, a spus căpitanul portului de la Constanța.",
            "ro",
        ),
        ("Paris, Berlin, Madrid, Roma, Lisboa, Amsterdam, London, Wien, Bern, Oslo", ""),
        ("Opening hours: Monday to Friday, nine to five.", ""),
    ],
)
def test_a_line_or_two_show_their_language_where_they_do_so_clearly(text: str, language: str) -> None:
    assert detect_language(text) == language
