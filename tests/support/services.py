"""Loopback servers that answer as speech services do, faults included: the far side of the real clients' sockets."""

from __future__ import annotations

import base64
import json
import re
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import lameenc
import numpy as np

RATE = 24000
OPENAI_VOICES = {"alloy", "af_heart", "am_adam"}
"""Kokoro-FastAPI takes OpenAI's names for some of its own, and lists its own."""


@lru_cache(maxsize=256)
def hum_samples(characters: int) -> bytes:
    """A tone as long as the text would take, between stretches of silence, as services send it."""
    seconds = max(0.3, characters / 15)
    wave = 9000 * np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE)
    return np.concatenate([np.zeros(RATE // 5), wave, np.zeros(RATE // 2)]).astype("<i2").tobytes()


@lru_cache(maxsize=256)
def hum_mp3(characters: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(7)
    return bytes(encoder.encode(hum_samples(characters)) + encoder.flush())


def hum_wav(characters: int) -> bytes:
    # A streaming service does not know the length: Kokoro-FastAPI writes the largest there is into the header.
    return write_wav(hum_samples(characters), 0xFFFFFFFF)


def write_wav(pcm: bytes, length: int | None = None, *, rate: int = RATE) -> bytes:
    """A WAV file of these samples, whose two lengths say ``length``, or the truth."""
    whole, samples = (len(pcm) + 36, len(pcm)) if length is None else (length, length)
    head = b"RIFF" + whole.to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\x01\0\x01\0" + rate.to_bytes(4, "little")
    return head + (rate * 2).to_bytes(4, "little") + b"\x02\0\x10\0data" + samples.to_bytes(4, "little") + pcm


@dataclass
class Service:
    """What the far side was asked and how it shall answer: ``faults`` names one for the n-th request, or none."""

    faults: Callable[[int], str] = lambda _number: ""
    voices: list[object] = field(default_factory=list)
    refuses: Callable[[bytes], str] = lambda _body: ""
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    moments: list[float] = field(default_factory=list)
    connections: int = 0
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, object]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    speaks: Callable[[str], tuple[str, bytes]] | None = None
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def requests(self) -> int:
        return sum(self.asked.values())


class _Handler(BaseHTTPRequestHandler):
    service: Service
    read_text: Callable[[bytes], str]
    write_body: Callable[[str], tuple[str, bytes]]

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10

    def setup(self) -> None:
        super().setup()
        with self.service.lock:
            self.service.connections += 1

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        told = self.service.voices or sorted(OPENAI_VOICES - {"alloy"})
        self._send(200, "application/json", json.dumps({"voices": told}).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = self.read_text(body)
        with self.service.lock:
            fault = self.service.faults(self.service.requests) or self.service.refuses(body)
            self.service.asked[text] += 1
            self.service.moments.append(time.monotonic())
            self.service.headers.append(dict(self.headers))
            self.service.paths.append(self.path)
        self._answer(fault, text, *self.write_body(text))

    def _answer(self, fault: str, text: str, kind: str, content: bytes) -> None:
        key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        refused = {"error": {"message": f"Incorrect API key provided: {key}. Find yours."}}
        stranger = {"detail": {"error": "validation_error", "message": "Voice 'nobody' not found. Available: af_heart"}}
        quota = {"message": f"You exceeded your current quota, please check your plan. Key: {key}", "type": "requests"}
        used_up = json.dumps({"error": quota | {"code": "insufficient_quota"}}).encode()
        listed = {"detail": [{"loc": ["body", "speed"], "msg": "Extra inputs are not permitted", "type": "extra"}]}
        terminal = f"The \x1b[31mmodel\x07 of {key} is\r\n\x00not\u202e there. ".encode() + b"Really. " * 1000
        nothing = b"" if kind.startswith("audio") else b')]}\'\n\n[["wrb.fr","jQ1olc",null]]\n'
        whole = {"Content-Length": str(len(content))}
        answers: dict[str, tuple[int, str, bytes, dict[str, str]]] = {
            "": (200, kind, content, {}),
            "429": (429, "text/html", b"<html>Too many</html>", {"Retry-After": "1"}),
            "429 bare": (429, "text/html", b"<html>Too many</html>", {}),
            "429 long": (429, "text/html", b"", {"Retry-After": "3000"}),
            "401": (401, "application/json", json.dumps(refused).encode(), {}),
            "403": (403, "application/json", json.dumps(refused).encode(), {}),
            "400": (400, "text/plain", b"oops", {}),
            "400 plain": (400, "text/plain; charset=utf-8", terminal, {}),
            "402": (402, "application/json", b'{"message": "Add credit to your account", "error": "no_credit"}', {}),
            "404": (404, "application/json", b'{"detail": "Not Found"}', {}),
            "422": (422, "application/json", json.dumps(listed).encode(), {}),
            "used up": (429, "application/json", used_up, {}),
            "quota": (429, "application/json", json.dumps({"error": quota}).encode(), {"Retry-After": "1"}),
            "no voice": (400, "application/json", json.dumps(stranger).encode(), {}),
            "500": (500, "text/plain", b"oops", {}),
            "503": (503, "text/plain", b"oops", {}),
            "empty": (200, kind, nothing, {}),
            "page": (200, "text/html", b"<html><title>Before you continue</title></html>", {}),
            "silence": (200, *self.write_body(""), {}),
            "half": (200, *self.write_body(text[: len(text) // 5]), {}),
            "cut": (200, kind, content[: len(content) // 2], whole),
        }
        if fault == "continue":
            self._continue_for_ever()
            return
        if fault in {"drip", "drip head"}:
            self._drip(kind, content, head=fault == "drip head")
            return
        if not fault:
            with self.service.lock:
                self.service.answered[text] += 1
        self._send(*answers[fault])
        self.close_connection = fault == "cut"

    def _send(self, status: int, kind: str, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(content))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _continue_for_ever(self) -> None:
        """An answer that is always about to begin, faster than anybody reads."""
        self.close_connection = True
        until = time.monotonic() + 60
        with suppress(OSError):
            while time.monotonic() < until:
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000)

    def _drip(self, kind: str, content: bytes, *, head: bool) -> None:
        """A few bytes now and then, of the head already or of the sound alone."""
        lines = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n".encode()
        self.close_connection = True
        try:
            for number in range(1000 if head else 0):
                lines += f"X-{number}: wait\r\n".encode()
                self.wfile.write(lines)
                lines = b""
                time.sleep(0.05)
            self.wfile.write(lines + b"\r\n")
            for place in range(0, len(content), 64):
                self.wfile.write(content[place : place + 64])
                time.sleep(0.05)
        except OSError:
            pass


def _handler(
    service: Service, read_text: Callable[[bytes], str], write_body: Callable[[str], tuple[str, bytes]]
) -> type[_Handler]:
    parts = {"service": service, "read_text": staticmethod(read_text), "write_body": staticmethod(write_body)}
    return type("Handler", (_Handler,), parts)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_whom: object) -> None:
        """A client that hangs up is what is being tested."""


@contextmanager
def _serve(service: Service, handler: type[BaseHTTPRequestHandler]) -> Iterator[Service]:
    server = _Server(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _read_gtts(body: bytes) -> str:
    (packed,) = urllib.parse.parse_qs(body.decode())["f.req"]
    parameters = json.loads(json.loads(packed)[0][0][1])
    return str(parameters[0])


def _write_gtts(text: str) -> tuple[str, bytes]:
    mp3 = hum_mp3(len(text)) if text else silent_mp3()
    row = json.dumps([["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(mp3).decode()]), None, None, "generic"]])
    lines = f')]}}\'\n\n{len(row)}\n{row}\n25\n[["e",4,null,null,{len(row)}]]\n'
    return "application/json; charset=utf-8", lines.encode()


@lru_cache(maxsize=1)
def silent_mp3() -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    return bytes(encoder.encode(bytes(RATE * 2)) + encoder.flush())


@contextmanager
def serve_gtts(service: Service | None = None) -> Iterator[Service]:
    """Google Translate's side of gTTS; the request's own text is what is answered."""
    service = service or Service()
    with _serve(service, _handler(service, _read_gtts, _write_gtts)):
        yield service


def speak_captions(text: str, *, pieces: int = 1) -> tuple[str, bytes]:
    """``/dev/captioned_speech`` as Kokoro-FastAPI answers it: words and signs apart, a tenth of a second a letter.

    A pronunciation's words are told without it; more than one piece is what it streams: each a JSON object.
    """
    said = re.sub(r"\[([^\]]*)\]\(/[^/)]*/\)", r"\1", text)
    begin, told = 0.2, []
    for match in re.finditer(r"\w+|[^\w\s]", said):
        length = len(match[0]) / 10 if match[0][0].isalnum() else 0.0
        told.append({"word": match[0], "start_time": begin, "end_time": begin + length})
        begin += length
    wav, step = write_wav(_hum_seconds(begin + 0.5), 0xFFFFFFFF), -(-len(told) // pieces)
    size = -(-len(wav) // pieces)
    rows = [
        {
            "audio": base64.b64encode(wav[size * number : size * (number + 1)]).decode(),
            "audio_format": "audio/wav",
            "timestamps": told[step * number : step * (number + 1)] or None,
        }
        for number in range(pieces)
    ]
    return "application/json", "\n".join(map(json.dumps, rows)).encode()


def _hum_seconds(seconds: float) -> bytes:
    wave = 9000 * np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE)
    return bytes(wave.astype("<i2").tobytes())


@contextmanager
def serve_openai(service: Service | None = None) -> Iterator[Service]:
    """``/audio/speech`` and ``/audio/voices`` as OpenAI and Kokoro-FastAPI answer them.

    Where the service ``speaks`` in a way of its own, that is what answers every text.
    """
    service = service or Service()
    service.refuses = lambda body: "" if json.loads(body).get("voice", "alloy") in OPENAI_VOICES else "no voice"

    def read(body: bytes) -> str:
        asked = json.loads(body)
        service.bodies.append(asked)
        return str(asked["input"])

    def write(text: str) -> tuple[str, bytes]:
        if service.speaks:
            return service.speaks(text)
        return "audio/wav", hum_wav(len(text)) if text else hum_wav(10)[:44] + bytes(RATE * 2)

    with _serve(service, _handler(service, read, write)):
        yield service
