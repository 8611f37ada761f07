"""From nothing to an open sign-up, as a coordinator does it in a real browser, by keyboard."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.cast import NOW, enter
from tests.journeys.browsing import sign_in, wrong_with
from tests.web.programs_cast import grades

from turnabout.people.models import Person
from turnabout.programs.beginning import begin_program
from turnabout.programs.models import Decision, Program
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.path import steps
from turnabout.programs.readiness import decide_readiness
from turnabout.programs.topics import add_topics
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.models import Skill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/programs/",
    "/programs/new/",
    "/programs/{pk}/",
    "/programs/{pk}/name/",
    "/programs/{pk}/copy/",
    "/programs/{pk}/archive/",
    "/programs/{pk}/history/",
    "/programs/{pk}/why/questions/",
    "/programs/{pk}/why/",
    "/programs/{pk}/topics/?q=video",
    "/programs/{pk}/who/",
    "/programs/{pk}/rules/",
    "/programs/{pk}/rules/versions/",
    "/programs/{pk}/rhythm/",
    "/programs/{pk}/people/?part=contact&q=a",
    "/programs/{pk}/invitations/mentor/",
    "/programs/{pk}/sign-up/",
)


@pytest.fixture
def people(carla: Person, ada: Person) -> None:
    """Ada above Carla, Ines beside them, and a ladder of grades."""
    enter("Ines Duarte", "ines@kittiwake.example")
    Person.objects.filter(pk=carla.pk).update(manager=ada)
    grades()
    load_catalogue()


@pytest.fixture
def site(live_server: LiveServer, people: None) -> str:
    return live_server.url


@pytest.fixture
def upward(site: str, carla: Person) -> Program:
    program = begin_program("Upward", by=carla, at=NOW)
    answers = dict.fromkeys(QUESTIONS, True) | {"work": False}
    decide_readiness(program, answers, decision=Decision.START, by=carla, at=NOW)
    add_topics(program, Skill.objects.topics()[:3], by=carla, at=NOW)
    return program


@pytest.fixture
def desk(page: Page, site: str, carla: Person) -> Page:
    """Carla's browser."""
    sign_in(page.context, site, carla)
    return page


def test_a_coordinator_comes_from_nothing_to_an_open_sign_up_by_keyboard(desk: Page, site: str):
    desk.goto(f"{site}/programs/")
    _press(desk.get_by_role("link", name="Begin a program"))
    _type(desk.get_by_label("Name of the program"), "Upward")
    _press(desk.get_by_role("button", name="Begin with six questions"))

    _answer_questions(desk, noes=("Will the time count as work?", "Is there a named problem?"))
    expect(desk.get_by_role("heading", name="We advise to listen first")).to_be_visible()
    _choose(desk.get_by_label("Start the program"))
    _type(desk.get_by_label("If you start all the same: why?"), "The board asks for it.")
    _go_on(desk)

    _write_objective(desk)
    _choose_topics(desk)
    _choose_grades(desk)
    _weigh(desk)
    _go_on(desk)  # the rhythm, as it comes

    _give_seat(desk, "Sponsor", "ada", "Ada Lindqvist")
    _give_seat(desk, "Confidential contact", "ines", "Ines Duarte")
    _press(desk.get_by_role("link", name="Go on", exact=True))
    _go_on(desk)  # the text for mentees, as it comes
    expect(desk.get_by_role("link", name="Text for mentors")).to_have_attribute(
        "aria-current", "page"
    )
    _go_on(desk)

    _type(desk.get_by_label("Name of the cohort"), "Spring")
    _press(desk.get_by_role("button", name="Plan this cohort"))
    _press(desk.get_by_role("button", name="Open sign-up for Spring"))

    expect(desk.get_by_text("Sign-up for Spring is open until")).to_be_visible()
    assert [step.gaps for step in steps(Program.objects.get())] == [()] * 8


def test_a_slider_says_its_points_and_takes_them_from_the_others(
    desk: Page, site: str, upward: Program
):
    desk.goto(f"{site}/programs/{upward.pk}/rules/")
    topics = desk.get_by_role("slider", name="The mentor knows")

    topics.press("End")
    expect(topics).to_have_attribute("aria-valuetext", "100 points out of 100")
    assert _points(desk) == [100, 0, 0, 0, 0, 0]

    topics.press("ArrowLeft")
    assert sum(_points(desk)) == 100
    expect(desk.locator(".total output")).to_have_text("100")


def test_an_arrow_back_returns_what_it_took(desk: Page, site: str, upward: Program):
    desk.goto(f"{site}/programs/{upward.pk}/rules/")
    topics = desk.get_by_role("slider", name="The mentor knows")

    for key in ["ArrowRight"] * 7 + ["ArrowLeft"] * 7:
        topics.press(key)

    assert _points(desk) == [40, 25, 15, 10, 5, 5]


