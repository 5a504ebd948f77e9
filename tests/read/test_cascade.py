"""What a section of Hugo's says for its pages holds for them, where they say nothing themselves."""

import json
from pathlib import Path

import pytest

from articlecast.model import Article, Code, Source
from articlecast.read import list_sources, read_article
from articlecast.read.load import load_document

TEXT = "The tide came in at six, and the boats went out with it as they had done all summer."


def read(folder: Path, page: str = "content/log/tide.md") -> Article:
    (source,) = list_sources([str(folder / page)])
    return read_article(load_document(source))


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / "content" / name.replace("__", "/").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


PAGES = {
    "YAML": "---\ntitle: Tide\n---\n",
    "TOML": '+++\ntitle = "Tide"\ndate = 2026-03-01\n+++\n',
    "JSON": '{"title": "Tide"}\n\n',
}
SECTION = "---\ntitle: Log\ncascade:\n  author: Ana Léa 🛟\n  draft: true\n  tags: [sea]\n  title: Never\n  date: 2001-01-01\n---\n"


@pytest.mark.parametrize("kind", PAGES)
def test_a_sections_author_tags_and_draft_hold_for_its_pages(kind: str, tmp_path: Path) -> None:
    write(tmp_path, log__tide_md=PAGES[kind] + TEXT)
    (tmp_path / "content/log/_index.md").write_text(SECTION)
    article = read(tmp_path)
    assert (article.title, article.authors, article.tags) == ("Tide", ("Ana Léa 🛟",), ("sea",))
    assert article.hidden.startswith("draft")
    assert not article.published or article.published.year == 2026


def test_what_a_page_and_the_nearer_section_say_goes_first(tmp_path: Path) -> None:
    write(tmp_path, log__sea__tide_md=f"---\ntitle: Tide\ndraft: false\n---\n{TEXT}")
    (tmp_path / "content/log/_index.md").write_text(SECTION)
    (tmp_path / "content/log/sea/_index.md").write_text('+++\n[cascade]\nauthor = "Bo Mar"\n+++\n')
    article = read(tmp_path, "content/log/sea/tide.md")
    assert (article.authors, article.hidden, article.tags) == (("Bo Mar",), "", ("sea",))


RULES = {
    "its path": ("{path: /log/**}", True),
    "another path": ("{path: /news/**}", False),
    "another kind": ("{kind: section}", False),
    "pages": ("{kind: '{page}', path: /log/tide}", False),
}


@pytest.mark.parametrize("case", RULES)
@pytest.mark.parametrize("name", ["_target", "target"])
def test_a_rule_holds_for_the_pages_that_it_names(case: str, name: str, tmp_path: Path) -> None:
    target, holds = RULES[case]
    write(tmp_path, log__tide_md=f"---\ntitle: Tide\n---\n{TEXT}")
    (tmp_path / "content/_index.md").write_text(f"---\ncascade:\n  - {name}: {target}\n    author: Ana Lee\n---\n")
    assert read(tmp_path).authors == (("Ana Lee",) if holds else ())


