"""A round is frozen once, with all it was released by; and nothing changes it afterwards."""

import pytest
from tests.cast import NOW
from tests.enrollment.signup_cast import open_cohort
from tests.respect.cohorts import WORTH

from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.respect.freezing import FrozenBeforeError, digest_of, freeze
from turnabout.respect.models import Behind, Snapshot, Source
from turnabout.respect.release.questions import Answer
from turnabout.respect.release.told import Asked


@pytest.fixture
def cohort(carla: Person) -> Cohort:
    """Carla's cohort."""
    return open_cohort(carla, at=NOW)


def _freeze(cohort: Cohort, number: int, *, many: int, answered: int | None = None) -> Snapshot:
    answers = [
        Answer(f"{at}", f"{at}", f"{at + 100}", "mentor", "", at % 3 + 2, WORTH.name)
        for at in range(many)
    ]
    return freeze(
        cohort,
        Source.PULSE,
        number,
        questions=[WORTH],
        answers=answers,
        asked=[Asked("mentor", 20, 15, many if answered is None else answered)],
        design="after",
        at=NOW,
    )


def test_a_round_is_frozen_once(cohort: Cohort):
    first = _freeze(cohort, 1, many=8)

    with pytest.raises(FrozenBeforeError):
        _freeze(cohort, 1, many=12)

    assert Snapshot.objects.get() == first
    assert [one.n for one in first.findings.figures] == [8]


def test_the_digest_is_of_what_was_told_and_the_rules_it_was_told_by(cohort: Cohort):
    kept = Snapshot.objects.get(pk=_freeze(cohort, 1, many=8).pk)

    assert kept.digest == digest_of(kept.rules, kept.told)
    assert digest_of({**kept.rules, "people": 4}, kept.told) != kept.digest
    assert kept.rules["people"] == 5


def test_what_was_released_is_not_saved_again(cohort: Cohort):
    kept = _freeze(cohort, 1, many=8)

    with pytest.raises(TypeError):
        kept.save()


def test_a_later_round_keeps_away_from_an_earlier_one(cohort: Cohort):
    _freeze(cohort, 1, many=12)

    later = _freeze(cohort, 2, many=11)

    assert [one.n for one in later.findings.figures] == [7]
    assert [len(one.people) for one in Behind.objects.order_by("pk")] == [12, 7]


def test_how_many_answered_is_told_of_five_and_more(cohort: Cohort):
    few, enough = (_freeze(cohort, many, many=many) for many in (4, 5))

    assert [one.findings.asked[0].answered for one in (few, enough)] == [None, 5]
