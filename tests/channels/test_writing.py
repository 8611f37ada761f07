"""Messages are sent once, changed and deleted by their author, and told of by one quiet letter."""

import datetime as dt
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.meetings.meeting_cast import known

from turnabout.channels.attaching import Attached, NoRoomError, content_of
from turnabout.channels.letters import NEWS, PATIENCE
from turnabout.channels.models import Bookmark, File, Message
from turnabout.channels.reading import keep_draft, read_up_to
from turnabout.channels.writing import (
    A_MINUTE,
    AN_HOUR,
    GoneError,
    NothingSaidError,
    TooManyError,
    change,
    delete,
    send,
)
from turnabout.core.encryption.rings import KeysFault
from turnabout.core.models import Change, Letter
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side

MINUTE = dt.timedelta(minutes=1)
PICTURE = Attached("board.png", "image/png", b"\x89PNG\r\n\x1a\n and more")


def said(pair: Pair, side: Side = Side.MENTOR, text: str = "Hello", *, after: int = 0) -> Message:
    return send(pair, text, side=side, at=NOW + after * MINUTE)


def letters() -> list[Letter]:
    return list(Letter.objects.filter(kind=NEWS).order_by("pk"))


def test_a_message_is_there_for_both_and_sealed_in_the_database(pair: Pair):
    said(pair, text="The timetable is a mess")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM channels_message")
        stored = str(cursor.fetchall())
    assert [one.text for one in pair.messages.all()] == ["The timetable is a mess"]
    assert "timetable" not in stored


def test_who_sends_twice_with_one_tap_sends_once(pair: Pair):
    once = uuid.uuid4()

    first, second = (send(pair, "x", side=Side.MENTOR, at=NOW, once=once) for _time in range(2))

    assert (first, Message.objects.count()) == (second, 1)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_sent(pair: Pair, text: str):
    with pytest.raises(NothingSaidError):
        said(pair, text=text)


def test_a_file_alone_is_a_message(pair: Pair):
    message = send(pair, "", side=Side.MENTOR, at=NOW, files=[PICTURE])

    assert [content_of(file) for file in message.files.all()] == [PICTURE.content]


def test_a_file_is_sealed_on_the_disk_and_does_not_open_when_it_was_changed(pair: Pair):
    file = send(pair, "", side=Side.MENTOR, at=NOW, files=[PICTURE]).files.get()
    with default_storage.open(file.file.name) as stored:
        body = stored.read()
    assert b"PNG" not in body
    assert "board" not in file.file.name

    with default_storage.open(file.file.name, "wb") as stored:
        stored.write(body[:-1] + bytes([body[-1] ^ 1]))

    with pytest.raises(KeysFault, match="changed on the disk"):
        content_of(File.objects.get())


def test_there_is_an_end_to_the_room_for_files(pair: Pair):
    file = send(pair, "", side=Side.MENTOR, at=NOW, files=[PICTURE]).files.get()
    File.objects.filter(pk=file.pk).update(size=200_000_000)

    with pytest.raises(NoRoomError):
        send(pair, "", side=Side.MENTEE, at=NOW, files=[PICTURE])


def test_nobody_sends_more_than_anybody_types(pair: Pair):
    for _number in range(A_MINUTE):
        said(pair)

    with pytest.raises(TooManyError):
        said(pair)
    assert said(pair, Side.MENTEE)
    assert said(pair, after=2)


def test_nobody_sends_more_in_an_hour_than_anybody_types(pair: Pair):
    rows = [
        Message(pair=pair, side=Side.MENTOR, text="x", written_at=NOW, changed_at=NOW)
        for _number in range(AN_HOUR)
    ]
    Message.objects.bulk_create(rows)

    with pytest.raises(TooManyError):
        said(pair, after=59)
    assert said(pair, after=61)


def test_when_the_pair_has_ended_nothing_is_written_changed_or_deleted(pair: Pair):
    message = said(pair)
    end_pair(pair, Ending.EXIT, at=NOW)
    message.pair = ended = known(pair)

    for act in (
        lambda: said(ended),
        lambda: change(message, "other", at=NOW),
        lambda: delete(message, at=NOW),
    ):
        with pytest.raises(PairEndedError):
            act()
    assert Message.objects.get().text == "Hello"


