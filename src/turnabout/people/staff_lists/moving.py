"""Moving people from the facts they have to those of a list, or back: many at once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from turnabout.core.models import Change
from turnabout.people.batches import batches
from turnabout.people.facts import COLUMN_OF, Facts, facts_of, tell
from turnabout.people.models import Grade, Line, Office, Person, PersonQuerySet, StaffList
from turnabout.people.signing_out import forget_addresses, sign_out
from turnabout.people.staff_lists.faults import ChangedSinceFault, GuardedFault
from turnabout.people.staff_lists.writing import update

Move = tuple[int, Facts]
"""The number of a person, and facts that they have now or shall have."""


def refuse_where_changed(moves: Sequence[Move]) -> None:
    """Let nobody else change these people until we are through. ChangedSinceFault where one did."""
    grades = dict(Grade.objects.values_list("pk", "name"))
    changed = []
    for some in batches(moves):
        known = dict(facts_of(_locked(pk for pk, _ in some), grades))
        for pk, facts in some:
            now = known.get(pk, {})
            if any(now.get(fact, _GONE) != value for fact, value in facts.items()):
                changed.append(str(now.get("name", "?")))
    if changed:
        raise ChangedSinceFault(changed)


def refuse_guarded(moves: Sequence[Move], *, by: Person) -> None:
    """Let only administrators give administrators another address. GuardedFault elsewhere."""
    guarded = set(Person.objects.holding(Office.ADMINISTRATOR).values_list("pk", flat=True))
    if not by.is_administrator and any("email" in facts and pk in guarded for pk, facts in moves):
        raise GuardedFault


def close_doors(moves: Sequence[Move]) -> None:
    """Sign out who has left or signs in with another address now; the old one opens nothing."""
    moved = [pk for pk, facts in moves if "email" in facts]
    sign_out([*moved, *(pk for pk, facts in moves if facts.get("left_at"))])
    forget_addresses(moved)


def add_grades(stated: Iterable[Facts]) -> None:
    """Add the grades that are spoken of and not known; they are to be placed."""
    named = {facts["grade"] for facts in stated if facts.get("grade")}
    known = set(Grade.objects.values_list("name", flat=True))
    Grade.objects.bulk_create(Grade(name=name) for name in sorted(named - known))


def make_room(before: Sequence[Move], stated: Iterable[Facts]) -> None:
    """Take an address or a number from who gives it up, where somebody else is to have it."""
    for fact in ("email", "staff_id"):
        wanted = {facts[fact] for facts in stated if facts.get(fact)}
        given_up = [pk for pk, facts in before if facts.get(fact) in wanted]
        for some in batches(given_up):
            people = Person.objects.filter(pk__in=some)
            people.update(**{fact: _NOWHERE if fact == "email" else None})


def move(moves: Sequence[Move]) -> None:
    """Let these people have these facts. Nobody has an address or a number of theirs any more."""
    grades = {name: pk for pk, name in Grade.objects.values_list("pk", "name")}
    for columns, alike in _by_columns(moves).items():
        for some in batches(alike):
            people = Person.objects.in_bulk([pk for pk, _ in some])
            for pk, facts in some:
                tell(people[pk], facts, grades=grades)
            update(people.values(), [*columns, "sought"])


def remember_lines(lines: Iterable[Line], verb: str, *, by: Person, at: dt.datetime) -> None:
    """Write into the history of each person that a list changed them, and which facts.

    Of somebody new the list itself tells: it was applied at the moment at which they were entered.
    """
    kind = Person._meta.label_lower  # noqa: SLF001 - Django's public name
    for some in batches(lines, of=2_000):
        Change.objects.bulk_create(
            Change(
                kind=kind,
                thing=str(line.person_id),
                verb=verb,
                detail={"list": line.staff_list_id, "facts": list(line.before)},
                by_id=by.pk,
                at=at,
            )
            for line in some
        )


def after(line: Line, staff_list: StaffList, new: Mapping[int, int]) -> Facts:
    """Return the facts that a line gives. `new` are the numbers of the people of new rows."""
    if line.kind == Line.Kind.GONE:
        return {"left_at": _moment(staff_list.applied_at)}
    facts = dict(line.after)
    if row := facts.pop("manager_row", None):
        facts["manager"] = new[row]
    return facts


_GONE = object()
"""Equal to no fact: the person was erased."""

_NOWHERE = Concat(Cast(F("pk"), CharField()), Value("@moving.invalid"))
"""An address of their own for who has to give theirs up before they get another."""


def _moment(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat() if at else None


def _locked(people: Iterable[int]) -> PersonQuerySet:
    these: PersonQuerySet = Person.objects.filter(pk__in=list(people))
    return these.select_for_update().order_by("pk")


def _by_columns(moves: Iterable[Move]) -> dict[tuple[str, ...], list[Move]]:
    """Return the moves by the columns that they write: each column written costs its indexes."""
    found: dict[tuple[str, ...], list[Move]] = {}
    for pk, facts in moves:
        columns = tuple(column for fact, column in COLUMN_OF.items() if fact in facts)
        found.setdefault(columns, []).append((pk, facts))
    return found
