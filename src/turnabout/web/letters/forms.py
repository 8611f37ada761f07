"""The words of a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.filling import Text, faults
from turnabout.core.mail.kinds import Kind


class LetterForm(forms.Form):
    """A subject and a text with places in braces."""

    subject = forms.CharField(label=_("Subject"), max_length=120)
    body = forms.CharField(
        label=_("Text"), max_length=4000, widget=forms.Textarea({"rows": 16, "spellcheck": "true"})
    )

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_body(self) -> str:
        """Return the text with the ends of lines that we keep: browsers send others."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Say what would go wrong if these words were sent."""
        told = self.cleaned_data
        for fault in faults(self.kind, told.get("subject", ""), told.get("body", "")):
            self.add_error("body", fault)
        return told

    @property
    def said(self) -> Text:
        """The words as they stand in the form now, right or not."""
        return Text(str(self["subject"].value() or ""), str(self["body"].value() or ""))
