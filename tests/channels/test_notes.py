"""The notebook of both is never overwritten; notes of one are theirs, and have an end."""

import datetime as dt

import pytest
from django.db import connection
from tests.cast import NOW
from tests.meetings.meeting_cast import known

from turnabout.channels.models import Note, Version
from turnabout.channels.notes import (
    KEPT,
    ChangedMeanwhileError,
    change_note,
    erase_old_notes,
    erased_on,
    export_notes,
    notes_of,
    write_note,
    write_page,
)
from turnabout.pairs.ending import PairEndedError, end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.programs.models import Side

DAY = dt.timedelta(days=1)


def test_each_version_of_the_page_stays(pair: Pair):
    write_page(pair, "one", known=0, side=Side.MENTOR, at=NOW)
    write_page(pair, "one and two", known=1, side=Side.MENTEE, at=NOW)

    found = [(one.number, one.side, one.text) for one in pair.notebook.all()]
    assert found == [(2, "mentee", "one and two"), (1, "mentor", "one")]


def test_what_the_other_wrote_meanwhile_is_not_overwritten(pair: Pair):
    write_page(pair, "hers", known=0, side=Side.MENTEE, at=NOW)

    with pytest.raises(ChangedMeanwhileError) as conflict:
        write_page(pair, "mine", known=0, side=Side.MENTOR, at=NOW)

    assert conflict.value.latest.text == "hers"
    assert Version.objects.count() == 1


def test_the_same_text_is_no_new_version(pair: Pair):
    write_page(pair, "one", known=0, side=Side.MENTOR, at=NOW)
    write_page(pair, "one", known=1, side=Side.MENTEE, at=NOW)

    assert Version.objects.count() == 1


def test_after_the_end_nobody_writes(pair: Pair):
    end_pair(pair, Ending.CLOSED, at=NOW)
    ended = known(pair)

    with pytest.raises(PairEndedError):
        write_page(ended, "late", known=0, side=Side.MENTOR, at=NOW)
    with pytest.raises(PairEndedError):
        write_note(ended, "late", side=Side.MENTOR, at=NOW)


def test_a_note_is_of_one_side_alone_and_sealed(pair: Pair):
    note = write_note(pair, "She was tired", side=Side.MENTOR, at=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM channels_note")
        assert "tired" not in str(cursor.fetchall())
    assert notes_of(pair, Side.MENTOR) == [note]
    assert notes_of(pair, Side.MENTEE) == []


def test_ninety_days_after_the_end_notes_are_erased_unless_taken_along(pair: Pair):
    mine = write_note(pair, "mine", side=Side.MENTOR, at=NOW)
    write_note(pair, "hers", side=Side.MENTEE, at=NOW)
    text = export_notes(pair, Side.MENTOR, at=NOW)
    end_pair(pair, Ending.CLOSED, at=NOW)

    assert erase_old_notes(at=NOW + KEPT - DAY) == 0
    assert erase_old_notes(at=NOW + KEPT) == 1
    assert list(Note.objects.all()) == [mine]
    assert "## 2 March 2026\n\nmine\n" in text
    assert "hers" not in text
    assert erased_on(known(pair)) == (NOW + KEPT).date()


def test_a_note_changed_since_it_was_taken_along_is_to_be_taken_along_anew(pair: Pair):
    note = write_note(pair, "mine", side=Side.MENTOR, at=NOW)
    export_notes(pair, Side.MENTOR, at=NOW)
    change_note(Note.objects.get(pk=note.pk), "more", at=NOW)
    end_pair(pair, Ending.CLOSED, at=NOW)

    assert erase_old_notes(at=NOW + KEPT) == 1


def test_notes_of_a_pair_that_meets_stay(pair: Pair):
    write_note(pair, "mine", side=Side.MENTOR, at=NOW)

    assert (erase_old_notes(at=NOW + 1000 * DAY), erased_on(pair)) == (0, None)
