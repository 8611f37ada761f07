"""The letter about an address that was changed."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, declare

declare(
    Kind(
        "address_changed",
        name=_("Another address"),
        occasion=_("Somebody’s e-mail address is changed; the old one is told."),
        places=(READER,),
        of_program=False,
    )
)
