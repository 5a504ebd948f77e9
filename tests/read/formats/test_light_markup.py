"""Notebooks, AsciiDoc, Org, reStructuredText, subtitles: what is heard of them, and what is not."""

import json
import sys
from contextlib import suppress

import pytest

from articlecast.errors import NotAnArticle, ReadError
from articlecast.model import (
    Article,
    Block,
    Code,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    plain,
    walk_blocks,
)
from articlecast.read import ReadOptions, read_article
from articlecast.read.formats.lookup import find_format
from articlecast.read.markup.texts import block_texts
from support.growth import grows_as_its_size

SEA = "The sea lay flat before the harbour that morning, and no boat had gone out."


def read(text: str, name: str, media_type: str = "") -> Article:
    return read_article(Document(text.encode(), media_type, name), ReadOptions())


def texts(article: Article) -> list[str]:
    return [plain(block.content) for block in walk_blocks(article.blocks) if isinstance(block, Paragraph)]


def of_kind(article: Article, kind: type[Block]) -> list[Block]:
    return [block for block in walk_blocks(article.blocks) if isinstance(block, kind)]


def note_marks(article: Article) -> list[str]:
    paragraphs = (block for block in article.blocks if isinstance(block, Paragraph))
    return [mark.value for block in paragraphs for span in block.content if (mark := span.mark("note"))]


# ---------------------------------------------------------------- notebooks


def write_notebook(*cells: dict[str, object], **metadata: object) -> str:
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def cell(kind: str, *lines: str, **more: object) -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": list(lines), **more}


def test_a_notebook_is_its_text_and_code_and_never_its_outputs() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["forty-two seals\n"]}
    article = read(
        write_notebook(
            cell("markdown", "# Counting seals\n", "\n", SEA),
            cell("code", "print(42)\n", "x = '````'", outputs=[output]),
            cell("raw", "nothing to hear"),
            cell("markdown", "## The count\n", "\n", "```python\n", "an open fence"),
            cell("markdown", "And so it ended."),
            cell("markdown", "Folded away.", metadata={"tags": ["remove-cell"]}),
            authors=[{"name": "Ana Lee"}],
            language_info={"name": "python"},
        ),
        "seals.ipynb",
    )
    assert (article.title, article.authors) == ("Counting seals", ("Ana Lee",))
    assert texts(article) == [SEA, "And so it ended."]
    assert of_kind(article, Code) == [Code("print(42)\nx = '````'", "python"), Code("an open fence", "python")]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ((cell("code", "import seals"), cell("markdown", f"# Counting seals\n\n{SEA}")), "Counting seals"),
        ((cell("markdown", f'<h1 align="center">Seals &amp; <i>us</i></h1>\n\n{SEA}'),), "Seals & us"),
        ((cell("code", "import seals"), cell("markdown", f"{SEA}\n\n# The count\n\n{SEA}")), "Two bays"),
        ((cell("code", "x"), cell("markdown", f"# One\n\n{SEA}"), cell("markdown", f"# Two\n\n{SEA}")), "Two bays"),
        ((cell("code", "x"), cell("markdown", f"## One\n\n{SEA}")), "Two bays"),
        (
            (cell("markdown", "##### Copyright 2024 Ana Lee."), cell("markdown", f"# Counting seals\n\n{SEA}")),
            "Counting seals",
        ),
        ((cell("markdown", "Copyrights are dull."), cell("markdown", f"# The count\n\n{SEA}")), "Two bays"),
        ((cell("code", "# Not this"), cell("markdown", SEA)), "Two bays"),
    ],
)
def test_a_notebook_that_begins_with_code_has_the_title_of_its_only_heading(
    cells: tuple[dict[str, object], ...], title: str
) -> None:
    article = read(write_notebook(*cells), "two-bays.ipynb")
    assert article.title == title
    assert all(title not in text for text in texts(article))


def test_a_notebooks_row_of_links_to_where_it_runs_is_not_read() -> None:
    row = "<td><a href='https://colab.example/a'><img src='a.png'/>Run in Colab</a></td>"
    buttons = f"# Counting seals\n\n<table class='tfo-notebook-buttons' align='left'>{row}</table>\n\n{SEA}"
    assert texts(read(write_notebook(cell("markdown", buttons)), "seals.ipynb")) == [SEA]
    shown = (
        "# Seals\n\n<table class='counts'><tr><th>Bay</th><th>Seals</th></tr><tr><td>North</td><td>42</td></tr></table>"
    )
    article = read(write_notebook(cell("markdown", f"{shown}\n\n{SEA}")), "seals.ipynb")
    assert any("North" in text for text in block_texts(article.blocks))


