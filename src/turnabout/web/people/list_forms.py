"""What is asked about a staff list."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.models import StaffList
from turnabout.people.staff_lists.columns import FIELDS, HINTS

MOST_BYTES = 100 * 1024 * 1024
"""Of an upload: a hundred thousand people take some fifteen million."""


class Upload(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Staff list"),
        help_text=gettext_lazy(
            "A CSV file or an Excel workbook (.xlsx): one person a row, headings in the first row."
        ),
        widget=forms.ClearableFileInput({"accept": ".csv,.xlsx,.txt,.tsv,.gz"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Return the file, unless nobody could have meant it."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file has more than 100 MB. Keep only the columns that are needed.")
            )
        return file


class Columns(forms.Form):
    """Which column of the file holds which fact."""

    def __init__(self, *given: Any, staff_list: StaffList, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [("", _("Not in the file")), *_choices(staff_list)]
        for field, label in FIELDS.items():
            self.fields[field] = forms.ChoiceField(
                label=label,
                help_text=HINTS.get(field, ""),
                required=False,
                choices=choices,
                initial=staff_list.columns.get(field, ""),
            )

    def clean(self) -> dict[str, Any]:
        """Return the choices: there must be a name and an e-mail, and no column holds two."""
        said = {field: value for field, value in self.cleaned_data.items() if value}
        if "email" not in said and "email" not in self.errors:
            self.add_error("email", _("Choose the column of the e-mail: people sign in with it."))
        if "name" not in said and not {"first_name", "last_name"} <= set(said):
            self.add_error("name", _("Choose the column of the name, or of both its parts."))
        for field, value in said.items():
            if list(said.values()).count(value) > 1:
                self.add_error(field, _("This column is chosen twice."))
        return said

    def chosen(self) -> dict[str, int]:
        """Return the place of each fact in the file."""
        return {field: int(place) for field, place in self.cleaned_data.items() if place}


class Applying(forms.Form):
    """What becomes of those whom the file does not name."""

    gone = forms.ChoiceField(
        label=gettext_lazy("Who is not in the file"),
        choices=StaffList.Gone.choices,
        widget=forms.RadioSelect,
    )


def _choices(staff_list: StaffList) -> list[tuple[str, str]]:
    """Return the columns that have a heading, each with what stands in it first."""
    return [
        (str(place), f"{heading}: {samples[0]}" if samples else heading)
        for place, (heading, samples) in enumerate(
            zip(staff_list.headings, staff_list.samples, strict=True)
        )
        if heading
    ]
