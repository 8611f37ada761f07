"""Who each row of a staff list is: found by staff number, then by e-mail, else somebody new."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from turnabout.matchmaking.sheets.problems import Findings
from turnabout.people.facts import Facts, facts_of
from turnabout.people.models import Appointment, Grade, Office, Person
from turnabout.people.staff_lists.rows import Row, is_read


@dataclass(frozen=True, slots=True)
class Directory:
    """Everyone as they are known now: facts by number, and who holds an office."""

    people: dict[int, Facts]
    trusted: frozenset[int]
    administrators: frozenset[int]

    @classmethod
    def now(cls) -> "Directory":
        """Return everyone who is known: who has left among them, who was erased not."""
        grades = dict(Grade.objects.values_list("pk", "name"))
        held = Appointment.objects.filter(ended_at__isnull=True).order_by()
        offices = list(held.values_list("person_id", "office"))
        return cls(
            people=dict(facts_of(Person.objects.known().order_by(), grades)),
            trusted=frozenset(pk for pk, _ in offices),
            administrators=frozenset(
                pk for pk, office in offices if office == Office.ADMINISTRATOR
            ),
        )


def find_everyone(
    rows: Sequence[Row], directory: Directory, headings: dict[str, str], findings: Findings
) -> list[int | None]:
    """Return the number of the person of each row, None for somebody new.

    Two rows with one staff number or one address are refused, and so is an address that belongs to
    somebody else who is not in the list.
    """
    _refuse_twice(rows, "staff_id", headings, findings)
    _refuse_twice(rows, "email", headings, findings)
    by_staff_id = {facts["staff_id"]: pk for pk, facts in directory.people.items()}
    by_email = {facts["email"]: pk for pk, facts in directory.people.items()}
    who = [by_staff_id.get(number) if (number := _said(row, "staff_id")) else None for row in rows]
    claimed = {pk for pk in who if pk}
    for place, row in enumerate(rows):
        bearer = by_email.get(row.facts["email"])
        if bearer is None or bearer == who[place]:
            continue
        if bearer in claimed:
            continue
        if who[place] is None:
            who[place] = bearer
            claimed.add(bearer)
        else:
            _refuse_foreign(row, directory.people[bearer], headings, findings)
    return who


def _said(row: Row, field: str) -> str:
    value = row.facts.get(field, "")
    return value if is_read(value) else ""


def _refuse_twice(
    rows: Sequence[Row], field: str, headings: dict[str, str], findings: Findings
) -> None:
    first: dict[str, int] = {}
    for row in rows:
        value = _said(row, field)
        if value and value in first:
            findings.refuse(
                _("rows %(first)s and %(second)s have the same one")
                % {"first": first[value], "second": row.number},
                _("give each person their own, or delete one of the rows"),
                row=row.number,
                column=headings[field],
                value=value,
            )
        elif value:
            first[value] = row.number


def _refuse_foreign(row: Row, bearer: Facts, headings: dict[str, str], findings: Findings) -> None:
    findings.refuse(
        _("this address belongs to %(name)s, who has another staff number") % bearer,
        _("correct the address or the staff number, or change the person in the directory first"),
        row=row.number,
        column=headings["email"],
        value=row.facts["email"],
    )
