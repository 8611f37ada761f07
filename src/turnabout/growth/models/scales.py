"""Scales that a program asks beside ours, by those who have the right to use them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models import Program, Side

MOST_ITEMS = 10


class OwnScaleQuerySet(models.QuerySet["OwnScale"]):
    """Scales, in the order in which they were added."""

    def standing(self) -> "OwnScaleQuerySet":
        """Return those that are still asked."""
        return self.filter(ended_at__isnull=True)


class OwnScale(models.Model):
    """A scale with its source and the right to use it; its items are agreed with from 1 to 5.

    It stays as it is from the moment that a wave asks it. `side` is "" where both are asked.
    """

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="scales")
    name = models.CharField(_("name"), max_length=120)
    source = models.CharField(_("source"), max_length=400)
    rights = models.CharField(_("right to use it"), max_length=400)
    side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = OwnScaleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "name"], name="growth_one_scale_of_a_name"),
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(rights=""),
                name="growth_scale_with_source_and_rights",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["", *Side.values]), name="growth_scale_of_known_side"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ScaleItem(models.Model):
    """One sentence of a scale."""

    scale = models.ForeignKey(OwnScale, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scale", "place"], name="growth_one_item_a_place"),
            models.CheckConstraint(
                condition=models.Q(place__range=(1, MOST_ITEMS)), name="growth_up_to_ten_items"
            ),
        ]

    def __str__(self) -> str:
        return self.text
