"""Which column of a file holds which fact: guessed from the headings and from the last list."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from turnabout.matchmaking.sheets.columns import is_never_used
from turnabout.people.models import StaffList

FIELDS = {
    "staff_id": _("Staff number"),
    "name": _("Full name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail"),
    "manager": _("Manager"),
    "grade": _("Grade"),
    "level": _("Level"),
    "job": _("Job"),
    "department": _("Department"),
    "location": _("Location"),
    "time_zone": _("Time zone"),
    "languages": _("Languages"),
}
"""What a column can hold, in the order in which people are asked."""

HINTS = {
    "staff_id": _("Finds a person again when name or e-mail change."),
    "name": _("Or first and last name, where they stand apart."),
    "email": _("People sign in with it."),
    "manager": _("A staff number, an e-mail or a full name."),
    "level": _("A whole number, larger for more senior. It puts new grades on the ladder."),
    "time_zone": _("Such as Europe/London."),
    "languages": _("Those they speak: names or codes."),
}
"""What is worth knowing about a column."""

SYNONYMS = {
    "staff_id": "staff number, staff id, staff no, employee id, employee number, employee no, "
    "emp id, personnel number, payroll number, person id, person number, worker id, "
    "post reference, id, personalnummer, mitarbeiternummer",
    "name": "name, full name, display name, employee name, staff name, person, vollständiger name",
    "first_name": "first name, forename, given name, preferred name, vorname",
    "last_name": "last name, surname, family name, nachname, familienname",
    "email": "email, email address, work email, work email address, mail, user principal name, "
    "e-mail-adresse",
    "manager": "manager id, line manager id, manager number, manager employee id, "
    "manager staff number, reports to id, supervisor id, manager email, manager email address, "
    "line manager email, supervisor email, manager, line manager, manager name, "
    "line manager name, reports to, supervisor, supervisor name, boss, vorgesetzte, führungskraft",
    "grade": "grade, job grade, pay grade, grade name, band, pay band, rank, besoldungsgruppe, "
    "entgeltgruppe",
    "level": "level, seniority, seniority level, grade level, job level, career level, stufe",
    "job": "job title, job, position title, position, role title, post title, title, funktion",
    "department": "department, dept, department name, business unit, organisation unit, "
    "organization unit, org unit, division, directorate, team, abteilung",
    "location": "location, office, office location, work location, site, city, standort, ort",
    "time_zone": "time zone, timezone, tz, iana time zone, local time zone, zeitzone",
    "languages": "languages, language, languages spoken, spoken languages, speaks, "
    "working languages, sprachen",
}
"""What each is called in the lists of others, the likeliest first."""


def guessed(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """Return the place of each field that can be guessed; no column holds two.

    `remembered` are headings by field, as somebody chose them for an earlier list.
    """
    places = {_bare(heading): place for place, heading in reversed(list(enumerate(headings)))}
    chosen = [(field, heading) for field, heading in remembered.items() if field in FIELDS]
    usual = [(field, name) for field in FIELDS for name in SYNONYMS[field].split(", ")]
    found: dict[str, int] = {}
    for field, name in [*chosen, *usual]:
        place = places.get(_bare(name))
        if place is not None and field not in found and place not in found.values():
            found[field] = place
    return found


def remembered() -> dict[str, str]:
    """Return the headings by field of the list that was applied last."""
    last = StaffList.objects.applied().first()
    if last is None:
        return {}
    return {field: last.headings[place] for field, place in last.columns.items()}


def never_read(headings: Sequence[str]) -> list[str]:
    """Return the headings of what must not decide who meets whom, such as age: nobody reads it."""
    return [heading for heading in headings if is_never_used(heading)]


def _bare(heading: str) -> str:
    return "".join(sign for sign in heading.casefold() if sign.isalnum())
