"""The board of a run: what it shows, how it is sifted, and how a coordinator says yes."""

import csv
import io
import re
from html import unescape

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.cast import NOW
from tests.pairs.conftest import TOMORROW
from tests.web.matching_cast import (
    CHIEF,
    COORDINATOR,
    board,
    called,
    closed_cohort,
    matched,
    place,
)

from turnabout.core.models import Change
from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking import Mode
from turnabout.matchmaking.people import LADDER
from turnabout.pairs.models import Kind, MatchRun, Proposal, Publication
from turnabout.pairs.rulings import rule
from turnabout.people.models import Person
from turnabout.programs.models import Cohort

SCRIPT = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "found"}
LATER = TOMORROW.replace(hour=15)


@pytest.fixture
def cohort(db: None, settings: LazySettings) -> Cohort:
    """The cohort whose sign-up has closed."""
    return closed_cohort(settings)


@pytest.fixture
def run(cohort: Cohort, client: Client) -> MatchRun:
    """A run, and its coordinator at the screen."""
    client.force_login(called(COORDINATOR))
    return matched(cohort)


def test_the_finding_comes_first_with_its_proof(client: Client, run: MatchRun):
    page = client.get(board(run)).content.decode()

    headings = re.findall(r"<h1>(.*?)</h1>", page)
    assert headings == [f"{run.placed} of {run.mentees} mentees have a mentor."]
    assert "Nothing better exists: proved." in page


def test_the_proof_says_what_was_looked_at_where_all_pairs_are_too_many(
    client: Client, run: MatchRun
):
    MatchRun.objects.filter(pk=run.pk).update(
        mode=Mode.STABLE,
        mentors=1_000_000,
        mentees=1_000_000,
        seen_pairs=36_000_000_000,
        seen_mentees=2000,
        total=900,
        likely=1000,
        bound=1200,
    )

    page = client.get(board(run)).content.decode()

    assert (
        "To be free of swaps costs at most 25.00 % of the points. "
        "Not all of the 1,000,000,000,000 pairs were looked at, but 3.6 % of them, and every "
        "mentor for 2,000 mentees drawn by chance. By what these could gain, other pairs are not "
        "likely to have more than 10.00 % more points."
    ) in page
    assert ": proved." not in page


def test_every_proposal_stands_on_the_board(client: Client, run: MatchRun):
    page = client.get(board(run)).content.decode()

    names = re.findall(r'class="whole mentee" href="[^"]*">([^<]*)</a>', page)
    assert names == [each.mentee.person.name for each in run.proposals.with_people()]


@pytest.mark.parametrize("column", ["mentee", "mentor", "points", "topics", "minutes", "yes"])
def test_each_column_sorts_both_ways(client: Client, run: MatchRun, column: str):
    first = run.proposals.order_by("pk")[0]
    client.post(f"{board(run)}approval/", {"one": first.pk})

    up, down = (_shown(client, run, f"?sort={way}{column}") for way in ("", "-"))

    key = _keys(run, column)
    assert [key[pk] for pk in up] == sorted(key.values())
    assert [key[pk] for pk in down] == sorted(key.values(), reverse=True)


def test_the_board_finds_by_name_topic_department_points_and_state(client: Client, run: MatchRun):
    chief = run.proposals.get(mentee__person__staff_id=CHIEF)
    topic = chief.skills.get(name=chief.topics[0]["wanted"])
    client.post(f"{board(run)}approval/", {"one": chief.pk})

    by = {
        "name": _shown(client, run, "?q=margit aune"),
        "topic": _shown(client, run, f"?topic={topic.pk}"),
        "department": _shown(client, run, "?department=Executive Office"),
        "points": _shown(client, run, "?below=25"),
        "approved": _shown(client, run, "?yes=yes"),
        "to be approved": _shown(client, run, "?yes=no"),
        "nothing": _shown(client, run, "?q=nobody of this name"),
    }

    everyone = run.proposals.order_by("mentee__person__name")
    assert (by["name"], by["department"], by["approved"]) == ([chief.pk], [chief.pk], [chief.pk])
    assert by["topic"] == [each.pk for each in everyone if topic.name in _wanted(each)]
    assert by["points"] == [each.pk for each in everyone if each.points < 25]
    assert by["to be approved"] == [each.pk for each in everyone if each != chief]
    assert by["nothing"] == []


