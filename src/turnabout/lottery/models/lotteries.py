"""A lottery of one side of a cohort: sealed, then drawn."""

from typing import Any, ClassVar

from django.db import models

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.lottery.records import whole
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Program, Side


class LotteryQuerySet(models.QuerySet["Lottery"]):
    """Lotteries, the newest first."""

    def undrawn(self) -> "LotteryQuerySet":
        """Return those that are sealed and wait for their draw."""
        return self.filter(drawn_at__isnull=True)

    def drawn(self) -> "LotteryQuerySet":
        """Return those that were drawn."""
        return self.filter(drawn_at__isnull=False)

    def seen_by(self, person: Person) -> "LotteryQuerySet":
        """Return those in which this person has a ticket, or in whose program they have a seat."""
        in_charge = models.Q(cohort__program__in=Program.objects.seen_by(person))
        mine = models.Q(tickets__enrollment__person=person)
        return self.filter(pk__in=self.filter(in_charge | mine).order_by().values("pk"))


class Lottery(Sealed):
    """What was decided before the draw, and the seed of it, told once it is drawn.

    `sealed` is what everybody could read before (`records.py` says what stands in it), `digest` its
    SHA-256. There is no way to change either, nor to seal again.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="lotteries")
    side = models.CharField(max_length=8, choices=Side.choices)
    sealed = models.JSONField()
    digest = models.CharField(max_length=64)
    seed = SealedText()
    sealed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    sealed_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    outcomes = models.JSONField(default=dict)

    objects = LotteryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-sealed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "side"], name="lottery_one_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="lottery_known_side"
            ),
            models.CheckConstraint(
                condition=models.Q(drawn_at__isnull=True)
                | models.Q(drawn_at__gte=models.F("sealed_at")),
                name="lottery_sealed_before_drawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}, {self.get_side_display().lower()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, the first time. TypeError after that: what was sealed stays as it was."""
        if not self._state.adding:
            raise TypeError("What was sealed is never changed")
        super().save(*args, **kwargs)

    @property
    def is_drawn(self) -> bool:
        """Whether it is known who is offered a place."""
        return self.drawn_at is not None

    @property
    def record(self) -> dict[str, Any]:
        """What anybody may have: before the draw what was sealed, after it the seed besides."""
        if self.is_drawn:
            return whole(self.sealed, seed=self.seed, outcomes=self.outcomes)
        return {"sealed": self.sealed, "sealed_sha256": self.digest}
