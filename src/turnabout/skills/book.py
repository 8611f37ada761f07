"""The book of names: every name that anybody uses, and which skill it means. Kept in memory."""

import uuid
from dataclasses import dataclass
from functools import cached_property, lru_cache

from turnabout.skills.meaning import Meanings
from turnabout.skills.models import Alias, Edition, Group, Skill, in_language
from turnabout.skills.names import key, words


@dataclass(frozen=True, slots=True)
class Known:
    """A skill that stands, as the book has it."""

    pk: int
    name: str
    german: str
    group: str
    topic: int | None
    is_topic: bool

    @property
    def local_name(self) -> str:
        """The name in the language of whoever reads."""
        return in_language(self.name, self.german)

    @property
    def is_personal(self) -> bool:
        """Whether it is about personal experience."""
        return self.group == Group.LIVED


@dataclass(frozen=True)
class Name:
    """One name and the skill that it means."""

    text: str
    skill: Known

    @cached_property
    def key(self) -> str:
        """What all its spellings share."""
        return key(self.text)

    @cached_property
    def spaced(self) -> str:
        """Its words as they are compared, each after a space."""
        return "".join(f" {word}" for word in words(self.text))


@dataclass(frozen=True, eq=False)
class Book:
    """All names and what they mean."""

    names: tuple[Name, ...]

    @cached_property
    def keys(self) -> list[str]:
        """The key of each name, in their order."""
        return [name.key for name in self.names]

    @cached_property
    def by_key(self) -> dict[str, Known]:
        """The skill that each key means."""
        return {name.key: name.skill for name in self.names}

    @cached_property
    def by_number(self) -> dict[int | None, Known]:
        """Each skill that stands, by its number."""
        return {skill.pk: skill for skill in self.by_skill}

    @cached_property
    def meanings(self) -> Meanings[Known]:
        """What the names of each skill mean."""
        return Meanings({skill: [one.text for one in its] for skill, its in self.by_skill.items()})

    @cached_property
    def by_skill(self) -> dict[Known, list[Name]]:
        """The names of each skill that stands."""
        found: dict[Known, list[Name]] = {}
        for name in self.names:
            found.setdefault(name.skill, []).append(name)
        return found

    def find(self, name: str) -> Known | None:
        """Return the skill that a name means, however it is spelt."""
        return self.by_key.get(key(name))

    def local(self, name: str, *, number: int | None = None) -> str:
        """Return what a skill is called by whoever reads; the name where nobody knows it."""
        known = self.by_number.get(number) or self.find(name)
        return known.local_name if known else name

    def names_of(self, name: str) -> list[str]:
        """Return every name of what a name means; the name alone where nobody knows it."""
        known = self.find(name)
        return [one.text for one in self.by_skill[known]] if known else [name]


def the_book() -> Book:
    """Return the book in its present edition: one small query, unless something has changed."""
    token = Edition.objects.values_list("token", flat=True).first()
    return _edition(token) if token else _read()


def renew() -> None:
    """Make every process read the book anew; in the transaction of the change."""
    Edition.objects.update_or_create(only=True, defaults={"token": uuid.uuid4()})


@lru_cache(maxsize=1)
def _edition(_token: uuid.UUID) -> Book:
    return _read()


def _read() -> Book:
    skills = Skill.objects.in_bulk()
    standing = {pk: _known(_standing(skill, skills)) for pk, skill in skills.items()}
    return Book(
        tuple(
            Name(text, standing[pk])
            for text, pk in Alias.objects.order_by("pk").values_list("name", "skill")
        )
    )


def _standing(skill: Skill, skills: dict[int, Skill]) -> Skill:
    """Return what a skill was merged into, and that, to the one that stands."""
    while skill.merged_into_id:
        skill = skills[skill.merged_into_id]
    return skill


def _known(skill: Skill) -> Known:
    return Known(
        pk=skill.pk,
        name=skill.name,
        german=skill.german,
        group=skill.group,
        topic=skill.pk if skill.is_topic else skill.topic_id,
        is_topic=skill.is_topic,
    )
