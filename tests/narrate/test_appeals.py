"""Lines that ask a reader for something are not read; sentences with the same words are."""

import re
import time

import pytest

from articlecast.narrate.appeals import APPEALS
from articlecast.narrate.boilerplate import name_boilerplate

ASKED = {
    "it": """
        Iscriviti alla nostra newsletter
        Abbonati per leggere tutti i racconti
        Abbonatevi al canale del porto
        Ricevi ogni mattina le storie del molo nella tua casella di posta
        Se ti è piaciuto questo racconto, condividilo con chi ami.
        Inoltra questa lettera a un amico
        Seguici su Instagram e Telegram
        Sostieni il nostro lavoro con una donazione
        Fai una donazione
        Dona ora!
    """,
    "pt": """
        Inscreva-se para receber as novidades do cais
        Subscreva a newsletter
        Assine já!
        Receba todas as manhãs o nosso boletim
        Gostou desta história? Compartilhe!
        Se gostaste do texto, partilha-o com alguém.
        Encaminhe esta carta para um amigo
        Siga-nos nas redes sociais
        Apoie o nosso trabalho com um donativo
        Faça uma doação
    """,
    "nl": """
        Schrijf je in voor onze nieuwsbrief
        Abonneer je op de podcast van de kade
        Ontvang elke ochtend het nieuws in je mailbox
        Vond je dit een mooi verhaal? Deel het met een vriend.
        Deel dit artikel op Facebook
        Stuur deze nieuwsbrief door naar een vriend
        Volg ons op Instagram
        Steun ons werk met een donatie
        Doneer nu
        Word lid van de kade!
    """,
    "de": """
        Unterstützen Sie unsere Arbeit mit einer Spende
        Hat Ihnen diese Geschichte gefallen? Teilen Sie sie mit Freunden.
        Teilen Sie diesen Beitrag mit Ihrer Mannschaft
        Folgen Sie uns auf Instagram
        Jetzt spenden
    """,
}
SAID = {
    "it": """
        Abbonati in calo: il podcast del porto perde un terzo degli ascoltatori.
        Iscriviti e studenti aspettavano davanti alla scuola nautica.
        La newsletter del porto ha diecimila lettori.
        Sostieni e travi del molo erano marci da anni.
        Una donazione ha salvato il faro.
        Il faro dona ai marinai la luce di cui hanno bisogno.
        Se ti è piaciuto il mare, tornerai.
        Condividi la cabina con altri tre marinai per sei mesi.
        Ricevi una lettera, e tutto cambia.
        Seguici, disse il pilota, e nessuno si mosse.
    """,
    "pt": """
        Receba quem vier, disse o capitão.
        Recebe notícias do filho todas as semanas por e-mail.
        Assina o podcast com a irmã desde o inverno.
        Faz uma doação ao farol todos os anos.
        O donativo do armador salvou o cais.
        Gostou do mar desde o primeiro dia.
        Apoie-se no corrimão, que a escada é íngreme.
        A newsletter do porto tem dez mil leitores.
        Siga-nos até ao farol, gritou o piloto.
        Partilha o camarote com três marinheiros.
    """,
    "nl": """
        Steun voor een abonnement op de pont daalt al jaren.
        Steun van de bijdrage bleef uit.
        De nieuwsbrief van de haven heeft tienduizend lezers.
        Als je de kade oploopt, ruik je de teer.
        Help, riep de loods, en sprong in het water.
        Vond je ooit een fles met een brief erin?
        Deel je hut zes maanden lang met drie matrozen, en je kent ze.
        Word wakker in een haven en je weet waar je bent.
        Volg ons tot aan de vuurtoren, zei de loods.
        Een donatie redde de vuurtoren.
    """,
    "de": """
        Unterstützt vom Hafenamt, begann die Arbeit im Mai.
        Eine Spende hat den Leuchtturm gerettet.
        Hat Ihnen das Meer je gefallen?
        Folgen Sie mir bis zum Leuchtturm, sagte der Lotse.
        Teilen Sie die Kajüte mit drei Matrosen, dann kennen Sie sie.
        Spenden waren in jenem Jahr selten.
    """,
}


def rows(table: dict[str, str]) -> list[str]:
    return [line.strip() for text in table.values() for line in text.strip().splitlines()]


@pytest.mark.parametrize("line", rows(ASKED))
def test_an_appeal_is_boilerplate(line: str) -> None:
    assert name_boilerplate(line)


@pytest.mark.parametrize("line", rows(SAID))
def test_a_sentence_with_the_words_of_an_appeal_is_the_writers(line: str) -> None:
    assert name_boilerplate(line) == ""


def test_no_row_takes_long_for_a_line_of_its_own_beginnings() -> None:
    began = time.process_time()
    for _name, pattern in APPEALS:
        for word in ("steun ons ", "se gostou ", "iscriviti ", "teile diesen artikel "):
            re.compile(pattern, re.IGNORECASE).fullmatch(word * 24)
    assert time.process_time() - began < 5  # it would be minutes
