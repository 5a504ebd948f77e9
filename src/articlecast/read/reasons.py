"""Pages that hold no article, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articlecast.errors import NotAnArticle
from articlecast.model import Block, Heading, Paragraph, walk_blocks
from articlecast.read.fields import Fields
from articlecast.read.units import Unit

_MISSING = re.compile(
    r"\b(?:404|page (?:not found|cannot be found|can't be found|doesn.t exist|does not exist"
    r"|no longer (?:exists|available))"
    r"|not found|seite nicht gefunden|page introuvable|p[áa]gina no encontrada|ページが見つかりません"
    r"|error 40[34]|access denied"
    r"|just a moment|attention required|are you a robot|verify you are human|security check|site can.t be reached)",
    re.IGNORECASE,
)
_GONE = re.compile(  # what no article of a few lines says of itself
    r"\b(?:page|article|story|content|post)\b.{0,60}\b(?:no longer (?:available|exists?)|(?:can.?t|cannot|could ?n.t"
    r"|could not) be found|does ?n.t exist|does not exist|was not found)|nothing (?:was )?found (?:at this|here)"
    r"|page\b.{0,40}\bintrouvable|seite\b.{0,40}\b(?:nicht gefunden|existiert nicht)|p[áa]gina\b.{0,40}\bno existe"
    r"|no se ha encontrado la p[áa]gina|p[áa]gina\b.{0,40}n[ãa]o (?:foi encontrada|existe)"
    r"|pagina\b.{0,40}non (?:è stata trovata|esiste)|pagina\b.{0,40}niet gevonden"
    r"|ページ(?:が|は)見つかりません|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:we|partners)\b.{0,40}\b(?:use|store|set) cookies|accept (?:all )?cookies|wir verwenden cookies"
    r"|nous utilisons des cookies|(?:utilizamos|usamos) (?:las )?cookies|utilizziamo (?:i )?cookie"
    r"|wij gebruiken cookies",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|anmelden|connexion|iniciar sesi[óo]n|password|create (?:an )?account)\b", re.IGNORECASE
)
_ABROAD = (
    r"|article (?:est )?r[ée]serv[ée] (?:aux|à nos) abonn|d[ée]j[àa] abonn[ée]|il vous reste \d+ ?% de cet article"
    r"|abonnez-vous pour (?:lire|continuer)|pour lire la suite de (?:cet|l.) ?article"
    r"|(?:artikel|inhalt)\b.{0,30}\bf[üu]r (?:\S+ )?abonnent|bereits abonnent|(?:um|jetzt) weiterzulesen"
    r"|weiterlesen mit \S+|(?:contenido|art[íi]culo)\b.{0,30}\bpara (?:suscriptores|socios|abonados)"
    r"|suscr[íi]bete para (?:seguir|continuar)|ya (?:eres|soy|es) suscriptor|(?:contenuto|articolo)\b.{0,30}\babbonati"
    r"|(?:sei|hai) gi[àa] (?:un )?abbona|(?:conte[úu]do|artigo)\b.{0,30}\bpara assinantes|j[áa] (?:é|sou) assinante"
    r"|assine para (?:ler|continuar)|(?:alleen|exclusief) voor abonnees|(?:ben je )?al abonnee|会員限定|有料会員"
    r"|残り[\d,]+文字|유료 ?(?:회원|기사)|구독자 전용"
)
_PAYWALL = re.compile(
    r"(?:subscribe|subscription|sign up|register|log ?in|become a (?:member|subscriber)"
    r"|join)\b.{0,80}\b(?:to (?:continue|read|keep|unlock|access|view)"
    r"|for (?:full|unlimited) access)|(?:this|the) (?:article|story|content|post) is (?:for|only|reserved"
    r"|available)\b.{0,40}"
    r"(?:subscribers?|members?|paid)|already a (?:subscriber|member)|to continue reading"
    r"|continue reading (?:this|your|with)"
    r"|unlock (?:this|the) (?:article|story)|this post is for (?:paid|paying)|keep reading with" + _ABROAD,
    re.IGNORECASE,
)
_BARRED = re.compile(  # what no article says at its end, and no call to subscribe to something else
    r"(?:this|the) (?:article|story|content|post) is (?:for|only|reserved|available)\b.{0,40}(?:subscribers?|members?)"
    r"|already a (?:subscriber|member)\b|(?:subscribe|log ?in|sign ?in|register)\b.{0,40}\bto continue reading"
    + _ABROAD,
    re.IGNORECASE,
)
_ONWARD = (
    r"(?:continue reading|(?:read|view) (?:more|on|(?:the )?(?:full|whole|rest of the|complete|entire) "
    r"(?:story|article|post|text))|weiterlesen|(?:zum )?ganzen artikel(?: lesen)?|lire (?:la suite|plus)"
    r"|(?:seguir|continuar) leyendo|leer m[áa]s|continua(?: a leggere)?|leggi (?:tutto|di pi[ùu])|continuar a ler"
    r"|ler mais|lees (?:verder|meer)|続きを読む|더 ?보기)"
)
_MORE = re.compile(rf"\W*{_ONWARD}\W*$", re.IGNORECASE)
_CUT = re.compile(rf"(?:\.\.\.|…)\s*\]?\s*{_ONWARD}?\W*$", re.IGNORECASE)
_SCRIPT = re.compile(
    r"enable javascript|javascript (?:is )?(?:required|disabled)|you need to enable|activate javascript", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page shows as a whole, before anything is taken out of it; ``linked`` counts characters of links."""

    text: str
    title: str
    linked: int
    scripts: int
    asks_password: bool


