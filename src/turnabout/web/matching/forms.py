"""What a coordinator looks for among the proposals of a run."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import MatchRun, Proposal
from turnabout.pairs.models.proposal import SORTS, ProposalQuerySet
from turnabout.skills.models import Skill
from turnabout.web.selects import LongSelect

Choices = list[tuple[Any, str]]

FRESH = 60
"""Seconds after which choices are asked for anew: finding them all takes a while."""

STATES = [("", _("All")), ("no", _("To be approved")), ("yes", _("Approved"))]


class Search(forms.Form):
    """Which proposals to show, and in which order."""

    q = forms.CharField(
        label=_("Name or job"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    yes = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    below = forms.IntegerField(
        label=_("Below so many points"), required=False, min_value=0, max_value=100
    )
    topic = forms.IntegerField(label=_("Topic"), required=False)
    department = forms.CharField(label=_("Department"), required=False, max_length=160)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, asked: Any, *, run: MatchRun) -> None:  # noqa: ANN401 - what a page was asked
        super().__init__(asked)
        self.run = run
        for name, choices in (("topic", _topics), ("department", _departments)):
            self.fields[name].widget = LongSelect(choices=_kept(choices, run))  # type: ignore[arg-type]

    @property
    def narrows(self) -> bool:
        """Whether anything but the order is asked for."""
        return any(self.data.get(name) for name in ("q", "yes", "below", "topic", "department"))

    @property
    def filters(self) -> list[forms.BoundField]:
        """The fields beside the search."""
        return [self[name] for name in ("yes", "below", "topic", "department")]

    @property
    def column(self) -> str:
        """The column by which they are sorted."""
        said = str(self.data.get("sort", "")).removeprefix("-")
        return said if said in SORTS else "mentee"

    @property
    def descending(self) -> bool:
        """Whether the last one comes first."""
        return str(self.data.get("sort", "")).startswith("-")

    def proposals(self) -> ProposalQuerySet:
        """Return those that are looked for, in order; what cannot be understood finds nothing."""
        if not self.is_valid():
            return self.run.proposals.none()
        said = self.cleaned_data
        found = self.run.proposals.whose_names_hold(said["q"])
        found = {"yes": found.approved, "no": found.to_be_approved}.get(said["yes"], found.all)()
        if said["below"] is not None:
            found = found.below(said["below"])
        if said["topic"]:
            found = found.on(said["topic"])
        if said["department"]:
            found = found.in_department(said["department"])
        return found.sorted_by(self.column, descending=self.descending)


def _kept(choices: Callable[[MatchRun], Choices], run: MatchRun) -> Callable[[], Choices]:
    """Return what gives the choices, asked for only where they are drawn, and once a minute."""
    key = f"matching{choices.__name__}.{run.pk}"
    return lambda: [
        ("", str(_("All"))),
        *(cache.get_or_set(key, lambda: choices(run), FRESH) or []),
    ]


def _topics(run: MatchRun) -> Choices:
    """Return what the mentors of a run can teach their mentees."""
    rows = Proposal.skills.through.objects.filter(proposal__run=run)
    skills = Skill.objects.filter(pk__in=rows.values("skill")).order_by("name")
    return list(skills.values_list("pk", "name"))


def _departments(run: MatchRun) -> Choices:
    """Return where the people of the pairs work."""
    people = run.proposals.order_by()
    mentors = people.values_list("mentor__person__department", flat=True).distinct()
    mentees = people.values_list("mentee__person__department", flat=True).distinct()
    return [(name, name) for name in sorted({*mentors, *mentees} - {""})]
