"""Who is meant in a sheet: found by staff number, then by e-mail; in lists also by full name."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from turnabout.enrollment.sheets.rows import Row
from turnabout.matchmaking.sheets.columns import Header
from turnabout.matchmaking.sheets.problems import Findings
from turnabout.people.batches import batches
from turnabout.people.models import Person

Found = dict[int, Person]
"""The person of each row, by its number."""


def find_everyone(rows: Sequence[Row], header: Header, findings: Findings) -> Found:
    """Return who each row is; who is not in the staff list, or stands twice, is refused."""
    by_number = _by_staff_id(row.told["id"] for row in rows if "id" in row.told)
    by_address = _by_address(row.told["email"] for row in rows if "email" in row.told)
    found: Found = {}
    first: dict[int, int] = {}
    for row in rows:
        number, address = row.told.get("id", ""), row.told.get("email", "")
        meant = {by_number.get(number), by_address.get(address.lower())} - {None}
        person = next(iter(meant), None)
        where = {
            "row": row.number,
            "column": header.headings["id" if number or "email" not in header.places else "email"],
            "value": number or address,
        }
        if person is None:
            findings.refuse(*_missing(number or address), **where)
        elif len(meant) > 1:
            findings.refuse(*_two_people(address), **where)
        elif person.pk in first:
            findings.refuse(
                _("rows %(first)s and %(second)s are the same person")
                % {"first": first[person.pk], "second": row.number},
                _("keep one of them; who takes both roles says both"),
                **where,
            )
        else:
            found[row.number] = person
            first[person.pk] = row.number
    return found


class Colleagues:
    """Whom the lists of a sheet name: each by staff number, e-mail or full name."""

    def __init__(self, rows: Sequence[Row], header: Header, findings: Findings) -> None:
        words = {word for row in rows for column in _LISTS for word in row.list_of(column)}
        self._header = header
        self._findings = findings
        self._people: dict[str, list[Person]] = {}
        for one in (_by_staff_id(words), _by_address(words)):
            for word, person in one.items():
                self._people.setdefault(word.lower(), [person])
        for person in _called(words - {word for word in words if word.lower() in self._people}):
            self._people.setdefault(person.name.lower(), []).append(person)

    def named(self, row: Row, column: str) -> list[int]:
        """Return the numbers of those whom a row lists, in its order.

        Who is nobody is noted; what several people are called is refused.
        """
        found = []
        for word in row.list_of(column):
            people = self._people.get(word.lower(), [])
            where = {"row": row.number, "column": self._header.headings[column], "value": word}
            if len(people) == 1:
                found.append(people[0].pk)
            elif people:
                self._findings.refuse(
                    _("%(count)s people are called that") % {"count": len(people)},
                    _("write the staff number of the one who is meant"),
                    **where,
                )
            else:
                self._findings.note(_("nobody here is called that"), _("check it"), **where)
        return list(dict.fromkeys(found))


_LISTS = ("not_with", "prefers")


def _missing(said: str) -> tuple[str, str]:
    if not said:
        return (
            _("the row does not say who it is"),
            _("write the staff number, or the e-mail, as it stands in the staff list"),
        )
    return (
        _("nobody in the staff list has this"),
        _("correct it, or bring the person in with the staff list first"),
    )


def _two_people(address: str) -> tuple[str, str]:
    return (
        _("the staff number is one person’s and %(address)s another’s") % {"address": address},
        _("correct the one that is wrong"),
    )


def _by_staff_id(numbers: Iterable[str]) -> dict[str, Person]:
    here = Person.objects.here().select_related("grade").order_by()
    return {
        person.staff_id or "": person
        for some in batches(sorted(set(numbers)))
        for person in here.filter(staff_id__in=some)
    }


def _by_address(addresses: Iterable[str]) -> dict[str, Person]:
    here = Person.objects.here().select_related("grade").order_by()
    return {
        person.email: person
        for some in batches(sorted({address.lower() for address in addresses}))
        for person in here.filter(email__in=some)
    }


def _called(names: Iterable[str]) -> list[Person]:
    here = Person.objects.here().order_by()
    return [person for some in batches(sorted(names)) for person in here.filter(name__in=some)]
