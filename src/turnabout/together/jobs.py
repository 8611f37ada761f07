"""What a worker does for this feature."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job
from turnabout.together.reflecting import forget_reflections


@job(_("Delete private reflections of pairs that ended ninety days ago"), at_times="40 3 * * *")
def forget_old_reflections(_tell: Tell) -> None:
    """Delete what people wrote for themselves alone, once it has served."""
    forget_reflections(at=current_time())
