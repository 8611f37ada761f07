"""A thousand cohorts, and nobody's answer can be worked out: by nobody."""

import pytest
from tests.respect.cohorts import Told, cohorts, months
from tests.respect.recovering import recovered

MANY, SHARES = 1000, 4
"""So many cohorts, looked at in so many shares."""


@pytest.mark.parametrize("share", range(SHARES))
def test_no_answer_of_a_thousand_cohorts_is_recovered(share: int):
    found, figures = [], 0
    for cohort, draw in cohorts(MANY // SHARES, seed=share):
        for values, told in months(cohort, draw):
            figures += len(told)
            found += _recovered(values, told)

    assert found == []
    assert figures > MANY


def _recovered(values: dict[str, int], told: Told) -> list[str]:
    """Return whose answer anybody outside, or anyone who answered, can work out."""
    found = recovered(values, told)
    for who in _kinds(values, told):
        found |= recovered(values, told, knows={who: values[who]})
    return sorted(found)


def _kinds(values: dict[str, int], told: Told) -> list[str]:
    """Return one of each kind who knows the same: in the same groups, with the same answer."""
    kinds = {
        (values[who], *(who in group.people for _figure, group in told)): who for who in values
    }
    return list(kinds.values())
