"""How names are compared: whoever types a name leaves out capitals, and often accents."""

import unicodedata

LONGEST_SOUGHT = 500
"""Characters that a search looks at: more would not fit into an index on every database."""


def folded(text: str) -> str:
    """Return the text in small letters, without accents."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def sought_in(*told: str) -> str:
    """Return what a search looks at: all that is told, as it is compared, the first of it."""
    return folded("\n".join(told))[:LONGEST_SOUGHT]


def name_key(text: str) -> str:
    """Return a full name as it is compared: "Last, First" is "First Last"."""
    last, _, first = map(str.strip, text.partition(","))
    turned = f"{first} {last}" if first and "," not in first else text
    return " ".join(folded(turned).split())
