"""Short forms that are words or other short forms elsewhere: what stands before or behind tells them."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.patterns import Match, either, ends_sentence
from articlecast.narrate.languages.en.words import STARTERS

_REACH = 24
"""Characters before a short form that its row may look at."""
_ORDINAL = r"\d(?:st|nd|rd|th|d) (?:[A-Z][a-z]+ )?"
_CREDITED = r"[(\[,;] ?"
_NUMBERED = r" ?\d"
_NAMED = rf" (?!(?:{either(STARTERS)})\b)[A-Z]"
_PLACE = r"[A-Z][\w’'-]+ "
_COUNTIES = (
    "Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim"
    "|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford"
    "|Wicklow"
)
_BEGIN = frozenset("pop mag reg regs fn feat".split())
"""Those that begin a sentence or a cell, too."""
_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("pop", "", r" (?:of |about |approx\. |c\. ?|~)?\d", "population"),
    ("App", "", r" (?:\d|[A-Z]\b|[IVX]+\b)", "Appendix"),
    ("app", r"\b(?:[Ss]ee|in|and|also) |[(,;] ?", r" (?:\d{1,2}(?!\d)|[A-Z](?=[.,;)]))", "appendix"),
    ("Tbl", "", r" (?:\d|[A-Z]\b)", "Table"),
    ("tbl", "", r" \d", "table"),
    ("Ex", r"(?:\b(?:[Ss]ee|[Ii]n|and|from|to|of) |[(,;] ?|\A)", r" (?:\d{1,3}(?![\d:])|[A-Z]\b)", "Exhibit"),
    ("bus", r"\b(?:\d{1,3}|[a-z]+)(?: to \d+|[-–]\d+)? ", r" (?:days?|hours?|hrs)\b", "business"),
    ("bldg", "", "", "building"),
    ("bldgs", "", "", "buildings"),
    ("acct", "", "", "account"),
    ("accts", "", "", "accounts"),
    ("amt", "", "", "amount"),
    ("amts", "", "", "amounts"),
    ("attn", "", "", "attention"),
    ("qty", "", "", "quantity"),
    ("mgmt", "", "", "management"),
    ("mtg", "", "", "meeting"),
    ("mtgs", "", "", "meetings"),
    ("bdrm", "", "", "bedroom"),
    ("bdrms", "", "", "bedrooms"),
    ("gals", r"\d ", "", "gallons"),
    ("avgs", "", "", "averages"),
    ("Approx", "", r" [a-z\d$£€]", "Approximately"),
    ("Assoc", "", r" (?:Prof|Dir|Dean|Ed|Justice|Judge|Editor|Producer|Athletic)", "Associate"),
    ("Assoc", _PLACE, "", "Association"),
    ("assoc", "", r" (?:prof|dir|dean|ed)", "associate"),
    ("Asst", "", r"(?! [a-z])", "Assistant"),
    (
        "Dep",
        "",
        r" (?:Asst|Assistant|Atty|Attorney|Chief|Commissioner|Dir|Gov|Mayor|Min|Police|Prime|Sec|Secretary|Sheriff|Supt|U\.S)",
        "Deputy",
    ),
    ("dep", "", r" (?:asst|chief|dir|gov|mayor|sheriff|supt)", "deputy"),
    ("Dir", "", _NAMED, "Director"),
    ("Dir", r"\b(?:Asst\.|Assistant|Dep\.|Deputy|Exec\.|Executive|Managing) ", "", "Director"),
    (
        "dir",
        r"\b(?:asst\.|assistant|dep\.|deputy|exec\.|executive|managing|artistic|athletic|music|[Tt]he|a|our|its) ",
        r"(?! [A-Z])",
        "director",
    ),
    ("exec", "", r" (?:dir|director|vice|sec|producer|board|chef|order|committee)", "executive"),
    ("Exec", "", r" (?:Dir|Director|Vice|Sec|Producer|Board|Chef|Order|Committee)", "Executive"),
    ("govt", "", "", "government"),
    ("Chmn", "", "", "Chairman"),
    ("chmn", "", "", "chairman"),
    ("Secy", "", "", "Secretary"),
    ("Treas", "", r" (?:[A-Z]|[a-z])", "Treasurer"),
    ("Ens", "", _NAMED, "Ensign"),
    ("Spc", "", _NAMED, "Specialist"),
    ("Tech", "", r" Sgt\b", "Technical"),
    ("Cllr", "", _NAMED, "Councillor"),
    ("Supv", "", _NAMED, "Supervisor"),
    ("Ald", "", _NAMED, "Alderman"),
    ("Bp", "", _NAMED, "Bishop"),
    ("Abp", "", _NAMED, "Archbishop"),
    ("Bro", "", _NAMED, "Brother"),
    ("Sgts", "", _NAMED, "Sergeants"),
    ("Del", r"(?:\A|[.;] |\b(?:and|by|with|said|says|former|State) )", _NAMED, "Delegate"),
    ("Avg", "", r" [a-z\d]", "Average"),
    ("Min", "", r" (?:age|bid|deposit|donation|height|order|purchase|size|spend|stay|wage|weight|\d)", "Minimum"),
    ("Max", "", r" (?:age|capacity|height|length|load|occupancy|size|speed|temp|weight|width|\d)", "Maximum"),
    ("Qty", "", "", "Quantity"),
    ("wt", "", r"[:,)]| \d", "weight"),
    ("Wt", "", r"[:,)]| \d", "Weight"),
    ("Ht", "", r"[:,)]| \d", "Height"),
    ("No", "", r" of [a-z]", "Number"),
    ("Ed", "", r" note\b", "Editor’s"),
    ("edn", _ORDINAL, "", "edition"),
    ("Trans", "", r" by\b", "Translated"),
    ("Transl", "", r" by\b", "Translated"),
    ("Illus", "", r" by\b", "Illustrated"),
    ("Intro", "", r" by\b", "Introduction"),
    ("pub", "", r" \d{4}", "published"),
    ("publ", "", r" (?:\d{4}|by\b)", "published"),
    ("elev", "", r" \d", "elevation"),
    ("Elev", "", r" \d", "Elevation"),
    ("chap", "", _NUMBERED, "chapter"),
    ("Chap", "", _NUMBERED, "Chapter"),
    ("chaps", "", _NUMBERED, "chapters"),
    ("Chaps", "", _NUMBERED, "Chapters"),
    ("dia", r"\d[\w.]* (?:in\. |cm |mm )?", "", "diameter"),
    ("diam", "", "", "diameter"),
    ("cont", "", r" (?:on|from) (?:p|page)", "continued"),
    ("contd", "", "", "continued"),
    ("ret", r"[(,] ?", r"[),]|\Z", "retired"),
    ("hist", "", r" (?:class|dept|society|soc)\b", "historical"),
    ("govs", "", "", "governors"),
    ("reps", r"\b(?:state|U\.S\.|sales) ", r" [a-z]", "representatives"),
    ("rec", "", r" (?:center|room|league|dept|sports)\b", "recreation"),
    ("univ", "", r" (?:prof|president|campus|staff|students?)", "university"),
    ("hosp", "", "", "hospital"),
    ("hr", r"\b(?:[Pp]er|an|[Ee]very) ", "", "hour"),
    ("yr", r"\b(?:[Pp]er|a|[Ee]very|[Ll]ast|[Nn]ext|[Tt]his) ", "", "year"),
    ("mo", r"\b(?:[Pp]er|a|[Ee]very|[Ll]ast|[Nn]ext) ", "", "month"),
    ("tix", "", "", "tickets"),
    ("Phila", "", "", "Philadelphia"),
    ("col", "", _NUMBERED, "column"),
    ("cols", "", _NUMBERED, "columns"),
    ("Pk", "", r" (?:Ave|Avenue|Rd|Road|Pl|St|Blvd)\b", "Park"),
    ("Pk", _PLACE, "", "Park"),
    ("Pres", "", "-elect", "President"),
    ("Gov", "", "-elect", "Governor"),
    ("Sen", "", "-elect", "Senator"),
    ("Rep", "", "-elect", "Representative"),
    ("Sts", r"(?:[A-Z][\w’'-]+|\dth|\d(?:st|nd|rd)) ", r" [a-z]|[,;)]|\Z", "Streets"),
    ("Cir", r"\b(?!Fed\b|Federal\b|D\.C)[A-Z][a-z]+ ", r",| [a-z]|\Z", "Circle"),
    ("ann", "", r" (?:mtg|meeting|report|sales|rate)\b", "annual"),
    ("ref", "", r" \d", "reference"),
    ("Ref", "", r" \d", "Reference"),
    ("refs", "", r" \d", "references"),
    ("Supp", "", _NUMBERED, "Supplement"),
    ("suppl", "", _NUMBERED, "supplement"),
    ("excl", "", r" [a-z\d$€£]", "excluding"),
    ("rev", r"\bed\., ", "", "revised"),
    ("mag", "", r" (?:of |about )?[-−–+]?\d", "magnitude"),
    ("n", r"(?:[(\[]|\b(?:and|see|at|in|also|cf\.|supra|\d,) )", r" ?\d{1,3}(?![\d%]|[.,]\d)", "note"),
    ("nn", "", _NUMBERED, "notes"),
    ("fn", "", _NUMBERED, "footnote"),
    ("fns", "", _NUMBERED, "footnotes"),
    ("ss", "", _NUMBERED, "sections"),
    ("s", r"\b(?:[Uu]nder|of|[Ii]n|[Bb]y|[Ss]ee|and|also|per|with|Act,?|\d{4},?) ", _NUMBERED, "section"),
    ("reg", "", _NUMBERED, "regulation"),
    ("regs", "", _NUMBERED, "regulations"),
    ("Sch", "", _NUMBERED, "Schedule"),
    ("Amend", "", r" (?:[IVX]+\b|\d)", "Amendment"),
    ("Const", r"\b(?:U\.S\.|US|State|[Ff]ederal) ", "", "Constitution"),
    ("ed", rf"(?:{_ORDINAL}|\b(?:[Rr]ev\.|[Rr]evised|[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ew|[Ll]imited) )", "", "edition"),
    ("ed", r"\(", r"\)", "editor"),
    ("ed", r"[(\[]", _NAMED, "edited by"),
    ("eds", r"\(", r"\)", "editors"),
    ("rev", "", r" ed\b", "revised"),
    ("trans", _CREDITED, _NAMED, "translated by"),
    ("dir", _CREDITED, _NAMED, "directed by"),
    ("prod", _CREDITED, _NAMED, "produced by"),
    ("illus", _CREDITED, _NAMED, "illustrated by"),
    ("arr", _CREDITED, _NAMED, "arranged by"),
    ("feat", "", r" [A-Z\d]", "featuring"),
    ("ft", r"(?:\(|[A-Za-z”\"’'] )", _NAMED, "featuring"),
    ("min", r"\d(?:st|nd|rd|th)[- ]", "", "minute"),
    ("Brig", _ORDINAL, r"(?! Gen)", "Brigade"),
    ("Div", _ORDINAL, "", "Division"),
    ("Regt", "", "", "Regiment"),
    ("Bn", _ORDINAL, "", "Battalion"),
    ("Inf", _ORDINAL, "", "Infantry"),
    ("Cav", _ORDINAL, "", "Cavalry"),
    ("Co", r"(?<!& )(?<!and )", rf" (?:{_COUNTIES})\b", "County"),
    ("Jct", _PLACE, "", "Junction"),
    ("Mtn", _PLACE, "", "Mountain"),
    ("Mtns", _PLACE, "", "Mountains"),
    ("Hts", _PLACE, "", "Heights"),
    ("Spgs", _PLACE, "", "Springs"),
    ("Ctr", _PLACE, "", "Center"),
    ("Gdns", _PLACE, "", "Gardens"),
    ("Tpke", _PLACE, "", "Turnpike"),
    ("Expy", _PLACE, "", "Expressway"),
    ("Fwy", _PLACE, "", "Freeway"),
    ("sc", r"\b[Aa]ct [\w]+,? ", r" (?:\d|[ivx]+\b)", "scene"),
    ("Chs", "", _NUMBERED, "Chapters"),
    ("chs", "", _NUMBERED, "chapters"),
    ("Secs", "", _NUMBERED, "Sections"),
    ("Vols", "", r" (?:\d|[IVX]+\b)", "Volumes"),
    ("Ct", "", _NUMBERED, "Count"),
    ("Cts", "", _NUMBERED, "Counts"),
    ("Rt", "", _NUMBERED, "Route"),
    ("pt", r"\b[Dd]ew ", "", "point"),
    ("vis", "", _NUMBERED, "visibility"),
    ("dau", "", "", "daughter"),
    ("dtr", "", "", "daughter"),
    ("Prop", "", _NUMBERED, "Proposition"),
    ("Props", "", _NUMBERED, "Propositions"),
    ("gen", "", r" (?:admission|manager|public|sec|election|counsel|strike)\b", "general"),
    ("capt", "", "", "captain"),
    ("sgt", "", "", "sergeant"),
    ("lt", "", r"(?! ?\d)", "lieutenant"),
    ("asst", "", "", "assistant"),
    ("assts", "", "", "assistants"),
    ("mgrs", "", "", "managers"),
    ("mgr", "", "", "manager"),
    ("gov", r"\b(?:[Tt]he|[Aa]|former|ex-|his|her|our) ", "", "governor"),
    ("prof", r"\b(?:[Tt]he|[Aa]|former|his|her|our|my) ", "", "professor"),
    ("Ven", "", _NAMED, "Venerable"),
    ("Jct", "", _NUMBERED, "Junction"),
    ("Co", "", r" (?:Rd|Road|Hwy|Highway|Route|Rte)\b", "County"),
    ("stn", "", "", "station"),
    ("Stn", _PLACE, "", "Station"),
    ("wkts", r"\d ", "", "wickets"),
    ("wkt", r"\d ", "", "wicket"),
    ("wk", "", _NUMBERED, "week"),
    ("wks", "", _NUMBERED, "weeks"),
    ("cent", rf"(?:{_ORDINAL}|\b(?:early|mid|late) )", "", "century"),
    ("Lat", "", r" \d", "Latitude"),
    ("lat", "", r" \d", "latitude"),
    ("Long", r"[NS][,;]? (?:and )?", r" \d", "Longitude"),
    ("long", r"[NS][,;]? (?:and )?", r" \d", "longitude"),
    ("adv", r"[$€£]\d[\d.]*,? (?:in )?", "", "advance"),
    ("sat", "", r" fat\b", "saturated"),
    ("mts", "", "", "mountains"),
    ("R", rf"\b[Tt]he (?:Little |Big |Upper |Lower )?{_PLACE}", r"(?! [A-Z])", "River"),
    ("Ed", r"\b(?:Dept\.|Department|Bd\.|Board|Secretary) of ", "", "Education"),
    ("Ag", r"\b(?:Dept\.|Department|Bd\.|Board|Secretary) of ", "", "Agriculture"),
    ("Ret", r"[(,] ?", r"[),]|\Z", "retired"),
    ("Wm", "", _NAMED, "William"),
    ("Chas", "", _NAMED, "Charles"),
    ("Geo", "", _NAMED, "George"),
    ("Thos", "", _NAMED, "Thomas"),
    ("Jas", "", _NAMED, "James"),
    ("Benj", "", _NAMED, "Benjamin"),
    ("Robt", "", _NAMED, "Robert"),
    ("Edw", "", _NAMED, "Edward"),
)
"""A short form without its stop, what must stand before it and behind the stop (anything where empty), and its words."""
_BOOKS = {
    "Col": "Colossians", "Chron": "Chronicles", "Chr": "Chronicles", "Dan": "Daniel", "Eccl": "Ecclesiastes", "Ex": "Exodus",
    "Exod": "Exodus", "Ezek": "Ezekiel", "Hab": "Habakkuk", "Hos": "Hosea", "Jas": "James", "Jer": "Jeremiah", "Jn": "John",
    "Josh": "Joshua", "Judg": "Judges", "Kgs": "Kings", "Lam": "Lamentations", "Lk": "Luke", "Mal": "Malachi", "Mic": "Micah",
    "Mk": "Mark", "Mt": "Matthew", "Neh": "Nehemiah", "Num": "Numbers", "Pet": "Peter", "Phil": "Philippians",
    "Sam": "Samuel", "Thess": "Thessalonians", "Tim": "Timothy", "Zech": "Zechariah",
}  # fmt: skip
"""Books of the Bible that are shortened, before a chapter and a verse."""
_ROWS += tuple((short, "", r" \d{1,3}:\d", name) for short, name in _BOOKS.items())
_SHIRES = {
    "Beds": "Bedfordshire", "Berks": "Berkshire", "Bucks": "Buckinghamshire", "Cambs": "Cambridgeshire",
    "Glos": "Gloucestershire", "Hants": "Hampshire", "Herts": "Hertfordshire", "Lancs": "Lancashire",
    "Leics": "Leicestershire", "Lincs": "Lincolnshire", "Northants": "Northamptonshire", "Notts": "Nottinghamshire",
    "Oxon": "Oxfordshire", "Staffs": "Staffordshire", "Warks": "Warwickshire", "Wilts": "Wiltshire",
    "Worcs": "Worcestershire", "Yorks": "Yorkshire",
}  # fmt: skip
_ROWS += tuple((short, r", ", "", name) for short, name in _SHIRES.items())
_ROWS += tuple((row[0].capitalize(), *row[1:3], row[3].capitalize()) for row in _ROWS if row[0] in _BEGIN)
PLACED = frozenset(row[0] for row in _ROWS)
_PLACES = {
    word: tuple(
        (re.compile(rf"{ahead}\Z") if ahead else None, re.compile(behind), said)
        for short, ahead, behind, said in _ROWS
        if short == word
    )
    for word in PLACED
}


def say_placed_form(match: Match) -> str | None:
    """Pop. 1,105 and (feat. Ana Cruz): population, featuring; nothing where no row of it fits."""
    text, at = match.string, match.start()
    for ahead, behind, said in _PLACES[match["word"]]:
        if (ahead is None or ahead.search(text, max(0, at - _REACH), at)) and behind.match(text, match.end()):
            return f"{said}." if not behind.pattern and ends_sentence(match) else said
    return None
