"""A formula in MathML as English words: one table row for each element, operator, name and accent.

The words follow how lecturers read a formula aloud: what a fraction's bar or a root spans is said where it is more
than one term ("x plus one, all over two", "the square root of the quantity x plus one").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from articlecast.narrate.languages.tongues import speak_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 60
"""Words; nobody can follow a longer formula by ear."""
_DEEPEST = 40
_LONGEST_SOURCE = 20_000
"""Characters; what is longer is a derivation, and never 60 words."""
_GREATEST_TABLE = 9
"""Cells of a matrix that is still said."""

_OPERATORS = {
    "+": "plus", "-": "minus", "−": "minus", "±": "plus or minus", "∓": "minus or plus", "×": "times", "⋅": "times",
    "·": "times", "*": "times", "∗": "times", "÷": "divided by", "/": "over", "∕": "over", "=": "equals",
    "≠": "is not equal to", "≈": "is approximately", "≃": "is approximately", "≅": "is congruent to",
    "≡": "is equivalent to", "∼": "is distributed as", "~": "is distributed as", "∝": "is proportional to",
    "<": "is less than", ">": "is greater than", "≤": "is less than or equal to", "≥": "is greater than or equal to",
    "≪": "is much less than", "≫": "is much greater than", "∈": "is in", "∉": "is not in", "⊂": "is a subset of",
    "⊆": "is a subset of", "∪": "union", "∩": "intersection", "∖": "without", "→": "to", "⟶": "to", "↦": "maps to",
    "⇒": "implies", "⟹": "implies", "⇔": "if and only if", "⟺": "if and only if", "∧": "and", "∨": "or", "¬": "not",
    "∀": "for all", "∃": "there is", "∂": "partial", "∇": "del", "∑": "the sum", "Σ": "the sum", "∏": "the product",
    "∫": "the integral", "∮": "the contour integral", "!": "factorial", "%": "percent", "∞": "infinity",
    "…": "and so on", "⋯": "and so on", "...": "and so on", "°": "degrees", "∘": "of", "′": "prime", "'": "prime",
    "″": "double prime", "∣": "given", ":": "such that", ",": ",", ";": ",", ".": "", "\u2061": "of",
    "\u2062": "", "\u2063": ",", "\u2064": "and", "lim": "the limit", "max": "the maximum", "min": "the minimum",
}  # fmt: skip
_NAMES = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant", "csc": "cosecant",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent", "arcsin": "arc sine",
    "arccos": "arc cosine", "arctan": "arc tangent", "log": "log", "ln": "natural log", "exp": "the exponential",
    "lim": "the limit", "max": "the maximum", "min": "the minimum", "det": "the determinant", "mod": "mod",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "capital gamma", "Δ": "delta", "Θ": "capital theta", "Λ": "capital lambda", "Π": "capital pi",
    "Σ": "capital sigma", "Φ": "capital phi", "Ψ": "capital psi", "Ω": "capital omega", "∞": "infinity",
    "ℝ": "the real numbers", "ℕ": "the natural numbers", "ℤ": "the integers", "ℚ": "the rational numbers",
    "ℂ": "the complex numbers", "ℏ": "h bar", "ħ": "h bar", "ℓ": "l", "∂": "partial", "∇": "del", "∅": "the empty set",
}  # fmt: skip
_FUNCTIONS = frozenset(
    "f g h sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln exp max min det".split()
)
"""What a bracket behind is an argument of, and no factor."""
_ACCENTS = {
    "¯": "bar", "‾": "bar", "_": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "˙": "dot", ".": "dot",
    "¨": "double dot", "→": "vector", "⃗": "vector", "⏞": "", "⏟": "",
}  # fmt: skip
_POWERS = {
    "2": "squared", "3": "cubed", "′": "prime", "'": "prime", "″": "double prime", "′′": "double prime",
    "∘": "degrees", "°": "degrees", "*": "star", "∗": "star", "†": "dagger", "+": "plus", "−": "minus", "-": "minus",
}  # fmt: skip
_ROOTS = {"2": "square", "3": "cube"}
_OPEN, _CLOSE = "([{⟨⌊⌈", ")]}⟩⌋⌉"
_LARGE = frozenset({"the sum", "the product", "the integral", "the contour integral", "the limit",
                    "the maximum", "the minimum"})  # fmt: skip
_WRITTEN_FOR_EYES = re.compile(r"[\\{}^_$]")


class _UnspokenError(ValueError):
    """A part of a formula without a row here."""


def speak_mathml(source: str) -> str:
    """A formula in English words; its plain alternative text where its parts have none; empty where nothing is fit.

    ``source`` is one ``math`` element as the page has it. https://www.w3.org/TR/mathml-core/
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415 -- formulas are rare, and this takes 10 ms

    if len(source) > _LONGEST_SOURCE or "<!" in source:
        return ""
    try:
        root = ET.fromstring(source)  # noqa: S314 -- a document type, where entities are made, is refused
    except (ET.ParseError, ValueError):
        return ""
    try:
        words = " ".join(_say_row(list(root), 0).split()).replace(" ,", ",").strip(" ,")
    except _UnspokenError:
        words = ""
    if words and len(words.split()) <= LONGEST:
        return words
    spoken = " ".join((root.get("alttext") or "").split())
    if not spoken or _WRITTEN_FOR_EYES.search(spoken) or len(spoken.split()) > LONGEST:
        return ""
    return speak_text(spoken, "en")[0]


