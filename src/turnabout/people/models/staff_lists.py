"""Staff lists: a file of people, from the day it is uploaded to the day it is undone."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.models import Job
from turnabout.people.models.people import Person


class StaffListQuerySet(models.QuerySet["StaffList"]):
    """Staff lists, the newest first."""

    def applied(self) -> "StaffListQuerySet":
        """Return those that made the directory what it is, the last one first."""
        return self.filter(applied_at__isnull=False).order_by("-applied_at", "-pk")

    def waiting(self) -> "StaffListQuerySet":
        """Return those that somebody has uploaded and not applied."""
        return self.filter(applied_at__isnull=True)


class StaffList(models.Model):
    """A file of people: uploaded, its columns chosen, compared, applied, perhaps undone.

    `columns` says in which column of the file each fact stands, from 0. `counts` are its people by
    kind of line, and `problems` the first of what must be put right before it can be applied.
    `levels` say how high its grades stand, `new_grades` which of them nobody knew.
    """

    class Gone(models.TextChoices):
        """What becomes of those whom the file does not name."""

        STAY = "stay", _("Leave them as they are")
        LEAVE = "leave", _("Mark them as left")

    file = models.FileField(upload_to="staff-lists", blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    headings = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    rows = models.PositiveIntegerField(null=True)
    columns = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="staff_lists"
    )
    uploaded_at = models.DateTimeField()
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    compared_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_count = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    gone = models.CharField(max_length=8, choices=Gone.choices, default=Gone.STAY)
    new_grades = models.JSONField(default=list)
    levels = models.JSONField(default=dict)
    applied_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = StaffListQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(applied_at__isnull=True) | models.Q(compared_at__isnull=False),
                name="people_applied_once_compared",
            ),
            models.CheckConstraint(
                condition=models.Q(applied_at__isnull=True) | models.Q(problem_count=0),
                name="people_applied_without_problems",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True) | models.Q(applied_at__isnull=False),
                name="people_undone_once_applied",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_ready(self) -> bool:
        """Whether it can be applied."""
        return bool(self.compared_at and not self.applied_at and not self.problem_count)


class LineQuerySet(models.QuerySet["Line"]):
    """Lines in the order of the file; who is not in it comes last, by name."""

    def of_kind(self, *kinds: "Line.Kind") -> "LineQuerySet":
        """Return those of some kinds."""
        return self.filter(kind__in=kinds)


class Line(models.Model):
    """What a staff list says of one person, where that differs from what is known.

    `before` and `after` hold the facts that change, `before` nothing for somebody new.
    """

    class Kind(models.TextChoices):
        """What the list does to the person."""

        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        GONE = "gone", _("Not in the file")

    staff_list = models.ForeignKey(StaffList, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    row = models.PositiveIntegerField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["staff_list", "kind", "id"], name="people_lines_by_kind"),
            models.Index(fields=["staff_list", "row"], name="people_lines_by_row"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: row {self.row}"
