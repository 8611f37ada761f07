"""What is typed into a channel: a message with files, a page of notes, a note."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.channels import notes, writing
from turnabout.channels.attaching import Attached
from turnabout.channels.looking import KINDS, LARGEST, UnfitFileError, looked_at

FILES_AT_MOST = 5


class ManyFiles(forms.FileInput):
    """A field of a page that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files that can be sent: each is looked at, and what is wrong is said of all at once."""

    widget = ManyFiles(attrs={"multiple": True, "accept": ",".join(KINDS)})

    def clean(self, data: Any, initial: Any = None) -> list[Attached]:  # noqa: ANN401, ARG002 - Django's signature
        """Return what is fit to be sent."""
        given: Sequence[UploadedFile[Any]] = [one for one in data or [] if one]
        if len(given) > FILES_AT_MOST:
            raise forms.ValidationError(
                _("Send at most %(n)s files with a message.") % {"n": FILES_AT_MOST}
            )
        found, faults = [], []
        for file in given:
            try:
                found.append(looked_at(file.name or "", file.read(LARGEST + 1)))
            except UnfitFileError as fault:
                faults.append(str(fault))
        if faults:
            raise forms.ValidationError([*faults, _("Nothing was sent. Choose your files again.")])
        return found


class Send(forms.Form):
    """A message."""

    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=writing.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "aria-describedby": "marks"}),
    )
    attached = FilesField(label=gettext_lazy("Files"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)


class Draft(forms.Form):
    """What somebody types, before it is sent."""

    text = forms.CharField(max_length=writing.LONGEST, required=False, strip=False)
    once = forms.UUIDField()


class Change(forms.Form):
    """Other words for a message."""

    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=writing.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Page(forms.Form):
    """The notebook of both, written from the version that was known."""

    text = forms.CharField(
        label=gettext_lazy("Your notebook"),
        max_length=notes.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    known = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class OwnNote(forms.Form):
    """A note for oneself."""

    text = forms.CharField(
        label=gettext_lazy("A note for yourself"),
        max_length=notes.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
