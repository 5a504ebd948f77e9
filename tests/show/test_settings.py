import json
import tomllib
from pathlib import Path

import pytest

from articlecast.errors import UsageError
from articlecast.publish import is_loopback
from articlecast.show.schema import write_schema
from articlecast.show.settings import find_settings, load_settings
from articlecast.show.shows import list_shows


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "articlecast.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('[show]\ntitle = "A"\ntitel = "B"', "articlecast.toml:3: show.titel: no such setting; did you mean 'title'?"),
        ('[shwo]\ntitle = "A"\n[show]\ntitle = "A"', "articlecast.toml:1: shwo: no such setting; did you mean 'show'?"),
        ('base_url = "x"\n[show]\ntitle = "A"', "base_url: no such setting; did you mean 'show.base_url'?"),
        ("[show]", "articlecast.toml:1: show.title: is missing"),
        ("", "articlecast.toml: show: is missing"),
        ("[show]\ntitle = 5", "show.title: must be a valid string, not 5"),
        ('[show]\ntitle = "A"\nlink = "ftp://x"', "show.link: must be an address such as https://"),
        ('[show]\ntitle = "A"\nlink = "https://"', "show.link: must be an address such as https://"),
        ('[show]\ntitle = "A"\nbase_url = "pod.example/a"', "show.base_url: must be an address such as https://"),
        ('[show]\ntitle = "A"\nbase_url = "pod.example/a"', "; did you mean 'https://pod.example/a'?"),
        ('[show]\ntitle = "A"\nlink = "https://[x"', "show.link: must be an address such as https://"),
        ('[show]\ntitle = "A"\nemail = "nobody"', "show.email: must be an address such as editor@"),
        ('[show]\ntitle = "A\\u0007"', "show.title: 'A\\x07' is not of the form it must have: one line"),
        ('[show]\ntitle = "A"\nguid = "x"', "show.guid: 'x' is not of the form it must have: a UUID such as"),
        ('[show]\ntitle = "A"\nartwork = "a.gif"', "show.artwork: must be a JPEG or PNG file"),
        ('[show]\ntitle = "A"\nlanguage = "English"', "show.language: 'English' is not of the form it must have"),
        ('[show]\ntitle = "A"\n[sources]\narticles = 5', "sources.articles: must be a list, not 5"),
        ("[show\ntitle", "is not valid TOML: "),
    ],
)
def test_a_wrong_setting_is_named_exactly(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, text))
    assert wrong in str(caught.value)


def test_every_wrong_setting_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, '[show]\ntitel = "A"\nlink = "x"'))
    assert str(caught.value).count("articlecast.toml:") == 3


def test_settings_that_are_no_text_are_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "articlecast.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(UsageError, match="is not UTF-8 at byte 9"):
        load_settings(path)


def test_one_source_or_category_needs_no_list(tmp_path: Path) -> None:
    text = '[show]\ntitle = "A"\ncategory = "Science"\n[sources]\narticles = "posts"'
    settings = load_settings(settings_file(tmp_path, text))
    assert settings.show.category == ("Science",)
    assert settings.sources.articles == ("posts",)


def test_the_settings_of_the_nearest_folder_above_are_found(tmp_path: Path) -> None:
    path = settings_file(tmp_path, '[show]\ntitle = "A"')
    deep = tmp_path / "articles" / "2026"
    deep.mkdir(parents=True)
    assert find_settings(deep) == path
    assert load_settings(path).episodes_folder == tmp_path / "episodes"


def test_no_settings_anywhere_says_how_to_make_some(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_settings(tmp_path)
    assert caught.value.hint == "articlecast init"


def test_the_schema_names_every_setting_with_its_meaning() -> None:
    schema = json.loads(write_schema())
    show = schema["$defs"]["ShowSettings"]
    assert schema["else"] == {"required": ["show"], "properties": {"show": {"required": ["title"]}}}
    assert show["additionalProperties"] is False
    assert all(field.get("description") for field in show["properties"].values())


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:80", True),
        ("https://example.org/podcast", False),
        ("http://192.168.1.2", False),
    ],
)
def test_an_address_of_this_machine_alone_is_told_apart(url: str, loopback: bool) -> None:  # noqa: FBT001 -- a case
    assert is_loopback(url) is loopback


def test_the_settings_that_init_writes_are_toml() -> None:
    from importlib.resources import files  # noqa: PLC0415 -- only this test reads the template

    template = (files("articlecast.cli") / "new_show" / "articlecast.toml").read_text("utf-8")
    for name in ("title", "author", "description", "email", "language", "link", "copyright", "base_url", "time_zone"):
        template = template.replace(f"${name}", f'{name} = "x"')
    assert "show" in tomllib.loads(template)