def _say(node: Element, depth: int) -> str:
    way = _ELEMENTS.get(_name(node))
    if way is None or depth > _DEEPEST:
        raise _UnspokenError(node.tag)
    return way(node, depth + 1)


def _say_row(nodes: list[Element], depth: int) -> str:
    """Terms in order; a bracket after a function is its argument, and any other bracket a quantity."""
    words: list[str] = []
    absolute = False
    for at, node in enumerate(nodes):
        sign = _text(node) if _name(node) == "mo" else ""
        before = _text(nodes[at - 1]) if at else ""
        if sign and sign in _OPEN:
            lone = at + 2 < len(nodes) and _text(nodes[at + 2]) in _CLOSE
            of = (before in _FUNCTIONS or _base(nodes[at - 1]) in _FUNCTIONS) if at else False
            words.append("of" if of else "" if lone or before == "\u2061" else "the quantity")
        elif sign and sign in _CLOSE:
            words.append("" if at >= 2 and _text(nodes[at - 2]) in _OPEN else ",")
        elif sign in {"|", "‖"}:
            absolute = not absolute
            words.append("the absolute value of" if absolute else ",")
        else:
            words.append(_say(node, depth))
            following = _text(nodes[at + 1]) if at + 1 < len(nodes) else ""
            large = any(words[-1].startswith(each) for each in _LARGE)
            named = (_text(node) if _name(node) == "mi" else _base(node)) in _FUNCTIONS - set("fgh")
            if following and (large or named) and following not in _OPEN + "\u2061":
                words.append("of")
    return " ".join(words)


def _power(node: Element, depth: int) -> str:
    return _POWERS.get(_text(node)) or f"to the power of {_say(node, depth)}"


def _say_power(node: Element, depth: int) -> str:
    base, power = _parts(node, 2)
    if _text(base) in _CLOSE and _name(base) == "mo":
        return f", {_power(power, depth)}"
    words = _say_term(base, depth)
    if _text(base) in _FUNCTIONS - set("fgh") and _text(power) in {"−1", "-1"}:
        return f"inverse {words}"
    return f"{words} {_power(power, depth)}"


def _say_index(node: Element, depth: int) -> str:
    base, index = _parts(node, 2)
    words, name = _say_term(base, depth), _text(base)
    if words in _LARGE:
        return _say_bounds(words, index, None, depth)
    return f"{words} {'base' if name in {'log', 'ln'} else 'sub'} {_say(index, depth)}"


def _say_index_power(node: Element, depth: int) -> str:
    base, index, power = _parts(node, 3)
    words = _say_term(base, depth)
    if words in _LARGE:
        return _say_bounds(words, index, power, depth)
    return f"{words} sub {_say(index, depth)} {_power(power, depth)}"


def _say_bounds(words: str, under: Element, over: Element | None, depth: int) -> str:
    lower = _say(under, depth)
    if over is None:
        if words == "the limit":
            return f"{words} as {lower.replace(' to ', ' approaches ', 1)}"
        return f"{words} over {lower}"
    return f"{words} from {lower} to {_say(over, depth)}"


def _say_over(node: Element, depth: int) -> str:
    base, over = _parts(node, 2)
    accent = _ACCENTS.get(_text(over))
    if accent is None:
        raise _UnspokenError(_text(over))
    words = _say(base, depth)
    return f"vector {words}" if accent == "vector" else f"{words} {accent}"


def _say_fraction(node: Element, depth: int) -> str:
    over, under = _parts(node, 2)
    if node.get("linethickness", "").strip() in {"0", "0px", "0pt"}:
        return f"{_say(over, depth)} choose {_say(under, depth)}"
    if re.fullmatch(r"\d", _text(over)) and re.fullmatch(r"[2-9]", _text(under)):
        return speak_text(f"{_text(over)}/{_text(under)}", "en")[0]
    above = _say(over, depth)
    return f"{above}{', all' if _is_compound(over) else ''} over {_say_term(under, depth)}"


