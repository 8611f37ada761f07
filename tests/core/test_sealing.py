"""What people write is sealed: it opens in its own row alone, with a key of the ring, or loudly."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as installed
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.cast import NOW

from turnabout.core.encryption.fields import SealedFieldError, SealedText
from turnabout.core.encryption.places import keys_in_use, lacking
from turnabout.core.encryption.rings import (
    KeysFault,
    Ring,
    has_ring,
    make_ring,
    new_key,
    read_ring,
    the_ring,
    write_ring,
)
from turnabout.core.encryption.sealing import Ciphertext, Place, open_seal, seal
from turnabout.core.encryption.turning import (
    add_key,
    forget_old_keys,
    give_up_lost,
    keep_ring,
    mark_as_ours,
    seal_all_anew,
)
from turnabout.core.models import RingMark
from turnabout.people.models import Person
from turnabout.web.signin.adapter import SecondStepAdapter

HERE = Place("channels_message", "text", "row-1")
WORDS = "The ferry timetable is a mess, and nobody says so."


@pytest.fixture(autouse=True)
def _ring_put_back() -> Iterator[None]:
    """A test may turn the ring; the next one finds it as it was."""
    before = installed.KEYS.read_bytes()
    yield
    installed.KEYS.write_bytes(before)


@pytest.fixture
def mark(db: None) -> RingMark:
    return RingMark.objects.create(text=WORDS, made_at=NOW)


@given(words=st.text())
def test_whatever_is_sealed_opens_again(words: str):
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    assert open_seal(seal(words, place=HERE), place=HERE) == words


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(HERE, table="channels_note"),
        replace(HERE, field="title"),
        replace(HERE, row="row-2"),
    ],
)
def test_words_moved_to_another_table_field_or_row_do_not_open(elsewhere: Place):
    sealed = seal(WORDS, place=HERE)

    with pytest.raises(KeysFault, match="does not open"):
        open_seal(sealed, place=elsewhere)


def test_words_under_the_name_of_another_key_do_not_open():
    other = new_key(at=NOW)
    sealed = seal(WORDS, place=HERE)
    write_ring(Ring((replace(the_ring().newest, id=other.id), the_ring().newest)))

    with pytest.raises(KeysFault, match="does not open"):
        open_seal(Ciphertext(other.id + sealed.stored[8:]), place=HERE)


@given(at=st.integers(min_value=9), bit=st.integers(0, 7))
def test_a_changed_byte_is_noticed(at: int, bit: int):
    stored = bytearray(seal(WORDS, place=HERE).stored.encode())
    stored[9 + at % (len(stored) - 9)] ^= 1 << bit
    changed = Ciphertext(stored.decode("latin-1"))

    try:
        opened = open_seal(changed, place=HERE)
    except KeysFault:
        return
    assert opened == WORDS  # the last sign of base64 has bits that mean nothing


def test_two_seals_of_the_same_words_differ():
    assert seal(WORDS, place=HERE) != seal(WORDS, place=HERE)


def test_the_row_reads_what_was_set_and_the_database_holds_none_of_it(mark: RingMark):
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_text FROM core_ringmark")
        [[stored]] = cursor.fetchall()

    assert RingMark.objects.get().text == WORDS
    assert "ferry" not in stored
    assert stored.startswith(the_ring().newest.id)


def test_a_seal_copied_to_another_row_is_a_loud_error_and_no_words(mark: RingMark):
    other = RingMark.objects.create(text="mine", made_at=NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_ringmark SET sealed_text ="
            " (SELECT sealed_text FROM core_ringmark WHERE id = %s) WHERE id = %s",
            [mark.pk, other.pk],
        )

    with pytest.raises(KeysFault):
        _ = RingMark.objects.get(pk=other.pk).text


def test_two_rows_never_share_what_their_words_are_bound_to(mark: RingMark):
    with pytest.raises(IntegrityError), transaction.atomic():
        RingMark.objects.create(text="x", made_at=NOW, seal_id=mark.seal_id)


@pytest.mark.parametrize(
    "look",
    [
        lambda rows: rows.filter(text=WORDS),
        lambda rows: rows.exclude(text__icontains="ferry"),
        lambda rows: rows.filter(text__in=[WORDS]),
        lambda rows: rows.filter(text__length=4),
        lambda rows: rows.update(text=WORDS),
        lambda rows: rows.bulk_update(list(rows), ["text"]),
    ],
)
def test_the_database_is_not_asked_to_look_into_words(
    mark: RingMark, look: Callable[[models.QuerySet[RingMark]], object]
):
    with pytest.raises(SealedFieldError, match="sealed"):
        look(RingMark.objects.all())


def test_sealed_words_refuse_to_be_shown_as_they_are_stored(mark: RingMark):
    [[sealed]] = RingMark.objects.values_list("text")

    assert repr(sealed) == "<sealed>"
    with pytest.raises(KeysFault):
        str(sealed)


def test_words_are_changed_and_written_many_at_once(mark: RingMark):
    RingMark.objects.bulk_create([RingMark(text=f"n{one}", made_at=NOW) for one in range(3)])
    mark.text = "changed"
    mark.save(update_fields=["text"])

    read = [row.text for row in RingMark.objects.order_by("pk")]

    assert read == ["changed", "n0", "n1", "n2"]


def test_a_row_read_in_part_opens_its_words_all_the_same(mark: RingMark):
    assert RingMark.objects.only("made_at").get().text == WORDS
    mark.text = "other"
    mark.refresh_from_db()
    assert mark.text == WORDS


def test_a_dump_holds_sealed_words_only_and_brings_them_back(mark: RingMark):
    dump = io.StringIO()
    call_command("dumpdata", "core.ringmark", stdout=dump)
    RingMark.objects.all().delete()

    rows = serializers.deserialize("json", dump.getvalue())
    RingMark.objects.bulk_create([row.object for row in rows])

    assert "ferry" not in dump.getvalue()
    assert RingMark.objects.get().text == WORDS


def test_a_turn_seals_everything_anew_and_the_old_key_is_forgotten_when_asked(mark: RingMark):
    RingMark.objects.bulk_create([RingMark(text=f"n{one}", made_at=NOW) for one in range(450)])
    old = the_ring().newest.id

    told: list[tuple[int, int]] = []
    assert add_key(at=NOW)
    assert seal_all_anew(lambda done, total: told.append((done, total))) == 451

    assert told == [(200, 451), (400, 451), (451, 451)]
    assert keys_in_use() == {the_ring().newest.id} != {old}
    assert forget_old_keys() == 1
    assert the_ring().ids == {the_ring().newest.id}
    assert RingMark.objects.get(pk=mark.pk).text == WORDS


def test_an_interrupted_turn_goes_on_without_another_key(mark: RingMark):
    add_key(at=NOW)

    assert not add_key(at=NOW)
    assert len(the_ring().keys) == 2


def test_a_key_that_is_needed_is_not_forgotten(mark: RingMark):
    add_key(at=NOW)
    before = the_ring()

    with pytest.raises(KeysFault, match="still sealed"):
        forget_old_keys()

    assert the_ring() == before


def test_a_row_read_before_a_turn_is_written_with_the_newest_key(mark: RingMark):
    read = RingMark.objects.get()
    add_key(at=NOW)
    seal_all_anew(lambda _done, _total: None)

    read.save()

    assert keys_in_use() == {the_ring().newest.id}


def test_a_new_installation_gets_a_ring_for_its_owner_alone(
    db: None, tmp_path: Path, settings: Settings
):
    settings.KEYS = tmp_path / "key-ring"

    keep_ring(at=NOW)
    mark_as_ours(at=NOW)
    mark_as_ours(at=NOW)

    assert settings.KEYS.stat().st_mode & 0o777 == 0o600
    assert RingMark.objects.get().text == "turnabout"
    assert lacking() == ""


def test_without_its_ring_an_installation_refuses_to_start_and_makes_no_other(
    mark: RingMark, tmp_path: Path, settings: Settings
):
    settings.KEYS = tmp_path / "key-ring"

    with pytest.raises(KeysFault, match=r"no key ring at .*put back the one"):
        keep_ring(at=NOW)

    assert not has_ring()


def test_with_the_ring_of_another_installation_it_refuses_to_start(
    mark: RingMark, tmp_path: Path, settings: Settings
):
    needed = the_ring().newest.id
    settings.KEYS = tmp_path / "key-ring"
    make_ring(at=NOW)

    with pytest.raises(KeysFault, match=f"{needed}.*put back the ring"):
        keep_ring(at=NOW)
    with pytest.raises(KeysFault, match=needed):
        _ = RingMark.objects.get().text


@pytest.mark.parametrize(
    "line", ["", "# nothing", "abc", "12345678 today !!!", "12345678 today YWJj"]
)
def test_a_damaged_ring_is_named_with_its_line(line: str, tmp_path: Path):
    file = tmp_path / "key-ring"
    file.write_text(line)

    with pytest.raises(KeysFault, match="key ring"):
        read_ring(file)


def test_the_ring_is_found_again_as_it_was_written():
    ring = Ring((new_key(at=NOW), new_key(at=NOW + dt.timedelta(days=1))))
    write_ring(ring)

    assert (the_ring(), read_ring(installed.KEYS)) == (ring, ring)
    assert repr(ring.newest) == f"<key {ring.newest.id}>"


def test_a_sealed_field_wants_a_sealed_model():
    field = SealedText()
    field.set_attributes_from_name("text")
    field.model = models.Model  # type: ignore[assignment]

    assert "Sealed" in field.check()[0].msg


def test_where_the_ring_is_lost_the_installation_goes_on_without_what_it_sealed(
    mark: RingMark, noor: Person, tmp_path: Path, settings: Settings
):
    secret = SecondStepAdapter().encrypt("JBSWY3DP")
    Authenticator.objects.create(user=noor, type="totp", data={"secret": secret})
    settings.KEYS = tmp_path / "key-ring"

    assert give_up_lost(at=NOW) == 2

    assert (lacking(), Authenticator.objects.count()) == ("", 0)
    assert [row.text for row in RingMark.objects.all()] == ["turnabout"]


def test_what_a_key_opens_is_not_given_up(mark: RingMark):
    add_key(at=NOW)

    assert give_up_lost(at=NOW) == 0
    assert RingMark.objects.get().text == WORDS
