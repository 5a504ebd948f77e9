"""What stands in an article's box and sells or signs: cards with forms and stores, praise, offers, imprints."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from lxml.html import HtmlElement

from articlecast.read.markup.labels import BUTTON
from articlecast.read.page.lines import ENDS, HEADINGS, is_label
from articlecast.read.page.rows import find_section
from articlecast.read.page.units import Unit

_TYPED = frozenset({"", "text", "search", "email", "tel"})
_STORE = re.compile(
    r"https?://(?:apps\.apple\.com|itunes\.apple\.com|play\.google\.com/store|chrome\.google\.com/webstore"
    r"|apps\.microsoft\.com|f-droid\.org/packages|addons\.mozilla\.org)\b"
)
_CARDS = frozenset({"div", "section", "aside", "form", "header", "figure"})
_INVITES = re.compile(
    r"\W*(?:newsletters?|(?:sign up|subscribe|register|join)\b|get (?:the|our)|abonn|inscri|iscriv|suscr|assine|receba|recevez|ricevi|melden sie sich"
    r"|how did (?:you like|we do)|what did you think)",
    re.IGNORECASE,
)
"""How the first line of a box begins that invites to a letter, or asks how one was liked."""
_LETTER = re.compile(
    r"\b(?:newsletters?|mailing list|infolettre|lettre d.information|rundbrief|bolet[ií]n|boletim|bollettino|nieuwsbrief)\b",
    re.IGNORECASE,
)
_BUTTON = 30
_BID = 20
_CARD = 300
"""Characters; a box with more in it is no card."""
_PROSE = 140
_LAST = 6
"""Units at the end of an article that an offer may be made of."""
_PRAISED = re.compile(
    r"\W*(?:testimonials?|(?:customer|client|reader|user|listener|member)s?.? (?:reviews?|stories|testimonials?)"
    r"|praise for\b.{0,60}|(?:what|hear what) (?:our |the )?(?:\w+ )?(?:people|customers|clients|readers|users"
    r"|listeners|students|members|others) (?:are )?say(?:ing)?\b.{0,30}|(?:loved|trusted) by .{3,40}"
    r"|kundenstimmen|das sagen unsere kunden|témoignages|ils nous font confiance|testimonios|lo que dicen .{3,40}"
    r"|testimonianze|depoimentos|o que dizem .{3,40})\W*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\W*[“\"„«‘»].{10,600}[”\"“»’«](?:\s*[-–—~]\s*\S.{1,60})?\W*", re.DOTALL)
_OFFER = re.compile(
    r"(?:^|[.!?:–—]\s)[*_\s]{0,3}(?:(?:please|so|now|then|ready\?),? )?"
    r"(?:(?:try|get) [^.!?]{2,50}\bfree (?:for|today)\b|try [^.!?]{2,40}\bfree\W*$"
    r"|get started (?:for free|today|now)|start (?:for free|your (?:free )?(?:\d+[- ]day )?trial)"
    r"|(?:subscribe|sign up)\b(?: for [^.!?]{2,40})? (?:now|today|here|below|to (?:get|receive|our|my|read))\b"
    r"|(?:book|schedule|request) (?:a|your) (?:free )?(?:demo|call|consultation)\b)"
    r"|\b(?:cancel (?:at )?any ?time\W*$|unsubscribe (?:at )?any ?time"
    r"|no (?:credit card|commitments?) (?:required|needed)|no spam,? (?:ever|unsubscribe|we promise)"
    r"|(?:book|schedule|request|start) (?:a|your) free (?:\w+ )?(?:demo|call|consultation|trial|session)"
    r"|if you(?:.ve| have)? (?:enjoyed|liked?|loved?|found) (?:this|what you|reading)\b[^.!?]{0,60}"
    r"\b(?:subscribe|sign up|share|follow)\b|\d+ ?% off your first)",
    re.IGNORECASE,
)
"""What only who sells says to the reader."""
_OFFERS = (
    # German
    r"(?:jetzt|hier) (?:kostenlos |gratis |unverbindlich )?(?:testen|anmelden|abonnieren|bestellen|buchen|starten|registrieren)\b|^(?:kostenlos|gratis) (?:testen|anmelden|registrieren)\b"
    r"|^(?:abonnieren sie|abonniere|melde dich|melden sie sich)\b[^.!?]{0,40}\b(?:jetzt|hier|kostenlos|newsletter|rundbrief|kanal)\b|\bjederzeit (?:kündbar|abbestellbar|widerrufbar)\W*$"
    r"|\bkeine kreditkarte (?:nötig|erforderlich|notwendig)|^(?:buchen|vereinbaren|sichern) sie (?:jetzt |hier )?(?:eine?n?|ihre?n?) (?:kostenlose?n?|unverbindliche?n?|demo|termin|beratung)"
    r"|^(?:hat|haben) (?:dir|ihnen|euch) (?:dieser|der|das|die) (?:artikel|beitrag|text|rezept)[^.!?]{0,20} gefallen\?|\b\d+ ?% (?:rabatt|nachlass) auf (?:deine|ihre) erste",
    # French
    r"^(?:essayez|testez|profitez|découvrez)\b[^.!?]{0,60}\b(?:gratuit\w*|essai)\b|^(?:abonnez-vous|inscrivez-vous|rejoignez-nous)\b[^.!?]{0,30}\b(?:maintenant|ici|gratuit\w*|pour|à (?:notre|ma|la)|dès)\b"
    r"|\b(?:résiliable|désinscription|désabonn\w+|annulable)\b[^.!?]{0,20} (?:à tout moment|en un clic)|\bsans (?:carte (?:bancaire|de crédit)|engagement)\W*$"
    r"|^(?:demandez|réservez|prenez) (?:une?|votre|rendez-vous)\b[^.!?]{0,30}(?:démo|devis|essai|appel|rendez-vous)|^(?:cet article|ce texte) vous a plu ?\?|^vous avez aimé (?:cet article|ce texte|cette recette)"
    r"|\b\d+ ?% (?:de (?:réduction|remise)|offerts) sur votre première",
    # Spanish
    r"^(?:prueba|pruébalo|pruebe|empieza|comienza)\b[^.!?]{0,50}\b(?:gratis|hoy mismo|ahora)\b|^(?:suscr[íi]bete|suscr[íi]base|regístrate|apúntate|inscríbete)\b[^.!?]{0,30}\b(?:ahora|hoy|aquí|gratis|para|a (?:nuestr|mi|la))"
    r"|^cancel[ae] (?:cuando quieras?|en cualquier momento)|\bsin (?:tarjeta(?: de crédito)?|permanencia)\W*$|^(?:solicita|reserva|agenda|pide) (?:una?|tu)\b[^.!?]{0,20}(?:demo|llamada|consulta|presupuesto|cita)"
    r"|^(?:si )?¿?te ha gustado (?:este|el) (?:artículo|texto|post)|\b\d+ ?% de descuento en tu primer",
    # Italian
    r"^(?:prova|provalo|provala|inizia|comincia)\b[^.!?]{0,50}\b(?:gratis|gratuit\w+|subito)\b|^(?:iscriviti|abbonati|registrati)\b[^.!?]{0,30}\b(?:ora|subito|qui|gratis|per|all[ae]?)\b"
    r"|^(?:disdici|annulla|cancellati) (?:quando vuoi|in qualsiasi momento)|\bsenza (?:carta di credito|vincoli)\W*$|^(?:richiedi|prenota) (?:una|la tua|un|il tuo)\b[^.!?]{0,20}(?:demo|consulenza|preventivo|chiamata)"
    r"|^(?:se )?ti è piaciut[oa] (?:questo|quest.|l.)|\b\d+ ?% di sconto sul tuo primo",
    # Portuguese
    r"^(?:experimente|teste|comece|começa)\b[^.!?]{0,50}\b(?:grátis|gratuit\w+|agora|hoje mesmo)\b|^(?:assine|subscreva|inscreva-se|cadastre-se|registe-se)\b[^.!?]{0,30}\b(?:agora|já|aqui|grátis|para|n[ao] noss[ao])\b"
    r"|^cancele (?:quando quiser|a qualquer momento)|\bsem (?:cartão de crédito|fidelização|fidelidade)\W*$|^(?:agende|solicite|peça|marque) (?:uma?|a sua|sua|já)\b[^.!?]{0,20}(?:demo|demonstração|consulta|orçamento|chamada)"
    r"|^(?:se )?gostou (?:deste|desse|do) (?:artigo|texto|post)|\b\d+ ?% de desconto na (?:sua |tua )?primeira",
)  # fmt: skip
"""The same in other languages, a row each; ``^`` is where a sentence begins."""
_OFFERED = re.compile(
    "|".join(re.sub(r"(?<!\[)\^", r"(?:^|[.!?:–—]\\s)", row) for row in _OFFERS),
    re.IGNORECASE,
)
_LONGEST_OFFER = 320
_MOST = 0.3
"""Of an article's letters, what an offer at its end has at most."""
_LONGEST_BESIDE = 120
"""Characters of a line of an offer, and of one that stands among them and offers nothing itself."""
_OWN = frozenset({"li", "td", "pre", "dd"})
"""What no offer is made of."""


