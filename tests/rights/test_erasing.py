"""Erase me: every word goes, what others own stays, and nothing is done by half."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import NOW, enter
from tests.meetings.meeting_cast import DAY, known
from tests.people.staff_list_cast import applied
from tests.rights.lives import OWN, canary
from tests.rights.looking import (
    bytes_of_the_database,
    everything_kept,
    files_kept,
    tables_with,
)

from turnabout.channels.models import Message
from turnabout.closing.models import Record
from turnabout.core.models import Change, Letter
from turnabout.enrollment.models import Enrollment, NotWith, Star
from turnabout.meetings.models import DidMeet, Feed, Meeting
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.leaving import come_back, leave
from turnabout.people.models import Office, Person
from turnabout.people.offices import LastAdministratorError, appoint
from turnabout.rights.erasing.asking import (
    TO_THINK,
    HereError,
    ask_for_leaver,
    ask_to_be_erased,
    stay,
)
from turnabout.rights.erasing.doing import erase, erase_again
from turnabout.rights.keeping.doing import erase_due
from turnabout.rights.models import Erasure

LATER = NOW + 30 * DAY


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_no_word_name_or_address_of_theirs_is_in_any_table_any_more(pair: Pair, who: str):
    me = getattr(pair, who).person
    name, email = me.name, me.email
    Letter.objects.update(sent_at=NOW)
    before = " ".join(everything_kept().values())
    left = (*OWN, "agreement", "file")

    erase(me, at=LATER)

    kept = everything_kept()
    for place in ("goal", "agenda", "prepared", "heard", "name", *left):
        assert [table for table, text in kept.items() if canary(place, me) in text] == [], place
    assert [place for place in left[:-1] if canary(place, me) not in before] == []
    told = kept.pop("core.letter")
    assert [table for table, text in kept.items() if name.lower() in text or email in text] == []
    # The one letter that tells the other one names them, and loses its words a day after.
    assert (name.lower() in told, email in told) == (True, False)
    assert list(Letter.objects.exclude(text="").values_list("kind", flat=True)) == ["pair_end"]


def test_what_the_other_one_wrote_stays_with_them(pair: Pair, noor: Person, ada: Person):
    erase(noor, at=LATER)

    kept = " ".join(everything_kept().values())
    assert [place for place in (*OWN, "heard") if canary(place, ada) not in kept] == []
    assert Message.objects.get(text__isnull=False).text == canary("message", ada)


def test_files_are_erased_on_the_disk_too(
    pair: Pair,
    noor: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
):
    before = set(files_kept())

    with django_capture_on_commit_callbacks(execute=True):
        erase(noor, at=LATER)

    theirs = Message.objects.get(text__isnull=False).files.get()
    gone = before - set(files_kept())
    assert len(gone) == 1
    assert Path(theirs.file.name).name in set(files_kept())


def test_dates_and_counts_stay_under_nobodys_name(pair: Pair, noor: Person):
    before = [model.objects.count() for model in (Pair, Enrollment, Meeting, DidMeet)]

    erase(noor, at=LATER)

    assert [model.objects.count() for model in (Pair, Enrollment, Meeting, DidMeet)] == before
    assert (str(known(pair).mentor.person), known(pair).ending) == ("Somebody", Ending.LEFT)


def test_the_other_one_is_told_in_the_neutral_words_and_their_own_letters_go(
    pair: Pair, noor: Person, ada: Person
):
    Letter.objects.all().delete()
    for person in (noor, ada):
        ask_to_be_erased(person, at=NOW)

    erase(noor, at=LATER)

    kinds = [(one.kind, one.to) for one in Letter.objects.order_by("pk")]
    assert kinds == [("erasure", ada.email), ("pair_end", ada.email)]


def test_a_letter_that_was_sent_keeps_no_word_and_no_address(pair: Pair, noor: Person):
    ask_to_be_erased(noor, at=NOW)
    Letter.objects.filter(to=noor.email).update(sent_at=NOW)

    erase(noor, at=LATER)

    letter = Letter.objects.get(kind="erasure")
    assert (letter.to, letter.subject, letter.text, letter.html) == ("", "", "", "")


def test_calendar_record_sessions_and_second_steps_open_nothing_any_more(
    pair: Pair, noor: Person, client: Client
):
    client.force_login(noor)
    assert client.get("/you/sessions/").status_code == 200
    end_pair(pair, Ending.CLOSED, at=NOW)
    Record.objects.get_or_create(pair=pair, defaults={"public_at": NOW})
    Authenticator.objects.create(user=noor, type="totp", data={})
    EmailAddress.objects.create(user=noor, email=noor.email)

    erase(noor, at=LATER)

    assert client.get("/you/sessions/").status_code == 302
    for model in (Record, Authenticator, EmailAddress):
        assert model.objects.count() == 0, model
    assert Feed.objects.filter(person=noor).count() == 0


def test_who_kept_apart_from_them_or_chose_them_does_so_no_more(
    pair: Pair, noor: Person, ada: Person
):
    NotWith.objects.create(enrollment=pair.mentee, person=noor)
    Star.objects.create(enrollment=pair.mentee, other=pair.mentor, rank=1)

    erase(noor, at=LATER)

    assert (NotWith.objects.count(), Star.objects.count()) == (0, 0)


def test_whoever_is_erased_cannot_come_back_and_cannot_be_erased_twice(
    noor: Person, carla: Person, ledger: Path
):
    erase(noor, at=LATER)
    lines = ledger.read_text()

    come_back(Person.objects.get(pk=noor.pk), by=carla, at=LATER)
    erase(noor, at=LATER + DAY)

    nobody = Person.objects.get(pk=noor.pk)
    assert (nobody.left_at, nobody.erased_at) == (LATER, LATER)
    assert ledger.read_text() == lines
    assert Change.objects.of(nobody).filter(verb="erase").count() == 1


def test_a_staff_list_that_still_names_them_enters_somebody_new(
    pair: Pair, noor: Person, carla: Person
):
    Person.objects.filter(pk=noor.pk).update(staff_id="K17")
    email = noor.email
    erase(Person.objects.get(pk=noor.pk), at=LATER)

    applied(f"Staff number,Name,E-mail\nK17,Noor Haddad,{email}\n", by=carla)

    new = Person.objects.get(email=email)
    assert new.pk != noor.pk
    assert Enrollment.objects.filter(person=new).count() == 0
    assert str(Person.objects.get(pk=noor.pk)) == "Somebody"


def test_the_only_administrator_appoints_another_first(arne: Person, carla: Person):
    with pytest.raises(LastAdministratorError):
        ask_to_be_erased(arne, at=NOW)
    with pytest.raises(LastAdministratorError):
        erase(arne, at=NOW)
    assert Person.objects.get(pk=arne.pk).name == "Arne Bakke"

    appoint(carla, Office.ADMINISTRATOR, by=None, at=NOW)
    erase(arne, at=NOW)

    assert Person.objects.get(pk=arne.pk).name == "Somebody"


def test_nothing_is_done_by_half(
    pair: Pair, noor: Person, ledger: Path, monkeypatch: pytest.MonkeyPatch
):
    ledger.mkdir()  # the ledger cannot be written

    with pytest.raises(OSError, match="directory"):
        erase(noor, at=LATER)

    assert Person.objects.get(pk=noor.pk).name == "Noor Haddad"
    assert known(pair).ended_at is None
    assert tables_with(canary("note", noor)) == {"channels.note"}


def test_it_happens_a_week_after_it_was_asked_for_and_not_before(noor: Person):
    ask_to_be_erased(noor, at=NOW)

    assert erase_due(at=NOW + TO_THINK - DAY) == 0
    assert Person.objects.get(pk=noor.pk).name == "Noor Haddad"
    assert erase_due(at=NOW + TO_THINK) == 1
    assert erase_due(at=NOW + TO_THINK) == 0
    assert Erasure.objects.get().done_at == NOW + TO_THINK


def test_whoever_thinks_better_of_it_stays_and_nothing_is_kept_of_it(noor: Person):
    ask_to_be_erased(noor, at=NOW)

    assert stay(noor)

    assert (Erasure.objects.count(), erase_due(at=LATER)) == (0, 0)
    assert not stay(noor)


def test_an_administrator_erases_only_who_has_left(noor: Person, arne: Person):
    with pytest.raises(HereError):
        ask_for_leaver(noor, by=arne, at=NOW)
    leave(noor, by=arne, at=NOW)

    ask_for_leaver(noor, by=arne, at=NOW)

    assert erase_due(at=NOW) == 1


def test_the_ledger_holds_numbers_and_no_name(noor: Person, ledger: Path):
    erase(noor, at=LATER)

    lines = [line for line in ledger.read_text().splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == [str(noor.pk)]
    assert "noor" not in ledger.read_text().lower()
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_somebody_else_with_the_number_of_who_was_erased_is_left_alone(noor: Person):
    erase(noor, at=LATER)
    Person.objects.filter(pk=noor.pk).delete()
    new = enter("Bo Berg", "bo@kittiwake.example", pk=noor.pk)
    Person.objects.filter(pk=new.pk).update(entered_at=LATER)

    assert erase_again(at=LATER) == 0
    assert Person.objects.get(pk=new.pk).name == "Bo Berg"


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_database_or_its_journal_holds_them(noor: Person):
    name = b"Kestrelia Unforgotten"
    Person.objects.filter(pk=noor.pk).update(name=name.decode(), job=name.decode())
    before = bytes_of_the_database()

    erase(Person.objects.get(pk=noor.pk), at=LATER)

    assert not before or name in before
    assert name not in bytes_of_the_database()
