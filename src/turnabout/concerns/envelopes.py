"""The second envelope: a name that opens only where two halves of its key come together.

One half is sealed to the contact. The other is sealed with the key ring of the installation and let
out when a second person agrees. Whoever has one of them has nothing.
"""

import json
import secrets
from typing import NamedTuple

from turnabout.concerns.models import Concern, Half, Party
from turnabout.concerns.sealing.boxes import Private, read, seal_to, written
from turnabout.concerns.threads import half_place, open_half
from turnabout.core.encryption.sealing import open_bytes, seal_bytes
from turnabout.people.models import Person

KEY_BYTES = 32


class Name(NamedTuple):
    """Who wrote, as it stands in the envelope."""

    person: int
    name: str


def put_in_envelope(concern: Concern, author: Person) -> Half:
    """Let the concern carry a name in its second envelope; return the half that is kept apart."""
    half, other = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES)
    name = json.dumps(Name(author.pk, author.name)).encode()
    box = seal_bytes(name, secret=_together(half, other), bound=_bound(concern))
    concern.name_box = written(box)
    concern.half = seal_to(
        concern.key.public, written(half), bound=half_place(concern, Party.CONTACT)
    )
    concern.half_for_author = seal_to(
        concern.public, written(half), bound=half_place(concern, Party.AUTHOR)
    )
    return Half(concern=concern, text=written(other))


def name_in(concern: Concern, private: Private) -> Name:
    """Return the name, opened with the key of the contact and the half that is kept apart."""
    half = read(open_half(concern, private, reader=Party.CONTACT))
    other = read(concern.other_half.text)
    found = open_bytes(read(concern.name_box), secret=_together(half, other), bound=_bound(concern))
    return Name(*json.loads(found))


def _together(half: bytes, other: bytes) -> bytes:
    return bytes(one ^ two for one, two in zip(half, other, strict=True))


def _bound(concern: Concern) -> bytes:
    return f"turnabout/concern/1\0name\0{concern.pk}".encode()
