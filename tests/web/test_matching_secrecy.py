"""What people said in confidence is on no page of matching, nor worked out from two of them."""

import re

import pytest
from django.test import Client
from tests.cast import NOW
from tests.enrollment.signup_cast import load
from tests.pairs.upward_cast import matched, one, upward

from turnabout.enrollment.answering import keep_apart
from turnabout.enrollment.models import Enrollment, NotWith, Star
from turnabout.pairs.feasibility import FOUND
from turnabout.pairs.lately import SIGNED_UP
from turnabout.pairs.models import MatchRun
from turnabout.pairs.whatif import PLAYED
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

NOTHING = {"topics": 0, "preferences": 0, "values": 0, "time": 0, "distance": 0, "style": 0}
CHOICES_ALONE = NOTHING | {"preferences": 100}
CHOICES_AND_TOPICS = NOTHING | {"preferences": 60, "topics": 40}


@pytest.fixture
def page(client: Client, carla: Person) -> Client:
    """A browser in which the coordinator of the program is signed in."""
    client.force_login(carla)
    return client


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort in which only Noor mentors."""
    cohort = upward(carla, at=NOW)
    Enrollment.objects.filter(person__name__in=["Nils", "Lars"]).update(withdrawn_at=NOW)
    return cohort


@pytest.mark.parametrize("said", [{"slots": [[0, 60]]}, {"languages": ["is"]}])
def test_who_put_whom_on_a_list_looks_like_anything_else_said_in_confidence(
    page: Client, spring: Cohort, carla: Person, said: dict[str, object]
):
    apart = _keep_apart(spring, "Noor", "Ada")
    told = _told(page, spring, carla)
    apart.delete()
    Enrollment.objects.filter(person__name="Ada").update(**said)

    assert _told(page, spring, carla) == told
    assert "What Noor and Ada said in confidence at sign-up rules it out" in told["why not Ada"]


@pytest.mark.parametrize("who", [("Noor", "Ada"), ("Ada", "Noor")])
def test_a_list_changes_no_word_where_another_rule_forbids_the_two(
    page: Client, spring: Cohort, carla: Person, who: tuple[str, str]
):
    Person.objects.filter(name="Noor").update(manager=one(spring, "Ada").person)
    without = _told(page, spring, carla)["why not Ada"]
    _keep_apart(spring, *who)

    assert _told(page, spring, carla)["why not Ada"] == without
    assert "Noor is in the reporting line of Ada." in without


def test_no_advice_names_whom_confidence_keeps_away(page: Client, spring: Cohort, carla: Person):
    Enrollment.objects.filter(person__name="Bo").update(withdrawn_at=NOW)
    _keep_apart(spring, "Ada", "Noor")

    waiting = _told(page, spring, carla)["waiting"]

    assert "does not fit: 1 is ruled out by what was said in confidence." in waiting
    assert "More free hours, or somebody else on the other side." in waiting
    assert "Noor" not in waiting


@pytest.mark.parametrize("weights", [CHOICES_ALONE, CHOICES_AND_TOPICS])
def test_who_starred_whom_is_in_no_number_of_any_page(
    page: Client, spring: Cohort, carla: Person, weights: dict[str, int]
):
    _weigh(spring, weights)
    Enrollment.objects.filter(person__name="Ada").update(withdrawn_at=NOW)
    told, totals = [], set()
    for stars in ([], [("Bo", "Noor")], [("Bo", "Noor"), ("Noor", "Bo")]):
        _star(spring, stars)
        told.append(_told(page, spring, carla))
        totals.add(MatchRun.objects.get().total)

    assert len(totals) == 3
    assert told == [told[0]] * 3


def test_a_cost_never_says_by_how_much_choices_outweigh_the_rest(
    page: Client, spring: Cohort, carla: Person
):
    _weigh(spring, CHOICES_AND_TOPICS)
    costs = []
    for stars in ([("Bo", "Noor")], [("Bo", "Noor"), ("Noor", "Bo")]):
        _star(spring, stars)
        costs.append(_told(page, spring, carla)["why not Ada"])

    assert costs == [costs[0]] * 2
    assert (
        "Bo would have no mentor. Ada would have a mentor at last. It costs no points." in costs[0]
    )


def _weigh(cohort: Cohort, weights: dict[str, int]) -> None:
    before = cohort.program.rulebook
    values = before.values | {"weights": weights}
    cohort.program.rulebooks.create(number=before.number + 1, values=values, at=NOW)


def _star(cohort: Cohort, stars: list[tuple[str, str]]) -> None:
    Star.objects.all().delete()
    for giver, chosen in stars:
        Star.objects.create(enrollment=one(cohort, giver), other=one(cohort, chosen), rank=1)


def _keep_apart(cohort: Cohort, name: str, other: str) -> NotWith:
    mine = load(one(cohort, name))
    mine.cohort.closed_at = None
    keep_apart(mine, one(cohort, other).person, by=mine.person, at=NOW)
    return NotWith.objects.get()


def _told(page: Client, cohort: Cohort, carla: Person) -> dict[str, str]:
    """Return what every page says about the one run of the cohort, made anew."""
    MatchRun.objects.all().delete()
    for kept in (SIGNED_UP, PLAYED, FOUND):
        kept.forget()
    fresh = Cohort.objects.get(pk=cohort.pk)
    run = matched(fresh, by=carla, at=NOW)
    room = f"/programs/{cohort.program_id}/matching/{cohort.pk}/"
    board, noor = f"{room}runs/{run.pk}/", one(cohort, "Noor").pk
    paths = {
        "runs": room,
        "board": board,
        "waiting": f"{board}waiting/",
        "mentors who wait": f"{board}waiting/?side=mentor",
        "short": f"{board}short/",
        "file": f"{board}pairs.csv",
        "rules": f"/programs/{cohort.program_id}/rules/",
    }
    paths |= {f"pair {pair.mentee}": f"{board}pairs/{pair.pk}/" for pair in run.proposals.all()}
    here = cohort.enrollments.filter(role="mentee", withdrawn_at__isnull=True)
    paths |= {
        f"why not {mentee.person.name}": f"{board}pairs/{noor}/{mentee.pk}/what-if/"
        for mentee in here.select_related("person")
    }
    return {name: _words(page, path) for name, path in paths.items()}


def _words(page: Client, path: str) -> str:
    answer = page.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
