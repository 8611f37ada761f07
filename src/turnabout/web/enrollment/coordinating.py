"""What a coordinator sees of a cohort's sign-ups: no stars, and only how many are kept apart."""

from typing import Any, NamedTuple

import segno
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from turnabout.enrollment.gaps import gaps, hindrances
from turnabout.enrollment.inviting import MOST_AT_ONCE, not_asked, who_may
from turnabout.enrollment.links import address_of, token_of
from turnabout.enrollment.models import Enrollment, NotWith, OpenLink, PlaceOffer
from turnabout.enrollment.places import waitlist
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Program, Side
from turnabout.web.access import person_of
from turnabout.web.enrollment.forms.looking import Search

ROWS = 50


class Row(NamedTuple):
    """One person in the list: how far they are, and what a coordinator has to know."""

    enrollment: Enrollment
    state: str
    missing: list[str]
    topics: list[str]
    apart: int


class Tab(NamedTuple):
    """One role, how many are in it, and how many of them could be paired today."""

    role: Side
    is_here: bool
    signed_up: int
    drafts: int
    invited: int


class Door(NamedTuple):
    """The open link of a role, as an address and as a picture to print."""

    role: Side
    link: OpenLink | None
    address: str
    picture: str


class Waiter(NamedTuple):
    """Somebody who waits, from the head of the list, and what they were offered.

    Who waits for the next cohort is in no line for a place of this one.
    """

    number: int | None
    enrollment: Enrollment
    reason: str
    offer: PlaceOffer | None


def cohort_led(request: HttpRequest, pk: int, cohort: int) -> Cohort:
    """Return a cohort of a program that this person coordinates; others do not exist for them."""
    led = Program.objects.led_by(person_of(request)).running()
    cohorts = Cohort.objects.select_related("program__mentors_up_to", "program__mentees_from")
    return get_object_or_404(cohorts, pk=cohort, program__in=led.filter(pk=pk))


def side_of(request: HttpRequest) -> Side:
    """Return the role that a page is asked about: mentees come first, as they are invited first."""
    asked = request.GET.get("role") or request.POST.get("role")
    return Side(asked) if asked in Side.values else Side.MENTEE


def sign_ups(cohort: Cohort, role: Side, page: str | None) -> dict[str, Any]:
    """Return the list of one role, the counts of both."""
    begun = Enrollment.objects.standing().in_cohort(cohort).on(role)
    by_name = begun.order_by("person__name", "pk")
    shown = Paginator(list(by_name.values_list("pk", flat=True)), ROWS).get_page(page)
    told = by_name.filter(pk__in=list(shown)).with_answers_on(role)
    silent = cohort.invitations.filter(role=role, person__left_at__isnull=True)
    unheard = silent.exclude(person__in=begun.values("person"))
    quiet = unheard.select_related("person").order_by("person__name")
    return {
        "cohort": cohort,
        "program": cohort.program,
        "role": role,
        "tabs": _tabs(cohort, role),
        "page": shown,
        "rows": [_row(one) for one in told.annotate(apart=_how_many_apart())],
        "quiet": quiet[:ROWS],
        "may_remind": quiet.filter(reminded_at__isnull=True).exists(),
        "waits": waitlist(cohort, role).count(),
    }


def to_invite(cohort: Cohort, role: Side, search: Search) -> dict[str, Any]:
    """Return whom one could invite to a role: who may take it and was not asked yet."""
    found = search.of(not_asked(who_may(cohort.program, role), cohort, role))
    count = found.count()
    return {
        "cohort": cohort,
        "program": cohort.program,
        "role": role,
        "search": search,
        "found": found[:ROWS],
        "count": count,
        "rest": max(0, count - ROWS),
        "may_all": 0 < count <= MOST_AT_ONCE,
    }


def doors(cohort: Cohort) -> list[Door]:
    """Return the open link of each role, with its picture."""
    working = {one.role: one for one in cohort.open_links.working()}
    return [_door(side, working.get(side)) for side in (Side.MENTEE, Side.MENTOR)]


def waiters(cohort: Cohort, role: Side) -> list[Waiter]:
    """Return who waits, the first first."""
    told = waitlist(cohort, role).select_related("enrollment__person").prefetch_related("offers")
    return [
        Waiter(
            None if place.is_for_next else number,
            place.enrollment,
            place.reason,
            next(iter(place.offers.all()), None),
        )
        for number, place in enumerate(told, start=1)
    ]


def to_enter(cohort: Cohort, role: Side, words: str) -> list[Person]:
    """Return whom one could enter who match the words."""
    if not words:
        return []
    begun = Enrollment.objects.standing().in_cohort(cohort).on(role).values("person")
    found = who_may(cohort.program, role).exclude(pk__in=begun).whose_name_holds(words)
    return list(found[:12])


def _row(one: Enrollment) -> Row:
    missing = [gap.what for gap in gaps(one)]
    topics = one.offers.all() if one.mentors else one.wants.all()
    return Row(
        one,
        _state(one),
        missing,
        [str(topic) for topic in topics] if one.submitted_at else [],
        getattr(one, "apart", None) or 0,
    )


def _state(one: Enrollment) -> str:
    if not one.submitted_at:
        return _("Has begun") if one.is_theirs else _("Entered, theirs to finish")
    if hindrances(one):
        return _("Signed up, something is missing")
    return _("Signed up") if one.is_theirs else _("Signed up from a sheet")


def _how_many_apart() -> Subquery:
    """Return of one row how many are kept apart: counted alone, not over every column of it."""
    apart = NotWith.objects.filter(enrollment=OuterRef("pk")).order_by().values("enrollment")
    return Subquery(apart.annotate(many=Count("pk")).values("many"))


def _tabs(cohort: Cohort, here: Side) -> list[Tab]:
    """Return both roles with their counts: one walk over the sign-ups, one over invitations."""
    begun = Enrollment.objects.standing().in_cohort(cohort).order_by().values_list("role")
    counts = begun.annotate(Count("pk"), Count("submitted_at"))
    stands = {role: (signed, many - signed) for role, many, signed in counts}
    invited = cohort.invitations.filter(person__left_at__isnull=True).order_by()
    asked = dict(invited.values_list("role").annotate(Count("pk")))
    return [
        Tab(side, side == here, *stands.get(side, (0, 0)), asked.get(side, 0))
        for side in (Side.MENTEE, Side.MENTOR)
    ]


def _door(side: Side, link: OpenLink | None) -> Door:
    if link is None:
        return Door(side, None, "", "")
    address = address_of("open", token_of(link.seed))
    picture = segno.make(address, error="m")
    return Door(side, link, address, picture.svg_data_uri(scale=6, dark="#000", light="#fff"))
