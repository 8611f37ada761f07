"""Sign-ups from a sheet in a real browser: from the upload to what each of the people sees."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.enrollment.sheet_cast import BOTH, applied, looked
from tests.enrollment.signup_cast import load, open_cohort
from tests.journeys.browsing import PHONE, appear, sign_in, wrong_with

from turnabout.enrollment.models import Enrollment, SignUpSheet
from turnabout.enrollment.signing_up import begin
from turnabout.people.leaving import leave
from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Cohort, Side
from turnabout.programs.rhythm import keep_rhythm

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("noor", "ada"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def spring(carla: Person) -> Cohort:
    """A cohort that people can sign up for today."""
    return open_cohort(carla, at=timezone.now())


@pytest.fixture
def sheets(spring: Cohort) -> str:
    """The path of the cohort's sheets."""
    return f"/programs/{spring.program_id}/cohorts/{spring.pk}/sign-ups/sheets/"


def choose(page: Page, text: str) -> None:
    """Choose a sheet of these lines, and upload it."""
    file = {"name": "sheet.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Sheet of sign-ups").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Upload").click()


def test_a_sheet_is_corrected_applied_and_completed_by_whom_it_names(
    page: Page, live_server: LiveServer, spring: Cohort, sheets: str, carla: Person, ada: Person
):
    sign_in(page.context, live_server.url, carla)
    page.goto(live_server.url + sheets.removesuffix("sheets/"))
    page.get_by_role("link", name="From a sheet").click()
    choose(page, BOTH.replace("mentor", "boss"))
    expect(page.get_by_role("heading", level=1)).to_have_text("1 thing is to be put right")
    page.get_by_role("link", name="Upload the corrected file").click()
    choose(page, BOTH.replace("creators:0:3", "creators:0:3; Sea shanties:0:1"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What the sheet would do")
    page.get_by_label("Add the topics of the sheet").check()
    page.get_by_role("button", name="Sign them up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("They are signed up")
    page.get_by_role("link", name="Go to the sign-ups").click()
    expect(page.get_by_role("row", name="Ada Lindqvist")).to_contain_text("Signed up from a sheet")

    sign_in(page.context, live_server.url, ada)
    appear(page, width=PHONE, scheme="light")
    page.goto(live_server.url + "/sign-up/")
    page.get_by_role("link", name="Upward").click()
    page.get_by_role("link", name="Read the ground rules and accept them.").click()
    page.get_by_label("I accept").check()
    page.get_by_role("button", name="Keep and go on").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed up")
    one = load(Enrollment.objects.get(person=ada))
    assert (bool(one.rules_accepted_at), one.is_theirs) == (True, True)
    assert spring.program.topics.count() == 2


def test_a_sheet_is_applied_and_undone_without_script(
    browser: Browser, live_server: LiveServer, sheets: str, carla: Person
):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server.url, carla)
    page = context.new_page()
    page.goto(live_server.url + sheets)
    choose(page, BOTH)
    page.get_by_role("button", name="Sign them up").click()
    page.get_by_role("button", name="Undo the sheet").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The sheet is undone")
    assert Enrollment.objects.count() == 0
    context.close()


def test_no_page_of_a_sheet_shuts_anybody_out(
    page: Page,
    live_server: LiveServer,
    spring: Cohort,
    sheets: str,
    noor: Person,
    carla: Person,
):
    begin(spring, noor, Side.MENTOR, by=carla, at=timezone.now())
    new = BOTH.replace("creators:0:3", "creators:0:3; Short videos and creator:0:1")
    ready = looked(spring, new, by=carla)
    SignUpSheet.objects.filter(pk=ready.pk).update(
        notes=[{"row": 2, "message": "a", "remedy": "b"}]
    )
    wrong = looked(spring, "Email,Role\nnobody@x.example,mentor\n", by=carla)
    sign_in(page.context, live_server.url, carla)
    paths = [sheets, f"{sheets}{ready.pk}/", f"{sheets}{wrong.pk}/"]

    assert wrong_with(page, live_server.url, paths) == {}


def test_no_page_after_a_sheet_shuts_anybody_out(
    page: Page,
    live_server: LiveServer,
    spring: Cohort,
    sheets: str,
    noor: Person,
    carla: Person,
):
    sheet = applied(spring, BOTH, by=carla)
    rhythm = {"minutes": 45, "weeks_between": 3, "sessions": 6, "months": 6}
    keep_rhythm(spring.program, **rhythm, by=carla, at=timezone.now())
    sign_in(page.context, live_server.url, carla)
    hers = [sheets, f"{sheets}{sheet.pk}/", sheets.removesuffix("sheets/")]
    found = wrong_with(page, live_server.url, hers)
    sign_in(page.context, live_server.url, noor)
    mine = f"/sign-up/{Enrollment.objects.get(person=noor).pk}/"
    found |= wrong_with(page, live_server.url, [mine, f"{mine}history/"])

    assert found == {}


def test_no_page_of_taking_over_shuts_anybody_out(
    page: Page, live_server: LiveServer, carla: Person, arne: Person
):
    program = begin_program("Upward", by=carla, at=timezone.now())
    leave(carla, by=arne, at=timezone.now())
    sign_in(page.context, live_server.url, arne)
    paths = ["/programs/coordinators/", f"/programs/coordinators/{program.pk}/"]

    assert wrong_with(page, live_server.url, paths) == {}
