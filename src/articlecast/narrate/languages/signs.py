"""The names of signs in every language: those that people say, those that Unicode's own name tells, and numerals.

Of the categories Sc, Sm, No and Sk no sign with a meaning is left out: one without a row is named by a word of its
name in Unicode, in English by that name itself, and where that tells nothing, by the language's word for a sign.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from articlecast.narrate.languages.currencies import list_currencies

TAGS = ("en", "de", "es", "fr", "it", "pt")
_ROWS = """
¬ | not | nicht | no | non | non | não
√ | square root of | Wurzel aus | raíz de | racine de | radice di | raiz de
∛ | cube root of | Kubikwurzel aus | raíz cúbica de | racine cubique de | radice cubica di | raiz cúbica de
∜ | fourth root of | vierte Wurzel aus | raíz cuarta de | racine quatrième de | radice quarta di | raiz quarta de
∞ | infinity | unendlich | infinito | infini | infinito | infinito
∑ | sum of | Summe über | suma de | somme de | somma di | soma de
∏ | product of | Produkt über | producto de | produit de | prodotto di | produto de
∫ | integral of | Integral über | integral de | intégrale de | integrale di | integral de
∂ | partial | partiell | parcial | partiel | parziale | parcial
∆ | delta | Delta | delta | delta | delta | delta
∇ | nabla | Nabla | nabla | nabla | nabla | nabla
∈ | in | Element von | pertenece a | appartient à | appartiene a | pertence a
∉ | not in | kein Element von | no pertenece a | n’appartient pas à | non appartiene a | não pertence a
∅ | empty set | leere Menge | conjunto vacío | ensemble vide | insieme vuoto | conjunto vazio
∀ | for all | für alle | para todo | pour tout | per ogni | para todo
∃ | there is | es gibt | existe | il existe | esiste | existe
∄ | there is no | es gibt kein | no existe | il n’existe pas | non esiste | não existe
∧ | and | und | y | et | e | e
∨ | or | oder | o | ou | o | ou
∩ | intersection | Schnitt | intersección | inter | intersezione | interseção
∪ | union | vereinigt mit | unión | union | unione | união
⊂ | subset of | Teilmenge von | subconjunto de | inclus dans | sottoinsieme di | subconjunto de
⊆ | subset of or equal to | Teilmenge oder gleich | subconjunto o igual a | inclus ou égal à | sottoinsieme o uguale a \
| subconjunto ou igual a
⊃ | superset of | Obermenge von | superconjunto de | contient | contiene | contém
∝ | proportional to | proportional zu | proporcional a | proportionnel à | proporzionale a | proporcional a
≡ | identical to | identisch mit | idéntico a | identique à | identico a | idêntico a
≅ | congruent to | kongruent zu | congruente con | congru à | congruente a | congruente a
≃ | about | ungefähr gleich | aproximadamente | à peu près égal à | circa uguale a | aproximadamente
∼ | about | etwa | aproximadamente | environ | circa | cerca de
≪ | much less than | viel kleiner als | mucho menor que | très inférieur à | molto minore di | muito menor que
≫ | much greater than | viel größer als | mucho mayor que | très supérieur à | molto maggiore di | muito maior que
≮ | not less than | nicht kleiner als | no menor que | non inférieur à | non minore di | não menor que
≯ | not greater than | nicht größer als | no mayor que | non supérieur à | non maggiore di | não maior que
∓ | minus or plus | minus plus | menos más | moins ou plus | meno o più | menos ou mais
∴ | therefore | also | por tanto | donc | quindi | portanto
∵ | because | weil | porque | car | perché | porque
∶ | to | zu | a | à | a | para
⋅ ∙ | times | mal | por | fois | per | vezes
⊕ | circled plus | plus im Kreis | más en círculo | plus cerclé | più cerchiato | mais em círculo
⊗ | circled times | mal im Kreis | por en círculo | fois cerclé | per cerchiato | vezes em círculo
⊥ | perpendicular to | senkrecht zu | perpendicular a | perpendiculaire à | perpendicolare a | perpendicular a
∥ | parallel to | parallel zu | paralelo a | parallèle à | parallelo a | paralelo a
∠ | angle | Winkel | ángulo | angle | angolo | ângulo
→ ⟶ | to | nach | a | vers | a | para
← ⟵ | from | von | desde | depuis | da | de
↔ ⟷ | to and from | hin und her | ida y vuelta | aller et retour | andata e ritorno | ida e volta
↑ | up | aufwärts | arriba | en hausse | su | acima
↓ | down | abwärts | abajo | en baisse | giù | abaixo
⇒ ⟹ | implies | daraus folgt | implica | implique | implica | implica
⇔ ⟺ | if and only if | genau dann wenn | si y solo si | si et seulement si | se e solo se | se e somente se
⇐ ⟸ | follows from | folgt aus | se sigue de | découle de | segue da | segue de
⁄ ∕ | over | durch | entre | sur | su | sobre
℘ | P | P | P | P | P | P
¤ | currency | Währung | moneda | monnaie | valuta | moeda
♯ | sharp | Kreuz | sostenido | dièse | diesis | sustenido
"""
"""A sign or several, and how it is said in each language of ``TAGS``."""
_KINDS = """
ARROW|HARPOON | arrow | Pfeil | flecha | flèche | freccia | seta
NOT EQUAL | not equal to | ungleich | distinto de | différent de | diverso da | diferente de
LESS-THAN|PRECEDES|SMALLER THAN | less than | kleiner als | menor que | inférieur à | minore di | menor que
GREATER-THAN|SUCCEEDS|LARGER THAN | greater than | größer als | mayor que | supérieur à | maggiore di | maior que
ALMOST EQUAL|APPROXIMATE|TILDE | about | ungefähr | aproximadamente | environ | circa | cerca de
EQUAL|EQUIVALENT|IDENTICAL | equal to | gleich | igual a | égal à | uguale a | igual a
ELEMENT OF|CONTAINS AS MEMBER | element of | Element von | elemento de | élément de | elemento di | elemento de
SUBSET|IMAGE OF | subset of | Teilmenge von | subconjunto de | inclus dans | sottoinsieme di | subconjunto de
SUPERSET|ORIGINAL OF | superset of | Obermenge von | superconjunto de | contient | contiene | contém
INTERSECTION | intersection | Schnitt | intersección | intersection | intersezione | interseção
UNION | union | Vereinigung | unión | union | unione | união
INTEGRAL | integral | Integral | integral | intégrale | integrale | integral
SUM | sum | Summe | suma | somme | somma | soma
PRODUCT | product | Produkt | producto | produit | prodotto | produto
ROOT | root of | Wurzel aus | raíz de | racine de | radice di | raiz de
PLUS | plus | plus | más | plus | più | mais
MINUS | minus | minus | menos | moins | meno | menos
TIMES|MULTIPLICATION|ASTERISK | times | mal | por | fois | per | vezes
DIVI|SLASH|SOLIDUS | over | durch | entre | sur | su | sobre
PARALLEL | parallel to | parallel zu | paralelo a | parallèle à | parallelo a | paralelo a
PERPENDICULAR|TACK | perpendicular to | senkrecht zu | perpendicular a | perpendiculaire à | perpendicolare a \
| perpendicular a
LOGICAL AND|WEDGE | and | und | y | et | e | e
LOGICAL OR|VEE | or | oder | o | ou | o | ou
ANGLE | angle | Winkel | ángulo | angle | angolo | ângulo
TRIANGLE | triangle | Dreieck | triángulo | triangle | triangolo | triângulo
CIRCLE | circle | Kreis | círculo | cercle | cerchio | círculo
SQUARE | square | Quadrat | cuadrado | carré | quadrato | quadrado
DIAMOND|LOZENGE | diamond | Raute | rombo | losange | rombo | losango
STAR | star | Stern | estrella | étoile | stella | estrela
DOT | dot | Punkt | punto | point | punto | ponto
PARENTHESIS|BRACKET|BRACE | bracket | Klammer | paréntesis | parenthèse | parentesi | parêntese
NABLA | nabla | Nabla | nabla | nabla | nabla | nabla
PARTIAL DIFFERENTIAL | partial | partiell | parcial | partiel | parziale | parcial
SHARP | sharp | Kreuz | sostenido | dièse | diesis | sustenido
RUPEE | rupees | Rupien | rupias | roupies | rupie | rupias
"""
"""Words of a sign's name in Unicode, and what is said of a sign that has them; the first row that fits."""
_SIGN = ("sign", "Zeichen", "signo", "signe", "segno", "sinal")
_CURRENCY = ("currency", "Währung", "moneda", "monnaie", "valuta", "moeda")
_CURRENCIES = """
₽ rubles|₹ rupees|₨ rupees|₿ bitcoins|₺ lira|₩ won|₪ shekels|₫ dong|₡ colones|₦ naira|฿ baht|₱ pesos|₲ guaranies|
₴ hryvnias|₵ cedis|₸ tenge|₼ manats|₾ lari|⃀ som|֏ drams|؋ afghanis|৳ taka|៛ riels|₭ kip|₮ tugriks|﷼ rials|₠ ecus|
₢ cruzeiros|₣ francs|₤ lire|₧ pesetas|₯ drachmas|₰ pfennigs|₻ marks|₳ australs|₥ mills|₶ livres|₷ spesmilos|
৲ rupees|৻ rupees|૱ rupees|௹ rupees|꠸ rupees|₯ drachmas|߾ dorome|߿ taman
"""
ARROWS = frozenset("→←↔⟶⟵⟷")
"""Those that lead from one thing to another; one at either end of a line adorns a link."""
NUMERALS = (
    "²³¹¼-¾৴-৹୲-୷௰-௲౸-౾൘-൞൰-൸༪-༳፩-፼៰-៹᧚⁰⁴-⁹₀-₉⅐-⅟↉①-⒛⓪-⓿❶-➓⳽㆒-㆕㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿꠰-꠵"
    "\U00010107-\U00010133\U00010175-\U00010178\U0001018a\U0001018b\U000102e1-\U000102fb\U00010320-\U00010323"
    "\U00010858-\U0001085f\U00010879-\U0001087f\U000108a7-\U000108af\U000108fb-\U000108ff\U00010916-\U0001091b"
    "\U000109bc\U000109bd\U000109c0-\U000109cf\U000109d2-\U000109ff\U00010a40-\U00010a48\U00010a7d\U00010a7e"
    "\U00010a9d-\U00010a9f\U00010aeb-\U00010aef\U00010b58-\U00010b5f\U00010b78-\U00010b7f\U00010ba9-\U00010baf"
    "\U00010cfa-\U00010cff\U00010e60-\U00010e7e\U00010f1d-\U00010f26\U00010f51-\U00010f54\U00010fc5-\U00010fcb"
    "\U00011052-\U00011065\U000111e1-\U000111f4\U0001173a\U0001173b\U000118ea-\U000118f2\U00011c5a-\U00011c6c"
    "\U00011fc0-\U00011fd4\U00016b5b-\U00016b61\U00016e80-\U00016e96\U0001d2c0-\U0001d2d3\U0001d2e0-\U0001d2f3"
    "\U0001d360-\U0001d378\U0001e8c7-\U0001e8cf\U0001ec71-\U0001ecab\U0001ecad-\U0001ecaf\U0001ecb1-\U0001ecb4"
    "\U0001ed01-\U0001ed2d\U0001ed2f-\U0001ed3d\U0001f100-\U0001f10c"
)
"""The signs of category No, as ranges of a pattern's class: ``\\\\w`` takes them for letters. Unicode 16."""
MODIFIERS = (
    "`\u00a8\u00af\u00b4\u00b8\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0375\u0384-"
    "\u0385\u0888\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u1ffe\u309b-\u309c"
    "\ua700-\ua716\ua720-\ua721\ua789-\ua78a\uab5b\uab6a-\uab6b\ufbb2-\ufbc2\uff3e\uff40\uffe3\U0001f3fb-"
    "\U0001f3ff"
)
"""The signs of category Sk but for ^: accents and tones that stand alone, the colour of an emoji's skin. Decoration."""


