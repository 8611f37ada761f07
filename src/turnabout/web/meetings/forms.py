"""The forms of dates: a day and a time on one's own clock."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import NoSuchTimeError, moment_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class When(forms.Form):
    """A day and a time, which become a moment."""

    day = forms.DateField(label=_("Day"), widget=DAY)
    time = forms.TimeField(label=_("Time"), widget=TIME)

    def __init__(self, *given: Any, clock: ZoneInfo, **named: Any) -> None:
        super().__init__(*given, **named)
        self.clock = clock
        said = {"zone": clock.key.replace("_", " ")}
        self.fields["time"].help_text = _("On your clock: %(zone)s.") % said

    def clean(self) -> dict[str, Any]:
        """Return what was said, with the moment that it is."""
        told = self.cleaned_data
        if "day" in told and "time" in told:
            try:
                told["moment"] = moment_of(told["day"], told["time"], self.clock)
            except NoSuchTimeError as error:
                self.add_error("time", str(error))
            except OverflowError:
                self.add_error("day", _("Choose a date nearer to today."))
        return told


class Plan(When):
    """A date for a session: the one that the page spoke of."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Move(When):
    """Another date for a session whose date was known to be this one."""

    known = forms.DateTimeField(widget=forms.HiddenInput)


class CallOff(forms.Form):
    """No date for a session whose date was known to be this one."""

    known = forms.DateTimeField(widget=forms.HiddenInput)


def as_known(meeting: Meeting) -> str:
    """Return the date that a page speaks of, as its form sends it back."""
    return meeting.starts_at.astimezone(dt.UTC).isoformat()
