"""The words that invite: ours to begin with, the program's own once somebody settles them."""

import datetime as dt
import re
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from turnabout.people.models import Person
from turnabout.programs.changes import remember_change
from turnabout.programs.models import InvitationText, Program
from turnabout.programs.models.cohort import Side

PLACES = {
    "first_name": _("the first name of whoever is invited"),
    "program": _("the name of the program"),
    "objective": _("the objective, in one paragraph"),
    "minutes": _("minutes a session"),
    "sessions": _("how many sessions"),
    "months": _("how many months"),
    "closes": _("the last day to sign up"),
    "link": _("their personal link"),
    "coordinator": _("who coordinates the program"),
}
"""What a text may leave open in braces, and what is put there."""

_PLACE = re.compile(r"\{([^{}]*)\}")

SUBJECTS = {
    Side.MENTOR: _("Would you guide somebody senior? {program}"),
    Side.MENTEE: _("Learn from somebody newer here: {program}"),
}

BODIES = {
    Side.MENTOR: _(
        "Hello {first_name},\n\n"
        "in {program}, people who know a topic well guide somebody more senior in it. "
        "You would set the agenda; they come to learn.\n\n"
        "What it is for: {objective}\n\n"
        "It takes {sessions} sessions of {minutes} minutes over {months} months, in working time. "
        "You are prepared for it, and you say which topics you offer. "
        "Your manager and whoever decides on your pay are never your partner.\n\n"
        "Signing up takes about six minutes, until {closes}:\n{link}\n\n"
        "It is your choice. Saying no, or nothing at all, leaves no trace.\n\n"
        "{coordinator}"
    ),
    Side.MENTEE: _(
        "Hello {first_name},\n\n"
        "in {program}, somebody more junior who knows a topic well guides you in it. "
        "They set the agenda; you protect the time.\n\n"
        "What it is for: {objective}\n\n"
        "It takes {sessions} sessions of {minutes} minutes over {months} months. "
        "You hold the dates when you sign up, and you come yourself.\n\n"
        "Signing up takes about six minutes, until {closes}:\n{link}\n\n"
        "You are free to decline.\n\n"
        "{coordinator}"
    ),
}


def text_of(program: Program, side: Side) -> InvitationText:
    """Return the words that invite this side: the settled ones, or ours, which are not saved."""
    settled = program.invitations.filter(side=side).first()
    return settled or InvitationText(
        program=program, side=side, subject=str(SUBJECTS[side]), body=str(BODIES[side])
    )


def faults(subject: str, body: str) -> list[str]:
    """Return what would go wrong if these words were sent, a sentence each."""
    unknown = [name for name in _PLACE.findall(subject + body) if name not in PLACES]
    found = [_t("{%(name)s} is nothing that we can fill in.") % {"name": name} for name in unknown]
    if "{link}" not in body:
        found.append(_t("The text has no {link}: without it nobody can sign up."))
    return found


def filled_in(text: str, given: Mapping[str, str]) -> str:
    """Return the text with every place filled in; what is not given stays as it is."""
    return _PLACE.sub(lambda place: given.get(place[1], place[0]), text)


@transaction.atomic
def settle_text(
    program: Program, side: Side, *, subject: str, body: str, by: Person, at: dt.datetime
) -> InvitationText:
    """Return the words that invite this side from now on."""
    before = text_of(program, side)
    text, _made = InvitationText.objects.update_or_create(
        program=program,
        side=side,
        defaults={"subject": subject, "body": body, "by": by, "at": at},
    )
    remember_change(
        program,
        "invitations",
        before={f"{side}_subject": before.subject, f"{side}_body": before.body},
        after={f"{side}_subject": subject, f"{side}_body": body},
        by=by,
        at=at,
    )
    return text
