"""Names of skills: when two of them are one name, and what can be a name at all."""

import unicodedata

from django.utils.translation import gettext as _

LONGEST = 80
"""Letters that a name may have."""

LONGEST_KEY = LONGEST * 2
"""Letters that are left for comparing; some letters are compared as several."""

KEPT_SIGNS = "+#"
"""Signs that tell names apart: C is not C++."""


class UnfitNameError(Exception):
    """A text that cannot be the name of a skill."""

    def __str__(self) -> str:
        return _("Write the name in letters, at most %(most)d of them.") % {"most": LONGEST}


def fit(name: str) -> str:
    """Return the name, tidied. UnfitNameError where it cannot be one."""
    name = tidy(name)
    if len(name) > LONGEST or not 0 < len(key(name)) <= LONGEST_KEY:
        raise UnfitNameError
    return name


def tidy(name: str) -> str:
    """Return the name without needless space."""
    return " ".join(name.split())


def key(name: str) -> str:
    """Return what is the same for all spellings of a name: no case, no space, no punctuation."""
    return "".join(words(name))


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return tuple("".join(sign if _is_kept(sign) else " " for sign in folded).split())


def _is_kept(sign: str) -> bool:
    return sign in KEPT_SIGNS or unicodedata.category(sign)[0] in "LNM"
