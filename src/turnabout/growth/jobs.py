"""What a worker does about waves, by the clock."""

from django.utils.translation import gettext_lazy as _

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job
from turnabout.growth.waves import count_answers, destroy_old_keys, keep_time


@job(_("Open and close rounds of questions"), at_times="4 * * * *")
def keep_waves(_tell: Tell) -> None:
    """Open and close what it is time for, and write to everyone who is asked."""
    from turnabout.growth.letters import write_letters  # noqa: PLC0415 - letters ask for templates

    now = current_time()
    keep_time(at=now)
    write_letters(at=now)


@job(_("Release the figures of rounds of questions that are closed"), at_times="19 * * * *")
def freeze_waves(tell: Tell) -> None:
    """Release each closed round once. Begun again, it goes on with those that are left."""
    from turnabout.growth.findings import freeze_closed  # noqa: PLC0415 - it brings statistics along

    freeze_closed(at=current_time(), tell=tell)


@job(_("Count who has answered, in bands"), at_times="40 2 * * *")
def count_waves(_tell: Tell) -> None:
    """Note as of this night how many have answered."""
    count_answers()


@job(_("Destroy the keys of rounds of questions that are over"), at_times="45 3 * * *")
def destroy_keys(_tell: Tell) -> None:
    """Destroy the keys of cohorts whose last round is released, and the answers under them."""
    destroy_old_keys()
