"""Choices: what somebody says that they know or want to learn, and how well they know it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from turnabout.skills.additions import add_skill
from turnabout.skills.ladder import Level
from turnabout.skills.models import Skill


@dataclass(frozen=True, slots=True)
class Choice:
    """A skill by one of its names, known or new, and the rung that somebody stands on."""

    name: str
    level: Level


@transaction.atomic
def take_up(
    choices: Iterable[Choice], *, by: AbstractBaseUser, at: dt.datetime
) -> list[tuple[Skill, Level]]:
    """Return the skill and the level of each choice; what nobody knew is an addition now.

    UnfitNameError where a name cannot be the name of a skill.
    """
    return [(add_skill(choice.name, by=by, at=at), choice.level) for choice in choices]
