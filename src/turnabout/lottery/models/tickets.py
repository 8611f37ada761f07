"""Which ticket somebody has, and what came of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.lottery.drawing import NEXT, OFFER, RESERVE
from turnabout.lottery.models.lotteries import Lottery


class Outcome(models.TextChoices):
    """What came of a ticket."""

    OFFER = OFFER, _("A place now")
    RESERVE = RESERVE, _("Reserve")
    NEXT = NEXT, _("Next cohort")


class Ticket(models.Model):
    """The one link between a ticket of the record and a person. Both sides of it see it."""

    lottery = models.ForeignKey(Lottery, on_delete=models.CASCADE, related_name="tickets")
    enrollment = models.OneToOneField(Enrollment, on_delete=models.CASCADE, related_name="ticket")
    code = models.CharField(max_length=12)
    group = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lottery", "code"], name="lottery_one_of_a_code"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *Outcome.values]),
                name="lottery_known_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.code