def test_wording_is_checked_while_one_types(desk: Page, site: str, upward: Program):
    desk.goto(f"{site}/programs/{upward.pk}/invitations/mentee/")

    _type(desk.get_by_label("Subject"), "For digital natives")

    expect(desk.locator(".findings")).to_contain_text("“digital natives”")
    expect(desk.locator(".letter-text")).to_contain_text("For digital natives")


def test_the_path_works_without_script(browser: Browser, site: str, upward: Program, carla: Person):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, site, carla)
    page = context.new_page()

    page.goto(f"{site}/programs/{upward.pk}/rules/")
    page.get_by_label("The mentor knows").fill("80")
    page.get_by_role("button", name="Share them out to 100").click()
    assert sum(_points(page)) == 100
    page.get_by_role("button", name="Save and go on").click()
    page.goto(f"{site}/programs/{upward.pk}/people/")
    page.get_by_role("link", name="Choose somebody as Sponsor").click()
    page.get_by_label("Name, address or department").fill("ada")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("button", name="Choose Ada Lindqvist").click()

    assert upward.rulebook.number == 2
    expect(page.get_by_role("button", name="End Ada Lindqvist as Sponsor")).to_be_visible()
    context.close()


def test_no_page_has_a_violation_or_scrolls_sideways(desk: Page, site: str, upward: Program):
    pages = [page.format(pk=upward.pk) for page in PAGES]

    assert wrong_with(desk, site, pages) == {}


def _press(one: Locator) -> None:
    one.focus()
    expect(one).to_be_focused()
    one.press("Enter")


def _go_on(page: Page) -> None:
    place = page.locator(".place").inner_text()
    address = page.url
    _press(page.get_by_role("button", name="Save and go on"))
    page.wait_for_function(
        "([place, address]) => document.readyState === 'complete' && "
        "(location.href !== address || document.querySelector('.place').innerText !== place)",
        arg=[place, address],
    )


def _type(one: Locator, words: str) -> None:
    one.focus()
    one.press("ControlOrMeta+a")
    one.press_sequentially(words)


def _choose(one: Locator) -> None:
    one.focus()
    one.press("Space")
    expect(one).to_be_checked()


def _answer_questions(page: Page, *, noes: tuple[str, ...]) -> None:
    for question in QUESTIONS.values():
        answer = "No" if question in noes else "Yes"
        _choose(page.get_by_role("group", name=str(question)).get_by_label(answer, exact=True))
    _press(page.get_by_role("button", name="Save and go on"))


def _write_objective(page: Page) -> None:
    _type(page.get_by_label("Who is to learn?"), "our twelve directors")
    _type(page.get_by_label("… namely"), "run one campaign on short video a quarter")
    page.get_by_label("By when?").press_sequentially("12012199")
    _type(page.get_by_label("What do they learn?"), "social media")
    _type(page.get_by_label("From whom?"), "trainees in marketing")
    _type(page.get_by_label("What will mentors have gained?"), "a view of how decisions are made")
    _choose(page.get_by_label("new tools and ways of working"))
    _type(page.get_by_label("You stop or redesign if"), "nobody comes")
    expect(page.locator(".sentence")).to_contain_text("redesign if nobody comes.")
    _go_on(page)


def _choose_topics(page: Page) -> None:
    _type(page.get_by_label("Topic, tool or abbreviation"), "short video")
    _press(page.get_by_role("button", name="Add Short video").first)
    _choose(page.locator("input[name=objective]").first)
    _go_on(page)


def _choose_grades(page: Page) -> None:
    for label, grade in (("Who may mentor?", "Trainee"), ("Who may learn?", "Director")):
        _type(page.get_by_label(label), grade)
    _go_on(page)


def _weigh(page: Page) -> None:
    slider = page.get_by_role("slider", name="They chose each other")
    slider.press("ArrowRight")
    assert sum(_points(page)) == 100
    _go_on(page)


def _give_seat(page: Page, part: str, words: str, name: str) -> None:
    _press(page.get_by_role("link", name=f"Choose somebody as {part}"))
    _type(page.get_by_label("Name, address or department"), words)
    _press(page.get_by_role("button", name=f"Choose {name}"))
    expect(page.get_by_role("button", name=f"End {name} as {part}")).to_be_visible()


def _points(page: Page) -> list[int]:
    page.wait_for_load_state()  # fields are counted as they are, a page half come has none
    fields = page.locator(".wishes input[type=number]").all()
    return [int(field.input_value()) for field in fields]
