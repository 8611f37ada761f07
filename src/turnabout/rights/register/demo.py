"""The demo: nobody in it is real."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import INSTALLATION
from turnabout.rights.register.table import Goes, Nobodys, Table
from turnabout.rights.register.whose import By

INVENTED = _("An invented person")

TABLES = (
    Table(
        model="demo.Persona",
        title=_("People of the demo"),
        kept=INSTALLATION,
        erased=Goes(),
        whose=By("person"),
        kept_back={"part": INVENTED, "sees": INVENTED},
        plain="id person place",
    ),
    Table(
        model="demo.Demo",
        title=_("That it is a demo"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id only made_at",
    ),
)
