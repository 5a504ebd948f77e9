"""Whole lines that pages put among the text of an article, a row for each kind and language.

A row is a line that speaks of the page, its player, its shop or its reader's account, and ends where the line ends: the
same words within a sentence are the writer's, and so they are in a list or a table: the sizes of a film, a time of departure.
"""

from __future__ import annotations

import re

_TIME = r"\d{1,2}(?:[.:]\d\d|[.:]\d\d ?[ap]\.?m\.?| ?[ap]\.?m\.?)"
_ZONE = r"(?-i:GMT|UTC|BST|IST|JST|HKT|NZ[SD]T|A?[CEMPW]E?[SD]?T|Uhr|hrs?|Z)"
_STARS = r"(?:stars?|sternen?|étoiles?|estrellas?|estrelas?|stelle)"
_JUDGED = r"(?:votes?|reviews?|ratings?|bewertung(?:en)?|stimmen?|avis|notes?|opiniones?|votos?|valoraci(?:ón|ones)|recensioni?|voti|avaliaç(?:ão|ões))"
_PLACE = r"(?:facebook|x|twitter|instagram|telegram|whatsapp|tik ?tok|threads|bluesky|mastodon|youtube|linkedin)"
_CUT = r"(?:publicité|anzeige|werbung|publicidad|anuncio|pubblicità|publicidade|anúncio|advertentie)"

