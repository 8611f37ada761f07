"""What a pair aims for, and what the mentee makes of what was said."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side


class Owner(models.TextChoices):
    """Whose it is to do something."""

    MENTOR = Side.MENTOR.value, _("The mentor")
    MENTEE = Side.MENTEE.value, _("The mentee")
    BOTH = "both", _("Both")


class State(models.TextChoices):
    """What has become of a goal."""

    OPEN = "open", _("We are at it")
    REACHED = "reached", _("We have seen it")
    LET_GO = "let go", _("It matters no more")


class GoalQuerySet(models.QuerySet["Goal"]):
    """Goals, in the order in which they were set."""

    def standing(self) -> "GoalQuerySet":
        """Return those that the two are at or have reached."""
        return self.exclude(state=State.LET_GO)


class Goal(Sealed):
    """What a pair aims for, how one would see it, and whose it is. `edition` counts its changes."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="goals")
    what = SealedText()
    seen_by = SealedText()
    owner = models.CharField(max_length=8, choices=Owner.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    by_side = models.CharField(max_length=8, choices=Side.choices)
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=1)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(owner__in=Owner.values, state__in=State.values),
                name="together_goal_of_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.OPEN) | models.Q(looked_at__isnull=False),
                name="together_goal_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Commitments, the oldest first."""

    def public(self) -> "CommitmentQuerySet":
        """Return those that their mentee has made public: to the people of the program, by name."""
        return self.filter(public_at__isnull=False)

    def kept(self) -> "CommitmentQuerySet":
        """Return those of which the mentee says that they kept them."""
        return self.filter(kept_on__isnull=False)

    def due(self, day: dt.date) -> "CommitmentQuerySet":
        """Return those whose day has come and that are not kept yet."""
        return self.filter(kept_on__isnull=True, due_on__lte=day)


class Commitment(Sealed):
    """What a mentee heard, what they changed, and what is still open.

    Only the two see it until the mentee makes it public. `edition` counts its changes.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="commitments")
    heard = SealedText()
    changed = SealedText()
    still_open = SealedText()
    due_on = models.DateField()
    kept_on = models.DateField(null=True)
    public_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"Commitment {self.pk}"
