"""A small mail server on the loopback: as much of IMAP (RFC 3501) as reading needs, and what it was asked."""

from __future__ import annotations

import base64
import re
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

CERTIFICATES = Path(__file__).parent.parent / "read" / "fetch" / "certificates"
USER, PASSWORD = "ana@harbour.example", "p/ss w:rd-of-the-mail@%"
TOKEN = "ya29.a-token-for-an-hour"  # noqa: S105 -- the server's own
LOGIN = "ana%40harbour.example:${MAIL_PASSWORD}"
TEXT = "The tide came in at six, and nobody had told the harbour master of it at all. "


def write_letter(
    number: int, title: str = "", sender: str = "Harbour Notes <news@quay.example>", *, named: bool = True
) -> bytes:
    """A newsletter of its own words; one that is not ``named`` has no Message-ID."""
    letter = EmailMessage()
    letter["From"] = sender
    letter["To"] = USER
    letter["Subject"] = title or f"Letter {number}"
    letter["Date"] = f"Mon, {number % 28 + 1:02} Mar 2026 06:30:00 +0000"
    if named:
        letter["Message-ID"] = f"<{number}@quay.example>"
    letter.set_content(f"<h1>{title}</h1>" + f"<p>{4 * TEXT} It was letter {number}.</p>" * 3, subtype="html")
    return letter.as_bytes(policy=letter.policy.clone(linesep="\r\n"))


Answer = Callable[["Talk", str, str], bool]
"""What is done in place of the server's own answer to a command; True where that is all of it."""


