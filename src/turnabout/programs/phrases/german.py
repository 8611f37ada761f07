"""German phrases that put people off, as patterns within whole words, by the harm they do."""

GENERATIONS = (
    r"babyboomer(?:n|s)?",
    r"boomer(?:n|s|generation)?",
    r"generation(?:en)?[ -](?:x|y|z|alpha|golf|praktikum)",
    r"gen[ -]?z(?:ler(?:n|s|in|innen)?)?",
    r"(?:die )?digital[ -]?natives?",
    r"schneeflöckchen",
    r"(?:jüngeren?|älteren?|nächsten?|neuen?|jungen?|alten?) generation(?:en)?",
    r"generationenkonflikte?s?",
    r"nachkriegsgeneration",
)

AGE = (
    r"in (?:ihrem|deinem|eurem|seinem|diesem|unserem) alter",
    r"zu (?:alt|jung) (?:für|um|dafür)",
    (
        r"(?:junge[nrsm]?|jüngere[nrsm]?|alte[nrsm]?|ältere[nrsm]?) (?:leuten?|menschen|"
        r"kolleg(?:e|en|in|innen)|mitarbeite(?:r|rn|rin|rinnen|nde|nden)|"
        r"führungskräften?|talenten?|belegschaft|mentees?|mentor(?:en|in|innen)?|hasen|"
        r"eisen|garde)"
    ),
    r"jungspunde?s?",
    r"nachwuchskräften?",
    r"frische[ns]? (?:blut|wind)",
    r"(?:junge[nrs]?|jugendliche[nrs]?) (?:köpfen?|wilden?|energie|frische|perspektiven?)",
    r"dinosaurier[ns]?",
    r"alte[nrs]? hunde?s?",
    r"aufs? abstellgleis",
    r"trotz (?:ihres|deines|seines) alters",
    r"für (?:ihr|dein|sein) alter",
    r"(?:kurz )?vor der rente",
)

PRESSURE = (
    r"verpflichtend(?:e[nrsm]?)?",
    r"obligatorisch(?:e[nrsm]?)?",
    r"pflichttermine?[ns]?",
    r"teilnahmepflicht",
    (
        r"(?:sie|du|ihr|alle) (?:müssen|musst|müsst) (?:teilnehmen|mitmachen|dabei sein|"
        r"sich anmelden|dich anmelden|kommen)"
    ),
    (
        r"(?:wir )?(?:erwarten|setzen|rechnen|zählen) (?:von|auf|mit) (?:ihnen|"
        r"ihre[rm]?|sie|dir|dich)"
    ),
    r"(?:wird|werden) (?:von ihnen |von dir )?erwartet",
    r"(?:ihre|deine|die) letzte (?:chance|gelegenheit)",
    r"verpassen sie (?:nicht|keinesfalls)",
    r"alle anderen (?:haben|sind|machen)",
    (
        r"(?:die geschäftsführung|der vorstand|die leitung|die chefin|der chef|"
        r"ihre führungskraft) (?:will|wünscht|erwartet|bittet sie)"
    ),
    r"umgehend(?:e[nrsm]?)?",
)

GUILT = (
    (
        r"(?:sie haben|du hast) (?:sich |dich )?(?:immer )?noch nicht (?:angemeldet|"
        r"geantwortet|reagiert|zugesagt)"
    ),
    r"enttäusch(?:t|en|end|ung)",
    r"im stich (?:lassen|gelassen)",
    r"(?:wir hatten|wir haben) (?:so )?gehofft",
    r"nach allem,? was",
    r"(?:es )?wäre (?:wirklich |sehr )?schade",
    r"schlechtes gewissen",
    r"(?:sind|bist) (?:sie|du) (?:uns|ihnen|dem team) schuldig",
)

GROUPS = (
    (
        r"(?:sprechen|spricht|stehen|steht) (?:stellvertretend )?für (?:ihre|deine|"
        r"seine|alle|die) (?:\w+ )?(?:gruppe|community|kultur|generation|frauen|"
        r"migrant\w*)"
    ),
    r"stimme (?:der|ihrer|deiner|seiner) \w+",
    (
        r"(?:als )?(?:vertreterin|vertreter|repräsentantin|repräsentant) (?:ihrer|"
        r"deiner|seiner|einer|der) \w+"
    ),
    r"minderheit(?:en)?",
    r"diverse[nr]? (?:kandidat\w*|talente?n?|mitarbeit\w*|menschen)",
)

ANONYMITY = (
    r"anonym(?:e[nrsm]?)?",
    r"anonymität",
    r"anonymisiert(?:e[nrsm]?)?",
)

PROMISES = (
    r"garantier(?:t|en|te[nrsm]?)",
    r"garantie",
    r"(?:wir )?versprechen (?:ihnen|dir|euch)",
    r"beförder(?:t|n|ung) (?:werden|wird|sicher)",
    r"(?:auf der )?überholspur",
    r"karriere(?:turbo|schub|sprung|booster|sprungbrett)s?",
    r"high[ -]?potentials?",
    r"(?:einfluss|wirkt sich) (?:\w+ )?auf ihre (?:beurteilung|beförderung|bewertung)",
)

PUPILS = (
    r"schülerin(?:nen)?",
    r"schülers?",
    r"nachhilfe",
    r"technik(?:affin(?:e[nrsm]?)?|freaks?)",
    r"computerfreaks?",
    r"wunderkind(?:er)?",
    r"(?:den|ihren|deinen) (?:chef|chefs|vorgesetzten) (?:unterrichten|belehren|erziehen)",
)

CHOSEN_FEW = (
    r"handverlesen(?:e[nrsm]?)?",
    r"exklusiv(?:e[nrsm]?)?",
    r"(?:nur )?(?:für )?wenige auserwählte[nrsm]?",
    r"auserwählte[nrsm]?",
    r"elite",
)

CLAIMS = (
    r"(?:nachweislich|erwiesenermaßen)",
    r"(?:studien|forschung) (?:beweisen|beweist|belegen|belegt|zeigen|zeigt)",
)
