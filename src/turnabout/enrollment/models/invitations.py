"""How people come to sign up: by a link of their own, or by one for everybody of a role."""

from typing import ClassVar

from django.db import models

from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, the oldest first."""

    def unanswered(self) -> "InvitationQuerySet":
        """Return those to which nobody said yes or no, of people who are here."""
        return self.filter(answered_at__isnull=True, person__left_at__isnull=True)


class Invitation(models.Model):
    """Somebody is asked to sign up. Of the link only a print is kept.

    `answered_at` is when they began to sign up, or said no: nobody is told which.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=8, choices=Side.choices)
    seed = models.CharField(max_length=43)
    print = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "person", "role"], name="enrollment_invited_once_a_role"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Side.values), name="enrollment_invited_to_a_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}"


class OpenLinkQuerySet(models.QuerySet["OpenLink"]):
    """Open links."""

    def working(self) -> "OpenLinkQuerySet":
        """Return those that nobody has ended."""
        return self.filter(ended_at__isnull=True)


class OpenLink(models.Model):
    """A link by which everybody of the organisation can sign up for one role of a cohort."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="open_links")
    role = models.CharField(max_length=8, choices=Side.choices)
    seed = models.CharField(max_length=43)
    print = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = OpenLinkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["role", "at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="enrollment_one_open_link_a_role",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Side.values), name="enrollment_link_for_a_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}, {self.get_role_display().lower()}"
