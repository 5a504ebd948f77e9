"""The words around what a rule has found, and what a noun's ending tells of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlecast.narrate.languages.grammar import Form, Grammar

_NEUTER = tuple(
    "Bund chen ilo fund las ahr tück utzend iter seum loster amt Amt aus Land land orf chloss Bad bad erk eater entrum "
    "lbum ebüt deo orum atum nasium nstitut ericht echt esetz nehmen arlament bäude onzert eam ind chiff uto eld iel "
    "ild uch".split()
)
"""How German nouns end that are neuter, of those of which there are halves or short adjectives."""
_NO_NOUNS = frozenset(
    "contra contro contre gegen frente ante que por para pero und con della dalla nella alla sulla delle dalle nelle "
    "alle sulle del dal nel "
    "sul degli dei agli dans avec sur sous par pour les des une est sont ont ans los las una uno unos unas "
    "entre hasta desde sobre como más mais mas dos das nos nas aos pelo pela uma sin sem circa ancora prima "
    "dopo senza fra tra non può sono anche quando mientras cuando quand "
    "près puis depuis alors après pues entonces menos meno moins plus avant".split()
)
"""Words that follow a number and are none that it counts."""


def word_before(match: re.Match[str]) -> str:
    """The word before a match, or nothing."""
    words = match.string[max(0, match.start() - 40) : match.start()].split()
    return words[-1] if words else ""


_IMPURE = re.compile(r"s[^aeiouàèéìòù]|z|gn|ps|x|y", re.IGNORECASE)
"""How an Italian noun begins that takes uno: uno studente."""


def one_before(noun: str, form: Form) -> str:
    """Italian one before a noun, with its space: un anno, uno zaino, una casa, un’ora."""
    if form == "f":
        return "un’" if noun[:1].lower() in "aeiouàèéìòù" else "una "
    return "uno " if _IMPURE.match(noun) else "un "


_LIST_AHEAD = re.compile(
    r"(?:(?:\d{1,4}|[IVX]{1,5})\.(?:\d{1,2}\.(?:\d{4})?|\+\d{1,2})? ?(?:[-–—/]|,|und|oder|bis|sowie) ?){1,9}\Z"
)
_LIST_BEHIND = re.compile(
    r"(?:(?:(?:,|,? (?:und|oder|bis|sowie)|[-–/]) ?|(?<=[-–]))(?:\d{1,3}|[IVX]{1,5})\.(?:\+\d{1,2})?){0,9}"
    r"(?:\+\d{1,2}(?: (?:und|oder) \d{1,3}\.)?)?[ \u00a0]([^\W\d_]+)"
)


def lead_words(match: re.Match[str]) -> list[str]:
    """The words that a German ordinal or date hangs on: of several those before the first, am 3., 4. und 5. Mai."""
    return _LIST_AHEAD.sub("", match.string[max(0, match.start() - 80) : match.start()]).split()


def listed_noun(match: re.Match[str]) -> str:
    """What the last of several German ordinals belongs to: 1., 2. und 3. Preis."""
    found = _LIST_BEHIND.match(match.string, match.end())
    return found[1] if found else ""


def word_after(match: re.Match[str]) -> str:
    """The word that follows after one space, or nothing."""
    found = re.match(r"[ \u00a0\u202f]([^\W\d_]+)", match.string[match.end() : match.end() + 30])
    return found[1] if found else ""


_ENDS = re.compile(r"[ \"'’”“»)]*\Z")


def ends_text(match: re.Match[str]) -> bool:
    """Whether nothing but what closes follows, so that a short form's stop ends the sentence, too."""
    return bool(_ENDS.match(match.string, match.end()))


def is_noun_like(word: str) -> bool:
    """Whether a word in small letters may be a noun that a number counts; for the languages that write nouns so."""
    return word.islower() and len(word) > 2 and word not in _NO_NOUNS


def name_gender(grammar: Grammar, noun: str) -> Form:
    """The gender that a noun's ending tells, where the language's numbers bend; nothing for what is none."""
    if grammar.tag == "de":
        if not noun[:1].isupper():
            return ""
        if noun in grammar.nouns or noun.endswith(grammar.masculine):
            return grammar.nouns.get(noun, "m")
        return "f" if noun.endswith(grammar.feminine) else "n" if noun.endswith(_NEUTER) else "m"
    if not is_noun_like(noun):
        return ""
    if noun in grammar.nouns:
        return grammar.nouns[noun]
    return "f" if noun.endswith(grammar.feminine) and not noun.endswith(grammar.masculine) else "m"


