"""Sentences, and the clauses of those that are too long; both before anything is normalised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from articlecast.short_forms import list_parts

_END = re.compile(
    r"(?P<stop>(?<![.!?…؟।])[.!?…؟।]+)(?P<close>(?: ?»|[\"'”’)\]])*) (?P<open>[\"'“‘«(\[¿¡—–-]*)(?P<next>\S+)"
)

_WIDE = "。！？｡；!?"
_SHUT = r"」』”’）】〉》〕\]"
_WIDE_END = re.compile(
    rf"(?:[。！？｡；]|(?<=[\u3040-\u30ff\u3400-\u9fff])[!?])[{_WIDE}]*(?P<shut>[{_SHUT}]*)(?![{_WIDE}{_SHUT}、，・ー…—\s])"
    rf"|(?<=[^{_WIDE}\s])(?P<pair>[」』])(?=[「『])"
)
"""The stops of Chinese and Japanese, behind which no space stands, with the brackets that close there."""
_GOES_ON = re.compile(r"[ぁ-ゖ]|[\u4e00-\u9fff]{1,3}?[说說问問道答喊叫笑](?=[。，：:,！？])")
"""What follows a quotation within its sentence: 「…。」と彼は言った, “……？”他问。"""
_JOINED = re.compile(rf"(?:[。！？｡；」』]|(?<=[\u3040-\u30ff\u3400-\u9fff])[!?])[{_WIDE}]*[{_SHUT}]*$")
"""How a sentence ends that the next one follows without a space, where its script has none."""

CLOSED = re.compile(r"[.!?:;,…—–。！？｡；、，：](?: ?»|[\"'”’“)\]])*$")
"""How words end that need no full stop to be heard as a whole."""
_NEVER = frozenset(
    "mr mrs ms mx dr prof rev hon gov sen rep reps sens gen lt col capt cmdr maj sgt cpl pvt adm st ste mt ft "
    "messrs pres supt det insp vs v viz cf eg ie e.g i.e p pp fig figs vol ch sec eq ed eds trans al ca approx sr "
    "msgr pfc det ret sgts profs mmes atty amb brig drs govs hwy rte viz "
    "rt chas geo thos jas jos benj robt edw wm "
    "ee sra srta srs dra d dña m mm mme mlle me bzw vgl hr fr nr sig sig.ra dott prof.ssa exmo exma z.b u.a d.h".split()
)
_NUMBERED = frozenset(
    "no nos nr núm nº ep eps art par matt ps rom cor rm pct jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun cat tab".split()
)
"""End no sentence where a number follows."""
_SMALL_NUMBERED = frozenset("no nos nr núm art par pct vol pl".split())
"""Those of them that in small letters, too, are no word before a number: Harbour notes no. 12."""
_MAYBE = frozenset(
    "jr sr inc corp co ltd llc bros etc esq ave blvd rd dept univ assn govt est usw ecc mln mld assoc asst".split()
)
"""End one where a word follows that often begins one."""
_CAPITAL = frozenset(
    "mass calif ala ariz ark colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn "
    "tex va vt wash wis wyo pt dist twp cty bldg apt pkwy".split()
)
"""As those, with a capital alone: ill. and apt. end a sentence as any word does."""
_GERMAN = frozenset("mio mrd tsd std sek abs bd kap hrsg evtl ggf inkl sog mind max min str tel jh".split())
_STARTERS = frozenset(
    "The A An He She It They We You I In On At But And Or So This That These Those His Her Its Their Our My There "
    "Here When While If As After Before Since For From By With Now Then Yet Not No Yes What Who Why How Where "
    "Some Many Most All Both Each Every One Two Three Still Later Today Yesterday Last Next According Also "
    "However Instead Once Perhaps Well El La Los Las Un Una Le Les Il Elle Der Die Das Ein Eine Er Sie Es Und "
    "Aber O Os As E Mas I Lo Gli".split()
)
_LEADING = {
    "de": "dr prof med phil jur rer nat habil dipl ing Mag fa hr hrn frl st vgl bzw bspw ggf evtl sog lt bzgl "
    "einschl gebr Fam Hl s ehem dt engl frz ital österr städt staatl kath ev hist amerik brit stellv Bez Frhr "
    "Inh Univ Erw Jg",
    "fr": "dr pr av bd boul st ste mgr cf env dépt rte univ gén Prés coll capt Gal",
    "es": "av sr sra srta srs sres dr dra dres lic lcdo ing arq prof profa dña d.ª excmo excma ilmo gral cnel "
    "tte sgto mons pza ctra urb rvdo hnos sto sta mtro mtra univ dpto depto pdte vid inst cfr ntra avda edif "
    "hosp trav polg gta Col",
    "it": "sig sig.ra sig.na sigg dott dott.ssa prof prof.ssa proff avv ing arch geom rag on sen gen col ten mons "
    "card cav dr dr.ssa egr spett s.ta p.za p.zza c.so v.le f.lli cfr ist univ naz soc dir "
    "l.go v.lo",
    "pt": "av sr sra srs sras srta dr dra dr.ª prof profa eng arq exmo exma ilmo Al R gov Sen dep Gen cel maj cap "
    "ten sgt mons sto sta pça rod trav inst univ "
    "Faz Cond cf gal hosp rev Exa",
}
"""Short forms behind which a sentence goes on, by language; with a capital those that are words, too."""
_BEFORE_NUMBER = {
    "de": "abb tab nr nrn art abs kap bd s str ziff anm rn aufl geb gest tel jg h fig op",
    "en": "b c d l m n p r s fl op opp v vv para paras ext chap chaps ch chs sc ll chr ca cl arts bk bks eq eqs fn fns "
    "nn ss regs suppl refs cols vol vols pg pgs pp fig figs secs sect sects tbl approx circ est elev lat bldg rm hwy "
    "rte ser tel",
    "fr": "p pp art al n no chap fig t vol tél éd ch civ janv févr fév avr juil sept oct nov déc",
    "es": "s ss pág págs p pp núm n.º art arts apdo cap vol fig tel t párr inc ene feb mar abr jun jul "
    "ago sep sept oct nov dic",
    "it": "sec secc pag pagg p pp art artt n nn cap vol fig tav tab all lett co sez par tel gen genn "
    "feb febb mar apr mag giu lug ago set sett ott nov dic",
    "pt": "séc sécs pág págs p pp art arts n.º nº inc cap vol fig tab al tel jan fev mar abr mai jun "
    "jul ago set out nov dez",
}
"""Short forms behind which a sentence goes on with a number."""
_PHRASES = {
    tag: frozenset(forms.split(" | "))
    for tag, forms in {
        "de": "z. b | d. h | u. a | i. d. r | i. d | i. s. d | i. s. v | i. v. m | i. h. v | v. a | o. g | s. o | s. u "
        "| s. a | m. a. w | u. zw | i. d. f | i. d. f. v | urt. v | beschl. v | a. d | dr. rer. nat | i. allg",
        "fr": "p. ex | par ex | i. e | c.-à-d | dir. gén | secr. gén",
        "es": "p. ej | i. e | v. gr | v. g | ntra. sra | ss. mm | s. m | s. s | s. a. r",
        "it": "ad es | p. es | d. lgs | d. l | d. m",
        "pt": "p. ex | i. e | v. g | n. sra | ss. aa",
    }.items()
}
"""Short forms of several words behind which a sentence goes on: z. B. Die Linke."""
_CENTURIES = frozenset("séc sécs sec secc ss".split())
_OPENERS = {
    "de": "Den Dem Des Eine Einer Einem Wir Ihr Ich Man Im In Am An Auf Bei Mit Nach Von Vom Zu Zum Zur Aus Für "
    "Durch Doch Denn Da Dann Danach Daher Deshalb Damit So Wenn Als Ob Weil Wer Was Wie Wo Warum Noch Nun "
    "Jetzt Heute Gestern Auch Nur Nicht Kein Keine Sein Seine Ihre Mein Unser Dies Diese Dieser Dieses Alle "
    "Beide Mehr Dort Hier Nein Ja",
    "fr": "Ils Elles On Ce Cette Ces Cet Son Sa Ses Leur Leurs Dans En À Au Aux Pour Par Avec Sans Mais Et Ou Donc "
    "Or Car Puis Ensuite Enfin Depuis Selon Après Avant Quand Si Comme Nous Vous Je Des Du La Hier Demain "
    "Tout Tous",
    "es": "Su Sus Al En Del Por Para Con Sin Pero También Además Desde Hasta Cuando Si No Ya Así Esta Este Estos "
    "Estas Ese Esa Eso Esto Hay Es Fue Todo Todos Según Tras Entre Aunque Como Ahora Después Antes Ayer Hoy "
    "Él Ella Ellos Nadie Yo Se",
    "it": "Uno Una Nel Nella Nei Del Della Al Alla Dal In Di Da Con Per Su Tra Fra Ma E Ed O Poi Dopo Prima Quando "
    "Se Come Anche Non È Era Sono Questo Questa Chi Che Suo Sua Loro Noi Voi Io Lui Lei Oggi Ieri Ora Così "
    "Tutti Nessuno",
    "pt": "Um Uma No Na Nos Nas Do Da Em De Com Por Para Sem Mas Ou Se Quando Como Depois Antes Então Também Ele "
    "Ela Eles Elas Eu Nós Seu Sua Este Esta Isso Isto Não É Foi Já Hoje Ontem Após Ninguém Todos",
}
"""Words that often begin a sentence, beside those of ``_STARTERS``."""
_LEADING_WORDS, _NUMBERED_WORDS, _OPENING_WORDS = (
    {tag: frozenset(words.split()) for tag, words in table.items()} for table in (_LEADING, _BEFORE_NUMBER, _OPENERS)
)
_OPENING_WORDS = {tag: words | _STARTERS for tag, words in _OPENING_WORDS.items()}
_NONE: frozenset[str] = frozenset()
_ORDINAL_LEADS = frozenset("am beim zum zur im vom der die das dem den des ihr ihren sein seinen jeder".split())
"""German words behind which a number of three digits with a full stop is an ordinal, too: beim 100. Geburtstag."""
_ORDINAL_STOPS = frozenset("de da nb nn no fi cs sk pl hu hr sl et lv is".split())
"""Languages in which a full stop behind a number makes it an ordinal: am 3. Mai."""
_TWIN = re.compile(r"^.*-(?=(?:St|Ste|Mt|Ft)$)")
"""What stands before the saint's city in a name of two: Minneapolis-St. Paul."""
_WHOLE = re.compile(
    r"(?:[\w-]+\.)+(?:com|org|net|gov|edu|io|info|tv|app|dev|fm|ly|eu|uk|de|fr|ca|au|nl|js|py|md|pdf|txt|exe)"
    r"|\$?\d+(?:,\d{3})*\.\d+%?"
)
"""An address, a file or a number, whose full stops are its own: visit x.com. Reply soon."""
_SHORT = re.compile(r"[A-Za-z]{1,2}\.")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|V|(?<=X))")
"""The number of a chapter: II. June."""
_SAYING = re.compile(r"(?:[A-Z][\w.’'-]* ){1,3}(?:said|asked|told|wrote|replied|added|says|asks|shouted|answered)\b")
_REFUSES = re.compile(r"\b(?:is|was|said|says|say|answered|voted|a|to|firm|flat|simply|just|and|or) \Z")
_COUNTS = re.compile(r"\d[\d,]* (?:[a-z]{2,}s|people|men|women|children)\b")
"""What stands around a no that is an answer, and no number's."""
_SIGNS = frozenset("+ & = × /".split())
"""What begins no sentence: $50/mo. + tax."""
_MEASURED = frozenset("avg max min temp".split())
_LENGTHS, _COMPASS = frozenset("mi km yd yds ft".split()), frozenset("N S E W NE NW SE SW NNE NNW SSE SSW".split())
_A_WORD = re.compile(r"\b(?:the|to|its|his|her|my|our|your|their|a|an|new|office) \Z")
"""What is short before a number, max. 3 MB, and what stands before it where it is a word: to the max. 3 people left."""
_LAST = re.compile(r"[^\s\"'“”‘’(\[«—–/]*$")


