"""What a letter repeats of others: the letter that it answers goes, the one that it passes on is the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from articlecast.read.formats.mail.leaves import Leaf, drop_element, list_leaves, names_of
from articlecast.read.text.words import fold_spaces

LEAST_OF_ONES_OWN = 30
"""Letters above the head of another letter from which on they are taken for an answer."""
LONGEST_COVER = 600
"""Letters of what is written above a letter that is passed on."""
CONTAINERS = re.compile(
    r"(?:^|\s)(?:x_)?(?:gmail_quote(?:_container)?|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|quoted"
    r"|divrplyfwdmsg|appendonsend|outlookmessageheader|ms-outlook-mobile-reference-message|isreplycontent|moz-forward-container"
    r"|wordsection1_quote|mailspring_quote|front-blockquote|gmail_extra_quote|-?reply-?quote)(?=$|\s)",
    re.IGNORECASE,
)
_LABELS = {
    "from": r"from|von|de|da|van|från|fra|od|от|expéditeur|mittente|差出人|发件人",
    "sent": r"sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|inviato|verzonden|skickat|sendt|dato|wysłano"
    r"|дата|送信日時|发送时间",
    "to": r"to|an|à|para|a|aan|till|til|do|кому|destinataire|宛先|收件人|cc|kopie",
    "subject": r"subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|件名|主题",
}
_FIELD = {name: re.compile(rf"\*?(?:{words})\s?\*?[:：]\*?\s*", re.IGNORECASE) for name, words in _LABELS.items()}
_ANY_FIELD = re.compile(
    rf"\*?(?:{'|'.join(_LABELS.values())}|reply-to|bcc|priority|importance|attachments?)\s?\*?[:：]", re.IGNORECASE
)
FORWARDED = re.compile(
    r"\W*+(?:(?:begin )?forwarded message|(?:anfang der )?weitergeleitete[nr]? (?:nachricht|e-?mail)"
    r"|(?:début du )?message (?:réexpédié|transféré)"
    r"|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat (?:brev"
    r"|meddelande)|videresendt"
    r"|przekazana wiadomość|пересылаемое сообщение|転送メッセージ|转发邮件)\W*",
    re.IGNORECASE,
)
ORIGINAL = re.compile(
    r"\W*+(?:original (?:message|appointment)|urspr[uü]ngliche nachricht|message d.origine|mensaje original"
    r"|messaggio originale"
    r"|oorspronkelijk bericht|ursprungligt meddelande|mensagem original)\W*",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:on|am|le|el|il(?: giorno)?|op|em|den|dnia|w dniu|в|mon|tue|wed|thu|fri|sat|sun)\b.{6,260}"
    r"\b(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu|skrev.{0,80}|napisał\(?a?\)?"
    r"|пишет|написал\(?а?\)?)\s?:"
    r"|[^:]{2,120}<\S+@\S+>\s?(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)?\s?:"
    r"|.{4,120}(?:写道|のメール|さんは書きました)\s?[:：]",
    re.IGNORECASE,
)
_Head = tuple[int, int, dict[str, str]]
MOST_WRAPPED = 3
_SENT = re.compile(r"\d{1,2}[:.]\d{2}|@")
_DATED = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}|@")


def is_attribution(leaf: Leaf, after: Leaf | None) -> bool:
    """Whether a line says who wrote what follows, and that is a quotation of a letter and none of a writer's."""
    words = leaf.text.replace("\n", " ")
    if len(words) > 340 or not _WROTE.fullmatch(words) or not _DATED.search(words):
        return False
    return "@" in words or after is None or after.box is not None


def _mark_attributions(leaves: Sequence[Leaf]) -> None:
    """Find the lines that say who wrote what follows; a program's wrapping may have made two or three of one."""
    for at, leaf in enumerate(leaves):
        for end in range(at + 1, min(at + MOST_WRAPPED, len(leaves)) + 1):
            lines = leaves[at:end]
            if any(line.box is not None for line in lines):
                break
            after = leaves[end] if end < len(leaves) else None
            joined = Leaf(leaf.element, " ".join(line.text for line in lines))
            if is_attribution(joined, after) and (end == at + 1 or (after is not None and after.box is not None)):
                for line in lines:
                    line.box = line.element
                    line.attributes = True
                break


def _find_cited(leaves: Sequence[Leaf]) -> set[HtmlElement]:
    """Quotations that begin by saying which letter they are of, with its hour or an address: Apple's programs do."""
    found = set()
    before: HtmlElement | None = None
    for leaf in leaves:
        words = leaf.text.replace("\n", " ")
        is_first = leaf.box is not None and leaf.box is not before and len(words) <= 340
        if is_first and _WROTE.fullmatch(words) and _SENT.search(words):
            found.add(leaf.box)
        before = leaf.box
    return found


