"""What a page says to its reader beside the story: what it earns, asks for and shares, who else reported, what a
transcript notes. A row for each kind in each language.

A row is a whole line or a whole sentence. The writer's own words about newsletters and commissions say who did what, and
when; a notice speaks of its reader, its links or itself, and quotes nobody: "sign up for a course" and "follow us on our
way" are the story's.
"""

from __future__ import annotations

import re
from functools import cache

LONGEST = 320
"""Characters; no notice of one sentence is longer."""

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
_LEADS = r"(?:(?:please|stay connected(?: with us)?:|stay in touch:|as always|so|and|then|also|now|finally|(?:be|make) sure to|don.t forget to|feel free to|you can|if you[^.,]{3,60},|for more[^.,]{0,60},),? ){0,3}"
_REST = r"[^“”\"«»„]"
_LINK = r"(?:affiliate|sponsored|commissionable|referral|partner) links?"
_NETWORK = (
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|tik ?tok|threads|bluesky|mastodon|pinterest|telegram|whatsapp|substack|spotify"
    r"|apple podcasts|patreon|(?-i:Medium|Reddit|Discord|Twitch|GitHub|Goodreads|Hashnode|Quora|DEV))"
)
_NETWORKS = rf"{_NETWORK}(?:,? (?:and|or|&) {_NETWORK}|, {_NETWORK})*"
_THIS = r"(?:it|this|(?:this|the) (?:story|article|post|piece|essay|tutorial))"
_ASK = (
    rf"(?:(?:follow|find|connect with) (?:me|us)(?: here)?(?: on {_NETWORKS})?"
    rf"|clap(?: (?:for {_THIS}|below|(?:up to )?\d+ times))?|subscribe(?: to (?:my|our) [\w ]{{2,30}})?|(?:like|share|recommend|bookmark) {_THIS}"
    rf"|(?:leave|drop|give|hit|press|tap|click)(?: (?:me|us|{_THIS}))? (?:an? |the |some |your |\d+ )?(?:few )?(?:claps?|comments?|response|likes?)(?: button| below)?)"
)
"""One thing that the writer of a post asks of its reader."""
_LIKED = rf"if you (?:(?:have )?(?:liked|enjoyed|loved)|like|enjoy|love|found) (?:reading )?{_THIS}(?: (?:useful|helpful|interesting))?"
_LETTER = r"(?:newsletters?|mailing list|e-?mail (?:list|updates|alerts)|inbox|weekly (?:email|digest))"

