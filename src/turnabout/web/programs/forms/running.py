"""The rhythm, the people in charge, the invitations and the cohorts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programs.models import Cohort, Program
from turnabout.programs.rhythm import fits


class Rhythm(forms.Form):
    """How long, how often, for how many months."""

    minutes = forms.IntegerField(
        label=_("Minutes a session"),
        min_value=30,
        max_value=120,
        help_text=_("Sixty leave room for a topic and for saying it back. 45 to 75 work well."),
    )
    weeks_between = forms.IntegerField(
        label=_("Weeks from one session to the next"),
        min_value=1,
        max_value=12,
        help_text=_("Four leave time to try something. After more than six, pairs go quiet."),
    )
    sessions = forms.IntegerField(
        label=_("Sessions, before the closing"),
        min_value=3,
        max_value=24,
        help_text=_("Seniors hold these dates when they sign up."),
    )
    months = forms.IntegerField(
        label=_("Months in all"),
        min_value=2,
        max_value=24,
        help_text=_("A fixed end lets both leave well, and start again if they wish."),
    )

    def clean(self) -> dict[str, Any]:
        """Say where the sessions have no room in the months."""
        told = self.cleaned_data
        rhythm = {name: told.get(name) for name in ("sessions", "weeks_between", "months")}
        if all(rhythm.values()) and not fits(**rhythm):  # type: ignore[arg-type]
            self.add_error("months", _("All sessions and the closing do not fit: give more."))
        return told


def _day(**given: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **given)


class CohortForm(forms.Form):
    """A round of the program."""

    name = forms.CharField(
        label=_("Name of the cohort"), max_length=80, help_text=_("“Spring 2027”.")
    )
    sign_up_closes_on = _day(
        label=_("Last day to sign up"),
        help_text=_("Three weeks are enough for people to ask their manager."),
    )
    starts_on = _day(
        label=_("First sessions from"),
        help_text=_("Leave three weeks to match, to look at the pairs and to train mentors."),
    )
    ends_on = _day(
        label=_("Closing until"), help_text=_("Everyone knows the end before they say yes.")
    )

    def __init__(self, program: Program, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.program = program

    def clean_name(self) -> str:
        """Return a name that no other cohort of the program has."""
        name = str(self.cleaned_data["name"])
        if Cohort.objects.filter(program=self.program, name=name).exists():
            raise forms.ValidationError(_("There is a cohort of this name already."))
        return name

    def clean(self) -> dict[str, Any]:
        """Say which date comes too early."""
        told = self.cleaned_data
        closes, starts, ends = (
            told.get(name) for name in ("sign_up_closes_on", "starts_on", "ends_on")
        )
        if closes and starts and starts <= closes:
            self.add_error("starts_on", _("Choose a day after the last day to sign up."))
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("Choose a day after the first sessions."))
        return told
