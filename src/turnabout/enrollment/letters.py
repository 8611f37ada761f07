"""The letters about signing up: to who is invited, to a manager, to who waits."""

import datetime as dt
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.core.mail.filling import Text
from turnabout.core.mail.kinds import NAMES
from turnabout.core.mail.outbox import post, put
from turnabout.core.mail.writing import Frame, write
from turnabout.core.models import Letter
from turnabout.enrollment.links import address_of, token_of
from turnabout.enrollment.models import Enrollment, Invitation, PlaceOffer
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.invitations import text_of, with_button
from turnabout.programs.letter_kinds import INVITATIONS
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.objectives import objective_of
from turnabout.programs.sentences import amid, day

INVITATION = "invitation"
MANAGER_NOTE = "manager_note"
PLACE_OFFER = "place_offer"
SIGNED_UP = "signed_up"

NAMES |= {INVITATION: gettext_lazy("Invitation to sign up")}


class Shared(NamedTuple):
    """What all invitations of one language have in common."""

    text: Text
    facts: dict[str, str]


class Invitations:
    """Writes the invitations of one cohort and role: what they have in common is read once."""

    def __init__(self, cohort: Cohort, role: Side) -> None:
        seats = cohort.program.seats.open().filter(part=Part.COORDINATOR).select_related("person")
        self.cohort, self.role, self.leader = cohort, role, seats.first()
        self._known: dict[str, Shared] = {}

    def invite(self, invitation: Invitation, *, at: dt.datetime) -> Letter:
        """Return the letter that invites, in the outbox."""
        with translation.override(language_of(invitation.person)):
            text = self._shared().text
            return self._put(invitation, text, key=f"invitation {invitation.pk}", at=at)

    def remind(self, invitation: Invitation, *, at: dt.datetime) -> Letter:
        """Return the one letter that reminds, in the outbox."""
        with translation.override(language_of(invitation.person)):
            shared = self._shared()
            told = {"day": shared.facts["closes"], "subject": shared.text.subject}
            text = shared.text._replace(subject=_("Until %(day)s: %(subject)s") % told)
            return self._put(invitation, text, key=f"invitation {invitation.pk} again", at=at)

    def _put(self, invitation: Invitation, text: Text, *, key: str, at: dt.datetime) -> Letter:
        person, program = invitation.person, self.cohort.program
        link = address_of("invited", token_of(invitation.seed))
        words = write(
            INVITATIONS[self.role].kind,
            self._shared().facts | {"first_name": person.first_name, "link": link},
            language=language_of(person),
            text=with_button(text),
            frame=Frame(program=program.name),
        )
        return put(words, kind=INVITATION, to=person.email, key=key, at=at, program=program)

    def _shared(self) -> Shared:
        """Return what the letters in the language of now have in common."""
        language = translation.get_language() or ""
        if language not in self._known:
            self._known[language] = Shared(text_of(self.cohort.program, self.role), self._facts())
        return self._known[language]

    def _facts(self) -> dict[str, str]:
        program = self.cohort.program
        return {
            "program": program.name,
            "objective": objective_of(program).sentence(),
            "minutes": str(program.minutes),
            "sessions": str(program.sessions),
            "months": str(program.months),
            "closes": day(self.cohort.sign_up_closes_on),
            "coordinator": self.leader.person.name if self.leader else program.name,
        }


def tell_manager(enrollment: Enrollment, manager: Person, *, at: dt.datetime) -> Letter:
    """Return the one note to a mentor's manager: hours and end date, nothing else."""
    program = enrollment.program
    minutes = program.sessions * program.minutes + program.minutes
    facts = {
        "manager": manager.first_name,
        "name": enrollment.person.name,
        "hours": -(-minutes // 60),
        "ends": enrollment.cohort.ends_on,
    }
    return post(
        MANAGER_NOTE,
        to=manager.email,
        key=f"manager note {enrollment.pk}",
        facts=facts,
        language=language_of(manager),
        at=at,
        program=program,
    )


def tell_of_place(offer: PlaceOffer, *, at: dt.datetime) -> Letter:
    """Return the letter that offers a place."""
    enrollment = offer.place.enrollment
    person = enrollment.person
    facts = {
        "name": person.first_name,
        "program": enrollment.program.name,
        "until": offer.deadline.date(),
        "address": f"{settings.SITE}/sign-up/{enrollment.pk}/",
    }
    return post(
        PLACE_OFFER,
        to=person.email,
        key=f"place offer {offer.pk}",
        facts=facts,
        language=language_of(person),
        at=at,
        program=enrollment.program,
    )


def tell_of_sign_up(enrollment: Enrollment, *, at: dt.datetime) -> Letter:
    """Return the letter that tells somebody that a coordinator has signed them up."""
    person = enrollment.person
    with translation.override(language_of(person)):
        role = amid(str(Side(enrollment.role).label))
    facts = {
        "name": person.first_name,
        "program": enrollment.program.name,
        "role": role,
        "until": enrollment.cohort.sign_up_closes_on,
        "address": f"{settings.SITE}/sign-up/{enrollment.pk}/",
    }
    return post(
        SIGNED_UP,
        to=person.email,
        key=f"signed up {enrollment.pk}",
        facts=facts,
        language=language_of(person),
        at=at,
        program=enrollment.program,
    )
