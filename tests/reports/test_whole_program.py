"""Four hundred people, six months, one report: it finds what was planted, and nothing else."""

import faulthandler
import re
from collections.abc import Mapping
from dataclasses import asdict

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from tests.reports.whole_answers import COMMENT, MOVED
from tests.reports.whole_program import live
from tests.reports.whole_reading import Sentence, numbers_in
from tests.reports.whole_seen import THERE, Seen, look_at

from turnabout.evidence.intervals import wilson
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.models import Skill

pytestmark = pytest.mark.django_db

SHARE = re.compile(r"(\d+) of (\d+)[^%]* (\d+) % \(95 % interval (\d+) to (\d+) %\)")
"""A share with its interval, which the page works out from counts that were released."""

OF_WORDING = {"95"}
"""Numbers of the sentences themselves: all intervals are at 95 %."""


@pytest.fixture(scope="module")
def seen(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Seen:
    """The whole program, lived once; nothing of it is left in the database."""
    faulthandler.cancel_dump_traceback_later()  # half a year takes longer than a test may hang
    folder = tmp_path_factory.mktemp("clock")
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True, DATA=folder),
        transaction.atomic(),
    ):
        if not Skill.objects.exists():
            load_catalogue()
        found = look_at(live())
        transaction.set_rollback(True)
    return found


def test_a_hundred_of_each_side_are_offered_a_place_by_a_draw_that_anybody_can_repeat(seen: Seen):
    assert seen.faults_of_draws == []
    assert seen.arms == {
        "mentee next": 100,
        "mentee offer": 100,
        "mentor next": 100,
        "mentor offer": 100,
    }


def test_every_round_and_every_month_is_released_once_and_bears_its_digest(seen: Seen):
    waves = [("wave", number) for number in range(3)]
    pulses = [("pulse", number) for number in range(1, 7)]

    assert sorted(seen.snapshots) == sorted(waves + pulses)
    assert seen.forged == []


def test_what_was_planted_is_found_with_its_sign_and_its_size(seen: Seen):
    found = {(one.measure, one.side): one for one in seen.end.effects}

    assert {key for key, steps in seen.planted.items() if steps} == MOVED
    for key in MOVED:
        assert 0 < found[key].low <= seen.planted[key] <= found[key].high


def test_where_nothing_was_planted_no_interval_leaves_nothing_out(seen: Seen):
    still = [one for one in seen.end.effects if (one.measure, one.side) not in MOVED]

    assert len(still) == 9
    for one in still:
        assert one.low <= seen.planted[one.measure, one.side] == 0 <= one.high


def test_the_report_claims_what_was_planted_and_nothing_else(seen: Seen):
    every = {f"effect-{one.measure}-{one.side}" for one in seen.end.effects}

    claimed = {one.row for one in seen.sentences if one.text.startswith("The offer caused")}
    refused = {one.row for one in seen.sentences if one.text.startswith("No difference that")}

    assert claimed == {f"effect-{measure}-{side}" for measure, side in MOVED}
    assert refused == every - claimed


def test_what_it_cost_people_is_small_and_stands_beside_what_they_gained(seen: Seen):
    costs = [one for one in seen.end.figures if one.question == "harm" and not one.group]

    told = {one.text for one in seen.sentences if one.row.startswith("figure-harm")}

    wanted = [f"It cost {_heavy(one.shares)} of {one.n} quite a bit or a lot" for one in costs]
    assert [(one.side, one.edge) for one in costs] == [("mentee", "low"), ("mentor", "low")]
    assert [one for one in wanted if not any(one in text for text in told)] == []


def test_each_number_with_a_source_stands_in_the_row_of_the_snapshot_that_it_leads_to(seen: Seen):
    sourced = [one for one in seen.sentences if one.source]

    strange = {one.text: left for one in sourced if (left := _not_in_source(seen, one))}

    assert len(sourced) > 40
    assert strange == {}


