"""Everyone of the organisation."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from turnabout.people.models.grades import Grade
from turnabout.people.models.offices import Office
from turnabout.people.words import LONGEST_SOUGHT, folded, sought_in


class PersonQuerySet(models.QuerySet["Person"]):
    """People, by name."""

    def here(self) -> "PersonQuerySet":
        """Return those who have not left."""
        return self.filter(left_at__isnull=True)

    def gone(self) -> "PersonQuerySet":
        """Return those who have left and could come back."""
        return self.known().filter(left_at__isnull=False)

    def known(self) -> "PersonQuerySet":
        """Return those of whom anything is known: whoever was erased is nobody any more."""
        return self.filter(erased_at__isnull=True)

    def departments(self) -> list[str]:
        """Return the departments that anybody here belongs to."""
        named = self.here().exclude(department="").order_by("department")
        return list(named.values_list("department", flat=True).distinct())

    def holding(self, office: Office) -> "PersonQuerySet":
        """Return those who hold an office now."""
        return self.here().filter(appointments__office=office, appointments__ended_at__isnull=True)

    def whose_name_holds(self, words: str) -> "PersonQuerySet":
        """Return those whose name, address, job, department or staff number holds every word.

        Small letters find capitals, and plain ones find those with accents.
        """
        found = self
        for word in folded(words).split():
            found = found.filter(sought__contains=word)
        return found

    def sorted_by(self, column: str, *, descending: bool) -> "PersonQuerySet":
        """Return them by name, by department or by grade, the most junior first; then by name."""
        turned = "-" if descending else ""
        match column:
            case "department":
                return self.order_by(f"{turned}department", f"{turned}name", f"{turned}pk")
            case "grade":
                return self.order_by(_by_height(descending=descending), "name", "pk")
            case _:
                return self.order_by(f"{turned}name", f"{turned}pk")

    def by_grade(self) -> dict[int | None, int]:
        """Return how many of them have each grade, by its number; None is no grade."""
        counted = self.order_by().values("grade").annotate(count=models.Count("pk"))
        return dict(counted.values_list("grade", "count"))

    def called(self, words: str) -> "PersonQuerySet":
        """Return who goes by this staff number, e-mail or full name: hopefully one."""
        words = " ".join(words.split())
        by_key = self.filter(models.Q(staff_id=words) | models.Q(email=words.lower()))
        return by_key if by_key.exists() else self.filter(name__iexact=words)


def _by_height(*, descending: bool) -> models.OrderBy:
    """Return the height of the grade, to sort by without joining the grades to everybody."""
    heights = [
        models.When(grade=pk, then=models.Value(height))
        for pk, height in Grade.objects.on_the_ladder().values_list("pk", "height")
    ]
    height = models.Case(*heights, output_field=models.IntegerField(null=True))
    return height.desc(nulls_last=True) if descending else height.asc(nulls_last=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Makes people; their address is written in lower case."""

    def enter(self, *, name: str, email: str, **facts: object) -> "Person":
        """Return a new person, who signs in by code until they choose a password."""
        person: Person = self.model(name=name, email=email.lower(), **facts)
        person.set_unusable_password()
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody of the organisation. Whoever has an address can sign in.

    `languages` are the codes of those they speak, with spaces between. `sought` is what a search
    looks at; it follows from the other facts (see `find_by_facts`). Once erased they are nobody: a
    row without a name, so that what belongs to others as well still hangs together.
    """

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
        db_index=False,  # there is one with more in it
    )
    job = models.CharField(_("job"), max_length=160, blank=True)
    department = models.CharField(_("department"), max_length=160, blank=True)
    location = models.CharField(_("location"), max_length=160, blank=True)
    language = models.CharField(_("language of Turnabout"), max_length=8, blank=True)
    languages = models.CharField(_("languages"), max_length=160, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    sought = models.CharField(max_length=LONGEST_SOUGHT, editable=False, default="")
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(left_at__isnull=False),
                name="people_erased_are_gone",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["left_at", "name", "id", "sought"], name="people_by_name"),
            models.Index(fields=["left_at", "department", "name"], name="people_by_department"),
            models.Index(fields=["left_at", "grade", "name"], name="people_by_grade"),
            models.Index(fields=["manager", "left_at", "name"], name="people_by_manager"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *given: Any, **named: Any) -> None:
        """Write the person down so that a search finds them by what is new."""
        self.find_by_facts()
        super().save(*given, **named)

    def find_by_facts(self) -> None:
        """Let searches find this person by the facts as they are. `save` does so by itself."""
        self.sought = sought_in(
            self.name, self.staff_id or "", self.email, self.job, self.department
        )

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
