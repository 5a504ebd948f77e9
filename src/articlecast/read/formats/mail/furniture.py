"""The words and boxes of newsletters that are not the writer's, as tables: one row for each kind."""

from __future__ import annotations

import re

BOXES = re.compile(
    r"(?:^|[\s_-])(?:pre-?header\w*|preview(?:-?text)?|mcnpreviewtext|mc-preview-text|hidden-?preview|preamble"
    r"|(?:email-)?footer(?:content|container|wrap\w*|text|bar)?|templatefooter|templatepreheader|site-info|view-online"
    r"|view-in-browser\w*|browser-?link|webversion|web-version|permission-reminder|mcnfollow\w*|mcnshare\w*|mcnbutton\w*|cta-caption|monkeyrewards\w*"
    r"|canspambar\w*|vcard|social(?:-?(?:bar|icons?|links?|media|share|follow))?|share(?:-?(?:bar|buttons?|links?|icons?))"
    r"|email-ufi(?:-\d)?(?:-\w+)?|post-ufi|subscription-widget\w*|subscribe-(?:widget|footer|prompt|box|form|link)"
    r"|subscription-(?:box|details)|captioned-button-wrap|button-wrapper|powered-by\w*|feedback-?(?:buttons?|bar)?"
    r"|comment-?(?:btn|button|cta|link)|unsubscribe\w*|manage-?(?:subscription|preferences)|recommend-?(?:box|widget)"
    r"|referral\w*|upgrade-?(?:prompt|box|cta)|paywall\w*|audience-?(?:poll|question)|open-in-app|app-?store\w*"
    r"|post-meta|digest-post-(?:embed|embeds)?-?meta|tracking-?pixel|advert(?:isement)?|email-header-logo)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Class names and ids in letters of Mailchimp, Substack, beehiiv, Ghost, Buttondown, Campaign Monitor and others."""

SIGNATURES = re.compile(
    r"(?:^|\s)(?:x_)?(?:gmail_signature(?:_prefix)?|moz-signature|applemailsignature|ms-outlook-mobile-signature|signature"
    r"|protonmail_signature_block\S*|email-?signature|zmail_signature|tutanota_signature|-?signature-?block)(?=$|\s)",
    re.IGNORECASE,
)

_APP = (
    r"(?:iphone|ipad|android|samsung|galaxy|huawei|blackberry|windows phone|mobile|smartphone|handy|telefon|yahoo"
    r"|outlook)"
)
SENT_FROM = re.compile(
    rf"\W*+(?:(?:sent|written|typed)\s+(?:from|with|via|using)\s+(?:my\s+|an?\s+)?.{{0,20}}(?:{_APP}|mail\b|proton|superhuman).{{0,40}}"
    rf"|get outlook for .{{2,20}}|von mein(?:em|er) .{{0,30}}gesendet|gesendet (?:von|mit) .{{0,40}}|envoyé (?:de"
    rf"|depuis) .{{0,40}}"
    rf"|enviado desde .{{0,40}}|enviado (?:do|de) .{{0,40}}|inviato da .{{0,40}}|verzonden van(?:af|uit) .{{0,40}}"
    rf"|skickat från .{{0,40}}|wysłane z .{{0,40}}|отправлено (?:с|из) .{{0,40}}|iphoneから送信|从我的iphone发送)\W*",
    re.IGNORECASE,
)

_BROWSER = r"(?:web ?)?(?:browser|web|website|site|online|page)"
LINES = re.compile(
    rf"\W*+(?:"
    # the way to the letter's page
    rf"(?:view|read|open|see|display|click here to (?:view|read))\s+(?:this|it|the|our)?\s*"
    rf"(?:e-?mail|newsletter|message|post|issue|story|edition|letter|article|campaign)?\s*(?:online|(?:in|on|as)\s+"
    rf"(?:the|your|a|our)?\s*(?:{_BROWSER}))"
    rf"|(?:is this e-?mail not displaying|trouble (?:viewing|reading|seeing)|having trouble|can'?t (?:see|read|view)|"
    rf"not displaying|if you (?:can'?t|cannot|have trouble)|images? not (?:showing|displaying)).{{0,160}}"
    rf"|(?:im (?:web)?browser|im internet) (?:ansehen|öffnen|anzeigen|lesen).{{0,40}}|(?:(?:zur|view|see|read|open"
    rf"|visit) (?:the |our )?)?(?:web-?version|online-?version|online-?ansicht)(?: (?:ansehen|anzeigen|lesen|öffnen"
    rf"|here))?"
    rf"|.{{0,60}}im browser (?:ansehen|öffnen|anzeigen|lesen)|(?:voir|lire|afficher|ouvrir) .{{0,40}}(?:navigateur"
    rf"|en ligne)"
    rf"|(?:ver|leer|abrir|visualizar?) .{{0,40}}(?:navegador|en línea|online)|(?:visualizza|leggi"
    rf"|apri) .{{0,40}}(?:browser|online)"
    rf"|(?:bekijk|lees|open) .{{0,40}}(?:browser|online)|(?:visa|läs|öppna) .{{0,40}}(?:webbläsaren?|online)"
    rf"|(?:zobacz|otwórz|wyświetl) .{{0,40}}przeglądarce|(?:открыть|посмотреть|читать) .{{0,40}}браузере"
    rf"|ブラウザで(?:表示|見る|読む).{{0,20}}|在浏览器中(?:查看|打开).{{0,20}}"
    # apps, buttons, social bars
    rf"|(?:read|open|listen|view|watch|get)\s+(?:it\s+|this\s+)?(?:in|on|with|the)\s+(?:the\s+)?(?:\w+\s+)?app"
    rf"|start writing|get the app"
    rf"|listen (?:now|online|on .{{2,40}})(?:\s*\W\s*\d+:\d\d)?|download (?:the|our) app.{{0,40}}"
    rf"|(?:like|comment|restack|share|reply|save|tweet|forward|post|more|subscribe|print|gift|donate)"
    rf"(?:[\s|·•/,&]+(?:like|comment|restack|share|reply|save|tweet|forward|post|more|subscribe|print|gift|donate))*(?:\s*\(?\d+\)?)?"
    rf"|(?:facebook|twitter|x|instagram|linkedin|youtube|threads|mastodon|bluesky|tiktok|pinterest|whatsapp|telegram|website|web"
    rf"|e-?mail|rss|spotify|apple podcasts|podcast|home|archive|about|sign ?up|advertise|contact|shop|sponsor|jobs"
    rf"|faq|help|privacy"
    rf"|terms|policy|login|log in|sign in|upgrade|subscribe|read online|view online|manage|settings)"
    rf"(?:[\s|·•/,&–-]+(?:and |us|our )?(?:facebook|twitter|x|instagram|linkedin|youtube|threads|mastodon|bluesky"
    rf"|tiktok|pinterest"
    rf"|whatsapp|telegram|website|web|e-?mail|rss|spotify|apple podcasts|podcast|home|archive|about|sign ?up"
    rf"|advertise|contact|shop"
    rf"|sponsor|jobs|faq|help|privacy|terms|policy|login|log in|sign in|upgrade|subscribe|read online|view online"
    rf"|manage|settings))+"
    rf"|(?:facebook|twitter|instagram|linkedin|youtube|read online|view online|unsubscribe)"
    rf"|(?:share|tweet|forward|pin)\s+(?:this|it)(?: (?:post|e-?mail|newsletter|issue|with|on|to|via)\b.{{0,80}})?"
    rf"|share (?:on|via) .{{2,40}}|forward to a friend|(?:leave|write|post|add|view|read)\s+(?:a|all|the"
    rf"|\d+)?\s*comments?"
    rf"|(?:read|continue|see) (?:more|reading|on|the (?:full|whole) (?:story|post|article|piece))"
    rf"(?: (?:here|online|(?:on|at|in) (?:our|the|my) (?:web ?site|site|blog|web|app)))?|full story|weiterlesen"
    rf"|mehr lesen"
    rf"|zum artikel|lire la suite|(?:leer|seguir) (?:más|leyendo)|leia mais|leggi tutto"
    rf"|continua a leggere|lees (?:meer|verder)|läs mer"
    rf"|copy link|\d+ (?:likes?|comments?|restacks?)(?:\W+\d+ (?:likes?|comments?|restacks?))*|paid"
    rf"|follow (?:us|me)(?: (?:on|at|@).{{0,80}})?|connect with (?:us|me)\b.{{0,60}}|find (?:us|me) on\b.{{0,80}}"
    rf"|add (?:us|me|.{{0,60}}@\S+) to your (?:address book|contacts|safe).{{0,80}}"
    # come by, sign up, pay
    rf"|(?:was this (?:e-?mail|newsletter|message)?\s*)?forwarded (?:this|to you|by a friend).{{0,120}}"
    rf"|(?:did (?:someone|a friend)|has (?:someone|a friend)|got this from).{{0,20}}forward.{{0,140}}"
    rf"|a friend sent you this.{{0,120}}"
    rf"|know (?:someone|anyone|a friend) (?:who|that).{{0,100}}(?:forward|share|subscri|send|refer).{{0,60}}"
    rf"|(?:enjoy(?:ing|ed)?|love|like) (?:this|the|our|what).{{0,60}}"
    rf"(?:forward|share|tell|subscribe|refer).{{0,120}}|(?:please )?(?:forward|share) (?:this|it).{{0,30}}(?:friend"
    rf"|colleague|someone|network).{{0,80}}"
    rf"|(?:subscribe|sign up|upgrade|join)(?: now| here| today| for free| to paid| to .{{2,80}})?"
    rf"|(?:manage|change|update|edit|start|become|get|give|view) (?:your|a|an|my) .{{0,30}}(?:subscription"
    rf"|preferences?|settings|account|subscriber|profile).{{0,60}}"
    rf"|upgrade to .{{2,60}}|(?:get|claim) \d+ ?% off .{{0,80}}|refer a friend|invite friends"
    rf"|(?:give a )?gift (?:a )?subscription"
    rf"|thank(?:s| you) for (?:reading|subscribing|being).{{0,120}}(?:subscribe|support|share|free|receive|public"
    rf"|post|paid|work).{{0,160}}"
    rf"|.{{2,80}}(?:is|are) (?:a )?(?:reader|listener|community)[- ](?:supported|funded) (?:publication|newsletter"
    rf"|podcast)\b.{{0,200}}"
    rf"|to (?:receive|support|keep) .{{2,160}}(?:subscriber|subscribing|subscribe|paid).{{0,120}}"
    rf"|you'?re (?:currently )?(?:a|on the) (?:free|paid) (?:subscriber|list|plan).{{0,200}}"
    rf"|if you (?:liked?|enjoy(?:ed)?|found) (?:this|today|what|it|reading).{{0,80}}(?:share|sharing|subscrib"
    rf"|forward|sign up|restack).{{0,160}}"
    rf"|if (?:you(?: were|'ve been| have been) forwarded this"
    rf"|this (?:e-?mail |newsletter |issue )?was forwarded to you).{{0,120}}"
    rf"|(?:did you (?:like|enjoy|love)|how did you (?:like|enjoy)|what did you think of|rate)"
    rf" (?:today.s|this(?: week.s)?|our) (?:e-?mail|newsletter|letter|issue|edition|post)\b.{{0,60}}"
    rf"|refer (?:a|your) friends? (?:and|to) (?:get|earn|win|receive).{{0,100}}|you(?:'ve| have) referred \d+ .{{0,60}}"
    rf"|log ?in or (?:subscribe|sign up) to participate.{{0,60}}"
    rf"|hat (?:ihnen|dir|euch) .{{0,30}}(?:newsletter|ausgabe|beitrag|artikel|mail|text)\b.{{0,20}}gefallen.{{0,120}}"
    rf"|(?:empfiehl|empfehlen sie|leite|leiten sie|teile?|teilen sie) (?:uns|ihn|sie|es|(?:diesen?|dieses|unseren?) "
    rf"(?:newsletter|ausgabe|beitrag|artikel|e?-?mail|text))\b.{{0,40}}\b(?:weiter|freund\w*|kolleg\w*).{{0,60}}"
    rf"|vous (?:aimez|avez aimé) (?:cette?|cet|notre) .{{0,60}}(?:partage|abonne|transfére|recommande).{{0,100}}"
    rf"|(?:partage|transfére|transmette)z(?:-l[ae]|(?: cette?| cet| notre) .{{2,30}})? à"
    rf" .{{0,30}}(?:amie?s?|proches?|collègues?)\b.{{0,60}}"
    rf"|te (?:ha gustado|gustó|gusta)\b.{{0,60}}(?:comp[aá]rt|reenv[ií]|suscr[ií]).{{0,100}}"
    rf"|(?:comp[aá]rte|reenv[ií]a)(?:l[oa]|(?: est[ea]| nuestr[oa]) .{{2,30}}) (?:con|a)"
    rf" .{{0,30}}(?:amig[oa]s?|colegas?|conocid[oa]s?)\b.{{0,60}}"
    rf"|(?:このメール|この記事|このニュースレター|本メール|メルマガ).{{0,30}}(?:シェア|共有|転送).{{0,30}}(?:ください|お願いします)"
    rf"|(?:お友達|友人|ご友人)に.{{0,30}}(?:シェア|紹介|転送).{{0,30}}(?:ください|お願いします)"
    rf"|(?:powered|made|published|sent|created|delivered|built|published with) (?:by|with|on"
    rf"|using) (?:.{{0,20}})?(?:mailchimp|substack|beehiiv|ghost|buttondown"
    rf"|convertkit|kit|mailerlite|sendinblue|brevo|revue|curated|campaign monitor|constant contact|tinyletter"
    rf"|wordpress|hubspot|klaviyo|love).{{0,30}}"
    rf"|how did (?:you|we) (?:like|do).{{0,100}}|(?:what did you think|rate (?:this|today)).{{0,120}}|advertisement"
    rf"|sponsored(?: by)?|presented by"
    rf"|image(?::.{{0,60}})?|begin forwarded message:?|forwarded message"
    rf"|reply (?:to this email|directly).{{0,100}}|just (?:hit|press|click) reply.{{0,100}}"
    rf")\W*(?:[|·•»→>]\W*)?",
    re.IGNORECASE,
)
"""Whole lines of a newsletter's own software, wherever they stand."""

FOOT = re.compile(
    r"to unsubscribe\b|\bmailing list\b.{0,60}\S+@\S+|"
    r"opt[- ]?out of (?:these|this|our|future)|you(?:'re|’re| are)? (?:receiv(?:ing|ed)|getting"
    r"|got) this (?:e-?mail|message|newsletter|because)"
    r"|this (?:e-?mail|message|newsletter) was sent|(?:manage|update|change|edit) (?:your|my"
    r"|e-?mail) ?(?:subscription|e-?mail|newsletter)? ?"
    r"(?:preferences|settings)|no longer (?:want|wish) to receive|our mailing address|want to change how you receive"
    r"|because you (?:signed up|subscribed|opted|are subscribed|have (?:signed|opted))|sent to \S+@\S+"
    r"|^\W*(?:©|\(c\)|copyright)\s.{0,80}(?:19|20)\d\d|^.{0,60}© ?(?:19|20)\d\d|all rights reserved\W*$"
    r"|^(?:privacy policy|terms of (?:use|service))\b.{0,60}$|you have received this|to stop receiving"
    r"|unsubscribe (?:from this list|here|now|at any time)"
    r"|newsletter ab(?:bestellen|melden)|vom newsletter ab|diese (?:e-?mail|nachricht) (?:wurde|ging) an"
    r"|sie erhalten diese (?:e-?mail|nachricht)"
    r"|vous recevez (?:cet|ce) (?:e-?mail|courriel|message)|recibes? este (?:correo|e-?mail|mensaje)"
    r"|ricevi questa (?:e-?mail|newsletter)"
    r"|(?:このメール|本メール|このニュースレター)は.{0,60}(?:登録|購読).{0,40}(?:お送り|送信|配信)"
    r"|confidentiality (?:notice|note)\s?:"
    r"|this (?:e-?mail|message)(?:,? and any (?:attachments?|files)\b.{0,40})? (?:is|are|contains?"
    r"|may (?:be|contain)) .{0,40}\bconfidential (?:and|or|information)\b"
    r"|this (?:e-?mail|message)(?:,? and any (?:attachments?|files)\b.{0,40})? (?:is|are) .{0,40}\bconfidential\b"
    r".{0,200}\b(?:intended|addressee|recipient)"
    r"|^if you(?: are|['’]re) not the (?:intended|named) (?:recipient|addressee)"
    r"|this (?:e-?mail|message) is intended (?:only|solely) for"
    r"|diese (?:e-?mail|nachricht) (?:enthält|kann) .{0,40}vertrauliche"
    r"|ce (?:message|courriel|mail)\b.{0,60}(?:contien(?:t|nent)|contenir|sont) .{0,40}\bconfidentiel"
    r"|este (?:mensaje|correo)\b.{0,60}(?:contienen?|contener) .{0,40}\bconfidencial"
    r"|je ontvangt deze (?:e-?mail|nieuwsbrief)|配信停止|登録解除|退订|수신\s?거부",
    re.IGNORECASE,
)
"""Words with which the foot of a newsletter begins."""

LEAVE = re.compile(
    r"unsubscribe|opt[- ]?out|abbestellen|abmelden|désabonn|désinscri|darse de baja|cancelar (?:la |mi |su )?suscripci"
    r"|cancel(?:ar|e) (?:a |sua )?(?:inscri|assinatura)|descadastr|disiscri|annulla (?:l.)?iscrizione|afmelden"
    r"|uitschrijven"
    r"|avprenumerera|avregistrera|afmeld|meld deg av|wypisz si|rezygn|отписаться|preferences|einstellungen|préférences",
    re.IGNORECASE,
)
"""What a link out of a subscription is called; as words of a sentence they may be a writer's."""

GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|moin|bonjour|salut|ch[eè]re?"
    r"|hola|estimad[oa]|querid[oa]"
    r"|olá|ciao|car[oa]|gentile|beste|hoi|hej|kära|cześć|привет|здравствуйте)"
    r"(?!\W+(?:readers?|friends?|all|everyone|everybody|folks|subscribers?|listeners?|team|leser\w*|freunde|alle|lecteurs?"
    r"|amis|tous"
    r"|lector\w*|amig[oa]s|todos)\b)"
    r"(?:\s(?-i:[^\W\d_a-zß-ÿа-я][\w.'’-]*)){1,3}\s?[,!]",
    re.IGNORECASE,
)
"""A greeting with a name, into which a newsletter's software has put its reader's."""

POSTAL = re.compile(
    r"(?:\b(?:street|st\.?|road|rd\.?|avenue|ave\.?|blvd|suite|ste\.?|floor|p\.?\s?o\.? box|pmb|square|lane"
    r"|drive)\b.{0,80}"
    r"(?:\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{4,5}\b))"
    r"|(?:(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee)\s?\d{1,4}\w?\W.{0,30}\b\d{5}\b)|(?:\b\d{1,4},? (?:rue"
    r"|avenue|boulevard) .{2,60}\b\d{5}\b)",
    re.IGNORECASE,
)
"""A postal address, which the law of many places asks for below a newsletter."""
BROWSER = re.compile(
    r"browser|web-?version|online|web ?page|navigateur|en ligne|navegador|read (?:on|in)|view (?:on|in|this|it)"
    r"|READ IN APP|archive",
    re.IGNORECASE,
)
"""Words of a link to the letter's own page."""
