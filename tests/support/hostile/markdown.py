"""Markdown: CommonMark with tables, strike-through, footnotes and definition lists."""

from __future__ import annotations

from support.hostile.shapes import PROSE, Attack, nest, repeat

_HEAD = f"# Tide tables\n\n{PROSE}\n\n"

PIECES: dict[str, str] = {
    "headings": "## Part {n}\n\nWords.\n\n",
    "set headings": "Part\n---\n",
    "bold": "**x** ",
    "open bold": "**x ",
    "closed bold": "x** ",
    "bold and thin": "*x **y ",
    "stars": "*a_",
    "underscores": "_a ",
    "code": "`x` ",
    "open code": "`x ",
    "growing code": "`{n}`` ",
    "fences": "```\nx\n```\n",
    "open fences": "```\n",
    "tildes": "~~~\n",
    "links": "[x](/{n}) ",
    "open links": "[x](",
    "links of links": "[a](b[",
    "brackets": "[",
    "bracket pairs": "[]",
    "marked spans": "[a]{say-as=b} ",
    "marked blocks": "{.skip}\nx\n\n",
    "marks alone": "{.skip}\n\n",
    "half marks": "{.skip",
    "nested brackets": "[x ",
    "pictures": "![x](/{n}.jpg) ",
    "open pictures": "![",
    "references": "[x][{n}] ",
    "definitions": "[{n}]: /{n}\n",
    "same definitions": "[a]: /a\n",
    "open definitions": "[a]: <\n",
    "titles of definitions": '[a]: /a "\n',
    "footnotes": "x[^{n}]\n\n[^{n}]: Note.\n\n",
    "footnote uses": "x[^1] ",
    "inline footnotes": "^[x",
    "footnotes within": "[^{n}]: [^{n}]\n",
    "items": "- x\n",
    "loose items": "- x\n\n",
    "numbers": "1. x\n",
    "stars as items": "* * * x\n",
    "items in items": "- - ",
    "quotes": "> x\n",
    "quotes in quotes": "> > ",
    "lazy quotes": "> x\ny\n",
    "tables": "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "rows": "| 1 | 2 |\n",
    "pipes": "|",
    "heads of tables": "a|b\n-|-\n",
    "terms": "term\n: meaning\n\n",
    "meanings": ": x\n",
    "tildes as terms": "~ x\n",
    "rules": "---\n",
    "strikes": "~~x~~ ",
    "open strikes": "~~x ",
    "escapes": "\\*",
    "backslashes": "\\",
    "line ends": "x\\\n",
    "hard ends": "x  \n",
    "autolinks": "<http://a.example/{n}> ",
    "open autolinks": "<http://a.example/",
    "tags": "<b>x</b> ",
    "open tags": "<b ",
    "open comments": "<!-- ",
    "comments": "<!-- x --> ",
    "instructions": "<? ",
    "declarations": "<!A ",
    "cdata": "<![CDATA[ ",
    "blocks of html": "<div>\n\nx\n\n</div>\n\n",
    "entities": "&amp;",
    "open entities": "&",
    "tabs": "\t",
    "code lines": "    x\n",
    "paragraphs": f"{PROSE}\n\n",
    "lines": f"{PROSE}\n",
    "blank lines": "\n",
    "line of dashes": "- ",
    "equals": "=",
    "mail": "<a@b.c> ",
    "parentheses": "[a](",
    "destinations": "[a](<b",
    "titles": '[a](b "c ',
    "nested parentheses": "(",
    "marks round words": "a*b_c`d[e",
    "bold runs": "***a**b*c",
    "numbers growing": "{n}. x\n",
}

LONG: dict[str, tuple[str, str, str]] = {
    "one reference used": ("[a]: /" + "x" * 2000 + "\n\n", "[a] ", ""),
    "one long reference used": ('[a]: /a "' + "word " * 2000 + '"\n\n', "[a] ", ""),
    "one picture used": ("[a]: /" + "x" * 2000 + "\n\n", "![a] ", ""),
    "one footnote used": ("[^1]: " + PROSE * 20 + "\n\n", "x[^1] ", ""),
    "one header of a table": ("", "a|", "\n" + "-|" * 1000 + "\n"),
    "one wide table": ("|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n", "|\n", ""),
    "one very wide table": ("|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n", "|\n", ""),
    "one link's words": ("[", "a ", "](/a)"),
    "one link's address": ("[a](/", "a", ")"),
    "one link's parentheses": ("[a](", "(", ")"),
    "one link's title": ('[a](/a "', '\\"', '")'),
    "one code": ("`", "a ", "`"),
    "one label": ("[", "a", "]: /a\n\n[a]"),
    "one fence": ("```", "`", "\nx\n"),
    "one item": ("- ", "x\n  ", ""),
    "one quote": ("> ", "x\n> ", ""),
    "one line of html": ("<p ", "a='b' ", ">x</p>"),
}

NESTED: dict[str, tuple[str, str]] = {
    "brackets": ("[", "]"),
    "links": ("[", "](/a)"),
    "pictures": ("![", "](/a)"),
    "bold": ("**a ", " a**"),
    "thin": ("*a ", " a*"),
    "parentheses": ("(", ")"),
    "strikes": ("~~a ", " a~~"),
    "footnotes": ("^[a ", "]"),
}


def _indent(name: str, mark: str) -> Attack:
    """Lines each of which stands deeper than the one before: what is nested by indentation grows by its square root."""

    def make(size: int) -> bytes:
        lines, total, depth = [], 0, 0
        while total < size:
            lines.append(f"{'  ' * depth}{mark} x\n")
            total, depth = total + len(lines[-1]), depth + 1
        return (_HEAD + "".join(lines)).encode()

    return Attack(name, ".md", make)


ATTACKS: tuple[Attack, ...] = (
    *(repeat(f"markdown: {name}", ".md", piece, _HEAD) for name, piece in PIECES.items()),
    *(repeat(f"headed markdown: {name}", ".md", piece, f"---\ntitle: Tide\n---\n{PROSE}\n\n") for name, piece in PIECES.items()),
    *(repeat(f"markdown: {name}", ".md", piece, _HEAD + head, tail) for name, (head, piece, tail) in LONG.items()),
    *(repeat(f"headed markdown: {name}", ".md", piece, f"---\ntitle: Tide\n---\n{PROSE}\n\n{head}", tail) for name, (head, piece, tail) in LONG.items()),
    *(nest(f"markdown: nested {name}", ".md", (opening, closing), _HEAD) for name, (opening, closing) in NESTED.items()),
    _indent("markdown: items ever deeper", "-"),
    _indent("markdown: numbers ever deeper", "1."),
    _indent("markdown: meanings ever deeper", ":"),
)  # fmt: skip
