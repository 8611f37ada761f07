"""Merges: two skills that are one, and how that is taken back."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.skills.book import renew
from turnabout.skills.models import Skill


class NotApartError(Exception):
    """The two do not stand side by side: one is merged already, or is a topic of the handbook."""

    def __str__(self) -> str:
        return _("These two cannot be merged any more. Look again at how they stand now.")


@transaction.atomic
def merge(skill: Skill, *, into: Skill, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Make every name of the skill mean the other one; whoever chose it has chosen the other.

    NotApartError where one of them was merged meanwhile, or the skill is a topic of the handbook.
    """
    if skill.pk == into.pk or skill.is_topic:
        raise NotApartError
    both = Skill.objects.standing().filter(pk__in=[skill.pk, into.pk])
    # Both rows are written, so that of two opposite merges at once the second finds one row only.
    changed = both.update(
        merged_into=Case(When(pk=skill.pk, then=Value(into.pk))),
        merged_by=Case(When(pk=skill.pk, then=Value(by.pk))),
        merged_at=Case(When(pk=skill.pk, then=Value(at))),
    )
    if changed != len([skill, into]):
        raise NotApartError
    remember(skill, "merge", by=by, at=at, detail={"into": into.pk, "name": into.name})
    renew()
    skill.refresh_from_db()


@transaction.atomic
def part(skill: Skill, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Take a merge back: the skill stands by itself again, with the names that it had."""
    merged = Skill.objects.filter(pk=skill.pk, merged_into__isnull=False)
    if not merged.update(merged_into=None, merged_by=None, merged_at=None):
        raise NotApartError
    remember(skill, "part", by=by, at=at)
    renew()
    skill.refresh_from_db()
