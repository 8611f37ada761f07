"""The report as people meet it: on a phone, in the dark, by keyboard, without script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from report_cast import AMARA, MARGIT, SWAP, report_of

from turnabout.cli.report import render_report
from turnabout.matchmaking.matching import Pair, Proof

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    proof = Proof(102_000, 102_000, 2, 2, (SWAP,), 1)
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_report(report_of(proof=proof)), encoding="utf-8")
    return Path(file).as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_it_has_no_violation_and_no_sideways_scrolling(
    page: Page, address: str, scheme: str, width: int
):
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_on_a_phone_a_row_is_a_card_and_nothing_is_hidden(page: Page, address: str):
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(address)
    cells = page.locator(".cards > tbody > tr > td")
    assert cells.evaluate_all("all => all.filter(one => !one.checkVisibility()).length") == 0
    labels = page.locator("#pairs > tbody").first.locator("[data-label]")
    assert labels.evaluate_all("all => all.map(one => one.dataset.label)") == [
        "Mentor",
        "Mentee",
        "Points",
        "Topics",
        "Together",
    ]
    widths = cells.evaluate_all("all => all.map(one => one.clientWidth)")
    assert min(widths) > PHONE - 40


def test_on_a_phone_the_sorting_stays(page: Page, address: str):
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(address)
    page.get_by_role("button", name="Points").click()
    assert _mentors(page) == ["Mikkel Thorsen", "Amara Nwosu"]


def test_it_asks_the_network_for_nothing(page: Page, address: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(address)
    assert set(asked) - {"data"} == {"file"}
    assert asked.count("file") == 1


def test_it_has_no_error_in_its_script_or_its_security_policy(page: Page, address: str):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert said == []


def test_search_leaves_only_the_pairs_that_hold_every_word(page: Page, address: str):
    page.goto(address)
    page.get_by_label("Find a name").fill("trainee amara")
    assert _mentors(page) == ["Amara Nwosu"]
    assert page.get_by_role("status").inner_text() == "1 of 2 shown"
    page.get_by_label("Find a name").fill("")
    assert _mentors(page) == ["Amara Nwosu", "Mikkel Thorsen"]


def test_a_column_sorts_by_keyboard_and_says_which_way(page: Page, address: str):
    page.goto(address)
    page.get_by_role("button", name="Points").focus()
    page.keyboard.press("Enter")
    assert _mentors(page) == ["Mikkel Thorsen", "Amara Nwosu"]
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert _mentors(page) == ["Amara Nwosu", "Mikkel Thorsen"]
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_long_table_shows_its_first_rows_and_then_all_that_are_asked_for(
    page: Page, tmp_path: Path
):
    pairs = tuple(Pair(AMARA, MARGIT, score) for score in range(201))
    file = tmp_path / "long.html"
    file.write_text(render_report(report_of(pairs=pairs)), encoding="utf-8")
    page.goto(file.as_uri())
    assert (len(_mentors(page)), page.get_by_role("status").inner_text()) == (
        200,
        "200 of 201 shown",
    )
    page.get_by_role("button", name="Show all").click()
    assert (len(_mentors(page)), page.get_by_role("status").inner_text()) == (201, "")


def test_why_opens_on_its_pair(page: Page, address: str):
    page.goto(address)
    reason = page.locator("#pairs details").first
    reason.locator("summary").press("Enter")
    assert reason.get_by_text("4 can show others").is_visible()


def test_without_script_every_row_is_there_and_no_control_is_dead(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#pairs > tbody > tr:first-child").count() == 2
    assert page.locator("#tools").is_hidden()
    assert page.locator("#pairs button").count() == 0
    context.close()


def test_on_paper_there_are_no_controls(page: Page, address: str):
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator("#tools").is_hidden()
    assert page.locator("#pairs > tbody > tr:first-child:visible").count() == 2


def _mentors(page: Page) -> list[str]:
    return page.locator("#pairs > tbody:visible .who:first-child b").all_inner_texts()
