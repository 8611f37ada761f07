"""A program and the people in charge of it."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Grade, Office, Person

if TYPE_CHECKING:
    from turnabout.programs.models.rulebook import Rulebook


class Part(models.TextChoices):
    """What somebody is in charge of in a program."""

    COORDINATOR = "coordinator", _("Coordinator")
    SPONSOR = "sponsor", _("Sponsor")
    CONTACT = "contact", _("Confidential contact")


class ProgramQuerySet(models.QuerySet["Program"]):
    """Programs, the newest first. Nobody sees a program by an office alone."""

    def seen_by(self, person: Person) -> "ProgramQuerySet":
        """Return those in which this person is in charge of something."""
        return self.filter(pk__in=Seat.objects.open().filter(person=person).values("program"))

    def led_by(self, person: Person) -> "ProgramQuerySet":
        """Return those that this person coordinates, as long as they hold the office."""
        if not (person.is_active and person.is_coordinator):
            return self.none()
        led = Seat.objects.open().filter(person=person, part=Part.COORDINATOR)
        return self.filter(pk__in=led.values("program"))

    def without_lead(self) -> "ProgramQuerySet":
        """Return those that run and that nobody coordinates who is here and holds the office."""
        able = Person.objects.holding(Office.COORDINATOR).values("pk")
        led = Seat.objects.open().filter(part=Part.COORDINATOR, person__in=able)
        return self.running().exclude(pk__in=led.values("program"))

    def running(self) -> "ProgramQuerySet":
        """Return those that are not archived."""
        return self.filter(archived_at__isnull=True)


class Program(models.Model):
    """One reason to mentor upwards, and all that is decided for it."""

    name = models.CharField(_("name"), max_length=120)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    archived_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    archived_at = models.DateTimeField(null=True)

    mentors_up_to = models.ForeignKey(Grade, null=True, on_delete=models.SET_NULL, related_name="+")
    mentees_from = models.ForeignKey(Grade, null=True, on_delete=models.SET_NULL, related_name="+")

    minutes = models.PositiveSmallIntegerField(_("minutes a session"), default=60)
    weeks_between = models.PositiveSmallIntegerField(_("weeks between sessions"), default=4)
    sessions = models.PositiveSmallIntegerField(_("sessions"), default=6)
    months = models.PositiveSmallIntegerField(_("months"), default=6)
    rhythm_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    rhythm_at = models.DateTimeField(null=True)

    rules_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    rules_at = models.DateTimeField(null=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-begun_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(30, 120), weeks_between__range=(1, 12))
                & models.Q(sessions__range=(3, 24), months__range=(2, 24)),
                name="programs_rhythm_that_can_be_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        """Whether it is put away: to be read, not to be changed."""
        return self.archived_at is not None

    @property
    def rulebook(self) -> "Rulebook":
        """The rules and wishes that count now."""
        return self.rulebooks.latest("number")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats, in the order in which they were taken."""

    def open(self) -> "SeatQuerySet":
        """Return the seats of people who are here and in charge now."""
        return self.filter(ended_at__isnull=True, person__left_at__isnull=True)


class Seat(models.Model):
    """Who is in charge of what in a program, from when to when, and who said so."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    part = models.CharField(max_length=16, choices=Part.choices)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="programs_one_seat_a_person",
            ),
            models.UniqueConstraint(
                fields=["program"],
                condition=models.Q(ended_at__isnull=True, part=Part.SPONSOR),
                name="programs_one_sponsor",
            ),
            models.CheckConstraint(
                condition=models.Q(part__in=Part.values), name="programs_known_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_part_display()}"
