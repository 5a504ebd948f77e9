"""Lines that a page needs and a listener does not."""

from __future__ import annotations

import re
from functools import cache

from articlecast.narrate.appeals import APPEALS
from articlecast.narrate.notices import CREDIT, LINES, is_staff_list, is_wire_credit, name_notice

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|e-?mail|print|telegram|bluesky|threads|copy link|share)"
)
_WHEN = (
    r"(?>(?:\d[\d:./-]*(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[ap]\.?m\.?|at|on|ago|an?|hours?|minutes?|mins?|hrs?|days?|weeks?"
    r"|months?|years?|today|yesterday|just now|[ecmp][sd]?t|gmt|utc|bst|cest)(?![^\W\d_])[\s,|·•()–-]*)"
)
"""A word of a date, of an hour or of "9 hours ago"; atomic, since figures and gaps share the dash."""
_NAMED = (
    ("read more", r"(?:(?:read|see|watch|listen|find out|learn) (?:more|also|next)|also read|more|related(?: \w+)?|recommended(?: \w+)?"
                  r"|(?:further|more) reading|more (?:on|from|about) [\w ]{2,40}|you (?:may|might) also like|don.t miss)(?:\s*[:|»→>].*)?[ .…»→>]*"),
    ("newsletter", r"(?:(?:please )?(?:sign up|subscribe|register|join)\b.*\b(?:newsletters?|inbox|updates|alerts|mailing list|podcast|channel)\b.*"
                   r"|get (?:the|our|more|today.s)\b.*\b(?:newsletter|inbox)\b.*|(?:subscribe|sign up)(?: now| today| here)?[.!]?)"),
    ("share bar", rf"(?:(?:share|tweet|pin|e-?mail|print|save|copy)(?: (?:this|the)(?: \w+)?| link| on .*)?[.!:]?"
                  rf"|(?:{_NETWORK}[\s,|·•/]*){{2,}}|(?:click|tap) to (?:share|tweet|copy)\b.*|follow (?:us|me|@\w+) on\b(?! (?:an?|the (?!social)|foot|\w+days?)\b).*"
                  rf"|follow [\w .,’'&-]{{2,60}} on (?:{_NETWORK}|instagram|youtube|tiktok|mastodon)\b.*)"),
    ("photo credit", r"(?:(?:photo|photograph|image|picture|illustration|graphic|video)s?(?: credits?| courtesy)?(?:\s*[:©]| by (?=(?-i:[A-ZÀ-Þ@])|the (?:author|artist|photographer)|author|staff|me\b)).*|credits?\s*:.*"
                     r"|[\w .’'-]{3,50}\s?/\s?(?:getty images|ap|afp|reuters|flickr|epa|shutterstock|unsplash)\W*)"),
    ("page furniture", r"(?:advertisement|sponsored(?: content)?|scroll to continue|(?:article|story) continues below(?: advertisement)?|continue reading\W*"
                       r"|skip (?:to|past)\b.*|by (?:clicking|watching|continuing)\b.{3,80}\byou (?:agree|consent) to\b.*|(?:leave a |no |\d+ )comments?|listen to this (?:article|story)\b.*|back to top|all rights reserved\W*|©.*|copyright ©?.*)"),
    ("counter", r"(?:page )?(?:served|generated|rendered|loaded|created|executed) in (?:about )?\d[\d.,]* ?(?:m?s|(?:milli)?seconds?)\b.{0,60}"
                r"|(?:(?:(?:[\d.,]+k?|no) (?:views?|shares?|reads?|likes?|claps?|visits?|downloads?|reposts?|retweets?|upvotes?|reactions?|comments?|hits?))[\s,|·•/]*)+"
                r"|(?:(?:(?:page )?(?:views?|shares?|likes?|visits?|downloads?|hits|reactions?|comments?)(?: today| so far)?\s*[:(]\s*[\d.,]+k?\)?)[\s,|·•/]*)+"
                r"|(?:this )?(?:page|site|document|feed)? ?(?:was |is )?(?:last )?(?:served|generated|rendered|loaded|created|fetched|cached|built)(?::| in| at| on)? (?:about )?(?=.{0,40}?(?:\d ?(?:m?s|(?:milli)?seconds?)\b|\d:\d\d))\d.{0,60}"
                r"|(?:(?:request|session|trace|ray|correlation|transaction) id|token|nonce|etag|cache key)\s*[:#=]\s*(?=\S{0,40}\d)[\w-]{4,60}\W*|(?:sql )?queries: ?\d+\b.{0,40}"
                r"|[\d.,]+k? (?:people|readers|users|visitors|guests|others) (?:are )?(?:(?:currently )?(?:reading|viewing|watching) this.{0,20}|online(?: now)?)\W*"
                r"|there (?:are|is) (?:\d+|no) comments? (?:on|to) this \w+\W*|this (?:page|post|article|story) has been (?:viewed|read|shared|visited|downloaded) [\d,.]+k? times\b.{0,30}"
                r"|(?:viewed|read|shared|downloaded|visited) [\d.,]+k? times?\W*|you are (?:the )?visitor (?:number |no\. ?|#)?[\d.,]+\W*"),
    ("photo credit", r"credits?\s*(?:\.{3}|…)\s*\S.*"),
    ("player", r"(?:(?:play(?: video| audio| episode)?|pause|listen|watch|mute|unmute|duration|current time|loaded|live|[▶►❚⏸⏵]+)[\s:·|/–-]*)+"
               r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s*[/|·]\s*(?:\d{1,2}:)?\d{1,2}:\d\d)?\W*|[-–]?0{1,2}:00(?::00)?\W*"
               r"|[-–]?(?:\d{1,2}:)?\d{1,2}:\d\d\s*/\s*[-–]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:\W*(?:(?:playback )?speed\W*)?[0-3](?:\.\d+)?x)?\W*"
               r"|(?:\d{1,2}:\d\d){2,3}(?:[0-3](?:\.\d+)?x)*\W*"
               r"|(?:(?:play|pause|mute|unmute|rewind|fast forward|skip (?:back|forward|ahead)(?: \d+ seconds?)?|[0-3](?:\.\d+)?x)[\s,|·/–-]*){2,}"),
    ("publication line", rf"(?:(?:first |originally |last |date )?(?:published|updated|posted|modified|last reviewed)(?: date)?(?: on| at| in)?\s*[:|–-]?\s*(?=[^.!?]{{0,60}}\d|(?:today|yesterday|just now|an? )){_WHEN}++\W*)+"
                         rf"|(?:veröffentlicht|aktualisiert|zuletzt aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado)"
                         rf"(?: am| um| le| el| il| em| a las)?\s*:?\s*\d{{1,2}}\W{{1,2}}(?:de )?\w{{2,10}}\W{{1,2}}(?:de )?\d{{2,4}}\b.{{0,30}}"),
    ("chapter link", r"(?:[←‹«<⟵]\W*)?(?:previous|prev|next)(?: (?:chapter|part|page|article|post|story|section|episode|lesson)(?:\s*[:|»→›⟶>].{0,80})?|\s*[»→›⟶>]+.{0,80})\W*"
                     r"|[←⟵]\s*\S.{0,60}?\s?[|·•]\s?.{1,60}?[→⟶]\W*|[←‹«⟵]\s*(?:previous|prev|next)\b.{0,80}|(?:previous|prev)\b.{0,80}[|•·→]\s*(?:.{1,60}[|•·→]\s*)?next\b.{0,80}"
                     r"|(?:prev(?:ious)?|next|index|home|(?:table of )?contents|up)(?:[\s|•·/–-]+(?:prev(?:ious)?|next|index|home|(?:table of )?contents|up))+\W*"),
    ("post address", r"(?:(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/\w+\s*)+|pic dot (?:twitter|x) dot com\b.{0,40}"),
    # The same in French, German, Spanish, Portuguese and Italian.
    ("read more", r"(?:(?:à )?lire (?:aussi|la suite|également)|à lire|voir aussi|lesen sie auch|mehr zum thema|weiterlesen|auch interessant|lea también|le[aeé]r? más"
                  r"|te puede interesar|leia (?:também|mais)|veja também|saiba mais|leggi anche|per saperne di più|potrebbe interessarti)(?: ?[:|»→>].*)?[ .…»→>]*"),
    ("newsletter", r"(?:(?:abonnez-vous|inscrivez-vous|recevez|abonnieren sie|melden sie sich|suscr[ií]b(?:ete|ase)|inscreva-se|assine|iscriviti|abbonati)\b.*"
                   r"\b(?:newsletters?|infolettre|lettre d.information|rundbrief|bolet[ií]n|boletim|bollettino)\b.*|newsletter (?:abonnieren|bestellen)\W*)"),
    ("share bar", r"(?:partager(?: (?:cet )?article| sur .*)?|(?:artikel )?teilen|compartir(?: (?:este )?artículo| en .*)?|(?:compartilh(?:ar|e)|condividi)"
                  r"(?: (?:(?:quest[oa]|l.|est[ea]|[oa]) ?(?:articolo|post|pagina|notizia|storia|artigo|matéria|texto|página|notícia)"
                  r"|sui?|n[oa]|via|em)\b.*)?)\W*"),
    ("photo credit", r"(?:cr[ée]dits? photos?|foto(?:s|graf[íi]as?)?|bild(?:er|quelle|nachweis)?)\s?[:©].*"),
    ("reading time", r"(?:(?:by|par|von|por|di) [\w .’'-]{3,60} ?[|·•–-] ?)?(?:\d+ ?min\w*\.? (?:read|de lecture|lesezeit|de lectura|de leitura|di lettura)"
                     r"|(?:reading time|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo de leitura|tempo di lettura) ?:? ?(?:ca\. |env\. )?\d+ ?min\w*)\W*"),
)  # fmt: skip


