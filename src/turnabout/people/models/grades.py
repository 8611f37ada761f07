"""The ladder of grades."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class GradeQuerySet(models.QuerySet["Grade"]):
    """Grades, junior first; those that have no place yet come last."""

    def on_the_ladder(self) -> "GradeQuerySet":
        """Return those that somebody has given a height."""
        return self.filter(height__isnull=False)

    def to_be_placed(self) -> "GradeQuerySet":
        """Return those that came with a staff list and stand nowhere yet."""
        return self.filter(height__isnull=True)


class Grade(models.Model):
    """One grade of the organisation. Several may stand at the same height of its ladder.

    Without a height it is still to be placed: nobody can say who of two is senior by it.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    height = models.PositiveIntegerField(_("height"), null=True)

    objects = GradeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [models.F("height").asc(nulls_last=True), "name"]

    def __str__(self) -> str:
        return self.name