TWO_SHOWS = """
cache = "../kept"

[show]
author = "Ana Lee"
base_url = "https://example.org/pods/"

[speak]
engine = "tone"
rate = 1.1

[publish]
target = "/srv/pods"

[shows.dawn.show]
title = "Dawn"

[shows.dusk]
show.title = "Dusk"
show.base_url = "https://dusk.example.org"
sources.articles = ["evening"]
speak.rate = 0.9
publish.target = "s3://dusk"
"""


def test_two_shows_of_one_file_share_what_they_do_not_set_themselves(tmp_path: Path) -> None:
    path = settings_file(tmp_path, TWO_SHOWS)
    dawn, dusk = (load_settings(path, name) for name in list_shows(path))
    assert (dawn.show.title, dawn.show.author, dawn.speak.engine, dawn.speak.rate) == ("Dawn", "Ana Lee", "tone", 1.1)
    assert (dusk.show.title, dusk.show.author, dusk.speak.engine, dusk.speak.rate) == ("Dusk", "Ana Lee", "tone", 0.9)
    assert (dawn.sources.articles, dusk.sources.articles) == (("articles",), ("evening",))


def test_two_shows_of_one_file_share_the_cache_and_no_place_that_is_written(tmp_path: Path) -> None:
    path = settings_file(tmp_path, TWO_SHOWS)
    dawn, dusk = (load_settings(path, name) for name in list_shows(path))
    assert dawn.cache_folder == dusk.cache_folder == tmp_path / "../kept"
    assert (dawn.show.base_url, dawn.publish.target) == ("https://example.org/pods/dawn", "/srv/pods/dawn")
    assert (dusk.show.base_url, dusk.publish.target) == ("https://dusk.example.org", "s3://dusk")
    places = [{show.episodes_folder, show.feed_folder, show.state_folder} for show in (dawn, dusk)]
    assert places[0].isdisjoint(places[1])
    assert dawn.feed_folder == tmp_path / "feed" / "dawn"


@pytest.mark.parametrize(
    ("text", "show", "wrong"),
    [
        (TWO_SHOWS, "", "articlecast.toml: holds several shows: dawn, dusk"),
        (TWO_SHOWS, "noon", "articlecast.toml: has no show 'noon'; there are dawn, dusk"),
        ('[show]\ntitle = "A"', "noon", "articlecast.toml: has no show 'noon'; it is one show's"),
        ('[shows."../up".show]\ntitle = "A"', "../up", "shows.../up: a show's name is lower-case letters, digits"),
        ('[shows.aux.show]\ntitle = "A"', "aux", "shows.aux: Windows takes the name for no folder"),
        ("[shows]\ndawn = 5", "dawn", "shows: must be tables, as in [shows.evening.show]"),
        ("shows = 5", "dawn", "shows: must be tables, as in [shows.evening.show]"),
        ("[shows.dawn.show]\nlink = 'https://a.b'", "dawn", "show.title: is missing"),
        ("[shows.dawn]\nshow = 5\n[show]\ntitle = 'A'\nbase_url = 'https://a.b'", "dawn", "show: must be"),
    ],
)
def test_a_show_that_is_not_there_is_said_with_those_that_are(tmp_path: Path, text: str, show: str, wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, text), show)
    assert wrong in str(caught.value)


WRONG_NUMBERS_AND_LINES = [
    ("[narrate]\ntitle_pause = -1", "narrate.title_pause: -1.0 s is not between 0 and 60", "title_pause = 1.0"),
    ("[narrate]\nsection_pause = 1e9", "narrate.section_pause: 1000000000.0 s is not between", "section_pause = 1.2"),
    ("[narrate]\nitem_pause = nan", "narrate.item_pause: nan s is not between 0 and 60", "item_pause = 0.35"),
    ("[narrate]\ntable_rows = -3", "narrate.table_rows: -3 is not between", "table_rows = 6"),
    ("[narrate]\nlongest_utterance = 5", "narrate.longest_utterance: 5 is not between 40", "longest_utterance = 400"),
    (
        '[narrate]\nopening = "{titel}"',
        "narrate.opening: no such field '{titel}'; did you mean 'title'?",
        "{title}, {aut",
    ),
    ('[narrate]\nopening = "{title"', "narrate.opening: has a brace that is not closed", "{title}, {author}"),
    ('[narrate]\nclosing = "{}"', "narrate.closing: no such field '{}'", "{title}, {author}"),
    ("[read]\nentries = 0", "read.entries: 0 is not between 1 and 1000000", "entries = 1000"),
    ("[read]\ntimeout_seconds = inf", "read.timeout_seconds: inf s is not between", "timeout_seconds = 20.0"),
    ("[read]\nseconds_per_host = -0.5", "read.seconds_per_host: -0.5 s is not between", "seconds_per_host = 1.0"),
]


