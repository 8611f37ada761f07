"""Who can be paired: read from plain rows, by the same rule as the forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.enrollment.signup_cast import crew, load, open_cohort, signed_up

from turnabout.enrollment.gaps import hindrances
from turnabout.enrollment.models import Enrollment, NotWith, Star
from turnabout.enrollment.pool import candidates
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return open_cohort(carla, at=NOW)


@pytest.fixture
def mentor(spring: Cohort, noor: Person) -> Enrollment:
    return signed_up(spring, noor, Side.MENTOR, at=NOW)


@pytest.fixture
def mentee(spring: Cohort, ada: Person) -> Enrollment:
    return signed_up(spring, ada, Side.MENTEE, at=NOW)


def test_everything_that_was_said_is_told(mentor: Enrollment, mentee: Enrollment, spring: Cohort):
    other = crew(1)[0]
    NotWith.objects.create(enrollment=mentor, person=other)
    Star.objects.create(enrollment=mentor, other=mentee, rank=1)
    Enrollment.objects.filter(pk=mentor.pk).update(plan=1, think=2, blunt=3, picture=4)

    (one,) = candidates(spring).mentors

    assert (one.enrollment, one.person, one.name) == (mentor.pk, mentor.person_id, "Noor Haddad")
    assert [(topic.name, topic.level) for topic in one.topics] == [("Short video and creators", 3)]
    assert (one.not_with, one.prefers) == ((other.pk,), (mentee.person_id,))
    assert (one.slots, one.style) == (((600, 720),), (1, 2, 3, 4))
    assert candidates(spring).mentees[0].topics[0].urgency == mentee.wants.get().urgency


@pytest.mark.parametrize(
    "lacks",
    [
        {"values": []},
        {"slots": [[600, 630]]},
        {"languages": []},
        {"manager_time": ""},
        {"decision": ""},
        {"rules_accepted_at": None},
    ],
    ids=lambda lacks: next(iter(lacks)),
)
@pytest.mark.parametrize("is_from_sheet", [False, True])
@pytest.mark.parametrize("name", ["mentor", "mentee"])
def test_who_is_hindered_by_the_rule_of_the_form_is_no_candidate(
    request: pytest.FixtureRequest,
    name: str,
    spring: Cohort,
    lacks: dict[str, object],
    is_from_sheet: bool,
):
    one: Enrollment = request.getfixturevalue(name)
    sheet = spring.sheets.create(file_name="s.csv", uploaded_at=NOW) if is_from_sheet else None
    Enrollment.objects.filter(pk=one.pk).update(**lacks, sheet=sheet)

    found = candidates(spring)

    assert bool(found.mentors or found.mentees) == (hindrances(load(one)) == [])


@pytest.mark.parametrize("held", [5, 6])
def test_who_holds_too_few_dates_is_no_candidate(mentee: Enrollment, spring: Cohort, held: int):
    mentee.dates.filter(number__gt=held).delete()

    assert len(candidates(spring).mentees) == (held == 6)


def test_a_mentor_without_an_example_is_no_candidate(mentor: Enrollment, spring: Cohort):
    mentor.offers.update(example="")

    assert candidates(spring).mentors == ()


def test_who_left_withdrew_or_did_not_send_it_off_is_no_candidate(
    mentor: Enrollment, spring: Cohort
):
    Enrollment.objects.filter(pk=mentor.pk).update(submitted_at=None)

    assert candidates(spring).mentors == ()


def test_many_are_read_with_as_many_questions_as_one(mentor: Enrollment, spring: Cohort):
    with CaptureQueriesContext(connection) as asked:
        candidates(spring)
    one = len(asked)
    for person in crew(3):
        signed_up(spring, person, Side.MENTOR, at=NOW)

    with CaptureQueriesContext(connection) as asked:
        found = candidates(spring)

    assert (len(asked), len(found.mentors)) == (one, 4)
