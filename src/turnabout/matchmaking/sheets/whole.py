"""What only the whole sheet shows, and what is worth knowing about those who signed up."""

from collections.abc import Iterator, Mapping

from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.sheets.columns import Header
from turnabout.matchmaking.sheets.problems import Findings

_LONGEST_CIRCLE = 10
"""People of a circle of managers that are named."""


def look_at_whole(
    pool: Pool, row_of: Mapping[str, int], header: Header, findings: Findings
) -> None:
    """Note what does not fit together, and what keeps someone from being paired."""
    look = _Look(pool, row_of, header, findings)
    for person in pool.people:
        look.at_sign_up(person)
    for circle in _circles(pool):
        look.at_circle(circle)


class _Look:
    def __init__(
        self, pool: Pool, row_of: Mapping[str, int], header: Header, findings: Findings
    ) -> None:
        self._pool = pool
        self._row_of = row_of
        self._headings = header.headings
        self._findings = findings

    def at_sign_up(self, person: Person) -> None:
        if not person.role:
            if person.offers or person.wants:
                message = "this person gives topics but did not sign up"
                self._note(person, "role", message, "write mentor, mentee or both")
            return
        if "name" in self._headings and not person.name:
            message = "the name is missing, so the id stands in its place"
            self._note(person, "name", message, "give the name as people call them")
        if person.role.mentors and not person.offers:
            message = "this mentor offers no topic, so no mentee can be paired with them"
            self._note(person, "offers", message, "add one: Python:3")
        if person.role.learns and not person.wants:
            message = "this mentee wants no topic, so no mentor can be paired with them"
            self._note(person, "wants", message, "add one: Python:1:2")
        if not person.slots:
            message = "this person gives no time to meet, so they share none with anybody"
            self._note(person, "slots", message, "add some: Mon 09:00-10:00")

    def at_circle(self, circle: list[Person]) -> None:
        shown = [f"{person.name or person.id} ({person.id})" for person in circle]
        if len(shown) > _LONGEST_CIRCLE:
            shown[_LONGEST_CIRCLE:] = [f"{len(circle) - _LONGEST_CIRCLE:,} more"]
        self._note(
            circle[0],
            "manager_id",
            f"these people manage each other in a circle: {', '.join(shown)}",
            "check who reports to whom; until then nobody of the circle is paired with another",
            circle[0].manager_id or "",
        )

    def _note(
        self, person: Person, column: str, message: str, remedy: str, value: str = ""
    ) -> None:
        self._findings.note(
            message,
            remedy,
            row=self._row_of[person.id],
            column=self._headings.get(column, column),
            value=value,
        )


def _circles(pool: Pool) -> Iterator[list[Person]]:
    """Yield each circle of managers once, from the person with the smallest id on."""
    walk_of: dict[str, str] = {}
    for person in pool.people:
        at: Person | None = person
        while at and at.id not in walk_of:
            walk_of[at.id] = person.id
            at = _manager(pool, at)
        if at and walk_of[at.id] == person.id:
            yield _circle_from(pool, at)


def _circle_from(pool: Pool, first: Person) -> list[Person]:
    circle = [first]
    while (at := _manager(pool, circle[-1])) and at.id != first.id:
        circle.append(at)
    start = min(range(len(circle)), key=lambda place: circle[place].id)
    return circle[start:] + circle[:start]


def _manager(pool: Pool, person: Person) -> Person | None:
    manager = person.manager_id
    return pool[manager] if manager is not None and manager in pool else None
