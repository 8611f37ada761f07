"""Additions: skills that somebody types and the catalogue does not know."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from turnabout.core.history import remember
from turnabout.skills.book import renew
from turnabout.skills.models import Alias, Skill
from turnabout.skills.names import fit, key


class NotAnAdditionError(Exception):
    """The catalogue says already where the skill belongs."""


@transaction.atomic
def add_skill(name: str, *, by: AbstractBaseUser, at: dt.datetime) -> Skill:
    """Return the skill of this name: the one that it means already, or a new one.

    UnfitNameError where it cannot be the name of a skill. Of two who add it at once, both get one.
    """
    name = fit(name)
    known = _meant_by(name)
    if known:
        return known
    try:
        with transaction.atomic():
            skill = Skill.objects.create(name=name, added_by_id=by.pk, added_at=at)
            Alias.objects.create(skill=skill, name=name, key=key(name))
    except IntegrityError:
        return Alias.objects.get(key=key(name)).skill.standing
    remember(skill, "add", by=by, at=at, detail={"name": name})
    renew()
    return skill


@transaction.atomic
def settle(skill: Skill, *, topic: Skill | None, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Make an addition a skill of its own: below a topic, or below none.

    NotAnAdditionError where the skill is from the catalogue.
    """
    settled = (
        Skill.objects.filter(pk=skill.pk)
        .additions()
        .update(
            topic=topic,
            group=topic.group if topic else "",
            settled_by=by.pk,
            settled_at=at,
        )
    )
    if not settled:
        raise NotAnAdditionError
    remember(skill, "settle", by=by, at=at, detail={"topic": topic.name if topic else None})
    renew()
    skill.refresh_from_db()


def _meant_by(name: str) -> Skill | None:
    alias = Alias.objects.select_related("skill").filter(key=key(name)).first()
    return alias.skill.standing if alias else None
