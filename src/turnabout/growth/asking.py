"""Who is asked in a wave, and what."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.enrollments import EnrollmentQuerySet
from turnabout.growth.items import (
    AGREE,
    BEFORE_AND_END,
    HARM,
    LADDER,
    LADDER_WORDS,
    Number,
    Scale,
    Words,
    items_for,
    ladder_key,
    scale_key,
)
from turnabout.growth.models import Wave, When
from turnabout.lottery.arms import arms_of
from turnabout.pairs.models import Pair
from turnabout.pairs.models.pair import PairQuerySet
from turnabout.programs.models import Cohort, ProgramTopic, Side
from turnabout.skills.models import Group, Skill

MOST_LADDERS = 3
"""Topics on which a mentee says where they stand."""

COMPARED = ("offer", "next")
"""What a lottery drew for those who are asked at the end without a partner."""


class Asked(NamedTuple):
    """Somebody who is asked, and whether they have or had a partner."""

    enrollment: Enrollment
    has_partner: bool

    @property
    def side(self) -> Side:
        """On which side they signed up."""
        return Side(self.enrollment.role)


class Question(NamedTuple):
    """A question as somebody is asked it; `about` is the topic or the scale that it belongs to."""

    key: str
    words: Words
    scale: Scale
    about: str = ""


def who_is_asked(wave: Wave) -> list[Asked]:
    """Return everybody who is asked in a wave, in no order that says anything.

    Before: who has signed up. In the middle: who meets somebody. At the end: who had a partner,
    and whom a lottery offered a place now or the next one. After: who had a partner.
    """
    seats = list(_seats(wave.cohort))
    paired = _in(_pairs(wave.cohort, meets=wave.number == Number.MIDDLE))
    drawn = drawn_in(wave.cohort) if wave.number == Number.END else {}
    found = (_asked(wave, one, is_paired=one.pk in paired, drawn=drawn) for one in seats)
    return [one for one in found if one]


def is_asked(wave: Wave, enrollment: Enrollment) -> Asked | None:
    """Return how somebody is asked in a wave; None where they are not."""
    one = _seats(wave.cohort).filter(pk=enrollment.pk).first()
    if one is None:
        return None
    theirs = _pairs(wave.cohort, meets=wave.number == Number.MIDDLE)
    is_paired = theirs.filter(**{one.role: one}).exists()
    drawn = drawn_in(wave.cohort) if wave.number == Number.END and not is_paired else {}
    return _asked(wave, one, is_paired=is_paired, drawn=drawn)


def drawn_in(cohort: Cohort) -> dict[int, str]:
    """Return what a lottery drew for each sign-up, by number; empty where there was none."""
    return {pk: arm.outcome for pk, arm in arms_of(cohort).items()}


def questions_for(wave: Wave, asked: Asked) -> list[Question]:
    """Return what somebody is asked, in order: ours, their topics, the program's own, the cost."""
    number, side = Number(wave.number), asked.side
    items = items_for(number, side, has_partner=asked.has_partner)
    ours = [Question(item.key, item.words, item.scale) for item in items if item is not HARM]
    cost = [Question(item.key, item.words, item.scale) for item in items if item is HARM]
    return [*ours, *_ladders(number, asked), *_own_scales(wave, side), *cost]


def topics_of(enrollment: Enrollment) -> list[Skill]:
    """Return on which topics a mentee says where they stand: the same before and at the end.

    Those they want first; where these are fewer than three, others of the program that are not
    personal. What their mentor does not teach tells how people grow who are not taught.
    """
    before = enrollment.rungs.filter(when=When.BEFORE).select_related("skill")
    if known := [rung.skill for rung in before]:
        return known
    wanted = [want.skill for want in enrollment.wants.all()][:MOST_LADDERS]
    of_program = ProgramTopic.objects.filter(program=enrollment.cohort.program_id)
    others = Skill.objects.filter(pk__in=of_program.order_by().values("skill"))
    others = others.exclude(pk__in=[skill.pk for skill in wanted]).exclude(group=Group.LIVED)
    return [*wanted, *others.order_by("pk")[: MOST_LADDERS - len(wanted)]]


def taught_in(cohort: Cohort) -> dict[int, set[int]]:
    """Return which topics the partner of each mentee teaches: skills by sign-up, by number."""
    found: dict[int, set[int]] = defaultdict(set)
    for pair in _pairs(cohort).prefetch_related("mentor__offers", "proposal__skills"):
        matched = pair.proposal.skills.all() if pair.proposal else []
        found[pair.mentee_id] |= {offer.skill_id for offer in pair.mentor.offers.all()}
        found[pair.mentee_id] |= {skill.pk for skill in matched}
    return dict(found)


def partners_in(cohort: Cohort) -> dict[int, list[int]]:
    """Return with whom each sign-up was paired: numbers by number, both ways."""
    found: dict[int, list[int]] = defaultdict(list)
    for mentor, mentee in _pairs(cohort).order_by("pk").values_list("mentor", "mentee"):
        found[mentor].append(mentee)
        found[mentee].append(mentor)
    return dict(found)


def _asked(wave: Wave, one: Enrollment, *, is_paired: bool, drawn: dict[int, str]) -> Asked | None:
    match Number(wave.number):
        case Number.BEFORE:
            return Asked(one, has_partner=False)
        case Number.END if drawn.get(one.pk) in COMPARED:
            return Asked(one, is_paired)
        case _:
            return Asked(one, has_partner=True) if is_paired else None


def _ladders(number: Number, asked: Asked) -> Iterable[Question]:
    if asked.side != Side.MENTEE or number not in BEFORE_AND_END:
        return []
    return [
        Question(ladder_key(skill.pk), LADDER_WORDS, LADDER, str(skill))
        for skill in topics_of(asked.enrollment)
    ]


def _own_scales(wave: Wave, side: Side) -> Iterable[Question]:
    return [
        Question(scale_key(scale.pk, item.place), item.text, AGREE, scale.name)
        for scale in wave.scales.prefetch_related("items")
        if scale.side in ("", side)
        for item in scale.items.all()
    ]


def _seats(cohort: Cohort) -> EnrollmentQuerySet:
    """Return who has signed up and is there; seats that were swapped later are not asked apart."""
    swapped = _in(Pair.objects.filter(cohort=cohort, swap__isnull=False))
    found = Enrollment.objects.submitted().in_cohort(cohort).exclude(pk__in=swapped)
    return found.select_related("person", "cohort__program").order_by("pk")


def _pairs(cohort: Cohort, *, meets: bool = False) -> PairQuerySet:
    found = Pair.objects.open() if meets else Pair.objects.all()
    return found.filter(cohort=cohort, swap__isnull=True).select_related("mentor", "mentee")


def _in(pairs: PairQuerySet) -> set[int]:
    return {pk for both in pairs.order_by().values_list("mentor", "mentee") for pk in both}
