"""What the clock asks for: places that nobody took go to the next who waits."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from turnabout.core.jobs.kinds import Tell, job
from turnabout.enrollment.places import let_offers_lapse


@job(_("Offer places on that nobody took in time"), at_times="*/15 * * * *")
def offer_places_on(_tell: Tell) -> None:
    """End the offers whose deadline has passed, and offer each place to the next."""
    let_offers_lapse(at=timezone.now())
