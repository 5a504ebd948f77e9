"""The lexicon, rules, sources, sounds and the show, as an editor works on them."""

from __future__ import annotations

import base64
import io
import wave
from typing import Any

import pytest
from lxml import etree

from articlecast.show.settings import load_settings
from studio.conftest import SETTINGS, TIDE, Studio
from support.audio import encode_tone

PLS = """<?xml version="1.0"?>
<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" alphabet="ipa" xml:lang="{language}">
  <lexeme><grapheme>Aoife</grapheme><grapheme>Aoibhe</grapheme><phoneme>ˈiːfə</phoneme></lexeme>
  <lexeme><grapheme>QVX</grapheme><alias>queue vee ex</alias></lexeme>
  <lexeme><grapheme>none</grapheme></lexeme>
</lexicon>"""


def test_the_list_has_states_and_finds_words(reading: Studio) -> None:
    assert [row["slug"] for row in reading.ask("GET", "/episodes")] == ["the-gull", "the-tide"]
    assert [row["slug"] for row in reading.ask("GET", "/episodes?state=published&text=GULL")] == ["the-gull"]
    assert reading.ask("GET", "/show")["counts"] == {"published": 2}


def test_a_plan_says_what_would_be_rendered_and_what_it_costs(studio: Studio) -> None:
    (studio.folder / "articles/new.md").write_text("# Something new\n\nIt is new. It is short.")
    plan = studio.ask("GET", "/plan")
    new = next(row for row in plan["rows"] if row["name"] == "articles/new.md")
    assert (new["title"], new["decision"], new["sentences"], new["spoken"]) == ("Something new", "new", 3, 0)
    assert (plan["totals"]["new"], plan["currency"]) == (3, "USD")


def test_a_plan_tells_of_files_that_no_render_takes(studio: Studio) -> None:
    (studio.folder / "articles/notice.md").write_text("# A meeting\n\nIt is on Monday.")
    (aside,) = studio.ask("GET", "/plan")["passed_over"]
    assert aside["text"].endswith(": articles/notice.md")
    assert "rename" in aside["hint"]
    assert studio.ask("GET", "/plan?name=the-tide")["passed_over"] == []


def test_a_plan_of_one_article_is_of_that_alone(studio: Studio) -> None:
    (studio.folder / "articles/new.md").write_text("# Something new\n\nIt is new. It is short.")
    for name, sentences in (("articles/new.md", 3), ("the-tide", 0)):
        plan = studio.ask("GET", f"/plan?name={name}")
        assert [row["name"] for row in plan["rows"]] == [name]
        assert plan["totals"]["new"] == sentences
    studio.ask("GET", "/plan?name=nobody", 404)


def test_many_are_chosen_and_the_list_is_as_it_is_then(studio: Studio) -> None:
    rows = studio.ask("POST", "/episodes/withdraw", json={"names": ["the-tide", "the-gull"]})
    assert {row["state"] for row in rows} == {"withdrawn"}
    rows = studio.ask("POST", "/episodes/return", json={"names": ["the-tide"]})
    assert {row["slug"]: row["state"] for row in rows} == {"the-gull": "withdrawn", "the-tide": "published"}


@pytest.mark.parametrize("names", [[], [""], ["../x"], ["/etc/passwd"], ["\x00"], ["nobody"], ["a" * 3000]])
@pytest.mark.parametrize("verb", ["pin", "retry", "approve"])
def test_what_is_no_episode_is_refused(reading: Studio, verb: str, names: list[str]) -> None:
    assert reading.send("POST", f"/episodes/{verb}", json={"names": names}).status_code == 422


# ---------------------------------------------------------------- the lexicon


def test_of_two_who_say_a_word_the_second_is_shown_how_it_is_said_now(studio: Studio) -> None:
    asked = {"word": "Siobhan", "say": "sho-ban"}
    seen = studio.ask("POST", "/lexicon/touches", json=asked)
    (entry,) = studio.ask("GET", "/lexicon")["entries"]
    assert (seen["said"]["say"], seen["digest"]) == ("shi-vawn", entry["digest"])
    studio.ask("PUT", "/lexicon/Siobhan", json={"say": "shuh-vawn", "digest": seen["digest"]})
    mine = {"say": "sho-ban", "digest": seen["digest"]}
    refused = studio.ask("PUT", "/lexicon/Siobhan", 412, json=mine)
    assert refused["current"]["said"]["say"] == "shuh-vawn"
    studio.ask("DELETE", f"/lexicon/Siobhan?digest={seen['digest']}", 412)
    kept = studio.ask("PUT", "/lexicon/Siobhan", json=mine | {"digest": refused["current"]["digest"]})
    assert 'Siobhan = "sho-ban"   # she says so herself' in studio.settings()
    studio.ask("DELETE", f"/lexicon/Siobhan?digest={kept['digest']}")