@lru_cache(maxsize=4096)
def name_sign(sign: str, language: str) -> str:
    """What is said of a sign of Sc or Sm, in one of the languages of ``TAGS``; empty for one of another category."""
    if unicodedata.category(sign) not in {"Sc", "Sm"}:
        return ""
    place = TAGS.index(language)
    plain = unicodedata.normalize("NFKC", sign)
    row = _find_rows().get(sign) or _find_rows().get(plain)
    if row:
        return row[place]
    if unicodedata.category(sign) == "Sc":
        return _name_currency(sign, place) or _CURRENCY[place]
    name = unicodedata.name(sign, "")
    if place == 0 and name:
        return " ".join(re.sub(r"\b(?:SIGN|SYMBOL|OPERATOR)\b|[^A-Z ]", " ", name).lower().split())
    for pattern, words in _list_kinds():
        if pattern.search(name):
            return words[place]
    return _SIGN[place]


def stands_between(match: re.Match[str]) -> bool:
    """Whether a sign has words on both its sides."""
    before = match.string[max(0, match.start() - 2) : match.start()].rstrip(" \u00a0")
    after = match.string[match.end() : match.end() + 2].strip(" \u00a0")
    return bool(before) and not before[-1].isspace() and after[:1].isalnum()


def read_numeral(sign: str) -> Fraction | None:
    """The value of one sign that is a number in itself: ① is 1, ⅝ five eighths; None for one that has no value."""
    value = unicodedata.numeric(sign, None)
    return None if value is None else Fraction(value).limit_denominator(10_000)


def _name_currency(sign: str, place: int) -> str:
    if place == 0:
        return _list_english().get(sign, "")
    noun = list_currencies(TAGS[place]).get(sign)
    return noun[1] if noun else ""


@lru_cache(maxsize=1)
def _list_english() -> dict[str, str]:
    pairs = (pair.split(" ", 1) for pair in _CURRENCIES.replace("\n", "").split("|"))
    return dict(pairs)


@lru_cache(maxsize=1)
def _find_rows() -> dict[str, tuple[str, ...]]:
    rows = ([cell.strip() for cell in row.split("|")] for row in _ROWS.strip().splitlines())
    return {sign: tuple(cells) for signs, *cells in rows for sign in signs.split()}


@lru_cache(maxsize=1)
def _list_kinds() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = ([cell.strip() for cell in row.split(" | ")] for row in _KINDS.strip().splitlines())
    return tuple((re.compile(rf"\b(?:{kinds})"), tuple(cells)) for kinds, *cells in rows)
