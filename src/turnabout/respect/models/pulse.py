"""The pulse: who answered stands in one table, what was answered in another.

`Taken` says that a side has answered for a session: so that it is asked once. `Said` is one answer
to one question, sealed whole, in a row that names nobody and no day; those that wait are written
anew in another order whenever one joins them. So neither the order of rows nor two backups lead
from one table to the other. How people are counted nevertheless stands in `respect/hands.py`.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


class Dimension(models.TextChoices):
    """By what the groups of a pulse are formed: by one thing, or by nothing."""

    NOTHING = "", _("No groups: each side as a whole")
    DEPARTMENT = "department", _("By department")
    LOCATION = "location", _("By location")


class PulsePlan(models.Model):
    """What a coordinator decides of the pulse of a cohort, until the first session begins."""

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="pulse_plan")
    dimension = models.CharField(max_length=16, choices=Dimension.choices, blank=True)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(dimension__in=Dimension.values),
                name="respect_known_dimension",
            ),
        ]

    def __str__(self) -> str:
        return self.get_dimension_display()


class RoundQuerySet(models.QuerySet["Round"]):
    """Months of the pulse, the earliest first."""

    def waiting(self) -> "RoundQuerySet":
        """Return those of which nothing was released yet."""
        return self.filter(frozen_at__isnull=True)


class Round(Sealed):
    """One month of the pulse of a cohort, from the first answer in it to its release.

    `number` counts months from the first of the cohort, `month` is its first day. The secret turns
    a sign-up into a hand that is good for this month alone; with the release it is destroyed, and
    so are the answers. What the groups are was settled with the first answer.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="pulse_rounds")
    number = models.PositiveSmallIntegerField()
    month = models.DateField()
    dimension = models.CharField(max_length=16, choices=Dimension.choices, blank=True)
    secret = SealedText(null=True)
    frozen_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["month"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "number"], name="respect_one_round_a_month"),
            models.CheckConstraint(
                condition=models.Q(frozen_at__isnull=True) | models.Q(secret__isnull=True),
                name="respect_no_secret_after_release",
            ),
        ]

    def __str__(self) -> str:
        return f"the pulse of {self.month:%Y-%m}"


class Taken(models.Model):
    """A side has answered for a session, or passed: in which month, and no more.

    `learned` is whether it was asked who learned more, which is asked once a month.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="taken")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="pulses")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pulses")
    side = models.CharField(max_length=8, choices=Side.choices)
    learned = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "side"], name="respect_one_pulse_a_session_and_side"
            ),
            models.UniqueConstraint(
                fields=["round", "pair", "side"],
                condition=models.Q(learned=True),
                name="respect_who_learned_once_a_month",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="respect_known_side"
            ),
        ]

    def __str__(self) -> str:
        return "a pulse was taken"


class Said(Sealed):
    """One answer to one question: sealed whole, and in whose round, but nobody's.

    `waits` are those that are still shuffled with whatever comes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="said")
    answer = SealedText()
    waits = models.BooleanField(default=True)

    def __str__(self) -> str:
        return "an answer"
