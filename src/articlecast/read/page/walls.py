"""What pages say that hold no article, in the languages of their readers: tables for ``reasons``.

A row is an alternative of a pattern; each is told from prose by its place and by how little stands beside it.
"""

from __future__ import annotations

import re


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


MISSING = _any(
    r"\b[45]\d\d\b",
    r"\b(?:not|can.?t be|cannot be|could not be) (?:found|reached|available)\b",
    r"\b(?:does ?n.t|does not|no longer) exists?",
    r"\bno longer available\b",
    r"\baccess denied|\bforbidden|\bunauthori[sz]ed|\bunavailable\b|bad gateway|gateway time-?out|server error"
    r"|too many requests|something went wrong",
    r"\bjust a moment|\battention required|\bare you (?:a robot|human)|\bverify(?:ing)? (?:that )?you are (?:a )?human"
    r"|\bsecurity check\b",
    r"\bunder (?:construction|maintenance)|\bcoming soon",
    r"nicht (?:gefunden|verfügbar|erreichbar)|existiert nicht|zugriff verweigert",
    r"introuvable|n.existe (?:pas|plus)|accès refusé",
    r"no (?:se ha )?(?:encontrad[ao]|existe)|acceso denegado",
    r"non (?:è stata )?trovat[ao]|non esiste",
    r"não (?:foi )?encontrad[ao]|não existe",
    r"niet gevonden|bestaat niet|(?:hittades|finns) inte|(?:findes|finnes) ikke|ikke (?:fundet|funnet)|ei löydy",
    r"nie (?:znaleziono|istnieje)|не найден[ао]?|не существует|bulunamadı",
    r"見つかりません|存在しません|찾을 수 없|존재하지 않|找不到|未找到|不存在",
)
"""In a title: that the page is missing, refused or not yet there."""

FILLERS = _any(
    r"\b(?:oops|oh no|uh oh|sorry|hoppla|oups|[uo]o?ps|oeps|hoppsan|désolé|error|erreur|fehler|errore|erro|fout|błąd"
    r"|ошибка|https?|status|code|the|this|that|page|seite|página|pagina|sidan|siden|strona|страница|sayfa|file|directory"
    r"|article|artikel|story|content|post|site|website|resource|url|requested|service|temporarily|internal|you|your|we"
    r"|were|are|is|was|has|been|be|it|or|and|a|an|la|die|de|for|looking|in|our|browser|checking|please|wait)\b",
    r"お探しの|指定された|ページ|エラー|[がはを]|페이지를?|오류|[이가를]|页面|頁面|抱歉|您访问的",
    r"[\W\d_]",
)
"""What else stands in such a title."""

SEARCH = _any(
    r"(?:^\W*|\d )(?:search results|suchergebnisse|résultats de (?:la )?recherche|risultati della ricerca"
    r"|zoekresultaten|resultados de (?:la |a )?(?:búsqueda|busca)|検索結果|검색 ?결과|搜索结果)"
    r"(?:\W*$|\s+(?:for|für|pour|para|per|voor)\b|\s*[:：「『“\"])",
)
"""In a title: that the page lists what a search found."""

LOGIN_TITLE = _any(
    r"(?:please )?(?:log|sign)[ -]?in(?: (?:to|or) .{0,40}| required)?|login|anmelden|anmeldung|einloggen|connexion",
    r"connectez-vous|se connecter|iniciar sesión|inicia sesión|accedi|entrar|inloggen|logga in|zaloguj się|logowanie",
    r"вход|войти|giriş yap|ログイン|로그인|登录|登入",
)
"""A whole part of a title: that the page asks who one is."""

LOGIN = _any(
    r"\b(?:log ?in|sign ?in|anmelden|einloggen|connexion|se connecter|identifiez|inicia[r]? sesi[óo]n|accedi|inloggen"
    r"|logga in|zaloguj|password|passwort|mot de passe|contraseña|senha|wachtwoord|lösenord|hasło"
    r"|create (?:an )?account)\b",
    r"\bво(?:йти|йдите)|\bвход\b|пароль|ログイン|パスワード|로그인|비밀번호|登录|登入|密码",
)
"""Beside a field for a password."""

