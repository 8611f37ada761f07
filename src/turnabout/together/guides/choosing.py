"""Which guides a mentor can choose for a session, and which comes first."""

from collections.abc import Iterator

from turnabout.enrollment.models.answers import Personal
from turnabout.pairs.models import Pair
from turnabout.together.guides.guide import Guide
from turnabout.together.guides.shipped import FIRST, LAST, shipped
from turnabout.together.models import Agenda, Edition


def guides_for(pair: Pair, *, number: int) -> list[Guide]:
    """Return what the mentor can choose for session `number`, what fits best first.

    First comes the one to start with until it was used, then those of the topics that the two
    share, then the program's own, then the others; what was used stands near the end, and the one
    to finish with is last until the closing. Load the pair with its people and agendas.
    """
    used = {one.guide for one in pair.agendas.all() if one.number != number}
    topics = _topics_of(pair)
    own = [one.told for one in Edition.objects.offered().filter(guide__program=pair.cohort.program)]
    closing = number > pair.cohort.program.sessions

    def place(guide: Guide) -> tuple[bool, bool, bool, bool]:
        last = guide.key == LAST and not closing
        begins = guide.key == (LAST if closing else FIRST)
        return last, guide.key in used, not begins, not topics & set(guide.topics)

    ours = [one for one in shipped().values() if not one.personal or agrees_to_personal(pair)]
    begun = [one for one in ours if topics & set(one.topics) or one.key == FIRST]
    others = [one for one in ours if one not in begun]
    return sorted([*begun, *own, *others], key=place)


def guide_of(pair: Pair, agenda: Agenda | None) -> Guide | None:
    """Return the guide of an agenda; none where the mentor talks of personal matters no more."""
    if agenda is None:
        return None
    if agenda.edition:
        return agenda.edition.told
    found = shipped().get(agenda.guide)
    return None if found and found.personal and not agrees_to_personal(pair) else found


def agrees_to_personal(pair: Pair) -> bool:
    """Return whether the mentor agreed to talk about personal experience."""
    return pair.mentor.personal != Personal.NO


def agenda_of(pair: Pair, number: int) -> Agenda | None:
    """Return the agenda of a session of the pair. No query where it comes with its agendas."""
    return next((one for one in pair.agendas.all() if one.number == number), None)


def _topics_of(pair: Pair) -> set[int]:
    """Return the numbers of the topics that the two share."""
    if pair.proposal is None:
        return set()
    skills = pair.proposal.skills.select_related("topic")
    return set(_numbers([(one.number, one.topic.number if one.topic else None) for one in skills]))


def _numbers(found: list[tuple[int | None, int | None]]) -> Iterator[int]:
    for own, above in found:
        if number := own or above:
            yield number
