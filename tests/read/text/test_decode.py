"""Bytes whose charset nobody declares, or somebody declares wrongly."""

import pytest

from articlecast.model import Document
from articlecast.read.text.decode import decode_page

WORDS = {
    "Russian": ("Порт закрыт с понедельника после шторма, который сорвал с рельсов два крана.", ("cp1251", "koi8_r")),
    "Greek": ("Το λιμάνι είναι κλειστό από τη Δευτέρα μετά την καταιγίδα που έριξε δύο γερανούς.", ("cp1253",)),
    "Arabic": ("أغلق الميناء يوم الاثنين بعد أن اقتلعت العاصفة رافعتين من قضبانهما.", ("cp1256",)),
    "Japanese": (
        "北浜町の無人駅の待合室が今月、小さな図書室に生まれ変わった。誰でも自由に読むことができる。",
        ("cp932", "euc_jp", "iso2022_jp"),
    ),
    "Korean": ("10년 전 문을 닫은 분교에서 아침마다 빵 굽는 냄새가 난다. 청년 셋이 빵을 만든다.", ("cp949",)),
    "Chinese": ("港口自周一起关闭，因为暴风雨把两台起重机从轨道上刮了下来，船只在海湾里等待。", ("gb18030",)),
    "French": ("Il pose la main sur la quille : « Celui-là, je ne le finirai pas à l’été. »", ("cp1252",)),
    "Danish": ("Havnen har været lukket, fordi stormen rev to kraner løs på én nat. Så ærgerligt.", ("cp1252",)),
}


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(
    ("words", "charset"), [(words, charset) for words, charsets in WORDS.values() for charset in charsets]
)
def test_a_charset_that_is_declared_wrongly_or_not_at_all_is_guessed(words: str, charset: str, declared: str) -> None:
    head = "<html><head><title>x</title><script>" + "var a = 1;" * 300 + "</script></head>"
    html = f"{head}<body>{f'<p>{words}</p>' * 4}</body></html>"
    assert words in decode_page(Document(html.encode(charset), "text/html", "page.html", declared))


@pytest.mark.parametrize("declared", ["", "utf-8"])
def test_a_broken_byte_among_sound_ones_spoils_no_other(declared: str) -> None:
    content = "<p>It’s “naïve”.</p>".encode() + b"<p>caf\xe9</p>"
    assert "It’s “naïve”." in decode_page(Document(content, "text/html", "page.html", declared))


def test_a_few_bytes_of_windows_in_a_page_that_says_utf_8_are_read_as_they_were_meant() -> None:
    content = b"<meta charset=utf-8><p>It\x92s \x93plain\x94 English, but for its quotation marks.</p>"
    assert "It’s “plain” English" in decode_page(Document(content, "text/html", "page.html"))
