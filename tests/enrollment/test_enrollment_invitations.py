"""Inviting: a link of one's own, which names an invitation and opens nobody's account."""

import pytest
from tests.cast import NOW
from tests.enrollment.signup_cast import by_grade, closed, crew

from turnabout.core.models import Letter
from turnabout.enrollment.answering import SignUpClosedError
from turnabout.enrollment.inviting import (
    decline,
    end_open_link,
    invitation_of,
    invite,
    make_open_link,
    open_link_of,
    remind,
    who_may,
)
from turnabout.enrollment.links import token_of
from turnabout.enrollment.models import Invitation
from turnabout.enrollment.signing_up import begin, withdraw
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort, Side


@pytest.fixture
def invitation(spring: Cohort, noor: Person, carla: Person) -> Invitation:
    """Noor's."""
    invite(spring, Person.objects.filter(pk=noor.pk), Side.MENTOR, by=carla, at=NOW)
    return Invitation.objects.get()


def test_the_letter_has_the_persons_own_link(invitation: Invitation):
    letter = Letter.objects.get(kind="invitation")

    assert (letter.to, f"/sign-up/invited/{token_of(invitation.seed)}/" in letter.text) == (
        "noor@kittiwake.example",
        True,
    )
    assert "Hello Noor" in letter.text


def test_the_database_alone_holds_no_link(invitation: Invitation):
    token = token_of(invitation.seed)

    assert token not in (invitation.seed, invitation.print)
    assert invitation_of(token) == invitation
    assert invitation_of(invitation.print) is None
    assert invitation_of(invitation.seed) is None


def test_nobody_is_invited_to_a_role_twice(invitation: Invitation, carla: Person):
    again = invite(invitation.cohort, Person.objects.all(), Side.MENTOR, by=carla, at=NOW)

    assert again == Person.objects.count() - 1
    assert Letter.objects.filter(to="noor@kittiwake.example").count() == 1


def test_after_the_close_nobody_is_invited(spring: Cohort, carla: Person):
    with pytest.raises(SignUpClosedError):
        invite(
            closed(spring, by=carla, at=NOW), Person.objects.all(), Side.MENTOR, by=carla, at=NOW
        )


def test_a_reminder_comes_once_and_to_who_is_silent(spring: Cohort, carla: Person):
    silent, begun, no = crew(3)
    invite(spring, Person.objects.filter(name__startswith="Crew"), Side.MENTOR, by=carla, at=NOW)
    begin(spring, begun, Side.MENTOR, by=begun, at=NOW)
    decline(Invitation.objects.get(person=no), at=NOW)

    for _twice in range(2):
        remind(spring, Side.MENTOR, by=carla, at=NOW)

    reminders = Letter.objects.filter(key__endswith="again")
    assert [one.to for one in reminders] == [silent.email]


def test_who_said_no_or_withdrew_is_marked_like_who_is_silent(spring: Cohort, carla: Person):
    _silent, out, no = crew(3)
    invite(spring, Person.objects.filter(name__startswith="Crew"), Side.MENTOR, by=carla, at=NOW)
    withdraw(begin(spring, out, Side.MENTOR, by=out, at=NOW), by=out, at=NOW)
    decline(Invitation.objects.get(person=no), at=NOW)

    remind(spring, Side.MENTOR, by=carla, at=NOW)

    assert [one.reminded_at for one in Invitation.objects.all()] == [NOW, NOW, NOW]


def test_an_open_link_works_until_it_is_ended(spring: Cohort, carla: Person):
    link = make_open_link(spring, Side.MENTOR, by=carla, at=NOW)
    token = token_of(link.seed)

    assert make_open_link(spring, Side.MENTOR, by=carla, at=NOW) == link
    assert open_link_of(token) == link
    end_open_link(link, by=carla, at=NOW)
    assert open_link_of(token) is None


def test_people_are_found_by_their_grade(spring: Cohort, carla: Person):
    low, high = (Grade.objects.create(name=name, height=n) for n, name in enumerate("ab"))
    by_grade(spring, mentors=low, mentees=high, by=carla, at=NOW)
    junior, senior = crew(2)
    Person.objects.filter(pk=junior.pk).update(grade=low)
    Person.objects.filter(pk=senior.pk).update(grade=high)

    assert list(who_may(spring.program, Side.MENTOR)) == [junior]
    assert list(who_may(spring.program, Side.MENTEE)) == [senior]