_SHUT = r"(?:no longer (?:available|exists?)|(?:can.?t|cannot|could ?n.t|could not) be found|does ?n.t exist"
GONE = _any(
    rf"\b(?:page|article|story|content|post)\b.{{0,60}}\b{_SHUT}|does not exist|was not found)",
    r"nothing (?:was )?found (?:at this|here)|page (?:is ?n.t|is not) available|page you(?: a|.)re looking for"
    r"|page you were looking for|\b(?:page|link)\b.{0,30}\b(?:may|might) (?:be broken|have been (?:re)?moved)"
    r"|requested (?:resource|page|url|file)\b.{0,60}\b(?:no longer|not found|could not)",
    r"\b(?:unexpected |unknown )?error (?:has )?occurred while|temporarily unable to service your request"
    r"|permission to access .{0,60}on this server",
    r"unusual traffic from your|\bare you (?:a )?human\?|verify (?:that )?you are (?:a )?human"
    r"|checking your browser before",
    r"\b(?:seite|artikel|beitrag|inhalt)\b.{0,60}\b(?:nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden)"
    r"|existiert (?:leider )?nicht)",
    r"\b(?:page|article)\b.{0,60}(?:introuvable|n.existe (?:pas|plus)|n.est plus disponible)|ne trouvons pas la page",
    r"página\b.{0,60}\bno (?:existe|está disponible|se encuentra)|no se ha encontrado la página",
    r"página\b.{0,60}\bnão (?:foi encontrada|existe|está disponível)",
    r"pagina\b.{0,60}\bnon (?:è (?:stata trovata|più disponibile)|esiste)",
    r"pagina\b.{0,60}\b(?:niet (?:gevonden|meer beschikbaar)|bestaat niet)",
    r"\bsid(?:an|en)\b.{0,60}\b(?:finns inte|hittades inte|kunde inte hittas|findes ikke|finnes ikke|ikke fun[dn]et)",
    r"sivua ei löyd|\bstron[ay]\b.{0,60}\bnie (?:istnieje|została znaleziona)|nie znaleziono strony",
    r"страниц[аы]\b.{0,60}\bне (?:найдена|существует)|sayfa\b.{0,40}\bbulunamadı",
    r"(?:ページ|記事).{0,24}(?:見つかりません|存在し(?:ない|ません)|削除され(?:た|て))|掲載期間が終了",
    r"(?:페이지|기사).{0,12}(?:찾을 수 없|존재하지 않)|삭제되었거나 존재하지 않",
    r"(?:页面|頁面|文章).{0,12}(?:不存在|已被?(?:删除|刪除))|找不到.{0,8}(?:页面|頁面)",
)
"""What no article of a few lines says of itself."""

CONSENT = _any(
    r"\b(?:we|partners)\b.{0,40}\b(?:use|store|set) cookies|accept (?:all )?cookies|\bwe value your privacy",
    r"\b(?:store|access)(?: and(?:/or)? access)? information on (?:a|your) device",
    r"wir verwenden cookies|mit werbung und (?:cookies|tracking)|nous utilisons des cookies",
    r"(?:utilizamos|usamos) (?:las )?cookies|utilizziamo (?:i )?cookie|wij gebruiken cookies",
    r"vi (?:använder|bruger) cookies",
)

ABROAD = _any(
    r"(?:cannot|can.t|unable to) (?:grant|give|provide) (?:you )?access\b.{0,40}\bat this time",
    r"\bnot available in your (?:country|region|location)|from a country belonging to the european economic area",
)
PARKED = _any(r"\bdomain(?: name)?\b.{0,30}\b(?:is|may be) for sale\b|\bbuy this domain\b|^\W*\S+\.\w+ is for sale")
UNFINISHED = _any(r"\b(?:web)?site is (?:currently |still )?under (?:construction|maintenance)")

_ON = (
    r"(?:enabl|activat|activ[ea]|aktivier|habilit|abilit|attiv|ative|schakel|aktiver|włącz|включ|required|disabled|deaktiv"
    r"|désactiv|有効|オン|활성|켜|허용|启用|啟用)"
)
SCRIPT = _any(
    rf"{_ON}.{{0,40}}javascript|(?<!viewed with )(?<!works best with )javascript.{{0,40}}{_ON}|자바스크립트를"
)

