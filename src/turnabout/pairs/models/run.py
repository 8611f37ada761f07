"""One run of the engine over those who signed up: by which rules, how it went, how good it is."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.core.models import Job
from turnabout.matchmaking.policy import Mode
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Rulebook

if TYPE_CHECKING:
    from turnabout.pairs.models.pair import Publication


MODES = [
    (Mode.BEST.value, _("The most points")),
    (Mode.FAIR.value, _("The worst-off first")),
    (Mode.STABLE.value, _("No two who would rather swap")),
]
"""What a run can aim for, as the engine calls it."""


class MatchRunQuerySet(models.QuerySet["MatchRun"]):
    """Runs, the newest first."""

    def finished(self) -> "MatchRunQuerySet":
        """Return those that came to a result."""
        return self.filter(finished_at__isnull=False)

    def with_what_stands_behind(self) -> "MatchRunQuerySet":
        """Return them with their rules, their job and who asked."""
        return self.select_related(
            "rulebook", "job", "showing", "publishing", "asked_by", "publication"
        )


class MatchRun(models.Model):
    """A run and its proof. It is kept as it was: whoever wants other pairs asks for another run.

    `total` and `bound` are in thousandths of a point, as in the engine; `told_total` and
    `told_lowest` are what a coordinator may read of the sum and of the lowest pair; `swaps` counts
    those who would rather swap. Where all pairs were too many to be looked at, `seen_pairs` of them
    were, and besides every mentor for `seen_mentees` drawn by chance: only swaps of these are
    counted, and by what they could gain, no total is likely to be above `likely`. `print` is the
    fingerprint of the people and rules that it ran over. A run that `follows` a preview keeps the
    pairs that stood there, and fills the other places. One that somebody asks for later `keeps`
    them too, unless they ask for everyone to be matched anew. `showing` and `publishing` are the
    jobs that show its pairs to their people and publish them, where there are many.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="runs")
    rulebook = models.ForeignKey(Rulebook, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(_("what the pairs aim for"), max_length=8, choices=MODES)
    job = models.OneToOneField(Job, null=True, on_delete=models.SET_NULL, related_name="match_run")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    print = models.CharField(max_length=64, blank=True)
    follows = models.OneToOneField(
        "pairs.Preview", null=True, on_delete=models.SET_NULL, related_name="next_run"
    )
    keeps = models.ForeignKey(
        "pairs.Preview", null=True, on_delete=models.SET_NULL, related_name="kept_by"
    )
    showing = models.OneToOneField(
        Job, null=True, on_delete=models.SET_NULL, related_name="shown_run"
    )
    publishing = models.OneToOneField(
        Job, null=True, on_delete=models.SET_NULL, related_name="published_run"
    )

    mentors = models.PositiveIntegerField(_("mentors"), default=0)
    mentees = models.PositiveIntegerField(_("mentees"), default=0)
    placed = models.PositiveIntegerField(_("mentees with a mentor"), default=0)
    coverable = models.PositiveIntegerField(_("mentees who could have one"), default=0)
    total = models.BigIntegerField(default=0)
    bound = models.BigIntegerField(default=0)
    lowest = models.IntegerField(null=True)
    told_total = models.BigIntegerField(default=0)
    told_lowest = models.IntegerField(null=True)
    swaps = models.PositiveIntegerField(default=0)
    seen_pairs = models.BigIntegerField(null=True)
    seen_mentees = models.PositiveIntegerField(null=True)
    likely = models.BigIntegerField(null=True)

    objects = MatchRunQuerySet.as_manager()

    publication: "Publication"

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(placed__lte=models.F("coverable"))
                & models.Q(coverable__lte=models.F("mentees"))
                & models.Q(total__lte=models.F("bound")),
                name="pairs_run_within_its_proof",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    seen_pairs__isnull=True, seen_mentees__isnull=True, likely__isnull=True
                )
                | models.Q(
                    seen_pairs__isnull=False,
                    seen_mentees__isnull=False,
                    likely__isnull=False,
                    likely__lte=models.F("bound"),
                ),
                name="pairs_run_says_what_it_saw",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort}, {self.asked_at:%d %B %Y %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether a result may still come."""
        return bool(not self.finished_at and self.job and self.job.is_open)

    @property
    def is_published(self) -> bool:
        """Whether these pairs were told to the people."""
        return hasattr(self, "publication")

    @property
    def is_being_shown(self) -> bool:
        """Whether a worker writes to its people, or is about to."""
        return bool(self.showing and self.showing.is_open)

    @property
    def is_being_published(self) -> bool:
        """Whether a worker is at it, or is about to be."""
        return bool(not self.is_published and self.publishing and self.publishing.is_open)

    @property
    def is_exact(self) -> bool:
        """Whether nothing better exists."""
        return self.total == self.bound
