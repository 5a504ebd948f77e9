"""What an article says to its reader beside the story: who else reported, what a transcript notes, what it asks for.

A row of ``LINES`` is a whole line; one of ``SENTENCES`` may also stand at the end of a paragraph of the writer's own,
so it has to name what it asks for, and whose it is: "sign up for a course" and "follow us on our way" are the story's.
"""

from __future__ import annotations

import re
from functools import cache

_CREDITED = (
    r"(?:(?-i:[A-ZÀ-Þ][\w’'-]*|and|in|with|by|at|from|for|of|de|da|van|von|der|den|la|le|del|the|also|additional|reporting|writing|editing"
    r"|newsroom|bureau|staff|news|service|writers?|reporters?|correspondents?|editors?)(?:[\s,;.&:/()\[\]|–—]+(?:- )?|$))"
)
"""A name, or what stands between the names of a credit; nothing may be read in two ways, or a long line takes for ever."""
_OPENS = r"[(\[*—–-]*\s*"
_SOUNDS = (
    r"laughter|laughs|laughing|applause|crosstalk|inaudible|indistinct|unintelligible|music|music (?:playing|fades)|cheers|cheering|cheers and applause"
    r"|booing|silence|singing|sighs|bell rings|phone rings"
)

LINES = (
    ("wire credit", rf"{_OPENS}(?:with )?(?:(?:additional|further) )?(?:reporting|writing|editing|edited)(?: and (?:reporting|writing|editing))? by (?:{_CREDITED}){{1,60}}"
                    rf"|{_OPENS}(?-i:(?=[A-ZÀ-Þ]))(?:{_CREDITED}){{1,40}}contributed (?:to (?:this|the) (?:report|story|article|post|piece|dispatch)|(?:additional )?reporting)"
                    r"\b(?: (?:from|in|by) [^.!?]{2,60})?[.)\]]*"
                    rf"|{_OPENS}(?:contributing|contributors?): ?(?:{_CREDITED}){{1,40}}|{_OPENS}with (?:(?-i:[A-Z])[\w’'-]*|news|staff)? ?wires?(?: services?| reports?)?[.)\]]*"),
    ("sound note", rf"[(\[](?:(?:{_SOUNDS})\.?|(?-i:(?:SOUNDBITE|SOUND BITE|SOUND OF|BEGIN VIDEO|END VIDEO|BEGIN AUDIO|END AUDIO)[^a-z()\[\]]{{0,160}}))[)\]]\W*"),
    ("read more", r"more AP [\w ]{2,30}: ?https?://\S+.*|follow (?:all )?(?:(?:the )?(?-i:[A-Z][\w’'-]*)|our) (?:full |complete |live )?coverage (?:of|on)\b[^.!?]{2,100}\bat https?://\S+"),
    ("page furniture", r"you (?:need to|must|have to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? in|login|register(?:ed)?)\b.{0,60}\b(?:comments?|reply|bookmarks?|vote)\b.{0,40}"
                       r"|(?:the )?(?:views|opinions)(?:,? (?:and|or) (?:views|opinions))? expressed (?:in|by|here|above|on)\b.{0,80}\b(?:do not|does not|are (?:solely |entirely )?(?:those|his|her|their)|may not)\b.{0,120}"),
    ("counter", r"\(?visited [\d.,]+ times?(?:, [\d.,]+ visits? today)?\)?\W*"),
    ("button", r"(?:book|request|schedule|get|start) (?:a|your|my|an) (?:free |live |quick |personali[sz]ed |no-obligation )*(?:demo|trial|quote|consultation|estimate|intro call)(?: (?:today|now|here))?\W*"
               r"|sign up (?:now|today|here|for free)\W*|free trial(?: credit card not required| no credit card (?:required|needed))?\W*"),
)  # fmt: skip
"""Whole lines."""

_NETWORK = r"(?:facebook|twitter|x|instagram|linkedin|youtube|tik ?tok|pinterest|bluesky|mastodon|threads|telegram|whatsapp|spotify|apple podcasts|patreon)"
_NETWORKS = rf"{_NETWORK}(?:,? (?:and|or|&) {_NETWORK}|, {_NETWORK})*"
_LEADS = r"(?:(?:please|as always|so|and|then|also|now|finally|(?:be|make) sure to|don.t forget to|feel free to|you can|if you[^.,]{3,60},|for more[^.,]{0,60},),? ){0,3}"

