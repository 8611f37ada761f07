"""What is asked of somebody on the way and at the end."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.closing.models import Choice, Going, Heading, Reader, Reason, Wish
from turnabout.closing.records import CAN_SHOW
from turnabout.closing.words import LONGEST
from turnabout.web.meetings.forms import When

CAN_SAY = [
    ("1", _("1 · hardly ever")),
    ("2", _("2 · seldom")),
    ("3", _("3 · sometimes")),
    ("4", _("4 · mostly")),
    ("5", _("5 · always")),
]

THEMES = 5
"""How many themes fit on the form."""


def _words(label: Any, *, rows: int = 4, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy words
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=area, help_text=help_text
    )


def _one_of(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - lazy words
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


class Fit(forms.Form):
    """Three questions, and where the third goes."""

    going = _one_of(_("Is it working well enough to continue?"), Going.choices)
    can_say = _one_of(_("I can say what I think."), CAN_SAY)
    reader = _one_of(
        _("Who may read what you write below?"), Reader.choices, initial=Reader.NOBODY.value
    )
    change = _words(_("Anything to change?"))

    def __init__(
        self, *given: Any, partner: str, readers: Collection[Reader], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        all_readers = [
            (Reader.NOBODY, _("Nobody: it stays with you")),
            (Reader.PARTNER, _("%(name)s will see this with your name") % {"name": partner}),
            (Reader.COORDINATOR, _("The coordinators will see this with your name")),
            (Reader.CONTACT, _("The confidential contact will see this with your name")),
        ]
        offered = [(reader, words) for reader, words in all_readers if reader in readers]
        self.fields["reader"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return what was said: what is for somebody has words."""
        told = self.cleaned_data
        directed = told.get("reader", Reader.NOBODY) != Reader.NOBODY
        if directed and not told.get("change", "").strip():
            self.add_error("change", _("Write what they should read, or choose nobody."))
        return told


class Middle(forms.Form):
    """Where it goes from here."""

    heading = _one_of(_("How should the second half be?"), Heading.choices)
    talk = forms.BooleanField(
        label=_("I would like to talk to a coordinator about it"),
        required=False,
        help_text=_("Only then do they see your name, and that you asked. Not your answer."),
    )

    def __init__(self, *given: Any, readers: Collection[Reader], **named: Any) -> None:
        super().__init__(*given, **named)
        if Reader.COORDINATOR not in readers:
            del self.fields["talk"]


class Exit(forms.Form):
    """Leaving: nothing has to be said."""

    reason = _one_of(
        _("What made it end?"),
        [("", _("I'd rather not say")), *Reason.choices],
        required=False,
        help_text=_(
            "It is kept without your name, your pair or a date, and a coordinator sees reasons "
            "only when five of them have come together."
        ),
    )


class Goodbye(forms.Form):
    """A few words to somebody one no longer meets."""

    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *given: Any, partner: str, **named: Any) -> None:
        super().__init__(*given, **named)
        told = _("%(name)s will see this with your name, and nobody else.") % {"name": partner}
        self.fields["text"].help_text = told


class Again(forms.Form):
    """Whether to meet somebody else."""

    wish = _one_of(_("Would you like to?"), Wish.choices)


class LookBack(forms.Form):
    """What comes after, and thanks."""

    thanks = _words(_("Thanks, in your own words"), rows=5)
    choice = _one_of(_("And then?"), Choice.choices)

    def __init__(self, *given: Any, partner: str, **named: Any) -> None:
        super().__init__(*given, **named)
        told = {"name": partner}
        self.fields["thanks"].help_text = (
            _("%(name)s will see this with your name, and nobody else. You may leave it empty.")
            % told
        )
        self.fields["choice"].help_text = (
            _(
                "%(name)s learns what you choose only where you both choose to stay in touch, or "
                "both to swap seats: then your roles turn about once more."
            )
            % told
        )


class Shows(forms.Form):
    """What a record shows to anybody who has its address."""

    shows = forms.MultipleChoiceField(
        label=_("What anybody with the address may see"),
        choices=list(CAN_SHOW.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With nothing ticked the page does not exist."),
    )


class CircleDate(When):
    """When the mentors meet, and where."""

    place = forms.CharField(
        label=_("Where"), max_length=200, help_text=_("A room, or the address of a video call.")
    )


class Themes(forms.Form):
    """Up to five themes, without names."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for number in range(1, THEMES + 1):
            self.fields[f"theme_{number}"] = forms.CharField(
                label=_("Theme %(number)s") % {"number": number}, required=False, max_length=300
            )

    def texts(self) -> list[str]:
        """Return the themes that were written."""
        return [text for text in self.cleaned_data.values() if text.strip()]