def survey_page(tree: HtmlElement) -> Survey:
    """What ``refuse_page`` needs to know of the whole page."""
    element = tree.find(".//title")
    return Survey(
        text=" ".join(str(tree.xpath("string(//body)"))[:400_000].split())[:20000],
        title=element.text_content() if element is not None else "",
        linked=sum(len(" ".join(anchor.text_content().split())) for anchor in tree.iter("a")),
        scripts=sum(1 for _ in tree.iter("script")),
        asks_password=bool(tree.xpath("//input[@type='password']")),
    )


def _count_linked(blocks: Sequence[Block]) -> int:
    """How many letters of the blocks' own words are links."""
    return sum(
        len(span.text)
        for block in walk_blocks(blocks)
        if isinstance(block, Heading | Paragraph)
        for span in block.content
        if span.mark("link")
    )


def _are_teasers(blocks: Sequence[Block], letters: int) -> bool:
    """Whether headings that are links stand over a line or two each, as in an index of articles."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    linked = [
        heading
        for heading in headings
        if heading.content and all(span.mark("link") or not span.text.strip() for span in heading.content)
    ]
    return len(linked) >= max(5, 0.8 * len(headings)) and letters < 250 * len(linked)


def leads_on(units: Sequence[Unit], chosen: Sequence[bool]) -> bool:
    """Whether right behind the last chosen line a link leads on to the whole: ``Continue reading``."""
    last = max((index for index, keep in enumerate(chosen) if keep), default=-1)
    following = units[last + 1] if 0 <= last < len(units) - 1 else None
    return following is not None and following.link_share > 0.8 and _MORE.match(following.text) is not None


def refuse_page(
    name: str, survey: Survey, fields: Fields, texts: Sequence[str], blocks: Sequence[Block], *, leads_on: bool = False
) -> None:
    """Raises NotAnArticle, with the reason and how sure it is, for a page that must not be narrated."""
    reason = _reason(survey, fields, texts, blocks) or (_teased(texts) if leads_on else None)
    if reason:
        wrong, sure, hint = reason
        raise NotAnArticle(name, f"is no article: {wrong} ({sure} % sure)", hint or f"open {name} in a browser")


def _reason(
    survey: Survey, fields: Fields, texts: Sequence[str], blocks: Sequence[Block]
) -> tuple[str, int, str] | None:
    body = " ".join(texts)
    letters = len(body)
    prose = [text for text in texts if len(text) > 80]
    page = survey.text
    head = f"{fields.title} {survey.title}"
    if letters < 1200 and _MISSING.search(head):
        return "its title says that the page is missing or refused", 95, ""
    if letters < 600 and _GONE.search(page):
        return "it says that the page is not there", 80, ""
    if letters < 600 and _CONSENT.search(body):
        return "it asks for consent to cookies", 80, "save the page from a browser once it is shown"
    if letters < 200 and len(page) < 400 and survey.scripts > 1:
        return (
            "its text is made by scripts and not in the saved page",
            90,
            "save the page from a browser once it is shown",
        )
    if letters < 600 and _SCRIPT.search(page):
        return "it wants a browser that runs scripts", 85, "save the page from a browser once it is shown"
    if letters < 800 and survey.asks_password and _LOGIN.search(head + page[:2000]):
        return "it asks to log in", 90, "save the page from a browser that is logged in"
    barred = any(_BARRED.search(text) for text in texts[-3:] if len(text) < 300)
    if letters < 2500 and (barred or ((not fields.free or _cut_off(texts)) and _PAYWALL.search(page))):
        return (
            "only its beginning is there, the rest is for subscribers",
            85,
            "save the page from a browser that is subscribed",
        )
    if not texts or letters < 60:
        return "no text was found that reads like an article", 90, ""
    if (cut := sum(1 for text in prose if _CUT.search(text))) >= max(4, len(prose) / 2) and letters < 400 * cut:
        return f"it is a list of {cut} teasers", 85, "give the address of one article"
    linked = _count_linked(blocks)
    if _are_teasers(blocks, letters) or (linked > 0.8 * letters and not any(len(text) > 160 for text in texts)):
        return "it is a list of links to other pages", 85, "give the address of one article"
    if not prose:
        if survey.linked > (3 if letters < 1500 else 0.8) * letters:
            return "it is a list of links to other pages", 75, "give the address of one article"
        if letters < 200:
            return "there is no full paragraph in it", 70, ""
    return None


def _cut_off(texts: Sequence[str]) -> bool:
    return any(_CUT.search(text) for text in texts[-3:])


def _teased(texts: Sequence[str]) -> tuple[str, int, str] | None:
    if sum(map(len, texts)) >= 1500:
        return None
    return "only its beginning is there, and a link to the rest", 75, "give the address that the link leads to"
