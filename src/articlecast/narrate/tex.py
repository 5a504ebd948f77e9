r"""A simple TeX formula as MathML: fractions, powers, roots, sums, Greek letters, accents; \begin and macros are none.

The commands are LaTeX's own and amsmath's: https://www.ctan.org/pkg/amsmath
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_TOKENS = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_']|\d+(?:[.,]\d+)*|\.\.\.|\S")
_LONGEST = 2000
"""Characters; a longer formula is a derivation."""
_DEEPEST = 30

_NAMES = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "varrho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "hbar": "ħ", "ell": "ℓ", "emptyset": "∅",
    "varnothing": "∅", "nabla": "∇", "partial": "∂",
    **{name: name for name in "sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln exp det".split()},
}  # fmt: skip
_SIGNS = {
    "times": "×", "cdot": "⋅", "div": "÷", "pm": "±", "mp": "∓", "ast": "*", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "ne": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈", "simeq": "≃",
    "cong": "≅", "equiv": "≡", "sim": "∼", "propto": "∝", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "setminus": "∖", "to": "→", "rightarrow": "→", "longrightarrow": "⟶", "mapsto": "↦",
    "Rightarrow": "⇒", "implies": "⇒", "Leftrightarrow": "⇔", "iff": "⇔", "land": "∧", "wedge": "∧", "lor": "∨",
    "vee": "∨", "neg": "¬", "forall": "∀", "exists": "∃", "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮",
    "ldots": "…", "cdots": "⋯", "dots": "…", "circ": "∘", "prime": "′", "mid": "∣", "lim": "lim", "max": "max",
    "min": "min", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "{": "{", "}": "}", "%": "%", "|": "‖", "lvert": "|", "rvert": "|", "vert": "|",
}  # fmt: skip
_ACCENTS = {"hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "vec": "→", "tilde": "~", "dot": "˙", "ddot": "¨"}
_FRACTIONS = {"frac": "<mfrac>", "dfrac": "<mfrac>", "tfrac": "<mfrac>", "binom": '<mfrac linethickness="0">'}
_WORDS = frozenset({"text", "textrm", "mbox", "operatorname"})
_FONTS = frozenset({"mathrm", "mathbf", "mathit", "mathsf", "mathcal", "boldsymbol", "bm", "displaystyle"})
_SILENT = frozenset(
    {"left", "right", "big", "Big", "bigl", "bigr", "quad", "qquad", "limits", "nolimits", "displaystyle", "textstyle"}
) | set(",;:! ")
_BOARD = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ"}


class _UnknownError(ValueError):
    """A part of a formula without a row here."""


def convert_tex(source: str) -> str:
    """One ``math`` element; empty where the formula holds what has no row here, or is too long."""
    if len(source) > _LONGEST:
        return ""
    reader = _Reader(_TOKENS.findall(source))
    try:
        inside = reader.read_row("", 0)
    except _UnknownError:
        return ""
    return f"<math>{inside}</math>" if inside else ""


class _Reader:
    """The tokens of a formula, read once from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    def take(self) -> str:
        if not self.tokens:
            raise _UnknownError
        return self.tokens.pop()

    def read_argument(self, depth: int) -> str:
        """The group, the command or the one character that a command or a script sign takes."""
        token = self.take()
        if token[0].isdecimal() and len(token) > 1:
            self.tokens.append(token[1:])
            token = token[0]
        return self.read_term(token, depth)

    def read_row(self, end: str, depth: int) -> str:
        """The terms up to the token ``end``, which is taken too."""
        terms: list[str] = []
        while self.tokens:
            token = self.take()
            if token == end:
                return "".join(terms)
            if token in {"^", "_", "'"}:
                self.tokens.append(token)
                terms.append(self.read_scripts(terms.pop() if terms else "<mrow></mrow>", depth))
            else:
                terms.append(self.read_term(token, depth + 1))
        if end:
            raise _UnknownError
        return "".join(terms)

    def read_scripts(self, base: str, depth: int) -> str:
        """What stands below and above a term."""
        found: dict[str, str] = {}
        while self.tokens and self.tokens[-1] in {"^", "_", "'"}:
            sign = self.take()
            place = "_" if sign == "_" else "^"
            if sign == "'" and found.get("^", "<mo>′</mo>") == "<mo>′</mo>":
                found["^"] = "<mo>′′</mo>" if "^" in found else "<mo>′</mo>"
            elif place in found:
                raise _UnknownError
            else:
                found[place] = self.read_argument(depth + 1)
        name = "msubsup" if len(found) > 1 else "msub" if "_" in found else "msup"
        return f"<{name}>{base}{found.get('_', '')}{found.get('^', '')}</{name}>"

    def read_term(self, token: str, depth: int) -> str:
        if depth > _DEEPEST:
            raise _UnknownError
        if token == "{":  # noqa: S105 -- a brace
            return f"<mrow>{self.read_row('}', depth)}</mrow>"
        if token.startswith("\\"):
            return self.read_command(token[1:], depth)
        if token[0].isdecimal():
            return f"<mn>{token}</mn>"
        if token.isalpha():
            return f"<mi>{token}</mi>"
        if token in {"}", "&", "$", "#", "\\"}:
            raise _UnknownError
        return f"<mo>{escape(token)}</mo>"

    def read_command(self, name: str, depth: int) -> str:
        if name in _NAMES:
            return f"<mi>{_NAMES[name]}</mi>"
        if name in _SIGNS:
            return f"<mo>{escape(_SIGNS[name])}</mo>"
        if name in _SILENT:
            return ""
        if name in _FRACTIONS:
            return f"{_FRACTIONS[name]}{self.read_argument(depth)}{self.read_argument(depth)}</mfrac>"
        if name in _ACCENTS:
            return f"<mover>{self.read_argument(depth)}<mo>{_ACCENTS[name]}</mo></mover>"
        if name in _WORDS:
            return f"<mtext>{self.read_words()}</mtext>"
        if name in _FONTS:
            return self.read_argument(depth)
        if name == "mathbb":
            words = self.read_words()
            if words in _BOARD:
                return f"<mi>{_BOARD[words]}</mi>"
        if name == "sqrt":
            return self.read_root(depth)
        raise _UnknownError

    def read_root(self, depth: int) -> str:
        token = self.take()
        if token != "[":  # noqa: S105 -- a bracket
            return f"<msqrt>{self.read_term(token, depth)}</msqrt>"
        index = self.read_row("]", depth)
        return f"<mroot>{self.read_argument(depth)}<mrow>{index}</mrow></mroot>"

    def read_words(self) -> str:
        """The letters in the braces that follow, or the one token that does."""
        token = self.take()
        if token != "{":  # noqa: S105 -- a brace
            words = [token]
        else:
            words = []
            while (token := self.take()) != "}":
                words.append(token)
        if not "".join(words).isalpha():
            raise _UnknownError
        return "".join(words)
