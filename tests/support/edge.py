"""A loopback service that speaks the WebSocket of Microsoft Edge's read-aloud: the far side of the real edge-tts."""

from __future__ import annotations

import asyncio
import html
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import edge_tts.communicate
import edge_tts.voices
import pytest
from aiohttp import web

from articlecast.engines import edge
from support.services import hum_mp3

VOICES = [
    {"ShortName": "en-GB-SoniaNeural", "Locale": "en-GB", "Gender": "Female"},
    {"ShortName": "en-US-AvaNeural", "Locale": "en-US", "Gender": "Female"},
    {"ShortName": "de-DE-KatjaNeural", "Locale": "de-DE", "Gender": "Female"},
]


@dataclass
class EdgeService:
    fault: str = ""
    spoken: list[str] = field(default_factory=list)
    url: str = ""


SERVICE = web.AppKey("service", EdgeService)


def part(path: str, kind: str, content: bytes) -> bytes:
    head = f"X-RequestId:1\r\nContent-Type:{kind}\r\nPath:{path}\r\n".encode()
    return len(head).to_bytes(2, "big") + head + content


async def talk(request: web.Request) -> web.StreamResponse:
    service: EdgeService = request.app[SERVICE]
    if service.fault.isdigit():
        return web.Response(status=int(service.fault), headers={"Retry-After": "7"})
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await socket.receive()
    ssml = (await socket.receive()).data
    service.spoken.append(ssml)
    text = html.unescape(re.sub(r"<[^>]+>", "", ssml[ssml.index("<speak") :]))
    await socket.send_str("Path:turn.start\r\n\r\n{}")
    for number, match in enumerate(re.finditer(r"[\w’']+", text)):
        word = {"Offset": 2_000_000 + number * 3_000_000, "Duration": 100, "text": {"Text": match[0]}}
        row = json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": word}]})
        await socket.send_str(f"Path:audio.metadata\r\n\r\n{row}")
    if service.fault == "cut":
        await socket.close()
        return socket
    if service.fault != "empty":
        await socket.send_bytes(part("audio", "audio/mpeg", hum_mp3(len(text))))
    await socket.send_str("Path:turn.end\r\n\r\n{}")
    return socket


async def tell_voices(_request: web.Request) -> web.Response:
    return web.json_response(VOICES)


@contextmanager
def serve_edge(monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgeService]:
    """Edge's side of edge-tts, which is pointed at it."""
    service, ready, loop = EdgeService(), threading.Event(), asyncio.new_event_loop()
    app = web.Application()
    app[SERVICE] = service
    app.add_routes([web.get("/talk", talk), web.get("/voices", tell_voices)])
    runner = web.AppRunner(app)

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0)
        loop.run_until_complete(site.start())
        service.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait(10)
    monkeypatch.setattr(edge_tts.communicate, "WSS_URL", f"{service.url}/talk?x=1".replace("http", "ws"))
    monkeypatch.setattr(edge_tts.voices, "VOICE_LIST", f"{service.url}/voices?x=1")
    edge._list_voices.cache_clear()
    try:
        yield service
    finally:
        edge._list_voices.cache_clear()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
