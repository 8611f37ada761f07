"""Why a staff list cannot be applied, or not be undone: worded for who asked."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMED = 3


class StaffListFault(Exception):  # noqa: N818 - a fault of what was asked, worded for who asked
    """Nothing was done; the directory is as it was."""


class NotReadyFault(StaffListFault):
    """The list has problems, is being compared, or was applied already."""

    def __str__(self) -> str:
        return _("This list cannot be applied as it stands. Look at it again.")


class ChangedSinceFault(StaffListFault):
    """People are not as they were when the list was compared, or applied."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = names

    def __str__(self) -> str:
        return ngettext(
            "%(names)s was changed in the meantime. Nothing was done.",
            "%(count)s people were changed in the meantime, among them %(names)s. "
            "Nothing was done.",
            len(self.names),
        ) % {"count": len(self.names), "names": ", ".join(self.names[:NAMED])}


class TakenSinceFault(StaffListFault):
    """Somebody was entered meanwhile with an address or a staff number of the list."""

    def __str__(self) -> str:
        return _(
            "Somebody has been entered in the meantime with an address or a staff number of "
            "this list. Nothing was done: compare it again."
        )


class GuardedFault(StaffListFault):
    """Only an administrator gives an administrator another address."""

    def __str__(self) -> str:
        return _("This changes the address of an administrator: only an administrator can do it.")


class NotLastFault(StaffListFault):
    """Only the list that was applied last can be undone, and once."""

    def __str__(self) -> str:
        return _("Only the list that was applied last can be undone, once, within a month.")


class TiedFault(StaffListFault):
    """People whom the list entered have signed in since, or something was given to them."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = names

    def __str__(self) -> str:
        return _(
            "People whom this list entered have signed in since, or take part in something: "
            "%(names)s. Nothing was done: mark them as left instead."
        ) % {"names": ", ".join(self.names[:NAMED])}


class BusyFault(StaffListFault):
    """Something else is being done with the list."""

    def __str__(self) -> str:
        return _("This list is being worked on already. Wait until that is done.")
