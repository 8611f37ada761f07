"""The words of letters as somebody settled them, by program or for the installation."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from turnabout.core.history import remember
from turnabout.core.mail.filling import Text
from turnabout.core.mail.kinds import Kind
from turnabout.core.mail.writing import our_text
from turnabout.core.models import Change, ChangeQuerySet, LetterText, Organisation

VERB = "letters"
"""By which the history knows that words of a letter changed."""

Settled = dict[tuple[int | None, str, str], Text]
"""The settled words by program, kind and language."""


class Rewording(NamedTuple):
    """The words before and after, by the names under which the history keeps them."""

    before: dict[str, str]
    after: dict[str, str]


def settled_for(kinds: Iterable[str], programs: Iterable[int | None]) -> Settled:
    """Return what is settled for these kinds of letters in these programs, read at once."""
    wanted = set(programs)
    mine = models.Q(program__in=wanted - {None})
    if None in wanted:
        mine |= models.Q(program__isnull=True)
    rows = LetterText.objects.filter(mine, kind__in=set(kinds)).order_by()
    return {(one.program_id, one.kind, one.language): Text(one.subject, one.body) for one in rows}


def text_in_use(kind: Kind, *, language: str, program: models.Model | None = None) -> Text:
    """Return the words that a kind of letter has in a language: the settled ones, or ours."""
    pk = program.pk if program else None
    settled = settled_for([kind.kind], [pk]).get((pk, kind.kind, language))
    return settled or our_text(kind, language)


def reword(
    kind: Kind,
    text: Text,
    *,
    language: str,
    by: AbstractBaseUser,
    at: dt.datetime,
    program: models.Model | None = None,
) -> Rewording:
    """Let a kind of letter have these words from now on. Who calls it writes the history."""
    before = text_in_use(kind, language=language, program=program)
    LetterText.objects.update_or_create(
        **_of(program),
        kind=kind.kind,
        language=language,
        defaults={"subject": text.subject, "body": text.body, "by_id": by.pk, "at": at},
    )
    return _rewording(kind, language, before, text)


def give_back(kind: Kind, *, language: str, program: models.Model | None = None) -> Rewording:
    """Let a kind of letter have our words again. Who calls it writes the history."""
    before = text_in_use(kind, language=language, program=program)
    LetterText.objects.filter(**_of(program), kind=kind.kind, language=language).delete()
    return _rewording(kind, language, before, our_text(kind, language))


@transaction.atomic
def reword_for_all(
    kind: Kind, text: Text, *, language: str, by: AbstractBaseUser, at: dt.datetime
) -> None:
    """Let a letter of the installation have these words from now on."""
    _remember(reword(kind, text, language=language, by=by, at=at), by=by, at=at)


@transaction.atomic
def give_back_for_all(kind: Kind, *, language: str, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Let a letter of the installation have our words again."""
    _remember(give_back(kind, language=language), by=by, at=at)


def rewordings_of(thing: models.Model, kind: Kind, *, language: str) -> ChangeQuerySet:
    """Return how the words of a kind of letter changed in a language, newest first."""
    subject, body = names_in_history(kind.kind, language)
    either = models.Q(detail__has_key=subject) | models.Q(detail__has_key=body)
    return Change.objects.of(thing).filter(either, verb=VERB).select_related("by")


def names_in_history(kind: str, language: str) -> tuple[str, str]:
    """Return by which names the history knows a subject and a body."""
    return f"{kind} {language} subject", f"{kind} {language} body"


def _of(program: models.Model | None) -> dict[str, Any]:
    return {"program": program} if program else {"program__isnull": True}


def _rewording(kind: Kind, language: str, before: Text, after: Text) -> Rewording:
    names = names_in_history(kind.kind, language)
    return Rewording(dict(zip(names, before, strict=True)), dict(zip(names, after, strict=True)))


def _remember(done: Rewording, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    changed = {
        name: [done.before[name], after]
        for name, after in done.after.items()
        if done.before[name] != after
    }
    if changed:
        remember(Organisation.objects.get(), VERB, by=by, at=at, detail={**changed})
