"""Letters and files of letters: text, HTML, headers and parts of one nasty shape."""

from __future__ import annotations

from support.hostile.shapes import PROSE, Attack, repeat

HEAD = "From: Ana <a@x.example>\nTo: b@x.example\nSubject: Late\nDate: Sun, 01 Mar 2026 08:00:00 +0100\n"
_FROM = "From a@x.example Sun Mar  1 08:00:00 2026\n"
_TEXT = f"{HEAD}\n{PROSE * 4}\n\n"
_HTML = f"{HEAD}Content-Type: text/html\n\n<p>{PROSE * 4}</p>"
_MIXED = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n"
_CLOSED = "Best regards,\nAna Lee\nEditor | Gazette | +44 20 7946 0001\n\n"

TEXTS: dict[str, str] = {
    "quotes": "> ",
    "quoted lines": "> a\n",
    "deep quotes": f"{'>' * 300} a\n",
    "answers": "On Mon, 2 Mar 2026 at 09:00 Ana <a@x.example> wrote:\n",
    "cut answers": "On Mon, 2 Mar 2026 at 09:00 ",
    "heads": "From: a\nSent: b\nTo: c\nSubject: d\n\n",
    "forwards": "---------- Forwarded message ---------\n",
    "signatures": _CLOSED,
    "closings": "Cheers,\n",
    "names": "Ana Lee\n",
    "rules": "----\n",
    "dashes": "-- \n",
    "one line": "a ",
    "soft lines": "a \n",
    "stars": "*a",
    "items": "- a\n",
    "numbered": "1. a\n",
    "addresses": "<https://a.example/b> ",
    "noted addresses": "[1] https://a.example/b\n",
    "phones": "+44 20 7946 0001 ",
    "bars": "a | ",
    "lines": "a\n",
    "unsubscribe": "Unsubscribe: https://a.example/u\n",
    "signed": "-----BEGIN PGP SIGNED MESSAGE-----\nHash: a\n",
    "coded": "begin 644 a\n",
}
PIECES: dict[str, str] = {
    "paragraphs": f"<p>{PROSE}</p>",
    "tables": "<table><tr><td>a</td></tr></table>",
    "nested": "<div>",
    "nested tables": "<table><tr><td>",
    "quotes": "<blockquote>",
    "hidden": "<span style='display:none'>a</span>",
    "styles": "<span style='color:red;font-size:0px;max-height:1px'>a</span>",
    "links": "<a href='https://a.example/?u=1'>a</a>",
    "buttons": "<a href='https://twitter.com/intent/tweet?a'>Share</a>",
    "adverts": "<div><p>Sponsored by Ana</p><p>a</p></div>",
    "signatures": "<div class=gmail_signature>a</div>",
    "closings": "<p>Best regards,</p><p>Ana Lee</p><p>Editor | Gazette</p>",
    "pixels": "<img src='https://a.example/p.gif' width=1 height=1>",
    "padding": "\u034f\u00a0",
    "conditions": "<!--[if mso]><p>a</p><![endif]-->",
}

ATTACKS: tuple[Attack, ...] = (
    *(repeat(f"mail text: {name}", ".eml", piece, _TEXT) for name, piece in TEXTS.items()),
    *(repeat(f"mail page: {name}", ".eml", piece, _HTML) for name, piece in PIECES.items()),
    repeat("mail: fields", ".eml", "X-A: b\n", HEAD),
    repeat("mail: folds", ".eml", " a\n", f"{HEAD}X-A:\n"),
    repeat("mail: senders", ".eml", " Ana <a@x.example>,\n", "Subject: Late\nMessage-ID: <a>\nFrom:\n"),
    repeat("mail: coded words", ".eml", " =?utf-8?q?a?=\n", f"{HEAD}Message-ID: <a>\nSubject:\n"),
    repeat("mail: parts", ".eml", "--b\nContent-Type: text/plain\n\na\n", _MIXED),
    repeat("mail: nested parts", ".eml", "--b\nContent-Type: multipart/mixed; boundary=b\n\n", _MIXED),
    repeat("mail: letters within", ".eml", "Content-Type: message/rfc822\n\n", HEAD),
    repeat("mail: base64", ".eml", "QUJD", f"{HEAD}Content-Transfer-Encoding: base64\n\n"),
    repeat("mail: quoted", ".eml", "=41", f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\n"),
    repeat("mbox: letters", ".mbox", f"{_FROM}{HEAD}\n{PROSE}\n\n"),
    repeat("mbox: beginnings", ".mbox", _FROM),
    repeat("mbox: bare beginnings", ".mbox", "From \n", f"{_FROM}{HEAD}\n"),
    repeat("mbox: hidden beginnings", ".mbox", ">From a\n", f"{_FROM}{HEAD}\n"),
    repeat("mbox: one without a text", ".mbox", "\n", f"{_FROM}{HEAD}"),
)
