"""Why a lottery cannot be planned, sealed or drawn."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from turnabout.lottery.planning import Plan


class LotteryError(Exception):
    """It cannot be done: the message says why, and what to do."""


class ObstacleError(LotteryError):
    """Something stands in the way of the whole lottery: the message says what."""


class SharesError(LotteryError):
    """The shares do not fit the number of people: the message says how."""


class SealedBeforeError(LotteryError):
    """There is a lottery for this side."""

    def __str__(self) -> str:
        return _("This lottery is sealed already. Once sealed, nothing changes.")


class DrawnBeforeError(LotteryError):
    """The lottery was drawn."""

    def __str__(self) -> str:
        return _("This lottery is drawn already.")


class OtherwiseError(LotteryError):
    """Something else would be sealed than whoever seals was shown: `plan` says what."""

    def __init__(self, plan: "Plan") -> None:
        super().__init__(str(plan))
        self.plan = plan

    def __str__(self) -> str:
        return _("Meanwhile somebody withdrew or was added. Look at the plan again, then seal it.")


class NotDrawnYetError(LotteryError):
    """The places of this cohort are not given out yet."""

    def __str__(self) -> str:
        return _("A lottery for this cohort is sealed and not drawn yet. Draw it first.")


class DrawnOtherwiseError(LotteryError):
    """Some would be paired to whom the lottery gave no place."""

    def __str__(self) -> str:
        return _(
            "The lottery gave no place to some of these people. Match again: only who was offered "
            "a place takes part."
        )
