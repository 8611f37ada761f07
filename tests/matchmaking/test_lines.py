from drawn import FEW
from hypothesis import given
from hypothesis import strategies as st

from turnabout.matchmaking import Person
from turnabout.matchmaking.lines import reporting_spans

Managers = list[tuple[str, str | None]]

NAMES = st.sampled_from("abcdefgh")
MANAGERS = st.dictionaries(NAMES, st.none() | NAMES | st.just("gone")).map(
    lambda managers: list(managers.items())
)


def staff(managers: Managers) -> list[Person]:
    return [Person(id=own, manager_id=manager) for own, manager in sorted(managers)]


def is_above(managers: Managers, one: str, other: str) -> bool:
    """Walk up from the other, as long as there are new people, and look for the one."""
    boss, seen = dict(managers), {other}
    here = boss[other]
    while here in boss and here not in seen and here != one:
        seen.add(here)
        here = boss[here]
    return one in (here, other)


def test_a_manager_holds_those_below_at_any_depth():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada"), ("noor", "iris")]))

    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])


def test_people_of_two_branches_do_not_hold_each_other():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada"), ("bo", "ada")]))

    assert not spans["iris"].holds(spans["bo"])
    assert not spans["bo"].holds(spans["iris"])


def test_everyone_holds_themselves():
    spans = reporting_spans(staff([("ada", None), ("iris", "ada")]))

    assert all(span.holds(span) for span in spans.values())


def test_a_manager_who_is_not_among_the_people_ends_the_line():
    spans = reporting_spans(staff([("iris", "gone"), ("bo", "gone")]))

    assert not spans["iris"].holds(spans["bo"])


def test_two_who_manage_each_other_are_above_one_another_and_their_reports():
    spans = reporting_spans(staff([("ada", "bo"), ("bo", "ada"), ("noor", "bo"), ("zoe", None)]))

    assert spans["ada"] == spans["bo"]
    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])
    assert not spans["ada"].holds(spans["zoe"])


def test_who_manages_themselves_is_still_above_their_reports():
    spans = reporting_spans(staff([("ada", "ada"), ("noor", "ada")]))

    assert spans["ada"].holds(spans["noor"])
    assert not spans["noor"].holds(spans["ada"])


def test_a_circle_of_a_thousand_is_survived():
    ids = [f"p{number}" for number in range(1000)]
    ring: Managers = list(zip(ids, [*ids[1:], ids[0]], strict=True))

    assert len(set(reporting_spans(staff(ring)).values())) == 1


def test_a_line_of_ten_thousand_is_survived():
    ids = [f"p{number:04}" for number in range(10_000)]
    spans = reporting_spans(staff(list(zip(ids, [None, *ids], strict=False))))

    assert spans["p0000"].holds(spans["p9999"])


@FEW
@given(MANAGERS)
def test_spans_tell_what_a_walk_up_the_line_tells(managers: Managers):
    spans = reporting_spans(staff(managers))

    for one, _ in managers:
        for other, _ in managers:
            assert spans[one].holds(spans[other]) == is_above(managers, one, other)


@FEW
@given(MANAGERS)
def test_those_who_are_above_one_another_share_one_span(managers: Managers):
    spans = reporting_spans(staff(managers))

    for one, _ in managers:
        for other, _ in managers:
            both = is_above(managers, one, other) and is_above(managers, other, one)
            assert (spans[one] == spans[other]) == both


def test_spans_are_found_by_id_alone():
    spans = reporting_spans(staff([("bo", "ada"), ("ada", None), ("iris", "ada")]))

    assert list(spans) == ["ada", "bo", "iris"]
    assert len(spans) == 3
    assert "bo" in spans
    assert "bob" not in spans
    assert "zoe" not in spans
