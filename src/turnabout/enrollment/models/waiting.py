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


class WaitsFor(models.TextChoices):
    """What somebody waits for. Who was drawn waits by lot: no one else puts them first or last."""

    PLACE = "place", _("A place that becomes free")
    RESERVE = "reserve", _("A place that becomes free, in the order of the draw")
    NEXT = "next", _("The next cohort, in which a place is promised")


BY_LOT = (WaitsFor.RESERVE, WaitsFor.NEXT)


class WaitingPlaceQuerySet(models.QuerySet["WaitingPlace"]):
    """Places on the waitlist, the first first."""

    def open(self) -> "WaitingPlaceQuerySet":
        """Return those of people who wait."""
        return self.filter(
            ended_at__isnull=True,
            enrollment__withdrawn_at__isnull=True,
            enrollment__person__left_at__isnull=True,
        )

    def for_a_place(self) -> "WaitingPlaceQuerySet":
        """Return those to whom a place of this cohort is offered when one becomes free."""
        return self.open().exclude(waits_for=WaitsFor.NEXT)


class WaitingPlace(models.Model):
    """A place on the waitlist of a role in a cohort. Places are given out in order of `position`.

    Positions are never used twice, so that nobody moves back. Who waits for the next cohort is
    offered none of this one: they are those with whom the others are compared.
    """

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="waiting")
    position = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    waits_for = models.CharField(
        max_length=8, choices=WaitsFor.choices, default=WaitsFor.PLACE, db_default=WaitsFor.PLACE
    )
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
            models.CheckConstraint(
                condition=models.Q(waits_for__in=WaitsFor.values),
                name="enrollment_waits_for_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(waits_for=WaitsFor.NEXT, ending=Ending.PLACED),
                name="enrollment_next_cohort_takes_no_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.position}"

    @property
    def is_by_lot(self) -> bool:
        """Whether a draw put them here, which nobody changes."""
        return self.waits_for in BY_LOT

    @property
    def is_for_next(self) -> bool:
        """Whether they wait for the next cohort."""
        return self.waits_for == WaitsFor.NEXT


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
