"""What columns and languages are called in German, and which columns are never used."""

HEADINGS = {
    "id": "personalnummer, personal-nr, mitarbeiternummer, mitarbeiter-id",
    "name": "vollständiger name, vor- und nachname, mitarbeitername",
    "email": "e-mail-adresse, mailadresse, dienstliche e-mail",
    "role": "rolle, rolle im mentoring",
    "grade": "besoldungsgruppe, entgeltgruppe, tarifgruppe",
    "level": "ebene, hierarchieebene, führungsebene, karrierestufe",
    "department": "abteilung, bereich, fachbereich, referat, dezernat, organisationseinheit",
    "job_title": "stelle, stellenbezeichnung, funktion, tätigkeit, jobtitel",
    "manager_id": "personalnummer der führungskraft, id der führungskraft",
    "timezone": "zeitzone",
    "languages": "sprachen, sprache, sprachkenntnisse, gesprochene sprachen",
    "capacity": "plätze, kapazität, anzahl partner",
    "offers": "angebote, angebot, ich biete, ich biete an, ich kann zeigen, angebotene themen",
    "wants": "wünsche, ich suche, ich möchte lernen, möchte lernen, gewünschte themen, lernziele",
    "slots": "zeiten, verfügbarkeit, verfügbare zeiten, freie zeiten, zeitfenster",
    "not_with": "nicht mit, nicht zusammen mit",
    "prefers": "wunschpartner, bevorzugt",
    "past": "frühere partner, bisherige partner",
    "values": "werte, meine werte, arbeitswerte",
    "style": "arbeitsstil, arbeitsweise",
    "given_name": "vorname",
    "family_name": "nachname, familienname",
    "manager_email": "e-mail der führungskraft, e-mail vorgesetzte",
    "manager": "führungskraft, direkte führungskraft, name der führungskraft, vorgesetzte, "
    "vorgesetzter, vorgesetzte person",
}
"""The German names of each column, those included that are read and never written."""

NEVER_USED = """
alter geburtstag geburtsdatum geburtsjahr
geschlecht anrede pronomen familienstand schwangerschaft behinderung schwerbehinderung gesundheit
herkunft ethnie konfession glaube weltanschauung nationalität staatsangehörigkeit partei
gewerkschaft bild lichtbild schule universität hochschule hochschulabschluss bildung ausbildung
beurteilung leistungsbeurteilung bewertung potenzial gehalt lohn
"""
"""Words of headings that are never used for matching, by principle."""

LANGUAGES = """
ar Arabisch
bg Bulgarisch
bn Bengalisch
ca Katalanisch
cs Tschechisch
cy Walisisch
da Dänisch
de Deutsch
el Griechisch
en Englisch
es Spanisch
et Estnisch
fa Persisch
fi Finnisch
fr Französisch
ga Irisch
gsg DGS Deutsche-Gebärdensprache
he Hebräisch
hr Kroatisch
hu Ungarisch
id Indonesisch
is Isländisch
it Italienisch
ja Japanisch
ko Koreanisch
lt Litauisch
lv Lettisch
ms Malaiisch
mt Maltesisch
nl Niederländisch
no Norwegisch
pl Polnisch
pt Portugiesisch
ro Rumänisch
ru Russisch
sk Slowakisch
sl Slowenisch
sq Albanisch
sr Serbisch
sv Schwedisch
sw Suaheli
th Thailändisch
tr Türkisch
uk Ukrainisch
vi Vietnamesisch
zh Chinesisch
"""
"""A code, then the German names."""
