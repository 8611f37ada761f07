"""Letters, jobs, and the history of what was decided."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.enrollment import OTHERS
from turnabout.rights.register.kept import DECIDED, HERE, INSTALLATION, JOBS, LETTERS, PROGRAM
from turnabout.rights.register.people import IN_OFFICE
from turnabout.rights.register.table import Emptied, Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import Address, By

ERASED = _("Its words are erased a day after it was sent: you have the letter")

TABLES = (
    Table(
        model="core.Letter",
        title=_("Letters to you"),
        kept=LETTERS,
        erased=Emptied(
            {"to": "", "subject": "", "text": "", "html": "", "calendar": "", "stop": ""},
            _("words and address go; that such a letter was sent stays"),
        ),
        whose=Address("to"),
        told={
            "kind": _("Kind"),
            "to": _("To"),
            "queued_at": _("Written"),
            "sent_at": _("Sent"),
            "bounced_at": _("Sent back"),
        },
        kept_back={"subject": ERASED, "text": ERASED, "html": ERASED, "calendar": ERASED},
        plain="id key message_id language forgets due_at best_before attempts claimed_until "
        "given_up_at fault program stop delayed_at bounce_code",
    ),
    Table(
        model="core.StoppedKind",
        title=_("Reminders you stopped"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={"kind": _("Kind"), "at": _("Since")},
        plain="id person",
    ),
    Table(
        model="core.Change",
        title=_("What you decided or changed"),
        kept=DECIDED,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={"kind": _("About"), "verb": _("What"), "at": _("On")},
        kept_back={"detail": _("It may name others; it is in the history of the thing itself")},
        plain="id thing by",
    ),
    Table(
        model="core.Job",
        title=_("Jobs you asked for"),
        kept=JOBS,
        erased=Stays(_("Numbers of work that was done; erased after 30 days")),
        whose=By("asked_by"),
        told={"name": _("What"), "asked_at": _("Asked"), "finished_at": _("Finished")},
        kept_back={"cancelled_by": OTHERS},
        plain="id arguments asked_by queue_at attempts worker pid started_at done total failed_at "
        "fault cancelled_at",
    ),
    Table(
        model="core.LetterText",
        title=_("Words of letters you settled"),
        kept=PROGRAM,
        erased=Stays(IN_OFFICE),
        whose=By("by"),
        told={
            "program": _("Program"),
            "kind": _("Kind"),
            "subject": _("Subject"),
            "body": _("Text"),
            "at": _("Written"),
        },
        plain="id language by",
    ),
    Table(
        model="core.Organisation",
        title=_("The organisation"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id only name time_zone founded_at",
    ),
    Table(
        model="core.RingMark",
        title=_("The mark of the key ring"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id seal_id text made_at",
    ),
    Table(
        model="core.InboxReading",
        title=_("How far the inbox is read"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id only validity last_uid taken left read_at fault",
    ),
    Table(
        model="core.Worker",
        title=_("Workers"),
        kept=JOBS,
        erased=Nobodys(),
        plain="id name started_at seen_at",
    ),
)
