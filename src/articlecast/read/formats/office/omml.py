"""Word's equations (Office Math Markup Language, ECMA-376 part 1, 22.1) → MathML, as far as formulas are spoken."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from lxml import etree

from articlecast.read.formats.office.docx_styles import child, is_on, value
from articlecast.read.formats.zipped import local

_DEEPEST = 40
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
_NARY = "∫"
_UNSEEN = dict.fromkeys((0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064))
"""Signs without width, which programs put where there is nothing."""
_ACCENTS = {"": "^", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0305": "¯", "\u20d7": "→", "\u0307": "˙"}


def write_maths(element: etree._Element) -> str:
    """MathML of an ``oMath``; empty where there is nothing in it."""
    inner = _all(element, 0)
    return f"<math>{inner}</math>" if inner else ""


def _all(element: etree._Element | None, depth: int) -> str:
    """What stands in an element, as one row; empty where it is nested deeper than any formula."""
    if element is None or depth > _DEEPEST:
        return ""
    return "".join(_write(each, depth + 1) for each in element)


def _row(element: etree._Element, name: str, depth: int) -> str:
    return f"<mrow>{_all(child(element, name), depth)}</mrow>"


def _write(element: etree._Element, depth: int) -> str:
    name = local(element)
    if name in _WAYS:
        return _WAYS[name](element, depth)
    if name == "r":
        words = "".join(t.text or "" for t in element if local(t) == "t").translate(_UNSEEN)
        return "".join(map(_write_token, _TOKEN.findall(words)))
    return "" if name.endswith("Pr") or name in {"del", "moveFrom"} else _all(element, depth)


def _write_token(token: str) -> str:
    if token[0].isdigit():
        return f"<mn>{token}</mn>"
    if token[0].isalpha():
        # Word sets each letter as a variable of its own, but for names of functions.
        whole = len(token) == 1 or token in _NAMES
        return f"<mi>{token}</mi>" if whole else "".join(f"<mi>{letter}</mi>" for letter in token)
    return f"<mo>{escape(token)}</mo>"


_NAMES = frozenset("sin cos tan cot sec csc log ln lim exp min max sup inf det gcd sinh cosh tanh arg mod".split())


def _script(tag: str, *names: str) -> Callable[[etree._Element, int], str]:
    return lambda element, depth: f"<{tag}>{''.join(_row(element, name, depth) for name in names)}</{tag}>"


def _fraction(element: etree._Element, depth: int) -> str:
    return f"<mfrac>{_row(element, 'num', depth)}{_row(element, 'den', depth)}</mfrac>"


def _root(element: etree._Element, depth: int) -> str:
    degree = _all(child(element, "deg"), depth)
    inner = _row(element, "e", depth)
    return f"<mroot>{inner}<mrow>{degree}</mrow></mroot>" if degree else f"<msqrt>{inner}</msqrt>"


def _fence(element: etree._Element, depth: int) -> str:
    properties = child(element, "dPr")
    begin, end = (_sign(properties, name, usual) for name, usual in (("begChr", "("), ("endChr", ")")))
    inner = "<mo>,</mo>".join(_all(each, depth) for each in element if local(each) == "e")
    return f"<mrow><mo>{escape(begin)}</mo>{inner}<mo>{escape(end)}</mo></mrow>"


def _sign(properties: etree._Element | None, name: str, usual: str) -> str:
    return usual if child(properties, name) is None else value(properties, name)


def _nary(element: etree._Element, depth: int) -> str:
    properties = child(element, "naryPr")
    sign = f"<mo>{escape(_sign(properties, 'chr', _NARY))}</mo>"
    below, above = (
        "" if is_on(properties, f"{name}Hide") else _all(child(element, name), depth) for name in ("sub", "sup")
    )
    tag = {(True, True): "munderover", (True, False): "munder", (False, True): "mover"}.get((bool(below), bool(above)))
    limits = "".join(f"<mrow>{each}</mrow>" for each in (below, above) if each)
    return f"{f'<{tag}>{sign}{limits}</{tag}>' if tag else sign}{_row(element, 'e', depth)}"


def _accent(element: etree._Element, depth: int) -> str:
    sign = _sign(child(element, "accPr"), "chr", "\u0302")
    return f"<mover>{_row(element, 'e', depth)}<mo>{escape(_ACCENTS.get(sign, sign))}</mo></mover>"


def _matrix(element: etree._Element, depth: int) -> str:
    rows = [[_all(cell, depth) for cell in row if local(cell) == "e"] for row in element if local(row) == "mr"]
    return _grid(rows)


def _lines(element: etree._Element, depth: int) -> str:
    return _grid([[_all(each, depth)] for each in element if local(each) == "e"])


def _grid(rows: list[list[str]]) -> str:
    cells = ("".join(f"<mtd>{cell}</mtd>" for cell in row) for row in rows)
    return f"<mtable>{''.join(f'<mtr>{row}</mtr>' for row in cells)}</mtable>"


_WAYS: dict[str, Callable[[etree._Element, int], str]] = {
    "f": _fraction,
    "rad": _root,
    "d": _fence,
    "nary": _nary,
    "acc": _accent,
    "m": _matrix,
    "eqArr": _lines,
    "sSup": _script("msup", "e", "sup"),
    "sSub": _script("msub", "e", "sub"),
    "sSubSup": _script("msubsup", "e", "sub", "sup"),
    "limLow": _script("munder", "e", "lim"),
    "limUpp": _script("mover", "e", "lim"),
    "bar": lambda element, depth: f"<mover>{_row(element, 'e', depth)}<mo>¯</mo></mover>",
    "func": lambda element, depth: f"{_row(element, 'fName', depth)}{_row(element, 'e', depth)}",
}
