"""What belongs to one session: its agenda, its preparation, when it began, and what came of it."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.meetings.models import Meeting
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.models.goals import Owner
from turnabout.together.models.guides import Edition
from turnabout.together.prompts import PROMPTS


class Agenda(Sealed):
    """What the mentor has chosen for session `number`: a topic, a guide, or both.

    `guide` is the key of one of the twelve, `edition` one of the program's own. It stays with the
    session, whatever becomes of its date.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="agendas")
    number = models.PositiveSmallIntegerField()
    topic = SealedText()
    guide = models.CharField(max_length=40, blank=True)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "number"], name="together_one_agenda"),
            models.CheckConstraint(
                condition=models.Q(guide="") | models.Q(edition__isnull=True),
                name="together_one_guide_an_agenda",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: agenda of session {self.number}"


class Preparation(Sealed):
    """What the mentee answers before session `number`, and to which question."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="preparations")
    number = models.PositiveSmallIntegerField()
    question = SealedText()
    answer = SealedText()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "number"], name="together_one_preparation"),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: preparation of session {self.number}"


class Beginning(models.Model):
    """When a session really began: by this the timer of both runs."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="beginning")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.meeting}, begun"


class Result(models.TextChoices):
    """How well the mentee could say in own words what they had heard."""

    GOT_IT = "got it", _("Got it")
    PARTLY = "partly", _("Partly")
    MISSED = "missed", _("Missed")


class TeachBack(models.Model):
    """What the mentor ticks after a session: how clearly it came across."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="teach_back")
    result = models.CharField(max_length=8, choices=Result.choices)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(result__in=Result.values), name="together_known_teach_back"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_result_display()}"


class NextAction(Sealed):
    """What one of the two, or both, do until a day: from one session to the next."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="next_action")
    what = SealedText()
    owner = models.CharField(max_length=8, choices=Owner.choices)
    until = models.DateField()
    done_on = models.DateField(null=True)
    at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(owner__in=Owner.values), name="together_action_of_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: next action"

    def is_for(self, side: Side) -> bool:
        """Return whether it is this side's to do."""
        return self.owner in {side.value, Owner.BOTH}


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    """Reflections. Nobody but their author is ever shown one."""

    def of(self, pair: Pair, side: Side) -> "ReflectionQuerySet":
        """Return those that one of the two wrote."""
        return self.filter(meeting__pair=pair, side=side)

    def ended_before(self, moment: dt.datetime) -> "ReflectionQuerySet":
        """Return those of pairs that ended before then."""
        return self.filter(meeting__pair__ended_at__lt=moment)


class Reflection(Sealed):
    """What somebody wrote after a session for themselves alone, at one of the ten prompts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reflections")
    side = models.CharField(max_length=8, choices=Side.choices)
    prompt = models.PositiveSmallIntegerField()
    text = SealedText()
    at = models.DateTimeField()

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "side"], name="together_one_reflection"),
            models.CheckConstraint(
                condition=models.Q(prompt__lt=len(PROMPTS), side__in=Side.values),
                name="together_reflected_on_a_prompt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: a reflection"
