"""English phrases that put people off, as patterns within whole words, by the harm they do."""

GENERATIONS = (
    r"(?:baby[ -]?)?boomers?",
    r"millennials?",
    r"gen(?:eration)?[ -]?(?:x|y|z|alpha)(?:[ -]?ers?)?",
    r"zoomers?",
    r"digital natives?",
    r"digital immigrants?",
    r"snowflakes?",
    r"(?:younger|older|next|new) generations?",
)

AGE = (
    r"at (?:your|their|his|her|my) age",
    r"too old (?:for|to)",
    r"too young (?:for|to)",
    r"young(?:er)? (?:people|colleagues?|employees?|talents?|staff|mentors?)",
    r"old(?:er)? (?:people|colleagues?|employees?|staff|leaders?|mentees?)",
    r"youngsters?",
    r"dinosaurs?",
    r"old dogs?",
    r"fresh blood",
    r"(?:young|youthful) (?:minds?|energy|perspectives?)",
    r"out of touch",
)

PRESSURE = (
    r"mandatory",
    r"compulsory",
    r"you (?:must|have to|need to) (?:take part|sign up|join|participate|attend)",
    r"(?:you are|you're) expected to",
    r"we (?:count|rely) on you",
    r"last chance",
    r"don['’]t miss",
    r"everyone else (?:has|is)",
    r"(?:the )?(?:chief executive|director|board|boss) (?:wants|expects|asks) you",
)

GUILT = (
    r"you (?:still )?(?:have not|haven['’]t) (?:signed|answered|replied|responded)",
    r"disappoint(?:ed|ing)",
    r"let (?:us|them|the team|your team) down",
    r"we (?:are|were) hoping you would",
    r"after all (?:we|they) (?:have|did|do)",
    r"it would be a (?:shame|pity)",
    r"you owe",
)

GROUPS = (
    r"(?:speak|talk) (?:for|on behalf of) (?:your|their|a|the) \w+",
    r"represent(?:s|ing)? (?:your|their|a|the) (?:group|community|culture|gender)",
    r"(?:the )?voice of (?:the|your|their) \w+",
    r"diverse (?:candidates?|mentors?|employees?|people|hires?)",
    r"minorit(?:y|ies)",
)

ANONYMITY = (
    r"anonymous(?:ly)?",
    r"anonymity",
)

PROMISES = (
    r"guarantee(?:s|d)?",
    r"(?:get|got|be) promoted",
    r"(?:fast|quick) track",
    r"boosts? your career",
    r"high[ -]potentials?",
    r"appraisals? will",
)

PUPILS = (
    r"pupils?",
    r"gadgets?",
    r"tech[ -]?savvy",
    r"whizz?[ -]?kids?",
    r"gurus?",
    r"ninjas?",
    r"teach (?:the|your|an) (?:boss|bosses|seniors?|executives?)",
)

CHOSEN_FEW = (
    r"hand[ -]?picked",
    r"(?:only )?(?:a|the) (?:selected|chosen|happy) few",
    r"exclusive(?:ly)?",
)

CLAIMS = (
    (
        r"\d+(?:[.,]\d+)? ?(?:%|percent|per cent|prozent) (?:retention|of all|more|less|"
        r"aller|mehr|weniger|bleiben)"
    ),
    r"(?:proven|guaranteed) to",
    r"(?:studies|research) (?:shows?|proves?)",
)
