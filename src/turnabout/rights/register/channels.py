"""What the two of a pair write."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import NOTES, WORDS
from turnabout.rights.register.table import NOW, Emptied, Goes, Table
from turnabout.rights.register.whose import Across, OnSide

TABLES = (
    Table(
        model="channels.Message",
        title=_("Messages"),
        kept=WORDS,
        erased=Emptied(
            {"text": None, "deleted_at": NOW, "changed_at": NOW},
            _("yours go, as if you had deleted each; that there was one stays"),
        ),
        whose=OnSide(),
        told_too=Across(),
        told={
            "side": _("From"),
            "text": _("Text"),
            "written_at": _("Written"),
            "edited_at": _("Changed"),
            "deleted_at": _("Deleted"),
        },
        plain="id seal_id pair once changed_at",
        within="pair",
    ),
    Table(
        model="channels.File",
        title=_("Files that came with messages"),
        kept=WORDS,
        erased=Goes(_("yours go, on the disk as well")),
        whose=OnSide("message__pair", "message__side"),
        told_too=Across("message__pair", "message__side"),
        told={"name": _("Name"), "type": _("Type"), "size": _("Bytes"), "file": _("File")},
        kept_back={"secret": _("The key of the file: you get the file itself")},
        plain="id seal_id message",
        within="message__pair",
    ),
    Table(
        model="channels.Version",
        title=_("The notebook of both, every version"),
        kept=WORDS,
        erased=Goes(_("the versions that you left go; what the other one saved is theirs")),
        whose=OnSide(),
        told_too=Across(),
        told={
            "number": _("Version"),
            "side": _("From"),
            "text": _("Text"),
            "at": _("Written"),
        },
        plain="id seal_id pair",
        within="pair",
    ),
    Table(
        model="channels.Note",
        title=_("Notes for yourself"),
        kept=NOTES,
        erased=Goes(),
        whose=OnSide(),
        told={"text": _("Text"), "written_at": _("Written"), "changed_at": _("Changed")},
        plain="id seal_id pair side exported_at",
        within="pair",
    ),
    Table(
        model="channels.Bookmark",
        title=_("What you were about to write"),
        kept=WORDS,
        erased=Goes(),
        whose=OnSide(),
        told={"draft": _("Draft")},
        plain="id seal_id pair side read_up_to told_at",
        within="pair",
    ),
)
