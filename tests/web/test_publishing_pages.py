"""Showing, settling and publishing in the browser: what each page says, and to whom."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.pairs.preview_cast import carried_out, matched, shown, two_of

from turnabout.core.models import Letter
from turnabout.enrollment.signing_up import withdraw
from turnabout.pairs.days import day_at, working_days_after
from turnabout.pairs.models import Decline, MatchRun, Pair, Preview, Publication
from turnabout.pairs.previews import decline
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve, approve_all
from turnabout.pairs.settling import settle
from turnabout.people.models import Office, Person
from turnabout.people.offices import appoint
from turnabout.programs.models import Part
from turnabout.programs.seats import give_seat

YESTERDAY = dt.timedelta(days=-1)


@pytest.fixture
def run(carla: Person) -> MatchRun:
    """A run of today, to which nobody has said yes."""
    return matched(carla, at=timezone.now())


@pytest.fixture
def approved(run: MatchRun, carla: Person) -> MatchRun:
    """The same, with four pairs approved."""
    approve_all(run, by=carla, at=timezone.now())
    return run


@pytest.fixture
def preview(carla: Person) -> Preview:
    """Four pairs that are looked at, from today on."""
    now = timezone.now()
    return shown(carla, until=working_days_after(day_at(now), 5), at=now)


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """Carla, signed in."""
    client.force_login(carla)
    return client


def test_without_a_yes_the_page_leads_to_the_board(desk: Client, run: MatchRun):
    said = _words(desk, f"{_place(run)}showing/")

    assert "No pair has your yes yet" in said


def test_a_run_without_a_result_has_no_page(desk: Client, run: MatchRun):
    MatchRun.objects.update(finished_at=None)

    assert desk.get(f"{_place(run)}showing/").status_code == 404


def test_the_page_says_to_how_many_what_is_written_and_until_when(desk: Client, approved: MatchRun):
    said = _words(desk, f"{_place(approved)}showing/")

    assert "Show 4 pairs to their people" in said
    assert "8 people get one letter each" in said
    assert "Write to 8 people" in said
    assert "If it suits you, nothing is to be done." in said


def test_pairs_are_shown_until_the_day_that_was_chosen(desk: Client, approved: MatchRun):
    until = timezone.localdate() + dt.timedelta(days=9)

    answer = desk.post(f"{_place(approved)}showing/", {"until": until}, follow=True)

    assert "4 pairs are being looked at" in answer.content.decode()
    assert (Preview.objects.get().until, Letter.objects.filter(kind="preview").count()) == (
        until,
        8,
    )


@pytest.mark.parametrize("until", ["", "soon", "2020-01-01", "2199-01-01"])
def test_a_day_that_cannot_be_is_refused_with_a_reason(
    desk: Client, approved: MatchRun, until: str
):
    answer = desk.post(f"{_place(approved)}showing/", {"until": until})

    assert "errorlist" in answer.content.decode()
    assert Preview.objects.count() == 0


def test_who_withdrew_since_the_run_is_named_before_anything_is_sent(
    desk: Client, approved: MatchRun
):
    gone = approved.proposals.with_people()[0].mentor
    withdraw(gone, by=gone.person, at=timezone.now())
    until = timezone.localdate() + dt.timedelta(days=5)

    answer = desk.post(f"{_place(approved)}showing/", {"until": until})

    assert answer.status_code == 409
    assert f"<b>{gone.person}</b> takes no longer part" in answer.content.decode()


def test_while_people_look_the_coordinator_sees_nothing_but_until_when(
    desk: Client, preview: Preview
):
    before = _words(desk, f"{_place(preview.run)}showing/")
    for each in preview.shown().with_people()[:2]:
        decline(each, by=each.mentor.person, at=timezone.now())

    after = _words(desk, f"{_place(preview.run)}showing/")

    assert "4 pairs are being looked at" in before
    assert after == before


def test_it_cannot_be_settled_while_people_look(desk: Client, preview: Preview):
    place = f"{_place(preview.run)}showing/{preview.pk}/end/"

    answer = desk.post(place, follow=True)

    assert "People may look until the end of the last day." in answer.content.decode()
    assert Preview.objects.open().count() == 1


def test_when_the_day_is_over_it_is_settled_and_says_which_pairs_fell(
    desk: Client, preview: Preview
):
    fallen = preview.shown().with_people()[0]
    decline(fallen, by=fallen.mentor.person, at=timezone.now())
    _let_the_day_pass(preview)
    assert "Settle it now" in _words(desk, f"{_place(preview.run)}showing/")

    answer = desk.post(f"{_place(preview.run)}showing/{preview.pk}/end/", follow=True)

    said = _plain(answer.content.decode())
    assert "3 pairs stand" in said
    assert "1 of 4 pairs did not come about" in said
    assert f"{fallen.mentor.person} ↔ {fallen.mentee.person}" in said
    assert "The free places are being matched anew" in said


def test_a_run_that_came_to_grief_is_asked_for_again(desk: Client, preview: Preview):
    _fall_and_settle(preview)
    follows = MatchRun.objects.get(follows=preview)
    follows.job.__class__.objects.filter(pk=follows.job_id).update(failed_at=timezone.now())

    assert "Match the free places again" in _words(desk, f"{_place(preview.run)}showing/")
    desk.post(f"{_place(preview.run)}showing/{preview.pk}/anew/")

    again = MatchRun.objects.select_related("job").get(follows=preview)
    assert (again.pk, again.job != follows.job, again.is_open) == (follows.pk, True, True)


def test_the_next_run_says_what_stands_and_what_waits_for_a_yes(desk: Client, preview: Preview):
    for each in preview.shown().with_people()[:2]:
        decline(each, by=each.mentor.person, at=timezone.now())
    _let_the_day_pass(preview)
    settle(preview, by=None, at=timezone.now())
    follows = carried_out(MatchRun.objects.get(follows=preview), at=timezone.now())

    said = _words(desk, f"{_place(follows)}showing/")

    assert "2 pairs stand" in said
    assert "2 more pairs are proposed and wait for your yes." in said


def test_publishing_says_how_many_letters_leave_and_from_when_they_meet(
    desk: Client, preview: Preview
):
    _let_the_day_pass(preview)
    settle(preview, by=None, at=timezone.now())

    said = _words(desk, f"{_place(preview.run)}publication/")

    assert "Publish 4 pairs" in said
    assert "8 letters leave" in said
    assert "without asking" not in said


def test_pairs_are_published_once_and_the_page_says_by_whom(
    desk: Client, preview: Preview, arne: Person
):
    _let_the_day_pass(preview)
    settle(preview, by=None, at=timezone.now())
    place, told = f"{_place(preview.run)}publication/", {"pairs": 4, "unasked": 0}

    desk.post(place, told)
    desk.post(place, told)

    said = _words(desk, place)
    assert (Pair.objects.count(), Publication.objects.count()) == (4, 1)
    assert "4 pairs are published" in said
    assert "Carla Reyes published them on" in said
    assert "On their way 8" in said


def test_it_is_not_published_while_people_look(desk: Client, preview: Preview):
    desk.post(f"{_place(preview.run)}publication/", {"pairs": 4, "unasked": 0})

    assert Pair.objects.count() == 0
    assert "4 pairs are being looked at" in _words(desk, f"{_place(preview.run)}publication/")


def test_publishing_without_asking_is_one_deliberate_step_away(desk: Client, approved: MatchRun):
    place = f"{_place(approved)}publication/"
    assert "Publish 4 pairs without asking" in _words(desk, place)

    desk.post(place, {"pairs": 4, "unasked": 0})
    assert Pair.objects.count() == 0
    desk.post(place, {"pairs": 4, "unasked": 4})

    assert Pair.objects.count() == 4


def test_another_yes_meanwhile_is_not_published_unseen(desk: Client, run: MatchRun, carla: Person):
    approve(run, run.proposals.all()[:3], by=carla, at=timezone.now())
    approve_all(run, by=carla, at=timezone.now())

    answer = desk.post(f"{_place(run)}publication/", {"pairs": 3, "unasked": 3}, follow=True)

    assert "Something changed meanwhile" in answer.content.decode()
    assert Pair.objects.count() == 0


def test_letters_that_came_back_are_counted_and_the_way_to_them_is_shown(
    desk: Client, approved: MatchRun, carla: Person
):
    publish(approved, by=carla, at=timezone.now())
    first, second = Letter.objects.filter(kind="pair")[:2]
    Letter.objects.filter(pk=first.pk).update(given_up_at=timezone.now())
    Letter.objects.filter(pk=second.pk).update(sent_at=timezone.now())

    said = _words(desk, f"{_place(approved)}publication/")

    assert "Letters sent 1 On their way 6 Came back 1" in said
    assert "Some could not be delivered." in said


def test_each_sees_a_short_profile_and_nothing_that_tells_them_who_it_is_from_outside(
    client: Client, preview: Preview
):
    proposal = preview.shown().with_people()[0]
    Person.objects.filter(pk=proposal.mentee.person_id).update(job="Purser", department="Decks")
    client.force_login(proposal.mentor.person)

    page = client.get("/looks/").content.decode()
    said = _plain(page)

    other = proposal.mentee.person
    assert f"{other.first_name} Purser · Decks" in said
    assert "Short video and creators" in said
    assert [word for word in (other.name, other.email) if word in page] == []


def test_somebody_says_no_sees_that_it_is_kept_and_changes_their_mind(
    client: Client, preview: Preview
):
    proposal = preview.shown().with_people()[0]
    client.force_login(proposal.mentee.person)

    client.post("/looks/", {"proposal": proposal.pk, "answer": "else"})
    said = _words(client, "/looks/")
    assert "You would rather have somebody else. Nobody is told." in said
    client.post("/looks/", {"proposal": proposal.pk, "answer": "fine"})

    assert "You would rather have somebody else" not in _words(client, "/looks/")
    assert Decline.objects.count() == 0


def test_nobody_answers_for_others(client: Client, preview: Preview, carla: Person):
    proposal, other = preview.shown().with_people()[:2]

    for somebody in (carla, other.mentor.person):
        client.force_login(somebody)
        for asked in (proposal.pk, "", "x", 0):
            client.post("/looks/", {"proposal": asked, "answer": "else"})

    assert Decline.objects.count() == 0


def test_after_the_last_day_nothing_is_changed(client: Client, preview: Preview):
    proposal = preview.shown().with_people()[0]
    _let_the_day_pass(preview)
    client.force_login(proposal.mentor.person)

    answer = client.post("/looks/", {"proposal": proposal.pk, "answer": "else"}, follow=True)

    said = _plain(answer.content.decode())
    assert "The last day is over: nothing was changed." in said
    assert "Nobody to look at just now" in said
    assert Decline.objects.count() == 0


def test_home_asks_to_look_until_the_last_day(client: Client, preview: Preview):
    proposal = preview.shown().with_people()[0]
    client.force_login(proposal.mentor.person)
    assert "Look at who is proposed for you: Upward" in _words(client, "/")

    _let_the_day_pass(preview)

    assert "Look at who is proposed for you" not in _words(client, "/")


@pytest.mark.parametrize("name", ["showing/", "publication/"])
def test_only_who_coordinates_the_program_finds_the_pages(
    client: Client, preview: Preview, carla: Person, arne: Person, name: str
):
    other = enter("Otto Bern", "otto@kittiwake.example")
    appoint(other, Office.COORDINATOR, by=carla, at=timezone.now())
    sponsor = enter("Sara Ek", "sara@kittiwake.example")
    give_seat(preview.cohort.program, sponsor, Part.SPONSOR, by=carla, at=timezone.now())
    mentor, _ = two_of(preview.shown().with_people()[0])
    place = f"{_place(preview.run)}{name}"

    found = {}
    for person in (carla, other, sponsor, arne, mentor):
        client.force_login(person)
        found[person.name] = client.get(place).status_code, client.post(place).status_code

    assert found.pop("Carla Reyes")[0] == 200
    assert set(found.values()) == {(404, 404)}


def test_pages_ask_as_much_for_one_pair_as_for_four(desk: Client, run: MatchRun, carla: Person):
    counts = []
    for some in (run.proposals.all()[:1], run.proposals.all()):
        approve(run, some, by=carla, at=timezone.now())
        counts.append([_queries(desk, f"{_place(run)}{name}") for name in PAGES])

    assert counts[0] == counts[1]


def test_a_list_of_what_fell_asks_as_much_for_one_as_for_three(desk: Client, preview: Preview):
    proposals = list(preview.shown().with_people())
    for each in proposals[:3]:
        decline(each, by=each.mentor.person, at=timezone.now())
    _let_the_day_pass(preview)
    settle(preview, by=None, at=timezone.now())
    many = [_queries(desk, f"{_place(preview.run)}{name}") for name in PAGES]
    preview.fallen.exclude(pk=preview.fallen.all()[0].pk).delete()

    assert [_queries(desk, f"{_place(preview.run)}{name}") for name in PAGES] == many


def test_looking_asks_as_much_for_one_as_for_three(client: Client, preview: Preview):
    first, *others = preview.shown().with_people()
    client.force_login(first.mentor.person)
    one = _queries(client, "/looks/")

    preview.shown().filter(pk__in=[each.pk for each in others[:2]]).update(mentor=first.mentor)

    assert _words(client, "/looks/").count("You would mentor") == 3
    assert _queries(client, "/looks/") == one


PAGES = ("showing/", "publication/")


def _place(run: MatchRun) -> str:
    return f"/programs/{run.cohort.program_id}/matching/{run.cohort_id}/runs/{run.pk}/"


def _words(client: Client, place: str) -> str:
    answer = client.get(place)
    assert answer.status_code == 200
    return _plain(answer.content.decode())


def _plain(page: str) -> str:
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def _queries(client: Client, place: str) -> int:
    """Return how often the database is asked; the first page after signing in asks for more."""
    client.get(place)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(place).status_code == 200
    return len(asked)


def _let_the_day_pass(preview: Preview) -> None:
    until = day_at(timezone.now()) + YESTERDAY
    Preview.objects.filter(pk=preview.pk).update(until=until)
    preview.refresh_from_db()


def _fall_and_settle(preview: Preview) -> None:
    fallen = preview.shown().with_people()[0]
    decline(fallen, by=fallen.mentor.person, at=timezone.now())
    _let_the_day_pass(preview)
    settle(preview, by=None, at=timezone.now())
