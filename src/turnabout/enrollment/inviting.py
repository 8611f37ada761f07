"""Inviting: people by a link of their own, everybody of a role by an open one."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from turnabout.core.history import remember
from turnabout.enrollment.answering import SignUpClosedError
from turnabout.enrollment.letters import Invitations
from turnabout.enrollment.links import new_seed, print_of, token_of
from turnabout.enrollment.models import Enrollment, Invitation, OpenLink
from turnabout.people.models import Grade, Person
from turnabout.people.models.people import PersonQuerySet
from turnabout.programs.models import Cohort, Program, Side

MOST_AT_ONCE = 500
"""Invitations that go out together: each is a letter that is written before the page answers."""


class TooManyError(Exception):
    """More people than go out together."""


def who_may(program: Program, role: Side) -> PersonQuerySet:
    """Return who may take a role by their grade; a grade without a place on the ladder does not."""
    people: PersonQuerySet = Person.objects.here().select_related("grade")
    top, least = program.mentors_up_to, program.mentees_from
    if role == Side.MENTOR and top and top.height is not None:
        return people.filter(grade__in=_grades(height__lte=top.height))
    if role == Side.MENTEE and least and least.height is not None:
        return people.filter(grade__in=_grades(height__gte=least.height))
    return people


def not_asked(people: PersonQuerySet, cohort: Cohort, role: Side) -> PersonQuerySet:
    """Return those who were not invited to a role and have not begun to sign up for it."""
    invited = Invitation.objects.filter(cohort=cohort, role=role).values("person")
    begun = Enrollment.objects.standing().in_cohort(cohort).on(role).values("person")
    return people.exclude(pk__in=invited).exclude(pk__in=begun)


@transaction.atomic
def invite(
    cohort: Cohort, people: PersonQuerySet, role: Side, *, by: Person, at: dt.datetime
) -> int:
    """Return how many of these people are invited now: those who were not asked before.

    TooManyError above MOST_AT_ONCE; SignUpClosedError where nobody can sign up.
    """
    if not cohort.is_open_on(timezone.localdate(at)):
        raise SignUpClosedError
    asked = list(not_asked(people, cohort, role)[: MOST_AT_ONCE + 1])
    if len(asked) > MOST_AT_ONCE:
        raise TooManyError
    made = _make(cohort, asked, role, by=by, at=at)
    letters = Invitations(cohort, role)
    for invitation in made:
        letters.invite(invitation, at=at)
    if made:
        remember(cohort, "invite", by=by, at=at, detail={"role": role, "people": len(made)})
    return len(made)


@transaction.atomic
def remind(cohort: Cohort, role: Side, *, by: Person, at: dt.datetime) -> None:
    """Remind everybody once who was invited to a role and gave no answer.

    Who said no, or withdrew, is marked like the others and gets no letter: the mark tells nothing.
    """
    if not cohort.is_open_on(timezone.localdate(at)):
        raise SignUpClosedError
    begun = Enrollment.objects.standing().in_cohort(cohort).on(role).values("person")
    unmarked = cohort.invitations.filter(role=role, reminded_at__isnull=True)
    quiet = unmarked.exclude(person__in=begun)
    asked = list(quiet.unanswered().select_related("person"))
    marked = quiet.update(reminded_at=at)
    letters = Invitations(cohort, role)
    for invitation in asked:
        letters.remind(invitation, at=at)
    if marked:
        remember(cohort, "remind", by=by, at=at, detail={"role": role})


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation of a link, or None."""
    found = Invitation.objects.select_related("person__grade", "cohort__program")
    return found.filter(print=print_of(token)).first()


def open_link_of(token: str) -> OpenLink | None:
    """Return the open link of a token as long as it works, or None."""
    working = OpenLink.objects.working().select_related("cohort__program")
    return working.filter(print=print_of(token)).first()


def seen(invitation: Invitation, *, at: dt.datetime) -> None:
    """Keep when the person opened their invitation first, signed in: scanners of mail do not."""
    Invitation.objects.filter(pk=invitation.pk, opened_at__isnull=True).update(opened_at=at)


def decline(invitation: Invitation, *, at: dt.datetime) -> None:
    """Say no: nobody is told, and no reminder comes."""
    Invitation.objects.filter(pk=invitation.pk, answered_at__isnull=True).update(answered_at=at)


@transaction.atomic
def make_open_link(cohort: Cohort, role: Side, *, by: Person, at: dt.datetime) -> OpenLink:
    """Return the link by which everybody of the organisation can sign up for a role."""
    seed = new_seed()
    try:
        with transaction.atomic():
            link = OpenLink.objects.create(
                cohort=cohort, role=role, seed=seed, print=print_of(token_of(seed)), by=by, at=at
            )
    except IntegrityError:
        return cohort.open_links.working().get(role=role)
    remember(cohort, "make an open link", by=by, at=at, detail={"role": role})
    return link


@transaction.atomic
def end_open_link(link: OpenLink, *, by: Person, at: dt.datetime) -> None:
    """Let a link open nothing any more; who began by it goes on."""
    if OpenLink.objects.working().filter(pk=link.pk).update(ended_by=by, ended_at=at):
        remember(link.cohort, "end an open link", by=by, at=at, detail={"role": link.role})


def _grades(**heights: int) -> models.QuerySet[Grade, Any]:
    """Return grades to look for people by: as a list, since SQLite counts a join half as fast."""
    return Grade.objects.filter(**heights).order_by().values("pk")


def _make(
    cohort: Cohort, people: Sequence[Person], role: Side, *, by: Person, at: dt.datetime
) -> list[Invitation]:
    seeds = [new_seed() for _person in people]
    return Invitation.objects.bulk_create(
        Invitation(
            cohort=cohort,
            person=person,
            role=role,
            seed=seed,
            print=print_of(token_of(seed)),
            by=by,
            sent_at=at,
        )
        for person, seed in zip(people, seeds, strict=True)
    )
