"""One person, one role, one cohort."""

import datetime as dt
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models.answers import Gain, ManagerTime, Meets, Personal
from turnabout.enrollment.models.sheets import SignUpSheet
from turnabout.enrollment.rules import possible_dates
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Program, Side

STYLES = ("plan", "think", "blunt", "picture")
"""The four sliders, in the order of the handbook: each from 1, its first word, to 5, its last."""


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    """Enrollments, in the order in which they began."""

    def standing(self) -> "EnrollmentQuerySet":
        """Return those that nobody has withdrawn, of people who are here."""
        return self.filter(withdrawn_at__isnull=True, person__left_at__isnull=True)

    def submitted(self) -> "EnrollmentQuerySet":
        """Return those that stand and that their person has signed up with."""
        return self.standing().filter(submitted_at__isnull=False)

    def on(self, role: str) -> "EnrollmentQuerySet":
        """Return those of one role."""
        return self.filter(role=role)

    def in_cohort(self, cohort: Cohort) -> "EnrollmentQuerySet":
        """Return those of one cohort."""
        return self.filter(cohort=cohort)

    def of(self, person: Person) -> "EnrollmentQuerySet":
        """Return what stands of one person, in programs that run."""
        return self.standing().filter(person=person, cohort__program__archived_at__isnull=True)

    def with_answers(self) -> "EnrollmentQuerySet":
        """Return them with everything that says whether something is missing."""
        told = self.select_related("person__grade", "cohort__program")
        return told.prefetch_related("offers", "wants", "dates")

    def with_answers_on(self, role: str) -> "EnrollmentQuerySet":
        """Return the same of those of one role: nothing is looked for that only the other has."""
        told = self.on(role).select_related("person__grade", "cohort__program")
        return told.prefetch_related(*(["offers"] if role == Side.MENTOR else ["wants", "dates"]))


class Enrollment(models.Model):
    """What somebody says who wants to take part in a cohort: a draft until they sign up with it.

    `slots` are weekly free hours as [start, end], minutes since Monday 00:00 on the clock of
    `time_zone`. `entered_by` is the coordinator who began it for somebody; it is theirs alone from
    `taken_over_at` on, when they open it themselves. `sheet` is where a coordinator signed them up
    from, without a form.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="enrollments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrollments")
    role = models.CharField(max_length=8, choices=Side.choices)
    begun_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_over_at = models.DateTimeField(null=True)
    sheet = models.ForeignKey(
        SignUpSheet, null=True, on_delete=models.RESTRICT, related_name="enrollments"
    )
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    gains = models.JSONField(default=list)
    other_gain = models.CharField(max_length=160, blank=True)
    personal = models.CharField(max_length=8, choices=Personal.choices, default=Personal.NO)
    personal_at = models.DateTimeField(null=True)
    manager_time = models.CharField(max_length=8, choices=ManagerTime.choices, blank=True)
    manager_told_at = models.DateTimeField(null=True)

    decision = models.TextField(max_length=600, blank=True)
    changed_mind = models.TextField(max_length=600, blank=True)
    returns = models.JSONField(default=list)
    rules_accepted_at = models.DateTimeField(null=True)

    values = models.JSONField(default=list)
    plan = models.PositiveSmallIntegerField(_("plan or improvise"), null=True)
    think = models.PositiveSmallIntegerField(_("think aloud or reflect first"), null=True)
    blunt = models.PositiveSmallIntegerField(_("blunt or gentle feedback"), null=True)
    picture = models.PositiveSmallIntegerField(_("big picture or detail"), null=True)
    time_zone = models.CharField(max_length=64)
    languages = models.JSONField(default=list)
    meets = models.CharField(max_length=16, choices=Meets.choices, default=Meets.EITHER)
    access_needs = models.TextField(max_length=600, blank=True)
    capacity = models.PositiveSmallIntegerField(default=1)
    slots = models.JSONField(default=list)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["begun_at", "pk"]
        indexes: ClassVar = [
            # All that counting them takes: the rows themselves are long.
            models.Index(
                fields=["cohort", "role", "withdrawn_at", "submitted_at", "person"],
                name="enrollment_in_cohort",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "person", "role"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="enrollment_one_open_a_role",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Side.values), name="enrollment_known_role"
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__range=(1, 2)), name="enrollment_one_or_two_partners"
            ),
            models.CheckConstraint(
                condition=models.Q(role=Side.MENTOR) | models.Q(personal=Personal.NO),
                name="enrollment_only_mentors_open_up",
            ),
            models.CheckConstraint(
                condition=models.Q(personal=Personal.NO) | models.Q(personal_at__isnull=False),
                name="enrollment_opened_up_at_some_time",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Side.MENTEE) | models.Q(rules_accepted_at__isnull=True),
                name="enrollment_mentees_accept_the_rules",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{style}__isnull": True})
                    | models.Q(**{f"{style}__range": (1, 5)}),
                    name=f"enrollment_{style}_from_1_to_5",
                )
                for style in STYLES
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}"

    @property
    def program(self) -> Program:
        """What they sign up for."""
        return self.cohort.program

    @property
    def mentors(self) -> bool:
        """Whether they would sit on the side of the mentor."""
        return self.role == Side.MENTOR

    @property
    def other_role(self) -> Side:
        """The role of whoever would sit on the other side."""
        return Side.MENTEE if self.mentors else Side.MENTOR

    @property
    def gain_words(self) -> list[str]:
        """What a mentor wants to get out of it, in words."""
        told = [str(Gain(gain).label) for gain in self.gains if gain != Gain.ELSE]
        return [*told, self.other_gain] if self.other_gain else told

    @property
    def style(self) -> tuple[int, ...]:
        """Where the four sliders stand; nothing until all of them do."""
        told = tuple(getattr(self, style) for style in STYLES)
        return () if None in told else told

    @property
    def is_theirs(self) -> bool:
        """Whether nobody but the person may write in it."""
        return self.entered_by_id is None or self.taken_over_at is not None

    def possible_dates(self) -> list[list[dt.datetime]]:
        """Return for each session of the program when it could be, in one's own free hours."""
        return possible_dates(
            self.slots,
            zone=ZoneInfo(self.time_zone),
            first=self.cohort.starts_on,
            last=self.cohort.ends_on,
            weeks_between=self.program.weeks_between,
            sessions=self.program.sessions,
            minutes=self.program.minutes,
        )

    def can_change_on(self, day: dt.date) -> bool:
        """Return whether it can be written in on this day."""
        return self.withdrawn_at is None and self.cohort.is_open_on(day)
