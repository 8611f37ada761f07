"""What somebody says of themselves and of the people around them, in the words of the handbook."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.answering import accept_rules
from turnabout.enrollment.gaps import VALUES_TO_NAME
from turnabout.enrollment.models import ManagerTime, WorkValue
from turnabout.people.models import Person
from turnabout.web.enrollment.forms.fields import between
from turnabout.web.enrollment.forms.step import Answers, at_most


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
        return at_most(self.cleaned_data["values"], VALUES_TO_NAME, _("Choose three at most."))


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
