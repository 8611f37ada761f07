from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import FEW, Case, cases
from hypothesis import given

from turnabout.matchmaking import Offer, Person, Policy, Pool, Slot, Want, Weights
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.wishes import SharedTopic, WishPoints, shared_topics, wish_points

Wishes = Callable[..., dict[str, WishPoints]]


@pytest.fixture
def wishes() -> Wishes:
    """Return what each wish gives this pair, by its name."""

    def wishes(
        mentor: Person, mentee: Person, policy: Policy | None = None
    ) -> dict[str, WishPoints]:
        setting = Setting.of(Pool.of([mentor, mentee]), policy or Policy())
        return {wish.wish: wish for wish in wish_points(mentor, mentee, setting)}

    return wishes


def topics_of(mentor: Person, mentee: Person, policy: Policy) -> tuple[SharedTopic, ...]:
    return shared_topics(mentor, mentee, Setting.of(Pool.of([mentor, mentee]), policy))


def test_the_wishes_stand_in_the_order_of_the_weights(wishes: Wishes, noor: Person, ada: Person):
    assert [(wish.wish, wish.out_of) for wish in wishes(noor, ada).values()] == [
        ("topics", 40_000),
        ("preferences", 25_000),
        ("values", 15_000),
        ("time", 10_000),
        ("distance", 5_000),
        ("style", 5_000),
    ]


def test_steps_of_the_ladder_earn_by_their_urgency(wishes: Wishes, noor: Person, ada: Person):
    # Ada could climb 4 steps of urgency 3 and 2 of urgency 1; Noor leads all of these but one.
    points = 40_000 * 12 // 14 + 40_000 * 1 // 14

    assert wishes(noor, ada)["topics"] == (
        "topics",
        points,
        40_000,
        (
            "social media: mentor can show others, mentee new to me; "
            "AI tools: mentor can do it alone, mentee can do it with help"
        ),
    )


def test_topics_of_the_objective_weigh_more(wishes: Wishes, noor: Person, ada: Person):
    policy = Policy(objective=("AI-tools",), objective_extra=100)

    assert wishes(noor, ada, policy)["topics"].points == 40_000 * 12 // 16 + 40_000 * 2 // 16


def test_shared_topics_say_both_levels_and_the_most_points_come_first(noor: Person, ada: Person):
    assert topics_of(noor, ada, Policy()) == (
        SharedTopic("social media", "social media", 4, 0, 3, 1.0, 34_285),
        SharedTopic("AI tools", "AI tools", 3, 2, 1, 1.0, 2_857),
    )


def test_a_near_topic_earns_its_share_and_is_named_as_near(omar: Person, ada: Person):
    policy = Policy(near={("Excel", "Spreadsheets"): 0.5})
    wants_sheets = replace(ada, wants=(Want("Spreadsheets", 0, 1),))

    (topic,) = topics_of(omar, wants_sheets, policy)

    assert topic == SharedTopic("Spreadsheets", "Excel", 4, 0, 1, 0.5, 20_000)
    assert topic.sentence == ("Excel (near Spreadsheets): mentor can show others, mentee new to me")


def test_the_topic_itself_is_taken_before_a_near_one_that_earns_as_much(omar: Person, ada: Person):
    policy = Policy(near={("Excel", "Spreadsheets"): 0.5})
    mentor = replace(omar, offers=(Offer("Excel", 4), Offer("Spreadsheets", 2)))
    wants_sheets = replace(ada, wants=(Want("Spreadsheets", 0, 1),))

    (topic,) = topics_of(mentor, wants_sheets, policy)

    assert (topic.offered, topic.share, topic.points) == ("Spreadsheets", 1.0, 20_000)


def test_a_near_topic_that_earns_more_is_taken_before_the_topic_itself(omar: Person, ada: Person):
    policy = Policy(near={("Excel", "Spreadsheets"): 0.9})
    mentor = replace(omar, offers=(Offer("Excel", 4), Offer("Spreadsheets", 1)))
    wants_sheets = replace(ada, wants=(Want("Spreadsheets", 0, 1),))

    (topic,) = topics_of(mentor, wants_sheets, policy)

    assert (topic.offered, topic.points) == ("Excel", 36_000)


