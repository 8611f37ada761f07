"""Keys of contacts: passphrase, recovery key, a new key, and what happens when all is lost."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.concerns.concerns_cast import CANARY, PASSPHRASE, TODAY, opened_key, raised, the_key

from turnabout.concerns.answering import answer, read_as_author, read_as_contact
from turnabout.concerns.keys import (
    KeyThereError,
    PassphraseTooShortError,
    begin_anew,
    change_passphrase,
    open_key,
    recover,
    renew_key,
    set_up_key,
)
from turnabout.concerns.models import Concern, Key, Naming
from turnabout.concerns.passing import is_stranded, take_to
from turnabout.concerns.raising import NotOfferedError, come_back
from turnabout.concerns.sealing.boxes import BoxBrokenError
from turnabout.concerns.sealing.locks import WrongPassphraseError
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.programs.models import Program

OTHER = "another four words here"


def test_nothing_of_a_passphrase_or_a_recovery_key_is_stored(noor: Person):
    key, recovery = set_up_key(noor, PASSPHRASE, at=NOW)

    stored = repr(Key.objects.filter(pk=key.pk).values().get())

    assert len(recovery) == 35
    assert [
        word for word in (PASSPHRASE, recovery, recovery.replace("-", "")) if word in stored
    ] == []


def test_somebody_has_one_key_and_a_long_passphrase(noor: Person):
    with pytest.raises(PassphraseTooShortError):
        set_up_key(noor, "  fourteen chars  "[:16], at=NOW)
    set_up_key(noor, PASSPHRASE, at=NOW)

    with pytest.raises(KeyThereError):
        set_up_key(noor, PASSPHRASE, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Key.objects.filter(person=noor).update(ended_at=NOW)


def test_a_changed_passphrase_opens_it_and_the_old_one_does_not(
    program: Program, noor: Person, ines: Person
):
    concern = raised(program, by=noor, to=ines).concern

    change_passphrase(the_key(ines), PASSPHRASE, to=OTHER)

    assert read_as_contact(concern, opened_key(ines, OTHER))[0].said.text == CANARY
    with pytest.raises(WrongPassphraseError):
        open_key(the_key(ines), PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        change_passphrase(the_key(ines), PASSPHRASE, to=OTHER)


def test_the_recovery_key_opens_it_once_however_it_is_typed(
    program: Program, noor: Person, ben: Person, carla: Person
):
    ben.concern_keys.all().delete()
    key, recovery = set_up_key(ben, PASSPHRASE, at=NOW)
    concern = raised(program, by=noor, to=ben).concern

    fresh = recover(key, recovery.lower().replace("-", " "), passphrase=OTHER)

    assert read_as_contact(concern, opened_key(ben, OTHER))[0].said.text == CANARY
    assert fresh != recovery
    with pytest.raises(WrongPassphraseError):
        recover(the_key(ben), recovery, passphrase=PASSPHRASE)


def test_a_new_key_opens_all_that_the_old_one_did(program: Program, noor: Person, ines: Person):
    old = the_key(ines)
    before = opened_key(ines)
    concerns = [raised(program, by=noor, to=ines, naming=naming).concern for naming in Naming]
    answer(concerns[0], "An answer", at=NOW, on=TODAY)

    renew_key(old, PASSPHRASE, at=NOW)

    for concern in Concern.objects.addressed_to(ines):
        assert read_as_contact(concern, opened_key(ines))[0].said.text == CANARY
        with pytest.raises(BoxBrokenError):
            read_as_contact(concern, before)
    old.refresh_from_db()
    assert (old.is_open, old.by_passphrase, old.by_recovery) == (False, "", "")


def test_a_wrong_passphrase_makes_no_new_key(ines: Person):
    with pytest.raises(WrongPassphraseError):
        renew_key(the_key(ines), "not the passphrase", at=NOW)

    assert open_key(the_key(ines), PASSPHRASE)


def test_what_is_lost_the_contact_never_opens_again_and_the_author_can_send_anew(
    program: Program, noor: Person, ines: Person
):
    concern, receipt = raised(program, by=noor, to=ines, naming=Naming.WITHHELD)

    begin_anew(the_key(ines), OTHER, at=NOW)

    thread = come_back(receipt)
    assert (is_stranded(thread.concern), list(Concern.objects.readable())) == (True, [])
    with pytest.raises(BoxBrokenError):
        read_as_contact(concern, opened_key(ines, OTHER))
    assert read_as_author(*thread)[0].said.text == CANARY
    take_to(thread.concern, ines, private=thread.private, on=TODAY)
    again = Concern.objects.addressed_to(ines).get()
    assert read_as_contact(again, opened_key(ines, OTHER))[0].said.text == CANARY


def test_when_a_contact_has_left_the_author_takes_it_to_another(
    program: Program, noor: Person, ines: Person, ben: Person, carla: Person
):
    _concern, receipt = raised(program, by=noor, to=ines)
    leave(ines, by=carla, at=NOW)

    thread = come_back(receipt)
    assert is_stranded(thread.concern)
    with pytest.raises(NotOfferedError):
        take_to(thread.concern, carla, private=thread.private, on=TODAY)
    take_to(thread.concern, ben, private=thread.private, on=TODAY)

    thread = come_back(receipt)
    assert (thread.concern.contact, is_stranded(thread.concern)) == (ben, False)
    assert read_as_contact(thread.concern, opened_key(ben))[0].said.text == CANARY
