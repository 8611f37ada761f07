"""The staff list in a real browser: uploaded, arranged, searched; by hand, keyboard and eye."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import NOW, enter
from tests.journeys.browsing import sign_in, wrong_with
from tests.people.staff_list_cast import applied, compared, taken

from turnabout.people.ladder import rungs
from turnabout.people.models import Grade, Office, Person
from turnabout.people.offices import appoint

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STAFF = (
    "Staff no,Name,E-mail,Line manager,Band,Level,Job title\n"
    "1,Ann Berg,ann@x.example,,Boss,9,Director\n"
    "2,Bob Holm,bob@x.example,1,Clerk,2,Typist\n"
    "3,Cyd Lund,cyd@x.example,1,Temp,1,Typist\n"
)


@pytest.fixture
def site(live_server: LiveServer, carla: Person, arne: Person) -> str:
    appoint(carla, Office.ADMINISTRATOR, by=arne, at=NOW)
    return live_server.url


@pytest.fixture
def desk(page: Page, site: str, carla: Person) -> Page:
    """Carla's browser."""
    sign_in(page.context, site, carla)
    return page


@pytest.fixture
def grades(site: str) -> list[Grade]:
    """Temp below Clerk below Boss."""
    names = enumerate(["Temp", "Clerk", "Boss"], start=1)
    return [Grade.objects.create(name=name, height=height) for height, name in names]


@pytest.fixture
def staff_file(tmp_path: Path) -> Path:
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    return file


@pytest.mark.parametrize("with_script", [True, False])
def test_a_staff_list_is_uploaded_looked_at_applied_and_undone(
    browser: Browser, site: str, carla: Person, staff_file: Path, *, with_script: bool
):
    context = browser.new_context(java_script_enabled=with_script)
    sign_in(context, site, carla)
    page = context.new_page()

    page.goto(f"{site}/people/")
    page.get_by_role("link", name="Upload a staff list").click()
    page.get_by_label("Staff list").set_input_files(staff_file)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("button", name="Compare with the directory").click()
    expect(page.get_by_role("row", name="Bob Holm")).to_contain_text("Ann Berg")
    page.get_by_role("button", name="Apply the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The list is applied")
    assert [[str(grade) for grade in rung] for rung in rungs()] == [["Temp"], ["Clerk"], ["Boss"]]
    assert Person.objects.get(staff_id="2").manager == Person.objects.get(staff_id="1")
    page.get_by_role("button", name="Undo the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The list is undone")

    assert Person.objects.filter(staff_id__isnull=False).count() == 0
    context.close()


def test_a_grade_is_dragged_above_beside_and_below(desk: Page, site: str, grades: list[Grade]):
    desk.goto(f"{site}/people/grades/")

    _drag(desk, "Temp", "Boss", part=0.1)
    assert _names() == [["Clerk"], ["Boss"], ["Temp"]]
    _drag(desk, "Temp", "Clerk", part=0.5)
    assert _names() == [["Clerk", "Temp"], ["Boss"]]
    _drag(desk, "Boss", "Clerk", part=0.95)
    assert _names() == [["Boss"], ["Clerk", "Temp"]]


def test_a_grade_that_waits_is_dragged_onto_the_ladder(desk: Page, site: str, grades: list[Grade]):
    Grade.objects.create(name="Chief", height=None)
    desk.goto(f"{site}/people/grades/")

    _drag(desk, "Chief", "Boss", part=0.1)

    assert _names() == [["Temp"], ["Clerk"], ["Boss"], ["Chief"]]
    expect(desk.get_by_text("To be placed")).to_have_count(0)


def test_a_grade_climbs_by_keyboard_and_keeps_the_focus(desk: Page, site: str, grades: list[Grade]):
    desk.goto(f"{site}/people/grades/")
    desk.locator(f"#up-{grades[0].pk}").focus()

    for wanted in ([["Clerk", "Temp"], ["Boss"]], [["Clerk"], ["Temp"], ["Boss"]]):
        with desk.expect_response("**/people/grades/place/"):
            desk.keyboard.press("Enter")
        _wait_until_settled(desk)
        expect(desk.locator(f"#up-{grades[0].pk}")).to_be_focused()
        assert _names() == wanted


