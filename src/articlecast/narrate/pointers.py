"""What points at the page: "click here", "(see figure 2)", "the chart below". Said for the ear, or left out.

A row of ``_POINTING`` is a language; each rule acts only where the words can mean nothing else: where they are a link, or
where they end a part of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from articlecast.model import Block, Figure, Heading, Paragraph, Text, plain
from articlecast.narrate.islands import POINTER, Island

_NUMBERS = r"[ \u00a0]?(?:\d{1,3}|(?-i:[A-Z])\d?)(?-i:[a-z])?(?:\.\d{1,2})?(?:(?:,| and| und| et| y| e| &|[–-])[ \u00a0]?\d{1,3}[a-z]?){0,4}"
"""2, 2a, A1, 2–4, 2 and 3."""
_ENDS = r"(?=[.,;:!?)…]|$| [–—] )"
_SPACE = re.compile(r"\s+")
_FILE_NAME = re.compile(
    r"[\w%+-]+\.(?:jpe?g|png|gif|webp|svg|avif)|(?:img|dsc|screenshot|image|photo)[\W_\d]*", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Pointing:
    """The words of a language that point: patterns, but for the last four, which are said.

    ``click`` orders a touch of what is linked, ``here`` is a linked word that says only where the link is; ``numbered``
    are what figures are called before their number, ``shown`` what a page shows above or below, ``near`` and ``sides`` where,
    ``seen`` a participle before it; ``see`` orders a look, ``touch`` a hand on the page. ``follow``, ``following``,
    ``through`` and ``inside`` are said.
    """

    click: str
    clicking: str
    here: str
    before: str
    see: str
    numbered: str
    shown: str
    seen: str
    near: str
    sides: str
    verbs: str
    touch: str
    follow: str
    following: str
    through: str
    inside: str


_POINTING = {
    "en": _Pointing(
        click=r"(?:please )?(?:click|tap|press)(?: on)? (?:here|(?:the|this) (?:link|button)(?: (?:below|above))?)",
        clicking=r"(?:clicking|tapping)(?: on)? (?:here|(?:the|this) (?:link|button)(?: (?:below|above))?)",
        here=r"here",
        before=r"(?:available|found|online|read|listen|watch|see|seen|download(?:ed)?|register|apply|book|buy|order|donate|it|them|more)",
        see=r"(?:please )?(?:see|see also|refer to|cf\.|compare|as (?:shown|seen) in|shown in|from)",
        numbered=r"(?:figures?|figs?\.|tables?|charts?|graphs?|plates?|maps?|exhibits?|panels?|photos?|images?|pictures?)",
        shown=r"(?:chart|graph|map|table|photo(?:graph)?|picture|image|graphic|infographic|video|diagram|gallery|illustration|screenshot|"
        r"figure|slideshow|plot|drawing|clip|timeline)s?",
        seen=r"(?:shown|pictured|listed|illustrated|plotted|mapped|embedded|displayed|summari[sz]ed|reproduced)",
        near=r"(?:above|below|opposite|overleaf)",
        sides=r"(?:(?:at|on the|to the|at the|top|bottom|far) ){0,2}(?:left|right|top|bottom|cent(?:re|er)|middle)",
        verbs=r"(?:shows?|illustrates?|depicts?|lists?|compares?|summari[sz]es?|explains?|maps?|plots?|presents?|is|are|was|were|has|have|gives?|"
        r"makes?|suggests?|reveals?|tracks?|sets?|tells?|and)",
        touch=r"(?:click|tap|hover|swipe|scroll|pinch|drag|double-click)\b[^.!?()]{0,60}?\b(?:enlarge|zoom|expand|full[- ]?screen|down|through|"
        r"caption|full size|larger|bigger|gallery|slideshow|arrows?|interactive|view)\b[^.!?()]{0,40}",
        follow="follow the link in the show notes",
        following="following the link in the show notes",
        through="through the link in the show notes",
        inside="in the article",
    ),
    "de": _Pointing(
        click=r"(?:bitte )?(?:klicken|tippen|drücken) sie (?:(?:bitte )?(?:hier|auf (?:den|diesen) (?:link|button)(?: (?:unten|oben))?))",
        clicking=r"(?!)",
        here=r"hier",
        before=r"(?:gibt es|finden (?:sie|sich)|findet sich|steht|lesen sie(?: [^.,]{1,40})?|abrufbar|verfügbar|online)",
        see=r"(?:siehe(?: auch)?|s\.|vgl\.|vergleiche|wie in|aus)",
        numbered=r"(?:abbildung(?:en)?|abb\.|tabellen?|tab\.|grafik(?:en)?|diagramm|karten?|bild(?:er)?|fotos?)",
        shown=r"(?:grafik|karte|tabelle|foto|bild|diagramm|video|abbildung|illustration|übersicht)",
        seen=r"(?:gezeigt|abgebildet|dargestellt|zu sehen|aufgeführt)",
        near=r"(?:oben|unten|nebenan)",
        sides=r"(?:links|rechts|Mitte|(?:von|im Bild|ganz) (?:links|rechts))",
        verbs=r"(?:zeigt|veranschaulicht|listet|vergleicht|erklärt|ist|sind|fasst|gibt|macht|und)",
        touch=r"(?:klicken|tippen|scrollen|wischen)\b[^.!?()]{0,60}?\b(?:vergrößern|nach unten|galerie|vollbild|ansicht|ansehen)\b[^.!?()]{0,40}",
        follow="folgen Sie dem Link in den Shownotes",
        following="",
        through="über den Link in den Shownotes",
        inside="im Artikel",
    ),
    "fr": _Pointing(
        click=r"(?:veuillez )?clique[rz] (?:ici|sur (?:le|ce) (?:lien|bouton)(?: ci-(?:dessous|dessus|après))?)",
        clicking=r"en cliquant (?:ici|sur (?:le|ce) (?:lien|bouton)(?: ci-(?:dessous|dessus|après))?)",
        here=r"ici",
        before=r"(?:disponibles?|lire|consulter|télécharger|trouver|inscrire|ligne)",
        see=r"(?:voir(?: aussi)?|v\.|cf\.|comme (?:le montre|dans))",
        numbered=r"(?:figures?|fig\.|tableaux?|graphiques?|cartes?|images?|photos?|encadrés?)",
        shown=r"(?:graphique|carte|tableau|photo|image|vidéo|schéma|figure|infographie|illustration)s?",
        seen=r"(?:montrée?s?|illustrée?s?|présentée?s?|reproduite?s?|visibles?)",
        near=r"(?:ci-dessus|ci-dessous|ci-contre|ci-après)",
        sides=r"(?:à (?:gauche|droite)|au (?:centre|milieu))",
        verbs=r"(?:montren?t?|illustren?t?|comparen?t?|résumen?t?|présenten?t?|est|sont|a|donne|explique|et)",
        touch=r"(?:clique[rz]|faites défiler|glissez|appuyez)\b[^.!?()]{0,60}?\b(?:agrandir|bas|galerie|plein écran|diaporama)\b[^.!?()]{0,40}",
        follow="suivez le lien dans les notes de l’épisode",
        following="en suivant le lien dans les notes de l’épisode",
        through="par le lien dans les notes de l’épisode",
        inside="de l’article",
    ),
    "es": _Pointing(
        click=r"(?:por favor,? )?(?:haga|haz|pulse|pulsa|pinche|pincha)(?: cli[ck]| clic)?(?: en)? (?:aquí|(?:el|este) (?:enlace|botón)(?: de (?:abajo|arriba))?)",
        clicking=r"(?:haciendo clic|pulsando|pinchando)(?: en)? (?:aquí|(?:el|este) (?:enlace|botón))",
        here=r"aquí",
        before=r"(?:disponibles?|leer(?:lo|la)?|consultar(?:lo|la)?|descargar(?:lo|la)?|ver(?:lo|la)?|encontrar(?:lo|la)?|inscribirse|línea)",
        see=r"(?:véase(?: también)?|véanse|ver|v\.|cf\.|como (?:muestra|en))",
        numbered=r"(?:figuras?|figs?\.|tablas?|cuadros?|gráficos?|mapas?|imágen(?:es)?|imagen|fotos?)",
        shown=r"(?:gráfico|mapa|tabla|cuadro|foto|imagen|vídeo|video|diagrama|figura|infografía|ilustración)",
        seen=r"(?:mostrad[oa]s?|ilustrad[oa]s?|recogid[oa]s?|reproducid[oa]s?)",
        near=r"(?:de arriba|de abajo|adjunt[oa]|más (?:arriba|abajo))",
        sides=r"(?:a la (?:derecha|izquierda)|(?:derecha|izquierda)|en el centro)",
        verbs=r"(?:muestran?|ilustran?|comparan?|resumen?|presentan?|es|son|explican?|y)",
        touch=r"(?:haga|haz|pulse|pulsa|pinche|pincha|deslice|desliza)\b[^.!?()]{0,60}?\b(?:ampliar|agrandar|abajo|galería|pantalla completa)\b[^.!?()]{0,40}",
        follow="siga el enlace de las notas del episodio",
        following="siguiendo el enlace de las notas del episodio",
        through="en el enlace de las notas del episodio",
        inside="del artículo",
    ),
    "it": _Pointing(
        click=r"(?:clicca(?:te)?|cliccare|fai clic|fate clic|premi|premete) (?:qui|(?:sul|su questo) (?:link|pulsante)(?: (?:sotto|sopra))?)",
        clicking=r"(?:cliccando|facendo clic) (?:qui|(?:sul|su questo) (?:link|pulsante))",
        here=r"qui",
        before=r"(?:disponibil[ei]|leggere|leggerl[oa]|consultare|scaricare|scaricarl[oa]|trovare|iscriversi|vedere)",
        see=r"(?:si veda|vedi(?: anche)?|v\.|cfr\.|come (?:mostra|in))",
        numbered=r"(?:figur[ae]|fig\.|tabell[ae]|tab\.|grafic[oi]|mapp[ae]|immagin[ei]|foto)",
        shown=r"(?:grafico|mappa|tabella|foto|immagine|video|diagramma|figura|infografica|illustrazione)",
        seen=r"(?:mostrat[oaie]|illustrat[oaie]|riportat[oaie]|riprodott[oaie])",
        near=r"(?:qui sopra|qui sotto|sopra|sotto|a fianco)",
        sides=r"(?:a (?:destra|sinistra)|al centro)",
        verbs=r"(?:mostra(?:no)?|illustra(?:no)?|confronta(?:no)?|riassume|presenta(?:no)?|è|sono|spiega(?:no)?|e)",
        touch=r"(?:clicca(?:te)?|fai clic|scorri|scorrete)\b[^.!?()]{0,60}?\b(?:ingrandire|ingrandirl[ao]|basso|galleria|schermo intero)\b[^.!?()]{0,40}",
        follow="segui il link nelle note dell’episodio",
        following="seguendo il link nelle note dell’episodio",
        through="dal link nelle note dell’episodio",
        inside="dell’articolo",
    ),
    "pt": _Pointing(
        click=r"(?:por favor,? )?(?:clique|toque|carregue)(?: em| no| neste)? (?:aqui|(?:link|botão)(?: (?:abaixo|acima))?)",
        clicking=r"(?:clicando|carregando)(?: em| no| neste)? (?:aqui|(?:link|botão)(?: (?:abaixo|acima))?)",
        here=r"aqui",
        before=r"(?:disponíve(?:l|is)|ler|lê-l[oa]|consultar|baixar|descarregar|encontrar|inscrever-se|ver)",
        see=r"(?:ver(?: também)?|veja(?: também)?|v\.|cf\.|como (?:mostra|em|na|no))",
        numbered=r"(?:figuras?|figs?\.|tabelas?|gráficos?|quadros?|mapas?|imagen?s?|imagem|fotos?)",
        shown=r"(?:gráfico|mapa|tabela|quadro|foto|imagem|vídeo|diagrama|figura|infográfico|ilustração)",
        seen=r"(?:mostrad[oa]s?|ilustrad[oa]s?|apresentad[oa]s?|reproduzid[oa]s?)",
        near=r"(?:acima|abaixo|ao lado)",
        sides=r"(?:à (?:direita|esquerda)|ao centro)",
        verbs=r"(?:mostram?|ilustram?|comparam?|resumem?|apresentam?|é|são|explicam?|e)",
        touch=r"(?:clique|toque|deslize|role)\b[^.!?()]{0,60}?\b(?:ampliar|aumentar|baixo|galeria|tela cheia|ecrã inteiro)\b[^.!?()]{0,40}",
        follow="siga o link nas notas do episódio",
        following="seguindo o link nas notas do episódio",
        through="pelo link nas notas do episódio",
        inside="do artigo",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where ``pattern`` is found, its group ``it``, or all of it, is said as ``said``; ``linked``: where that is a link;
    ``shown``: in an article that shows something; ``whole``: where the link is that and no more.
    """

    pattern: re.Pattern[str]
    said: str
    linked: bool = False
    shown: bool = False
    whole: bool = False