OTHERS = {
    "a section without a cascade": "---\ntitle: Log\nauthor: Ana Lee\ndraft: true\n---\n",
    "a cascade that is a word": "---\ncascade: true\n---\n",
    "a header that cannot be read": "---\ncascade: [open\n---\n",
    "no header": "cascade: {author: Ana Lee}\n",
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_section_that_cascades_nothing_changes_no_byte(case: str, tmp_path: Path) -> None:
    page = f"---\ntitle: Tide\n---\n{TEXT}"
    write(tmp_path, log__tide_md=page)
    (tmp_path / "content/log/_index.md").write_text(OTHERS[case])
    (source,) = list_sources([str(tmp_path / "content/log/tide.md")])
    assert load_document(source).content.decode() == page


def test_a_folder_that_is_no_content_has_no_sections(tmp_path: Path) -> None:
    (tmp_path / "_index.md").write_text(SECTION)
    (tmp_path / "tide.md").write_text(f"---\ntitle: Tide\n---\n{TEXT}")
    assert read(tmp_path, "tide.md").authors == ()


def test_a_change_of_the_section_is_one_of_its_pages(tmp_path: Path) -> None:
    write(tmp_path, log__tide_md=f"---\ntitle: Tide\n---\n{TEXT}")
    page = str(tmp_path / "content/log/tide.md")
    (before,) = list_sources([page])
    (tmp_path / "content/log/_index.md").write_text(SECTION)
    (after,) = list_sources([page])
    assert before.stamp != after.stamp
    assert list_sources([str(tmp_path / "content")])[0].stamp == after.stamp


CONFIGS = {
    "hugo.toml": '[cascade]\nauthor = "Ana Lee"\n',
    "config.yaml": "title: A site\ncascade:\n  - author: Ana Lee\n    target: {path: /log/**}\n",
    "hugo.json": '{"cascade": {"author": "Ana Lee"}}',
    "config/_default/hugo.toml": '[[cascade]]\nauthor = "Ana Lee"\n',
    "config/_default/cascade.toml": 'author = "Ana Lee"\n[target]\npath = "/log/**"\n',
    "config/_default/cascade.yaml": "- target: {path: /news/**}\n  author: Bo Mar\n- author: Ana Lee\n",
    "config/_default/cascade.json": '{"cascade": [{"author": "Ana Lee"}]}',
}


@pytest.mark.parametrize("name", CONFIGS)
def test_what_the_settings_of_a_site_cascade_holds_for_its_pages(name: str, tmp_path: Path) -> None:
    write(tmp_path, log__tide_md=f"---\ntitle: Tide\n---\n{TEXT}")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(CONFIGS[name])
    article = read(tmp_path)
    assert (article.title, article.authors) == ("Tide", ("Ana Lee",))
    (tmp_path / "content/_index.md").write_text("---\ncascade: {author: Bo Mar}\n---\n")
    assert read(tmp_path).authors == ("Bo Mar",)


@pytest.mark.parametrize(
    "settings", ['title = "A site"\nauthor = "Ana Lee"\n', "cascade = [open", '[params]\ncascade = "Ana Lee"\n', ""]
)
def test_settings_without_a_cascade_change_no_byte(settings: str, tmp_path: Path) -> None:
    page = f"---\ntitle: Tide\n---\n{TEXT}"
    write(tmp_path, log__tide_md=page)
    (tmp_path / "hugo.toml").write_text(settings)
    (source,) = list_sources([str(tmp_path / "content/log/tide.md")])
    assert load_document(source).content.decode() == page


CELL = f"---\ntitle: Tide\n---\n\n{TEXT}\n\n```{{python}}\nprint(1)\n```\n"


@pytest.mark.parametrize(
    ("settings", "page", "shown"),
    [
        ("execute:\n  echo: false\n", CELL, False),
        ("execute: {echo: true}\n", CELL, True),
        ("project: {type: website}\nformat: {html: {echo: false}}\n", CELL, True),
        ("execute: [open\n", CELL, True),
        ("execute: {echo: false}\n", CELL.replace("title: Tide", "title: Tide\nexecute: {echo: true}"), True),
        ("title: A project\nauthor: Ana Lee\n", CELL, True),
    ],
)
def test_a_project_of_quartos_says_whether_code_is_shown(settings: str, page: str, shown: bool, tmp_path: Path) -> None:  # noqa: FBT001
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/tide.qmd").write_text(page)
    (tmp_path / "_quarto.yml").write_text(settings)
    article = read(tmp_path, "posts/tide.qmd")
    assert (article.title, article.authors) == ("Tide", ())
    assert any(isinstance(block, Code) for block in article.blocks) == shown


def test_a_file_of_hugos_other_settings_is_no_cascade(tmp_path: Path) -> None:
    write(tmp_path, log__tide_md=PAGES["YAML"] + TEXT)
    (tmp_path / "config/_default").mkdir(parents=True)
    (tmp_path / "config/_default/params.toml").write_text('author = "Ana Lee"\n')
    (tmp_path / "cascade.toml").write_text('author = "Ana Lee"\n')
    assert read(tmp_path).authors == ()


def _write_project(folder: Path, page: str, text: str, **shared: str) -> None:
    (folder / page).parent.mkdir(parents=True)
    (folder / page).write_text(text)
    (folder / "_quarto.yml").write_text("project: {type: website}\nexecute: {echo: false}\nauthor: Nobody\n")
    for place, said in shared.items():
        (folder / place.replace("__", "/") / "_metadata.yml").write_text(said)


def _write_notebook(*cells: tuple[str, str], **metadata: object) -> str:
    made = [{"cell_type": kind, "metadata": {}, "source": [source]} for kind, source in cells]
    return json.dumps({"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


NOTEBOOKS = {
    "a heading": _write_notebook(("markdown", f"# Tide\n\n{TEXT}"), ("code", "print(1)")),
    "a header": _write_notebook(("raw", "---\ntitle: Tide\n---"), ("markdown", TEXT), ("code", "print(1)")),
    "metadata": _write_notebook(("markdown", TEXT), ("code", "print(1)"), title="Tide"),
}


@pytest.mark.parametrize("notebook", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_what_a_project_of_quartos_says_holds_for_notebooks(notebook: str, tmp_path: Path) -> None:
    _write_project(tmp_path, "posts/tide.ipynb", notebook, posts="author: Ana Lee\ncategories: [sea]\n")
    article = read(tmp_path, "posts/tide.ipynb")
    assert (article.title, article.authors, article.tags) == ("Tide", ("Ana Lee",), ("sea",))
    assert not any(isinstance(block, Code) for block in article.blocks)


def test_a_notebooks_own_words_go_before_its_folders(tmp_path: Path) -> None:
    own = "---\ntitle: Tide\nauthor: Bo Mar\nexecute: {echo: true}\n---\n"
    _write_project(tmp_path, "posts/tide.ipynb", _write_notebook(("raw", own), ("markdown", TEXT), ("code", "print(1)")),
                   posts="author: Ana Lee\n")  # fmt: skip
    article = read(tmp_path, "posts/tide.ipynb")
    assert article.authors == ("Bo Mar",)
    assert any(isinstance(block, Code) for block in article.blocks)


def test_a_notebook_in_no_project_is_what_it_says_itself(tmp_path: Path) -> None:
    (tmp_path / "tide.ipynb").write_text(NOTEBOOKS["a heading"])
    (tmp_path / "_metadata.yml").write_text("author: Ana Lee\n")
    article = read(tmp_path, "tide.ipynb")
    assert article.authors == ()
    assert any(isinstance(block, Code) for block in article.blocks)


def test_the_nearer_folder_of_quartos_goes_first_and_none_above_the_project_counts(tmp_path: Path) -> None:
    (tmp_path / "_metadata.yml").write_text("author: Never\ntags: [never]\n")
    site = tmp_path / "site"
    _write_project(site, "posts/a/tide.qmd", f"---\ntitle: Tide\n---\n{TEXT}",
                   posts="author: Ana Lee\ntitle: Never\nlang: de\n", posts__a="author: Bo Mar\n")  # fmt: skip
    article = read(site, "posts/a/tide.qmd")
    assert (article.title, article.authors, article.tags) == ("Tide", ("Bo Mar",), ())


@pytest.mark.parametrize("said", ["[1", "- one\n- two\n", "", "author"])
def test_a_folder_of_quartos_that_says_nothing_sound_changes_nothing(said: str, tmp_path: Path) -> None:
    _write_project(tmp_path, "posts/tide.qmd", f"---\ntitle: Tide\n---\n{TEXT}", posts=said)
    assert read(tmp_path, "posts/tide.qmd").authors == ()


PEOPLE = {
    ".authors.yml": "authors:\n  pia:\n    name: Pia Holm\n    avatar: a.png\n  ola:\n    name: Ola Berg\n",
    "authors.yml": "pia:\n  name: Pia Holm\n  title: Writer\nola:\n  name: Ola Berg\n",
    "_data/authors.yml": "pia:\n  name: Pia Holm\nola:\n  name: Ola Berg\n",
}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("authors: pia", ("Pia Holm",)),
        ("author: ola", ("Ola Berg",)),
        ("authors: [pia, ola, Rae Dunn]", ("Pia Holm", "Ola Berg", "Rae Dunn")),
        ("authors:\n  - key: ola\n    title: Guest\n  - name: Rae Dunn", ("Ola Berg", "Rae Dunn")),
        ("authors: [kim]", ("kim",)),
        ("tags: pia", ()),
    ],
)
def test_the_keys_of_authors_are_their_names(name: str, line: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    page = tmp_path / "blog" / "posts" / "tide.mdx"
    page.parent.mkdir(parents=True)
    page.write_text(f"---\ntitle: The tide\n{line}\n---\nIt rose.\n")
    file = tmp_path / "blog" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(PEOPLE[name])
    (source,) = list_sources([str(page.parent)])
    assert read_article(load_document(source)).authors == authors
    file.write_text(PEOPLE[name].replace("Holm", "Sund"))
    (changed,) = list_sources([str(page.parent)])
    assert changed.stamp != source.stamp


@pytest.mark.parametrize("said", ["- pia\n", "pia: Pia Holm\n", "{", "\xff", "authors: [pia]\n", "pia:\n  url: x\n"])
def test_a_file_of_authors_that_says_no_names_changes_no_byte(said: str, tmp_path: Path) -> None:
    page = tmp_path / "tide.md"
    page.write_text("---\ntitle: The tide\nauthor: pia\n---\nIt rose.\n")
    (tmp_path / "authors.yml").write_text(said, "latin-1")
    assert load_document(Source(str(page))).content == page.read_bytes()


def test_a_file_of_authors_far_above_or_for_another_format_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "authors.yml").write_text(PEOPLE["authors.yml"])
    for place in ("a/b/c/d/tide.md", "tide.html"):
        page = tmp_path / place
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("---\ntitle: The tide\nauthor: pia\n---\nIt rose.\n")
        assert read_article(load_document(Source(str(page)))).authors == ("pia",)
