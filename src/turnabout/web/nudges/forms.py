"""What a coordinator writes to a pair, and when somebody wants silence."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.filling import faults
from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.texts import text_in_use
from turnabout.nudges.notes import kind_of_note
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
            "{name}, {other_first}, {address} and {me} are filled in for each. Never say what the "
            "other one answered."
        ),
    )

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pair = asked.pair
        self.fields["sides"].choices = [  # type: ignore[attr-defined]
            (side.value, f"{pair.on(side).person} · {side.label}") for side in Side
        ]
        self.kind = KINDS[kind_of_note(asked.entry.need)]
        language = get_language() or settings.LANGUAGE_CODE
        ready = text_in_use(self.kind, language=language, program=asked.cohort.program)
        self.initial.update(ready._asdict())

    def clean(self) -> dict[str, Any]:
        """Refuse words that would go out with a hole in them."""
        subject, body = (self.cleaned_data.get(name, "") for name in ("subject", "body"))
        for fault in faults(self.kind, subject, body):
            self.add_error("body", fault)
        return self.cleaned_data


class Hours(forms.Form):
    """From when until when somebody wants no nudge."""

    begins = _time(label=_("From"))
    ends = _time(label=_("Until"), help_text=_("The same time twice: no quiet hours."))
    at_weekends = forms.BooleanField(label=_("On Saturdays and Sundays too"), required=False)
