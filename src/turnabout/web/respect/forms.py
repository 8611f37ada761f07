"""What is asked after a session, and what a coordinator settles before anybody is asked."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.programs.models import Side
from turnabout.respect.models import Dimension
from turnabout.respect.release.questions import Question
from turnabout.respect.rules import LEARNED, SAID, WORTH

AGREE = [
    ("1", _("1 · not at all")),
    ("2", _("2 · a little")),
    ("3", _("3 · partly")),
    ("4", _("4 · mostly")),
    ("5", _("5 · fully")),
]

MENTOR_TO_MENTEE = ["1", "2", "3", "4", "5"]
"""Who learned more, from the mentor to the mentee."""


class Taps(forms.Form):
    """Two taps, and once a month a third; each may be left out."""

    worth_my_time = forms.ChoiceField(
        label=_("Worth my time"), choices=AGREE, required=False, widget=forms.RadioSelect
    )
    could_say = forms.ChoiceField(
        label=_("I could say what I thought"),
        choices=AGREE,
        required=False,
        widget=forms.RadioSelect,
    )
    learned_more = forms.ChoiceField(
        label=_("Who learned more today?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *given: Any, partner: str, side: Side, learned: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if learned:
            self.fields["learned_more"].choices = _who(partner, side)  # type: ignore[attr-defined]
        else:
            del self.fields["learned_more"]

    def clean(self) -> dict[str, Any]:
        """Return the taps: at least one of them."""
        told = self.cleaned_data
        if not self.errors and not any(told.values()):
            raise forms.ValidationError(_("Tap one answer at least, or choose “Not this time”."))
        return told

    @property
    def said(self) -> dict[Question, int]:
        """What was tapped."""
        asked = (WORTH, SAID, LEARNED)
        told = {one: self.cleaned_data.get(one.name) for one in asked}
        return {one: int(value) for one, value in told.items() if value}


class Groups(forms.Form):
    """By what the figures of a pulse are told, beside each side as a whole."""

    dimension = forms.ChoiceField(
        label=_("Groups"), choices=Dimension.choices, required=False, widget=forms.RadioSelect
    )


def _who(partner: str, side: Side) -> list[tuple[str, str | Promise]]:
    """Return who may have learned more, oneself first: whoever asks, the numbers mean the same."""
    name = {"name": partner}
    words: list[str | Promise] = [
        _("I did, by far"),
        _("I did, a little"),
        _("Both alike"),
        _("%(name)s, a little") % name,
        _("%(name)s, by far") % name,
    ]
    order = MENTOR_TO_MENTEE if side == Side.MENTOR else MENTOR_TO_MENTEE[::-1]
    return list(zip(order, words, strict=True))
