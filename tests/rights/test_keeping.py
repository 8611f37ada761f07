"""Every limit is kept by itself: 400 days later nothing is older than it may be."""

import datetime as dt

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import DAY
from tests.rights.lives import OWN, canary
from tests.rights.looking import everything_kept

from turnabout.closing.models import Word
from turnabout.core.history import remember
from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.meetings.models import Meeting
from turnabout.nudges.models import Nudge
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.rights.correcting import answer, ask
from turnabout.rights.keeping.nightly import keep_limits, what_is_due
from turnabout.rights.keeping.sweeps import SWEEPS
from turnabout.rights.models import Correction, Download, Look, Outcome, What

ENDED = NOW + 60 * DAY
MUCH_LATER = ENDED + 400 * DAY


@pytest.fixture
def ended(pair: Pair) -> Pair:
    """The pair has ended well, and both are still there."""
    end_pair(pair, Ending.CLOSED, at=ENDED)
    return pair


def due_now(at: dt.datetime) -> dict[str, int]:
    """Return what is due, by title."""
    return {str(one.sweep.title): one.many for one in what_is_due(at=at) if one.many}


def test_after_400_days_no_word_of_a_pair_is_left_and_its_dates_are(
    ended: Pair, noor: Person, ada: Person
):
    counts = [model.objects.count() for model in (Pair, Enrollment, Meeting)]

    keep_limits(at=MUCH_LATER)

    kept = " ".join(everything_kept().values())
    mine = [place for place in OWN if place != "answer"]  # signing up is kept while one is here
    together = ("agreement", "goal", "agenda", "prepared", "heard", "action", "file", "name")
    for person in (noor, ada):
        assert [place for place in (*mine, *together) if canary(place, person) in kept] == []
    assert [model.objects.count() for model in (Pair, Enrollment, Meeting)] == counts


def test_no_class_is_over_its_limit_after_a_night_and_a_second_night_finds_nothing(
    ended: Pair, noor: Person, carla: Person
):
    _leave_something_everywhere(ended, noor, carla)
    before = due_now(MUCH_LATER + 2 * 365 * DAY)

    keep_limits(at=MUCH_LATER + 2 * 365 * DAY)

    assert len(before) >= 12, before
    assert due_now(MUCH_LATER + 2 * 365 * DAY) == {}
    assert keep_limits(at=MUCH_LATER + 2 * 365 * DAY) == 0


def test_looking_at_what_is_due_changes_nothing(ended: Pair):
    before = everything_kept()

    assert due_now(MUCH_LATER) != {}

    assert everything_kept() == before


def test_words_stay_for_89_days_and_go_after_90(ended: Pair, noor: Person):
    keep_limits(at=ENDED + 89 * DAY)
    assert canary("message", noor) in " ".join(everything_kept().values())

    keep_limits(at=ENDED + 90 * DAY)
    assert canary("message", noor) not in " ".join(everything_kept().values())
    assert Word.objects.count() == 0


def test_a_pair_that_meets_keeps_its_words(pair: Pair, noor: Person):
    keep_limits(at=NOW + 300 * DAY)

    kept = " ".join(everything_kept().values())
    assert [place for place in OWN if canary(place, noor) not in kept] == []


def test_whoever_left_is_erased_after_30_days_and_not_before(noor: Person, carla: Person):
    leave(noor, by=carla, at=NOW)

    keep_limits(at=NOW + 29 * DAY)
    assert Person.objects.get(pk=noor.pk).name == "Noor Haddad"
    keep_limits(at=NOW + 30 * DAY)
    assert Person.objects.get(pk=noor.pk).name == "Somebody"


def test_words_of_letters_go_a_day_after_they_arrived_and_addresses_after_a_year(
    pair: Pair, noor: Person
):
    Letter.objects.all().delete()
    for key, more in {
        "sent": {"sent_at": NOW},
        "lost": {"given_up_at": NOW},
        "back": {"sent_at": NOW, "bounced_at": NOW},
        "waiting": {},
    }.items():
        Letter.objects.create(
            key=key, kind="pair_end", message_id=key, to=noor.email, text="words",
            queued_at=NOW, due_at=NOW, **more,
        )  # fmt: skip

    def kept(field: str) -> list[str]:
        return list(Letter.objects.exclude(**{field: ""}).values_list("key", flat=True))

    keep_limits(at=NOW + 1 * DAY)
    assert kept("text") == ["lost", "back", "waiting"]
    keep_limits(at=NOW + 30 * DAY)
    assert kept("text") == ["waiting"]
    assert len(kept("to")) == 4
    keep_limits(at=NOW + 365 * DAY)
    assert kept("to") == []


def test_every_limit_has_a_title_and_says_how_long():
    assert [one for one in SWEEPS if not (str(one.title) and str(one.kept.until))] == []
    assert len({str(one.title) for one in SWEEPS}) == len(SWEEPS)


def _leave_something_everywhere(pair: Pair, noor: Person, carla: Person) -> None:
    """Let there be a row of each class of limits."""
    cohort = Cohort.objects.get(pk=pair.cohort_id)
    Invitation.objects.create(
        cohort=cohort, person=carla, role="mentor", seed="s", print="p", sent_at=NOW
    )
    for key, came_to in (("lost", "given_up_at"), ("arrived", "sent_at")):
        Letter.objects.create(
            key=key, kind="x", message_id=key, to="x@x.example", text="words", queued_at=NOW,
            due_at=NOW, **{came_to: NOW},
        )  # fmt: skip
    remember(noor, "change", by=carla, at=NOW)
    Look.objects.create(person=noor, by=carla, what=What.FACTS, day=NOW.date())
    asked = ask(noor, "job", "Trainee", at=NOW)
    answer(asked, Outcome.CORRECTED, "Done", by=carla, at=NOW)
    Download.objects.create(person=noor, asked_at=NOW)
    assert (Correction.objects.count(), Nudge.objects.count(), Change.objects.count() > 0) == (
        1,
        2,
        True,
    )
