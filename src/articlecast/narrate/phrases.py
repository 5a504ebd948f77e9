"""The few words that narration adds by itself, by language; a language without them gets none."""

from __future__ import annotations

from datetime import datetime

_MONTHS = "January February March April May June July August September October November December".split()

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "by": "By {}",
        "and": "{} and {}",
        "week": "The week to {}",
        "span": "From {} to {}",
        "contents": "In this episode: {}.",
        "disclosure": "This article is read by a synthetic voice.",
        "quote": "Quote.",
        "unquote": "End quote.",
        "code": "Here the article shows code.",
        "formula": "Here the article shows a formula.",
        "inline formula": "a formula",
        "table": "Here the article shows a table{}.",
        "columns": "{} columns",
        "one column": "one column",
        "rows": "{} rows",
        "one row": "one row",
        "course": "{}from {} in {} to {} in {}",
        "video": "Here the article shows a video{}.",
        "audio": "Here the article holds a recording{}.",
        "map": "Here the article shows a map{}.",
    },
    "de": {
        "by": "Von {}",
        "and": "{} und {}",
        "week": "Die Woche bis zum {}",
        "span": "Vom {} bis zum {}",
        "contents": "In dieser Folge: {}.",
        "disclosure": "Diesen Artikel liest eine synthetische Stimme.",
        "quote": "Zitat.",
        "unquote": "Zitat Ende.",
        "code": "Hier zeigt der Artikel Programmcode.",
        "formula": "Hier zeigt der Artikel eine Formel.",
        "inline formula": "eine Formel",
        "table": "Hier zeigt der Artikel eine Tabelle{}.",
        "columns": "{} Spalten",
        "one column": "eine Spalte",
        "rows": "{} Zeilen",
        "one row": "eine Zeile",
        "course": "{}von {} im Jahr {} auf {} im Jahr {}",
        "video": "Hier zeigt der Artikel ein Video{}.",
        "audio": "Hier enthält der Artikel eine Aufnahme{}.",
        "map": "Hier zeigt der Artikel eine Karte{}.",
    },
    "es": {
        "by": "Por {}",
        "and": "{} y {}",
        "week": "La semana hasta el {}",
        "span": "Del {} al {}",
        "contents": "En este episodio: {}.",
        "disclosure": "Este artículo lo lee una voz sintética.",
        "quote": "Cita.",
        "unquote": "Fin de la cita.",
        "code": "Aquí el artículo muestra código.",
        "formula": "Aquí el artículo muestra una fórmula.",
        "inline formula": "una fórmula",
        "table": "Aquí el artículo muestra una tabla{}.",
        "columns": "{} columnas",
        "one column": "una columna",
        "rows": "{} filas",
        "one row": "una fila",
        "course": "{}de {} en {} a {} en {}",
        "video": "Aquí el artículo muestra un vídeo{}.",
        "audio": "Aquí el artículo contiene una grabación{}.",
        "map": "Aquí el artículo muestra un mapa{}.",
    },
    "fr": {
        "by": "Par {}",
        "and": "{} et {}",
        "week": "La semaine jusqu’au {}",
        "span": "Du {} au {}",
        "contents": "Dans cet épisode : {}.",
        "disclosure": "Cet article est lu par une voix de synthèse.",
        "quote": "Citation.",
        "unquote": "Fin de citation.",
        "code": "L’article montre ici du code.",
        "formula": "L’article montre ici une formule.",
        "inline formula": "une formule",
        "table": "L’article montre ici un tableau{}.",
        "columns": "{} colonnes",
        "one column": "une colonne",
        "rows": "{} lignes",
        "one row": "une ligne",
        "course": "{}de {} en {} à {} en {}",
        "video": "L’article montre ici une vidéo{}.",
        "audio": "L’article contient ici un enregistrement{}.",
        "map": "L’article montre ici une carte{}.",
    },
    "it": {
        "by": "Di {}",
        "and": "{} e {}",
        "week": "La settimana fino al {}",
        "span": "Dal {} al {}",
        "contents": "In questo episodio: {}.",
        "disclosure": "Questo articolo è letto da una voce sintetica.",
        "quote": "Citazione.",
        "unquote": "Fine della citazione.",
        "code": "Qui l’articolo mostra del codice.",
        "formula": "Qui l’articolo mostra una formula.",
        "inline formula": "una formula",
        "table": "Qui l’articolo mostra una tabella{}.",
        "columns": "{} colonne",
        "one column": "una colonna",
        "rows": "{} righe",
        "one row": "una riga",
        "course": "{}da {} nel {} a {} nel {}",
        "video": "Qui l’articolo mostra un video{}.",
        "audio": "Qui l’articolo contiene una registrazione{}.",
        "map": "Qui l’articolo mostra una mappa{}.",
    },
    "pt": {
        "by": "Por {}",
        "and": "{} e {}",
        "week": "A semana até {}",
        "span": "De {} a {}",
        "contents": "Neste episódio: {}.",
        "disclosure": "Este artigo é lido por uma voz sintética.",
        "quote": "Citação.",
        "unquote": "Fim da citação.",
        "code": "Aqui o artigo mostra código.",
        "formula": "Aqui o artigo mostra uma fórmula.",
        "inline formula": "uma fórmula",
        "table": "Aqui o artigo mostra uma tabela{}.",
        "columns": "{} colunas",
        "one column": "uma coluna",
        "rows": "{} linhas",
        "one row": "uma linha",
        "course": "{}de {} em {} para {} em {}",
        "video": "Aqui o artigo mostra um vídeo{}.",
        "audio": "Aqui o artigo contém uma gravação{}.",
        "map": "Aqui o artigo mostra um mapa{}.",
    },
}


def find_phrase(name: str, language: str, *fillings: str) -> str:
    """The phrase of that name with ``fillings`` in their places; empty where the language has none."""
    phrase = _WORDS.get(language.partition("-")[0].lower(), {}).get(name, "")
    return phrase.format(*fillings, *("" for _ in range(phrase.count("{}") - len(fillings))))


_CHARACTERS = {"zh": "{}年{}月{}日", "ja": "{}年{}月{}日", "ko": "{}년 {}월 {}일"}
"""Days of languages that say what they write."""


def write_date(moment: datetime | None, language: str) -> str:
    """The day as it is written in the language, ready to be normalised.

    Empty where nobody knows it, and in a language of which nothing is known here: an engine would say 04.05.2026 as
    three numbers.
    """
    if moment is None:
        return ""
    tag = language.partition("-")[0].lower()
    if tag == "en":
        from articlecast.narrate.languages.en.british import is_british  # noqa: PLC0415 -- all of English's rules

        month = _MONTHS[moment.month - 1]
        return f"{moment.day} {month} {moment.year}" if is_british(language) else f"{month} {moment.day}, {moment.year}"
    if tag in _CHARACTERS:
        return _CHARACTERS[tag].format(moment.year, moment.month, moment.day)
    return f"{moment.day:02}.{moment.month:02}.{moment.year}" if tag in _WORDS else ""
