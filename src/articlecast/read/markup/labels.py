"""The words of pages around an article, as tables for ``choose``."""

from __future__ import annotations

import re

ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|recirc\w*|newsletter\w*|subscri\w*|sign-?up|optin|opt-in|share"
    r"|sharing|social\w*|promo\w*"
    r"|advert\w*|ads?|sponsor\w*|outbrain|taboola|comments?|disqus|respond|breadcrumbs?|tags?|tag-?list"
    r"|keywords|topics"
    r"|read-?more|readmore|see-?also|more-?(?:stories|news|from|on|articles|posts)|popular|trending|most-?read"
    r"|cookie\w*"
    r"|consent|gdpr|paywall|toc|table-of-contents|ez-toc\w*|author-?(?:bio|box|info|card|block|about|details"
    r"|description|profile)"
    r"|about-?(?:the-?)?author|bio|byline|dateline|timestamp|entry-meta|post-meta|article-meta|meta-?data"
    r"|post-?nav\w*"
    r"|pagination|pager|prev-?next|next-?prev|navigation|menu|sidebar|side-bar|rail|modal|popup|pop-up"
    r"|lightbox|tooltip"
    r"|cta|call-to-action|banner|login|register|donat\w*|print-?only|screen-?reader-?text|sr-only|visually-?hidden"
    r"|visuallyhidden|caption\w*|wp-caption-text|credit\w*|copyright|disclosure|rating\w*|reviews?-?count|poll"
    r"|quiz|upsell"
    r"|more-?links|teasers?|suggested|next-?article|latest\w*|footer|site-?header|skip-?link|feedback|helpful"
    r"|edit-?link"
    r"|hovercard|hover-?card|popover|inline-?(?:related|promo|newsletter)|embed-?card|product-?card"
    r"|(?:article|display|link|story|post|promo|teaser|news|recirc|bookmark)-card(?:-\w+)*|yarpp\w*"
    r"|jp-relatedposts"
    r"|addtoany\w*|a2a\w*|sharedaddy|mc4wp\w*|mailchimp|hs-form|wpforms\w*|gform\w*|reply|sticky\w*|post-?profile|message-user|(?:message-)?signature|online-list|stat-block"
    r"|toolbar|affiliations?|bib-identity|pubhistory)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Class names and ids of what stands beside an article."""

LAYOUT = re.compile(
    r"paywall|subscribers?|toc|ez-toc\w*|table-of-contents|side-?bar|rail|sticky\w*|read-?more|rating\w*|banner|modal"
    r"|call-to-action",
    re.IGNORECASE,
)
"""Those of them that also say how a body is set or who may see it: a writer's own line that bears one is still one."""

BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|button)(?=$|[\s_-])", re.IGNORECASE)
"""Class names and roles of links that are set as buttons."""

_SHARES = (
    r"(?:share|tweet|pin(?: it)?|print|e-?mail|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|bluesky"
    r"|partager|partagez|imprimer|teilen|drucken|compartir|imprimir|compartilh(?:ar|e)|condividi|stampa|delen|dela"
    r"|シェア(?:する)?|ツイート(?:する)?|ブックマーク|印刷(?:する)?|はてなブックマーク|공유(?:하기)?|인쇄(?:하기)?|글자\s?크기)"
)
_SHARES_BESIDE = r"(?:x|threads|mastodon|messenger|line|save|copy(?: link)?|post|more|on|sur|auf|en|no|su|op|via|by)"
"""Words that only stand in such a bar where one of the others does too."""
_NUTRIENT = (
    r"(?:calories|energy|protein|(?:saturated )?fat|carbohydrates?|carbs|sugars?|fib(?:re|er)|sodium|salt|cholesterol)"
    r"\s*:\s*\d+(?:[.,]\d+)?(?:\s?(?:k?cal|kj|m?g|mcg|%))?"
)

_NO_SENTENCE = r"(?![^\n]*[.!?][\"”’»)]*$)"
"""Where a line ends as a sentence does, its first words are the writer's: "Published in 1922, it sold nothing."."""

