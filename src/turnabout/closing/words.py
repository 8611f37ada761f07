"""Words that one side leaves, and who reads them."""

import datetime as dt

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from turnabout.closing.letters import tell_of_word
from turnabout.closing.models import Kind, Reader, Word
from turnabout.closing.models.words import WordQuerySet
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Office, Person
from turnabout.people.models.people import PersonQuerySet
from turnabout.programs.models import Part, Program, Side
from turnabout.programs.models.program import Seat

LONGEST = 2000

PARTS = {Reader.COORDINATOR: Part.COORDINATOR, Reader.CONTACT: Part.CONTACT}
"""Who is in charge of what, of those for whom words can be."""


class SaidBeforeError(Exception):
    """They have left their words: letters are not taken back."""

    def __str__(self) -> str:
        return _("You have said that already, and it has arrived.")


@transaction.atomic
def leave_word(
    pair: Pair, kind: Kind, text: str, *, side: Side, reader: Reader, at: dt.datetime
) -> Word:
    """Return the words, which only their reader opens; the letter to them has none of the words.

    SaidBeforeError where this side has left words of this kind.
    """
    try:
        with transaction.atomic():
            word = Word.objects.create(
                pair=pair, side=side, kind=kind, text=text.strip(), reader=reader, at=at
            )
    except IntegrityError:
        raise SaidBeforeError from None
    for person in readers_of(word):
        tell_of_word(word, person, at=at)
    return word


def readers_of(word: Word) -> list[Person]:
    """Return who is written to that there are words for them: nobody who is gone."""
    if word.reader == Reader.PARTNER:
        other = Side.MENTEE if word.side == Side.MENTOR else Side.MENTOR
        return [word.pair.on(other).person] if other in word.pair.who_stays() else []
    part = PARTS.get(Reader(word.reader))
    return list(_beside(word.pair, part)) if part else []


def who_could_read(pair: Pair) -> list[Reader]:
    """Return for whom words of either side can be: nobody is offered who is not there.

    Whoever is in charge, and one of the two as well, is the other one and nobody else.
    """
    in_charge = [reader for reader, part in PARTS.items() if _beside(pair, part).exists()]
    return [Reader.NOBODY, Reader.PARTNER, *in_charge]


def words_for(person: Person) -> WordQuerySet:
    """Return the words that this person may read, the newest first."""
    mine = Enrollment.objects.filter(person=person, withdrawn_at__isnull=True).values("pk")
    contact = Seat.objects.open().filter(person=person, part=Part.CONTACT).values("program")
    from_partner = models.Q(pair__mentee__in=mine, side=Side.MENTOR) | models.Q(
        pair__mentor__in=mine, side=Side.MENTEE
    )
    led = Program.objects.led_by(person).values("pk")
    in_charge = models.Q(reader=Reader.COORDINATOR, pair__cohort__program__in=led) | models.Q(
        reader=Reader.CONTACT, pair__cohort__program__in=contact
    )
    others = models.Q(pair__in=Pair.objects.apart_from(person).order_by().values("pk"))
    theirs = models.Q(from_partner, reader=Reader.PARTNER) | (in_charge & others)
    return Word.objects.filter(theirs).with_people()


def mark_read(person: Person, *, at: dt.datetime) -> None:
    """Let this person have read what is for them."""
    unread = words_for(person).filter(read_at__isnull=True).order_by().values("pk")
    Word.objects.filter(pk__in=list(unread.values_list("pk", flat=True))).update(read_at=at)


def _beside(pair: Pair, part: Part) -> PersonQuerySet:
    """Return who is in charge of this in the program of a pair, beside the two."""
    seats = pair.cohort.program.seats.open().filter(part=part).order_by()
    able = Person.objects.here()
    if part == Part.COORDINATOR:
        able = able.holding(Office.COORDINATOR)
    the_two = [pair.mentor.person_id, pair.mentee.person_id]
    there: PersonQuerySet = able.filter(pk__in=seats.values("person")).exclude(pk__in=the_two)
    return there.order_by("pk")