@cache
def _compile_lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns, compiled when the first line is judged: they take longer than the rest of the import."""
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in (*_NAMED, *APPEALS, *LINES))


_STOP = re.compile(r"[.!?…][”\"’')\]]* +[^\W\d_a-zß-ÿ]")
"""Where one sentence of several ends: each is judged by itself."""
_BETWEEN = re.compile(r"(?<=[.!?…)\]]) +")
_NOTE = re.compile(
    r"[\s*\[(]*(?:editor.?s.? notes?|corrections?|clarifications?|updates?)\b[\w ,.()/]{0,40}[:—–]"
    r"|[\s*\[(]*(?:this (?:article|story|post|piece) (?:has been|was) (?:updated|corrected|amended)"
    r"|an earlier version of this|a previous version of this)\b",
    re.IGNORECASE,
)
LONGEST = 240
"""Characters; a longer paragraph is prose, whatever it begins with."""


def name_boilerplate(text: str) -> str:
    """Which kind of line this is that only the page needs; empty for the article's own words."""
    line = text.strip()
    if is_staff_list(line):
        return CREDIT
    if not line or len(line) > LONGEST:
        return ""
    if known := next((name for name, pattern in _compile_lines() if pattern.fullmatch(line)), ""):
        return known
    if not _STOP.search(line):
        return name_notice(line)
    # "Orr reported from Oslo. Bo Lind contributed to this report.": as many as there are, and nothing else but notices
    sentences = _BETWEEN.split(line)
    credited = any(map(is_wire_credit, sentences))
    return CREDIT if credited and all(is_wire_credit(each) or name_notice(each) for each in sentences) else ""


def is_editor_note(text: str) -> bool:
    """Whether a paragraph is the editors' own: a note, a correction, an update."""
    return bool(_NOTE.match(text))
