"""What is decided of a lottery."""

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.lottery.planning import Within


class Shares(forms.Form):
    """How many places there are, how many are the reserve, and within which groups is drawn."""

    places = forms.IntegerField(
        label=_("Places now"),
        min_value=1,
        max_value=9_999,
        help_text=_("As many as the other side can meet."),
    )
    reserve = forms.IntegerField(
        label=_("Reserve"),
        min_value=0,
        max_value=9_999,
        help_text=_(
            "They fill early gaps, in the order of the draw. A fifth of the places is usual."
        ),
    )
    within = forms.ChoiceField(
        label=_("Draw within"),
        choices=Within.choices,
        initial=Within.LEVEL,
        widget=forms.RadioSelect,
        help_text=_(
            "Each group gets its share of the places. Groups of fewer than five join others."
        ),
    )
