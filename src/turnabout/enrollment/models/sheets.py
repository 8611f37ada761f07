"""Sheets of sign-ups: a file of who signed up elsewhere, from its upload to its undoing."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.models import Job
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

if TYPE_CHECKING:
    from turnabout.enrollment.models.enrollments import Enrollment


class SignUpSheetQuerySet(models.QuerySet["SignUpSheet"]):
    """Sheets, the newest first."""

    def waiting(self) -> "SignUpSheetQuerySet":
        """Return those that somebody has uploaded and not applied."""
        return self.filter(applied_at__isnull=True)

    def standing(self) -> "SignUpSheetQuerySet":
        """Return those that signed people up and were not undone, the last one first."""
        applied = self.filter(applied_at__isnull=False, undone_at__isnull=True)
        return applied.order_by("-applied_at", "-pk")


class SignUpSheet(models.Model):
    """A file of sign-ups for a cohort: uploaded, looked through, applied, perhaps undone.

    `rows` is empty where there are many. `counts` says what it would do, `print` is the fingerprint
    of that, `problems` the first of what must be put right before.
    `new_topics` are the names that no skill has, each with how many say it and the skills that may
    be meant; `other_topics` the names of skills that are no topics of the program. What the
    coordinator says of them is in `meanings`, the number of a skill by name, and in `adds_topics`.
    """

    class Known(models.TextChoices):
        """What becomes of those whom a coordinator has entered before."""

        LEAVE = "leave", _("Leave them as they are")
        REPLACE = "replace", _("Take what the sheet says")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sheets")
    file = models.FileField(upload_to="sign-ups", blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    rows = models.PositiveIntegerField(null=True)
    uploaded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField()
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    looked_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    print = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list)
    problem_count = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    new_topics = models.JSONField(default=list)
    other_topics = models.JSONField(default=list)
    known = models.CharField(max_length=8, choices=Known.choices, default=Known.LEAVE)
    meanings = models.JSONField(default=dict)
    adds_topics = models.BooleanField(default=False)
    writes = models.BooleanField(default=False)
    applied_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = SignUpSheetQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(applied_at__isnull=True)
                | models.Q(looked_at__isnull=False, problem_count=0),
                name="enrollment_sheet_applied_without_problems",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True) | models.Q(applied_at__isnull=False),
                name="enrollment_sheet_undone_once_applied",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Replaced(models.Model):
    """What a coordinator had entered for somebody before a sheet said something else."""

    sheet = models.ForeignKey(SignUpSheet, on_delete=models.CASCADE, related_name="replaced")
    enrollment: "models.ForeignKey[Enrollment, Enrollment]" = models.ForeignKey(
        "enrollment.Enrollment", on_delete=models.CASCADE, related_name="replaced"
    )
    before = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "enrollment"], name="enrollment_replaced_once_a_sheet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment} before {self.sheet}"
