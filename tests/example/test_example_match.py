"""What the example shows a newcomer: the trainee guides the chief executive."""

import pytest

from turnabout.example import example_sheet
from turnabout.matchmaking import Matching, match
from turnabout.matchmaking.sheets import Sheet, read_sheet


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return read_sheet(example_sheet())


@pytest.fixture(scope="module")
def matching(sheet: Sheet) -> Matching:
    return match(sheet.pool)


def test_the_sheet_reads_without_a_note_and_only_the_story_is_not_used(sheet: Sheet):
    assert (sheet.rows, sheet.notes, sheet.ignored, sheet.not_used) == (60, (), (), ("story",))


def test_the_trainee_guides_the_chief_executive(matching: Matching):
    guides = [pair.mentor.name for pair in matching.pairs if pair.mentee.id == "K02"]
    assert guides == ["Amara Nwosu"]


def test_all_who_can_be_placed_are_and_nothing_better_exists(matching: Matching):
    assert (len(matching.pairs), matching.proof.coverable, matching.proof.exact) == (20, 20, True)


def test_three_mentees_stay_without_for_three_reasons(matching: Matching):
    without = [person.name for person in matching.unmatched_mentees]
    assert without == ["Jürgen Vollmer", "Marisol Reyes", "Elspeth Rennie"]


def test_the_mentor_with_room_for_two_has_two(matching: Matching):
    assert [pair.mentee.id for pair in matching.pairs if pair.mentor.id == "K41"] == ["K08", "K31"]


def test_one_person_guides_someone_and_is_guided_by_another(matching: Matching):
    guided = [pair.mentee.id for pair in matching.pairs if pair.mentor.id == "K31"]
    guides = [pair.mentor.id for pair in matching.pairs if pair.mentee.id == "K31"]
    assert (guided, guides) == (["K23"], ["K41"])


def test_two_who_asked_not_to_be_paired_and_past_partners_are_not(matching: Matching):
    pairs = {(pair.mentor.id, pair.mentee.id) for pair in matching.pairs}
    assert pairs & {("K50", "K09"), ("K33", "K21"), ("K37", "K10")} == set()
