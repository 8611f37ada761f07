"""The letters about pairs: somebody is proposed, and who it is."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from turnabout.core.mail.kinds import NAMES
from turnabout.core.mail.outbox import Post, post_all
from turnabout.enrollment.models import Enrollment
from turnabout.pairs.days import the_zone
from turnabout.pairs.models import Pair, Preview
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Program, Side

END = "pair_end"
FINISH = "pair_finished"
PAIR = "pair"
PREVIEW = "preview"

NAMES |= {PAIR: _("Your pair")}


def tell_of_preview(preview: Preview, people: Iterable[Person], *, at: dt.datetime) -> None:
    """Tell each of these people that somebody is proposed: not who."""
    post_all((_of_preview(preview, person) for person in people), at=at)


def _of_preview(preview: Preview, person: Person) -> Post:
    facts = facts_of_preview(preview.cohort.program, person.first_name, preview.until)
    key = f"preview {preview.pk} {person.pk}"
    return _to(PREVIEW, person, facts, key=key, program=preview.cohort.program)


def facts_of_preview(program: Program, name: str, until: dt.date) -> dict[str, object]:
    """Return what that letter says to somebody of this name."""
    return {
        "name": name,
        "program": program.name,
        "until": until,
        "zone": the_zone().key,
        "address": f"{settings.SITE}/looks/",
    }


def tell_of_pairs(pairs: Iterable[Pair], *, at: dt.datetime) -> None:
    """Tell both of each pair whom they meet."""
    both = (
        (pair, one, other)
        for pair in pairs
        for one, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor))
    )
    post_all((_of_pair(pair, one, of=other) for pair, one, other in both), at=at)


def _of_pair(pair: Pair, one: Enrollment, *, of: Enrollment) -> Post:
    program = pair.cohort.program
    facts = {
        "name": one.person.first_name,
        "other": of.person.name,
        "other_first": of.person.first_name,
        "who": f"{of.person.name} ({of.person.job})" if of.person.job else of.person.name,
        "program": program.name,
        "minutes": program.minutes,
        "rhythm": _rhythm(program, language_of(one.person)),
        "starts": pair.cohort.starts_on,
        "address": f"{settings.SITE}/pairs/{pair.pk}/",
    }
    wording = f"{PAIR}_{one.role}"
    key = f"pair {pair.pk} {one.role}"
    return _to(PAIR, one.person, facts, key=key, program=program, wording=wording)


def _rhythm(program: Program, language: str) -> str:
    weeks = program.weeks_between
    with translation.override(language):
        return ngettext("every week", "every %(weeks)d weeks", weeks) % {"weeks": weeks}


def tell_of_end(pair: Pair, one: Enrollment, *, of: Enrollment, at: dt.datetime) -> None:
    """Tell who stays that the two no longer meet: no reason, no blame."""
    facts = {
        "name": one.person.first_name,
        "other": of.person.name,
        "program": one.program.name,
        "address": f"{settings.SITE}/pairs/{pair.pk}/",
    }
    key = f"pair {pair.pk} ended {one.role}"
    post_all([_to(END, one.person, facts, key=key, program=one.program)], at=at)


def tell_of_finish(pair: Pair, *, at: dt.datetime) -> None:
    """Tell both that their round is over, with thanks."""
    post_all((_of_finish(pair, side) for side in Side), at=at)


def _of_finish(pair: Pair, side: Side) -> Post:
    one, other = pair.on(side).person, pair.across_from(side).person
    facts = {
        "name": one.first_name,
        "other": other.name,
        "other_first": other.first_name,
        "program": pair.cohort.program.name,
        "address": f"{settings.SITE}/pairs/{pair.pk}/",
    }
    key = f"pair {pair.pk} finished {side}"
    return _to(FINISH, one, facts, key=key, program=pair.cohort.program)


def _to(
    kind: str,
    person: Person,
    facts: Mapping[str, object],
    *,
    key: str,
    program: Program,
    wording: str = "",
) -> Post:
    return Post(kind, person.email, key, facts, language_of(person), program, wording)
