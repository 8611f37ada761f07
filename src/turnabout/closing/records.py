"""A mentor's record of contribution: facts and no scores; public as far as they choose."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.closing.models import Record
from turnabout.closing.signing import issuer_id, signed
from turnabout.core.history import remember
from turnabout.core.organisations import the_organisation
from turnabout.meetings.models import Meeting
from turnabout.people.models import Person

CAN_SHOW = {
    "name": gettext_lazy("Your name"),
    "program": gettext_lazy("The program"),
    "topics": gettext_lazy("The topics"),
    "sessions": gettext_lazy("How many sessions you led"),
}
"""What a mentor may make public. Whom they mentored is nowhere on it."""

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What there is to record: of whom, where, from when to when."""

    name: str
    organisation: str
    program: str
    topics: tuple[str, ...]
    sessions: int
    begun: dt.date
    ended: dt.date

    def sentence(self) -> str:
        """Return what they did, as the certificate says it."""
        told = {"sessions": self.sessions}
        return (
            ngettext(
                "led %(sessions)s session as a reverse mentor: set the agenda, shared what they "
                "know, and let somebody senior see their work from another seat",
                "led %(sessions)s sessions as a reverse mentor: set the agenda, shared what they "
                "know, and let somebody senior see their work from another seat",
                self.sessions,
            )
            % told
        )


def contribution_of(record: Record) -> Contribution:
    """Return what the record says. Load it with the pair, its mentor, proposal and program."""
    pair = record.pair
    organisation = the_organisation()
    topics = pair.proposal.topics if pair.proposal else []
    return Contribution(
        name=pair.mentor.person.name,
        organisation=organisation.name if organisation else "Turnabout",
        program=pair.cohort.program.name,
        topics=tuple(topic["wanted"] for topic in topics),
        sessions=Meeting.objects.met().filter(pair=pair).count(),
        begun=pair.published_at.date(),
        ended=(pair.ended_at or pair.published_at).date(),
    )


@transaction.atomic
def make_public(record: Record, shows: Collection[str], *, by: Person, at: dt.datetime) -> None:
    """Let whoever has the address read these of it: with none of them it is public no more."""
    record.shows = [name for name in CAN_SHOW if name in shows]
    record.public_at = at if record.shows else None
    record.save(update_fields=["shows", "public_at"])
    remember(record, "make public", by=by, at=at, detail={"shows": record.shows})


def shown_of(record: Record) -> dict[str, Any]:
    """Return what anybody may know of the record."""
    told = contribution_of(record)
    return {name: getattr(told, name) for name in record.shows}


def address_of(record: Record) -> str:
    """Return where the record is public."""
    return f"{settings.SITE}/records/{record.token}/"


def badge_of(record: Record, *, shows: Collection[str]) -> str:
    """Return the record as an Open Badge 3.0, signed: a JWT that says these of it."""
    told = contribution_of(record)
    ended = f"{told.ended:%Y-%m-%d}T00:00:00Z"
    subject: dict[str, Any] = {
        "id": f"urn:uuid:{record.token}",
        "type": ["AchievementSubject"],
        "achievement": _achievement(told, shows),
    }
    if "name" in shows:
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": told.name,
                "identityType": "name",
            }
        ]
    badge_id = address_of(record)
    return signed(
        {
            "@context": CONTEXTS,
            "id": badge_id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": _title(),
            "issuer": issuer_profile(),
            "validFrom": ended,
            "credentialSubject": subject,
            "iss": issuer_id(),
            "jti": badge_id,
            "sub": subject["id"],
            "nbf": int(dt.datetime.combine(told.ended, dt.time(), tzinfo=dt.UTC).timestamp()),
        }
    )


def issuer_profile() -> dict[str, Any]:
    """Return who issues badges here."""
    organisation = the_organisation()
    return {
        "id": issuer_id(),
        "type": ["Profile"],
        "name": organisation.name if organisation else "Turnabout",
        "url": f"{settings.SITE}/records/issuer/",
    }


def _title() -> str:
    with translation.override("en"):
        return _("Reverse mentor")


def _achievement(told: Contribution, shows: Collection[str]) -> dict[str, Any]:
    name = f"Reverse mentor: {told.program}" if "program" in shows else "Reverse mentor"
    facts = []
    if "topics" in shows and told.topics:
        facts.append(f"Topics: {', '.join(told.topics)}.")
    if "sessions" in shows:
        facts.append(f"Sessions led: {told.sessions}.")
    said = "Mentored somebody senior: set the agenda and led the sessions."
    return {
        "id": f"{settings.SITE}/records/issuer/#reverse-mentor",
        "type": ["Achievement"],
        "name": name,
        "description": " ".join([said, *facts]),
        "criteria": {"narrative": "Led a pair from its first session to its closing."},
    }