def test_a_key_of_a_list_of_books_is_not_read() -> None:
    text = f"Seals\n=====\n\n{SEA} They fell :cite:`lee99`. It is :cite:t:`lee99` who says so, at the :term:`quay`.\n"
    assert texts(read(text, "seals.rst")) == [f"{SEA} They fell. It is lee99 who says so, at the quay."]


def test_a_notebooks_cells_that_show_no_code_are_left_out() -> None:
    quiet = [
        cell("code", "#| echo: false\n", "a = 1"),
        cell("code", "b = 1", metadata={"tags": ["hide-input"]}),
        cell("code", "c = 1", metadata={"jupyter": {"source_hidden": True}}),
    ]
    shown = [cell("code", "d = 'echo: false'"), cell("code", "# echo: false\n", "e = 1")]
    article = read(write_notebook(cell("markdown", "# Seals\n\n", SEA), *quiet, *shown), "seals.ipynb")
    assert of_kind(article, Code) == [Code("d = 'echo: false'"), Code("# echo: false\ne = 1")]
    header = cell("raw", "---\n", "title: Seals\n", "execute:\n", "  echo: false\n", "---")
    loud = cell("code", "#| echo: true\n", "f = 1")
    article = read(write_notebook(header, cell("markdown", SEA), *shown, loud), "seals.ipynb")
    assert of_kind(article, Code) == [Code("#| echo: true\nf = 1")]


def test_a_notebook_of_the_third_form_is_read_too() -> None:
    sheet = {"cells": [{"cell_type": "heading", "level": 1, "source": "Seals"}, cell("markdown", SEA)]}
    article = read(json.dumps({"worksheets": [sheet], "metadata": {}, "nbformat": 3}), "old.ipynb")
    assert (article.title, texts(article)) == ("Seals", [SEA])


def test_a_notebooks_first_cell_may_be_a_header() -> None:
    header = cell("raw", "---\n", "title: Seals\n", "date: 2026-03-01\n", "draft: true\n", "---")
    article = read(write_notebook(header, cell("markdown", SEA)), "seals.ipynb")
    assert (article.title, article.hidden, texts(article)) == ("Seals", "draft: true", [SEA])


def test_what_is_no_sound_notebook_is_told() -> None:
    with pytest.raises(NotAnArticle, match="without a word beside its code"):
        read(write_notebook(cell("code", "print(1)")), "seals.ipynb")
    with pytest.raises(ReadError, match="JSON is damaged"):
        read(write_notebook(cell("markdown", SEA))[:-9] + '"nbformat": 4,', "seals.ipynb")
    assert find_format(Document(b'{"cells": [1, 2], "rows": 4}', "", "bees.json")).name == "data"


# ---------------------------------------------------------------- AsciiDoc

ASCIIDOC = f"""= Seals on the Quay: A Winter
Ana Lee <ana@example.org>; Bo Mar
v1.2, 2026-03-01: a second look
:toc:
:keywords: seals, winter
:site: https://example.org

// for the desk alone
[.lead]
{SEA}footnote:[The _log_ says so.] See {{site}}/quay[the quay^] and `a_b_c` at *noon*.(((seals,counted)))

== What came [[next]]

IMPORTANT: Mind the gap.

[source,ruby]
----
puts 1 # <1>
// kept
----
<1> It prints.

.The north light
image::north.png[A lamp,300]

* One
** Nested
* Two
+
With a paragraph.

[quote, Captain Mar, The Log]
____
We came in late.
____

Tide:: It rises.

.Tides
[%header,cols="1,2"]
|===
|Hour |Height

|Six
|2.1 m
|===

ifdef::secret[]
Hidden by a condition.
endif::[]
include::other.adoc[]

////
A hidden block.
////

<<next,What came>> was a++b, 5 * 6 * 7, and snake_case_name; (C) 2026 -- or so...
"""


