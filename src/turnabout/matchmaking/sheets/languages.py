"""Languages by code and by English or German name."""

from turnabout.matchmaking.sheets.german import LANGUAGES as IN_GERMAN

SHARED_LANGUAGE = "und"
"""The code for "not stated" (ISO 639): everyone's language where no sheet names any."""

_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

_TWO_LETTERS = frozenset(_ISO_639_1.split())
_COMMON = """
ar ara Arabic
bg bul Bulgarian
bn ben Bengali
ca cat Catalan
cs ces cze Czech
cy cym wel Welsh
da dan Danish
de deu ger German
el ell gre Greek
en eng English
es spa Spanish
et est Estonian
fa fas per Persian
fi fin Finnish
fr fra fre French
ga gle Irish
he heb Hebrew
hi hin Hindi
hr hrv Croatian
hu hun Hungarian
id ind Indonesian
is isl ice Icelandic
it ita Italian
ja jpn Japanese
ko kor Korean
lt lit Lithuanian
lv lav Latvian
ms msa may Malay
mt mlt Maltese
nl nld dut Dutch
no nor Norwegian
pa pan Punjabi
pl pol Polish
pt por Portuguese
ro ron rum Romanian
ru rus Russian
sk slk slo Slovak
sl slv Slovenian
sr srp Serbian
sv swe Swedish
sw swa Swahili
ta tam Tamil
th tha Thai
tl tgl Tagalog
tr tur Turkish
uk ukr Ukrainian
ur urd Urdu
vi vie Vietnamese
zh zho chi Chinese
ase ASL American-Sign-Language
bfi BSL British-Sign-Language
"""
"""A code, then its other names."""

_BY_NAME = {
    name.casefold().replace("-", " "): line.split()[0]
    for line in (_COMMON + IN_GERMAN).split("\n")
    for name in line.split()[1:]
} | {
    "mandarin": "zh",
    "farsi": "fa",
    "filipino": "tl",
    "gaelic": "gd",
    "scottish gaelic": "gd",
    "slovene": "sl",
}


def language_code(text: str) -> str | None:
    """Return the code of a language given by code (en, en-GB, eng) or name, English or German."""
    name = text.casefold()
    if known := _BY_NAME.get(name):
        return known
    code = name.replace("_", "-").partition("-")[0]
    if code in _TWO_LETTERS:
        return code
    return _BY_NAME.get(code) or (code if _is_three_letters(code) else None)


def _is_three_letters(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha()
