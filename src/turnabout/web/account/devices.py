"""What somebody would call the device that a browser says it runs on."""

from django.utils.translation import gettext as _

BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
"""A word of the browser's own description, and its name: the first that is found. Most of them
also call themselves by the names of those below."""

SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
]


def device(user_agent: str) -> str:
    """Return a name like "Firefox on Windows"."""
    browser = _named(user_agent, BROWSERS) or _("A browser")
    system = _named(user_agent, SYSTEMS)
    if not system:
        return browser
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def _named(user_agent: str, names: list[tuple[str, str]]) -> str | None:
    return next((name for word, name in names if word in user_agent), None)