def test_asciidoc_is_read_with_its_header_and_blocks() -> None:
    article = read(ASCIIDOC, "seals.adoc")
    assert (article.title, article.authors) == ("Seals on the Quay: A Winter", ("Ana Lee", "Bo Mar"))
    assert (str(article.published)[:10], article.tags) == ("2026-03-01", ("seals", "winter"))
    assert texts(article) == [
        f"{SEA}1 See the quay and a_b_c at noon.",
        "Important: Mind the gap.",
        "It prints.",
        "One",
        "Nested",
        "Two",
        "With a paragraph.",
        "We came in late.",
        "It rises.",
        "What came was a++b, 5 * 6 * 7, and snake_case_name; © 2026\u2009—\u2009or so…",
        "The log says so.",
    ]
    assert [plain(block.content) for block in article.blocks if isinstance(block, Heading)] == ["What came"]
    assert of_kind(article, Code) == [Code("puts 1\n// kept", "ruby")]
    assert [block.alt for block in article.blocks if isinstance(block, Figure)] == ["A lamp"]
    assert [plain(block.attribution) for block in article.blocks if isinstance(block, Quote)] == [
        "Captain Mar, The Log"
    ]
    (table,) = (block for block in article.blocks if isinstance(block, Table))
    assert [plain(each) for each in (*table.header, *table.rows[0], table.caption)] == [
        "Hour", "Height", "Six", "2.1 m", "Tides",
    ]  # fmt: skip
    assert note_marks(article) == [note.name for note in of_kind(article, Note) if isinstance(note, Note)]


HARD_WRAPPED = """= Seals

It _came in
late_, *as it
should*, said "`the old
man`" of `a long
name`.footnote:[Whoever
asks him.] Then 5 * 6
and 7 * 8, a_b and
c_d, #1 and
#2 came.
"""


def test_asciidocs_marks_reach_over_the_end_of_a_line() -> None:
    article = read(HARD_WRAPPED, "seals.adoc")
    assert texts(article) == [
        "It came in late, as it should, said “the old man” of a long name.1 Then 5 * 6 and 7 * 8, a_b and c_d, #1 and #2 came.",
        "Whoever asks him.",
    ]
    assert isinstance(article.blocks[0], Paragraph)
    assert [plain((s,)) for s in article.blocks[0].content if s.mark("em") or s.mark("strong")] == [
        "came in late", "as it should",
    ]  # fmt: skip


@pytest.mark.parametrize(("columns", "width"), [(",>,>", 3), ("1,2a", 2), ("3*", 3), (";", 2)])
def test_a_column_of_asciidoc_that_says_nothing_of_itself_is_one(columns: str, width: int) -> None:
    cells = "".join(f"|{word}\n" for word in ("a", "b", "c", "d", "e", "f"))
    (table,) = of_kind(read(f'= Seals\n\n{SEA}\n\n[cols="{columns}"]\n|===\n{cells}|===\n', "seals.adoc"), Table)
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {width}


FORMULAS = {
    "a.adoc": (
        "= T\n:stem: latexmath\n\nIt is latexmath:[x^2 < 1], then stem:[\\frac{a}{b}].",
        ["x^2 < 1", "\\frac{a}{b}"],
    ),
    "b.adoc": ("= T\n\nIt is stem:[sqrt 4].", []),
    "a.org": ("#+title: T\n\nIt is \\(x^2 < 1\\), or $n = 3$; \\alpha and \\foo stay.", ["x^2 < 1", "n = 3"]),
    "b.org": ("#+title: T\n\nIt cost $5 and then 6$ more.", []),
    "a.rst": ("T\n=\n\nIt is :math:`x^2 < 1`.", ["x^2 < 1"]),
    "b.rst": ("T\n=\n\nIt is ``x^2``.", []),
}


@pytest.mark.parametrize(("name", "text", "formulas"), [(n, *row) for n, row in FORMULAS.items()], ids=FORMULAS)
def test_formulas_in_a_sentence_are_formulas(name: str, text: str, formulas: list[str]) -> None:
    (block,) = read(text, name).blocks
    assert isinstance(block, Paragraph)
    assert [mark.value for span in block.content if (mark := span.mark("maths"))] == formulas


def test_orgs_displayed_formula_is_one_and_its_names_of_letters_are_letters() -> None:
    article = read("#+title: T\n\nA \\alpha{} and \\frac12 here.\n\n\\[ x^2\n+ 1 \\]\n\n\\[ is a bracket.\n", "a.org")
    assert texts(article) == ["A α and \\frac12 here.", "\\[ is a bracket."]
    assert of_kind(article, Code) == [Code("x^2\n+ 1", "tex")]


def test_restructured_texts_escaped_spaces_are_none() -> None:
    assert texts(read("T\n=\n\nH\\ :sub:`2`\\ O is \\*wet\\*.", "a.rst")) == ["H2O is *wet*."]


