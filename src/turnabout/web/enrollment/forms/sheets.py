"""What is asked about a sheet of sign-ups."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.enrollment.models import SignUpSheet
from turnabout.web.people import list_forms


class Upload(list_forms.Upload):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Sheet of sign-ups"),
        help_text=gettext_lazy(
            "A CSV file or an Excel workbook (.xlsx): one person a row, headings in the first row."
        ),
        widget=forms.ClearableFileInput({"accept": ".csv,.xlsx,.txt,.tsv,.gz"}),
    )


class Applying(forms.Form):
    """What becomes of those entered before, of topics that are new, and whether people hear."""

    known = forms.ChoiceField(
        label=gettext_lazy("Whom you, or an earlier sheet, entered before"),
        choices=SignUpSheet.Known.choices,
        initial=SignUpSheet.Known.LEAVE,
        widget=forms.RadioSelect,
    )
    adds_topics = forms.BooleanField(
        label=gettext_lazy("Add the topics of the sheet to the topics of the program"),
        required=False,
    )
    writes = forms.BooleanField(
        label=gettext_lazy("Write one letter to everyone who is signed up"),
        help_text=gettext_lazy(
            "With a link to look at it, to say the rest, or to withdraw without a trace."
        ),
        required=False,
    )

    def __init__(self, sheet: SignUpSheet, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.sheet = sheet
        self.fields["writes"].initial = not settings.DEMO
        if not sheet.counts.get("entered"):
            del self.fields["known"]
        if not (sheet.new_topics or sheet.other_topics):
            del self.fields["adds_topics"]
        for place, topic in enumerate(sheet.new_topics):
            if topic["near"]:
                self.fields[f"topic_{place}"] = _meaning(topic)
        self.order_fields([name for name in self.fields if name.startswith("topic_")])

    def said(self) -> dict[str, Any]:
        """Return what the coordinator says, as the sheet keeps it."""
        given = self.cleaned_data
        meanings = {
            topic["name"]: int(chosen)
            for place, topic in enumerate(self.sheet.new_topics)
            if (chosen := given.get(f"topic_{place}"))
        }
        return {
            "known": given.get("known") or SignUpSheet.Known.LEAVE,
            "adds_topics": given.get("adds_topics", False),
            "writes": given["writes"],
            "meanings": meanings,
        }


def _meaning(topic: dict[str, Any]) -> forms.ChoiceField:
    """Return the question which skill a new name means."""
    people = ngettext("%(n)s person", "%(n)s people", topic["people"]) % {"n": topic["people"]}
    near = [(str(one["skill"]), _("It is: %(name)s") % one) for one in topic["near"]]
    return forms.ChoiceField(
        label=f"{topic['name']} ({people})",
        required=False,
        choices=[("", _("A new skill: add it to the catalogue")), *near],
    )
