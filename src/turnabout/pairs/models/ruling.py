"""What a coordinator rules for every run to come: these two, or never these two."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.models import Cohort


class Kind(models.TextChoices):
    """What is ruled of two people."""

    PIN = "pin", _("They are a pair")
    FORBID = "forbid", _("They are no pair")


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Rulings, the newest first."""

    def standing(self) -> "RulingQuerySet":
        """Return those that have not been lifted."""
        return self.filter(lifted_at__isnull=True)


class Ruling(models.Model):
    """Two people of a cohort, what is ruled of them, by whom, from when to when.

    After a `preview` nobody rules: the pair did not come about, and never will in this cohort.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="rulings")
    mentor = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    preview = models.ForeignKey(
        "pairs.Preview", null=True, on_delete=models.CASCADE, related_name="fallen"
    )

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=models.Q(lifted_at__isnull=True),
                name="pairs_one_standing_ruling",
            ),
            models.CheckConstraint(
                condition=models.Q(preview__isnull=True)
                | models.Q(kind="forbid", by__isnull=True, lifted_at__isnull=True),
                name="pairs_never_after_a_preview",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor}, {self.mentee}: {self.get_kind_display()}"
