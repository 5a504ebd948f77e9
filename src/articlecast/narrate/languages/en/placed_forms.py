"""Short forms that are words or other short forms elsewhere: what stands before or behind tells them."""

from __future__ import annotations

import re

from articlecast.narrate.languages.en.patterns import Match, either, ends_sentence
from articlecast.narrate.languages.en.places import STATES
from articlecast.narrate.languages.en.words import SHORT, STARTERS, TITLES

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
    ("pop", "", r" (?:of |about |approx\. |c\. ?|~)?(?:\d\d|\d,\d)", "population"),
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
    ("pres", r"\b(?:[Tt]he|a|our|its|his|her|former|vice|club|bank|class|union) ", "", "president"),
    ("sec", r"\b(?:[Tt]he|a|club|exec\.|rec\.|recording|press|treasury) ", r" (?:of|and|for)\b|[,;]", "secretary"),
    ("treas", "", "", "treasurer"),
    ("vol", r"\b(?:sales|trading|trade|daily|avg\.|average|low|high|traffic|total) ", "", "volume"),
    ("assn", "", "", "association"),
    ("assns", "", "", "associations"),
    ("mfg", "", "", "manufacturing"),
    ("mfr", "", "", "manufacturer"),
    ("mfrs", "", "", "manufacturers"),
    (
        "cos",
        r"\b(?:mfg\.|ins\.|oil|tech|drug|auto|phone|cable|tobacco|insurance|manufacturing|railroad|mining|other|many|two|three|big|local|the|both) ",
        "",
        "companies",
    ),
    ("ins", "", r" (?:cos?|agents?|rates|policy|policies)\b", "insurance"),
    ("co", r"\b(?:the|a|our|ins\.|mfg\.|insurance) ", "", "company"),
    ("corp", r"\b(?:the|a|our) ", "", "corporation"),
    ("intl", "", "", "international"),
    ("natl", "", "", "national"),
    ("inst", "", r" (?:of|for)\b", "institute"),
    ("Inst", "", r" (?:of|for)\b", "Institute"),
    ("Soc", "", r" (?:of|for)\b", "Society"),
    ("Soc", r"\bHist\. ", "", "Society"),
    ("Acad", "", r" of\b", "Academy"),
    ("Coll", "", r" of\b", "College"),
    ("Cmte", "", "", "Committee"),
    ("cmte", "", "", "committee"),
    ("Cttee", "", "", "Committee"),
    ("Fdn", "", "", "Foundation"),
    ("Hist", "", r" (?:Soc|Society|Dist|District|Museum)\b", "Historical"),
    ("Bd", "", r" of\b", "Board"),
    ("Bur", "", r" of\b", "Bureau"),
    ("ctr", "", "", "center"),
    ("Trl", _PLACE, "", "Trail"),
    ("Xing", _PLACE, "", "Crossing"),
    ("Aly", _PLACE, "", "Alley"),
    ("Rdg", _PLACE, "", "Ridge"),
    ("Vly", _PLACE, "", "Valley"),
    ("Cyn", _PLACE, "", "Canyon"),
    ("Crk", _PLACE, "", "Creek"),
    ("Gt", "", _NAMED, "Great"),
    ("Sask", "", "", "Saskatchewan"),
    ("Que", "", "", "Quebec"),
    ("Ont", "", "", "Ontario"),
    ("Alta", "", "", "Alberta"),
    ("Man", r"[A-Z][a-z]+, ", "", "Manitoba"),
    ("Nfld", "", "", "Newfoundland"),
    ("Tas", "", "", "Tasmania"),
    ("sq", "", r" (?:ft|yds?|mi|in|km|m|cm|feet|foot|inch(?:es)?|met(?:er|re)s?|miles?|yards?)\b", "square"),
    ("cu", "", r" (?:ft|yds?|in|m|cm|feet|foot|inch(?:es)?|met(?:er|re)s?|yards?)\b", "cubic"),
    ("ft", r"\b[Pp]er (?:sq|cu)\. ", "", "foot"),
    ("yd", r"\b(?:[Pp]er|a) (?:(?:sq|cu)\. )?", "", "yard"),
    ("mi", r"\b[Pp]er (?:sq\. )?", "", "mile"),
    ("mi", r"\b(?:at|near|from|to|and) ", _NUMBERED, "mile"),
    ("in", r"\b[Pp]er (?:sq|cu)\. ", "", "inch"),
    ("lb", r"\b(?:[Pp]er|a|by the|or the) ", "", "pound"),
    ("oz", r"\b(?:[Pp]er|an|by the|or the) (?:fl\. )?", "", "ounce"),
    ("gal", r"\b(?:[Pp]er|a|by the|or the) ", "", "gallon"),
    ("doz", r"\b(?:[Pp]er|a|by the|or the) ", "", "dozen"),
    ("pkg", r"\b(?:[Pp]er|a|each|one) ", "", "package"),
    ("deg", r"\d ", r"(?! ?[CF]\b)", "degrees"),
    ("Fl", _ORDINAL, "", "Floor"),
    ("fl", _ORDINAL, "", "floor"),
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
    ("Supv", "", _NAMED, "Supervisor"),
    ("Sup", "", _NAMED, "Supervisor"),
    ("Dep", "", _NAMED, "Deputy"),
    ("Ofc", "", _NAMED, "Officer"),
    ("Off", "", _NAMED, "Officer"),
    ("Pt", _PLACE, r"(?! [A-Z])", "Point"),
    ("Is", _PLACE, r"[,;]| (?:and|in|near|was|is)\b", "Island"),
    ("Mem", "", r" (?:Hosp|Hospital|Day|Park|Stadium|Hall|Library|Coliseum|Bridge|Church)", "Memorial"),
    ("Reg", "", r" (?:Hosp|Hospital|Med|Airport)", "Regional"),
    ("Med", "", r" (?:Ctr|Center|Sch|School)", "Medical"),
    ("maj", r"\b(?:[Tt]he|a|former) ", r" (?:of|said|who)\b", "major"),
    ("sen", r"\b(?:[Tt]he|a|former|state) ", "", "senator"),
    ("rep", r"\b(?:[Tt]he|former|state) ", r" (?:of|for|from|said|who)\b", "representative"),
    ("gen", r"\b(?:[Tt]he|a|former|retired) ", r" (?:of|who|said)\b", "general"),
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
    (
        "Sec",
        "",
        r" of (?:State|Defense|War|Labor|Education|Energy|Commerce|Agriculture|Transportation|Homeland|Health|the (?:Treasury|Interior|Navy|Army))\b",
        "Secretary",
    ),
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
    ("n", r"(?:[(\[]|\b(?:and|[Ss]ee|at|in|also|cf\.|supra|[Ii]bid\.,|\d,) )", r" ?\d{1,3}(?![\d%]|[.,]\d)", "note"),
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
    (
        "gen",
        "",
        r" (?:admission|manager|mgr|mtg|meeting|public|sec|election|counsel|strike|store|ledger|contractor)\b",
        "general",
    ),
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
    ("Wm", "", "", "William"),
    ("Chas", "", "", "Charles"),
    ("Geo", "", _NAMED, "George"),
    ("Thos", "", "", "Thomas"),
    ("Jas", "", _NAMED, "James"),
    ("Benj", "", "", "Benjamin"),
    ("Robt", "", "", "Robert"),
    ("Edw", "", "", "Edward"),
    ("U", "", r" of [A-Z][a-z]", "University"),
    ("sm", r"\d ", r" [a-z]", "small"),
    ("med", r"\d ", r" [a-z]", "medium"),
    ("Plat", "", _NUMBERED, "Platform"),
    ("Flt", "", r" [A-Z]{2} ?\d", "Flight"),
    ("dep", "", r" \d", "departs"),
    ("arr", "", r" \d", "arrives"),
    ("rev", "", r" (?:up|down|rose|fell|growth|guidance|of [$€£])\b", "revenue"),
    ("avail", r"\b(?:[a-z]{2,}s\.?|now|also|not|is|are|parking) ", "", "available"),
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
_ALWAYS = {
    "lg": "large", "grp": "group", "srs": "seniors", "pkt": "packet", "pkts": "packets",
    "agcy": "agency", "agt": "agent", "anniv": "anniversary", "appt": "appointment", "appts": "appointments", "apts": "apartments",
    "atty": "attorney", "attys": "attorneys", "bths": "baths", "cmdr": "commander", "cpl": "corporal", "dbl": "double",
    "depts": "departments", "dz": "dozen", "educ": "education", "elem": "elementary", "encl": "enclosed", "engr": "engineer",
    "equip": "equipment", "equiv": "equivalent", "exch": "exchange", "freq": "frequency", "hdqrs": "headquarters",
    "hdqtrs": "headquarters", "hgt": "height", "maint": "maintenance", "mdse": "merchandise", "mkt": "market", "mkts": "markets",
    "ofc": "office", "ofcs": "offices", "orig": "original", "prev": "previous", "pvt": "private", "qtr": "quarter", "qtrs": "quarters",
    "recd": "received", "rms": "rooms", "rpt": "report", "rpts": "reports", "std": "standard", "stmt": "statement", "subj": "subject",
    "supt": "superintendent", "svc": "service", "svcs": "services", "twp": "township", "Alas": "Alaska", "Ida": "Idaho",
    "Penna": "Pennsylvania", "Cdr": "Commander", "Comdr": "Commander", "Commr": "Commissioner", "Cmsr": "Commissioner", "Cpt": "Captain",
    "Svc": "Service", "Svcs": "Services", "Grp": "Group", "Hldgs": "Holdings", "Inds": "Industries", "Prods": "Products",
    "Rlty": "Realty", "Mkt": "Market", "Mkts": "Markets", "Ctrs": "Centers", "Schs": "Schools", "Elem": "Elementary",
}  # fmt: skip
"""Short forms that are no words and stand for one word wherever they are."""
_ROWS += tuple((short, "", "", word) for short, word in _ALWAYS.items())
_BEHIND_NAMES = {
    "Bch": "Beach", "Byp": "Bypass", "Cem": "Cemetery", "Cswy": "Causeway", "Ests": "Estates", "Grv": "Grove", "Hbr": "Harbor",
    "Lndg": "Landing", "Mdws": "Meadows", "Plz": "Plaza", "Riv": "River", "Rnch": "Ranch", "Spg": "Spring", "Sta": "Station",
    "Terr": "Terrace", "Tr": "Trail", "Vlg": "Village", "Vw": "View", "Wy": "Way",
}  # fmt: skip
"""What a street or a place is, behind its name."""
_ROWS += tuple((short, _PLACE, "", word) for short, word in _BEHIND_NAMES.items())
_COUNTRIES = {
    "Eng": "England", "Ger": "Germany", "Ire": "Ireland", "La": "Louisiana", "Mex": "Mexico", "Miss": "Mississippi", "Scot": "Scotland",
}  # fmt: skip
_ROWS += tuple((short, r"[A-Z][a-z]+, ", r"[,;]|\Z| [a-z]", place) for short, place in _COUNTRIES.items())
_COUNTS = {
    "bu": "bushels", "cyl": "cylinder", "eps": "episodes", "pg": "page", "pgs": "pages", "rm": "room", "vol": "volume", "vols": "volumes",
}  # fmt: skip
_ROWS += tuple((short, r"\d[- ]", "", word) for short, word in _COUNTS.items())
_ROWS += tuple((row[0].capitalize(), *row[1:3], row[3].capitalize()) for row in _ROWS if row[0] in _BEGIN)
_NAMES = {row[0] for row in _ROWS}
_ROWS += tuple(
    (short.capitalize(), "", "", word.capitalize())
    for short, ahead, behind, word in _ROWS
    if not (ahead or behind)
    and len(short) > 2
    and short.islower()
    and short.capitalize() not in {*_NAMES, *SHORT, *TITLES, *STATES}
)
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
