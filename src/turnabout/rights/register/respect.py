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
    Table(
        model="respect.Behind",
        title=_("How many stand behind a figure that was released"),
        kept=RELEASED,
        erased=Nobodys(
            _("numbers of sign-ups, never an answer: by them the next release names nobody either")
        ),
        plain="id snapshot question side group people",
    ),
)
