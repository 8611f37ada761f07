"""The letters about signing up: to who is invited, to a manager, to who waits."""

import datetime as dt

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.core.mail.kinds import NAMES
from turnabout.core.mail.outbox import post, put
from turnabout.core.mail.writing import set_letter
from turnabout.core.models import Letter
from turnabout.enrollment.links import address_of, token_of
from turnabout.enrollment.models import Enrollment, Invitation, PlaceOffer
from turnabout.people.models import Person
from turnabout.programs.invitations import filled_in, text_of
from turnabout.programs.models import Cohort, Part, Side
from turnabout.programs.objectives import objective_of
from turnabout.programs.sentences import day

INVITATION = "invitation"
MANAGER_NOTE = "manager_note"
PLACE_OFFER = "place_offer"

NAMES |= {
    INVITATION: gettext_lazy("Invitation to sign up"),
    MANAGER_NOTE: gettext_lazy("Note to a line manager"),
    PLACE_OFFER: gettext_lazy("A place that became free"),
}


class Invitations:
    """Writes the invitations of one cohort and role: what they have in common is read once."""

    def __init__(self, cohort: Cohort, role: Side) -> None:
        program = cohort.program
        leader = program.seats.open().filter(part=Part.COORDINATOR).select_related("person").first()
        self.text = text_of(program, role)
        self.shared = {
            "program": program.name,
            "objective": objective_of(program).sentence(),
            "minutes": str(program.minutes),
            "sessions": str(program.sessions),
            "months": str(program.months),
            "closes": day(cohort.sign_up_closes_on),
            "coordinator": leader.person.name if leader else program.name,
        }

    def invite(self, invitation: Invitation, *, at: dt.datetime) -> Letter:
        """Return the letter that invites, in the outbox."""
        return self._put(invitation, self.text.subject, key=f"invitation {invitation.pk}", at=at)

    def remind(self, invitation: Invitation, *, at: dt.datetime) -> Letter:
        """Return the one letter that reminds, in the outbox."""
        subject = _("Until %(day)s: %(subject)s") % {
            "day": self.shared["closes"],
            "subject": self.text.subject,
        }
        return self._put(invitation, subject, key=f"invitation {invitation.pk} again", at=at)

    def _put(self, invitation: Invitation, subject: str, *, key: str, at: dt.datetime) -> Letter:
        person = invitation.person
        address = address_of("invited", token_of(invitation.seed))
        button = f"\n\n[{_('Look at it and answer')}]({address})\n\n"
        given = self.shared | {"first_name": person.first_name, "link": button}
        words = set_letter(
            filled_in(subject, given), filled_in(self.text.body, given), language=_language(person)
        )
        return put(words, kind=INVITATION, to=person.email, key=key, at=at)


def tell_manager(enrollment: Enrollment, manager: Person, *, at: dt.datetime) -> Letter:
    """Return the one note to a mentor's manager: hours and end date, nothing else."""
    program = enrollment.program
    minutes = program.sessions * program.minutes + program.minutes
    facts = {
        "manager": manager.first_name,
        "name": enrollment.person.name,
        "hours": -(-minutes // 60),
        "ends": day(enrollment.cohort.ends_on),
    }
    return post(
        MANAGER_NOTE,
        to=manager.email,
        key=f"manager note {enrollment.pk}",
        facts=facts,
        language=_language(manager),
        at=at,
    )


def tell_of_place(offer: PlaceOffer, *, at: dt.datetime) -> Letter:
    """Return the letter that offers a place."""
    enrollment = offer.place.enrollment
    person = enrollment.person
    facts = {
        "name": person.first_name,
        "program": enrollment.program.name,
        "until": day(offer.deadline.date()),
        "address": f"{settings.SITE}/sign-up/{enrollment.pk}/",
    }
    return post(
        PLACE_OFFER,
        to=person.email,
        key=f"place offer {offer.pk}",
        facts=facts,
        language=_language(person),
        at=at,
    )


def _language(person: Person) -> str:
    return person.language or translation.get_language() or settings.LANGUAGE_CODE
