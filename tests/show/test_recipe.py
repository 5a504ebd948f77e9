"""The digest of a show's settings: what an editor chose is in it, and what is ours is not."""

from dataclasses import dataclass, fields, make_dataclass
from pathlib import Path

import pytest

from articlecast.names import sha256_hex
from articlecast.narrate import NarrateOptions
from articlecast.show.recipe import digest_recipes, list_fingerprints
from articlecast.show.settings import Settings, load_settings

TODAY = "9783873dc7d9a339b296bd6a74a438ea0b8ec1b92c4c2342937023a234048555"
"""Of a show titled T without any other setting: every episode that was made by it depends on this value."""
FIRST = (
    '[{"language": "en", "largest_bytes": 20000000}, {"heading_pause": 0.7, "item_pause": 0.35, "paragraph_pause": '
    '0.6, "section_pause": 1.2, "title_pause": 1.0}, {"engine": "espeak", "pitch": 1.0, "rate": 1.0, "voice": ""}, '
    '{"bitrate": 64, "formats": ["mp3"], "loudness": -16.0, "quality": 5, "sample_rate": 44100, "true_peak": -1.0}, '
    '{"author": "", "language": "en", "show": "T"}]'
)
LAST = (
    '[{"language": "en", "sites": []}, {"alt_texts": false, "boilerplate": "drop", "captions": true, "closing": "", '
    '"code": "name", "credits": false, "editor_notes": "say", "embeds": "name", "heading_pause": 0.7, "item_pause": '
    '0.35, "list_numbers": true, "longest_utterance": 400, "maths": "say", "notes": "skip", "opening": '
    '"{title}\\n{by}\\n{date}", "paragraph_pause": 0.6, "posts": "read", "quotes": "say", "section_pause": 1.2, '
    '"table_rows": 6, "title_pause": 1.0}, {"engine": "espeak", "engines": {}, "pitch": 1.0, "rate": 1.0, "voice": "", '
    '"voices": {}}, {"bed": "", "bed_below": 20.0, "bed_seconds": 20.0, "bitrate": 64, "fade_seconds": 1.0, "formats": '
    '["mp3"], "intro": "", "lead_image": true, "loudness": -16.0, "music_below": 2.0, "outro": "", "quality": 7, '
    '"room_tone": 0.0, "sample_rate": 44100, "sting": "", "true_peak": -1.0}, '
    '{"author": "", "language": "en", "show": "T"}]'
)
"""What the first version and the last before rules were counted digested of that show, as they wrote it."""


def load(folder: Path, more: str = "") -> Settings:
    (folder / "articlecast.toml").write_text(f'[show]\ntitle = "T"\n{more}')
    return load_settings(folder / "articlecast.toml")


def test_no_setting_that_is_left_to_us_is_in_the_digest(tmp_path: Path) -> None:
    """Where this fails, an upgrade renders every show again: a new option's default has to change nothing."""
    assert digest_recipes(load(tmp_path), b"a drawn cover")[0] == TODAY


def test_an_option_that_is_new_or_has_another_default_changes_nothing(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Later(make_dataclass("Grown", [("whispers", str, "never")], bases=(NarrateOptions,), frozen=True)):  # type: ignore[misc]
        title_pause: float = 1.5

    later = load(tmp_path).model_copy(update={"narrate": Later()})
    assert "whispers" in {field.name for field in fields(later.narrate)}
    assert digest_recipes(later, b"")[0] == TODAY
    chosen = later.model_copy(update={"narrate": Later(whispers="always")})
    assert digest_recipes(chosen, b"")[0] != TODAY
    assert len(digest_recipes(chosen, b"")) == 1, "no earlier version knew it"


@pytest.mark.parametrize("wrote", [FIRST, LAST])
def test_what_earlier_versions_digested_is_known(tmp_path: Path, wrote: str) -> None:
    recipes = digest_recipes(load(tmp_path), b"cover")
    assert len(recipes) == 1 + 13
    recipe = sha256_hex(wrote.encode() + b"cover")
    assert recipe in recipes
    assert sha256_hex(recipe.encode() + b"said" + b"art") in list_fingerprints(recipes, b"said", b"art")


@pytest.mark.parametrize(
    ("more", "renders"),
    [
        ("[narrate]\ntable_rows = 7\n", True),
        ("[narrate]\ntable_rows = 6\n", False),
        ("[speak]\nattempts = 9\n", False),
        ("[read]\ntimeout_seconds = 9\n", False),
        ('[lexicon]\nNguyen = "win"\n', True),
    ],
)
def test_what_an_editor_chooses_is_in_the_digest(tmp_path: Path, more: str, *, renders: bool) -> None:
    assert (digest_recipes(load(tmp_path, more), b"")[0] != TODAY) == renders
