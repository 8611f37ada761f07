"""From a yes to pairs that are told, with a quiet no in between, in a real browser."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.browsing import sign_in, wrong_with
from tests.pairs.preview_cast import carried_out, matched, two_of

from turnabout.core.models import Letter
from turnabout.pairs.days import day_at, working_days_after
from turnabout.pairs.models import MatchRun, Pair, Preview
from turnabout.pairs.previews import decline, show
from turnabout.pairs.publishing import publish
from turnabout.pairs.review import approve, approve_all
from turnabout.pairs.settling import settle
from turnabout.people.models import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.mark.parametrize("with_script", [True, False])
def test_pairs_are_shown_one_declines_the_places_are_filled_and_all_are_told(
    browser: Browser, live_server: LiveServer, carla: Person, *, with_script: bool
):
    run = matched(carla, at=timezone.now())
    approve_all(run, by=carla, at=timezone.now())
    one, other = run.proposals.with_people()[:2]
    context = browser.new_context(java_script_enabled=with_script)
    page = context.new_page()

    def be(person: Person, place: str) -> None:
        sign_in(context, live_server.url, person)
        page.goto(live_server.url + place)

    be(carla, f"{_place(run)}showing/")
    page.get_by_role("button", name="Write to 8 people").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4 pairs are being looked at")
    for declining in (one.mentor.person, other.mentee.person):
        be(declining, "/")
        page.get_by_role("link", name="Look at who is proposed for you").click()
        page.get_by_text("Rather somebody else", exact=True).click()
        page.get_by_role("button", name="Yes, rather somebody else").click()
        expect(page.get_by_text("You would rather have somebody else.")).to_be_visible()
    _let_the_day_pass()
    be(carla, f"{_place(run)}showing/")
    page.get_by_role("button", name="Settle it now").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("2 of 4 pairs did not come about")
    again = carried_out(MatchRun.objects.get(follows__isnull=False), at=timezone.now())
    page.reload()
    page.get_by_role("link", name="Look at the new run").click()
    page.get_by_role("button", name="Approve all 2").click()
    expect(page.get_by_role("main")).to_contain_text("4 of 4 pairs approved.")
    page.goto(f"{live_server.url}{_place(again)}showing/")
    page.get_by_role("button", name="Write to 4 people").click()
    be(one.mentor.person, "/looks/")
    expect(page.get_by_role("heading", level=2)).to_have_text(other.mentee.person.first_name)
    expect(page.get_by_text("Rather somebody else")).to_have_count(0)
    _let_the_day_pass()
    be(carla, f"{_place(again)}showing/")
    page.get_by_role("button", name="Settle it now").click()
    page.get_by_role("link", name="Go on to publishing").click()
    page.get_by_role("button", name="Publish 4 pairs").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("4 pairs are published")
    pair = Pair.objects.get(mentor=one.mentor, mentee=other.mentee)
    for person, partner in (two_of(pair), two_of(pair)[::-1]):
        be(person, f"/pairs/{pair.pk}/")
        expect(page.get_by_role("main")).to_contain_text(partner.name)
    told = Letter.objects.filter(kind="pair", to=one.mentor.person.email)
    assert [letter.subject for letter in told] == [f"You mentor {other.mentee.person}"]
    context.close()


def test_no_stage_has_a_violation_or_scrolls_sideways(
    page: Page, live_server: LiveServer, carla: Person
):
    site, now = live_server.url, timezone.now()
    sign_in(page.context, site, carla)
    run = matched(carla, at=now)
    both = [f"{_place(run)}showing/", f"{_place(run)}publication/"]
    found = wrong_with(page, site, both)
    approve(run, run.proposals.all()[:3], by=carla, at=now)
    found |= wrong_with(page, site, both)
    proposal = run.proposals.with_people()[0]
    preview = _shown(run, carla)
    found |= wrong_with(page, site, both)
    sign_in(page.context, site, proposal.mentor.person)
    found |= wrong_with(page, site, ["/looks/"])
    decline(proposal, by=proposal.mentor.person, at=now)
    found |= wrong_with(page, site, ["/looks/"])
    _let_the_day_pass()
    found |= wrong_with(page, site, ["/looks/"])
    sign_in(page.context, site, carla)
    found |= wrong_with(page, site, both)
    preview.refresh_from_db()
    settle(preview, by=None, at=now)
    found |= wrong_with(page, site, both)
    publish(run, by=carla, at=now)
    found |= wrong_with(page, site, both)

    assert found == {}


def _shown(run: MatchRun, carla: Person) -> Preview:
    now = timezone.now()
    return show(run, until=working_days_after(day_at(now), 5), by=carla, at=now)


def _place(run: MatchRun) -> str:
    return f"/programs/{run.cohort.program_id}/matching/{run.cohort_id}/runs/{run.pk}/"


def _let_the_day_pass() -> None:
    yesterday = day_at(timezone.now()) - dt.timedelta(days=1)
    Preview.objects.open().update(until=yesterday)
