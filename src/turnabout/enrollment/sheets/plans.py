"""What a sheet would do: whom it signs up with what, whom it finds signed up, whom it leaves."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.core.jobs import Tell
from turnabout.core.organisations import the_organisation
from turnabout.enrollment.models import Enrollment, SignUpSheet
from turnabout.enrollment.models.enrollments import STYLES
from turnabout.enrollment.rules import has_room
from turnabout.enrollment.sheets.people import Colleagues, find_everyone
from turnabout.enrollment.sheets.rows import Row, read_rows
from turnabout.enrollment.signing_up import why_not
from turnabout.matchmaking.people import Role
from turnabout.matchmaking.sheets.columns import Header
from turnabout.matchmaking.sheets.problems import Findings
from turnabout.people.batches import batches
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.skills.models import Alias, Skill
from turnabout.skills.names import UnfitNameError, fit, key

SIDES = {
    Role.MENTOR: (Side.MENTOR,),
    Role.MENTEE: (Side.MENTEE,),
    Role.BOTH: (Side.MENTOR, Side.MENTEE),
}


spelling = lru_cache(65_536)(key)
"""The key of a name, remembered, since most topics recur."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the sheet writes it, the level, how urgent (offers: 0)."""

    name: str
    level: int
    urgency: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One person in one role, with what the sheet says of them; others by their numbers."""

    person: Person
    role: Side
    answers: dict[str, Any]
    topics: tuple[Topic, ...]
    apart: tuple[int, ...]
    prefers: tuple[int, ...]

    @property
    def said(self) -> tuple[Any, ...]:
        """Who it is, and everything that is said of them."""
        who = (self.person.pk, self.role.value)
        return (*who, sorted(self.answers.items()), self.topics, self.apart, self.prefers)


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom the sheet signs up, whom a coordinator has entered before, how many spoke themselves."""

    new: list[Entry]
    entered: list[tuple[Enrollment, Entry]]
    own: int
    incomplete: int

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each kind."""
        roles = Counter(entry.role for entry in self.new)
        return {
            "mentors": roles[Side.MENTOR],
            "mentees": roles[Side.MENTEE],
            "entered": len(self.entered),
            "own": self.own,
            "incomplete": self.incomplete,
        }

    @property
    def print(self) -> str:
        """The fingerprint: it differs as soon as the sheet would do anything else, or to others.

        Also where a coordinator has changed meanwhile what the sheet would replace.
        """
        again = [(one.pk, one.saved_at, entry.said) for one, entry in self.entered]
        told = repr((self.counts, [entry.said for entry in self.new], again))
        return hashlib.sha256(told.encode()).hexdigest()

    def topics(self) -> Counter[str]:
        """Return how many people name each topic, as it is written first."""
        entries = [*self.new, *(entry for _one, entry in self.entered)]
        names = [topic.name for entry in entries for topic in entry.topics]
        spelt: dict[str, str] = {}
        return Counter(spelt.setdefault(spelling(name), name) for name in names)


def plan_of(sheet: SignUpSheet, path: Path, findings: Findings, tell: Tell) -> Plan:
    """Return what the sheet at this path would do, with all that is wrong with it in `findings`.

    Raises Unreadable where the file breaks off.
    """
    header, rows = read_rows(path, findings, tell)
    people = find_everyone(rows, header, findings)
    entries = _Entries(sheet.cohort, rows, header, findings)
    wanted = [
        entry
        for row in rows
        if (person := people.get(row.number))
        for entry in entries.of(row, person)
    ]
    if not rows and not findings.problems:
        findings.refuse(
            _("the sheet signs nobody up"), _("say mentor, mentee or both in the column of roles")
        )
    return _sorted_out(sheet.cohort, wanted)


def meant(names: Iterable[str]) -> dict[str, Skill]:
    """Return the skill of each name that means one, by the key of the name."""
    found: dict[str, Skill] = {}
    for some in batches(sorted({key(name) for name in names})):
        for alias in Alias.objects.filter(key__in=some).select_related("skill__merged_into"):
            found[alias.key] = alias.skill.standing
    return found


class _Entries:
    """Makes entries of rows, and keeps in mind what is wrong with each."""

    def __init__(
        self, cohort: Cohort, rows: Sequence[Row], header: Header, findings: Findings
    ) -> None:
        self._program = cohort.program
        self._header = header
        self._findings = findings
        self._colleagues = Colleagues(rows, header, findings)
        names = {
            one.topic for row in rows for one in (*row.list_of("offers"), *row.list_of("wants"))
        }
        self._personal = {known for known, skill in meant(names).items() if skill.is_personal}
        organisation = the_organisation()
        self._time_zone = organisation.time_zone if organisation else "UTC"

    def of(self, row: Row, person: Person) -> list[Entry]:
        """Return an entry for each role that the person takes."""
        answers = self._answers(row, person)
        apart = tuple(self._colleagues.named(row, "not_with"))
        prefers = tuple(self._colleagues.named(row, "prefers"))
        return [
            Entry(person, side, answers, self._topics(row, side), apart, prefers)
            for side in SIDES[row.role]
            if self._fits(row, person, side)
        ]

    def _fits(self, row: Row, person: Person, side: Side) -> bool:
        reason = why_not(person, self._program, side)
        if reason:
            self._findings.refuse(
                _("%(name)s is “%(grade)s”. %(reason)s")
                % {"name": person.name, "grade": person.grade, "reason": reason.rstrip(".")},
                _("correct the role, or change who may take part in the program"),
                row=row.number,
                column=self._header.headings["role"],
                value=row.role,
            )
        return not reason

    def _answers(self, row: Row, person: Person) -> dict[str, Any]:
        told = row.told
        languages = list(row.list_of("languages")) or person.languages.split()
        return {
            "time_zone": told.get("timezone") or person.time_zone or self._time_zone,
            "languages": languages or [settings.LANGUAGE_CODE[:2]],
            "capacity": told.get("capacity") or 1,
            "slots": [list(slot) for slot in row.list_of("slots")],
            "values": list(row.list_of("values")),
            **dict(zip(STYLES, told.get("style") or (None,) * len(STYLES), strict=True)),
        }

    def _topics(self, row: Row, side: Side) -> tuple[Topic, ...]:
        if side == Side.MENTEE:
            wants = [Topic(one.topic, one.level, one.urgency) for one in row.list_of("wants")]
            return tuple(one for one in wants if self._is_fit(row, one.name, "wants"))
        offers = [Topic(one.topic, one.level, 0) for one in row.list_of("offers")]
        return tuple(one for one in offers if self._may_be_offered(row, one.name))

    def _may_be_offered(self, row: Row, name: str) -> bool:
        if not self._is_fit(row, name, "offers"):
            return False
        if spelling(name) in self._personal:
            self._findings.note(
                _("this is about personal experience, which nobody offers for somebody else"),
                _("it is left out; they can offer it themselves"),
                row=row.number,
                column=self._header.headings["offers"],
                value=name,
            )
            return False
        return True

    def _is_fit(self, row: Row, name: str, column: str) -> bool:
        try:
            fit(name)
        except UnfitNameError as error:
            self._findings.refuse(
                _("this cannot be the name of a topic"),
                str(error).rstrip("."),
                row=row.number,
                column=self._header.headings[column],
                value=name,
            )
            return False
        return True


def _sorted_out(cohort: Cohort, wanted: Sequence[Entry]) -> Plan:
    """Tell those apart who are new, whom a coordinator has entered, and who spoke themselves.

    Who has withdrawn, or said no, has spoken: a sheet does not sign them up again. They are counted
    with those who signed up themselves, so that the count tells nothing of either.
    """
    entered, spoke = _signed_up(cohort)
    new, again, own, incomplete = [], [], 0, 0
    for entry in wanted:
        who = (entry.person.pk, entry.role.value)
        if who in spoke:
            own += 1
        elif one := entered.get(who):
            again.append((one, entry))
        else:
            new.append(entry)
            room = has_room(entry.answers["slots"], minutes=cohort.program.minutes)
            incomplete += not (room and entry.topics)
    return Plan(new, again, own, incomplete)


def _signed_up(
    cohort: Cohort,
) -> tuple[dict[tuple[int, str], Enrollment], set[tuple[int, str]]]:
    entered: dict[tuple[int, str], Enrollment] = {}
    spoke: set[tuple[int, str]] = set()
    for one in Enrollment.objects.in_cohort(cohort):
        if one.withdrawn_at or one.is_theirs:
            spoke.add((one.person_id, one.role))
        else:
            entered[one.person_id, one.role] = one
    answered = cohort.invitations.filter(answered_at__isnull=False)
    spoke |= set(answered.values_list("person", "role")) - entered.keys()
    return entered, spoke
