"""Sentences within a paragraph that speak for the shop and not for the story: a row for each kind in each language.

A row is a whole sentence. The writer's own words about newsletters and commissions say who did what, and when; an aside
speaks of its reader, its links or itself, and quotes nobody.
"""

from __future__ import annotations

import re
from functools import cache

LONGEST = 320
"""Characters; no aside of one sentence is longer."""

_REST = r"[^“”\"«»„]"
_LINK = r"(?:affiliate|sponsored|commissionable|referral|partner) links?"
_NETWORK = r"(?:facebook|twitter|x|instagram|linkedin|youtube|tik ?tok|threads|bluesky|mastodon|pinterest|whatsapp|telegram|substack)"
_LETTER = r"(?:newsletters?|mailing list|e-?mail (?:list|updates|alerts)|inbox|weekly (?:email|digest))"

_ASIDES = (
    ("affiliate note", rf"(?:\w+: )?as an? (?:\w+ ){{0,2}}(?:associate|affiliate)\b{_REST}{{0,60}}\b(?:I|we|\w+(?: \w+){{0,2}}) (?:may )?(?:earns?|receives?|gets?)\b{_REST}{{0,140}}"
                       rf"|(?:{_REST}{{0,90}}[ ,])?(?:we|I|[A-Z]\w*(?: [A-Z]\w*){{0,3}}) (?:may|might|could|can|will|sometimes) (?:also )?(?:earn|receive|get|make|be paid) "
                       rf"(?:(?:an?|some|small|tiny|modest|affiliate|referral) ){{0,3}}(?:commissions?|compensation|referral fees?)"
                       rf"(?: (?:if|when|from|on|for|through|via|at|should) {_REST}{{0,140}})?"
                       rf"|(?:please note:? )?(?:(?:that )?(?:this|the|our|my) (?:post|article|page|story|site|website|guide|list|review|newsletter|video|recipe)s?|[A-Z][\w’']*(?: [A-Z][\w’']*){{0,3}})"
                       rf" (?:may |might )?(?:contains?|includes?|uses?|has|have) (?:\w+ ){{0,2}}{_LINK}\b{_REST}{{0,160}}"
                       rf"|(?:some|many|most|all|certain|any|a few) of (?:the|our|these|my) (?:links|products)\b{_REST}{{0,60}}\b{_LINK}\b{_REST}{{0,120}}"
                       rf"|purchases? (?:you make |made )?(?:through|via|using|with) (?:our|these|my|the|this) (?:\w+ )?links?\b{_REST}{{0,60}}\b(?:commission|earns?)\b{_REST}{{0,120}}"
                       rf"|if you (?:buy|purchase|click|order|book|shop|make)\b{_REST}{{0,90}}\blinks?\b{_REST}{{0,70}}\b(?:we|I|us)\b{_REST}{{0,40}}\b(?:commissions?|earn|paid|compensat\w+)\b{_REST}{{0,120}}"
                       rf"|affiliate (?:disclosure|disclaimer)\b{_REST}{{0,200}}"
                       rf"|{_REST}{{0,80}}\(?(?:this is an|these are|both are|contains) {_LINK}\)?"),
    ("newsletter", rf"(?:(?:please|and|so|do|you can|click (?:here )?to|don.t forget to|be sure to|make sure to|remember to|not a subscriber\?|want more\?) )?(?:sign up|subscribe|register)\b"
                   rf"(?: (?:now|here|today|free|below))?(?: (?:for|to|with)\b{_REST}{{0,50}})?\b(?:our|my|free|this|daily|weekly)\b{_REST}{{0,50}}\b{_LETTER}\b{_REST}{{0,120}}"
                   rf"|(?:to )?(?:get|receive) (?:more |our |the best |all )?(?:(?:of )?(?:our|the) )?(?:latest |best |top )?(?:stories|articles|posts|news|updates|essays)\b{_REST}{{0,60}}\b(?:{_LETTER}|subscribe|sign up)\b{_REST}{{0,100}}"
                   rf"|(?:you can )?(?:sign up|subscribe)(?: now| here| today| below)?[ ]*"
                   rf"|(?:want|like|love) (?:more )?(?:stories|articles|posts|news) like (?:this|these)\?{_REST}{{0,120}}"),
    ("share bar", rf"if you (?:(?:have )?(?:enjoyed|liked|loved)|enjoy|like|found) (?:this|reading|what you)\b{_REST}{{0,70}}\b(?:subscrib|sign up|share (?:it|this)|forward (?:it|this)|follow)\w*{_REST}{{0,120}}"
                  rf"|(?:(?:please|and|don.t forget to|be sure to) )?(?:follow|like|find) (?:us|me)\b(?: (?:over|too|also|here))? on\b{_REST}{{0,30}}\b{_NETWORK}\b{_REST}{{0,100}}"
                  rf"|(?:please )?share this (?:article|post|story|page) (?:with|on)\b{_REST}{{0,80}}"),
    ("photo credit", r"[(\[](?:photos?|photographs?|images?|pictures?|illustrations?|graphics?|videos?|fotos?|bild|cr[ée]dits?)(?: credits?| courtesy)?(?:\s*[:©|]| by | via | courtesy | courtesy of )[^()\[\]“”\"]{2,90}[)\]]"),
    ("affiliate note", rf"(?:(?:dieser|unser) (?:artikel|beitrag|text)|diese seite) (?:enthält|kann) {_REST}{{0,40}}\b(?:affiliate|provisions|partner)-?links?\b{_REST}{{0,160}}"
                       rf"|(?:kaufen sie|wenn sie|bei (?:einem )?kauf|für käufe)\b{_REST}{{0,90}}\blinks?\b{_REST}{{0,70}}\bprovision\b{_REST}{{0,100}}"
                       rf"|(?:cet article|cette page|ce site) (?:contient|peut contenir) {_REST}{{0,30}}\bliens? (?:affiliés?|d.affiliation|sponsorisés?)\b{_REST}{{0,160}}"
                       rf"|(?:este (?:artículo|post|sitio)|esta página) (?:contiene|puede contener) {_REST}{{0,30}}\benlaces? (?:de afiliad\w+|patrocinad\w+)\b{_REST}{{0,160}}"
                       rf"|(?:questo (?:articolo|post|sito)|questa pagina) (?:contiene|può contenere) {_REST}{{0,30}}\blink (?:di affiliazione|affiliati|sponsorizzati)\b{_REST}{{0,160}}"
                       rf"|(?:este (?:artigo|post|texto|site)|esta página) (?:contém|pode conter) {_REST}{{0,30}}\blinks? (?:de afiliad\w+|patrocinad\w+)\b{_REST}{{0,160}}"),
    ("newsletter", rf"(?:abonnieren sie|melden sie sich|abonniere|melde dich)\b{_REST}{{0,40}}\b(?:unseren?|meinen?|den kostenlosen) {_REST}{{0,40}}(?:newsletter|rundbrief)\b{_REST}{{0,100}}"
                   rf"|(?:abonnez-vous|inscrivez-vous|abonne-toi)\b{_REST}{{0,20}}\b(?:notre|ma|mon|la|cette)\b{_REST}{{0,30}}\b(?:newsletter|infolettre|lettre d.information)\b{_REST}{{0,100}}"
                   rf"|(?:suscr[íi]base|suscr[íi]bete|inscr[íi]bete|apúntate)\b{_REST}{{0,20}}\b(?:nuestr[oa]|mi|la|este)\b{_REST}{{0,30}}\b(?:newsletter|bolet[ií]n)\b{_REST}{{0,100}}"
                   rf"|(?:iscriviti|iscrivetevi|abbonati) (?:alla|al)\b{_REST}{{0,20}}\b(?:nostr[oa]|mia)\b{_REST}{{0,20}}\b(?:newsletter|bollettino)\b{_REST}{{0,100}}"
                   rf"|(?:inscreva-se|assine|subscreva|cadastre-se)\b{_REST}{{0,20}}\b(?:noss[oa]|minha|a)\b{_REST}{{0,20}}\b(?:newsletter|boletim)\b{_REST}{{0,100}}"),
)  # fmt: skip
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|wrote|sagte|dit-il|dit-elle|dijo|disse)\b", re.IGNORECASE)
_HINTS = {
    "affiliate note": ("link", "commission", "compensation", "affiliate", "qualifying", "referral", "provision", "liens", "enlaces"),
    "newsletter": ("newsletter", "mailing", "inbox", "subscri", "sign up", "rundbrief", "letín", "letim", "letin", "bollettino", "lettre",
                   "e-mail", "email", "stories like", "articles like", "posts like", "news like"),
    "share bar": ("follow us", "follow me", "like us", "find us", "find me", "like me", "share this", "you enjoy", "you liked", "you loved",
                  "you like", "have liked", "have loved", "have enjoyed", "you found"),
    "photo credit": ("(photo", "(image", "(picture", "(illustration", "(graphic", "(video", "(foto", "(bild", "(credit", "(crédit",
                     "[photo", "[image", "[picture", "[illustration", "[graphic", "[video", "[foto", "[bild", "[credit", "[crédit"),
}  # fmt: skip
"""What every row of a kind has one of, in small letters: most sentences have none, and are not looked at again."""


@cache
def _compile_asides() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns, compiled when the first sentence has a hint of one."""
    return tuple((name, re.compile(rf"[\s*_(\[]*(?:{row})[\s.!…*_)\]]*", re.IGNORECASE)) for name, row in _ASIDES)


def name_aside(sentence: str) -> str:
    """Which kind of aside a sentence is that only the page needs; empty for the article's own words."""
    if len(sentence) > LONGEST:
        return ""
    lowered = sentence.lower()
    kinds = {kind for kind, hints in _HINTS.items() if any(hint in lowered for hint in hints)}
    if not kinds or _SPOKEN.search(sentence):
        return ""
    return next((name for name, row in _compile_asides() if name in kinds and row.fullmatch(sentence)), "")