def test_a_change_stays_visible_and_says_what_it_says_now(pair: Pair):
    message = said(pair)

    change(message, "Hello again", at=NOW + MINUTE)

    found = Message.objects.get()
    assert (found.text, found.edited_at) == ("Hello again", NOW + MINUTE)
    with pytest.raises(NothingSaidError):
        change(message, " ", at=NOW)


def test_of_a_deleted_message_only_that_there_was_one_is_left(
    pair: Pair, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
):
    message = send(pair, "Oh no", side=Side.MENTOR, at=NOW, files=[PICTURE])
    name = message.files.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        delete(message, at=NOW + MINUTE)

    found = Message.objects.get()
    assert (found.text, found.deleted_at, File.objects.count()) == (None, NOW + MINUTE, 0)
    assert not default_storage.exists(name)
    with pytest.raises(GoneError):
        change(message, "back", at=NOW)


def test_a_deleted_message_can_hold_no_words(pair: Pair):
    said(pair)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(deleted_at=NOW)


def test_new_is_what_the_other_wrote_and_one_has_not_seen(pair: Pair):
    first, second = said(pair), said(pair)
    said(pair, Side.MENTEE)
    delete(said(pair), at=NOW)
    read_up_to(pair, Side.MENTEE, message=first.pk)

    assert list(Message.objects.unread().filter(side=Side.MENTOR)) == [second]


def test_a_burst_is_one_letter_that_says_nothing_of_it(pair: Pair):
    for number in range(3):
        said(pair, text=f"A secret {number}", after=number)

    [letter] = letters()
    assert (letter.to, letter.due_at) == (pair.mentee.person.email, NOW + PATIENCE)
    assert letter.subject == "Noor has written to you"
    assert "secret" not in letter.text + letter.html
    assert f"/pairs/{pair.pk}/messages/" in letter.text


def test_who_reads_before_the_letter_left_gets_none(pair: Pair):
    message = said(pair)

    read_up_to(pair, Side.MENTEE, message=message.pk)

    assert letters() == []


def test_who_was_told_and_has_not_looked_is_not_told_again(pair: Pair):
    said(pair)
    Letter.objects.update(sent_at=NOW + 5 * MINUTE)
    said(pair, after=600)
    assert len(letters()) == 1

    read_up_to(pair, Side.MENTEE, message=Message.objects.latest("pk").pk)
    said(pair, after=700)

    assert len(letters()) == 2


def test_of_what_was_deleted_at_once_no_letter_tells(pair: Pair):
    first, second = said(pair), said(pair)

    delete(first, at=NOW)
    assert len(letters()) == 1
    delete(second, at=NOW)

    assert letters() == []
    said(pair, after=1)
    assert len(letters()) == 1


def test_a_letter_in_a_senders_hands_is_not_taken_back(pair: Pair):
    message = said(pair)
    Letter.objects.update(claimed_until=NOW + 10 * MINUTE)

    read_up_to(pair, Side.MENTEE, message=message.pk)

    assert len(letters()) == 1


def test_reading_never_goes_back(pair: Pair):
    first, second = said(pair), said(pair)
    read_up_to(pair, Side.MENTEE, message=second.pk)

    read_up_to(pair, Side.MENTEE, message=first.pk)

    assert Bookmark.objects.get(side=Side.MENTEE).read_up_to == second.pk


def test_a_draft_is_kept_until_it_is_sent_and_never_comes_back(pair: Pair):
    once = uuid.uuid4()
    keep_draft(pair, Side.MENTOR, "Dear A", once=once)
    assert Bookmark.objects.get(side=Side.MENTOR).draft == "Dear A"

    send(pair, "Dear Ada", side=Side.MENTOR, at=NOW, once=once)
    keep_draft(pair, Side.MENTOR, "Dear Ada", once=once)

    assert Bookmark.objects.get(side=Side.MENTOR).draft is None


def test_no_history_speaks_of_messages(pair: Pair):
    before = Change.objects.count()

    delete(said(pair), at=NOW)

    assert Change.objects.count() == before


def test_sending_asks_as_many_questions_in_a_long_thread_as_in_a_short_one(pair: Pair):
    said(pair)
    said(pair)
    with CaptureQueriesContext(connection) as few:
        said(pair)
    for _number in range(5):
        said(pair)
    with CaptureQueriesContext(connection) as many:
        said(pair)

    assert len(many) == len(few)
