"""What each column of the export means."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

SIDE: Words = _("“mentor” or “mentee”; empty for both together")
MEASURE: Words = _("the benefit, B1 to B10, or another question by its name")

COLUMNS: dict[str, dict[str, Words]] = {
    "asked": {
        "side": SIDE,
        "invited": _("how many people were invited"),
        "joined": _("how many of them signed up"),
        "answered": _("how many of these answered; empty where that may not be told"),
    },
    "figures": {
        "question": _("the question; its words stand in questions.csv"),
        "side": SIDE,
        "group": _("a value of the one dimension; empty for everybody of the side"),
        "n": _("how many answered"),
        "mean": _("mean in half steps of the scale; empty where “edge” stands instead"),
        "edge": _("“high” or “low” where nearly all answered at that end"),
        "bound": _("where that end begins: a mean of so much or more, or of so much or less"),
        "low": _("the lowest answer"),
        "high": _("the highest answer"),
        "shares": _("how many gave each answer, as “answer: people”; empty where withheld"),
    },
    "changes": {
        "measure": MEASURE,
        "side": SIDE,
        "n": _("how many answered before and at the end"),
        "improved": _("how many of these are better off"),
        "same": _("how many are the same"),
        "worse": _("how many are worse off"),
        "g": _("the change in standard deviations (Hedges g)"),
        "g_low": _("lower end of its 95 % interval"),
        "g_high": _("upper end of its 95 % interval"),
    },
    "effects": {
        "measure": MEASURE,
        "side": SIDE,
        "primary": _("1 for a measure that the objective named, 0 for an exploratory one"),
        "offered": _("people who were offered a place, and answered"),
        "others": _("people who were drawn to wait, and answered"),
        "difference": _("offered less others, in steps of the scale"),
        "low": _("lower end of its 95 % interval"),
        "high": _("upper end of its 95 % interval"),
        "g": _("the same in standard deviations (Hedges g)"),
        "g_low": _("lower end of its 95 % interval"),
        "g_high": _("upper end of its 95 % interval"),
        "p": _("p of the permutation within strata"),
        "p_adjusted": _("p after Holm, where there are more than two primary measures"),
        "taken": _("the difference for those who took part because of the offer, in steps"),
        "worst": _("the difference if the silent had answered against it"),
        "best": _("the difference if the silent had answered for it"),
    },
    "comments": {
        "question": _("the question"),
        "text": _("what somebody wrote, in an order that says nothing"),
    },
}
"""By table. A column that is not here stands in the codebook by its name alone."""


def meaning(table: str, column: str) -> str:
    """Return what a column means."""
    return str(COLUMNS.get(table, {}).get(column, column.replace("_", " ")))