def _say_root(node: Element, depth: int) -> str:
    return f"the square root of {_say_terms(list(node), depth)}"


def _say_any_root(node: Element, depth: int) -> str:
    base, index = _parts(node, 2)
    degree = _text(index)
    named = _ROOTS.get(degree) or (speak_text(f"{degree}th", "en")[0] if degree.isdecimal() else f"{degree}th")
    if not re.fullmatch(r"[a-z]+", named):
        raise _UnspokenError(degree)
    return f"the {named} root of {_say_term(base, depth)}"


def _say_fenced(node: Element, depth: int) -> str:
    inside = ", ".join(_say(each, depth) for each in node)
    if not len(node):
        return ""
    if node.get("open") == "|":
        return f"the absolute value of {inside},"
    return inside if len(node) > 1 or not _is_compound(node[0]) else f"the quantity {inside},"


def _say_table(node: Element, depth: int) -> str:
    rows = [[_say_row(list(cell), depth) for cell in row] for row in node]
    if sum(map(len, rows)) > _GREATEST_TABLE:
        raise _UnspokenError("mtable")
    return f"the matrix with the rows {'; '.join(', '.join(row) for row in rows)}"


def _say_name(node: Element, _depth: int) -> str:
    name = _text(node)
    if name in _NAMES:
        return _NAMES[name]
    if not re.fullmatch(r"[A-Za-z]+", name):
        raise _UnspokenError(name)
    return name


def _say_operator(node: Element, _depth: int) -> str:
    sign = _text(node)
    if sign in _OPERATORS:
        return _OPERATORS[sign]
    if sign in _NAMES:
        return _NAMES[sign]
    if sign and sign not in _OPEN + _CLOSE:
        raise _UnspokenError(sign)
    return ""


def _say_words(node: Element, _depth: int) -> str:
    return speak_text(_text(node), "en")[0]


def _say_all(node: Element, depth: int) -> str:
    return _say_row(list(node), depth)


def _say_first(node: Element, depth: int) -> str:
    return _say(node[0], depth) if len(node) else ""


def _say_nothing(_node: Element, _depth: int) -> str:
    return ""


def _say_term(node: Element, depth: int) -> str:
    return f"{'the quantity ' if _is_compound(node) else ''}{_say(node, depth)}"


def _say_terms(nodes: list[Element], depth: int) -> str:
    compound = len(nodes) > 1 or any(map(_is_compound, nodes))
    return f"{'the quantity ' if compound else ''}{_say_row(nodes, depth)}"


def _is_compound(node: Element) -> bool:
    """Whether an element holds several terms, so that a listener must be told how far it reaches."""
    while _name(node) in {"mrow", "mstyle", "mpadded"} and len(node) == 1:
        node = node[0]
    inside = [_text(each) for each in node if _name(each) == "mo"] if _name(node) == "mrow" else []
    first = len(node) > 0 and _text(node[0]) in _OPEN
    return any(sign not in "\u2061\u2062()" for sign in inside) and not first


def _parts(node: Element, count: int) -> list[Element]:
    if len(node) != count:
        raise _UnspokenError(node.tag)
    return list(node)


def _base(node: Element) -> str:
    return _text(node[0]) if _name(node) in {"msub", "msup", "msubsup"} and len(node) else ""


def _text(node: Element) -> str:
    return "".join("".join(node.itertext()).split())


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _rows(names: Iterable[str], way: Callable[[Element, int], str]) -> dict[str, Callable[[Element, int], str]]:
    return dict.fromkeys(names, way)


_ELEMENTS: dict[str, Callable[[Element, int], str]] = {
    "mi": _say_name,
    "mo": _say_operator,
    **_rows(("mn", "mtext", "ms"), _say_words),
    **_rows(("math", "mrow", "mstyle", "mpadded", "menclose", "mtd"), _say_all),
    "semantics": _say_first,
    "mfrac": _say_fraction,
    "msqrt": _say_root,
    "mroot": _say_any_root,
    "msup": _say_power,
    **_rows(("msub", "munder"), _say_index),
    **_rows(("msubsup", "munderover"), _say_index_power),
    "mover": _say_over,
    "mfenced": _say_fenced,
    "mtable": _say_table,
    **_rows(("mspace", "mphantom", "annotation", "annotation-xml"), _say_nothing),
}
