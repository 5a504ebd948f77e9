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
    "Quote.": ("Zitat.", "Cita.", "Citation.", "Citazione.", "Citação."),
    "End quote.": ("Zitat Ende.", "Fin de la cita.", "Fin de citation.", "Fine della citazione.", "Fim da citação."),
    "Picture: {}": ("Bild: {}", "Imagen: {}", "Image : {}", "Immagine: {}", "Imagem: {}"),
    "A picture": ("Ein Bild", "Una imagen", "Une image", "Un’immagine", "Uma imagem"),
    "A recording": ("Eine Aufnahme", "Una grabación", "Un enregistrement", "Una registrazione", "Uma gravação"),
    "A video": ("Ein Video", "Un vídeo", "Une vidéo", "Un video", "Um vídeo"),
    "A map": ("Eine Karte", "Un mapa", "Une carte", "Una mappa", "Um mapa"),
    "A document": ("Ein Dokument", "Un documento", "Un document", "Un documento", "Um documento"),
    "An embedded page": (
        "Eine eingebettete Seite", "Una página incrustada", "Une page intégrée", "Una pagina incorporata",
        "Uma página incorporada",
    ),
    "A post": ("Ein Beitrag", "Una publicación", "Une publication", "Un post", "Uma publicação"),
    "A note": ("Eine Anmerkung", "Una nota", "Une note", "Una nota", "Uma nota"),
    "A few words": ("Ein paar Worte", "Unas palabras", "Quelques mots", "Qualche parola", "Algumas palavras"),
    "in the article": ("im Artikel", "en el artículo", "dans l’article", "nell’articolo", "no artigo"),
    "Read the article at {}": (
        "Den Artikel bei {} lesen", "Leer el artículo en {}", "Lire l’article sur {}", "Leggi l’articolo su {}",
        "Ler o artigo em {}",
    ),
    "Beginning": ("Anfang", "Comienzo", "Début", "Inizio", "Início"),
    "Newer: {}": ("Neuer: {}", "Más reciente: {}", "Plus récent : {}", "Più recente: {}", "Mais recente: {}"),
    "Older: {}": ("Älter: {}", "Anterior: {}", "Plus ancien : {}", "Precedente: {}", "Anterior: {}"),
    "Other episodes": ("Andere Folgen", "Otros episodios", "Autres épisodes", "Altri episodi", "Outros episódios"),
    "Season {}": ("Staffel {}", "Temporada {}", "Saison {}", "Stagione {}", "Temporada {}"),
    "Episode {}": ("Folge {}", "Episodio {}", "Épisode {}", "Episodio {}", "Episódio {}"),
    "Back to the voice": (
        "Zurück zur Stimme", "Volver a la voz", "Revenir à la voix", "Torna alla voce", "Voltar à voz",
    ),
    "Click a sentence, or choose one by the arrow keys and press Enter, to play from there.": (
        "Ein Klick auf einen Satz spielt von dort, ebenso die Eingabetaste; die Pfeiltasten wählen den Satz.",
        "Pulse una frase, o elíjala con las flechas y pulse Intro, para escuchar desde ahí.",
        "Cliquez sur une phrase, ou choisissez-la avec les flèches puis Entrée, pour écouter à partir de là.",
        "Fai clic su una frase, o sceglila con le frecce e premi Invio, per ascoltare da lì.",
        "Clique numa frase, ou escolha-a com as setas e prima Enter, para ouvir a partir daí.",
    ),
    "More": ("Mehr", "Más", "Plus", "Altro", "Mais"),
    "Sleep timer": ("Sleep-Timer", "Temporizador", "Minuterie de sommeil", "Timer di spegnimento", "Temporizador"),
    "Off": ("Aus", "Desactivado", "Désactivée", "Disattivato", "Desligado"),
    "At the end of the chapter": (
        "Am Ende des Kapitels", "Al final del capítulo", "À la fin du chapitre", "Alla fine del capitolo",
        "No fim do capítulo",
    ),
    "Paused by the sleep timer": (
        "Vom Sleep-Timer angehalten", "En pausa por el temporizador", "En pause par la minuterie",
        "In pausa per il timer", "Pausado pelo temporizador",
    ),
    "Put the listen button into the article itself": (
        "Den Hören-Knopf in den Artikel selbst einbauen", "Poner el botón de escuchar en el propio artículo",
        "Mettre le bouton d’écoute dans l’article lui-même", "Metti il pulsante di ascolto nell’articolo stesso",
        "Pôr o botão de ouvir no próprio artigo",
    ),
    "Newest episode": (
        "Neueste Folge", "Episodio más reciente", "Dernier épisode", "Ultimo episodio", "Episódio mais recente",
    ),
    "Play {}": ("{} abspielen", "Reproducir {}", "Lire {}", "Riproduci {}", "Reproduzir {}"),
    "Subject": ("Thema", "Tema", "Sujet", "Argomento", "Tema"),
    "Author": ("Autor", "Autor", "Auteur", "Autore", "Autor"),
    "All": ("Alle", "Todos", "Tous", "Tutti", "Todos"),
    "1 episode": ("1 Folge", "1 episodio", "1 épisode", "1 episodio", "1 episódio"),
    "{} episodes": ("{} Folgen", "{} episodios", "{} épisodes", "{} episodi", "{} episódios"),
    "Searching …": ("Suche läuft …", "Buscando…", "Recherche…", "Ricerca…", "A procurar…"),
    "The first {} places; more words find fewer": (
        "Die ersten {} Stellen; mehr Wörter finden weniger", "Los primeros {} resultados; más palabras hallan menos",
        "Les {} premiers passages ; plus de mots en trouvent moins", "I primi {} risultati; più parole ne trovano meno",
        "Os primeiros {} resultados; mais palavras acham menos",
    ),
    "The search could not be loaded": (
        "Die Suche konnte nicht geladen werden", "No se pudo cargar la búsqueda",
        "La recherche n’a pas pu être chargée", "Non è stato possibile caricare la ricerca",
        "Não foi possível carregar a pesquisa",
    ),
    "Subscribe to {}": ("{} abonnieren", "Suscribirse a {}", "S’abonner à {}", "Iscriviti a {}", "Assinar {}"),
    "Choose the app in which you listen.": (
        "Wählen Sie die App, in der Sie hören.", "Elija la app en la que escucha.",
        "Choisissez l’application dans laquelle vous écoutez.", "Scegli l’app con cui ascolti.",
        "Escolha a app em que ouve.",
    ),
    "Nothing opened? Then {} is not installed here: copy the address below into any podcast app.": (
        "Nichts passiert? Dann fehlt {} auf diesem Gerät: Kopieren Sie die Adresse unten in eine andere Podcast-App.",
        "¿No se abrió nada? Entonces {} no está instalada aquí: copie la dirección de abajo en otra app de pódcast.",
        "Rien ne s’ouvre ? Alors {} n’est pas installée ici : copiez l’adresse ci-dessous dans une autre application.",
        "Non si apre nulla? Allora {} non è installata qui: copia l’indirizzo qui sotto in un’altra app di podcast.",
        "Nada se abriu? Então {} não está instalada aqui: copie o endereço abaixo para qualquer app de podcast.",
    ),
    "Point a phone’s camera here": (
        "Halten Sie die Kamera eines Telefons hierauf", "Apunte aquí la cámara de un teléfono",
        "Pointez ici l’appareil photo d’un téléphone", "Inquadra qui con la fotocamera di un telefono",
        "Aponte aqui a câmara de um telefone",
    ),
    "Nothing is here": (
        "Hier ist nichts", "Aquí no hay nada", "Il n’y a rien ici", "Qui non c’è nulla", "Não há nada aqui",
    ),
    "The page may have moved, or was withdrawn.": (
        "Die Seite ist vielleicht umgezogen oder wurde zurückgezogen.", "La página puede haberse movido o retirado.",
        "La page a peut-être été déplacée ou retirée.", "La pagina potrebbe essere stata spostata o ritirata.",
        "A página pode ter mudado de lugar ou sido retirada.",
    ),
    "Trailer: {}": ("Trailer: {}", "Tráiler: {}", "Bande-annonce : {}", "Trailer: {}", "Trailer: {}"),
    "Podcasts": ("Podcasts", "Pódcast", "Podcasts", "Podcast", "Podcasts"),
    "We also recommend": (
        "Außerdem empfehlen wir", "También recomendamos", "Nous recommandons aussi", "Consigliamo anche",
        "Também recomendamos",
    ),
    "About this show": (
        "Über diese Sendung", "Sobre este programa", "À propos de l’émission", "Sul programma", "Sobre o programa",
    ),
    "With": ("Mit", "Con", "Avec", "Con", "Com"),
    "New episodes: {}": (
        "Neue Folgen: {}", "Episodios nuevos: {}", "Nouveaux épisodes : {}", "Nuovi episodi: {}", "Novos episódios: {}",
    ),
    "From the house of": ("Aus dem Hause", "De la casa", "De la maison", "Della casa", "Da casa"),
    "Talk with others: {}": (
        "Mit anderen sprechen: {}", "Hablar con otros: {}", "Parler avec d’autres : {}", "Parla con altri: {}",
        "Conversar com outros: {}",
    ),
    "Apps that can do so pay while you listen: {}": (
        "Apps, die es können, zahlen beim Hören: {}", "Las apps que pueden pagan mientras escuchas: {}",
        "Les applis qui le peuvent paient pendant l’écoute : {}", "Le app che possono pagano mentre ascolti: {}",
        "Os apps que podem pagam enquanto ouve: {}",
    ),
    "Place: {}": ("Ort: {}", "Lugar: {}", "Lieu : {}", "Luogo: {}", "Lugar: {}"),
    "Talk about this episode": (
        "Über diese Folge sprechen", "Comentar este episodio", "Discuter de cet épisode", "Parla di questo episodio",
        "Conversar sobre este episódio",
    ),
    "Transcript as text": (
        "Transkript als Text", "Transcripción como texto", "Transcription en texte", "Trascrizione come testo",
        "Transcrição em texto",
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


_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
)


