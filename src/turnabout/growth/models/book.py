"""What somebody keeps of their own growth: theirs alone, to take along and to erase."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.skills.models import Skill


class When(models.TextChoices):
    """When somebody said where they stand."""

    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class Rung(Sealed):
    """Where somebody says they stand on a topic, before or after: the number of a rung, sealed."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="rungs")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    when = models.CharField(max_length=8, choices=When.choices)
    level = SealedText()

    class Meta:
        ordering: ClassVar = ["enrollment", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "skill", "when"], name="growth_one_rung_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(when__in=When.values), name="growth_before_or_after"
            ),
        ]

    def __str__(self) -> str:
        return "a rung"


class Kind(models.TextChoices):
    """What is jotted down."""

    THOUGHT = "thought", _("I used to think … now I think …")
    TOOL = "tool", _("A new tool or way of working")
    TIE = "tie", _("Somebody you met")


class JottingQuerySet(models.QuerySet["Jotting"]):
    """Jottings, the newest first."""

    def of(self, person: Person) -> "JottingQuerySet":
        """Return those of one person."""
        return self.filter(person=person)


class Jotting(Sealed):
    """A line of one's own, sealed: `first` and, for some, `second`.

    A thought has what one used to think and what one thinks now; a tool its name and what for; a
    tie a name and from where. `is_counted` lets it count in the figures of the cohort, as one more
    of its kind and nothing else; `through` is whether a tie came through the partner.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="jottings")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    first = SealedText()
    second = SealedText()
    through = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False)
    on = models.DateField()

    objects = JottingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="growth_known_jotting"
            ),
            models.CheckConstraint(
                condition=models.Q(through=False) | models.Q(kind=Kind.TIE),
                name="growth_only_ties_come_through_somebody",
            ),
        ]

    def __str__(self) -> str:
        return "a jotting"


class Shared(Sealed):
    """What one side shows the other of its growth: the words that it saw before it said yes.

    It is a copy, so that nothing that is written later is shown; taking it back erases it.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="shared_growth")
    side = models.CharField(max_length=8, choices=Side.choices)
    content = SealedText()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "side"], name="growth_one_share_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="growth_share_of_known_side"
            ),
        ]

    def __str__(self) -> str:
        return "shared growth"
