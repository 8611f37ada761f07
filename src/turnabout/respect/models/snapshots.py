"""What was released of the answers of a cohort: once, and never another way."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.programs.models import Cohort
from turnabout.respect.release.told import Told


class Source(models.TextChoices):
    """What was answered."""

    PULSE = "pulse", _("The pulse after sessions")
    WAVE = "wave", _("A wave of questions")


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Snapshots, in the order in which they were released."""

    def of_cohort(self, cohort: Cohort) -> "SnapshotQuerySet":
        """Return those of one cohort."""
        return self.filter(cohort=cohort)


class Snapshot(models.Model):
    """What was released of one round of answers: the only source of every page, export and mail.

    `number` is that of the wave (0 to 3) or of the month of the pulse (from 1). `rules` are the
    settings it was released by, `told` is `Told` as plain values, and `digest` is the SHA-256 of
    both in canonical JSON, which a report prints beside its numbers.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="snapshots")
    source = models.CharField(max_length=8, choices=Source.choices)
    number = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField()
    rules = models.JSONField()
    told = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["frozen_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "source", "number"], name="respect_released_once"
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=Source.values), name="respect_known_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, the first time. TypeError after that: what was released stays as it was."""
        if not self._state.adding:
            raise TypeError("What was released is never changed")
        super().save(*args, **kwargs)

    @property
    def findings(self) -> Told:
        """What was released, as values."""
        return Told.from_plain(self.told)


class Behind(models.Model):
    """Who stands behind a figure that was released: sign-ups, never what any of them answered.

    Read by the next release of the cohort alone, so that no figure differs from an earlier one by
    one to four people; shown to nobody.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="behind")
    question = models.CharField(max_length=64)
    side = models.CharField(max_length=8)
    group = models.CharField(max_length=160, blank=True)
    people = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["snapshot", "question", "side", "group"], name="respect_behind_once"
            ),
        ]

    def __str__(self) -> str:
        return f"behind {self.question}"
