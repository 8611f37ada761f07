"""What is asked of who writes, who comes back, and who answers."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.concerns.models import Naming
from turnabout.concerns.rules import LONGEST, SHORTEST_PASSPHRASE
from turnabout.concerns.saying import Matter
from turnabout.people.models import Person

NAMINGS = [
    (
        Naming.NAMELESS.value,
        _("Without my name: nothing here leads to you, and you get no mail"),
    ),
    (
        Naming.WITHHELD.value,
        _("My name in a second envelope: two people can open it within a day, and you are told"),
    ),
    (Naming.NAMED.value, _("With my name: it stands on your page, and you are told by mail")),
]

NOBODY = ("", _("Nobody in particular, or somebody who is not here"))


def _words(label: Any, *, rows: int = 6, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy words
    area = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST, widget=area, help_text=help_text)


def _passphrase(label: Any, *, fresh: bool = False, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy words
    known = "new-password" if fresh else "current-password"
    field = forms.PasswordInput(attrs={"autocomplete": known})
    return forms.CharField(label=label, strip=False, widget=field, help_text=help_text)


class Whom(forms.Form):
    """What it is about, and whom: this decides to whom one can turn."""

    matter = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Matter.choices,
        widget=forms.RadioSelect,
        initial=Matter.TREATED.value,
    )
    about = forms.ChoiceField(
        label=_("Whom is it about?"),
        required=False,
        widget=forms.RadioSelect,
        initial="",
        help_text=_("So that nobody who is close to them is offered. It is sealed with the rest."),
    )

    def __init__(self, *given: Any, people: Iterable[Person], **named: Any) -> None:
        super().__init__(*given, **named)
        self.people = {str(one.pk): one for one in people}
        named_ones = [(pk, _told(one)) for pk, one in self.people.items()]
        self.fields["about"].choices = [*named_ones, NOBODY]  # type: ignore[attr-defined]

    @property
    def person(self) -> Person | None:
        """Whom it is about."""
        return self.people.get(self.cleaned_data["about"])


class Write(forms.Form):
    """To whom, with or without a name, and the words."""

    to = forms.ChoiceField(label=_("Who shall read it?"), widget=forms.RadioSelect)
    naming = forms.ChoiceField(
        label=_("Do you give your name?"),
        choices=NAMINGS,
        widget=forms.RadioSelect,
        initial=Naming.NAMELESS.value,
    )
    text = _words(
        _("What happened?"),
        rows=9,
        help_text=_(
            "When, where, who was there. Without your name: leave out what only you can know."
        ),
    )
    form = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, contacts: Iterable[Person], **named: Any) -> None:
        super().__init__(*given, **named)
        self.contacts = {str(one.pk): one for one in contacts}
        choices = [(pk, _told(one)) for pk, one in self.contacts.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["form"].initial = uuid.uuid4

    @property
    def contact(self) -> Person:
        """Who was chosen."""
        return self.contacts[self.cleaned_data["to"]]


class Receipt(forms.Form):
    """The digits with which somebody comes back."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        max_length=40,
        help_text=_("Sixteen digits, in groups of four."),
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "class": "code",
                "size": 24,
            }
        ),
    )


class Words(forms.Form):
    """Something to add."""

    text = _words(_("Write on"))


class Answer(forms.Form):
    """What the contact answers."""

    text = _words(_("Your answer"), help_text=_("Only the author can open it, with the receipt."))


class Done(forms.Form):
    """What was done, which closes it."""

    text = _words(
        _("What was done"), rows=4, help_text=_("The author reads it. They can write on later.")
    )


class To(forms.Form):
    """Another contact."""

    to = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, people: Iterable[Person], **named: Any) -> None:
        super().__init__(*given, **named)
        self.people = {str(one.pk): one for one in people}
        choices = [(pk, _told(one)) for pk, one in self.people.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    @property
    def person(self) -> Person:
        """Who was chosen."""
        return self.people[self.cleaned_data["to"]]


class Second(To):
    """The second person who is asked to let a name be opened, and why."""

    reason = forms.CharField(
        label=_("Why must the name be known?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The second person and the author read it. Say nothing of what was written."),
    )


class Passphrase(forms.Form):
    """What opens the key."""

    passphrase = _passphrase(_("Your passphrase"))


class NewPassphrase(forms.Form):
    """A passphrase, twice, since nobody can look it up."""

    to = _passphrase(
        _("A new passphrase"),
        fresh=True,
        help_text=_("At least 15 characters: four or five words. It is stored nowhere."),
    )
    again = _passphrase(_("The same once more"), fresh=True)

    def clean(self) -> dict[str, Any]:
        """Return both, which are alike and long enough."""
        given = super().clean() or {}
        first, again = given.get("to", ""), given.get("again", "")
        if first and len(first.strip()) < SHORTEST_PASSPHRASE:
            self.add_error("to", _("That is too short: at least 15 characters."))
        if first and again and first != again:
            self.add_error("again", _("The two are not the same. Type both again."))
        return given


class ChangePassphrase(NewPassphrase):
    """The passphrase until now, and another."""

    passphrase = _passphrase(_("Your passphrase until now"))
    field_order = ("passphrase", "to", "again")


class Recover(NewPassphrase):
    """The recovery key, and a new passphrase."""

    recovery = forms.CharField(
        label=_("Your recovery key"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Thirty letters and digits that you printed when you set up your key."),
    )
    field_order = ("recovery", "to", "again")


class GiveUp(NewPassphrase):
    """A new key for who has lost everything."""

    sure = forms.BooleanField(
        label=_("I know that I can never open again what was sealed to me until now"),
    )
    field_order = ("sure", "to", "again")


def _told(person: Person) -> str:
    more = ", ".join(one for one in (person.job, person.department) if one)
    return f"{person.name} · {more}" if more else person.name