SENTENCES = (
    ("newsletter", rf"{_LEADS}(?:sign up|subscribe|register)(?: now| today| here| below)? (?:for|to) [^.!?“”\"]{{0,60}}?(?:\b(?:our|my)\b[^.!?“”\"]{{0,60}}"
                   r"\b(?:newsletters?|mailing list|e-?mails?|podcast|channel|alerts|updates|blog|magazine)|\b(?:free|daily|weekly|monthly)\b[^.!?“”\"]{0,40}\bnewsletters?)\b[^.!?“”\"]{0,80}[.!]*"),
    ("share bar", rf"{_LEADS}(?:follow|find|like|join|visit|connect with|check out|catch|message) (?:us|me|him|her|them|our [\w ]{{2,30}}|my [\w ]{{2,30}}|@\w+|(?-i:(?:[A-Z][\w’'-]* ?){{1,4}}))"
                  rf" ?on (?:our )?{_NETWORKS}(?: (?:at|as|@)[^.!?]{{1,60}}| too| as well| for more[^.!?]{{0,60}})?[.!]*"),
    ("appeal", rf"{_LEADS}(?:please )?(?:consider |help us (?:by )?)?(?:support(?:ing)? (?:our|my) (?:work|journalism|reporting|newsroom|site|blog|channel|podcast|writing)\b[^.!?“”\"]{{0,80}}"
               r"|buy(?:ing)? (?:me|us) a coffee\b[^.!?“”\"]{0,40}|becom(?:e|ing) an? (?:paid |free )?(?:member|patron|subscriber|supporter) (?:today|now|here|on patreon))[.!]*"),
    ("affiliate", r"(?:disclosure: ?)?(?:if you (?:click|buy|purchase|make|order|shop)\b[^.!?“”\"]{3,120}, )?(?:(?:we|i|the (?:site|publisher|author)) (?:may|might|can|will) (?:also )?(?:earn|receive|get|make)|which (?:may )?earns? (?:us|me)) (?:an? )?(?:small |affiliate |modest ){0,2}commissions?"
                  r"(?:\W*$|,? (?:if|when|should|through|via|at no|without|(?:on|for|from) (?:any |your |qualifying |these |the )*(?:purchases?|sales?|items?|products?|links?|orders?))\b[^“”\"]{0,160})"
                  r"|(?-i:[A-Z][\w’'-]*) (?:may|might|can|will) (?:earn|receive|get) an? (?:small |affiliate )?commission on (?:orders|purchases|sales|products)\b[^“”\"]{0,120}"
                  r"|(?:disclosure: ?)?as an? (?:amazon|affiliate) (?:associate|marketer|partner),? (?:we|i) (?:may )?earn\b[^“”\"]{0,80}|(?:all )?(?:prices?|availability)[\w ]{0,30} (?:is|are|was|were) (?:correct|accurate) (?:at|as of) (?:the )?"
                  r"(?:time of )?(?:publication|publishing|writing|posting)[^“”\"]{0,60}|delivery charges may apply\W*"),
    ("transcript note", r"accuracy and availability of (?:[\w.’']+ ){0,5}transcripts? (?:may|might) vary\W*"
                        r"|(?:this )?transcript(?: text)? (?:may|might) (?:be (?:revised|updated)|contain errors|not be in its final form)\b[^“”\"]{0,120}"
                        r"|this (?:text|transcript) (?:may|might) not be in its final form\b[^“”\"]{0,120}|(?:[\w.’']+ ){1,4}transcripts are created on a rush deadline\b[^“”\"]{0,120}"
                        r"|audio on [\w.]{4,40} may be (?:edited|revised)\b[^“”\"]{0,80}|the authoritative record of [^“”\"]{2,60} is the (?:audio|video)(?: record(?:ing)?)?\W*"),
    ("republication", rf"(?:this|the) (?:article|story|post|piece|essay|column) (?:was|has been|is) (?:(?:also|originally|first) )?(?:published|adapted|reprinted|republished|posted|syndicated)"
                      rf" (?:(?:by|in|on|at|from|with permission (?:of|from)) (?:{_CREDITED}){{1,12}}|from (?:its|the) original (?:source|version|article)\W*)"
                      rf"|(?:this (?:article|story|post|piece) )?(?:originally|first) appeared (?:in|on|at) (?:{_CREDITED}){{1,12}}|read the original (?:article|story|post|version)(?: here)?\W*"),
    ("comments", rf"{_LEADS}(?:(?:let (?:me|us) know|tell (?:me|us)|share|drop|leave|post|sound off|comment|ask|add)\b[^“”\"]{{0,100}}?\b(?:in the comments?(?: section)?(?: below| of this (?:blog )?post)?"
                 r"|in a comment below|a comment(?: or question)? below|(?:your )?comments? below)(?:,? (?:this|and|so) [^“”\"]{0,60})?)[.!?]*"),
    ("photo credit", rf"(?:photos?|photographs?|photography|pictures?|images?|illustrations?) (?:by|courtesy of|courtesy) (?:(?:courtesy of|courtesy|via) |{_CREDITED}){{1,20}}"),
    ("hashtags", r"(?:#[^\W\d]\w*[\s,]*){2,20}[.!]*|#(?:ad|sponsored|advertisement)[.!]*"),
)  # fmt: skip
"""Lines, and sentences within a paragraph."""
_LONGEST = 240


@cache
def _compile_sentences() -> re.Pattern[str]:
    rows = (f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in SENTENCES)
    return re.compile(rf"[(\[*]*(?:{'|'.join(rows)})[)\]*\s]*", re.IGNORECASE)


def name_sentence(sentence: str) -> str:
    """Which kind of sentence this is that only the page needs; empty for the writer's own."""
    match = _compile_sentences().fullmatch(sentence.strip()) if len(sentence) <= _LONGEST else None
    return (match.lastgroup or "").replace("_", " ") if match else ""
