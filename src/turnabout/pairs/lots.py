"""What a lottery and pairs have to do with each other: neither goes round the other."""

from django.utils.translation import gettext as _

from turnabout.lottery.errors import DrawnOtherwiseError, NotDrawnYetError
from turnabout.lottery.models import Lottery
from turnabout.lottery.obstacles import TOO_LATE
from turnabout.lottery.sealing import without_a_place
from turnabout.pairs.models import Preview, Publication
from turnabout.pairs.models.proposal import ProposalQuerySet
from turnabout.programs.models import Cohort


def check_lots(cohort: Cohort, proposals: ProposalQuerySet) -> None:
    """Return if these people may be told of each other, as far as a lottery goes.

    NotDrawnYetError while a lottery is sealed, DrawnOtherwiseError where somebody waits by lot.
    """
    if Lottery.objects.undrawn().filter(cohort=cohort).exists():
        raise NotDrawnYetError
    waiting = without_a_place(cohort)
    people = proposals.order_by().values_list("mentor", "mentee")
    if waiting and any(waiting & set(two) for two in people):
        raise DrawnOtherwiseError


def told_already(cohort: Cohort) -> str:
    """Return why a lottery comes too late, where people know of whom they would meet."""
    if Publication.objects.filter(run__cohort=cohort).exists():
        return _("Pairs of this cohort are published: it is settled who takes part.")
    if Preview.objects.filter(cohort=cohort).exists():
        return _("Proposals of this cohort were shown: it is settled who takes part.")
    return ""


TOO_LATE.append(told_already)