def test_asciidoc_is_known_by_its_head_and_markdown_is_not_taken_for_it() -> None:
    assert find_format(Document(b"= Seals\n:toc:\n\nText.\n", "", "standard input")).name == "asciidoc"
    assert find_format(Document(b"= is a sign\n\nand so is *\n", "", "a.txt")).name == "text"
    assert find_format(Document(b"# Seals\n\n== 5 apples\n", "text/markdown", "a.md")).name == "markdown"
    assert find_format(Document(b"<!doctype html><title>A</title>", "text/html", "https://e.org/a.adoc")).name == "page"


def test_a_site_generators_header_above_asciidoc_counts() -> None:
    article = read(
        f"---\ntitle: Seals\nauthor: Ana Lee\ndraft: true\n---\n\n*{SEA}*\n\n== End\n\nLast.\n", "seals.adoc"
    )
    assert (article.title, article.authors, article.hidden) == ("Seals", ("Ana Lee",), "draft: true")
    assert texts(article) == [SEA, "Last."]


# ---------------------------------------------------------------- Org

ORG = f"""#+TITLE: Seals on the Quay
#+AUTHOR: Ana Lee
#+DATE: <2026-03-01 Sun>
#+FILETAGS: :seals:winter:

# for the desk alone
{SEA}[fn:1] It cost 5/6 of it, see [[https://example.org][the quay]] at *noon* and ~a_b~.
* TODO [#A] What came [1/2]   :quay:
SCHEDULED: <2026-03-02 Mon>
:PROPERTIES:
:ID: 77
:END:
On <2026-03-02 Mon 10:00> it ended[fn:: In place.].
- One
  that goes on
  - Nested
- [X] Two
1. First
- Tide :: It rises.
#+BEGIN_SRC python
print(1)
#+END_SRC
#+RESULTS:
: 42 seals

#+CAPTION: The north light
[[file:north.png]]
#+BEGIN_QUOTE
We came in late.
#+END_QUOTE
| Hour | Height |
|------+--------|
| Six  | 2.1 m  |
#+begin_comment
hidden
#+end_comment
* COMMENT Plans
Not heard.
* Private :noexport:
Nor this.
** Below it
Nor that.
* Footnotes
[fn:1] The log says so.
"""


def test_org_is_read_as_it_would_be_exported() -> None:
    article = read(ORG, "seals.org")
    assert (article.title, article.authors, article.tags) == ("Seals on the Quay", ("Ana Lee",), ("seals", "winter"))
    assert str(article.published)[:10] == "2026-03-01"
    assert texts(article) == [
        f"{SEA}1 It cost 5/6 of it, see the quay at noon and a_b.",
        "On 2026-03-02 10:00 it ended2.",
        "One that goes on",
        "Nested",
        "Two",
        "First",
        "It rises.",
        "We came in late.",
        "The log says so.",
        "In place.",
    ]
    assert [plain(block.content) for block in article.blocks if isinstance(block, Heading)] == ["What came"]
    assert of_kind(article, Code) == [Code("print(1)", "python")]
    assert [block.kind for block in article.blocks if isinstance(block, ListBlock)] == [
        "unordered", "ordered", "definition",
    ]  # fmt: skip
    assert [plain(block.caption) for block in article.blocks if isinstance(block, Figure)] == ["The north light"]
    assert len(note_marks(article)) == len(of_kind(article, Note)) == 2


def test_an_org_file_without_a_title_is_called_by_its_headline_or_its_name() -> None:
    assert read(f"* Seals\n{SEA}\n** More\n{SEA}\n", "2026-notes.org").title == "Seals"
    assert read(f"* One\n{SEA}\n* Two\n{SEA}\n", "the-quay.org").title == "The quay"


# ---------------------------------------------------------------- reStructuredText

RST = f"""=================
Seals on the Quay
=================

:Author: Ana Lee
:Date: 2026-03-01
:Tags: seals, winter
:Status: draft

.. contents:: Table
.. _quay:

{SEA} [1]_ See :ref:`the quay <quay>`, :class:`~tide.Table` and :sub:`x`. A |version| and an open *star.

.. note:: Mind the gap.

What came
=========

.. code-block:: python
   :linenos:

   print(1)

.. figure:: north.png
   :alt: A lamp

   The north light.

.. raw:: html

   <p>raw</p>

.. include:: /etc/hostname

.. toctree::

   hidden

.. my-box:: Its name
   :color: red

   Boxed text.

* One
* Two

.. list-table:: Tides
   :header-rows: 1

   * - Hour
     - Height
   * - Six
     - 2.1 m

.. [1] The log says so.
"""


