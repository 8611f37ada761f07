"""The outbox: letters are put here in the transaction of what they tell of, and sent later."""

import datetime as dt
from collections.abc import Iterable, Mapping
from email.utils import make_msgid
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from turnabout.core.history import remember
from turnabout.core.mail.writing import Written, write
from turnabout.core.models import Letter

BATCH = 500
"""Letters that are put in at once."""


class Post(NamedTuple):
    """A letter to be written: what kind, to whom, on which occasion, what it says."""

    kind: str
    to: str
    key: str
    facts: Mapping[str, object]
    language: str


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
) -> Letter:
    """Return the letter of this key: written now, or as it was written before.

    Call it inside the transaction of what the letter tells of. `key` names the occasion, such as
    "invitation 17": whoever posts twice sends once.
    """
    words = write(kind, facts, language=language)
    return put(words, kind=kind, to=to, key=key, at=at, due_at=due_at)


def post_all(posts: Iterable[Post], *, at: dt.datetime) -> None:
    """Write many letters, as `post` writes one; those of a known key stay as they were."""
    letters = (
        Letter(
            key=one.key,
            **_told(write(one.kind, one.facts, language=one.language)),
            kind=one.kind,
            to=one.to,
            queued_at=at,
            due_at=at,
        )
        for one in posts
    )
    Letter.objects.bulk_create(letters, batch_size=BATCH, ignore_conflicts=True)


def put(
    words: Written,
    *,
    kind: str,
    to: str,
    key: str,
    at: dt.datetime,
    due_at: dt.datetime | None = None,
    forgets: bool = False,
) -> Letter:
    """Return the letter of this key, with these words where it is new."""
    letter, _ = Letter.objects.get_or_create(
        key=key,
        defaults=_told(words)
        | {
            "kind": kind,
            "to": to,
            "forgets": forgets,
            "queued_at": at,
            "due_at": due_at or at,
        },
    )
    return letter


def _told(words: Written) -> dict[str, Any]:
    """Return what a letter with these words is made of."""
    return {
        "message_id": make_msgid(domain=settings.ADDRESS.hostname),
        "subject": words.subject[:255],
        "text": words.text,
        "html": words.html,
        "language": words.language,
    }


@transaction.atomic
def try_again(letter: Letter, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Let a letter that was given up begin anew. WordsForgottenError where its words are erased."""
    if not letter.text:
        raise WordsForgottenError
    if (
        Letter.objects.given_up()
        .filter(pk=letter.pk)
        .update(given_up_at=None, attempts=0, due_at=at)
    ):
        remember(letter, "try again", by=by, at=at)


@transaction.atomic
def try_all_again(*, by: AbstractBaseUser, at: dt.datetime) -> int:
    """Return how many letters that were given up begin anew: all whose words are still known."""
    known = Letter.objects.given_up().exclude(text="")
    count = known.order_by().update(given_up_at=None, attempts=0, due_at=at)
    if count:
        remember(Letter(), "try all again", by=by, at=at, detail={"letters": count})
    return count


def forget_words(*, before: dt.datetime) -> int:
    """Return of how many letters, sent or given up before a moment, the words are now erased."""
    old = Letter.objects.filter(models.Q(sent_at__lt=before) | models.Q(given_up_at__lt=before))
    return old.exclude(text="").update(subject="", text="", html="")


def take_back_waiting(key: str) -> None:
    """Let the letter of this key never be sent, where no sender has taken it up."""
    Letter.objects.waiting().filter(key=key, claimed_until__isnull=True, attempts=0).delete()
