"""The forms around a session: its agenda, its preparation, and the minute afterwards."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.clock import current_day
from turnabout.meetings.planning import PastError
from turnabout.together.guides.guide import Guide
from turnabout.together.models import Owner, Result
from turnabout.together.prompts import PROMPTS
from turnabout.together.reflecting import LookedBack
from turnabout.web.together.forms.goals import DAY, LONGEST

OTHER = "other"


class AgendaForm(forms.Form):
    """What a session is about: one of the shared topics or another in words, and a guide."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Which topic?"), required=False, widget=forms.RadioSelect
    )
    own_topic = forms.CharField(
        label=gettext_lazy("Another topic, in your words"), required=False, max_length=120
    )
    guide = forms.ChoiceField(label=gettext_lazy("Which guide?"), required=False)

    def __init__(
        self, *given: Any, topics: Sequence[str], guides: Sequence[Guide], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        asked = [*((one, one) for one in topics), (OTHER, _("Another"))]
        self.fields["topic"].choices = asked  # type: ignore[attr-defined]
        self.fields["topic"].help_text = _("The two of you see it, nobody else.")
        if not topics:
            del self.fields["topic"]
        offered = [("", _("None: we talk freely")), *((one.key, one.title) for one in guides)]
        self.fields["guide"].choices = offered  # type: ignore[attr-defined]
        self.fields["guide"].help_text = _("What fits what you share stands first.")

    def clean(self) -> dict[str, Any]:
        """Return what was said, the topic in words: those that somebody has just typed count."""
        told = self.cleaned_data
        own = " ".join(told.get("own_topic", "").split())
        chosen = told.get("topic", OTHER)
        typed = own and "own_topic" in self.changed_data
        told["words"] = own if typed or chosen in {OTHER, ""} else chosen
        return told


class PreparationForm(forms.Form):
    """What the mentee answers before the session."""

    answer = forms.CharField(max_length=1200, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *given: Any, question: str, reader: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["answer"].label = question
        told = _("%(name)s reads it before you meet, nobody else.")
        self.fields["answer"].help_text = told % {"name": reader}


class Afterwards(forms.Form):
    """A minute after a session. Above each field stands who sees it."""

    result = forms.ChoiceField(
        label=gettext_lazy("Could they say it in own words?"),
        help_text=gettext_lazy("You alone see it."),
        choices=Result.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=gettext_lazy("What is the next action?"),
        help_text=gettext_lazy("The two of you see it, nobody else."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Who does it?"), choices=Owner.choices, required=False
    )
    until = forms.DateField(label=gettext_lazy("Until when?"), required=False, widget=DAY)
    known = forms.IntegerField(required=False, widget=forms.HiddenInput)
    prompt = forms.IntegerField(min_value=0, max_value=len(PROMPTS) - 1, widget=forms.HiddenInput)
    reflection = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *given: Any, prompt: int, ticks: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.asked = prompt
        self.fields["reflection"].label = PROMPTS[prompt]
        self.fields["reflection"].help_text = _(
            "You alone see it: not your partner, not a coordinator, not an administrator."
        )
        if not ticks:
            del self.fields["result"]

    def clean(self) -> dict[str, Any]:
        """Return what was said; an action needs somebody and a day."""
        told = self.cleaned_data
        if told.get("what") and not told.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say until when."))
        if told.get("what") and self._is_past(told.get("until")):
            self.add_error("until", str(PastError()))
        return told

    def _is_past(self, until: dt.date | None) -> bool:
        """Return whether a day is asked for that is over; one that was kept before may be."""
        is_new = "until" in self.changed_data or not self.cleaned_data.get("known")
        return until is not None and is_new and until < current_day()

    def told(self) -> LookedBack:
        """Return what somebody said of the session."""
        told = self.cleaned_data
        return LookedBack(
            Result(told["result"]) if told.get("result") else None,
            told["what"],
            told["owner"] or Owner.MENTEE,
            told["until"],
            told["known"] or 0,
            told["prompt"],
            told["reflection"],
        )

    def go_on_from(self, edition: int, error: Exception) -> None:
        """Say why nothing was kept; sent again, what stands here is kept over that edition."""
        self.data = {**{name: self.data[name] for name in self.data}, "known": edition}
        self.add_error("what", str(error))
