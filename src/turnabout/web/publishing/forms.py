"""What a coordinator is asked before people look: until when."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.days import day_at
from turnabout.pairs.models import MatchRun
from turnabout.pairs.previews import MOST_DAYS, suggested_day


class LastDay(forms.Form):
    """The last day on which people can look, and decline."""

    until = forms.DateField(
        label=_("The last day to look"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, run: MatchRun, *args: Any, at: dt.datetime) -> None:
        super().__init__(*args)
        usual = suggested_day(run, at=at)
        self.initial = {"until": usual}
        self.today = day_at(at)
        told = _("People have until the end of that day. Usual is %(day)s.")
        self.fields["until"].help_text = told % {"day": date_format(usual, "l, j F")}

    def clean_until(self) -> dt.date:
        """Return a day that leaves people at least one whole day."""
        until: dt.date = self.cleaned_data["until"]
        if until <= self.today:
            raise forms.ValidationError(_("Choose a later day: people need at least one."))
        if (until - self.today).days > MOST_DAYS:
            raise forms.ValidationError(_("Choose an earlier day: six weeks are the most."))
        return until
