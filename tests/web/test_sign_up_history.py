"""What was decided in a program, as the people of it read it: all of it, and of nobody alone."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import NOW, enter
from tests.enrollment.signup_cast import TOPIC, open_cohort, signed_up

from turnabout.core.history import remember
from turnabout.core.models import Change
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.places import put_on_waitlist
from turnabout.enrollment.signing_up import withdraw
from turnabout.people.models import Person
from turnabout.programs.beginning import archive_program
from turnabout.programs.models import Cohort, Decision, Part, Side
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.rhythm import keep_rhythm
from turnabout.programs.rulebooks import settle_rules
from turnabout.programs.seats import give_seat
from turnabout.programs.topics import add_topics
from turnabout.skills.models import Skill
from turnabout.web.programs.history import CONCERNING, DONE


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for today."""
    return open_cohort(carla, at=timezone.now())


@pytest.fixture
def mentor(spring: Cohort, noor: Person) -> Enrollment:
    """Noor, who signed up."""
    return signed_up(spring, noor, Side.MENTOR, at=timezone.now())


def read(client: Client, enrollment: Enrollment) -> str:
    """Return the words of the page, as the person of the enrollment reads them."""
    client.force_login(enrollment.person)
    page = client.get(f"/sign-up/{enrollment.pk}/history/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_participant_reads_old_and_new_rules_and_who_by_office(
    client: Client, spring: Cohort, mentor: Enrollment, carla: Person
):
    program = spring.program
    values = program.rulebook.values
    new = values | {"level_gap": values["level_gap"] + 1}
    settle_rules(program, new, after=program.rulebook.number, by=carla, at=NOW)

    words = read(client, mentor)

    assert "A coordinator changed rules or wishes 2 March 2026, 09:00" in words
    assert f"before: {values['level_gap']} now: {new['level_gap']}" in words
    assert carla.name not in words


def test_a_participant_reads_rhythm_and_topics(
    client: Client, spring: Cohort, mentor: Enrollment, carla: Person
):
    program = spring.program
    keep_rhythm(program, minutes=45, weeks_between=3, sessions=6, months=6, by=carla, at=NOW)
    add_topics(program, Skill.objects.filter(name=TOPIC), by=carla, at=NOW)

    words = read(client, mentor)

    assert "Minutes a session before: 60 now: 45" in words
    assert f"Topics now: {TOPIC}" in words


def test_a_participant_reads_nothing_of_single_people(
    client: Client, spring: Cohort, mentor: Enrollment, ada: Person, carla: Person
):
    program = spring.program
    sponsor = enter("Sif Dahl", "sif@kittiwake.example")
    give_seat(program, sponsor, Part.SPONSOR, by=carla, at=NOW)
    other = signed_up(spring, ada, Side.MENTEE, at=timezone.now())
    put_on_waitlist(other, reason="No seat this spring", by=carla, at=NOW)
    remember(spring, "match", by=carla, at=NOW, detail={"run": 1})
    remember(program, "a verb of another day", by=carla, at=NOW, detail={"pair": "Ada and Noor"})

    words = read(client, mentor)

    for name in ("Sif Dahl", ada.name, "No seat this spring", "match", "a verb of another day"):
        assert name not in words


def test_a_participant_does_not_read_how_ready_somebody_thought_the_seniors_were(
    client: Client, spring: Cohort, mentor: Enrollment, carla: Person
):
    answers = dict.fromkeys(QUESTIONS, True) | {"change": False}
    decide_readiness(spring.program, answers, decision=Decision.START, reason="", by=carla, at=NOW)

    assert str(QUESTIONS["change"]) not in read(client, mentor)


def test_what_concerns_people_are_things_that_the_history_knows():
    assert [verb for verb in CONCERNING if verb not in DONE] == []


def test_it_can_be_read_after_the_program_is_put_away(
    client: Client, spring: Cohort, mentor: Enrollment, carla: Person
):
    Cohort.objects.filter(pk=spring.pk).update(closed_at=timezone.now(), finished_at=timezone.now())
    archive_program(spring.program, by=carla, at=NOW)

    assert "A coordinator planned a cohort" in read(client, mentor)


def test_nobody_else_finds_the_page(
    client: Client, spring: Cohort, mentor: Enrollment, ada: Person, carla: Person, arne: Person
):
    other = signed_up(spring, ada, Side.MENTEE, at=timezone.now())
    found = {}
    for person in (other.person, carla, arne):
        client.force_login(person)
        found[person.name] = client.get(f"/sign-up/{mentor.pk}/history/").status_code

    assert found == dict.fromkeys((ada.name, carla.name, arne.name), 404)


def test_who_withdrew_finds_it_no_more(client: Client, mentor: Enrollment):
    withdraw(mentor, by=mentor.person, at=timezone.now())
    client.force_login(mentor.person)

    assert client.get(f"/sign-up/{mentor.pk}/history/").status_code == 404


def test_the_way_there_stands_on_ones_own_sign_up(client: Client, mentor: Enrollment):
    client.force_login(mentor.person)

    page = client.get(f"/sign-up/{mentor.pk}/").content.decode()

    assert f'href="/sign-up/{mentor.pk}/history/"' in page


def test_many_changes_are_read_with_as_many_queries_as_few(
    client: Client, spring: Cohort, mentor: Enrollment, carla: Person
):
    client.force_login(mentor.person)
    address = f"/sign-up/{mentor.pk}/history/"
    client.get(address)
    counts = []
    for minutes in (45, 50, 55):
        keep_rhythm(
            spring.program,
            minutes=minutes,
            weeks_between=4,
            sessions=6,
            months=6,
            by=carla,
            at=NOW + dt.timedelta(minutes=minutes),
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert Change.objects.of(spring.program).filter(verb="rhythm").count() == 3
    assert counts[0] == counts[2]
