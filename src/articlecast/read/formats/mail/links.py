"""Addresses in a letter, fit to be published: a subscriber's are made of tokens, and lead to their subscription.

What is known to be a redirection is unwrapped where its target stands in it, what only its server can resolve is
dropped; of what is left no parameter stays that tells who was sent it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

MOST_LETTERS = 2_000
_WRAPPERS = (
    (re.compile(r"(?:^|\.)google\.[a-z.]{2,6}$"), "/url", ("q", "url")),
    (re.compile(r"(?:^|\.)safelinks\.protection\.outlook\.com$"), "", ("url",)),
    (re.compile(r"^l\.(?:facebook|instagram)\.com$"), "", ("u",)),
    (re.compile(r"(?:^|\.)(?:youtube|linkedin)\.com$"), "/redir", ("q", "url")),
    (re.compile(r"(?:^|\.)steamcommunity\.com$"), "/linkfilter", ("u", "url")),
    (re.compile(r"(?:^|\.)substack\.com$"), "/redirect", ("url", "u")),
    (re.compile(r"^(?:out|away|exit|go|r|link|links|click|track)\."), "", ("url", "u", "target", "to", "dest")),
    (re.compile(r"^slack-redir\.net$"), "", ("url",)),
)
_PROOFPOINT = re.compile(r"^https?://urldefense\.(?:proofpoint\.)?com/v(?P<version>[23])/(?P<rest>.*)$", re.IGNORECASE)
_TRACKERS = re.compile(
    r"(?:^|\.)(?:list-manage\d*\.com|sendgrid\.net|mailgun\.org|mandrillapp\.com|mailchimpapp\.com|rs6\.net|cmail\d+\.com"
    r"|createsend\d*\.com|hubspotlinks\.com|hs-sales\w*\.net|hubspotemail\.net|mlsend\.com|mailerlite\.com|klclick\d*\.com"
    r"|convertkit-mail\d*\.com|ck\.page\.link|sparkpostmail\d*\.com|exct\.net|exacttarget\.com|awstrack\.me|aweber\.com"
    r"|customeriomail\.com|sendibm\d*\.com|sendinblue\.com|brevo\.com|mjt\.lu|mailjet\.com|pstmrk\.it|mkt\d+\.com"
    r"|marketo\.com|mktoweb\.com|pardot\.com|infusionsoft\.com|keap-link\d+\.com|activehosted\.com|acemlna\w*\.com"
    r"|emlnk\d*\.com|getdrip\.com|intercom-(?:mail|clicks)\.com|sailthru\.com|sail-horizon\.com|mailanyone\.net"
    r"|eomail\d*\.com|sendpul\.se|unisender\.com|rapidmail\.(?:de|com)|cleverreach\.com|inxmail\.com|newsletter2go\.com"
    r"|vr-?mails?\.\w+|bit\.do|trk\.\w+\.\w+|clicks?\.[\w.-]+|email\.mg\.[\w.-]+|link\.mail\.[\w.-]+|ablink\.[\w.-]+"
    r"|e?links?\.(?:e|m|mail|news|email|newsletter)\.[\w.-]+|url\d{3,5}\.[\w.-]+|trk\w*\.[\w.-]+|tracking\.[\w.-]+)$",
    re.IGNORECASE,
)
_OWN_AFFAIR = re.compile(
    r"unsub|opt-?out|preferences|manage[-_]?(?:your[-_]?)?(?:subs|pref|email)|subscription|email-?settings|abmeld|abbestell"
    r"|desabonn|desinscr|cancella|afmeld|uitschr|/redirect/|/track/|/click/|/ss/c/|/c/eJ|/lt\.php|/CL0/|/wf/click|/ls/click"
    r"|disable_email|/account|/confirm|/verify|magic-?link|one-?click|/profile|vcard",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"^(?:utm_.*|mc_[ce]id|_hs(?:enc|mi|fp|sc)|hs\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mkt_tok|ck_subscriber_id|vero_\w+"
    r"|oly_(?:anon|enc)_id|e|eid|uid|uuid|r|s|sh|key|sig|signature|hash|h|code|auth|jwt\w*|token|access_token|\w*token|ref\w*"
    r"|publication_id|post_id|isfreemail|showwelcome|triedredirect|_?bhl?id|subscriber\w*|member\w*|user\w*|email|mail|m|to"
    r"|recipient\w*|contact\w*|cid|mid|sid|lid|nid|jid|campaign\w*|source|src|medium|trk\w*|trackid|sc_\w+|spm\w*|cmp\w*|ns_.*"
    r"|wt[._]\w+|at_\w+|__[a-z]\w*|inf_\w+|elq\w*|ss_\w+|pk_\w+|mtm_\w+|piwik_\w+|action|position|location|gift|share\w*|smid"
    r"|smtyp|emc|nl|te|segment_id|instance_id|regi_id|login|session\w*|otp|pass\w*|api_?key)$",
    re.IGNORECASE,
)
_KEPT = {"u", "id", "v", "p", "q", "t", "list", "page", "lang", "issue", "n", "article", "story", "post", "page_id"}
"""Parameters that say which page is meant, for software whose addresses have no words; short ones alone stay."""
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|%40)[\w-]{1,60}\.\w", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif)$", re.IGNORECASE)


def clean_address(address: str, owners: Collection[str] = ()) -> str:
    """The address as everybody would have it, or nothing where it is a subscriber's own or cannot be known.

    ``owners`` are the addresses that the letter was sent to.
    """
    address = _unwrap(address.strip())
    if len(address) > MOST_LETTERS or not re.match(r"https?://", address, re.IGNORECASE):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if not host or "." not in host or _TRACKERS.search(host) or _OWN_AFFAIR.search(f"{parts.path}?{parts.query}"):
        return ""
    if _names_owner(address, owners) or any(_is_token(step) for step in unquote(parts.path).split("/")):
        return ""
    path, query = parts.path, _keep_query(host, parts.query)
    if found := re.match(r"/pub/([\w-]+)(/p/[\w-]+)", path) if host == "open.substack.com" else None:
        host, path, query = f"{found[1].lower()}.substack.com", found[2], ""
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def clean_picture(address: str, owners: Collection[str] = ()) -> str:
    """A picture's address, where it names a picture and nobody who looks at it."""
    address = address.strip()
    if len(address) > MOST_LETTERS or not re.match(r"https?://[^/@?#]+/", address, re.IGNORECASE):
        return ""
    bare = unquote(urlsplit(address).path)
    if _names_owner(address, owners) or not _PICTURE.search(bare):
        return ""
    return address.partition("?")[0].partition("#")[0]


