"""Nobody: what is left of a person who was erased, so that what others own still hangs together."""

import datetime as dt

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from turnabout.people.models import Person

NOWHERE = "erased.invalid"
"""No mail ever arrives there: the name is reserved for that."""


def make_nobody(person: Person, *, at: dt.datetime) -> None:
    """Let nothing be known of a person any more: no name, no address, no way to sign in.

    A staff list that names them again finds nobody by that number or address, and enters somebody
    new, to whom nothing of this person belongs.
    """
    Person.objects.filter(manager=person).update(manager=None)
    for field, value in _nothing_of(person).items():
        setattr(person, field, value)
    person.set_unusable_password()
    person.left_at = person.left_at or at
    person.erased_at = at
    person.save()


def somebody() -> str:
    """Return what people read where a name was, in the language of the installation."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Somebody")


def _nothing_of(person: Person) -> dict[str, object]:
    empty = ("job", "department", "location", "language", "languages", "time_zone")
    return dict.fromkeys(empty, "") | {
        "name": somebody(),
        "email": f"nobody-{person.pk}@{NOWHERE}",
        "staff_id": None,
        "grade": None,
        "manager": None,
        "last_login": None,
    }