@cache
def _compile_rules(language: str) -> tuple[_Rule, ...]:
    """The rules of a language, those first that take more; none for a language without a row."""
    words = _POINTING.get(language)
    if words is None:
        return ()
    place = rf"(?:{words.near}|{words.sides})"
    number = rf"{words.numbered}{_NUMBERS}(?: {words.near})?"
    rows = (
        # An aside that only points: (see Figure 2), (below), (click to enlarge), (PDF).
        (rf"\s?[(\[](?:{words.see},? )?{number}[)\]]", "", False, True),
        (rf"\s?[(\[](?:(?:{words.see}|{words.seen}|{words.shown}),? )?{place}[)\]]", "", False, True),
        (rf"\s?[(\[](?:{words.touch})[)\]]", "", False, False),
        (r"\s?\((?:PDF|XLSX?|DOCX?|ZIP)(?:,? ?[\d.,]+ ?[kKMG]i?B)?\)", "", False, False),
        (rf", {words.seen},? {place}(?:,? {place})?,(?= )", "", False, True),
        (rf"(?<!\w){words.click}(?!\w)", words.follow, True, False),
        (rf"(?<!\w){words.clicking}(?!\w)", words.following, True, False),
        (rf"(?<!\w){words.before} (?P<it>{words.here}){_ENDS}", words.through, True, False),
        (rf"(?<!\w)(?:{words.shown}|{words.seen}) (?P<it>{words.near})(?:{_ENDS}|(?= {words.verbs}\b))", words.inside, False, True),
    )  # fmt: skip
    here = re.compile(rf"(?<!\w)(?P<it>(?:right )?{words.here}){_ENDS}", re.IGNORECASE)  # "Read our review [here]."
    return (
        *(_Rule(re.compile(pattern, re.IGNORECASE), said, linked, shown) for pattern, said, linked, shown in rows),
        _Rule(here, words.through, linked=True, whole=True),
    )


