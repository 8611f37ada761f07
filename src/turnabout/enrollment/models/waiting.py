"""Who waits for a place, why, and what they were offered."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models.enrollments import Enrollment
from turnabout.people.models import Person


class Ending(models.TextChoices):
    """How somebody stopped waiting."""

    PLACED = "placed", _("Took a place")
    LEFT = "left", _("Waits no longer")


class WaitingPlaceQuerySet(models.QuerySet["WaitingPlace"]):
    """Places on the waitlist, the first first."""

    def open(self) -> "WaitingPlaceQuerySet":
        """Return those of people who wait."""
        return self.filter(
            ended_at__isnull=True,
            enrollment__withdrawn_at__isnull=True,
            enrollment__person__left_at__isnull=True,
        )


class WaitingPlace(models.Model):
    """A place on the waitlist of a role in a cohort. Places are given out in order of `position`.

    Positions are never used twice, so that nobody moves back.
    """

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="waiting")
    position = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)

    objects = WaitingPlaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=models.Q(ended_at__isnull=True),
                name="enrollment_waits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | models.Q(ended_at__isnull=False, ending__in=Ending.values),
                name="enrollment_waiting_ends_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.position}"


class PlaceOfferQuerySet(models.QuerySet["PlaceOffer"]):
    """Offers of places, the oldest first."""

    def open(self) -> "PlaceOfferQuerySet":
        """Return those that nobody has answered and that have not lapsed."""
        return self.filter(
            accepted_at__isnull=True, declined_at__isnull=True, lapsed_at__isnull=True
        )


class PlaceOffer(models.Model):
    """A place that became free, offered until a deadline: taken, declined, or lapsed."""

    place = models.ForeignKey(WaitingPlace, on_delete=models.CASCADE, related_name="offers")
    made_at = models.DateTimeField()
    deadline = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    objects = PlaceOfferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(
                    accepted_at__isnull=True, declined_at__isnull=True, lapsed_at__isnull=True
                ),
                name="enrollment_one_open_offer_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, declined_at__isnull=True)
                | models.Q(accepted_at__isnull=True, lapsed_at__isnull=True)
                | models.Q(declined_at__isnull=True, lapsed_at__isnull=True),
                name="enrollment_offer_ends_once",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline__gt=models.F("made_at")),
                name="enrollment_offer_leaves_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} until {self.deadline:%Y-%m-%d}"
