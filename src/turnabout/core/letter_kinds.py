"""The letters of the installation itself."""

from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import READER, Kind, address_place, declare

declare(
    Kind(
        "trial",
        name=_("Trial letter"),
        occasion=_("An administrator wants to see whether mail arrives."),
        places=(READER, address_place(_("the address of Turnabout"))),
        of_program=False,
    )
)
