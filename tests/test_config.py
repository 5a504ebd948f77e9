import json
import tomllib
from pathlib import Path

import pytest

from articlecast.config import find_settings, list_shows, load_settings, write_schema
from articlecast.errors import UsageError
from articlecast.publish import is_loopback


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "articlecast.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('[show]\ntitle = "A"\ntitel = "B"', "articlecast.toml: show.titel: no such setting; did you mean 'title'?"),
        ('[shwo]\ntitle = "A"\n[show]\ntitle = "A"', "articlecast.toml: shwo: no such setting; did you mean 'show'?"),
        ('base_url = "x"\n[show]\ntitle = "A"', "base_url: no such setting; did you mean 'show.base_url'?"),
        ("[show]", "articlecast.toml: show.title: is missing"),
        ("", "articlecast.toml: show: is missing"),
        ("[show]\ntitle = 5", "show.title: must be a valid string, not 5"),
        ('[show]\ntitle = "A"\nlink = "ftp://x"', "show.link: must be an address such as https://"),
        ('[show]\ntitle = "A"\nlink = "https://"', "show.link: must be an address such as https://"),
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
    assert str(caught.value).count("articlecast.toml: ") == 3


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
    for name in ("title", "author", "description", "link"):
        template = template.replace(f"${name}", '"x"')
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
