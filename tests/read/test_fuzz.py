"""Whatever comes in: a sound article or one of our own errors, never anything else."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articlecast.errors import ReadError
from articlecast.model import Document, plain, walk_blocks
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.feeds import read_entries
from articlecast.read.markup.credits import is_credit, split_caption
from articlecast.read.text.bylines import clean_names
from articlecast.read.text.dates import parse_date
from articlecast.read.text.words import fold_spans, text_of

RELAXED = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TAGS = "p div a b em h1 h2 ul ol li dl dt dd table tr td th figure figcaption img blockquote cite pre code math br hr sup q".split()  # noqa: SIM905
ATTRIBUTES = ("", ' class="byline"', ' href="#fn1"', ' src="a.jpg"', ' colspan="99999999"', ' start="-3"', ' lang="fr"',
              " hidden", ' id="fn1"', ' srcset="a 1w, b 2e9w, ,"', ' datetime="2026-13-99"', ' href="http://[x"')  # fmt: skip
TOKENS = st.one_of(
    st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)).map(lambda pair: f"<{pair[0]}{pair[1]}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.text(max_size=30),
    st.just(
        "The tide came in at six and went out again at noon, as the tables in the harbour had said that it would. "
    ),
)
HTML = st.lists(TOKENS, max_size=60).map("".join)
TYPES = st.sampled_from(["", "text/html", "text/plain", "text/markdown", "application/rss+xml", "application/json"])


@RELAXED
@given(HTML, TYPES)
def test_any_markup_gives_an_article_or_our_error(html: str, media_type: str) -> None:
    with suppress(ReadError):
        article = read_article(Document(html.encode("utf-8", "replace"), media_type, "https://post.example/a"))
        assert article.title
        assert any(plain(getattr(block, "content", ())) or block for block in walk_blocks(article.blocks))


@RELAXED
@given(HTML)
def test_any_front_matter_body_gives_an_article_or_our_error(html: str) -> None:
    with suppress(ReadError):
        article = read_article(Document(f"---\ntitle: A\n---\n{html}".encode("utf-8", "replace"), "", "a.md"))
        assert article.title == "A"


@RELAXED
@given(st.binary(max_size=300), TYPES, st.text(max_size=12))
def test_any_bytes_give_an_article_or_our_error(content: bytes, media_type: str, charset: str) -> None:
    for head in (
        b"",
        b"---\n",
        b"<html><title>A</title>",
        b"<rss><channel><item>",
        b'{"version":"https://jsonfeed.org/version/1",',
    ):
        with suppress(ReadError):
            read_article(Document(head + content, media_type, "a", charset))
        with suppress(ReadError):
            read_entries(Document(head + content, media_type, "a", charset), ReadOptions())


@RELAXED
@given(st.text(max_size=120))
def test_any_words_pass_the_small_parsers(words: str) -> None:
    clean_names([words])
    is_credit(words)
    caption, credit = split_caption(text_of(words))
    assert len(plain(caption)) + len(plain(credit)) <= len(words) + 1
    moment = parse_date(words)
    assert moment is None or moment.tzinfo is not None


@RELAXED
@given(st.lists(st.tuples(st.text(max_size=8), st.just(())), max_size=8))
def test_folded_text_has_no_space_at_its_ends_nor_two_in_a_row(pieces: list[tuple[str, tuple[()]]]) -> None:
    words = plain(fold_spans(pieces))
    assert words == words.strip(" \n")
    assert "  " not in words