def test_of_two_who_say_a_new_word_the_second_is_shown_it(studio: Studio) -> None:
    for scope in ({"scope": "show"}, {"scope": "article", "name": "the-tide"}, {"scope": "language", "language": "fr"}):
        seen = studio.ask("POST", "/lexicon/touches", json={"word": "Quill", "say": "x"} | scope)
        assert seen["said"] is None
        studio.ask("PUT", "/lexicon/Quill", json={"say": "kwil", "digest": seen["digest"]} | scope)
        refused = studio.ask("PUT", "/lexicon/Quill", 412, json={"say": "kill", "digest": seen["digest"]} | scope)
        assert refused["current"]["said"]["say"] == "kwil"


def test_another_word_is_nobodys_conflict_and_a_list_is_of_the_whole_lexicon(studio: Studio) -> None:
    whole = studio.ask("GET", "/lexicon")["digest"]
    seen = studio.ask("POST", "/lexicon/touches", json={"word": "Quill"})["digest"]
    studio.ask("PUT", "/lexicon/mast", json={"say": "must"})
    studio.ask("PUT", "/lexicon/Quill", json={"say": "kwil", "digest": seen})
    listed = {"form": "csv", "content": "word,say\nmast,mahst\n", "digest": whole}
    now = studio.ask("POST", "/lexicon/import", 412, json=listed)["current"]["digest"]
    assert now == studio.ask("GET", "/lexicon")["digest"]
    studio.ask("POST", "/lexicon/import", json=listed | {"digest": now})
    assert load_settings(studio.folder).lexicon["mast"] == "mahst"


def test_the_lexicon_says_where_its_words_stand(reading: Studio) -> None:
    view = reading.ask("GET", "/lexicon")
    assert [(row["word"], row["say"], row["episodes"]) for row in view["entries"]] == [
        ("Siobhan", "shi-vawn", ["the-tide"])
    ]
    assert reading.ask("POST", "/lexicon/touches", json={"word": "mast", "say": "x"})["episodes"] == ["the-gull"]


def test_a_word_is_kept_and_forgotten_among_a_persons_comments(studio: Studio) -> None:
    assert studio.ask("PUT", "/lexicon/Quill", json={"say": "kwil", "ipa": "kwɪl"})["touches"] == ["the-tide"]
    assert studio.settings() == f'{SETTINGS}Quill = "kwil /kwɪl/"\n'
    studio.ask("PUT", "/lexicon/Quai", json={"say": "kee", "scope": "language", "language": "fr"})
    assert load_settings(studio.folder).lexicon["fr"] == {"Quai": "kee"}
    studio.ask("DELETE", "/lexicon/Quai?language=fr")
    assert studio.ask("DELETE", "/lexicon/Quill")["touches"] == ["the-tide"]
    assert studio.settings() == SETTINGS


def test_a_word_of_one_article_is_said_so_there_alone(studio: Studio) -> None:
    for say in ("queue", "kwee"):
        studio.ask("PUT", "/lexicon/mast", json={"say": say, "scope": "article", "name": "the-gull"})
    (rule,) = load_settings(studio.folder).rules
    assert (rule.source, rule.lexicon) == (("articles/gull.md",), {"mast": "kwee"})
    assert "{mast|kwee|lexicon}" in studio.ask("GET", "/script?name=the-gull")["text"]


