"""Every string of the page, in the languages that it speaks: a row of the table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "de")

_FRAME: Mapping[str, str] = {
    "Skip to the content": "Zum Inhalt",
    "Pages": "Seiten",
    "Episodes": "Folgen",
    "Lexicon": "Lexikon",
    "New": "Neu",
    "The show": "Die Sendung",
    "Runs": "Läufe",
    "Keys": "Tasten",
    "Show the keys": "Die Tasten zeigen",
    "Work": "Arbeit",
    "Progress": "Fortschritt",
    "Cancel": "Abbrechen",
    "Close": "Schließen",
    "Not now": "Jetzt nicht",
    "Sign in": "Anmelden",
    "Sign out": "Abmelden",
    "Open the address that articlecast studio has printed where it was started, or put its token here.": (
        "Die Adresse öffnen, die articlecast studio ausgegeben hat, wo es gestartet wurde, oder deren Token hier "
        "einsetzen."
    ),
    "The token, or the whole address": "Das Token oder die ganze Adresse",
    "Who has no token asks whoever started the studio for one:": (
        "Wer kein Token hat, bittet darum, wo das Studio gestartet wurde:"
    ),
    "This address is an older studio’s.": "Diese Adresse ist die eines älteren Studios.",
    "Nobody has this token.": "Dieses Token hat niemand.",
    "Undo": "Rückgängig",
    "Redo": "Wiederholen",
    "Save": "Speichern",
    "Saved.": "Gespeichert.",
    "Saving …": "Wird gespeichert …",
    "Looking …": "Wird angesehen …",
    "Search": "Suchen",
    "free": "kostenlos",
    "Control+": "Strg+",
    "The studio needs JavaScript.": "Das Studio braucht JavaScript.",
    "The studio does not answer.": "Das Studio antwortet nicht.",
    "render is at work": "Es wird vertont",
    "sync is at work": "Ein Lauf ist im Gange",
    "publish is at work": "Es wird veröffentlicht",
    "render": "Vertonen",
    "sync": "Lauf",
    "publish": "Veröffentlichen",
    "Stopping; what was made is kept.": "Wird angehalten; was fertig ist, bleibt.",
    "Done.": "Fertig.",
    "Some of it failed.": "Einiges ist misslungen.",
    "Cancelled; what was made is kept.": "Abgebrochen; was fertig ist, bleibt.",
    "The studio ended before the work did; what was made is kept.": (
        "Das Studio endete vor der Arbeit; was fertig ist, bleibt."
    ),
}

_STATES: Mapping[str, str] = {
    "published": "veröffentlicht",
    "new": "neu",
    "changed": "geändert",
    "scheduled": "geplant",
    "draft": "Entwurf",
    "skipped": "übergangen",
    "expired": "abgelaufen",
    "provisional": "vorläufig",
    "pinned": "angeheftet",
    "retired": "ausgemustert",
    "withdrawn": "zurückgezogen",
    "article gone": "Artikel fort",
    "waiting for review": "wartet auf Freigabe",
    "held": "zurückgehalten",
    "damaged": "beschädigt",
    "waiting": "wartet",
    "set aside": "beiseitegelegt",
    "failed": "misslungen",
    "edited by hand": "von Hand bearbeitet",
    "done": "fertig",
    "running": "im Gange",
    "cancelled": "abgebrochen",
    "lost": "verloren",
    "error": "Fehler",
    "warning": "Warnung",
    "note": "Hinweis",
    "unchanged": "unverändert",
    "retry": "noch einmal",
    "returned": "wieder da",
    "moved": "verschoben",
    "refreshed": "erneuert",
}

_KINDS: Mapping[str, str] = {
    "title": "Titel",
    "byline": "Verfasserzeile",
    "heading": "Überschrift",
    "text": "Text",
    "quote": "Zitat",
    "list": "Liste",
    "table": "Tabelle",
    "caption": "Bildunterschrift",
    "code": "Code",
    "closing": "Schluss",
    "formula": "Formel",
    "picture": "Bild",
    "credit": "Bildnachweis",
    "embed": "Einbettung",
    "post": "Beitrag",
    "pull quote": "Herausgestelltes Zitat",
    "line": "Zeile",
    "words": "Wörter",
}

_LIST: Mapping[str, str] = {
    "Render what is new": "Neues vertonen",
    "Render": "Vertonen",
    "Approve": "Freigeben",
    "Listeners get {} from the next run on.": "Hörer bekommen {} ab dem nächsten Lauf.",
    "Hold": "Zurückhalten",
    "Withdraw": "Zurückziehen",
    "Bring back": "Zurückholen",
    "Pin": "Anheften",
    "Try again": "Noch einmal versuchen",
    "State": "Zustand",
    "All states": "Alle Zustände",
    "Order": "Reihenfolge",
    "As they wait": "Wie sie warten",
    "Newest first": "Neueste zuerst",
    "Oldest first": "Älteste zuerst",
    "By title": "Nach Titel",
    "Longest first": "Längste zuerst",
    "Most doubts first": "Meiste Zweifel zuerst",
    "Title": "Titel",
    "Date": "Datum",
    "Length": "Länge",
    "Cost": "Kosten",
    "{} in all": "{} insgesamt",
    "{} of {}": "{} von {}",
    "Choose {}": "{} auswählen",
    "{} chosen": "{} ausgewählt",
    "Choose none": "Nichts auswählen",
    "Choose all that are shown": "Alle gezeigten auswählen",
    "Choose the row, or not": "Die Zeile auswählen oder nicht",
    "With those chosen": "Mit den ausgewählten",
    "Next row": "Nächste Zeile",
    "Row before": "Zeile davor",
    "{} doubt": "{} Zweifel",
    "{} doubts": "{} Zweifel",
    "A render speaks {} sentences": "Zu sprechen: {} Sätze",
    "Everything is rendered.": "Alles ist vertont.",
    "Nothing fits this search.": "Nichts passt zu dieser Suche.",
    "Nothing here yet": "Noch nichts da",
    "Put an article into the show’s folder, or paste an address: you see what it will be before it is kept.": (
        "Einen Artikel in den Ordner der Sendung legen oder eine Adresse einfügen: Was daraus wird, ist zu sehen, "
        "bevor es "
        "behalten wird."
    ),
    "Add the first article": "Den ersten Artikel hinzufügen",
}

_ARTICLE: Mapping[str, str] = {
    "The article": "Der Artikel",
    "The script": "Das Skript",
    "This article cannot be read.": "Dieser Artikel lässt sich nicht lesen.",
    "Click a sentence to hear it": "Ein Klick auf einen Satz lässt ihn hören",
    "This line": "Diese Zeile",
    "Play": "Abspielen",
    "Stop": "Anhalten",
    "Difference": "Unterschied",
    "Title and facts": "Titel und Angaben",
    "Publish": "Veröffentlichen",
    "From here": "Ab hier",
    "Edit": "Bearbeiten",
    "Say it as": "Sprich es als",
    "Leave out": "Weglassen",
    "Pause": "Pause",
    "Chapter": "Kapitel",
    "Voice": "Stimme",
    "Never read this": "Nie vorlesen",
    "Said instead": "Stattdessen gesagt",
    "Said as it is written.": "Gesagt, wie es geschrieben steht.",
    "keeps it": "behält es",
    "leaves it": "lässt es",
    "Left out.": "Weggelassen.",
    "A chapter begins here.": "Hier beginnt ein Kapitel.",
    "Brought back.": "Zurückgeholt.",
    "What is said": "Was gesagt wird",
    "Seconds of silence": "Sekunden Stille",
    "{} s of silence": "{} s Stille",
    "A voice, or a role such as quote, which has its own; empty for the line’s own": (
        "Eine Stimme oder eine Rolle wie quote, die ihre eigene hat; leer für die der Zeile"
    ),
    "Hear it": "Anhören",
    "Keep it": "Behalten",
    "Saved as a draft.": "Als Entwurf gespeichert.",
    "The article has changed since the edit": "Der Artikel wurde seit der Bearbeitung geändert",
    "{} sentences to speak": "{} Sätze zu sprechen",
    "The draft is not rendered yet: render it, hear it, then publish.": (
        "Der Entwurf ist noch nicht vertont: vertonen, anhören, dann veröffentlichen."
    ),
    "Somebody else has changed how “{}” is said since.": (
        "Jemand anders hat inzwischen geändert, wie „{}“ gesprochen wird."
    ),
    "Somebody else has changed what is never read there since.": (
        "Jemand anders hat inzwischen geändert, was dort nie gelesen wird."
    ),
    "Somebody else has changed the lexicon since.": "Jemand anders hat das Lexikon inzwischen geändert.",
    "Nothing is said of it.": "Nichts ist dazu gesagt.",
    "Nothing is left out.": "Nichts wird ausgelassen.",
    "Words are removed.": "Wörter sind entfernt.",
    "So far it is said as “{}”.": "Bisher wird es „{}“ gesprochen.",
    "Somebody else has changed this script.": "Jemand anders hat dieses Skript geändert.",
    "Somebody else has corrected this article since.": "Jemand anders hat diesen Artikel inzwischen berichtigt.",
    "Somebody else has changed the script since.": "Jemand anders hat das Skript inzwischen geändert.",
    "It is shown as it is now.": "Es ist zu sehen, wie es jetzt ist.",
    "Theirs": "Das andere",
    "Yours": "Das eigene",
    "Theirs is shown.": "Das andere ist zu sehen.",
    "Put mine into theirs": "Meines in das andere setzen",
    "Take theirs": "Das andere nehmen",
    "{} lines fewer": "{} Zeilen weniger",
    "Next line": "Nächste Zeile",
    "Line before": "Zeile davor",
    "Hear the line": "Die Zeile hören",
    "Play from here, or stop": "Ab hier abspielen oder anhalten",
    "Edit the line": "Die Zeile bearbeiten",
    "Leave the line out": "Die Zeile weglassen",
    "A pause after it": "Eine Pause danach",
    "A chapter before it": "Ein Kapitel davor",
    "Another voice": "Eine andere Stimme",
    "Say a word as …": "Ein Wort sprechen als …",
    "Difference to the published episode": "Unterschied zur veröffentlichten Folge",
    "The published episode says the same.": "Die veröffentlichte Folge sagt dasselbe.",
    "now": "jetzt",
    "before": "vorher",
    "Silence": "Ruhe",
    "Table": "Tabelle",
    "Picture": "Bild",
    "Embedded": "Eingebettet",
    "Not said": "Nicht gesagt",
    "{} more that is not said": "{} weitere, die nicht gesagt werden",
    "To its sentence": "Zu seinem Satz",
    "Author": "Verfasserin oder Verfasser",
    "Language": "Sprache",
    "Tags, with commas between": "Schlagwörter, mit Kommas dazwischen",
    "Link": "Link",
    "Corrected by an editor": "Von der Redaktion berichtigt",
    "Found in: {}": "Gefunden in: {}",
    "Make no episode of it": "Keine Folge daraus machen",
    "As the article has it": "Wie es im Artikel steht",
    "As the article has it.": "Wie es im Artikel steht.",
    "Nothing has been changed.": "Nichts wurde geändert.",
}

_WORDS: Mapping[str, str] = {
    "Word": "Wort",
    "Said as": "Gesagt als",
    "As you would write it for somebody who reads aloud: shi-vawn": (
        "Wie man es für jemanden schriebe, der vorliest: schi-wohn"
    ),
    "Or its sounds (IPA)": "Oder seine Laute (IPA)",
    "Where it holds": "Wo es gilt",
    "In this article": "In diesem Artikel",
    "In the whole show": "In der ganzen Sendung",
    "Wherever this language is spoken": "Wo immer diese Sprache gesprochen wird",
    "On {}": "Auf {}",
    "Everywhere": "Überall",
    "{} episodes say it and would be made again: {}": "{} Folgen sagen es und würden neu gemacht: {}",
    "No other episode says it.": "Keine andere Folge sagt es.",
    "“{}” is said as “{}” from now on.": "„{}“ wird ab jetzt als „{}“ gesagt.",
    "{} episodes change.": "{} Folgen ändern sich.",
    "What begins so, or says this, is left out": "Was so beginnt oder das sagt, wird weggelassen",
    "What would go from the last ten articles": "Was aus den letzten zehn Artikeln fiele",
    "Say what is to go.": "Was soll fort?",
    "Nothing: no article has this.": "Nichts: Kein Artikel hat das.",
    "It is never read from now on.": "Es wird ab jetzt nie vorgelesen.",
    "How words are said, wherever the show says them.": "Wie Wörter gesagt werden, wo immer die Sendung sie sagt.",
    "Add a word": "Ein Wort hinzufügen",
    "Import (PLS, CSV)": "Übernehmen (PLS, CSV)",
    "{} words are taken over.": "{} Wörter sind übernommen.",
    "Used in": "Verwendet in",
    "Change": "Ändern",
    "{} episode": "{} Folge",
    "{} episodes": "{} Folgen",
    "nowhere": "nirgends",
    "Hear “{}”": "„{}“ anhören",
    "Remove": "Entfernen",
    "“{}” is removed.": "„{}“ ist entfernt.",
    "No word needs help yet": "Noch braucht kein Wort Hilfe",
    "Hear an article, select a word that comes out wrong, and say how it is said. It stands here from then on, "
    "with where "
    "it is used.": (
        "Einen Artikel hören, ein Wort auswählen, das falsch klingt, und sagen, wie es klingt. Ab dann steht es "
        "hier, mit "
        "den Stellen, an denen es vorkommt."
    ),
    "Nobody has said how these are said": "Niemand hat gesagt, wie diese klingen",
    "Names": "Namen",
    "Capitals": "Großbuchstaben",
}

_NEW: Mapping[str, str] = {
    "You see what it will be before it is kept.": "Was daraus wird, ist zu sehen, bevor es behalten wird.",
    "An address, or the text itself": "Eine Adresse oder der Text selbst",
    "Drop files here, or choose them: pages, Markdown, Word, PDF, EPUB, letters, feeds.": (
        "Dateien hierher ziehen oder auswählen: Seiten, Markdown, Word, PDF, EPUB, Briefe, Feeds."
    ),
    "Choose files": "Dateien auswählen",
    "Look at it": "Ansehen",
    "Look again": "Noch einmal ansehen",
    "about {} minute": "etwa {} Minute",
    "about {} minutes": "etwa {} Minuten",
    "Read as {}": "Gelesen als {}",
    "No episode would be made of it: {}": "Es würde keine Folge daraus: {}",
    "a web page": "Webseite",
    "a feed": "Feed",
    "plain text": "reiner Text",
    "Markdown": "Markdown",
    "an article with a header": "Artikel mit Kopf",
    "a PDF": "PDF",
    "a Word document": "Word-Dokument",
    "a LibreOffice document": "LibreOffice-Dokument",
    "an RTF document": "RTF-Dokument",
    "a book (EPUB)": "Buch (EPUB)",
    "a letter": "Brief",
    "a mailbox": "Postfach",
    "a notebook": "Notebook",
    "subtitles": "Untertitel",
    "a list of pages": "Liste von Seiten",
    "a list of feeds": "Liste von Feeds",
    "a web archive": "Webarchiv",
    "{} articles": "{} Artikel",
    "The show has it already.": "Die Sendung hat es schon.",
    "Open it": "Öffnen",
    "It is kept.": "Es ist behalten.",
    "Not this": "Dieses nicht",
    "To the field": "Zum Feld",
    "To the list": "Zur Liste",
}

_SHOW: Mapping[str, str] = {
    "On this page": "Auf dieser Seite",
    "Settings": "Einstellungen",
    "They are written into articlecast.toml, where your comments and their order stay.": (
        "Sie werden in articlecast.toml geschrieben; Kommentare und ihre Reihenfolge bleiben."
    ),
    "Find a setting": "Eine Einstellung finden",
    "set": "gesetzt",
    "Else: {}": "Sonst: {}",
    "In the file alone: {}": "Nur in der Datei: {}",
    "{} change": "{} Änderung",
    "{} changes": "{} Änderungen",
    "As it was": "Wie es war",
    "Somebody else has changed the settings since.": "Jemand anders hat die Einstellungen inzwischen geändert.",
    "Somebody has changed the settings.": "Jemand hat die Einstellungen geändert.",
    "Cover": "Titelbild",
    "As it is drawn, or as your own file has it.": "Wie es gezeichnet wird oder in der eigenen Datei steht.",
    "The cover of the show": "Das Titelbild der Sendung",
    "Voices": "Stimmen",
    "A sentence of your own": "Ein eigener Satz",
    "The tide came in at six, and nobody had told the harbour master.": (
        "Um sechs kam die Flut, und niemand hatte es dem Hafenmeister gesagt."
    ),
    "The show’s voice": "Die Stimme der Sendung",
    "{} more: articlecast voices": "{} weitere: articlecast voices",
    "This engine names no voices.": "Diese Sprachausgabe nennt keine Stimmen.",
    "Sounds": "Klänge",
    "No intro, outro or bed. Name their files under master in the settings, and see their waves here.": (
        "Kein Vorspann, Abspann oder Klangbett. Ihre Dateien stehen in den Einstellungen unter master; ihre "
        "Wellen sind dann "
        "hier zu sehen."
    ),
    "The feed, as an app shows it": "Der Feed, wie eine App ihn zeigt",
    "The feed": "Der Feed",
    "No episode is public yet.": "Noch ist keine Folge öffentlich.",
    "Check": "Prüfen",
    "Check now": "Jetzt prüfen",
    "Nothing is wrong.": "Nichts ist falsch.",
    "Sound first, the feed last. First see what would change.": (
        "Der Ton zuerst, der Feed zuletzt. Vorher ist zu sehen, was sich ändern würde."
    ),
    "What would change": "Was sich ändern würde",
    "The settings name no target yet: publish.target, in the file.": (
        "Die Einstellungen nennen noch kein Ziel: publish.target, in der Datei."
    ),
    "is sent": "wird gesendet",
    "is deleted": "wird gelöscht",
    "Listeners have all of it.": "Die Hörer haben alles davon.",
    "Subscribers": "Abonnenten",
    "Of a private show each listener has an address of their own, which you can take back.": (
        "Bei einer privaten Sendung hat jeder eine eigene Adresse, die sich zurücknehmen lässt."
    ),
    "Name": "Name",
    "Add": "Hinzufügen",
    "Revoke": "Entziehen",
    "Nobody yet.": "Noch niemand.",
    "{} hears the show no more, and this address never comes back.": (
        "{} hört die Sendung nicht mehr, und diese Adresse kommt nie wieder."
    ),
    "{} hears the show no more.": "{} hört die Sendung nicht mehr.",
    "The address of {}": "Die Adresse von {}",
    "The address of {} is shown this once.": "Die Adresse von {} ist nur dieses eine Mal zu sehen.",
    "Copy": "Kopieren",
    "Copied.": "Kopiert.",
}

_RUNS: Mapping[str, str] = {
    "Run now": "Jetzt laufen lassen",
    "Download": "Herunterladen",
    "What failed and waits": "Was misslang und wartet",
    "Nothing has failed.": "Nichts ist misslungen.",
    "The next run tries it.": "Der nächste Lauf versucht es.",
    "Next due": "Als Nächstes fällig",
    "Nothing is due.": "Nichts ist fällig.",
    "Work from this studio": "Arbeit aus diesem Studio",
    "Nothing has been started here.": "Hier wurde nichts begonnen.",
    "Reports": "Berichte",
    "No run has left a report yet: “Run now”, or articlecast sync in a timer, writes one.": (
        "Noch hat kein Lauf einen Bericht hinterlassen: „Jetzt laufen lassen“ schreibt einen, oder articlecast "
        "sync zu seiner "
        "Zeit."
    ),
    "tried again {}": "wieder versucht {}",
    "Who changed what": "Wer was geändert hat",
    "Nothing has been changed here.": "Hier wurde nichts geändert.",
    "last run {}": "letzter Lauf {}",
    "there is no feed": "es gibt keinen Feed",
    "a run is late": "ein Lauf ist überfällig",
    "Healthy": "Gesund",
    "Not well": "Nicht gesund",
}

_ROWS: Mapping[str, str] = {
    **_FRAME, **_STATES, **_KINDS, **_LIST, **_ARTICLE, **_WORDS, **_NEW, **_SHOW, **_RUNS,
}  # fmt: skip
"""English, which is the key, and German."""


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language; ``table`` is what the modules in the browser are given."""

    language: str
    table: Mapping[str, str]

    def say(self, text: str) -> str:
        """The text in this language; a KeyError where the table lacks it is a fault of ours."""
        return text if self.language == "en" else self.table[text]


def choose_words(accepted: str) -> Words:
    """By what a browser accepts, in its order; English where it speaks neither. RFC 9110, 12.5.4."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().partition("-")[0].lower()
        if tag in LANGUAGES:
            return Words(tag, {} if tag == "en" else _ROWS)
    return Words("en", {})
