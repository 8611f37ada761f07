"""What contacts hear, each morning, in one letter: that something is there, or is due."""

import datetime as dt

from django.db import transaction

from turnabout.concerns.letters import tell_contact
from turnabout.concerns.models import Concern, Entry, Party
from turnabout.concerns.models.concerns import ConcernQuerySet
from turnabout.concerns.rules import (
    SOON,
    SOON_TO_ANSWER,
    acknowledge_by,
    answer_by,
    is_day_to_remind,
)
from turnabout.people.models import Person


@transaction.atomic
def tell_contacts(*, at: dt.datetime, today: dt.date) -> None:
    """Write to every contact for whom something came on an earlier day, or is due.

    Never on the day itself: a letter bears its hour, and the hour could tell who wrote.
    """
    new = Entry.objects.filter(party=Party.AUTHOR, is_told=False, on__lt=today)
    new = new.filter(concern__in=_alive())
    due = {one.key.person_id for one in _alive().filter(closed_on=None) if _is_due(one, today)}
    told = {*new.values_list("concern__key__person", flat=True), *due}
    for person in Person.objects.filter(pk__in=[one for one in told if one]):
        tell_contact(person, today=today, at=at)
    new.update(is_told=True)


def _alive() -> ConcernQuerySet:
    """Return the concerns whose contact is here and can open them."""
    here = Concern.objects.readable().filter(key__person__left_at__isnull=True)
    return here.filter(key__person__isnull=False).order_by().select_related("key")


def _is_due(concern: Concern, today: dt.date) -> bool:
    if concern.acknowledged_on is None:
        return is_day_to_remind(acknowledge_by(concern.raised_on), today, soon=SOON)
    if concern.answered_on is None:
        due = answer_by(concern.raised_on, concern.acknowledged_on)
        return is_day_to_remind(due, today, soon=SOON_TO_ANSWER)
    return False
