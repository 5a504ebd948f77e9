import pytest

from articlecast.names import (
    ask_for,
    clean_address,
    cut_line,
    drop_tracking,
    drop_whence,
    find_nearest,
    is_portable,
    make_uri,
    name_file,
    natural_key,
    quote,
    slugify,
    suggest_name,
)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("ICE’s excuse for wearing masks", "ices-excuse-for-wearing-masks"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ça va? Élan vital", "ca-va-elan-vital"),
        ("Ødegård, Æsop & Þór: straße, STRAẞE", "odegard-aesop-thor-strasse-strasse"),
        ("Łódź, Đorđe, œuvre, Diyarbakır, İstanbul", "lodz-dorde-oeuvre-diyarbakir-istanbul"),
        ("日本語", ""),
        ("Москва", ""),
        ("القاهرة", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_safe_everywhere(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.org/a%20b?c=d&e=%C3%A9#f", "https://example.org/a%20b?c=d&e=%C3%A9#f"),
        (
            "https://münchen.example:8080/straße?q=ü#é",
            "https://xn--mnchen-3ya.example:8080/stra%C3%9Fe?q=%C3%BC#%C3%A9",
        ),
        ("https://例え.jp/記事", "https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"),
        ('https://example.org/a b"<c>', "https://example.org/a%20b%22%3Cc%3E"),
        (f"https://{'ü' * 70}.example/", f"https://{'%C3%BC' * 70}.example/"),
        ("mailto:jürgen@example.org", "mailto:j%C3%BCrgen@example.org"),
        ("https://example.org/\ud800", "https://example.org/?"),
        ("", ""),
    ],
)
def test_an_address_is_given_in_ascii(address: str, uri: str) -> None:
    assert make_uri(address) == uri


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("…", "…"),
        ("A day at sea", "A day at sea"),
        ("A day  at\nsea", "A day at sea"),
        ("A day at the sea", "A day at the…"),
        ("Donaudampfschifffahrt", "Donaudampfsc…"),
        ("港は月曜日に静かだったと彼は言った", "港は月曜日に静かだったと…"),
        ("A Donaudampfschifffahrt", "A…"),
    ],
)
def test_a_line_is_cut_between_words_or_within_one_that_is_longer(text: str, line: str) -> None:
    assert cut_line(text, 13) == line


def test_a_long_sentence_is_quoted_by_its_beginning() -> None:
    assert quote("It's low tide.") == '"It\'s low tide."'
    assert len(quote("a" * 3000)) == 100


@pytest.mark.parametrize(
    "name",
    [
        "con",
        "PRN",
        "Aux",
        "nul.txt",
        "com1",
        "LPT9.tar.gz",
        "COM²",
        "con .txt",
        "end.",
        "end ",
        "a:b",
        'a"b',
        "a|b",
        "a?",
    ],
)
def test_a_name_that_windows_refuses_is_made_another_one(name: str) -> None:
    assert not is_portable(name)
    assert is_portable(slugify(name) or "x") or is_portable(name_file(slugify(name)))


@pytest.mark.parametrize("name", ["con-1", "console", "com10", "my.con", "the-tide", ".hidden"])
def test_any_other_name_stays_as_it_is(name: str) -> None:
    assert is_portable(name)
    assert name_file(name) == name


def test_the_nearest_name_is_asked_for() -> None:
    assert find_nearest("gtss", ("espeak", "gtts")) == "gtts"
    assert suggest_name("gtss", ("espeak", "gtts")) == ask_for("gtts") == "; did you mean 'gtts'?"


def test_nothing_is_asked_for_where_no_name_is_near() -> None:
    assert find_nearest("zebra", ("espeak", "gtts")) == suggest_name("zebra", ("espeak", "gtts")) == ask_for("") == ""


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://example.org/a?utm_medium=x&utm_source=rss", "http://www.example.org/a/"),
        ("https://example.org/a?id=7&fbclid=abc#comments", "https://EXAMPLE.org/a?id=7"),
        ("https://example.org/a?at_medium=RSS&at_campaign=KARANGA", "https://example.org/a"),
        ("https://example.org/a?ref=rss", "https://example.org/a"),
        ("https://example.org/a?mc_cid=1&mc_eid=2&_hsenc=3&gclid=4&igshid=5", "https://example.org/a"),
        ("https://example.org/a?PHPSESSID=81&jsessionid=4&_ga=2.3&nocache=1", "https://example.org/a"),
        ("https://example.org/a;jsessionid=1F0A.node2?id=7", "https://example.org/a;jsessionid=77?id=7"),
    ],
)
def test_an_address_is_the_same_however_somebody_came_there(address: str, same: str) -> None:
    assert drop_tracking(address) == drop_tracking(same)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("https://example.org/a?id=7", "https://example.org/a?id=8"),
        ("https://example.org/a?ref=chapter-2", "https://example.org/a"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://news.example.org/a", "https://example.org/a"),
        ("https://example.org/a?page=2", "https://example.org/a"),
        ("https://example.org/a?rate=2", "https://example.org/a"),
        ("https://example.org/a?sid=24", "https://example.org/a?sid=25"),
        ("https://example.org/a?session=7", "https://example.org/a"),
        ("https://example.org/a;v=1", "https://example.org/a;v=2"),
    ],
)
def test_two_pages_stay_two(address: str, other: str) -> None:
    assert drop_tracking(address) != drop_tracking(other)


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("https://example.org/a?ref=quay-letter", "https://example.org/a?ref=hackernews.example", True),
        ("https://example.org/a?id=7&via=ana&source=home", "https://www.example.org/a/?id=7", True),
        ("https://example.org/a?ref=chapter-2", "https://example.org/a", True),  # their texts tell
        ("https://example.org/a?id=7&ref=x", "https://example.org/a?id=8&ref=x", False),
        ("https://example.org/a?refs=7", "https://example.org/a?refs=8", False),
        ("https://example.org/a?ref=x", "https://example.org/b?ref=x", False),
    ],
)
def test_whence_somebody_came_is_left_to_the_texts(address: str, other: str, *, same: bool) -> None:
    assert (drop_whence(address) == drop_whence(other)) is same


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?utm_source=x&id=7&fbclid=Iw#comments", "https://example.org/a?id=7"),
        ("https://example.org/a?gclid=1&mc_eid=2", "https://example.org/a"),
        ("https://example.org/a#:~:text=the%20tide", "https://example.org/a"),
        ("https://example.org/?rss=1", "https://example.org/?rss=1"),
        ("https://example.org/?rss", "https://example.org/?rss"),
        ("https://example.org/a?&b=", "https://example.org/a?&b="),
        ("https://example.org/a?", "https://example.org/a?"),
        ("https://example.org/#/posts/7", "https://example.org/#/posts/7"),
        ("https://example.org/feed.xml#entry=urn%3A1", "https://example.org/feed.xml#entry=urn%3A1"),
    ],
)
def test_an_address_that_is_kept_is_asked_for_no_campaign_and_for_all_else(address: str, kept: str) -> None:
    assert clean_address(address) == kept


def test_names_are_in_the_order_of_their_numbers() -> None:
    names = ["part-10.md", "part-2.md", "part-02.md", "part-1.md", "12.md", "Part.md", "part.md", "9.md", "part-11b.md"]
    assert sorted(names, key=natural_key) == [
        "9.md", "12.md", "Part.md", "part-1.md", "part-02.md", "part-2.md", "part-10.md", "part-11b.md", "part.md",
    ]  # fmt: skip
    assert natural_key("9" * 5000)  # no number is too long for it
