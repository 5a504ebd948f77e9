"""What an address may show of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecast.credentials import (
    drop_secrets,
    fill_in,
    find_login,
    hide_secrets,
    mask_addresses,
    remember_slip,
    unmask,
)
from support.growth import grows_as_its_size

SHOWN = {
    "https://me:secret@host.example/a": "https://me:***@host.example/a",
    "https://me:s@cret@host.example/a": "https://me:***@host.example/a",
    "https://ghp_abcdef@host.example/a": "https://***@host.example/a",
    "sftp://me@host.example/show": "sftp://me@host.example/show",
    "sftp://me:secret@host.example/show": "sftp://me:***@host.example/show",
    "s3://bucket/show": "s3://bucket/show",
    "https://host.example/a?token=abc&page=2": "https://host.example/a?token=***ba7816bf&page=2",
    "https://host.example/a?page=2&X-Amz-Signature=abc": "https://host.example/a?page=2&X-Amz-Signature=***ba7816bf",
    "https://host.example/a?sig=abc": "https://host.example/a?sig=***ba7816bf",
    "https://host.example/a?key=abcdefgh1": "https://host.example/a?key=***91b9ba2a",
    "https://host.example/a?key=20260301": "https://host.example/a?key=20260301",
    "https://host.example/a?key=news": "https://host.example/a?key=news",
    "https://host.example/@me/a": "https://host.example/@me/a",
    "https://me:sec/ret@host.example/a": "https://me:***@host.example/a",
    "https://me:12/ret?#@host.example/a": "https://me:12/ret?#@host.example/a",
    "https://host.example:8080/@me/a": "https://host.example:8080/@me/a",
    "https://host.example:/@me/a": "https://host.example:/@me/a",
    "https://f.example/a#entry=https%3A%2F%2Fme%3Asecret%40h%2Fb%3Ftoken%3Dabc%26p%3D1":
        "https://f.example/a#entry=https%3A%2F%2Fme%3A***%40h%2Fb%3Ftoken%3D***ba7816bf%26p%3D1",
    "articles/a?token=abc.md": "articles/a?token=abc.md",
}  # fmt: skip


@pytest.mark.parametrize(("address", "shown"), SHOWN.items())
def test_a_password_or_token_is_masked_and_all_else_stays(address: str, shown: str) -> None:
    assert mask_addresses(f"error: {address}: failed") == f"error: {shown}: failed"


ALONE = {
    "https://me:drift wood@host.example/a": "https://me:***@host.example/a",
    "https://me:drift  w@od@host.example:8080/@me#entry=tag:a@b": "https://me:***@host.example:8080/@me#entry=tag:a@b",
    "sftp://me:a b@host.example/show": "sftp://me:***@host.example/show",
    "https://host.example: ask ana@host.example": "https://host.example: ask ana@host.example",
    "https://host.example:80 is gone, ask ana@host.example": "https://host.example:80 is gone, ask ana@host.example",
    "https://host.example/a b:c d@e": "https://host.example/a b:c d@e",
    "https://host.example/a\nme:c d@e": "https://host.example/a\nme:c d@e",
    "https://me:drift wood": "https://me:drift wood",
}


@pytest.mark.parametrize(("address", "shown"), ALONE.items())
def test_a_password_with_blanks_is_masked_where_its_address_stands_alone(address: str, shown: str) -> None:
    assert mask_addresses(address) == shown
    assert mask_addresses(shown) == shown


ADDRESS = st.from_regex(r"https://([a-z:%@]{0,9}@)?[a-z]{1,5}/[a-z]{0,3}(\?(token|key|a|sig)=[a-z0-9*$]{0,12}){0,3}")


@given(ADDRESS)
def test_to_mask_twice_is_to_mask_once(address: str) -> None:
    assert mask_addresses(mask_addresses(address)) == mask_addresses(address)


def test_two_tokens_are_two_sources() -> None:
    assert mask_addresses("https://a.example/?token=one") != mask_addresses("https://a.example/?token=two")


def test_a_masked_name_leads_back_to_the_address_that_the_show_has() -> None:
    own = "https://me:secret@host.example/feed?token=abc"
    assert unmask(f"{mask_addresses(own)}#entry=1", [own]) == f"{own}#entry=1"
    assert unmask("https://other.example/a", [own]) == "https://other.example/a"


def test_what_is_filled_in_from_the_environment_is_masked_wherever_it_stands() -> None:
    environment = {"FEED_PATH": "0c1f-a-path-that-nobody-knows", "FEED_HOST": "feeds.example.net"}
    filled = fill_in("https://${FEED_HOST}/${FEED_PATH}/feed.xml?x=${UNSET}", environment)

    assert filled == "https://feeds.example.net/0c1f-a-path-that-nobody-knows/feed.xml?x=${UNSET}"
    assert "nobody-knows" not in mask_addresses(filled)
    assert "nobody-knows" not in hide_secrets("the server said: 0c1f-a-path-that-nobody-knows is wrong")
    assert mask_addresses("https://feeds.example.net/a") == "https://feeds.example.net/a"


@pytest.mark.parametrize(
    "address",
    [
        "//me:drift-wood@host.example/a",
        "http:/me:drift-wood@host.example/a",
        "https://me:drift-wood/1@host.example/a",
        "https://me:drift-wood of ours@host.example/a",
        "https://me:drift-wood#1@host.example/a",
        "https://me:12/drift-wood@host.example/a",
        "https:me:drift-wood@host.example/a",
        "me:drift-wood@host.example/a",
        "me:drift-wood@127.0.0.1:8080/a",
    ],
)
def test_the_password_of_a_mistyped_address_is_shown_nowhere(address: str) -> None:
    remember_slip(address)
    assert "drift-wood" not in hide_secrets(f"error: {address}: is no address\ntry:   ls {address}")


@pytest.mark.parametrize("typed", ["https:/me:{}@host.example/a", "//me:{}@host.example/a", "me:{}@host.example/a"])
def test_a_short_password_of_a_mistyped_address_is_hidden_in_it_and_nowhere_else(typed: str) -> None:
    remember_slip(typed.format("at"))
    assert hide_secrets(f"error: {typed.format('at')}: at 6 o'clock") == f"error: {typed.format('***')}: at 6 o'clock"


@pytest.mark.parametrize(
    "address",
    [
        "https://host.example:8080/@tide-of-six/a",
        "http://localhost:8080/@tide-of-six/a",
        "notes:tide-of-six@home.md",
        "https://web.example/2026/https://host.example/@tide-of-six",
        "https://[::1]:8080/@tide-of-six",
        "articles/tide-of-six:a@b.md",
        "https://tide-of-six@host.example/a",
        "https://me:tide-of-six@host.example/a",
        "https://me:tide@host.example/a",
    ],
)
def test_what_is_no_password_of_a_mistyped_address_stays(address: str) -> None:
    remember_slip(address)
    assert hide_secrets("the tide-of-six, a tide") == "the tide-of-six, a tide"


def test_a_login_is_for_its_own_server_alone() -> None:
    known = ["https://me:secret@host.example/feed.xml"]
    assert find_login("https://host.example/page.html", known) == "me:secret"
    assert find_login("https://me:***@host.example/page.html", known) == "me:secret"
    for other in (
        "http://host.example/",
        "https://host.example:8443/",
        "https://host.example.net/",
        "https://a.example",
    ):
        assert find_login(other, known) == ""


def test_an_address_is_published_without_what_is_secret_in_it() -> None:
    published = drop_secrets("https://me:secret@host.example/a?page=2&token=abc&sig=def#top")
    assert published == "https://host.example/a?page=2#top"
    assert drop_secrets("https://host.example/a?token=abc") == "https://host.example/a"


@pytest.mark.parametrize(
    "part", ["https://", "a://b:", "a://b:c/", "?token=", "&a_a_", "%3A%2F%2F", "%3Ftoken%3D", "a" * 9, "x-"]
)
def test_a_text_of_any_size_is_masked_in_time_that_grows_as_it_does(part: str) -> None:
    assert grows_as_its_size(lambda letters: mask_addresses("https://" + part * (letters // len(part))), 400_000)
