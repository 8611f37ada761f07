"""The thread of a concern: an entry is sealed for both of the two, and opened by either."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from turnabout.concerns.models import Concern, Entry, Key, Party
from turnabout.concerns.saying import Said, said_in
from turnabout.concerns.sealing.boxes import Bound, Private, open_box, seal_to


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, opened for one of the two."""

    party: str
    said: Said
    on: dt.date


@transaction.atomic
def add_entry(concern: Concern, said: Said, *, by: Party, on: dt.date) -> Entry:
    """Return the entry, which waits for the other one from now on."""
    kept = Concern.objects.select_for_update().get(pk=concern.pk)  # two at once, and passing on
    entry = Entry(concern=kept, number=kept.entries.count() + 1, party=by, on=on)
    entry.for_contact = seal_to(kept.key.public, said.written(), bound=_place(entry, Party.CONTACT))
    entry.for_author = seal_to(kept.public, said.written(), bound=_place(entry, Party.AUTHOR))
    entry.save(force_insert=True)
    waits = "waits_for_contact" if by == Party.AUTHOR else "waits_for_author"
    Concern.objects.filter(pk=kept.pk).update(**{waits: True})
    return entry


def open_thread(concern: Concern, private: Private, *, reader: Party) -> list[Line]:
    """Return all that was written. BoxBrokenError where the key is not that of this reader."""
    return [
        Line(entry.party, said_in(_opened(entry, private, reader=reader)), entry.on)
        for entry in concern.entries.all()
    ]


def seal_anew(concern: Concern, private: Private, *, reader: Party, to: Key) -> None:
    """Let the key of a contact open the thread, and no other contact's any more.

    `private` is that of the reader who lets it: the contact until now, or the author.
    """
    entries = list(concern.entries.all())
    for entry in entries:
        words = _opened(entry, private, reader=reader)
        entry.for_contact = seal_to(to.public, words, bound=_place(entry, Party.CONTACT))
    Entry.objects.bulk_update(entries, ["for_contact"])
    if concern.half:
        half = open_half(concern, private, reader=reader)
        concern.half = seal_to(to.public, half, bound=half_place(concern, Party.CONTACT))
    concern.key = to
    concern.save(update_fields=["key", "half"])


def open_half(concern: Concern, private: Private, *, reader: Party) -> str:
    """Return the half of the second envelope's key that this reader has."""
    box = concern.half if reader == Party.CONTACT else concern.half_for_author
    return open_box(box, private, bound=half_place(concern, reader))


def half_place(concern: Concern, reader: Party) -> Bound:
    """Return where a half belongs."""
    return ("half", str(concern.pk), reader.value)


def _opened(entry: Entry, private: Private, *, reader: Party) -> str:
    box = entry.for_contact if reader == Party.CONTACT else entry.for_author
    return open_box(box, private, bound=_place(entry, reader))


def _place(entry: Entry, reader: Party) -> Bound:
    return ("entry", str(entry.concern_id), str(entry.pk), reader.value)
