"""What a coordinator writes to a pair, and when somebody wants silence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.nudges.notes import ready_note
from turnabout.programs.models import Side
from turnabout.web.nudges.loading import Asked


def _time(**given: Any) -> forms.TimeField:
    return forms.TimeField(widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **given)


class Note(forms.Form):
    """A ready mail, to be changed and sent."""

    sides = forms.TypedMultipleChoiceField(
        label=_("To"),
        coerce=Side,
        widget=forms.CheckboxSelectMultiple,
        initial=Side.values,
        help_text=_("Each gets it alone and does not see who else does."),
        error_messages={"required": _("Choose who gets it: one of the two, or both.")},
    )
    subject = forms.CharField(label=_("Subject"), max_length=120)
    body = forms.CharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "{first_name}, {other}, {link} and {me} are filled in for each. Never say what the "
            "other one answered."
        ),
    )

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pair = asked.pair
        self.fields["sides"].choices = [  # type: ignore[attr-defined]
            (side.value, f"{pair.on(side).person} · {side.label}") for side in Side
        ]
        self.initial.update(ready_note(asked.entry.need)._asdict())


class Hours(forms.Form):
    """From when until when somebody wants no nudge."""

    begins = _time(label=_("From"))
    ends = _time(label=_("Until"), help_text=_("The same time twice: no quiet hours."))
    at_weekends = forms.BooleanField(label=_("On Saturdays and Sundays too"), required=False)
