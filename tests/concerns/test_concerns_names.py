"""A name in a second envelope: two people, a day, and the author is told."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.concerns.concerns_cast import CANARY, PASSPHRASE, opened_key, raised, the_key

from turnabout.concerns.envelopes import name_in
from turnabout.concerns.keys import renew_key
from turnabout.concerns.models import Concern, Half, Naming, Opening
from turnabout.concerns.names import (
    NotForTwoError,
    agree_to_open,
    ask_to_open,
    asked_of,
    decline_to_open,
    open_name,
    who_can_agree,
)
from turnabout.concerns.sealing.boxes import BoxBrokenError
from turnabout.core.models import Change, Letter
from turnabout.people.models import Person
from turnabout.programs.models import Program

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def concern(program: Program, noor: Person, ines: Person) -> Concern:
    """Noor writes to Ines, her name in a second envelope."""
    return raised(program, by=noor, to=ines, naming=Naming.WITHHELD).concern


def _asked(concern: Concern, by: Person, of: Person) -> Opening:
    return ask_to_open(concern, by=by, of=of, reason="She may be in danger", at=NOW)


@pytest.mark.parametrize("second", ["ben", "arne"])
def test_two_people_open_a_name(
    request: pytest.FixtureRequest, concern: Concern, noor: Person, ines: Person, second: str
):
    other = request.getfixturevalue(second)
    opening = _asked(concern, ines, other)

    agree_to_open(opening, by=other, at=NOW + HOUR)
    name = open_name(concern, opened_key(ines), by=ines, at=NOW + 2 * HOUR)

    assert name == (noor.pk, noor.name)


def test_one_person_alone_opens_none(
    concern: Concern, noor: Person, ada: Person, ines: Person, ben: Person, arne: Person
):
    private = opened_key(ines)
    with pytest.raises(NotForTwoError):
        open_name(concern, private, by=ines, at=NOW)
    for of in (ines, noor, ada):
        with pytest.raises(NotForTwoError):
            _asked(concern, ines, of)
    with pytest.raises(NotForTwoError):
        _asked(concern, ben, arne)
    opening = _asked(concern, ines, ben)
    for by in (ines, arne, noor):
        with pytest.raises(NotForTwoError):
            agree_to_open(opening, by=by, at=NOW)

    with pytest.raises(NotForTwoError):
        open_name(concern, private, by=ines, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.update(asked_of=ines)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.update(opened_at=NOW)


def test_each_half_is_needed(concern: Concern, ines: Person, ben: Person):
    with pytest.raises(BoxBrokenError):
        name_in(concern, opened_key(ben))
    Half.objects.all().delete()

    with pytest.raises(Half.DoesNotExist):
        name_in(Concern.objects.get(), opened_key(ines))


@pytest.mark.parametrize(("asked", "opened"), [(24, 24), (23, 24)])
def test_after_a_day_nothing_opens(
    concern: Concern, ines: Person, ben: Person, asked: int, opened: int
):
    opening = _asked(concern, ines, ben)

    if asked < 24:
        agree_to_open(opening, by=ben, at=NOW + asked * HOUR)
    else:
        with pytest.raises(NotForTwoError):
            agree_to_open(opening, by=ben, at=NOW + asked * HOUR)

    with pytest.raises(NotForTwoError):
        open_name(concern, opened_key(ines), by=ines, at=NOW + opened * HOUR)


def test_a_no_is_a_no(concern: Concern, ines: Person, ben: Person):
    opening = _asked(concern, ines, ben)
    decline_to_open(opening, by=ben, at=NOW)

    with pytest.raises(NotForTwoError):
        agree_to_open(opening, by=ben, at=NOW)
    with pytest.raises(NotForTwoError):
        open_name(concern, opened_key(ines), by=ines, at=NOW)


def test_the_author_is_told_and_the_history_has_who_and_when_and_nothing_else(
    concern: Concern, noor: Person, ines: Person, ben: Person
):
    opening = _asked(concern, ines, ben)
    agree_to_open(opening, by=ben, at=NOW + HOUR)
    for hours in (2, 3):
        open_name(concern, opened_key(ines), by=ines, at=NOW + hours * HOUR)

    concern.refresh_from_db()
    assert concern.waits_for_author
    assert [letter.to for letter in Letter.objects.filter(kind="news")] == [noor.email]
    told = Change.objects.of(opening).order_by("at")
    assert [(one.verb, one.by, one.detail) for one in told] == [
        ("ask to open a name", ines, {}),
        ("agree to open a name", ben, {}),
        ("open a name", ines, {}),
    ]
    assert CANARY not in repr(list(Change.objects.values()))


def test_only_a_withheld_name_is_asked_for(
    program: Program, noor: Person, ines: Person, ben: Person
):
    for naming in (Naming.NAMED, Naming.NAMELESS):
        with pytest.raises(NotForTwoError):
            _asked(raised(program, by=noor, to=ines, naming=naming).concern, ines, ben)


def test_who_can_agree_is_another_contact_or_an_administrator(
    concern: Concern, ines: Person, ben: Person, arne: Person, carla: Person
):
    assert set(who_can_agree(concern)) == {ben, arne}
    _asked(concern, ines, ben)
    assert [len(asked_of(one, at=NOW)) for one in (ben, arne, ines, carla)] == [1, 0, 0, 0]


def test_a_new_key_still_opens_the_envelope(
    concern: Concern, noor: Person, ines: Person, ben: Person
):
    renew_key(the_key(ines), PASSPHRASE, at=NOW)
    kept = Concern.objects.get()
    agree_to_open(_asked(kept, ines, ben), by=ben, at=NOW)

    assert open_name(kept, opened_key(ines), by=ines, at=NOW).person == noor.pk