def test_what_cannot_be_understood_finds_nothing_and_breaks_nothing(client: Client, run: MatchRun):
    for asked in ("?below=many", "?topic=x", "?yes=perhaps", "?below=-1"):
        assert _shown(client, run, asked) == []
    assert len(_shown(client, run, "?sort=nonsense&page=99")) == run.proposals.count()


def test_a_script_gets_the_list_alone(client: Client, run: MatchRun):
    part = client.get(f"{board(run)}?q=margit", **SCRIPT)

    assert part["Vary"].count("HX-Request") == 1
    assert part.content.decode().strip().startswith('<form method="post" class="found" id="found"')


def test_a_coordinator_says_yes_to_one_to_some_and_to_all(client: Client, run: MatchRun):
    keys = list(run.proposals.values_list("pk", flat=True))
    asked = f"{board(run)}approval/"

    client.post(asked, {"one": keys[0], "proposal": keys[1:3]})
    one = _approved(run)
    client.post(asked, {"proposal": keys[1:3]})
    some = _approved(run)
    client.post(asked, {"all": "yes"})

    assert (one, some, _approved(run)) == ({keys[0]}, set(keys[:3]), set(keys))
    said = [change.detail["pairs"] for change in Change.objects.filter(verb="approve")]
    assert sorted(said) == [1, 2, len(keys) - 3]


def test_all_means_those_that_were_found(client: Client, run: MatchRun):
    weak = {each.pk for each in run.proposals.all() if each.points < 25}

    answer = client.post(f"{board(run)}approval/?below=25", {"all": "yes"})

    assert (_approved(run), answer["Location"]) == (weak, f"{board(run)}?below=25")


def test_a_yes_is_taken_back_but_not_once_it_is_published(client: Client, run: MatchRun):
    first, second = run.proposals.values_list("pk", flat=True)[:2]
    asked = f"{board(run)}approval/"
    client.post(asked, {"proposal": [first, second]})

    client.post(asked, {"back": first})
    before = _approved(run)
    Publication.objects.create(run=run, by=called(COORDINATOR), at=NOW)
    client.post(asked, {"back": second})
    client.post(asked, {"all": "yes"})

    assert (before, _approved(run)) == ({second}, {second})
    assert "<button" not in client.get(board(run), **SCRIPT).content.decode()


def test_a_wrong_number_approves_nothing(client: Client, run: MatchRun):
    asked = f"{board(run)}approval/"

    statuses = [
        client.post(asked, {"one": "x"}).status_code,
        client.post(asked, {"proposal": ["0", "-1", "x"]}).status_code,
        client.post(asked, {"back": "x"}).status_code,
    ]

    assert (statuses, _approved(run)) == ([302, 302, 404], set())


def test_why_two_are_a_pair_shows_topics_with_both_levels(client: Client, run: MatchRun):
    chief = run.proposals.get(mentee__person__staff_id=CHIEF)

    page = client.get(f"{board(run)}pairs/{chief.pk}/").content.decode()

    rows = page.split('<h2 class="label">Topics</h2>')[1]
    told = [unescape(name) for name in re.findall(r'<th scope="row">([^<]*)</th>', rows)]
    levels = re.findall(r'class="(mentor|mentee)">([^<]*)</span></td>', rows)
    assert told == _wanted(chief)
    assert levels == [
        (side, LADDER[topic[f"{side}_level"]])
        for topic in chief.topics
        for side in ("mentor", "mentee")
    ]


def test_who_has_nobody_stands_with_reason_and_remedy_side_by_side(client: Client, run: MatchRun):
    mentees = client.get(f"{board(run)}waiting/").content.decode()
    mentors = client.get(f"{board(run)}waiting/?side=mentor").content.decode()

    for one in run.waiting.select_related("enrollment__person"):
        here, there = (mentees, mentors) if one.side == "mentee" else (mentors, mentees)
        row = f'<th scope="row"><span class="{one.side}">{one.enrollment.person}</span>'
        assert (row in here, row in there) == (True, False)


def test_whom_a_run_from_before_left_waiting_is_sent_to_the_next_run(client: Client, run: MatchRun):
    run.waiting.update(facts={})

    page = client.get(f"{board(run)}waiting/").content.decode()

    assert (
        page.count("Match again: the next run says it exactly.")
        == run.waiting.filter(side="mentee").count()
    )


def test_who_waits_is_asked_for_as_often_for_many_as_for_one(client: Client, run: MatchRun):
    client.get(f"{board(run)}waiting/")
    many = _questions(client, f"{board(run)}waiting/")
    keys = run.waiting.filter(side="mentee").values_list("pk", flat=True)
    run.waiting.filter(pk__in=list(keys)[1:]).delete()

    assert _questions(client, f"{board(run)}waiting/") == many