@cache
def _compile_orders(language: str) -> re.Pattern[str] | None:
    """What fits a sentence that does nothing but point, as "See Figure 2." does."""
    words = _POINTING.get(language)
    if words is None:
        return None
    orders = rf"(?:{words.see} (?:the )?{words.numbered}{_NUMBERS}(?: {words.near})?|{words.touch})"
    return re.compile(rf"[(\[]?(?:{orders})\W*", re.IGNORECASE)


def is_order(sentence: str, language: str) -> bool:
    """Whether a sentence only tells the reader where to look or what to touch on the page."""
    orders = _compile_orders(_base(language))
    return bool(orders and len(sentence) < 160 and orders.fullmatch(sentence.strip()))


def find_pointers(words: str, content: Text, language: str, *, shows: bool) -> Iterator[Island]:
    """What is said otherwise in the words of inline content, in order, none within another.

    ``shows`` is whether the article has pictures, tables or the like: where it has none, "the table below" is furniture.
    """
    rules = _compile_rules(_base(language))
    if not rules:
        return
    links = list(_find_links(words, content))
    taken = 0
    found = sorted(
        (span[0], -span[1], rule.said)
        for rule in rules
        if (links if rule.linked else shows or not rule.shown)
        for match in rule.pattern.finditer(words)
        for span in (match.span("it" if "it" in match.re.groupindex else 0),)
        if (not rule.linked or any(start < span[1] and end > span[0] for start, end in links))
        if (not rule.whole or span in links)
    )
    for start, negative_end, said in found:
        if start >= taken:
            taken = -negative_end
            first = words[start : start + 1]
            yield Island(start, taken, said=f"{said[:1].upper()}{said[1:]}" if first.isupper() else said, rule=POINTER)


