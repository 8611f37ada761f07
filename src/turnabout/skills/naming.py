"""Naming: what a skill is called, and by which other names people find it."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.skills.book import renew
from turnabout.skills.models import Alias, Skill
from turnabout.skills.names import fit, key


class NameTakenError(Exception):
    """The name means another skill."""

    def __init__(self, skill: Skill) -> None:
        super().__init__(skill.pk)
        self.skill = skill

    def __str__(self) -> str:
        return _("“%(name)s” is known by that name.") % {"name": self.skill}


class OwnNameError(Exception):
    """A skill keeps the name that stands on the page."""

    def __str__(self) -> str:
        return _("This is what the skill is called. Rename it first.")


@transaction.atomic
def rename(
    skill: Skill, name: str, *, german: str = "", by: AbstractBaseUser, at: dt.datetime
) -> None:
    """Give the skill another name; it is still found by the old one.

    UnfitNameError where that can be no name, NameTakenError where it means another skill.
    """
    name, german, old = fit(name), fit(german) if german else "", skill.name
    for one in {name, german} - {""}:
        _own(skill, one)
    skill.name, skill.german = name, german
    skill.save(update_fields=["name", "german"])
    remember(skill, "rename", by=by, at=at, detail={"name": name, "german": german, "old": old})
    renew()


@transaction.atomic
def give_alias(skill: Skill, name: str, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Let people find the skill by one more name.

    UnfitNameError where that can be no name, NameTakenError where it means another skill.
    """
    name = fit(name)
    _own(skill, name)
    remember(skill, "give_alias", by=by, at=at, detail={"name": name})
    renew()


@transaction.atomic
def take_alias(alias: Alias, *, by: AbstractBaseUser, at: dt.datetime) -> None:
    """Make the name mean nothing any more. OwnNameError where it is the skill's own."""
    if alias.key in alias.skill.own_keys:
        raise OwnNameError
    remember(alias.skill, "take_alias", by=by, at=at, detail={"name": alias.name})
    alias.delete()
    renew()


def _own(skill: Skill, name: str) -> None:
    """Make the name mean this skill, spelt like this."""
    try:
        with transaction.atomic():
            Alias.objects.update_or_create(skill=skill, key=key(name), defaults={"name": name})
    except IntegrityError:
        raise NameTakenError(Alias.objects.get(key=key(name)).skill.standing) from None
