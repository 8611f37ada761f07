"""Choosing two people of a cohort, or two pairs of a run: one after the other, by name."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.pairs.models import MatchRun, Proposal
from turnabout.pairs.whatif import Two
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.web.rulings.overview import of_run

MOST = 12
"""People or pairs in a list to choose from: who looks for others types a name."""


class Found(NamedTuple):
    """Somebody who could be chosen, and what tells them from others of the name."""

    enrollment: Enrollment
    about: str


class Choice(NamedTuple):
    """Whom one has chosen, who is to be chosen next, and who is found by the words."""

    mentor: Enrollment | None
    mentee: Enrollment | None
    seeks: Side | None
    words: str
    found: list[Found]
    is_cut: bool

    @property
    def kept(self) -> list[tuple[str, int]]:
        """What a link or a form carries on: the role and the number of who is chosen."""
        told = ((Side.MENTOR, self.mentor), (Side.MENTEE, self.mentee))
        return [(side.value, one.pk) for side, one in told if one]


def choice(cohort: Cohort, query: QueryDict) -> Choice:
    """Return how far somebody is who chooses a mentor and then a mentee of a cohort."""
    mentor = _chosen(cohort, Side.MENTOR, query.get(Side.MENTOR.value))
    mentee = _chosen(cohort, Side.MENTEE, query.get(Side.MENTEE.value))
    seeks = None if mentor and mentee else Side.MENTEE if mentor else Side.MENTOR
    words = query.get("q", "").strip()
    met = list(_found(cohort, seeks, words, besides=mentor or mentee)[: MOST + 1]) if seeks else []
    found = [Found(one, _about(one.person)) for one in met[:MOST]]
    return Choice(mentor, mentee, seeks, words, found, is_cut=len(met) > MOST)


def enrolled(cohort: Cohort, mentor: int, mentee: int) -> Two:
    """Return two people of a cohort who take part in it; others do not exist here."""
    return (
        get_object_or_404(_taking_part(cohort, Side.MENTOR), pk=mentor),
        get_object_or_404(_taking_part(cohort, Side.MENTEE), pk=mentee),
    )


def two_of(cohort: Cohort, sent: QueryDict) -> Two | None:
    """Return the two people that a form names, where both take part in the cohort."""
    mentor = _chosen(cohort, Side.MENTOR, sent.get(Side.MENTOR.value))
    mentee = _chosen(cohort, Side.MENTEE, sent.get(Side.MENTEE.value))
    return (mentor, mentee) if mentor and mentee else None


def last_run(cohort: Cohort) -> MatchRun | None:
    """Return the newest run of a cohort that came to a result."""
    return cohort.runs.finished().first()


def swapping(run: MatchRun, query: QueryDict) -> tuple[Proposal, Proposal | None]:
    """Return the pair that is to swap, and the other one once it is chosen."""
    one, other = _proposal(run, query.get("one")), _proposal(run, query.get("other"))
    if one is None or one == other:
        raise Http404
    return one, other


def pairs_found(run: MatchRun, first: Proposal, request: HttpRequest) -> dict[str, Any]:
    """Return the other pairs of a run whose names hold the words, to swap with the first."""
    words = request.GET.get("q", "").strip()
    others = run.proposals.with_people().exclude(pk=first.pk)
    others = others.exclude(mentor=first.mentor_id).exclude(mentee=first.mentee_id)
    met = list(others.whose_names_hold(words)[: MOST + 1])
    told = {"first": first, "words": words, "found": met[:MOST], "is_cut": len(met) > MOST}
    return of_run(run) | told


def _about(person: Person) -> str:
    return " · ".join(filter(None, (person.job, person.department)))


def _proposal(run: MatchRun, number: str | None) -> Proposal | None:
    if not (number and number.isdecimal()):
        return None
    return run.proposals.with_people().filter(pk=number).first()


def _taking_part(cohort: Cohort, side: Side) -> EnrollmentQuerySet:
    signed_up = Enrollment.objects.submitted().in_cohort(cohort).on(side)
    return signed_up.select_related("person__grade", "cohort__program").order_by("person__name")


def _chosen(cohort: Cohort, side: Side, number: str | None) -> Enrollment | None:
    if not (number and number.isdecimal()):
        return None
    return _taking_part(cohort, side).filter(pk=number).first()


def _found(
    cohort: Cohort, side: Side, words: str, *, besides: Enrollment | None
) -> EnrollmentQuerySet:
    called = Person.objects.whose_name_holds(words)
    found = _taking_part(cohort, side)
    found = found.filter(person__in=called) if words else found
    return found.exclude(person=besides.person_id) if besides else found
