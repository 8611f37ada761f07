"""Everyone of the organisation: the ladder they stand on, their offices, their staff lists."""

from turnabout.people.models.grades import Grade
from turnabout.people.models.offices import Appointment, Office
from turnabout.people.models.people import Person, PersonQuerySet
from turnabout.people.models.staff_lists import Line, LineQuerySet, StaffList, StaffListQuerySet

__all__ = [
    "Appointment",
    "Grade",
    "Line",
    "LineQuerySet",
    "Office",
    "Person",
    "PersonQuerySet",
    "StaffList",
    "StaffListQuerySet",
]
