"""The steps of the form, in the words of the handbook. Nothing is required until one signs up."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.answering import (
    PLAIN,
    accept_rules,
    answer,
    hold,
    keep_hours,
    offer,
    tell_more,
    want,
)
from turnabout.enrollment.gaps import VALUES_TO_NAME
from turnabout.enrollment.models import (
    Enrollment,
    Gain,
    ManagerTime,
    Meets,
    Personal,
    Return,
    Urgency,
    WorkValue,
)
from turnabout.enrollment.models.choices import MOST_TOPICS
from turnabout.enrollment.rules import one_of_each, possible_dates
from turnabout.people.models import Person
from turnabout.skills.choices import Choice
from turnabout.skills.ladder import Level
from turnabout.web.enrollment.forms.fields import Hours, between
from turnabout.web.skills.fields import ChosenSkills

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "tr", "ar")
MOST_GAINS = 2


class Answers(forms.Form):
    """One step: knows whose answers it shows, and keeps those that can be kept."""

    names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, enrollment: Enrollment, data: Mapping[str, Any] | None = None) -> None:
        self.enrollment = enrollment
        super().__init__(data, initial=self.as_kept())
        self.lay_out()

    def as_kept(self) -> dict[str, Any]:
        """Return the answers that were given before."""
        return {name: getattr(self.enrollment, name) for name in PLAIN}

    def lay_out(self) -> None:
        """Fit the questions to the person; most steps ask everybody the same."""

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep what is right, whatever else is wrong."""
        told = {name: value for name, value in self.cleaned_data.items() if name in PLAIN}
        answer(self.enrollment, told, by=by, at=at)


class Offers(Answers):
    """What a mentor could help with."""

    personal = forms.ChoiceField(
        label=_("Talking about personal experience: background, identity, health"),
        choices=Personal.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "“No” is the usual answer. You can change it at any time, and topics of lived "
            "experience go with it."
        ),
    )

    def as_kept(self) -> dict[str, Any]:
        """Return what they offered before."""
        offers = self.enrollment.offers.select_related("skill")
        return {
            "topics": [Choice(one.skill.local_name, Level(one.level)) for one in offers],
            "personal": self.enrollment.personal,
        }

    def lay_out(self) -> None:
        """Take topics of lived experience only from who says yes to talking about it."""
        said = self["personal"].value()
        self.fields["topics"] = ChosenSkills(
            label=_("Up to five topics that you could help someone senior with"),
            help_text=_("With each, how well you know it today."),
            personal=said != Personal.NO,
            required=False,
        )
        self.order_fields(["topics", "personal"])

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep the topics where all of them are right."""
        told = self.cleaned_data
        if {"topics", "personal"} <= told.keys():
            offer(self.enrollment, told["topics"], personal=told["personal"], by=by, at=at)


class Wants(Answers):
    """What a mentee wants to know more of."""

    topics = ChosenSkills(
        label=_("Up to five topics that you want to know more of"),
        help_text=_("With each, where you stand today. New to it is a good place to start."),
        personal=True,
        required=False,
    )

    def as_kept(self) -> dict[str, Any]:
        """Return what they wanted before."""
        wants = self.enrollment.wants.select_related("skill")
        return {"topics": [Choice(one.skill.local_name, Level(one.level)) for one in wants]}

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep the topics where all of them are right."""
        if "topics" in self.cleaned_data:
            want(self.enrollment, self.cleaned_data["topics"], by=by, at=at)


