"""The dates of a pair, and what each of the two says of them: whether they met."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side

if TYPE_CHECKING:
    from turnabout.meetings.models.reply import Reply
    from turnabout.pairs.models.pair import PairQuerySet


class Answer(models.TextChoices):
    """What one of the two says, asked whether they met."""

    YES = "yes", _("Yes, we met")
    NO = "no", _("No, not this time")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, the earliest first."""

    def standing(self) -> "MeetingQuerySet":
        """Return those that are not off."""
        return self.filter(off_at__isnull=True)

    def ahead(self, at: dt.datetime) -> "MeetingQuerySet":
        """Return those to come."""
        return self.standing().filter(starts_at__gt=at)

    def met(self) -> "MeetingQuerySet":
        """Return those at which the two met: one of them says so, and the other does not differ."""
        said = DidMeet.objects.filter(meeting=models.OuterRef("pk"))
        yes, no = (models.Exists(said.filter(answer=answer)) for answer in (Answer.YES, Answer.NO))
        return self.standing().filter(yes & ~no)

    def met_by(self, side: Side) -> "MeetingQuerySet":
        """Return those at which the two met, as one side says: whatever the other one answers."""
        return self.standing().filter(models.Exists(_said(side, Answer.YES)))

    def undenied_by(self, side: Side, at: dt.datetime) -> "MeetingQuerySet":
        """Return those that have begun, and of which this side does not say otherwise."""
        begun = self.standing().filter(starts_at__lte=at)
        return begun.exclude(models.Exists(_said(side, Answer.NO)))

    def in_open_pairs(self) -> "MeetingQuerySet":
        """Return those of pairs that still meet."""
        return self.filter(pair__in=Pair.objects.open().order_by().values("pk"))

    def with_people(self) -> "MeetingQuerySet":
        """Return them with both people and the program."""
        return self.select_related(
            "pair__mentor__person", "pair__mentee__person", "pair__cohort__program"
        )

    def with_answers(self) -> "MeetingQuerySet":
        """Return them with what both say of them."""
        return self.prefetch_related("answers")


class Meeting(models.Model):
    """A date of a pair. It is called session `number` of their program, the first one 1.

    `off_at` is when somebody called it off; `off_by` is nobody where both say that they did not
    meet, or where the pair is over. Then the number is free for another date.

    Calendars know it by its `uid`; whatever they have to be told raises `sequence`. The two meet
    at `place`, or else by `link`, or else where the pairs of the installation meet.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    planned_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    planned_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    link = models.URLField(max_length=300, blank=True)
    place = models.CharField(max_length=160, blank=True)
    off_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    off_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pair", "number"],
                condition=models.Q(off_at__isnull=True),
                name="meetings_one_date_a_session",
            ),
            models.UniqueConstraint(
                fields=["pair", "starts_at"],
                condition=models.Q(off_at__isnull=True),
                name="meetings_one_session_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="meetings_count_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, 480)), name="meetings_within_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(off_at__isnull=False) | models.Q(off_by__isnull=True),
                name="meetings_off_at_some_time",
            ),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="https://"),
                name="meetings_link_is_encrypted",
            ),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(place=""), name="meetings_at_one_place"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                "starts_at", condition=models.Q(off_at__isnull=True), name="meetings_by_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: session {self.number}"

    @property
    def ends_at(self) -> dt.datetime:
        """When it is over."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    @property
    def told_at(self) -> dt.datetime:
        """Since when the two know of this date."""
        return self.moved_at or self.planned_at

    @property
    def is_closing(self) -> bool:
        """Whether it is the one after the last session of the program."""
        return self.number > self.pair.cohort.program.sessions

    def is_met_by(self, side: Side) -> bool:
        """Return whether the two met, as `MeetingQuerySet.met_by` has it."""
        return self.off_at is None and self.said_by(side) == Answer.YES

    def said_by(self, side: Side) -> str:
        """Return what one side says, or nothing."""
        return next((one.answer for one in self.answers.all() if one.side == side), "")

    def reply_of(self, side: Side) -> "Reply | None":
        """Return what the calendar of one side answers to this very date."""
        about = (one for one in self.replies.all() if one.is_about(self.starts_at))
        return next((one for one in about if one.side == side), None)

    def refusal(self) -> "Reply | None":
        """Return the answer of whoever cannot come."""
        replies = (self.reply_of(side) for side in Side)
        return next((one for one in replies if one and one.refuses), None)


class DidMeet(models.Model):
    """What one side of a pair says of a date: whether they met."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=8, choices=Side.choices)
    answer = models.CharField(max_length=8, choices=Answer.choices)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "side"], name="meetings_one_answer_a_side"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values, answer__in=Answer.values),
                name="meetings_known_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_answer_display()}"


def _said(side: Side, answer: Answer) -> "models.QuerySet[DidMeet]":
    """Return what one side says of the meeting at hand, where it is this."""
    return DidMeet.objects.filter(meeting=models.OuterRef("pk"), side=side, answer=answer)


def with_dates(pairs: "PairQuerySet", *, at: dt.datetime) -> "PairQuerySet":
    """Return the pairs, each with `met`, how often the two met, and `next_at`, their next date."""
    theirs = Meeting.objects.filter(pair=models.OuterRef("pk")).order_by()
    counted = theirs.met().values("pair").annotate(count=models.Count("pk")).values("count")
    ahead = theirs.ahead(at).order_by("starts_at").values("starts_at")
    none = models.Value(0)
    met = models.functions.Coalesce(models.Subquery(counted), none)
    return pairs.annotate(met=met, next_at=models.Subquery(ahead[:1]))
