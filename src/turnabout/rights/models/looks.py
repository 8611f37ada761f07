"""Who in office looked at what is known of somebody: once for each day, never more exactly."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.models import Cohort


class What(models.TextChoices):
    """What was looked at."""

    FACTS = "facts", _("Your page in the staff list")
    SIGN_UP = "sign-up", _("Your sign-up, entered for you")
    MATCH = "match", _("Your place in the matching")
    BOARD = "board", _("The board of the matching, with everybody in it")
    SIGN_UPS = "sign-ups", _("The list of who signed up")
    PAIRS = "pairs", _("The pairs, as a file")
    LIST = "list", _("A staff list with everybody in it")


class Look(models.Model):
    """Somebody looked at a person, at a cohort that they are in, or at everybody.

    Words, answers, pulses and concerns are nobody's to look at, so they never stand here: whoever
    reads their own list learns nothing of what a person of trust did.
    """

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="looks")
    cohort = models.ForeignKey(Cohort, null=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=12, choices=What.choices)
    day = models.DateField()

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "by", "what", "day"],
                condition=models.Q(person__isnull=False),
                name="rights_one_look_a_day",
            ),
            models.UniqueConstraint(
                fields=["cohort", "by", "what", "day"],
                condition=models.Q(cohort__isnull=False),
                name="rights_one_look_at_many_a_day",
            ),
            models.UniqueConstraint(
                fields=["by", "what", "day"],
                condition=models.Q(person__isnull=True, cohort__isnull=True),
                name="rights_one_look_at_all_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(cohort__isnull=True),
                name="rights_look_at_one_or_many",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-day"], name="rights_looks_by_day")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.day}"
