"""What was decided about a person, in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.core.models import Change
from turnabout.people.facts import LABELS
from turnabout.people.models import Office, Person, StaffList
from turnabout.programs.sentences import amid

SHOWN = 50

VERBS = {
    "enter": gettext_lazy("entered this person"),
    "change": gettext_lazy("changed %(facts)s"),
    "leave": gettext_lazy("marked this person as left"),
    "come back": gettext_lazy("marked this person as back"),
    "appoint": gettext_lazy("appointed %(name)s: %(office)s"),
    "dismiss": gettext_lazy("dismissed %(name)s: %(office)s"),
    "apply a list": gettext_lazy("changed %(facts)s with a staff list"),
    "undo a list": gettext_lazy("undid a staff list: %(facts)s"),
    "make a sign-in link": gettext_lazy("made a link to sign in once, on the server"),
    "sign in by link": gettext_lazy("signed in with a link"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history: who, what, when."""

    by: str
    done: str
    at: dt.datetime


def history_of(person: Person) -> list[Entry]:
    """Return what was decided about a person, the newest first."""
    changes = Change.objects.of(person).select_related("by")
    return [*(_entry(change, person) for change in changes[:SHOWN]), *_entered_by_list(person)]


def office_entries() -> list[Entry]:
    """Return who was appointed and dismissed, the last one first."""
    kind = Person._meta.label_lower  # noqa: SLF001 - Django's public name
    decided = Change.objects.filter(kind=kind, verb__in=["appoint", "dismiss"])
    changes = list(decided.select_related("by")[:SHOWN])
    people = Person.objects.in_bulk([int(change.thing) for change in changes])
    return [_entry(change, people.get(int(change.thing))) for change in changes]


def _entered_by_list(person: Person) -> list[Entry]:
    """Return who entered the person with a staff list, where it was one."""
    lists = StaffList.objects.applied().filter(applied_at=person.entered_at)
    return [
        Entry(str(one.applied_by), _("entered this person with a staff list"), person.entered_at)
        for one in lists.select_related("applied_by")[:1]
    ]


def _entry(change: Change, person: Person | None) -> Entry:
    done = _done(change, person.name if person else _("somebody"))
    return Entry(change.by.name if change.by else _("Turnabout"), done, change.at)


def _done(change: Change, name: str) -> str:
    detail: dict[str, Any] = change.detail
    facts = [amid(str(LABELS.get(fact, fact))) for fact in detail.get("facts", [])]
    office = detail.get("office", "")
    told = {
        "facts": ", ".join(facts),
        "name": name,
        "office": Office(office).label if office in Office.values else office,
    }
    return str(VERBS.get(change.verb, change.verb)) % told
