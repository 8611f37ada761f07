"""What coordinators say about a skill."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.skills.book import the_book
from turnabout.skills.models import Group, Skill
from turnabout.skills.names import LONGEST, UnfitNameError, fit


class NameField(forms.CharField):
    """The name of a skill."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            max_length=LONGEST, widget=forms.TextInput({"autocomplete": "off"}), **given
        )

    def clean(self, value: str | None) -> str:
        """Return the name, tidied."""
        name: str = super().clean(value)
        try:
            return fit(name) if name else ""
        except UnfitNameError as error:
            raise forms.ValidationError(str(error)) from None


class Naming(forms.Form):
    """What a skill is called."""

    name = NameField(label=_("Name"), help_text=_("People still find the skill by the old one."))
    german = NameField(label=_("Name in German"), required=False)


class AnotherName(forms.Form):
    """One more name."""

    alias = NameField(
        label=_("Another name for it"),
        help_text=_("As people type it: a tool, a short form, another spelling."),
    )


class Merging(forms.Form):
    """Which skill it is the same as."""

    into = NameField(
        label=_("The same as another skill"), help_text=_("Write any of the other one's names.")
    )

    def clean_into(self) -> Skill:
        """Return the skill that the name means."""
        known = the_book().find(self.cleaned_data["into"])
        if not known:
            raise forms.ValidationError(_("No skill has this name."))
        return Skill.objects.get(pk=known.pk)


class Placing(forms.Form):
    """Where an addition belongs."""

    topic = forms.ModelChoiceField(
        Skill.objects.topics(),
        label=_("Topic it belongs to"),
        required=False,
        help_text=_("Matching takes skills of one topic as near each other."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["topic"].widget.choices = list(_topics())


class Search(forms.Form):
    """What to look for in the catalogue."""

    q = forms.CharField(
        label=_("Find a skill"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    group = forms.ChoiceField(
        label=_("Group"), required=False, choices=[("", _("All groups")), *Group.choices]
    )


def _topics() -> Iterator[tuple[str, object]]:
    """Return the topics, below their groups."""
    yield "", _("None of them")
    for group, topics in groupby(Skill.objects.topics(), key=Skill.get_group_display):
        yield group, [(topic.pk, str(topic)) for topic in topics]