CREDIT = "wire credit"
LINES = (
    (CREDIT, rf"{_OPENS}(?:with )?(?:(?:additional|further) )?(?:reporting|writing|editing|edited)(?: and (?:reporting|writing|editing))? by (?:{_CREDITED}){{1,60}}"
                    rf"|{_OPENS}(?-i:(?=[A-ZÀ-Þ]))(?:{_CREDITED}){{1,40}}contributed (?:to (?:this|the) (?:report|story|article|post|piece|dispatch)|(?:additional )?(?:reporting|research))"
                    r"\b(?: (?:from|in|by) [^.!?]{2,60})?[.)\]]*"
                    rf"|(?-i:(?=[A-ZÀ-Þ]))(?:{_CREDITED}){{1,16}}reported from (?:{_CREDITED}){{1,10}}"
                    rf"|{_OPENS}(?:contributing|contributors?): ?(?:{_CREDITED}){{1,40}}|{_OPENS}with (?:(?-i:[A-Z])[\w’'-]*|news|staff)? ?wires?(?: services?| reports?)?[.)\]]*|{_OPENS}with (?:reports from )?agencies[.)\]]*"),
    (CREDIT, rf"{_OPENS}(?:audio|video|photographs?|graphics?|illustrations?|research|translation|this episode(?: was)?|production)(?: (?:was|were))? (?:produced|edited|directed|narrated|recorded|mixed|read) by (?:{_CREDITED}){{1,40}}"),
    ("sound note", rf"[(\[](?:(?:{_SOUNDS})\.?|(?-i:(?:SOUNDBITE|SOUND BITE|SOUND OF|BEGIN VIDEO|END VIDEO|BEGIN AUDIO|END AUDIO)[^a-z()\[\]]{{0,160}}))[)\]]\W*"),
    ("read more", r"more AP [\w ]{2,30}: ?https?://\S+.*|follow (?:all )?(?:(?:the )?(?-i:[A-Z][\w’'-]*)|our) (?:full |complete |live )?coverage (?:of|on)\b[^.!?]{2,100}\bat https?://\S+"),
    ("page furniture", r"you (?:need to|must|have to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? in|login|register(?:ed)?)\b.{0,60}\b(?:comments?|reply|bookmarks?|vote)\b.{0,40}"
                       r"|(?:the )?(?:views|opinions)(?:,? (?:and|or) (?:views|opinions))? expressed (?:in|by|here|above|on)\b.{0,80}\b(?:do not|does not|are (?:solely |entirely )?(?:those|his|her|their)|may not)\b.{0,120}"),
    ("counter", r"\(?visited [\d.,]+ times?(?:, [\d.,]+ visits? today)?\)?\W*"),
    ("button", r"(?:book|request|schedule|get|start) (?:a|your|my|an) (?:free |live |quick |personali[sz]ed |no-obligation )*(?:demo|trial|quote|consultation|estimate|intro call)(?: (?:today|now|here))?\W*"
               r"|sign up (?:now|today|here|for free)\W*|free trial(?: credit card not required| no credit card (?:required|needed))?\W*"
               r"|(?:book|buy|shop|order) now\W*|view deal\W*|add to (?:cart|basket|bag)\W*|order reprints\b.{0,60}"),
    ("sponsor", r"(?-i:(?:TOGETHER WITH|PRESENTED BY|SPONSORED BY|BROUGHT TO YOU BY|A MESSAGE FROM|A WORD FROM|IN PARTNERSHIP WITH)(?::? [A-Z0-9][^a-z.!?]{0,60})?)\W*"
                r"|(?:sponsored|brought to you) by:? (?-i:[A-Z])[\w’'&-]*(?: (?-i:[A-Z&])[\w’'&-]*){0,4}\W*|a (?:message|word) from (?:our|today.s) sponsors?\W*"),
    ("affiliate note", r"today.s best .{2,60} deals\W*|we check over [\d,.]+ (?:million |thousand )?(?:products|prices|retailers|stores)\b[^.!?]{0,60}\W*"),
    ("page furniture", r"please (?:turn on|enable|activate|switch on) javascript\b[^.!?]{0,80}\W*"),
    ("read more", r"main articles?: ?\S.{1,100}"),
    ("comments", r"[^.!?“”\"]{5,120}\? (?:(?:please )?(?:let (?:me|us) know|tell (?:me|us)|share|leave|drop|post|add)\b[^.!?“”\"]{0,80}\bcomments?\b[^.!?“”\"]{0,40})\W*"
                 r"|(?:do|if) you (?:have|know)\b[^.!?“”\"]{3,120}[?,] (?:please )?(?:(?:reach|contact|e-?mail|write to|text|call|tell|let) (?:us|me|our|the (?:author|reporters?))|(?:get in touch|send (?:us|me|it|them)))\b[^“”\"]{0,140}"),
    ("publication line", r"\d{1,3} ?(?:h|m|d|w|hrs?|mins?|hours?|minutes?|days?) ago(?:\W+\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?: (?-i:[A-Z]{2,4}))?)?\W*"),
)  # fmt: skip
"""Those that are whole lines alone; within a paragraph the same words are the writer's."""
_SENTENCES = (
    ("affiliate note", rf"(?:\w+: )?as an? (?:\w+ ){{0,2}}(?:associate|affiliate)\b{_REST}{{0,60}}\b(?:I|we|\w+(?: \w+){{0,2}}) (?:may )?(?:earns?|receives?|gets?)\b{_REST}{{0,140}}"
                       rf"|(?:[^“”\"«»„.!?]{{0,90}}[ ,])?(?:we|I|(?-i:[A-Z]\w*(?: [A-Z]\w*){{0,3}})) (?:may|might|could|can|will|sometimes) (?:also )?(?:earn|receive|get|make|be paid) "
                       rf"(?:(?:an?|some|small|tiny|modest|affiliate|referral) ){{0,3}}(?:commissions?|compensation|referral fees?)"
                       rf"(?: (?:if|when|from|on|for|through|via|at|should) {_REST}{{0,80}}\b(?:you|your|links?|purchas\w+|orders?|sales?|retailers?|products?)\b{_REST}{{0,140}})?"
                       rf"|(?:please note:? )?(?:(?:that )?(?:this|the|our|my) (?:post|article|page|story|site|website|guide|list|review|newsletter|video|recipe)s?|[A-Z][\w’']*(?: [A-Z][\w’']*){{0,3}})"
                       rf" (?:may |might )?(?:contains?|includes?|uses?|has|have) (?:\w+ ){{0,2}}{_LINK}\b{_REST}{{0,160}}"
                       rf"|(?:some|many|most|all|certain|any|a few) of (?:the|our|these|my) (?:links|products)\b{_REST}{{0,60}}\b{_LINK}\b{_REST}{{0,120}}"
                       rf"|purchases? (?:you make |made )?(?:through|via|using|with) (?:our|these|my|the|this) (?:\w+ )?links?\b{_REST}{{0,60}}\b(?:commission|earns?)\b{_REST}{{0,120}}"
                       rf"|(?:if|when) you (?:buy|purchase|click|order|book|shop|make)\b{_REST}{{0,90}}\blinks?\b{_REST}{{0,70}}\b(?:we|I|us)\b{_REST}{{0,40}}\b(?:commissions?|earn|paid|compensat\w+)\b{_REST}{{0,120}}"
                       rf"|affiliate (?:disclosure|disclaimer)\b{_REST}{{0,200}}"
                       rf"|{_REST}{{0,80}}\(?(?:this is an|these are|both are|contains) {_LINK}\)?"),
    ("newsletter", rf"(?:(?:please|and|so|do|you can|click (?:here )?to|don.t forget to|be sure to|make sure to|remember to|not a subscriber\?|want more\?) )?(?:sign up|subscribe|register)\b"
                   rf"(?: (?:now|here|today|free|below))?(?: (?:for|to|with)\b{_REST}{{0,50}})?\b(?:our|my|free|this|daily|weekly)\b{_REST}{{0,50}}\b{_LETTER}\b{_REST}{{0,120}}"
                   rf"|get an e-?mail (?:whenever|when|every time) (?-i:[A-ZÀ-Þ])[^.!?]{{1,60}} (?:publish|post)\w*\W*"
                   rf"|(?:to )?(?:get|receive) (?:more |our |the best |all )?(?:(?:of )?(?:our|the) )?(?:latest |best |top )?(?:stories|articles|posts|news|updates|essays)\b{_REST}{{0,60}}\b(?:{_LETTER}|subscribe|sign up)\b{_REST}{{0,100}}"
                   rf"|(?:you can )?(?:sign up|subscribe)(?: now| here| today| below)?[ ]*|(?:sign up|subscribe) to (?:receive|get) (?:all )?(?:our|my|the (?:latest|best|next)) {_REST}{{2,120}}"
                   rf"|(?:want|like|love) (?:more )?(?:stories|articles|posts|news) like (?:this|these)\?{_REST}{{0,120}}"),
    ("share bar", rf"if you (?:(?:have )?(?:enjoyed|liked|loved)|enjoy|like|found) (?:this|reading|what you)\b{_REST}{{0,70}}\b(?:subscrib|sign up|share (?:it|this)|forward (?:it|this)|follow)\w*{_REST}{{0,120}}"
                  rf"|(?:(?:please|and|don.t forget to|be sure to) )?(?:follow|like|find) (?:us|me)\b(?: (?:over|too|also|here))? on\b{_REST}{{0,30}}\b{_NETWORK}\b{_REST}{{0,100}}"
                  rf"|(?:please )?share this (?:article|post|story|page) (?:with|on)\b{_REST}{{0,80}}"),
    ("photo credit", r"[(\[](?:photos?|photographs?|images?|pictures?|illustrations?|graphics?|videos?|fotos?|bild|cr[ée]dits?)(?: credits?| courtesy)?(?:\s*[:©|]| by | via | courtesy | courtesy of )[^()\[\]“”\"]{2,90}[)\]]"),
    ("affiliate note", rf"(?:(?:dieser|unser) (?:artikel|beitrag|text)|diese seite) (?:enthält|kann) {_REST}{{0,40}}\b(?:affiliate|provisions|partner)-?links?\b{_REST}{{0,160}}"
                       rf"|(?:kaufen sie|wenn (?:sie|du|ihr)|bei (?:einem )?kauf|für käufe)\b{_REST}{{0,90}}\blinks?\b{_REST}{{0,70}}\bprovision\b{_REST}{{0,100}}"
                       rf"|(?:cet article|cette page|ce site) (?:contient|peut contenir) {_REST}{{0,30}}\bliens? (?:affiliés?|d.affiliation|sponsorisés?)\b{_REST}{{0,160}}"
                       rf"|(?:este (?:artículo|post|sitio)|esta página) (?:contiene|puede contener) {_REST}{{0,30}}\benlaces? (?:de afiliad\w+|patrocinad\w+)\b{_REST}{{0,160}}"
                       rf"|(?:questo (?:articolo|post|sito)|questa pagina) (?:contiene|può contenere) {_REST}{{0,30}}\blink (?:di affiliazione|affiliati|sponsorizzati)\b{_REST}{{0,160}}"
                       rf"|(?:este (?:artigo|post|texto|site)|esta página) (?:contém|pode conter) {_REST}{{0,30}}\blinks? (?:de afiliad\w+|patrocinad\w+)\b{_REST}{{0,160}}"),
    ("newsletter", rf"(?:abonnieren sie|melden sie sich|abonniere|melde dich)\b{_REST}{{0,40}}\b(?:unseren?|meinen?|den kostenlosen) {_REST}{{0,40}}(?:newsletter|rundbrief)\b{_REST}{{0,100}}"
                   rf"|(?:abonnez-vous|inscrivez-vous|abonne-toi)\b{_REST}{{0,20}}\b(?:notre|ma|mon|la|cette)\b{_REST}{{0,30}}\b(?:newsletter|infolettre|lettre d.information)\b{_REST}{{0,100}}"
                   rf"|(?:suscr[íi]base|suscr[íi]bete|inscr[íi]bete|apúntate)\b{_REST}{{0,20}}\b(?:nuestr[oa]|mi|la|este)\b{_REST}{{0,30}}\b(?:newsletter|bolet[ií]n)\b{_REST}{{0,100}}"
                   rf"|(?:iscriviti|iscrivetevi|abbonati) (?:alla|al)\b{_REST}{{0,20}}\b(?:nostr[oa]|mia)\b{_REST}{{0,20}}\b(?:newsletter|bollettino)\b{_REST}{{0,100}}"
                   rf"|(?:inscreva-se|assine|subscreva|cadastre-se)\b{_REST}{{0,20}}\b(?:noss[oa]|minha|a)\b{_REST}{{0,20}}\b(?:newsletter|boletim)\b{_REST}{{0,100}}"),
    ("newsletter", rf"(?:if |was |did )?(?:this|someone|somebody|a friend)\b{_REST}{{0,30}}\bforward(?:ed)? (?:this|it|you|to you|by)\b{_REST}{{0,60}}\b(?:you can|please|why not|to)? ?(?:sign up|subscribe|get your own|join us)\b{_REST}{{0,60}}"),
    ("comments", rf"do you have (?:an? |any )?(?:opinion|views?|story|experience|tips?|news tip|information|question)s?\b{_REST}{{0,100}}\b(?:in this (?:article|story|piece)|to share|for us)\?"
                 rf"|{_LEADS}if you.?(?:d| would) like to (?:submit|contribute|comment|respond|share)\b{_REST}{{0,140}}\b(?:click here|e-?mail (?:us|it)|letters (?:section|page)|get in touch|contact us)\b{_REST}{{0,60}}"
                 rf"|(?:have|got) an? (?:news )?(?:tip|story idea|correction)(?: for us| to share)?\?(?: (?:e-?mail|contact|write to|send|let)\b{_REST}{{0,100}})?"),
    ("newsletter", rf"{_LEADS}(?:sign up|subscribe|register)(?: now| today| here| below)? (?:for|to) [^.!?“”\"]{{0,60}}?(?:\b(?:our|my)\b[^.!?“”\"]{{0,60}}"
                   r"\b(?:newsletters?|mailing list|e-?mails?|podcast|channel|alerts|updates|blog|magazine)|\b(?:free|daily|weekly|monthly)\b[^.!?“”\"]{0,40}\bnewsletters?)\b[^.!?“”\"]{0,80}[.!]*"),
    ("share bar", rf"{_LEADS}(?:follow|find|like|join|visit|connect with|check out|catch|message) (?:us|me|him|her|them|our [\w ]{{2,30}}|my [\w ]{{2,30}}|@\w+|(?-i:(?:[A-Z][\w’'-]* ?){{1,4}}))"
                  rf" ?on (?:our )?{_NETWORKS}(?: (?:at|as|@)[^.!?]{{1,60}}| too| as well| for (?:more|the latest|all)\b[^.!?]{{0,60}})?[.!]*"),
    ("appeal", rf"{_LEADS}(?:please )?(?:consider |help us (?:by )?)?(?:support(?:ing)? (?:our|my) (?:work|journalism|reporting|newsroom|site|blog|channel|podcast|writing)\b[^.!?“”\"]{{0,80}}"
               r"|buy(?:ing)? (?:me|us) a coffee\b[^.!?“”\"]{0,40}|becom(?:e|ing) an? (?:paid |free )?(?:member|patron|subscriber|supporter) (?:today|now|here|on patreon))[.!]*"),
    ("affiliate note", r"(?:disclosure: ?)?(?:if you (?:click|buy|purchase|make|order|shop)\b[^.!?“”\"]{3,120}, )?(?:(?:we|i|the (?:site|publisher|author)) (?:may|might|can|will) (?:also )?(?:earn|receive|get|make)|which (?:may )?earns? (?:us|me)) (?:an? )?(?:small |affiliate |modest ){0,2}commissions?"
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
                      rf"|(?:this (?:article|story|post|piece) (?:was )?)?(?:originally|first) published (?:at|on) (?:https?://)?[\w.-]{{2,60}}\.[a-z]{{2,10}}\S{{0,100}}(?: on [\w ,.]{{4,30}})?\W*"
                      rf"|(?:this (?:article|story|post|piece) )?(?:originally|first) (?:appeared|published) (?:in|on|at) (?:{_CREDITED}){{1,12}}(?:(?<=: ){_REST}{{2,160}})?|read the original (?:article|story|post|version)(?: here)?\W*"
                      rf"|a version of this (?:article|story|post|piece|essay|column|review|obituary|interview) (?:(?:also|originally|first) )?(?:appear(?:s|ed)|ran|will appear|was (?:\w+ )?published)"
                      rf" (?:in|on|at)\b{_REST}{{2,240}}"),
    ("share bar", rf"if you (?:(?:have )?(?:enjoyed|liked|loved)|enjoy|like|found) (?:this|reading|what you)\b{_REST}{{0,70}}\b(?:tap|click|hit|press|leave|give|drop)\b"
                  rf"{_REST}{{0,40}}\b(?:hearts?|likes?|claps?|stars?|reviews?|ratings?|thumbs up|button)\b{_REST}{{0,100}}"
                  rf"|{_LEADS}clap (?:if you (?:liked?|enjoy(?:ed)?|loved?|found)|for this (?:story|article|post))\b{_REST}{{0,140}}"
                  rf"|(?:{_LIKED},? )?{_LEADS}{_ASK}(?:,? {_LIKED}|(?:(?:,| and|, and| or) (?:please )?{_ASK}){{1,3}}(?:,? {_LIKED}| for (?:more|new|other)\b{_REST}{{0,80}})?)"
                  rf"|{_LEADS}follow (?:me|him|her|them|us) (?:on \w+ )?(?:at )?@\w[\w.@]{{1,60}}\W*"
                  rf"|{_LEADS}follow me (?:here )?for (?:more|new|other)\b{_REST}{{0,140}}"
                  rf"|{_LEADS}(?:leave|give) (?:us|me|the show) an? (?:(?:5|five)[- ]star )?(?:rating|review)\b{_REST}{{0,30}}\b{_NETWORK}\b{_REST}{{0,60}}"
                  r"|(?:thanks|thank you)(?: so much| very much)? for reading(?: (?:this|my|our|to the end|all the way)\b[\w ]{0,40})?"),
    ("appeal", rf"(?-i:[A-Z])[^.!?“”\"]{{1,60}} is a (?:reader|listener|community)[- ](?:supported|funded) (?:publication|newsletter|podcast)"
               rf"|to receive new posts and support my work\b{_REST}{{0,100}}|{_LEADS}consider becoming a (?:free or )?paid subscriber\b{_REST}{{0,60}}"),
    ("sponsor", rf"(?:our sponsors?: ?)?(?:this|today.s) (?:(?:week|month).s )?(?:episode|issue|edition|newsletter|podcast) (?:is|comes to you) (?:also )?(?:brought to you|sponsored|presented|made possible)"
                rf"(?: in part)? by\b{_REST}{{2,120}}|support for (?:this|today.s) (?:episode|podcast|newsletter) comes from\b{_REST}{{2,120}}"
                rf"|{_LEADS}(?:use|enter) (?:the |our |my )?(?:(?:promo|discount|coupon|offer) )?code (?-i:[A-Z0-9]{{3,20}})\b{_REST}{{0,40}}\b(?:for|to get|to save|at checkout)\b{_REST}{{0,100}}"
                rf"|(?:(?:i|we) [^.!?“”\"]{{2,60}},? and )?{_LEADS}(?:get|save|take|enjoy) (?:an? )?(?:extra )?(?:\d+ ?%|[$£€]\d+)(?: off)?\b{_REST}{{0,60}}\b(?:with|using) (?:the |our |my )?(?:(?:promo|discount|coupon|offer) )?code"
                rf" (?-i:[A-Z0-9]{{3,20}})\b{_REST}{{0,60}}"),
    ("comments", rf"{_LEADS}(?:(?:let (?:me|us) know|tell (?:me|us)|share|drop|leave|post|sound off|comment|ask|add)\b[^“”\"]{{0,100}}?\b(?:in the comments?(?: section)?(?: below| of this (?:blog )?post)?"
                 r"|in a comment below|a comment(?: or question)? below|(?:your )?comments? below)(?:,? (?:this|and|so) [^“”\"]{0,60})?)[.!?]*"),
    ("photo credit", rf"(?:photos?|photographs?|photography|pictures?|images?|illustrations?|graphics?) (?:by|courtesy of|courtesy) (?:(?:courtesy of|courtesy|via) |{_CREDITED}){{1,20}}"),
    # what a letter says to its readers before and behind its stories
    ("newsletter", rf"(?:(?:good (?:morning|afternoon|evening)|hello|hi|hey)(?: there| every(?:one|body)| all| friends| readers)?[,!.]? (?:and )?)?(?:a (?:very )?(?:warm|big) )?welcome(?: back)? to "
                   rf"(?:[^“”\"!?.]{{2,60}}, (?:the|a|your) (?:\w+ ){{0,3}}newsletter\b|(?:this|the|another|today.s|this week.s) (?:\w+ ){{0,3}}(?:newsletter\b|issue (?:of|\W?\d))"
                   rf"|(?:the|all|all the|our) (?:[\d,.]+ )?(?:of you )?(?:new(?:est)? )?(?:readers|subscribers|members) (?:who|that)\b){_REST}{{0,140}}"
                   rf"|if you(?:.re| are) new (?:here|to (?:this|the|my|our) (?:newsletter|list)), (?:I|my|we|this|you can|welcome|hi|hello)\b{_REST}{{2,200}}|that(?:.s| is) (?:all|it) (?:from (?:me|us) )?for this (?:week|issue|edition|month)(?: from (?:me|us))?"
                   rf"|subscribe (?:from|for (?:just|only|as little as)) [$£€]\d[\d.]*(?: (?:a|per) (?:week|month|year))?"),
    ("appeal", rf"(?:local|independent|quality|investigative) journalism (?:matters|needs (?:you|your (?:help|support))|(?:isn.t|is not) free|costs money)"
               rf"|{_LEADS}(?:consider )?support(?:ing)? (?:us|me|(?:the |this )(?:show|site|podcast|blog|newsletter|paper)|the (?-i:[A-Z])[\w’' ]{{2,40}}?) (?:on patreon|by (?:becoming|making|donating|subscribing|joining)|with an? (?:\w+ ){{0,2}}(?:donation|gift|membership|subscription)|for as little as)\b{_REST}{{0,140}}"
               rf"|{_LEADS}(?:make|consider making) a (?:tax-deductible |one-time |small |monthly )?(?:donation|gift|contribution) (?:today|now|here|to (?:support )?(?:us|our))\b{_REST}{{0,80}}"
               rf"|(?-i:[A-Z])[^.!?“”\"]{{1,60}} is an? (?:independent |local )?non-?profit (?:newsroom|news (?:organi[sz]ation|site|outlet)|media outlet) (?:that|which|covering|dedicated|reporting|based)\b{_REST}{{2,160}}"
               rf"|(?-i:[A-Z])[^.!?“”\"]{{1,60}} is free to read(?:,? and always will be)?|to (?:plant|send) (?:a |memorial )?(?:trees?|flowers|a gift) (?:in memory of|to the family of|in honou?r of) {_REST}{{2,60}}\b(?:visit|click|go to|call)\b{_REST}{{2,60}}"
               rf"|to order (?:a|your) copy\b{_REST}{{0,60}}\b(?:visit|go to|call|click)\b{_REST}{{2,80}}"),
    ("republication", rf"(?:this|the) (?:article|story|report|piece|investigation|series) (?:was|is|has been) (?:(?:produced|(?:co-)?published|reported) in (?:partnership|collaboration) with"
                      rf"|(?:produced|reported|made possible|supported) (?:with|by|through) (?:the )?(?:support|help|(?:an? )?(?:grant|fellowship))\b){_REST}{{2,140}}"
                      rf"|this (?:interview|conversation|essay|review|excerpt|column) (?:was )?(?:originally |first )(?:published|appeared) (?:in|on|at|by) (?:{_CREDITED}){{1,12}}[\W\d]*|order reprints\b[^.!?]{{0,60}}"),
    ("page furniture", rf"the (?:views|opinions)(?:,? (?:and|or) (?:views|opinions))? expressed (?:(?:here|above|in|by)\b{_REST}{{0,60}} )?are (?:solely |entirely )?(?:those of|the author.s)\b{_REST}{{0,120}}|{_REST}{{3,80}} does not take institutional positions"),
    ("contact", rf"{_LEADS}(?:contact|reach|e-?mail|write to) (?:(?:our |the )(?:reporters?|writers?|authors?|editors?)|(?-i:(?:[A-Z][\w’'-]*\.? ?){{2,4}})) ?(?:at|on|via|by e-?mail at) (?:[^“”\"]{{0,60}}@|\(?\d{{3}}\)?[-. ]?\d{{3,4}}[-. ]\d{{2,4}})[^“”\"]{{0,120}}"),
    ("affiliate note", rf"(?:all|every|each) products? (?:featured |we (?:feature|recommend) |mentioned ){_REST}{{0,60}}\b(?:independently|carefully) (?:selected|chosen|reviewed)\b{_REST}{{0,80}}"
                       rf"|[^.!?“”\"]{{0,40}}\b(?:editors|writers|we) independently (?:select|choose|review|recommend|test)\w*\b{_REST}{{0,120}}"),
    ("affiliate note", r"(?:see|read|here.s|learn more about) our (?:full )?(?:ethics|affiliate|disclosure|advertising|review|editorial) (?:statement|polic(?:y|ies)|guidelines|process|disclosure)(?: here)?"),
    ("share bar", rf"{_LEADS}if you know (?:some(?:one|body)|any(?:one|body)|a friend|people|others)(?: else)? (?:who|that) (?:would|might|may|could|will|.d|needs?|loves?|likes?)\b[^.!?“”\"]{{0,60}},? "
                  rf"(?:please )?(?:forward|send|share|pass)\b[^.!?“”\"]{{2,80}}"
                  r"|(?:(?:do )?you )?(?:love|enjoy|loved|liked|enjoyed) this (?:post|article|story|recipe|essay|newsletter|podcast|episode|video|blog|guide)\?"
                  rf"|{_LEADS}(?:pin|bookmark|save) (?:this|it|the (?:image|picture|photo))(?: (?:post|recipe|image|article|pin|guide))?(?: (?:below|above))? (?:for later|to (?:your|pinterest)|on pinterest)\b[^.!?“”\"]{{0,100}}"),
    ("appeal", rf"{_LEADS}(?:share|send|pin|leave|drop|tip|subscribe)\b[^.!?“”\"]{{2,60}}\bbuy (?:me|us) a coffee\b[^.!?“”\"]{{0,80}}"),
    ("newsletter", r"(?:do you )?(?:want|need|looking for|would you like) (?:my|our|a|an|the|some|more)\b[^.!?“”\"]{0,40}\bfree\b[^.!?“”\"]{0,50}\b(?:guides?|checklists?|e-?books?|courses?|templates?|newsletters?|printables?|cheat ?sheets?|worksheets?|recipes?|planners?)\?"
                   rf"|{_LEADS}(?:sign up|subscribe|click|join|register|enter your (?:e-?)?mail)\b[^.!?“”\"]{{0,60}}\band (?:i|we).ll (?:send|e-?mail|deliver)\b[^.!?“”\"]{{0,80}}"
                   r"|if (?:a friend|some(?:one|body)|anyone)(?: else)? (?:sent|forwarded) (?:you )?(?:this|it)(?: (?:on )?to you)?,? (?:you can |please |why not )?(?:subscribe|sign up|get your own)\b[^.!?“”\"]{0,80}"
                   r"|(?:der|unser|unsere|das) [^.!?“”„\"]{0,30}\bnewsletter\b[^.!?“”„\"]{0,20}[:–—] [^“”„\"]{4,140}|hier (?:kostenlos |gratis |jetzt )?(?:anmelden|abonnieren|bestellen)\W*"
                   r"|recevez [^.!?«»]{2,120}\b(?:newsletter|infolettre|bo[iî]te mail)\b[^.!?«»]{0,60}"),
    ("sponsor", r"learn more about your ad[- ]choices(?:[.,]? (?:at |visit )?\S{4,80})?|visit (?:megaphone\.fm/adchoices|\S{3,40}/adchoices)\W*"
                r"|hosted (?:on|by) (?:acast|simplecast|megaphone|art19|libsyn|audioboom|omny studio)\b[^“”\"]{0,120}|see (?:\S{3,40}/privacy|omnystudio\.com/listener|pcm\.adswizz\.com)\b[^“”\"]{0,120}"
                r"|privacy policy at https?://\S+(?: and california privacy notice at https?://\S+)?"),
    ("republication", rf"(?:this|the) (?:article|story|report|piece|essay|series|project) (?:was|is|has been) supported(?: in part)? by\b{_REST}{{2,60}}"
                      rf"\b(?:fund|foundation|center|centre|institute|trust|endowment)\b{_REST}{{0,60}}"),
    ("affiliate note", r"(?:werbung|anzeige)\W{1,4}(?:dieser|dieses|dies) (?:beitrag|artikel|post|rezept) enthält [^„“]{0,40}(?:affiliate|werbe|partner)-?\s?links?"
                       r"|wenn (?:du|sie|ihr) (?:darüber|über (?:sie|den link|die links)) (?:etwas )?(?:ein)?kauf(?:st|en|t), (?:bekomme|erhalte|verdiene) ich [^„“]{0,30}provision\b[^„“]{0,80}"),
    ("share bar", rf"folg(?:e|t|en sie) (?:mir|uns) (?:(?:gerne?|auch|doch|jetzt) )*auf {_NETWORK}\b[^„“]{{0,60}}"),
    ("republication", r"dieser (?:artikel|beitrag|text) (?:erschien|ist)(?: zuerst)? (?:in (?:der )?(?:ausgabe|heft|nummer|nr\.?)|im heft)\b[^!?“”„\"]{1,80}|hier können sie (?:das heft|die ausgabe|das magazin|den newsletter)\b[^.!?„“\"]{0,40}"
                      r"|cet article (?:est (?:initialement |d.abord )?(?:paru|issu)|a été publié) (?:dans|du) (?:le (?:numéro|n°)|numéro|magazine)[^!?«»]{2,80}"),
    # who made a recording or a summary that only the page has
    ("newsletter", r"(?:the )?(?-i:[A-Z])[^.!?“”\"]{2,60} newsletter (?:provides|brings|delivers|gives|sends|offers) [^.!?“”\"]{0,100}\b(?:you|your)\b[^.!?“”\"]{0,80}"
                   r"|for more [^.!?“”\"]{2,40},? (?:subscribe|sign up) (?:to|for) [^“”\"]{2,80}\bnewsletter\b[^“”\"]{0,140}"),
    ("share bar", rf"watch more (?:from|by) (?-i:[A-Z])[\w’'& ]{{1,30}} on {_NETWORK}:?|stay (?:with|tuned to) (?-i:[A-Z])[\w’'& ]{{1,30}}? for (?:the latest|(?:more |further )?updates|more)\b(?: (?:on|news|information|details|as)\b[^.!?“”\"]{{0,60}})?"),
    ("machine", r"(?:produced|narrated|voiced|read) by [^.!?“”\"]{2,80} using (?:an? )?(?:ai|artificial intelligence|synthetic|automated) (?:narration|narrators?|voices?)"
                r"|listen to more (?:stories|articles|episodes) (?:on|in) the [^.!?“”\"]{2,40} app"
                r"|(?:this|the) (?:ai )?(?:summary|overview|list of key points) (?:was|is) (?:automatically )?(?:generated|created|produced|written) (?:by|with|using) (?:an? )?(?:help of )?(?:ai|artificial intelligence|generative ai|a large language model)\b[^.!?“”\"]{0,80}"
                r"|di(?:e|ese) zusammenfassung wurde [^.!?“”„\"]{0,30}\b(?:künstlicher intelligenz|ki)\b[^.!?“”„\"]{0,30}(?:erzeugt|erstellt|generiert|geschrieben)"
                r"|dies(?:es (?:tool|werkzeug|angebot)|e funktion) ist (?:noch )?experimentell|(?:fanden sie|war) (?:die|diese) zusammenfassung hilfreich\?"
                r"|ce(?:tte)? (?:résumé|synthèse) a été (?:généré|rédigé|produit)e? (?:par|à l.aide de|avec) [^.!?«»]{0,30}\b(?:intelligence artificielle|ia)\b[^.!?«»]{0,60}"
                r"|(?:este|el) resumen (?:ha sido|fue) (?:generado|creado|elaborado) (?:por|con) [^.!?“”\"]{0,30}\b(?:inteligencia artificial|ia)\b[^.!?“”\"]{0,60}"),
    ("republication", rf"(?:this|the) (?:article|story|essay|piece|review|column|interview) (?:appears|appeared|will appear|runs|ran) in (?:the {_REST}{{2,40}} (?:print )?(?:edition|issue)|print)\b"
                      rf"{_REST}{{0,40}}(?:with|under) the (?:headline|title):? [“\"«][^“”\"«»]{{2,120}}[”\"»]?"),
    ("appeal", r"(?:thank you|thanks) for supporting (?:our (?:work|journalism|reporting|newsroom)|(?-i:(?:The|the) (?:[A-Z][\w’'-]* ?){1,4}))"),
    ("affiliate note", r"(?:why you can trust (?-i:[A-Z])[\w’'&. ]{1,40}? )?(?:our|we|the team(?: here)?)(?: (?-i:[a-z]+)){0,2} (?:spends?|spent) (?:many |countless |\d+ )?hours (?:testing|researching|reviewing|comparing)\b[^.!?“”\"]{2,120}\bso (?:that )?you (?:can|know|get)\b[^.!?“”\"]{2,80}"
                       r"|(?:find out|learn|read) more about how we (?:test|review|rate|make money)\b[^.!?“”\"]{0,40}|here.s how (?:we test|it works|we review)\b[^.!?“”\"]{0,30}"),
    ("share bar", r"(?:(?:click here|tap here|join|follow|subscribe)(?: to)?(?: (?:join|follow|subscribe))?(?: us)?(?: (?:to|on))? (?:our|the (?-i:[A-Z])[\w’' ]{1,30}?(?:’s|'s)?) (?:whatsapp|telegram) (?:channel|group|community))(?: (?:for|to get|here|now)\b[^.!?“”\"]{0,60})?"
                  r"|(?:clique aqui (?:e |para )[^.!?“”\"]{0,20}|siga|acompanhe|participe d[eo]|entre n[oa]|receba)\b[^.!?“”\"]{0,60}\b(?:canal|grupo|comunidade)\b[^.!?“”\"]{0,40}\b(?:whatsapp|telegram)\b[^.!?“”\"]{0,20}"
                  r"|(?:haz clic aquí|únete|suscríbete|sigue|síguenos)\b[^.!?“”\"]{0,60}\b(?:canal|grupo)\b[^.!?“”\"]{0,40}\b(?:whatsapp|telegram)\b[^.!?“”\"]{0,20}"
                  r"|(?:iscriviti|segui|unisciti|entra)\b[^.!?“”\"]{0,60}\b(?:canale|gruppo)\b[^.!?“”\"]{0,40}\b(?:whatsapp|telegram)\b[^.!?“”\"]{0,20}"
                  r"|(?:rejoignez|suivez|abonnez-vous)\b[^.!?«»]{0,60}\b(?:chaîne|canal|groupe)\b[^.!?«»]{0,40}\b(?:whatsapp|telegram)\b[^.!?«»]{0,20}"
                  r"|(?:abonnieren sie|abonniere|folgen sie|folge)\b[^.!?„“]{0,60}\b(?:whatsapp|telegram)[ -]?(?:kanal|gruppe)\b[^.!?„“]{0,40}"),
    ("hashtags", r"(?:#[^\W\d]\w*[\s,]*){2,20}[.!]*|#(?:ad|sponsored|advertisement)[.!]*"),
)  # fmt: skip
"""Lines, and sentences within a paragraph."""
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|wrote|sagte|dit-il|dit-elle|dijo|disse)\b", re.IGNORECASE)
_STOPPED = re.compile(r"(?<=\w\w[.!]) +(?=[A-Z])")
_HINTS = {
    "affiliate note": ("link", "commission", "compensation", "affiliate", "qualifying", "referral", "provision", "liens", "enlaces",
                       "price", "availability", "delivery charges", "ethics", "disclosure", "our review", "our editorial", "independently", "carefully", "hours ", "how we ", "how it works"),
    "newsletter": ("newsletter", "forward", "mailing", "inbox", "subscri", "sign up", "register", "rundbrief", "letín", "letim", "letin", "bollettino", "lettre",
                   "e-mail", "email", "stories like", "articles like", "posts like", "news like", "welcome", "new here", "free ", "i'll ", "i’ll ", "we'll ", "we’ll ", "hier ", "recevez",  "new to ", "for this "),
    "share bar": ("if you know", "stay with", "stay tuned", "folg", "love this", "loved this", "liked this", "enjoy this", "for later", "follow us", "follow me", "like us", "find us", "find me", "like me", "share this", "you enjoy", "you liked", "you loved",
                  "you like", "follow him", "follow her", "follow them", "have liked", "for reading", "rating", "review", "have loved", "have enjoyed", "you found", "clap",
                  "facebook", "twitter", "instagram", "linkedin", "youtube", "tiktok", "tik tok", "pinterest", "bluesky", "mastodon",
                  "threads", "telegram", "whatsapp", "spotify", "apple podcasts", "patreon", " on x"),
    "photo credit": ("photo", "image", "picture", "illustration", "graphic", "(video", "[video", "foto", "bild", "credit", "crédit"),
    "appeal": ("support", "a coffee", "becom", "funded", "journalism", "donation", "a gift", "contribution", "profit", "to order", "free to read",
               "in memory", "to the family", "in hono"),
    "page furniture": ("expressed", "institutional"),
    "contact": ("contact ", "reach ", "mail ", "write to "),
    "transcript note": ("transcript", "authoritative record", "audio on ", "final form"),
    "republication": ("dieser ", "hier können", "cet article", "published", "adapted", "reprinted", "posted", "syndicated", "appeared", "original", "version of this", "in partnership", "in collaboration", "grant", "supported",
                      "made possible", "order reprints", "edition", "issue", "in print"),
    "sponsor": ("ad choices", "ad-choices", "adchoices", "hosted ", "privacy", "listener", "adswizz", "brought to you", "sponsored", "presented", "made possible", "support for", " code "),
    "comments": ("comment", "opinion", " tip", "you have", "would like"),
    "hashtags": ("#",),
    "machine": ("narrat", "synthetic", "listen to more", "summary", "overview", "key points", "zusammenfassung", "experimentell", "résumé", "synthèse", "resumen"),
}  # fmt: skip
"""What every row of a kind has one of, in small letters: most sentences have none, and are not looked at again."""