def test_restructured_text_is_read_and_what_nobody_registered_gives_its_text() -> None:
    article = read(RST, "seals.rst")
    assert (article.title, article.authors, article.tags) == ("Seals on the Quay", ("Ana Lee",), ("seals", "winter"))
    assert (str(article.published)[:10], article.hidden) == ("2026-03-01", "status: draft")
    assert texts(article) == [
        f"{SEA}1 See the quay, Table and x. A version and an open star.",
        "Note: Mind the gap.",
        "Boxed text.",
        "One",
        "Two",
        "The log says so.",
    ]
    assert of_kind(article, Code) == [Code("print(1)", "python")]
    assert [plain(block.caption) for block in article.blocks if isinstance(block, Figure)] == ["The north light."]
    (table,) = (block for block in article.blocks if isinstance(block, Table))
    assert [plain(each) for each in (*table.header, *table.rows[0])] == ["Hour", "Height", "Six", "2.1 m"]
    assert len(note_marks(article)) == len(of_kind(article, Note)) == 1


def test_docutils_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("articlecast.read.formats.markups.restructured")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(ReadError, match="cannot be read as restructured text") as caught:
        read(RST, "seals.rst")
    assert caught.value.hint.startswith("pip install")


def test_restructured_text_that_would_take_minutes_is_refused() -> None:
    for text, wrong in (("|=\n|a\n" * 5000, "bars in one paragraph"), ("a\n\n" * 9000, "lines")):
        with pytest.raises(ReadError, match=wrong):
            read(f"{RST}\n{text}", "seals.rst")


# ---------------------------------------------------------------- subtitles

VTT = """WEBVTT - A talk on the quay
Language: en

NOTE for the desk

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Ana Lee>The sea lay <i>flat</i> before

2
00:03.000 --> 00:05.000
<v Ana Lee>the harbour. [MUSIC]

3
00:06.000 --> 00:07.000
<v Bo>♪ la la ♪ Was it &amp; is it?

4
00:07.000 --> 00:09.000
<v Ana Lee>(LAUGHTER) It was (in part).
"""
SRT = """1
00:00:00,000 --> 00:00:02,000
the sea lay flat

2
00:00:02,000 --> 00:00:04,000
the sea lay flat
before the harbour

3
00:00:04,000 --> 00:00:06,000
before the harbour
that morning.

4
00:00:20,000 --> 00:00:22,000
{\\an8}ANA: It was late.
- Was it?
"""


def test_subtitles_are_their_words_with_who_says_them_where_that_changes() -> None:
    article = read(VTT, "talk.vtt")
    assert (article.title, article.language) == ("A talk on the quay", "en")
    assert texts(article) == [
        "Ana Lee: The sea lay flat before the harbour.",
        "Bo: Was it & is it?",
        "Ana Lee: It was (in part).",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rolling_captions_are_said_once(end: str) -> None:
    article = read(SRT.replace("\n", end), "2026-03-01-the-quay.en.srt")
    assert article.title == "The quay"
    assert texts(article) == ["the sea lay flat before the harbour that morning.", "Ana: It was late.", "Was it?"]


def test_what_is_said_twice_is_heard_twice() -> None:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n\n" for n, text in enumerate(("Go!", "No.", "Go!"))
    )
    assert texts(read(cues, "quay.srt")) == ["Go! No. Go!"]


@pytest.mark.parametrize(
    "line",
    [
        "Subtitles by Bo Lind",
        "<i>Captions by\nAmara.org</i>",
        "Subtítulos: www.mar.example",
        "Untertitel von Käthe Möll",
        "Sous-titrage : Luc Roy",
        "字幕：田中",
        "Synced and corrected by Bo www.sync.example",
        "www.mar.example",
    ],
)
def test_who_made_the_subtitles_is_not_said(line: str) -> None:
    rows = (line, "The sea is flat.", "No boat is out.", "It is late.", line)
    cues = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n\n" for n, text in enumerate(rows))
    assert texts(read(cues, "the-quay.srt")) == ["The sea is flat. No boat is out. It is late."]


