"""Why there is a program: whether it is time for one, and what it is to change."""

from functools import reduce
from operator import or_
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.measures import SEEN_IN, Measure
from turnabout.programs.models.program import Program
from turnabout.programs.sentences import day, listed


class Decision(models.TextChoices):
    """What follows from the six answers."""

    START = "start", _("Start the program")
    LISTEN = "listen", _("Start with listening sessions first")


QUESTIONS = {
    "problem": _("Is there a named problem?"),
    "executive": _("Will one executive take part and be seen to?"),
    "time": _("Is there a person with time to coordinate?"),
    "refuge": _("Can we name where a mentor turns if something goes wrong?"),
    "work": _("Will the time count as work?"),
    "change": _("Are seniors ready to change at least one thing?"),
}
"""The six questions, by the name of their answer."""

MOST_NOES = 1
"""With more answers of no, listening sessions first are the better start."""

_AT_MOST_ONE_NO = reduce(
    or_,
    (models.Q(**{other: True for other in QUESTIONS if other != one}) for one in QUESTIONS),
)


class Readiness(models.Model):
    """The six answers of one day, and what was decided on them. Another day is another row."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="readiness")
    problem = models.BooleanField()
    executive = models.BooleanField()
    time = models.BooleanField()
    refuge = models.BooleanField()
    work = models.BooleanField()
    change = models.BooleanField()
    decision = models.CharField(max_length=8, choices=Decision.choices)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        get_latest_by: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision=Decision.LISTEN)
                | (models.Q(decision=Decision.START) & (_AT_MOST_ONE_NO | ~models.Q(reason=""))),
                name="programs_start_against_advice_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.get_decision_display()}"

    @property
    def noes(self) -> list[str]:
        """The questions that were answered with no."""
        return [str(text) for name, text in QUESTIONS.items() if not getattr(self, name)]


class Outcome(models.TextChoices):
    """How the change is told."""

    ABLE = "able", _("will be able to")
    CHANGED = "changed", _("will have changed")


class Objective(models.Model):
    """What the program is to change, by when, how it is seen, and what ends it."""

    program = models.OneToOneField(Program, on_delete=models.CASCADE, related_name="objective")
    by_date = models.DateField(null=True)
    seniors = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.ABLE)
    change = models.CharField(max_length=240, blank=True)
    domain = models.CharField(max_length=160, blank=True)
    mentors = models.CharField(max_length=120, blank=True)
    gain = models.CharField(max_length=240, blank=True)
    measure = models.CharField(max_length=3, choices=Measure.choices, blank=True)
    second_measure = models.CharField(max_length=3, choices=Measure.choices, blank=True)
    not_for = models.CharField(max_length=240, blank=True)
    stop_if = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(second_measure="")
                | (~models.Q(measure="") & ~models.Q(second_measure=models.F("measure"))),
                name="programs_two_measures_differ",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence()

    @property
    def measures(self) -> list[str]:
        """What the success is seen in: at most two, by construction."""
        return [str(SEEN_IN[Measure(one)]) for one in (self.measure, self.second_measure) if one]

    def gaps(self) -> list[str]:
        """Return what is still open, as it is called on the page."""
        return [str(name) for field, name in NEEDED.items() if not getattr(self, field)]

    def sentence(self) -> str:
        """Return the objective as people say it; what is open stands as an ellipsis."""
        told = {name: _as_told(getattr(self, name)) for name in TOLD}
        told["by_date"] = day(self.by_date) if self.by_date else "…"
        told["outcome"] = str(Outcome(self.outcome).label)
        told["measures"] = listed(self.measures) or "…"
        return str(SENTENCE) % told


SENTENCE = _(
    "By %(by_date)s, %(seniors)s %(outcome)s %(change)s, because they learned %(domain)s from "
    "%(mentors)s. Mentors will have gained %(gain)s. We will see it in %(measures)s. We will not "
    "use it for %(not_for)s. We will stop or redesign if %(stop_if)s."
)

NEEDED = {
    "by_date": _("the date"),
    "seniors": _("the group of seniors"),
    "change": _("what will be different"),
    "domain": _("what they learn"),
    "mentors": _("the group of mentors"),
    "gain": _("what mentors gain"),
    "measure": _("how you will see it"),
    "not_for": _("what it is not used for"),
    "stop_if": _("when you stop"),
}
"""What an objective cannot do without."""

TOLD = ("seniors", "change", "domain", "mentors", "gain", "not_for", "stop_if")


def _as_told(words: str) -> str:
    """Return the words as they stand inside a sentence: without a full stop of their own."""
    return words.strip().rstrip(".").strip() or "…"
