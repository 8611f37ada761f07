"""Uploading a staff list: choose columns, look, apply, undo; a long one is done behind the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, enter
from tests.people.staff_list_cast import applied, compared, taken

from turnabout.core.jobs.asking import cancel
from turnabout.core.jobs.running import run
from turnabout.core.models import Job
from turnabout.people.models import Line, Person, StaffList
from turnabout.people.staff_lists import starting
from turnabout.web.people import list_forms

TEXT = "Name,Mail,Job\nBea Holm,bea@x.example,Clerk\n"


@pytest.fixture
def desk(client: Client, carla: Person) -> Client:
    """The browser of the coordinator."""
    client.force_login(carla)
    return client


@pytest.fixture
def hardly_anything_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "SHORT", 0)


def _upload(desk: Client, content: bytes) -> HttpResponse:
    return desk.post(reverse("staff_lists"), {"file": SimpleUploadedFile("staff.csv", content)})


def _columns(staff_list: StaffList) -> dict[str, object]:
    return {field: str(place) for field, place in staff_list.columns.items()}


def _said(answer: HttpResponse) -> list[str]:
    return [str(one) for one in answer.context["messages"]]


def test_from_the_file_to_the_directory_and_back(desk: Client):
    _upload(desk, TEXT.encode())
    staff_list = StaffList.objects.get()

    desk.post(reverse("staff_list_columns", args=[staff_list.pk]), _columns(staff_list))
    assert Person.objects.filter(name="Bea Holm").count() == 0

    desk.post(reverse("staff_list_apply", args=[staff_list.pk]), {"gone": "stay"})
    assert Person.objects.get(name="Bea Holm").job == "Clerk"

    desk.post(reverse("staff_list_undo", args=[staff_list.pk]))
    assert Person.objects.filter(name="Bea Holm").count() == 0


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "The submitted file is empty."),
        (b"\0\0\0\0", "This is not a text file: it holds zero bytes."),
        (b'Name,Mail\n"Bea,b@x.example\n', "Row 2: a quotation mark is opened in this row"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(
    desk: Client, content: bytes, fault: str
):
    [said] = _upload(desk, content).context["form"].errors["file"]

    assert said.startswith(fault)
    assert StaffList.objects.count() == 0


def test_a_file_that_nobody_could_mean_is_refused(desk: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(list_forms, "MOST_BYTES", 10)

    [said] = _upload(desk, TEXT.encode()).context["form"].errors["file"]

    assert said.startswith("The file has more than 100 MB.")


def test_who_comes_back_is_shown_as_here_again(desk: Client, carla: Person):
    enter("Bea Holm", "bea@x.example", left_at=NOW, job="Clerk")
    staff_list = compared(TEXT, by=carla)

    [told] = desk.get(reverse("staff_list", args=[staff_list.pk])).context["differences"]

    assert [(f.label, f.before, f.after) for f in told.facts] == [
        ("Left", "March 2, 2026", "here again")
    ]


def test_name_and_e_mail_must_be_somewhere(desk: Client, carla: Person):
    staff_list = taken(TEXT, by=carla)

    answer = desk.post(reverse("staff_list_columns", args=[staff_list.pk]), {"job": "2"})

    assert sorted(answer.context["form"].errors) == ["email", "name"]


def test_no_column_is_chosen_twice(desk: Client, carla: Person):
    staff_list = taken(TEXT, by=carla)
    told = {"name": "0", "email": "1", "job": "2", "department": "2"}

    answer = desk.post(reverse("staff_list_columns", args=[staff_list.pk]), told)

    assert sorted(answer.context["form"].errors) == ["department", "job"]


def test_what_must_not_matter_is_said_to_be_never_read(desk: Client, carla: Person):
    staff_list = taken("Name,Mail,Gender\nBea,bea@x.example,f\n", by=carla)

    answer = desk.get(reverse("staff_list_columns", args=[staff_list.pk]))

    assert answer.context["never_read"] == "Gender"


def test_the_difference_is_shown_fact_by_fact_with_managers_by_name(desk: Client, carla: Person):
    ann = enter("Ann", "ann@x.example")
    enter("Bob", "bob@x.example", manager=ann, job="Clerk")
    text = "Name,Mail,Job,Boss\nBob,bob@x.example,Typist,Cyd\nCyd,cyd@x.example,,Ann\n"
    staff_list = compared(text, by=carla)

    told = desk.get(reverse("staff_list", args=[staff_list.pk])).context["differences"]

    assert [(one.name, [(f.label, f.before, f.after) for f in one.facts]) for one in told] == [
        ("Bob", [("Manager", "Ann", "Cyd"), ("Job", "Clerk", "Typist")]),
        ("Cyd", [("E-mail", "", "cyd@x.example"), ("Manager", "", "Ann")]),
        ("Ann", []),
    ]


def test_the_lines_of_one_kind_are_shown_alone(desk: Client, carla: Person, noor: Person):
    staff_list = compared(TEXT, by=carla)
    address = reverse("staff_list", args=[staff_list.pk])

    kinds = {
        kind: [one.name for one in desk.get(address, {"kind": kind}).context["differences"]]
        for kind in Line.Kind.values
    }

    assert kinds == {"new": ["Bea Holm"], "changed": [], "gone": ["Noor Haddad"]}


def test_problems_are_shown_instead_of_a_difference_and_nothing_can_be_applied(
    desk: Client, carla: Person
):
    staff_list = compared("Name,Mail\nBea,bea\n", by=carla)

    answer = desk.get(reverse("staff_list", args=[staff_list.pk]))
    refused = desk.post(reverse("staff_list_apply", args=[staff_list.pk]), follow=True)

    assert answer.templates[0].name == "staff_lists/problems.html"
    assert _said(refused) == ["This list cannot be applied as it stands. Look at it again."]


def test_why_a_list_cannot_be_undone_is_said(desk: Client, carla: Person):
    staff_list = applied(TEXT, by=carla)
    Person.objects.filter(name="Bea Holm").update(job="Driver")

    answer = desk.post(reverse("staff_list_undo", args=[staff_list.pk]), follow=True)

    assert _said(answer) == ["Bea Holm was changed in the meantime. Nothing was done."]


def test_a_list_that_was_not_applied_can_be_thrown_away(desk: Client, carla: Person):
    waiting, done = compared(TEXT, by=carla), applied(TEXT, by=carla)

    thrown = desk.post(reverse("staff_list_drop", args=[waiting.pk]))
    kept = desk.post(reverse("staff_list_drop", args=[done.pk]))

    assert (thrown.status_code, kept.status_code) == (302, 404)
    assert list(StaffList.objects.all()) == [done]


def test_the_columns_of_an_applied_list_are_not_chosen_again(desk: Client, carla: Person):
    staff_list = applied(TEXT, by=carla)

    assert desk.get(reverse("staff_list_columns", args=[staff_list.pk])).status_code == 404


@pytest.mark.usefixtures("hardly_anything_is_short")
def test_a_long_list_is_worked_through_by_a_job_that_the_page_shows(desk: Client, carla: Person):
    staff_list = taken(TEXT, by=carla)
    address = reverse("staff_list", args=[staff_list.pk])

    desk.post(reverse("staff_list_columns", args=[staff_list.pk]), _columns(staff_list))
    waiting = desk.get(address)
    part = desk.get(address, headers={"HX-Request": "true"})
    run(Job.objects.get().pk)
    done = desk.get(address)

    assert waiting.templates[0].name == "staff_lists/working.html"
    assert part.content.decode().strip().startswith("<div")
    assert done.templates[0].name == "staff_lists/ready.html"


@pytest.mark.usefixtures("hardly_anything_is_short")
def test_a_long_list_is_applied_and_undone_by_jobs(desk: Client, carla: Person):
    staff_list = compared(TEXT, by=carla)

    desk.post(reverse("staff_list_apply", args=[staff_list.pk]), {"gone": "stay"})
    run(Job.objects.latest("pk").pk)
    assert Person.objects.filter(name="Bea Holm").count() == 1

    desk.post(reverse("staff_list_undo", args=[staff_list.pk]))
    run(Job.objects.latest("pk").pk)
    assert Person.objects.filter(name="Bea Holm").count() == 0


@pytest.mark.usefixtures("hardly_anything_is_short")
def test_a_job_that_cannot_be_done_says_why_on_the_page_of_the_list(desk: Client, carla: Person):
    staff_list = compared(TEXT, by=carla)
    desk.post(reverse("staff_list_apply", args=[staff_list.pk]), {"gone": "stay"})
    enter("Bea", "bea@x.example")

    run(Job.objects.get().pk)

    answer = desk.get(reverse("staff_list", args=[staff_list.pk]))
    assert answer.context["list"].job.fault.startswith("Somebody has been entered in the meantime")
    assert answer.context["list"].applied_at is None


@pytest.mark.usefixtures("hardly_anything_is_short")
def test_a_list_that_is_worked_on_is_not_begun_again(desk: Client, carla: Person):
    staff_list = compared(TEXT, by=carla)
    for _ in range(2):
        desk.post(reverse("staff_list_apply", args=[staff_list.pk]), {"gone": "stay"})

    assert Job.objects.count() == 1


@pytest.mark.usefixtures("hardly_anything_is_short")
def test_a_cancelled_comparison_leads_back_to_the_columns(desk: Client, carla: Person):
    staff_list = taken(TEXT, by=carla)
    desk.post(reverse("staff_list_columns", args=[staff_list.pk]), _columns(staff_list))
    cancel(Job.objects.get(), by=carla, at=staff_list.uploaded_at)

    answer = desk.get(reverse("staff_list", args=[staff_list.pk]))

    assert answer["Location"] == reverse("staff_list_columns", args=[staff_list.pk])


def test_a_list_asks_as_often_for_three_people_as_for_one(desk: Client, carla: Person):
    ann = enter("Ann", "ann@x.example")
    few = compared("Name,Mail,Boss\nBob,bob@x.example,Ann\nAnn,ann@x.example,\n", by=carla)
    rows = [f"P{number},p{number}@x.example,Ann\n" for number in range(3)]
    many = compared(f"Name,Mail,Boss\n{''.join(rows)}Ann,{ann.email},\n", by=carla)
    counts = []

    for staff_list in (few, few, many):
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse("staff_list", args=[staff_list.pk]))
        counts.append(len(asked))

    assert counts[1] == counts[2]