_ROWS = (
    # live pages
    rf"(?:at )?{_TIME}(?: ?{_ZONE})(?:\W+.{{1,20}} ago)?|\d{{1,2}} ?(?-i:h) ?\d\d",
    r"(?:(?:last |first )?(?:updated|published)|aktualisiert|mis à jour|actualizado|aggiornato|atualizado) (?:at|um|à|a las|alle|às|ore) \d{1,2}(?:[.:h]\d\d)?.{0,20}",
    r"(?:key events?|key moments|latest updates?|pinned(?: post)?|show key events only|newest first|oldest first|most recent first|live(?: updates)? feed"
    r"|(?:load|show) (?:more|newer|older) (?:posts|updates)|\d+ new (?:posts|updates)|auto-?refresh(?: is)?(?: on| off)?|this (?:live )?blog is (?:now )?closed"
    r"|neueste zuerst|älteste zuerst|nur wichtige ereignisse|les plus récents|temps forts|lo más reciente primero|più recenti|mais recentes)",
    # players
    r"(?:this|the|sorry,? this) (?:video|audio|media|content) (?:can ?not|can.t|could not|couldn.t|is not able to) be (?:played|loaded|displayed)(?: .{1,40})?",
    r"(?![^\n]*[.!?]\W*$)(?:watch|in pictures|im video|bilderstrecke|fotostrecke|fotogalería|en vidéo|en images) ?[:|] ?[^.!?:]{4,110}",
    r"(?:artikel|beitrag|text) (?:an)?hören|(?:écouter|offrir|partager) (?:l.|cet )?article|(?:escuchar|escucha) (?:el|este) artículo|ascolta (?:l.|questo )?articolo"
    r"|(?:ouça|ouvir) (?:o|este) (?:artigo|texto)|(?:vorlesen|merken|zur merkliste hinzufügen|ajouter (?:à vos sélections|aux favoris)|guardar artículo|salva articolo|salvar artigo)",
    r"(?:press enter or )?click (?:here )?to (?:view|see|open) (?:the )?(?:image|picture|photo)s? (?:in )?(?:full|larger|original)[ -]?(?:size|screen|resolution)?",
    r"saved?|gift article|bookmark|following|copy link|(?:comments?|shares?|likes?|replies|kommentare|commentaires|comentarios|commenti|comentários) ?\d[\d.,]*k?",
    # how long, in a word
    r"\(?(?:ca\. ?|env\. ?)?\d{1,2} ?(?:minuten|minutes?|minutos?|minut[oi]|min\.?)\)?",
    # advertising
    rf"(?:{_CUT}|anuncios|werbeanzeige|publi-?rédactionnel|contenido patrocinado|contenuto sponsorizzato|conteúdo patrocinado)",
    rf"(?:la )?suite (?:de l.article )?après (?:cette|la) {_CUT}|(?:der )?(?:artikel|text|inhalt) (?:geht|wird) (?:nach|unter|hinter) der {_CUT} (?:weiter|fortgesetzt).{{0,10}}"
    rf"|nach der {_CUT}(?: geht es)? weiter.{{0,10}}|(?:el (?:artículo|texto) )?(?:sigue|continúa) (?:después|tras|abajo|debajo) ?(?:de )?(?:la |el )?{_CUT}"
    rf"|(?:l.articolo )?(?:continua|prosegue) dopo la {_CUT}|(?:o (?:artigo|texto)|a (?:matéria|notícia) )?(?:continua|prossegue) (?:após|depois d)[ae]? {_CUT}",
    # the reader's account
    r"(?:s.inscrire|s.identifier|se connecter|s.abonner|je m.abonne|déjà abonné ?\?.{0,30}|anmelden|registrieren|jetzt (?:abonnieren|anmelden|registrieren|testen|lesen)|iniciar sesión"
    r"|inicia sesión|regístrate|suscr[ií]bete|accedi|registrati|fazer login|cadastre-se|create (?:a free |an? )?account|already (?:a )?(?:subscriber|member|subscribed|registered)\?.{0,30})",
    r"(?:your|ihr|dein|votre|ton|tu|su|il tuo|la tua|a sua) (?:subscription|abo(?:nnement)?|suscripción|abbonamento|assinatura)\b.{0,60}\b(?:device|gerät|appareil|dispositivo)\b.{0,40}"
    r"|¿quieres añadir otro usuario a tu suscripción\?|si continúas leyendo en este dispositivo,.{0,60}",
    r"(?:[\w’' ]{2,40} a )?réservée? (?:(?:cette contribution|cet article|la suite(?: de l.article)?) )?aux abonnés|s.abonner (?:à partir de|dès|pour) \d[\d.,]* ?€.{0,30}"
    r"|jetzt abonnieren (?:ab|für) \d[\d.,]* ?€.{0,30}|suscr[íi]bete (?:desde|por) \d[\d.,]* ?€.{0,30}|abbonati (?:a|da) \d[\d.,]* ?€.{0,30}|assine (?:a partir de|por) (?:r\$|€) ?\d[\d.,]*.{0,30}",
    r"(?:réservé aux abonnés|nur für abonnenten|solo para suscriptores|riservato agli abbonati|(?:exclusivo|só)(?: para)? assinantes|subscribers? only|for subscribers|members only)",
    # polls
    r"(?:how did (?:you like|we do with)|what did you think (?:of|about)|rate) (?:today.s|this) (?:e-?mail|newsletter|issue|edition|article|post|episode)|(?:log ?in|sign in)(?: or (?:subscribe|register|sign up))? to (?:participate|vote)\b.{0,40}"
    r"|poll closed.{0,20}|\d[\d.,]* votes?(?:\W+(?:poll closed|\d+ days? left|final results?))?|view results|cast your vote",
    # comments
    r"(?:join|start|view|see|read|show|hide) (?:the )?(?:conversation|discussion|(?:all )?(?:\d+ )?comments?|(?:all )?(?:\d+ )?repl(?:y|ies))|be the first to (?:comment|reply|review).{0,30}"
    r"|comments? (?:are|is|have been) (?:now )?(?:closed|disabled|turned off|off)(?: (?:on|for) .{1,40})?|no comments(?: yet)?|\d+ (?:answers|replies|responses)"
    r"|(?:melden sie sich an und |jetzt )?(?:diskutieren|kommentieren)(?: sie mit)?|\d+ kommentare?|(?:zu den |alle )kommentare?n?(?: anzeigen| lesen)?|kommentar (?:schreiben|verfassen|hinterlassen)"
    r"|(?:réagir|(?:lire|voir|afficher) (?:les|tous les|\d+) commentaires?|\d+ commentaires?|(?:laisse[rz]?|poster|ajouter) un commentaire)"
    r"|(?:(?:ver|leer) (?:los )?(?:\d+ )?comentarios|\d+ comentarios?|(?:deja|escribe|añade) (?:un|tu) comentario)"
    r"|(?:(?:leggi|vedi) i commenti|\d+ comment[io]|(?:lascia|scrivi) un commento)|(?:(?:ver|ler) (?:os )?comentários|\d+ comentários?|(?:deixe|escreva) (?:um|o seu|seu) comentário)",
    r"(?:normas(?: de (?:participación|los comentarios))?|kommentarregeln|netiquette|charte des commentaires|regole dei commenti|comment (?:policy|guidelines))",
    # letters and networks
    r"newsletters? ?(?:«[^«»]{2,40}»|“[^“”]{2,40}”|„[^„“”]{2,40}[“”]|\"[^\"]{2,40}\") ?[:–—-].{5,120}",
    rf"(?:puedes |también puedes )?(?:seguir|sigue|síguenos|sígueme|síguelo)(?: también)?(?: a .{{2,40}})? en {_PLACE}\b.{{0,120}}|(?:suivez|retrouvez)(?:-nous|-moi| .{{2,40}}) sur {_PLACE}\b.{{0,80}}"
    rf"|(?:folgen sie|folge) .{{2,40}} (?:auf|bei) {_PLACE}\b.{{0,80}}|(?:segui|seguici|seguimi|seguite) ?.{{0,40}} su {_PLACE}\b.{{0,80}}|(?:siga|sigam|segue)(?:-nos|-me)? ?.{{0,40}} (?:no|na|em) {_PLACE}\b.{{0,80}}",
    r"our mailing address is: .{5,120}|want to change how you receive these e-?mails\?.{0,120}|you can (?:update your preferences|unsubscribe)\b.{0,80}|view (?:this|in) (?:e-?mail|newsletter)?.{0,4}(?:in )?your browser",
    r"alle (?:aktuellen |wichtigen )?(?:nachrichten|neuigkeiten|news)\b.{0,90}\bnewsletter",
    r"(?:rubriklisten|titel|aufmacher|vorschau|symbol)bild: ?(?:©|(?-i:[A-ZÀ-Þ])).{2,60}",
    r"you currently have \d+ referrals?\b.{0,80}|or copy and paste this link to others:?.{0,100}|click to share|our standards: .{4,40} (?:trust )?(?:principles|guidelines|standards)|purchase licensing rights",
    # headings of what leads away
    r"(?:más información|archivado en|sobre la firma|sobre el autor|sobre a autora?|mehr zum thema|mehr (?:dazu|lesen über)|verwandte (?:artikel|themen)|zum thema"
    r"|sur le même (?:sujet|thème)|dans la même rubrique|pour aller plus loin|voir aussi|per approfondire|sullo stesso (?:tema|argomento)|articoli correlati|temas relacionados"
    r"|noticias relacionadas|mais sobre o (?:tema|assunto)|assuntos relacionados|notícias relacionadas|explore more on these topics|more on this (?:story|topic)|(?:read|find out) more on this:?)",
    # press releases
    r"for immediate (?:release|use|publication)(?: ?[:–—|,-].{0,40})?|(?:under )?embargo(?:ed)?(?: until| till):? .{4,60}|(?:news|content) provided by|share this (?:news )?release"
    r"|[-–—*~]+ ?(?:ends?|ende|fin|fim|more) ?[-–—*~]+|(?-i:ENDS|ENDE)|zur sofortigen veröffentlichung|pour diffusion immédiate|para (?:su )?(?:publicación|difusión|divulgação) inmediata|per (?:la )?diffusione immediata",
    # ratings
    rf"(?:rated |average rating:? ?|rating:? ?)?\d(?:[.,]\d{{1,2}})?(?: ?(?:/|out of|von|sur|de|su) ?\d{{1,2}})?(?: {_STARS})?\)?[ |·,:-]{{0,3}}"
    rf"(?:(?:from|based on|aus|basierend auf|sur|basé sur|de|basado en|su|com base em) )?\(?\d[\d.,]* (?:customer |user |reader )?{_JUDGED}\)?"
    rf"|(?:rated|average rating:?) (?:nan|\d(?:[.,]\d{{1,2}})?) out of \d{{1,2}}(?: {_STARS})?"
    rf"|\(?\d[\d.,]* (?:customer |user |verified )?(?:reviews|ratings|bewertungen|avis clients?|valoraciones|recensioni|avaliações)\)?|(?:noch )?keine bewertungen|no (?:reviews|ratings) yet",
    # shops
    r"(?:(?:regular|sale|unit|our) price)\b.{0,60}\d.{0,20}|add to (?:cart|basket|bag|wish ?list|trolley)|in den (?:warenkorb|einkaufswagen)(?: legen)?|ajouter au panier|(?:añadir|agregar) (?:al carrito|a la cesta)"
    r"|aggiungi al carrello|adicionar ao carrinho|(?:qty|quantity|menge|anzahl|quantité|cantidad|quantità|quantidade):?(?: \d+)?|sold out|out of stock|ausverkauft|auf lager|en stock|épuisé|agotado|esaurito|esgotado"
    r"|tax(?:es)? included\.?(?: (?:and )?shipping (?:is |and discounts )?calculated at checkout)?|shipping (?:is |and discounts )?calculated at checkout"
    r"|(?:inkl|zzgl)\. .{0,12}(?:mwst|versand).{0,40}|(?:free|kostenloser?|gratis) ?(?:shipping|delivery|versand)(?: (?:on|for|over|within|worldwide|ab|in) .{1,40})?|livraison (?:gratuite|offerte)(?: (?:dès|à partir|en|pour) .{1,40})?|envío grat(?:is|uito)(?: (?:a partir|desde|en|por) .{1,40})?"
    r"|spedizione gratuita(?: (?:da|per|oltre|su|in) .{1,40})?|frete grátis(?: (?:acima|para|em|a partir) .{1,40})?|your (?:cart|basket|bag) is (?:currently )?empty|continue shopping|back to (?:blog|shop|the shop)|shop (?:all|the) .{3,40} ?[→›»>]+",
    # events, and notices of a death
    r"(?:(?:get directions|(?:view|show) (?:on )?(?:a )?map|add to (?:(?:my|your|google|outlook|apple) )?calendar|(?:text|e-?mail) details|send flowers|plant (?:a )?trees?|share (?:a )?memor(?:y|ies)|light a candle|sign (?:the )?guest ?book)\W{0,3}){1,6}",
    # Arabic
    r"(?:المصدر|المصادر) ?: ?.{2,60}|(?:اقرأ|اقرئي|اقرأوا|شاهد|طالع) (?:أيضا|أيضاً|المزيد|كذلك)(?: ?:.{0,120})?|(?:شارك|شارك هذا المقال|تابعونا على .{2,40}|تابعنا على .{2,40})",
    # recipes
    r"(?:jump|skip) to (?:the )?(?:recipe|video)|(?:(?:print|pin|save|rate)(?: (?:this|the))? recipe\W*){1,4}|(?:zum|springe zum) rezept|rezept (?:drucken|merken|speichern)|(?:aller|passer) à la recette|imprimer la recette"
    r"|(?:ir|saltar) a la receta|imprimir (?:la )?receta|vai alla ricetta|stampa (?:la )?ricetta|(?:ir|pular) para a receita|imprimir (?:a )?receita|(?:tried|did you make|made|have you made) this recipe\?.{0,100}"
    r"|us customary|us customary ?[-/|–]? ?metric|cook mode.{0,80}|prevent your screen from going dark|want to save this recipe\?.{0,120}|enter your email.{0,40}(?:we.ll|and we|to get|to receive).{0,80}"
    r"|(?:hast du|haben sie) (?:dieses|das) rezept (?:ausprobiert|gemacht|nachgekocht)\?.{0,80}|(?:avez-vous|tu as|vous avez) (?:essayé|testé|fait|réalisé) cette recette ?\?.{0,80}",
    # figures of papers
    r"(?:(?:download|open|view|expand|enlarge|see)(?: (?:this|the|as|in))?(?: (?:figure|table|image|slide|powerpoint|pdf|full[ -]size(?: (?:image|figure|table))?|larger (?:image|version)|new tab|high[ -]res(?:olution)? image|ppt|large image|original image))(?:\W{1,4}|$)){1,5}"
    r"|(?:(?:article|full text|view)\W{1,3})?(?:(?:google scholar|pubmed(?: central)?|crossref|mathscinet|cas|ads)(?:\W{1,3}|$)){1,6}"
    r"|(?:powerpoint|full[ -]size) (?:slide|image|table)(?: (?:for|of) .{1,20})?",
    # the source that a German, French, Spanish or Italian paper names at the end: sol/dpa
    r"(?-i:\(?(?:[a-zäöü]{2,4}/){1,3}(?:dpa|AFP|afp|Reuters|rtr|reuters|AP|ap|sid|SID|apa|APA|sda|SDA|epd|KNA|kna|dts)(?:[-/]\w{2,5})?(?:[/,+] ?(?:dpa|AFP|AP|Reuters|sid|afp))*\)?)"
    r"|\(?(?:mit (?:material|informationen) (?:von|der)|quelle:|quellen:|avec|con información de|com informações d[aeo]|fonte:|fuente:) (?:dpa|afp|reuters|apa|ap|ansa|efe|lusa|agenturen|agences|agencias)(?:(?: und| et| y| e|,|/) ?\w{2,8})?\)?",
)  # fmt: skip

