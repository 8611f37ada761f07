"""Leaving without fault: a reason that belongs to nobody, and somebody else to meet."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import MatchRun, Pair
from turnabout.programs.models import Cohort, Side


class Reason(models.TextChoices):
    """What made it end, for who wants to say."""

    TIME = "time", _("The time was not there")
    TOPIC = "topic", _("The topics did not fit")
    RHYTHM = "rhythm", _("Dates kept falling through")
    SEATS = "seats", _("The seats kept flipping back")
    WARMTH = "warmth", _("We did not get on")
    CHANGE = "change", _("My work has changed")
    OTHER = "other", _("Something else")


class ExitReason(models.Model):
    """A reason somebody gave: in which cohort, and nothing else.

    Neither a date, nor a pair, nor a person; its number is drawn, and all that wait are written
    anew in another order whenever one joins them. `is_told` are those that left in a group of five.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="exit_reasons")
    reason = models.CharField(max_length=8, choices=Reason.choices)
    is_told = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reason__in=Reason.values), name="closing_known_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class Wish(models.TextChoices):
    """What somebody answers who could meet somebody else."""

    YES = "yes", _("Yes, please")
    NO = "no", _("No, not now")


class RematchQuerySet(models.QuerySet["Rematch"]):
    """Offers to meet somebody else."""

    def wanted(self) -> "RematchQuerySet":
        """Return those to whom somebody said yes and for whom nobody was found yet."""
        return self.filter(wish=Wish.YES, found_at__isnull=True)

    def this_time(self) -> "RematchQuerySet":
        """Return those that are about this cohort, not about the next."""
        return self.filter(next_cohort=False)


class Rematch(models.Model):
    """One of a pair that ended early may meet somebody else: each is asked for themselves.

    `until` is the last of ten working days. `next_cohort` where the third session was held: then it
    is a place in the next cohort.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="rematches")
    side = models.CharField(max_length=8, choices=Side.choices)
    until = models.DateField()
    next_cohort = models.BooleanField()
    wish = models.CharField(max_length=8, choices=Wish.choices, blank=True)
    found_at = models.DateTimeField(null=True)

    objects = RematchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["until", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="closing_one_rematch_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, wish__in=["", *Wish.values]),
                name="closing_known_wish",
            ),
        ]

    def __str__(self) -> str:
        return f"somebody else, until {self.until}"


class Search(models.Model):
    """A match run for those who would like to meet somebody else: who meets is left out of it."""

    run = models.OneToOneField(MatchRun, on_delete=models.CASCADE, related_name="search")

    def __str__(self) -> str:
        return f"{self.run}, for who asked"