def test_on_whom_something_rests_is_what_was_released_with_it(seen: Seen):
    rows = [row for name in seen.tables if name.endswith("-asked.csv") for row in seen.tables[name]]

    rests_on = {one.text for one in seen.sentences if " invited, " in one.text}

    assert rests_on >= {_basis(asdict(one)) for one in seen.end.asked}
    assert rests_on <= {_basis(row) for row in rows}


def test_the_export_holds_the_numbers_of_the_snapshot(seen: Seen):
    told = {(one.measure, one.side): one for one in seen.end.effects}

    rows = seen.tables["wave-2-effects.csv"]

    assert len(rows) == len(told)
    for row in rows:
        one = told[row["measure"], row["side"]]
        assert (row["difference"], row["low"], row["high"], row["p"]) == (
            str(one.difference),
            str(one.low),
            str(one.high),
            str(one.p),
        )


def test_no_name_no_code_of_an_answer_and_no_word_to_a_partner_stands_anywhere(seen: Seen):
    told = [page.text for page in (seen.report, seen.sponsors)]
    told += [" ".join(rows.values()) for rows in seen.sources.values()]
    told += [str(rows) for rows in seen.tables.values()]

    assert len(seen.secrets) > 400
    assert {secret for secret in seen.secrets for text in told if secret in text} == set()


def test_words_for_the_report_reach_who_coordinates_and_not_the_sponsor(seen: Seen):
    comments = {row["text"] for row in seen.tables["wave-2-comments.csv"]}

    assert comments == {COMMENT}
    assert COMMENT not in seen.sponsors.text
    assert COMMENT not in seen.taking_part.text


def test_the_sponsor_reads_the_whole_and_who_took_part_one_page(seen: Seen):
    pages = (seen.report, seen.sponsors, seen.taking_part)

    assert [page.status for page in pages] == [THERE] * 3
    assert ["The detail" in page.text for page in pages] == [True, True, False]
    assert "The offer caused" in seen.taking_part.text


def test_a_senior_sees_the_same_whatever_a_junior_answers(seen: Seen):
    assert list(seen.views) == ["after a session", "in the middle", "at the end"]
    for found in seen.views.values():
        assert found.low[0].startswith(f"{THERE} ")
        assert found.low == found.high


def _basis(asked: Mapping[str, object]) -> str:
    """Return how many of a side were asked, as a report says it."""
    side = {"mentor": "Mentors", "mentee": "Mentees"}[str(asked["side"])]
    told = "{invited} invited, {joined} joined, {answered} answered."
    return f"{side}: {told.format(**asked)}"


def _heavy(shares: tuple[tuple[str, int], ...]) -> int:
    """Return to how many it cost quite a bit, or a lot."""
    return sum(many for answer, many in shares if answer in ("2", "3"))


def _not_in_source(seen: Seen, one: Sentence) -> set[str]:
    """Return the numbers of a sentence that its source does not hold, nor follow from it."""
    row = seen.sources[one.page][one.row]
    return numbers_in(one.text) - numbers_in(row) - _of_question(seen, one) - _shares(one, row)


def _of_question(seen: Seen, one: Sentence) -> set[str]:
    """Return the numbers that are words: of a question, such as "in the last 8 weeks"."""
    asked = [row["words"] for row in seen.tables["questions.csv"] if row["words"] in one.text]
    return OF_WORDING | numbers_in(" ".join(asked))


def _shares(one: Sentence, row: str) -> set[str]:
    """Return the numbers of a share that is what the counts of its row make of it."""
    if not (found := SHARE.search(one.text)):
        return set()
    hits, n = int(found[1]), int(found[2])
    counts = [int(many) for many in re.findall(r"\d+: (\d+)", row)]
    tails = {sum(counts[place:]) for place in range(len(counts))}
    share = wilson(hits, n)
    worked_out = [round(100 * value) for value in (share.value, share.low, share.high)]
    fits = hits in tails and worked_out == [int(found[place]) for place in (3, 4, 5)]
    return set(found.groups()) if fits else set()
