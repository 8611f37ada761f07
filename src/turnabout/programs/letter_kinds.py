"""The letters that invite: ours to begin with, the program's own once somebody settles them."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import PROGRAM, Kind, Place, declare
from turnabout.programs.models.cohort import Side

PLACES = (
    Place("first_name", _("the first name of whoever is invited"), _("Kim")),
    PROGRAM,
    Place(
        "objective",
        _("the objective, in one paragraph"),
        _("By 1 December 2027 our twelve directors run one campaign on short video a quarter."),
    ),
    Place("minutes", _("minutes a session"), 60),
    Place("sessions", _("how many sessions"), 6),
    Place("months", _("how many months"), 6),
    Place("closes", _("the last day to sign up"), dt.date(2027, 3, 23)),
    Place(
        "link",
        _("their personal link"),
        f"{settings.SITE}/",
        without=_("without it nobody can sign up"),
        is_link=True,
    ),
    Place("coordinator", _("who coordinates the program"), _("Carla Reyes")),
)
"""What a text may leave open in braces, and what is put there."""

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


def _ours(side: Side) -> tuple[str, str]:
    return str(SUBJECTS[side]), str(BODIES[side])


INVITATIONS = {
    Side.MENTEE: declare(
        Kind(
            "invitation_mentee",
            name=_("Invitation of mentees"),
            occasion=_("Somebody is invited to learn."),
            places=PLACES,
            ours=partial(_ours, Side.MENTEE),
        )
    ),
    Side.MENTOR: declare(
        Kind(
            "invitation_mentor",
            name=_("Invitation of mentors"),
            occasion=_("Somebody is invited to mentor."),
            places=PLACES,
            ours=partial(_ours, Side.MENTOR),
        )
    ),
}
"""The two kinds of invitations: mentees are invited first."""
