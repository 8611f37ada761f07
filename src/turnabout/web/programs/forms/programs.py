"""The name of a program."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Name(forms.Form):
    """How a program is called."""

    name = forms.CharField(
        label=_("Name of the program"),
        max_length=120,
        help_text=_(
            "People see it in every invitation. “Reverse” puts some seniors off, "
            "“upward” or a name of your own is as good."
        ),
    )


class CopyName(Name):
    """How the copy of a program is called."""

    name = forms.CharField(
        label=_("Name of the new program"),
        max_length=120,
        help_text=_(
            "It takes over the objective, topics, grades, rules, rhythm and invitations. "
            "People in charge and cohorts stay with the old one."
        ),
    )
