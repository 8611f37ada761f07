"""What every journey does: be somebody in a browser, look at a page, and ask what is wrong."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from turnabout.people.models import Person

PHONE, DESK = 360, 1280


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


def faults(page: Page, address: str) -> tuple[list[str], int]:
    """Return what axe finds with everything unfolded, and how wide the page is."""
    page.goto(address)
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    violations = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]
    return told, page.evaluate("document.documentElement.scrollWidth")


def all_faults(page: Page, site: str, paths: Iterable[str]) -> dict[str, tuple[list[str], int]]:
    """Return the faults of each page, by its path."""
    return {path: faults(page, site + path) for path in paths}
