"""Front matter: YAML between ``---`` and TOML between ``+++``."""

from __future__ import annotations

from support.hostile.shapes import PROSE, Attack, nest, repeat

_YAML, _TOML = "---\ntitle: Tide tables\n", '+++\ntitle = "Tide tables"\n'
_YAML_END, _TOML_END = f"\n---\n{PROSE}\n", f"\n+++\n{PROSE}\n"

YAML: dict[str, tuple[str, str, str]] = {
    "fields": ("", "k{n}: v\n", ""),
    "fields of one name": ("", "k: v\n", ""),
    "tags": ("tags: [", "a, ", "b]"),
    "tags in lines": ("tags:\n", "- a{n}\n", ""),
    "authors": ("author: [", "Ann Orr, ", "b]"),
    "authors by reference": ("x: &a [b, b, b]\nauthor: [", "*a, ", "b]"),
    "one alias used": ("x: &a {name: Ann}\nauthor: [", "*a, ", "b]"),
    "one alias merged": ("x: &a {name: Ann}\ny: {", "<<: *a, ", "z: 1}"),
    "anchors": ("", "k{n}: &a{n} v\n", ""),
    "long line": ("summary: ", "word ", ""),
    "long quoted": ('summary: "', "\\u0041", '"'),
    "single quotes": ("summary: '", "''", "'"),
    "folded": ("summary: >\n", "  word\n", ""),
    "brackets": ("summary: ", "[", ""),
    "braces": ("summary: ", "{", ""),
    "question marks": ("", "? ", ""),
    "dashes": ("", "- ", ""),
    "colons": ("", "a: ", ""),
    "comments": ("", "# x\n", ""),
    "blank lines": ("", "\n", ""),
    "spaces": ("summary: ", " ", "x"),
    "documents": ("", "--- x\n", ""),
    "narration": ("narration:\n", "  k{n}: v\n", ""),
    "digests": ("digest: [", "a{n}, ", "b]"),
    "complex keys": ("", "? [a, b]\n: c\n", ""),
    "tagged": ("", "k{n}: !!str v\n", ""),
    "directives": ("", "%YAML 1.1\n", ""),
    "commas": ("tags: '", ",", "'"),
}

TOML: dict[str, tuple[str, str, str]] = {
    "fields": ("", "k{n} = 1\n", ""),
    "dotted keys": ("", "a.", "a = 1"),
    "dotted keys of their own": ("", "a.b.c.d.k{n} = 1\n", ""),
    "dotted keys growing": ("", "a{n}.", "a = 1"),
    "tables": ("", "[t{n}]\n", ""),
    "dotted tables": ("[", "a.", "a]"),
    "tables of arrays": ("", "[[t]]\n", ""),
    "subtables": ("", "[a.t{n}]\n", ""),
    "array": ("tags = [", '"a",', "]"),
    "array of lines": ("tags = [", '"a"\n,', "]"),
    "array of arrays": ("tags = [", "[],", "]"),
    "inline tables": ("a = [", "{b.c=1},", "]"),
    "string": ('summary = "', "word ", '"'),
    "string of escapes": ('summary = "', "\\u0041", '"'),
    "long string": ('summary = """', "word\n", '"""'),
    "quotes": ("summary = '''", "''a", "'''"),
    "digits": ("a = ", "9", ""),
    "underscored digits": ("a = 9", "_9", ""),
    "broken dates": ("a = 2024-01-01T00:00:00.", "9", ""),
    "comments": ("", "# x\n", ""),
    "blank lines": ("", "\n", ""),
    "dots": ("", ".", ""),
    "floats": ("a = 1.", "9", ""),
}


def _bomb(name: str, line: str) -> Attack:
    """Each line holds the one before ten times: of n lines come ten to the n."""

    def make(size: int) -> bytes:
        lines, total, at = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"], 40, 1
        while total < size:
            lines.append(line.replace("{n}", str(at)).replace("{m}", str(at - 1)))
            total, at = total + len(lines[-1]), at + 1
        return f"{_YAML}{''.join(lines)}author: *a{at - 1}{_YAML_END}".encode()

    return Attack(name, ".md", make)


ATTACKS: tuple[Attack, ...] = (
    *(repeat(f"YAML: {name}", ".md", piece, _YAML + head, tail + _YAML_END) for name, (head, piece, tail) in YAML.items()),
    *(repeat(f"TOML: {name}", ".md", piece, _TOML + head, tail + _TOML_END) for name, (head, piece, tail) in TOML.items()),
    *(nest(f"YAML: nested {name}", ".md", (opening, closing), f"{_YAML}x: ", _YAML_END)
      for name, opening, closing in (("lists", "[", "]"), ("mappings", "{a: ", "}"))),
    *(nest(f"TOML: nested {name}", ".md", (opening, closing), f"{_TOML}x = ", _TOML_END)
      for name, opening, closing in (("lists", "[", "]"), ("tables", "{a=", "}"))),
    _bomb("YAML: aliases of aliases", "a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}]\n"),
    _bomb("YAML: aliases of people", "a{n}: &a{n} [{name: *a{m}}, {name: *a{m}}, {name: *a{m}}, {name: *a{m}}, {name: *a{m}}]\n"),
    repeat("YAML: an alias of itself", ".md", "*a, ", f"{_YAML}author: &a [", f"b]{_YAML_END}"),
    _bomb("YAML: aliases of mappings", "a{n}: &a{n} {name: *a{m}, url: *a{m}}\n"),
    _bomb("YAML: merged aliases", "a{n}: &a{n} {<<: [{b: *a{m}}, {c: *a{m}}]}\n"),
    repeat("YAML without an end", ".md", "k{n}: v\n", _YAML),
    repeat("TOML without an end", ".md", "k{n} = 1\n", _TOML),
    repeat("YAML: rules after it", ".md", "---\n", f"{_YAML}---\n{PROSE}\n"),
)  # fmt: skip