_BAR = (
    r"(?:shares?|save[ds]?|comments?|listen|print|e-?mail|copy(?: link)?|likes?|follow|gift(?: article)?|bookmark|more|reply|report|read|edit|talk|article|view|view history|history"
    r"|tools|discussion|page|source|view source|watch|log ?in|sign ?in|sign ?up|subscribe|menu|search|home|newest|oldest|close|translate|download|pdf|tweet|pin|cite|export"
    r"|teilen|merken|drucken|speichern|lesen|bearbeiten|diskussion|versionsgeschichte|quelltext anzeigen|artikel|anmelden|kommentare?|vorlesen|mailen"
    r"|partager|enregistrer|imprimer|commenter|envoyer|lire|modifier|historique|voir l.historique"
    r"|compartir|guardar|comentar|leer|editar|ver historial|historial|artículo|discusión"
    r"|condividi|salva|stampa|commenta|leggi|modifica|cronologia|voce|partilhar|compartilhar|salvar|ler|histórico|artigo|discussão)"
)
"""What the buttons of a page's bars say; as a whole line three of them in a row, or two round a number."""
_BARS = re.compile(
    rf"[\s|·•/]*(?:{_BAR}[\s|·•/]*{_BAR}[\s|·•/]*(?:{_BAR}|\d[\d.,]*k?)|{_BAR}[\s|·•/]*\d[\d.,]*k?[\s|·•/]*{_BAR})"
    rf"(?:[\s|·•/]*(?:{_BAR}|\d[\d.,]*k?))*+[\s|·•/]*",
    re.IGNORECASE,
)
LONGEST = 160
"""Characters; no such line is longer."""
_EDGES = ' \t\r\n\xa0|•·★☆⭐«»“”"…:!?.,*'
"""What may stand round such a line: as a pattern it would be tried at each of its places for each row."""
_PAGE_LINES = re.compile("|".join(f"(?:{row})" for row in _ROWS), re.IGNORECASE)


def is_page_line(text: str) -> bool:
    """Whether a whole line is one that pages put among the text: an advertisement's mark, a clock, a rating."""
    if len(text) > LONGEST:
        return False
    cores = {text, text.strip(_EDGES), text.strip(_EDGES + "-–—")} - {""}
    return any(each.fullmatch(line) for each in (_PAGE_LINES, _BARS) for line in cores)
