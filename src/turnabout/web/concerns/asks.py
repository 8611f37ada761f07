"""What waits at home: never a word of what it is about."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.concerns.keys import key_of
from turnabout.concerns.models import Concern
from turnabout.concerns.names import asked_of
from turnabout.people.models import Person
from turnabout.web.concerns.loading import is_contact
from turnabout.web.pairs.ask import Ask


def desk_asks(person: Person, at: dt.datetime) -> Iterator[Ask]:
    """Yield what waits for a contact, for a second person, and for who wrote with their name."""
    if is_contact(person) and key_of(person) is None:
        more = _("Until then nobody can write to you in confidence. It takes five minutes.")
        yield Ask(_("Set up your key"), more, reverse("desk_key"))
    mine = Concern.objects.addressed_to(person).readable()
    if mine.filter(waits_for_contact=True).exists():
        more = _("Your passphrase opens it, and nothing else does.")
        yield Ask(_("There is something for you to open"), more, reverse("desk"))
    for opening in asked_of(person, at=at):
        more = _("Yes or no, within 24 hours.")
        yield Ask(
            _("You are asked for a second yes"), more, reverse("desk_name", args=[opening.pk])
        )
    if Concern.objects.signed_by(person).filter(waits_for_author=True).exists():
        yield Ask(_("There is something new for you"), _("Your receipt opens it."), reverse("help"))
