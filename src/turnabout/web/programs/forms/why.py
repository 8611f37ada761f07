"""The six questions, and the objective."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from turnabout.programs.measures import SEEN_IN, Measure
from turnabout.programs.models.why import QUESTIONS, Decision, Objective, Outcome, Readiness
from turnabout.programs.readiness import advises_listening

REASONS = {
    "problem": _("Programs without a problem to solve fade after the second session."),
    "executive": _("Seniors follow a senior: one who takes part, not one who writes a greeting."),
    "time": _("Plan about one hour per pair for the whole cohort, and two days to set up."),
    "refuge": _("A mentor who speaks up to somebody senior needs a person outside both lines."),
    "work": _("In their own time only those can take part who have time to spare."),
    "change": _("Talk without change makes people who were open once fall silent."),
}
"""Why each of the six questions is asked."""

YES_NO = (("yes", _("Yes")), ("no", _("No")))


class Questions(forms.Form):
    """Six answers and, where they advise against starting, a decision."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=reversed(Decision.choices),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Either is kept with your name and the day."),
    )
    reason = forms.CharField(
        label=_("If you start all the same: why?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everyone in the program can read it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=question,
                choices=YES_NO,
                widget=forms.RadioSelect({"class": "aside-one-another"}),
                help_text=REASONS[name],
            )

    @property
    def questions(self) -> list[BoundField]:
        """The six questions."""
        return [self[name] for name in QUESTIONS]

    @property
    def decisions(self) -> list[BoundField]:
        """The decision and its reason, where the answers advise to listen first."""
        return [self["decision"], self["reason"]] if self._advises() else []

    def clean(self) -> dict[str, Any]:
        """Ask for a decision where two or more answers are no, and for a reason to start then."""
        told = self.cleaned_data
        if not self._advises():
            return told | {"decision": told.get("decision") or Decision.START}
        if not told.get("decision"):
            self.add_error("decision", _("Two or more answers are no: decide with that in mind."))
        if told.get("decision") == Decision.START and not told.get("reason"):
            self.add_error("reason", _("Say why you start all the same."))
        return told

    def answers(self) -> dict[str, bool]:
        """Return the six answers."""
        return {name: self[name].value() == "yes" for name in QUESTIONS}

    def _advises(self) -> bool:
        answered = all(self[name].value() for name in QUESTIONS)
        return answered and advises_listening(self.answers())


def as_initial(readiness: Readiness | None) -> dict[str, str]:
    """Return the last answers as the form shows them."""
    if not readiness:
        return {}
    answers = {name: "yes" if getattr(readiness, name) else "no" for name in QUESTIONS}
    return answers | {"decision": readiness.decision, "reason": readiness.reason}


class ObjectiveForm(forms.Form):
    """The objective, piece by piece. It can be saved with gaps."""

    seniors = forms.CharField(
        label=_("Who is to learn?"),
        max_length=120,
        required=False,
        help_text=_("A group of seniors, by level or task. “Our twelve directors”."),
    )
    outcome = forms.ChoiceField(
        label=_("What will be different?"), choices=Outcome.choices, required=False
    )
    change = forms.CharField(
        label=_("… namely"),
        max_length=240,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Something others can see. “Run one campaign on short video a quarter”."),
    )
    by_date = forms.DateField(
        label=_("By when?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("After the last session: the day on which you decide how to go on."),
    )
    domain = forms.CharField(
        label=_("What do they learn?"),
        max_length=160,
        required=False,
        help_text=_("It guides the topics, and the topics guide the pairs."),
    )
    mentors = forms.CharField(
        label=_("From whom?"),
        max_length=120,
        required=False,
        help_text=_("By level, tenure or expertise, never by age. “Trainees in marketing”."),
    )
    gain = forms.CharField(
        label=_("What will mentors have gained?"),
        max_length=240,
        required=False,
        help_text=_("They give time and courage. A program that only takes ends early."),
    )
    measures = forms.MultipleChoiceField(
        label=_("How will you see it? Choose one or two."),
        choices=[(one, SEEN_IN[Measure(one)]) for one in Measure.values],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who chooses ten afterwards always finds one that rose."),
    )
    not_for = forms.CharField(
        label=_("What will you not use it for?"),
        max_length=240,
        required=False,
        help_text=_("People speak openly where it cannot be turned against them."),
    )
    stop_if = forms.CharField(
        label=_("You stop or redesign if …"),
        max_length=240,
        required=False,
        help_text=_("“Fewer than half of the pairs have met three times by June”."),
    )

    def clean_measures(self) -> list[str]:
        """Return at most two measures."""
        chosen = list(self.cleaned_data["measures"])
        if len(chosen) > 2:
            raise forms.ValidationError(_("Choose at most two."))
        return chosen

    def values(self) -> dict[str, Any]:
        """Return what was said so far, by the names of the objective."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "measures"}
        first, second = [*self.cleaned_data.get("measures", []), "", ""][:2]
        told["outcome"] = told.get("outcome") or Outcome.ABLE
        return told | {"measure": first, "second_measure": second}


def objective_as_initial(objective: Objective) -> dict[str, Any]:
    """Return the objective as the form shows it."""
    names = [name for name in ObjectiveForm.base_fields if name != "measures"]
    measures = [one for one in (objective.measure, objective.second_measure) if one]
    return {name: getattr(objective, name) for name in names} | {"measures": measures}
