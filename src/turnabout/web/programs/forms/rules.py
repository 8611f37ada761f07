"""Rules and wishes."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from turnabout.matchmaking.policy import Mode, PolicyError
from turnabout.programs.rulebooks import FULL, RULES, WISHES, Values, shared_out

REASONS = {
    "topics": _("Differ in knowledge: without it there is nothing to show."),
    "preferences": _("Having a say in the match makes people feel closer and do more."),
    "values": _("Shared values go with better relationships; stated ones only modestly."),
    "time": _("Pairs that meet often get more out of it."),
    "distance": _("Somebody from elsewhere asks what nobody asks at home."),
    "style": _("A similar pace and a different perspective."),
}
"""Why each wish is there."""

MODES = (
    (Mode.BEST, _("The most points over all pairs")),
    (Mode.FAIR, _("The worst-off pair first, then the next")),
    (Mode.STABLE, _("No two people would rather have each other")),
)


class Rules(forms.Form):
    """What must never be, what would be good, and what the pairs aim for."""

    level_gap = forms.IntegerField(
        label=RULES["level_gap"],
        min_value=1,
        max_value=20,
        help_text=_("Reporting lines are always excluded, at any depth."),
    )
    minutes = forms.IntegerField(
        label=RULES["minutes"],
        min_value=0,
        max_value=10080,
        help_text=_("Time that both have free in every week, in winter and in summer."),
    )
    again = forms.BooleanField(
        label=RULES["again"],
        required=False,
        help_text=_("Somebody new widens both networks."),
    )
    mode = forms.ChoiceField(
        label=RULES["mode"],
        choices=MODES,
        widget=forms.RadioSelect,
        help_text=_("“Fair” gives up a few points in all so that nobody has a poor pair."),
    )
    cover = forms.BooleanField(
        label=RULES["cover"],
        required=False,
        help_text=_("A place for one more counts for more than better points for others."),
    )
    objective_extra = forms.IntegerField(
        label=RULES["objective_extra"],
        min_value=0,
        max_value=400,
        help_text=_("So the why guides the pairs."),
    )
    ample_minutes = forms.IntegerField(
        label=RULES["ample_minutes"],
        min_value=1,
        max_value=10080,
        help_text=_("More time than this makes a pair no better."),
    )
    keep = forms.IntegerField(
        label=RULES["keep"],
        min_value=0,
        max_value=100,
        help_text=_("When some are matched anew, the others stay together."),
    )
    fair_step = forms.IntegerField(
        label=RULES["fair_step"],
        min_value=1,
        max_value=100,
        help_text=_("How exactly “fair” tells a poor pair from a poorer one."),
    )
    note = forms.CharField(
        label=_("Why you change them"),
        max_length=200,
        required=False,
        help_text=_("Stands in the history, for everyone in the program."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in WISHES.items():
            self.fields[f"wish_{name}"] = forms.IntegerField(
                label=label, min_value=0, max_value=FULL, help_text=REASONS[name]
            )

    @property
    def wishes(self) -> list[BoundField]:
        """The wishes, each with its points."""
        return [self[f"wish_{name}"] for name in WISHES]

    @property
    def rules(self) -> list[BoundField]:
        """What no pair breaks."""
        return [self[name] for name in ("level_gap", "minutes", "again")]

    @property
    def aims(self) -> list[BoundField]:
        """What the pairs as a whole aim for."""
        return [self[name] for name in ("mode", "cover", "objective_extra")]

    @property
    def finer(self) -> list[BoundField]:
        """What few programs change."""
        return [self[name] for name in ("ample_minutes", "keep", "fair_step")]

    @property
    def total(self) -> int:
        """The points that are given so far."""
        return sum(_whole(one.value()) for one in self.wishes)

    def clean(self) -> dict[str, Any]:
        """Say by how many points the wishes miss a hundred, and what else cannot be."""
        told = self.cleaned_data
        if all(f"wish_{name}" in told for name in WISHES) and self.total != FULL:
            self.add_error(None, _miss(self.total))
        if told.get("ample_minutes", 1) <= told.get("minutes", 0):
            self.add_error("ample_minutes", _("Give more than the shared minutes they need."))
        return told

    def values(self) -> Values:
        """Return the rules and wishes as a version of the rulebook keeps them."""
        weights = {name: self.cleaned_data[f"wish_{name}"] for name in WISHES}
        return {name: self.cleaned_data[name] for name in RULES} | {"weights": weights}

    def typed(self) -> dict[str, Any]:
        """Return what was typed, whatever it is."""
        return {name: self[name].value() for name in self.fields}

    def shared_out(self) -> dict[str, Any]:
        """Return what was typed, with the wishes made to add up to a hundred."""
        weights = {name: _whole(self[f"wish_{name}"].value()) for name in WISHES}
        return self.typed() | {
            f"wish_{name}": points for name, points in shared_out(weights).items()
        }


def as_initial(values: Values, number: int) -> dict[str, Any]:
    """Return a version of the rulebook as the form shows it."""
    wishes = {f"wish_{name}": points for name, points in values["weights"].items()}
    return {name: values[name] for name in RULES} | wishes | {"after": number}


def told(error: PolicyError) -> list[str]:
    """Return what the engine could not follow, as sentences."""
    return [f"{problem[:1].upper()}{problem[1:]}." for problem in error.problems]


def _miss(total: int) -> str:
    if total < FULL:
        return _t("The wishes make %(total)s points: give %(rest)s more.") % {
            "total": total,
            "rest": FULL - total,
        }
    return _t("The wishes make %(total)s points: take %(rest)s away.") % {
        "total": total,
        "rest": total - FULL,
    }


def _whole(value: object) -> int:
    text = str(value).strip()
    return min(int(text), FULL) if text.isdecimal() else 0
