"""Currencies beyond a language's own table, by sign and by code, in the languages that share one table of rules."""

from __future__ import annotations

from functools import cache

from articlecast.narrate.languages.grammar import Form, Noun

_TAGS = ("de", "es", "fr", "it", "pt")
_ROWS = """
₽ RUB | Rubel Rubel m | rublo rublos m | rouble roubles m | rublo rubli m | rublo rublos m
₹ ₨ ৲ ৻ ૱ ௹ ꠸ INR | Rupie Rupien f | rupia rupias f | roupie roupies f | rupia rupie f | rúpia rúpias f
₿ BTC | Bitcoin Bitcoin m | bitcoin bitcoins m | bitcoin bitcoins m | bitcoin bitcoin m | bitcoin bitcoins m
₺ TRY | Lira Lira f | lira_turca liras_turcas f | livre_turque livres_turques f | lira_turca lire_turche f \
| lira_turca liras_turcas f
zł PLN | Zloty Zloty m | esloti eslotis m | zloty zlotys m | zloty zloty m | zloty zlotys m
kr SEK NOK DKK | Krone Kronen f | corona coronas f | couronne couronnes f | corona corone f | coroa coroas f
Kč CZK | tschechische_Krone tschechische_Kronen f | corona_checa coronas_checas f \
| couronne_tchèque couronnes_tchèques f | corona_ceca corone_ceche f | coroa_tcheca coroas_tchecas f
Ft HUF | Forint Forint m | forinto forintos m | forint forints m | fiorino fiorini m | florim florins m
₩ ￦ KRW | Won Won m | won wones m | won wons m | won won m | won wons m
₪ ILS | Schekel Schekel m | séquel séqueles m | shekel shekels m | siclo sicli m | shekel shekels m
₫ VND | Dong Dong m | dong dongs m | dong dongs m | dong dong m | dong dongs m
₡ CRC | Colón Colones m | colón colones m | colon colons m | colón colones m | colom colons m
₦ NGN | Naira Naira m | naira nairas m | naira nairas m | naira naira f | naira nairas m
฿ THB | Baht Baht m | bat bats m | baht bahts m | baht baht m | baht bahts m
₱ PHP | Peso Pesos m | peso pesos m | peso pesos m | peso pesos m | peso pesos m
MXN | mexikanischer_Peso mexikanische_Pesos m | peso_mexicano pesos_mexicanos m | peso_mexicain pesos_mexicains m \
| peso_messicano pesos_messicani m | peso_mexicano pesos_mexicanos m
₲ PYG | Guaraní Guaraníes m | guaraní guaraníes m | guarani guaranis m | guaraní guaraní m | guarani guaranis m
₴ UAH | Hrywnja Hrywnja f | grivna grivnas f | hryvnia hryvnias f | grivnia grivnie f | grívnia grívnias f
₵ GHS | Cedi Cedis m | cedi cedis m | cedi cedis m | cedi cedi m | cedi cedis m
₸ KZT | Tenge Tenge m | tengue tengues m | tenge tenges m | tenge tenge m | tenge tenges m
₼ AZN | Manat Manat m | manat manats m | manat manats m | manat manat m | manat manats m
₾ GEL | Lari Lari m | lari laris m | lari laris m | lari lari m | lari laris m
⃀ KGS | Som Som m | som soms m | som soms m | som som m | som soms m
֏ AMD | Dram Dram m | dram drams m | dram drams m | dram dram m | dram drams m
؋ AFN | Afghani Afghani m | afgani afganis m | afghani afghanis m | afghani afghani m | afegane afeganes m
৳ BDT | Taka Taka m | taka takas m | taka takas m | taka taka m | taca tacas m
៛ KHR | Riel Riel m | riel rieles m | riel riels m | riel riel m | riel riéis m
₭ LAK | Kip Kip m | kip kips m | kip kips m | kip kip m | kip kips m
₮ MNT | Tugrik Tugrik m | tugrik tugriks m | tugrik tugriks m | tugrik tugrik m | tugrik tugriks m
﷼ | Rial Rial m | rial riales m | rial rials m | rial rial m | rial riais m
SAR | Saudi-Riyal Saudi-Riyal m | riyal_saudí riyales_saudíes m | riyal_saoudien riyals_saoudiens m \
| riyal_saudita riyal_sauditi m | rial_saudita riais_sauditas m
₠ | Ecu Ecu m | ecu ecus m | écu écus m | ecu ecu m | ecu ecus m
₢ | Cruzeiro Cruzeiros m | cruceiro cruceiros m | cruzeiro cruzeiros m | cruzeiro cruzeiros m | cruzeiro cruzeiros m
₣ FRF | Franc Francs m | franco francos m | franc francs m | franco franchi m | franco francos m
₤ ITL | Lira Lire f | lira liras f | lire lires f | lira lire f | lira liras f
₧ | Peseta Peseten f | peseta pesetas f | peseta pesetas f | peseta pesete f | peseta pesetas f
₯ | Drachme Drachmen f | dracma dracmas f | drachme drachmes f | dracma dracme f | dracma dracmas f
₰ | Pfennig Pfennig m | pfennig pfennigs m | pfennig pfennigs m | pfennig pfennig m | pfennig pfennigs m
₻ DEM | Mark Mark f | marco marcos m | mark marks m | marco marchi m | marco marcos m
₳ | Austral Australes m | austral australes m | austral australs m | austral australes m | austral austrais m
₥ | Mill Mill n | milésima milésimas f | millième millièmes m | millesimo millesimi m | milésimo milésimos m
₶ | Livre Livres m | libra_tornesa libras_tornesas f | livre_tournois livres_tournois f \
| lira_tornese lire_tornesi f | libra_tornesa libras_tornesas f
₷ | Spesmilo Spesmilos m | spesmilo spesmilos m | spesmilo spesmilos m | spesmilo spesmili m | spesmilo spesmilos m
CNY RMB 元 | Yuan Yuan m | yuan yuanes m | yuan yuans m | yuan yuan m | yuan yuans m
JPY | Yen Yen m | yen yenes m | yen yens m | yen yen m | iene ienes m
GBP ￡ | Pfund Pfund n | libra libras f | livre livres f | sterlina sterline f | libra libras f
AUD A$ AU$ | australischer_Dollar australische_Dollar m | dólar_australiano dólares_australianos m \
| dollar_australien dollars_australiens m | dollaro_australiano dollari_australiani m \
| dólar_australiano dólares_australianos m
CAD C$ CA$ $_CA $_CAN | kanadischer_Dollar kanadische_Dollar m | dólar_canadiense dólares_canadienses m \
| dollar_canadien dollars_canadiens m | dollaro_canadese dollari_canadesi m | dólar_canadense dólares_canadenses m
US-$ $_US | US-Dollar US-Dollar m | dólar dólares m | dollar dollars m | dollaro dollari m | dólar dólares m
R$ BRL | Real Reais m | real reales m | réal réaux m | real real m | real reais m
S/ PEN | Sol Soles m | sol soles m | sol sols m | sol soles m | sol sóis m
ZAR | Rand Rand m | rand rands m | rand rands m | rand rand m | rand rands m
CHF | Franken Franken m | franco_suizo francos_suizos m | franc_suisse francs_suisses m \
| franco_svizzero franchi_svizzeri m | franco_suíço francos_suíços m
RON | rumänischer_Leu rumänische_Lei m | leu leus m | leu leus m | leu lei m | leu leus m
"""
"""Signs and codes, then singular, plural and gender in each language; an underscore stands for a space."""


@cache
def list_currencies(tag: str) -> dict[str, Noun]:
    """The currencies by sign and code, as a language counts them."""
    place = 1 + _TAGS.index(tag)
    found: dict[str, Noun] = {}
    for row in _ROWS.strip().splitlines():
        cells = row.split("|")
        one, many, gender = (part.replace("_", " ") for part in cells[place].split())
        form: Form = "f" if gender == "f" else "n" if gender == "n" else "m"
        found |= dict.fromkeys((sign.replace("_", " ") for sign in cells[0].split()), (one, many, form))
    return found