LABELS = re.compile(
    r"^\W*(?:(?:(?:related|recommended|suggested|trending|most (?:read|popular)|latest (?:news|posts|stories))\b"
    rf"{_NO_SENTENCE}|further reading|see also|also (?:read|see|watch|on)|read (?:more"
    r"|also|next|:)|"
    r"must[ -]?read|more (?:from|on|about|stories|news)|watch(?: now| more| live)?\s*:|listen\s*:|don'?t miss|"
    r"you (?:might|may) (?:also|like|be interested)|popular now|"
    r"can also read|check (?:this |these )?out(?: our| these| more)|related (?:posts?|articles?|stories"
    r"|topics|reading))"
    r"(?:\b.{0,160}|\W*)$|(?:advertisement|advertising|story continues(?: below)?.*|article continues.*"
    r"|continue reading.*"
    r"|loading\.*|skip(?: to .*| ad.*)?|share(?: this.*| on.*)?|tweet|print|email|pin(?: it)?|facebook|twitter"
    r"|whatsapp|linkedin"
    r"|comments?(?: \(\d+\))?|leave a (?:comment|reply).*|\d+ comments?|post a comment|reply|like this.*"
    r"|sponsored.*|promoted.*"
    r"|sign up(?: .{0,120})?|subscribe(?: .{0,120})?|get (?:the|our) .{0,60}newsletter.*|join our .{0,80}"
    r"|follow (?:us|@|me|him|her|\w+ on)\b.{0,120}"
    r"|download (?:the|our) .{0,40}app.*|click here (?:to|for) .{0,100}|click to (?:enlarge|expand|copy).{0,40}"
    r"|enlarge(?: (?:this )?(?:image|photo|picture))?|expand(?: (?:all|image|photo|menu))?"
    r"|copy(?: (?:link|code|url|text|citation|to clipboard))?|tags?\s*:?.{0,200}"
    r"|filed (?:under|in).{0,160}|posted in.{0,160}|categor(?:y|ies)\s*:.{0,160}|topics?\s*:.{0,160}"
    r"|keywords\s*:.{0,200}"
    r"|©.{0,160}|\(c\) \d{4}.{0,120}|(?:all (?:the )?(?:contents?|text|material) )?(?:is |are )?copyright .{0,160}"
    r"|all rights reserved.{0,120}"
    r"|\d+ (?:min(?:ute)?s?)(?: read)?|reading time.{0,30}"
    rf"|(?:published|posted) {_NO_SENTENCE}.{{0,60}}|(?:last )?updated\b{_NO_SENTENCE}.{{0,60}}"
    rf"|by (?-i:[A-ZÀ-Þ]){_NO_SENTENCE}[^.]{{1,60}}|by [^.!?»]{{1,60}} » [^.!?»]{{6,40}}|about the author"
    r"|back to top"
    r"|table of contents"
    r"|in this (?:article|post|guide)|contents|on this page|jump to.{0,40}|photo(?:graph)?s? ?(?:by|credit"
    r"|:)(?![^()\n]{0,80}[)\]]\s\S.{40}).{0,100}|image (?:credit|source|via|by|:).{0,100}"
    r"|(?:ca\. ?|env\. ?|circa ?)?\d+ ?min(?:ut[a-zé]*)?\.? (?:de lecture|lesezeit|de lectura|de leitura|di lettura"
    r"|leestijd|lezen|lästid)|(?:temps de lecture|dur[ée]e de lecture|lesezeit|lesedauer|tiempo de lectura"
    r"|tempo de leitura|tempo di lettura|leestijd)\b.{0,30}"
    r"|(?:abonnez-vous|inscrivez-vous|recevez|abonnieren sie|melden sie sich|suscr[ií]b(?:ete|ase|irse)|recib[ae]"
    r"|inscreva-se|assine|receba|iscriviti|abbonati|ricevi|meld je aan|schrijf je in)\b.{0,160}"
    r"\b(?:newsletters?|infolettre|lettre d.information|rundbrief|bolet[ií]n|boletim|bollettino|nieuwsbrief)\b.{0,60}"
    r"|newsletter (?:abonnieren|bestellen)"
    r"|getty images|(?:see|view|hide) (?:more|all|less|comments|gallery).{0,60}|show (?:more|less|all)"
    r"|next(?: (?:article|post|story).{0,100})?|prev(?:ious)?(?: (?:article|post|story).{0,100})?"
    r"|was this (?:article|page|helpful).{0,60}|rate this.{0,40}|learn more|read (?:more|full|the full).{0,60}"
    r"|by (?:clicking|signing up|subscribing|submitting)\b.{0,200}|<(?:iframe|script|embed)\b.*|https?://\S+"
    r"|(?:e-?mail|contact) .{2,60} at \S+@.{0,160}|(?:first|last|full|business|company) ?(?:name|e-?mail) ?\*?"
    r"|関連(?:記事|ニュース|リンク)|あわせて読みたい|おすすめ(?:記事)?|관련\s?(?:기사|뉴스)|이 기사를.{0,30}"
    r"|(?:à lire|lire|leia|lea|leer|leggi|lesen sie) (?:aussi|également|também|mais|también|más|anche|auch)"
    r"(?:\b|(?-i:(?=[A-ZÀ-Þ]))).{0,160}"
    r"|(?:文|著者|執筆|取材|記者|撮影|글|기자|사진)\s*[:：].{1,40}|.{1,20}\s기자(?:\s*\(?\S+@\S+)?"
    r"|(?:[^\s。、]{1,12}\s[^\s。、]{0,8}\s?|[\u4e00-\u9fff々]{3,6}\s?)(?:記者|特派員)"
    r"|ⓒ.{0,160}|[^。.]{0,60}(?:無断(?:転載|複製)|무단\s?(?:전재|복제))[^。.]{0,30}(?:禁|금지|불가)[^。.]{0,20}"
    rf"|(?:{_SHARES_BESIDE}\W+)*{_SHARES}(?:\W+(?:{_SHARES}|{_SHARES_BESIDE}))*"
    rf"|{_NUTRIENT}(?:\W+{_NUTRIENT})+"
    r"|(?:\w+\W{1,3})?(?:this|our) (?:post|article|page|story|recipe|review|site|website|blog) "
    r"(?:(?:may|might|can|also) )*(?:contains?|includes?|uses?) .{0,40}\baffiliate (?:links?|partners?)\b.{0,160}"
    r"|as an amazon associate,? (?:i|we) earn\b.{0,120}"
    r"|thank(?:s| you) for reading\b.{0,100}\bsubscribe\b.{0,140}"
    r"|.{2,80} is a (?:reader|listener|community)[- ](?:supported|funded) (?:publication|newsletter|podcast)\b.{0,200}"
    r"|explore more|home|menu|close|search|log ?in|sign in))\W*$",
    re.IGNORECASE,
)
"""Whole lines that are the page's words and not the writer's."""

