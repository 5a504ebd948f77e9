"""Short forms and what each is short for, in the languages that share one table of rules.

A table's entries stand between strokes: the written form, a sign of equality and what is said. ``#`` behind the sign
is for what is short for a word only before a number, ``<`` only behind one, ``,`` only before several, ``>`` only
before a year, ``!`` for what is a word, too, and no short form at the end, ``^`` for a German adjective, which is bent
before its noun, ``&`` for a Romance one, which follows the noun before it, ``+`` for what is counted by the number
before it; ``~`` before letters has them spelled. Of two ways the second is for a feminine noun behind it, of four each
is for its gender and number. Of two or three parted by semicolons the second is for a name behind it, the third for a
number; where one is empty, there is no short form.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from articlecast.model import SPELLED_JOINER

_FORMS = {
    "de": """
z. B. = zum Beispiel | d. h. = das heißt | u. a. = unter anderem | usw. = und so weiter | bzw. = beziehungsweise
ca. = circa | Nr. = Nummer | Dr. = Doktor | Prof. = Professor | Hr. = Herr | Fr. = Frau | Str. = Straße
vgl. = vergleiche | v. Chr. = vor Christus | n. V. = nach Verlängerung | n. E. = nach Elfmeterschießen
tgl. = täglich | wtl. = werktäglich | ff. =< fortfolgende | n. Chr. = nach Christus | etc. = et cetera
evtl. = eventuell | ggf. = gegebenenfalls | inkl. = inklusive | sog. =^ sogenannt | Tel. = Telefon | S. =# Seite
Abs. = Absatz | Art. =# Artikel | Bd. = Band | Kap. =# Kapitel | Jh. = Jahrhundert | St. = Sankt | mind. = mindestens
max. = maximal | Mio. = Millionen | Mrd. = Milliarden | i. d. R. = in der Regel | o. ä. = oder ähnlich
u. U. = unter Umständen | o. k. = okay | Fa. = Firma | usf. = und so fort | ggü. = gegenüber | gem. = gemäß
exkl. = exklusive | zzgl. = zuzüglich | abzgl. = abzüglich | bspw. = beispielsweise | insb. = insbesondere
insbes. = insbesondere | ehem. =^ ehemalig | geb. = geboren;geborene | gest. = gestorben | verh. = verheiratet
z. T. = zum Teil
z. Zt. = zurzeit | u. v. m. = und vieles mehr | o. g. = oben genannt | s. o. = siehe oben | s. u. = siehe unten
m. E. = meines Erachtens | a. D. = außer Dienst | i. A. = im Auftrag | v. a. = vor allem | e. V. = ~EV
Hrsg. = Herausgeber | Aufl. = Auflage | Abb. = Abbildung | Dipl.-Ing. = Diplom-Ingenieur | allg. =^ allgemein
Mwst. = Mehrwertsteuer | MwSt. = Mehrwertsteuer | Pl. = Platz | Pl. von = Plural von | im Pl. = im Plural
pl. = Plural | Einw./km² = Einwohner pro Quadratkilometer
d. J. = dieses Jahres | d. M. = dieses Monats | lt. = laut | u. Ä. = und Ähnliches | u. ä. = und ähnliches
o. Ä. = oder Ähnliches | z. Hd. = zu Händen | i. V. = in Vertretung | p. a. = pro Jahr | bzgl. = bezüglich
betr. = betreffend | einschl. = einschließlich | entspr. =^ entsprechend | gegr. = gegründet | Jhd. = Jahrhundert
Jhdt. = Jahrhundert | Jhs. = Jahrhunderts | jährl. = jährlich | monatl. = monatlich | mtl. = monatlich
m. a. W. = mit anderen Worten | m. W. = meines Wissens | v. u. Z. = vor unserer Zeitrechnung
n. u. Z. = nach unserer Zeitrechnung | od. = oder | u. s. w. = und so weiter | u. dgl. = und dergleichen
dgl. = dergleichen | urspr. = ursprünglich | wg. = wegen | zus. = zusammen | Hbf. = Hauptbahnhof
Hbf = Hauptbahnhof | Bhf. = Bahnhof | Univ. = Universität | Verf. = Verfasser | Vors. = Vorsitzender | jun. = junior
jr. = junior | sen. = senior | Mag. = Magister | Ing. = Ingenieur | Msgr. = Monsignore | h. c. = honoris causa
Dres. = Doktoren | Frl. = Fräulein | Hrn. = Herrn | Fam. = Familie | Gebr. = Gebrüder | Lkr. = Landkreis
Mitgl. = Mitglieder | Pers. = Personen | Stk. = Stück | Stck. = Stück | Pck. = Päckchen | Pkg. = Packung
Msp. = Messerspitze | gestr. = gestrichen | Bde. = Bände | H. =# Heft | Sp. =# Spalte | Z. =# Zeile | Rn. = Randnummer
Rdnr. = Randnummer | Ziff. = Ziffer | Buchst. = Buchstabe | lit. = Buchstabe | Nrn. = Nummern | Az. = Aktenzeichen
i. S. d. = im Sinne des | i. S. v. = im Sinne von | i. V. m. = in Verbindung mit | i. H. v. = in Höhe von
i. d. F. = in der Fassung | gez. = gezeichnet | Anm. = Anmerkung | d. Red. = der Redaktion | dt. =^ deutsch
engl. =^ englisch | frz. =^ französisch | lat. =^ lateinisch | griech. =^ griechisch | ital. =^ italienisch
span. =^ spanisch | österr. =^ österreichisch | kath. =^ katholisch | ev. =^ evangelisch | evang. =^ evangelisch
städt. =^ städtisch | staatl. =^ staatlich | f. =< folgende | n. Br. = nördlicher Breite | ö. L. = östlicher Länge
ü. M. = über Meer | ü. NN = über Normalnull | m ü. M. = Meter über Meer | Dipl. = Diplom | stv. =^ stellvertretend
Stv. = Stellvertreter | Ltg. = Leitung | Reg.-Bez. = Regierungsbezirk | a. M. = am Main | a. d. = an der
o. J. = ohne Jahr | Hausnr. = Hausnummer | Kto. = Konto | Kto.-Nr. = Kontonummer | u. E. = unseres Erachtens
z. K. = zur Kenntnis | s. a. = siehe auch | u. zw. = und zwar | z. Z. = zurzeit | mögl. = möglich
mglw. = möglicherweise
vorm. = vormittags | nachm. = nachmittags | v. H. = vom Hundert | Rd. = rund | rd. = rund
v. T. = vom Tausend | Wwe. = Witwe
Abt. =! Abteilung | BGBl. = Bundesgesetzblatt | Adr. = Adresse | Anh. = Anhang | Bez. = Bezirk | bes. = besonders
Dir. =! Direktor
Forts. = Fortsetzung | Frhr. = Freiherr | gen. = genannt | gesch. = geschieden | hrsg. = herausgegeben
i. R. = im Ruhestand | i. E. = im Elfmeterschießen | i. e. S. = im engeren Sinne | i. w. S. = im weiteren Sinne
Inh. = Inhaber | insges. = insgesamt | Jg. = Jahrgang | näml. = nämlich | Pfd. =< Pfund | resp. = respektive
Stellv. = Stellvertreter | Tab. =# Tabelle | teilw. = teilweise | Temp. = Temperatur | u. a. m. = und anderes mehr
u. v. a. = und viele andere | ungef. = ungefähr | Verl. = Verlag | vermtl. = vermutlich | vollst. = vollständig
vsl. = voraussichtlich | Wdh. = Wiederholung | Whg. = Wohnung | Zi. =< Zimmer | zzt. = zurzeit | z. H. = zu Händen
p. P. = pro Person | Jh.s = Jahrhunderts | d. Ä. = der Ältere | v. l. n. r. = von links nach rechts | v. l. = von links
o. B. = ohne Befund | b. w. = bitte wenden | u. A. w. g. = um Antwort wird gebeten
ü. d. M. = über dem Meeresspiegel | i. Br. = im Breisgau | a. Rh. = am Rhein | Ausg. = Ausgabe | eigtl. = eigentlich
ebd. = ebenda | Erw. = Erwachsene | Kl. =# Klasse | Gr. =# Größe | Pf. =< Pfennig | a. o. = außerordentlich
usw = und so weiter | bzw = beziehungsweise | ggf = gegebenenfalls | evtl = eventuell | inkl = inklusive
etc = et cetera | ca =# circa | Nr =# Nummer | Einw. = Einwohner
amerik. =^ amerikanisch | bayer. =^ bayerisch | brit. =^ britisch | europ. =^ europäisch | franz. =^ französisch
hist. =^ historisch | hl. =^ heilig | Hl. =^ heilig | internat. =^ international | jap. =^ japanisch | jüd. =^ jüdisch
kgl. =^ königlich | lfd. =^ laufend | med. =^ medizinisch | niederl. =^ niederländisch | nördl. =^ nördlich
öffentl. =^ öffentlich | östl. =^ östlich | poln. =^ polnisch | röm. =^ römisch | russ. =^ russisch
schwed. =^ schwedisch | schweiz. =^ schweizerisch | stellv. =^ stellvertretend | südl. =^ südlich
techn. =^ technisch | türk. =^ türkisch | versch. =^ verschieden | westl. =^ westlich | wiss. =^ wissenschaftlich
zahlr. =^ zahlreich | ehrenamtl. =^ ehrenamtlich | gesetzl. =^ gesetzlich | chin. =^ chinesisch
tägl. = täglich | wöchentl. = wöchentlich | Bj. = Baujahr | Wfl. = Wohnfläche | et al. = und andere | Bhf = Bahnhof
s. S. =# siehe Seite | s. Abb. =# siehe Abbildung | s. Kap. =# siehe Kapitel | s. Tab. =# siehe Tabelle
o. d. T. = ob der Tauber | Zi.-Whg. = Zimmer-Wohnung | überarb. =^ überarbeitet | erw. =^ erweitert
verb. =^ verbessert
aktual. =^ aktualisiert | sof. = sofort | spät. = spätestens
erm. = ermäßigt | Dr. med. = Doktor med | Dr. phil. = Doktor phil | Dr. jur. = Doktor jur
Dr. rer. nat. = Doktor rer nat
o. Gew. = ohne Gewähr | Bearb. = Bearbeitung | Wo. =< Wochen | Anm. erforderlich = Anmeldung erforderlich
Anm. unter = Anmeldung unter | Anm. bei = Anmeldung bei | Anm. bis = Anmeldung bis | Veranst. = Veranstaltung
Bgm. = Bürgermeister | Oblt. = Oberleutnant | Hptm. = Hauptmann | Gen. = Genitiv;General | Nom. = Nominativ
Akk. = Akkusativ | Sg. = Singular | Sing. = Singular | Plur. = Plural | Adj. = Adjektiv | Adv. = Adverb
Subst. = Substantiv | Präs. = Präsens;Präsident | ugs. = umgangssprachlich | fem. =^ feminin | mask. =^ maskulin
tel. =^ telefonisch | schriftl. =^ schriftlich | mündl. =^ mündlich | persönl. =^ persönlich | gewerbl. =^ gewerblich
wirtschaftl. =^ wirtschaftlich | zusätzl. =^ zusätzlich | durchschn. =^ durchschnittlich | regelm. =^ regelmäßig
untersch. =^ unterschiedlich | gemeins. =^ gemeinsam | geschl. = geschlossen | ausgen. = ausgenommen
erforderl. =^ erforderlich | vorauss. = voraussichtlich | Gde. = Gemeinde | Kr. = Kreis | Staatssekr. = Staatssekretär
Sekr. = Sekretariat | Ges. = Gesellschaft | Inst. = Institut | Fak. = Fakultät | Sem. = Semester | Vorl. = Vorlesung
RA = ;Rechtsanwalt | Dipl.-Kfm. = Diplom-Kaufmann | Dipl.-Phys. = Diplom-Physiker | Dipl.-Päd. = Diplom-Pädagoge
Dipl.-Psych. = Diplom-Psychologe | Dipl.-Inf. = Diplom-Informatiker | Dipl.-Biol. = Diplom-Biologe
Priv.-Doz. = Privatdozent | Dr.-Ing. = Doktor-Ingenieur | em. = emeritiert | B. A. = ~BA | M. A. = ~MA
M. Sc. = Master of Science | B. Sc. = Bachelor of Science | Drs. =# Drucksache | BT-Drs. = Bundestagsdrucksache
BT-Drucks. = Bundestagsdrucksache | Drucks. =# Drucksache | Urt. = Urteil | Beschl. = Beschluss
Urt. v. = Urteil vom | Beschl. v. = Beschluss vom | Urteil v. = Urteil vom | Beschluss v. = Beschluss vom
Gesetz v. = Gesetz vom | i. d. F. v. = in der Fassung vom | Unterabs. = Unterabsatz | UAbs. = Unterabsatz
Alt. =# Alternative | Fn. = Fußnote | Fußn. = Fußnote | Einl. = Einleitung | Vorw. = Vorwort | Nachw. = Nachwort
Übers. = Übersetzung | übers. = übersetzt | Lit. = Literatur | Taf. =# Tafel | Bl. =# Blatt | o. O. = ohne Ort
a. a. O. = am angegebenen Ort | m. w. N. = mit weiteren Nachweisen | u. ö. = und öfter | sinngem. = sinngemäß
wörtl. = wörtlich | zit. = zitiert | i. Allg. = im Allgemeinen | i. allg. = im Allgemeinen | i. Ü. = im Übrigen
i. Vgl. = im Vergleich | u. W. = unseres Wissens | zul. =^ zulässig | Gew. = Gewicht | Best.-Nr. = Bestellnummer
Art.-Nr. = Artikelnummer | Tel.-Nr. = Telefonnummer | Pos. =# Position | Fahrz. = Fahrzeug | Grdst. = Grundstück
vierteljährl. =^ vierteljährlich | halbjährl. =^ halbjährlich | stdl. = stündlich | stündl. =^ stündlich
abds. = abends | werkt. = werktags | feiert. = feiertags | Pr. =< Prise | Ds. =< Dose | v. d. H. = vor der Höhe
i. W. = in Westfalen | N.-Ö. = Niederösterreich | O.-Ö. = Oberösterreich | Stmk. = Steiermark | Bgld. = Burgenland
Nds. = Niedersachsen | Thür. = Thüringen | Ps. =# Psalm | norw. =^ norwegisch | dän. =^ dänisch
tschech. =^ tschechisch | kroat. =^ kroatisch | serb. =^ serbisch | ukr. =^ ukrainisch | arab. =^ arabisch
hebr. =^ hebräisch | kanad. =^ kanadisch | austral. =^ australisch | belg. =^ belgisch | bulg. =^ bulgarisch
mexik. =^ mexikanisch | brasil. =^ brasilianisch | argent. =^ argentinisch | preuß. =^ preußisch
württ. =^ württembergisch | mhd. =^ mittelhochdeutsch | ahd. =^ althochdeutsch | mittelalterl. =^ mittelalterlich
christl. =^ christlich | prot. =^ protestantisch | kirchl. =^ kirchlich | polit. =^ politisch
wissenschaftl. =^ wissenschaftlich | elektr. =^ elektrisch | elektron. =^ elektronisch | chem. =^ chemisch
phys. =^ physikalisch | biol. =^ biologisch | math. =^ mathematisch | jur. =^ juristisch | klin. =^ klinisch
verst. =^ verstorben | gleichn. =^ gleichnamig | priv. =^ privat | ähnl. =^ ähnlich | angebl. =^ angeblich
sämtl. =^ sämtlich | jew. = jeweils | ggfs. = gegebenenfalls | bish. =^ bisherig | derz. = derzeit | tats. = tatsächlich
wahrsch. = wahrscheinlich | u. g. = unten genannt | lfm. = laufende Meter
Germ. = Germanistik
inkl. NK = inklusive Nebenkosten | zzgl. NK = zuzüglich Nebenkosten | exkl. NK = exklusive Nebenkosten
OG =< Obergeschoss | im EG = im Erdgeschoss | im UG = im Untergeschoss | im DG = im Dachgeschoss
im OG = im Obergeschoss
n. Vereinb. = nach Vereinbarung | Vereinb. = Vereinbarung | Bev. = Bevölkerung | u. = und | s. = ;siehe
Min. =# mindestens | Ges. Werke = Gesammelte Werke | Stud. = Studierende | Ang. = Angaben | Angest. = Angestellte
Ausst. = Ausstellung | Bekl. = Beklagte | Kl.in = Klägerin | Bundesw. = Bundeswehr | Eintr. = Eintritt
Einr. = Einrichtung | Entf. = Entfernung | Erdg. = Erdgeschoss
Geschw. = Geschwindigkeit | Gesch. = Geschichte | Gew.-% = Gewichtsprozent | Vol.-% = Volumenprozent
Jgst. = Jahrgangsstufe | Kl.-Nr. = Klassennummer | Krs. = Kreis | Kurf. = Kurfürst
landw. =^ landwirtschaftlich
Mitarb. = Mitarbeiter | Nachf. = Nachfolger | Öffn. = Öffnung | Präd. = Prädikat
Ums. = Umsatz | Unf. = Unfall
Unters. = Untersuchung | Vertr. = Vertrag;Vertreter | Verw. = Verwaltung | Wiss. = Wissenschaft | Zul. = Zulassung
Ztg. = Zeitung | Zs. = Zeitschrift | Ztschr. = Zeitschrift | zusf. = zusammenfassend | zw. = zwischen
""",
    "fr": """
