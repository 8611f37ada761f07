"""From one contact to another, when the author has said yes."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.concerns.concerns_cast import (
    CANARY,
    PASSPHRASE,
    TODAY,
    contact,
    opened_key,
    raised,
    the_key,
)

from turnabout.concerns.answering import read_as_contact
from turnabout.concerns.keys import renew_key
from turnabout.concerns.models import Concern, Naming, Passing
from turnabout.concerns.passing import (
    NotAgreedError,
    PassingAskedError,
    agree_to_pass,
    ask_to_pass,
    decline_to_pass,
    open_passing,
    pass_on,
)
from turnabout.concerns.raising import NotOfferedError, come_back
from turnabout.concerns.sealing.boxes import BoxBrokenError
from turnabout.people.models import Person
from turnabout.programs.models import Program


def _asked(concern: Concern, ines: Person, to: Person) -> Passing:
    return ask_to_pass(concern, to, private=opened_key(ines), at=NOW, on=TODAY)


@pytest.mark.parametrize("naming", list(Naming))
def test_a_yes_and_the_passphrase_of_the_first_pass_it_on(
    program: Program, noor: Person, ines: Person, ben: Person, naming: Naming
):
    concern, receipt = raised(program, by=noor, to=ines, naming=naming)
    passing = _asked(concern, ines, ben)

    agree_to_pass(passing, on=TODAY)
    pass_on(passing, opened_key(ines), at=NOW, on=TODAY)

    passed = come_back(receipt).concern
    assert (passed.contact, open_passing(passed)) == (ben, None)
    assert read_as_contact(passed, opened_key(ben))[0].said.text == CANARY
    assert list(Concern.objects.addressed_to(ines)) == []
    with pytest.raises(BoxBrokenError):
        read_as_contact(passed, opened_key(ines))


def test_without_a_yes_nobody_passes_it_on(
    program: Program, noor: Person, ines: Person, ben: Person
):
    concern = raised(program, by=noor, to=ines).concern
    passing = _asked(concern, ines, ben)

    with pytest.raises(NotAgreedError):
        pass_on(passing, opened_key(ines), at=NOW, on=TODAY)
    with pytest.raises(BoxBrokenError):
        read_as_contact(concern, opened_key(ben))
    with pytest.raises(IntegrityError), transaction.atomic():
        Passing.objects.update(passed_on=TODAY)


def test_a_yes_can_be_taken_back(program: Program, noor: Person, ines: Person, ben: Person):
    concern = raised(program, by=noor, to=ines).concern
    passing = _asked(concern, ines, ben)
    agree_to_pass(passing, on=TODAY)

    decline_to_pass(passing, on=TODAY)

    with pytest.raises(NotAgreedError):
        pass_on(passing, opened_key(ines), at=NOW, on=TODAY)
    assert _asked(concern, ines, ben).agreed_on is None


def test_one_question_at_a_time_and_only_from_who_can_open_it(
    program: Program, noor: Person, ines: Person, ben: Person
):
    concern = raised(program, by=noor, to=ines).concern
    with pytest.raises(BoxBrokenError):
        ask_to_pass(concern, ben, private=opened_key(ben), at=NOW, on=TODAY)
    _asked(concern, ines, ben)

    with pytest.raises(PassingAskedError):
        _asked(concern, ines, ben)


def test_it_goes_to_nobody_whom_the_author_could_not_have_chosen(
    program: Program, noor: Person, ada: Person, ines: Person, ben: Person, carla: Person
):
    report = contact("Report OfAda", program, by=carla, manager=ada)
    about_ben = raised(program, by=noor, to=ines, about=ben).concern
    about_ada = raised(program, by=noor, to=ines, about=ada).concern

    for concern, to in [(about_ben, ben), (about_ada, report), (about_ada, carla)]:
        with pytest.raises(NotOfferedError):
            _asked(concern, ines, to)


def test_a_new_key_of_the_other_one_does_no_harm(
    program: Program, noor: Person, ines: Person, ben: Person
):
    concern = raised(program, by=noor, to=ines).concern
    passing = _asked(concern, ines, ben)
    agree_to_pass(passing, on=TODAY)
    renew_key(the_key(ben), PASSPHRASE, at=NOW)

    pass_on(passing, opened_key(ines), at=NOW, on=TODAY)

    passed = Concern.objects.addressed_to(ben).get()
    assert read_as_contact(passed, opened_key(ben))[0].said.text == CANARY