def test_each_sides_choice_earns_up_to_half(wishes: Wishes, noor: Person, ada: Person):
    noor_chose = replace(noor, prefers=("zoe", "ada"))
    ada_chose = replace(ada, prefers=("noor",))

    assert wishes(noor_chose, ada)["preferences"].points == 10_000
    assert wishes(noor, ada_chose)["preferences"].points == 12_500
    assert wishes(noor_chose, ada_chose)["preferences"] == (
        "preferences", 22_500, 25_000, "chosen at sign-up"
    )  # fmt: skip
    assert wishes(noor, ada)["preferences"] == ("preferences", 0, 25_000, "")


def test_each_common_value_earns_a_third_and_more_than_three_no_more(
    wishes: Wishes, noor: Person, ada: Person
):
    many = ("a", "b", "c", "d")

    assert wishes(noor, ada)["values"] == (
        "values", 10_000, 15_000, "2 of 3 work values in common"
    )  # fmt: skip
    assert wishes(replace(noor, values=many), replace(ada, values=many))["values"].points == 15_000
    assert wishes(replace(noor, values=many), ada)["values"] == ("values", 0, 15_000, "")


@pytest.mark.parametrize(
    ("end", "points", "reason"),
    [
        (600, 0, ""),
        (601, 83, "61 minutes a week that both are free"),
        (660, 5_000, "120 minutes a week that both are free"),
        (720, 10_000, "180 minutes a week that both are free"),
        (780, 10_000, "240 minutes a week that both are free"),
    ],
)
def test_time_earns_beyond_the_least_and_up_to_ample(
    wishes: Wishes, noor: Person, ada: Person, end: int, points: int, reason: str
):
    free = (Slot(540, end),)

    assert wishes(replace(noor, slots=free), replace(ada, slots=free))["time"] == (
        "time", points, 10_000, reason
    )  # fmt: skip


def test_too_little_time_earns_nothing(wishes: Wishes, noor: Person, ada: Person):
    assert wishes(noor, replace(ada, slots=()))["time"].points == 0


def test_another_department_earns_the_distance(wishes: Wishes, noor: Person, ada: Person):
    assert wishes(noor, ada)["distance"] == ("distance", 5_000, 5_000, "different departments")


@pytest.mark.parametrize("department", ["MARKETING", ""])
def test_the_same_or_an_unknown_department_earns_none(
    wishes: Wishes, noor: Person, ada: Person, department: str
):
    assert wishes(noor, replace(ada, department=department))["distance"] == (
        "distance", 0, 5_000, ""
    )  # fmt: skip


def test_styles_go_together_when_alike_on_three_sliders_and_apart_on_the_last(
    wishes: Wishes, noor: Person, ada: Person
):
    alike = replace(ada, style=(3, 2, 2, 1))
    opposite = replace(ada, style=(5, 5, 5, 5))

    assert wishes(noor, alike)["style"] == ("style", 5_000, 5_000, "styles that go together")
    assert wishes(noor, opposite)["style"].points == 5_000 * 4 // 16
    assert wishes(replace(noor, style=(1, 1, 1, 3)), replace(opposite, style=(5, 5, 5, 3)))[
        "style"
    ] == ("style", 0, 5_000, "")
    assert wishes(noor, replace(ada, style=()))["style"] == ("style", 0, 5_000, "")


@FEW
@given(cases())
def test_no_wish_gives_less_than_nothing_or_more_than_its_weight(case: Case):
    pool, policy = case
    setting = Setting.of(pool, policy)

    for mentor in pool.mentors:
        for mentee in pool.mentees:
            for wish in wish_points(mentor, mentee, setting):
                assert 0 <= wish.points <= wish.out_of
                assert bool(wish.reason) >= bool(wish.points)


def test_a_weight_of_zero_silences_a_wish(wishes: Wishes, noor: Person, ada: Person):
    policy = Policy(
        weights=Weights(topics=100, preferences=0, values=0, time=0, distance=0, style=0)
    )

    assert [wish.points for wish in wishes(noor, ada, policy).values()][1:] == [0] * 5
