"""A table of the register: what is said of each of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.rights.register.kept import Kept, Text
from turnabout.rights.register.whose import Whose

GOES = _("goes")
WORDS_GO = _("its words go; that it was, and when, stays")
NOBODYS = _("belongs to nobody")


class Now:
    """Stands for the moment at which a person is erased."""


NOW = Now()


@dataclass(frozen=True)
class Goes:
    """The rows are erased with the person, and the files that belong to them."""

    words: Text = GOES


@dataclass(frozen=True)
class Emptied:
    """The row stays, since it is somebody else's as well; these fields are emptied."""

    to: Mapping[str, object]
    words: Text = WORDS_GO


@dataclass(frozen=True)
class Stays:
    """The rows stay, for this reason; the person is nobody in them any more."""

    words: Text


@dataclass(frozen=True)
class Nobodys:
    """The rows say nothing of any person."""

    words: Text = NOBODYS


Erased = Goes | Emptied | Stays | Nobodys


@dataclass(frozen=True, kw_only=True)
class Table:
    """What is so of a table.

    `told` are the fields in the download of a person, with what people call them, `kept_back` those
    about a person that are not in it, each with the reason, and `plain` those that say nothing of
    anybody: numbers, keys, counters. Every field stands in one of them. `whose` finds the rows that
    go with a person; `told_too` finds rows that others sent to them, or made with them; `named_too`
    finds rows of others that name them, which go with them and are in no download of theirs.
    `within` leads to the pair or the sign-up that a row belongs to.
    """

    model: str
    title: Text
    kept: Kept
    erased: Erased
    whose: Whose | None = None
    told_too: Whose | None = None
    named_too: Whose | None = None
    told: Mapping[str, Text] = field(default_factory=dict)
    kept_back: Mapping[str, Text] = field(default_factory=dict)
    plain: str = ""
    within: str = ""

    @property
    def label(self) -> str:
        """The name of its model, as Django has it."""
        return self.model.lower()

    @property
    def of(self) -> type[models.Model]:
        """The model that it describes."""
        return apps.get_model(self.model)

    def declared(self) -> list[str]:
        """Return every field that something is said of, in order, twice where it is said twice."""
        return [*self.told, *self.kept_back, *self.plain.split()]

    def rows_erased(self, person: Person) -> "models.QuerySet[models.Model]":
        """Return the rows that go or are emptied with this person."""
        every = self.of._base_manager.order_by("pk")  # noqa: SLF001 - Django's public name
        return _in_any(every, self.whose, self.named_too, person=person)

    def rows_told(self, person: Person) -> "models.QuerySet[models.Model]":
        """Return the rows that are in the download of this person."""
        every = self.of._base_manager.order_by("pk")  # noqa: SLF001 - Django's public name
        if not self.told:
            return every.none()
        return _in_any(every, self.whose, self.told_too, person=person)


def _in_any(
    every: "models.QuerySet[models.Model]", *ways: Whose | None, person: Person
) -> "models.QuerySet[models.Model]":
    """Return the rows that any of these ways finds, each once."""
    found = [every.filter(way.of(person)).values("pk") for way in ways if way]
    if not found:
        return every.none()
    return every.filter(reduce(or_, (models.Q(pk__in=some.order_by()) for some in found)))
