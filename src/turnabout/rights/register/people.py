"""What is known of a person by the staff list."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import HERE, LISTS, PROGRAM
from turnabout.rights.register.table import Emptied, Goes, Nobodys, Stays, Table
from turnabout.rights.register.whose import By

IN_OFFICE = _("Acts in office stay, under nobody's name: others rely on what was decided")

TABLES = (
    Table(
        model="people.Person",
        title=_("You, as the staff list has you"),
        kept=HERE,
        erased=Emptied({}, _("every fact goes; a row without a name stays")),
        whose=By("pk"),
        told={
            "name": _("Name"),
            "email": _("E-mail"),
            "staff_id": _("Staff number"),
            "grade": _("Grade"),
            "manager": _("Manager"),
            "job": _("Job"),
            "department": _("Department"),
            "location": _("Location"),
            "language": _("Language of Turnabout"),
            "languages": _("Languages"),
            "time_zone": _("Time zone"),
            "entered_at": _("Entered"),
            "left_at": _("Left"),
            "last_login": _("Signed in last"),
        },
        kept_back={"password": _("A secret: only whether it fits can be told of it")},
        plain="id sought erased_at",
    ),
    Table(
        model="people.Appointment",
        title=_("Offices you hold or held"),
        kept=HERE,
        erased=Goes(),
        whose=By("person"),
        told={"office": _("Office"), "appointed_at": _("Since"), "ended_at": _("Until")},
        kept_back={"appointed_by": _("Who appointed: an act of theirs")},
        plain="id person",
    ),
    Table(
        model="people.Line",
        title=_("What the last staff lists changed about you"),
        kept=LISTS,
        erased=Goes(),
        whose=By("person"),
        told={"before": _("Before"), "after": _("After")},
        plain="id staff_list kind row person",
    ),
    Table(
        model="people.StaffList",
        title=_("Staff lists you took in"),
        kept=LISTS,
        erased=Stays(IN_OFFICE),
        whose=By("uploaded_by"),
        told={
            "file_name": _("File"),
            "uploaded_at": _("Taken in"),
            "applied_at": _("Applied"),
            "undone_at": _("Undone"),
        },
        kept_back={
            "file": _("Facts about everybody in the list"),
            "samples": _("Facts about everybody in the list"),
            "problems": _("Facts about everybody in the list"),
            "notes": _("Facts about everybody in the list"),
            "applied_by": _("An act of whoever applied it"),
            "undone_by": _("An act of whoever undid it"),
        },
        plain="id headings rows columns uploaded_by job compared_at counts problem_count gone "
        "new_grades levels",
    ),
    Table(
        model="people.Grade",
        title=_("Grades"),
        kept=PROGRAM,
        erased=Nobodys(),
        plain="id name height",
    ),
)