M. = monsieur | MM. = messieurs | Mme = madame | Mmes = mesdames | Mlle = mademoiselle | Dr = docteur
Pr = professeur | Me = maître | n° = numéro | no =# numéro | t. =# tome | nº = numéro | N° = numéro
p. ex. = par exemple | etc. = et cetera | c.-à-d. = c’est-à-dire | av. J.-C. = avant Jésus-Christ
apr. J.-C. = après Jésus-Christ | env. = environ | al. =# alinéa | Pre = professeure
Dre = docteure | c. à s. = cuillères à soupe | c. à c. = cuillères à café | c.à.s. = cuillères à soupe
c.à.c. = cuillères à café | c. à soupe = cuillères à soupe | c. à café = cuillères à café | art. =! article
tél. = téléphone | p. =# page | pp. =# pages | vol. =# volume | Nº = numéro
chap. = chapitre | St = Saint | Ste = Sainte | bd = boulevard | Bd = boulevard | av. = avenue | vs = contre
éd. = édition | Cdt = commandant | Cne = capitaine | Mgr = monseigneur | Éts. = établissements | Ets. = établissements
Ets = établissements | Mlles = mesdemoiselles | Drs = docteurs | hab./km² = habitants par kilomètre carré
hab/km² = habitants par kilomètre carré | hab. = habitants | max. = maximum | dépt. = département | trad. = traduction
i.e. = c’est-à-dire | cf. = voir | Cie = compagnie | Bld = boulevard | Av. = avenue | bât. = bâtiment
suiv. = suivantes | sq. = et suivante | sqq. = et suivantes | S.A.R. = Son Altesse Royale | càd = c’est-à-dire
c-à-d = c’est-à-dire | par ex. = par exemple | NDLR = note de la rédaction | N.D.L.R. = note de la rédaction
P.-S. = post-scriptum | p. cent = pour cent | Prof. = professeur | Dr. = docteur | Sté = société
Vve = veuve | Sts = Saints | Stes = Saintes | St. = Saint | Col. = colonel | Lt = lieutenant | Sgt = sergent
boul. = boulevard | Boul. = boulevard | bld = boulevard | bvd = boulevard | blvd = boulevard | rte = route
imp. = impasse | fbg = faubourg | app. =# appartement | appt = appartement | apt. = appartement | ét. = étage
Tél. = téléphone | tél = téléphone | Tél = téléphone | réf. = référence | Réf. = référence | sect. = section
univ. = université | Dpt = département | n°s = numéros | nºs = numéros | N°s = numéros
nᵒ = numéro | Nᵒ = numéro | nᵒˢ = numéros | cuil. à soupe = cuillères à soupe | cuil. à café = cuillères à café
cuill. à soupe = cuillères à soupe | cuill. à café = cuillères à café | th. =# thermostat | Th. =# thermostat
apr. = après | trim. = trimestre | J.-C. = Jésus-Christ | r.-v. = rendez-vous | RDV = rendez-vous
rdv = rendez-vous | qqn = quelqu’un
qqch. = quelque chose | tjs = toujours | nbx = nombreux | op. cit. = ouvrage cité | ibid. = ibidem | ss. = suivantes
arrt = arrondissement | Ing. = ingénieur | hôp. = hôpital | ch. =# chapitre | Pl. = place
Rés. = résidence | Bât. = bâtiment | BP = boîte postale | B.P. = boîte postale | C.P. =# case postale
capt. = capitaine | esc. =# escalier | Capt. = capitaine | coll. = collection | Cte = comte | Ctesse = comtesse
doc. = document
édit. = édition | ex. = exemple | fasc. = fascicule | Gal = général | gal. = général | Gén. = général | gén. = général
gouv. = gouvernement | i. e. = c’est-à-dire | incl. = inclus | introd. = introduction | loc. cit. = passage cité
N. B. = nota bene | n.d.l.r. = note de la rédaction | ndlr = note de la rédaction | obs. = observation
par. =# paragraphe | prés. =! président | Prés. = président | resp. = respectivement | suppl. = supplément
tabl. =# tableau | Prs = professeurs | Lt-col. = lieutenant-colonel | S.S. = Sa Sainteté | S.M. = Sa Majesté
S.E. = Son Excellence | av. JC = avant Jésus-Christ | apr. JC = après Jésus-Christ | av. J.C. = avant Jésus-Christ
apr. J.C. = après Jésus-Christ | ap. J.-C. = après Jésus-Christ | Z.I. = zone industrielle | all. =! allée
crs = cours | fg = faubourg | Fg = faubourg | Fbg = faubourg | pass. = passage | tlj = tous les jours
t.l.j. = tous les jours | T.T.C. = toutes taxes comprises | TTC = toutes taxes comprises | H.T. = hors taxes
HT = hors taxes | svp = s’il vous plaît | SVP = s’il vous plaît | s.v.p. = s’il vous plaît | bcp = beaucoup
qq. = quelques | qqs = quelques | Éts = établissements | etc = et cetera
Rens. = renseignements | rens. = renseignements | constr. = construction | n. =# note | et al. = et autres
v. => vers | ca. => vers | c. => vers
nb = nombre | Nb = nombre | nbre = nombre | ill. =+ illustration | fac. =! faculté | dir. = direction
Rép. = République | dir. gén. = directeur général | secr. gén. = secrétaire général | secr. = secrétaire
fr. =& français | angl. =& anglais | esp. =& espagnol | ital. =& italien | lat. =& latin | adj. = adjectif
adv. = adverbe | masc. =& masculin | fém. =& féminin | sing. =& singulier | plur. = pluriel | pl. = pluriel;place
pl. de = place de | pl. du = place du | pl. des = place des | subst. = substantif | prép. = préposition
pron. = pronom | nat. =& national | intern. =& international | munic. =& municipal | préf. de = préface de
préf. = préfecture | postf. = postface | bibliogr. = bibliographie | biogr. = biographie | litt. = littérature
approx. = approximativement | princ. =& principal | spéc. =& spécial | hebd. = hebdomadaire | mens. =& mensuel
sem. =+ semaine | assoc. = association | Assoc. = association | féd. = fédération | Féd. = fédération
inst. = institut | Inst. = institut | lab. = laboratoire | rdc = rez-de-chaussée | RdC = rez-de-chaussée
sdb = salle de bains | cuis. = cuisine | séj. = séjour | terr. = terrasse | prox. = proximité | N.-D. = Notre-Dame
card. = cardinal | col. = ;colonel;colonne | gal = ;général | cap. = ;capitaine | cdt = commandant
amir. = amiral | maréch. = maréchal | arr. = arrondissement;;arrivée | dép. = département;;départ | qté = quantité
Qté = quantité | long. = ;;longueur | larg. = largeur | haut. = ;;hauteur | diam. = diamètre | ép. = épaisseur
prof. = professeur;professeur;profondeur | temp. = température | alt. = altitude | superf. = superficie
pb = problème | pbs = problèmes | p.j. = pièce jointe | pdt = pendant | ds = dans | gd = grand | gde = grande
svt = souvent | op. =# opus | r. =< rue | imm. = immeuble | Mt = ;mont | pte de = porte de | Pte de = porte de
déb. = début | anc. = ancien | nouv. = nouveau | rev. =& revu | augm. =& augmenté | corr. =& corrigé
rééd. = réédition | impr. = imprimerie | ms. = manuscrit | fol. =# folio | r° = recto | v° = verso | l. =# ligne
déf. = définition | par ext. = par extension | p. m. = pour mémoire | coeff. = coefficient | ctre = centre
chbre = chambre | apr.-midi = après-midi | nos =, numéros | abrév. = abréviation
hist. = histoire | géogr. = géographie | phys. = physique | chim. = chimie | pers. = personnes
n. m. = nom masculin | n. f. = nom féminin | m. pl. = masculin pluriel | f. pl. = féminin pluriel
sf = sauf
comm. = ;commissaire | et s. = et suivantes | parl. = parlement | ss =# sous | pop. =! population
admin. = administration
agric. = agriculture | antiq. = antiquité | archéol. = archéologie
auj. = aujourd’hui | bibl. = bibliothèque | Bibl. = bibliothèque | bull. = bulletin | cath. = catholique
cathédr. = cathédrale | collab. = collaboration | comp. = composition | compl. = complément
contemp. = contemporain | dir. art. = directeur artistique | doct. = doctorat | écon. = économie
élém. = élément | encycl. = encyclopédie | équiv. = équivalent | étym. = étymologie | gram. = grammaire
indép. = indépendant | inéd. = inédit | log. = logement
obl. = obligatoire | orig. =& original
philos. = philosophie | poss. = possible | propr. = propriétaire | prov. = province | psych. = psychologie
quant. = quantité | rel. = religion | rép. = réponse | sc. = sciences | soc. = société | stat. = statistique
tps = temps
min. = minimum | fig. =! figure
""",
    "es": """
