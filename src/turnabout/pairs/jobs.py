"""What a worker does for this feature."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import JobFault, Tell, job
from turnabout.lottery.errors import LotteryError
from turnabout.matchmaking import PolicyError
from turnabout.matchmaking.policy import TooManyPairsError
from turnabout.pairs.models import MatchRun
from turnabout.people.models import Person


@job(gettext_lazy("Match a cohort"))
def match_cohort(tell: Tell, *, run: int) -> None:
    """Carry out a match run. Begun a second time after it was through, it leaves all as it is."""
    from turnabout.pairs.runs import carry_out  # noqa: PLC0415 - the engine costs a second to load

    asked = MatchRun.objects.select_related("cohort__program", "rulebook").filter(pk=run).first()
    if asked is None:
        raise JobFault(_("This run is gone, with its cohort."))
    try:
        carry_out(asked, tell=tell, at=current_time())
    except TooManyPairsError:
        raise JobFault(
            _(
                "So many people can only be matched for “The most points”: the other aims would "
                "take hours. Choose it and match again, or make several cohorts."
            )
        ) from None
    except PolicyError:
        raise JobFault(_impossible(asked)) from None


@job(gettext_lazy("Show the pairs of a run to their people"))
def show_run(tell: Tell, *, run: int, by_person: int, until: str) -> None:
    """Show a run: everyone is written to, or nobody. A second time does no harm."""
    from turnabout.pairs import previews  # noqa: PLC0415 - it asks for this job
    from turnabout.pairs.room import FallenError, NoRoomError  # noqa: PLC0415 - as above

    asked = MatchRun.objects.select_related("cohort__program").filter(pk=run).first()
    if asked is None:
        raise JobFault(_("This run is gone, with its cohort."))
    tell(0, asked.proposals.to_be_shown().count())
    last_day, by = dt.date.fromisoformat(until), Person.objects.get(pk=by_person)
    otherwise = (
        previews.NotThatDayError,
        previews.NothingToShowError,
        FallenError,
        NoRoomError,
        LotteryError,
    )
    try:
        previews.show(asked, until=last_day, by=by, at=current_time())
    except previews.StillOpenError as shown:
        if shown.preview.run_id != run:
            raise JobFault(_("Other proposals of this cohort are looked at just now.")) from None
    except otherwise:
        raise JobFault(
            _("Something changed meanwhile. Nobody is written to: look again.")
        ) from None


@job(gettext_lazy("Publish the pairs of a run"))
def publish_run(tell: Tell, *, run: int, by_person: int, pairs: int, unasked: int) -> None:
    """Publish a run: all of it at one moment, or nothing. A second time does no harm."""
    from turnabout.pairs import publishing  # noqa: PLC0415 - it asks for this job
    from turnabout.pairs.previews import StillOpenError  # noqa: PLC0415 - as above
    from turnabout.pairs.room import FallenError, NoRoomError  # noqa: PLC0415 - as above

    asked = MatchRun.objects.select_related("cohort__program").filter(pk=run).first()
    if asked is None:
        raise JobFault(_("This run is gone, with its cohort."))
    tell(0, pairs)
    by, planned = Person.objects.get(pk=by_person), publishing.Plan(pairs, unasked)
    otherwise = (
        StillOpenError,
        FallenError,
        NoRoomError,
        LotteryError,
        publishing.OtherwiseError,
    )
    try:
        publishing.publish(asked, by=by, at=current_time(), planned=planned)
    except publishing.AlreadyPublishedError:
        return
    except (*otherwise, publishing.NothingToPublishError):
        raise JobFault(
            _("Something changed meanwhile. Nothing is published: look again.")
        ) from None


@job(gettext_lazy("Settle who looked at proposals until yesterday"), at_times="*/15 * * * *")
def settle_previews(_tell: Tell) -> None:
    """Settle what is over: where the organisation is, a day ends at some quarter of an hour."""
    from turnabout.pairs.settling import settle_all  # noqa: PLC0415 - it asks for the job above

    settle_all(at=current_time())


@job(gettext_lazy("End the pairs of cohorts that are finished"), at_times="*/15 * * * *")
def finish_pairs(tell: Tell) -> None:
    """End the pairs of finished cohorts, with thanks to both."""
    from turnabout.pairs.finishing import end_finished_pairs  # noqa: PLC0415 - as above

    end_finished_pairs(tell=tell, at=current_time())


@job(gettext_lazy("End the pairs of people who are gone"), at_times="*/15 * * * *")
def end_pairs(_tell: Tell) -> None:
    """End the pairs of which somebody has left or withdrawn."""
    from turnabout.pairs.leaving import end_broken_pairs  # noqa: PLC0415 - as above

    end_broken_pairs(at=current_time())


def _impossible(run: MatchRun) -> str:
    """Return who is kept together and cannot be a pair any more; why is told where it is ruled."""
    from turnabout.pairs.rulings import pins_that_fail  # noqa: PLC0415 - as above

    names = [f"{mentor} – {mentee}" for mentor, mentee in pins_that_fail(run)]
    told = _(
        "Some who are kept together cannot be pairs any more: %(names)s. Lift that under “Together "
        "or apart”, and match again."
    )
    return told % {"names": ", ".join(names)}
