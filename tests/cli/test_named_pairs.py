import pytest

from turnabout.cli.exits import UsageFault
from turnabout.cli.named_pairs import check_known, pairs_of
from turnabout.matchmaking.people import Person, Pool
from turnabout.matchmaking.policy import Policy

POOL = Pool.of(Person(id=each) for each in ("m-1", "m=1", "d-1", "1=d-1", "m"))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("m-1=d-1", ("m-1", "d-1")),
        (" m-1 = d-1 ", ("m-1", "d-1")),
        ("m-1=1=d-1", ("m-1", "1=d-1")),
        ("ghost=d-1", ("ghost", "d-1")),
    ],
)
def test_a_pair_is_two_ids(text: str, pair: tuple[str, str]):
    assert pairs_of("--pin", (text,), POOL) == {pair}


def test_no_text_is_no_pair():
    assert pairs_of("--pin", (), POOL) == frozenset()


def test_all_pairs_that_cannot_be_read_are_named():
    with pytest.raises(UsageFault, match="these pairs cannot be read") as fault:
        pairs_of("--pin", ("m-1", "m=1=d-1", "m-1=d-1"), POOL)

    one_id, two_ways = fault.value.problems
    assert one_id == "--pin m-1: give two ids with an equals sign between: MENTOR=MENTEE"
    assert two_ways == (
        "--pin m=1=d-1: this may be m with 1=d-1 or m=1 with d-1: "
        "name the two in [pairs] of a policy.toml"
    )


def test_a_policy_names_people_of_the_sheet():
    check_known(Policy(pinned=frozenset({("m-1", "d-1")})), POOL)


def test_a_stranger_is_named_whether_pinned_or_forbidden():
    policy = Policy(pinned=frozenset({("ghost", "d-1")}), forbidden=frozenset({("m-1", "nobody")}))

    with pytest.raises(UsageFault, match="names people who are not in the sheet") as fault:
        check_known(policy, POOL)

    assert fault.value.problems == [
        "pinned: ghost with d-1: there is no id ghost in the sheet",
        "forbidden: m-1 with nobody: there is no id nobody in the sheet",
    ]