def choose_direction(language: str) -> str:
    """``rtl`` for a language that is written from the right, ``ltr`` for all others, as HTML's ``dir`` has them."""
    tag = language.lower().replace("_", "-")
    return "rtl" if tag.split("-")[0] in _RIGHT_TO_LEFT or "-arab" in tag or "-hebr" in tag else "ltr"


_REGIONS = {"en": "US", "pt": "BR"}
"""Where a language that names no region is taken to be from, as Open Graph wants one; for others its own letters."""


def choose_locale(language: str) -> str:
    """The language as Open Graph writes it: ``de_DE``; the region is the tag's own where it has one."""
    primary, *rest = language.replace("_", "-").split("-")
    region = next((part.upper() for part in rest if len(part) == 2), _REGIONS.get(primary.lower(), primary.upper()))
    return f"{primary.lower()}_{region}"


def format_day(moment: datetime, language: str) -> str:
    """The day as the language and its region write it: ``3. März 2024``, ``3 de marzo de 2024``, ``3 March 2024``.

    English of no region is that of the United States, as the voice says it: ``March 3, 2024``.
    """
    say = say_in(language)
    if choose_locale(language) == "en_US":
        return f"{say(_MONTHS[moment.month - 1])} {moment.day}, {moment.year}"
    return say("{} {} {}").format(moment.day, say(_MONTHS[moment.month - 1]), moment.year)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _say(column: int | None, text: str) -> str:
    row = _ROWS[text]
    return text if column is None else row[column]
