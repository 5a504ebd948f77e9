"""robots.txt as RFC 9309 has it: that the library reads it so is what a site relies on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from articlecast.read.fetch.fetcher import AGENT

ALL = "User-agent: *\n"
CASES = {
    "the longest rule holds, wherever it stands": (f"{ALL}Disallow: /\nAllow: /news/", {"/news/a": True, "/b": False}),
    "of equals the one that allows": (f"{ALL}Disallow: /a\nAllow: /a", {"/a": True}),
    "a star is anything": (f"{ALL}Disallow: /*/print", {"/a/print": False, "/a/b": True}),
    "a dollar is the end": (f"{ALL}Disallow: /*.pdf$", {"/a.pdf": False, "/a.pdfx": True, "/a.pdf/b.pdf": False}),
    "the front page alone": (f"{ALL}Disallow: /$", {"/": False, "/a": True}),
    "a query": (f"{ALL}Disallow: /*?print=", {"/a?print=1": False, "/a": True}),
    "letters written otherwise": (f"{ALL}Disallow: /café\nDisallow: /%61b", {"/caf%c3%a9": False, "/ab": False}),
    "nothing is disallowed": (f"{ALL}Disallow:", {"/a": True}),
    "our own group alone": (f"{ALL}Disallow: /\nUser-agent: ArticleCast\nDisallow: /b", {"/a": True, "/b": False}),
    "two names above one group": ("User-agent: x\nUser-agent: articlecast\nDisallow: /b", {"/a": True, "/b": False}),
    "no group": ("Disallow: /", {"/": True}),
    "a page in its place": ("<!doctype html><html><p>Not found: sorry.", {"/": True}),
}


@pytest.mark.parametrize(("text", "places"), CASES.values(), ids=list(CASES))
def test_rules_are_read_as_the_standard_says(text: str, places: dict[str, bool]) -> None:
    rules = Protego.parse(text)
    assert {place: rules.can_fetch(f"https://post.example{place}", AGENT) for place in places} == places


def test_a_delay_may_have_a_fraction() -> None:
    assert Protego.parse(f"{ALL}Crawl-delay: 2.5 # seconds").crawl_delay(AGENT) == 2.5
    assert Protego.parse(f"{ALL}Crawl-delay: soon").crawl_delay(AGENT) is None


@given(st.text(alphabet="/*$a%é?: \n"), st.text(alphabet="/a%é?$"))
def test_any_rules_give_an_answer(rules: str, place: str) -> None:
    Protego.parse(f"{ALL}Disallow: {rules}").can_fetch(f"https://post.example/{place}", AGENT)
