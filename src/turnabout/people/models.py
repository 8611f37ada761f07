"""Everyone of the organisation, the ladder they stand on, and the offices they hold."""

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Grade(models.Model):
    """One rung of the organisation's ladder. Several grades may stand at the same height."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    height = models.PositiveIntegerField(_("height"))

    class Meta:
        ordering: ClassVar = ["height", "name"]

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    """People, by name."""

    def here(self) -> "PersonQuerySet":
        """Return those who have not left."""
        return self.filter(left_at__isnull=True)

    def holding(self, office: "Office") -> "PersonQuerySet":
        """Return those who hold an office now."""
        return self.here().filter(appointments__office=office, appointments__ended_at__isnull=True)

    def whose_name_holds(self, words: str) -> "PersonQuerySet":
        """Return those whose name, address, department or number holds every word."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(name__icontains=word)
                | models.Q(email__icontains=word)
                | models.Q(department__icontains=word)
                | models.Q(staff_id__iexact=word)
            )
        return found


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Makes people; their address is written in lower case."""

    def enter(self, *, name: str, email: str, **facts: object) -> "Person":
        """Return a new person, who signs in by code until they choose a password."""
        person: Person = self.model(name=name, email=email.lower(), **facts)
        person.set_unusable_password()
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody of the organisation. Whoever has an address can sign in."""

    staff_id = models.CharField(_("staff number"), max_length=64, unique=True, null=True)
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    grade = models.ForeignKey(
        Grade, null=True, on_delete=models.SET_NULL, related_name="people", verbose_name=_("grade")
    )
    manager = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        verbose_name=_("manager"),
    )
    job = models.CharField(_("job"), max_length=160, blank=True)
    department = models.CharField(_("department"), max_length=160, blank=True)
    location = models.CharField(_("location"), max_length=160, blank=True)
    language = models.CharField(_("language of Turnabout"), max_length=8, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = PersonManager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="people_address_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether they may sign in."""
        return self.left_at is None

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices they hold now."""
        open_ones = self.appointments.filter(ended_at__isnull=True)
        return frozenset(open_ones.values_list("office", flat=True))

    @property
    def is_administrator(self) -> bool:
        """Whether they look after the installation."""
        return Office.ADMINISTRATOR in self.offices

    @property
    def is_coordinator(self) -> bool:
        """Whether they may set up programs and see the staff list."""
        return Office.COORDINATOR in self.offices

    @property
    def first_name(self) -> str:
        """What a colleague would call them."""
        return self.name.split()[0] if self.name.split() else self.name


class Office(models.TextChoices):
    """What the organisation trusts somebody with."""

    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")


class Appointment(models.Model):
    """Who holds an office, from when to when, and who said so."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    office = models.CharField(max_length=16, choices=Office.choices)
    appointed_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="appointed"
    )
    appointed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["appointed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "office"],
                condition=models.Q(ended_at__isnull=True),
                name="people_one_open_appointment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_office_display()}"