_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})[.?!](?=(?P<word>[^\W\d_a-z]['’]?[^\W\d_A-Z]*),?(?P<next> [^\W\d_A-Z])?)")
"""A stop between a word and a capital without the space that was forgotten: it was over.The boats left."""
_WORDS_AHEAD = re.compile(r"(?:^| )[^\W\d_]+,? (?:[^\W\d_A-Z]+[-'’])*[^\W\d_A-Z]+$")
_NOUNS_AHEAD = re.compile(r"(?:^| )[^\W\d_]+,? [^\W\d_]+$")
"""Two words of prose before that stop, the second in small letters but in German: no name of a file. Behind a full stop
stands a word that often begins a sentence, too, for system.Collections is none."""


def split_sentences(text: str, language: str = "en") -> Iterator[str]:
    """The sentences of a text, in order; ``join_sentences`` makes the text of them again, its white space folded.

    Where the space behind a full stop was forgotten, it has one then.
    """
    tag = language.partition("-")[0].lower()
    for part in _split_wide(" ".join(text.split())):
        for whole in _split_glued(part, tag):
            yield from _split_spaced(whole, tag)


def _split_glued(text: str, tag: str) -> Iterator[str]:
    start, starters = 0, _OPENING_WORDS.get(tag, _STARTERS)
    ahead = _NOUNS_AHEAD if tag == "de" else _WORDS_AHEAD
    for match in _GLUED.finditer(text):
        word, asked = match["word"], match[0] == "?"
        begins = word in starters or word in _STARTERS or (match["next"] and (asked or word.endswith("ly")))
        if begins and ahead.search(text, max(start, match.start() - 60), match.start()):
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def join_sentences(sentences: Iterable[str]) -> str:
    """The sentences as one text: with a space between them, or with none behind a stop of Chinese or Japanese."""
    joined = ""
    for sentence in sentences:
        typed = joined.endswith(("!", "?")) and not UNSPACED.match(sentence)
        joint = "" if not joined or (_JOINED.search(joined) and not typed) else " "
        joined += joint + sentence
    return joined


def _split_wide(text: str) -> Iterator[str]:
    """The text in parts that end with the stops of scripts that put no space between sentences."""
    start = 0
    for match in _WIDE_END.finditer(text):
        if match["shut"] and _GOES_ON.match(text, match.end()):
            continue
        part = text[start : match.end()].strip()
        start = match.end()
        if part:
            yield part
    if text[start:].strip():
        yield text[start:].strip()


def _split_spaced(folded: str, tag: str) -> Iterator[str]:
    start = at = 0
    while match := _END.search(folded, at):
        at = match.end("close") + 1
        if _ends_sentence(folded, start, match, tag):
            yield folded[start : at - 1]
            start = at
    if folded[start:]:
        yield folded[start:]


def _ends_sentence(text: str, start: int, match: re.Match[str], tag: str) -> bool:
    ordinals = tag in _ORDINAL_STOPS
    starters = _OPENING_WORDS.get(tag, _STARTERS)
    following = match["next"]
    first, word = following[0], following.rstrip(".,;:!?…”’\"')]")
    if first.islower() or following in _SIGNS:
        return False
    if match["stop"] != ".":
        quoted = any(mark in match["close"] for mark in "\"'”’»")
        return not (quoted and not match["open"] and _SAYING.match(text, match.start("next")))
    found = _LAST.search(text, max(start, match.start() - 24), match.start())  # no abbreviation is longer
    before = found[0] if found else ""
    at = match.start() - len(before)
    lead = text[max(start, at - 12) : at]
    numbered = ordinals and word not in starters and _is_ordinal(before, lead)
    if numbered or _is_spaced_out(before, following) or _leads_on(before, first, word, lead):
        return False
    own = _ends_form(text, at, match, tag, ends=word in starters)
    if own is None:
        own = _is_short(before, word, tag)
    at_start = at <= start or text[at - 2 : at] in {": ", "; "}
    if own is not None and not match["close"]:
        return own and not (at_start and len(before) == 1)  # b. Robots
    if ordinals and before.lower() in _GERMAN:
        return word in starters
    whole = _WHOLE.fullmatch(before) and not (at_start and before[0].isdigit())
    refused = (before == "no" and _REFUSES.search(lead)) or (
        before == "No" and text[max(0, at - 2) : at] == "? "  # Was it his? No. 5 others had keys.
    )
    counted = refused and _COUNTS.match(text, match.start("next"))  # The answer is no. 4 people have tried.
    ends_all = whole or (before.lower() == "etc" and not ordinals)
    return (
        (first.isupper() and bool(ends_all))
        or _full_stop_ends(_TWIN.sub("", before), word, starters, at_start=at_start)
        or bool(counted or match["close"])
    )


def _is_spaced_out(before: str, following: str) -> bool:
    """Whether the two are letters of one short form: z. B., p. ej."""
    return len(before) == 1 and before.islower() and _SHORT.match(following) is not None


def _leads_on(before: str, first: str, word: str, lead: str) -> bool:
    """Whether it is short for what a number is, max. 3 MB, or for a length in a direction: 2 mi. SW of here."""
    if before in _LENGTHS:
        return word in _COMPASS and lead.rstrip()[-1:].isdigit()
    return before in _MEASURED and (first.isdigit() or first in "$£€~<>≈±") and not _A_WORD.search(lead)


def _is_ordinal(before: str, lead: str) -> bool:
    """Whether a number with its full stop is an ordinal: up to two digits, behind an article three, or a Roman one."""
    led = lead.split()[-1:]
    leads = bool(led) and led[0].lower() in _ORDINAL_LEADS
    if not before.isdecimal():
        return leads and _ROMAN.fullmatch(before) is not None  # der II. Weltkrieg, and no Wilhelm II.
    return len(before) < 3 or (len(before) == 3 and leads)


def _is_short(before: str, word: str, tag: str) -> bool | None:
    """Whether a sentence ends behind a short form of the language's own; None for what is none."""
    small = before[:1].lower() + before[1:]
    leading, numbered = _LEADING_WORDS.get(tag, _NONE), _NUMBERED_WORDS.get(tag, _NONE)
    if before in leading or small in leading:
        return False
    street = tag == "de" and small.endswith("str")
    if not street and (before if len(before) == 1 else small) not in numbered:  # P. is an initial, p. a page
        return None
    fewest = 1 if small in _CENTURIES else 2  # no séc. V
    return not (word[:1].isdigit() or (len(word) >= fewest and _ROMAN.fullmatch(word)))


def _ends_form(text: str, at: int, match: re.Match[str], tag: str, *, ends: bool) -> bool | None:
    """Whether a sentence ends behind a listed short form whose last letters begin ``at``; None for what is none.

    Behind one that is whole it does where a word follows that often begins one, and never where a number does.
    """
    last = text[at : match.start()]
    leads = {last, last[:1].lower() + last[1:]} & _LEADING_WORDS.get(tag, _NONE)
    for head, rest, form in list_parts(tag).get(last, ()) if last.lower() != "etc" else ():
        begins = at - len(head) - 1 if head else at
        if begins < 0 or not text.startswith(head, begins) or text[begins - 1 : begins].isalnum():
            continue
        if leads and not head:
            return False
        if form is None:
            if text.startswith(rest, match.start("next")):
                return False
            continue
        number = match["next"][0].isdigit() or _ROMAN.fullmatch(match["next"].rstrip(".,;:)"))
        if number or f"{head} {last}".strip().lower() in _PHRASES.get(tag, _NONE):
            return False
        bare, _, named = form.said.partition(";")
        led = form.where in {"<", "+"} and text[:begins].rstrip()[-1:].isdigit()
        if led or (form.where in {"", "^", "&"} and (bare or named.partition(";")[0])):
            return ends
    return None


def _full_stop_ends(before: str, word: str, starters: frozenset[str], *, at_start: bool) -> bool:
    """Whether the full stop after ``before`` ends a sentence when ``word`` comes next."""
    lowered = before.lower()
    if lowered in _NEVER and (before[:1].isupper() or lowered not in {"d", "m", "v", "p", "me", "fr", "al"}):
        return False
    if lowered in {"v", "p", "pp"} or (lowered == "al" and word[:1].isdigit()):  # Lee et al. 2020
        return False
    if at_start and (before.isdigit() or (len(before) == 1 and before.isalpha()) or _ROMAN.fullmatch(before)):
        return False  # the number of a list item, or an initial
    if lowered in _NUMBERED and (before[:1].isupper() or lowered in _SMALL_NUMBERED):
        roman = lowered == "art" and len(word) > 1 and _ROMAN.fullmatch(word)
        return not (word[:1].isdigit() or roman)
    named = before[:1].isupper() and lowered in _CAPITAL
    if (len(before) == 1 and before.isupper()) or "." in before or lowered in _MAYBE or named:
        return word in starters
    return True


UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
)
"""A letter of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_BETWEEN = re.compile(
    r"(?<=[。！？｡；，、：」』”’）】〉》])(?![。！？｡；，、：」』”’）】〉》…ー々])|(?<=[^\s「『“‘（【〈《(])(?=[「『“‘（【〈《])"
    r"|(?<=[ぁ-ゖ])(?<![おごっ])(?=[々一-龯ァ-ヺ0-9A-Za-z])"
    r"|(?<=的)(?![确士话])(?=[一-龯])|(?<=[一-龯])(?=因为|所以|但是|如果|而且|并且|以及|或者|虽然|不过|然后|同时|由于|对于|关于|根据)"
)
"""Where words of such scripts are sure to part: at signs, behind Japanese endings, at Chinese words of grammar."""
_SYLLABLE = re.compile(r"(?<=[\u0e01-\u0e5b])(?=[เแโใไ])|(?<=[\u0e80-\u0edf])(?=[ເແໂໃໄ])")
"""Where a Thai or Lao syllable begins for sure, of a run without spaces that is longer than a line."""


def split_unspaced(word: str, width: int) -> list[str]:
    """What stands between two spaces in the pieces between which a line may break; Latin words stay whole.

    A piece is no longer than ``width``: a longer one is cut between syllables, or where the line ends, never before a
    mark that belongs to its letter.
    """
    if len(word) <= width and not UNSPACED.search(word):
        return [word]
    pieces: list[str] = []
    for piece in _cut(word, _BETWEEN):
        for part in [piece] if len(piece) <= width else _cut(piece, _SYLLABLE):
            rest = part
            while len(rest) > width:
                at = next((at for at in range(width, 0, -1) if unicodedata.category(rest[at])[0] != "M"), width)
                pieces.append(rest[:at])
                rest = rest[at:]
            pieces.append(rest)
    return pieces


def _cut(text: str, places: re.Pattern[str]) -> list[str]:
    ends = [0, *(match.start() for match in places.finditer(text) if match.start()), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if end > start]


# Where a sentence may be broken, the best place first. A comma inside a number has no space after it.
_PLACES = (
    re.compile(r"[;:][\"”’)\]]* "),
    re.compile(r" [—–-] |—"),
    re.compile(r",[\"”’)\]]* (?=(?:and|but|or|nor|yet|so|which|who|while|where|because|although|though|if|when|as)\b)"),
    re.compile(r",[\"”’)\]]* (?=[a-z])"),
    re.compile(r" (?=(?:and|but|or|which|who|that|because|while|if|when|with|for|from|in|on|at|by|to)\b)"),
    re.compile(r"(?<=[a-z]) (?=[a-z])"),
    re.compile(r"[。、！？，；：][」』”’）】〉》]*(?![。、！？，；：」』”’）】〉》])"),
    _BETWEEN,
    re.compile(r" (?=[^\d])(?<=[^\d] )"),
    re.compile(r" "),
)


def split_clauses(sentence: str, limit: int) -> Iterator[str]:
    """The sentence in parts of at most ``limit`` characters, broken at its clauses, never inside a number or a name.

    Only a name or number that is longer than ``limit`` is broken itself, and then at its spaces if it has any.
    """
    rest = sentence
    while len(rest) > limit:
        at = _find_break(rest, limit)
        yield rest[:at].strip()
        rest = rest[at:].strip()
    if rest:
        yield rest


def _find_break(text: str, limit: int) -> int:
    """The end of the last best place within ``limit``; not in the first quarter, where a scrap would be left."""
    for floor in (limit // 4, 0):
        for place in _PLACES:
            ends = [match.end() for match in place.finditer(text, 0, limit + 1) if floor < match.end() <= limit]
            if ends:
                return ends[-1]
    return limit