def find_heads(leaves: Sequence[Leaf]) -> list[_Head]:
    """Where heads of other letters stand, as ``[first, end)``, and what they say: From, Sent, To, Subject."""
    found = []
    at = 0
    while at < len(leaves):
        told: dict[str, str] = {}
        end = at
        while end < len(leaves) and end < at + 12 and (more := _read_fields(leaves[end].text)):
            told |= more
            end += 1
        if "from" in told and len(told) >= 3:
            found.append((at, end, told))
            at = end
        else:
            at = max(end, at + 1) if not told else at + 1
    return found


def _read_fields(text: str) -> dict[str, str]:
    """The fields that a line or a block of lines holds, from its first letter on."""
    if len(text) > 1500 or not _ANY_FIELD.match(text):
        return {}
    told: dict[str, str] = {}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines:
        for name, pattern in _FIELD.items():
            if name not in told and (label := pattern.match(line)):
                told[name] = fold_spaces(line[label.end() :])[:300]
                break
    return told or {"other": text[:40]}


def _is_quote(element: HtmlElement) -> bool:
    cited = element.tag == "blockquote" and (element.get("type") or "").lower() == "cite"
    return cited or CONTAINERS.search(names_of(element)) is not None


def settle_quotes(root: HtmlElement, *, forwarded: bool, answered: bool) -> dict[str, str]:
    """Leave out the letter that is answered, or of one that is passed on its head; what that says comes back."""
    leaves = list_leaves(root, _is_quote)
    cited = _find_cited(leaves)
    _mark_attributions(leaves)
    heads = find_heads(leaves)
    marks = [at for at, leaf in enumerate(leaves) if FORWARDED.fullmatch(leaf.text.split("\n")[0])]
    starts = [first for first, _end, _told in heads]
    starts += [at for at, leaf in enumerate(leaves) if ORIGINAL.fullmatch(leaf.text)]
    first = min([*starts, *marks], default=len(leaves))
    if first == len(leaves) and not any(leaf.box is not None for leaf in leaves):
        return {}
    # between the lines of a quotation there may be answers; below a head that stands by itself there are none
    inside = first < len(leaves) and (box := leaves[first].box) is not None and box.tag == "blockquote"
    above = _count_own(leaves[:first])
    own = _count_own(leaves) if inside and answered else above
    others = sum(len(leaf.text) for leaf in leaves[first:])
    is_proof = first < len(leaves) and above > max(LONGEST_COVER, others)  # the letter is one's own
    is_bare = own < LEAST_OF_ONES_OWN and bool(heads or marks)
    if (forwarded or is_bare or (bool(marks) and not answered)) and not is_proof:
        return _pass_on(leaves, first, heads, marks)
    is_answer = answered or first < len(leaves) or any(leaf.attributes for leaf in leaves)
    for leaf in leaves[first:] if not inside else ():
        drop_element(leaf.element)
    for box in {leaf.box for leaf in leaves if leaf.box is not None}:
        plain_quote = "quoted" in (box.get("class") or "") or box.get("type")
        if is_answer or box in cited or not plain_quote:
            drop_element(box)
    return {}


def _count_own(leaves: Sequence[Leaf]) -> int:
    return sum(len(leaf.text) for leaf in leaves if leaf.box is None)


def _pass_on(leaves: list[Leaf], first: int, heads: list[_Head], marks: list[int]) -> dict[str, str]:
    """Leave the letter that is passed on, without what is said above it; its head comes back."""
    for leaf in leaves[: first if first < len(leaves) else 0]:
        if leaf.box is None:
            drop_element(leaf.element)
    told = _drop_heads(leaves, heads, marks)
    for leaf in leaves:
        if leaf.attributes or ORIGINAL.fullmatch(leaf.text):
            drop_element(leaf.element)
    for box in {leaf.box for leaf in leaves if leaf.box is not None}:
        if box.tag == "blockquote":
            box.tag = "div"
    return told


def _drop_heads(leaves: list[Leaf], heads: list[_Head], marks: list[int]) -> dict[str, str]:
    """Take out the heads of letters that are passed on; the innermost, which its writer sent, comes back."""
    told: dict[str, str] = {}
    for first, end, fields in heads:
        told = fields
        for leaf in leaves[first:end]:
            drop_element(leaf.element)
    for at in marks:
        leaf = leaves[at]
        lines = [line for line in leaf.text.split("\n")[1:] if line]
        inside = find_heads([Leaf(leaf.element, line) for line in lines])
        told = inside[0][2] if inside else told
        drop_element(leaf.element)
    return told
