"""Skills as people meet them: on a phone, in the dark, by keyboard, without script."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.cast import NOW
from tests.journeys.browsing import PHONE, heard, sign_in, wrong_with
from tests.skills.shelf import skill

from turnabout.people.models import Person
from turnabout.skills.additions import add_skill
from turnabout.skills.catalogue import load_catalogue

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.web.skills_form_page"),
]

OVERTAKEN = ("htmx:afterRequest", "htmx:sendAbort")
"""What htmx says of a question that the next letter has overtaken."""

PAGES = (
    "/skills/",
    "/skills/{addition}/",
    "/skills/{skill}/",
    "/skills/near/?q=photo",
    "/form/",
)


@pytest.fixture
def address(live_server: LiveServer, carla: Person, noor: Person) -> str:
    load_catalogue()
    return live_server.url


@pytest.fixture
def visit(page: Page, address: str, carla: Person) -> Page:
    """Carla's browser, on a phone."""
    sign_in(page.context, address, carla)
    page.set_viewport_size({"width": PHONE, "height": 800})
    return page


def test_no_page_has_a_violation_or_scrolls_sideways(visit: Page, address: str, noor: Person):
    addition = add_skill("Photo editing apps", by=noor, at=NOW)
    pages = [path.format(addition=addition.pk, skill=skill("Canva").pk) for path in PAGES]

    assert wrong_with(visit, address, pages) == {}


def test_a_slip_of_the_pen_is_offered_the_right_name_and_a_rung_is_next(visit: Page, address: str):
    said = heard(visit)
    visit.goto(f"{address}/form/")

    visit.get_by_label("Skill 1", exact=True).press_sequentially("instgram")
    visit.get_by_role("button", name="Instagram", exact=True).click()
    visit.keyboard.press("4")
    visit.get_by_role("button", name="Sign up").click()

    assert visit.locator("output").inner_text() == "Instagram: 4"
    assert [one for one in said if not any(harmless in one for harmless in OVERTAKEN)] == []


def test_it_is_chosen_by_keyboard_alone(visit: Page, address: str):
    visit.goto(f"{address}/form/")

    visit.get_by_label("Skill 1", exact=True).press_sequentially("figma")
    visit.locator(".suggestions button").first.wait_for()
    visit.keyboard.press("ArrowDown")
    visit.keyboard.press("Enter")
    visit.keyboard.press("2")
    visit.get_by_role("button", name="Sign up").press("Enter")

    assert visit.locator("output").inner_text() == "Figma: 2"


def test_escape_puts_the_offered_names_away_and_keeps_what_was_typed(visit: Page, address: str):
    visit.goto(f"{address}/form/")
    name = visit.get_by_label("Skill 1", exact=True)

    name.press_sequentially("figma")
    visit.locator(".suggestions button").first.wait_for()
    visit.keyboard.press("Escape")

    assert (visit.locator(".suggestions").count(), name.input_value()) == (0, "figma")


def test_only_one_empty_row_waits_below_the_last_full_one(visit: Page, address: str):
    visit.goto(f"{address}/form/")
    before = visit.locator(".choice:visible").count()

    visit.get_by_label("Skill 1", exact=True).fill("Canva")
    visit.get_by_label("Skill 2", exact=True).fill("Figma")

    assert (before, visit.locator(".choice:visible").count()) == (1, 3)


def test_every_target_is_large_enough_for_a_thumb(visit: Page, address: str):
    visit.goto(f"{address}/form/")
    visit.get_by_label("Skill 1", exact=True).press_sequentially("photo")
    visit.locator(".suggestions button").first.wait_for()

    heights = visit.locator(".choices :is(input, select, button, a):visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )

    assert min(heights) >= 41


def test_without_script_it_takes_names_all_the_same(browser: Browser, address: str, carla: Person):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, address, carla)
    page = context.new_page()
    page.goto(f"{address}/form/")

    page.get_by_label("Skill 1", exact=True).fill("Drone surveys")
    page.get_by_label("How well, for skill 1").select_option("3")
    page.get_by_role("button", name="Sign up").click()

    assert page.locator("output").inner_text() == "Drone surveys: 3"
    context.close()


def test_a_coordinator_merges_an_addition_and_takes_it_back(
    visit: Page, address: str, noor: Person
):
    add_skill("Photo editing apps", by=noor, at=NOW)
    visit.goto(f"{address}/skills/")

    visit.get_by_role("button", name="Same as Editing pictures").click()
    merged = visit.get_by_role("status").first.inner_text()
    visit.get_by_role("link", name="Photo editing apps").click()
    visit.get_by_role("button", name="Take the merge back").click()

    assert merged == "“Photo editing apps” means “Editing pictures” from now on."
    assert visit.get_by_role("heading", level=1).inner_text() == "Photo editing apps"


def test_the_list_follows_what_is_typed(visit: Page, address: str):
    visit.goto(f"{address}/skills/")

    visit.get_by_label("Find a skill").press_sequentially("photoshop")
    visit.get_by_text("1 skill", exact=True).wait_for()

    assert visit.locator("#rows tbody th").all_inner_texts() == ["Editing pictures"]
