"""The mentors of a cohort in a circle: when, who comes, and the themes that all of them approve."""

import datetime as dt
from typing import ClassVar

from django.db import models

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.enrollment.models import Enrollment
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

WEEKS = {1: 6, 2: 16}
"""In which week of a cohort each circle meets."""

MINUTES = 60


class Circle(models.Model):
    """One hour of the mentors of a cohort. `scribe` is the mentor who writes the themes."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="circles")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()
    scribe = models.ForeignKey(Enrollment, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "number"], name="closing_one_circle_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number__in=list(WEEKS)), name="closing_two_circles"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}: circle {self.number}"

    @property
    def ends_at(self) -> dt.datetime:
        """When it is over."""
        return self.starts_at + dt.timedelta(minutes=MINUTES)


class Coming(models.Model):
    """Whether a mentor comes. The others see how many do, and not who."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="answers")
    mentor = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    is_coming = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["circle", "mentor"], name="closing_one_answer_a_circle"
            ),
        ]

    def __str__(self) -> str:
        return "an answer to a circle"


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Themes, in the order in which they were written."""

    def standing(self) -> "ThemeQuerySet":
        """Return those that nobody struck."""
        return self.filter(struck=False)


class Theme(Sealed):
    """Something that came up, without names. Who struck it is not kept, nor when."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="themes")
    text = SealedText()
    struck = models.BooleanField(default=False)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return "a theme"


class Approval(models.Model):
    """A mentor of the circle says that a theme may reach the coordinator."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="approvals")
    mentor = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["theme", "mentor"], name="closing_one_approval"),
        ]

    def __str__(self) -> str:
        return "an approval"
