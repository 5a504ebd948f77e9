"""A subscriber's address is a secret between the show and that subscriber's device."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from articlecast.publish import PublishOptions, create_app
from articlecast.publish.serve.subscribers import Subscribers
from support.shows import SHOW, make_episode, write_show
from support.web import serving

EPISODE, _FILES = make_episode(1)
CHOSEN = PublishOptions(hubs=("https://hub.example/",), spotify_url="https://open.spotify.com/show/1")


PATHS = ("", "subscribe.html", f"episodes/{EPISODE.slug}/", "feed.xml")


def test_no_link_of_a_page_hands_a_subscribers_address_to_a_third_party(tmp_path: Path) -> None:
    write_show(tmp_path, 1)
    subscribers, show = Subscribers(tmp_path / "subscribers.json"), replace(SHOW, base_url="https://public.example")
    token = subscribers.add("Ana")
    app = create_app(show, lambda: [EPISODE], tmp_path / "episodes", tmp_path / "feed", CHOSEN, subscribers=subscribers)
    with serving(app) as address, httpx.Client(base_url=address) as client:
        pages = [client.get(f"/{token}/{path}").text for path in PATHS]

    links = [link for page in pages for link in re.findall(r'(?:href|src|content|value|url)="([^"]+)"', page)]
    ours = urlsplit(address).netloc
    handed = [link for link in links if token in unquote(link) and urlsplit(link).netloc not in {"", ours}]
    assert {urlsplit(link).scheme for link in handed} == {"overcast", "pktc"}  # an app's own, opened on the device
    assert [link for link in links if "overcast://" in link]
    assert "hub.example" not in "".join(pages)  # who subscribes at a hub hands it the feed's address


def test_eight_subscribers_who_are_added_at_once_all_have_an_address(tmp_path: Path) -> None:
    (tmp_path / "articlecast.toml").write_text('[show]\ntitle = "Harbour Notes"\n')
    names = [f"Ana {number}" for number in range(8)]
    adding = [
        subprocess.Popen(
            [sys.executable, "-m", "articlecast", "serve", "--add", name], cwd=tmp_path, stdout=subprocess.PIPE
        )
        for name in names
    ]
    paths = [process.communicate()[0].decode() for process in adding]

    subscribers = Subscribers(tmp_path / "subscribers.json")
    assert subscribers.names() == tuple(names)
    tokens = [re.findall(r"/([\w-]+)/feed\.xml", path)[0] for path in paths]
    assert all(map(subscribers.admits, tokens))


def test_a_token_has_the_bits_that_the_document_says(tmp_path: Path) -> None:
    token = Subscribers(tmp_path / "subscribers.json").add("Ana")
    security = (Path(__file__).parents[3] / "docs/security.md").read_text("utf-8")

    assert len(token) * 6 // 8 * 8 == int(re.findall(r"tokens of (\d+) bits", security)[0])


def test_no_counting_service_is_handed_a_subscribers_address(tmp_path: Path) -> None:
    write_show(tmp_path, 1)
    subscribers, show = Subscribers(tmp_path / "subscribers.json"), replace(SHOW, base_url="https://public.example")
    token = subscribers.add("Ana")
    counted = PublishOptions(media_prefix="https://count.example/e/", media_url="https://media.example")
    folders = tmp_path / "episodes", tmp_path / "feed"
    for admission, place, found in ((subscribers, f"/{token}/feed.xml", 0), (None, "/feed.xml", 2)):
        app = create_app(show, lambda: [EPISODE], *folders, counted, subscribers=admission)
        with serving(app) as address, httpx.Client(base_url=address) as client:
            feed = client.get(place, headers={"Host": "public.example"}).text

        assert feed.count("https://count.example/e/media.example/episodes/") == found
        assert "public.example" in feed