@dataclass
class Mail:
    """What the server holds and how it behaves; ``days`` are when letters came, by their UIDs."""

    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    validity: int = 7
    days: dict[int, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    capabilities: str = "IMAP4rev1 AUTH=PLAIN"
    greeting: bytes = b"* OK at your service\r\n"
    instead: dict[str, Answer] = field(default_factory=dict)
    certificate: str = ""
    header_behind: bool = False
    tokens: list[str] = field(default_factory=list)
    port: int = 0

    def address(self, folder: str = "News", scheme: str = "imap", login: str = LOGIN) -> str:
        return f"{scheme}://{login}@127.0.0.1:{self.port}/{folder}"

    def count(self, command: str) -> int:
        """How many commands begin so."""
        return sum(each.startswith(command) for each in self.asked)

    @property
    def bodies(self) -> list[int]:
        """The UIDs whose letters were fetched, in order."""
        return [int(found[1]) for each in self.asked if (found := re.match(r"UID FETCH (\d+) .*BODY.PEEK\[\]", each))]


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    disable_nagle_algorithm = True
    mail: Mail
    folder: dict[int, bytes]

    def handle(self) -> None:
        with suppress(OSError, ValueError):
            if self.mail.certificate and self.mail.capabilities.find("STARTTLS") < 0:
                self.secure()
            self.say(self.mail.greeting)
            while line := self.rfile.readline(100_000):
                tag, _, rest = line.decode().rstrip("\r\n").partition(" ")
                name = rest.split(" ")[0].upper()
                self.mail.asked.append(rest)
                key = " ".join(rest.upper().split()[:2]) if name == "UID" else name
                if key in self.mail.instead and self.mail.instead[key](self, tag, rest):
                    continue
                if not getattr(self, f"do_{key.lower().replace(' ', '_')}", self.do_unknown)(tag, rest):
                    return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def secure(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / self.mail.certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def say(self, *lines: bytes) -> None:
        self.wfile.write(b"".join(lines))  # in one piece, or the system waits 40 ms between two

    def drip(self, piece: bytes, seconds: float = 20.0) -> bool:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.say(piece)
            time.sleep(0.02)
        return True

    def hang_up(self) -> bool:
        raise ValueError

    def end(self, tag: str, said: str = "OK done") -> bool:
        self.say(f"{tag} {said}\r\n".encode())
        return True

    # ------------------------------------------------------------ commands

    def do_unknown(self, tag: str, _rest: str) -> bool:
        return self.end(tag, "BAD what?")

    def do_capability(self, tag: str, _rest: str) -> bool:
        self.say(f"* CAPABILITY {self.mail.capabilities}\r\n".encode())
        return self.end(tag)

    def do_starttls(self, tag: str, _rest: str) -> bool:
        self.end(tag)
        self.secure()
        return True

    def do_authenticate(self, tag: str, _rest: str) -> bool:
        self.say(b"+ \r\n")
        sent = base64.b64decode(self.rfile.readline()).decode()
        if "\1auth=" in sent:
            return self.take_token(tag, sent)
        given = sent.split("\0")[1:]
        return self.end(tag, "OK in" if given == [USER, PASSWORD] else f"NO [AUTHENTICATIONFAILED] not {given[1]}")

    def take_token(self, tag: str, sent: str) -> bool:
        self.mail.tokens.append(sent)
        if sent.endswith(f"\1auth=Bearer {TOKEN}\1\1") and USER in sent:
            return self.end(tag, "OK in")
        self.say(b"+ " + base64.b64encode(b'{"status":"400","schemes":"Bearer"}') + b"\r\n")
        assert self.rfile.readline() == b"\r\n"
        return self.end(tag, f"NO [AUTHENTICATIONFAILED] {sent[-60:].strip(chr(1))}")

    def do_login(self, tag: str, rest: str) -> bool:
        good = rest == f'LOGIN "{USER}" "{PASSWORD}"'
        self.mail.asked[-1] = "LOGIN"
        return self.end(tag, "OK in" if good else "NO not so")

    def do_examine(self, tag: str, rest: str) -> bool:
        name = re.sub(r"\\(.)", r"\1", rest.partition(" ")[2].strip('"'))
        if name not in self.mail.folders:
            return self.end(tag, "NO [NONEXISTENT] no such thing")
        self.folder = self.mail.folders[name]
        self.say(
            b"* FLAGS (\\Seen)\r\n", f"* {len(self.folder)} EXISTS\r\n".encode(),
            f"* OK [UIDVALIDITY {self.mail.validity}] fine\r\n".encode(),
        )  # fmt: skip
        return self.end(tag, "OK [READ-ONLY] here")

    def do_uid_search(self, tag: str, rest: str) -> bool:
        words = rest.split()
        uids = sorted(self.folder)[int(words[2].partition(":")[0]) - 1 :]
        if words[3] == "SINCE":
            since = time.strptime(words[4], "%d-%b-%Y")
            uids = [uid for uid in uids if time.strptime(self.mail.days[uid], "%Y-%m-%d") >= since]
        self.say(f"* SEARCH {' '.join(map(str, uids))}\r\n".encode())
        return self.end(tag)

    def do_uid_fetch(self, tag: str, rest: str) -> bool:
        for number, uid in enumerate(sorted(self.folder), 1):
            if str(uid) not in rest.split()[2].split(","):
                continue
            content, part = self.folder[uid], "BODY[]"
            if "PEEK" not in rest:
                self.mail.seen.add(uid)
            if "HEADER.FIELDS" in rest:
                head = content.partition(b"\r\n\r\n")[0].split(b"\r\n")
                kept = [line for line in head if re.match(rb"(?:from|message-id):", line, re.IGNORECASE)]
                content, part = b"\r\n".join([*kept, b"", b""]), "BODY[HEADER.FIELDS (MESSAGE-ID FROM)]"
            before, behind = (f"UID {uid} ", "") if not self.mail.header_behind else ("", f" UID {uid}")
            self.say(
                f"* {number} FETCH ({before}{part} {{{len(content)}}}\r\n".encode(), content, f"{behind})\r\n".encode()
            )
        return self.end(tag)

    def do_logout(self, tag: str, _rest: str) -> bool:
        self.say(b"* BYE\r\n")
        self.end(tag)
        return False


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, block_on_close = True, True, False


@contextmanager
def serving_mail(mail: Mail) -> Iterator[Mail]:
    """The server at work, on ``mail.port``, which stays the same when it comes again."""
    handler = type("OneTalk", (Talk,), {"mail": mail})
    with _Server(("127.0.0.1", mail.port), handler) as server:
        mail.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield mail
        finally:
            server.shutdown()
            thread.join()