Sr. = señor | Sra. = señora | Srta. = señorita | Sres. = señores | Dr. = doctor | Dra. = doctora | D. = don
Dña. = doña | Ud. = usted | Uds. = ustedes | Vd. = usted | EE. UU. = Estados Unidos | EEUU = Estados Unidos
p. =# página | pp. =# páginas | pág. = página | págs. = páginas | núm. = número | n.º = número | nº = número
aprox. = aproximadamente | etc. = etcétera | p. ej. = por ejemplo | Av. = avenida | Avda. = avenida | art. = artículo
tel. = teléfono | a. C. = antes de Cristo | d. C. = después de Cristo
prof. = profesor|profesora|profesores|profesoras | Prof. = profesor|profesora|profesores|profesoras
Profa. = profesora | gral. = general | Gral. = general | min. = mínimo
Vol. =# volumen | fig. = figura | Fig. = figura | Nº = número | N.º = número | núms. = números | av. = avenida
cts. = céntimos | s. =# siglo | No. =# número | vs. = contra | a. m. = de la mañana | p. m. = de la tarde
Sto. = santo | Sta. = santa | S. A. = ese a | Lic. = licenciado | Lcdo. = licenciado | Lcda. = licenciada
Ing. = ingeniero | Arq. = arquitecto | Cía. = compañía | cía. = compañía | dpto. = departamento | Dpto. = departamento
C/ = calle | c/ = calle | Pza. = plaza | Pl. = plaza | Ctra. = carretera | Urb. = urbanización | cda. = cucharada
cdas. = cucharadas | cdta. = cucharadita | cdtas. = cucharaditas | sr. = señor | sra. = señora | dr. = doctor
dra. = doctora | ext. = extensión | temp. máx. = temperatura máxima | temp. mín. = temperatura mínima
izq. = izquierda | dcha. = derecha | Excmo. = excelentísimo | Excma. = excelentísima | Rvdo. = reverendo
Mons. = monseñor | Gob. = gobernador | Cnel. = coronel | Sgto. = sargento | Tte. = teniente
hab./km² = habitantes por kilómetro cuadrado
hab/km² = habitantes por kilómetro cuadrado | hab. = habitantes | trad. = traducción
JJ. OO. = Juegos Olímpicos | JJOO = Juegos Olímpicos | CC. AA. = comunidades autónomas | FF. AA. = Fuerzas Armadas
D.ª = doña | Dª = doña | M.ª = María | Mª = María | Fco. = Francisco | Sr.ª = señora | Univ. = universidad
ss. = siguientes | sigs. = siguientes | sig. = siguiente | apdo. = apartado | apdos. = apartados | párr. = párrafo
párrs. = párrafos | inc. = inciso | arts. = artículos | caps. = capítulos | vols. = volúmenes | figs. = figuras
cód. = código | Ayto. = ayuntamiento | atte. = atentamente | Edo. = estado | Mpio. = municipio | Blvd. = bulevar
Calz. = calzada | Fracc. = fraccionamiento | Depto. = departamento | depto. = departamento
ej. = ejemplo | entlo. = entresuelo | esq. = esquina | izda. = izquierda | avda. = avenida | s/n = sin número
Excmos. = excelentísimos | Fdo. = firmado
Hnos. = hermanos | hnos. = hermanos | Hno. = hermano | Hna. = hermana | ibíd. = ibídem | íd. = ídem
Ilmo. = ilustrísimo | Ilma. = ilustrísima | Ldo. = licenciado | Lda. = licenciada | Ltda. = limitada | n.os = números
N. del T. = nota del traductor | N. de la R. = nota de la redacción | obs. = observación | op. cit. = obra citada
P.º = paseo | Pº = paseo | Pdte. = presidente | Pdta. = presidenta | pje. = pasaje | Pza = plaza | pza. = plaza
plza. = plaza | ppal. = principal | prov. = provincia | Prov. = provincia | ptas. = pesetas | ref. = referencia
Ref. = referencia | S. L. = ese ele | SS. MM. = Sus Majestades | S. A. R. = Su Alteza Real | Sras. = señoras
Srtas. = señoritas | Dres. = doctores | Dras. = doctoras | t. =# tomo | tít. = título | Tel. = teléfono
Tfno. = teléfono | tfno. = teléfono | teléf. = teléfono | Telf. = teléfono | telf. = teléfono | tlf. = teléfono
Tlf. = teléfono | Vda. = viuda | vid. = véase | v. gr. = verbigracia | Cte. = comandante | Alm. = almirante
RR. HH. = recursos humanos | DD. HH. = derechos humanos | FF. CC. = ferrocarriles | VV. AA. = varios autores
CC. OO. = Comisiones Obreras | OO. PP. = obras públicas | a. de C. = antes de Cristo | d. de C. = después de Cristo
mdp = millones de pesos | mdd = millones de dólares | cta. = cuenta | Vds. = ustedes | secc. = sección
trim. = trimestre | q. e. p. d. = que en paz descanse | Pbro. = presbítero | Fr. = fray
Profs. = profesores | Mtro. = maestro | Mtra. = maestra | pag. = página
uds. = unidades | ud. = unidad | unid. = unidad | pzas. = piezas | pres. = presidente | Pres. = presidente
admón. = administración | pers. = personas | EE UU = Estados Unidos | apto. = apartamento | Bco. = banco | cf. = véase
Cf. = véase | cfr. = véase
Cfr. = véase | Col. = colonia | coord. = coordinador | c/u = cada uno | ctvs. = centavos | cts = céntimos
eds. = editores | edic. = edición | fasc. = fascículo | fol. =# folio | Gdor. = gobernador | grales. = generales
Gta. = glorieta | hosp. = hospital | Hosp. = hospital | i. e. = esto es | incl. = incluido | inst. = instituto
Inst. = instituto | izqda. = izquierda | izqda = izquierda | izda = izquierda | dcha = derecha | lám. =# lámina
lib. =# libro | loc. cit. = lugar citado | N. B. = nota bene | nac. = nacional | Ntra. Sra. = Nuestra Señora
Ntra. = nuestra | ntra. = nuestra | P. D. = posdata | Prof.ª = profesora | Dr.ª = doctora | rte. = remitente
Rvda. = reverenda | S. M. = Su Majestad | S. S. = Su Santidad | supl. = suplemento | tels. = teléfonos
Tels. = teléfonos | vda. = viuda | V.º B.º = visto bueno | cdita. = cucharadita | cditas. = cucharaditas
Rda. = ronda | Trav. = travesía | Edif. = edificio | edif. = edificio | esc. =# escalera
pta. =# puerta | plta. = planta | Políg. = polígono | pol. ind. = polígono industrial
Pol. Ind. = polígono industrial | Bda. = barriada | Hnas. = hermanas | etc = etcétera
constr. = construcción | n. =# nota | et al. = y otros | Inf. = información
c. => hacia | ca. => hacia | h. => hacia
rev. =& revisado | aum. =& aumentado | corr. =& corregido | ampl. =& ampliado | Ed. rev. = edición revisada
ed. = edición;editorial | ofna. = oficina | arz. = arzobispo | Arz. = arzobispo | ctra. = carretera | cit. =& citado
ob. cit. = obra citada | disp. = disposición | adic. =& adicional | disp. trans. = disposición transitoria
V. gr. = verbigracia | v. g. = verbigracia | Q. E. P. D. = que en paz descanse | D. E. P. = descanse en paz
C. P. =# código postal | CP =# código postal | sing. =& singular | pl. = plural;plaza | masc. =& masculino
fem. =& femenino | adj. = adjetivo | adv. = adverbio | sust. = sustantivo | pron. = pronombre | conj. = conjunción
ingl. =& inglés | it. =& italiano | cast. =& castellano
máx. =& máximo | mín. =& mínimo | temp. = temperatura | Temp. = temperatura | superf. = superficie
pob. = población | lat. = latitud | long. = longitud | com. aut. = comunidad autónoma
secr. = secretario | Srio. = secretario | Sria. = secretaria
Dip. Prov. = diputación provincial | dip. = ;diputado | sen. = ;senador | Sen. = ;senador | Pte. = presidente
Vicepdte. = vicepresidente | cap. = capítulo;capitán | Cap. = capítulo;capitán | tte. = teniente | sgto. = sargento
cmdte. = comandante | Cmdte. = comandante | cnel. = coronel | cor. = ;coronel | Stos. = santos
Rvmo. = reverendísimo | Emmo. = eminentísimo | Fdez. = Fernández | Hdez. = Hernández | Glez. = González
Mtez. = Martínez | Rguez. = Rodríguez | c/c = cuenta corriente | s/f = sin fecha | s. f. = sin fecha | s. l. = sin lugar
v. pág. = véase página | v. cap. = véase capítulo | v. art. = véase artículo | vto. = vencimiento | fra. = factura
dto. = descuento | dtos. = descuentos | ppto. = presupuesto | doc. = documento | docs. = documentos
exp. = expediente | Exp. = expediente | reg. = registro | Rgto. = regimiento | sem. =+ semana | mens. =& mensual
próx. = próximo|próxima | últ. = último|última | dorm. =+ dormitorio | trast. = trastero | coc. = cocina
cel. = celular | pags. = páginas | pgs. = páginas | lín. = línea | introd. = introducción
epíl. = epílogo | comp. = compilador | comps. = compiladores | ms. = manuscrito | mss. = manuscritos
reimpr. = reimpresión | impr. = imprenta | bibl. = biblioteca | Bibl. = biblioteca | dicc. = diccionario
Acad. = academia | Fac. = facultad | fac. = facultad | Esc. = ;escuela;escalera | Asoc. = asociación
asoc. = asociación | Fund. = fundación | Fed. = federación | Soc. = sociedad | soc. = sociedad | Trib. = tribunal
Juzg. = juzgado | col. = ;colonia;columna | cols. = columnas | dcho. = derecho | cént. = céntimo
hrs. = horas | hs. = horas | unids. = unidades | N. de la T. = nota de la traductora | N. del E. = nota del editor
sent. = sentencia | Sent. = sentencia | adm. = administración | Admón. = administración | Dtor. = director
Dtora. = directora | máx =& máximo | mín =& mínimo | Sres = señores | vol. =# volumen | vto. bno. = visto bueno
m. sing. = masculino singular | f. sing. = femenino singular | m. pl. = masculino plural
f. pl. = femenino plural
dir. = dirección;director | L. O. =# ley orgánica | LO =# ley orgánica | Dir. = dirección;director
Deleg. = delegación | Med. = medicina | att. = atención | pte. = puente;presidente | agr. = agrícola
arqueol. = arqueología
atmo. = atentísimo | aux. = auxiliar | barr. = barrio | biogr. = biografía | bol. = boletín | brig. = ;brigadier
cat. =& catalán | clín. = clínica | Comis. = comisaría | comis. = ;comisario
cont. = continuación | def. = definición | desc. = descuento | direc. = dirección
econ. = economía | equiv. = equivalente | esp. =& español | etim. = etimología | excl. = excluido | fca. = fábrica
flia. = familia | fr. =& francés | gob. = gobierno;gobernador | hist. = historia | ilustr. = ilustración
ing. =& inglés | jurisp. = jurisprudencia | lic. = licenciado | Mag. = magistrado | mun. = municipio
nº. = número | observ. = observación | orig. =& original | pdte. = presidente | pobl. = población
pról. = prólogo | publ. = publicado | resp. = respuesta | s. e. u o. = salvo error u omisión | subdir. = subdirector
Subdir. = subdirector | sta. = santa | sto. = santo | vdo. = viudo | vicepres. = vicepresidente
""",
    "it": """
