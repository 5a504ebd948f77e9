"""What generators write beside the text is understood or dropped; what looks like it, and code that shows it, stays."""

from collections.abc import Iterator

import pytest

from articlecast.model import Article, Block, Code, Document, Embed, Figure, Heading, Note, Paragraph, Quote, plain
from articlecast.read import read_article
from articlecast.read.formats.dialects import settle_html, settle_markdown
from articlecast.read.formats.dialects.title_blocks import write_header
from articlecast.read.formats.dialects.wordpress import settle_wordpress, write_paragraphs
from articlecast.read.markup.texts import block_texts
from support.growth import grows_as_its_size


def read(body: str, name: str = "post.md", header: str = "title: The tide\n") -> Article:
    text = f"---\n{header}---\n{body}" if header else body
    return read_article(Document(text.encode(), "text/markdown", name))


def show(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The blocks as lines, as ``figure: caption``; paragraphs as they are."""
    for block in blocks:
        match block:
            case Figure():
                yield f"figure: {plain(block.caption)}".rstrip()
            case Embed():
                yield f"embed: {block.kind}"
            case Code():
                yield "code"
            case Paragraph():
                yield plain(block.content)
            case Heading():
                yield f"# {plain(block.content)}"
            case Note():
                yield "note"
            case Quote():
                yield f"> {' / '.join(block_texts((block,)))}"
            case _:
                yield " / ".join(block_texts((block,)))


def lines(body: str, name: str = "post.md", header: str = "title: The tide\n") -> list[str]:
    return list(show(read(body, name, header).blocks))


UNDERSTOOD = {
    "hugo figure": (
        '{{< figure src="a.jpg" alt="x" caption="The *old* lamp, from [the quay](/q)" >}}\n\nLight.',
        ["figure: The old lamp, from the quay", "Light."],
    ),
    "hugo players": (
        'A.\n\n{{< youtube w7Ft2ymGmfc >}}\n\n{{< vimeo id="146022717" >}}\n\n{{< tweet user="a" id="145311" >}}\n\nB.',
        ["A.", "embed: video", "embed: video", "embed: post", "B."],
    ),
    "hugo links": ('See [the log]({{< ref "/log.md#a" >}}) and [more]({{% relref "x" %}}).', ["See the log and more."]),
    "hugo pairs": ("{{% notice tip %}}\nBring a *lamp*.\n{{% /notice %}}\n\nGo.", ["Bring a lamp.", "Go."]),
    "hugo listing": ('{{< highlight go "hl=1" >}}\nx := 1\n\ny := 2\n{{< / highlight >}}\n\nGo.', ["code", "Go."]),
    "hugo drawing": ("{{< mermaid >}}\nA-->B\n{{< /mermaid >}}\n\nGo.", ["Go."]),
    "hugo unknown": ('It is {{< icon "star" >}} late {{< param "x" >}}.\n\n<!--more-->\n\nGo.', ["It is late.", "Go."]),
    "hugo shown": ("{{</* youtube x */>}} plays it.", ["{{< youtube x >}} plays it."]),
    "hugo in a list": ('1. one\n\n   {{< figure src="b.jpg" title="T" >}}\n\n2. two', ["one", "figure: T", "two"]),
    "liquid comment": ("One.\n\n{% comment %}\nSecret\n\nnotes.\n{% endcomment %}\n\nTwo.", ["One.", "Two."]),
    "liquid raw": ("{% raw %}Write {{ page.title }} so.{% endraw %}", ["Write {{ page.title }} so."]),
    "liquid listing": ("{% highlight ruby %}\nputs '{{ a }}'\n{% endhighlight %}\n\nGo.", ["code", "Go."]),
    "liquid include": (
        '{% include toc.html %}\n{% include figure.html image="a.jpg" caption="Dawn" %}\n\nGo.',
        ["figure: Dawn", "Go."],
    ),
    "liquid links": (
        "See [it]({% post_url 2020-01-01-x %}), [them]({{ site.url }}/a) and [us]({% link about.md %}).",
        ["See it, them and us."],
    ),
    "liquid output": ("Welcome to {{ site.title | escape }}, all of you.", ["Welcome to, all of you."]),
    "liquid loop": ("{% for p in site.posts %}\n* [{{ p.title }}]({{ p.url }})\n{% endfor %}\n\nGo.", ["Go."]),
    "liquid branches": ("{% if a %}Here.{% endif %} {%- assign b = 1 -%}There.", ["Here. There."]),
    "kramdown": (
        "A line.\n{: .lead #a }\n\n* TOC\n{:toc}\n\n## Night\n{:.no_toc}\n\n*Dark*{: .x}.",
        ["A line.", "# Night", "Dark."],
    ),
    "kramdown comment": ("A.\n\n{::comment}\nnot this\n{:/comment}\n\nB.\n\n*[HTML]: Hyper Text", ["A.", "B."]),
    "hexo": (
        '{% asset_img a.jpg "At night" %}\n\n{% blockquote Ana Lee %}\nHer words.\n{% endblockquote %}\n\nGo.\n\n'
        "{% pullquote %}Her words.{% endpullquote %}",
        ["figure: At night", "> Her words.", "Go."],
    ),
    "zola": (
        'Look: {{ youtube(id="dCKeXuVHl1o", autoplay=true) }}\n\n{% quote(author="V") %}\nWords.\n{% end %}\n\nGo.',
        ["Look:", "embed: video", "> Words.", "Go."],
    ),
    "nunjucks": (
        '{% set x = 3 %}{# nobody #}Hello {{ name | upper }}.{% image "a.jpg", "alt" %}',
        ["Hello.", "figure:"],
    ),
    "obsidian links": (
        "See [[Harbour]], [[people/Ana Lee|Ana]], [[Pier#Lamps]], [[#Night]], [[2026-01-03]] and [[Log#^a1b2]].",
        ["See Harbour, Ana, Pier, Night, 2026-01-03 and Log."],
    ),
    "obsidian embeds": ("![[a.png|300]]\n\n![[Other note]]\n\n![[b.pdf#page=2]]\n\nGo.", ["figure:", "Go."]),
    "obsidian marks": ("A ==bright== lamp. %%ask Tom%% 这是==重点==内容。 ^a1b2c3", ["A bright lamp. 这是重点内容。"]),
    "obsidian comment": ("A.\n\n%%\nnot\n\nthis\n%%\n\nB.", ["A.", "B."]),
    "obsidian tags": (
        "#harbour #people/keepers\n\nGo. Issue #12 and C# stay.\n\n#Introduction",
        ["Go. Issue #12 and C# stay.", "#Introduction"],
    ),
    "dataview": (
        "mood:: good\n\nGo [due:: 2026-01-01] with (who:: Ana).\n\n```dataview\nLIST\n```\n\nIt is `= this.x`.",
        ["Go with Ana.", "It is."],
    ),
    "callout": (
        "> [!warning]- Mind the gap\n> It is **wide**.\n>\n> > [!tip]\n> > Jump.\n\nGo.",
        ["Warning: Mind the gap.", "It is wide.", "Tip.", "Jump.", "Go."],
    ),
    "callout of a quotation": ("> [!quote] Ana Lee\n> Her words.\n\nGo.", ["> Ana Lee / Her words.", "Go."]),
    "github alert": ("> [!NOTE]\n> Useful.\n\nGo.", ["Note.", "Useful.", "Go."]),
    "mkdocs": (
        '[TOC]\n\n!!! note "Tides"\n\n    One.\n\n    ```py\n    x\n    ```\n\n    ??? tip\n        Two.\n\nGo.',
        ["Note: Tides.", "One.", "code", "Tip.", "Two.", "Go."],
    ),
    "mkdocs without a title": ('!!! warning ""\n    One.\n\nGo.', ["One.", "Go."]),
    "mkdocs tabs": ('=== "Linux"\n\n    One.\n\n=== "Mac"\n\n    Two.', ["Linux.", "One.", "Mac.", "Two."]),
    "docusaurus": (
        ":::tip Read this\n\nOne.\n\n:::\n\n:::danger[Stop]\nTwo.\n:::\n\n::::details More\nThree.\n::::",
        ["Tip: Read this.", "One.", "Danger: Stop.", "Two.", "More.", "Three."],
    ),
    "pandoc divs": (
        '::: {.callout-note title="T"}\nOne.\n:::\n\n::: {#fig .column width="50%"}\nTwo.\n:::\n\n[Caps]{.smallcaps}.',
        ["Note: T.", "One.", "Two.", "Caps."],
    ),
    "pandoc lines": (
        "Go.\n\n| The tide comes in,\n| the tide *goes* out,\n|     and nobody counts.\n\nGo.",
        ["Go.", "The tide comes in,\nthe tide goes out,\nand nobody counts.", "Go."],
    ),
    "pandoc places": ("As @doe [p. 3] says, @roe [the elder](/r) fell.", ["As @doe says, @roe the elder fell."]),
    "pandoc raw": (
        "It fell `<br>`{=html} and ``\\clearpage``{=latex}. Say `x`{.py} or `{=y}`.",
        ["It fell and. Say x or {=y}."],
    ),
    "pandoc simple table": (
        "Go.\n\n  Bay      Seals\n------   -------\n North        12\n\nTable: The count\n\nRow.",
        ["Go.", "The count / Bay\tSeals / North\t12", "Row."],
    ),
    "dashes above a text": (
        "Go.\n\n--- ---\nA text that goes on.\n\nRow.",
        ["Go.", "", "A text that goes on.", "Row."],
    ),
    "logseq tasks": (
        "- DONE Rows\n  SCHEDULED: <2026-03-02 Mon>\n- LATER [#A] Seals\n- ![a](a.png){:height 30, :width 40} Go",
        ["Rows / Seals / Go"],
    ),
    "words like tasks": (
        "- DONE is a word\n- NOW we go\n- SCHEDULED: soon",
        ["DONE is a word / NOW we go / SCHEDULED: soon"],
    ),
    "pandoc citations": ("It fell [see @doe99, p. 3; @roe] and rose [-@doe99].", ["It fell and rose."]),
    "quarto": (
        "```{r, echo=FALSE}\nx\n```\n\n```{python}\n#| echo: false\ny\n```\n\n```{r}\nplot(z)\n```\n\n"
        "There are `r n` of {{< meta x >}}them.",
        ["code", "There are of them."],
    ),
    "myst": (
        "```{note} T\n:class: dropdown\nOne.\n```\n\n```{figure} a.png\nDusk.\n```\n\nSee {ref}`the end <e>` {cite}`d`.\n\n"
        "(e)=\n## End\n\n```{toctree}\na\n```\n\nGo.",
        ["Note: T.", "One.", "figure: Dusk.", "See the end.", "# End", "Go."],
    ),
    "heading ids": ("## Night {#night .x}\n\nGo. [Here](x){ .md-button }\n\n[[_TOC_]]", ["# Night", "Go. Here"]),
    "critic": (
        "It {--was--}{++is++} {~~late~>early~~}, {==so==} {>>why?<<} it ^^seems^^. Press ++ctrl+s++ in C++ or ++x.",
        ["It is early, so it seems. Press ctrl+s in C++ or ++x."],
    ),
    "tasks": ("- [ ] water\n- [x] dig\n\nA variable [x] is one.", ["water / dig", "A variable [x] is one."]),
    "titles of boxes": (
        '{{< admonition type=tip title="Mind it" >}}\nOne.\n{{< /admonition >}}\n\n{% callout title="So" %}\nTwo.\n'
        '{% /callout %}\n\n::alert{type=a}\nThree.\n::\n\n--8<-- "x.md"\n<<< @/y.js\n',
        ["Mind it.", "One.", "So.", "Two.", "Three."],
    ),
    "emoji": (":tada: We won :+1: twice :custom_one: :material-star:{ .x }.", ["🎉 We won 👍 twice."]),
}


@pytest.mark.parametrize(("body", "heard"), UNDERSTOOD.values(), ids=list(UNDERSTOOD))
def test_a_dialect_is_understood(body: str, heard: list[str]) -> None:
    assert lines(body, "post.qmd" if "```{r" in body else "post.md") == heard


PROSE = (
    "At 10:30:45 the ratio was 1:2:3, a:b:c and :root: of a::b; std::vector is C++, A :: B is Haskell.",
    "In 5 < 6 and {x}, {1, 2} and {a: b} there are braces {, }, {{ and }} {% and %} too.",
    "If a == b and c == d, x==y; 50%% of 100 %, 20%% of that.",
    "An array [[1, 2], [3, 4]] and a test [[ -f x ]] and a note [[1]] and 2^10 and (a^2+b^2) and r ^2",
    "Wow!!! What??? He said !!! and ::: and === and [!] and [@] and a@b.example.",
    "He wrote {ok, x} in #1 place, paid $5 and $6, and [sic] it went [laughs].",
    "import duties rose; export of goods fell. A < B, x <- y, and y > z.",
    "| a | b |\n|---|---|\n| c | d |",
    "| one\n\n| two",
    "Text of it\n| one\n| two",
    "| one\n| ---\n| two",
    "| one\n|---\n| two\n| three",
    "one | two\n| three",
    "|x|\n|y|",
    "|one\n|two",
    "> | one\n> | two",
    "| alone",
    "The shortcode [gallery] is old, the file is C:/a/b.txt, and 3 * 4 * 5 = 60.",
)


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_that_merely_has_such_signs_is_untouched(sentence: str) -> None:
    assert settle_markdown(sentence, "post.md") == sentence


SHOWN = (
    '{{< figure src="a" >}}', "{{% note %}}", "{% include x %}", "{{ page.title }}", "{: .x}", "[[Note]]", "![[a.png]]",
    "==x==", "%%x%%", "import a from 'b'", ":tada:", "## A {#a}", "[@doe99]", "!!! note\n    x", ":::tip\nx\n:::",
    "> [!NOTE]\n> x", "<Chart x={1} />", "a:: b", "[TOC]", "{/* x */}", "#tag/sub",
)  # fmt: skip


@pytest.mark.parametrize("name", ["post.md", "post.mdx"])
@pytest.mark.parametrize("sign", SHOWN)
def test_code_that_shows_a_dialect_is_untouched(sign: str, name: str) -> None:
    indented = sign.replace("\n", "\n    ")
    texts = [f"One.\n\n```md\n{sign}\n```\n\nTwo.", f"> ~~~\n> {sign.replace(chr(10), chr(10) + '> ')}\n> ~~~\n\nTwo.",
             f"One.\n\n    {indented}\n\nTwo.", f"- one\n\n  ```\n  {sign.replace(chr(10), chr(10) + '  ')}\n  ```\n\nTwo.",
             f"<pre>{sign}</pre>"]  # fmt: skip
    if "\n" not in sign:
        texts += [f"Write `{sign}` so.", f"Write ``a ` {sign}`` so.", f"Write <code>{sign}</code> so."]
    for text in texts:
        assert settle_markdown(text, name) == text


def test_mdx_is_its_text() -> None:
    body = """import {Chart} from '../chart.js'
import Foo, {
  Bar,
} from "../x"
export const meta = {
  title: 'Hi',
}

<Hero image={{src: "a.png"}} />

In {year}, it *snowed* {" "}a lot. {/* why? */}

<Chart onClick={() => a > b} />

<Note type="info">
    Bring a **shovel**.

    - one
</Note>

<div className="x" style={{color: 'red'}}>
  A *box*.
</div>

{
  posts.map((post) => (
    <li key={post.id}>{post.title}</li>
  ))
}

<YouTube id="w7Ft2ymGmfc" />

A < B, x > y, \\{so\\}, $\\frac{a}{b}$, <https://x.example>. It is <Badge>new</Badge>.
"""
    heard = [
        "In, it snowed a lot.",
        "Bring a shovel.",
        "one",
        "A box.",
        "embed: video",
        "A < B, x > y, {so}, $\\frac{a}{b}$, https://x.example. It is new.",
    ]
    assert lines(body, "post.mdx") == heard
    assert lines(body, "post.md") == heard, "Docusaurus reads .md so, too"


def test_a_box_is_named_in_the_articles_language() -> None:
    german = "Der Hafen liegt an der Mündung eines langsamen Flusses, und die Kais sind vor acht Uhr leer."
    assert lines(f"> [!WARNING]\n> {german}", header="title: A\nlang: de\n")[0] == "Warnung."
    assert lines(f"!!! tip\n    {german}\n\n{german} {german}")[0] == "Tipp."


@pytest.mark.parametrize(("fence", "language"), [("math", "tex"), ("python", "python"), ("maths", "maths"), ("", "")])
def test_the_fence_of_a_formula_is_no_code(fence: str, language: str) -> None:
    _before, block = read(f"The tide, in short:\n\n```{fence}\nE = mc^2\n```\n").blocks
    assert isinstance(block, Code)
    assert (block.language, block.text) == (language, "E = mc^2")


def test_a_list_of_boxes_keeps_its_code() -> None:
    body = "- one\n\n    !!! note\n        Two.\n\n        ```\n        !!! x\n        ```\n\n- three"
    assert lines(body) == ["one / Note. / Two. / !!! x / three"]


def test_a_mark_of_ours_in_braces_stays_one() -> None:
    article = read('Said [Nguyen]{say-as="win"}.\n\nNot this.\n{: .skip}\n\n## Night {#n}\n\nGo.')
    assert [mark.value for mark in article.blocks[0].content[1].marks] == ["win"]  # type: ignore[union-attr]
    assert list(show(article.blocks)) == ["Said Nguyen.", "# Night", "Go."]


# ---------------------------------------------------------------- headers without fences, names of files


def test_pandocs_title_block_is_a_header() -> None:
    article = read("% The pier\n  at Easton\n% Ana Lee; Bo Mar\n% March 3, 2026\n\nText.", header="")
    assert (article.title, article.authors) == ("The pier at Easton", ("Ana Lee", "Bo Mar"))
    assert article.published
    assert article.published.isoformat().startswith("2026-03-03")


def test_a_hard_break_in_pandocs_title_is_none_of_its_words() -> None:
    assert read("% The pier\\\n  at Easton\n\nText.", header="").title == "The pier at Easton"


def test_notions_properties_are_a_header_and_its_asides_are_text() -> None:
    body = "# The pier\n\nAuthor: Ana Lee\nCreated: January 5, 2026 3:14 PM\nStatus: {}\nTags: a, b\n\n<aside>\n💡 Note **this**.\n\n</aside>\n\nText."  # fmt: skip
    name = "The pier 0123456789abcdef0123456789abcdef.md"
    article = read(body.format("Done"), name, "")
    assert (article.title, article.authors, article.tags) == ("The pier", ("Ana Lee",), ("a", "b"))
    assert list(show(article.blocks)) == ["Note this.", "Text."]
    assert read(body.format("Draft"), name, "").hidden == "status: Draft"
    assert lines("# The pier\n\nAuthor: he was one.\n\nText.", header="") == ["Author: he was one.", "Text."]


def test_a_header_with_a_fence_below_it_alone_is_one() -> None:
    article = read("title: The pier\ndate: 2026-01-01\ntags:\n  - a\n---\n\nText.", header="")
    assert (article.title, article.tags, list(show(article.blocks))) == ("The pier", ("a",), ["Text."])
    assert read("Note: this is a heading\n---\n\nText.", header="").title == "Note: this is a heading"


def test_logseqs_properties_are_a_header() -> None:
    body = (
        "title:: The pier\ntags:: a, b\n\n- One ((6543a1b2-0000-4000-8000-000000000000))\n  id:: 6543\n- Two [[Page]]"
    )
    article = read(body, header="")
    assert (article.title, article.tags, list(show(article.blocks))) == ("The pier", ("a", "b"), ["One / Two Page"])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("_posts/2026-05-07-no-title-here.md", "No title here"),
        ("notes/Lamp keepers.md", "Lamp keepers"),
        ("posts/the-old-tide/index.md", "The old tide"),
        ("posts/2026-05-07-the-tide/index.en.md", "The tide"),
        ("Well-known facts.md", "Well-known facts"),
    ],
)
def test_a_header_without_a_title_has_that_of_its_file(name: str, title: str) -> None:
    article = read("Text.", name, "layout: post\n")
    assert (article.title, dict(article.origins)["title"]) == (title, "the file's name")
    assert read("# Its heading\n\nText.", name, "layout: post\n").title == "Its heading"


def test_a_bundle_is_dated_by_its_folder() -> None:
    article = read("Text.", "posts/2026-05-07-the-tide/index.md")
    assert article.published
    assert article.published.isoformat().startswith("2026-05-07")


# ---------------------------------------------------------------- WordPress


def test_shortcodes_of_wordpress_go_and_their_text_stays() -> None:
    page = (
        '<p>It began. [gallery ids="1,2"] [caption id="a_6" width="300"]<img src="x.jpg"> The pier[/caption]</p>'
        '<p>[et_pb_section fb_built="1"][et_pb_row]It went on.[/et_pb_row][/et_pb_section]</p>'
        '<p>[embed]https://www.youtube.com/watch?v=abc[/embed] [contact-form-7 id="12"]</p>'
        "<p>[box]Boxed.[/box] He said [sic] it [was] so [1].</p><p>[[gallery]] is written so.</p>"
        '<pre>[gallery ids="1"]</pre><style>a [x y="1"]{}</style>'
    )
    assert settle_wordpress(page) == (
        '<p>It began.  <figure><img src="x.jpg"><figcaption>The pier</figcaption></figure></p>'
        "<p>It went on.</p>"
        '<p><iframe src="https://www.youtube.com/watch?v=abc"></iframe> </p>'
        "<p>Boxed. He said [sic] it [was] so [1].</p><p>[gallery] is written so.</p>"
        '<pre>[gallery ids="1"]</pre><style>a [x y="1"]{}</style>'
    )


def test_text_between_blank_lines_is_paragraphs_in_an_export() -> None:
    body = "<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->\n\nTwo <em>lines</em>.\n\n<h2>Head</h2>\n\nThree."
    assert write_paragraphs(body).count("<p>") == 3
    for other in ("<p>One.</p>\n\n<p>Two.</p>", "<div>\n\n<p>One.</p>\n\n</div>", "One."):
        assert write_paragraphs(other) == other


# ---------------------------------------------------------------- size

OPENINGS = (
    "{{< ", '{{< figure src="', "{{% ", "{% ", "{% raw %}", "{{ ", "{# ", "[[", "![[", "==a", "%%a ", "> [!note]\n",
    "> > [!tip] ", "!!! note\n    ", ":::tip\n", "::: {", "```{note}\n", "~~~", "`", "{: ", "{::comment}", "<A ", "<A x={",
    '<A "', "{", "import {\n", "export const x = {\n", "$\\", "[@a ", "<pre>", "[caption]", '[caption id="', "[a:: ",
    ":a", "[/a]", '=== "a"\n    ', " ", "\t", "\n\n",
    "{>>", "{--", "{~~a~>", "{==a", "^^a", "++a", "a: b\n", "![[a](b)", "![a](b)", "<div markdown>\n", "| a |\n\n: b\n",
    "<div markdown>\n<div markdown>\n</div>\n",
    "- [ ] a #b ", "- [ ] a 📅 2026-03-04", "<% ", "<FileTree>", "$`a", "> **Note**\n>", "::: a.b\n", "[^a]: b\n[c]: d\n",
    "[a](b){.button} ", "a (1)\n{ .annotate }\n", "```ad-note\n", "```{r}\n#| fig-cap: a\n", "{% if a %}", "{'{'}",
    "{{< button >}}a", "> [!quote]\n> > [!tip]\n", "[footnote]", ":::{a}\n:b: c\n",
    "> [!div class=a\n", "> [!div class=nextstep]\n", "[!INCLUDE [", ":::image a=", "::: moniker range=a\n", "a. #a ",
    "{{< fn >}}a ", "a\n--- ---\n", "--- ", "@a [p ", "`a`{=html", "- DONE a\n  id:: b\n", "SCHEDULED: <2026-03-02 ", "![a](a){:height ",
)  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_without_its_end_costs_no_more_than_its_size(opening: str) -> None:
    def settle(letters: int) -> None:
        text = opening * (letters // len(opening))
        for name in ("a.md", "a.mdx"):
            settle_markdown(text, name)
        settle_markdown(text, "a.qmd", printed=True)
        settle_html(text, is_template=True)
        write_paragraphs(text)
        write_header(text)

    assert grows_as_its_size(settle, 200_000)


CALLOUT = "::: {.callout-warning collapse='true'}\n## Thin ice\n\nStay ashore.\n\n## Why\n\nIt breaks.\n:::\n\nGo."
MORE = {
    "a callout's own heading": (CALLOUT, ["Warning: Thin ice.", "Stay ashore.", "# Why", "It breaks.", "Go."]),
    "a heading in any other division": ("::: {.lead}\n## Ice\n\nThin.\n:::\n", ["# Ice", "Thin."]),
    "text for another format": (
        'A.\n\n::: {.content-visible when-format="pdf"}\nNo.\n\n::: {.callout-tip}\nNo.\n:::\n:::\n\n'
        "::: {.content-hidden when-format='html'}\nNo.\n:::\n\n::: {.content-visible unless-format=\"pdf\"}\nB.\n:::\n"
        '\n::: {.content-visible when-format="html:js"}\nC.\n:::\n\nD [no]{.content-visible when-format="pdf"}.',
        ["A.", "B.", "C.", "D ."],
    ),
    "cross-references": (
        "It froze (see @fig-ice and @tbl-days). @sec-end-1 tells why [@fig-ice]. Table \\@ref(tab:x) is new.",
        ["It froze (see the figure and the table). The section tells why. Table is new."],
    ),
    "captions between slashes": (
        "![x](ice.png)\n/// caption\nThe *ice*\n///\n\n/// note | Mind\n    open: true\n\nIt cracks.\n///\n\nGo.",
        ["figure: The *ice*", "Note: Mind.", "It cracks.", "Go."],
    ),
    "slashes that are none": ("Either /// or //.\n\n/// caption\n\nGo.", ["Either /// or //.", "/// caption", "Go."]),
    "tabs in one line": (
        '{{< tabs >}}{{< tab "Ebb" >}}Out.{{< /tab >}}{{< tab name="Flood" >}}In.{{< /tab >}}{{< /tabs >}}',
        ["Ebb.", "Out.", "Flood.", "In."],
    ),
    "a comment of a template": ("A.\n\n{{- /* not this */ -}}\n\nB.", ["A.", "B."]),
    "a condition with two branches": (
        "{% if page.x %}One.{% else %}Two.{% endif %}\n\n{% unless page.x %}Three.{% else %}Four.{% endunless %}\n\n"
        "{% if a != b %}Five.{% elsif c %}Six.{% endif %}\n\n{% if page.y %}Seven.{% endif %}\n\n"
        "{% if a %}Eight {% if b %}nine{% else %}ten{% endif %}{% else %}Eleven{% endif %}.\n\n"
        "{% case x %}{% when 1 %}Twelve.{% else %}Thirteen.{% endcase %}",
        ["Two.", "Three.", "Five.", "Seven.", "Eleven.", "Thirteen."],
    ),
    "conditions that are shown": ("{% raw %}{% if a %}b{% else %}c{% endif %}{% endraw %}",
                                  ["{% if a %}b{% else %}c{% endif %}"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "heard"), MORE.values(), ids=MORE)
def test_what_quarto_material_hugo_and_liquid_write_is_understood(body: str, heard: list[str]) -> None:
    assert lines(body) == heard


def test_a_cross_reference_is_named_in_the_articles_language_and_an_address_is_none() -> None:
    assert lines("Das zeigt @fig-eis.", header="title: Eis\nlanguage: de\n") == ["Das zeigt die Abbildung."]
    assert lines("Write to ana@fig-tree.example or @figure.") == ["Write to ana@fig-tree.example or @figure."]


def test_dates_below_a_date_are_those_of_its_making_and_its_change() -> None:
    article = read("Text.", header="title: Ice\ndate:\n  created: 2026-01-05\n  updated: 2026-01-09\n")
    assert (str(article.published)[:10], str(article.updated)[:10]) == ("2026-01-05", "2026-01-09")
    article = read(
        "Text.", header="title: Ice\ndate:\n  created: 2026-01-05\n  updated: 2026-01-09\nupdated: 2026-02-01\n"
    )
    assert str(article.updated)[:10] == "2026-02-01"


def test_a_shortcode_that_is_shown_in_a_sentence_is_shown_as_it_is_written() -> None:
    assert lines("Use `{{</* youtube w7Ft */>}}` here.") == ["Use {{< youtube w7Ft >}} here."]


CELL = "\n\n```{python}\nx = 1\n```\n\n"
ECHOES = {
    "Quarto's header": ("title: T\nexecute:\n  echo: false\n", f"One.{CELL}Two.", 0),
    "knitr's header": ("title: T\nknitr:\n  opts_chunk:\n    echo: false\n", f"One.{CELL}Two.", 0),
    "knitr's first chunk": (
        "title: T\n", "```{r setup}\nknitr::opts_chunk$set(fig.width = 8, echo = FALSE)\n```\n\nOne." + CELL + "Two.", 0,
    ),
    "one cell that is shown all the same": (
        "title: T\nexecute:\n  echo: false\n", "One.\n\n```{r, echo=TRUE}\nx\n```\n" + CELL + "Two.", 1,
    ),
    "a listing that nothing runs": ("title: T\nexecute:\n  echo: false\n", "One.\n\n```python\nx = 1\n```\n\nTwo.", 1),
    "a header that shows code": ("title: T\nexecute:\n  echo: true\n", f"One.{CELL}Two.", 1),
    "a header with other options": ("title: T\nexecute:\n  warning: false\n", f"One.{CELL}Two.", 1),
    "the word in a listing": ("title: T\n", "One.\n\n```{python}\nset(echo = False)\n```\n\nTwo.", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", ECHOES)
def test_code_that_is_run_and_not_shown_is_no_code_of_the_article(case: str) -> None:
    header, body, codes = ECHOES[case]
    shown = list(show(read(body, "post.Rmd", header).blocks))
    assert (shown[0], shown[-1], shown.count("code")) == ("One.", "Two.", codes)


@pytest.mark.parametrize(
    ("cell", "captions"),
    [
        ('```{r}\n#| label: fig-a\n#| fig-cap: "The tide at Vik: high"\nplot(x)\n```', ["The tide at Vik: high"]),
        (
            "```{python}\n#| echo: false\n#| fig-cap:\n#|   - The morning\n#|   - The night\nplot()\n```",
            ["The morning", "The night"],
        ),
        ("```{r}\n#| tbl-cap: Months\nkable(x)\n```", ["Months"]),
        ("```{r tide, fig.cap='As knitr has it', echo=FALSE}\nplot(x)\n```", ["As knitr has it"]),
        ("```{ojs}\n//| fig-cap: A drawing\nPlot()\n```", ["A drawing"]),
        ('```{r}\n#| include: false\n#| fig-cap: "Never shown"\nplot(x)\n```', []),
        ('```{r}\n#| eval: false\n#| fig-cap: "Never run"\nplot(x)\n```', []),
        ('```{r x, fig.cap="Never run", eval=FALSE}\nplot(x)\n```', []),
        ('```r\n#| fig-cap: "Code that is shown"\nplot(x)\n```', []),
        ("```{r}\n#| fig-cap: !expr paste(x)\nplot(x)\n```", []),
        ("```{r}\n#| fig-cap: [\nplot(x)\n```", []),
        ("```{note}\n#| fig-cap: A box\n```", []),
    ],
)
def test_a_cell_that_is_run_has_the_caption_of_what_it_shows(cell: str, captions: list[str]) -> None:
    shown = lines(f"Light.\n\n{cell}\n\nDark.", "tide.qmd")
    assert [line.removeprefix("figure: ") for line in shown if line.startswith("figure")] == captions
    assert (shown[0], shown[-1]) == ("Light.", "Dark.")


@pytest.mark.parametrize(
    ("asked", "is_read"),
    [
        ("site.show_ads", False), ("jekyll.environment == 'production'", False), ("page.comments", False),
        ("site.url contains 'localhost'", False), ("page.newsletter != false", False), ("page.lang == 'en'", True),
        ("n > 2", True), ("site.version >= 3", True), ("page.shadows", True), ("page.tocsin", True),
        ("page.commentary", True), ("page.roads", True),
    ],
)  # fmt: skip
def test_a_condition_alone_keeps_its_text_but_for_what_is_no_articles(asked: str, *, is_read: bool) -> None:
    said = lines(f"{{% assign n = 3 %}}\nLight.\n\n{{% if {asked} %}}\nDark.\n{{% endif %}}\n\nDawn.")
    assert said == ["Light.", *(["Dark."] if is_read else []), "Dawn."]


BESIDE = {
    "a button": ("Go.\n\n[Start](a.md){ .md-button .md-button--primary } [Stop](b.md){ .md-button }", ["Go."]),
    "a link in a sentence that looks like a button": ("Go to [start](a.md){ .md-button } now.", ["Go to start now."]),
    "what mkdocstrings puts in": (
        "Go.\n\n::: lamp.Wick\n    options:\n      show_source: false\n\nLight.",
        ["Go.", "Light."],
    ),
    "a handler": ("::: lamp\n    handler: python\n\nLight.", ["Light."]),
    "a box of Pandoc's": ("::: warning\nMind the gap.\n:::\n\nLight.", ["Warning.", "Mind the gap.", "Light."]),
    "a tip in a quotation": (
        "> [!quote] Ana\n> It was dark.\n> > [!tip] Oil\n> > Trim it.",
        ["> Ana / It was dark. / Tip: Oil. / Trim it."],
    ),
    "a quotation in a quotation": (
        "> [!quote] Ana\n> It was dark.\n>\n> > Said Ben.",
        ["> Ana / It was dark. / Said Ben."],
    ),
    "the options of a box": (":::{admonition} Oil\n:class: tip\n:name: oil\nTrim it.\n:::", ["Oil.", "Trim it."]),
    "a list of words in a box": (":::{note}\nTrim it:\n:oil: none\n:::", ["Note.", "Trim it: :oil: none"]),
    "a picture for the dark": ("![A](a.png#only-light)\n![A](b.png#only-dark)\n\nGo.", ["figure:", "Go."]),
    "annotations": (
        "The lamp (1) and oil (2)!\n{ .annotate }\n\n1. Old.\n2. New.",
        ["The lamp and oil", "Old. / New."],
    ),
    "numbers in brackets": (
        "The lamp (1) and oil (2)!\n\n1. Old.\n2. New.",
        ["The lamp (1) and oil (2)!", "Old. / New."],
    ),
    "a note and an address below it": (
        "A [lamp][l].[^a]\n\n[^a]: Old.\n[l]: https://a.example\n",
        ["A lamp.a", "note"],
    ),
    "a code with a number": ("Go :pencil2: now, at :10:30:.", ["Go now, at :10:30:."]),
}


@pytest.mark.parametrize("case", BESIDE)
def test_what_a_generator_shows_beside_the_text_is_told_from_it(case: str) -> None:
    body, expected = BESIDE[case]
    said = lines(body)
    if case == "a note and an address below it":
        assert "https" not in " ".join(said)
        assert "lamp][" not in said[0]
    else:
        assert said == expected


@pytest.mark.parametrize(
    ("place", "tags"),
    [
        ("site/_posts/2026-03-01-tide.md", ("sea", "salt", "fog")),
        ("_drafts/tide.md", ("sea", "salt", "fog")),
        ("_posts/tide.md", ("sea salt fog",)),
        ("source/_posts/2026-03-01-tide.md", ("sea salt fog",)),  # Hexo's
        ("content/posts/2026-03-01-tide.md", ("sea salt fog",)),
        ("2026-03-01-tide.md", ("sea salt fog",)),
        ("https://a.example/_posts/2026-03-01-tide.md", ("sea salt fog",)),
    ],
)
def test_blanks_part_the_tags_of_jekylls_posts_alone(place: str, tags: tuple[str, ...]) -> None:
    assert read("It rose.", place, "title: The tide\ntags: sea salt fog\n").tags == tags


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: [sea salt, fog]", ("sea salt", "fog")), ("tags: sea salt, fog", ("sea salt", "fog")),
        ("categories: sea salt", ("sea", "salt")), ("category: sea salt", ("sea salt",)), ("keywords: sea salt", ("sea salt",)),
        ("tags: [sea salt]", ("sea salt",)), ("tags: sea", ("sea",)), ("tags: sea 'salt' sea", ("sea", "salt")),
    ],
)  # fmt: skip
def test_a_list_of_jekylls_is_one(line: str, tags: tuple[str, ...]) -> None:
    assert read("It rose.", "_posts/2026-03-01-tide.md", f"title: The tide\n{line}\n").tags == tags


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It rose[footnote]By a foot.[/footnote] twice.", "It rose twice."),
        ("It rose[efn_note]By [a] foot.[/efn_note].", "It rose."),
        ("It rose[ref name=1]By a foot.[/ref], twice[mfn]Or three.[/mfn].", "It rose, twice."),
        ("It rose [footnote] twice.", "It rose [footnote] twice."),
        ("It rose [ref] and [notes] twice.", "It rose [ref] and [notes] twice."),
    ],
)
def test_notes_that_a_plugin_writes_into_a_sentence_are_not_glued_to_it(written: str, shown: str) -> None:
    assert settle_wordpress(f"<p>{written}</p>") == f"<p>{shown}</p>"


WRITTEN = {
    "hugo button": ('Go.\n\n{{< button href="/b" >}}Book it{{< /button >}}\n\nNow.', ["Go.", "Now."]),
    "hugo button in a sentence": ("Press {{< button >}}Save{{< /button >}} now.", ["Press Save now."]),
    "when a task is due": ("- [ ] call Ana 📅 2026-03-04 ⏫ 🔁 every week #task\n- [x] buy rope ✅ 2026-03-01", ["call Ana / buy rope"]),
    "a day in a task": ("- [ ] call Ana on 2026-03-04 #4\n- buy rope 📅 2026-03-04", ["call Ana on 2026-03-04 #4 / buy rope 📅 2026-03-04"]),
    "templater": ("It is <% tp.date.now('YYYY') %> now, 5 <% 6.", ["It is now, 5 <% 6."]),
    "code of templater": ("It is `<% tp.x %>` now.", ["It is <% tp.x %> now."]),
    "an old box of Obsidian": ("```ad-note\ntitle: Oil\ncollapse: open\nTrim it.\n```\n\nGo.", ["Note: Oil.", "Trim it.", "Go."]),
    "a listing called so": ("```ad-hoc-query\nselect 1\n```\n\nGo.", ["code", "Go."]),
    "a box of GitHub's before": ("> **Warning**\n> Mind the gap.\n\nGo.", ["Warning.", "Mind the gap.", "Go."]),
    "a quotation that begins bold": ("> **Warning** signs were there.\n\nGo.", ["> Warning signs were there.", "Go."]),
    "a bold word of a quotation": ("> **Warning**\n\nGo.", ["> Warning", "Go."]),
    "a button of kramdown's": ("Go.\n\n[Book it](/b){: .btn .btn--info}\n\nNow.", ["Go.", "Now."]),
    "a formula of GitHub's": ("It is $`a`$ and `$` or `b`.", ["It is $a$ and $ or b."]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN)
def test_what_note_takers_and_forges_write_is_understood(case: str) -> None:
    body, expected = WRITTEN[case]
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Text with {'{'}braces{'}'} in it.", ["Text with {braces} in it."]),
        ('It is {"a word"} long and {x} wide.', ["It is a word long and wide."]),
        ("Go.\n\n<FileTree>\n- src/\n  - a.js\n</FileTree>\n\nNow.", ["Go.", "Now."]),
        ("<Files>\n- a.js\n</Files>\n\nNow <FileTree /> go.", ["Now go."]),
        ("<Steps>\n- Go.\n</Steps>\n\nNow.", ["Go.", "Now."]),
    ],
)
def test_strings_of_mdx_are_text_and_its_drawings_none(body: str, said: list[str]) -> None:
    assert lines(body, "tide.mdx") == said


def test_badges_stand_above_a_title_and_lead_no_article() -> None:
    badge = "[![npm](https://img.shields.io/npm/v/x.svg)](https://npm.example)"
    body = f"{badge} {badge}\n\n![build](https://a.example/badge.svg)\n\n{badge}\n\n{badge}\n\n# The tide\n\nIt rose.\n\n![A](a.png)\n"
    article = read(body, header="")
    assert (article.title, article.image) == ("The tide", "a.png")
