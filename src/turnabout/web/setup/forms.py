"""What the first day asks."""

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _


def time_zones() -> list[tuple[str, str]]:
    """Return every time zone that has a place, and UTC first."""
    places = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in places)]


class SetUp(forms.Form):
    """The organisation and its first administrator."""

    organisation = forms.CharField(
        label=_("Your organisation"),
        max_length=120,
        help_text=_("As people call it: it stands on every page and in every mail."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zones,
        initial="UTC",
        help_text=_("For dates in mails. Everyone can choose their own."),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("You sign in with it. You can hand this office over later."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