ASIDE_BOX = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|newsletter\w*|subscri\w*|share|sharing|social\w*|promo\w*|advert\w*"
    r"|ads?|sponsor\w*|outbrain"
    r"|taboola|comments?|author|avatar|bio|byline|sidebar|teasers?|popular|trending|more|next|prev|footer|nav"
    r"|logo|icons?|banner"
    r"|yarpp\w*|jp-relatedposts|product|card)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names and ids of boxes whose pictures are not the article's."""

CLOSING = re.compile(
    r"^\W*(?:related\b|recommended|suggested|you (?:might|may)|more (?:for you|from|on|stories|news|articles|posts)"
    r"|read (?:next|more)|(?:leave|post) a"
    r"|\d* ?(?:comments?|responses|thoughts on|replies)\b|about the author|share this|latest|popular|trending"
    r"|subscribe|newsletter"
    r"|other (?:posts|articles|stories)|similar|see also|author\b|written by|get in touch|contact us"
    r"|categories|tags|recent|keep reading|(?:top|more|other|latest|featured) (?:stories|news|headlines|posts)"
    r"|project gallery|(?:guest ?book|(?:tribute|memory|memorial) wall|condolences(?: \(?\d+\)?)?)\W*$"
    r"|関連|あわせて読みたい|おすすめ|人気|コメント|관련|댓글|많이 본"
    r"|ähnliche|verwandte|mehr (?:zum|aus)|kommentare|articles? (?:liés|similaires)|à lire aussi|commentaires"
    r"|sobre (?:la firma|el autor|la autora|o autor|a autora)\b|über (?:den autor|die autorin)\b"
    r"|à propos de l.aut|l.autore\b"
    r"|artículos relacionados|noticias relacionadas|comentarios|leia (?:também|mais)|comentários|articoli correlati)",
    re.IGNORECASE,
)
"""Headings that begin what follows an article."""

SUBTITLE = re.compile(
    r"(?:^|[\s_-])(?:sub-?title|standfirst|dek|deck|chapo|sub-?head(?:line)?|excerpt|summary|abstract|description|teaser)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the line between the title and the text."""

SEE_ALSO = re.compile(
    r"\W*(?:see also|related work|further reading|voir aussi|siehe auch|véase también|veja também"
    r"|vedi anche|関連項目)\W*$",
    re.IGNORECASE,
)
"""Those of them that writers have, too."""

POST = re.compile(r"twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon-embed")
"""Class names of quoted posts of social networks."""

CLOSING_LINE = re.compile(
    r"^\W*(?:(?:top|related|more|other|latest|recent|popular|trending) (?:stories|news|articles|posts|links)\b"
    r".{0,30}|you (?:might|may) also (?:like|enjoy)|(?:\d+ )?comments?|guest ?book|(?:tribute|memory|memorial) wall"
    r"|condolences(?: \(?\d+\)?)?"
    r"|関連記事|あわせて読みたい|관련\s?(?:기사|뉴스))\W*$",
    re.IGNORECASE,
)
"""Lines that do so without being headings."""