def test_what_was_kept_of_a_word_is_undone_by_what_was_told(studio: Studio) -> None:
    ship = {"scope": "article", "name": "the-gull"}
    assert studio.ask("PUT", "/lexicon/mast", json={"say": "queue", **ship})["before"] is None
    assert studio.ask("PUT", "/lexicon/mast", json={"say": "kwee", **ship})["before"]["say"] == "queue"
    studio.ask("PUT", "/lexicon/gull", json={"say": "gul", **ship})
    assert studio.ask("DELETE", "/lexicon/mast?name=the-gull")["touches"] == ["the-gull"]
    assert load_settings(studio.folder).rules[0].lexicon == {"gull": "gul"}
    studio.ask("DELETE", "/lexicon/mast?name=the-gull", 422)
    studio.ask("DELETE", "/lexicon/gull?name=the-tide", 422)
    studio.ask("DELETE", "/lexicon/gull?name=the-gull")
    assert studio.settings() == SETTINGS
    assert studio.ask("PUT", "/lexicon/Siobhan", json={"say": "sio"})["before"]["say"] == "shi-vawn"
    studio.ask("PUT", "/lexicon/Siobhan", json={"say": "shi-vawn"})
    assert studio.settings() == SETTINGS


def test_a_rule_of_an_article_that_says_more_stays_without_the_word(studio: Studio) -> None:
    rule = '\n[[rules]]\nsource = "articles/gull.md"\nvoice = "low"\n'
    (studio.folder / "articlecast.toml").write_text(SETTINGS + rule)
    studio.ask("PUT", "/lexicon/mast", json={"say": "queue", "scope": "article", "name": "the-gull"})
    studio.ask("DELETE", "/lexicon/mast?name=the-gull")
    assert studio.settings() == SETTINGS + rule


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("Quill", {}),
        ("Quill", {"say": "a/b/c"}),
        ("Quill", {"say": "x", "language": "English"}),
        ("Quill", {"say": "x", "scope": "language"}),
        ("…", {"say": "x"}),
        ("a\u2028b", {"say": "x"}),
        ("Quill", {"ipa": "]["}),
        ("Quill", {"say": "x", "scope": "world"}),
    ],
)
def test_what_is_no_pronunciation_is_not_kept(studio: Studio, word: str, entry: dict[str, str]) -> None:
    studio.ask("PUT", f"/lexicon/{word}", 422, json=entry)
    studio.ask("DELETE", "/lexicon/Nobody", 422)
    assert studio.settings() == SETTINGS


def test_a_list_that_was_given_away_is_taken_in_as_it_was(studio: Studio) -> None:
    studio.ask("PUT", "/lexicon/Quai", json={"say": "kee", "ipa": "ke", "language": "fr"})
    before = load_settings(studio.folder).lexicon
    for form in ("csv", "pls"):
        content = studio.ask("GET", f"/lexicon/export?form={form}").decode()
        (studio.folder / "articlecast.toml").write_text(
            SETTINGS.replace('Siobhan = "shi-vawn"   # she says so herself\n', "")
        )
        assert studio.ask("POST", "/lexicon/import", json={"form": form, "content": content}) == {"words": 2}
        assert load_settings(studio.folder).lexicon == before


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_a_w3c_lexicon_is_taken_in(studio: Studio, language: str) -> None:
    studio.ask("POST", "/lexicon/import", json={"form": "pls", "content": PLS.format(language=language)})
    words = {word: said for word, said in load_settings(studio.folder).lexicon.items() if word != "Siobhan"}
    assert words == {"Aoife": "/ˈiːfə/", "Aoibhe": "/ˈiːfə/", "QVX": "queue vee ex"}


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("csv", ""),
        ("csv", "say,ipa\nx,y\n"),
        ("csv", "word,say\nQuill,a/b/c\n"),
        ("csv", "word,say\n,\n"),
        ("pls", "not XML"),
        ("pls", "<lexicon/>"),
        (
            "pls",
            '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + PLS.format(language="en")[22:].replace("queue", "&x;"),
        ),
    ],
)
def test_what_is_no_list_changes_nothing(studio: Studio, form: str, content: str) -> None:
    answer = studio.send("POST", "/lexicon/import", json={"form": form, "content": content})
    assert answer.status_code == 422 or "root:" not in studio.settings()
    if answer.status_code == 422:
        assert studio.settings() == SETTINGS


# ---------------------------------------------------------------- rules and sources


