from drawn import FEW, Case, cases
from hypothesis import given

from turnabout.matchmaking import Policy, Pool
from turnabout.matchmaking.ceilings import ceilings
from turnabout.matchmaking.scoring import Scores


@FEW
@given(cases())
def test_nobody_scores_more_than_their_ceiling(case: Case):
    scores = Scores.of(*case)

    for mentee, most in enumerate(ceilings(scores).tolist()):
        assert most >= scores.matrix()[:, mentee].max(initial=-1) - 1 * (most < 0)
        if most < 0:
            assert (scores.matrix()[:, mentee] <= 0).all()


def test_without_people_there_are_no_ceilings():
    assert ceilings(Scores.of(Pool.of([]), Policy())).tolist() == []
