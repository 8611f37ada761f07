"""What somebody's calendar answers to a date: coming, not coming, perhaps, or rather then."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.meetings.models.meeting import Meeting
from turnabout.programs.models import Side


class Coming(models.TextChoices):
    """What a calendar can answer."""

    ACCEPTED = "accepted", _("Comes")
    DECLINED = "declined", _("Cannot come")
    TENTATIVE = "tentative", _("Perhaps")
    COUNTER = "counter", _("Asks for another time")


class Reply(models.Model):
    """The last answer of one side. It is about `starts_at`: a date that is moved is not answered.

    `proposed_at` is when they would rather meet; `stamped_at` when their calendar says it wrote.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    side = models.CharField(max_length=8, choices=Side.choices)
    coming = models.CharField(max_length=12, choices=Coming.choices)
    starts_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    stamped_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "side"], name="meetings_one_reply_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, coming__in=Coming.values),
                name="meetings_known_reply",
            ),
            models.CheckConstraint(
                condition=models.Q(coming=Coming.COUNTER, proposed_at__isnull=False)
                | (~models.Q(coming=Coming.COUNTER) & models.Q(proposed_at__isnull=True)),
                name="meetings_only_a_counter_proposes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_coming_display()}"

    @property
    def refuses(self) -> bool:
        """Whether the date does not suit them."""
        return self.coming in {Coming.DECLINED, Coming.COUNTER}

    def is_about(self, starts_at: dt.datetime) -> bool:
        """Return whether it answers this date, and not one from before a move."""
        return self.starts_at == starts_at
