import json
import tomllib
from pathlib import Path

import pytest

from articlecast.config import find_settings, is_loopback, load_settings, write_schema
from articlecast.errors import UsageError


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
    assert show["required"] == ["title"]
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