Sig. = signor | sig. = signor | Sig.ra = signora | sig.ra = signora | Dott. = dottor|dottoressa|dottori|dottoresse
dott. = dottor|dottoressa|dottori|dottoresse
Dott.ssa = dottoressa | dott.ssa = dottoressa | Prof. = professor|professoressa|professori|professoresse
prof. = professor|professoressa|professori|professoresse | Prof.ssa = professoressa
Avv. = avvocato | avv. = avvocato | Ing. = ingegner | ing. = ingegner | On. = onorevole | on. = onorevole
ecc. = eccetera | p. =# pagina | pp. =# pagine | pagg. = pagine | pag. = pagina | n. = numero | N. =# numero
nº = numero | n° = numero | int. =# interno | S.r.l. = esse erre elle | c. =# comma | co. =# comma | art. = articolo
tel. = telefono | ca. = circa | a. C. = avanti Cristo | d. C. = dopo Cristo | vol. = volume
fig. = figura | Nº = numero | N° = numero | p. es. = per esempio | es. = esempio | S.p.A. = esse pi a
SpA = esse pi a | vs. = contro | sig.na = signorina | Sig.na = signorina | Sigg. = signori
prof.ssa = professoressa | proff. = professori | dott.ri = dottori | geom. = geometra | Geom. = geometra
rag. = ragionier | Rag. = ragionier | arch. = architetto | Arch. = architetto
Tel. = Telefono
P.zza = piazza | p.zza = piazza | C.so = corso | c.so = corso | V.le = viale | v.le = viale | L.go = largo
mons. = monsignor | Mons. = monsignor | F.lli = fratelli | f.lli = fratelli
ab./km² = abitanti per chilometro quadrato | ab./kmq = abitanti per chilometro quadrato | max. = massimo
cfr. = confronta | Cfr. = confronta | ed. = edizione | Spett.le = spettabile | Egr. = egregio
Gent.ma = gentilissima | Gent.mo = gentilissimo | segg. = seguenti | sgg. = seguenti | seg. = seguente
ss. = seguenti | c.d. = cosiddetto|cosiddetta|cosiddetti|cosiddette | ad es. = ad esempio | P.za = piazza
p.za = piazza | P.le = piazzale | p.le = piazzale | l.go = largo | S.ta = Santa | S.to = Santo
d. lgs. = decreto legislativo | D. lgs. = decreto legislativo | D. Lgs. = decreto legislativo | d. l. = decreto legge
D. L. = decreto legge | D. M. = decreto ministeriale | d. m. = decreto ministeriale | artt. = articoli
lett. = lettera | cpv. = capoverso | all. =# allegato | dr. = dottor|dottoressa|dottori|dottoresse
Dr. = dottor|dottoressa|dottori|dottoresse | dr.ssa = dottoressa
Dr.ssa = dottoressa | Proff. = professori | Sen. = senatore | sen. = senatore | Gen. = generale | gen. = generale
Col. = colonnello | Ten. = tenente | Card. = cardinal | card. = cardinal | gent.ma = gentilissima
gent.mo = gentilissimo | egr. = egregio | Spett. = spettabile | Cav. = cavalier | cav. = cavalier
p.v. = prossimo venturo | u.s. = ultimo scorso | c.m. = corrente mese | n.d.r. = nota del redattore
ndr = nota del redattore | N.d.R. = nota del redattore | N.d.A. = nota dell’autore | s.l.m. = sul livello del mare
cit. = citato | trad. = traduzione | voll. = volumi | fasc. = fascicolo | tab. =# tabella | par. =# paragrafo
sez. = sezione | nr. = numero | nn. =# numeri | num. = numero | cell. = cellulare | Cell. = cellulare
q.b. = quanto basta | etc. = eccetera | max = massimo | temp. = temperatura | secc. = secoli | loc. = località
fraz. = frazione | prov. = provincia | Pres. = presidente | c/c = conto corrente | c/o = presso
s.n.c. = senza numero civico | On.le = onorevole | on.le = onorevole | L. =# legge | l. =# legge | ib. = ibidem
ibid. = ibidem | op. cit. = opera citata | Avv.to = avvocato | a.m. = antimeridiane | p.m. = pomeridiane
c.c. = codice civile | c.p. = codice penale | c.p.c. = codice di procedura civile
c.p.p. = codice di procedura penale | capp. = capitoli | figg. = figure | s.d. = senza data | N.B. = nota bene
P.S. = post scriptum | Rev. = reverendo | dott.sse = dottoresse | Dott.ri = dottori | Ill.mo = illustrissimo
ill.mo = illustrissimo
pz. = pezzi | cad. = cadauno | conf. = confezione | ndt = nota del traduttore
Ass. = associazione | pers. = persone | ass. = associazione | Ist. = istituto | ist. = istituto | Univ. = università
univ. = università | Dir. = direttore | doc. = documento | D.P.R. = decreto del presidente della Repubblica
d.P.R. = decreto del presidente della Repubblica | d.p.r. = decreto del presidente della Repubblica
d.d.l. = disegno di legge | ddl = disegno di legge | ff. =< seguenti | gg. =< giorni | G.U. = Gazzetta Ufficiale
id. = idem | Magg. = maggiore | M.llo = maresciallo | Naz. = nazionale | naz. = nazionale | n.ro = numero
O.d.G. = ordine del giorno | o.d.g. = ordine del giorno | odg = ordine del giorno | parr. =# paragrafi
prof.ri = professori | rif. = riferimento | Rif. = riferimento | Reg. = regolamento | reg. = regolamento
S.a.s. = esse a esse | S.n.c. = esse enne ci | Srl = esse erre elle | srl = esse erre elle | s.r.l. = esse erre elle
s.p.a. = esse pi a | scad. = scadenza | Serg. = sergente | Soc. = società | soc. = società | tav. =# tavola
tavv. =# tavole | v.lo = vicolo | V.lo = vicolo | Sig.ri = signori | sig.ri = signori | Amm. = ammiraglio
p.tta = piazzetta | P.tta = piazzetta | C.da = contrada | c.da = contrada | b.go = borgo | B.go = borgo
ang. = angolo | k.o. = kappa o | Gent. = gentile | ecc = eccetera | etc = eccetera
costr. = costruito | et al. = e altri | Inf. = informazioni
ca =# circa | L. n. =# legge numero
cucch. =+ cucchiaio | cucch.ini =< cucchiaini | riv. =& riveduto | it. =& italiano | ingl. =& inglese
fr. =& francese | franc. =& francese | ted. =& tedesco | spagn. =& spagnolo | gr. =& greco | sing. =& singolare
pl. =& plurale | plur. =& plurale | masch. =& maschile | femm. =& femminile | agg. = aggettivo | sost. = sostantivo
prep. = preposizione | pron. = pronome | prot. = protocollo | Prot. = protocollo | p.t. = primo tempo
s.t. = secondo tempo | d.t.s. = dopo i tempi supplementari | d.c.r. = dopo i calci di rigore
min. = minimo;ministro | Min. = minimo;ministro | segr. = segreteria;segretario
vicepres. = vicepresidente | pres. = presidente | dir. = direttore | dir. gen. = direttore generale
comm. = commissione;commissario | uff. = ufficio | cap. = capitolo;capitano
Cap. = capitolo;capitano | ten. = ;tenente | magg. = ;maggiore | brig. = ;brigadiere | isp. = ;ispettore
amm. = amministrazione;ammiraglio | Ass. cult. = associazione culturale | ass. cult. = associazione culturale
internaz. =& internazionale
cat. = categoria | fatt. = fattura | in all. = in allegato | alleg. = allegato | ogg. = oggetto | Ogg. = oggetto
p.c. = per conoscenza | alla c.a. = alla cortese attenzione | a.s. = anno scolastico | a.a. = anno accademico
P.ta = porta | p.ta = porta | S.S. =# strada statale | S.P. =# strada provinciale | v. pag. = vedi pagina
v. art. = vedi articolo | v. cap. = vedi capitolo | v. anche = vedi anche | loc. cit. = luogo citato
art. cit. = articolo citato | rist. = ristampa | ediz. = edizione | ms. = manoscritto | mss. = manoscritti
bibl. = biblioteca | intr. = introduzione | introd. = introduzione | pref. = prefazione | ill. =& illustrato
suppl. = supplemento | T.U. = testo unico | Cass. = Cassazione | sent. = sentenza
ord. = ordinanza | proc. = procedimento | trib. = tribunale | Trib. = tribunale | u.c. = ultimo comma
s.m.i. = successive modificazioni e integrazioni | succ. mod. = successive modificazioni | largh. = larghezza
lungh. = lunghezza | diam. = diametro | alt. =! altezza | vel. = velocità | pop. = ;;popolazione
m.s.l.m. = metri sul livello del mare | sett. =+ settimana | mens. =& mensile | appart. = appartamento
app.to = appartamento | ab. =< abitanti | col. = ;colonnello;colonna | d.C. = dopo Cristo
Fac. = facoltà | fac. = facoltà | Dip. = dipartimento | dip. = dipartimento
N.d.T. = nota del traduttore | comm.le = commerciale | prof.re = professore | Sig.re = signore | sig.re = signore
Assoc. = associazione | assoc. = associazione | Fed. = federazione | Min.ro = ministro | cod. = codice
c.f. = codice fiscale | C.F. = codice fiscale | p. iva = partita IVA | P. IVA = partita IVA | P.IVA = partita IVA
sec. =# secolo|secolo|secoli|secoli | aut. = autorizzazione | rif.to = riferimento | resp. = responsabile
coord. = coordinatore
f. sing. = femminile singolare | m. sing. = maschile singolare | f. pl. = femminile plurale
m. pl. = maschile plurale | ex min. = ex ministro
SS. = ;Santi | Com. di = Comune di
vd. = vedi | Vd. = vedi | Rep. = Repubblica | Ingr. = ingresso | ingr. = ingresso
sigg. = signori|signore|signori|signore
v. nota = vedi nota | prec. =& precedente | escl. =& escluso | abb. = abbonamento | Abb. = abbonamento | acc. = accordo
aff.mo = affezionatissimo | agg.to = aggiornato | amm.ne = amministrazione | amm.re = amministratore
ass.ne = associazione | autom. =& automatico | bibliogr. = bibliografia | biogr. = biografia | c.ne = comune
cap.le = capitale
circ. = circolare | comm.ne = commissione | compl. = complemento | cons. = consigliere
dipart. = dipartimento | direz. = direzione | disp. = disposizione | ecc.za = eccellenza | equiv. = equivalente
estr. = estratto | fatt.re = fattore | fam. = famiglia | giur. = giurisprudenza | gruppo parl. = gruppo parlamentare
incl. =& incluso | indir. = indirizzo | iscr. = iscrizione | lic. = licenza | mod. = modello | not. = ;notaio
orig. =& originale | osp. = ospedale | Osp. = ospedale | parl. = parlamento | p.i. = perito industriale
popol. = popolazione
pubbl. = pubblicazione | racc. = raccomandata | resp.le = responsabile | sottosegr. = sottosegretario
stab. = stabilimento
staz. = stazione | Staz. = stazione | succ. =& successivo | vers. = versione | vicedir. = vicedirettore
""",
    "pt": """