def _unwrap(address: str) -> str:
    """What a redirection leads to, as far as it says so itself; five of them may stand in each other."""
    for _ in range(5):
        if len(address) > 4 * MOST_LETTERS:
            return ""
        inner = next(_find_targets(address), "")
        if not inner:
            break
        address = inner
    return address


def _find_targets(address: str) -> Iterator[str]:
    if found := _PROOFPOINT.match(address):
        if found["version"] == "2":
            inner = dict(parse_qsl(found["rest"].partition("?")[2])).get("u", "")
            yield unquote(inner.replace("-", "%").replace("_", "/"))
        elif within := re.match(r"__(https?:.{1,2000}?)__;", found["rest"]):
            yield re.sub(r"^(https?:/)(?!/)", r"\1/", within[1])
        return
    try:
        parts = urlsplit(address)
        query = dict(parse_qsl(parts.query, max_num_fields=100))
    except ValueError:
        return
    host = (parts.hostname or "").lower()
    for pattern, path, names in _WRAPPERS:
        if pattern.search(host) and parts.path.startswith(path):
            yield from (query[name] for name in names if re.match(r"https?://", query.get(name, "")))


def _names_owner(address: str, owners: Collection[str]) -> bool:
    folded = unquote(address).lower()
    return _MAIL.search(folded) is not None or any(owner and owner.lower() in folded for owner in owners)


def _is_token(word: str) -> bool:
    """Whether a word is a machine's, and so may stand for one reader: long, of letters and digits mixed."""
    if _UUID.search(word):
        return True
    for piece in re.split(r"[-_.~!,]", word) if word.count("-") > 1 else [word]:
        if len(piece) >= 20 and re.fullmatch(r"[\w=+%.~-]+", piece):
            digits = sum(letter.isdigit() for letter in piece)
            capitals = sum(letter.isupper() for letter in piece)
            if digits >= 4 or (capitals >= 4 and any(letter.islower() for letter in piece)):
                return True
    return False


def _keep_query(host: str, query: str) -> str:
    try:
        pairs = parse_qsl(query, max_num_fields=60)
    except ValueError:
        return ""
    archive = host.endswith((".campaign-archive.com", "mailchi.mp")) or host == "campaign-archive.com"
    kept = [
        (name, value)
        for name, value in pairs
        if len(value) <= 25
        and (name.lower() in _KEPT or not _PERSONAL.match(name))
        and (archive or name != "u" or value.isdigit())
        and not _is_token(value)
        and name.lower() not in {"e", "r"}
    ]
    return urlencode(kept, quote_via=quote)
