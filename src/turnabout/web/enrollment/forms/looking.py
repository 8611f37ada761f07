"""What a coordinator looks for, and what is said of who waits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Grade, Person
from turnabout.people.models.people import PersonQuerySet
from turnabout.programs.models import Side


class Search(forms.Form):
    """Whom to invite."""

    role = forms.ChoiceField(label=_("To be"), choices=Side.choices, required=False)
    q = forms.CharField(
        label=_("Name, job or department"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    grade = forms.ModelChoiceField(
        Grade.objects.all(), label=_("Grade"), required=False, empty_label=_("All grades")
    )

    def of(self, people: PersonQuerySet) -> PersonQuerySet:
        """Return the people who are looked for, all where nothing is said.

        Words are looked for in everyone first: where a database begins with the grades instead, it
        reads most of the staff list row by row.
        """
        told = self.cleaned_data if self.is_valid() else {}
        if words := told.get("q"):
            everyone = Person.objects.here().whose_name_holds(words)
            people = people.filter(pk__in=everyone.order_by().values("pk"))
        return people.filter(grade=told["grade"]) if told.get("grade") else people


class Waits(forms.Form):
    """Why somebody waits for a place."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The person reads it: “More mentors than seats this spring.”"),
    )
