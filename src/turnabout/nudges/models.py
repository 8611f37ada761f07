"""What somebody was nudged about, when they want silence, and what a coordinator decided."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.nudges.rules import EVENING, MORNING
from turnabout.pairs.models import Pair
from turnabout.people.models import Person


class Kind(models.TextChoices):
    """What somebody is nudged about."""

    SAY = "say", _("Say whether you met")
    BOOK = "book", _("The next session has no date")
    GAP = "gap", _("You have not met for a while")
    MOVED = "moved", _("Moved twice in a row")
    TOPIC = "topic", _("Two sessions without a topic")


class Nudge(models.Model):
    """Somebody was told of something once: `occasion` tells one time from the next."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="nudges")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="nudges")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    occasion = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "pair", "kind", "occasion"], name="nudges_once_an_occasion"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class QuietHours(models.Model):
    """When somebody wants no nudge, by the clock of each of their pairs."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="quiet_hours")
    begins = models.TimeField(default=EVENING)
    ends = models.TimeField(default=MORNING)
    at_weekends = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.person}: {self.begins:%H:%M} to {self.ends:%H:%M}"


class Need(models.TextChoices):
    """Why a pair needs a person."""

    QUIET = "quiet", _("Quiet pair")
    DIFFER = "differ", _("They differ on whether they met")
    BLANK = "blank", _("Nobody says whether they met")
    OVERDUE = "overdue", _("Not closed in time")


class Choice(models.TextChoices):
    """What a coordinator did about it."""

    DONE = "done", _("Done")
    LATER = "later", _("Later")
    NOT_NEEDED = "not_needed", _("Not needed")


class Decision(models.Model):
    """A coordinator saw that a pair needs somebody, and what became of it.

    It holds for one occasion: what comes up again is a new one. `until` is the day on which it is
    shown again, where it was put off.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="decisions")
    need = models.CharField(max_length=8, choices=Need.choices)
    occasion = models.CharField(max_length=64)
    choice = models.CharField(max_length=12, choices=Choice.choices)
    until = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "need", "occasion"], name="nudges_one_decision_an_occasion"
            ),
            models.CheckConstraint(
                condition=models.Q(choice=Choice.LATER, until__isnull=False)
                | (~models.Q(choice=Choice.LATER) & models.Q(until__isnull=True)),
                name="nudges_later_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(need__in=Need.values, choice__in=Choice.values),
                name="nudges_known_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: {self.get_choice_display()}"