_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.\w|\+?\d[\d ()./-]{8,20}\d")
_RELEASE_END = re.compile(
    r"\W*(?:notes? (?:to|for) (?:the )?editors?\W*"
    r"|(?:media|press) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b"
    rf"(?:\W*|.{{0,200}}?(?:{_CONTACT.pattern}).{{0,80}}))",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"\W*[-–—*~]+ ?(?:ends?|ende|fin|fine) ?[-–—*~]+\W*|ENDS|ENDE|\s*#(?: ?#){2,4}\s*|-30-", re.IGNORECASE
)
"""What a release ends with: -ENDS-, ###."""
_SHORT = 80
_FORWARD = re.compile(r"forward-looking statements\b|safe harbou?r statement", re.IGNORECASE)
_ABOUT = re.compile(r"\W*About (?:the )?[A-Z]")
"""What a release says about who sends it: "About Tarn Mills"."""


_IMPRINT = re.compile(
    r"\W*(?:about the (?:authors?|writer|contributors?)|(?:authors?|contributor)(?:.s)? (?:information|bio(?:graphy)?|details|notes?)"
    r"|authors? and affiliations|(?:(?:reprints|rights) and )?permissions|about this (?:article|page|post|entry)"
    r"|(?:how to )?cit(?:e|ing) (?:this|as)\b.{0,30}|citation info(?:rmation)?|updates to this page"
    r"|article (?:history|info(?:rmation)?|metrics)|publisher.s note|copyright|rights and licen[cs]e"
    r"|(?:über|zu) (?:den autor|die autorin|die autoren|den autoren)"
    r"|à propos (?:de l.aut(?:eur|rice|eure)|des aut(?:eurs|rices))|(?:sobre|acerca de) (?:el autor|la autora|los autores)"
    r"|(?:l.autore|l.autrice|sull.autor[ei]|gli autori)|sobre (?:o autor|a autora|os autores))\W*",
    re.IGNORECASE,
)
"""Headings of sections that tell who wrote an article and how it is cited: none of its own."""
_DECLARES = re.compile(
    r"(?:\d{1,2}\.? )?(?:authors?.? contributions?(?: statement)?|credit authorship contribution statement|author information"
    r"|(?:data|code|materials?)(?:(?:,| and) (?:data|code|materials?))* (?:availability|accessibility|sharing)(?: statement)?|availability of data.{0,20}"
    r"|(?:declarations?|conflicts?|statements?|disclosure) of (?:competing |conflicting )?interests?(?: statement)?|competing (?:financial )?interests?(?: statement)?"
    r"|institutional review board statement|informed consent(?: statement)?|ethics (?:approval|declarations?|statement)(?: and .{4,40})?|consent (?:for|to) publication"
    r"|(?:disclaimer/)?publisher.s note|supplementary (?:materials?|information|data))\W*",
    re.IGNORECASE,
)
"""Headings of what a journal has its authors declare behind a paper."""
_SUPPORTED = re.compile(
    r"(?:\d{1,2}\.? )?(?:funding(?: (?:statement|information|sources?))?|acknowledge?ments?|abbreviations|disclosures?|contributors)\W*",
    re.IGNORECASE,
)
"""Headings that other texts have, too: of a paper's declarations where two sure ones stand among them."""
_LONGEST_IMPRINT, _MOST_IMPRINT, _LAST_PART = 400, 0.1, 0.6
"""Characters and the share of the text that such a section has at most: longer, it is prose. It stands behind the rest."""


