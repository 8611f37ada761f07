"""A match run over everyone who signed up: what it proposes, whom it leaves, what is kept."""

from importlib import import_module

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW
from tests.pairs.conftest import finished

from turnabout.core.jobs.kinds import JobFault
from turnabout.enrollment.models import Enrollment
from turnabout.example import example_sheet
from turnabout.matchmaking import Mode, Policy, match
from turnabout.matchmaking.sheets import read_sheet
from turnabout.pairs.comparing import compare
from turnabout.pairs.draws import draw
from turnabout.pairs.ids import engine_id
from turnabout.pairs.jobs import match_cohort
from turnabout.pairs.models import Kind, MatchRun
from turnabout.pairs.review import approve
from turnabout.pairs.rulings import lift, rule
from turnabout.pairs.runs import StillRunningError, ask_for_run
from turnabout.pairs.telling import Hindrance
from turnabout.pairs.whatif import RunOutdatedError, play_again, why_not
from turnabout.people.models import Grade, Person
from turnabout.programs.models import Cohort


def test_everyone_who_signed_up_takes_part(cohort: Cohort, run: MatchRun):
    sheet = read_sheet(example_sheet()).pool

    assert (run.mentors, run.mentees) == (len(sheet.mentors), len(sheet.mentees))


def test_the_trainee_mentors_the_chief_executive(run: MatchRun):
    margit = run.proposals.get(mentee__person__staff_id="K02")

    assert str(margit.mentor.person) == "Amara Nwosu"


def test_what_is_kept_is_what_the_engine_found(run: MatchRun):
    drawn = draw(run)
    matching = match(drawn.pool, drawn.policy)

    assert {
        (engine_id(each.mentor.person_id), engine_id(each.mentee.person_id), each.score)
        for each in run.proposals.with_people()
    } == {(pair.mentor.id, pair.mentee.id, pair.score) for pair in matching.pairs}
    assert (run.total, run.bound, run.placed) == (
        matching.proof.total,
        matching.proof.bound,
        matching.proof.placed,
    )


def test_a_run_keeps_what_was_looked_at_where_all_pairs_are_too_many(
    cohort: Cohort, aoife: Person, run: MatchRun, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(import_module("turnabout.matchmaking.modes.vast"), "LOOKABLE", -1)

    few = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW, anew=True))

    assert (run.seen_pairs, run.seen_mentees, run.likely) == (None, None, None)
    assert (few.seen_pairs, few.seen_mentees) == (few.mentors * few.mentees, few.mentees)
    assert few.likely is not None
    assert few.total <= few.likely <= few.bound


def test_a_run_says_all_of_what_it_saw_or_nothing(run: MatchRun):
    with pytest.raises(IntegrityError, match="pairs_run_says_what_it_saw"), transaction.atomic():
        MatchRun.objects.filter(pk=run.pk).update(seen_pairs=12)


@pytest.mark.parametrize("mode", [Mode.FAIR, Mode.STABLE])
def test_an_aim_that_would_take_hours_ends_the_job_with_what_to_do(
    cohort: Cohort, aoife: Person, mode: Mode, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(import_module("turnabout.matchmaking.modes.vast"), "LOOKABLE", -1)
    asked = ask_for_run(cohort, mode=mode, by=aoife, at=NOW)

    with pytest.raises(JobFault, match="can only be matched for “The most points”"):
        match_cohort(lambda *_: None, run=asked.pk)


def test_everyone_is_either_paired_or_waits_with_a_reason(run: MatchRun):
    paired = set(run.proposals.values_list("mentee", flat=True))
    waiting = set(run.waiting.filter(side="mentee").values_list("enrollment", flat=True))

    assert (len(paired) + len(waiting), paired & waiting) == (run.mentees, set())
    assert run.waiting.filter(facts={}).count() == 0


def test_a_run_that_is_carried_out_again_keeps_what_was_decided_since(run: MatchRun, aoife: Person):
    approve(run, run.proposals.all()[:1], by=aoife, at=NOW)
    before = list(run.proposals.values_list("pk", "approved_at"))

    match_cohort(lambda *_: None, run=run.pk)

    assert list(run.proposals.values_list("pk", "approved_at")) == before


def test_a_second_run_while_one_is_on_its_way_is_refused(cohort: Cohort, aoife: Person):
    first = ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW)

    with pytest.raises(StillRunningError) as refused:
        ask_for_run(cohort, mode=Mode.FAIR, by=aoife, at=NOW)

    assert refused.value.run == first


