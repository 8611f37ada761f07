"""What the pages of skills show: an addition with what it may be, and one skill with its past."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.core.models import Change
from turnabout.skills.book import the_book
from turnabout.skills.models import Skill
from turnabout.skills.near import Suggestion, near_others
from turnabout.web.skills.forms import AnotherName, Merging, Naming, Placing

ADDITIONS = 5
"""Additions at a time: a minute's work, and near ones are sought for each."""

OFFERED = 3
"""Near skills that are offered for a merge."""

CHANGES = 20

VERBS = {
    "add": gettext_lazy("%(who)s added it"),
    "settle": gettext_lazy("%(who)s kept it as a skill of its own"),
    "rename": gettext_lazy("%(who)s renamed it from “%(old)s” to “%(name)s”"),
    "give_alias": gettext_lazy("%(who)s gave it the name “%(name)s” as well"),
    "take_alias": gettext_lazy("%(who)s took the name “%(name)s” away"),
    "merge": gettext_lazy("%(who)s merged it into “%(name)s”"),
    "part": gettext_lazy("%(who)s took the merge back"),
}


@dataclass(frozen=True, slots=True)
class AdditionRow:
    """An addition that waits for a look, and the skills that it may be the same as."""

    skill: Skill
    offered: list[Suggestion]


def addition_rows() -> list[AdditionRow]:
    """Return the additions that have waited longest."""
    book = the_book()
    return [
        AdditionRow(skill, near_others(skill, most=OFFERED, book=book))
        for skill in Skill.objects.waiting()[:ADDITIONS]
    ]


def show_skill(request: HttpRequest, skill: Skill, **forms: object) -> HttpResponse:
    """Return the page of a skill, with the forms that were filled in, if any were."""
    asked = {
        "naming": Naming(initial={"name": skill.name, "german": skill.german}),
        "another": AnotherName(),
        "merging": Merging(),
        "placing": Placing(initial={"topic": skill.topic_id}),
    }
    given = {
        "skill": skill,
        "merged": skill.merged.all(),
        "offered": near_others(skill, most=OFFERED, book=the_book()),
        "changes": list(_changes(skill)),
    }
    return render(request, "skills/skill.html", asked | forms | given)


def _changes(skill: Skill) -> Iterator[tuple[Change, str]]:
    """Yield each change and what was done; who added a skill is their own business."""
    for change in Change.objects.of(skill).select_related("by")[:CHANGES]:
        who = str(change.by) if change.by and change.verb != "add" else _("Somebody")
        yield change, str(VERBS[change.verb]) % {"who": who, **change.detail}