@cache
def _compile(kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a kind, compiled when the first sentence has a hint of it."""
    return tuple(
        re.compile(rf"(?:[^\w“”\"«»„‘'#@$€£]|_){{0,8}}(?:{row})(?:[^\w“”\"«»„‘'?,;:]|_){{0,8}}", re.IGNORECASE)
        for name, row in _SENTENCES
        if name == kind
    )


@cache
def _compile_credits() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row, re.IGNORECASE) for name, row in LINES if name == CREDIT)


def is_wire_credit(sentence: str) -> bool:
    """Whether a sentence only says who else reported: ``Bo Lind contributed to this report.``"""
    return any(row.fullmatch(sentence) for row in _compile_credits())


_STAFF = re.compile(
    r"(?>(?:our|the|this|with|additional|original|theme|cover|sound|audio|video|executive|senior|associate|supervising|managing|show|and|episode|podcast|series"
    r"|is|was|were|are|hosted|produced|edited|written|reported|recorded|engineered|mixed|mastered|researched|scored|composed|performed|narrated|directed"
    r"|fact[- ]?check(?:ed|ing|er)?|music|artwork|art|design(?:ed|er)?|mixing|mastering|editing|production|producers?|research|engineering|engineers?"
    r"|illustrations?|hosts?|editors?|direction|scoring|photography|transcripts?|help)(?!\w)[\s,&/]*){1,14}+(?<=[\w\s])(?:(?<=is )|(?<=are )|(?:by|from)\s|:\s)"
    rf"(?:{_CREDITED}){{1,20}}",
    re.IGNORECASE,
)
_MAKES = re.compile(r"\b(?:hosted|produced|edited|mixed|engineered|producers?|hosts?|editors?)\b", re.IGNORECASE)
LONGEST_STAFF = 900


def is_staff_list(line: str) -> bool:
    """Whether a line only says who made a programme, in two sentences or more: ``Hosted by Ann Orr. Edited by Bo Lind.``"""
    if len(line) >= LONGEST_STAFF or not _STAFF.match(line):
        return False
    sentences = _STOPPED.split(line.strip())
    return len(sentences) > 1 and _MAKES.search(line) is not None and all(map(_STAFF.fullmatch, sentences))


def name_notice(sentence: str) -> str:
    """Which kind of notice a sentence or a line is that only the page needs; empty for the article's own words."""
    if len(sentence) > LONGEST:
        return ""
    lowered = sentence.lower()
    kinds = [kind for kind, hints in _HINTS.items() if any(hint in lowered for hint in hints)]
    if not kinds or _SPOKEN.search(sentence):
        return ""
    return next((kind for kind in kinds if any(row.fullmatch(sentence) for row in _compile(kind))), "")
