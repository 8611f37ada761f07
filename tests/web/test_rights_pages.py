"""One's own data: seen, taken along, corrected, erased; and who looked at it."""

import io
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from tests.meetings.meeting_cast import WEEK, paired
from tests.web.near_cast import everybody

from turnabout.core.jobs.running import run
from turnabout.core.models import Job, Letter
from turnabout.pairs.models import Pair
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.rights.correcting import ask
from turnabout.rights.erasing.doing import erase
from turnabout.rights.models import Correction, Download, Erasure, Look, What

THERE, NOT_THERE, ASKED_TO_SIGN_IN = 200, 404, 302


@pytest.fixture(autouse=True)
def ledger(settings: Settings, tmp_path: Path) -> None:
    """The ledger of who was erased, as empty as on the first day."""
    settings.ERASED = tmp_path / "erased-people"


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


def as_(person: Person) -> Client:
    """Return a browser in which this person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def made(person: Person) -> Download:
    """Return the download of a person, made by its job."""
    assert as_(person).post("/you/data/download/").status_code == 302
    run(Job.objects.get(asked_by=person).pk)
    return Download.objects.get(person=person)


# A download


def test_somebody_asks_for_everything_and_takes_it_along(pair: Pair, noor: Person):
    download, client = made(noor), as_(noor)

    page = client.get("/you/data/download/").content.decode()
    answer = client.get(f"/you/data/download/{download.pk}/file/")

    assert f"/you/data/download/{download.pk}/file/" in page
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert "everything-about-me.html" in archive.namelist()


def test_nobody_but_its_owner_takes_a_download(
    pair: Pair, noor: Person, carla: Person, arne: Person
):
    address = f"/you/data/download/{made(noor).pk}/file/"
    people = everybody(pair, carla=carla, arne=arne)

    found = {
        who: (as_(one) if one else Client()).get(address).status_code for who, one in people.items()
    }

    wanted = dict.fromkeys(people, NOT_THERE)
    assert found == wanted | {"mentor": THERE, "stranger": ASKED_TO_SIGN_IN}


def test_while_it_is_made_the_page_says_so_and_asks_for_no_second(noor: Person):
    client = as_(noor)
    client.post("/you/data/download/")

    page = client.post("/you/data/download/", follow=True).content.decode()

    assert "Your download is being made." in page
    assert Download.objects.count() == 1


# Looks


def test_who_opened_ones_page_stands_in_ones_list_once_a_day(noor: Person, carla: Person):
    for _time in range(3):
        assert as_(carla).get(f"/people/{noor.pk}/").status_code == 200

    page = as_(noor).get("/you/data/looks/").content.decode()

    assert Look.objects.count() == 1
    assert (page.count("Carla Reyes"), "Your page in the staff list" in page) == (1, True)


def test_what_was_not_shown_and_ones_own_page_are_no_looks(
    noor: Person, ada: Person, carla: Person
):
    assert as_(ada).get(f"/people/{noor.pk}/").status_code == 404
    assert as_(carla).get("/people/987654/").status_code == 404
    as_(carla).get(f"/people/{carla.pk}/")

    assert Look.objects.exclude(by=carla).count() == 0
    assert "Carla" not in as_(carla).get("/you/data/looks/").content.decode().split("<main")[1]


def test_a_list_that_somebody_opened_is_told_to_everyone_in_it_and_to_nobody_else(
    pair: Pair, noor: Person, carla: Person, arne: Person
):
    cohort = pair.cohort
    page = f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/sign-ups/"
    assert as_(carla).get(page).status_code == 200

    told = {
        one.name: "Carla Reyes" in as_(one).get("/you/data/looks/").content.decode()
        for one in (noor, pair.mentee.person, arne)
    }

    assert told == {"Noor Haddad": True, "Ada Lindqvist": True, "Arne Bakke": False}


def test_a_look_costs_one_query_and_other_pages_none(noor: Person, carla: Person):
    client = as_(carla)
    client.get("/people/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/people/{noor.pk}/")
    ours = [one["sql"] for one in queries if "rights_look" in one["sql"]]
    with CaptureQueriesContext(connection) as others:
        client.get("/people/")

    assert len(ours) == 1
    assert [one["sql"] for one in others if "rights_look" in one["sql"]] == []


def test_the_list_costs_the_same_for_one_and_for_three(noor: Person, carla: Person, arne: Person):
    client, today = as_(noor), timezone.now().date()
    client.get("/you/data/looks/")
    counts = []
    for people in ([carla], [carla, arne, None]):
        Look.objects.all().delete()
        for one in people:
            Look.objects.create(person=noor, by=one, what=What.FACTS, day=today)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/you/data/looks/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


# Corrections


def test_a_correction_is_asked_for_answered_and_told(noor: Person, carla: Person):
    as_(noor).post("/you/data/facts/job/", {"should_be": "Trainee, sales"})
    asked = Correction.objects.get()
    desk = as_(carla)

    assert "Somebody asks for a correction" in desk.get("/").content.decode()
    assert "Trainee, sales" in desk.get(f"/people/corrections/{asked.pk}/").content.decode()
    desk.post(f"/people/corrections/{asked.pk}/", {"outcome": "corrected", "words": "Done."})

    page = as_(noor).get("/you/data/facts/").content.decode()
    assert "Corrected: Done." in page
    letter = Letter.objects.get(kind="correction")
    assert (letter.to, "sales" in letter.text) == (noor.email, False)
    assert desk.get(f"/people/corrections/{asked.pk}/").status_code == 404


def test_nobody_answers_themselves_and_nobody_else_reads_what_was_asked(
    pair: Pair, noor: Person, carla: Person, arne: Person
):
    own = ask(carla, "job", "Head", at=timezone.now())
    theirs = ask(noor, "job", "Trainee", at=timezone.now())

    assert as_(carla).get(f"/people/corrections/{own.pk}/").status_code == 404
    assert as_(arne).get(f"/people/corrections/{own.pk}/").status_code == 200
    for one in (noor, pair.mentee.person):
        assert as_(one).get(f"/people/corrections/{theirs.pk}/").status_code == 404
    assert as_(carla).post(f"/you/data/facts/{theirs.pk}/end/").status_code == 404
    assert as_(noor).post(f"/you/data/facts/{theirs.pk}/end/").status_code == 302
    assert not Correction.objects.filter(pk=theirs.pk).exists()


def test_the_same_fact_is_asked_for_once_and_an_unknown_one_never(noor: Person):
    client = as_(noor)
    for _time in range(2):
        client.post("/you/data/facts/job/", {"should_be": "Trainee"})

    assert Correction.objects.count() == 1
    assert client.get("/you/data/facts/password/").status_code == 404
    assert client.get("/you/data/facts/time_zone/").status_code == 404


def test_zone_and_languages_one_corrects_oneself(noor: Person):
    client = as_(noor)
    client.post("/you/data/facts/", {"time_zone": "Europe/Berlin", "languages": "English, cy"})

    noor.refresh_from_db()
    assert (noor.time_zone, noor.languages) == ("Europe/Berlin", "en cy")
    kept = client.post("/you/data/facts/", {"time_zone": "", "languages": "Elvish"})
    assert "Elvish" in kept.content.decode()


# Being erased


def test_whoever_types_their_address_is_erased_in_a_week_and_can_stop_it(noor: Person):
    client = as_(noor)
    slip = client.post("/you/data/erasure/", {"typed": "yes"}).content.decode()
    assert ("That is something else." in slip, Erasure.objects.count()) == (True, 0)

    client.post("/you/data/erasure/", {"typed": "NOOR@kittiwake.example "})

    assert Letter.objects.get(kind="erasure").to == noor.email
    assert "Stay after all" in client.get("/you/data/").content.decode()
    client.post("/you/data/erasure/end/")
    assert Erasure.objects.count() == 0


def test_the_only_administrator_is_told_to_appoint_another(arne: Person):
    client = as_(arne)

    page = client.get("/you/data/erasure/").content.decode()
    client.post("/you/data/erasure/", {"typed": arne.email})

    assert "You are the only administrator." in page
    assert Erasure.objects.count() == 0


def test_an_administrator_erases_who_has_left_and_nobody_else_can(
    noor: Person, ada: Person, carla: Person, arne: Person
):
    leave(noor, by=carla, at=timezone.now())
    address, typed = f"/people/{noor.pk}/erasure/", {"typed": "Noor Haddad"}

    for one in (ada, carla):
        assert as_(one).post(address, typed).status_code == 404
    assert as_(arne).post(f"/people/{ada.pk}/erasure/", {"typed": ada.name}).status_code == 404
    assert "Noor Haddad" in as_(arne).get(address).content.decode()
    assert as_(arne).post(address, typed).status_code == 302

    assert Person.objects.get(pk=noor.pk).name == "Somebody"
    desk = as_(carla)
    assert desk.get(f"/people/{noor.pk}/").status_code == 404
    assert "Somebody" not in desk.get("/people/?who=all").content.decode()


def test_the_other_one_of_an_erased_pair_still_reads_their_side(
    pair: Pair, ada: Person, noor: Person
):
    erase(noor, at=timezone.now())
    client = as_(ada)

    pages = {path: client.get(f"/pairs/{pair.pk}/{path}") for path in ("", "messages/", "notes/")}

    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(pages, 200)
    assert [path for path, page in pages.items() if "Noor" in page.content.decode()] == []


def test_administrators_see_counts_of_what_is_due_and_nobody(pair: Pair, arne: Person):
    Pair.objects.update(ended_at=timezone.now() - 20 * WEEK, ending="closed")

    page = as_(arne).get("/retention/").content.decode()

    assert "Pairs whose words are kept no longer" in page
    assert [name for name in ("Noor", "Ada") if name in page] == []
