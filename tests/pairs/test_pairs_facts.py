"""What a run keeps of why somebody has nobody, and what becomes of runs from before that."""

from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW
from tests.pairs.upward_cast import matched, upward

from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking.explain import Kept, Obstacle, WhyNobody
from turnabout.matchmaking.people import Person as Somebody
from turnabout.matchmaking.rules import RULES
from turnabout.pairs.models import MatchRun
from turnabout.pairs.telling import (
    CONFIDENCE,
    IN_CONFIDENCE,
    Alone,
    Group,
    alone,
    facts_of,
    tellable,
    told_by,
)
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

NAMES = st.sampled_from([*(rule.name for rule in RULES), "pinned", "reversal"])
KEPT = st.builds(
    Kept,
    st.lists(NAMES, min_size=1, max_size=4, unique=True).map(tuple),
    st.integers(1, 9),
    st.lists(st.integers(1, 99).map(lambda n: Somebody(id=str(n))), max_size=3).map(tuple),
    st.integers(-3, 3),
)


@pytest.fixture
def spring(carla: Person) -> Cohort:
    return upward(carla, at=NOW)


@given(st.lists(NAMES, unique=True))
def test_no_rule_of_confidence_is_ever_told_by_its_name(names: list[str]):
    told = tellable([Obstacle(name, "…") for name in names], mentor="Noor", mentee="Ada")

    spoken = [one.rule for one in told]
    others = [name for name in names if name not in IN_CONFIDENCE]
    assert spoken == (others or [CONFIDENCE] * bool(names))


@given(st.lists(KEPT, max_size=5))
def test_whom_confidence_keeps_away_is_counted_and_never_named(kept: list[Kept]):
    told = alone(_nobody(kept))

    assert told.everyone == sum(one.many for one in kept)
    assert {rule for group in told.groups for rule in group.rules} & IN_CONFIDENCE == set()
    assert [
        group.people for group in told.groups if CONFIDENCE in group.rules and group.people
    ] == []


@given(st.lists(KEPT, max_size=5))
def test_what_is_kept_is_what_was_told(kept: list[Kept]):
    told = alone(_nobody(kept))

    assert told_by(facts_of(told)) == told


def test_the_group_that_a_coordinator_can_help_comes_first():
    confidential, line = Group((CONFIDENCE,), 9), Group(("line",), 9)
    level, two = Group(("level",), 1, (7,), 1), Group(("level", "topic"), 9)

    assert Alone(groups=(confidential, line, two, level)).nearest == level
    assert Alone(groups=(two, confidential)).nearest == confidential
    assert Alone().nearest is None


def test_a_run_keeps_numbers_of_skills_and_no_sentence(spring: Cohort, carla: Person):
    Enrollment.objects.filter(person__name__in=["Nils", "Lars"]).update(withdrawn_at=NOW)

    run = matched(spring, by=carla, at=NOW)

    kept = run.proposals.get()
    assert [topic["skill"] for topic in kept.topics] == [skill.pk for skill in kept.skills.all()]
    assert {name for wish in kept.wishes for name in wish} == {"wish", "points", "out_of"}
    assert [wish["wish"] for wish in kept.wishes] == ["topics", "time", "distance"]
    assert run.waiting.get().facts == {"fits": 1, "free": 0, "groups": [], "topics": []}


def test_a_run_from_before_keeps_what_may_be_told_of_its_pairs(spring: Cohort, carla: Person):
    run = matched(spring, by=carla, at=NOW)
    pairs = {pair.pk: (pair.wishes, pair.told_score) for pair in run.proposals.all()}
    starred = {"wish": "preferences", "points": 12_500, "out_of": 25_000, "reason": "chosen"}
    for each in run.proposals.all():
        each.wishes = [*({**wish, "reason": "so"} for wish in each.wishes), starred]
        each.told_score = 0
        each.save()
    MatchRun.objects.update(told_total=0, told_lowest=None)

    import_module("turnabout.pairs.migrations.0005_facts").keep_what_is_told(apps, None)

    again = MatchRun.objects.get(pk=run.pk)
    assert (again.told_total, again.told_lowest) == (run.told_total, run.told_lowest)
    assert {pair.pk: (pair.wishes, pair.told_score) for pair in again.proposals.all()} == pairs


def _nobody(kept: list[Kept]) -> WhyNobody:
    return WhyNobody(
        person=Somebody(id="1"),
        role="mentee",
        reason="…",
        would_help="…",
        place=None,
        relax=(),
        would_reach=0,
        kept=tuple(kept),
        topics=(),
    )