_WALLS = (
    r"\b(?:this|the) (?:article|story|content|post) is (?:for|only|reserved|available|exclusive\w*)\b.{0,40}"
    r"\b(?:subscribers?|members?)|\brest of (?:this|the) (?:post|article|story) is for\b|\bpreview of subscriber",
    r"\b(?:subscribe|log ?in|sign ?in|register|free trial)\b.{0,40}\bto (?:continue reading|read the (?:full|rest))",
    r"\bto (?:read|unlock|access) (?:the (?:full|rest|whole)|this) .{0,80}\b(?:subscri|trial|sign up|log in|register)",
    r"\bread your last free article|\breached your .{0,20}limit of free articles",
    r"\barticle (?:est )?r[ée]serv[ée] (?:aux|à nos) abonn|\bla suite\b.{0,30}\br[ée]serv[ée]e (?:aux|à nos) abonn"
    r"|il vous reste \d+ ?% de cet article|abonnez-vous pour (?:lire|continuer)"
    r"|pour lire la suite de (?:cet|l.) ?article",
    r"(?:artikel|inhalt|text)\b.{0,30}\b(?:f[üu]r (?:\S+ )?abonnent|nur mit (?:einem )?\S*abo\b)"
    r"|exklusiv für (?:\S+ )?abonnent|(?:um|jetzt) weiterzulesen|weiterlesen mit \S+|artikel mit (?:einem )?\S*-?abo\b",
    r"(?:contenido|art[íi]culo)\b.{0,30}\bpara (?:suscriptores|socios|abonados)",
    r"suscr[íi]bete para (?:seguir|continuar)",
    r"(?:contenuto|articolo)\b.{0,30}\babbonati",
    r"(?:conte[úu]do|artigo)\b.{0,30}\bpara assinantes|assine para (?:ler|continuar)",
    r"(?:alleen|exclusief) voor abonnees|(?:endast|bara) för prenumeranter|(?:kun|bare) for abonnenter",
    r"(?:tylko|wyłącznie) dla (?:prenumerator|subskrybent)|(?:доступ\w*|только)\b.{0,30}\b(?:подписчик|по подписке)",
    r"会員限定|有料会員|残り[\d,]+文字|続きを読むには|유료 ?(?:회원|기사)|구독자 전용|구독자만|로그인하고 .{0,8}전문",
    r"付费(?:内容|阅读|文章)|付費(?:內容|閱讀|文章)|(?:订阅|登录|訂閱|登入)[后後](?:阅读|閱讀|查看|继续|繼續)",
)
WALL = _any(*_WALLS)
"""What no article says at its end, nor a call to subscribe to something else."""

MEMBER = _any(
    r"\balready (?:a (?:subscriber|member)|subscribed)\b|d[ée]j[àa] abonn[ée]|bereits abonnent",
    r"ya (?:eres|soy|es) suscriptor|redan prenumerant|allerede abonnent",
    r"(?:sei|hai) gi[àa] (?:un )?abbona|j[áa] (?:é|sou) assinante|(?:ben je )?al abonnee",
)
"""The same, where it stands within the text: beside it, it may ask for the members of something else."""

PAYWALL = _any(
    r"(?:subscribe|subscription|sign up|register|log ?in|become a (?:member|subscriber)|join)\b.{0,80}"
    r"\b(?:to (?:continue|read|keep|unlock|access|view)|for (?:full|unlimited) access)",
    r"(?:this|the) (?:article|story|content|post) is (?:for|only|reserved|available)\b.{0,40}"
    r"(?:subscribers?|members?|paid)|to continue reading|continue reading (?:this|your|with)"
    r"|unlock (?:this|the) (?:article|story)|this post is for (?:paid|paying)|keep reading with",
    WALL.pattern,
    MEMBER.pattern,
)
"""What a page says whose text is cut off, or declared as not free."""

_ONWARD = (
    r"(?:continue reading|keep reading|read on"
    r"|(?:read|view) (?:more|on|(?:the )?(?:full|whole|rest of the|complete|entire) "
    r"(?:story|article|post|text))|weiterlesen|(?:zum )?ganzen artikel(?: lesen)?|lire (?:la suite|plus)"
    r"|(?:seguir|continuar) leyendo|leer m[áa]s|continua(?: a leggere)?|leggi (?:tutto|di pi[ùu])|continuar a ler"
    r"|ler mais|lees (?:verder|meer)|läs (?:mer|vidare)|czytaj (?:dalej|więcej)|читать (?:далее|дальше)|続きを読む"
    r"|더 ?보기|阅读(?:更多|全文)|繼續閱讀)"
)
MORE = re.compile(rf"\W*{_ONWARD}(?: (?:here|now))?\W*$", re.IGNORECASE)
CUT = re.compile(rf"(?:\.\.\.|…)\s*\]?\s*{_ONWARD}?\W*$", re.IGNORECASE)
