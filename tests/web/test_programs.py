"""Programs through their pages: what a coordinator does, without script."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import NOW, enter
from tests.web.programs_cast import ALL_YES, OBJECTIVE, begin, dates, grades, rules, topics

from turnabout.core.models import Change
from turnabout.people.models import Person
from turnabout.programs.beginning import archive_program
from turnabout.programs.models import Cohort, Part, Program, Side
from turnabout.programs.path import steps
from turnabout.programs.rulebooks import amend_rules, handbook_rules
from turnabout.programs.seats import give_seat


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """Carla's browser."""
    client.force_login(carla)
    return client


@pytest.fixture
def upward(desk: Client) -> Program:
    return begin(desk)


def test_who_has_no_program_yet_learns_what_one_is(desk: Client):
    page = desk.get("/programs/").content.decode()

    assert "You say why." in page
    assert "Begin a program" in page


def test_a_program_begins_with_its_name_and_leads_to_the_questions(desk: Client):
    answer = desk.post("/programs/new/", {"name": "Upward"}, follow=True)

    program = Program.objects.get()
    assert answer.redirect_chain == [(f"/programs/{program.pk}/why/questions/", 302)]


def test_a_program_without_a_name_does_not_begin(desk: Client):
    desk.post("/programs/new/", {"name": " "})

    assert Program.objects.count() == 0


def test_the_whole_path_leads_to_an_open_sign_up(desk: Client, upward: Program, ada: Person):
    ines = enter("Ines Duarte", "ines@kittiwake.example")
    ladder, at = grades(), f"/programs/{upward.pk}/"

    desk.post(f"{at}why/questions/", ALL_YES)
    desk.post(f"{at}why/", OBJECTIVE)
    desk.post(f"{at}topics/new/", {"skill": [skill.pk for skill in topics()]})
    desk.post(f"{at}topics/", {"objective": [upward.topics.first().pk]})
    who = {"mentors_up_to": ladder[0].pk, "mentees_from": ladder[2].pk, "level_gap": 1}
    desk.post(f"{at}who/", who)
    desk.post(f"{at}rules/", rules())
    desk.post(f"{at}rhythm/", {"minutes": 60, "weeks_between": 4, "sessions": 6, "months": 6})
    desk.post(f"{at}people/", {"person": ada.pk, "part": "sponsor"})
    desk.post(f"{at}people/", {"person": ines.pk, "part": "contact"})
    for side in Side:
        desk.post(f"{at}invitations/{side}/", {"subject": "Come", "body": "Here: {link}"})
    desk.post(f"{at}sign-up/", {"name": "Spring"} | dates(timezone.localdate()))
    cohort = Cohort.objects.get()
    desk.post(f"{at}sign-up/{cohort.pk}/opening/")

    cohort.refresh_from_db()
    assert [step.gaps for step in steps(Program.objects.get())] == [()] * 8
    assert cohort.is_open_on(timezone.localdate())


def test_two_noes_ask_for_a_decision_before_anything_is_kept(desk: Client, upward: Program):
    told = ALL_YES | {"work": "no", "refuge": "no"}

    page = desk.post(f"/programs/{upward.pk}/why/questions/", told).content.decode()

    assert "We advise to listen first" in page
    assert upward.readiness.count() == 0


def test_starting_all_the_same_asks_why(desk: Client, upward: Program):
    at = f"/programs/{upward.pk}/why/questions/"
    told = ALL_YES | {"work": "no", "refuge": "no", "decision": "start"}

    page = desk.post(at, told).content.decode()
    assert "Say why you start all the same." in page

    desk.post(at, told | {"reason": "The board asks."})
    assert [one.reason for one in upward.readiness.all()] == ["The board asks."]


def test_the_objective_comes_after_the_questions(desk: Client, upward: Program):
    answer = desk.get(f"/programs/{upward.pk}/why/")

    assert answer["Location"] == f"/programs/{upward.pk}/why/questions/"


