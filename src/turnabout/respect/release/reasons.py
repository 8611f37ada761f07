"""Why something is not told, as it stands in a snapshot; a page translates it.

A reason names a rule, never an answer: groups that are too small, and groups that would give an
answer away, are missing in the same words.
"""

from typing import Final


def gettext_noop(text: str) -> str:
    """Return the text as it is; by this name it is found and translated (pure, without Django)."""
    return text


FEW: Final = gettext_noop(
    "Nothing is told where fewer than five people answered, or where fewer than five mentors or "
    "fewer than five mentees are behind it."
)
MEAN: Final = gettext_noop(
    "Where a mean would give an answer away, only how many answered is told."
)
COUNTS: Final = gettext_noop(
    "Answers are counted one by one only where at least two of them were given by three people "
    "each."
)
GROUPS: Final = gettext_noop(
    "Groups that are small, or that would give an answer away, are told together or not at all."
)
LEFT_OUT: Final = gettext_noop(
    "A few answers, drawn at random, are not counted, so that no two figures differ by only one to "
    "four people."
)
CHANGES: Final = gettext_noop(
    "Changes are told only where five people answered both times, and three each went at least two "
    "of the three ways: better, the same, worse."
)
EFFECTS: Final = gettext_noop(
    "An effect is told only where five people were offered a place and five others were not."
)
WORDS: Final = gettext_noop("Comments are told only where ten people left one.")
