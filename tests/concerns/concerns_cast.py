"""Two contacts with keys, and concerns that Noor raises."""

import datetime as dt
import uuid

from tests.cast import NOW, enter

from turnabout.concerns.keys import key_of, open_key, set_up_key
from turnabout.concerns.models import Key, Naming
from turnabout.concerns.raising import Raised, raise_concern
from turnabout.concerns.saying import Said
from turnabout.concerns.sealing.boxes import Private
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import give_seat

TODAY = NOW.date()
DAY = dt.timedelta(days=1)
PASSPHRASE = "quiet harbour at low tide"
CANARY = "KANARIENVOGEL"


def contact(name: str, program: Program, *, by: Person, **facts: object) -> Person:
    """Return a contact of a program, with a key."""
    person = enter(name, f"{name.split(maxsplit=1)[0].lower()}@kittiwake.example", **facts)
    give_seat(program, person, Part.CONTACT, by=by, at=NOW)
    set_up_key(person, PASSPHRASE, at=NOW)
    return person


def raised(
    program: Program,
    *,
    by: Person,
    to: Person,
    naming: Naming = Naming.NAMELESS,
    about: Person | None = None,
    text: str = CANARY,
    on: dt.date = TODAY,
) -> Raised:
    """Return a concern that has arrived."""
    said = Said(text, "treated", about.pk if about else None, about.name if about else "")
    return raise_concern(program, said, pk=uuid.uuid4(), to=to, author=by, naming=naming, on=on)


def opened_key(person: Person, passphrase: str = PASSPHRASE) -> Private:
    """Return the private key of a contact."""
    return open_key(the_key(person), passphrase)


def the_key(person: Person) -> Key:
    """Return the key that a contact has now."""
    key = key_of(person)
    assert key is not None
    return key