def is_release_end(words: str) -> bool:
    """Whether a line begins what a press release says to editors: notes to them, whom to ask."""
    return _RELEASE_END.fullmatch(words) is not None


def tells_contact(words: str) -> bool:
    """Whether a line has an address or a number, or says who the sender is."""
    return _CONTACT.search(words) is not None or _ABOUT.match(words) is not None


def find_release_end(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """What a press release says to editors behind its story: notes, whom to ask, who the sender is, what lawyers add.

    Only where the half before it is the story, and behind it stands an address, a number or who the sender is.
    """
    last = [unit for unit in units if kept[unit.index]]
    ended = next((u.index for u in units if len(u.text) < _SHORT and _END_MARK.fullmatch(u.text)), len(units))
    heads = [at for at, unit in enumerate(last) if is_release_end(unit.text[:_CARD])]
    lawyers = [at for at, unit in enumerate(last) if _FORWARD.search(unit.text)]
    final = max([*heads, *lawyers], default=0)
    senders = [
        at
        for at, u in enumerate(last[:final])
        if _ABOUT.match(u.text) and len(u.text) < _SHORT and u.text[-1] not in ".!?"
    ]
    begins = [at for at, unit in enumerate(last) if unit.index > ended][:1] + heads + senders
    if not begins:
        return set()
    told = [at for at, unit in enumerate(last) if tells_contact(unit.text)]
    sizes = [len(unit.text) for unit in last]
    for at in sorted(begins):
        if at > 2 and 2 * sum(sizes[at:]) <= sum(sizes) and max([*told, *lawyers], default=-1) >= at:
            return {each.index for each in last[at:]}
    return set()


def find_cards(units: Sequence[Unit], root: HtmlElement, prose: AbstractSet[HtmlElement] = frozenset()) -> set[int]:
    """Units of small boxes round a field to type in, a link to a store of apps, or a line that invites to a letter.

    None of them holds a line of the ``prose``.
    """
    boxes: set[HtmlElement] = set()
    held = {box for block in prose for box in (block, *block.iterancestors())}
    # A name and a price over a button are one of the things that an article lists; a sentence bids to buy.
    bidding = {
        box for u in units if len(u.text) > _BID and u.text[-1] in ENDS for box in (u.block, *u.block.iterancestors())
    }
    marks = [u.block for u in units if len(u.text) < _SHORT and _INVITES.match(u.text) and is_label(u)]
    marks += [u.block for u, after in pairwise(units) if len(u.text) < _PROSE and _leads_to_letter(u, after)]
    for element in (*marks, *root.iter("input", "a")):
        stored = _STORE.match(element.get("href") or "") is not None
        match element.tag:
            case "input":
                sells = (element.get("type") or "").lower() in _TYPED
            case "a":
                sells = stored or BUTTON.search(element.get("class") or "") is not None
            case _:
                sells = True
        box = _find_card(element, root) if sells else None
        if box is not None and box not in held and (element.tag != "a" or stored or box in bidding):
            boxes.add(box)
    if not boxes:
        return set()
    return {unit.index for unit in units if not boxes.isdisjoint((unit.block, *unit.block.iterancestors()))}


def _leads_to_letter(unit: Unit, after: Unit) -> bool:
    """Whether a line speaks of a letter, and the next in its box is a short link alone: Our weekly newsletter. Get it."""
    beside = {after.block, after.block.getparent()}
    alone = after.link_share > 0.9 and len(after.text) < _BUTTON and unit.block.getparent() in beside
    return alone and _LETTER.search(unit.text) is not None


def _find_card(element: HtmlElement, root: HtmlElement) -> HtmlElement | None:
    """The largest box round an element that is a card: small, and without a paragraph of prose."""
    card: HtmlElement | None = None
    for box in element.iterancestors():
        if box is root or box.tag in {"p", "li", "td", "article", "main", "body", "blockquote", "pre"}:
            break
        if len(box.text_content()) > _CARD or any(len(p.text_content()) > _PROSE for p in box.iter("p")):
            break
        if box.tag in _CARDS:
            card = box
    return card


def find_praise(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """A last section of quotations under a heading that announces praise."""
    last = [unit for unit in units if kept[unit.index]]
    for at, head in enumerate(last):
        if at > 3 and len(head.text) < 80 and _PRAISED.fullmatch(head.text):
            below = last[at + 1 :]
            praise = [unit for unit in below if _QUOTED.fullmatch(unit.text) or _in_quotation(unit)]
            signed = [unit for unit in below if len(unit.text) < 60 and unit not in praise]
            if len(praise) > 1 and len(praise) + len(signed) == len(below):
                return {unit.index for unit in (head, *below)}
    return set()


def _in_quotation(unit: Unit) -> bool:
    return any(box.tag == "blockquote" for box in (unit.block, *unit.block.iterancestors()))


def find_offer(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """The lines of an offer that an article ends with: from the first that offers on, each of them short."""
    last = [unit for unit in units if kept[unit.index]]
    if len(last) < 4:
        return set()
    found: list[Unit] = []
    offers = 0
    for unit in reversed(last[-_LAST:]):
        offering = _OFFER.search(unit.text) is not None or _OFFERED.search(unit.text) is not None
        longest = _LONGEST_OFFER if offering else _LONGEST_BESIDE
        if len(unit.text) > longest or unit.block.tag in _OWN or _QUOTED.fullmatch(unit.text):
            break
        found.append(unit)
        offers = len(found) if offering else offers
    # The heading of an offer is the offer's: "Ready to measure your own river?".
    head = found[offers] if offers and len(found) > offers else None
    more = head is not None and head.block.tag in HEADINGS
    offer = found[: offers + more]
    if sum(len(unit.text) for unit in offer) > _MOST * sum(len(unit.text) for unit in last):
        return set()
    return {unit.index for unit in offer}


def find_declarations(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """What the authors of a paper declare behind it: their parts, their money and interests, where the data are.

    Two such headings make it a paper's, in the half behind; each is left out with its section, up to the next heading.
    """
    heads = [u for u in units if kept[u.index] and u.block.tag in HEADINGS]
    half = sum(len(u.text) for u in units if kept[u.index]) / 2
    if sum(_DECLARES.fullmatch(head.text) is not None for head in heads) < 2:
        return set()
    starts = dict(
        zip((u.index for u in units), itertools.accumulate(len(u.text) * kept[u.index] for u in units), strict=True)
    )
    found: set[int] = set()
    for head in heads:
        if starts[head.index] > half and (_DECLARES.fullmatch(head.text) or _SUPPORTED.fullmatch(head.text)):
            after = next((each.index for each in units[head.index + 1 :] if each.block.tag in HEADINGS), len(units))
            found.update(range(head.index, after))
    return found


def find_imprints(units: Sequence[Unit], kept: Sequence[bool]) -> set[int]:
    """The short sections behind the text that tell who wrote it and how it is cited, with their headings."""
    size, so_far = sum(len(unit.text) for unit in units if kept[unit.index]), 0
    found: set[int] = set()
    for unit in units:
        if unit.block.tag in HEADINGS and so_far > _LAST_PART * size and _IMPRINT.fullmatch(unit.text):
            section = find_section(units, unit)
            if sum(len(each.text) for each in section) < max(_LONGEST_IMPRINT, _MOST_IMPRINT * size):
                found.update(each.index for each in section)
        so_far += len(unit.text) if kept[unit.index] else 0
    return found
