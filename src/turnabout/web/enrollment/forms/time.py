"""When somebody is free, and which dates they hold, in the words of the handbook."""

import datetime as dt
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.answering import hold, keep_hours
from turnabout.enrollment.models import Meets
from turnabout.enrollment.rules import one_of_each
from turnabout.people.models import Person
from turnabout.web.enrollment.forms.fields import Hours
from turnabout.web.enrollment.forms.step import Answers, by_place

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "tr", "ar")


class WhenAndWhere(Answers):
    """When somebody is free, in which languages, and what makes it possible to come."""

    hours = Hours(
        label=_("When are you usually free?"),
        required=False,
        help_text=_("More hours, more people who fit. You settle the dates together later."),
    )
    time_zone = forms.ChoiceField(label=_("On the clock of"))
    languages = forms.MultipleChoiceField(
        label=_("Languages you can talk in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    meets = forms.ChoiceField(
        label=_("How would you like to meet?"), choices=Meets.choices, widget=forms.RadioSelect
    )
    access_needs = forms.CharField(
        label=_("What should we arrange, so that you can take part?"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Access needs. Only the coordinator of this program reads it."),
    )

    def as_kept(self) -> dict[str, Any]:
        """Return the answers as they stand, hours among them."""
        return super().as_kept() | {"hours": self.enrollment.slots}

    def lay_out(self) -> None:
        """Offer the languages that people here speak, and every clock."""
        known = dict.fromkeys([*self.enrollment.languages, *LANGUAGES])
        self._offer("languages", [(code, _language(code)) for code in known])
        self._offer("time_zone", _zones())

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep the hours and the rest."""
        super().keep(by=by, at=at)
        keep_hours(self.enrollment, self.cleaned_data["hours"], by=by, at=at)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices


class Dates(Answers):
    """The dates that a mentee holds before anybody is paired."""

    def as_kept(self) -> dict[str, Any]:
        """Return the dates that are held; where none is, the same hour each time is suggested."""
        self.held = {one.number: one.starts_at for one in self.enrollment.dates.all()}
        self.choices = self.enrollment.possible_dates()
        likely = one_of_each(self.choices)
        return {
            f"session_{number}": _sent(self.held.get(number) or (None if self.held else suggested))
            for number, suggested in enumerate(likely, start=1)
        }

    def lay_out(self) -> None:
        """Ask for a date of each session."""
        zone = ZoneInfo(self.enrollment.time_zone)
        for number, moments in enumerate(self.choices, start=1):
            known = {_sent(moment): moment for moment in moments}
            if kept := self.held.get(number):
                known[_sent(kept)] = kept.astimezone(zone)
            told = sorted(known.items(), key=lambda one: one[1])
            self.fields[f"session_{number}"] = forms.ChoiceField(
                label=_("Session %(number)s") % {"number": number},
                choices=[("", _("No date yet")), *((key, _moment(one)) for key, one in told)],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Say where two sessions are at the same time."""
        told = [value for value in self.cleaned_data.values() if value]
        if len(set(told)) < len(told):
            raise forms.ValidationError(_("Two sessions are on the same date. Move one."))
        return self.cleaned_data

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Hold the dates, unless two are the same."""
        if self.non_field_errors():
            return
        told = by_place(self.cleaned_data, "session")
        dates = {
            number: dt.datetime.fromisoformat(str(value)) if value else None
            for number, value in told.items()
        }
        hold(self.enrollment, dates, by=by, at=at)


def _sent(moment: dt.datetime | None) -> str:
    return moment.astimezone(dt.UTC).isoformat() if moment else ""


def _moment(moment: dt.datetime) -> str:
    return date_format(moment, "D j F Y, H:i")


def _language(code: str) -> str:
    return str(LANG_INFO.get(code, {}).get("name_local", code)).capitalize()


@cache
def _zones() -> list[tuple[str, str]]:
    names = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
    left_out = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    return [(name, name.replace("_", " ")) for name in names if not name.startswith(left_out)]
