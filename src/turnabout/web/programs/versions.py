"""The versions of a rulebook side by side."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from turnabout.programs.models import Program, Rulebook
from turnabout.programs.rulebooks import differences
from turnabout.web.programs.history import Line, said


def compared(program: Program, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return every version, and what differs between the two that are asked for.

    Where nobody asks, the last two are compared.
    """
    every = list(program.rulebooks.select_related("by"))
    after = _chosen(every, asked.get("after"), every[0])
    before = _chosen(every, asked.get("before"), every[min(1, len(every) - 1)])
    lines = [
        Line(one.label, said(one.before), said(one.after)) for one in differences(before, after)
    ]
    return {
        "program": program,
        "versions": every,
        "before": before,
        "after": after,
        "lines": lines,
    }


def overtaken(rulebook: Rulebook) -> str:
    """Return what to do where somebody else saved other rules first."""
    return _(
        "%(name)s saved version %(number)s while you had this page open. Yours is kept below and "
        "not saved: compare, then save again to put it on top."
    ) % {"name": rulebook.by.name if rulebook.by else _("Somebody"), "number": rulebook.number}


def _chosen(every: list[Rulebook], number: str | None, default: Rulebook) -> Rulebook:
    return next((one for one in every if str(one.number) == number), default)
