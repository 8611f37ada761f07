"""The forms of dates: a day and a time on one's own clock."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.meetings.models import Meeting
from turnabout.meetings.rules import NoSuchTimeError, moment_of
from turnabout.meetings.series import Proposed
from turnabout.meetings.where import NoLinkError, check_link

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


class Hold(forms.Form):
    """A day and a time for each of several sessions; a session may stay without."""

    def __init__(self, *given: Any, clock: ZoneInfo, numbers: Iterable[int], **named: Any) -> None:
        super().__init__(*given, **named)
        self.clock, self.numbers = clock, list(numbers)
        for number in self.numbers:
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day"), widget=DAY, required=False
            )
            self.fields[f"time_{number}"] = forms.TimeField(
                label=_("Time"), widget=TIME, required=False
            )

    def propose(self, series: Iterable[Proposed]) -> None:
        """Fill in what is proposed, on the clock of whoever reads it."""
        for one in series:
            if one.starts_at:
                shown = one.starts_at.astimezone(self.clock)
                self.initial[f"day_{one.number}"] = shown.date()
                self.initial[f"time_{one.number}"] = shown.time()

    def clean(self) -> dict[str, Any]:
        """Return what was said, with `dates`: the moment of each session that has one."""
        told = self.cleaned_data
        found = {number: self._moment(number, told) for number in self.numbers}
        told["dates"] = {number: moment for number, moment in found.items() if moment}
        if not told["dates"] and not self.errors:
            raise forms.ValidationError(_("Choose a day and a time for one session at least."))
        return told

    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Return the two fields of each session."""
        return [(number, self[f"day_{number}"], self[f"time_{number}"]) for number in self.numbers]

    def _moment(self, number: int, told: dict[str, Any]) -> dt.datetime | None:
        day, time = told.get(f"day_{number}"), told.get(f"time_{number}")
        if day is None and time is None:
            return None
        if day is None or time is None:
            missing = f"day_{number}" if day is None else f"time_{number}"
            if missing not in self.errors:
                self.add_error(missing, _("Both are needed, the day and the time; or neither."))
            return None
        try:
            return moment_of(day, time, self.clock)
        except NoSuchTimeError as error:
            self.add_error(f"time_{number}", str(error))
        except OverflowError:
            self.add_error(f"day_{number}", _("Choose a date nearer to today."))
        return None


class Place(forms.Form):
    """Where a session is, whose date was known to be this one."""

    link = forms.CharField(
        label=_("A video link of your own"),
        max_length=300,
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    place = forms.CharField(
        label=_("Or in person, at"),
        help_text=_("Room 2.14, or the coffee bar by the entrance."),
        max_length=160,
        required=False,
    )
    known = forms.DateTimeField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Return what was said: a link or a place, or neither."""
        told = self.cleaned_data
        if told.get("link") and told.get("place"):
            self.add_error("place", _("Either a link or a place: empty one of the two."))
        elif told.get("link"):
            try:
                check_link(told["link"])
            except NoLinkError as error:
                self.add_error("link", str(error))
        return told


class Days(forms.Form):
    """From when to when somebody is away."""

    first = forms.DateField(label=_("First day"), widget=DAY)
    last = forms.DateField(label=_("Last day"), widget=DAY)


class Template(forms.Form):
    """By which address pairs meet by video."""

    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )


def as_known(meeting: Meeting) -> str:
    """Return the date that a page speaks of, as its form sends it back."""
    return meeting.starts_at.astimezone(dt.UTC).isoformat()
