"""Notes: a notebook that both write, of which nothing is ever overwritten; and notes of one."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.channels.models import Note, Version
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

LONGEST = 20_000
"""Signs of a page."""

KEPT = dt.timedelta(days=90)
"""How long after the end of a pair private notes are kept that their author did not take along."""


class ChangedMeanwhileError(Exception):
    """The other one has written on the page since; both texts are there to be put together."""

    def __init__(self, latest: Version) -> None:
        super().__init__()
        self.latest = latest

    def __str__(self) -> str:
        return _(
            "The page has changed while you wrote. Nothing is lost: both texts stand here. Put "
            "them together in yours, and save."
        )


def latest_version(pair: Pair) -> Version | None:
    """Return the notebook as it is now, or None before anybody wrote."""
    return pair.notebook.first()


@transaction.atomic
def write_page(pair: Pair, text: str, *, known: int, side: Side, at: dt.datetime) -> Version | None:
    """Return the page as it stands now, where the version that was known is still the last.

    What is the same leaves no new version. PairEndedError, ChangedMeanwhileError.
    """
    if not pair.is_open:
        raise PairEndedError
    latest = latest_version(pair)
    if latest and latest.number != known:
        raise ChangedMeanwhileError(latest)
    if text == (latest.text if latest else ""):
        return latest
    facts = {"number": known + 1, "side": side, "text": text, "at": at}
    try:
        with transaction.atomic():
            return Version.objects.create(pair=pair, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError(Version.objects.filter(pair=pair)[0]) from None


def notes_of(pair: Pair, side: Side) -> list[Note]:
    """Return what one side wrote for itself, the newest first."""
    return list(pair.notes.filter(side=side))


def write_note(pair: Pair, text: str, *, side: Side, at: dt.datetime) -> Note:
    """Return a note of one side. PairEndedError."""
    if not pair.is_open:
        raise PairEndedError
    return Note.objects.create(pair=pair, side=side, text=text, written_at=at, changed_at=at)


def change_note(note: Note, text: str, *, at: dt.datetime) -> None:
    """Let a note say something else; as it stands now, nobody has taken it along."""
    note.text, note.changed_at, note.exported_at = text, at, None
    note.save(update_fields=["text", "changed_at", "exported_at"])


@transaction.atomic
def export_notes(pair: Pair, side: Side, *, at: dt.datetime) -> str:
    """Return the notes of one side as a text to keep. They count as taken along from now on."""
    notes = list(pair.notes.filter(side=side).order_by("written_at", "pk"))
    parts = [f"## {date_format(note.written_at, 'j F Y')}\n\n{note.text}\n" for note in notes]
    Note.objects.filter(pk__in=[note.pk for note in notes]).update(exported_at=at)
    other = {"name": pair.across_from(side).person.name}
    return "\n".join(["# " + _("My notes on meeting %(name)s") % other, "", *parts])


def erased_on(pair: Pair) -> dt.date | None:
    """Return the day on which private notes of the pair are erased, or None while it meets."""
    return (pair.ended_at + KEPT).date() if pair.ended_at else None


def erase_old_notes(*, at: dt.datetime) -> int:
    """Return how many private notes are erased now: of pairs long ended, not taken along."""
    old = Note.objects.filter(pair__ended_at__lte=at - KEPT, exported_at__isnull=True)
    return old.delete()[0]
