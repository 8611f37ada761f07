"""Guides: the twelve that are shipped, which a mentor may choose, and those of a program."""

import pytest
from tests.cast import NOW
from tests.meetings.meeting_cast import WEEK, known

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.answers import Personal
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.measures import Measure
from turnabout.skills.catalogue import catalogue
from turnabout.together.guides.choosing import agenda_of, guide_of, guides_for
from turnabout.together.guides.shipped import shipped
from turnabout.together.guides.writing import (
    ChangedMeanwhileError,
    begin_guide,
    latest_edition,
    publish_edition,
    put_away,
    save_draft,
    wording_of,
)
from turnabout.together.models import Edition, OwnGuide
from turnabout.together.preparing import NoSuchGuideError, NothingChosenError, set_agenda

WORDS = {
    "title": "Night shift",
    "purpose": "See a night from both ends.",
    "answers": "When were you last here at four in the morning?",
    "mentor_asks": "What do you think happens?\nWho decides then?",
    "mentee_asks": "What did it cost you?",
    "output": "One change to the night plan.",
    "watch": "No names.",
    "benefits": ["B2"],
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_each_of_the_twelve_says_everything_in_each_language(language: str):
    told = shipped(language)

    gaps = {
        key
        for key, one in told.items()
        if not (one.title and one.purpose and one.answers and one.output and one.watch)
        or not (one.asks["mentor"] and one.asks["mentee"] and one.benefits)
        or set(one.prepare) != {"both", "mentor", "mentee"}
    }
    assert (len(told), gaps) == (12, set())


def test_a_translation_has_as_many_questions_as_the_original():
    counted = [
        {key: {side: len(asks) for side, asks in one.asks.items()} for key, one in told.items()}
        for told in (shipped("en"), shipped("de"))
    ]

    assert counted[0] == counted[1]


def test_guides_speak_of_topics_and_benefits_that_there_are():
    numbers = {entry.number for entry in catalogue()}

    for one in shipped("en").values():
        assert set(one.topics) <= numbers
        assert set(one.benefits) <= set(Measure.values)


def test_what_the_mentee_answers_is_said_in_the_guide():
    for one in shipped("en").values():
        said = {one.prepare["mentee"], *one.asks["mentor"], *one.asks["both"]}
        assert one.answers in said


def test_the_first_session_begins_with_the_first_guide_and_the_last_guide_stands_last(pair: Pair):
    keys = [one.key for one in guides_for(pair, number=1)]

    assert (keys[0], keys[-1]) == ("start", "finish")


def test_the_closing_begins_with_the_guide_to_finish_well(pair: Pair):
    assert guides_for(pair, number=7)[0].key == "finish"


def test_what_was_used_stands_behind_what_was_not(pair: Pair):
    set_agenda(pair, 1, topic="", guide="start", at=NOW)

    keys = [one.key for one in guides_for(known(pair), number=2)]

    assert keys[-2:] == ["start", "finish"]


@pytest.mark.parametrize("personal", [Personal.MINE, Personal.LIMITS])
def test_the_personal_guide_is_there_where_the_mentor_agreed(pair: Pair, personal: str):
    _agree_to(pair, personal)

    assert "inclusion" in {one.key for one in guides_for(known(pair), number=2)}


def test_the_personal_guide_is_nowhere_else(pair: Pair):
    assert "inclusion" not in {one.key for one in guides_for(pair, number=2)}
    with pytest.raises(NoSuchGuideError):
        set_agenda(pair, 2, topic="", guide="inclusion", at=NOW)


def test_who_agrees_no_more_takes_the_personal_guide_from_the_agenda(pair: Pair):
    _agree_to(pair, Personal.LIMITS)
    set_agenda(known(pair), 2, topic="", guide="inclusion", at=NOW)
    Enrollment.objects.filter(pk=pair.mentor_id).update(personal=Personal.NO)

    after = known(pair)

    assert guide_of(after, agenda_of(after, 2)) is None


def test_an_agenda_says_something(pair: Pair):
    with pytest.raises(NothingChosenError):
        set_agenda(pair, 2, topic="", guide="", at=NOW)


def test_a_draft_is_offered_to_nobody(pair: Pair, carla: Person):
    _written(pair, carla)

    assert not [one for one in guides_for(pair, number=2) if one.key.startswith("own-")]


def test_a_published_guide_is_offered_in_its_program_alone(
    pair: Pair, carla: Person, noor: Person, ada: Person
):
    from tests.meetings.meeting_cast import paired  # noqa: PLC0415 - a second program

    other = paired(noor, ada, by=carla, name="Another")
    publish_edition(_written(pair, carla), known=1, by=carla, at=NOW)

    offered = [[one.title for one in guides_for(each, number=2)] for each in (pair, other)]

    assert ["Night shift" in titles for titles in offered] == [True, False]


def test_a_guide_in_use_never_changes_under_a_pair(pair: Pair, carla: Person):
    guide = _written(pair, carla)
    publish_edition(guide, known=1, by=carla, at=NOW)
    set_agenda(pair, 2, topic="", guide=f"own-{Edition.objects.get().pk}", at=NOW)
    save_draft(guide, WORDS | {"title": "Night and day"}, known=2, by=carla, at=NOW + WEEK)
    publish_edition(guide, known=2, by=carla, at=NOW + WEEK)

    after = known(pair)
    chosen = guide_of(after, agenda_of(after, 2))

    assert chosen is not None
    assert chosen.title == "Night shift"
    assert [one.title for one in guides_for(after, number=3) if one.key.startswith("own-")] == [
        "Night and day"
    ]


def test_a_guide_that_is_put_away_stays_with_who_chose_it(pair: Pair, carla: Person):
    guide = _written(pair, carla)
    publish_edition(guide, known=1, by=carla, at=NOW)
    set_agenda(pair, 2, topic="", guide=f"own-{Edition.objects.get().pk}", at=NOW)

    put_away(guide, by=carla, at=NOW)

    after = known(pair)
    chosen = guide_of(after, agenda_of(after, 2))
    assert chosen is not None
    assert chosen.title not in [one.title for one in guides_for(after, number=3)]


def test_what_is_published_is_not_written_over(pair: Pair, carla: Person):
    guide = _written(pair, carla)
    publish_edition(guide, known=1, by=carla, at=NOW)

    with pytest.raises(ChangedMeanwhileError):
        save_draft(guide, WORDS | {"title": "Otherwise"}, known=1, by=carla, at=NOW)
    with pytest.raises(ChangedMeanwhileError):
        publish_edition(guide, known=1, by=carla, at=NOW)

    assert latest_edition(guide).title == "Night shift"


def test_the_wording_of_a_guide_is_checked():
    assert [one.phrase for one in wording_of({"watch": "Speak for your generation"})] == [
        "Speak for your generation"
    ]
    assert wording_of(WORDS) == []


def _written(pair: Pair, carla: Person) -> OwnGuide:
    return begin_guide(pair.cohort.program, WORDS, by=carla, at=NOW)


def _agree_to(pair: Pair, personal: str) -> None:
    Enrollment.objects.filter(pk=pair.mentor_id).update(personal=personal, personal_at=NOW)
    pair.mentor.personal = personal
