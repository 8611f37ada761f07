"""Facts that are wrong: some one corrects oneself, for the others one asks and is answered."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.people.facts import LABELS
from turnabout.people.models import Person
from turnabout.rights.letters import tell_of_answer
from turnabout.rights.models import Correction, Outcome
from turnabout.rights.models.corrections import CorrectionQuerySet

OWN = ("time_zone", "languages")
"""What somebody knows best themselves; the next staff list that has a column of it says it anew."""

ASKED_FOR = tuple(fact for fact in LABELS if fact not in {*OWN, "left_at"})
"""What comes from the staff list: whoever looks after it corrects it, where it comes from too."""


class AskedBeforeError(Exception):
    """The same fact waits for its answer."""

    def __str__(self) -> str:
        return _("You asked about this already. Wait for the answer, or take it back.")


class AnsweredBeforeError(Exception):
    """Somebody else has answered."""

    def __str__(self) -> str:
        return _("Somebody has answered this already.")


@transaction.atomic
def ask(person: Person, fact: str, should_be: str, *, at: dt.datetime) -> Correction:
    """Return what a person asks to have corrected. AskedBeforeError while it waits."""
    Person.objects.select_for_update().get(pk=person.pk)  # two taps at once
    if person.corrections.open().filter(fact=fact).exists():
        raise AskedBeforeError
    return Correction.objects.create(
        person=person, fact=fact, should_be=should_be.strip(), asked_at=at
    )


def take_back(correction: Correction) -> None:
    """Let nothing have been asked, as long as nobody has answered."""
    Correction.objects.open().filter(pk=correction.pk).delete()


@transaction.atomic
def answer(
    correction: Correction, outcome: Outcome, words: str, *, by: Person, at: dt.datetime
) -> None:
    """Answer it, and tell who asked. AnsweredBeforeError where somebody has.

    Of two who answer at once, one does: the row is held until we are through.
    """
    found = Correction.objects.open().select_for_update().filter(pk=correction.pk).first()
    if found is None:
        raise AnsweredBeforeError
    found.outcome, found.answer = outcome, words.strip()
    found.answered_by, found.answered_at = by, at
    found.save()
    tell_of_answer(found, at=at)


def to_answer(by: Person) -> CorrectionQuerySet:
    """Return what waits for whoever looks after the staff list: nobody answers themselves."""
    waiting: CorrectionQuerySet = Correction.objects.open().filter(person__erased_at__isnull=True)
    return waiting.exclude(person=by).select_related("person")
