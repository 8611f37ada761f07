"""What every journey does: be somebody in a browser, look at pages, and ask what is wrong."""

from collections.abc import Iterable, Iterator

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from turnabout.people.models import Person

PHONE, DESK = 360, 1280
BY_NIGHT = {"runOnly": ["color-contrast"]}
"""What a dark page can have wrong that a light one has not."""


def sign_in(context: BrowserContext, site: str, person: Person) -> None:
    """Let this person be signed in in the browser; whoever was before is not any more."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    context.clear_cookies(name=name)
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


def appear(page: Page, *, width: int, scheme: str) -> None:
    """Give the window this width, and the eye a light or a dark page."""
    dark = "dark" if scheme == "dark" else "light"
    page.emulate_media(color_scheme=dark, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})


def heard(page: Page) -> list[str]:
    """Return a list that fills with what the browser complains of from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    return said


def wrong_with(page: Page, site: str, paths: Iterable[str]) -> dict[str, list[str]]:
    """Return what is wrong with each page on a phone and a desk, by day and by night.

    Everything on it is unfolded. A page with which nothing is wrong is left out.
    """
    said = heard(page)
    found = {path: list(_wrong(page, site + path, said)) for path in paths}
    return {path: faults for path, faults in found.items() if faults}


def _wrong(page: Page, address: str, said: list[str]) -> Iterator[str]:
    said.clear()
    answer = page.goto(address)
    if answer and not answer.ok:
        yield f"answers {answer.status}"
    yield from wrong_here(page)
    yield from said


def wrong_here(page: Page) -> Iterator[str]:
    """Yield what is wrong with the page as it stands, in every appearance."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for width in (PHONE, DESK):
        for scheme, options in (("light", None), ("dark", BY_NIGHT)):
            appear(page, width=width, scheme=scheme)
            for one in Axe().run(page, options=options).response["violations"]:
                yield f"{width} {scheme}, {one['id']}: {one['nodes'][0]['html'][:120]}"
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"{width}: scrolls sideways, to {reach}"
