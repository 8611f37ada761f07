"""Raising a concern, coming back with the receipt, being answered, closing, and what is kept."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, enter
from tests.concerns.concerns_cast import CANARY, DAY, TODAY, contact, opened_key, raised

from turnabout.concerns.answering import (
    ClosedBeforeError,
    acknowledge,
    answer,
    close,
    read_as_author,
    read_as_contact,
)
from turnabout.concerns.choosing import offered, programs_of, whom_it_can_be_about
from turnabout.concerns.models import Concern, Entry, Naming, Party
from turnabout.concerns.raising import (
    NotOfferedError,
    RaisedBeforeError,
    come_back,
    raise_concern,
    write_on,
)
from turnabout.concerns.saying import Said
from turnabout.concerns.sealing.boxes import BoxBrokenError
from turnabout.concerns.sealing.receipts import NoReceiptError
from turnabout.core.models import Change, Letter
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import end_seat


@pytest.mark.parametrize("naming", list(Naming))
def test_only_the_chosen_contact_opens_it(
    program: Program, noor: Person, ada: Person, ines: Person, ben: Person, naming: Naming
):
    concern = raised(program, by=noor, to=ines, naming=naming, about=ada).concern

    (line,) = read_as_contact(concern, opened_key(ines))

    assert (line.party, line.said.text, line.said.about) == (Party.AUTHOR, CANARY, ada.pk)
    with pytest.raises(BoxBrokenError):
        read_as_contact(concern, opened_key(ben))


def test_the_two_write_to_each_other_and_the_receipt_opens_it(
    program: Program, noor: Person, ines: Person
):
    concern, receipt = raised(program, by=noor, to=ines)
    answer(concern, "Thank you. Are you safe?", at=NOW, on=TODAY)

    thread = come_back(receipt)
    write_on(thread.concern, "Yes.", on=TODAY + DAY)

    told = [line.said.text for line in read_as_author(thread.concern, thread.private)]
    assert told == [CANARY, "Thank you. Are you safe?", "Yes."]
    assert told == [line.said.text for line in read_as_contact(concern, opened_key(ines))]


def test_another_receipt_opens_nothing(program: Program, noor: Person, ines: Person):
    receipt = raised(program, by=noor, to=ines).receipt
    digit = "1" if receipt[0] == "0" else "0"

    with pytest.raises(NoReceiptError):
        come_back(digit + receipt[1:])


def test_only_who_writes_with_their_name_is_known_to_the_database(
    program: Program, noor: Person, ines: Person
):
    authors = {
        naming: raised(program, by=noor, to=ines, naming=naming).concern.author for naming in Naming
    }

    assert authors == {Naming.NAMED: noor, Naming.WITHHELD: None, Naming.NAMELESS: None}
    for naming in (Naming.WITHHELD, Naming.NAMELESS):
        with pytest.raises(IntegrityError), transaction.atomic():
            Concern.objects.filter(naming=naming).update(author=noor)


def test_raising_writes_no_letter_and_no_history(program: Program, noor: Person, ines: Person):
    before = (Letter.objects.count(), Change.objects.count())

    for naming in Naming:
        raised(program, by=noor, to=ines, naming=naming)

    assert (Letter.objects.count(), Change.objects.count()) == before


def test_no_column_of_it_knows_an_hour():
    kinds = {
        field.get_internal_type() for model in (Concern, Entry) for field in model._meta.fields
    }

    assert "DateTimeField" not in kinds


def test_a_form_that_is_sent_twice_arrives_once(program: Program, noor: Person, ines: Person):
    pk, said = uuid.uuid4(), Said("Once")
    given = {"to": ines, "author": noor, "naming": Naming.NAMELESS, "on": TODAY}
    raise_concern(program, said, pk=pk, **given)

    with pytest.raises(RaisedBeforeError):
        raise_concern(program, said, pk=pk, **given)

    assert Entry.objects.count() == 1


def test_nobody_can_choose_the_person_concerned_or_who_is_in_a_line_of_either(
    program: Program, noor: Person, ada: Person, carla: Person, ines: Person, ben: Person
):
    far = contact("Far Away", program, by=carla)
    of_ada = contact("Report OfAda", program, by=carla, manager=enter("Ed Mid", "ed@x.example"))
    Person.objects.filter(pk=of_ada.manager_id).update(manager=ada)
    Person.objects.filter(pk=ada.pk).update(manager=enter("Top", "top@x.example"))
    Person.objects.filter(pk=noor.pk).update(manager=ben)

    found = offered(program, author=noor, about=ada)
    about_ines = offered(program, author=noor, about=ines)

    assert set(found.contacts) == {ines, far}
    assert (found.too_near, found.without_key) == (2, 0)
    assert set(about_ines.contacts) == {far, of_ada}
    with pytest.raises(NotOfferedError):
        raised(program, by=noor, to=of_ada, about=ada)


def test_nobody_can_choose_who_has_no_key(
    program: Program, noor: Person, carla: Person, ines: Person
):
    ines.concern_keys.all().delete()

    assert offered(program, author=noor, about=None) == ([], 0, 1)
    with pytest.raises(NotOfferedError):
        raised(program, by=noor, to=ines)


def test_whose_pair_has_ended_can_still_raise_one(
    pair: Pair, program: Program, noor: Person, ada: Person, carla: Person, ines: Person
):
    end_pair(pair, Ending.EXIT, at=NOW)

    assert [list(programs_of(one)) for one in (noor, ada, carla)] == [[program], [program], []]
    assert {ada, carla, ines} <= set(whom_it_can_be_about(program, noor))
    assert noor not in whom_it_can_be_about(program, noor)


def test_an_answer_tells_the_named_by_a_mail_that_says_nothing_and_the_nameless_by_none(
    program: Program, noor: Person, ines: Person
):
    concerns = [raised(program, by=noor, to=ines, naming=naming).concern for naming in Naming]

    for concern in concerns:
        acknowledge(concern, at=NOW, on=TODAY)
        acknowledge(concern, at=NOW, on=TODAY)
        answer(concern, CANARY, at=NOW, on=TODAY)

    letters = Letter.objects.filter(kind="news")
    assert [letter.to for letter in letters] == [noor.email] * 2
    assert {letter.subject for letter in letters} == {"There is something new for you in Turnabout"}
    words = " ".join(f"{one.subject} {one.text} {one.html}" for one in letters).lower()
    assert [
        word for word in ("concern", "ines", program.name.lower(), CANARY) if word in words
    ] == []


def test_it_is_closed_once_with_what_was_done_and_opens_when_the_author_writes(
    program: Program, noor: Person, ines: Person
):
    concern, receipt = raised(program, by=noor, to=ines)
    close(concern, "They have talked.", at=NOW, on=TODAY)

    with pytest.raises(ClosedBeforeError):
        close(concern, "Again.", at=NOW, on=TODAY)

    thread = come_back(receipt)
    assert (thread.concern.closed_on, thread.concern.is_open) == (TODAY, False)
    assert read_as_author(*thread)[-1].said.text == "They have talked."
    write_on(thread.concern, "It happened again.", on=TODAY + dt.timedelta(days=30))
    assert come_back(receipt).concern.is_open


def test_a_contact_whose_seat_was_ended_still_reads_what_was_sealed_to_them(
    program: Program, noor: Person, carla: Person, ines: Person, ben: Person
):
    concern = raised(program, by=noor, to=ines).concern

    end_seat(program.seats.open().get(person=ines, part=Part.CONTACT), by=carla, at=NOW)

    assert list(Concern.objects.addressed_to(ines)) == [concern]
    assert offered(program, author=noor, about=None).contacts == [ben]
