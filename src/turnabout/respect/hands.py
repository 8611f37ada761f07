"""Hands: how people are counted though no answer says whose it is.

A release has to know that five people answered, and not one person five times; that five mentors
and five mentees are behind a figure; and that it differs from the one of last month by nobody or by
five. So an answer bears a hand for each of the two behind it: a keyed hash of the sign-up, good for
one month. With its key, and only with it, the same sign-up has the same hand.

- The key is drawn with the first answer of the month. It is sealed, as the answers are, and no
  backup holds the ring that opens it.
- While the month runs nothing reads the answers but the shuffle when another joins them.
- At the release the hands of those who took part are worked out once, in memory, to know who stands
  behind a figure. What is kept is the snapshot, and who is behind it: never what they said.
- Then key and answers are destroyed together. No request for information, no administrator and no
  restored ring can bring back who said what.

Whoever runs the server could read its memory in between. `docs/measures.md` says so.
"""

import hashlib
import hmac
import json
import secrets
from typing import NamedTuple

from turnabout.pairs.models import Pair
from turnabout.programs.models import Side

KEY_BYTES = 32


class Whispered(NamedTuple):
    """An answer as it is sealed: the hands of the two, which of them it is, to what, and what."""

    mentor: str
    mentee: str
    side: str
    question: str
    value: int

    def as_text(self) -> str:
        """Return it as it is sealed."""
        return json.dumps(list(self))

    @classmethod
    def from_text(cls, text: str) -> "Whispered":
        """Return what was sealed."""
        return cls(*json.loads(text))


def new_key() -> str:
    """Return the key of a month."""
    return secrets.token_hex(KEY_BYTES)


def hand_of(sign_up: int, *, key: str) -> str:
    """Return the hand of a sign-up, by its number."""
    return hmac.new(bytes.fromhex(key), str(sign_up).encode(), hashlib.sha256).hexdigest()


def whisper(pair: Pair, side: Side, question: str, value: int, *, key: str) -> Whispered:
    """Return an answer of one side of a pair, as it is sealed."""
    mentor, mentee = (hand_of(one, key=key) for one in (pair.mentor_id, pair.mentee_id))
    return Whispered(mentor, mentee, side.value, question, value)