def test_a_grade_that_has_reached_the_top_keeps_the_focus_on_its_other_button(
    desk: Page, site: str, grades: list[Grade]
):
    desk.goto(f"{site}/people/grades/")
    desk.locator(f"#up-{grades[1].pk}").focus()

    for focused in ("up", "down"):
        with desk.expect_response("**/people/grades/place/"):
            desk.keyboard.press("Enter")
        _wait_until_settled(desk)
        expect(desk.locator(f"#{focused}-{grades[1].pk}")).to_be_focused()

    assert _names() == [["Temp"], ["Boss"], ["Clerk"]]


def test_the_directory_follows_what_one_types(desk: Page, site: str):
    enter("Bob Holm", "bob@x.example")
    desk.goto(f"{site}/people/")

    desk.get_by_role("searchbox").press_sequentially("holm")

    expect(desk.get_by_role("status")).to_have_text("1 person")
    expect(desk).to_have_url(f"{site}/people/?q=holm&grade=&department=&who=here&manager=&sort=")
    desk.get_by_role("link", name="Bob Holm").click()
    desk.go_back()
    expect(desk.get_by_role("heading", level=1)).to_have_text("People")
    expect(desk.locator("tbody tr")).to_have_count(1)


def test_a_manager_is_suggested_while_one_types(desk: Page, site: str, carla: Person):
    bob = enter("Bob Holm", "bob@x.example")
    desk.goto(f"{site}/people/{bob.pk}/edit/")

    desk.get_by_label("Manager").press_sequentially("rey")

    expect(desk.locator("#managers option")).to_have_attribute("value", carla.email)


def test_no_page_has_a_violation_or_scrolls_sideways(desk: Page, site: str, carla: Person):
    assert wrong_with(desk, site, _pages(carla)) == {}


def _pages(carla: Person) -> list[str]:
    """Return every page of the room, each with something on it."""
    Grade.objects.create(name="Chief", height=None)
    done = applied(STAFF, by=carla)
    ready = compared(STAFF.replace("Typist", "Clerk") + "4,Dot,dot@x.example,?,,,\n", by=carla)
    wrong = compared(STAFF.replace("ann@x.example", "ann" * 40), by=carla)
    lists = [done, ready, wrong]
    bob = Person.objects.get(staff_id="2")
    return [
        "/people/",
        "/people/?q=nobody",
        "/people/new/",
        f"/people/{bob.pk}/",
        f"/people/{carla.pk}/",
        f"/people/{bob.pk}/edit/",
        f"/people/{bob.pk}/leaving/",
        "/people/grades/",
        "/people/offices/?q=holm",
        "/people/lists/",
        f"/people/lists/{taken(STAFF, by=carla).pk}/columns/",
        *(f"/people/lists/{one.pk}/" for one in lists),
    ]


def _names() -> list[list[str]]:
    return [sorted(str(grade) for grade in rung) for rung in rungs()]


def _drag(page: Page, grade: str, onto: str, *, part: float) -> None:
    """Drag a grade to some part of the height of another, from its top."""
    keys = dict(Grade.objects.values_list("name", "pk"))
    one, other = (page.locator(f"[data-grade='{keys[name]}']") for name in (grade, onto))
    box = other.bounding_box()
    assert box is not None
    with page.expect_response("**/people/grades/place/"):
        one.drag_to(other, target_position={"x": 60, "y": box["height"] * part})
    expect(page.locator(".dragged")).to_have_count(0)
    _wait_until_settled(page)


def _wait_until_settled(page: Page) -> None:
    """Wait until what was asked for stands on the page, and its buttons are known."""
    busy = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
    expect(page.locator(busy)).to_have_count(0)