def test_a_rule_is_seen_on_the_sites_articles_before_it_is_kept(studio: Studio) -> None:
    rule = {"host": "harbour.example", "value": "Read more", "name": "the-tide"}
    tried = studio.ask("POST", "/rules/try", json=rule)
    assert [(row["name"], row["gone"]) for row in tried["articles"]] == [
        ("articles/tide.md", ["Read more in our newsletter."]),
        ("articles/gull.md", []),
    ]
    assert studio.settings() == SETTINGS
    for _again in range(2):
        studio.ask("POST", "/rules", 201, json=rule)
    studio.ask("POST", "/rules", 201, json=rule | {"value": "Sign up"})
    (site,) = load_settings(studio.folder).read.sites
    assert (site.host, site.skip_text) == ("harbour.example", ("Read more", "Sign up"))
    assert studio.settings().startswith(SETTINGS)
    assert "Read more" not in studio.ask("GET", "/article?name=the-tide")["text"]


def test_of_two_who_leave_something_out_of_a_site_the_second_is_shown_what_is_left_out_now(studio: Studio) -> None:
    mine = {"host": "harbour.example", "value": "Sign up"}
    tried = studio.ask("POST", "/rules/try", json=mine)
    assert tried["kept"] == []
    studio.ask("POST", "/rules", 201, json={"host": "gull.example", "value": "x"})  # of another site
    studio.ask("POST", "/rules", 201, json=mine | {"value": "Read more", "digest": tried["digest"]})
    refused = studio.ask("POST", "/rules", 412, json=mine | {"digest": tried["digest"]})
    assert refused["current"]["kept"] == [["skip_text", "Read more"]]
    assert "Sign up" not in studio.settings()
    studio.ask("POST", "/rules", 201, json=mine | {"digest": refused["current"]["digest"]})
    assert studio.ask("POST", "/rules/try", json=mine)["kept"] == [["skip_text", "Read more"], ["skip_text", "Sign up"]]


def test_a_rule_for_one_article_holds_for_no_other(studio: Studio) -> None:
    rule = {"scope": "article", "name": "the-tide", "kind": "stop_at", "value": "It went out"}
    assert studio.ask("POST", "/rules/try", json=rule)["host"] == "articles/tide.md"
    studio.ask("POST", "/rules", 201, json=rule)
    assert "It went out" not in studio.ask("GET", "/article?name=the-tide")["text"]
    assert "Nobody minded" in studio.ask("GET", "/article?name=the-gull")["text"]


def test_a_rule_is_forgotten_again_and_others_stay(studio: Studio) -> None:
    site = {"host": "harbour.example", "value": "Read more"}
    added = [studio.ask("POST", "/rules", 201, json=site)["added"] for _again in range(2)]
    assert added == [True, False]
    other = studio.ask("POST", "/rules", 201, json=site | {"value": "Sign up"})
    studio.ask("DELETE", "/rules", 204, params=site | {"scope": "site"})
    assert load_settings(studio.folder).read.sites[0].skip_text == ("Sign up",)
    studio.ask("DELETE", "/rules", 422, params=site)
    studio.ask("DELETE", "/rules", 422, params=site | {"value": "Sign up", "kind": "stop_at"})
    studio.ask("DELETE", "/rules", 422, params=site | {"value": "Sign up", "host": "gull.example"})
    studio.ask("DELETE", "/rules", 204, params={name: other[name] for name in ("host", "kind", "value")})
    assert studio.settings() == SETTINGS


def test_a_rule_that_would_leave_nothing_says_so(reading: Studio) -> None:
    rule = {"scope": "article", "name": "the-gull", "kind": "stop_at", "value": "A gull"}
    (row,) = reading.ask("POST", "/rules/try", json=rule)["articles"]
    assert "leave nothing of it" in row["error"]


@pytest.mark.parametrize(
    "rule",
    [
        {"value": "x"},
        {"value": " ", "host": "a.example"},
        {"value": "/(/", "host": "a.example"},
        {"value": "p:::", "kind": "drop", "host": "a.example"},
        {"value": "x", "scope": "article"},
        {"value": "x", "kind": "replace_text", "host": "a.example"},
    ],
)
def test_what_is_no_rule_is_not_kept(studio: Studio, rule: dict[str, str]) -> None:
    for path in ("/rules", "/rules/try"):
        studio.ask("POST", path, 422, json=rule)
    assert studio.settings() == SETTINGS


