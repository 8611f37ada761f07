"""What is asked about one's own data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.matchmaking.sheets.cells import languages_of
from turnabout.matchmaking.sheets.problems import CellError
from turnabout.rights.models import Outcome
from turnabout.web.selects import LongSelect
from turnabout.web.setup.forms import time_zones


class Typed(forms.Form):
    """Words to be typed, so that nothing is erased by a slip."""

    typed = forms.CharField(max_length=254, widget=forms.TextInput({"autocomplete": "off"}))

    def __init__(self, *given: Any, words: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.words = words
        self.fields["typed"].label = _("Type %(words)s to confirm") % {"words": words}

    def clean_typed(self) -> str:
        """Return the words, where they are the ones that were asked for."""
        typed = str(self.cleaned_data["typed"]).strip()
        if typed.casefold() != self.words.casefold():
            raise forms.ValidationError(
                _("That is something else. Type it as it stands above, or leave everything as is.")
            )
        return typed


class OwnFacts(forms.Form):
    """What somebody corrects themselves."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("That of the organisation")), *time_zones()],
        widget=LongSelect,
    )
    languages = forms.CharField(
        label=_("Languages you speak"),
        required=False,
        max_length=160,
        help_text=_("Names or codes, with commas between: English, cy."),
    )

    def clean_languages(self) -> str:
        """Return the codes."""
        try:
            return " ".join(languages_of(self.cleaned_data["languages"]))
        except CellError as error:
            raise forms.ValidationError(f"{error.message}: {error.remedy}") from None


class ShouldBe(forms.Form):
    """What a fact should say."""

    should_be = forms.CharField(
        label=_("What it should say"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Whoever looks after the staff list reads this, with your name."),
    )


class Answer(forms.Form):
    """What is answered to somebody who asked for a correction."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why, or what you did"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The person reads this."),
    )
