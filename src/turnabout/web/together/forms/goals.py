"""The forms of goals, commitments and next actions. Each takes along the edition that it shows."""

import datetime as dt
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_day
from turnabout.meetings.planning import PastError
from turnabout.together.models import Owner

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST = 600
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _words(
    label: "_StrPromise", help_text: "str | _StrPromise" = "", *, is_asked: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=is_asked,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GoalForm(forms.Form):
    """A goal: what, how one would see it, and whose it is."""

    what = _words(_("What do you aim for?"), _("The two of you see it, nobody else."))
    seen_by = _words(
        _("How would one see it?"),
        _("Something that happens or does not: a habit, a decision, a thing that is there."),
    )
    owner = forms.ChoiceField(
        label=_("Whose is it?"), choices=Owner.choices, widget=forms.RadioSelect
    )
    known = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CommitmentForm(forms.Form):
    """A commitment: what the mentee heard, what they changed, what is still open, until when."""

    heard = _words(
        _("I heard"), _("The two of you see it. At the closing you choose what others may read.")
    )
    changed = _words(_("I changed"), _("Or will change."), is_asked=False)
    still_open = _words(_("Still open"), is_asked=False)
    due_on = forms.DateField(label=_("Until when?"), widget=DAY)
    known = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_due_on(self) -> dt.date:
        """Return a day to come, or the one that was kept before."""
        day: dt.date = self.cleaned_data["due_on"]
        if "due_on" in self.changed_data and day < current_day():
            raise forms.ValidationError(str(PastError()))
        return day