def test_short_topics_lead_to_inviting_mentors(client: Client, run: MatchRun):
    page = client.get(f"{board(run)}short/").content.decode()

    rows = re.findall(r'<th scope="row">([^<]*)</th>', page)
    assert rows == [str(one.skill) for one in run.short.that_add().with_skills()]
    invitations = f"/programs/{run.cohort.program_id}/cohorts/{run.cohort_id}/sign-ups/invitations/"
    assert page.count(f'href="{invitations}?role=mentor"') == len(rows)


def test_a_run_that_nothing_came_after_says_nothing_of_it(client: Client, run: MatchRun):
    assert "Newer than this run" not in client.get(board(run)).content.decode()


def test_an_outdated_run_says_what_is_newer(client: Client, run: MatchRun):
    aoife = called(COORDINATOR)
    signed_up = Enrollment.objects.submitted().filter(cohort=run.cohort)
    pks = list(signed_up.values_list("pk", flat=True)[:2])
    Enrollment.objects.filter(pk__in=pks).update(saved_at=LATER)
    proposal = run.proposals.all()[0]
    rule(proposal.mentor, proposal.mentee, Kind.PIN, by=aoife, at=LATER)
    rules = run.rulebook
    run.cohort.program.rulebooks.create(number=rules.number + 1, values=rules.values, at=LATER)

    page = client.get(board(run)).content.decode()

    assert ("Newer than this run: 2 sign-ups, 1 version of the rules and 1 ruling." in page) is True


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_pairs_are_taken_away_and_no_cell_is_a_formula(
    client: Client, run: MatchRun, kind: str
):
    chief = called(CHIEF)
    Person.objects.filter(pk=chief.pk).update(name="=2+3", department="@SUM(A1)")

    answer = client.get(f"{board(run)}pairs.{kind}")

    head, *rows = _read(answer.content, kind)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    row = next(row for row in told if row["mentee_id"] == CHIEF)
    assert len(told) == run.proposals.count()
    assert (row["mentee_name"], row["mentee_department"], row["approved"]) == (
        "'=2+3",
        "'@SUM(A1)",
        "no",
    )
    assert answer["Content-Disposition"].endswith(f'-pairs.{kind}"')


def test_there_is_no_file_of_another_kind(client: Client, run: MatchRun):
    assert client.get(f"{board(run)}pairs.pdf").status_code == 404


def test_the_board_asks_as_many_questions_for_many_as_for_one(client: Client, run: MatchRun):
    keys = list(run.proposals.values_list("pk", flat=True))
    client.get(board(run))
    many = _questions(client, board(run))
    Proposal.objects.filter(pk__in=keys[1:]).delete()

    assert _questions(client, board(run)) == many


def test_the_list_of_runs_asks_as_many_questions_for_three_as_for_one(
    client: Client, run: MatchRun
):
    client.get(place(run.cohort))
    one = _questions(client, place(run.cohort))
    for _ in range(2):
        MatchRun.objects.create(
            cohort=run.cohort, rulebook=run.rulebook, mode=Mode.FAIR, asked_at=NOW, finished_at=NOW
        )

    assert _questions(client, place(run.cohort)) == one


def _shown(client: Client, run: MatchRun, asked: str) -> list[int]:
    page = client.get(board(run) + asked, **SCRIPT).content.decode()
    return [int(key) for key in re.findall(r'class="whole mentee" href="[^"]*/pairs/(\d+)/"', page)]


def _keys(run: MatchRun, column: str) -> dict[int, object]:
    """Return by what each proposal is sorted, by its number."""
    told = {
        "mentee": lambda each: each.mentee.person.name,
        "mentor": lambda each: each.mentor.person.name,
        "points": lambda each: each.told_score,
        "topics": lambda each: len(each.topics),
        "minutes": lambda each: each.shared_minutes,
        "yes": lambda each: bool(each.approved_at),
    }[column]
    return {each.pk: told(each) for each in run.proposals.with_people()}


def _wanted(proposal: Proposal) -> list[str]:
    return [topic["wanted"] for topic in proposal.topics]


def _approved(run: MatchRun) -> set[int]:
    return set(run.proposals.approved().values_list("pk", flat=True))


def _read(content: bytes, kind: str) -> list[list[object]]:
    if kind == "csv":
        return [list(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)
