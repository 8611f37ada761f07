"""The catalogue of skills."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.enrollment import OTHERS
from turnabout.rights.register.kept import INSTALLATION
from turnabout.rights.register.table import Nobodys, Stays, Table
from turnabout.rights.register.whose import By

TABLES = (
    Table(
        model="skills.Skill",
        title=_("Skills you added"),
        kept=INSTALLATION,
        erased=Stays(_("A word of the catalogue, which others use by now")),
        whose=By("added_by"),
        told={"name": _("Name"), "added_at": _("Added")},
        kept_back={"settled_by": OTHERS, "merged_by": OTHERS},
        plain="id german group topic number catalogue_key added_by settled_at merged_into "
        "merged_at",
    ),
    Table(
        model="skills.Alias",
        title=_("Other names of skills"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id skill name key",
    ),
    Table(
        model="skills.Edition",
        title=_("The edition of the catalogue"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id only token",
    ),
)
