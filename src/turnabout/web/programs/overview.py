"""What the list of programs and the page of one program show at a glance."""

from typing import Any, NamedTuple

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.clock import current_day
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Objective, Part, Program, Seat
from turnabout.programs.sentences import day
from turnabout.programs.verdicts import may_decide
from turnabout.web.matching.stages import stages
from turnabout.web.programs.steps import next_stop, stops


class Card(NamedTuple):
    """One program in the list: as what this person is in charge, and where it stands."""

    program: Program
    part: str
    state: str


class Row(NamedTuple):
    """One cohort, where it stands in words, and how many pairs meet once they know each other."""

    cohort: Cohort
    state: str
    pairs: str = ""


def cards(person: Person) -> dict[str, Any]:
    """Return this person's programs: those that run, and those that are put away."""
    seats = Seat.objects.open().filter(person=person).select_related("program")
    mine = seats.prefetch_related("program__cohorts").order_by("-program__begun_at", "-pk")
    told = [Card(seat.program, seat.get_part_display(), _state(seat.program)) for seat in mine]
    return {
        "running": [card for card in told if not card.program.is_archived],
        "archived": [card for card in told if card.program.is_archived],
        "may_begin": person.is_coordinator,
    }


def overview(program: Program, person: Person) -> dict[str, Any]:
    """Return a program as its own page shows it."""
    path = stops(program)
    leads = Program.objects.led_by(person).filter(pk=program.pk).exists()
    seats = program.seats.open().select_related("person")
    today = current_day()
    return {
        "program": program,
        "objective": Objective.objects.filter(program=program).first(),
        "stops": path,
        "leads": leads and not program.is_archived,
        "reads": leads or may_decide(program, person),
        "may_take_out": leads and program.is_archived,
        "may_copy": leads,
        "next": next_stop(path),
        "stages": stages([program], today) if leads else [],
        "done": sum(stop.step.is_done for stop in path),
        "seats": sorted(seats, key=lambda seat: Part.values.index(seat.part)),
        "cohorts": _rows(program),
        "open_now": [one for one in program.cohorts.all() if one.is_open_on(today)],
        "rulebook": program.rulebook,
    }


def _rows(program: Program) -> list[Row]:
    meeting = Pair.objects.open().filter(cohort__program=program).order_by()
    counts = dict(meeting.values_list("cohort").annotate(Count("pk")))
    return [Row(one, state_of(one), _pairs(counts.get(one.pk, 0))) for one in program.cohorts.all()]


def _pairs(count: int) -> str:
    told = ngettext("%(n)s pair", "%(n)s pairs", count) % {"n": number_format(count)}
    return told if count else ""


def state_of(cohort: Cohort) -> str:
    """Return where a cohort stands, in words."""
    if cohort.finished_at:
        return _("Finished")
    if cohort.closed_at:
        return _("Sign-up is closed")
    if not cohort.opened_at:
        return _("Not open yet")
    closes = {"day": day(cohort.sign_up_closes_on)}
    if current_day() > cohort.sign_up_closes_on:
        return _("The last day to sign up was %(day)s") % closes
    return _("Sign-up is open until %(day)s") % closes


def _state(program: Program) -> str:
    cohorts = list(program.cohorts.all())
    if not cohorts:
        return _("Being set up")
    return f"{cohorts[0].name}: {state_of(cohorts[0])}"
