"""Lines that ask a reader to subscribe, share, follow or give: a row for each kind in each language.

A row is a whole line that speaks to the reader. Italian and Portuguese say "he supports" and "subscribers" with the
same letters, so a verb alone is never enough: what it is asked for stands behind it.
"""

from __future__ import annotations

_PLACES = r"(?:facebook|instagram|twitter|x|linkedin|youtube|telegram|whatsapp|tik ?tok|bluesky|mastodon|threads|spotify|(?-i:Medium)|social\w*)"

APPEALS = (
    # Italian
    ("newsletter", r"(?:(?:iscriviti|iscrivetevi|registrati|unisciti)|(?:abbonati|abbonatevi) (?:a|al|alla|alle|ai|allo|all.|gratis|ora|subito|qui)\b"
                   r"|ricev(?:i|ete|a) (?:i|le|la|il|l.|gratis|ogni)\b).{0,90}"
                   r"\b(?:newsletter|bollettino|canale|podcast|casella di posta|mailing list|aggiornamenti).{0,80}"
                   r"|(?:abbonati|abbonatevi|iscriviti|iscrivetevi)(?: (?:ora|subito|oggi|qui|gratis|per (?:leggere|continuare|sostener|ricevere).{0,80}))?[ .!]*"),
    ("share bar", r"(?:se )?(?:ti|vi|le) (?:è|sono) (?:piaciut[oaie]|stat[oaie] util[ei])\b.{0,90}\b(?:condivid|inoltra|iscriv|abbonat|lascia un)\w*.{0,80}"
                  r"|(?:condividi(?:lo|la)?|condividete(?:lo|la)?|inoltra(?:lo|la|te)?)(?: (?:quest[oa]|la nostra|il nostro) .{3,60})? (?:con|a|ad|su)"
                  r" (?:un |una |i |gli |le |chi )?(?:tuo[i]? |tua |tue |vostr[ie] )?(?:amic|colleg|conoscent|vuoi|potrebbe)\w*.{0,60}"
                  rf"|(?:seguici|seguiteci|seguimi)(?: anche)? s(?:u|ui|ul)\b.{{0,60}}\b{_PLACES}\b.{{0,60}}"),
    ("appeal", r"(?:sostieni|sostenete|sostienici|supporta|supportaci|aiutaci|aiutateci)\b.{0,70}"
               r"\b(?:donazion[ei]|abbonamento|contributo|il nostro (?:lavoro|giornalismo)|5 ?(?:x|per) ?(?:mille|1000)|paypal|patreon).{0,70}"
               r"|(?:fai|fate|faccia) una donazione\b.{0,70}|dona (?:ora|adesso|subito|qui)\W*|offrici un caffè\b.{0,60}"),
    # Portuguese
    ("newsletter", r"(?:(?:inscreva-se|cadastre-se|regist(?:r)?e-se|subscreva|assine)|(?:inscreve-te|subscreve|assina) (?:[oa] noss[oa]|na nossa)"
                   r"|receba (?:[oa]s?|em|todas?|todos?|grat\w+|noss[oa]s?)\b).{0,90}"
                   r"\b(?:newsletters?|boletim|boletins|canal|podcast|caixa de (?:entrada|correio)|e-?mail|novidades|atualizações|notícias).{0,80}"
                   r"|(?:assine|subscreva|inscreva-se)(?: (?:já|agora|aqui|hoje|grátis))?[ .!]*"),
    ("share bar", r"(?:se )?gost(?:ou|aste)\b.{0,70}\b(?:partilh|compartilh|subscrev|inscrev|reenvi|encaminh|assin)\w*.{0,80}"
                  r"|(?:partilhe|compartilhe|reenvie|encaminhe|envie)(?:-[oa])?(?: est[ea] .{3,50}| a nossa .{3,50})? (?:com|a|para|no|na) "
                  rf"(?:um |uma |[oa]s? |seus? |suas? )*(?:amig|coleg|conhecid|quem|{_PLACES})\w*.{{0,60}}"
                  rf"|(?:siga-nos|sigam-nos|segue-nos|siga-me)(?: também)? (?:n[oa]s?|em|pelo)\b.{{0,60}}\b(?:{_PLACES}|redes)\b.{{0,60}}"),
    ("appeal", r"(?:apoie|ajude-nos|ajuda-nos|contribua|apoia-nos)\b.{0,70}"
               r"\b(?:doaç(?:ão|ões)|donativos?|assinatura|contribuição|nosso (?:trabalho|jornalismo)|patreon|apoia\.se|catarse|pix|paypal|mb ?way).{0,70}"
               r"|(?:faça|façam) (?:uma doação|um donativo)\b.{0,70}|(?:doe|doar) (?:agora|já|hoje|aqui)\W*|pague-nos um café\b.{0,60}"),
    # Dutch
    ("newsletter", r"(?:(?:schrijf|meld|abonneer) (?:je|u)|abonneer|ontvang (?:ons|onze|elke|iedere|het|de|gratis))\b.{0,90}"
                   r"\b(?:nieuwsbrief|mailinglijst|mailbox|inbox|podcast|kanaal|updates).{0,80}"
                   r"|abonneer(?: (?:je|u))?(?: (?:nu|hier|vandaag|gratis))?[ .!]*|(?:neem|word) (?:nu )?(?:een abonnement|abonnee|lid)(?: (?:van|op|en|om)\b.{0,70})?[ .!]*"),
    ("share bar", r"(?:vond|vind|als|heb) (?:je|u)\b.{0,80}\b(?:deel|stuur|abonneer|meld|schrijf)\b.{0,80}"
                  r"|deel (?:dit|deze|het|hem)\b(?: (?:artikel|bericht|verhaal|nieuwsbrief|stuk|pagina))?(?: (?:met|op|via)\b.{0,60})?[ .!]*"
                  r"|stuur (?:dit|deze|het|hem)(?: (?:artikel|nieuwsbrief|mail|e-?mail|bericht))? (?:door|aan|naar)\b.{0,60}"
                  rf"|volg (?:ons|mij|me)(?: ook)? (?:op|via)\b.{{0,60}}\b{_PLACES}\b.{{0,60}}"),
    ("appeal", r"(?:steun|help|ondersteun)(?! (?:voor|aan|van|uit|bij|in)\b)\b.{0,60}"
               r"\b(?:donatie|bijdrage|gift|ons werk|onze journalistiek|abonnement|lidmaatschap|patreon).{0,60}"
               r"|doneer(?: (?:nu|hier|vandaag|via .{2,40}))?[ .!]*|(?:doe|geef) een (?:donatie|gift)\b.{0,60}"),
    # German
    ("share bar", r"(?:hat|haben) (?:ihnen|dir|euch)\b.{0,70}\bgefallen\b.{0,40}\b(?:teil|leit|empf|abonnier)\w*.{0,80}"
                  r"|(?:teilen sie|teile|teilt) (?:diesen|dieses|unseren?) (?:artikel|beitrag|text|newsletter)\b.{0,60}"
                  rf"|(?:folgen sie|folge|folgt) (?:uns|mir)(?: auch)? (?:auf|bei)\b.{{0,60}}\b{_PLACES}\b.{{0,60}}"),
    ("appeal", r"(?:unterstützen sie|unterstütze|unterstützt)\b(?: uns\b| unsere?n?\b).{0,70}"
               r"\b(?:spenden?|abo|abonnement|mitgliedschaft|arbeit|journalismus|patreon|steady|paypal).{0,60}"
               r"|(?:jetzt|hier) spenden\W*|spenden sie (?:jetzt|hier|an uns)\b.{0,60}"),
)  # fmt: skip