@pytest.mark.parametrize(("text", "wrong", "good"), WRONG_NUMBERS_AND_LINES)
def test_what_no_run_could_follow_is_told_when_it_is_read(tmp_path: Path, text: str, wrong: str, good: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, f'[show]\ntitle = "A"\n{text}'))
    assert wrong in str(caught.value)
    assert good in caught.value.hint


def with_publish(text: str) -> str:
    return f'[show]\ntitle = "A"\n[publish]\n{text}'


WRONG_PUBLISHING = [  # what stands below [publish], what is said of it, and what to write instead
    ("page_size = 0", "publish.page_size: 0 is not between 1 and 100000", "page_size = 500"),
    ("page_size = 1000000000000", "publish.page_size: 1000000000000 is not between", "page_size = 500"),
    ("grace_days = -1", "publish.grace_days: -1 is not between 0 and 36500", "grace_days = 30"),
    ("grace_days = 99999999999", "publish.grace_days: 99999999999 is not between", "grace_days = 30"),
    ('grace_days = "a month"', "publish.grace_days: must be a whole number", "articlecast settings --schema"),
    (
        'medium = "podcst"',
        "publish.medium: 'podcst' is no medium of Podcasting 2.0; did you mean 'podcast'?",
        "medium =",
    ),
    ('medium = ""', "publish.medium: '' is no medium", 'medium = "podcast"'),
    ('corrections = "notes"', "publish.corrections: must be 'replace', 'note' or 'new episode', not 'notes'; did", ""),
    ('kind = "episodical"', "publish.kind: must be 'episodic' or 'serial', not 'episodical'; did you mean 'epi", ""),
    ("removed = 5", "publish.removed: must be 'keep', 'note' or 'drop', not '5'", ""),
    ('feeds = ["tags"]', "publish.feeds.0: must be 'tag' or 'author', not 'tags'; did you mean 'tag'?", ""),
    ('narrator = "A\\u0007"', "publish.narrator: 'A\\x07' has a control character", 'narrator = "A"'),
    (f'narrator = "{"x" * 200}"', "publish.narrator: has 200 characters, apps read 128", "shorten it"),
    ('licence = "CC BY 4.0"', "publish.licence: 'CC BY 4.0' is neither an identifier", 'licence = "cc-by-4.0"'),
    (
        'licence_url = "creativecommons.org"',
        "publish.licence_url: 'creativecommons.org' is not",
        "https://creativecomm",
    ),
    ('rhythm_rule = "FREQ=WEEKLY"', "publish.rhythm_rule: stands alone", 'rhythm = "Every Tuesday"'),
    ('rhythm = "x"\nrhythm_rule = "weekly"', "publish.rhythm_rule: 'weekly' is no part of", "FREQ=WEEKLY;BYDAY=TU"),
    ('rhythm = "x"\nrhythm_rule = "FREQ=WEEKLI"', "publish.rhythm_rule: 'FREQ=WEEKLI' is no part of", "FREQ=WEEKLY"),
    (
        'rhythm = "x"\nrhythm_rule = "FRQ=DAILY"',
        "rhythm_rule: 'FRQ=DAILY' is no part of an iCalendar rule; did",
        "FREQ=",
    ),
    ('rhythm = "x"\nrhythm_rule = "BYDAY=TU"', "publish.rhythm_rule: 'BYDAY=TU' does not say FREQ", "FREQ=WEEKLY"),
    ('rhythm = "x"\nrhythm_rule = "FREQ=DAILY;FREQ=DAILY"', "publish.rhythm_rule: 'FREQ=DAILY;FREQ=DAILY' says", ""),
    ('block = ["Spotify!"]', "publish.block: 'Spotify!' is no service's slug", 'block = ["spotify"]'),
    ('hubs = ["hub.example"]', "publish.hubs: 'hub.example' is not absolute", '"https://hub.example"'),
    ('hubs = [""]', "publish.hubs: '(none)' is not absolute", '"https://example.org"'),
    ('new_feed_url = "ftp://x.example/f"', "publish.new_feed_url: 'ftp://x.example/f' is not", '"https://x.example/f"'),
    (
        'apple_url = "https://x.example/a b"',
        "publish.apple_url: 'https://x.example/a b' is not absolute",
        "https://x.ex",
    ),
    ('apple_url = " https://x.example/a b?c d"', "b?c d' is not absolute", '"https://x.example/a%20b?c%20d"'),
    ('spotify_url = ":"', "publish.spotify_url: ':' is not absolute", '"https://example.org"'),
    ('funding = [{url = "pay.example"}]', "publish.funding.url: 'pay.example' is not", '"https://pay.example"'),
    ('funding = [{url = "https://a.example", text = ""}]', "publish.funding.text: is empty", 'text = "..."'),
    ('places = [{name = ""}]', "publish.places.name: is empty", 'name = "..."'),
    ('places = [{name = "L", geo = "60,-1"}]', "publish.places.geo: '60,-1' is not of the form", "geo:60.15,-1.14"),
    (
        'places = [{name = "L", geo = "geo:91,0"}]',
        "publish.places.geo: 'geo:91,0' is not of the form",
        "geo:60.15,-1.14",
    ),
    ('places = [{name = "L", osm = "148838"}]', "publish.places.osm: '148838' is not of the form", "R148838"),
    ('places = [{name = "L", country = "Scotland"}]', "publish.places.country: 'Scotland' is not", 'country = "gb"'),
    ('podroll = [{guid = "x"}]', "publish.podroll.guid: 'x' is no podcast:guid, a UUID", "917393e3-1b1e-5cef"),
    (
        'podroll = [{guid = "", feed_url = "https://podnews.net/rss"}]',
        "publish.podroll.guid: '' is no podcast:guid",
        'guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"',
    ),
    ("feed_size = -1", "publish.feed_size: -1 is not between 0 and", "feed_size = 3000"),
    (
        'people = [{name = "Ana", role = "hots"}]',
        "publish.people.role: 'hots' is no role of Podcasting 2.0; did",
        "host",
    ),
    ('people = [{name = "Ana", img = "ana.jpg"}]', "publish.people.img: 'ana.jpg' is not absolute", "https://ana.jpg"),
    ('people = [{name = ""}]', "publish.people.name: is empty", 'name = "..."'),
    ('seasons = [{number = 0, name = "A"}]', "publish.seasons.number: 0 is no season", "number = 1"),
    ('media_prefix = "https://op3.dev/e"', "media_prefix: 'https://op3.dev/e' does not end in", "https://op3.dev/e/"),
    ('media_prefix = "op3.dev/e/"', "publish.media_prefix: 'op3.dev/e/' is not absolute", "https://op3.dev/e/"),
    ('media_url = "media.example.net"', "publish.media_url: 'media.example.net' is not", "https://media.example.net"),
    (
        'members = [{guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"}]',
        "members: are a publisher's",
        'medium = "publisher"',
    ),
    ('publisher = {guid = "x"}', "publish.publisher.guid: 'x' is no podcast:guid", "917393e3-1b1e-5cef"),
    ("value = {recipients = []}", "publish.value.recipients: are none", "split = 100"),
    ('value = {recipients = [{name = "A", address = "", split = 1}]}', "value.recipients.address: is empty", "address"),
    ('value = {recipients = [{name = "A", address = "x", split = -1}]}', "split: -1 is below 0", "split = 100"),
    ('chat = {server = "", protocol = "irc"}', "publish.chat.server: is empty", 'server = "..."'),
    ('value = {recipients = [{name = "", address = "x", split = 1}]}', "recipients.name: is empty", 'name = "..."'),
    (
        'value = {recipients = [{name = "A", address = "x\\u0001", split = 1}]}',
        "recipients.address: 'x\\x01' has a",
        "x",
    ),
    (
        'value = {recipients = [{name = "A", address = "x", split = 1, custom_key = "\\uFFFE"}]}',
        "custom_key: '\\ufffe' has a control",
        "custom_key",
    ),
    ('value = {recipients = [{name = "A", address = "x", split = 0}]}', "split: is 0 for everybody", "split = 100"),
    ('value = {recipients = [{name = "A", address = "x", split = "x"}]}', "split: must be a whole", "split = 1   (bel"),
    ('value = {method = "\\t", recipients = [{name = "A", address = "x", split = 1}]}', "method: ", 'method = "..."'),
    ('value = "lightning"', "publish.value: must be a table, not 'lightning'", "[publish.value]"),
    ("chat = 5", "publish.chat: must be a table, not 5", "[publish.chat]"),
    (
        'podroll = [{guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", medium = "film "}, {guid = "", medium = "films"}]',
        "publish.podroll.medium: 'films' is no medium of Podcasting 2.0; did you mean",
        "podcast",
    ),
    ('seasons = [{number = "two", name = "A"}]', "number: must be a whole number, not 'two'", "number = 1   (below [["),
    ('seasons = [{number = 2, name = "A"}, {number = 2, name = "B"}]', "seasons.number: 2 has two names", "number = 3"),
    ('places = [{name = "L", rel = "in"}]', "rel: must be 'subject' or 'creator', not 'in'", 'rel = "subject"'),
    (
        'media_url = "https://m.example/a?b=c"',
        "publish.media_url: 'https://m.example/a?b=c' has a query",
        "m.example/a",
    ),
    ('media_url = "https://me:word@m.example/a"', "media_url: has a user's name or password", "https://m.example/a"),
    ('people = [{name = "Ana", img = "<\\"a\\">"}]', "publish.people.img: ", '"https://a"'),
    ('target = "s3://a\\nb"', "publish.target: 's3://a\\nb' has a control character", 'target = "s3://a b"'),
]
TRAILER = '[publish.trailer]\ntitle = "T"\nurl = "https://a.example/t.mp3"\npublished = "{published}"\n{more}'
WRONG_TRAILERS = [
    (
        "2024-03-12T06:30:00+00:00",
        "",
        "published: '2024-03-12T06:30:00+00:00' is no date",
        "Tue, 12 Mar 2024 06:30:00 +0000",
    ),
    ("yesterday", "", "published: 'yesterday' is no date of RFC 2822", "Tue, 12 Mar 2024"),
    ("Tue, 12 Mar 2024 06:30:00 +0000", "length = -1", "length: -1 is below 0", "length = 0"),
    ("Tue, 12 Mar 2024 06:30:00 +0000", 'media_type = "mp3"', "media_type: 'mp3' is no type", "audio/mpeg"),
]


