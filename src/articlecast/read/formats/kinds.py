"""Files of text that hold no article, by their names and by how they begin: tables, data, code, keys, logs."""

from __future__ import annotations

import csv
import re
from collections import Counter

from articlecast.model import Document

_SUFFIXES: tuple[tuple[str, str], ...] = (
    ("csv", "a table (CSV)"),
    ("tsv tab", "a table (TSV)"),
    ("yaml yml", "data (YAML)"),
    ("toml", "data (TOML)"),
    ("ini cfg conf properties env", "a file of settings"),
    ("ndjson jsonl json5 geojson", "data (JSON)"),
    ("log", "a log"),
    ("svg svgz", "a drawing (SVG)"),
    ("vcf vcard", "a file of contacts (vCard)"),
    ("ics ical ifb", "a calendar (iCalendar)"),
    ("pem crt cer csr key asc gpg p7m p7s p12 pfx pub", "a key, certificate or signature"),
    ("sql", "a dump of a database (SQL)"),
    ("diff patch", "a patch"),
    ("css scss sass less", "a style sheet"),
    (
        "py js mjs cjs ts jsx tsx c h cpp cc hpp cs java kt swift go rs rb php pl pm lua r jl scala hs clj ex exs erl"
        " sh bash zsh fish ps1 bat cmd vb fs dart groovy gradle m mm asm s f90 vue svelte wasm ipp"
        " cmake mk tf proto graphql",
        "source code",
    ),
    ("bib ris enw", "a list of literature"),
    ("gpx kml", "a track of places"),
    ("lock sum", "a file of settings"),
    ("textile", "a text in Textile"),
    ("wiki mediawiki creole", "a text of a wiki's"),
    ("ass ssa sub sbv ttml dfxp smi lrc", "a file of subtitles (other than SubRip and WebVTT)"),
    ("tex ltx latex sty", "a file of LaTeX"),
    ("typ", "a text in Typst"),
)
_BY_SUFFIX = {suffix: what for names, what in _SUFFIXES for suffix in names.split()}

_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), what)
    for pattern, what in (
        (r"BEGIN:VCARD\b", "a file of contacts (vCard)"),
        (r"BEGIN:VCALENDAR\b", "a calendar (iCalendar)"),
        (
            r"-----BEGIN (?:[A-Z0-9]+ )*(?:PRIVATE KEY|PUBLIC KEY|CERTIFICATE|PGP (?:PUBLIC|PRIVATE) KEY BLOCK)",
            "a key or certificate",
        ),
        (r"-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----", "an encrypted text or a signature (PGP)"),
        (r"ssh-(?:rsa|ed25519|dss) AAAA", "a key"),
        (
            r"(?:--[^\n]{0,200}\n|\s)*(?:-- (?:MySQL|MariaDB|PostgreSQL|SQLite)[^\n]{0,20} dump|PRAGMA foreign_keys"
            r"|CREATE (?:TABLE|DATABASE) [\w`\"]+)",
            "a dump of a database (SQL)",
        ),
        (r"diff --git a/|(?:Index: [^\n]{1,200}\n=+\n)?--- [^\n]{1,300}\n\+\+\+ [^\n]{1,300}\n@@ ", "a patch"),
        (r"#![ \t]*/(?:usr/|bin/|opt/)", "source code"),
        (r"<\?php\b", "source code (PHP)"),
        (
            r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg[\s>]",
            "a drawing (SVG)",
        ),
        (r"%!PS-Adobe", "a PostScript file"),
        (r"\\documentclass\b", "a file of LaTeX"),
        (r"\[Script Info\]", "a file of subtitles (SubStation Alpha)"),
        (r"(?:<\?xml[^>]{0,200}\?>\s*)?<FictionBook\b", "a book (FictionBook)"),
        (r"(?:<\?xml[^>]{0,200}\?>\s*)?<office:document\b", "a flat OpenDocument file that is no text"),
    )
)
_STAMP = re.compile(
    r"(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d{1,2}/[A-Z][a-z]{2}/\d{4}:|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+"
    r"|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[|(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|FATAL)[\s:\]])"
)
_SETTING = re.compile(r"\s*(?:[#;].*|\[[^\]\n]{1,80}\]|[\w.\"'-]{1,60}\s*=\s*\S.*|)$")
_PAIR = re.compile(r"\s*(?:#.*|---|-\s+\S.{0,200}|[\w.\"'/-]{1,60}:(?:\s.{0,300})?|)$")


def name_suffix(document: Document) -> str:
    """What a file of this machine is by the end of its name; empty where it may be an article, and for pages."""
    if document.remote or "://" in document.url or not re.match(r"^(?!#)", document.url):
        return ""
    return _BY_SUFFIX.get(document.url.rpartition(".")[2].lower(), "") if "." in document.url else ""


def name_look(head: str) -> str:
    """What a text is by how it begins; empty where it may be an article."""
    opening = head.lstrip("\ufeff \t\r\n")[:4000]
    if found := next((what for pattern, what in _LOOKS if pattern.match(opening)), ""):
        return found
    lines = [line for line in head.splitlines()[:200] if line.strip()]
    if len(lines) >= 5 and sum(1 for line in lines if _STAMP.match(line)) > 0.8 * len(lines):
        return "a log"
    if len(lines) >= 3 and re.match(r"\[[\w .:\"-]{1,80}\]\s*$", lines[0]) and all(map(_SETTING.match, lines)):
        return "a file of settings"
    if _is_yaml(lines):
        return "data (YAML)"
    return _name_table(lines)


def _is_yaml(lines: list[str]) -> bool:
    """Whether every line is one of YAML, with names that no sentence begins with: small ones, some of them indented."""
    named = [line for line in lines if re.match(r"\s*(?:-\s+)?[a-z_][\w.-]{0,40}:(?:\s|$)", line)]
    return (
        len(lines) >= 5
        and len(named) >= 0.6 * len(lines)
        and all(map(_PAIR.match, lines))
        and any(line.startswith(" ") for line in lines)
    )


def _name_table(lines: list[str]) -> str:
    """Whether lines are rows of one table: the same number of cells in each, and none of them reads like a sentence."""
    if len(lines) < 4:
        return ""
    for sign, least, what in (("\t", 1, "a table (TSV)"), (";", 2, "a table (CSV)"), (",", 2, "a table (CSV)")):
        if sum(1 for line in lines if sign in line) < len(lines):
            continue
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
        except csv.Error:
            continue
        (width, count), prose = widths.most_common(1)[0], sum(1 for line in lines if re.search(r"[.!?]\s*$", line))
        if width > least and count >= 0.95 * len(lines) and prose < 0.1 * len(lines):
            return what
    return ""
