"""How far a run is on its way from a yes to published pairs."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q
from django.utils import translation

from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.texts import text_in_use
from turnabout.core.mail.writing import Frame, Written, write
from turnabout.core.models import Letter
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.days import day_at, the_zone
from turnabout.pairs.letters import PAIR, PREVIEW, facts_of_preview
from turnabout.pairs.models import MatchRun, Preview, Publication, Ruling
from turnabout.pairs.publishing import Plan, plan
from turnabout.people.models import Person
from turnabout.programs.sentences import day


class Letters(NamedTuple):
    """How many letters have left, how many are on their way, and how many came back."""

    sent: int
    waiting: int
    failed: int


class Settled(NamedTuple):
    """Proposals that were looked at, which of them fell, and the run that fills their places."""

    preview: Preview
    shown: int
    fallen: list[Ruling]
    next_run: MatchRun | None


def standing(run: MatchRun, *, at: dt.datetime) -> dict[str, Any]:
    """Return what was shown, what is looked at just now, and what could be."""
    looked_at = Preview.objects.open().filter(cohort=run.cohort_id).select_related("run").first()
    over = settled(run)
    next_run = next((one.next_run for one in over if one.next_run), None)
    return {
        "run": run,
        "cohort": run.cohort,
        "program": run.cohort.program,
        "plan": plan(run),
        "open": looked_at,
        "open_pairs": looked_at.shown().count() if looked_at else 0,
        "is_over": looked_at is not None and looked_at.until < day_at(at),
        "settled": over,
        "next_run": next_run,
        "to_approve": (next_run or run).proposals.to_be_approved().count(),
        "zone": the_zone().key,
        "starts": day(run.cohort.starts_on),
        "ends": day(run.cohort.ends_on),
    }


def stage_of_showing(told: dict[str, Any]) -> str:
    """Return the part of the page on which people are asked to look."""
    if told["run"].is_published:
        return "publishing/shown_and_published.html"
    if told["run"].is_being_shown:
        return "publishing/being_written_to.html"
    if told["open"]:
        return "publishing/over.html" if told["is_over"] else "publishing/being_shown.html"
    if told["plan"].unasked:
        return "publishing/to_show.html"
    return "publishing/looked_at.html" if told["plan"].pairs else "publishing/nothing.html"


def stage_of_publishing(told: dict[str, Any]) -> str:
    """Return the part of the page on which pairs are published."""
    if told["run"].is_published:
        return "publishing/published.html"
    if told["run"].is_being_published:
        return "publishing/being_published.html"
    if told["open"] or told["run"].is_being_shown or not told["plan"].pairs:
        return stage_of_showing(told)
    return "publishing/unasked.html" if told["plan"].unasked else "publishing/to_publish.html"


def settled(run: MatchRun) -> list[Settled]:
    """Return the previews of a run that are over, the last one first."""
    over = run.previews.filter(settled_at__isnull=False).select_related("next_run__job")
    people = Ruling.objects.select_related("mentor__person", "mentee__person")
    told = over.prefetch_related(Prefetch("fallen", people))
    shown = dict(run.proposals.values_list("preview").annotate(Count("pk")).order_by())
    return [_settled(one, shown.get(one.pk, 0)) for one in told]


def whom_it_reaches(run: MatchRun, until: dt.date) -> tuple[int, Written]:
    """Return how many people would get a letter, and the letter as the first of them would."""
    shown = run.proposals.to_be_shown().order_by()
    sides = (shown.values(f"{side}__person") for side in ("mentor", "mentee"))
    mentors, mentees = (Q(pk__in=side) for side in sides)
    people = Person.objects.filter(mentors | mentees)
    first = people.first()
    facts = facts_of_preview(run.cohort.program, first.first_name if first else "", until)
    program, language = run.cohort.program, translation.get_language() or "en"
    text = text_in_use(KINDS[PREVIEW], language=language, program=program)
    frame = Frame(program=program.name)
    return people.count(), write(PREVIEW, facts, language=language, text=text, frame=frame)


def letters_of(publication: Publication) -> Letters:
    """Return how the letters of a publication fared: all were written at its moment."""
    written = Letter.objects.filter(kind=PAIR, queued_at=publication.at)
    return Letters(
        sent=written.filter(sent_at__isnull=False, bounced_at__isnull=True).count(),
        waiting=written.waiting().count(),
        failed=written.not_reached().count(),
    )


def without_room(people: Iterable[Enrollment]) -> list[tuple[Enrollment, bool]]:
    """Return each with whether they are gone; the others have as many partners as they wanted."""
    return [(one, bool(one.withdrawn_at or one.person.left_at)) for one in people]


def planned(told: dict[str, str]) -> Plan:
    """Return what whoever publishes was told would be; what is no number is none."""
    counts = (told.get(name, "") for name in Plan._fields)
    return Plan(*(int(count) if count.isdecimal() else -1 for count in counts))


def _settled(preview: Preview, shown: int) -> Settled:
    return Settled(preview, shown, list(preview.fallen.all()), getattr(preview, "next_run", None))
