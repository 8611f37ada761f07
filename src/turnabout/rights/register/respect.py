"""The pulse, and what was released of it."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import RELEASED
from turnabout.rights.register.table import Nobodys, Table

TABLES = (
    Table(
        model="respect.Snapshot",
        title=_("What was released of answers"),
        kept=RELEASED,
        erased=Nobodys(
            _("figures of five people or more: changing them would show what one of them said")
        ),
        plain="id cohort source number frozen_at rules told digest",
    ),
)