def test_something_new_is_looked_at_and_then_kept(studio: Studio) -> None:
    text = {"text": "# A day\n\nIt was a day. It was long."}
    looked = studio.ask("POST", "/sources/look", json=text)
    assert (looked["title"], looked["words"]) == ("A day", 7)
    assert not (studio.folder / "articles/a-day.md").exists()
    assert studio.ask("POST", "/sources", 201, json=text)["source"] == "articles/a-day.md"
    file = {
        "file": base64.b64encode(b"# The cat\n\nIt sat on a mat, and then on a rope.").decode(),
        "name": "../../cat.md",
    }
    assert studio.ask("POST", "/sources", 201, json=file)["source"].startswith("articles/")
    assert {path.name for path in studio.folder.iterdir()} >= {"articles", "articlecast.toml"}
    assert not (studio.folder.parent / "cat.md").exists()


PAGE = """<html lang="en"><head><title>Tar</title><link rel="canonical" href="{url}"></head><body><article><h1>Tar</h1>
<p>Tar smells of every summer at once, and nobody who has mended a boat forgets it again.</p>
<p>It is warmed in a pot over a small fire, and put on thin.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("given", "form", "state", "source"),
    [
        ({"text": "# A day\n\nIt was a day."}, "markdown", "added", ""),
        ({"text": PAGE.format(url="https://harbour.example/tar")}, "page", "added", ""),
        ({"text": PAGE.format(url="https://harbour.example/tide/")}, "page", "known", "articles/tide.md"),
        ({"text": "# Low water\n\nIt was low.", "url": "https://harbour.example/gull"}, "markdown", "known",
         "articles/gull.md"),
        ({"file": base64.b64encode(TIDE.encode()).decode(), "name": "the-same.md"}, "front matter", "known",
         "articles/tide.md"),
        ({"file": base64.b64encode(b"# Tar\n\nIt is warm.").decode(), "name": "tar.md"}, "markdown", "added", ""),
    ],
)  # fmt: skip
def test_what_is_new_is_told_with_what_it_was_read_as_and_whether_the_show_has_it(
    reading: Studio, given: dict[str, str], form: str, state: str, source: str
) -> None:
    told = reading.ask("POST", "/sources/look", json=given)
    assert (told["form"], told["state"]) == (form, state)
    assert not source or told["source"] == source


def test_what_speaks_against_a_reading_is_told_with_it(reading: Studio) -> None:
    marked = "# Tar\n\n<!-- articlecast: wisper -->\n\nIt is warm."
    (doubt,) = reading.ask("POST", "/sources/look", json={"text": marked})["doubts"]
    assert doubt.startswith("marks in the text: no such mark 'wisper'")
    assert reading.ask("POST", "/sources/look", json={"text": "# Tar\n\nIt is warm."})["doubts"] == []


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"address": "file:///etc/passwd"},
        {"address": "http://169.254.169.254/latest"},
        {"address": "https://me:hunter2@harbour.example/"},
        {"address": "/etc/passwd"},
        {"text": "   "},
        {"text": "# x", "address": "https://harbour.example/"},
        {"file": "not base64!"},
        {"file": base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(50)).decode(), "name": "a.png"},
        {"text": "# A day\n\nLong.", "url": "javascript:alert(1)"},
    ],
)
def test_what_is_no_source_is_not_kept(studio: Studio, given: dict[str, str]) -> None:
    before = sorted(studio.folder.glob("articles/*"))
    for path in ("/sources/look", "/sources"):
        studio.ask("POST", path, 422, json=given)
    assert (sorted(studio.folder.glob("articles/*")), studio.settings()) == (before, SETTINGS)


# ---------------------------------------------------------------- sound


def hear(studio: Studio, path: str = "/speech", **given: Any) -> tuple[str, float]:
    """Whether it was spoken before, and its seconds."""
    given = {name.replace("tried", "try"): value for name, value in given.items()}
    answer = studio.send("POST", path, json=given)
    assert answer.status_code == 200, answer.text
    with wave.open(io.BytesIO(answer.content)) as sound:
        return answer.headers["x-cached"], sound.getnframes() / sound.getframerate()


def test_a_sentence_that_was_spoken_sounds_from_the_cache_and_another_is_spoken_once(studio: Studio) -> None:
    assert hear(studio, said="The tide came in at six.")[0] == "true"
    assert [hear(studio, said="The tide never came.")[0] for _again in range(2)] == ["false", "true"]


def test_a_word_is_heard_as_it_would_be_said_before_it_is_kept(studio: Studio) -> None:
    tried = {"word": "Quill", "say": "a very long way to say it indeed"}
    plain, longer = hear(studio, said="Quill came."), hear(studio, written="Quill came.", tried=tried)
    assert longer[1] > plain[1] * 2
    assert studio.settings() == SETTINGS


def test_voices_are_listed_and_heard_side_by_side(reading: Studio) -> None:
    assert {row["name"] for row in reading.ask("GET", "/voices?engine=tone")} == {"high", "low", "tone"}
    heard = {
        voice: hear(reading, "/voices/hear", engine="tone", voice=voice, said="It cost $5.")
        for voice in ("high", "low")
    }
    assert all(seconds > 0.5 for _cached, seconds in heard.values())


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/speech", {"said": "…"}, 422),
        ("/speech", {}, 422),
        ("/speech", {"said": "x", "voice": "../x"}, 422),
        ("/speech", {"said": "x", "language": "../x"}, 422),
        ("/speech", {"written": "x", "try": {"word": "x", "say": ""}}, 422),
        ("/voices/hear", {"said": "x", "engine": "sh"}, 404),
        ("/voices/hear", {"said": "x", "engine": "tone", "voice": "C:\\x"}, 422),
        ("/voices/hear", {"said": "x", "engine": "tone", "voice": "nobody"}, 422),
    ],
)
def test_what_cannot_be_said_is_told(reading: Studio, path: str, given: dict[str, Any], status: int) -> None:
    reading.ask("POST", path, status, json=given)


def test_sounds_have_waves_and_what_is_none_is_told(studio: Studio) -> None:
    (studio.folder / "intro.mp3").write_bytes(encode_tone(2.0))
    with (studio.folder / "articlecast.toml").open("a") as file:
        file.write('\n[master]\nintro = "intro.mp3"\noutro = "articlecast.toml"\n')
    intro, outro = studio.ask("GET", "/sounds")
    assert (len(intro["peaks"]), 1.8 < intro["seconds"] < 2.2, max(intro["peaks"]) <= 1) == (200, True, True)
    assert (outro["setting"], outro["peaks"]) == ("outro", [])
    assert outro["error"]


# ---------------------------------------------------------------- the show


def test_the_feed_is_shown_as_an_app_does(reading: Studio) -> None:
    feed = reading.ask("GET", "/feed")
    assert (feed["channel"]["title"], feed["channel"]["author"]) == ("Harbour Notes", "Ana Lee")
    assert [item["title"] for item in feed["items"]] == ["The gull", "The tide"]
    assert feed["items"][0]["published"] == "2026-03-02T06:00:00+00:00"
    assert all(
        item["seconds"] > 0 and item["enclosure"].startswith("https://pod.harbour.example") for item in feed["items"]
    )


def test_the_cover_the_check_the_reports_and_the_health_are_shown(reading: Studio) -> None:
    assert reading.ask("GET", "/cover")[:2] == b"\xff\xd8"
    checked = reading.ask("GET", "/check")
    assert checked["counts"]["error"] == 0
    assert all(finding["remedy"] for finding in checked["findings"])
    assert reading.ask("GET", "/reports") == []
    assert reading.ask("GET", "/health")["ok"]
    assert reading.ask("GET", "/runs") == {"at_work": None, "failed": [], "scheduled": []}


def test_a_subscriber_is_added_with_an_address_and_a_code_and_revoked(studio: Studio) -> None:
    told = studio.ask("POST", "/subscribers", 201, json={"name": "Eve"})
    assert told["address"].startswith("https://pod.harbour.example/notes/")
    assert etree.fromstring(told["qr"]).tag.endswith("svg")
    assert studio.ask("GET", "/subscribers") == [{"name": "Eve"}]
    assert told["address"].split("/")[-2] not in (studio.folder / "subscribers.json").read_text()
    studio.ask("DELETE", "/subscribers/Eve", 204)
    studio.ask("DELETE", "/subscribers/Eve", 404)
    studio.ask("POST", "/subscribers", 422, json={"name": " "})
    assert studio.ask("GET", "/subscribers") == []


def test_the_api_describes_itself_and_leaves_the_page_out(reading: Studio) -> None:
    described = reading.ask("GET", "/api/openapi.json")
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    names = [verb["operationId"] for place in described["paths"].values() for verb in place.values()]
    assert len(names) == len(set(names))
