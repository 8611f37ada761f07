"""Before anything is announced: approved proposals are shown to the two people in each."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from turnabout.pairs.models.proposal import Proposal
from turnabout.pairs.models.run import MatchRun
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

if TYPE_CHECKING:
    from turnabout.pairs.models.proposal import ProposalQuerySet


class PreviewQuerySet(models.QuerySet["Preview"]):
    """Previews, the newest first."""

    def open(self) -> "PreviewQuerySet":
        """Return those that are not settled."""
        return self.filter(settled_at__isnull=True)

    def open_on(self, today: dt.date) -> "PreviewQuerySet":
        """Return those in which people can look, and decline, on this day."""
        return self.open().filter(until__gte=today)

    def over_on(self, today: dt.date) -> "PreviewQuerySet":
        """Return those whose last day has passed and that are to be settled."""
        return self.open().filter(until__lt=today)


class Preview(models.Model):
    """Some proposals of a run are looked at by their people, `until` a last day.

    The day ends where the organisation is. When it is over the preview is settled: what nobody
    declined stands, and the rest never comes about in this cohort.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="previews")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="previews")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    until = models.DateField()
    settled_at = models.DateTimeField(null=True)

    objects = PreviewQuerySet.as_manager()

    next_run: MatchRun

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort"],
                condition=models.Q(settled_at__isnull=True),
                name="pairs_one_open_preview_a_cohort",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run} shown until {self.until}"

    def shown(self) -> "ProposalQuerySet":
        """Return what was shown; proposals of later runs that keep these pairs are not counted."""
        return Proposal.objects.filter(preview=self, run=self.run_id)


class Decline(models.Model):
    """Somebody would rather meet somebody else: once in a cohort, and nobody is ever told.

    It has no date, and stands in no history. When the preview is settled it forgets which proposal
    it was; that somebody has used it is erased when the pairs of the cohort are published.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "person"], name="pairs_declined_once"),
        ]

    def __str__(self) -> str:
        return "declined"
