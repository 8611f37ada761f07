import pytest

from turnabout.cli.exits import UsageFault
from turnabout.cli.named_pairs import both_ways, check_named, pairs_of
from turnabout.matchmaking.people import Person, Pool, Role
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
    check_named(Policy(pinned=frozenset({("m-1", "d-1")})), POOL)


def test_a_stranger_is_named_whether_pinned_or_forbidden():
    policy = Policy(pinned=frozenset({("ghost", "d-1")}), forbidden=frozenset({("m-1", "nobody")}))

    with pytest.raises(UsageFault, match="names pairs that cannot be") as fault:
        check_named(policy, POOL)

    assert fault.value.problems == [
        "pinned: ghost with d-1: there is no id ghost in the sheet",
        "forbidden: m-1 with nobody: there is no id nobody in the sheet",
    ]


@pytest.mark.parametrize("roles", [("mentor", "mentee"), ("both", "both")])
def test_a_pin_that_only_fits_the_other_way_round_names_the_right_order(roles: tuple[str, str]):
    junior, senior = Role(roles[0]), Role(roles[1])
    pool = Pool.of([Person(id="jo", role=junior, level=1), Person(id="al", role=senior, level=5)])

    check_named(Policy(pinned=frozenset({("jo", "al")})), pool)
    with pytest.raises(UsageFault) as fault:
        check_named(Policy(pinned=frozenset({("al", "jo")})), pool)

    assert fault.value.problems == ["pinned: al with jo: jo is the mentor of the two: jo=al"]


def test_who_must_not_meet_never_does_either_way_round():
    assert both_ways(frozenset({("a", "b")})) == {("a", "b"), ("b", "a")}
    assert both_ways(frozenset()) == frozenset()
