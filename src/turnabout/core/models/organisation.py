"""The organisation of an installation, its mark, and the history of what was decided in it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText


class Organisation(models.Model):
    """The one organisation that an installation is for."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    founded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=True), name="core_one_organisation"),
        ]

    def __str__(self) -> str:
        return self.name


class RingMark(Sealed):
    """Something sealed from the first start on: a ring of keys that does not open it is foreign."""

    text = SealedText()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"mark of {self.made_at:%Y-%m-%d}"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes, newest first."""

    def of(self, thing: models.Model) -> "ChangeQuerySet":
        """Return what was changed about one thing."""
        return self.filter(kind=thing._meta.label_lower, thing=str(thing.pk))  # noqa: SLF001 - Django's public name


class Change(models.Model):
    """Who decided what, when: written beside the decision and never rewritten."""

    kind = models.CharField(max_length=64)
    thing = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["kind", "thing", "-at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.thing}"