Sr. = senhor | Sra. = senhora | Srs. = senhores | Dr. = doutor | Dra. = doutora | D. = dom|dona
Prof. = professor|professora|professores|professoras
Profa. = professora | nº = número | n.º = número | p. =# página | pp. =# páginas | págs. = páginas | pág. = página
p. ex. = por exemplo | etc. = et cetera | Av. = avenida | R. = rua | art. = artigo | tel. = telefone
a. C. = antes de Cristo | d. C. = depois de Cristo | min. = mínimo | vol. =# volume | fig. = figura
av. = avenida | séc. = século | Nº = número | N.º = número | vs. = contra | Exmo. = excelentíssimo | Ltda. = limitada
Sto. = santo | Sta. = santa | S. = são | EUA = Estados Unidos | aprox. = aproximadamente | Eng. = engenheiro
Engª = engenheira | Cel. = coronel | Cia. = companhia | Pe. = padre | depto. = departamento | Depto. = departamento
Pça. = praça | pça. = praça | Rod. = rodovia | Gen. = general | Sgt. = sargento
Ten. = tenente | Arq. = arquiteto | Ilmo. = ilustríssimo | Exma. = excelentíssima
hab./km² = habitantes por quilômetro quadrado | hab/km² = habitantes por quilômetro quadrado | hab. = habitantes
obs. = observação | Obs. = observação | inc. = inciso | p/ = para | c/ = com | s/ = sem
temp. máx. = temperatura máxima | temp. mín. = temperatura mínima | apto. = apartamento
Min. = ministro | Mons. = monsenhor | q.b. = quanto baste | Dr.ª = doutora | Drª = doutora
Dr.a = doutora | Sr.ª = senhora | Srª = senhora | Prof.ª = professora | Profª = professora | Profª. = professora
Eng.ª = engenheira | Eng.º = engenheiro | Arq.ª = arquiteta | D.ª = dona | Exmos. = excelentíssimos
Ilma. = ilustríssima | Sras. = senhoras | Srta. = senhorita | Drs. = doutores | Profs. = professores
Des. = desembargador | Pres. = presidente | Alm. = almirante | Brig. = brigadeiro | Maj. = major | Cmte. = comandante
Fr. = frei | segs. = seguintes | ss. = seguintes | cols. = colheres | colh. = colheres
pct. = pacote | dto. = direito | dt.º = direito | esq. = esquerdo | esq.º = esquerdo
r/c = rés do chão | R/C = rés do chão | apt. = apartamento | ap. =# apartamento | bl. =# bloco | cj. =# conjunto
cx. = caixa | lj. =# loja | n. =# número | n.os = números | nºs = números | n.ºs = números | núm. = número
Tel. = telefone | telef. = telefone | Telef. = telefone | tlm. = telemóvel | Tlm. = telemóvel | Al. = alameda
Trav. = travessa | Tv. = travessa | Lg. = largo | Lgo. = largo | Estr. = estrada | Jd. = jardim
N. Sra. = Nossa Senhora | Nª Sª = Nossa Senhora | N.ª Sr.ª = Nossa Senhora | Lda. = limitada | M.ª = Maria
arts. = artigos | incs. = incisos | al. =# alínea | caps. = capítulos | vols. = volumes | figs. = figuras
tab. =# tabela | trad. = tradução | cf. = confira | cfr. = confira | op. cit. = obra citada | i.e. = isto é
p. e. = por exemplo | vd. = vide | P.S. = pós-escrito | c/c = conta corrente | a/c = ao cuidado de
adm. = administração | sécs. = séculos | jr. = júnior | Jr. = júnior
s/n = sem número | S/N = sem número | a.m. = da manhã | p.m. = da tarde
max. = máximo | prof. = professor|professora|professores|professoras | profa. = professora | sr. = senhor
sra. = senhora | dr. = doutor
dra. = doutora | Vol. =# volume | Fig. = figura | Art. =# artigo | Arts. = artigos | Pág. = página
un. =< unidades | uns. =< unidades | pçs. = peças | vice-pres. = vice-presidente
art.º = artigo | pess. = pessoas | pers. = pessoas | Assoc. = associação | atte. = atenciosamente | cód. = código
coord. = coordenador
dir. = diretor | Dir. = diretor | doc. = documento | dz. =< dúzias | edif. = edifício | Edif. = edifício
Enf. = enfermeiro | et al. = e outros | ex. = exemplo | V. Exa. = Vossa Excelência | V. Ex.ª = Vossa Excelência
Exa. = excelência | fls. = folhas | fl. =# folha | gal. = general | Gal. = general | hosp. = hospital
Hosp. = hospital | id. = idem | Inst. = instituto | inst. = instituto | ltda. = limitada | Lic. = licenciado
mons. = monsenhor | N.B. = nota bene | N. da R. = nota da redação | N. do T. = nota do tradutor
N. do E. = nota do editor | org. = organizador | pg. =# página | pgto. = pagamento
prof.ª = professora | qtd. = quantidade | ref. = referência | Ref. = referência | Rev. = reverendo
Revmo. = reverendíssimo | Sgto. = sargento | Soc. = sociedade | tb. = também | Tels. = telefones
Univ. = universidade | univ. = universidade | r/ch = rés do chão | dtº = direito | Dto. = direito | Esq. = esquerdo
esqº = esquerdo | Faz. = fazenda
Cond. = condomínio | Pq. = parque | Vl. = vila | Qd. =# quadra | Lt. =# lote | etc = et cetera
constr. = construído
c. => cerca de | ca. => cerca de
and. =< andar | sec. = secretaria;secretário | Sec. = secretaria;secretário | adv. = advérbio;advogado
adj. = adjetivo | sing. =& singular | pl. =& plural | masc. =& masculino | fem. =& feminino
al. a = alínea a | al. b = alínea b | al. c = alínea c | al. d = alínea d | Fac. = faculdade | fac. = faculdade
unid. =+ unidade | líq. =& líquido | Org. de = organização de | org. de = organização de | ilust. =& ilustrado
rev. =& revisado | ampl. =& ampliado | atual. =& atualizado | aum. =& aumentado | qtos. =< quartos | qto. =< quarto
dorm. =+ dormitório | dorms. =< dormitórios | banh. =+ banheiro | gar. = garagem | sl. =# sala | cob. = cobertura
máx. =& máximo | mín. =& mínimo | temp. = temperatura | Temp. = temperatura | vel. = velocidade | alt. = altura
compr. = comprimento | larg. = ;;largura | diâm. = diâmetro | pop. = ;;população | qdo. = quando | qdo = quando
vc = você | vcs = vocês | tbm = também | end. = endereço | r. = ;rua | Ver. = ;vereador | proc. = processo
profs. = professores | Proc. = ;procurador;processo | del. = ;delegado | Del. = ;delegado | Insp. = ;inspetor
Cb. = ;cabo
Cap. = capítulo;capitão | cap. = capítulo;capitão | Emb. = ;embaixador | Câm. = câmara | Pref. = prefeitura;prefeito
pref. = prefeito | mun. = município | fed. =& federal | Fed. =& federal
nac. =& nacional | Nac. =& nacional | intern. =& internacional | S.A. = ~SA | S/A = ~SA
Ind. e Com. = indústria e comércio
Bco. = banco | ag. = agência | Ag. = agência | venc. = vencimento | parc. =+ parcela | p.f. = por favor
s.f.f. = se faz favor | ingl. =& inglês | fr. =& francês | ital. =& italiano | esp. =& espanhol
ed. = edição;editora | intr. = introdução | introd. = introdução | apres. = apresentação
trim. = trimestre | bim. = bimestre | Cons. = conselheiro | Secr. = secretaria | secr. = secretaria
aux. = auxiliar | téc. = técnico | func. = funcionário | prod. = produto
Rep. = república | rep. = ;república | Assemb. = assembleia | Fund. = fundação | fund. = fundação | Esc. = escola
Col. = colégio | Tes. = tesoureiro | Jr = júnior | Sr = ;senhor | Sra = ;senhora | Dr = ;doutor | Dra = ;doutora
res. = resolução | Res. = resolução | sent. = sentença
m. sing. = masculino singular | f. sing. = feminino singular | m. pl. = masculino plural
f. pl. = feminino plural
gen. = ;general | cel. = ;coronel | dep. = deputado|deputada|deputados|deputadas
Dep. = deputado|deputada|deputados|deputadas | sen. = senador|senadora|senadores|senadoras
Sen. = senador|senadora|senadores|senadoras | Gov. = governador|governadora|governadores|governadoras
gov. = governador|governadora|governadores|governadoras | pres. = presidente | cont. = contabilidade
ten. = ;tenente | maj. = ;major | V. nota = ver nota | v. nota = ver nota | V. p. = ver página | Bras. =& brasileiro
bras. =& brasileiro | déb. = débito | créd. = crédito | tel. com. = telefone comercial | Mun. =& municipal
Est. =& estadual
Profas. = professoras | profas. = professoras | qts. =< quartos | adit. = aditamento | aprov. = aprovado
assist. = assistente
assoc. = associação | bibl. = biblioteca | Bibl. = biblioteca | biogr. = biografia | bol. = boletim
brig. = ;brigadeiro
cand. = candidato | circ. = circular | clín. = clínica | coef. = coeficiente | compl. = complemento
Compl. = complemento | dec. = decreto | Dec. = decreto | def. = definição | deleg. = delegacia | desc. = desconto
dic. = dicionário | dist. = distrito | econ. = economia | equiv. = equivalente | espec. = especialmente
estr. = estrada
excl. =& exclusivo | exerc. = exercício | fat. = fatura | geogr. = geografia | gram. = gramática | hist. = história
ilustr. = ilustração | impr. = imprensa | incl. =& incluso | jorn. = jornalista | jur. =& jurídico | lit. = literatura
méd. =& médio | mod. = modelo | munic. =& municipal | obrig. = obrigatório | orig. =& original | pal. = palácio
Pal. = palácio
parág. = parágrafo | port. =& português | publ. = publicado | rec. = recurso | reg. = regulamento | reit. = reitor
resp. = responsável | seç. = seção | sind. = sindicato | superint. = superintendente
tít. = título
subst. = substantivo
""",
}

_SAINTS = {
    "San": "Pietro Paolo Giovanni Marco Francesco Giorgio Giuseppe Lorenzo Martino Michele Nicola Nicolò Benedetto "
    "Carlo Domenico Gennaro Siro Vito Zeno Marino Remo Donato Donà Bernardo Bernardino Luca Matteo Giacomo Filippo",
    "Santa": "Maria Lucia Caterina Chiara Croce Teresa Rita Rosa Margherita Cecilia Barbara Giustina Marta Monica "
    "Marinella",
    "Sant’": "Antonio Ambrogio Agostino Andrea Anna Agnese Agata Apollinare Elena Eufemia Ignazio Orsola Angelo",
}
"""Italian saints whose churches and towns are written with S. alone; before other names it is as likely an initial."""


COMPOUND_ENDS = {
    "str": "straße",
    "pl": "platz",
    "bf": "bahnhof",
    "bhf": "bahnhof",
    "nr": "nummer",
    "abt": "abteilung",
    "verw": "verwaltung",
    "whg": "wohnung",
    "temp": "temperatur",
    "ausg": "ausgabe",
    "mitgl": "mitglied",
}
"""How German compounds end in short and in full: last parts in which no whole word ends."""
COMPOUND_END = f"(?:{'|'.join(COMPOUND_ENDS)})"


class ShortForm(NamedTuple):
    """What a short form says, and where it is one: anywhere, by a number, before a year, not at the end, or bent."""

    said: str
    where: Literal["", "#", "<", ">", "!", ",", "^", "&", "+"] = ""


_RAISED = str.maketrans("abdefghijklmnoprstuvwxyz", "ᵃᵇᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
"""Letters as they stand raised behind the first one: Mᵐᵉ, Sᵗ."""


class Part(NamedTuple):
    """A full stop in a short form: what stands before its last letters, what follows, the form where it is whole."""

    head: str
    rest: str
    form: ShortForm | None


@cache
def list_parts(tag: str) -> dict[str, tuple[Part, ...]]:
    """The full stops of a language's short forms by the letters before each, the longest head first; none of another
    language. A form in small letters is listed with a capital, too, but for a single letter, which is an initial then.
    """
    found: dict[str, list[Part]] = {}
    for short, form in list_short_forms(tag).items() if tag in _FORMS else ():
        for written in dict.fromkeys((short, short[:1].upper() + short[1:])):
            tokens = written.split(" ")
            if written != short and len(tokens[0]) < 3 and len(tokens) == 1:
                continue
            for at, token in enumerate(tokens):
                if token.endswith("."):
                    rest = " ".join(tokens[at + 1 :])
                    part = Part(" ".join(tokens[:at]), rest, None if rest else form)
                    found.setdefault(token[:-1], []).append(part)
    return {last: tuple(sorted(parts, key=lambda part: -len(part.head))) for last, parts in found.items()}


@cache
def list_short_forms(tag: str) -> dict[str, ShortForm]:
    """The short forms of a language as they are written, where a space behind a stop may be left out."""
    found: dict[str, ShortForm] = {}
    for entry in _FORMS[tag].strip().replace("\n", " | ").split(" | "):
        short, _, rest = entry.partition(" =")
        mark, _, said = rest.partition(" ")
        said = SPELLED_JOINER.join(said[1:]) if said.startswith("~") else said
        found[short] = ShortForm(said, mark)  # type: ignore[arg-type]
    bent = [(short, form) for short, form in found.items() if form.where == "^"]
    names = {short.capitalize(): ShortForm(form.said.capitalize(), "^") for short, form in bent}
    found = {**names, **found}  # Dt. Bahn
    if tag == "it":
        saints = ((title, name) for title, names in _SAINTS.items() for name in names.split())
        found |= {f"S. {name}": ShortForm(f"{title} {name}".replace("’ ", "’")) for title, name in saints}
    raised = {f"{short[0]}{short[1:].translate(_RAISED)}": form for short, form in found.items() if short.istitle()}
    return found | {short: form for short, form in raised.items() if "." not in short and short not in found}
