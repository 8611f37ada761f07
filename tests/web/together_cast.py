"""A pair in the middle of its life, with a word in everything it wrote; and everybody near it."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone
from tests.cast import enter
from tests.enrollment.signup_cast import crew, open_cohort, signed_up
from tests.meetings.meeting_cast import DAY, HOUR, WEEK, known, met, planned

from turnabout.enrollment.models import Enrollment
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.seats import give_seat
from turnabout.together.agreeing import change, sign
from turnabout.together.aiming import commit, set_goal
from turnabout.together.ground_rules import our_rules
from turnabout.together.models import Result
from turnabout.together.preparing import answer, set_agenda
from turnabout.together.reflecting import LookedBack, look_back_on

CANARY = "kestrel"
"""Stands in everything that the two wrote to each other."""

ALONE = {Side.MENTOR: "lapwing", Side.MENTEE: "dunlin"}
"""Stands in what each of them wrote for themselves."""


class Life(NamedTuple):
    """The pair, the session that it had, and the one to come."""

    pair: Pair
    held: Meeting
    ahead: Meeting


def lived(pair: Pair) -> Life:
    """Return the pair with everything that it can write, written."""
    now = timezone.now()
    soon = now.replace(minute=0, second=0, microsecond=0) + 2 * DAY
    held, ahead = met(pair, 1, soon - 2 * WEEK), planned(pair, 2, soon)
    change(pair, our_rules(), added=[f"{CANARY} rule"], known=1, side=Side.MENTEE, at=now)
    sign(pair, known=2, side=Side.MENTOR, at=now)
    words = {"what": f"{CANARY} goal", "seen_by": f"{CANARY} sight", "owner": "both"}
    set_goal(pair, **words, side=Side.MENTOR, at=now)
    due = now.date() + DAY
    ledger = {"heard": CANARY, "changed": CANARY, "still_open": CANARY}
    commit(pair, **ledger, due_on=due, at=now)
    set_agenda(pair, 2, topic=f"{CANARY} topic", guide="attention", at=now)
    answer(pair, 2, question="What?", text=f"{CANARY} answer", at=now)
    for side in Side:
        look_back_on(held, _said(side, until=due), side=side, at=now)
    return Life(known(pair), held, ahead)


def everybody_near(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Return everybody who could be near a pair, by what they are to it."""
    now = timezone.now()
    other_lead = enter("Bo Nyberg", "bo@kittiwake.example")
    appoint(other_lead, Office.COORDINATOR, by=carla, at=now)
    open_cohort(other_lead, at=now, name="Another")
    sponsor, contact = (enter(name, f"{name}@kittiwake.example") for name in ("Sif", "Ines"))
    give_seat(pair.cohort.program, sponsor, Part.SPONSOR, by=carla, at=now)
    give_seat(pair.cohort.program, contact, Part.CONTACT, by=carla, at=now)
    return {
        "stranger": None,
        "mentor": pair.mentor.person,
        "mentee": pair.mentee.person,
        "other participant": _joined(pair.cohort, crew(1)[0]).person,
        "coordinator": carla,
        "coordinator of another": other_lead,
        "sponsor": sponsor,
        "contact": contact,
        "administrator": arne,
    }


def _said(side: Side, *, until: dt.date) -> LookedBack:
    mentors = side == Side.MENTOR
    return LookedBack(
        Result.MISSED if mentors else None,
        f"{CANARY} action" if mentors else "",
        "mentee",
        until,
        0,
        0,
        f"{ALONE[side]} thought",
    )


def _joined(cohort: Cohort, person: Person) -> Enrollment:
    """Return the sign-up of somebody in a cohort, as from before it closed."""
    closed_at = cohort.closed_at
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=None)
    at = timezone.now() - HOUR
    one = signed_up(Cohort.objects.get(pk=cohort.pk), person, Side.MENTOR, at=at)
    Cohort.objects.filter(pk=cohort.pk).update(closed_at=closed_at)
    return one
