"""What is next for somebody: what waits for them alone, and where to do it."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.closing.rematches import asking_in
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.stars import is_time_for_stars
from turnabout.nudges.needs import entries
from turnabout.pairs.looks import asked_to_look
from turnabout.pairs.models import Pair
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Program
from turnabout.programs.models.program import ProgramQuerySet
from turnabout.programs.sentences import day
from turnabout.rights.correcting import to_answer
from turnabout.web.access import ADMINISTRATORS, COORDINATORS, STAFF
from turnabout.web.concerns.asks import desk_asks
from turnabout.web.enrollment.overview import mine
from turnabout.web.growth.asks import waves_for
from turnabout.web.matching.stages import stages
from turnabout.web.pairs.overview import Card, cards
from turnabout.web.programs.steps import next_stop, stops
from turnabout.web.reports.asks import reports_for


class Task(NamedTuple):
    """Something to do: what, more about it, and where."""

    what: str
    more: str
    address: str


def tasks(person: Person, now: dt.datetime) -> list[Task]:
    """Return what waits for this person: whom they meet, their sign-ups, then what they lead."""
    pairs = cards(person, at=now)
    meeting = [card for card in pairs if card.pair.is_open]
    return [
        *dict.fromkeys(_of_pairs(meeting)),
        *(Task(*ask) for ask in waves_for(person, paired={card.me.pk for card in meeting})),
        *(Task(*ask) for ask in desk_asks(person, now)),
        *_of_participant(person, now, paired={card.me.pk for card in pairs}),
        *(Task(*ask) for ask in reports_for(person, at=now)),
        *_of_leader(person, now),
        *_of_administrator(person),
        *_of_corrections(person),
        *_of_first_days(person),
    ]


def _of_pairs(pairs: Iterable[Card]) -> Iterator[Task]:
    """Yield what is next in each pair in which somebody meets somebody, then what else waits."""
    for card in pairs:
        if card.next.kind != "done":
            yield Task(card.next.line, card.next.more, reverse("pair", args=[card.pair.pk]))
        yield from (Task(*ask) for ask in card.asks)


def _of_participant(person: Person, now: dt.datetime, *, paired: Container[int]) -> Iterator[Task]:
    told = mine(person, now)
    for asked in told["asked"]:
        cohort = asked.invitation.cohort
        yield Task(
            _("You are invited: %(program)s") % {"program": cohort.program},
            _("Sign up, or say no, until %(day)s.") % {"day": day(cohort.sign_up_closes_on)},
            reverse("sign_ups"),
        )
    for preview in asked_to_look(person, at=now):
        what = _("Look at who is proposed for you: %(program)s")
        more = _("Until %(day)s, before anything is announced. Saying nothing is fine.")
        yield Task(
            what % {"program": preview.cohort.program},
            more % {"day": day(preview.until)},
            reverse("looks"),
        )
    for enrollment in told["enrollments"]:
        if enrollment.pk not in paired:
            yield from _of_sign_up(enrollment, now)


def _of_sign_up(enrollment: Enrollment, now: dt.datetime) -> Iterator[Task]:
    address = reverse("sign_up", args=[enrollment.pk])
    if not enrollment.submitted_at and enrollment.can_change_on(now.date()):
        closes = {"day": day(enrollment.cohort.sign_up_closes_on)}
        what = _("Finish signing up: %(program)s") % {"program": enrollment.program}
        yield Task(what, _("Sign-up is open until %(day)s.") % closes, address)
    if enrollment.submitted_at and not enrollment.is_theirs:
        what = _("You are signed up: %(program)s") % {"program": enrollment.program}
        yield Task(what, _("Somebody entered it for you. Look whether it is right."), address)
    if is_time_for_stars(enrollment, now):
        what = _("Say whom you would choose: %(program)s") % {"program": enrollment.program}
        yield Task(what, _("Up to five, and nobody else ever sees it."), address)


def _of_leader(person: Person, now: dt.datetime) -> Iterator[Task]:
    led = Program.objects.led_by(person).running()
    yield from _of_attention(person, led, now)
    for stage in stages(led, timezone.localdate(now)):
        yield Task(f"{stage.cohort.program}: {stage.what}", stage.more, stage.address)
    yield from (_of_nobody_asked(cohort) for cohort in _nobody_asked(led, timezone.localdate(now)))
    for program in led:
        if stop := next_stop(stops(program)):
            what = _("%(program)s: %(step)s") % {"program": program, "step": stop.step.title}
            yield Task(what, stop.step.gaps[0], stop.address)


def _nobody_asked(led: Iterable[Program], today: dt.date) -> Iterable[Cohort]:
    """Return the cohorts that people could sign up for, if only somebody told them."""
    silent = {"enrollments": None, "invitations": None, "open_links": None}
    return Cohort.objects.open_on(today).filter(program__in=led, **silent).select_related("program")


def _of_nobody_asked(cohort: Cohort) -> Task:
    more = _("Sign-up is open until %(day)s, and nobody has been asked yet.")
    return Task(
        _("%(program)s: Invite people") % {"program": cohort.program},
        more % {"day": day(cohort.sign_up_closes_on)},
        reverse("cohort_sign_ups", args=[cohort.program_id, cohort.pk]),
    )


def _of_attention(person: Person, led: ProgramQuerySet, now: dt.datetime) -> Iterator[Task]:
    """Yield in which cohorts pairs need a person."""
    theirs = Pair.objects.open().filter(cohort__program__in=led, cohort__finished_at__isnull=True)
    pairs = theirs.apart_from(person)
    found = Counter(entry.pair for entry in entries(pairs, at=now))
    asking = asking_in(Cohort.objects.filter(program__in=led, finished_at__isnull=True))
    needy = Q(pairs__in=found) | Q(pk__in=asking)
    cohorts = Cohort.objects.filter(needy).distinct().select_related("program")
    of_pair = dict(Pair.objects.filter(pk__in=found).values_list("pk", "cohort"))
    for cohort in cohorts:
        count = sum(n for pair, n in found.items() if of_pair[pair] == cohort.pk)
        count += bool(asking[cohort.pk])
        what = ngettext("One pair needs a person", "%(n)d things need a person", count)
        yield Task(
            f"{cohort.program}: {what % {'n': count}}",
            _("Quiet pairs, answers that differ, closings that are due: with a ready mail each."),
            reverse("attention", args=[cohort.program_id, cohort.pk]),
        )


def _of_administrator(person: Person) -> Iterator[Task]:
    if ADMINISTRATORS.admits(person) and Program.objects.without_lead().exists():
        what = _("A program has no coordinator")
        yield Task(what, _("Give somebody the seat."), reverse("program_leads"))


def _of_corrections(person: Person) -> Iterator[Task]:
    waiting = to_answer(person).count() if STAFF.admits(person) else 0
    if waiting:
        what = ngettext(
            "Somebody asks for a correction", "%(n)d corrections are asked for", waiting
        )
        yield Task(
            what % {"n": waiting},
            _("Facts of the staff list that are wrong, as people say: to be answered in a month."),
            reverse("corrections"),
        )


def _of_first_days(person: Person) -> Iterator[Task]:
    """Yield what makes an installation ready: people, their ladder, a program."""
    if STAFF.admits(person) and not Person.objects.here().exclude(pk=person.pk).exists():
        what = _("Bring in the staff list")
        yield Task(
            what, _("A CSV or a spreadsheet; you see every change first."), reverse("people")
        )
    elif STAFF.admits(person) and Grade.objects.to_be_placed().exists():
        what = _("Put the grades on the ladder")
        yield Task(what, _("It says who is junior to whom."), reverse("grades"))
    if COORDINATORS.admits(person) and not Program.objects.led_by(person).exists():
        what = _("Begin a program")
        yield Task(what, _("It starts with the why: six questions."), reverse("program_new"))
