"""The outbox: letters are put here in the transaction of what they tell of, and sent later."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from email.utils import make_msgid
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from turnabout.core.history import remember
from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.stopping import Readers
from turnabout.core.mail.texts import Settled, settled_for
from turnabout.core.mail.writing import Frame, Written, write
from turnabout.core.models import Letter, LetterQuerySet

BATCH = 500
"""Letters that are put in at once."""


class Post(NamedTuple):
    """A letter to be written: what kind, to whom, on which occasion, what it says.

    `program` is the one that it is from. `wording` is the declared kind whose words it has, where
    its own kind has several: a mentor is told of the pair in other words than a mentee. `calendar`
    is the calendar entry that it brings; `best_before` the moment after which nobody needs it.
    """

    kind: str
    to: str
    key: str
    facts: Mapping[str, object]
    language: str
    program: models.Model | None = None
    wording: str = ""
    calendar: str = ""
    best_before: dt.datetime | None = None

    @property
    def words(self) -> str:
        """The kind of letter whose words it has."""
        return self.wording or self.kind


class WordsForgottenError(Exception):
    """The words of this letter are erased: it cannot be sent again."""


def post(
    kind: str,
    *,
    to: str,
    key: str,
    facts: Mapping[str, object],
    language: str,
    at: dt.datetime,
    due_at: dt.datetime | None = None,
    program: models.Model | None = None,
) -> Letter:
    """Return the letter of this key: written now, or as it was written before.

    Call it inside the transaction of what the letter tells of. `key` names the occasion, such as
    "invitation 17": whoever posts twice sends once. With a `program` the letter has the words that
    were settled there, and who coordinates it sees when it does not arrive. A nudge that somebody
    stopped is not written: what is returned then has no pk.
    """
    one = Post(kind, to, key, facts, language, program)
    drafted = _drafted([one], at=at)
    if not drafted:
        return Letter(key=key, kind=kind, to=to, language=language, queued_at=at)
    (letter,) = drafted
    letter.due_at = due_at or at
    return _kept(letter)


def post_all(posts: Iterable[Post], *, at: dt.datetime) -> None:
    """Write many letters, as `post` writes one; those of a known key stay as they were."""
    Letter.objects.bulk_create(
        _drafted(list(posts), at=at), batch_size=BATCH, ignore_conflicts=True
    )


def put(
    words: Written,
    *,
    kind: str,
    to: str,
    key: str,
    at: dt.datetime,
    due_at: dt.datetime | None = None,
    forgets: bool = False,
    program: models.Model | None = None,
) -> Letter:
    """Return the letter of this key, with these words where it is new."""
    letter = _letter(words, kind=kind, to=to, key=key, at=at, program=program)
    letter.forgets, letter.due_at = forgets, due_at or at
    return _kept(letter)


def _drafted(posts: Sequence[Post], *, at: dt.datetime) -> list[Letter]:
    """Return the letters, not kept yet; without the nudges that somebody stopped."""
    declared = {one.words for one in posts if one.words in KINDS}
    nudges = [one.to for one in posts if _is_nudge(one)]
    settled = settled_for(declared, {_pk(one.program) for one in posts}) if declared else {}
    readers = Readers(nudges) if nudges else None
    drafts = (_draft(one, settled, readers, at=at) for one in posts)
    return [draft for draft in drafts if draft]


def _draft(
    one: Post, settled: Settled, readers: Readers | None, *, at: dt.datetime
) -> Letter | None:
    """Return the letter, not kept yet, or None where who would get it has stopped such nudges."""
    stop = readers.link_for(one.to, one.words) if readers and _is_nudge(one) else ""
    if stop is None:
        return None
    text = settled.get((_pk(one.program), one.words, one.language))
    frame = Frame(program=str(one.program or ""), stop=stop)
    words = write(one.words, one.facts, language=one.language, text=text, frame=frame)
    letter = _letter(words, kind=one.kind, to=one.to, key=one.key, at=at, program=one.program)
    letter.stop, letter.calendar, letter.best_before = stop, one.calendar, one.best_before
    return letter


def _is_nudge(one: Post) -> bool:
    return one.words in KINDS and KINDS[one.words].is_nudge


def _pk(program: models.Model | None) -> int | None:
    return program.pk if program else None


def _letter(
    words: Written, *, kind: str, to: str, key: str, at: dt.datetime, program: models.Model | None
) -> Letter:
    return Letter(
        key=key,
        kind=kind,
        to=to,
        message_id=make_msgid(domain=settings.ADDRESS.hostname),
        subject=words.subject[:255],
        text=words.text,
        html=words.html,
        language=words.language,
        queued_at=at,
        due_at=at,
        program_id=_pk(program),
    )


def _kept(letter: Letter) -> Letter:
    """Return the letter of this key: this one, or the one that was written before."""
    facts = {field.attname: getattr(letter, field.attname) for field in _FIELDS}
    kept, _is_new = Letter.objects.get_or_create(key=letter.key, defaults=facts)
    return kept


_FIELDS = [field for field in Letter._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - Django's public name


@transaction.atomic
def try_again(letter: Letter, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Let a letter that reached nobody begin anew. WordsForgottenError where it has no words."""
    if not letter.text:
        raise WordsForgottenError
    if Letter.objects.not_reached().order_by().filter(pk=letter.pk).update(**_ANEW, due_at=at):
        remember(letter, "try again", by=by, at=at)


@transaction.atomic
def try_all_again(letters: LetterQuerySet, *, by: AbstractBaseUser, at: dt.datetime) -> int:
    """Return how many of these letters begin anew: all that reached nobody and still have words."""
    known = letters.not_reached().exclude(text="")
    count = known.order_by().update(**_ANEW, due_at=at)
    if count:
        remember(Letter(), "try all again", by=by, at=at, detail={"letters": count})
    return count


_ANEW: dict[str, Any] = {
    "sent_at": None,
    "given_up_at": None,
    "bounced_at": None,
    "delayed_at": None,
    "bounce_code": "",
    "fault": "",
    "attempts": 0,
}


def forget_words(*, sent_before: dt.datetime, lost_before: dt.datetime) -> int:
    """Return of how many letters the words are now erased: those that arrived before a moment.

    Those that reached nobody before another moment lose theirs as well; until then they can be
    sent again.
    """
    arrived = models.Q(sent_at__lt=sent_before, bounced_at__isnull=True)
    lost = models.Q(given_up_at__lt=lost_before) | models.Q(bounced_at__lt=lost_before)
    old = Letter.objects.filter(arrived | lost)
    return old.exclude(text="").update(subject="", text="", html="", calendar="")


def drop_stale(*, at: dt.datetime) -> int:
    """Return how many letters are gone that waited until nobody had a use for them."""
    return Letter.objects.stale(at).order_by().delete()[0]


def take_back_waiting(key: str) -> None:
    """Let the letter of this key never be sent, where no sender has taken it up."""
    Letter.objects.waiting().filter(key=key, claimed_until__isnull=True, attempts=0).delete()
