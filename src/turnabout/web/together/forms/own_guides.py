"""The form of a guide that a program has of its own."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programs.measures import Measure
from turnabout.together.guides.writing import WORDS
from turnabout.together.models import Edition

QUESTIONS = forms.Textarea(attrs={"rows": 4})
MOST = 8
"""Questions that fit into half an hour, and some to choose from."""


class OwnGuideForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a guide says; whoever saves it says which edition they saw."""

    benefits = forms.MultipleChoiceField(
        label=_("What is it good for?"),
        choices=Measure.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    known = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Edition
        fields: ClassVar = (*WORDS, "benefits")
        labels: ClassVar = {
            "title": _("Title"),
            "purpose": _("What is it for?"),
            "prepare_mentor": _("What does the mentor prepare?"),
            "prepare_mentee": _("What does the mentee prepare?"),
            "answers": _("The one thing that the mentee answers beforehand"),
            "mentor_asks": _("The mentor asks"),
            "mentee_asks": _("The mentee asks"),
            "both_ask": _("Both ask"),
            "output": _("What do they go home with?"),
            "watch": _("What to watch"),
        }
        help_texts: ClassVar = {
            "mentor_asks": _("One question a line, eight at most. Each becomes a card."),
            "mentee_asks": _("One question a line, eight at most."),
            "both_ask": _("One question a line; none is fine."),
        }
        widgets: ClassVar = {
            "mentor_asks": QUESTIONS,
            "mentee_asks": QUESTIONS,
            "both_ask": QUESTIONS,
        }

    def clean(self) -> dict[str, Any]:
        """Return what was written, the questions without empty lines."""
        told = self.cleaned_data
        for name in ("mentor_asks", "mentee_asks", "both_ask"):
            lines = [" ".join(line.split()) for line in told.get(name, "").splitlines()]
            told[name] = "\n".join(filter(None, lines))
            if told[name].count("\n") >= MOST:
                self.add_error(name, _("Eight questions at most."))
        return told

    def told(self) -> dict[str, object]:
        """Return what the guide says."""
        return {name: self.cleaned_data[name] for name in (*WORDS, "benefits")}
