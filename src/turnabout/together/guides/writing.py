"""The guides of a program: drafted, published, changed by a new draft, put away."""

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.people.models import Person
from turnabout.programs.models import Program
from turnabout.programs.wording import Finding, check_wording
from turnabout.together.models import Edition, OwnGuide

WORDS = (
    "title",
    "purpose",
    "prepare_mentor",
    "prepare_mentee",
    "answers",
    "mentor_asks",
    "mentee_asks",
    "both_ask",
    "output",
    "watch",
)
"""What a guide says in words."""


class ChangedMeanwhileError(Exception):
    """Somebody else has saved or published the draft."""

    def __str__(self) -> str:
        return _("Somebody has changed this guide meanwhile. What you wrote is below: compare.")


@transaction.atomic
def begin_guide(
    program: Program, words: Mapping[str, object], *, by: Person, at: dt.datetime
) -> OwnGuide:
    """Return a guide of the program: a draft, which no mentor sees yet."""
    guide = OwnGuide.objects.create(program=program, begun_by=by, begun_at=at)
    Edition.objects.create(guide=guide, number=1, saved_by=by, saved_at=at, **words)
    remember(guide, "begin", by=by, at=at)
    return guide


@transaction.atomic
def save_draft(
    guide: OwnGuide, words: Mapping[str, object], *, known: int, by: Person, at: dt.datetime
) -> None:
    """Save edition `known` of the guide, as long as it is a draft; after it, begin the next one.

    ChangedMeanwhileError where somebody else began or published it meanwhile.
    """
    facts = {**words, "saved_by": by, "saved_at": at}
    draft = guide.editions.filter(number=known, published_at__isnull=True)
    if draft.update(**facts):
        return
    if guide.editions.filter(number=known).exists():
        raise ChangedMeanwhileError
    try:
        with transaction.atomic():
            Edition.objects.create(guide=guide, number=known, **facts)
    except IntegrityError:
        raise ChangedMeanwhileError from None


@transaction.atomic
def publish_edition(guide: OwnGuide, *, known: int, by: Person, at: dt.datetime) -> None:
    """Offer edition `known` to the mentors from now on; a session that has another keeps it.

    ChangedMeanwhileError where there is no such draft.
    """
    draft = guide.editions.filter(number=known, published_at__isnull=True)
    if not draft.update(published_by=by, published_at=at):
        raise ChangedMeanwhileError
    remember(guide, "publish", by=by, at=at, detail={"edition": known})


@transaction.atomic
def put_away(guide: OwnGuide, *, by: Person, at: dt.datetime) -> None:
    """Offer the guide no more; a session that has it keeps it."""
    standing = OwnGuide.objects.standing().filter(pk=guide.pk)
    if standing.update(put_away_by=by, put_away_at=at):
        remember(guide, "put away", by=by, at=at)


def latest_edition(guide: OwnGuide) -> Edition:
    """Return the newest edition: the draft, where there is one."""
    return max(guide.editions.all(), key=lambda one: one.number)


def wording_of(words: Mapping[str, object]) -> list[Finding]:
    """Return the phrases of a guide that put people off."""
    return check_wording("\n".join(str(words.get(name, "")) for name in WORDS))