def test_an_objective_is_kept_with_gaps_and_the_first_gap_is_named(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/why/questions/", ALL_YES)

    answer = desk.post(f"/programs/{upward.pk}/why/", OBJECTIVE | {"gain": ""}, follow=True)

    assert upward.objective.domain == "social media"
    assert "The objective does not say what mentors gain." in answer.content.decode()


def test_three_measures_are_one_too_many(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/why/questions/", ALL_YES)

    told = OBJECTIVE | {"measures": ["B1", "B2", "B3"]}
    page = desk.post(f"/programs/{upward.pk}/why/", told).content.decode()

    assert "Choose at most two." in page
    assert not hasattr(upward, "objective")


def test_the_sentence_is_read_back_before_anything_is_saved(desk: Client, upward: Program):
    answer = desk.post(f"/programs/{upward.pk}/why/sentence/", {"domain": "short video"})

    assert "because they learned short video from …" in answer.content.decode()
    assert not hasattr(Program.objects.get(), "objective")


def test_a_topic_is_found_by_another_name_of_it(desk: Client, upward: Program):
    page = desk.get(f"/programs/{upward.pk}/topics/", {"q": "phishing"}).content.decode()

    assert "hishing" in page.partition('id="found"')[2].partition("</form>")[0]


def test_a_topic_is_dropped(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/topics/new/", {"skill": [one.pk for one in topics()]})
    topic = upward.topics.first()

    desk.post(f"/programs/{upward.pk}/topics/{topic.pk}/end/")

    assert topic not in upward.topics.all()
    assert upward.topics.count() == 1


def test_what_is_no_skill_is_no_topic(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/topics/new/", {"skill": ["x", "99999999"]})

    assert upward.topics.count() == 0


def test_the_numbers_follow_the_grades_before_they_are_saved(
    desk: Client, upward: Program, noor: Person
):
    ladder = grades()
    Person.objects.filter(pk=noor.pk).update(grade=ladder[0])

    answer = desk.get(
        f"/programs/{upward.pk}/who/",
        {"mentors_up_to": ladder[0].pk, "mentees_from": ladder[2].pk},
        headers={"HX-Request": "true"},
    )

    assert '<dd class="mentor">1</dd>' in answer.content.decode()
    assert Program.objects.get().mentors_up_to is None


def test_rules_become_the_next_version_with_the_reason(desk: Client, upward: Program):
    told = rules(wish_topics=30, wish_preferences=35, note="Choosing matters more.")

    desk.post(f"/programs/{upward.pk}/rules/", told)

    rulebook = upward.rulebook
    assert (rulebook.number, rulebook.note) == (2, "Choosing matters more.")
    assert rulebook.values["weights"]["preferences"] == 35


def test_wishes_that_miss_a_hundred_are_not_kept_and_it_says_by_how_much(
    desk: Client, upward: Program
):
    page = desk.post(f"/programs/{upward.pk}/rules/", rules(wish_topics=30)).content.decode()

    assert "The wishes make 90 points: give 10 more." in page
    assert upward.rulebook.number == 1


def test_a_button_shares_the_points_out_without_saving(desk: Client, upward: Program):
    told = rules(wish_topics=80, wish_values=80, wish_preferences=0, wish_time=0) | {"share": "1"}
    told |= {"wish_distance": 0, "wish_style": 0}

    form = desk.post(f"/programs/{upward.pk}/rules/", told).context["form"]

    assert [one.value() for one in form.wishes] == [50, 0, 50, 0, 0, 0]
    assert upward.rulebook.number == 1


def test_who_is_overtaken_keeps_what_was_typed_and_can_save_on_top(
    desk: Client, upward: Program, ada: Person
):
    at = f"/programs/{upward.pk}/rules/"
    amend_rules(upward, handbook_rules() | {"keep": 9}, after=1, by=ada, at=NOW)

    answer = desk.post(at, rules(level_gap=3))

    assert "Ada Lindqvist saved version 2" in answer.content.decode()
    form = answer.context["form"]
    assert (form["level_gap"].value(), form["after"].value()) == ("3", "2")
    desk.post(at, rules(level_gap=3, after=2))
    assert (upward.rulebook.number, upward.rulebook.values["level_gap"]) == (3, 3)


def test_two_versions_stand_side_by_side(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/rules/", rules(keep=9))

    answer = desk.get(f"/programs/{upward.pk}/rules/versions/", {"before": 1, "after": 2})

    assert answer.context["lines"] == [("Extra points for a pair that exists", "5", "9")]


def test_a_rhythm_that_does_not_fit_is_not_kept(desk: Client, upward: Program):
    told = {"minutes": 60, "weeks_between": 4, "sessions": 12, "months": 6}

    page = desk.post(f"/programs/{upward.pk}/rhythm/", told).content.decode()

    assert "All sessions and the closing do not fit" in page
    assert Program.objects.get().rhythm_at is None


def test_who_stands_in_the_line_cannot_be_chosen_and_it_says_why(
    desk: Client, upward: Program, carla: Person, noor: Person
):
    carla.manager = noor
    carla.save()

    page = desk.get(f"/programs/{upward.pk}/people/", {"part": "contact", "q": "noor"})

    assert "Stands above Carla Reyes (coordinator)" in page.content.decode()
    desk.post(f"/programs/{upward.pk}/people/", {"part": "contact", "person": noor.pk})
    assert upward.seats.filter(part=Part.CONTACT).count() == 0


@pytest.mark.parametrize("part", ["", "king", "sponsor"])
def test_nobody_is_found_without_words(desk: Client, upward: Program, part: str):
    answer = desk.get(f"/programs/{upward.pk}/people/", {"part": part, "q": ""})

    assert answer.context["found"] == []


def test_an_unknown_part_or_person_is_refused(desk: Client, upward: Program, ada: Person):
    at = f"/programs/{upward.pk}/people/"

    desk.post(at, {"part": "king", "person": ada.pk})
    nobody = desk.post(at, {"part": "sponsor", "person": "x"})

    assert nobody.status_code == 404
    assert upward.seats.count() == 1


def test_the_last_coordinator_is_told_to_find_another_first(desk: Client, upward: Program):
    seat = upward.seats.get()

    page = desk.post(f"/programs/{upward.pk}/people/{seat.pk}/end/", follow=True)

    assert "Nobody else coordinates this program." in page.content.decode()


def test_an_invitation_is_checked_while_one_types_and_not_saved(desk: Client, upward: Program):
    answer = desk.post(
        f"/programs/{upward.pk}/invitations/mentor/",
        {"subject": "For digital natives", "body": "Dear {first_name}: {link}"},
        headers={"HX-Request": "true"},
    )

    assert "“digital natives”" in answer.content.decode()
    assert "Dear Kim" in answer.content.decode()
    assert upward.letter_texts.count() == 0


def test_an_invitation_without_a_link_is_not_kept(desk: Client, upward: Program):
    at = f"/programs/{upward.pk}/invitations/mentee/"

    page = desk.post(at, {"subject": "Come", "body": "Please!"}).content.decode()

    assert "The text has no {link}" in page
    assert upward.letter_texts.count() == 0


def test_after_the_mentees_text_comes_the_mentors(desk: Client, upward: Program):
    told = {"subject": "Come", "body": "Here: {link}"}

    answer = desk.post(f"/programs/{upward.pk}/invitations/mentee/", told, follow=True)

    assert answer.redirect_chain[-1][0] == f"/programs/{upward.pk}/invitations/mentor/"


def test_a_text_keeps_its_ends_of_lines_as_one(desk: Client, upward: Program):
    told = {"subject": "Come", "body": "Here:\r\n{link}"}

    desk.post(f"/programs/{upward.pk}/invitations/mentee/", told)

    assert upward.letter_texts.get().body == "Here:\n{link}"


def test_sign_up_says_everything_that_is_missing(desk: Client, upward: Program):
    at = f"/programs/{upward.pk}/sign-up/"
    desk.post(at, {"name": "Spring"} | dates(timezone.localdate()))

    page = desk.post(f"{at}{Cohort.objects.get().pk}/opening/", follow=True).content.decode()

    for missing in ("Answer the six questions.", "Choose the sponsor.", "Settle the rhythm."):
        assert missing in page
    assert Cohort.objects.get().opened_at is None


def test_dates_in_the_wrong_order_are_not_kept(desk: Client, upward: Program):
    told = dates(timezone.localdate()) | {"name": "Spring", "ends_on": "2020-01-01"}

    page = desk.post(f"/programs/{upward.pk}/sign-up/", told).content.decode()

    assert "Choose a day after the first sessions." in page
    assert Cohort.objects.count() == 0


def test_the_history_says_who_changed_what_with_both_values(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/name/", {"name": "Learning upward"})

    [latest, _] = desk.get(f"/programs/{upward.pk}/history/").context["entries"]

    assert (latest.by, latest.done) == ("Carla Reyes", "gave the program another name")
    assert latest.lines == [("Name", "Upward", "Learning upward")]


def test_every_verb_and_value_of_the_history_has_words(desk: Client, upward: Program, ada: Person):
    test_the_whole_path_leads_to_an_open_sign_up(desk, upward, ada)

    told = desk.get(f"/programs/{upward.pk}/history/").context["entries"]

    verbs = set(Change.objects.of(upward).values_list("verb", flat=True))
    assert {entry.done for entry in told}.isdisjoint(verbs)
    assert [line.name for entry in told for line in entry.lines if "_" in line.name] == []


def test_a_copy_begins_with_the_same_decisions(desk: Client, upward: Program):
    desk.post(f"/programs/{upward.pk}/rules/", rules(keep=9))

    desk.post(f"/programs/{upward.pk}/copy/", {"name": "Again"})

    assert Program.objects.get(name="Again").rulebook.values["keep"] == 9


def test_an_archived_program_is_read_and_taken_out_again(desk: Client, upward: Program):
    at = f"/programs/{upward.pk}/"
    desk.post(f"{at}archive/")

    assert "to be read, not to be changed" in desk.get(at).content.decode()
    assert desk.get(f"{at}who/").status_code == 404
    desk.post(f"{at}archive/end/")
    assert desk.get(f"{at}who/").status_code == 200


def test_looking_at_the_page_of_archiving_archives_nothing(desk: Client, upward: Program):
    desk.get(f"/programs/{upward.pk}/archive/")

    assert Program.objects.get().is_archived is False


def test_a_program_with_an_open_cohort_is_not_archived(
    desk: Client, upward: Program, carla: Person
):
    day = dt.date(2030, 1, 1)
    Cohort.objects.create(
        program=upward,
        name="Spring",
        sign_up_closes_on=day,
        starts_on=day + dt.timedelta(days=1),
        ends_on=day + dt.timedelta(days=2),
        opened_at=NOW,
    )

    page = desk.post(f"/programs/{upward.pk}/archive/", follow=True).content.decode()

    assert "Finish these cohorts first: Spring." in page


def test_the_list_takes_the_same_queries_for_three_programs_as_for_one(
    desk: Client, upward: Program
):
    with CaptureQueriesContext(connection) as one:
        desk.get("/programs/")
    for name in ("Second", "Third"):
        begin(desk, name)
    with CaptureQueriesContext(connection) as three:
        desk.get("/programs/")

    assert len(one) == len(three)


def test_a_sponsor_reads_overview_history_and_rules(
    client: Client, upward: Program, carla: Person, ada: Person
):
    give_seat(upward, ada, Part.SPONSOR, by=carla, at=NOW)
    client.force_login(ada)
    at = f"/programs/{upward.pk}/"

    pages = [client.get(f"{at}{page}") for page in ("", "history/", "rules/versions/")]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "Another name" not in pages[0].content.decode()
    assert upward.name in client.get("/programs/").content.decode()


def test_an_archived_program_is_closed_to_a_form_that_was_open(
    desk: Client, upward: Program, carla: Person
):
    archive_program(upward, by=carla, at=NOW)

    answer = desk.post(f"/programs/{upward.pk}/rules/", rules(keep=9))

    assert (answer.status_code, upward.rulebook.number) == (404, 1)
