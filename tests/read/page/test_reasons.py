"""Pages that hold no article, and short articles that look like them."""

import pytest

from articlecast.errors import NotAnArticle
from articlecast.model import Document
from articlecast.read import read_article
from articlecast.read.markup.texts import article_text
from articlecast.read.options import ReadOptions

LEADS = {
    "en": "The harbour at Leith was closed on Monday after a storm tore two of its cranes from their rails. ",
    "de": "Der Hafen von Leith wurde am Montag gesperrt, nachdem ein Sturm zwei Kräne umgeworfen hatte. ",
    "fr": "Le port de Leith a été fermé lundi après une tempête qui a arraché deux grues de leurs rails. ",
    "it": "Il porto di Leith è chiuso da lunedì perché la tempesta ha strappato due gru dai loro binari. ",
    "nl": "De haven van Leith is sinds maandag dicht omdat de storm twee kranen van hun rails heeft gerukt. ",
    "sv": "Hamnen i Leith har varit stängd sedan i måndags eftersom stormen slet två kranar från sina räls. ",
    "pl": "Port w Leith jest zamknięty od poniedziałku, bo burza zerwała z szyn dwa dźwigi tej samej nocy. ",
    "ru": "Порт в Лейте закрыт с понедельника после шторма, который сорвал с рельсов два крана за одну ночь. ",
    "ja": "北浜町の無人駅の待合室が今月、小さな図書室に生まれ変わった。列車を待つ間、誰でも自由に読むことができる。",
    "ko": "경남 남해군의 작은 섬. 10년 전 문을 닫은 분교에서 아침마다 빵 굽는 냄새가 난다. 청년 셋이 빵을 굽는다. ",
    "zh": "利斯港口自周一起关闭，因为暴风雨把两台起重机从轨道上刮了下来，引航员们都提前回家了。",
}
MISSING = {
    "en": (
        "Sorry, this page isn’t available",
        "The link may be broken, or the page may have been removed by its author.",
    ),
    "en, of a server": ("503", "The server is temporarily unable to service your request due to maintenance downtime."),
    "en, of a guard": ("Post", "We have detected unusual traffic from your network. Please complete the check below."),
    "de": ("Kurier", "Der gewünschte Artikel ist leider nicht mehr verfügbar. Bitte nutzen Sie unsere Suche dafür."),
    "fr": ("Oups !", "La page que vous recherchez n’existe plus. Vous pouvez revenir à la page d’accueil du site."),
    "nl": ("Oeps!", "De pagina die je zoekt bestaat niet meer of is verplaatst. Ga terug naar de voorpagina."),
    "sv": ("Hoppsan!", "Sidan du letar efter finns inte längre eller har flyttats. Gå tillbaka till startsidan."),
    "pl": ("Ups!", "Strona, której szukasz, nie istnieje lub została przeniesiona. Wróć na stronę główną portalu."),
    "ru": ("Порт", "Запрашиваемая страница не найдена. Возможно, она была удалена. Вернитесь на главную страницу."),
    "ja": ("エラー", "指定された記事は存在しないか、掲載期間が終了しました。トップページからお探しください。"),
    "ko": ("알림", "삭제되었거나 존재하지 않는 기사입니다. 첫 화면으로 돌아가 다른 기사를 찾아보시기 바랍니다."),
    "zh": ("抱歉", "您访问的页面不存在或已被删除。请检查您输入的网址是否正确，或者返回首页继续浏览其他内容。"),
}
WALLS = {
    "en": "This article is exclusive to our subscribers. Choose your plan from £1 a week.",
    "en, the last one free": "You have read your last free article this month. Start your free trial today.",
    "en, a preview": "This is a preview of subscriber content. Get full access from $1.",
    "de": "Dieser Artikel ist nur mit einem Abo lesbar. Einen Monat kostenlos testen.",
    "fr": "La suite est réservée aux abonnés. Essayez pour 1 € le premier mois.",
    "sv": "Artikeln är endast för prenumeranter. Redan prenumerant? Logga in",
    "pl": "Dalsza część artykułu dostępna tylko dla prenumeratorów.",
    "ru": "Полный текст доступен только подписчикам.",
    "ja": "この記事の続きを読むには会員登録が必要です。",
    "ko": "로그인하고 기사 전문을 읽으세요. 구독자만 볼 수 있습니다.",
    "zh": "本文为付费内容，订阅后阅读全文。",
}