class Examples(Answers):
    """One real example for each offer, and what a mentor hopes for."""

    gains = forms.MultipleChoiceField(
        label=_("What do you want to get out of this? Up to two"),
        choices=Gain.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_gain = forms.CharField(
        label=_("Something else, in a few words"), max_length=160, required=False
    )

    def lay_out(self) -> None:
        """Ask for an example of each topic."""
        offers = self.enrollment.offers.select_related("skill")
        asked = {f"example_{one.place}": _example(one.skill, one.example) for one in offers}
        self.fields = asked | self.fields

    def clean_gains(self) -> list[str]:
        """Return at most two."""
        return _at_most(self.cleaned_data["gains"], MOST_GAINS, _("Choose two at most."))

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep the examples and the rest."""
        tell_more(self.enrollment, _by_place(self.cleaned_data, "example"), by=by, at=at)
        super().keep(by=by, at=at)


class Reasons(Answers):
    """How soon, and why, a mentee wants to know more."""

    decision = forms.CharField(
        label=_(
            "Which decision or habit of yours in the next six months could turn out differently "
            "because of this?"
        ),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Mentors can read this once sign-up has closed."),
    )
    changed_mind = forms.CharField(
        label=_("When did someone much more junior last change your mind, and on what?"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For yourself. You may leave it empty."),
    )
    returns = forms.MultipleChoiceField(
        label=_("What can you offer back?"),
        choices=Return.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def lay_out(self) -> None:
        """Ask how soon for each topic."""
        wants = self.enrollment.wants.select_related("skill")
        asked = {f"urgency_{one.place}": _urgency(one.skill, one.urgency) for one in wants}
        self.fields = asked | self.fields

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep how soon and the rest."""
        tell_more(self.enrollment, _by_place(self.cleaned_data, "urgency"), by=by, at=at)
        super().keep(by=by, at=at)


class AboutYou(Answers):
    """What matters to somebody in work, and how they like to talk."""

    values = forms.MultipleChoiceField(
        label=_("Your three most important work values"),
        choices=WorkValue.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nobody is shown them. Later your partner guesses them, and you theirs."),
    )
    plan = between(_("plan"), _("improvise"))
    think = between(_("think aloud"), _("reflect first"))
    blunt = between(_("blunt feedback"), _("gentle feedback"))
    picture = between(_("big picture"), _("detail"))

    def clean_values(self) -> list[str]:
        """Return at most three."""
        return _at_most(self.cleaned_data["values"], VALUES_TO_NAME, _("Choose three at most."))


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
        held = {one.number: one.starts_at for one in self.enrollment.dates.all()}
        self.choices = _choices(self.enrollment)
        likely = one_of_each(self.choices)
        return {
            f"session_{number}": _sent(held.get(number) or (None if held else suggested))
            for number, suggested in enumerate(likely, start=1)
        }

    def lay_out(self) -> None:
        """Ask for a date of each session."""
        held = {one.number: one.starts_at for one in self.enrollment.dates.all()}
        zone = ZoneInfo(self.enrollment.time_zone)
        for number, moments in enumerate(self.choices, start=1):
            known = {_sent(moment): moment for moment in moments}
            if kept := held.get(number):
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
        told = _by_place(self.cleaned_data, "session")
        dates = {
            number: dt.datetime.fromisoformat(str(value)) if value else None
            for number, value in told.items()
        }
        hold(self.enrollment, dates, by=by, at=at)


class MentorsPeople(Answers):
    """How many somebody mentors, and whether the manager knows."""

    manager_time = forms.ChoiceField(
        label=_("Is the time agreed with your manager?"),
        choices=ManagerTime.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "If you wish, your manager gets one note when you sign up: the hours and the end "
            "date, nothing else."
        ),
    )
    capacity = forms.TypedChoiceField(
        label=_("How many people would you mentor?"),
        choices=[(1, _("One")), (2, _("Two, if somebody would go without otherwise"))],
        coerce=int,
        widget=forms.RadioSelect,
    )


class GroundRules(Answers):
    """What a mentee promises."""

    accepted = forms.BooleanField(label=_("I accept the ground rules."), required=False)

    def as_kept(self) -> dict[str, Any]:
        """Return whether they were accepted before."""
        return {"accepted": bool(self.enrollment.rules_accepted_at)}

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep whether they are accepted now."""
        accept_rules(self.enrollment, is_yes=self.cleaned_data["accepted"], by=by, at=at)


def _example(skill: object, words: str) -> forms.CharField:
    return forms.CharField(
        label=_("One real example: %(topic)s") % {"topic": skill},
        max_length=280,
        required=False,
        initial=words,
        widget=forms.Textarea({"rows": 2}),
    )


def _urgency(skill: object, urgency: int) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("How soon: %(topic)s") % {"topic": skill},
        choices=Urgency.choices,
        coerce=int,
        initial=urgency,
        widget=forms.RadioSelect,
    )


def _by_place(told: Mapping[str, Any], kind: str) -> dict[int, Any]:
    """Return the answers of one kind by the number at the end of their name."""
    places = range(1, max(len(told), MOST_TOPICS) + 1)
    return {place: told[f"{kind}_{place}"] for place in places if f"{kind}_{place}" in told}


def _at_most(chosen: list[str], most: int, fault: object) -> list[str]:
    if len(chosen) > most:
        raise forms.ValidationError(str(fault))
    return chosen


def _choices(enrollment: Enrollment) -> list[list[dt.datetime]]:
    program, cohort = enrollment.program, enrollment.cohort
    return possible_dates(
        enrollment.slots,
        zone=ZoneInfo(enrollment.time_zone),
        first=cohort.starts_on,
        last=cohort.ends_on,
        weeks_between=program.weeks_between,
        sessions=program.sessions,
        minutes=program.minutes,
    )


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