def test_a_worker_that_begins_again_writes_the_same(run: MatchRun):
    before = run.proposals.count()

    finished(run)

    assert run.proposals.count() == before


def test_a_pinned_pair_stands_in_the_next_run_and_a_forbidden_one_does_not(
    cohort: Cohort, aoife: Person, run: MatchRun
):
    forbidden = run.proposals.get(mentee__person__staff_id="K02")
    pinned = run.proposals.exclude(pk=forbidden.pk).first()
    rule(forbidden.mentor, forbidden.mentee, Kind.FORBID, by=aoife, at=NOW)
    rule(pinned.mentor, pinned.mentee, Kind.PIN, by=aoife, at=NOW)

    again = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))

    pairs = set(again.proposals.values_list("mentor", "mentee"))
    assert (pinned.mentor_id, pinned.mentee_id) in pairs
    assert (forbidden.mentor_id, forbidden.mentee_id) not in pairs


def test_a_ruling_that_is_lifted_rules_no_more(cohort: Cohort, aoife: Person, run: MatchRun):
    pair = run.proposals.get(mentee__person__staff_id="K02")
    lift(rule(pair.mentor, pair.mentee, Kind.FORBID, by=aoife, at=NOW), by=aoife, at=NOW)

    again = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))

    told = compare(run, again)
    assert (told.same, list(told.only_one), list(told.only_other), list(told.mentees())) == (
        run.proposals.count(),
        [],
        [],
        [],
    )


def test_two_runs_are_told_apart_pair_by_pair(cohort: Cohort, aoife: Person, run: MatchRun):
    pair = run.proposals.get(mentee__person__staff_id="K02")
    rule(pair.mentor, pair.mentee, Kind.FORBID, by=aoife, at=NOW)
    again = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))

    told = compare(run, again)

    assert told.same + len(told.only_one) == run.proposals.count()
    assert pair in told.only_one
    assert {each.mentee for each in (*told.only_one, *told.only_other)} == set(told.mentees())


def test_the_cost_of_a_pin_is_what_pinning_costs(cohort: Cohort, aoife: Person, run: MatchRun):
    played = play_again(run)
    mentee = run.proposals.get(mentee__person__staff_id="K22").mentee
    others = [each.mentor for each in run.proposals.exclude(mentee=mentee)]
    other = next(one for one in others if not why_not(played, one, mentee).reasons)

    loss = why_not(played, other, mentee).cost.loss

    rule(other, mentee, Kind.PIN, by=aoife, at=NOW)
    again = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))
    assert (run.placed - again.placed, run.total - again.total) == loss


def test_two_in_one_reporting_line_are_no_pair_and_the_reason_is_said(run: MatchRun):
    margit = Enrollment.objects.get(person__staff_id="K02")
    sanne = Enrollment.objects.get(person__staff_id="K32")

    assert why_not(play_again(run), sanne, margit).reasons == (
        Hindrance("line", "Sanne Bakker", "Margit Aune", {"below": "mentor"}),
    )


def test_what_if_is_not_answered_over_other_people_than_the_board_shows(run: MatchRun):
    Enrollment.objects.filter(person__staff_id="K32").update(withdrawn_at=NOW)

    with pytest.raises(RunOutdatedError):
        play_again(run)


def test_somebody_whose_grade_has_no_place_waits_until_it_has(cohort: Cohort, aoife: Person):
    Grade.objects.filter(people__staff_id="K02").update(height=None)

    run = finished(ask_for_run(cohort, mode=Mode.BEST, by=aoife, at=NOW))

    waiting = run.waiting.get(enrollment__person__staff_id="K02")
    assert waiting.facts == {"unplaced": True}


def test_the_draw_asks_the_same_of_the_engine_as_the_sheet(run: MatchRun):
    drawn = draw(run)

    assert drawn.policy.weights == Policy().weights
    assert len(drawn.print) == 64
