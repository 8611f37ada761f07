"""A concern and what is written in it: sealed twice, for its contact and for its author.

Whatever stands here unsealed is all that the database knows: to whom, on which day, and how far it
is. No row of a nameless concern leads to its author, and none bears an hour.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.concerns.models.keys import Key
from turnabout.people.models import Person
from turnabout.programs.models import Program


class Naming(models.TextChoices):
    """What the contact learns of who writes."""

    NAMED = "named", _("With my name")
    WITHHELD = "withheld", _("With my name in a second envelope")
    NAMELESS = "nameless", _("Without my name")


class Party(models.TextChoices):
    """Who wrote an entry."""

    AUTHOR = "author", _("Author")
    CONTACT = "contact", _("Confidential contact")


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Concerns, those that were raised last first."""

    def addressed_to(self, person: Person) -> "ConcernQuerySet":
        """Return those that are sealed to this person, whose seat may have ended meanwhile."""
        return self.filter(key__person=person).select_related("key__person", "program", "author")

    def readable(self) -> "ConcernQuerySet":
        """Return those whose contact has not lost the key to them."""
        return self.filter(key__ended_at__isnull=True)

    def signed_by(self, person: Person) -> "ConcernQuerySet":
        """Return those that this person raised with their name."""
        return self.filter(author=person).select_related("key__person", "program")


class Concern(models.Model):
    """One thread between an author and the contact whom they chose.

    `public` is the author's key, which follows from the receipt; `tag` is how the receipt finds the
    thread. `author` is only there where somebody writes with their name. `name_box`, `half` and
    `other_half` are the second envelope (`names.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="concerns")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="concerns")
    naming = models.CharField(max_length=8, choices=Naming.choices)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    public = models.CharField(max_length=64)
    tag = models.CharField(max_length=64, unique=True)
    name_box = models.TextField(blank=True)
    half = models.TextField(blank=True)
    half_for_author = models.TextField(blank=True)
    raised_on = models.DateField()
    acknowledged_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    waits_for_contact = models.BooleanField(default=True)
    waits_for_author = models.BooleanField(default=False)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-raised_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(naming__in=Naming.values), name="concerns_known_naming"
            ),
            models.CheckConstraint(
                condition=models.Q(naming=Naming.NAMED) | models.Q(author__isnull=True),
                name="concerns_only_the_named_have_an_author",
            ),
            models.CheckConstraint(
                condition=models.Q(naming=Naming.WITHHELD)
                ^ models.Q(name_box="", half="", half_for_author=""),
                name="concerns_only_the_withheld_have_an_envelope",
            ),
        ]

    def __str__(self) -> str:
        return "a thread"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.closed_on is None

    @property
    def contact(self) -> Person | None:
        """To whom it is sealed; nobody, where their name is erased."""
        return self.key.person


class Entry(models.Model):
    """One thing that was written, in two boxes: one for each of the two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    party = models.CharField(max_length=8, choices=Party.choices)
    for_contact = models.TextField()
    for_author = models.TextField()
    on = models.DateField()
    is_told = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concern", "number"], name="concerns_one_a_number"),
            models.CheckConstraint(
                condition=models.Q(party__in=Party.values), name="concerns_known_party"
            ),
        ]

    def __str__(self) -> str:
        return "an entry"
