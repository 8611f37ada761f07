"""What somebody offers or wants, with an example or a reason, in the words of the handbook."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.answering import offer, tell_more, want
from turnabout.enrollment.models import Gain, Personal, Return, Urgency
from turnabout.people.models import Person
from turnabout.skills.choices import Choice
from turnabout.skills.ladder import Level
from turnabout.web.enrollment.forms.step import Answers, at_most, by_place
from turnabout.web.skills.fields import ChosenSkills

MOST_GAINS = 2


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
        return at_most(self.cleaned_data["gains"], MOST_GAINS, _("Choose two at most."))

    def keep(self, *, by: Person, at: dt.datetime) -> None:
        """Keep the examples and the rest."""
        tell_more(self.enrollment, by_place(self.cleaned_data, "example"), by=by, at=at)
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
        tell_more(self.enrollment, by_place(self.cleaned_data, "urgency"), by=by, at=at)
        super().keep(by=by, at=at)


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
