"""What became of the pairs of an earlier run that were to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from turnabout.cli.report.wording import counted
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person, Pool, Role
from turnabout.matchmaking.rules import Setting, broken_rules
from turnabout.matchmaking.sentences import listed


class Parted(NamedTuple):
    """Two people of an earlier pair that is none now, and why.

    Of somebody who is not in the sheet only id and name are known. `possible` where no rule forbids
    it.
    """

    mentor: Person
    mentee: Person
    reason: str
    possible: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """How many earlier pairs there were, how many stay, and those that do not, by their ids."""

    pairs: int
    stay: int
    parted: tuple[Parted, ...]

    @property
    def finding(self) -> str:
        """How many stay, how many cannot, and how many could but do not."""
        possible = sum(each.possible for each in self.parted)
        impossible = len(self.parted) - possible
        said = [f"{self.stay:,} of {counted(self.pairs, 'earlier pair')} {_stays(self.stay)}"]
        said += [f"{impossible:,} cannot be kept"] if impossible else []
        said += [f"{possible:,} {_gives(possible)} way to better ones"] if possible else []
        return f"{listed(said)}."


def earlier(matching: Matching, names: Mapping[str, str]) -> Earlier | None:
    """Return what became of the earlier pairs, or None where there were none to keep.

    `names` are those of the people of the earlier pairs, by id, for those who are gone.
    """
    were = sorted(matching.policy.existing)
    if not were:
        return None
    are = {(pair.mentor.id, pair.mentee.id) for pair in matching.pairs}
    parted = [pair for pair in were if pair not in are]
    pool = matching.pool
    setting = matching.setting
    return Earlier(
        pairs=len(were),
        stay=len(were) - len(parted),
        parted=tuple(
            _parted(_who(mentor, pool, names), _who(mentee, pool, names), pool, setting)
            for mentor, mentee in parted
        ),
    )


def _who(person_id: str, pool: Pool, names: Mapping[str, str]) -> Person:
    if person_id in pool:
        return pool[person_id]
    return Person(id=person_id, name=names.get(person_id, ""))


def _parted(mentor: Person, mentee: Person, pool: Pool, setting: Setting) -> Parted:
    reasons = _gone(pool, mentor, mentee) or _changed(mentor, mentee)
    reasons = reasons or [reason for _, reason in broken_rules(mentor, mentee, setting)]
    why = "; ".join(reasons) or "possible, but the pairs as a whole are better without it"
    return Parted(mentor, mentee, why, possible=not reasons)


def _gone(pool: Pool, *people: Person) -> list[str]:
    return [f"{_name(person)} is not in the sheet" for person in people if person.id not in pool]


def _changed(mentor: Person, mentee: Person) -> list[str]:
    found = []
    if not mentor.role.mentors:
        found.append(f"{_name(mentor)} {_signed_up(mentor)}")
    if not mentee.role.learns:
        found.append(f"{_name(mentee)} {_signed_up(mentee)}")
    return found


def _signed_up(person: Person) -> str:
    if person.role is Role.DIRECTORY:
        return "did not sign up"
    return f"signed up as {person.role} only"


def _name(person: Person) -> str:
    return person.name or person.id


def _stays(number: int) -> str:
    return "stays" if number == 1 else "stay"


def _gives(number: int) -> str:
    return "gives" if number == 1 else "give"