_DATIVE = frozenset("mit von bei aus nach seit außer zu".split())
_TIMES = ("tag", "jahr", "monat", "stunde", "minute", "woche", "sekunde", "liter", "meter")
_TAKING = frozenset(
    "für durch gegen ohne um pro habe hast hat haben hatte hatten gibt gab kauft kaufe kaufen kaufte brauche braucht "
    "brauchen brauchte benötigt benötigen nimm nehme nehmen nimmt nahm sucht suche suchen suchte sieht sah sahen "
    "bekommt bekam bekommen erhält erhielt erhielten verlor verlieren verliert schoss erzielte trinkt trank isst aß "
    "fand findet finden gewann gewinnt enthält enthielt umfasst umfasste bietet bot stellt lädt bestellt bestellte "
    "verletzte tötete forderte meldete meldet zählt zählte kostet kostete dauert dauerte macht machte".split()
)
_STANDING = _DATIVE | frozenset(
    "ist war sind waren wird wurde wurden bleibt blieb kam kommt kommen fehlt fehlte steht stand liegt lag reicht "
    "genügt folgt folgte fährt fuhr starb sitzt saß lebt als wie dazu plus".split()
)
_MASCULINE = tuple(
    "apfel pfirsich topf tag monat mann hund punkt platz löffel becher zweig stängel schuss kopf salat sohn "
    "bruder koch wunsch toten verletzten sieg treffer klick schritt tisch stuhl raum balkon garten hof bus "
    "zug wagen sitz preis gang elfmeter freistoß eckball fehler sommer winter abend morgen brief film roman "
    "artikel stern baum strauß beutel schluck spieler gast kunden mitarbeiter arzt lehrer helfer sack korb "
    "karton koffer tropfen anteil antrag auftrag vertrag fall anruf termin teilnehmer einwohner bewerber "
    "zeugen sänger fahrer trainer täter würfel teller ring schlüssel kilometer meter zentimeter euro dollar "
    "cent prozentpunkt zähler satz versuch grund ort weg mensch menschen studenten polizisten soldaten hektar "
    "liter riegel keks teelöffel esslöffel schuh bogen stift hut mantel rock anzug ball korb schrank spiegel "
    "teppich fernseher computer laptop rechner roller motor traktor lkw pkw bagger kran zaun turm fluss see "
    "berg wald strand hafen flughafen bahnhof platz markt laden supermarkt kiosk verein club klub chor kurs "
    "vortrag film preis pokal titel rekord streik protest angriff anschlag unfall brand schaden verlust "
    "gewinn umsatz kredit zuschuss rabatt gutschein schein scheck kasten eimer krug teig kuchen käse fisch "
    "lachs schinken joghurt quark saft rotwein weißwein kräutertee kaffee schnaps likör pilz kürbis rettich spargel "
    "blumenkohl knoblauch ingwer zucker pfeffer hase vogel hahn wolf bär hirsch esel pinguin zahn finger arm "
    "fuß knochen muskel tumor eingriff patient klient kunde kollege junge zeuge experte besucher "
    "nachbar freund feind partner chef präsident minister richter anwalt notar bürgermeister abgeordneten "
    "verdächtigen beamten angestellten verletzter toter satellit planet komet text absatz abschnitt beitrag "
    "bericht aufsatz essay blog link hinweis vorschlag entwurf plan beschluss ausschuss sender kanal song "
    "hit takt ton klang vertreter spezialisten assistenten praktikanten lehrling zwilling säugling flüchtling "
    "häftling schmetterling frühling mechanismus organismus tourismus schatz stein felsen diamant nagel "
    "hammer bohrer pinsel eingang ausgang flur keller dachboden aufzug lift parkplatz spielplatz stellplatz "
    "kindergarten streifen faden knopf gürtel schal pullover monitor drucker stecker akku sensor chip "
    "prozessor speicher ordner ventilator föhn toaster herd ofen grill".split()
)
"""Nouns that are masculine by their endings, which alone take einen; any other may be neuter: ein Ei."""


_DATIVE_LIST = re.compile(
    r"\b(?:mit|von|bei|aus|nach|seit|außer|zu|ab) (?:\d{1,3} [\w-]+(?:,| und| oder| sowie| plus) )*\Z", re.IGNORECASE
)
"""What one may be the second of, in the case of the first: mit 1 Hund und 1 Katze."""


def bend_one(match: re.Match[str], said: str, noun: str) -> str:
    """German ein and eine in their case, as the last word before it asks for that tells: für einen Tag."""
    before = word_before(match).lower()
    lead = match.string[max(0, match.start() - 60) : match.start()]
    when = before in {"in", "vor", "an", "ab"} and noun.lower().endswith(_TIMES)
    if before in _DATIVE or when or _DATIVE_LIST.search(lead):
        return "einer" if said == "eine" else "einem"
    if said == "eine" or not noun.lower().endswith(_MASCULINE):
        return said
    clause = re.split("[.;:!?]", match.string[max(0, match.start() - 80) : match.start()])[-1]
    words = re.findall(r"\w+", clause.lower())
    leads = (word for word in reversed(words) if word in _TAKING or word in _STANDING)
    acts = len(words) > 1 and words[0] in _SUBJECTS and bool(_VERB.fullmatch(before)) and before not in _STANDING
    return "einen" if acts or next(leads, "") in _TAKING else said


_SUBJECTS = frozenset("der die das er sie ich wir ihr man jeder jede dieser diese".split())
_VERB = re.compile(r"[a-zäöüß]{3,}(?:t|te|ten|en)")
"""Who acts at a clause's start, and what a verb straight behind looks like: Die Stadt baut 1 Kindergarten."""
