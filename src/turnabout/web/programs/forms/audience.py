"""Which topics, and who."""

from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Grade
from turnabout.programs.models import Program
from turnabout.skills.models import in_language


class Chosen(NamedTuple):
    """A topic of the program: its number, what it is called, whether the objective is for it."""

    pk: int
    name: str
    objective: bool


class Marks(forms.Form):
    """Which topics of a program its objective is for."""

    def __init__(self, program: Program, *args: Any) -> None:
        super().__init__(*args)
        told = program.topics.values_list("pk", "skill__name", "skill__german", "objective")
        self.topics = [
            Chosen(pk, in_language(name, german), objective) for pk, name, german, objective in told
        ]
        self.fields["objective"] = forms.ModelMultipleChoiceField(
            program.topics.all(), required=False
        )


class Who(forms.Form):
    """Up to which grade people may mentor, and from which on they may learn."""

    mentors_up_to = forms.ModelChoiceField(
        Grade.objects.none(),
        label=_("Who may mentor? Everyone up to"),
        help_text=_(
            "Junior is a matter of level, tenure or expertise, never of age: "
            "a newcomer of 55 may mentor."
        ),
    )
    mentees_from = forms.ModelChoiceField(
        Grade.objects.none(),
        label=_("Who may learn? Everyone from"),
        help_text=_("Those whose decisions the objective is about."),
    )
    level_gap = forms.IntegerField(
        label=_("Levels apart, at least"),
        min_value=1,
        max_value=20,
        help_text=_(
            "The mentor always stands below the mentee. Two levels or more keep the two out of "
            "each other’s daily work."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mentors_up_to", "mentees_from"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
            field.queryset = Grade.objects.all()
