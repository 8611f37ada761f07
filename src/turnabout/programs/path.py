"""The guided path: eight steps from the why to an open sign-up, and what is open at each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from turnabout.programs.invitations import settled_sides
from turnabout.programs.models import Decision, Objective, Part, Program
from turnabout.programs.models.cohort import Side
from turnabout.programs.sentences import listed


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in addresses, its title, and what is still to be decided there."""

    key: str
    title: str
    gaps: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.gaps


def steps(program: Program) -> list[Step]:
    """Return the eight steps with what is open at each; the same number of queries always."""
    return [
        Step("why", _("Why"), _gaps_of_why(program)),
        Step("topics", _("Topics"), _gaps_of_topics(program)),
        Step("who", _("Who"), _gaps_of_who(program)),
        Step("rules", _("Rules and wishes"), _unless(program.rules_at, _("Look at the rules."))),
        Step("rhythm", _("Rhythm"), _unless(program.rhythm_at, _("Settle the rhythm."))),
        Step("people", _("People in charge"), _gaps_of_people(program)),
        Step("invitations", _("Invitations"), _gaps_of_invitations(program)),
        Step("sign_up", _("Open sign-up"), _gaps_of_sign_up(program)),
    ]


def _unless(settled: object, gap: str) -> tuple[str, ...]:
    return () if settled else (gap,)


def _gaps_of_why(program: Program) -> tuple[str, ...]:
    readiness = program.readiness.first()
    objective = Objective.objects.filter(program=program).first()
    found = []
    if not readiness:
        found.append(_("Answer the six questions."))
    elif readiness.decision == Decision.LISTEN:
        found.append(_("Listening sessions come first. Answer again when they have taken place."))
    if not objective:
        found.append(_("Write the objective."))
    elif gaps := objective.gaps():
        found.append(_("The objective does not say %(gaps)s.") % {"gaps": listed(gaps)})
    return tuple(found)


def _gaps_of_topics(program: Program) -> tuple[str, ...]:
    marks = list(program.topics.values_list("objective", flat=True))
    if not marks:
        return (_("Choose the topics."),)
    return _unless(any(marks), _("Say which topics the objective is for."))


def _gaps_of_who(program: Program) -> tuple[str, ...]:
    both = program.mentors_up_to_id and program.mentees_from_id
    return _unless(both, _("Say who may mentor and who may learn."))


def _gaps_of_people(program: Program) -> tuple[str, ...]:
    taken = set(program.seats.open().values_list("part", flat=True))
    found = []
    if Part.SPONSOR not in taken:
        found.append(_("Choose the sponsor."))
    if Part.CONTACT not in taken:
        found.append(_("Choose the confidential contact."))
    return tuple(found)


def _gaps_of_invitations(program: Program) -> tuple[str, ...]:
    settled = settled_sides(program)
    missing = {
        Side.MENTOR: _("Settle the invitation of mentors."),
        Side.MENTEE: _("Settle the invitation of mentees."),
    }
    return tuple(gap for side, gap in missing.items() if side not in settled)


def _gaps_of_sign_up(program: Program) -> tuple[str, ...]:
    opened = program.cohorts.filter(opened_at__isnull=False).exists()
    return _unless(opened, _("Open sign-up for a cohort."))
