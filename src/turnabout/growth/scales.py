"""Scales of a program's own, beside ours: asked before and at the end, never a primary measure."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.growth.models import OwnScale, ScaleItem
from turnabout.growth.models.scales import MOST_ITEMS
from turnabout.people.models import Person
from turnabout.programs.models import Program

MOST_ITEMS_IN_ALL = 10
"""What a program may ask beside ours: an answer takes ten seconds."""


class CannotAddError(Exception):
    """A scale that cannot be asked."""


@transaction.atomic
def add_scale(
    program: Program,
    name: str,
    *,
    source: str,
    rights: str,
    side: str,
    items: Sequence[str],
    by: Person,
    at: dt.datetime,
) -> OwnScale:
    """Return a scale that the next wave before or at the end will ask. CannotAddError."""
    texts = [text.strip() for text in items if text.strip()]
    if not source.strip() or not rights.strip():
        raise CannotAddError(_("Say where the scale comes from, and by which right you use it."))
    if not 1 <= len(texts) <= MOST_ITEMS:
        raise CannotAddError(_("A scale has one to ten sentences, each on a line of its own."))
    asked = ScaleItem.objects.filter(scale__in=OwnScale.objects.standing().filter(program=program))
    if asked.count() + len(texts) > MOST_ITEMS_IN_ALL:
        raise CannotAddError(_("A program asks ten sentences of its own at most, in all."))
    facts = {"source": source.strip(), "rights": rights.strip(), "side": side}
    try:
        with transaction.atomic():
            scale = OwnScale.objects.create(
                program=program, name=name.strip(), added_by=by, added_at=at, **facts
            )
    except IntegrityError:
        raise CannotAddError(_("There is a scale of this name already.")) from None
    ScaleItem.objects.bulk_create(
        [ScaleItem(scale=scale, place=place, text=text) for place, text in enumerate(texts, 1)]
    )
    remember(scale, "add", by=by, at=at, detail={"rights": scale.rights})
    return scale


@transaction.atomic
def drop_scale(scale: OwnScale, *, by: Person, at: dt.datetime) -> None:
    """Ask a scale no more: one that nobody was ever asked is gone, others stay with their answers.

    A wave that is open goes on as it began.
    """
    if OwnScale.objects.filter(pk=scale.pk, frozen_at__isnull=True).delete()[0]:
        return
    if OwnScale.objects.filter(pk=scale.pk, ended_at__isnull=True).update(ended_at=at):
        remember(scale, "end", by=by, at=at)
