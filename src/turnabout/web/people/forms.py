"""What is asked about people: whom to look for, and the facts of one."""

from typing import Any, ClassVar

from django import forms
from django.core.cache import cache
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from turnabout.matchmaking.sheets.cells import languages_of
from turnabout.matchmaking.sheets.problems import CellError
from turnabout.people.models import Grade, Person, PersonQuerySet
from turnabout.web.selects import LongSelect
from turnabout.web.setup.forms import time_zones

HERE = [("here", _("Here")), ("gone", _("Left")), ("all", _("Everyone"))]
FRESH = 60
"""Seconds after which a new department can be chosen: finding them all takes a while."""
SORTS = {"name": _("Name"), "department": _("Department"), "grade": _("Grade")}


SUGGESTED = {
    "list": "managers",
    "autocomplete": "off",
    "hx-get": reverse_lazy("people_suggestions"),
    "hx-trigger": "input changed delay:200ms",
    "hx-target": "#managers",
}
"""What makes a field suggest people while somebody types."""


def _departments() -> list[tuple[str, str]]:
    """Return what can be chosen, asked for only where it is drawn, and once a minute."""
    names = cache.get_or_set("people.departments", Person.objects.departments, FRESH)
    return [("", str(_("Any"))), *((name, name) for name in names or [])]


class Search(forms.Form):
    """Whom to look for in the directory."""

    q = forms.CharField(
        label=_("Name, e-mail, job or number"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    grade = forms.ModelChoiceField(
        label=_("Grade"),
        required=False,
        queryset=Grade.objects.all(),
        empty_label=_("Any"),
        widget=LongSelect,
    )
    department = forms.CharField(
        label=_("Department"),
        required=False,
        widget=LongSelect(choices=_departments),  # type: ignore[arg-type]
    )
    who = forms.ChoiceField(label=_("Who"), required=False, choices=HERE)
    manager = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def has_words(self) -> bool:
        """Whether somebody is looked for by words."""
        return self.is_valid() and bool(self.cleaned_data["q"])

    @property
    def column(self) -> str:
        """The column by which they are sorted."""
        said = str(self.data.get("sort", "")).removeprefix("-")
        return said if said in SORTS else "name"

    @property
    def descending(self) -> bool:
        """Whether the last one comes first."""
        return str(self.data.get("sort", "")).startswith("-")

    def people(self) -> PersonQuerySet:
        """Return those who are looked for; what cannot be understood looks for nobody."""
        if not self.is_valid():
            nobody: PersonQuerySet = Person.objects.none()
            return nobody
        said = self.cleaned_data
        found: PersonQuerySet = Person.objects.whose_name_holds(said["q"])
        match said["who"]:
            case "gone":
                found = found.gone()
            case "all":
                found = found.known()
            case _:
                found = found.here()
        for fact in ("grade", "department", "manager"):
            if said[fact]:
                found = found.filter(**{fact: said[fact]})
        return found.sorted_by(self.column, descending=self.descending)


class PersonFacts(forms.ModelForm):  # type: ignore[type-arg]
    """The facts of one person, as somebody types them."""

    manager = forms.CharField(
        label=_("Manager"),
        required=False,
        max_length=254,
        help_text=_("Their e-mail, their staff number or their full name."),
        widget=forms.TextInput(SUGGESTED),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("That of the organisation")), *time_zones()],
        widget=LongSelect,
    )
    languages = forms.CharField(
        label=_("Languages they speak"),
        required=False,
        max_length=160,
        help_text=_("Names or codes, with commas between: English, cy."),
    )

    class Meta:
        model = Person
        fields = (
            "name",
            "email",
            "staff_id",
            "job",
            "grade",
            "department",
            "location",
            "manager",
            "time_zone",
            "languages",
        )
        help_texts: ClassVar = {
            "email": _("They sign in with it, and mail goes there."),
            "staff_id": _("Finds them again in a staff list when name or e-mail change."),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["staff_id"].required = self.fields["grade"].required = False
        if manager := self.instance.manager:
            self.initial["manager"] = manager.email
        self.initial["languages"] = ", ".join(self.instance.languages.split())

    def clean_email(self) -> str:
        """Return the address as it is kept."""
        return str(self.cleaned_data["email"]).lower()

    def clean_staff_id(self) -> str | None:
        """Return the number, or nothing: any number of people may have none."""
        return self.cleaned_data["staff_id"] or None

    def clean_languages(self) -> str:
        """Return the codes."""
        try:
            return " ".join(languages_of(self.cleaned_data["languages"]))
        except CellError as error:
            raise forms.ValidationError(f"{error.message}: {error.remedy}") from None

    def clean_manager(self) -> Person | None:
        """Return the one person who goes by this."""
        words = self.cleaned_data["manager"]
        if not words.strip():
            return None
        found: list[Person] = list(
            Person.objects.known().called(words).exclude(pk=self.instance.pk)[:2]
        )
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(
                _("Several people go by this. Write the e-mail of the one who is meant.")
            )
        raise forms.ValidationError(_("Nobody here goes by this. Write their e-mail."))

    def facts(self) -> dict[str, Any]:
        """Return the facts, as the directory keeps them."""
        return {field: self.cleaned_data[field] for field in self.Meta.fields}
