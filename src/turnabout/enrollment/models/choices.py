"""What somebody offers or wants, when they come, with whom not, and whom they would choose."""

from typing import ClassVar, TypeVar

from django.db import models

from turnabout.enrollment.models.answers import Urgency
from turnabout.enrollment.models.enrollments import Enrollment
from turnabout.people.models import Person
from turnabout.skills.ladder import HIGHEST, Level
from turnabout.skills.models import Skill

MOST_TOPICS = 5
MOST_STARS = 5

T = TypeVar("T", bound=models.Model)


class WithSkill(models.Manager[T]):
    """Finds offers and wants with the skill of each, in one query.

    Fetched apart, SQLite is asked for each skill by its number, and refuses beyond 1,000 of them.
    """

    def get_queryset(self) -> models.QuerySet[T]:
        """Return all of them, with the skill."""
        return super().get_queryset().select_related("skill")


class WithOther(models.Manager["Star"]):
    """Finds stars with the sign-up of whom each is for, in one query, for the same reason."""

    def get_queryset(self) -> models.QuerySet["Star"]:
        """Return all of them, with the other's sign-up."""
        return super().get_queryset().select_related("other")


class Offer(models.Model):
    """A skill in which a mentor could help somebody, how well they know it, and one example."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="offers")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    example = models.CharField(max_length=280, blank=True)

    objects = WithSkill["Offer"]()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "skill"], name="enrollment_offers_a_skill_once"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "place"], name="enrollment_one_offer_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(place__range=(1, MOST_TOPICS), level__lte=HIGHEST),
                name="enrollment_five_offers_on_the_ladder",
            ),
        ]

    def __str__(self) -> str:
        return str(self.skill)


class Want(models.Model):
    """A skill that a mentee wants to learn, where they stand today, and how soon."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="wants")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.SOON)

    objects = WithSkill["Want"]()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "skill"], name="enrollment_wants_a_skill_once"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "place"], name="enrollment_one_want_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(place__range=(1, MOST_TOPICS), level__lte=HIGHEST),
                name="enrollment_five_wants_on_the_ladder",
            ),
            models.CheckConstraint(
                condition=models.Q(urgency__in=Urgency.values), name="enrollment_known_urgency"
            ),
        ]

    def __str__(self) -> str:
        return str(self.skill)


class HeldDate(models.Model):
    """A session that a mentee holds before anybody is paired."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="dates")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "number"], name="enrollment_one_date_a_session"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "starts_at"], name="enrollment_one_session_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.starts_at:%Y-%m-%d %H:%M}"


class NotWith(models.Model):
    """Somebody with whom a person should not be paired. No reason is asked; nobody else learns."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="not_with")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "person"], name="enrollment_not_with_somebody_once"
            ),
        ]

    def __str__(self) -> str:
        return f"not with {self.person}"


class Star(models.Model):
    """Somebody of the other side whom a person would choose. Nobody else ever sees it."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="stars")
    other = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    objects = WithOther()

    class Meta:
        ordering: ClassVar = ["rank"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "other"], name="enrollment_stars_once"),
            models.UniqueConstraint(
                fields=["enrollment", "rank"], name="enrollment_one_star_a_rank"
            ),
            models.CheckConstraint(
                condition=models.Q(rank__range=(1, MOST_STARS)), name="enrollment_up_to_five_stars"
            ),
            models.CheckConstraint(
                condition=~models.Q(enrollment=models.F("other")),
                name="enrollment_nobody_stars_themselves",
            ),
        ]

    def __str__(self) -> str:
        return str(self.rank)