def list_pointed(blocks: Sequence[Block]) -> frozenset[int]:
    """Which pictures the prose beside them points at, each by its ``id``: equal ones may stand at two places."""
    return frozenset(
        id(block)
        for number, block in enumerate(blocks)
        if isinstance(block, Figure) and is_description(block.alt) and any(_points(blocks, number, step) for step in (-1, 1))
    )  # fmt: skip


def is_description(alt: str) -> bool:
    """Whether an alternative text tells what is to be seen: three words at least, and no file's name."""
    return len(_WORD.findall(alt)) > 2 and not _FILE_NAME.fullmatch(alt.strip())


def _points(blocks: Sequence[Block], number: int, step: int) -> bool:
    """Whether the nearest paragraph on that side, other pictures aside, points at what stands there."""
    at = number + step
    while 0 <= at < len(blocks) and isinstance(blocks[at], Figure) and abs(at - number) < 4:
        at += step
    beside = blocks[at] if 0 <= at < len(blocks) else None
    if not isinstance(beside, Paragraph | Heading):
        return False
    return bool(_compile_pointing().search(_SPACE.sub(" ", plain(beside.content))))


@cache
def _compile_pointing() -> re.Pattern[str]:
    """Whatever points at a picture, in any of the languages; compiled when the first picture is looked at."""
    return re.compile(
        "|".join(
            rf"(?<!\w)(?:{words.shown}|{words.seen}) {words.near}(?!\w)|(?<!\w){words.numbered}{_NUMBERS}(?!\w)"
            rf"|(?<!\w){words.see} (?:(?:the|this|die|das|den|le|la|l’|el|il|lo|o|a) ?)?{words.shown}(?!\w)"
            for words in _POINTING.values()
        )
        + r"|(?<!\w)(?:this|the following) (?:chart|graph|map|photo(?:graph)?|picture|diagram|graphic|illustration|figure)\b",
        re.IGNORECASE,
    )


def _find_links(words: str, content: Text) -> Iterator[tuple[int, int]]:
    """Where the links of inline content stand in its words."""
    at = 0
    for span in content:
        text = _SPACE.sub(" ", span.text).strip()
        if text and (start := words.find(text, at)) >= 0:
            at = start + len(text)
            if span.mark("link"):
                yield start, at


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