@pytest.mark.parametrize(("text", "wrong", "hint"), WRONG_PUBLISHING)
def test_what_no_app_understands_is_refused_with_what_to_write(
    tmp_path: Path, text: str, wrong: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, with_publish(text)))
    assert wrong in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(("published", "more", "wrong", "hint"), WRONG_TRAILERS)
def test_a_wrong_trailer_is_refused_with_what_to_write(
    tmp_path: Path, published: str, more: str, wrong: str, hint: str
) -> None:
    text = with_publish(TRAILER.format(published=published, more=more))
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, text))
    assert f"publish.trailer.{wrong}" in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        'medium = "podcastL"', 'medium = "mixed"', 'rhythm = "x"\nrhythm_rule = "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"',
        'licence = "cc-by-4.0"', 'licence = "Our own"\nlicence_url = "https://a.example/"', "grace_days = 0",
        'people = [{name = "Ana", role = "Cover art designer"}]', 'seasons = [{number = 1, name = "The slip"}]',
        'media_url = "https://m.example"\nmedia_prefix = "https://op3.dev/e/dts.podtrac.com/redirect.mp3/"',
        'value = {recipients = [{name = "A", address = "x", split = 1}], suggested = "0.00000015"}',
        'value = {recipients = [{name = "A", address = "x", split = 0}, {name = "B", address = "y", split = 5}]}',
        f'value = {{recipients = [{{name = "A & B", address = "{"a" * 300}", split = 1, custom_key = "1"}}]}}',
        'seasons = [{number = 1, name = "A"}, {number = 2, name = "A"}]', 'media_url = "https://m.example:8443/a/@b"',
        'podroll = [{guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", medium = "musicL"}]',
        'chat = {server = "irc.example.org", protocol = "irc"}',
        'publisher = {guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"}',
        'block = ["spotify", "podcast_addict"]', 'places = [{name = "Lerwick", geo = "geo:60.15,-1.14", osm = "R1#2"}]',
    ],
)  # fmt: skip
def test_what_apps_understand_is_taken(tmp_path: Path, text: str) -> None:
    assert load_settings(settings_file(tmp_path, with_publish(text))).show.title == "A"


def test_all_that_is_wrong_with_publishing_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(settings_file(tmp_path, with_publish('page_size = -1\nmedium = "x"')))
    assert str(caught.value).startswith("articlecast.toml:4: publish.page_size")
    assert "articlecast.toml:5: publish.medium" in str(caught.value)


@pytest.mark.posix
def test_a_show_that_is_there_keeps_a_name_that_windows_refuses(tmp_path: Path) -> None:
    path = tmp_path / "articlecast.toml"
    path.write_text('[shows.aux.show]\ntitle = "A"\nbase_url = "https://a.example"\n', "utf-8")
    (tmp_path / "episodes" / "aux").mkdir(parents=True)
    assert load_settings(path, "aux").name == "aux"
