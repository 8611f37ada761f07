"""Why a sheet cannot be applied, or not be undone: worded for who asked."""

from django.utils.translation import gettext as _


class SheetFault(Exception):  # noqa: N818 - a fault of what was asked, worded for who asked
    """Nothing was done; the sign-ups are as they were."""


class NotReadyFault(SheetFault):
    """The sheet has problems, is being looked through, or was applied already."""

    def __str__(self) -> str:
        return _("This sheet cannot be applied as it stands. Look at it again.")


class ChangedSinceFault(SheetFault):
    """What the sheet would do is not what was shown any more."""

    def __str__(self) -> str:
        return _("People or sign-ups have changed in the meantime. Nothing was done: look again.")


class ClosedFault(SheetFault):
    """Sign-up is not open."""

    def __str__(self) -> str:
        return _("Sign-up is not open. Nothing was done.")


class BusyFault(SheetFault):
    """Something else is being done with the sheet."""

    def __str__(self) -> str:
        return _("This sheet is being worked on already. Wait until that is done.")


class NotLastFault(SheetFault):
    """Only the sheet that was applied last can be undone, and once."""

    def __str__(self) -> str:
        return _("Only the sheet that was applied last can be undone, and once.")


class TakenOverFault(SheetFault):
    """Somebody has made what the sheet says of them their own."""

    def __str__(self) -> str:
        return _("Some have made their sign-up their own since. Nothing was done.")


class PublishedFault(SheetFault):
    """People of the sheet are in published pairs."""

    def __str__(self) -> str:
        return _("Pairs are published with people of this sheet. Nothing was done.")
