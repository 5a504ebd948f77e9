"""What the show notes and the site say by themselves, in the language of the episode or the show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

WRITTEN = "en"
"""The language of the rows' keys, which stands in for every other that has no column."""

_COLUMNS = {language: column for column, language in enumerate(("de", "es", "fr", "it", "pt"))}

_ROWS: dict[str, tuple[str, str, str, str, str]] = {
    # ---------------------------------------------------------------- show notes
    "Corrected: {}": ("Berichtigt: {}", "Corregido: {}", "Corrigé : {}", "Corretto: {}", "Corrigido: {}"),
    "Corrected on {}: {}": (
        "Berichtigt am {}: {}", "Corregido el {}: {}", "Corrigé le {} : {}", "Corretto il {}: {}",
        "Corrigido em {}: {}",
    ),
    "the article was changed, and read anew.": (
        "der Artikel wurde geändert und neu gelesen.", "el artículo cambió y se ha vuelto a leer.",
        "l’article a été modifié, et relu.", "l’articolo è stato modificato e riletto.",
        "o artigo foi alterado e lido de novo.",
    ),
    "The article is no longer published at its source.": (
        "Der Artikel ist an seiner Quelle nicht mehr veröffentlicht.", "El artículo ya no está publicado en su fuente.",
        "L’article n’est plus publié à sa source.", "L’articolo non è più pubblicato alla fonte.",
        "O artigo já não está publicado na fonte.",
    ),
    "Read the article": (
        "Den Artikel lesen", "Leer el artículo", "Lire l’article", "Leggi l’articolo", "Ler o artigo",
    ),
    "Mentioned in the article:": (
        "Im Artikel erwähnt:", "Mencionado en el artículo:", "Mentionné dans l’article :", "Citato nell’articolo:",
        "Mencionado no artigo:",
    ),
    "Only in the article:": (
        "Nur im Artikel:", "Solo en el artículo:", "Dans l’article seulement :", "Solo nell’articolo:",
        "Apenas no artigo:",
    ),
    "A table": ("Eine Tabelle", "Una tabla", "Un tableau", "Una tabella", "Uma tabela"),
    "Program code": ("Programmcode", "Código", "Du code", "Codice", "Código"),
    "A formula": ("Eine Formel", "Una fórmula", "Une formule", "Una formula", "Uma fórmula"),
    "Written by {}.": ("Geschrieben von {}.", "Escrito por {}.", "Écrit par {}.", "Scritto da {}.", "Escrito por {}."),
    "Read by {}.": ("Gelesen von {}.", "Leído por {}.", "Lu par {}.", "Letto da {}.", "Lido por {}."),
    "Read by a synthetic voice, {}, from the article’s own words, with articlecast.": (
        "Gelesen von einer synthetischen Stimme, {}, im Wortlaut des Artikels, mit articlecast.",
        "Leído por una voz sintética, {}, con las propias palabras del artículo, con articlecast.",
        "Lu par une voix de synthèse, {}, dans les mots mêmes de l’article, avec articlecast.",
        "Letto da una voce sintetica, {}, con le parole stesse dell’articolo, con articlecast.",
        "Lido por uma voz sintética, {}, nas próprias palavras do artigo, com articlecast.",
    ),
    "Read by a synthetic voice from the article’s own words, with articlecast.": (
        "Gelesen von einer synthetischen Stimme im Wortlaut des Artikels, mit articlecast.",
        "Leído por una voz sintética con las propias palabras del artículo, con articlecast.",
        "Lu par une voix de synthèse dans les mots mêmes de l’article, avec articlecast.",
        "Letto da una voce sintetica con le parole stesse dell’articolo, con articlecast.",
        "Lido por uma voz sintética nas próprias palavras do artigo, com articlecast.",
    ),
    "The voice in this episode is synthetic: a computer reads the article aloud.": (
        "Die Stimme in dieser Folge ist synthetisch: Ein Computer liest den Artikel vor.",
        "La voz de este episodio es sintética: un ordenador lee el artículo en voz alta.",
        "La voix de cet épisode est une voix de synthèse : un ordinateur lit l’article à voix haute.",
        "La voce di questo episodio è sintetica: un computer legge l’articolo ad alta voce.",
        "A voz deste episódio é sintética: um computador lê o artigo em voz alta.",
    ),
    "Licence: {}.": ("Lizenz: {}.", "Licencia: {}.", "Licence : {}.", "Licenza: {}.", "Licença: {}."),
    "{}, an article read aloud by {}.": (
        "{}, ein Artikel, vorgelesen von {}.", "{}, un artículo leído en voz alta por {}.",
        "{}, un article lu à voix haute par {}.", "{}, un articolo letto ad alta voce da {}.",
        "{}, um artigo lido em voz alta por {}.",
    ),
    "Artwork of {}": ("Titelbild von {}", "Portada de {}", "Pochette de {}", "Copertina di {}", "Capa de {}"),
    # ---------------------------------------------------------------- the pages
    "Skip to the transcript": (
        "Zum Transkript springen", "Ir a la transcripción", "Aller à la transcription", "Vai alla trascrizione",
        "Ir para a transcrição",
    ),
    "Skip to the episodes": (
        "Zu den Folgen springen", "Ir a los episodios", "Aller aux épisodes", "Vai agli episodi",
        "Ir para os episódios",
    ),
    "Chapters": ("Kapitel", "Capítulos", "Chapitres", "Capitoli", "Capítulos"),
    "About this episode": (
        "Über diese Folge", "Sobre este episodio", "À propos de cet épisode", "Su questo episodio",
        "Sobre este episódio",
    ),
    "Download the audio": (
        "Audio herunterladen", "Descargar el audio", "Télécharger l’audio", "Scarica l’audio", "Baixar o áudio",
    ),
    "Transcript": ("Transkript", "Transcripción", "Transcription", "Trascrizione", "Transcrição"),
    "Follow the voice": ("Der Stimme folgen", "Seguir la voz", "Suivre la voix", "Segui la voce", "Seguir a voz"),
    "Put this player on your page": (
        "Diesen Player in die eigene Seite einbauen", "Poner este reproductor en su página",
        "Mettre ce lecteur sur votre page", "Metti questo lettore sulla tua pagina", "Pôr este leitor na sua página",
    ),
    "Copy HTML": ("HTML kopieren", "Copiar el HTML", "Copier le HTML", "Copia l’HTML", "Copiar o HTML"),
    "All episodes": (
        "Alle Folgen", "Todos los episodios", "Tous les épisodes", "Tutti gli episodi", "Todos os episódios",
    ),
    "Player": ("Player", "Reproductor", "Lecteur", "Lettore", "Leitor"),
    "Play": ("Abspielen", "Reproducir", "Lire", "Riproduci", "Reproduzir"),
    "Pause": ("Pause", "Pausar", "Pause", "Pausa", "Pausar"),
    "Position": ("Position", "Posición", "Position", "Posizione", "Posição"),
    "Back 15 s": ("15 s zurück", "Atrás 15 s", "Reculer de 15 s", "Indietro 15 s", "Voltar 15 s"),
    "On 30 s": ("30 s weiter", "Adelante 30 s", "Avancer de 30 s", "Avanti 30 s", "Avançar 30 s"),
    "Speed": ("Tempo", "Velocidad", "Vitesse", "Velocità", "Velocidade"),
    "Copy link at this time": (
        "Link zu dieser Stelle kopieren", "Copiar el enlace a este momento", "Copier le lien vers cet instant",
        "Copia il link a questo momento", "Copiar o link deste momento",
    ),
    "Subscribe": ("Abonnieren", "Suscribirse", "S’abonner", "Iscriviti", "Assinar"),
    "Address for any podcast app": (
        "Adresse für jede Podcast-App", "Dirección para cualquier app de pódcast",
        "Adresse pour toute application de podcasts", "Indirizzo per qualsiasi app di podcast",
        "Endereço para qualquer app de podcast",
    ),
    "Copy address": (
        "Adresse kopieren", "Copiar la dirección", "Copier l’adresse", "Copia l’indirizzo", "Copiar o endereço",
    ),
    "QR code": ("QR-Code", "Código QR", "Code QR", "Codice QR", "Código QR"),
    "Search in what is said": (
        "Suche im Gesprochenen", "Buscar en lo que se dice", "Rechercher dans ce qui est dit",
        "Cerca in ciò che si dice", "Buscar no que é dito",
    ),
    "Episodes": ("Folgen", "Episodios", "Épisodes", "Episodi", "Episódios"),
    "No episode yet.": (
        "Noch keine Folge.", "Todavía no hay episodios.", "Pas encore d’épisode.", "Ancora nessun episodio.",
        "Ainda não há episódios.",
    ),
    "Pages": ("Seiten", "Páginas", "Pages", "Pagine", "Páginas"),
    "page {}": ("Seite {}", "página {}", "page {}", "pagina {}", "página {}"),
    "Newer episodes": (
        "Neuere Folgen", "Episodios más recientes", "Épisodes plus récents", "Episodi più recenti",
        "Episódios mais recentes",
    ),
    "Older episodes": (
        "Ältere Folgen", "Episodios anteriores", "Épisodes plus anciens", "Episodi precedenti", "Episódios anteriores",
    ),
    "Feeds of one subject or author": (
        "Feeds zu einem Thema oder Autor", "Canales de un tema o autor", "Flux d’un sujet ou d’un auteur",
        "Feed di un argomento o autore", "Feeds de um tema ou autor",
    ),
    "Copied": ("Kopiert", "Copiado", "Copié", "Copiato", "Copiado"),
    "Link copied": ("Link kopiert", "Enlace copiado", "Lien copié", "Link copiato", "Link copiado"),
    "Nothing found": ("Nichts gefunden", "No se encontró nada", "Rien trouvé", "Nessun risultato", "Nada encontrado"),
    "1 place found": ("1 Stelle gefunden", "1 resultado", "1 passage trouvé", "1 risultato", "1 resultado"),
    "{} places found": ("{} Stellen gefunden", "{} resultados", "{} passages trouvés", "{} risultati", "{} resultados"),
    # ---------------------------------------------------------------- dates: day, month, year
    "{} {} {}": ("{}. {} {}", "{} de {} de {}", "{} {} {}", "{} {} {}", "{} de {} de {}"),
    "January": ("Januar", "enero", "janvier", "gennaio", "janeiro"),
    "February": ("Februar", "febrero", "février", "febbraio", "fevereiro"),
    "March": ("März", "marzo", "mars", "marzo", "março"),
    "April": ("April", "abril", "avril", "aprile", "abril"),
    "May": ("Mai", "mayo", "mai", "maggio", "maio"),
    "June": ("Juni", "junio", "juin", "giugno", "junho"),
    "July": ("Juli", "julio", "juillet", "luglio", "julho"),
    "August": ("August", "agosto", "août", "agosto", "agosto"),
    "September": ("September", "septiembre", "septembre", "settembre", "setembro"),
    "October": ("Oktober", "octubre", "octobre", "ottobre", "outubro"),
    "November": ("November", "noviembre", "novembre", "novembre", "novembro"),
    "December": ("Dezember", "diciembre", "décembre", "dicembre", "dezembro"),
}  # fmt: skip

_MONTHS = tuple(_ROWS)[-12:]

Say = Callable[[str], str]
"""From a row's English text to the text in one language."""


def say_in(language: str) -> Say:
    """The rows in a language, given as a tag such as ``pt-BR``; in English where they have no column for it.

    What is asked for must be a row: an unknown text raises KeyError, so that none is forgotten here.
    """
    return partial(_say, _COLUMNS.get(_primary(language)))


def choose_language(language: str) -> str:
    """The language that ``say_in`` speaks for this one: itself, with its region, or English."""
    return language if _primary(language) in {*_COLUMNS, WRITTEN} else WRITTEN


def format_day(moment: datetime, say: Say) -> str:
    """The day as the language writes it: ``3 March 2024``, ``3. März 2024``, ``3 de marzo de 2024``."""
    return say("{} {} {}").format(moment.day, say(_MONTHS[moment.month - 1]), moment.year)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _say(column: int | None, text: str) -> str:
    row = _ROWS[text]
    return text if column is None else row[column]