@pytest.mark.parametrize(
    "line", ["Subtitles by themselves are no help.", "Legendas: a history.", "Translated by nobody, it is read by all."]
)
def test_a_sentence_about_subtitles_is_said(line: str) -> None:
    rows = (line, "The sea is flat.")
    cues = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n\n" for n, text in enumerate(rows))
    assert texts(read(cues, "the-quay.srt")) == [f"{line} The sea is flat."]


def test_in_the_middle_of_a_talk_such_words_are_the_talks() -> None:
    rows = ("A.", "B.", "C.", "Subtitles by Bo Lind", "are the best.", "D.", "E.", "F.")
    cues = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n\n" for n, text in enumerate(rows))
    assert "Subtitles by Bo Lind are" in texts(read(cues, "the-quay.srt"))[0]


def test_subtitles_without_words_are_no_article() -> None:
    with pytest.raises(NotAnArticle, match="without a word"):
        read("WEBVTT\n\n00:01.000 --> 00:02.000\n[MUSIC]\n", "a.vtt")


# ---------------------------------------------------------------- all of them

RUNS = (
    "*",
    "_",
    "`",
    "[",
    "[[",
    "{",
    "|",
    "footnote:[",
    "[fn:",
    "- ",
    "* ",
    ". ",
    ":a:",
    "==",
    "#+begin_quote\n",
    "<",
    "a::",
)


@pytest.mark.parametrize("name", ["a.adoc", "a.org", "a.srt"])
@pytest.mark.parametrize("sign", RUNS)
def test_runs_of_signs_take_no_time(name: str, sign: str) -> None:
    def read_run(letters: int) -> None:
        for joint in ("", " ", "\n"):
            with suppress(ReadError):
                read(f"= Seals\n\n{SEA}\n\n" + joint.join([sign] * (letters // (len(sign) + 1))), name)

    assert grows_as_its_size(read_run, 30_000)


POSTED = """:orphan:

.. post:: 04 March, 2026
   :tags: mills, water
   :author: Pia Holm, Ola Berg
   :category: Walks
   :language: en
   :excerpt: 1

===========
The mill
===========

.. |br| raw:: html

   <br />

The race runs fast. |br| It is old, as was shown [Holt99]_.

.. [Holt99] Holt, J.: Mills.

.. update:: 05 March, 2026

   The weir is closed.
"""


def test_a_post_of_ablogs_has_its_fields_and_nothing_else_of_its_directive() -> None:
    article = read(POSTED, "mill.rst")
    assert (article.title, article.authors, article.tags) == (
        "The mill",
        ("Pia Holm", "Ola Berg"),
        ("Walks", "mills", "water"),
    )
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-03-04"
    said = " ".join(texts(article))
    assert " ".join(said.split()) == "The race runs fast. It is old, as was shown . The weir is closed."


@pytest.mark.parametrize(
    "head", [".. post::\n\n", ".. post:: soon\n   :author:\n\n", ".. posts:: 04 March, 2026\n\n", ""]
)
def test_a_post_that_says_nothing_has_no_fields(head: str) -> None:
    article = read(f"{head}The mill\n========\n\nIt is old.\n", "mill.rst")
    assert (article.title, article.authors, article.published) == ("The mill", (), None)


def test_how_much_of_a_list_of_orgs_is_done_is_not_said() -> None:
    article = read("#+TITLE: Bees\n\n* Work [2/3]\n- feed [50%]\n- count [1/2] of them\n- see [3]\n", "bees.org")
    assert [plain(each.content) for each in article.blocks if isinstance(each, Heading)] == ["Work"]
    assert texts(article) == ["feed", "count [1/2] of them", "see [3]"]


def test_a_notebooks_hidden_cell_shows_the_caption_of_its_picture() -> None:
    shown = cell("code", '#| fig-cap: "The tide"\n', "plot()", metadata={"tags": ["hide-input"]})
    gone = cell("code", '#| fig-cap: "The ebb"\n', "plot()", metadata={"tags": ["remove-cell"]})
    article = read(write_notebook(cell("markdown", "# Sea\n", "\n", "It rose."), shown, gone), "sea.ipynb")
    assert [plain(each.caption) for each in article.blocks if isinstance(each, Figure)] == ["The tide"]


@pytest.mark.parametrize("line", ["1", "so it went", "a."])
def test_a_cue_without_an_end_takes_no_time(line: str) -> None:
    def read_cue(letters: int) -> None:
        read(f"1\n00:00:01,000 --> 00:00:02,000\n{SEA}\n" + f"{line}\n" * (letters // (len(line) + 1)), "a.srt")

    assert grows_as_its_size(read_cue, 60_000)
