"""Freezing: what may be told of a round is worked out once, kept, and never worked out again."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.programs.models import Cohort
from turnabout.respect.models import Behind, Snapshot, Source
from turnabout.respect.release import floors
from turnabout.respect.release.groups import Published
from turnabout.respect.release.questions import Answer, Question
from turnabout.respect.release.releasing import release
from turnabout.respect.release.told import Asked, Change, Comment, Effect, Told


class FrozenBeforeError(Exception):
    """What is frozen was released before."""

    def __str__(self) -> str:
        return _("This was released already, and stays as it is.")


@transaction.atomic
def freeze(
    cohort: Cohort,
    source: Source,
    number: int,
    *,
    questions: Sequence[Question],
    answers: Iterable[Answer],
    asked: Iterable[Asked],
    before: Iterable[Answer] = (),
    changes: Iterable[Change] = (),
    effects: Iterable[Effect] = (),
    comments: Iterable[Comment] = (),
    design: str,
    dimension: str = "",
    at: dt.datetime,
) -> Snapshot:
    """Return what may be told of a round, kept for good.

    `who`, `mentor` and `mentee` of an answer are numbers of sign-ups as text, so that this release
    can be held against the earlier ones. `before` are the answers that changes compare with: give
    them, and the oracle takes account of both. FrozenBeforeError.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # two who freeze at once
    found = release(
        questions,
        answers,
        before=before,
        changes=changes,
        effects=effects,
        comments=comments,
        earlier=_earlier(cohort),
    )
    told = Told(
        design=design,
        dimension=dimension,
        asked=tuple(asked_told(asked)),
        figures=found.figures,
        changes=found.changes,
        effects=found.effects,
        comments=found.comments,
        withheld=found.withheld,
    ).as_plain()
    rules = _rules(questions, dimension)
    snapshot = _kept(
        Snapshot(
            cohort=cohort,
            source=source,
            number=number,
            frozen_at=at,
            rules=rules,
            told=told,
            digest=digest_of(rules, told),
        )
    )
    Behind.objects.bulk_create(_behind(snapshot, found.published))
    return snapshot


def asked_told(asked: Iterable[Asked]) -> Iterator[Asked]:
    """Yield how many were asked; how many answered is told of five and more."""
    for one in asked:
        is_told = one.answered is not None and one.answered >= floors.PEOPLE
        yield one if is_told else Asked(one.side, one.invited, one.joined, None)


def digest_of(rules: dict[str, Any], told: dict[str, Any]) -> str:
    """Return the SHA-256 of both in canonical JSON: keys in order, no spaces."""
    plain = json.dumps(
        {"rules": rules, "told": told}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(plain.encode()).hexdigest()


def _rules(questions: Sequence[Question], dimension: str) -> dict[str, Any]:
    return {
        "people": floors.PEOPLE,
        "comments": floors.COMMENTS,
        "alike": floors.ALIKE,
        "step": floors.STEP,
        "dimension": dimension,
        "questions": [[one.name, one.low, one.high] for one in questions],
    }


def _kept(snapshot: Snapshot) -> Snapshot:
    try:
        with transaction.atomic():
            snapshot.save()
    except IntegrityError:
        raise FrozenBeforeError from None
    return snapshot


def _earlier(cohort: Cohort) -> list[Published]:
    rows = Behind.objects.filter(snapshot__cohort=cohort)
    return [Published(one.question, one.side, one.group, frozenset(one.people)) for one in rows]


def _behind(snapshot: Snapshot, published: Iterable[Published]) -> Iterator[Behind]:
    for one in published:
        yield Behind(
            snapshot=snapshot,
            question=one.question,
            side=one.side,
            group=one.group,
            people=sorted(one.people),
        )