def read(title: str, body: str, language: str = "en") -> str:
    page = (
        f"<!doctype html><html lang={language}><head><title>{title}</title></head><body><nav><a href=/>Home</a> "
        f"<a href=/news>News</a></nav><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )
    return article_text(read_article(Document(page.encode(), "text/html", "page.html"), ReadOptions()))


@pytest.mark.parametrize("language", MISSING)
def test_a_page_that_is_missing_says_so_in_its_own_language(language: str) -> None:
    title, words = MISSING[language]
    with pytest.raises(NotAnArticle, match=r"not there|missing or refused"):
        read(title, f"<p>{words}</p>", language[:2])


@pytest.mark.parametrize("language", WALLS)
def test_a_stub_before_a_wall_is_refused_in_its_own_language(language: str) -> None:
    lead = LEADS[language[:2]]
    with pytest.raises(NotAnArticle, match="for subscribers"):
        read("Leith", f"<p>{lead * 2}</p><p>{lead}</p><div class=wall><p>{WALLS[language]}</p></div>", language[:2])


OTHERS = {
    "a wall of cookies": ("Post", "We value your privacy. We and our partners store and access information on a device, "
                          "such as cookies, and process personal data.", "consent to cookies"),
    "another country": ("Post", "You are attempting to access this website from a country belonging to the European "
                        "Economic Area, and we cannot grant you access at this time.", "this country"),
    "an address for sale": ("post.example", "This domain name may be for sale. Make an offer, or buy it now at the price "
                            "that is listed below.", "for sale"),
    "a site that is not there yet": ("Coming soon", "Leave us your address and we will let you know when we are ready.",
                                     "missing or refused"),
    "a letter in place of a password": ("Sign in to continue", "Enter your address and we will send you a link that "
                                        "signs you in. No password is needed any more.", "log in"),
    "a shell in German": ("Kurier", "Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite nutzen zu können.",
                          "runs scripts"),
    "a shell in Japanese": ("北浜新聞", "このサイトをご利用いただくにはJavaScriptを有効にしてください。", "runs scripts"),
    "a text that breaks off": ("Storm closes harbour", LEADS["en"].strip(" .") + " and…", "breaks off"),
    "what a search found": ("Search results for harbour", "</p><p>".join([LEADS["en"] * 2] * 5), "search found"),
    "a list of links with dates": ("社会ニュース", "</p><ul>" + "".join(
        f"<li><a href=/{n}>小さな駅の待合室が図書室になった話その{n}</a> 3月{n}日</li>" for n in range(1, 20)), "list of links"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "words", "reason"), OTHERS.values(), ids=list(OTHERS))
def test_what_else_is_no_article_is_refused_with_the_reason(title: str, words: str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        read(title, f"<p>{words}</p>")


TWO = f"<p>{LEADS['en'] * 2}</p><p>{LEADS['en']}</p>"
ARTICLES = {
    "a number in the title": ("404 and other numbers we love", TWO),
    "what a door says": ("Access denied: how refugees are kept from court", TWO),
    "a pun": ("Not found in translation", TWO),
    "search results that got worse": ("Search results get worse, a study finds", TWO),
    "a line about JavaScript": ("How to write a form", f"{TWO}<p>You need to enable JavaScript for that.</p>"),
    "a footer about JavaScript": ("A cracked oar", "<p>Warm the wood first, since cold spruce drinks nothing, and clamp it overnight.</p>"
                                  "<footer>Powered by Slipway, best viewed with JavaScript enabled</footer>"),
    "a few notes": ("Release 2.1", "<p>Version 2.1 is out.</p><ul><li>It starts faster.</li><li>The door handle works.</li>"
                    "<li>No more crashes on Mondays.</li></ul>"),
    "a note in Japanese": ("駅に図書室", "<p>無人駅の待合室が小さな図書室になった。住民が持ち寄った本は約3000冊。</p>"),
    "a note in Korean": ("섬마을 빵집", "<p>문을 닫은 분교에서 아침마다 빵 굽는 냄새가 난다. 청년 셋이 굽는다.</p>"),
    "a note in Chinese": ("港口关闭", "<p>港口自周一起关闭，因为暴风雨把两台起重机从轨道上刮了下来。</p>"),
    "a form for readers beside it": ("Storm closes harbour", f"{TWO}<aside>Log in to comment <input type=password></aside>"),
    "a call to members beside it": ("Storm closes harbour", f"{TWO}<aside>Already a member? Log in.</aside>"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "body"), ARTICLES.values(), ids=list(ARTICLES))
def test_a_short_article_that_looks_like_one_of_them_is_read(title: str, body: str) -> None:
    assert read(title, body)
