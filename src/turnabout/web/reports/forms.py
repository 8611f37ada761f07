"""What one says who decides how a program goes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programs.models import Way


class Decided(forms.Form):
    """One of three ways, and why."""

    way = forms.ChoiceField(
        label=_("How to go on"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    reason = forms.CharField(
        label=_("Why, against the rule set at the start"),
        help_text=_("Everyone who reads the report reads this, with your name."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why in a sentence: others will build on it.")},
    )
