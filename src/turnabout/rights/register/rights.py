"""What people ask for about themselves, and who looked."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.enrollment import OTHERS
from turnabout.rights.register.kept import ASKED, DATES, DOWNLOADS, INSTALLATION, LOOKS
from turnabout.rights.register.table import Goes, Stays, Table
from turnabout.rights.register.whose import By, OfPair

TABLES = (
    Table(
        model="rights.Look",
        title=_("Who looked at what is known of you"),
        kept=LOOKS,
        erased=Goes(),
        whose=By("person"),
        told={"by": _("Who"), "what": _("What"), "day": _("On")},
        plain="id person cohort",
    ),
    Table(
        model="rights.Correction",
        title=_("What you asked to have corrected"),
        kept=ASKED,
        erased=Goes(),
        whose=By("person"),
        told={
            "fact": _("Fact"),
            "should_be": _("What it should say"),
            "asked_at": _("Asked"),
            "outcome": _("What became of it"),
            "answer": _("Answer"),
            "answered_at": _("Answered"),
        },
        kept_back={"answered_by": OTHERS},
        plain="id seal_id person",
    ),
    Table(
        model="rights.Download",
        title=_("Downloads like this one"),
        kept=DOWNLOADS,
        erased=Goes(),
        whose=By("person"),
        told={"asked_at": _("Asked"), "made_at": _("Made"), "size": _("Bytes")},
        kept_back={
            "secret": _("The key of the file"),
            "file": _("It holds what stands here"),
        },
        plain="id seal_id person job",
    ),
    Table(
        model="rights.Forgotten",
        title=_("That the words of a pair are erased"),
        kept=DATES,
        erased=Stays(_("A date of both")),
        whose=OfPair(),
        told={"at": _("Erased")},
        plain="id pair",
        within="pair",
    ),
    Table(
        model="rights.Erasure",
        title=_("That you asked to be erased"),
        kept=INSTALLATION,
        erased=Stays(_("The proof that it was done: a number and dates")),
        whose=By("person"),
        told={"asked_at": _("Asked"), "due_at": _("Due"), "done_at": _("Done")},
        kept_back={"asked_by": OTHERS},
        plain="id person",
    ),
)
