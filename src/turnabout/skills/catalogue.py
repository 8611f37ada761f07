"""The catalogue that comes with Turnabout, and how it gets into the database."""

import tomllib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.db import transaction

from turnabout.skills.models import Alias, Edition, Skill
from turnabout.skills.names import key

FILE = "catalogue.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill of the catalogue; a topic where it has a number."""

    name: str
    german: str
    group: str
    topic: str | None
    number: int | None
    also: tuple[str, ...]

    @property
    def key(self) -> str:
        """By what the database knows the entry, whatever coordinators call it."""
        return key(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it is known, its own first."""
        return self.name, *self.also, self.german


@cache
def catalogue() -> tuple[Entry, ...]:
    """Return every entry, each topic before the skills below it."""
    text = resources.files("turnabout.skills").joinpath(FILE).read_text(encoding="utf-8")
    return tuple(entry for topic in tomllib.loads(text)["topics"] for entry in _entries(topic))


@transaction.atomic
def load_catalogue(
    skills: type[Skill] = Skill, aliases: type[Alias] = Alias, editions: type[Edition] = Edition
) -> None:
    """Make the database know every entry of the catalogue and every name of it.

    What is there stays as the coordinators have left it: names they chose, merges, aliases that now
    mean another skill. An addition with the name of a new entry becomes that entry. A migration
    gives its own models.
    """
    taken = dict(aliases.objects.values_list("key", "skill"))
    _enter([entry for entry in catalogue() if not entry.topic], skills, taken)
    _enter([entry for entry in catalogue() if entry.topic], skills, taken)
    _name(catalogue(), skills, aliases, taken)
    editions.objects.update_or_create(only=True, defaults={"token": uuid.uuid4()})


def _enter(entries: Iterable[Entry], skills: type[Skill], taken: dict[str, int]) -> None:
    """Write the entries that are missing, below topics that are there."""
    there = dict(skills.objects.values_list("catalogue_key", "pk"))
    new = []
    for entry in entries:
        if entry.key in there:
            continue
        facts = {
            "catalogue_key": entry.key,
            "german": entry.german,
            "group": entry.group,
            "number": entry.number,
            "topic_id": there.get(key(entry.topic)) if entry.topic else None,
        }
        if entry.key in taken:
            skills.objects.filter(
                pk=taken[entry.key], catalogue_key__isnull=True, merged_into__isnull=True
            ).update(**facts)
        else:
            new.append(skills(name=entry.name, **facts))
    skills.objects.bulk_create(new)


def _name(
    entries: Iterable[Entry], skills: type[Skill], aliases: type[Alias], taken: dict[str, int]
) -> None:
    """Write every name of the entries that means nothing yet."""
    there = dict(skills.objects.values_list("catalogue_key", "pk"))
    new = {
        key(name): aliases(skill_id=there[entry.key], name=name, key=key(name))
        for entry in entries
        if entry.key in there
        for name in reversed(entry.names)
        if key(name) not in taken
    }
    aliases.objects.bulk_create(new.values())


def _entries(topic: dict[str, Any]) -> Iterator[Entry]:
    yield _entry(topic, topic, topic_name=None)
    for skill in topic["skills"]:
        yield _entry(skill, topic, topic_name=topic["name"])


def _entry(found: dict[str, Any], topic: dict[str, Any], *, topic_name: str | None) -> Entry:
    return Entry(
        name=found["name"],
        german=found["de"],
        group=topic["group"],
        topic=topic_name,
        number=found.get("number"),
        also=tuple(found["also"]),
    )
