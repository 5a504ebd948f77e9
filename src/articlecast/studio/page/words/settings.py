"""What each setting does, in German: a row for each that the form of the settings shows, by its table and name.

English stands with the settings themselves, in ``show.settings``.
"""

from __future__ import annotations

from collections.abc import Mapping

_SHOW: Mapping[str, str] = {
    "show.title": "Der Name der Sendung.",
    "show.author": "Wer sie macht: eine Person oder ein Haus.",
    "show.description": "Worum es geht, in einem Satz oder einem Absatz.",
    "show.email": (
        "Wohin Verzeichnisse schreiben, um die Sendung zu bestätigen; die Adresse steht für alle lesbar im Feed."
    ),
    "show.language": (
        "Die Sprache der Sendung, etwa de, de-AT oder en-GB; auch die von Artikeln, die keine eigene nennen."
    ),
    "show.link": "Die Seite der Sendung im Netz.",
    "show.category": 'Apples Rubrik, oder Rubrik und Unterrubrik: "News" oder ["Society & Culture", "Documentary"].',
    "show.artwork": (
        "Das Cover, ein quadratisches JPEG oder PNG von 1400 bis 3000 Pixeln; ohne eines wird es aus dem Titel "
        "gezeichnet."
    ),
    "show.base_url": "Wo die Sendung zu erreichen sein wird; der Feed ist <base_url>/feed.xml.",
    "show.time_zone": (
        "Die Zeitzone von Daten, die keine nennen, und von allem, was gemeldet wird, etwa „Europe/Vienna“; UTC, "
        "wenn hier nichts steht."
    ),
    "show.explicit": "Ob die Sendung den Hinweis auf anstößige Sprache braucht.",
    "show.copyright": "Wer die Rechte hat, ohne Jahr und Zeichen.",
    "show.guid": (
        "Die podcast:guid der Sendung, wenn sie schon eine hat; sonst entsteht sie mit dem ersten öffentlichen Feed."
    ),
}
_SOURCES: Mapping[str, str] = {
    "sources.articles": (
        "Dateien und Ordner, vom Ordner dieser Datei aus gesehen, und Adressen; ${NAME} in einer Adresse kommt aus "
        "der Umgebung."
    ),
    "sources.mail": (
        "Ordner auf einem Mailserver, etwa „imaps://ana%40example.org:${MAIL_PASSWORD}@mail.example.org/News“; "
        "jeder Brief ist ein Artikel. Ohne Ordner ist es INBOX."
    ),
    "sources.mail_senders": (
        "Wessen Briefe genommen werden, etwa „*@substack.com“; die von allen, wenn niemand genannt ist."
    ),
    "sources.mail_since": "Wie alt Briefe sein dürfen: ein Tag wie „2026-01-01“ oder eine Zahl von Tagen.",
    "sources.duplicates": (
        "Was mit einem neuen Artikel geschieht, der fast dasselbe sagt wie eine Folge: Es wird gemeldet, oder er "
        "bekommt keine Folge."
    ),
}
_READ: Mapping[str, str] = {
    "read.largest_bytes": "Die größte Quelle, ausgepackt; was größer ist, ist kein Artikel.",
    "read.language": "Die Sprache von Artikeln, die ihre weder nennen noch zeigen; leer steht für die der Sendung.",
    "read.user_agent": (
        "Was Servern gesagt wird, wer fragt; Name und Version von articlecast folgen. Leer steht für den Titel der "
        "Sendung."
    ),
    "read.timeout_seconds": "So lange darf eine Antwort dauern, von der Frage bis zum letzten Byte.",
    "read.redirects": "Wie vielen Weiterleitungen gefolgt wird.",
    "read.seconds_per_host": "Die kürzeste Zeit zwischen zwei Anfragen an denselben Server.",
    "read.allowed_hosts": "Server, die in einem privaten Netz stehen dürfen; alle anderen müssen öffentlich sein.",
    "read.robots": "Ob robots.txt gelesen und befolgt wird.",
    "read.cache": (
        "Ein Ordner für geholte Seiten, damit ein Server nur nach Neuerem gefragt wird; vom Ordner dieser Datei "
        "aus gesehen, leer steht für pages im Cache der Sendung."
    ),
    "read.entries": "Höchstens so viele Einträge eines Feeds oder einer Sitemap werden genommen.",
    "read.books": (
        "Was ein EPUB ist: ein Artikel für jedes Kapitel, oder einer mit den Kapiteln als Überschriften. Eines mit "
        "einem einzigen Kapitel ist ein Artikel."
    ),
    "read.article_seconds": (
        "So lange darf das Holen und Lesen eines Artikels dauern; was länger braucht, ist misslungen."
    ),
    "read.article_megabytes": (
        "So viel Speicher darf das Lesen eines Artikels nehmen, wo das System das begrenzen kann (Linux)."
    ),
    "read.host_seconds": (
        "Wie lange ein Lauf auf die Antworten eines Servers wartet; die übrigen Seiten sind Sache des nächsten Laufs."
    ),
    "read.run_seconds": (
        "Wie lange ein Lauf Seiten holen darf; was dann fertig ist, erscheint, und das Übrige ist Sache des "
        "nächsten Laufs."
    ),
    "read.time_zone": (
        "Die Zeitzone eines Datums, das keine nennt, etwa „Europe/Vienna“; leer steht für die der Sendung."
    ),
    "read.logins": (
        "Server, die ein Passwort verlangen, etwa „https://me:${FEED_PASSWORD}@example.org“; ein Name in Klammern "
        "kommt aus der Umgebung. Was unter sources steht, muss hier nicht noch einmal stehen."
    ),
    "read.cookies": (
        "Eine Datei mit Cookies, wie Erweiterungen von Browsern sie ausgeben (cookies.txt von Netscape), für "
        "abonnierte Seiten. Jedes Cookie geht nur an seine eigene Seite."
    ),
}
_NARRATE: Mapping[str, str] = {
    "narrate.title_pause": "Nach dem Titel und den Zeilen darunter, in Sekunden.",
    "narrate.heading_pause": "Nach einer Überschrift, in Sekunden.",
    "narrate.paragraph_pause": "Nach einem Absatz, in Sekunden.",
    "narrate.item_pause": "Nach einem Punkt einer Liste, in Sekunden.",
    "narrate.section_pause": "Vor einer Überschrift und bei einem Einschnitt, in Sekunden.",
    "narrate.opening": (
        "Zeilen aus {title}, {by}, {author}, {date}, {site}, {summary}; eine Zeile mit einem leeren Feld entfällt."
    ),
    "narrate.closing": "Zeilen nach dem letzten Absatz, aus denselben Feldern.",
    "narrate.quotes": (
        "Um ein abgesetztes Zitat „Zitat“ und „Zitat Ende“ sagen, es nur für eine andere Stimme vormerken, oder "
        "keines von beiden."
    ),
    "narrate.list_numbers": "Die Nummern einer nummerierten Liste sagen.",
    "narrate.table_rows": (
        "Eine Tabelle mit mehr Zeilen, oder mit mehr als fünf Spalten, wird genannt und den Notizen zur Folge "
        "überlassen."
    ),
    "narrate.code": (
        "Sagen, dass dort Programmtext steht und in welcher Sprache, ihn vorlesen, oder nichts davon sagen."
    ),
    "narrate.maths": (
        "Formeln in Worten sagen (MathML und einfaches TeX, in englischen Artikeln), sagen, dass es eine gibt, "
        "oder nichts."
    ),
    "narrate.captions": "Sagen, was unter einem Bild steht.",
    "narrate.credits": "Nach der Bildunterschrift sagen, von wem das Bild ist.",
    "narrate.alt_texts": "Jedes Bild ohne Bildunterschrift mit seinem Alternativtext beschreiben.",
    "narrate.pointed_alt_texts": (
        "So die Bilder beschreiben, auf die der Text daneben zeigt: „wie die folgende Grafik zeigt“."
    ),
    "narrate.pointers": (
        "„Hier klicken“ und „die Grafik unten“ so sagen, dass es beim Hören passt, und „(siehe Abbildung 2)“ weglassen."
    ),
    "narrate.interviews": (
        "Fragen und Antworten eines Gesprächs mit den Stimmen interviewer und guest aus [speak.voices] sagen lassen."
    ),
    "narrate.speech": "Wörtliche Rede in einem Absatz mit der Stimme quote aus [speak.voices] sagen lassen.",
    "narrate.embeds": "Ein Video oder einen Player nennen.",
    "narrate.posts": "Die Worte eines eingebetteten Beitrags als Zitat lesen, oder den Beitrag weglassen.",
    "narrate.notes": (
        "Fußnoten und Literaturlisten weglassen, sie nach dem Artikel lesen, oder Fußnoten nach dem Absatz, der "
        "auf sie verweist."
    ),
    "narrate.citations": "Quellen in Klammern sagen oder weglassen: „(Smith 2019; Lee et al. 2020)“.",
    "narrate.editor_notes": "Anmerkungen der Redaktion und Berichtigungen.",
    "narrate.boilerplate": (
        "Was nur die Seite braucht: „Weiterlesen“, Newsletter, Knöpfe zum Teilen, Bildnachweise; auch als Satz in "
        "einem Absatz."
    ),
    "narrate.longest_utterance": (
        "Zeichen, im Geschriebenen wie im Gesprochenen; ein längerer Satz wird zwischen seinen Teilen getrennt."
    ),
}
_SPEAK: Mapping[str, str] = {
    "speak.engine": (
        "Was spricht; articlecast voices nennt alles, was es gibt. auto: Englisch mit hibari, alles andere mit espeak."
    ),
    "speak.voice": "Eine von dessen Stimmen; leer steht für die, die zur Sprache des Artikels passt.",
    "speak.rate": "Wie schnell, als Vielfaches des eigenen Tempos der Stimme: 0.5 bis 2.",
    "speak.pitch": "Wie hoch, als Vielfaches der eigenen Tonhöhe der Stimme, wo sie sich ändern lässt: 0.5 bis 2.",
    "speak.substitutes": "Was die ganze Folge spricht, in dieser Reihenfolge, solange die erste Wahl es nicht kann.",
    "speak.requests_per_minute": (
        "Wie oft ein entfernter Dienst in der Minute gefragt werden darf, von allen Sendungen zusammen; 0 für "
        "seine eigene Grenze."
    ),
    "speak.attempts": (
        "Wie oft ein entfernter Dienst nach einem Satz gefragt wird, bevor der Artikel auf den nächsten Lauf wartet."
    ),
    "speak.patience": (
        "Um so viele Sekunden darf ein entfernter Dienst um Geduld bitten; danach wartet der Artikel auf den "
        "nächsten Lauf."
    ),
    "speak.max_characters_per_run": "So viele Zeichen darf ein Lauf an entfernte Dienste senden; 0 für keine Grenze.",
    "speak.price_per_million": (
        "Was eine Million Zeichen dort kostet; articlecast plan nennt die Summe. Was umsonst ist, kostet nichts."
    ),
    "speak.currency": "In welcher Währung: ein Kürzel nach ISO 4217, etwa EUR.",
    "speak.workers": "Prozesse für Stimmen, die auf diesem Rechner gerechnet werden; 0 für einen je Kern.",
    "speak.hear": (
        "Eine Spracherkennung, die jeden neuen Satz noch einmal hört, bevor er erscheint; whisper ist dabei, mit "
        "pip install faster-whisper. Was vom Text abweicht, wird als Zweifel gemeldet; leer für keine."
    ),
}
_MASTER: Mapping[str, str] = {
    "master.bitrate": (
        "Wie viel jede Sekunde Ton braucht: bei MP3 immer gleich viel, bei M4A und Opus etwa im Mittel. Opus neben "
        "einem anderen Format hat die Hälfte, die ebenso gut klingt."
    ),
    "master.sample_rate": "Abtastwerte in der Sekunde, oder „voice“ für die der Stimme.",
    "master.formats": (
        "Die Dateien, die von einer Folge gemacht werden; die erste nennt der Feed, die anderen stehen daneben."
    ),
    "master.quality": "Wie sorgfältig LAME hinsieht: 0 (langsam) bis 9 (grob).",
    "master.loudness": (
        "Wie laut eine Folge ist, in LUFS über die ganze Mono-Datei: -16 passt neben Stereosendungen mit -16, -19 "
        "klingt ebenso laut, wo eine App einen Monokanal verdoppelt."
    ),
    "master.true_peak": "Worüber keine Spitze der dekodierten Datei geht, in dBTP.",
    "master.intro": "Ein Klang, der vor dem ersten Wort zu hören ist, vom Ordner dieser Datei aus gesehen.",
    "master.outro": "Ein Klang, der nach dem letzten Wort zu hören ist.",
    "master.sting": "Ein Klang vor jedem Kapitel außer dem ersten.",
    "master.bed": "Ein Klang, der unter dem Anfang des Textes liegt.",
    "master.fade_seconds": "Wie lange Musik braucht, um zu kommen und zu gehen.",
    "master.music_below": "Um wie viel leiser als die Stimme die Klänge davor, danach und dazwischen sind, in dB.",
    "master.bed_below": (
        "Um wie viel leiser als die Stimme der Klang darunter ist, in dB; in Sprechpausen hat er 6 dB mehr."
    ),
    "master.bed_seconds": "Wie lange er unter der Stimme liegt; 0 für die ganze Folge.",
    "master.room_tone": "Das Rauschen in den Pausen: -66 ist ein stiller Raum, 0 völlige Stille.",
    "master.lead_image": "Das Bild des Artikels, ins Quadrat gesetzt, ist das eigene Cover der Folge.",
}
_PUBLISH: Mapping[str, str] = {
    "publish.page_size": "So viele Folgen stehen auf einer Seite des Archivs des Feeds (RFC 5005).",
    "publish.feed_size": (
        "Höchstens so viele Folgen stehen in feed.xml; sind es mehr, kommen die ältesten page_size ins Archiv. 0 "
        "für sechsmal so viele wie auf einer Seite des Archivs."
    ),
    "publish.corrections": (
        "Was ein berichtigter Artikel mit seiner Folge macht: sie still ersetzen (replace), sie ersetzen und es in "
        "den Notizen sagen (note), oder als neue Folge erscheinen (new episode)."
    ),
    "publish.removed": (
        "Was mit der Folge eines Artikels geschieht, den es nicht mehr gibt: Sie bleibt (keep), bleibt mit einem "
        "Vermerk (note), oder verlässt den Feed (drop)."
    ),
    "publish.kind": "episodic, das Neueste zuerst, oder serial für eine Sendung, die von vorn gehört wird.",
    "publish.medium": "Das Wort des Podcast-Namensraums für das, was dies ist, etwa audiobook oder newsletter.",
    "publish.locked": "Andere Anbieter dürfen den Feed nicht übernehmen.",
    "publish.narrator": "Wer als Stimme genannt wird; leer steht für die eigene jeder Folge.",
    "publish.synthetic": "Ob diese Stimme die einer Maschine ist.",
    "publish.disclosure": (
        "Wo eine künstliche Stimme genannt wird: in Notizen und Feed (notes); mit full auch in einem Satz, den sie "
        "selbst sagt, auf der Seite, in der Tondatei und in ihren Content Credentials; oder nirgends (none)."
    ),
    "publish.disclosure_at": "Wo dieser Satz steht: am Anfang hinter Titel und Autor (beginning) oder am Ende (end).",
    "publish.disclosure_words": "Dieser Satz in eigenen Worten, in der Sprache der Sendung.",
    "publish.signing_certificate": (
        "Eine PEM-Datei, vom Ordner dieser Datei aus gesehen, mit dem Zertifikat, das Content Credentials "
        "unterschreibt; ohne sie wird eines gemacht, für das niemand bürgt."
    ),
    "publish.signing_key": "Die PEM-Datei mit dem privaten Schlüssel dieses Zertifikats.",
    "publish.licence": (
        "Unter welcher Lizenz es steht: ein kleingeschriebenes Kürzel von SPDX wie „cc-by-4.0“, oder ein eigener "
        "Name mit licence_url."
    ),
    "publish.licence_url": "Die Adresse einer eigenen Lizenz.",
    "publish.rhythm": "Wie oft eine Folge kommt, in Worten, etwa „jede Woche am Montag“.",
    "publish.rhythm_rule": "Dasselbe als Regel von iCalendar (RFC 5545): „FREQ=WEEKLY;BYDAY=MO“.",
    "publish.figures": (
        "Ob die Seite einer Folge die Bilder des Artikels zeigt (shown), als eigene kleine Dateien, oder nur auf sie "
        "verweist (linked)."
    ),
    "publish.media_url": "Wo der Ton liegt, wenn nicht unter show.base_url: derselbe Baum auf einem anderen Server.",
    "publish.media_prefix": (
        "Ein Dienst, der Abrufe zählt, etwa „https://op3.dev/e/“; seine Adresse steht vor der des Tons."
    ),
    "publish.feeds": (
        "Gibt jedem Schlagwort (tag) oder jeder Autorin, jedem Autor (author) einen eigenen Feed daneben."
    ),
    "publish.hubs": "Adressen von WebSub-Hubs, denen jeder neue Feed gemeldet wird.",
    "publish.podping": "Jede Auslieferung bei podping.cloud melden; der Schlüssel ist PODPING_TOKEN in der Umgebung.",
    "publish.overcast": "Jede Auslieferung Overcast melden.",
    "publish.private": "Die Sendung aus Verzeichnissen heraushalten; wer sie hört, hat eine eigene Adresse.",
    "publish.block": (
        "Verzeichnisse, die die Sendung nicht führen dürfen, wie der Podcast-Namensraum sie nennt: „spotify“."
    ),
    "publish.apple_verification": "Der Code, nach dem Apple fragt, wenn eine Sendung den Besitzer wechselt.",
    "publish.apple_url": "Die Seite der Sendung bei Apple Podcasts, für den Knopf auf der Website.",
    "publish.spotify_url": "Die Seite der Sendung bei Spotify, für den Knopf auf der Website.",
    "publish.theme": (
        "Ein Ordner mit Vorlagen, die an die Stelle der eigenen der Website treten, vom Ordner dieser Datei aus "
        "gesehen."
    ),
    "publish.target": (
        "Wohin publish liefert, wenn nichts gesagt wird: ein Ordner oder eine Adresse wie „s3://bucket/show“; "
        "${NAME} kommt aus der Umgebung."
    ),
    "publish.keep": "So viele Folgen, die neuesten, stehen in feed.xml; 0 für alle.",
    "publish.keep_days": "Die Folgen von so vielen Tagen stehen in feed.xml; 0 für alle.",
    "publish.older": (
        "Was mit den anderen geschieht: Sie stehen auf den Seiten des Archivs (archive), oder sie verlassen die "
        "Sendung, als hätte es die Redaktion gewollt (withdraw)."
    ),
    "publish.grace_days": (
        "Wie viele Tage eine Datei am Ziel bleibt, die niemand mehr nennt; was zurückgezogen wurde, geht sofort."
    ),
    "publish.new_feed_url": "Wohin die Sendung gezogen ist: die Adresse ihres Feeds dort.",
    "publish.complete": "Sagen, dass keine weitere Folge kommt.",
    "publish.review": "Neue und geänderte Folgen warten, bis die Redaktion sie freigibt.",
    "publish.correction_share": (
        "Was höchstens diesen Anteil der Wörter ändert, ist keine Berichtigung, von der zu reden ist, wenn nicht "
        "eine Zeile correction: im Kopf es sagt; 0 nennt jede Änderung."
    ),
}
_SERVE: Mapping[str, str] = {
    "serve.hosts": (
        "Namen des Servers neben dem in show.base_url und denen dieses Rechners, etwa „podcast.lan“; „*“ für "
        "jeden. Eine Anfrage an einen anderen Namen wird abgewiesen."
    ),
    "serve.submissions_per_hour": "Wie viele Artikel jedes Token mit --submit in der Stunde einreichen darf.",
    "serve.submit_origins": "Von welchen Seiten aus Skripte das dürfen, etwa „https://desk.example.org“.",
    "serve.assistants_publish": "Ob articlecast mcp die Sendung auch ausliefern darf.",
}
_STUDIO: Mapping[str, str] = {
    "studio.hosts": (
        "Die Namen, wo nötig mit Port, unter denen das Studio neben denen dieses Rechners zu erreichen ist, etwa "
        "„studio.example.org“. Eine Anfrage an einen anderen Namen wird abgewiesen."
    ),
    "studio.password": (
        "Das Passwort, nach dem ein Browser gefragt wird: „${STUDIO_PASSWORD}“ aus der Umgebung, oder was "
        "articlecast studio --hash-password ausgibt. Wer es hat, darf alles, was ein Token mit publish darf."
    ),
    "studio.proxy_header": "In welcher Kopfzeile die Anmeldung des Hauses die Person nennt, etwa „X-Forwarded-User“.",
    "studio.proxies": "Die Adressen der Proxys, deren proxy_header geglaubt wird.",
}
_SYNC: Mapping[str, str] = {
    "sync.attempts": (
        "Wie oft ein misslingender Artikel versucht wird, bevor er beiseitegelegt ist, bis er sich ändert oder bis "
        "articlecast retry."
    ),
    "sync.first_retry_minutes": "Wie lange ein misslungener Artikel wartet; danach jedes Mal doppelt so lange.",
    "sync.longest_retry_hours": "So lange wartet er höchstens.",
    "sync.most_removed": (
        "Fehlen auf einmal mehr Artikel als so viele (und mehr als ein Zehntel der Sendung), so gilt der Ordner "
        "als nicht eingehängt."
    ),
    "sync.on_failure": (
        "Ein Programm mit seinen Argumenten, ohne Shell aufgerufen, wenn ein Lauf misslingt; den Bericht bekommt "
        "es als Eingabe."
    ),
    "sync.webhook": (
        "Eine Adresse, die den Bericht als JSON bekommt, wann immer on es sagt; ${NAME} kommt aus der Umgebung."
    ),
    "sync.on": (
        "Wann sie ihn bekommt: „published“ (wer zuhört, bekommt Neues), „failed“ (etwas ist misslungen), „review“ "
        "(etwas wartet auf Freigabe), „waiting“ (ein Lauf hat Artikel dem nächsten überlassen)."
    ),
    "sync.webhook_secret": (
        "Womit er unterschrieben wird, nach Standard Webhooks: Base64 von 24 bis 64 Bytes, am besten als „${NAME}“ "
        "aus der Umgebung."
    ),
    "sync.ping": (
        "Eine Adresse, die nach jedem guten Lauf aufgerufen wird, auch wenn nichts zu tun war; eine Wache dort "
        "merkt, wenn einer ausbleibt. ${NAME} kommt aus der Umgebung."
    ),
    "sync.ping_failed": "Dasselbe nach einem misslungenen Lauf: bei healthchecks.io die von ping mit /fail dahinter.",
    "sync.metrics": (
        "Eine Datei für Prometheus’ Textfile-Collector, von diesem Ordner aus gesehen, etwa "
        "„/var/lib/node_exporter/show.prom“."
    ),
    "sync.reports": "Wie viele Berichte von Läufen in .articlecast/reports bleiben.",
}

MEANINGS: Mapping[str, str] = {
    **_SHOW, **_SOURCES, **_READ, **_NARRATE, **_SPEAK, **_MASTER, **_PUBLISH, **_SERVE, **_STUDIO, **_SYNC,
}  # fmt: skip
