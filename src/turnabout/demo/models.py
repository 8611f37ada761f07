"""The mark of a demo: an installation without it can never be turned into one."""

from typing import ClassVar

from django.db import models

from turnabout.people.models import Person


class Demo(models.Model):
    """The installation is a demo, made at this time. Nobody's real organisation bears this mark."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="demo_only_one"),
        ]

    def __str__(self) -> str:
        return f"demo since {self.made_at:%d %B %Y}"


class Persona(models.Model):
    """Somebody whom a visitor of the demo may be, and what there is to see as them."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="persona")
    place = models.PositiveSmallIntegerField(unique=True)
    part = models.CharField(max_length=40)
    sees = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["place"]

    def __str__(self) -> str:
        return f"{self.person}, {self.part}"
